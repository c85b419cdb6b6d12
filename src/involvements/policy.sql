-- Who helps a person is known to all who serve their case, and written down by those who write there. Nothing of it is taken off: it ends.
select kernel.entrust('involvements.involvement', 'select');
select kernel.entrust('involvements.review', 'select');
select kernel.entrust('involvements.point', 'select');
select kernel.entrust('involvements.connection', 'select');

select access.protect('involvements.involvement', 'case', 'services', add_also => 'added_by = (select kernel.uid())');
create policy r6_ended_once on involvements.involvement as restrictive for update to holdfast_app, holdfast_worker using (ended_at is null) with check (true);
grant select on involvements.involvement to holdfast_app, holdfast_worker;
grant insert (id, agency_id, program_id, person_id, case_id, name, office, recipient_id, role, does, known, since_on, until_on, added_by) on involvements.involvement to holdfast_app;
grant update (name, office, recipient_id, role, does, known, since_on, until_on, ended_at, version) on involvements.involvement to holdfast_app;

select access.protect('involvements.review', 'case', 'services', add_also => 'by_id = (select kernel.uid())', change_also => 'false');
grant select on involvements.review to holdfast_app, holdfast_worker;
grant insert (id, agency_id, program_id, person_id, case_id, on_day, with_person, by_id) on involvements.review to holdfast_app;

select access.protect('involvements.point', 'case', 'services', add_also => 'by_id = (select kernel.uid())');
create policy r6_ended_once on involvements.point as restrictive for update to holdfast_app, holdfast_worker using (ended_at is null) with check (ended_by = (select kernel.uid()));
grant select on involvements.point to holdfast_app, holdfast_worker;
grant insert (id, agency_id, program_id, person_id, case_id, account_id, involvement_id, chosen_on, by_id) on involvements.point to holdfast_app;
grant update (ended_at, ended_by) on involvements.point to holdfast_app;

select access.protect('involvements.connection', 'case', 'services', add_also => 'by_id = (select kernel.uid())', change_also => 'false');
grant select on involvements.connection to holdfast_app, holdfast_worker;
grant insert (id, agency_id, program_id, person_id, case_id, involvement_id, state, on_day, by_id) on involvements.connection to holdfast_app;

