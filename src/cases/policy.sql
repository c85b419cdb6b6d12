-- A case is seen by its manager, its team, whoever covers for them, and by those who read its program. Walls beat all.
select kernel.entrust('cases.case', 'select, update');
select kernel.entrust('cases.team_member', 'select');
select kernel.entrust('cases.task', 'select');
select kernel.entrust('cases.contact', 'select');
select kernel.entrust('cases.note', 'select');
select kernel.entrust('cases.note_text', 'select');
select kernel.entrust('cases.timeline', 'select, insert');

-- A case made in this very transaction by the asker, who may hand it over with its first step and note and never see it again.
create function cases.just_opened(p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from cases.case c where c.id = p_case and c.opened_by = kernel.uid() and c.xmin = pg_current_xact_id()::xid)
$$;
grant execute on function cases.just_opened(uuid) to holdfast_app, holdfast_worker;

-- A number for a new case, drawn and not counted: from numbers in a row one reads how many cases there are that one may not see, and which.
create function cases.draw_number() returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare n bigint;
begin
  perform kernel.context_ok();
  loop
    n := 1000000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 12))::bit(48)::bigint % 9000000;
    exit when not exists (select from cases.case c where c.agency_id = kernel.agency() and c.number = n);
  end loop;
  return n;
end $$;
grant execute on function cases.draw_number() to holdfast_app;

