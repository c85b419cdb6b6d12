-- What goes out and what stays in. Functions named `export_` belong to a role of their own that nobody logs in as: it may read what is named here and
-- nothing else, and only the worker may call them, as the one who asked, while the request is being made.

grant execute on function kernel.uid(), kernel.agency(), kernel.context_ok(), access.walled_cases(), access.walled_people() to holdfast_export;

-- A table to go out, whole or by these columns.
create function exports.let_out(tables text[], columns text default null) returns void language plpgsql as $$
declare t text;
begin
  foreach t in array tables loop
    if to_regclass(t) is not null then
      perform kernel.entrust(to_regclass(t), case when columns is null then 'select' else format('select (%s, xmin)', columns) end, 'holdfast_export');
    end if;
  end loop;
end $$;

select exports.let_out(array['agencies.agency', 'agencies.site', 'agencies.program', 'agencies.closure', 'agencies.counter',
  'staff.account', 'staff.membership', 'staff.admission', 'staff.law_standing', 'staff.absence', 'staff.cover', 'staff.outsider', 'staff.requirement', 'staff.training', 'staff.working_share',
  'people.person', 'people.name', 'people.contact_point', 'people.unmasking', 'people.relationship', 'people.family_standing', 'people.roster_claim',
  'people.participation', 'people.enrolment', 'people.class', 'people.class_member', 'access.grant', 'access.wall',
  'cases.case', 'cases.team_member', 'cases.contact', 'cases.circumstance', 'cases.group_session', 'cases.note', 'cases.note_text', 'cases.task', 'cases.timeline',
  'cases.closing_review', 'cases.bulk_run', 'cases.bulk_item', 'files.artefact',
  'concerns.door', 'concerns.addition', 'concerns.passage', 'concerns.decision', 'concerns.routing_rule', 'concerns.not_them',
  'consults.consult', 'consults.hotline_contact', 'deaths.death', 'deaths.bereaved', 'messages.stopped', 'crises.crisis', 'crises.entry', 'crises.resource',
  'oncall.pattern', 'oncall.shift', 'oncall.call', 'oncall.ring', 'oncall.hand_over',
  'today.snooze', 'today.crack_log', 'today.reviewer', 'today.acknowledgement', 'today.nudge', 'today.caseload_policy',
  'exports.word', 'exports.fetching', 'kernel.audit_event', 'kernel.audit_batch']);
-- The words of whom and where are there in words: not once more as search knows them.
select exports.let_out(array['concerns.concern'], (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
  where a.attrelid = 'concerns.concern'::regclass and a.attnum > 0 and not a.attisdropped and a.attname not in ('subject_tokens', 'place_tokens')));
