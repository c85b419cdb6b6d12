-- Everyone of an agency may know its programs, sites and calendar; only its administrators change them. No one else knows of them.
select kernel.protect('agencies.agency', 'id = (select kernel.agency())');
grant select on agencies.agency to holdfast_app, holdfast_worker;

select kernel.protect('agencies.agency_key', 'true', '(select kernel.may_admin())');
grant select, insert on agencies.agency_key to holdfast_app;

select kernel.protect('agencies.site', 'true', '(select kernel.may_admin())', '(select kernel.may_admin())');
grant select on agencies.site to holdfast_app, holdfast_worker;
grant insert on agencies.site to holdfast_app;
grant update (name, kind, parent_id, ended_at) on agencies.site to holdfast_app;

select kernel.protect('agencies.program', 'true', '(select kernel.may_admin())', '(select kernel.may_admin())');
grant select on agencies.program to holdfast_app, holdfast_worker;
grant insert (id, agency_id, name, slug, regime, kind, person_word, week, cadence_days, triage_days, urgent_minutes, referral_days,
  supervisor_after_days, case_capacity, escalation_id, takes_concerns, asks_safety, safety_days, victim_money, privileged, education) on agencies.program to holdfast_app;
grant update (name, person_word, week, cadence_days, triage_days, urgent_minutes, referral_days, supervisor_after_days, case_capacity,
  escalation_id, takes_concerns, asks_safety, safety_days, approves_plan, approves_closing, reviews_records, release_days, release_most, release_why, reassess_days, ended_at, version) on agencies.program to holdfast_app;

select kernel.protect('agencies.closure', 'true', '(select kernel.may_admin())', '(select kernel.may_admin())');
grant select, insert on agencies.closure to holdfast_app;
grant update (ended_at) on agencies.closure to holdfast_app;

-- A calendar says nothing of anyone, and is joined into every clock: readable without a test a row.
create policy p_read on agencies.program_day for select to holdfast_app, holdfast_worker using (true);
grant select on agencies.program_day to holdfast_app, holdfast_worker;

select kernel.entrust('agencies.agency', 'select, insert, update');
select kernel.entrust('agencies.agency_key', 'select, insert, update (wrapped)');
select kernel.entrust('agencies.network', 'select, insert');
select kernel.entrust('agencies.program', 'select');
select kernel.entrust('agencies.program', 'select', 'holdfast_search');
select kernel.entrust('agencies.site', 'select, insert, update');
select kernel.entrust('agencies.closure', 'select');
select kernel.entrust('agencies.program_day', 'select, insert, update, delete');
select kernel.entrust('agencies.counter', 'select, insert, update');

-- The day it is now where the agency is.
create function agencies.local_day(p_agency uuid) returns date language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (kernel.clock() at time zone a.time_zone)::date from agencies.agency a where a.id = p_agency
$$;

-- The next of an agency's counted numbers. Held to the end of the transaction, so that none is skipped or given twice.
create function agencies.next_number(p_agency uuid, p_kind text) returns bigint language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into agencies.counter as c (agency_id, kind, last) values (p_agency, p_kind, 1)
  on conflict (agency_id, kind) do update set last = c.last + 1 returning last
$$;
-- The next of the asker's own agency: how busy another one is, nobody learns by counting.
create function agencies.next_own_number(p_kind text) returns bigint language sql security definer set search_path = pg_catalog, pg_temp as $$
  select agencies.next_number(kernel.agency(), p_kind) where kernel.context_ok()
$$;

-- Lays a program's days by its week and closures, from 2015 to the end of the fifteenth year from now. Idempotent; one at a time.
create function agencies.lay_calendar(p_program uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('calendar ' || p_program::text, 0));
  with week as materialized (
    select d::date as day, (p.week >> (extract(isodow from d)::int - 1)) & 1 = 1 as open
      from agencies.program p,
           generate_series(timestamp '2015-01-01', make_timestamp(extract(year from kernel.clock())::int + 15, 12, 31, 0, 0, 0), interval '1 day') d
     where p.id = p_program
  ), closed as materialized (
    select distinct d::date as day from agencies.program p
      join agencies.closure c on c.agency_id = p.agency_id and (c.program_id is null or c.program_id = p.id) and c.ended_at is null,
           generate_series(c.first_day::timestamp, c.last_day::timestamp, interval '1 day') d
     where p.id = p_program
  ), days as materialized (
    select x.day, x.open, (count(*) filter (where x.open) over (order by x.day))::int as nth
      from (select w.day, w.open and x.day is null as open from week w left join closed x on x.day = w.day offset 0) x
  ), longer as (
    insert into agencies.program_day (program_id, day, open, nth) select p_program, x.day, x.open, x.nth from days x
     where x.day > coalesce((select max(d.day) from agencies.program_day d where d.program_id = p_program), '-infinity')
  )
  update agencies.program_day d set open = x.open, nth = x.nth
    from days x where d.program_id = p_program and d.day = x.day and (d.open, d.nth) is distinct from (x.open, x.nth);
