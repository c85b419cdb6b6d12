-- Somebody from outside stands in for one who works alone (A19): another agency's professional, a colleague who retired. Three say yes before anything opens: who works alone names
-- them, an administrator agrees, and they accept. Then cover, given for some days, makes them one of the program for these days and no others.
select kernel.protect('staff.outsider', 'covered_id = (select kernel.uid()) or account_id = (select kernel.uid()) or (select kernel.may_admin())');
grant select on staff.outsider to holdfast_app;
select kernel.entrust('staff.outsider', 'select, insert, update');
grant insert on staff.absence to holdfast_guard;

-- The longest they stand in at a stretch, and how far ahead they are named at most; days.
create function staff.outsider_limits() returns table (cover_days int, named_days int) language sql immutable parallel safe as $$ select 42, 366 $$;
grant execute on function staff.outsider_limits() to holdfast_app, holdfast_guard;

-- Whether nobody of the agency can stand in for somebody who carries cases.
create function staff.is_alone(p_account uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (select kernel.context_ok()) and exists (select from staff.membership m join staff.account b on b.id = m.account_id where m.account_id = p_account and b.agency_id = kernel.agency()
            and b.status = 'active' and b.kind = 'staff' and m.role in ('case_manager', 'supervisor') and m.can_write and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock())
     and not exists (select from staff.account a where a.agency_id = kernel.agency() and a.id <> p_account and staff.can_cover(a.id, p_account) and not staff.from_outside(a.id))
$$;

-- Whether an account can be that of somebody from outside: of the agency, there, and in no program but by having stood in.
create function staff.is_outside(p_account uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (select kernel.context_ok()) and exists (select from staff.account a where a.id = p_account and a.agency_id = kernel.agency() and a.kind = 'staff' and a.status <> 'inactive' and not a.may_admin)
     and not exists (select from staff.membership m where m.account_id = p_account and m.ends_at > kernel.clock())
$$;
grant execute on function staff.is_alone(uuid), staff.is_outside(uuid) to holdfast_app, holdfast_guard;

-- Names somebody, for oneself.
create function staff.name_outsider(p_id uuid, p_name text, p_email text, p_title text, p_expires date) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare this_day date; there uuid;
begin
  perform kernel.context_ok();
  this_day := agencies.local_day(kernel.agency());
  if not staff.is_alone(kernel.uid()) then raise exception using errcode = 'HF409', message = 'outsider.notAlone'; end if;
  if p_expires < this_day or p_expires > this_day + (select l.named_days from staff.outsider_limits() l) then raise exception using errcode = 'HF422', message = 'expiresOn.tooFar'; end if;
  select a.id into there from staff.account a where a.email = p_email and a.agency_id = kernel.agency();
  if there is not null and not staff.is_outside(there) then raise exception using errcode = 'HF409', message = 'outsider.notOutside'; end if;
  update staff.outsider o set ended_at = kernel.clock(), ended_by = kernel.uid() where o.covered_id = kernel.uid() and o.ended_at is null and o.expires_on < this_day;
  if exists (select from staff.outsider o where o.covered_id = kernel.uid() and o.ended_at is null) then raise exception using errcode = 'HF409', message = 'outsider.alreadyThere'; end if;
  insert into staff.outsider (id, agency_id, covered_id, name, email, title, expires_on) values (p_id, kernel.agency(), kernel.uid(), p_name, p_email, p_title, p_expires);
end $$;

-- Whether the asker's yes is the other one: an administrator who did not name them; who named them only where nobody else administers.
create function staff.may_agree(p_covered uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (select kernel.context_ok()) and kernel.may_admin() and (p_covered <> kernel.uid()
      or not exists (select from staff.account a where a.agency_id = kernel.agency() and a.may_admin and a.kind = 'staff' and a.status = 'active' and a.id <> kernel.uid()))
$$;
grant execute on function staff.may_agree(uuid) to holdfast_app, holdfast_guard;

-- An administrator says yes, and to which account.
create function staff.agree_outsider(p_id uuid, p_account uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare o staff.outsider;
begin
  perform kernel.context_ok();
  select * into o from staff.outsider x where x.id = p_id and x.agency_id = kernel.agency() and x.ended_at is null for update;
  if o.id is null or not staff.may_agree(o.covered_id) or p_account = kernel.uid()
     or not exists (select from staff.account a where a.id = p_account and a.email = o.email and a.agency_id = o.agency_id) then
    raise insufficient_privilege using message = 'not available';
  end if;
  if o.agreed_at is not null then return false; end if;
  if not staff.is_alone(o.covered_id) then raise exception using errcode = 'HF409', message = 'outsider.notAlone'; end if;
  if not staff.is_outside(p_account) then raise exception using errcode = 'HF409', message = 'outsider.notOutside'; end if;
  update staff.outsider set account_id = p_account, agreed_by = kernel.uid(), agreed_at = kernel.clock() where id = p_id;
  return true;
end $$;

-- For the days of their cover, once they have accepted, they are of each program in which the other carries cases.
create function staff.let_outsider_in(p_id uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into staff.membership (id, agency_id, account_id, program_id, role, sees, may_triage, can_write, confidential, starts_at, ends_at)
  select gen_random_uuid(), c.agency_id, c.account_id, m.program_id, 'case_manager', 'assigned', false, true, m.confidential, greatest(c.starts_at, kernel.clock()), least(c.ends_at, m.until)
    from staff.outsider o join staff.cover c on c.outsider_id = o.id and c.ended_at is null and c.ends_at > kernel.clock()
    join lateral (select t.program_id, bool_or(t.confidential) as confidential, max(t.ends_at) as until from staff.membership t
                   where t.account_id = o.covered_id and t.ends_at > kernel.clock() and access.helps(t.role) group by t.program_id) m on true
   where o.id = p_id and o.accepted_at is not null and o.ended_at is null
     and not exists (select from staff.membership h where h.account_id = c.account_id and h.program_id = m.program_id and h.starts_at < c.ends_at and h.ends_at > greatest(c.starts_at, kernel.clock()))
$$;
grant execute on function staff.let_outsider_in(uuid) to holdfast_guard;

-- Says oneself that one stands in, and keeps what one reads.
create function staff.accept_outsider(p_id uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update staff.outsider o set accepted_at = kernel.clock()
   where o.id = p_id and o.account_id = kernel.uid() and o.ended_at is null and o.accepted_at is null and o.expires_on >= agencies.local_day(o.agency_id);
  if not found then return false; end if;
  perform staff.let_outsider_in(p_id);
  return true;
end $$;

-- They stand in between two instants: said by the one they stand in for or, where that one cannot, by an administrator; never by themself.
create function staff.cover_from_outside(p_cover uuid, p_account uuid, p_covered uuid, p_from timestamptz, p_until timestamptz, p_absence uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare o staff.outsider; begins timestamptz := greatest(p_from, kernel.clock());
begin
  perform kernel.context_ok();
  select * into o from staff.outsider x where x.account_id = p_account and x.covered_id = p_covered and x.agency_id = kernel.agency() and x.ended_at is null for update;
  if o.id is null or not (kernel.uid() = p_covered or kernel.may_admin() and kernel.uid() <> p_account) then raise insufficient_privilege using message = 'not available'; end if;
  if not staff.is_alone(p_covered) then raise exception using errcode = 'HF409', message = 'outsider.notAlone'; end if;
  if p_until > staff.end_of_day(o.agency_id, o.expires_on) then raise exception using errcode = 'HF422', message = 'lastDay.pastNaming'; end if;
  if p_until > begins + make_interval(days => (select l.cover_days from staff.outsider_limits() l), hours => 1) then raise exception using errcode = 'HF422', message = 'lastDay.tooLongOutside'; end if;
  if exists (select from staff.cover c where c.outsider_id is not null and c.covered_id = p_covered and c.ended_at is null and c.starts_at < p_until and c.ends_at > begins) then
    raise exception using errcode = 'HF409', message = 'cover.outsiderThere';
  end if;
  insert into staff.cover (id, agency_id, account_id, covered_id, starts_at, ends_at, granted_by, outsider_id) values (p_cover, o.agency_id, p_account, p_covered, begins, p_until, kernel.uid(), o.id);
  if p_absence is not null then
    insert into staff.absence (id, agency_id, account_id, starts_at, ends_at, reason) values (p_absence, o.agency_id, p_covered, begins, p_until, 'cover');
  end if;
  perform staff.let_outsider_in(o.id);
  update staff.session s set expires_at = p_until where s.account_id = p_account and s.kind = 'staff' and s.revoked_at is null and s.expires_at > p_until;
end $$;

-- Ended by who named them, an administrator or themself: with it what they stand in for.
create function staff.end_outsider(p_id uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update staff.outsider o set ended_at = kernel.clock(), ended_by = kernel.uid()
   where o.id = p_id and o.agency_id = kernel.agency() and o.ended_at is null and (kernel.uid() in (o.covered_id, o.account_id) or kernel.may_admin());
  if not found then return false; end if;
  update staff.cover c set ended_at = kernel.clock() where c.outsider_id = p_id and c.ended_at is null and c.ends_at > kernel.clock();
  return true;
end $$;
grant execute on function staff.name_outsider(uuid, text, text, text, date), staff.agree_outsider(uuid, uuid), staff.accept_outsider(uuid),
  staff.cover_from_outside(uuid, uuid, uuid, timestamptz, timestamptz, uuid), staff.end_outsider(uuid) to holdfast_app;

-- What they were for these days ends with the cover, however that ends before its time; and they are signed out.
create or replace function staff.end_from_outside() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update staff.membership m set ends_at = kernel.clock() where m.account_id = new.account_id and m.ends_at <= new.ends_at and m.ends_at > kernel.clock();
  update staff.session s set revoked_at = kernel.clock() where s.account_id = new.account_id and s.kind = 'staff' and s.revoked_at is null;
  return null;
end $$;
create or replace trigger end_from_outside after update of ended_at on staff.cover for each row
  when (new.outsider_id is not null and old.ended_at is null and new.ended_at is not null) execute function staff.end_from_outside();

-- Nor are they of a program longer than the one they stand in for.
create or replace function staff.follow_covered() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update staff.membership m set ends_at = greatest(x.until, kernel.clock())
    from staff.cover c cross join lateral (select coalesce(max(t.ends_at), '-infinity') as until from staff.membership t
      where t.account_id = c.covered_id and t.program_id = new.program_id and access.helps(t.role)) x
   where c.outsider_id is not null and c.covered_id = new.account_id and c.ended_at is null and c.ends_at > kernel.clock()
     and m.account_id = c.account_id and m.program_id = new.program_id and m.ends_at <= c.ends_at and m.ends_at > greatest(x.until, kernel.clock());
  return null;
end $$;
create or replace trigger follow_covered after update of ends_at on staff.membership for each row when (new.ends_at < old.ends_at) execute function staff.follow_covered();

-- And a session of theirs outlives no cover.
create or replace function staff.bound_session() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.expires_at := least(new.expires_at, (select min(c.ends_at) from staff.cover c
    where c.account_id = new.account_id and c.outsider_id is not null and c.ended_at is null and c.ends_at > kernel.clock()));
  return new;
end $$;
create or replace trigger bound_session before insert or update of expires_at on staff.session for each row when (new.kind = 'staff') execute function staff.bound_session();