-- Its manager is among those who hold a grant: that somebody was its manager once opens nothing to one who came back (docs/decisions/021).
select access.protect('cases.case', 'case', 'services', 'id');
drop policy p_add on cases.case;
-- Opened in a program one opens cases in, about a person one may see (the sub-select runs under the person's own policies).
create policy p_add on cases.case for insert to holdfast_app, holdfast_worker with check (
  opened_by = (select kernel.uid())
  and (program_id = any ((select access.opens())::uuid[]) or program_id = any ((select access.triages())::uuid[]))
  and exists (select from people.person p where p.id = "case".person_id));
grant select on cases.case to holdfast_app, holdfast_worker;
grant insert (id, agency_id, program_id, person_id, number, status, manager_id, service_level, weight, risk, opened_on, opened_by, target_end) on cases.case to holdfast_app;
grant update (status, manager_id, service_level, weight, risk, target_end, paused_until, pause_reason, resumes_to, closed_on, closure_reason, outcome,
  reopened_times, updated_at, version) on cases.case to holdfast_app;

-- That somebody takes part in a program is known to those who serve them in it too: a reason of another program, or a roster's, does not tell of the
-- counseling center.
drop policy p_read on people.participation;
create policy p_read on people.participation for select to holdfast_app, holdfast_worker using (
  program_id = any ((select access.reads())::uuid[]) or program_id = any ((select access.triages())::uuid[])
  or exists (select from access.my_grant g join cases.case c on c.id = g.case_id
              where g.person_id = participation.person_id and c.program_id = participation.program_id));

-- Whether a case is in somebody's hands as its manager: not by its column, which says whose it was, but by the right that ends with their work there.
create function cases.is_held(p_case uuid, p_account uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from access.grant g where g.case_id = p_case and g.account_id = p_account and g.kind = 'owner'
                    and g.valid_from <= kernel.clock() and g.valid_to > kernel.clock())
$$;
grant execute on function cases.is_held(uuid, uuid) to holdfast_guard;
-- Whether the asker has a case as its manager, or stands in for the manager who has it.
create function cases.has_it(p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and exists (select from cases.case c where c.id = p_case and c.agency_id = kernel.agency()
     and access.stands_for(c.manager_id, c.program_id) and cases.is_held(c.id, c.manager_id))
$$;
grant execute on function cases.has_it(uuid) to holdfast_app, holdfast_worker, holdfast_guard;
-- Whether nobody has an open case, for those who write its whole program: they give it to anybody, and back to whoever had it.
create function cases.nobody_has(p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and exists (select from cases.case c where c.id = p_case and c.agency_id = kernel.agency() and c.status <> 'closed'
     and c.program_id = any (access.writes()) and c.id <> all (access.walled_cases()) and c.person_id <> all (access.walled_people()) and not cases.is_held(c.id, c.manager_id))
$$;
grant execute on function cases.nobody_has(uuid) to holdfast_app, holdfast_worker;

-- A team is made by whoever answers for the case: its manager, who stands in for the manager, and those who write the whole program.
select access.protect('cases.team_member', 'case', 'services', add_also => 'added_by = (select kernel.uid()) and exists (select from cases.case c
  where c.id = team_member.case_id and (cases.has_it(c.id) or c.program_id = any ((select access.writes())::uuid[])))');
grant select on cases.team_member to holdfast_app, holdfast_worker;
grant insert on cases.team_member to holdfast_app;
grant update (to_at) on cases.team_member to holdfast_app;

select access.protect('cases.contact', 'case', 'services', add_also => 'recorded_by = (select kernel.uid())', change_also => 'recorded_by = (select kernel.uid())');
grant select, insert on cases.contact to holdfast_app;
grant update (kind, result, on_day, at_time, minutes, with_whom, purpose, safety, version) on cases.contact to holdfast_app;

-- That a note exists may be known by all who hold the notes section, unless it is for its author alone (R05–R07).
select access.protect('cases.note', 'case', 'notes', read_also => 'audience <> ''author'' or author_id = (select kernel.uid())',
  change_also => 'false');
drop policy p_add on cases.note;
create policy p_add on cases.note for insert to holdfast_app, holdfast_worker with check (
  author_id = (select kernel.uid())
  and (program_id = any ((select access.writes())::uuid[]) or exists (select from access.my_grant g where g.case_id = note.case_id and g.can_write and (g.sections & access.section('notes')) <> 0)
    or cases.just_opened(case_id))
  and (audience <> 'author' or exists (select from agencies.program p where p.id = note.program_id and p.regime <> 'VSP')));
grant select, insert on cases.note to holdfast_app;

-- Its words, to its audience; restricted words leave by cases.reveal_note alone.
select access.protect('cases.note_text', 'case', 'notes',
  read_also => 'not restricted and (author_id = (select kernel.uid()) or audience in (''program'', ''person'') and (program_id = any ((select access.reads())::uuid[])
      or exists (select from access.my_grant g where g.case_id = note_text.case_id and (g.sections & note_text.section) <> 0))
    or audience = ''team'' and exists (select from access.my_grant g where g.case_id = note_text.case_id and (g.sections & note_text.section) <> 0))',
  change_also => 'false');
drop policy p_add on cases.note_text;
create policy p_add on cases.note_text for insert to holdfast_app, holdfast_worker with check (
  by_id = (select kernel.uid()) and author_id = (select kernel.uid())
  and (program_id = any ((select access.writes())::uuid[]) or exists (select from access.my_grant g where g.case_id = note_text.case_id and g.can_write and (g.sections & access.section('notes')) <> 0)
    or cases.just_opened(case_id)));
grant select, insert on cases.note_text to holdfast_app;

-- Tasks of a case; and one's own, where one works and has a reason for the case, whatever sections it holds.
select access.protect('cases.task', 'case', 'services', change_also => 'true',
  mine => 'owner_id = (select kernel.uid()) and program_id = any ((select access.belongs())::uuid[]) and exists (select from access.my_grant g where g.case_id = task.case_id)');
drop policy p_add on cases.task;
create policy p_add on cases.task for insert to holdfast_app, holdfast_worker with check (
  created_by = (select kernel.uid())
  and (program_id = any ((select access.writes())::uuid[]) or exists (select from access.my_grant g where g.case_id = task.case_id and g.can_write and (g.sections & access.section('services')) <> 0)
    or cases.just_opened(case_id)));
drop policy p_change on cases.task;
create policy p_change on cases.task for update to holdfast_app, holdfast_worker using (
  owner_id = (select kernel.uid()) and program_id = any ((select access.belongs())::uuid[]) and exists (select from access.my_grant g where g.case_id = task.case_id)
  or program_id = any ((select access.writes())::uuid[])
  or exists (select from access.my_grant g where g.case_id = task.case_id and (g.can_write or task.owner_id = (select kernel.uid()) and (g.sections & access.section('services')) <> 0)));
grant select, insert on cases.task to holdfast_app;
grant select on cases.task to holdfast_worker;
grant update (title, kind, owner_id, due_on, at_time, status, done_at, done_by, version) on cases.task to holdfast_app;

-- That a note is there is told to those who hold the notes section; the rest of the story to all who serve the case.
select access.protect('cases.timeline', 'case', 'services', read_also => '(audience <> ''author'' or account_id = (select kernel.uid()))
    and (section = access.section(''services'') or program_id = any ((select access.reads())::uuid[])
      or exists (select from access.my_grant g where g.case_id = timeline.case_id and (g.sections & timeline.section) <> 0))',
  change_also => 'false');
drop policy p_add on cases.timeline;
create policy p_add on cases.timeline for insert to holdfast_app, holdfast_worker with check (
  account_id = (select kernel.uid())
  and (program_id = any ((select access.writes())::uuid[]) or exists (select from access.my_grant g where g.case_id = timeline.case_id and g.can_write)
    or cases.just_opened(case_id)));
grant select, insert on cases.timeline to holdfast_app;

-- An assignment is checked where it is stored, and the grant follows the case's manager without anybody remembering to write it.
create or replace function cases.assign_manager() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.status <> 'closed' and (tg_op = 'INSERT' or new.manager_id is distinct from old.manager_id or old.status = 'closed') then
    -- Held until the case is theirs: a membership that ends meanwhile ends before, and refuses this, or after, and takes it along.
    perform from staff.membership m where m.account_id = new.manager_id and m.program_id = new.program_id order by m.id for share;
    if staff.lacks_training(new.manager_id, new.program_id) then
      raise exception using errcode = 'HF409', message = 'case.managerUntrained';
    end if;
    if not staff.can_carry(new.manager_id, new.program_id) then
      raise exception using errcode = 'HF409', message = 'case.managerCannotCarry';
    end if;
    if exists (select from access.wall w where w.account_id = new.manager_id and w.lifted_at is null and (w.case_id = new.id or w.person_id = new.person_id)) then
      -- Word for word the other refusal: a wall is not told.
      raise exception using errcode = 'HF409', message = 'case.managerCannotCarry';
    end if;
  end if;
  -- Of a closed case too: it would be theirs once it is opened again.
  if tg_op = 'UPDATE' and new.manager_id is distinct from old.manager_id and not (new.program_id = any (access.writes()))
     and (new.manager_id = kernel.uid() or not (cases.has_it(old.id) or cases.hands_over(old.manager_id, new.program_id))) then
    raise exception using errcode = '42501', message = 'a case is handed on by its manager, and nobody gives one to himself';
  end if;
  return new;
end $$;
-- Of a new case only after its policy has said yes: whoever may not open one learns nothing of who could have it, or who is kept from whom.
create or replace trigger assign_manager before update of manager_id, status on cases.case for each row execute function cases.assign_manager();
create or replace trigger assign_first_manager after insert on cases.case for each row execute function cases.assign_manager();

-- A case's clocks begin on the day it was opened, and anew on the day it is taken up again.
create or replace function cases.start_clocks() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then new.clock_from := coalesce(new.clock_from, new.opened_on);
  elsif old.status = 'closed' and new.status <> 'closed' then new.clock_from := agencies.local_day(new.agency_id);
  elsif old.status = 'paused' and new.status <> 'paused' then new.clock_from := least(old.paused_until, agencies.local_day(new.agency_id));
  end if;
  return new;
end $$;
create or replace trigger start_clocks before insert or update of status on cases.case for each row execute function cases.start_clocks();

create or replace function cases.grant_manager() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare until timestamptz;
begin
  if tg_op = 'UPDATE' and new.manager_id is not distinct from old.manager_id then
    -- Given back to one who left and works there again: by a word of those who write the whole program, and to nobody who could not be given it anew.
    if new.status = 'closed' or cases.is_held(new.id, new.manager_id)
       or not (new.program_id = any (coalesce(nullif(current_setting('hf.writes', true), '')::uuid[], '{}'))) then return null; end if;
    perform from staff.membership m where m.account_id = new.manager_id and m.program_id = new.program_id order by m.id for share;
    if not staff.can_carry(new.manager_id, new.program_id)
       or exists (select from access.wall w where w.account_id = new.manager_id and w.lifted_at is null and (w.case_id = new.id or w.person_id = new.person_id)) then
      raise exception using errcode = 'HF409', message = 'case.managerCannotCarry';
    end if;
  end if;
  update access.grant set valid_to = kernel.clock()
   where case_id = new.id and kind = 'owner' and valid_to > kernel.clock() and account_id is distinct from new.manager_id;
  -- As long as they carry cases there, and no longer.
  until := staff.carries_until(new.manager_id, new.program_id);
  if until is not null then
    insert into access.grant (agency_id, account_id, person_id, case_id, kind, sections, can_write, cause_id, granted_by, valid_to)
    values (new.agency_id, new.manager_id, new.person_id, new.id, 'owner', access.section('everything'), true, new.id, kernel.uid(), until);
  end if;
  if tg_op = 'INSERT' then
    insert into people.participation (agency_id, person_id, program_id, because)
    values (new.agency_id, new.person_id, new.program_id, 'case') on conflict do nothing;
  end if;
  return null;
end $$;
create or replace trigger grant_manager after insert or update of manager_id on cases.case for each row execute function cases.grant_manager();

create or replace function cases.grant_team() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare until timestamptz;
begin
  if tg_op = 'INSERT' then
    if new.account_id = kernel.uid() and (not (new.program_id = any (access.writes())) or (new.sections & access.section('medical')) <> 0) then
      raise exception using errcode = '42501', message = 'nobody puts himself on a case';
    end if;
    perform from staff.membership m where m.account_id = new.account_id order by m.id for share;
    -- As long as they work in the case's program; one from elsewhere, as long as they work anywhere.
    until := coalesce(staff.belongs_until(new.account_id, new.program_id), staff.belongs_until(new.account_id, null));
    if not exists (select from staff.account a where a.id = new.account_id and a.status = 'active')
       -- Whoever works in no program works with no person: an administrator is not put on a team (R08).
       or until is null
       or exists (select from access.wall w where w.account_id = new.account_id and w.lifted_at is null and (w.case_id = new.case_id or w.person_id = new.person_id)) then
      raise exception using errcode = 'HF409', message = 'team.cannotJoin';
    end if;
    insert into access.grant (agency_id, account_id, person_id, case_id, kind, sections, can_write, cause_id, granted_by, valid_to)
    values (new.agency_id, new.account_id, new.person_id, new.case_id, 'team', new.sections, new.can_write, new.id, kernel.uid(), until);
  elsif new.to_at is not null and old.to_at is null then
    update access.grant set valid_to = new.to_at where cause_id = new.id and valid_to > new.to_at;
  end if;
  return null;
end $$;
create or replace trigger grant_team after insert or update of to_at on cases.team_member for each row execute function cases.grant_team();

-- What the clocks of a case read is derived where it changes: its last completed contact, its next open step.
create or replace function cases.derive_last_contact() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.case c set last_contact_on = (select max(x.on_day) from cases.contact x where x.case_id = c.id and x.result = 'completed') where c.id = new.case_id;
  return null;
end $$;
create or replace trigger derive_last_contact after insert or update of result, on_day on cases.contact for each row execute function cases.derive_last_contact();

create or replace function cases.derive_next_step() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.case c set next_step_on = n.due_on, stepless_from = case when n.due_on is null then coalesce(c.stepless_from, agencies.local_day(c.agency_id)) end
    from (select min(t.due_on) as due_on from cases.task t where t.case_id = new.case_id and t.status = 'open') n where c.id = new.case_id;
  return null;
end $$;
create or replace trigger derive_next_step after insert or update of status, due_on on cases.task for each row execute function cases.derive_next_step();

-- A note's words carry what the note's head says; whoever writes them cannot say otherwise.
create or replace function cases.head_note_text() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select n.agency_id, n.program_id, n.person_id, n.case_id, n.author_id, n.audience, n.section, n.restricted
    into new.agency_id, new.program_id, new.person_id, new.case_id, new.author_id, new.audience, new.section, new.restricted
    from cases.note n where n.id = new.note_id;
  -- One wording after another: whoever amends has seen the last one. Said to its author alone; whoever is not, is refused by the policy, note or no note.
  if new.author_id = kernel.uid() and new.seq <> (select count(*) from cases.note_text x where x.note_id = new.note_id) then
    raise exception using errcode = 'HF409', message = 'stale';
  end if;
  return new;
end $$;
create or replace trigger head_note_text before insert on cases.note_text for each row execute function cases.head_note_text();

-- The words of a restricted note, to those of its audience who ask for them; the asking is written down here, with the answer.
create function cases.reveal_note(p_note uuid, p_event uuid) returns setof cases.note_text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare n cases.note;
begin
  perform kernel.context_ok();
  select x.* into n from cases.note x where x.id = p_note and x.agency_id = kernel.agency()
     and x.case_id <> all (access.walled_cases()) and x.person_id <> all (access.walled_people())
     and (x.program_id = any (access.reads()) or exists (select from access.my_grant g where g.case_id = x.case_id and (g.sections & access.section('notes')) <> 0))
     and case x.audience
           when 'author' then x.author_id = kernel.uid()
           when 'team' then exists (select from access.my_grant g where g.case_id = x.case_id and (g.sections & x.section) <> 0)
           else x.program_id = any (access.reads()) or exists (select from access.my_grant g where g.case_id = x.case_id and (g.sections & x.section) <> 0)
         end;
  if not found then return; end if;
  insert into kernel.audit_event (id, agency_id, account_id, action, outcome, about, people)
  values (p_event, kernel.agency(), kernel.uid(), 'note.revealed', 'done', jsonb_build_object('noteId', n.id, 'caseId', n.case_id), array[n.person_id]);
  return query select t.* from cases.note_text t where t.note_id = n.id order by t.seq;
end $$;

grant execute on function cases.reveal_note(uuid, uuid) to holdfast_app;

-- The weight each colleague carries in a program, for those who give out its cases.
create function cases.load_of(p_program uuid) returns table (account_id uuid, load bigint) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.manager_id, sum(c.weight) from cases.case c
   where c.program_id = p_program and c.status <> 'closed' and c.agency_id = (select kernel.agency()) and (select kernel.context_ok())
     and (p_program = any ((select access.opens())::uuid[]) or p_program = any ((select access.reads())::uuid[]) or p_program = any ((select access.triages())::uuid[]))
   group by c.manager_id
$$;

-- How much of a week each colleague is there for a program, in percent, where it is not the whole (B04): for the same.
create function cases.shares_in(p_program uuid) returns table (account_id uuid, percent int) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.account_id, w.percent from staff.working_share w
   where w.program_id = p_program and w.agency_id = (select kernel.agency()) and (select kernel.context_ok())
     and (p_program = any ((select access.opens())::uuid[]) or p_program = any ((select access.reads())::uuid[]) or p_program = any ((select access.triages())::uuid[]))
$$;
grant execute on function cases.shares_in(uuid) to holdfast_app;

-- Paused cases whose day has come, woken: the work of a job, in the name of each case's manager. Answers how many.
create function cases.wake_cases() returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare n int;
begin
  with woken as (
    update cases.case c set status = c.resumes_to, paused_until = null, pause_reason = null, resumes_to = null, version = c.version + 1, updated_at = kernel.clock()
     where c.status = 'paused' and c.paused_until <= agencies.local_day(c.agency_id)
    returning c.id, c.agency_id, c.program_id, c.person_id, c.manager_id
  ), told as (
    insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, account_id, section, codes)
    select gen_random_uuid(), w.agency_id, w.program_id, w.person_id, w.id, agencies.local_day(w.agency_id), 'resumed', w.id, w.manager_id, access.section('services'), '{"byItself": true}'
      from woken w
  ), kept as (
    insert into kernel.audit_event (id, agency_id, source, action, outcome, about, people)
    select gen_random_uuid(), w.agency_id, 'job', 'case.wake', 'done', jsonb_build_object('caseId', w.id), array[w.person_id] from woken w
  )
  select count(*) into n from woken;
  -- And the steps of whoever left by a date go to somebody who is there.
  perform cases.pass_on_steps(m.account_id, m.program_id, null)
     from (select distinct m.account_id, m.program_id from staff.membership m where m.ends_at between kernel.clock() - interval '7 days' and kernel.clock() and access.may_join(m.role)) m
    where staff.belongs_until(m.account_id, m.program_id) is null;
  return n;