select exports.let_out(array['plans.plan', 'plans.goal', 'plans.coding', 'plans.action', 'plans.rating', 'plans.remark']);
select exports.let_out(array['releases.recipient', 'releases.item', 'releases.review']);
select exports.let_out(array['forms.form', 'forms.use']);
select exports.let_out(array['responses.response'], 'id, agency_id, program_id, person_id, case_id, form_id, status, begun_by, begun_at, presence, paged_id, filled_by, on_page, answers, completed_by, completed_at, on_day, safety_task_id, version');
select exports.let_out(array['releases.release'], 'id, agency_id, program_id, person_id, case_id, recipient_id, to_whom, to_email, purpose_kind, purpose, methods, starts_at, expires_at, until_purpose, language, interpreter, outlives, outlives_words, if_missing, renews_id, made_by, made_at, text_locale, text_body, text_hash, said_voluntary, said_withdrawal, said_limits, said_risks, said_alternatives, said_by, signer_kind, minor, alone_because, too_young, signer_id, second_signer_id, signed_at, signed_how, authenticated_how, signed_name, second_name, signature_id, second_signature_id, purpose_done_at, withdrawn_at, withdrawn_how, withdrawn_by, confirmed_at, lapsed_at, lapsed_because, superseded_by, version');
select exports.let_out(array['disclosures.reminder', 'disclosures.closing', 'disclosures.opening', 'disclosures.duty']);
select exports.let_out(array['disclosures.package'], 'id, agency_id, program_id, person_id, case_id, recipient_id, basis, basis_code, release_id, reminder_id, method, purpose, legal, language, notice, paper_safe, exempt_class, document, sealed, item_count, made_by, made_at, expires_at, max_views');
select exports.let_out(array['disclosures.item'], 'id, agency_id, program_id, person_id, case_id, package_id, seq, item, kind, title, body, note_id, artefact_id, media_type, size, pieces');
select exports.let_out(array['involvements.involvement', 'involvements.review', 'involvements.point', 'involvements.connection']);
select exports.let_out(array['navigation.event', 'navigation.barrier', 'navigation.rights', 'navigation.report']);
select exports.let_out(array['appointments.hours', 'appointments.appointment']);
select exports.let_out(array['leaves.policy', 'leaves.leave', 'leaves.decision', 'leaves.comeback']);
select exports.let_out(array['appointments.hours', 'appointments.appointment']);
select exports.let_out(array['guidance.wording']);
select exports.let_out(array['boards.board', 'boards.member', 'boards.input', 'boards.sheet']);
select exports.let_out(array['titleix.policy', 'titleix.report']);
select exports.let_out(array['walls.emergency', 'walls.life_option']);
select exports.let_out(array['requests.paper', 'requests.request', 'requests.item']);
select exports.let_out(array['oversight.override']);
select exports.let_out(array['supervision.ask', 'supervision.review']);
select exports.let_out(array['assessments.assessment', 'assessments.need', 'assessments.domain']);
select exports.let_out(array['retention.schedule', 'retention.hold', 'retention.review', 'retention.stub']);
select exports.let_out(array['portal.switch']);
select exports.let_out(array['portal.page'], 'id, agency_id, program_id, person_id, case_id, holder, holder_id, minor, decided, of_age_on, made_by, made_at, ended_at, ended_by, version');
select exports.let_out(array['people.external_id'], 'agency_id, system, kind, outside, inside, ended_at, version');
select exports.let_out(array['messages.outbox'], 'id, agency_id, channel, to_address, template, language, account_id, once, not_before, created_at, attempts, sent_at, failed_at, failure');
select exports.let_out(array['imports.run'], 'id, agency_id, program_id, kind, system, format, file_name, status, counts, asked_by, asked_at, agreed_by, finished_at, version');
select exports.let_out(array['imports.mapping'], 'id, agency_id, program_id, name, body, kept_by, kept_at, version');
select exports.let_out(array['exports.request'], 'id, agency_id, reason, asked_by, asked_at, lapses_at, status, begun_at, snapshot, finished_at, failure, size, index_sha256, expires_at, ended_at');
select kernel.entrust('files.piece', 'select', 'holdfast_export');

-- Somebody known only in these programs.
create function exports.only_there(p_person uuid, p_programs uuid[]) returns boolean language sql stable as $$
  select exists (select from people.participation p where p.person_id = p_person and p.program_id = any (p_programs))
     and not exists (select from people.participation p where p.person_id = p_person and p.program_id <> all (p_programs))
$$;
-- Somebody who works, or worked, in one of them.
create function exports.worked_there(p_account uuid, p_programs uuid[]) returns boolean language sql stable as $$
  select exists (select from staff.membership m where m.account_id = p_account and m.program_id = any (p_programs))
$$;
create function exports.case_there(p_case uuid, p_programs uuid[]) returns boolean language sql stable as $$
  select exists (select from cases.case c where c.id = p_case and c.program_id = any (p_programs))
$$;
create function exports.concern_there(p_concern uuid, p_programs uuid[]) returns boolean language sql stable as $$
  select exists (select from concerns.concern c where c.id = p_concern and c.program_id = any (p_programs))
$$;
grant execute on function exports.only_there(uuid, uuid[]), exports.worked_there(uuid, uuid[]), exports.case_there(uuid, uuid[]), exports.concern_there(uuid, uuid[]) to holdfast_export;

