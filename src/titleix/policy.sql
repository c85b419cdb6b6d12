-- Title IX is of schools: nowhere else is anything of it asked, kept or shown.
select kernel.entrust('titleix.policy', 'select, insert');
select kernel.entrust('titleix.report', 'select, insert, update');
select kernel.entrust('titleix.complaint', 'select, insert, update');
select kernel.entrust('titleix.party', 'select, insert, update');
select kernel.entrust('titleix.measure', 'select, insert, update');

create function titleix.is_school(p_agency uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from agencies.agency a where a.id = p_agency and a.kind in ('college', 'district', 'school') and not a.victim_services)
$$;
-- The edition of the institution's words that holds today; none: those that come with the product.
create function titleix.in_force(p_agency uuid) returns titleix.policy language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p from titleix.policy p where p.agency_id = p_agency and p.in_force_on <= agencies.local_day(p_agency) order by p.in_force_on desc, p.set_at desc, p.id desc limit 1
$$;
-- Whether somebody can coordinate: works here in a role that took a colleague's word. An administrator names them, and could name somebody they have made (R08). Nor is it for who stands in from outside for some days.
create function titleix.may_coordinate(p_account uuid, p_agency uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from staff.account a join staff.membership m on m.account_id = a.id
    where a.id = p_account and a.agency_id = p_agency and a.status = 'active' and m.role in ('case_manager', 'supervisor', 'triager', 'officer')
      and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()) and not staff.from_outside(p_account)
$$;
grant execute on function titleix.is_school(uuid), titleix.in_force(uuid), titleix.may_coordinate(uuid, uuid) to holdfast_guard;
create function titleix.applies() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and titleix.is_school(kernel.agency())
$$;
create function titleix.coordinates() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(titleix.applies() and (titleix.in_force(kernel.agency())).coordinator_id = kernel.uid() and titleix.may_coordinate(kernel.uid(), kernel.agency()), false) where kernel.context_ok()
$$;
grant execute on function titleix.applies(), titleix.coordinates() to holdfast_app, holdfast_guard;

