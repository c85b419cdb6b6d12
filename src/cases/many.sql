-- Many cases by one press. Each is done with the right its asker has in that case; what is told of the rest is told to the one who asked.

-- What was taken back at once is nowhere to be read.
create policy r5_withdrawn on cases.contact as restrictive for select to holdfast_app, holdfast_worker using (withdrawn_at is null);
create policy r5_withdrawn on cases.timeline as restrictive for select to holdfast_app, holdfast_worker using (withdrawn_at is null);

-- The last completed contact, taken-back ones left out.
create or replace function cases.derive_last_contact() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.case c set last_contact_on = (select max(x.on_day) from cases.contact x where x.case_id = c.id and x.result = 'completed' and x.withdrawn_at is null)
   where c.id = new.case_id;
  return null;
end $$;
create or replace trigger derive_last_contact after insert or update of result, on_day, withdrawn_at on cases.contact for each row execute function cases.derive_last_contact();
grant update (withdrawn_at) on cases.contact, cases.timeline to holdfast_guard;
grant select on cases.timeline to holdfast_guard;
grant update (wake_on_concern) on cases.case to holdfast_app;
grant update (method) on cases.contact to holdfast_app;

-- Takes back a try or a check-in (as long as no note was written with it) that one has recorded oneself in the last two minutes. The row stays, and nobody
-- reads it; the step that a check-in ended stands again, and the one it set does not.
create function cases.take_back_contact(p_contact uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare x cases.contact; steps uuid[]; cancelled uuid[];
begin
  perform kernel.context_ok();
  update cases.contact c set withdrawn_at = kernel.clock(), version = c.version + 1
   where c.id = p_contact and c.agency_id = kernel.agency() and c.recorded_by = kernel.uid() and c.withdrawn_at is null
     and (c.kind = 'attempt' or c.feeling is not null and not exists (select from cases.note n where n.contact_id = c.id))
     and c.recorded_at > kernel.clock() - interval '2 minutes'
  returning * into x;
  if not found then return false; end if;
  if x.feeling is not null then
    with again as (
      update cases.task t set status = 'open', done_at = null, done_by = null, version = t.version + 1
       where t.case_id = x.case_id and t.source = 'check_in' and t.status = 'done' and t.done_by = x.recorded_by and t.done_at = x.recorded_at returning t.id
    ) select array_agg(id) into steps from again;
    with gone as (
      update cases.task t set status = 'cancelled', done_at = kernel.clock(), done_by = x.recorded_by, version = t.version + 1
       where t.case_id = x.case_id and t.source = 'check_in' and t.status = 'open' and t.created_by = x.recorded_by and t.created_at = x.recorded_at returning t.id
    ) select array_agg(id) into cancelled from gone;
    update cases.timeline t set withdrawn_at = kernel.clock()
     where t.case_id = x.case_id and t.ref_id = any (coalesce(steps, '{}') || coalesce(cancelled, '{}')) and t.at = x.recorded_at;
  end if;
  update cases.timeline t set withdrawn_at = kernel.clock() where t.case_id = x.case_id and t.kind = 'contact' and t.ref_id = x.id;
  return true;
end $$;
grant update (version) on cases.contact to holdfast_guard;
grant execute on function cases.take_back_contact(uuid) to holdfast_app;

-- Takes a whole session back, by whoever wrote it down and works there still, within so many minutes: each one's line goes, as if it had not been entered.
create function cases.take_back_session(p_session uuid, p_minutes int) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare gone uuid[];
begin
  perform kernel.context_ok();
  if not exists (select from cases.group_session s where s.id = p_session and s.agency_id = kernel.agency() and s.recorded_by = kernel.uid()
      and s.program_id = any (access.belongs()) and s.recorded_at > kernel.clock() - make_interval(mins => p_minutes)) then return false; end if;
  perform from cases.case c where c.id in (select x.case_id from cases.contact x where x.session_id = p_session) order by c.id for no key update;
  with w as (
    update cases.contact x set withdrawn_at = kernel.clock(), version = x.version + 1
     where x.session_id = p_session and x.withdrawn_at is null and x.case_id <> all (access.walled_cases()) and x.person_id <> all (access.walled_people()) returning x.id
  ) select array_agg(id) into gone from w;
  update cases.timeline t set withdrawn_at = kernel.clock()
   where t.case_id in (select x.case_id from cases.contact x where x.id = any (gone)) and t.kind = 'contact' and t.ref_id = any (gone);
  return gone is not null;
end $$;
grant execute on function cases.take_back_session(uuid, int) to holdfast_app;

-- A session: to those who read its program, and to whoever wrote it down and works there still. Who was there is in each member's own case.
select kernel.protect('cases.group_session', 'recorded_by = (select kernel.uid()) and program_id = any ((select access.belongs())::uuid[]) or program_id = any ((select access.reads())::uuid[])',
  'recorded_by = (select kernel.uid()) and (program_id = any ((select access.writes())::uuid[]) or program_id = any ((select access.opens())::uuid[]))');
grant select, insert on cases.group_session to holdfast_app;
select kernel.entrust('cases.group_session', 'select');

-- A closing to be looked at: seen with the case; asked by one who writes there, decided by another, who writes the whole program.
select access.protect('cases.closing_review', 'case', 'services', add_also => 'asked_by = (select kernel.uid()) and decided_by is null',
  change_also => 'asked_by <> (select kernel.uid()) and program_id = any ((select access.writes())::uuid[])');
grant select, insert on cases.closing_review to holdfast_app;
grant update (decided_by, decided_at, decision, words, version) on cases.closing_review to holdfast_app;

-- A run and its rows are their author's.
select kernel.protect('cases.bulk_run', 'by_id = (select kernel.uid())', 'by_id = (select kernel.uid())', 'by_id = (select kernel.uid())');
select kernel.protect('cases.bulk_item', 'by_id = (select kernel.uid())', 'by_id = (select kernel.uid()) and exists (select from cases.bulk_run r where r.id = bulk_item.run_id)',
  'by_id = (select kernel.uid())');
grant select, insert on cases.bulk_run, cases.bulk_item to holdfast_app;
grant update (done_at, undone_at) on cases.bulk_run to holdfast_app;
grant update (state, code, now_at, was) on cases.bulk_item to holdfast_app;
grant select on cases.bulk_run, cases.bulk_item to holdfast_worker;
select kernel.entrust('cases.bulk_run', 'select');
select kernel.entrust('cases.bulk_item', 'select, update');

-- Takes one closing of one's own run back, if the case is as the run left it: it stands again as it stood, its clock and its steps too.
create function cases.take_back_closing(p_run uuid, p_case uuid, p_timeline uuid, p_minutes int) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare i cases.bulk_item; c cases.case;
begin
  perform kernel.context_ok();
  select x.* into i from cases.bulk_item x join cases.bulk_run r on r.id = x.run_id
   where x.run_id = p_run and x.subject_id = p_case and x.state = 'done' and r.by_id = kernel.uid() and r.what in ('close', 'season') and r.agency_id = kernel.agency()
     and r.at > kernel.clock() - make_interval(mins => p_minutes);
  if not found then return 'notFound'; end if;
  select x.* into c from cases.case x where x.id = p_case for no key update;
  if c.version <> i.now_at or c.status <> 'closed' then return 'stale'; end if;
  if c.id = any (access.walled_cases()) or c.person_id = any (access.walled_people())
     or not (cases.has_it(c.id) or c.program_id = any (access.writes())) then return 'refused'; end if;
  update cases.case x set status = i.was ->> 'status', closed_on = null, closure_reason = null, outcome = null, wake_on_concern = false,
         paused_until = (i.was ->> 'pausedUntil')::date, pause_reason = i.was ->> 'pauseReason', resumes_to = i.was ->> 'resumesTo',
         updated_at = kernel.clock(), version = x.version + 1 where x.id = p_case;
  update cases.task t set status = 'open', done_at = null, done_by = null, version = t.version + 1
   where t.case_id = p_case and t.status = 'cancelled' and t.id in (select jsonb_array_elements_text(i.was -> 'taskIds')::uuid);
  update cases.case x set clock_from = (i.was ->> 'clockFrom')::date, stepless_from = (i.was ->> 'steplessFrom')::date where x.id = p_case;
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, account_id, section, codes)
  values (p_timeline, c.agency_id, c.program_id, c.person_id, c.id, agencies.local_day(c.agency_id), 'reopened', c.id, kernel.uid(), access.section('services'),
          jsonb_build_object('managerId', c.manager_id, 'takenBack', true));
  update cases.bulk_item x set state = 'undone', now_at = c.version + 1 where x.run_id = p_run and x.subject_id = p_case;
  return null;