-- The columns of a table that name a person, by what they are called or what they refer to: signers and holders no less than whom a row is about.
create function exports.person_columns(tbl regclass) returns setof text language sql stable as $$
  select a.attname::text from pg_attribute a
   where a.attrelid = tbl and a.attnum > 0 and not a.attisdropped and a.attname <> 'agency_id'
     and (a.attname in ('person_id', 'other_id')
       or exists (select from pg_constraint k where k.contype = 'f' and k.conrelid = tbl and k.confrelid = 'people.person'::regclass and a.attnum = any (k.conkey)))
   order by a.attnum
$$;

-- The rows of a table that are this agency's and not behind a wall of the asker's: what lies behind one leaves no sign, not even in a count. As `t`.
create function exports.rows_of(tbl regclass) returns text language sql stable as $$
  with has as (select array_agg(a.attname::text) as c from pg_attribute a where a.attrelid = tbl and a.attnum > 0 and not a.attisdropped), n as (select tbl::text as t)
  select format('from %s t where %s = (select kernel.agency())', tbl, case when n.t = 'agencies.agency' then 't.id' else 't.agency_id' end)
    || case when 'case_id' = any (has.c) then ' and (t.case_id is null or t.case_id <> all ((select access.walled_cases())::uuid[])
         and not exists (select from cases.case w where w.id = t.case_id and w.person_id = any ((select access.walled_people())::uuid[])))' else '' end
    -- A case of somebody walled goes with them, also where a row says no more of them than that case.
    || coalesce((select string_agg(format(' and not exists (select from cases."case" w where w.id = t.%I and w.person_id = any ((select access.walled_people())::uuid[]))', x), '')
                   from unnest(array['case_id', 'subject_id']) x where x = any (has.c)), '')
    || coalesce((select string_agg(format(' and (t.%1$I is null or t.%1$I <> all ((select access.walled_people())::uuid[]))', c), '') from exports.person_columns(tbl) c), '')
    -- What hangs on a concern goes with whom it is about.
    || case when 'concern_id' = any (has.c) then ' and not exists (select from concerns.concern c where c.id = t.concern_id
         and (c.case_id = any ((select access.walled_cases())::uuid[]) or c.person_id = any ((select access.walled_people())::uuid[])))' else '' end
    || case when 'subject_id' = any (has.c) then ' and t.subject_id <> all ((select access.walled_cases())::uuid[])
         and not exists (select from cases.case w where w.id = t.subject_id and w.person_id = any ((select access.walled_people())::uuid[]))' else '' end
    || case n.t
         -- Packages are no data of the agency.
         when 'files.artefact' then ' and (t.kind = ''upload'' or t.attached_at is not null)'
         when 'messages.stopped' then ' and t.subject_id <> all ((select access.walled_people())::uuid[])'
         when 'people.person' then ' and t.id <> all ((select access.walled_people())::uuid[])'
         when 'cases.case' then ' and t.id <> all ((select access.walled_cases())::uuid[])'
         when 'cases."case"' then ' and t.id <> all ((select access.walled_cases())::uuid[])'
         when 'people.external_id' then ' and t.inside <> all ((select access.walled_people())::uuid[]) and t.inside <> all ((select access.walled_cases())::uuid[])'
         -- Who serves one side of a complaint learns of no wall that follows from it: who stands behind such a wall has the other file (R78).
         when 'access.wall' then ' and (t.cause_id is null or not exists (select from access.wall w where w.account_id = (select kernel.uid()) and w.cause_id = t.cause_id and w.lifted_at is null))'
         when 'crises.entry' then ' and not exists (select from crises.crisis c where c.id = t.crisis_id and (c.case_id = any ((select access.walled_cases())::uuid[]) or c.person_id = any ((select access.walled_people())::uuid[])))'
         when 'requests.paper' then ' and not exists (select from requests.request r where r.paper_id = t.id and (r.case_id = any ((select access.walled_cases())::uuid[]) or r.person_id = any ((select access.walled_people())::uuid[])))'
         -- That somebody was refused in an emergency is not theirs to read: what is behind a wall would be missing from it.
         when 'walls.emergency' then ' and (t.outcome = ''opened'' or t.account_id <> (select kernel.uid()))'
         -- The trail as it was when the request was begun: what the making itself adds is not in it. Transactions of an epoch that is over are counted apart.
         when 'kernel.audit_event' then ' and (t.epoch < (select e.epoch from kernel.audit_event e order by e.id desc limit 1) or pg_visible_in_snapshot(t.xid, $2)) and not (t.people && (select access.walled_people())::uuid[])'
           || ' and not (t.action = ''emergency.refused'' and t.account_id = (select kernel.uid()))'
           || ' and not exists (select from jsonb_each_text(t.about) j where j.value = any (((select access.walled_cases())::uuid[] || (select access.walled_people())::uuid[])::text[]))'
         else '' end
    from has, n