-- What the institution says is for everybody who works there.
select kernel.protect('titleix.policy', 'true');
grant select on titleix.policy to holdfast_app;
create function titleix.set_policy(p_id uuid, p_body text, p_on date, p_coordinator uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not kernel.context_ok() or not titleix.applies() or not kernel.may_admin() then raise insufficient_privilege using message = 'not available'; end if;
  if p_coordinator is not null and (p_coordinator = kernel.uid() or not titleix.may_coordinate(p_coordinator, kernel.agency())) then
    raise exception using errcode = 'HF422', message = 'policy.cannotCoordinate';
  end if;
  insert into titleix.policy (id, agency_id, body, in_force_on, coordinator_id, set_by) values (p_id, kernel.agency(), p_body, p_on, p_coordinator, kernel.uid());
end $$;
grant execute on function titleix.set_policy(uuid, text, date, uuid) to holdfast_app;

-- Whether all who read there keep what they are told.
create function titleix.keeps(p_program uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select concerns.keeps_words(p_program) or exists (select from agencies.program p where p.id = p_program and p.regime in ('VSP', 'CONF'))
$$;
-- Whether whoever owed it works here no more: then those who lead where it is owed answer for it.
create function titleix.gone(p_account uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p_account is not null and not exists (select from staff.account a join staff.membership m on m.account_id = a.id
    where a.id = p_account and a.status = 'active' and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock())
$$;
grant execute on function titleix.keeps(uuid), titleix.gone(uuid) to holdfast_guard;

-- A note on the topic of Title IX by somebody whose role keeps nothing to itself is notice to the institution: the report is theirs from that moment (R75). By whoever is a
-- confidential resource in that program it is none, and nothing follows.
create or replace function titleix.notice_note() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.audience <> 'author' and titleix.is_school(new.agency_id) and not exists (select from staff.membership m
      where m.account_id = new.author_id and m.program_id = new.program_id and m.confidential and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()) then
    insert into titleix.report (id, agency_id, program_id, person_id, case_id, note_id, account_id, policy_id)
    values (gen_random_uuid(), new.agency_id, new.program_id, new.person_id, new.case_id, new.id, new.author_id, (titleix.in_force(new.agency_id)).id);
  end if;
  return null;
end $$;
create or replace trigger notice_note after insert on cases.note for each row when (new.section = access.section('investigation')) execute function titleix.notice_note();

-- A concern that says somebody was harmed by others is notice where those who read it keep nothing to themselves, and makes a report of whoever sorts it; and another of
-- whoever signed in and wrote it down. Each answers for their own: that one says there is nothing to report is no word of the other's.
create or replace function titleix.notice_concern() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_sender uuid;
begin
  if not titleix.is_school(new.agency_id) then return null; end if;
  select new.sender_account into v_sender from staff.membership m
   where m.account_id = new.sender_account and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock() having bool_and(not m.confidential);
  insert into titleix.report (id, agency_id, program_id, concern_id, account_id, triage, policy_id)
  select gen_random_uuid(), new.agency_id, new.program_id, new.id, x.account_id, x.account_id is null, (titleix.in_force(new.agency_id)).id
    from (select v_sender where v_sender is not null union all select null where not titleix.keeps(new.program_id)) x(account_id);
  return null;
end $$;
create or replace trigger notice_concern after insert on concerns.concern for each row when ('harm_by_others' = any (new.categories)) execute function titleix.notice_concern();

-- A concern that is passed on takes what is still owed along, to those who read it now. Where they keep what they are told, it stays: what was everybody's who sorts is then of
-- whoever passed it on, for they have read it; unless they keep what they are told themselves, in which case it ends there, and is owed again should it come back (R75).
create or replace function titleix.pass_on_report() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_keeps boolean := titleix.keeps(new.program_id); v_uid uuid := nullif(current_setting('hf.uid', true), '')::uuid;
begin
  if not v_keeps then
    update titleix.report r set program_id = new.program_id, passed_on = false, state = 'owed', settled_by = null, settled_at = null
     where r.concern_id = new.id and (r.state = 'kept' or r.state = 'owed' and not (r.triage and r.passed_on));
    return null;
  end if;
  update titleix.report r set passed_on = true where r.concern_id = new.id and r.state = 'owed' and not r.triage;
  if exists (select from staff.membership m where m.account_id = v_uid and m.program_id = old.program_id and not m.confidential and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()) then
    update titleix.report r set passed_on = true, account_id = v_uid where r.concern_id = new.id and r.state = 'owed' and r.triage and not r.passed_on;
  elsif v_uid is not null then
    update titleix.report r set state = 'kept', settled_by = v_uid, settled_at = kernel.clock() where r.concern_id = new.id and r.state = 'owed' and r.triage and not r.passed_on;
  end if;
  return null;
end $$;
create or replace trigger pass_on_report after update of program_id on concerns.concern for each row when (new.program_id <> old.program_id) execute function titleix.pass_on_report();

-- Whether a concern is about somebody the asker is kept from, or in a case they are: then no report of it is there for them either, though it stands by itself (R11).
create function titleix.kept_from(p_concern uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (select kernel.context_ok()) and exists (select from concerns.concern c where c.id = p_concern and (c.person_id = any (access.walled_people()) or c.case_id = any (access.walled_cases())))
$$;
grant execute on function titleix.kept_from(uuid) to holdfast_app, holdfast_worker, holdfast_guard;

-- A report is known to whoever owes it, to those who read its program, and of a concern to those who triage it; of a concern that lies with those who keep what they are told,
-- to those who read the program it came from, by itself.
select kernel.protect('titleix.report', 'account_id = (select kernel.uid()) and (concern_id is not null or program_id = any ((select access.belongs())::uuid[]))
  or (program_id = any ((select access.reads())::uuid[]) or triage and program_id = any ((select access.triages())::uuid[]))
    and (concern_id is null or exists (select from concerns.concern c where c.id = report.concern_id))
  or passed_on and program_id = any ((select access.reads())::uuid[]) and not titleix.kept_from(concern_id)');
select access.wall_cases('titleix.report', 'case_id'), access.wall_people('titleix.report', 'person_id');
grant select on titleix.report to holdfast_app, holdfast_worker;

-- Whether the asker is the one to make it: whose it is, or who decides such a concern; of somebody who is gone, who leads there.
create function titleix.settles(r titleix.report) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and r.agency_id = kernel.agency() and coalesce(r.case_id <> all (access.walled_cases()), true) and coalesce(r.person_id <> all (access.walled_people()), true)
     and (coalesce(r.account_id = kernel.uid() and (r.concern_id is not null or r.program_id = any (access.belongs())), false)
       or titleix.gone(r.account_id) and (r.passed_on and not titleix.kept_from(r.concern_id) or r.case_id is not null) and r.program_id = any (access.writes())
       or (r.triage or titleix.gone(r.account_id)) and not r.passed_on and exists (select from concerns.concern c where c.id = r.concern_id and coalesce(c.person_id <> all (access.walled_people()), true) and coalesce(c.case_id <> all (access.walled_cases()), true)
            and (c.program_id = any (access.triages()) or c.program_id = any (access.writes()) or access.stands_for(c.assigned_id, c.program_id))))
$$;
grant execute on function titleix.settles(titleix.report) to holdfast_app, holdfast_guard;
create function titleix.settle(p_id uuid, p_version int, p_to bytea, p_why bytea, p_on date, p_time time, p_sent boolean) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r titleix.report;
begin
  perform kernel.context_ok();
  select * into r from titleix.report x where x.id = p_id for update;
  if r.id is null or not titleix.settles(r) then raise insufficient_privilege using message = 'not available'; end if;
  if r.state <> 'owed' or r.version <> p_version then raise exception using errcode = 'HF409', message = 'report.settled'; end if;
  update titleix.report set state = case when p_why is null then 'made' else 'set_aside' end, to_whom = p_to, why = p_why, made_on = p_on, made_time = p_time,
    sent = coalesce(p_sent, false), settled_by = kernel.uid(), settled_at = kernel.clock(), version = version + 1 where id = p_id;
end $$;
grant execute on function titleix.settle(uuid, int, bytea, bytea, date, time, boolean) to holdfast_app;

-- Owed for more than a day: at once for those above.
create view titleix.titleix_crack with (security_invoker = true) as
  select distinct on (coalesce(r.concern_id, r.case_id)) 'report_owed' as crack, case when r.concern_id is null then 'case' else 'concern' end as subject,
         coalesce(r.concern_id, r.case_id) as subject_id, r.agency_id, r.program_id, coalesce(r.person_id, k.person_id) as person_id, r.case_id, r.account_id as manager_id, r.account_id as holder_id,
         (r.noticed_at at time zone l.time_zone)::date as since, l.nth - coalesce(d.nth, l.nth) as days, l.nth - coalesce(d.nth, l.nth) as stood, true as high, l.supervisor_after_days, l.today
    from agencies.clocks() l
    join titleix.report r on r.program_id = l.program_id and r.state = 'owed' and r.noticed_at < kernel.clock() - interval '24 hours'
    left join concerns.concern k on k.id = r.concern_id
    left join agencies.program_day d on d.program_id = r.program_id and d.day = (r.noticed_at at time zone l.time_zone)::date
   where k.id is not null or exists (select from cases.case c where c.id = r.case_id)
   order by coalesce(r.concern_id, r.case_id), r.noticed_at, r.id;
grant select on titleix.titleix_crack to holdfast_app, holdfast_guard;