-- Everybody who helps in a case, one row each: its manager and team by the reasons they hold now, and those outside. The one place that says who they are, who
-- is new since the roles were last gone through with the person (or since the case was opened), whom the person may know, and whom they chose.
create function involvements.people_of(p_case uuid) returns table (kind text, id uuid, name text, sealed_name bytea, office text, sealed_office bytea, recipient_id uuid, role text, does bytea,
  sections int, can_write boolean, since_on date, until_on date, fresh boolean, known boolean, point boolean, version int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with c as materialized (
    select k.id, k.agency_id, k.manager_id, k.status, k.opened_on, g.name as agency_name, g.time_zone,
           (select max(r.at) from involvements.review r where r.case_id = k.id and r.with_person) as reviewed_at
      from cases.case k join agencies.agency g on g.id = k.agency_id where k.id = p_case),
  held as (
    select g.account_id, g.kind, max(g.valid_from) as since, bit_or(g.sections) as sections, bool_or(g.can_write) as can_write
      from access.grant g where g.case_id = p_case and g.kind in ('owner', 'team') and g.valid_from <= kernel.clock() and g.valid_to > kernel.clock() group by g.account_id, g.kind),
  everybody as (
    select 'staff' as kind, a.id, a.name, null::bytea as sealed_name, c.agency_name as office, null::bytea as sealed_office, null::uuid as recipient_id,
           case h.kind when 'owner' then 'case_manager' else t.role end as role, null::bytea as does, h.sections, h.can_write,
           (h.since at time zone c.time_zone)::date as since_on, null::date as until_on, h.since as joined_at,
           -- Those the person works with; who only looks at it with the others is told by what they do.
           h.kind = 'owner' or t.role not in ('officer', 'student_staff', 'medical_reviewer', 'other') as known, null::int as version
      from c join held h on true join staff.account a on a.id = h.account_id and a.status = 'active'
      left join cases.team_member t on t.case_id = c.id and t.account_id = h.account_id and t.to_at is null
     where c.status <> 'closed' and (h.kind = 'owner' and h.account_id = c.manager_id or h.kind = 'team' and t.id is not null)
    union all
    select 'outside', i.id, null, i.name, x.name, i.office, i.recipient_id, i.role, i.does, 0, false, i.since_on, i.until_on, i.added_at, i.known, i.version
      from c join involvements.involvement i on i.case_id = c.id left join releases.recipient x on x.id = i.recipient_id
     where i.ended_at is null and coalesce(i.until_on >= agencies.local_day(c.agency_id), true))
  select e.kind, e.id, e.name, e.sealed_name, e.office, e.sealed_office, e.recipient_id, e.role, e.does, e.sections, e.can_write, e.since_on, e.until_on,
         case when c.reviewed_at is not null then e.joined_at > c.reviewed_at else (e.joined_at at time zone c.time_zone)::date > c.opened_on end, e.known,
         exists (select from involvements.point q where q.case_id = c.id and q.ended_at is null and coalesce(q.account_id, q.involvement_id) = e.id), e.version
    from everybody e cross join c
   order by 16 desc, e.kind desc, e.role <> 'case_manager', e.joined_at, e.id
$$;
grant execute on function involvements.people_of(uuid) to holdfast_guard;

-- The same, for whoever sees that case.
create function involvements.people_here(p_case uuid) returns table (kind text, id uuid, name text, sealed_name bytea, office text, sealed_office bytea, recipient_id uuid, role text, does bytea,
  sections int, can_write boolean, since_on date, until_on date, fresh boolean, known boolean, point boolean, version int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.* from involvements.people_of(p_case) p where (select kernel.context_ok()) and releases.sees_case(p_case)
$$;
grant execute on function involvements.people_here(uuid) to holdfast_app, holdfast_guard;

-- Somebody is written down in a case that runs, from an office of the address book or of this very family; and chosen from among those who help in it now.
create or replace function involvements.gate_involvement() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.recipient_id is not null and not exists (select from releases.recipient x
      where x.id = new.recipient_id and x.agency_id = new.agency_id and coalesce(x.case_id = new.case_id, true)) then
    raise exception using errcode = 'HF422', message = 'involvement.notOfHere';
  end if;
  return new;
end $$;
create or replace trigger gate_involvement before insert or update on involvements.involvement for each row execute function involvements.gate_involvement();

-- Whether the asker writes in that case: whoever does not is told nothing of who helps there.
create function involvements.writes_in(p_agency uuid, p_program uuid, p_person uuid, p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and p_agency = kernel.agency() and p_case <> all (access.walled_cases()) and p_person <> all (access.walled_people())
     and (p_program = any (access.writes())
       or exists (select from access.my_grant g where g.case_id = p_case and g.can_write and (g.sections & access.section('services')) <> 0))
$$;
grant execute on function involvements.writes_in(uuid, uuid, uuid, uuid) to holdfast_guard;
create or replace function involvements.gate_point() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not involvements.writes_in(new.agency_id, new.program_id, new.person_id, new.case_id) then raise exception using errcode = '42501', message = 'not available'; end if;
  if not exists (select from involvements.people_here(new.case_id) p where p.id = coalesce(new.account_id, new.involvement_id) and p.known) then
    raise exception using errcode = 'HF422', message = 'point.notHere';
  end if;
  return new;
end $$;
create or replace trigger gate_point before insert on involvements.point for each row execute function involvements.gate_point();

-- Somebody new helps, of the team or from outside, and who does what was not gone through with the person for a week of the program: the case manager's, for the next meeting (C23).
-- A new case manager has a step of their own to say so. Ten program days on, those above hear of it.
create view involvements.involvement_crack with (security_invoker = true) as
  select 'roles_review' as crack, 'case' as subject, c.id as subject_id, c.agency_id, c.program_id, c.person_id, c.id as case_id, c.manager_id, c.manager_id as holder_id,
         k.since, l.nth - coalesce(d.nth, 0) as days, l.nth - coalesce(d.nth, 0) - 15 as stood, false as high, l.supervisor_after_days, l.today
    from agencies.clocks() l
    join cases.case c on c.program_id = l.program_id and c.status <> 'closed' and not (c.status = 'paused' and c.paused_until > l.today) and c.died_on is null
    join agencies.agency g on g.id = c.agency_id
    cross join lateral (select max(r.at) as at from involvements.review r where r.case_id = c.id and r.with_person) v
    cross join lateral (
      select min(greatest((x.at at time zone g.time_zone)::date, c.clock_from, c.paused_until)) as since
        from (select i.added_at as at from involvements.involvement i where i.case_id = c.id and i.ended_at is null and coalesce(i.until_on >= l.today, true)
              union all
              select t.from_at from cases.team_member t where t.case_id = c.id and t.to_at is null) x
       where case when v.at is not null then x.at > v.at else (x.at at time zone g.time_zone)::date > c.opened_on end) k
    left join agencies.program_day d on d.program_id = c.program_id and d.day = k.since
   where k.since is not null and l.nth - coalesce(d.nth, 0) > 5;
grant select on involvements.involvement_crack to holdfast_app, holdfast_guard;