$$;

-- Which of them are held back, and counted: what is its author's or its medical reviewers' alone, and what is of the programs in $1. Who works where is no content.
create function exports.held_back(tbl regclass) returns text language sql stable as $$
  with has as (select array_agg(a.attname::text) as c from pg_attribute a where a.attrelid = tbl and a.attnum > 0 and not a.attisdropped), n as (select tbl::text as t)
  select concat_ws(' or ', 'false',
      case when 'audience' = any (has.c) and n.t <> 'concerns.door' then 't.audience in (''author'', ''medical'')' end,
      case when n.t = 'files.artefact' then 't.attached_at is null' end,
      case when n.t !~ '^(agencies|staff|exports)\.' and n.t not in ('concerns.door', 'concerns.routing_rule') and 'program_id' = any (has.c) then 't.program_id = any ($1)' end,
      case when 'case_id' = any (has.c) then 'exports.case_there(t.case_id, $1)' end,
      case when 'concern_id' = any (has.c) then 'exports.concern_there(t.concern_id, $1)' end,
      case when n.t = 'people.person' then 'exports.only_there(t.id, $1)' end,
      (select string_agg(format('exports.only_there(t.%I, $1)', c), ' or ') from exports.person_columns(tbl) c),
      case n.t
        when 'crises.entry' then 'exists (select from crises.crisis c where c.id = t.crisis_id and c.program_id = any ($1))'
        when 'cases.bulk_item' then 'exports.case_there(t.subject_id, $1)'
        when 'cases.bulk_run' then 'exports.worked_there(t.by_id, $1)'
        when 'today.nudge' then 'exists (select from today.crack_log c where c.id = t.crack_id and c.program_id = any ($1))'
        when 'people.external_id' then 'exports.only_there(t.inside, $1) or exports.case_there(t.inside, $1) or exists (select from cases.note o where o.id = t.inside and (o.program_id = any ($1) or o.audience = ''author''))'
        when 'messages.stopped' then 'exports.only_there(t.subject_id, $1) or exports.case_there(t.subject_id, $1) or exports.concern_there(t.subject_id, $1)'
        when 'walls.emergency' then 't.program_id is null and cardinality($1) > 0'
        when 'messages.outbox' then 't.account_id is null and cardinality($1) > 0'
        -- Who of a confidential program looked at whom says who is known there.
        when 'kernel.audit_event' then 'cardinality(t.people) > 0 and exports.worked_there(t.account_id, $1) or exists (select from unnest(t.people) u where exports.only_there(u, $1))'
          || ' or exists (select from jsonb_each_text(t.about) j where j.value ~ ''^[0-9a-f]{8}-[0-9a-f-]{27}$'' and (exports.case_there(j.value::uuid, $1) or exports.concern_there(j.value::uuid, $1) or exports.only_there(j.value::uuid, $1)
             or exists (select from cases.note o where o.id = j.value::uuid and o.program_id = any ($1))))'
      end)
    from has, n
$$;
grant execute on function exports.person_columns(regclass), exports.rows_of(regclass), exports.held_back(regclass) to holdfast_export;

-- What may be read for a request: the programs that stay out, and the moment it was begun at. Nothing unless it is the caller's own and being made.
create function exports.export_scope(p_request uuid, out p_out uuid[], out p_then pg_snapshot) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  select array(select w.program_id from exports.word w where w.request_id = r.id and w.program_id is not null and w.answer is distinct from 'yes' and w.answer is distinct from 'own'),
         r.snapshot::pg_snapshot into p_out, p_then
    from exports.request r
   where r.id = p_request and r.agency_id = kernel.agency() and r.asked_by = kernel.uid() and r.status = 'making'
     and exists (select from exports.word w where w.request_id = r.id and w.program_id is null and w.answer in ('yes', 'own'));
  if not found then raise insufficient_privilege using message = 'not available'; end if;
