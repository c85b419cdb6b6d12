-- Colleagues of an agency know of each other; what proves who somebody is (credential, passkey, session) no login can read.

select kernel.entrust('staff.account', 'select, insert, update');

select kernel.entrust('staff.credential', 'select, insert, update');

select kernel.entrust('staff.passkey', 'select, insert, update');

select kernel.entrust('staff.membership', 'select, insert, update');

select kernel.entrust('staff.absence', 'select');

select kernel.entrust('staff.cover', 'select');

select kernel.entrust('staff.session', 'select, insert, update');

-- Whether the asker supervises a program in which that colleague works.
create function staff.supervises(p_account uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from staff.membership mine join staff.membership theirs on theirs.program_id = mine.program_id
     where mine.account_id = kernel.uid() and mine.role = 'supervisor' and mine.starts_at <= kernel.clock() and mine.ends_at > kernel.clock()
       and theirs.account_id = p_account and theirs.ends_at > kernel.clock())
$$;

-- Whether somebody can carry a case in a program now: active, a writing member, trained.
create function staff.can_carry(p_account uuid, p_program uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from staff.account a join staff.membership m on m.account_id = a.id
     where a.id = p_account and a.status = 'active' and m.program_id = p_program and m.role in ('case_manager', 'supervisor') and m.can_write
       and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
       and (m.trained_until is null or m.trained_until >= agencies.local_day(a.agency_id)))
$$;

-- Away now, with nobody standing in.
create function staff.away_uncovered(p_account uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from staff.absence b where b.account_id = p_account and b.ended_at is null and b.starts_at <= kernel.clock() and b.ends_at > kernel.clock())
     and not exists (select from staff.cover c join staff.account a on a.id = c.account_id
                      where c.covered_id = p_account and c.ended_at is null and c.starts_at <= kernel.clock() and c.ends_at > kernel.clock() and a.status = 'active')
$$;

grant execute on function staff.supervises(uuid), staff.can_carry(uuid, uuid), staff.away_uncovered(uuid) to holdfast_app, holdfast_worker, holdfast_guard;

select kernel.protect('staff.account', 'true', '(select kernel.may_admin())', '(select kernel.may_admin()) or id = (select kernel.uid())');

grant select on staff.account to holdfast_app, holdfast_worker;

grant insert (id, agency_id, kind, name, email, title, status, may_admin, confidential_role, full_time_case_manager, language) on staff.account to holdfast_app;

grant update (name, title, status, inactive_at, language, version, confidential_role, full_time_case_manager) on staff.account to holdfast_app;

select kernel.protect('staff.membership', 'true', '(select kernel.may_admin()) and account_id <> (select kernel.uid())',
  '(select kernel.may_admin()) and account_id <> (select kernel.uid())');

grant select, insert on staff.membership to holdfast_app;

grant update (ends_at, sees, may_triage, can_write, trained_until) on staff.membership to holdfast_app;

-- One's own absence, or a colleague's whom one supervises in a program both are in.
select kernel.protect('staff.absence', 'true', 'account_id = (select kernel.uid()) or (select staff.supervises(account_id))',
  'account_id = (select kernel.uid()) or (select staff.supervises(account_id))');

grant select, insert on staff.absence to holdfast_app;

grant update (ends_at, ended_at) on staff.absence to holdfast_app;

-- Cover is given by the one who goes, or by a supervisor; nobody gives himself somebody else's cases.
select kernel.protect('staff.cover', 'true',
  'granted_by = (select kernel.uid()) and account_id <> (select kernel.uid()) and (covered_id = (select kernel.uid()) or (select staff.supervises(covered_id)))',
  'covered_id = (select kernel.uid()) or account_id = (select kernel.uid()) or (select staff.supervises(covered_id))');

grant select, insert on staff.cover to holdfast_app;

grant update (ends_at, ended_at) on staff.cover to holdfast_app;
