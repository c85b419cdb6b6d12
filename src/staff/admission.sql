-- Who is let into a program: an administrator asks, and somebody who works there says so. What an administrator could make alone, a second account of his
-- own, never opens a record (R08).

-- Who says who comes in: a program's supervisors; where it has none and is not confidential, those who carry its cases; where nobody works there yet, or any more,
-- the supervisors of the agency's other programs, else those who carry cases in them: whoever works anywhere with a pen can look into a case in an emergency, and a
-- supervisor says the second word on more than their own program. No administrator is among these last: one can make another, and a program.
create function staff.confirmers(p_program uuid, p_except uuid[]) returns table (account_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with working as (
    select m.account_id, m.role, m.program_id, a.may_admin from staff.membership m join staff.account a on a.id = m.account_id
     where m.role in ('supervisor', 'case_manager') and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
       and a.status = 'active' and a.kind = 'staff' and kernel.context_ok() and m.agency_id = kernel.agency() and m.account_id <> all (p_except) and not staff.from_outside(m.account_id)),
  here as (select * from working w where w.program_id = p_program),
  elsewhere as (select * from working w where not w.may_admin and not exists (select from here) and exists (select from agencies.program p where p.id = p_program and p.agency_id = kernel.agency()
       and (p.regime not in ('VSP', 'CONF') or not exists (select from staff.membership m where m.program_id = p.id and m.role in ('supervisor', 'case_manager') and m.ends_at > kernel.clock()))))
  select distinct h.account_id from here h
   where h.role = 'supervisor'
      or not exists (select from here s where s.role = 'supervisor') and not exists (select from agencies.program p where p.id = p_program and p.regime in ('VSP', 'CONF'))
  union
  select e.account_id from elsewhere e where e.role = 'supervisor' or not exists (select from elsewhere s where s.role = 'supervisor')
$$;

-- Whether a right may be given without anybody else's word: by a supervisor of the program; by an administrator where nobody works who could say it, for a
-- role that opens nothing by itself and says no second word, and to one who is back in the role they had. Into a confidential program only while nobody works there.
create function staff.may_admit(p_program uuid, p_account uuid, p_role text, p_sees text, p_triage boolean, p_write boolean) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from staff.membership m where m.program_id = p_program and m.account_id = kernel.uid() and m.role = 'supervisor'
                    and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock())
      or kernel.may_admin() and (
           not exists (select from staff.confirmers(p_program, array[p_account, kernel.uid()]))
             and not (k.confidential and exists (select from staff.membership m where m.program_id = p_program and m.role in ('supervisor', 'case_manager') and m.ends_at > kernel.clock()))
           or not k.confidential and (
             p_sees = 'assigned' and not p_triage and (p_role in ('referrer', 'coordinator', 'decision_maker', 'student_staff', 'law_officer') or p_role = 'teammate' and not p_write)
             or exists (select from staff.membership m where m.program_id = p_program and m.account_id = p_account and m.role = p_role and m.ends_at <= kernel.clock()
                           and (m.sees = 'program' or p_sees = 'assigned') and (m.may_triage or not p_triage) and (m.can_write or not p_write))))
    from (select exists (select from agencies.program p where p.id = p_program and p.regime in ('VSP', 'CONF')) as confidential) k
$$;
grant execute on function staff.confirmers(uuid, uuid[]), staff.may_admit(uuid, uuid, text, text, boolean, boolean) to holdfast_app;
grant execute on function staff.confirmers(uuid, uuid[]) to holdfast_guard;

-- Never to oneself.
select kernel.protect('staff.membership', 'true', 'account_id <> (select kernel.uid()) and staff.may_admit(program_id, account_id, role, sees, may_triage, can_write)');
-- One that runs can be ended, and that is all: neither widened nor taken up again, which would be the same key.
create policy p_change on staff.membership for update to holdfast_app, holdfast_worker
  using ((select kernel.may_admin()) and account_id <> (select kernel.uid()) and ends_at > (select kernel.clock())) with check (ends_at <= (select kernel.clock()));
grant select, insert on staff.membership to holdfast_app;
grant select on staff.membership to holdfast_worker;
grant update (ends_at) on staff.membership to holdfast_app;

-- What becomes of what somebody is told in a role that runs (A28): said by an administrator, and not of themself. It opens nothing.
create function staff.classify(p_membership uuid, p_confidential boolean) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update staff.membership m set confidential = p_confidential
   where kernel.context_ok() and kernel.may_admin() and m.id = p_membership and m.agency_id = kernel.agency() and m.account_id <> kernel.uid() and m.ends_at > kernel.clock();
  if not found then raise insufficient_privilege using message = 'not available'; end if;
end $$;
grant execute on function staff.classify(uuid, boolean) to holdfast_app;

select kernel.entrust('staff.admission', 'select, update');
select kernel.protect('staff.admission', 'true', '(select kernel.may_admin()) and account_id <> (select kernel.uid()) and asked_by = (select kernel.uid())');
grant select on staff.admission to holdfast_app;
grant insert (id, agency_id, account_id, program_id, role, sees, may_triage, can_write, trained_until, confidential, ends_on, asked_by) on staff.admission to holdfast_app;

-- The end of a day where the agency is; without a day, no end.
create function staff.end_of_day(p_agency uuid, p_day date) returns timestamptz language sql stable as $$
  select coalesce((p_day + 1)::timestamp at time zone g.time_zone, 'infinity') from agencies.agency g where g.id = p_agency
$$;
grant execute on function staff.end_of_day(uuid, date) to holdfast_app, holdfast_guard;

-- Says yes or no to one that waits; yes gives the right in the same moment. No may also be said by an administrator, who takes it back. False when it was said before.
create function staff.decide_admission(p_id uuid, p_admit boolean) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a staff.admission;
begin
  perform kernel.context_ok();
  select * into a from staff.admission x where x.id = p_id and x.agency_id = kernel.agency() for update;
  if a.id is null or not (
    exists (select from staff.confirmers(a.program_id, array[a.account_id, a.asked_by]) c where c.account_id = kernel.uid())
    or not p_admit and kernel.may_admin()) then
    raise insufficient_privilege using message = 'not available';
  end if;
  if a.outcome is not null then return false; end if;
  if p_admit and exists (select from staff.membership m where m.account_id = a.account_id and m.program_id = a.program_id and m.ends_at > kernel.clock()) then
    raise exception using errcode = 'HF409', message = 'membership.held';
  end if;
  update staff.admission set decided_by = kernel.uid(), decided_at = kernel.clock(),
    outcome = case when p_admit then 'admitted' when exists (select from staff.confirmers(a.program_id, array[a.account_id, a.asked_by]) c where c.account_id = kernel.uid())
      then 'refused' else 'withdrawn' end where id = p_id;
  if p_admit then
    insert into staff.membership (id, agency_id, account_id, program_id, role, sees, may_triage, can_write, trained_until, confidential, ends_at)
    values (a.id, a.agency_id, a.account_id, a.program_id, a.role, a.sees, a.may_triage, a.can_write, a.trained_until, a.confidential, staff.end_of_day(a.agency_id, a.ends_on));
  end if;
  return true;
end $$;
grant execute on function staff.decide_admission(uuid, boolean) to holdfast_app;
