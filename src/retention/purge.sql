-- Purging: the one mechanism by which anything of a person is deleted. It goes by a closed list of steps, for what two people agreed to, in pieces, each handed to
-- the caller as lines for the list beside the database before it is committed. No login may delete; the worker may call these functions.

-- What goes of a case: `hit` finds rows t by the case $1 or its person, $2 (kinds.sql); `sets` empties columns ('mark': a date in place of the words), none deletes.
-- `last`: in one go with the end of it.
create function retention.steps(p_class text) returns table (n int, tbl text, key text[], hit text, sets jsonb, last boolean) language sql immutable as $$
  with files(hit) as (values ('exists (select from files.artefact a where a.id = t.artefact_id and a.case_id = $1 and ($3 or not exists (select from releases.release r
      where r.agency_id = a.agency_id and a.id in (r.signature_id, r.second_signature_id))))')),
  words(n, tbl, key, hit, sets) as (values
    (1, 'cases.note_text', array['note_id', 'seq'], 't.case_id = $1 and get_byte(t.body, 0) <> 0', '{"body": "mark", "why": null}'::jsonb),
    (2, 'cases.contact', array['id'], 't.case_id = $1 and (t.topic is not null or t.kept_why is not null or t.safety_why is not null)',
      '{"topic": null, "kept_why": null, "safety_why": null}'),
    (2, 'cases.circumstance', array['id'], 't.case_id = $1 and t.words is not null', '{"words": null}'),
    (2, 'safety.content', array['id'], 't.case_id = $1 and t.body is not null', '{"body": null}'),
    (3, 'cases.task', array['id'], 't.case_id = $1 and get_byte(t.title, 0) <> 0', '{"title": "mark"}'),
    (4, 'cases.closing_review', array['id'], 't.case_id = $1 and get_byte(t.words, 0) <> 0', '{"words": "mark"}'),
    (5, 'crises.entry', array['id'], 'exists (select from crises.crisis c where c.id = t.crisis_id and c.case_id = $1) and get_byte(t.words, 0) <> 0', '{"words": "mark"}'),
    (6, 'crises.crisis', array['id'], 't.case_id = $1 and get_byte(t.check_title, 0) <> 0', '{"check_title": "mark"}'),
    (6, 'responses.response', array['id'], 't.case_id = $1 and get_byte(t.answers, 0) <> 0', '{"answers": "mark"}'),
    (6, 'responses.response', array['id'], 't.case_id = $1 and t.kept is not null', '{"kept": null}'),
    (7, 'walls.emergency', array['id'], 't.case_id = $1 and get_byte(t.threat, 0) <> 0', '{"threat": "mark", "parties": "mark"}'),
    (8, 'walls.emergency', array['id'], 't.case_id = $1 and get_byte(t.review, 0) <> 0', '{"review": "mark"}'),
    (16, 'plans.plan', array['id'], 't.case_id = $1 and get_byte(t.statement, 0) <> 0', '{"statement": "mark"}'),
    (16, 'plans.plan', array['id'], 't.case_id = $1 and get_byte(t.signed_name, 0) <> 0', '{"signed_name": "mark"}'),
    (16, 'plans.goal', array['id'], 't.case_id = $1 and get_byte(t.words, 0) <> 0', '{"words": "mark"}'),
    (16, 'plans.action', array['id'], 't.case_id = $1 and get_byte(t.what, 0) <> 0', '{"what": "mark"}'),
    (16, 'plans.action', array['id'], 't.case_id = $1 and get_byte(t.owner_name, 0) <> 0', '{"owner_name": "mark"}'),
    (16, 'plans.remark', array['id'], 't.case_id = $1 and get_byte(t.words, 0) <> 0', '{"words": "mark"}'),
    (16, 'oversight.override', array['id'], 't.case_id = $1 and get_byte(t.note, 0) <> 0', '{"note": "mark"}'),
    (16, 'supervision.ask', array['id'], 't.case_id = $1 and get_byte(t.words, 0) <> 0', '{"words": "mark"}'),
    (16, 'supervision.ask', array['id'], 't.case_id = $1 and get_byte(t.answer_words, 0) <> 0', '{"answer_words": "mark"}'),
    (16, 'supervision.review', array['id'], 't.case_id = $1 and get_byte(t.note, 0) <> 0', '{"note": "mark"}'),
    (16, 'assessments.need', array['id'], 't.case_id = $1 and get_byte(t.words, 0) <> 0', '{"words": "mark"}'),
    (16, 'assessments.assessment', array['id'], 't.case_id = $1 and get_byte(t.found, 0) <> 0', '{"found": "mark"}'),
    (17, 'requests.item', array['id'], 't.case_id = $1 and t.copy is not null', '{"copy": null}'),
    (18, 'requests.request', array['id'], 't.case_id = $1 and t.ended_at is not null and get_byte(t.wanted, 0) <> 0', '{"asker": "mark", "wanted": "mark", "answer": "mark"}'),
    (18, 'requests.request', array['id'], 't.case_id = $1 and t.ended_at is not null and get_byte(t.order_words, 0) <> 0', '{"order_words": "mark"}'),
    (18, 'requests.request', array['id'], 't.case_id = $1 and t.ended_at is not null and get_byte(t.no_notice_why, 0) <> 0', '{"no_notice_why": "mark"}'),
    (8, 'involvements.involvement', array['id'], 't.case_id = $1 and get_byte(t.name, 0) <> 0', '{"name": "mark", "office": null, "does": null}'),
    (8, 'leaves.comeback', array['id'], 't.case_id = $1 and num_nonnulls(t.knowing, t.changes) > 0', '{"knowing": null, "changes": null}'),
    (8, 'leaves.decision', array['id'], 't.case_id = $1 and num_nonnulls(t.terms, t.appeal_words) > 0', '{"terms": null, "appeal_words": null}'),
    (16, 'leaves.decision', array['id'], 't.case_id = $1 and get_byte(t.appeal_how, 0) <> 0', '{"appeal_how": "mark"}'),
    (16, 'leaves.reasoning', array['id'], 't.case_id = $1 and get_byte(t.words, 0) <> 0', '{"words": "mark"}'),
    (8, 'navigation.event', array['id'], 't.case_id = $1 and num_nonnulls(t.place, t.words, t.outcome, t.interpreter_name) > 0', '{"place": null, "words": null, "outcome": null, "interpreter_name": null}'),
    (8, 'navigation.barrier', array['id'], 't.case_id = $1 and num_nonnulls(t.words, t.action_words, t.outcome_words) > 0', '{"words": null, "action_words": null, "outcome_words": null}'),
    (8, 'navigation.milestone', array['id'], 't.case_id = $1 and t.words is not null', '{"words": null}'),
    (8, 'navigation.report', array['id'], 't.case_id = $1 and num_nonnulls(t.to_whom, t.reference) > 0', '{"to_whom": null, "reference": null}'),
    (8, 'titleix.report', array['id'], '(t.case_id = $1 or exists (select from concerns.concern c where c.id = t.concern_id and c.case_id = $1)) and get_byte(t.to_whom, 0) <> 0', '{"to_whom": "mark"}'),
    (8, 'titleix.report', array['id'], '(t.case_id = $1 or exists (select from concerns.concern c where c.id = t.concern_id and c.case_id = $1)) and get_byte(t.why, 0) <> 0', '{"why": "mark"}'),
    (8, 'titleix.measure', array['id'], 't.case_id = $1 and get_byte(t.what_to_do, 0) <> 0', '{"what_to_do": "mark"}'),
    (9, 'concerns.addition', array['id'], 'exists (select from concerns.concern c where c.id = t.concern_id and c.case_id = $1) and get_byte(t.body, 0) <> 0', '{"body": "mark"}'),
    (10, 'concerns.decision', array['id'], 'exists (select from concerns.concern c where c.id = t.concern_id and c.case_id = $1) and get_byte(t.rationale, 0) <> 0', '{"rationale": "mark"}'),
    (11, 'concerns.concern', array['id'], 't.case_id = $1 and get_byte(t.narrative, 0) <> 0', '{"narrative": "mark", "subject": null, "subject_tokens": null, "place_tokens": null, "sender": null, "appendix": null}'),
    (12, 'files.piece', array['artefact_id', 'n'], (select hit from files), null),
    (13, 'files.artefact', array['id'], replace((select hit from files), 't.artefact_id', 't.id'), null),
    (14, 'kernel.draft', array['account_id', 'place'], 't.place like ''%'' || $1::text || ''%''', null),
    (15, 'imports.staged', array['run_id', 'place', 'kind'], 't.inside = $1 or exists (select from cases.note o where o.id = t.inside and o.case_id = $1)', null)),
  whole(n, tbl, key, hit, last) as (values
    (19, 'oversight.override', array['id'], 't.case_id = $1', false),
    (19, 'supervision.ask', array['id'], 't.case_id = $1', false), (19, 'supervision.review', array['id'], 't.case_id = $1', false),
    (19, 'assessments.need', array['id'], 't.case_id = $1', false), (19, 'assessments.assessment', array['id'], 't.case_id = $1', false),
    (20, 'disclosures.link', array['package_id'], 'exists (select from disclosures.package p where p.id = t.package_id and p.case_id = $1)', false),
    (21, 'disclosures.opening', array['id'], 't.case_id = $1', false), (22, 'disclosures.closing', array['package_id'], 't.case_id = $1', false),
    (23, 'cases.circumstance', array['id'], 't.case_id = $1', false), (23, 'safety.content', array['id'], 't.case_id = $1', false), (24, 'disclosures.duty', array['id'], 't.case_id = $1', false),
    (25, 'requests.item', array['id'], 't.case_id = $1', false), (26, 'requests.request', array['id'], 't.case_id = $1', false),
    (27, 'disclosures.piece', array['item_id', 'n'], 'exists (select from disclosures.item i where i.id = t.item_id and i.case_id = $1)', false),
    (28, 'disclosures.item', array['id'], 't.case_id = $1', false), (29, 'disclosures.package', array['id'], 't.case_id = $1', false),
    (30, 'disclosures.reminder', array['id'], 't.case_id = $1', false),
    (31, 'plans.rating', array['id'], 't.case_id = $1', false), (31, 'plans.coding', array['id'], 't.case_id = $1', false),
    (31, 'plans.remark', array['id'], 't.case_id = $1', false),
    (31, 'plans.action', array['id'], 't.case_id = $1', false), (32, 'plans.goal', array['id'], 't.case_id = $1', true),
    (33, 'plans.plan', array['id'], 't.case_id = $1', true),
    (31, 'releases.review', array['id'], 't.case_id = $1', false), (32, 'releases.item', array['id'], 't.case_id = $1', false),
    (32, 'involvements.connection', array['id'], 't.case_id = $1', false), (33, 'involvements.point', array['id'], 't.case_id = $1', false), (33, 'involvements.review', array['id'], 't.case_id = $1', false),
    (33, 'involvements.involvement', array['id'], 't.case_id = $1', false),
    (33, 'releases.release', array['id'], 't.case_id = $1', true), (34, 'releases.recipient', array['id'], 't.case_id = $1', false),
    (35, 'portal.invitation', array['id'], 't.case_id = $1', false),
    (36, 'portal.credential', array['page_id'], 'exists (select from portal.page p where p.id = t.page_id and p.case_id = $1)', false),
    (37, 'portal.demo_sign_in', array['page_id'], 'exists (select from portal.page p where p.id = t.page_id and p.case_id = $1)', false),
    (38, 'portal.page', array['id'], 't.case_id = $1', false),
    (19, 'leaves.reasoning', array['id'], 't.case_id = $1', false), (20, 'leaves.decision', array['id'], 't.case_id = $1', true),
    (21, 'leaves.kind', array['leave_id'], 'exists (select from leaves.leave l where l.id = t.leave_id and l.case_id = $1)', false),
    (22, 'leaves.leave', array['id'], 't.case_id = $1', false), (22, 'leaves.comeback', array['id'], 't.case_id = $1', false),
    (39, 'navigation.event', array['id'], 't.case_id = $1', false), (39, 'navigation.barrier', array['id'], 't.case_id = $1', false),
    (39, 'navigation.rights', array['id'], 't.case_id = $1', false), (39, 'navigation.milestone', array['id'], 't.case_id = $1', false),
    (39, 'navigation.report', array['id'], 't.case_id = $1', false),
    (39, 'appointments.appointment', array['id'], 't.case_id = $1', false),
    (39, 'responses.response', array['id'], 't.case_id = $1', false),
    -- A complaint goes with the last case that was in it, and with what stood there of nobody of ours.
    (21, 'titleix.party', array['id'], 't.case_id is null and exists (select from titleix.party p where p.complaint_id = t.complaint_id and p.case_id = $1)
       and not exists (select from titleix.party o where o.complaint_id = t.complaint_id and o.case_id <> $1)', false),
    (22, 'titleix.party', array['id'], 't.case_id = $1', false),
    (23, 'titleix.complaint', array['id'], 't.agency_id = (select c.agency_id from cases.case c where c.id = $1) and t.closed_on + interval ''7 years'' <= agencies.local_day(t.agency_id)
       and not exists (select from titleix.party p where p.complaint_id = t.id)', false),
    (24, 'titleix.measure', array['id'], 't.case_id = $1', false),
    (25, 'titleix.report', array['id'], 't.case_id = $1 or exists (select from concerns.concern c where c.id = t.concern_id and c.case_id = $1)', false),
    (40, 'cases.note_text', array['note_id', 'seq'], 't.case_id = $1', false), (41, 'cases.note', array['id'], 't.case_id = $1', false),
    (42, 'cases.task', array['id'], 't.case_id = $1', false), (43, 'cases.contact', array['id'], 't.case_id = $1', false),
    (44, 'cases.team_member', array['id'], 't.case_id = $1', false), (45, 'cases.timeline', array['id'], 't.case_id = $1', false),
    (46, 'cases.closing_review', array['id'], 't.case_id = $1', false), (47, 'cases.bulk_item', array['run_id', 'subject_id'], 't.subject_id = $1', false),
    (50, 'crises.entry', array['id'], 'exists (select from crises.crisis c where c.id = t.crisis_id and c.case_id = $1)', false), (51, 'crises.crisis', array['id'], 't.case_id = $1', false),
    (52, 'deaths.bereaved', array['id'], 't.case_id = $1', false), (53, 'walls.emergency', array['id'], 't.case_id = $1', false),
    (54, 'access.wall', array['id'], 't.case_id = $1', false), (55, 'access.grant', array['id'], 't.case_id = $1', false),
    (56, 'today.snooze', array['id'], 't.subject_id = $1 or exists (select from concerns.concern c where c.id = t.subject_id and c.case_id = $1)', false),
    (57, 'oncall.ring', array['id'], 'exists (select from concerns.concern c where c.id = t.concern_id and c.case_id = $1)', false),
    (58, 'oncall.call', array['concern_id'], 'exists (select from concerns.concern c where c.id = t.concern_id and c.case_id = $1)', false),
    (59, 'concerns.receipt', array['code_hash'], 'exists (select from concerns.concern c where c.id = t.concern_id and c.case_id = $1)', false),
    (60, 'concerns.addition', array['id'], 'exists (select from concerns.concern c where c.id = t.concern_id and c.case_id = $1)', false),
    (61, 'concerns.decision', array['id'], 'exists (select from concerns.concern c where c.id = t.concern_id and c.case_id = $1)', false),
    (62, 'concerns.passage', array['id'], 'exists (select from concerns.concern c where c.id = t.concern_id and c.case_id = $1)', false),
    (63, 'concerns.not_them', array['id'], 'exists (select from concerns.concern c where c.id = t.concern_id and c.case_id = $1)', false),
    (64, 'concerns.concern', array['id'], 't.case_id = $1', false),
    (65, 'people.external_id', array['agency_id', 'system', 'kind', 'inside'], 't.inside = $1', false),
    (66, 'messages.stopped', array['subject_id'], 't.subject_id = $1', false),
    (70, 'retention.hold', array['id'], 't.case_id = $1 and t.lifted_at is not null', true), (72, 'cases.case', array['id'], 't.id = $1', true),
    (73, 'people.participation', array['id'], 't.person_id = any ($2) and t.because = ''case'' and not exists (select from cases.case c where c.person_id = t.person_id and c.program_id = t.program_id)', true))
  select w.n, w.tbl, w.key, w.hit, w.sets, false from words w where p_class = 'case_words' or w.n between 12 and 15
  union all select w.n, w.tbl, w.key, w.hit, null, w.last from whole w where p_class = 'case'
  -- The reviews of it stay, and say no more of whom.
  union all select 71, 'retention.review', array['id'], 't.case_id = $1', '{"case_id": null, "person_id": null, "number": null}'::jsonb, true where p_class = 'case'
  -- And the person, where nothing else is known of them here.
  union all select * from retention.person_steps() where p_class = 'case'
   order by 1
$$;

-- To delete, and to find what to delete; to write over by name, and nothing else.
do $$
declare s record;
begin
  for s in select distinct x.tbl, x.sets from unnest(array['case_words', 'case']) k, retention.steps(k) x where to_regclass(x.tbl) is not null
           union select distinct x.tbl, x.sets from unnest(array['concern', 'crisis', 'paper', 'person', 'consults', 'imports', 'messages', 'leftovers']) k, retention.kind_steps(k) x
            where to_regclass(x.tbl) is not null loop
    if s.sets is null then perform kernel.entrust(s.tbl, 'select, delete');
    else perform kernel.entrust(s.tbl, format('select, update (%s)', (select string_agg(quote_ident(k), ', ') from jsonb_object_keys(s.sets) k))); end if;
  end loop;
  perform kernel.entrust('cases.timeline', 'insert');
  -- Locked while it is judged.
  perform kernel.entrust('requests.paper', 'update (version)');
end $$;

-- Whether it may go now: two agreed, its day has come, nothing was written since, and nothing holds it.
create function retention.ripe(r retention.review) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.state in ('agreed', 'purging') and r.due_on <= agencies.local_day(r.agency_id)
     and coalesce(case when r.kind = 'case' then retention.due(r.case_id, r.class)
           else retention.due_by(r.agency_id, r.program_id, r.class, r.kind, r.subject_id, r.person_id, r.month) end <= agencies.local_day(r.agency_id), false)
$$;
grant execute on function retention.steps(text), retention.ripe(retention.review) to holdfast_guard;

-- What may go now; with the day of birth as it is sealed, of which only an age band stays.
create function retention.ready() returns table (review_id uuid, agency_id uuid, person_id uuid, born bytea, closed_on date) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, r.agency_id, r.person_id, p.born, coalesce(c.closed_on, retention.last_of(r.kind, r.subject_id), r.due_on)
    from retention.review r left join people.person p on p.id = r.person_id left join cases.case c on c.id = r.case_id
   where r.state in ('agreed', 'purging') and retention.ripe(r) order by r.due_on, r.id limit 100
$$;
-- Pieces that were begun and never done: their lines, if any were written, are void.
create function retention.begin_piece(p_piece uuid, p_review uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into retention.piece (id, agency_id, review_id) select p_piece, r.agency_id, r.id from retention.review r where r.id = p_review
$$;
-- Whoever is at a piece holds it: nobody else takes it for one that broke off, and one that was taken is begun no more.
create function retention.hold_piece(p_piece uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from retention.piece p where p.id = p_piece and p.done_at is null for update;
  if not found then raise exception using errcode = 'HF409', message = 'piece.taken'; end if;
end $$;
create function retention.open_pieces() returns table (piece_id uuid) language sql security definer set search_path = pg_catalog, pg_temp as $$
  select p.id from retention.piece p where p.done_at is null for update skip locked
$$;
create function retention.drop_piece(p_piece uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from retention.piece where id = p_piece and done_at is null
$$;

-- What will stay of a case, counted while all of it is there.
create function retention.write_stub(r retention.review, p_band text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into retention.stub (id, agency_id, program_id, age_band, opened_month, closed_month, service_level, closure_reason, outcome, reopened_times,
    contacts, one_to_ones, minutes, notes, concerns, disclosures)
  select r.id, c.agency_id, c.program_id, p_band, date_trunc('month', c.opened_on)::date, date_trunc('month', c.closed_on)::date, c.service_level, c.closure_reason, c.outcome, c.reopened_times,
    coalesce(x.contacts, 0), coalesce(x.one_to_ones, 0), coalesce(x.minutes, 0),
    (select count(*) from cases.note n where n.case_id = c.id), (select count(*) from concerns.concern k where k.case_id = c.id), (select count(*) from disclosures.package d where d.case_id = c.id)
    from cases.case c
    left join lateral (select count(*) as contacts, count(*) filter (where k.kind = 'one_to_one') as one_to_ones, sum(k.minutes) as minutes
                         from cases.contact k where k.case_id = c.id and k.withdrawn_at is null and k.result = 'completed') x on true
   where c.id = r.case_id
  on conflict do nothing
$$;
grant execute on function retention.write_stub(retention.review, text) to holdfast_guard;

-- What will stay of anything else: months and codes.
create function retention.write_other_stub(r retention.review, p_band text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into retention.stub (id, agency_id, program_id, kind, amount, age_band, opened_month, closed_month, outcome, reopened_times, contacts, one_to_ones, minutes, notes, concerns, disclosures)
  select r.id, r.agency_id, r.program_id, r.kind, case when r.month is null then 1 else 0 end, p_band, date_trunc('month', x.began)::date, date_trunc('month', x.over)::date, x.outcome,
    0, 0, 0, 0, 0, case when r.kind = 'concern' then 1 else 0 end, 0
    from (select c.received_on as began, retention.day_at(c.agency_id, c.decided_at) as over, c.status as outcome from concerns.concern c where r.kind = 'concern' and c.id = r.subject_id
          union all select retention.day_at(c.agency_id, c.began_at), retention.day_at(c.agency_id, c.set_aside_at), null from crises.crisis c where r.kind = 'crisis' and c.id = r.subject_id
          union all select p.came_on, retention.day_at(p.agency_id, p.ended_at), p.outcome from requests.paper p where r.kind = 'paper' and p.id = r.subject_id
          union all select retention.day_at(p.agency_id, p.created_at), retention.last_seen(p.id), null from people.person p where r.kind = 'person' and p.id = r.subject_id
          union all select r.month, r.month, null where r.kind in ('roster', 'messages')) x
  on conflict do nothing
$$;
grant execute on function retention.write_other_stub(retention.review, text) to holdfast_guard;

-- Takes the next piece away, some rows, and answers a line for each, and whether that was the last. Nothing where it may not go (any more).
create function retention.purge_piece(p_review uuid, p_piece uuid, p_limit int, p_band text, out lines jsonb, out more boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r retention.review; s record; v jsonb; v_mark bytea; v_set text; v_line text; room int := p_limit; whole boolean; ending boolean := false;
  v_people uuid[]; v_alone boolean := false; v_from timestamptz; v_to timestamptz; v_file uuid;
begin
  lines := '[]'; more := false;
  select * into r from retention.review x where x.id = p_review;
  if r.state is distinct from 'agreed' and r.state is distinct from 'purging' then return; end if;
  -- Of what has no person, whoever else purges it waits for the row.
  if r.person_id is not null then perform retention.take_turn(r.person_id); end if;
  select * into r from retention.review x where x.id = p_review for update;
  -- Whoever writes in it waits, and finds it gone, or as it is.
  perform from cases.case c where c.id = r.case_id for update;
  perform from concerns.concern c where r.kind = 'concern' and c.id = r.subject_id for update;
  perform from crises.crisis c where r.kind = 'crisis' and c.id = r.subject_id for update;
  perform from requests.paper p where r.kind = 'paper' and p.id = r.subject_id for update;
  perform from people.person p where r.kind = 'person' and p.id = r.subject_id for update;
  if not retention.ripe(r) then return; end if;
  whole := r.class <> 'case_words';
  if r.state = 'agreed' then
    if r.class = 'case' then perform retention.write_stub(r, p_band); elsif r.kind <> 'case' then perform retention.write_other_stub(r, p_band); end if;
    update retention.review set state = 'purging', version = version + 1 where id = r.id;
  end if;
  v_mark := '\x00'::bytea || convert_to(agencies.local_day(r.agency_id)::text, 'UTF8');
  v_from := retention.month_at(r.agency_id, r.month);
  v_to := retention.month_at(r.agency_id, (r.month + interval '1 month')::date);
  v_file := (select p.artefact_id from requests.paper p where r.kind = 'paper' and p.id = r.subject_id);
  v_people := case r.kind when 'roster' then retention.next_to_go(r, greatest(p_limit / 10, 1)) else array_remove(array[r.person_id], null) end;
  perform set_config('hf.purging', coalesce(r.case_id, r.subject_id, r.id)::text, true);
  for s in select x.* from retention.steps(r.class) x where r.kind = 'case' and to_regclass(x.tbl) is not null
           union all select x.* from retention.kind_steps(r.kind) x where r.kind <> 'case' and to_regclass(x.tbl) is not null order by n loop
    if room <= 0 and not ending then more := true; return; end if;
    ending := ending or s.n >= 70;
    -- Whoever a case leaves behind goes with it only where nothing else is known of them here.
    if r.kind = 'case' and s.n >= 80 and not v_alone then
      exit when not retention.alone(r.person_id);
      v_alone := true;
    end if;
    v_line := format('jsonb_build_object(''table'', %L, ''key'', jsonb_build_object(%s))', s.tbl, (select string_agg(format('%L, t.%I::text', k, k), ', ') from unnest(s.key) k));
    if s.sets is null then
      v_set := format('delete from %1$s t where t.ctid = any (array(select t.ctid from %1$s t where %2$s limit $4)) returning %3$s as line', to_regclass(s.tbl), s.hit, v_line);
    else
      select format('update %1$s t set %2$s where t.ctid = any (array(select t.ctid from %1$s t where %3$s limit $4)) returning %4$s || jsonb_build_object(''set'', jsonb_build_object(%5$s)) as line', to_regclass(s.tbl),
          string_agg(format('%I = %s', e.key, case e.value #>> '{}' when 'mark' then '$5' when 'month' then format('date_trunc(''month'', t.%I)::date', e.key) when 'start' then '$7'
            when 'started' then format('case when t.%I is not null then $7 end', e.key) when 'zero' then 'time ''00:00''' when 'blank' then '''''' else 'null' end), ', '),
          s.hit, v_line, string_agg(format('%L, t.%I::text', e.key, e.key), ', '))
        into v_set from jsonb_each(s.sets) e;
    end if;
    execute format('with t as (%s) select coalesce(jsonb_agg(t.line), ''[]'') from t', v_set) into v
      using coalesce(r.case_id, r.subject_id), v_people, whole, case when s.last then 100000 else room end, v_mark, r.program_id, v_from, v_to, r.agency_id, v_file;
    lines := lines || v;
    room := room - jsonb_array_length(v);
  end loop;
  if r.month is not null then
    update retention.stub set amount = amount + case r.kind when 'roster' then cardinality(v_people) else jsonb_array_length(lines) end where id = r.id;
  end if;
  if r.kind = 'roster' and cardinality(v_people) > 0 then
    insert into kernel.audit_event (id, agency_id, account_id, source, action, outcome, about, people)
    values (gen_random_uuid(), r.agency_id, r.agreed_by, 'job', 'retention.purge', 'done', jsonb_build_object('reviewId', r.id, 'kind', r.kind, 'pieceId', p_piece), v_people);
    more := true;
    return;
  end if;
  -- Full: there may be more of the last step.
  if room <= 0 and not ending then more := true; return; end if;
  update retention.review set state = 'purged', ended_at = kernel.clock(), version = version + 1 where id = r.id;
  if whole then
    update retention.stub set final = true where id = r.id;
    lines := lines || coalesce((select jsonb_build_array(jsonb_build_object('table', 'retention.stub', 'key', jsonb_build_object('id', x.id), 'add', to_jsonb(x))) from retention.stub x where x.id = r.id), '[]');
  else
    insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, account_id, section, codes)
    values (r.id, r.agency_id, r.program_id, r.person_id, r.case_id, agencies.local_day(r.agency_id), 'status', r.agreed_by, access.section('services'),
      jsonb_build_object('purged', agencies.local_day(r.agency_id)))
    on conflict do nothing;
  end if;
  -- Restored, it is over there too; who agreed may be somebody an older backup does not know yet.
  lines := lines || jsonb_build_array(jsonb_build_object('table', 'retention.review', 'key', jsonb_build_object('id', r.id),
    'set', jsonb_build_object('state', 'lapsed', 'ended_at', kernel.clock())));
  insert into kernel.audit_event (id, agency_id, account_id, source, action, outcome, about, people)
  values (gen_random_uuid(), r.agency_id, r.agreed_by, 'job', case when whole then 'retention.purge' else 'retention.purgeWords' end, 'done',
    jsonb_strip_nulls(jsonb_build_object('reviewId', r.id, 'caseId', r.case_id, 'kind', case when r.kind <> 'case' then r.kind end, 'subjectId', r.subject_id, 'month', r.month)),
    array_remove(array[r.person_id], null));
end $$;

-- Says that a piece is done, in its own transaction.
create function retention.end_piece(p_piece uuid, p_lines int) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update retention.piece set done_at = kernel.clock(), lines = p_lines where id = p_piece
$$;
grant execute on function retention.ready(), retention.begin_piece(uuid, uuid), retention.open_pieces(), retention.hold_piece(uuid), retention.drop_piece(uuid),
  retention.purge_piece(uuid, uuid, int, text), retention.end_piece(uuid, int) to holdfast_worker;
