-- Who is there when says nothing of anyone they help: colleagues of the agency know it. It is set by oneself, or by who supervises in that program, where both are: what a colleague
-- does in another one is arranged there.
select kernel.entrust('appointments.hours', 'select');
select kernel.entrust('appointments.appointment', 'select, insert, update');

create function appointments.sets_for(p_account uuid, p_program uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and (p_account = kernel.uid() or exists (
    select from staff.membership mine join staff.membership theirs on theirs.program_id = mine.program_id and theirs.account_id = p_account and theirs.ends_at > kernel.clock()
     where mine.account_id = kernel.uid() and mine.program_id = p_program and mine.role = 'supervisor' and mine.starts_at <= kernel.clock() and mine.ends_at > kernel.clock()))
$$;
grant execute on function appointments.sets_for(uuid, uuid) to holdfast_app, holdfast_worker, holdfast_guard;
select kernel.protect('appointments.hours', 'true', 'set_by = (select kernel.uid()) and (select appointments.sets_for(account_id, program_id))');
create policy p_change on appointments.hours for update to holdfast_app, holdfast_worker
  using (ended_at is null and appointments.sets_for(account_id, program_id)) with check (ended_at is not null);
grant select, insert on appointments.hours to holdfast_app;
grant update (ended_at) on appointments.hours to holdfast_app;

-- A meeting is known and arranged by those who serve the case. What is held of another program's time they call off, and nothing else: what came of it is that
-- program's to say (hold.sql).
select access.protect('appointments.appointment', 'case', 'services', add_also => 'booked_by = (select kernel.uid())');
create policy r6_theirs_to_say on appointments.appointment as restrictive for update to holdfast_app, holdfast_worker
  using (held_until is null or status in ('held', 'booked')) with check (held_until is null or status = 'cancelled');
create policy r7_begins_open on appointments.appointment as restrictive for insert to holdfast_app, holdfast_worker
  with check (status = case when held_until is null then 'booked' else 'held' end and release_id is null);
grant select, insert on appointments.appointment to holdfast_app;
grant update (provider_id, starts_at, ends_at, urgent, status, settled_by, settled_at, task_id, version) on appointments.appointment to holdfast_app;

-- The free times between two instants: hours of the program by the clock on the wall, on days on which it is open, while they work there and are not away, less
-- what is agreed already. A hold that has run out is nobody's. A time that the clock jumps over in spring is none.
create function appointments.free(p_accounts uuid[], p_program uuid, p_kept text[], p_from timestamptz, p_until timestamptz)
returns table (account_id uuid, starts_at timestamptz, ends_at timestamptz, kept_for text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.account_id, s.starts_at, s.ends_at, s.kept_for
    from (select distinct on (h.account_id, x.at) h.account_id, x.at as starts_at, x.at + make_interval(mins => h.slot_minutes) as ends_at, h.kept_for
            from appointments.hours h join agencies.agency g on g.id = h.agency_id
            join staff.account a on a.id = h.account_id and a.status = 'active'
            join agencies.program_day d on d.program_id = h.program_id and d.open and extract(isodow from d.day) = h.weekday
             and d.day >= h.from_day and (h.until_day is null or d.day <= h.until_day)
             and d.day between (p_from at time zone g.time_zone)::date and (p_until at time zone g.time_zone)::date
            cross join lateral generate_series(d.day + h.from_time, d.day + h.until_time - make_interval(mins => h.slot_minutes), make_interval(mins => h.slot_minutes)) w(wall)
            cross join lateral (select w.wall at time zone g.time_zone as at) x
           where (p_accounts is null or h.account_id = any (p_accounts)) and h.program_id = p_program and h.kept_for = any (p_kept) and h.ended_at is null
             and x.at at time zone g.time_zone = w.wall and x.at >= p_from and x.at < p_until and x.at > kernel.clock()
             and exists (select from staff.membership m where m.account_id = h.account_id and m.program_id = h.program_id and access.helps(m.role)
                           and m.starts_at <= x.at and m.ends_at > x.at)
           order by h.account_id, x.at, h.from_day desc, h.id) s
   where not exists (select from staff.absence b where b.account_id = s.account_id and b.ended_at is null and b.starts_at < s.ends_at and b.ends_at > s.starts_at)
     and not exists (select from appointments.appointment t where t.provider_id = s.account_id and t.starts_at < s.ends_at and t.ends_at > s.starts_at
                       and t.status not in ('cancelled', 'released') and not (t.status = 'held' and t.held_until <= kernel.clock()))
   order by s.starts_at, s.account_id
$$;
grant execute on function appointments.free(uuid[], uuid, text[], timestamptz, timestamptz) to holdfast_guard;

-- The same, of a program of the asker's own agency. It tells when somebody is free, never with whom they are when they are not.
create function appointments.free_here(p_accounts uuid[], p_program uuid, p_kept text[], p_from timestamptz, p_until timestamptz)
returns table (account_id uuid, starts_at timestamptz, ends_at timestamptz, kept_for text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.* from appointments.free(p_accounts, p_program, p_kept, p_from, p_until) f
   where (select kernel.context_ok()) and exists (select from agencies.program p where p.id = p_program and p.agency_id = (select kernel.agency()))
$$;

-- Whoever is about to take a time of somebody's waits for who takes one just now; and what was held there too long is nobody's any more.
create function appointments.clear_way(p_account uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended('appointments ' || p_account::text, 0));
  update appointments.appointment a set status = 'released', settled_at = a.held_until, version = a.version + 1
   where a.provider_id = p_account and a.status = 'held' and a.held_until <= kernel.clock();
$$;
grant execute on function appointments.clear_way(uuid) to holdfast_guard;
create function appointments.clear_way_here(p_account uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  if not exists (select from staff.account a where a.id = p_account and a.agency_id = kernel.agency()) then return; end if;
  perform appointments.clear_way(p_account);
end $$;
grant execute on function appointments.free_here(uuid[], uuid, text[], timestamptz, timestamptz), appointments.clear_way_here(uuid) to holdfast_app;

-- A meeting and its step are one thing: said to be done or taken back where steps are (Today, the closing of a case), the meeting follows.
create or replace function appointments.follow_step() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.status = 'done' and exists (select from appointments.appointment a where a.task_id = new.id and a.status = 'booked' and a.starts_at > kernel.clock()) then
    raise exception using errcode = 'HF409', message = 'appointment.notYet';
  end if;
  update appointments.appointment a
     set status = case new.status when 'done' then 'kept' when 'cancelled' then 'cancelled' else 'booked' end,
         settled_by = new.done_by, settled_at = new.done_at, version = a.version + 1
   where a.task_id = new.id and a.held_until is null and (a.status = 'booked') = (new.status <> 'open');
  return null;
exception when exclusion_violation then
  raise exception using errcode = 'HF409', message = 'appointment.taken';
end $$;
create or replace trigger follow_step after update of status on cases.task for each row when (new.status <> old.status and new.kind = 'appointment') execute function appointments.follow_step();

-- Its day and time are those of the meeting: it moves with that and not by itself.
create or replace function appointments.hold_step() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from appointments.appointment a join agencies.agency g on g.id = a.agency_id
              where a.task_id = new.id and a.status = 'booked' and (a.starts_at at time zone g.time_zone) is distinct from (new.due_on + new.at_time)) then
    raise exception using errcode = 'HF409', message = 'task.isAppointment';
  end if;
  return new;
end $$;
create or replace trigger hold_step before update of due_on, at_time on cases.task for each row
  when (new.status = 'open' and (new.due_on, new.at_time) is distinct from (old.due_on, old.at_time)) execute function appointments.hold_step();

-- Whether a colleague is with somebody then, or is held for somebody: yes or no, and not with whom.
create function appointments.is_busy(p_account uuid, p_from timestamptz, p_until timestamptz) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (select kernel.context_ok()) and p_account = kernel.uid() and exists (select from appointments.appointment t where t.provider_id = p_account and t.starts_at < p_until and t.ends_at > p_from
    and t.status not in ('cancelled', 'released') and not (t.status = 'held' and t.held_until <= kernel.clock()))
$$;
grant execute on function appointments.is_busy(uuid, timestamptz, timestamptz) to holdfast_app;

-- A case that closes gives back what is held for it elsewhere: nobody comes for it any more.
create or replace function appointments.give_back_holds() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update appointments.appointment a set status = 'cancelled', settled_by = kernel.uid(), settled_at = kernel.clock(), tell_since = kernel.clock(), version = a.version + 1
   where a.case_id = new.id and a.held_until is not null and a.status in ('held', 'booked') and a.starts_at > kernel.clock();
  return null;
end $$;
create or replace trigger give_back_holds after update of status on cases.case for each row when (new.status = 'closed' and old.status <> 'closed') execute function appointments.give_back_holds();

-- So many holds a case has open at most, so that nobody's hours elsewhere are held full for one person; and nobody waits behind them.
create function appointments.most_holds() returns int language sql immutable parallel safe as $$ select 3 $$;
create or replace function appointments.bound_holds() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('holds ' || new.case_id::text, 0));
  if (select count(*) from appointments.appointment a where a.case_id = new.case_id and a.held_until is not null and a.starts_at > kernel.clock()
        and (a.status = 'booked' or a.status = 'held' and a.held_until > kernel.clock())) >= appointments.most_holds() then
    raise exception using errcode = 'HF409', message = 'hold.tooMany';
  end if;
  return new;
end $$;
create or replace trigger bound_holds before insert on appointments.appointment for each row when (new.held_until is not null) execute function appointments.bound_holds();
grant execute on function appointments.most_holds() to holdfast_app, holdfast_guard;
