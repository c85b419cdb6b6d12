-- What goes of each kind, by the same closed list as of a case (purge.sql). $1 the case or subject, $2 the people, $3 all of it, $4 how many at once, $5 the mark, $6 the program,
-- $7 and $8 where its month begins and ends, $9 the agency, $10 the file of a paper. `sets`: mark, a date in place of words; month, its first day; start, its first moment;
-- started, the same where there was one; zero, midnight; blank.

-- Whoever goes: the people of $2, with all that is known of each, in one go.
create function retention.person_steps() returns table (n int, tbl text, key text[], hit text, sets jsonb, last boolean) language sql immutable as $$
  select p.n, p.tbl, p.key, p.hit, p.sets::jsonb, true from (values
    (80, 'oversight.override', array['id'], 't.person_id = any ($2) and t.case_id is null', null),
    (81, 'files.piece', array['artefact_id', 'n'], 'exists (select from files.artefact a where a.id = t.artefact_id and a.person_id = any ($2) and a.case_id is null)', null),
    (82, 'files.artefact', array['id'], 't.person_id = any ($2) and t.case_id is null', null),
    (83, 'concerns.not_them', array['id'], 't.person_id = any ($2)', null),
    (84, 'deaths.bereaved', array['id'], 't.person_id = any ($2)', null), (85, 'deaths.death', array['id'], 't.person_id = any ($2)', null),
    (86, 'people.family_standing', array['id'], 't.person_id = any ($2)', null), (87, 'people.roster_claim', array['id'], 't.person_id = any ($2)', null),
    (88, 'people.external_id', array['agency_id', 'system', 'kind', 'inside'], 't.inside = any ($2 || array(select r.id from people.relationship r where r.person_id = any ($2))
       || array(select e.id from people.enrolment e where e.person_id = any ($2)) || array(select m.id from people.class_member m where m.person_id = any ($2)))', null),
    (89, 'people.enrolment', array['id'], 't.person_id = any ($2)', null), (90, 'people.class_member', array['id'], 't.person_id = any ($2)', null),
    (91, 'people.relationship', array['id'], 't.person_id = any ($2)', null), (92, 'people.unmasking', array['id'], 't.person_id = any ($2)', null),
    (93, 'people.contact_point', array['id'], 't.person_id = any ($2)', null), (94, 'people.name_token', array['agency_id', 'person_id'], 't.person_id = any ($2)', null),
    (95, 'people.name', array['id'], 't.person_id = any ($2)', null), (96, 'people.participation', array['id'], 't.person_id = any ($2)', null),
    (97, 'messages.stopped', array['subject_id'], 't.subject_id = any ($2)', null), (98, 'imports.staged', array['run_id', 'place', 'kind'], 't.inside = any ($2)', null),
    (99, 'access.wall', array['id'], 't.person_id = any ($2)', null), (100, 'access.grant', array['id'], 't.person_id = any ($2)', null),
    (101, 'walls.emergency', array['id'], 't.person_id = any ($2)', '{"person_id": null, "threat": "mark", "parties": "mark"}'),
    (102, 'retention.hold', array['id'], 't.person_id = any ($2) and t.lifted_at is not null', null),
    (103, 'retention.review', array['id'], 't.person_id = any ($2)', '{"person_id": null, "subject_id": null, "number": null}'),
    (104, 'people.person', array['id'], 't.id = any ($2)', null)) p(n, tbl, key, hit, sets)
$$;

