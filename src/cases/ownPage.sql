-- What a person's own page shows of their case. Called by the page's functions alone, which know whose page it is: appointments, and what was written to them.

-- Appointments with us alone: a task is somebody else's work, and where they are expected elsewhere is theirs to tell, not a page's that is read over shoulders, nor a guardian's.
create function cases.next_for_page(p_case uuid) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(json_agg(json_build_object('id', t.id, 'title', encode(t.title, 'base64'), 'on', t.due_on, 'at', to_char(t.at_time, 'HH24:MI')) order by t.due_on, t.at_time nulls last, t.id), '[]')
    from cases.task t where t.case_id = p_case and t.kind = 'appointment' and t.source <> 'meeting' and t.status = 'open' and t.withheld_at is null and t.due_on >= agencies.local_day(t.agency_id)
$$;

-- Notes that were written for the person, as they read now. Of no section but that of notes, never restricted.
create function cases.notes_for_page(p_case uuid) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(json_agg(json_build_object('id', n.id, 'seq', b.seq, 'body', encode(b.body, 'base64'), 'on', n.on_day) order by n.on_day desc, n.final_at desc), '[]')
    from cases.note n join lateral (select x.seq, x.body from cases.note_text x where x.note_id = n.id order by x.seq desc limit 1) b on true
   where n.case_id = p_case and n.audience = 'person' and not n.restricted and n.section = access.section('notes')
     and not exists (select from cases.contact k where k.id = n.contact_id and k.withdrawn_at is not null)
$$;

-- They did something on their page: a step for the case's manager to look at what follows. Where nobody carries the case there is nobody to tell.
create function cases.follow_own_page(p_case uuid, p_task uuid, p_title bytea, p_due int) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into cases.task (id, agency_id, program_id, person_id, case_id, kind, title, owner_id, due_on, source, created_by)
  select p_task, c.agency_id, c.program_id, c.person_id, c.id, 'task', p_title, c.manager_id, agencies.local_day(c.agency_id) + p_due, 'system', c.manager_id
    from cases.case c where c.id = p_case and c.manager_id is not null and c.status <> 'closed'
$$;
-- The same as a line of the case's story. Nobody here did it, and nobody's name stands beside it.
create function cases.tell_own_withdrawal(p_case uuid, p_release uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, section, codes)
  select gen_random_uuid(), c.agency_id, c.program_id, c.person_id, c.id, agencies.local_day(c.agency_id), 'release', p_release, access.section('services'),
         jsonb_build_object('state', 'withdrawn', 'how', 'own_page')
    from cases.case c where c.id = p_case
$$;
-- The same of what they did with their plan there. Not a line more once there are twenty within a day: whoever carries the case is to be told, not buried.
create function cases.tell_own_plan(p_case uuid, p_plan uuid, p_number int, p_state text) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (select count(*) from cases.timeline t where t.case_id = p_case and t.kind = 'plan' and t.account_id is null and t.at > kernel.clock() - interval '1 day') >= 20 then return false; end if;
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, section, codes)
  select gen_random_uuid(), c.agency_id, c.program_id, c.person_id, c.id, agencies.local_day(c.agency_id), 'plan', p_plan, access.section('services'),
         jsonb_build_object('state', p_state, 'number', p_number, 'how', 'own_page')
    from cases.case c where c.id = p_case;
  return true;
end $$;
-- And that they filled in a form there.
create function cases.tell_own_form(p_case uuid, p_response uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, section, codes)
  select gen_random_uuid(), c.agency_id, c.program_id, c.person_id, c.id, agencies.local_day(c.agency_id), 'form', p_response, access.section('services'),
         jsonb_build_object('responseId', p_response, 'how', 'own_page')
    from cases.case c where c.id = p_case
$$;
grant execute on function cases.tell_own_form(uuid, uuid) to holdfast_guard;
grant execute on function cases.tell_own_withdrawal(uuid, uuid), cases.tell_own_plan(uuid, uuid, int, text), cases.next_for_page(uuid), cases.notes_for_page(uuid), cases.follow_own_page(uuid, uuid, bytea, int) to holdfast_guard;

-- An appointment they made there is a step of whoever they meet, and a line of the story with nobody's name beside it; called off, it is no step any more.
create function cases.tell_own_appointment(p_case uuid, p_appointment uuid, p_starts timestamptz, p_act text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, section, codes)
  select gen_random_uuid(), c.agency_id, c.program_id, c.person_id, c.id, agencies.local_day(c.agency_id), 'appointment', p_appointment, access.section('services'),
         jsonb_build_object('act', p_act, 'on', (p_starts at time zone g.time_zone)::date, 'how', 'own_page')
    from cases.case c join agencies.agency g on g.id = c.agency_id where c.id = p_case
$$;
create function cases.book_own_page(p_case uuid, p_appointment uuid, p_task uuid, p_title bytea, p_owner uuid, p_starts timestamptz) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into cases.task (id, agency_id, program_id, person_id, case_id, kind, title, owner_id, due_on, at_time, source, created_by)
  select p_task, c.agency_id, c.program_id, c.person_id, c.id, 'appointment', p_title, p_owner, (p_starts at time zone g.time_zone)::date, (p_starts at time zone g.time_zone)::time, 'meeting', p_owner
    from cases.case c join agencies.agency g on g.id = c.agency_id where c.id = p_case;
  select cases.tell_own_appointment(p_case, p_appointment, p_starts, 'booked');
$$;
create function cases.cancel_own_page(p_case uuid, p_appointment uuid, p_task uuid, p_starts timestamptz) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update cases.task t set status = 'cancelled', done_at = kernel.clock(), done_by = t.owner_id, version = t.version + 1 where t.id = p_task and t.case_id = p_case and t.status = 'open';
  select cases.tell_own_appointment(p_case, p_appointment, p_starts, 'cancelled');
$$;
-- What another program said of a time that is held there, in the name of who said it.
create function cases.tell_appointment(p_case uuid, p_appointment uuid, p_starts timestamptz, p_act text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, account_id, section, codes)
  select gen_random_uuid(), c.agency_id, c.program_id, c.person_id, c.id, agencies.local_day(c.agency_id), 'appointment', p_appointment, kernel.uid(), access.section('services'),
         jsonb_build_object('act', p_act, 'on', (p_starts at time zone g.time_zone)::date, 'how', 'elsewhere')
    from cases.case c join agencies.agency g on g.id = c.agency_id where c.id = p_case
$$;
grant execute on function cases.tell_own_appointment(uuid, uuid, timestamptz, text), cases.book_own_page(uuid, uuid, uuid, bytea, uuid, timestamptz),
  cases.cancel_own_page(uuid, uuid, uuid, timestamptz), cases.tell_appointment(uuid, uuid, timestamptz, text) to holdfast_guard;
