-- Colleagues of an agency know of each other; what proves who somebody is (credential, passkey, session) no login can read.
select kernel.entrust('staff.account', 'select, insert, update');
select kernel.entrust('staff.credential', 'select, insert, update');
select kernel.entrust('staff.passkey', 'select, insert, update');
select kernel.entrust('staff.membership', 'select, insert, update');
select kernel.entrust('staff.absence', 'select');
select kernel.entrust('staff.cover', 'select, update');
select kernel.entrust('staff.session', 'select, insert, update, delete');
select kernel.entrust('staff.attempt', 'select, insert, update, delete');
select kernel.entrust('staff.device', 'select, insert, update, delete');
select kernel.entrust('staff.challenge', 'select, insert, delete');
select kernel.entrust('staff.demo_sign_in', 'select');

-- Whether the asker supervises a program in which that colleague works.
create function staff.supervises(p_account uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from staff.membership mine join staff.membership theirs on theirs.program_id = mine.program_id
     where mine.account_id = kernel.uid() and mine.role = 'supervisor' and mine.starts_at <= kernel.clock() and mine.ends_at > kernel.clock()
       and theirs.account_id = p_account and theirs.ends_at > kernel.clock())
$$;

-- Whether somebody is there from outside, named to stand in for one who works alone (outsider.sql): what they do here is that, and nothing else.
create function staff.from_outside(p_account uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (select kernel.context_ok()) and exists (select from staff.outsider o where o.account_id = p_account and o.ended_at is null)
$$;
grant execute on function staff.from_outside(uuid) to holdfast_app, holdfast_worker, holdfast_guard;

-- Who is away now.
create view staff.away with (security_invoker = true) as
  select distinct b.account_id from staff.absence b where b.ended_at is null and b.starts_at <= kernel.clock() and b.ends_at > kernel.clock();

-- Whether somebody has what a program asks of those who carry its cases, on a day (B07). A program that asks nothing asks nothing.
create function staff.has_training(p_account uuid, p_program uuid, p_day date) returns boolean language sql stable as $$
  select not exists (select from staff.requirement r where r.program_id = p_program and r.from_day <= p_day and (r.until_day is null or r.until_day > p_day)
    and not exists (select from staff.training t where t.requirement_id = r.id and t.account_id = p_account and t.taken_back_at is null
                       and (t.valid_until is null or t.valid_until >= p_day)))
$$;
grant execute on function staff.has_training(uuid, uuid, date) to holdfast_app, holdfast_worker, holdfast_guard;

-- Whether it is for want of that alone that somebody who carries cases there is given none: said to whoever gives them one.
create function staff.lacks_training(p_account uuid, p_program uuid) returns boolean language sql stable as $$
  select exists (select from staff.membership m join staff.account a on a.id = m.account_id
                  where a.id = p_account and a.status = 'active' and m.program_id = p_program and m.role in ('case_manager', 'supervisor') and m.can_write
                    and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock() and not staff.has_training(a.id, p_program, agencies.local_day(a.agency_id)))
$$;
grant execute on function staff.lacks_training(uuid, uuid) to holdfast_app, holdfast_worker, holdfast_guard;

-- Who answers now: their account is open, and they are there or somebody stands in. And who carries cases in which program: those of them who can.
-- Functions and not views, so that the statements which join them are planned in no time.
create function staff.present() returns table (account_id uuid) language plpgsql stable rows 50 as $$
begin
  return query select a.id from staff.account a
    where a.status = 'active' and (not exists (select from staff.away w where w.account_id = a.id) or exists (select from staff.stand_in i where i.covered_id = a.id));
end $$;
create function staff.carriers() returns table (account_id uuid, program_id uuid) language plpgsql stable rows 50 as $$
begin
  return query select distinct m.account_id, m.program_id from staff.membership m join staff.present() p on p.account_id = m.account_id join agencies.agency g on g.id = m.agency_id
   where m.role in ('case_manager', 'supervisor') and m.can_write and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
     and (m.trained_until is null or m.trained_until >= (kernel.clock() at time zone g.time_zone)::date)
     and staff.has_training(m.account_id, m.program_id, (kernel.clock() at time zone g.time_zone)::date);
end $$;
grant select on staff.away to holdfast_app, holdfast_guard;
grant execute on function staff.present(), staff.carriers() to holdfast_app, holdfast_guard;

-- Whether somebody can carry a case in a program now: active, a writing member, trained. Asked as whoever asks: a login learns it of its own agency, in a request.
create function staff.can_carry(p_account uuid, p_program uuid) returns boolean language sql stable as $$
  select exists (
    select from staff.account a join staff.membership m on m.account_id = a.id
     where a.id = p_account and a.status = 'active' and m.program_id = p_program and m.role in ('case_manager', 'supervisor') and m.can_write
       and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
       and (m.trained_until is null or m.trained_until >= agencies.local_day(a.agency_id))
       and staff.has_training(a.id, p_program, agencies.local_day(a.agency_id)))
$$;

-- Whether somebody may stand in for somebody: active, of the same agency, and able to carry cases in each program the other works in. Cover opens cases,
-- and so it never leads into a program one is no member of. Asked as whoever asks, too.
create function staff.can_cover(p_account uuid, p_covered uuid) returns boolean language sql stable as $$
  select exists (select from staff.account a join staff.account b on b.agency_id = a.agency_id
                  where a.id = p_account and b.id = p_covered and a.id <> b.id and a.status = 'active' and a.kind = 'staff' and b.kind = 'staff' and b.status = 'active')
     and (select coalesce(bool_and(staff.can_carry(p_account, theirs.program_id)), false) from staff.membership theirs
           where theirs.account_id = p_covered and theirs.ends_at > kernel.clock() and access.helps(theirs.role))
$$;

-- Who stands in for whom now, can do it, and is there to.
create view staff.stand_in with (security_invoker = true) as
  select distinct c.account_id, c.covered_id from staff.cover c join staff.account a on a.id = c.account_id
   where c.ended_at is null and c.starts_at <= kernel.clock() and c.ends_at > kernel.clock() and a.status = 'active'
     and not exists (select from staff.away w where w.account_id = c.account_id) and staff.can_cover(c.account_id, c.covered_id);
grant select on staff.stand_in to holdfast_app, holdfast_guard;

-- Until when somebody works in a program (or, where none is named, in any) from now on without a break, one stay after another; null for who does not.
create function staff.belongs_until(p_account uuid, p_program uuid) returns timestamptz language plpgsql stable as $$
declare here timestamptz := kernel.clock(); until timestamptz; further timestamptz;
begin
  loop
    select max(m.ends_at) into further from staff.membership m
     where m.account_id = p_account and (p_program is null or m.program_id = p_program) and access.may_join(m.role) and m.starts_at <= here and m.ends_at > here;
    exit when further is null;
    until := further;
    here := further;
  end loop;
  return until;
end $$;
grant execute on function staff.belongs_until(uuid, uuid) to holdfast_guard;

-- Until when somebody carries cases in a program from now on without a break; null for who does not. Training that lapsed takes no case away.
create function staff.carries_until(p_account uuid, p_program uuid) returns timestamptz language plpgsql stable as $$
declare here timestamptz := kernel.clock(); until timestamptz; further timestamptz;
begin
  loop
    select max(m.ends_at) into further from staff.membership m
     where m.account_id = p_account and m.program_id = p_program and m.role in ('case_manager', 'supervisor') and m.can_write and m.starts_at <= here and m.ends_at > here;
    exit when further is null;
    until := further;
    here := further;
  end loop;
  return until;
end $$;
grant execute on function staff.carries_until(uuid, uuid) to holdfast_guard;

grant execute on function staff.supervises(uuid), staff.can_carry(uuid, uuid), staff.can_cover(uuid, uuid)
  to holdfast_app, holdfast_worker, holdfast_guard;

-- What one may change of oneself goes through functions below; an account's own row is its administrator's.
select kernel.protect('staff.account', 'true', '(select kernel.may_admin())', '(select kernel.may_admin()) and id <> (select kernel.uid())');
grant select on staff.account to holdfast_app, holdfast_worker;
grant insert (id, agency_id, kind, name, email, title, status, may_admin, full_time_case_manager, language) on staff.account to holdfast_app;
grant update (name, title, status, inactive_at, version, full_time_case_manager) on staff.account to holdfast_app;

-- One's own absence, or a colleague's whom one supervises in a program both are in. Ended is ended.
select kernel.protect('staff.absence', 'true', 'account_id = (select kernel.uid()) or (select staff.supervises(account_id))');
create policy p_change on staff.absence for update to holdfast_app, holdfast_worker
  using (ended_at is null and (account_id = (select kernel.uid()) or staff.supervises(account_id))) with check (ended_at is not null);
grant select, insert on staff.absence to holdfast_app;
grant update (ended_at) on staff.absence to holdfast_app;

-- Cover is given by the one who goes, or by a supervisor; nobody gives himself somebody else's cases, and nobody makes a cover longer.
select kernel.protect('staff.cover', 'true',
  'granted_by = (select kernel.uid()) and account_id <> (select kernel.uid()) and (covered_id = (select kernel.uid()) or staff.supervises(covered_id))
   and staff.can_cover(account_id, covered_id) and outsider_id is null and not staff.from_outside(account_id)');
create policy p_change on staff.cover for update to holdfast_app, holdfast_worker
  using (ended_at is null and (covered_id = (select kernel.uid()) or account_id = (select kernel.uid()) or staff.supervises(covered_id)))
  with check (ended_at is not null);
grant select, insert on staff.cover to holdfast_app;
grant update (ended_at) on staff.cover to holdfast_app;

-- Who is no longer here has no session, no program, no cover (for others, or by others) and no known browser from that moment on.
create or replace function staff.leave() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update staff.session set revoked_at = kernel.clock() where account_id = new.id and revoked_at is null;
  -- In one order for all who lock them, see cases.grant_team.
  perform from staff.membership where account_id = new.id order by id for update;
  update staff.membership set ends_at = kernel.clock() where account_id = new.id and ends_at > kernel.clock();
  update staff.cover set ended_at = kernel.clock() where new.id in (account_id, covered_id) and ended_at is null and ends_at > kernel.clock();
  update staff.admission set outcome = 'withdrawn', decided_at = kernel.clock() where account_id = new.id and outcome is null;
  delete from staff.device where account_id = new.id;
  return null;
end $$;
create or replace trigger leave after update of status on staff.account for each row when (new.status = 'inactive' and old.status <> 'inactive') execute function staff.leave();

-- Cover ends where it would lead into a program that whoever stands in is no member of: they lost that membership, or the one covered joined there. Somebody from outside is of
-- the program from its beginning on, and not before they have accepted.
create or replace function staff.end_stray_cover() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update staff.cover c set ended_at = kernel.clock()
   where (c.account_id = new.account_id or c.covered_id = new.account_id) and c.ended_at is null and c.ends_at > kernel.clock()
     and exists (select from staff.membership theirs where theirs.account_id = c.covered_id and theirs.program_id = new.program_id
                    and theirs.ends_at > kernel.clock() and access.helps(theirs.role))
     and case when c.outsider_id is null then not staff.can_carry(c.account_id, new.program_id)
              else exists (select from staff.outsider o where o.id = c.outsider_id and o.accepted_at is not null)
                and not exists (select from staff.membership m where m.account_id = c.account_id and m.program_id = new.program_id and m.can_write and m.ends_at > kernel.clock()) end;
  return null;
end $$;
create or replace trigger end_stray_cover after insert or update on staff.membership for each row execute function staff.end_stray_cover();

-- The command line's own account in an agency: one for each user of the operating system, made the first time it is used (design README 9).
-- It may bring in what an administrator may, and opens no record of a person. Whoever can start the command already holds the instance's keys.
create function staff.service_account(p_agency uuid, p_name text) returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v uuid; n text := 'Command line: ' || left(p_name, 80); e text;
begin
  perform pg_advisory_xact_lock(hashtextextended('command line ' || p_agency::text, 0));
  select regexp_replace(lower(left(p_name, 80)), '[^a-z0-9._-]+', '-', 'g') || '@cli.' || g.slug || '.invalid' into e from agencies.agency g where g.id = p_agency;
  select a.id into v from staff.account a where a.agency_id = p_agency and a.kind = 'service' and (a.name = n or a.email = e) order by a.created_at limit 1;
  if v is null and e is not null then
    v := gen_random_uuid();
    insert into staff.account (id, agency_id, kind, name, email, may_admin) values (v, p_agency, 'service', n, e, true);
  end if;
  return v;
end $$;

-- The agencies of this instance, for a command to be told which one it is about.
create function staff.agencies_here() returns table (id uuid, slug text, name text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.slug, a.name from agencies.agency a order by a.slug
$$;
grant execute on function staff.service_account(uuid, text), staff.agencies_here() to holdfast_worker;