end $$;

-- A calendar is laid where its reasons are stored: with the program, with its week, and with every closure that comes or ends.
create or replace function agencies.lay_program() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform agencies.lay_calendar(new.id);
  return null;
end $$;
create or replace trigger lay_program after insert on agencies.program for each row execute function agencies.lay_program();
create or replace trigger relay_program after update of week, ended_at on agencies.program for each row
  when (new.week <> old.week or new.ended_at is distinct from old.ended_at) execute function agencies.lay_program();

create or replace function agencies.lay_closure() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform agencies.lay_calendar(p.id) from agencies.program p
   where p.agency_id = new.agency_id and p.ended_at is null and (new.program_id is null or p.id = new.program_id) order by p.id;
  return null;
end $$;
create or replace trigger lay_closure after insert or update on agencies.closure for each row execute function agencies.lay_closure();

-- Makes calendars longer that end within ten years. Answers how many.
create function agencies.lengthen_calendars() returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p record; n int := 0;
begin
  for p in select x.id from agencies.program x where x.ended_at is null order by x.id loop
    continue when (select max(d.day) from agencies.program_day d where d.program_id = p.id) > (kernel.clock() + interval '10 years')::date;
    perform agencies.lay_calendar(p.id);
    n := n + 1;
  end loop;
  return n;
end $$;

-- Where each program's clocks stand: its day, and the days before which a step (three program days) or the last contact (the cadence) is too long ago.
-- A function and not a view, so that the statements which join it are planned in no time.
create function agencies.clocks() returns table (program_id uuid, time_zone text, today date, nth int, cadence_days int, urgent_minutes int,
  supervisor_after_days int, late_before date, quiet_before date) language plpgsql stable rows 4 as $$
begin
  return query
    select p.id, a.time_zone, d.day, d.nth, p.cadence_days, p.urgent_minutes, p.supervisor_after_days,
           (select x.day from agencies.program_day x where x.program_id = p.id and x.open and x.nth = d.nth - 2),
           (select x.day from agencies.program_day x where x.program_id = p.id and x.open and x.nth = d.nth - p.cadence_days)
      from agencies.program p
      join agencies.agency a on a.id = p.agency_id
      join agencies.program_day d on d.program_id = p.id and d.day = (kernel.clock() at time zone a.time_zone)::date;
end $$;

-- The program day that lies `n` open days after `from_day`; n = 0 gives the day itself or the next open one.
create function agencies.add_program_days(p_program uuid, from_day date, n int) returns date language sql stable as $$
  select min(d.day) from agencies.program_day d, agencies.program_day f
   where f.program_id = p_program and f.day = from_day
     and d.program_id = p_program and d.open and d.day >= from_day
     and d.nth = f.nth + n + case when n = 0 and not f.open then 1 else 0 end
$$;

-- Open days after `a` up to and including `b`.
create function agencies.program_days_between(p_program uuid, a date, b date) returns int language sql stable as $$
  select y.nth - x.nth from agencies.program_day x, agencies.program_day y
   where x.program_id = p_program and x.day = a and y.program_id = p_program and y.day = b
$$;

-- Every agency's keys as they are stored: wrapped by the installation's own, and worth nothing without it.
create function agencies.wrapped_keys() returns table (agency_id uuid, key_id int, wrapped bytea, used_from timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.agency_id, k.key_id, k.wrapped, k.used_from from agencies.agency_key k
$$;

grant execute on function agencies.wrapped_keys() to holdfast_app, holdfast_worker;
grant execute on function agencies.local_day(uuid), agencies.add_program_days(uuid, date, int), agencies.program_days_between(uuid, date, date)
  to holdfast_app, holdfast_worker, holdfast_guard;
grant execute on function agencies.next_number(uuid, text) to holdfast_guard;
grant execute on function agencies.next_own_number(text) to holdfast_app;
grant execute on function agencies.lay_calendar(uuid) to holdfast_guard;
grant execute on function agencies.lengthen_calendars() to holdfast_worker;
grant execute on function agencies.clocks() to holdfast_app, holdfast_guard;
