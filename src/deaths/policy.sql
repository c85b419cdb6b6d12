-- That somebody has died is known to all who may know who they are; who told us, whom the family named and who needs support, to those who may reach them.
-- Said, and taken back, by those who write there, each in their own name.
select people.protect('deaths.death', 'contact', fresh => '(select people.unplaced(death.person_id))',
  add_also => 'said_by = (select kernel.uid()) and taken_back_at is null');
create policy r6_own_name on deaths.death as restrictive for update to holdfast_app, holdfast_worker
  using (taken_back_at is null) with check (taken_back_by = (select kernel.uid()));
grant select, insert on deaths.death to holdfast_app;
grant update (taken_back_at, taken_back_by, taken_back_why, version) on deaths.death to holdfast_app;
select kernel.entrust('deaths.death', 'select');

-- A colleague is listed with the case they work on, and known by it: whoever may not see that case does not learn that there is one.
select people.protect('deaths.bereaved', 'contact', fresh => '(select people.unplaced(bereaved.person_id))',
  add_also => 'added_by = (select kernel.uid()) and exists (select from deaths.death d where d.id = bereaved.death_id and d.person_id = bereaved.person_id)');
create policy r6_of_case on deaths.bereaved as restrictive for all to holdfast_app, holdfast_worker
  using (case_id is null or exists (select from cases.case c where c.id = bereaved.case_id));
select access.wall_people('deaths.bereaved', 'other_id'), access.wall_cases('deaths.bereaved', 'case_id');
grant select, insert on deaths.bereaved to holdfast_app;
grant update (offered_on, offered_by, concern_id, ended_at, version) on deaths.bereaved to holdfast_app;

-- A death of this very transaction, said or taken back by the asker: what follows from it is done in their right.
create function deaths.just_said(p_person uuid, p_taken_back boolean) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and exists (select from deaths.death d where d.person_id = p_person and d.agency_id = kernel.agency() and d.xmin = pg_current_xact_id()::xid
    and case when p_taken_back then d.taken_back_by else d.said_by end = kernel.uid() and (d.taken_back_at is not null) = p_taken_back)
$$;

-- Everything that would still be sent, rung or asked about somebody who has died stops with this, in one transaction: seen by the asker or not.
create function deaths.stop_all(p_person uuid, p_on date, p_tasks uuid[], p_titles bytea[], p_due date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare cases uuid[]; concerns uuid[]; k uuid;
begin
  perform kernel.context_ok();
  if not deaths.just_said(p_person, false) then raise insufficient_privilege using message = 'not available'; end if;
  update people.person p set deceased_on = p_on where p.id = p_person;
  cases := cases.mark_death(p_person, p_on, p_tasks, p_titles, p_due);
  concerns := array(select c.id from concerns.concern c where c.person_id = p_person and c.agency_id = kernel.agency() order by c.id);
  perform messages.stop(array[p_person] || cases || concerns);
  foreach k in array concerns loop perform oncall.settle(k, 'died'); end loop;
end $$;

-- It was a mistake. What was withdrawn is not sent after all; from here on messages go again, and what nobody had answered rings again.
create function deaths.start_all(p_person uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare cases uuid[]; concerns uuid[]; k uuid;
begin
  perform kernel.context_ok();
  if not deaths.just_said(p_person, true) then raise insufficient_privilege using message = 'not available'; end if;
  update people.person p set deceased_on = null where p.id = p_person;
  cases := cases.unmark_death(p_person, (select d.task_ids from deaths.death d where d.person_id = p_person order by d.taken_back_at desc nulls last limit 1));
  concerns := array(select c.id from concerns.concern c where c.person_id = p_person and c.agency_id = kernel.agency() order by c.id);
  perform messages.resume(array[p_person] || cases || concerns);
  foreach k in array concerns loop perform oncall.revive(k); end loop;
end $$;
grant execute on function deaths.stop_all(uuid, date, uuid[], bytea[], date), deaths.start_all(uuid) to holdfast_app;

-- A concern found to be about somebody who has died: nobody is written to or rung about it from then on.
create or replace function deaths.follow_concern() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from people.person p where p.id = new.person_id and p.deceased_on is not null) then
    perform messages.stop(array[new.id]);
    perform oncall.settle(new.id, 'died');
  end if;
  return null;
end $$;
create or replace trigger follow_death after update of person_id on concerns.concern for each row
  when (new.person_id is distinct from old.person_id and new.person_id is not null) execute function deaths.follow_concern();