create function retention.kind_steps(p_kind text) returns table (n int, tbl text, key text[], hit text, sets jsonb, last boolean) language sql immutable as $$
  select k.n, k.tbl, k.key, k.hit, k.sets::jsonb, k.n >= 70 from (values
    ('concern', 1, 'kernel.draft', array['account_id', 'place'], 't.place like ''%'' || $1::text || ''%''', null),
    ('concern', 2, 'today.snooze', array['id'], 't.subject_id = $1', null),
    ('concern', 3, 'oncall.ring', array['id'], 't.concern_id = $1', null), ('concern', 4, 'oncall.call', array['concern_id'], 't.concern_id = $1', null),
    ('concern', 5, 'concerns.receipt', array['code_hash'], 't.concern_id = $1', null), ('concern', 6, 'concerns.addition', array['id'], 't.concern_id = $1', null),
    ('concern', 7, 'concerns.decision', array['id'], 't.concern_id = $1', null), ('concern', 8, 'concerns.passage', array['id'], 't.concern_id = $1', null),
    ('concern', 9, 'concerns.not_them', array['id'], 't.concern_id = $1', null), ('concern', 10, 'messages.stopped', array['subject_id'], 't.subject_id = $1', null),
    ('concern', 11, 'deaths.bereaved', array['id'], 't.concern_id = $1', '{"concern_id": null}'),
    ('concern', 12, 'titleix.report', array['id'], 't.concern_id = $1', null),
    ('concern', 71, 'retention.review', array['id'], 't.subject_id = $1', '{"person_id": null, "subject_id": null, "number": null}'),
    ('concern', 72, 'concerns.concern', array['id'], 't.id = $1 and t.case_id is null', null),
    ('crisis', 1, 'kernel.draft', array['account_id', 'place'], 't.place like ''%'' || $1::text || ''%''', null),
    ('crisis', 2, 'crises.entry', array['id'], 't.crisis_id = $1', null), ('crisis', 3, 'today.snooze', array['id'], 't.subject_id = $1', null),
    ('crisis', 71, 'retention.review', array['id'], 't.subject_id = $1', '{"subject_id": null, "number": null}'),
    ('crisis', 72, 'crises.crisis', array['id'], 't.id = $1 and t.case_id is null', null),
    ('paper', 1, 'kernel.draft', array['account_id', 'place'], 't.place like ''%'' || $1::text || ''%''', null),
    ('paper', 2, 'files.piece', array['artefact_id', 'n'], 't.artefact_id = $10', null),
    ('paper', 70, 'retention.hold', array['id'], 't.paper_id = $1 and t.lifted_at is not null', null),
    ('paper', 71, 'retention.review', array['id'], 't.subject_id = $1', '{"subject_id": null, "number": null}'),
    ('paper', 72, 'requests.paper', array['id'], 't.id = $1', null), ('paper', 73, 'files.artefact', array['id'], 't.id = $10 and t.case_id is null and t.person_id is null', null),
    -- Emptied, and not taken away: what is left is counts, and so each of them counts as before.
    ('consults', 1, 'consults.consult', array['id'], 't.program_id = $6 and t.at > $7 and t.at < $8',
       '{"asker": null, "about": "mark", "said": "mark", "on_day": "month", "at": "start", "became_concern_at": "started"}'),
    ('consults', 2, 'consults.hotline_contact', array['id'], 't.program_id = $6 and t.at > $7 and t.at < $8', '{"on_day": "month", "at_time": "zero", "at": "start"}'),
    ('consults', 3, 'oncall.hand_over', array['id'], 't.program_id = $6 and t.at >= $7 and t.at < $8', null),
    ('consults', 4, 'cases.group_session', array['id'], 't.program_id = $6 and t.recorded_at >= $7 and t.recorded_at < $8 and not exists (select from cases.contact k where k.session_id = t.id)', null),
    ('imports', 1, 'imports.staged', array['run_id', 'place', 'kind'], 't.run_id = any (retention.runs_of($6, $7, $8))', null),
    ('imports', 2, 'imports.piece', array['run_id', 'n'], 't.run_id = any (retention.runs_of($6, $7, $8))', null),
    ('imports', 3, 'imports.old_cases', array['run_id'], 't.run_id = any (retention.runs_of($6, $7, $8))', null),
    ('imports', 71, 'imports.run', array['id'], 't.id = any (retention.runs_of($6, $7, $8))', '{"file_name": "blank"}'),
    ('messages', 1, 'messages.outbox', array['id'], 't.agency_id = $9 and t.created_at >= $7 and t.created_at < $8 and (t.sent_at is not null or t.failed_at is not null)', null),
    ('leftovers', 1, 'kernel.draft', array['account_id', 'place'], 't.agency_id = $9 and t.updated_at >= $7 and t.updated_at < $8', null),
    ('leftovers', 2, 'cases.bulk_run', array['id'], 't.agency_id = $9 and t.at >= $7 and t.at < $8 and t.note is not null', '{"note": null}'),
    ('leftovers', 3, 'walls.emergency', array['id'], 't.agency_id = $9 and t.case_id is null and t.at >= $7 and t.at < $8 and get_byte(t.threat, 0) <> 0', '{"threat": "mark", "parties": "mark"}')
  ) k(kind, n, tbl, key, hit, sets) where k.kind = p_kind
  union all select * from retention.person_steps() where p_kind in ('person', 'roster')
  order by 1
$$;
-- The imports of a program that ended in a month.
create function retention.runs_of(p_program uuid, p_from timestamptz, p_to timestamptz) returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select r.id from imports.run r where r.program_id = p_program and r.finished_at >= p_from and r.finished_at < p_to
    and r.status in ('applied', 'refused', 'failed', 'dropped') and r.file_name <> '')
$$;
grant execute on function retention.person_steps(), retention.kind_steps(text), retention.runs_of(uuid, timestamptz, timestamptz) to holdfast_guard;

-- The next to go of those who left a roster in a month, locked and judged again: nobody who came back since, who has a case by now, who is held; and of their families
-- whoever is known by them alone and left too.
create function retention.next_to_go(r retention.review, p_most int) returns uuid[] language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v uuid[]; v_families uuid[]; v_end date := (r.month + interval '1 month')::date;
begin
  v := array(select e.inside from people.external_id e join people.person p on p.id = e.inside
    where e.kind = 'person' and e.ended_at < retention.month_at(r.agency_id, v_end) and p.agency_id = r.agency_id and p.source = 'roster'
      and not retention.bound(p.id, array[p.id]) and retention.home(p.id) = r.program_id
      and retention.last_seen(p.id) >= r.month and retention.last_seen(p.id) < v_end limit p_most);
  perform from people.person p where p.id = any (v) order by p.id for update;
  v := array(select x from unnest(v) x where not retention.bound(x, array[x]) and retention.last_seen(x) < v_end);
  v_families := array(select distinct f.other_id from people.relationship f join people.person p on p.id = f.other_id
    where f.person_id = any (v) and retention.left_roster(p.id) and not retention.bound(p.id, v || p.id) and retention.last_seen(p.id) < v_end);
  perform from people.person p where p.id = any (v_families) order by p.id for update;
  return v || array(select x from unnest(v_families) x where not retention.bound(x, v || x));
end $$;
grant execute on function retention.next_to_go(retention.review, int) to holdfast_guard;