end $$;

-- How many rows of a table go out, and how many are held back.
create function exports.export_counts(p_request uuid, p_table text, out goes bigint, out held bigint) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare s record;
begin
  select * into s from exports.export_scope(p_request);
  execute format('select count(*) filter (where not coalesce(%1$s, false)), count(*) filter (where %1$s) %2$s', '(' || exports.held_back(p_table) || ')', exports.rows_of(p_table))
    into goes, held using s.p_out, s.p_then;
end $$;

-- The next rows of a table in the order of its key, each value as text: times in UTC with microseconds, lists as JSON, bytes as hex, NULL as NULL.
-- `changed`: written since the request was begun.
create function exports.export_rows(p_request uuid, p_table text, p_after text[], p_limit int) returns table (key text[], cells text[], changed boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' set datestyle = 'ISO, YMD' as $$
declare s record; t regclass := p_table; v_key text; v_after text; v_cells text; v_order text;
begin
  select * into s from exports.export_scope(p_request);
  select string_agg(format('t.%I::text', a.attname), ', ' order by k.n), string_agg(format('t.%I', a.attname), ', ' order by k.n),
         string_agg(format('$3[%s]::%s', k.n, format_type(a.atttypid, a.atttypmod)), ', ' order by k.n)
    into v_key, v_order, v_after
    from pg_index i cross join lateral unnest(i.indkey) with ordinality k(attnum, n) join pg_attribute a on a.attrelid = t and a.attnum = k.attnum
   where i.indrelid = t and i.indisprimary;
  select string_agg(case when a.atttypid = 'bytea'::regtype then format('encode(t.%I, ''hex'')', a.attname)
                         when y.typcategory = 'A' then format('to_jsonb(t.%I)::text', a.attname) else format('t.%I::text', a.attname) end, ', ' order by a.attnum)
    into v_cells
    from pg_attribute a join pg_type y on y.oid = a.atttypid
   where a.attrelid = t and a.attnum > 0 and not a.attisdropped and has_column_privilege(t, a.attnum, 'select');
  return query execute format('select array[%s], array[%s], not pg_visible_in_snapshot(exports.whole_xid(t.xmin), $2) %s and not coalesce((%s), false) and ($3::text[] is null or (%s) > (%s)) order by %s limit %s',
    v_key, v_cells, exports.rows_of(t), exports.held_back(t), v_order, v_after, v_order, p_limit) using s.p_out, s.p_then, p_after;
end $$;

-- A row's transaction number in full: rows know its lower half.
create function exports.whole_xid(x xid) returns xid8 language sql stable as $$
  with now as (select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as top), guess as (select ((top >> 32) << 32) | x::text::bigint as g, top from now)
  select greatest(case when g >= top then g - (1::bigint << 32) else g end, 3)::text::xid8 from guess
$$;
grant execute on function exports.whole_xid(xid) to holdfast_export;

-- Some pieces of a file that goes out, as they lie. None of one in which something harmful was found, or that was not looked into yet: as on every other way out.
create function exports.export_pieces(p_request uuid, p_file uuid, p_from int, p_limit int) returns table (n int, body bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare s record; v boolean;
begin
  select * into s from exports.export_scope(p_request);
  execute format('select exists (select %s and not coalesce((%s), false) and t.id = $3)', exports.rows_of('files.artefact'), exports.held_back('files.artefact')) into v using s.p_out, s.p_then, p_file;
  if not v then raise insufficient_privilege using message = 'not available'; end if;
  if not exists (select from files.artefact a where a.id = p_file and a.scan = 'clear') then return; end if;
  return query select p.n, p.body from files.piece p where p.artefact_id = p_file and p.n >= p_from order by p.n limit p_limit;
end $$;
grant execute on function exports.export_counts(uuid, text), exports.export_rows(uuid, text, text[], int), exports.export_pieces(uuid, uuid, int, int) to holdfast_worker;