end $$;
grant update on cases.task to holdfast_guard;
grant execute on function cases.take_back_closing(uuid, uuid, uuid, int) to holdfast_app;

-- A closed case that waits for the next concern, taken up by it: its manager has it again, if they still can. For the joining of a concern.
create function cases.wake_for_concern(p_case uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.case c set status = 'active', closed_on = null, closure_reason = null, outcome = null, wake_on_concern = false, reopened_times = c.reopened_times + 1,
         stepless_from = agencies.local_day(c.agency_id), version = c.version + 1, updated_at = kernel.clock()
   where c.id = p_case and c.status = 'closed' and c.wake_on_concern and c.agency_id = kernel.agency();
end $$;
grant execute on function cases.wake_for_concern(uuid) to holdfast_guard;

-- Whether the asker hands over what a colleague leaves behind in a program: who administers the agency, or supervises that program; never for oneself.
create function cases.hands_over(p_leaver uuid, p_program uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and p_leaver <> kernel.uid() and exists (select from staff.account a where a.id = p_leaver and a.agency_id = kernel.agency())
     and (kernel.may_admin() and exists (select from agencies.program p where p.id = p_program and p.agency_id = kernel.agency())
       or exists (select from staff.membership m where m.account_id = kernel.uid() and m.program_id = p_program and m.role = 'supervisor' and m.sees = 'program' and m.can_write
                     and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()))
$$;

-- The open cases of a leaver, as far as their giving on needs it: numbers, weights and where, and nothing of the person (R08).
create function cases.left_behind(p_leaver uuid) returns table (case_id uuid, number bigint, program_id uuid, program_name text, version int, weight int, language text, site_ids uuid[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.number, c.program_id, p.name, c.version, c.weight, b.language,
         array(select e.site_id from people.enrolment e where e.person_id = c.person_id and e.ended_at is null)
    from cases.case c join agencies.program p on p.id = c.program_id join people.person b on b.id = c.person_id
   where (select kernel.context_ok()) and c.manager_id = p_leaver and c.status <> 'closed' and c.agency_id = kernel.agency() and cases.hands_over(p_leaver, c.program_id)
     and c.id <> all (access.walled_cases()) and c.person_id <> all (access.walled_people())
   order by c.weight desc, c.number
$$;

-- Who could receive them: those who carry cases in those programs now, with what they carry there.
create function cases.receivers(p_leaver uuid) returns table (program_id uuid, account_id uuid, name text, language text, away boolean, leads boolean, load bigint, capacity int, site_ids uuid[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, a.id, a.name, a.language, exists (select from staff.away w where w.account_id = a.id), m.role = 'supervisor',
         coalesce((select sum(c.weight) from cases.case c where c.manager_id = a.id and c.program_id = p.id and c.status <> 'closed'), 0), p.case_capacity,
         array(select distinct e.site_id from cases.case c join people.enrolment e on e.person_id = c.person_id and e.ended_at is null
                where c.manager_id = a.id and c.program_id = p.id and c.status <> 'closed'
                  and c.id <> all (access.walled_cases()) and c.person_id <> all (access.walled_people()))
    from agencies.program p join staff.membership m on m.program_id = p.id join staff.account a on a.id = m.account_id
   where (select kernel.context_ok()) and p.agency_id = kernel.agency() and p.ended_at is null and a.id <> p_leaver and staff.can_carry(a.id, p.id) and cases.hands_over(p_leaver, p.id)
     and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
   order by a.name
$$;

-- Whoever is given a case is given a step to tell its person; an earlier one that nobody has done would now say somebody who it is no more.
create function cases.end_tell_steps(p_case uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  with ended as (
    update cases.task t set status = 'cancelled', done_at = kernel.clock(), done_by = kernel.uid(), version = t.version + 1
     where t.case_id = p_case and t.agency_id = kernel.agency() and t.status = 'open' and t.source = 'system'
       and exists (select from cases.case c where c.id = p_case and (c.manager_id = kernel.uid() or cases.hands_over(c.manager_id, c.program_id)
             or exists (select from staff.membership m where m.program_id = c.program_id and m.account_id = kernel.uid() and m.can_write
                          and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock())))
       and exists (select from cases.timeline l where l.case_id = t.case_id and l.ref_id = t.id and l.kind = 'task' and l.codes ? 'tells')
    returning t.*)
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, account_id, section, codes)
  select gen_random_uuid(), e.agency_id, e.program_id, e.person_id, e.case_id, agencies.local_day(e.agency_id), 'done', e.id, kernel.uid(), access.section('services'),
         jsonb_build_object('cancelled', true) from ended e;
end $$;
grant select on cases.timeline to holdfast_guard;
grant execute on function cases.end_tell_steps(uuid) to holdfast_app, holdfast_worker;

-- Gives one of a leaver's cases on, for an administrator, who never sees it: word for word what a transfer does. Answers what stands in the way, or nothing.
create function cases.hand_over_case(p_leaver uuid, p_case uuid, p_version int, p_to uuid, p_timeline uuid, p_task uuid, p_title bytea,
  p_wake uuid, p_wake_title bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c cases.case; today date;
begin
  perform kernel.context_ok();
  select x.* into c from cases.case x where x.id = p_case and x.manager_id = p_leaver and cases.hands_over(p_leaver, x.program_id)
     and x.id <> all (access.walled_cases()) and x.person_id <> all (access.walled_people()) for no key update;
  if not found then return 'notFound'; end if;
  if c.version <> p_version then return 'stale'; end if;
  if c.status = 'closed' then return 'case.closed'; end if;
  if p_to = kernel.uid() or p_to = p_leaver or not staff.can_carry(p_to, c.program_id) then return 'case.managerCannotCarry'; end if;
  if cases.decides_on(p_to, c.id) then return 'case.managerDecides'; end if;
  today := agencies.local_day(c.agency_id);
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, account_id, section, codes)
  values (p_timeline, c.agency_id, c.program_id, c.person_id, c.id, today, 'transferred', c.id, kernel.uid(), access.section('services'),
          jsonb_build_object('fromId', p_leaver, 'toId', p_to, 'reason', 'leaving')),
         (gen_random_uuid(), c.agency_id, c.program_id, c.person_id, c.id, today, 'task', p_task, kernel.uid(), access.section('services'), jsonb_build_object('tells', true));
  perform cases.end_tell_steps(c.id);
  update cases.task t set owner_id = p_to, version = t.version + 1 where t.case_id = c.id and t.owner_id = p_leaver and t.status = 'open';
  update cases.case x set manager_id = p_to, version = x.version + 1, updated_at = kernel.clock() where x.id = c.id;
  insert into cases.task (id, agency_id, program_id, person_id, case_id, kind, title, owner_id, due_on, source, created_by)
  values (p_task, c.agency_id, c.program_id, c.person_id, c.id, 'task', p_title, p_to, today, 'system', kernel.uid());
  -- One that rests wakes to something on the new manager's list.
  if c.status = 'paused' and c.paused_until > today and not exists (select from cases.task t where t.case_id = c.id and t.owner_id = p_to and t.status = 'open' and t.due_on = c.paused_until) then
    insert into cases.task (id, agency_id, program_id, person_id, case_id, kind, title, owner_id, due_on, rested_from, source, created_by)
    values (p_wake, c.agency_id, c.program_id, c.person_id, c.id, 'task', p_wake_title, p_to, c.paused_until, c.paused_until, 'system', kernel.uid());
    insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, account_id, section, codes)
    values (gen_random_uuid(), c.agency_id, c.program_id, c.person_id, c.id, today, 'task', p_wake, kernel.uid(), access.section('services'),
            jsonb_build_object('ownerId', p_to, 'dueOn', c.paused_until));
  end if;
  return null;
end $$;
grant insert on cases.task to holdfast_guard;
grant select (language) on people.person to holdfast_guard;

-- Gives the open steps of one who goes to somebody who is there: those in cases of others to their manager, if that one has the case and can carry it; those in
-- closed cases, and wherever the manager has gone too, to whoever supervises there and may know of it, first p_by. What is in an open case of their own goes
-- along when that is given on. In one program, or in all whose giving on is the asker's; answers how many.
create function cases.pass_on_steps(p_from uuid, p_program uuid, p_by uuid) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare n int;
begin
  with left_open as (
    select t.id, case when c.manager_id <> p_from and staff.can_carry(c.manager_id, c.program_id) and (c.status = 'closed' or cases.is_held(c.id, c.manager_id))
                       and not exists (select from access.wall w where w.account_id = c.manager_id and w.lifted_at is null and (w.case_id = c.id or w.person_id = c.person_id))
                      then c.manager_id else s.account_id end as to_id
      from cases.task t join cases.case c on c.id = t.case_id
      left join lateral (
        select m.account_id from staff.membership m join staff.account a on a.id = m.account_id
         where m.program_id = c.program_id and m.role = 'supervisor' and m.sees = 'program' and m.can_write and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
           and a.status = 'active' and a.id <> p_from and not cases.decides_on(a.id, c.id)
           and not exists (select from access.wall w where w.account_id = a.id and w.lifted_at is null and (w.case_id = c.id or w.person_id = c.person_id))
         order by a.id is distinct from p_by, exists (select from staff.away w where w.account_id = a.id), a.name, a.id limit 1) s on true
     where t.owner_id = p_from and t.status = 'open' and (c.status = 'closed' or c.manager_id <> p_from)
       and case when p_program is null then t.agency_id = kernel.agency() and cases.hands_over(p_from, t.program_id)
                  and c.id <> all (access.walled_cases()) and c.person_id <> all (access.walled_people())
                else t.program_id = p_program end
     order by t.id for no key update of t)
  update cases.task t set owner_id = l.to_id, version = t.version + 1 from left_open l where t.id = l.id and l.to_id is not null;
  get diagnostics n = row_count;
  return n;
end $$;
grant execute on function cases.pass_on_steps(uuid, uuid, uuid) to holdfast_guard;

-- The steps a leaver has in cases of others and in closed ones, given on by whoever hands over; answers how many.
create function cases.hand_over_steps(p_leaver uuid) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  return cases.pass_on_steps(p_leaver, null, kernel.uid());
end $$;
-- Whether a colleague has open steps in a program the asker hands over: what is left behind is not cases alone.
create function cases.leaves_steps(p_leaver uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and exists (select from cases.task t
    where t.owner_id = p_leaver and t.status = 'open' and t.agency_id = kernel.agency() and cases.hands_over(p_leaver, t.program_id)
      and t.case_id <> all (access.walled_cases()) and t.person_id <> all (access.walled_people()))
$$;
grant execute on function cases.leaves_steps(uuid) to holdfast_app;
grant execute on function cases.left_behind(uuid), cases.receivers(uuid), cases.hand_over_case(uuid, uuid, int, uuid, uuid, uuid, bytea, uuid, bytea), cases.hand_over_steps(uuid) to holdfast_app;
grant execute on function cases.hands_over(uuid, uuid) to holdfast_guard, holdfast_app;

-- A run of more than fifty is worked through by the worker, as its author: with the author's rights, under the same policies.
grant select, insert on cases.task, cases.timeline, cases.note, cases.note_text to holdfast_worker;
grant select on cases.contact to holdfast_worker;
grant update (status, manager_id, paused_until, pause_reason, resumes_to, closed_on, closure_reason, outcome, wake_on_concern, updated_at, version) on cases.case to holdfast_worker;
grant update (owner_id, status, done_at, done_by, version) on cases.task to holdfast_worker;
grant update (done_at) on cases.bulk_run to holdfast_worker;
grant update (state, code, now_at, was) on cases.bulk_item to holdfast_worker;
grant execute on function cases.hand_over_case(uuid, uuid, int, uuid, uuid, uuid, bytea, uuid, bytea), cases.hand_over_steps(uuid) to holdfast_worker;