end $$;

grant execute on function cases.load_of(uuid) to holdfast_app;
grant execute on function cases.wake_cases() to holdfast_worker;

-- Open cases that nobody has: their manager is barred from them; or a stand-in is, with nobody else there for the one who is away; or their manager had left,
-- and works there again, and was not given them back. For the crack below.
create function cases.barred(p_agency uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(
    select c.id from access.wall w join cases.case c on c.agency_id = w.agency_id and (c.id = w.case_id or c.person_id = w.person_id)
     where w.lifted_at is null and c.status <> 'closed' and (p_agency is null or w.agency_id = p_agency)
       and (w.account_id = c.manager_id
         or exists (select from staff.stand_in i where i.covered_id = c.manager_id and i.account_id = w.account_id)
            and exists (select from staff.away y where y.account_id = c.manager_id)
            and not exists (select from staff.stand_in i where i.covered_id = c.manager_id and not exists (
              select from access.wall x where x.account_id = i.account_id and x.lifted_at is null and (x.case_id = c.id or x.person_id = c.person_id))))
    union
    select c.id from (select distinct m.account_id, m.program_id from staff.membership m where m.ends_at <= kernel.clock() and (p_agency is null or m.agency_id = p_agency)) e
      join cases.case c on c.manager_id = e.account_id and c.program_id = e.program_id
     where c.status <> 'closed' and not cases.is_held(c.id, c.manager_id))
$$;
create function cases.barred_here() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select cases.barred(kernel.agency()) where kernel.context_ok()
$$;
-- Whoever may ask of all agencies is asking for none of them in particular.
create function cases.barred() returns uuid[] language plpgsql stable as $$
begin
  if has_function_privilege('cases.barred(uuid)', 'execute') then return cases.barred(null); end if;
  return cases.barred_here();
end $$;
grant execute on function cases.barred(uuid) to holdfast_guard;
grant execute on function cases.barred_here() to holdfast_app;
grant execute on function cases.barred() to holdfast_app, holdfast_guard;

-- The cracks of cases, each open one looked at once. A paused case makes none until the day it wakes; then it is awake by itself; nor does one whose person has
-- died, save that somebody must have it. `since` is the day it
-- is counted from, `days` the program days since then (a day before the calendar begins counts as its first), `stood` those it has been a crack: 0 at first.
create view cases.case_crack with (security_invoker = true) as
  select k.crack, 'case' as subject, c.id as subject_id, c.agency_id, c.program_id, c.person_id, c.id as case_id, c.manager_id, k.holder_id,
         k.since, l.nth - coalesce(d.nth, 0) as days, l.nth - coalesce(d.nth, 0) - k.allowed as stood, coalesce(c.risk in ('high', 'immediate'), false) as high,
         k.supervisor_after_days, l.today
    from agencies.clocks() l
    join cases.case c on c.program_id = l.program_id and c.status <> 'closed' and not (c.status = 'paused' and c.paused_until > l.today)
    left join staff.carriers() r on r.account_id = c.manager_id and r.program_id = c.program_id
    cross join lateral (select greatest(coalesce(c.stepless_from, c.opened_on), c.clock_from, c.paused_until) as stepless_from,
                               greatest(c.last_contact_on, coalesce(c.clock_from, c.opened_on), c.paused_until) as quiet_from) f
    cross join lateral (
      select 'no_next_step' as crack, c.manager_id as holder_id, f.stepless_from as since, 0 as allowed, l.supervisor_after_days where c.next_step_on is null and c.died_on is null
      union all
      select 'step_overdue', c.manager_id, c.next_step_on, 3, l.supervisor_after_days where c.next_step_on < l.late_before and c.died_on is null
      union all
      select 'silent', c.manager_id, f.quiet_from, l.cadence_days + 1, l.supervisor_after_days where f.quiet_from < l.quiet_before and c.died_on is null
      union all
      -- Nobody is there to see it first: it goes to whoever supervises at once.
      select 'manager_gone', null, l.today, 0, 0 where r.account_id is null or c.id = any ((select cases.barred())::uuid[])
    ) k
    left join agencies.program_day d on d.program_id = c.program_id and d.day = k.since;

-- What is to be done by a day, in cases that are awake.
create view cases.task_due with (security_invoker = true) as
  select t.kind, 'case' as subject, t.id as task_id, t.case_id as subject_id, t.agency_id, t.program_id, t.person_id, t.case_id, t.owner_id as holder_id,
         t.due_on, t.at_time, t.title, t.version
    from cases.task t where t.status = 'open' and t.withheld_at is null;
grant select on cases.case_crack, cases.task_due to holdfast_app, holdfast_guard;
