-- A person of a case has died: the case stays, whoever leads is asked to close it when ready, and nothing in it is due with them any more.
-- `died_on` is the person's own, copied where lists and clocks read it.

-- A case opened about somebody who has died begins with it.
create or replace function cases.begin_after_death() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.died_on := (select p.deceased_on from people.person p where p.id = new.person_id);
  return new;
end $$;
create or replace trigger begin_after_death before insert on cases.case for each row execute function cases.begin_after_death();
grant select (deceased_on), update (deceased_on) on people.person to holdfast_guard;
grant update (withheld_at) on cases.task to holdfast_guard;

-- The next step is the next of those that can still be done.
create or replace function cases.derive_next_step() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.case c set next_step_on = n.due_on, stepless_from = case when n.due_on is null then coalesce(c.stepless_from, agencies.local_day(c.agency_id)) end
    from (select min(t.due_on) as due_on from cases.task t where t.case_id = new.case_id and t.status = 'open' and t.withheld_at is null) n where c.id = new.case_id;
  return null;
end $$;
create or replace trigger derive_next_step after insert or update of status, due_on, withheld_at on cases.task for each row execute function cases.derive_next_step();

-- Whoever leads a program and is there for this case: a supervisor, the one who asks before others; else the account it names; else the case's manager.
create function cases.leader_of(p_case uuid) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(
    (select a.id from cases.case c join staff.membership m on m.program_id = c.program_id join staff.account a on a.id = m.account_id
      where c.id = p_case and m.role = 'supervisor' and m.sees = 'program' and m.can_write and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock() and a.status = 'active'
        and not exists (select from staff.away w where w.account_id = a.id)
        and not exists (select from access.wall w where w.account_id = a.id and w.lifted_at is null and (w.case_id = c.id or w.person_id = c.person_id))
      order by a.id <> kernel.uid(), a.name, a.id limit 1),
    (select a.id from cases.case c join agencies.program p on p.id = c.program_id join staff.account a on a.id = p.escalation_id and a.status = 'active'
      where c.id = p_case
        and not exists (select from access.wall w where w.account_id = a.id and w.lifted_at is null and (w.case_id = c.id or w.person_id = c.person_id))),
    (select c.manager_id from cases.case c where c.id = p_case))
$$;

-- Marks every case of one who has died, in every program of the agency; what was still to be done there is kept and no longer due; whoever leads is
-- given a step to close it when ready. Called by the slice above, which holds the right. Fewer titles than cases: the rest have been opened meanwhile.
create function cases.mark_death(p_person uuid, p_on date, p_tasks uuid[], p_titles bytea[], p_due date) returns uuid[]
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c cases.case; n int := 0; ids uuid[] := '{}';
begin
  for c in select x.* from cases.case x where x.person_id = p_person and x.agency_id = kernel.agency() order by x.id for no key update loop
    ids := ids || c.id;
    update cases.case x set died_on = p_on, version = x.version + 1, updated_at = kernel.clock() where x.id = c.id;
    update cases.task t set withheld_at = kernel.clock() where t.case_id = c.id and t.status = 'open' and t.withheld_at is null;
    insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, account_id, section, codes)
    values (gen_random_uuid(), c.agency_id, c.program_id, c.person_id, c.id, agencies.local_day(c.agency_id), 'status', c.id, kernel.uid(), access.section('services'),
            jsonb_build_object('died', true));
    if c.status <> 'closed' and n < cardinality(p_tasks) then
      n := n + 1;
      insert into cases.task (id, agency_id, program_id, person_id, case_id, kind, title, owner_id, due_on, source, created_by)
      values (p_tasks[n], c.agency_id, c.program_id, c.person_id, c.id, 'task', p_titles[n], cases.leader_of(c.id), p_due, 'system', kernel.uid());
    end if;
  end loop;
  return ids;
end $$;

-- It was a mistake: what was withheld is due again, and the step to close is not to be done.
create function cases.unmark_death(p_person uuid, p_tasks uuid[]) returns uuid[] language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c cases.case; ids uuid[] := '{}';
begin
  for c in select x.* from cases.case x where x.person_id = p_person and x.agency_id = kernel.agency() order by x.id for no key update loop
    ids := ids || c.id;
    update cases.case x set died_on = null, version = x.version + 1, updated_at = kernel.clock() where x.id = c.id;
    update cases.task t set withheld_at = null where t.case_id = c.id and t.withheld_at is not null;
    update cases.task t set status = 'cancelled', done_at = kernel.clock(), done_by = kernel.uid(), version = t.version + 1
     where t.case_id = c.id and t.id = any (p_tasks) and t.status = 'open';
    insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, account_id, section, codes)
    values (gen_random_uuid(), c.agency_id, c.program_id, c.person_id, c.id, agencies.local_day(c.agency_id), 'status', c.id, kernel.uid(), access.section('services'),
            jsonb_build_object('died', false));
  end loop;
  return ids;
end $$;
grant execute on function cases.leader_of(uuid), cases.mark_death(uuid, date, uuid[], bytea[], date), cases.unmark_death(uuid, uuid[]) to holdfast_guard;
