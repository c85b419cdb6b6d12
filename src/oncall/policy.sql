-- Who is on call, who is rung, and what one shift tells the next. The rota says who works when and nothing of anybody helped: those of the program
-- read it, its supervisors, its escalation account and the administrators keep it. Rings and hand-over words are the program's own.

-- Minutes in which one who is rung answers (D04); the same number as in src/kernel/limits.ts.
create function oncall.answer_minutes() returns int language sql immutable parallel safe as $$ select 15 $$;

-- The programs whose rota the asker keeps, and those whose rota they may read.
create function oncall.kept() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select p.id from agencies.program p
    where kernel.context_ok() and p.agency_id = kernel.agency() and p.ended_at is null
      and (kernel.may_admin() or p.escalation_id = kernel.uid()
        or exists (select from staff.membership m where m.program_id = p.id and m.account_id = kernel.uid() and m.role = 'supervisor'
                      and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock())))
$$;
create function oncall.known() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select oncall.kept() || array(select m.program_id from staff.membership m
    where kernel.context_ok() and m.account_id = kernel.uid() and (access.helps(m.role) or m.role = 'student_staff') and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock())
$$;

select kernel.protect('oncall.pattern', 'program_id = any ((select oncall.known())::uuid[])',
  'program_id = any ((select oncall.kept())::uuid[]) and created_by = (select kernel.uid())', 'program_id = any ((select oncall.kept())::uuid[])');
select kernel.protect('oncall.shift', 'program_id = any ((select oncall.known())::uuid[])',
  'program_id = any ((select oncall.kept())::uuid[]) and created_by = (select kernel.uid())', 'program_id = any ((select oncall.kept())::uuid[])');
grant select, insert on oncall.pattern, oncall.shift to holdfast_app;
grant update (ended_at) on oncall.pattern, oncall.shift to holdfast_app;
select kernel.entrust('oncall.pattern', 'select'), kernel.entrust('oncall.shift', 'select');

select access.protect('oncall.call', 'program', add_also => 'false', change_also => 'false');
select access.protect('oncall.ring', 'program', mine => 'account_id = (select kernel.uid())', add_also => 'false', change_also => 'false');
grant select on oncall.call, oncall.ring to holdfast_app;
select kernel.entrust('oncall.call', 'select, insert, update'), kernel.entrust('oncall.ring', 'select, insert, update');

-- Student staff and volunteers hand their shift over too, and of what was written read their own words alone (D29).
create function oncall.tonight_in() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select m.program_id from staff.membership m
    where kernel.context_ok() and m.account_id = kernel.uid() and m.role = 'student_staff' and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock())
$$;
grant execute on function oncall.tonight_in() to holdfast_app, holdfast_worker, holdfast_guard;
select access.protect('oncall.hand_over', 'program', mine => 'by_id = (select kernel.uid()) and program_id = any ((select oncall.tonight_in())::uuid[])');
drop policy p_add on oncall.hand_over;
create policy p_add on oncall.hand_over for insert to holdfast_app, holdfast_worker
  with check (by_id = (select kernel.uid()) and read_by is null and (program_id = any ((select access.writes())::uuid[])
    or program_id = any ((select access.triages())::uuid[]) or program_id = any ((select oncall.tonight_in())::uuid[])));
drop policy p_change on oncall.hand_over;
create policy p_change on oncall.hand_over for update to holdfast_app, holdfast_worker
  using (read_by is null and by_id <> (select kernel.uid()) and (program_id = any ((select access.writes())::uuid[]) or program_id = any ((select access.triages())::uuid[])))
  with check (read_by = (select kernel.uid()));
grant select, insert on oncall.hand_over to holdfast_app;
grant update (read_by, read_at) on oncall.hand_over to holdfast_app;

-- Every turn of a program between two instants, the weekly ones computed where the agency is, so that a change of its clocks moves none of them.
create function oncall.rota(p_program uuid, p_from timestamptz, p_to timestamptz)
returns table (pattern_id uuid, shift_id uuid, on_day date, account_id uuid, rank text, starts_at timestamptz, ends_at timestamptz)
language plpgsql stable rows 10 as $$
declare z text; base date; weeks int;
begin
  select a.time_zone into z from agencies.program p join agencies.agency a on a.id = p.agency_id where p.id = p_program;
  base := (p_from at time zone z)::date - 7;
  weeks := ((p_to at time zone z)::date - base) / 7;
  return query
    select t.id, w.id, t.day, case when w.id is null then t.account_id else w.account_id end, t.rank, t.begins, least(t.ends, t.ended_at)
      from (select x.id, x.account_id, x.rank, x.ended_at, d.day,
                   -- One that has ended was a turn from when it was written down.
                   greatest((d.day + x.from_time) at time zone z, case when x.ended_at is not null then x.created_at end) as begins, (d.day + x.days + x.until_time) at time zone z as ends
              from oncall.pattern x
             cross join lateral (select base + (x.weekday - extract(isodow from base)::int + 7) % 7 + 7 * g as day from generate_series(0, weeks) g offset 0) d
             where x.program_id = p_program and d.day >= x.first_day offset 0) t
      left join oncall.shift w on w.pattern_id = t.id and w.on_day = t.day and w.ended_at is null
     where t.begins + interval '1 minute' <= least(t.ends, t.ended_at) and t.begins < p_to and least(t.ends, t.ended_at) > p_from
    union all
    select null, s.id, null, s.account_id, s.rank, s.starts_at, s.ends_at from oncall.shift s
     where s.program_id = p_program and s.pattern_id is null and s.ended_at is null and s.starts_at < p_to and s.ends_at > p_from;
end $$;

-- Whether an account may be rung for a program: one who may take up its concerns. A rota alone is no right.
create function oncall.may_take(p_account uuid, p_program uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from staff.account a join staff.membership m on m.account_id = a.id
    where a.id = p_account and a.status = 'active' and a.kind = 'staff' and m.program_id = p_program and (m.may_triage or m.sees = 'program' and m.can_write)
      and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock())
$$;

-- Who answers now for one whose turn it is: themself, or whoever stands in for them while they are away. Null: they are passed over.
create function oncall.stands_for(p_account uuid, p_may boolean, p_program uuid) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when not p_may then null
    when not exists (select from staff.away w where w.account_id = p_account) then p_account
    else (select i.account_id from staff.stand_in i where i.covered_id = p_account and oncall.may_take(i.account_id, p_program) order by i.account_id limit 1) end
$$;

-- Whom to ring now, in order: first and second of this hour, who comes later today, the account the program names for what nobody answers; should
-- that one not be reachable either, or not be one who may take it up, those who supervise the program, and those who triage it. Each person once.
create function oncall.ladder(p_program uuid) returns table (step bigint, place text, account_id uuid, for_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare p record; v_now timestamptz := kernel.clock(); v_end timestamptz; v_escalation uuid; v_below boolean;
begin
  select x.escalation_id, g.time_zone, a.status = 'active' and a.kind = 'staff' as open into p
    from agencies.program x join agencies.agency g on g.id = x.agency_id left join staff.account a on a.id = x.escalation_id where x.id = p_program;
  v_end := ((v_now at time zone p.time_zone)::date + 1)::timestamp at time zone p.time_zone;
  v_escalation := oncall.stands_for(p.escalation_id, coalesce(p.open, false), p_program);
  -- Asked once: in the query below it would be asked of each who works there.
  v_below := v_escalation is null or not oncall.may_take(v_escalation, p_program);
  return query
    with turns as materialized (
      select case when r.starts_at > v_now then 3 when r.rank = 'first' then 1 else 2 end as n, r.starts_at, r.account_id as whose,
             oncall.stands_for(r.account_id, oncall.may_take(r.account_id, p_program), p_program) as who
        from oncall.rota(p_program, v_now, v_end) r where r.account_id is not null
      union all select 4, null, p.escalation_id, v_escalation
      union all select case when m.role = 'supervisor' then 5 else 6 end, null, m.account_id, m.account_id
        from staff.membership m where v_below and m.program_id = p_program and oncall.may_take(m.account_id, p_program)
         and not exists (select from staff.away w where w.account_id = m.account_id)
    ), once as (
      select distinct on (t.who) t.n, t.starts_at, t.who, t.whose from turns t where t.who is not null order by t.who, t.n, t.starts_at
    )
    select row_number() over (order by o.n, o.starts_at, o.who), (array['first', 'second', 'next', 'escalation', 'supervisor', 'triager'])[o.n], o.who, nullif(o.whose, o.who)
      from once o;
end $$;

-- Who is barred from what a call is about: the slice it came to knows (src/concerns/policy.sql).
create function oncall.barred_from(p_concern uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$ select '{}'::uuid[] $$;
grant execute on function oncall.barred_from(uuid) to holdfast_guard;

-- Rings the next one, if nobody is being rung and nobody has it: down the ladder as it stands now, and then again from its top.
create function oncall.ring_next(p_concern uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c oncall.call; l record; v_last record; v_round int; v_barred uuid[];
begin
  select x.* into c from oncall.call x where x.concern_id = p_concern and x.settled_at is null for update;
  if not found or exists (select from oncall.ring r where r.concern_id = p_concern and r.answer is null) then return; end if;
  select r.nth, r.round, r.account_id into v_last from oncall.ring r where r.concern_id = p_concern order by r.nth desc limit 1;
  v_round := coalesce(v_last.round, 1);
  v_barred := oncall.barred_from(p_concern);
  select x.* into l from oncall.ladder(c.program_id) x
   where x.account_id <> all (v_barred) and not exists (select from oncall.ring r where r.concern_id = p_concern and r.program_id = c.program_id and r.round = v_round and r.account_id = x.account_id)
   order by x.step limit 1;
  if not found then
    v_round := v_round + 1;
    select x.* into l from oncall.ladder(c.program_id) x where x.account_id <> all (v_barred) order by x.account_id is not distinct from v_last.account_id, x.step limit 1;
  end if;
  if l.account_id is null then return; end if;
  insert into oncall.ring (agency_id, program_id, concern_id, account_id, for_id, place, round, nth, answer_by)
  values (c.agency_id, c.program_id, p_concern, l.account_id, l.for_id, l.place, v_round, coalesce(v_last.nth, 0) + 1,
    kernel.clock() + make_interval(mins => oncall.answer_minutes()));
end $$;

-- Something that cannot wait has come: called by the slice it came to, in the transaction that keeps it.
create function oncall.ring(p_concern uuid, p_agency uuid, p_program uuid, p_number bigint) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into oncall.call (concern_id, agency_id, program_id, number) values (p_concern, p_agency, p_program, p_number) on conflict do nothing;
  perform oncall.ring_next(p_concern);
end $$;

-- It went to another program: whoever is rung there need not answer any more, and somebody is rung here; nobody where the one it was about has died.
create function oncall.move(p_concern uuid, p_program uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from oncall.call c where c.concern_id = p_concern for update;
  update oncall.ring set answer = 'stopped', answered_at = kernel.clock() where concern_id = p_concern and answer is null;
  update oncall.call set program_id = p_program where concern_id = p_concern;
  update oncall.call set settled_at = null, settled_by = null where concern_id = p_concern and settled_by is distinct from 'died';
  if found then perform oncall.ring_next(p_concern); end if;
end $$;

-- Somebody took it up or decided it meanwhile: the ring ends.
create function oncall.settle(p_concern uuid, p_how text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from oncall.call c where c.concern_id = p_concern and c.settled_at is null for update;
  if not found then return; end if;
  update oncall.ring set answer = 'stopped', answered_at = kernel.clock() where concern_id = p_concern and answer is null;
  update oncall.call set settled_at = kernel.clock(), settled_by = p_how where concern_id = p_concern and settled_at is null;
end $$;

-- The one it was about has died: nobody is rung for it any more. Taken back, it rings again where nobody has it.
create function oncall.revive(p_concern uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update oncall.call set settled_at = null, settled_by = null where concern_id = p_concern and settled_by = 'died';
  if found then perform oncall.ring_next(p_concern); end if;
end $$;

-- What the one who is rung says: "has_it" or "passed_on". Said twice it is the same; said too late, or about somebody else's ring, it is refused.
-- "has_it" counts only where the concern is then in the hands of somebody: the slice it came to refuses it otherwise, and the ring goes on.
create function oncall.answer(p_ring uuid, p_answer text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r oncall.ring;
begin
  perform kernel.context_ok();
  select x.* into r from oncall.ring x where x.id = p_ring and x.agency_id = kernel.agency() and x.account_id = kernel.uid();
  if not found or p_answer not in ('has_it', 'passed_on') then raise insufficient_privilege using message = 'not available'; end if;
  perform from oncall.call c where c.concern_id = r.concern_id for update;
  select x.* into strict r from oncall.ring x where x.id = p_ring;
  if r.answer = p_answer then return; end if;
  if r.answer is not null then raise exception using errcode = 'HF409', message = 'ring.over'; end if;
  if p_answer = 'passed_on' and not exists (select from oncall.ladder(r.program_id) l where l.account_id <> r.account_id) then
    raise exception using errcode = 'HF409', message = 'ring.nobodyElse';
  end if;
  update oncall.ring set answer = p_answer, answered_at = kernel.clock() where id = p_ring;
  if p_answer = 'has_it' then
    update oncall.call set settled_at = kernel.clock(), settled_by = 'has_it' where concern_id = r.concern_id;
  else
    perform oncall.ring_next(r.concern_id);
  end if;
end $$;

-- Whether one who was rung can still answer: an account that was ended or put out of the program cannot, and nobody waits for it.
create function oncall.can_answer(r oncall.ring) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.account_id <> all (oncall.barred_from(r.concern_id)) and case when r.place = 'escalation' then exists (select from staff.account a where a.id = r.account_id and a.status = 'active')
    else oncall.may_take(r.account_id, r.program_id) end
$$;

-- What waits for the job of every minute: calls whose ring was not answered in time, or which nobody could be rung for.
create function oncall.due_calls() returns table (concern_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.concern_id from oncall.call c
   where c.settled_at is null and not exists (select from oncall.ring r where r.concern_id = c.concern_id and r.answer is null
           and r.answer_by > kernel.clock() and oncall.can_answer(r) and r.told_at is not null)
   order by c.called_at, c.concern_id limit 1000
$$;
create function oncall.advance(p_concern uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from oncall.call c where c.concern_id = p_concern and c.settled_at is null for update;
  if not found then return; end if;
  update oncall.ring r set answer = 'no_answer', answered_at = kernel.clock()
   where r.concern_id = p_concern and r.answer is null and (r.answer_by <= kernel.clock() or not oncall.can_answer(r));
  perform oncall.ring_next(p_concern);
end $$;

-- Whom to tell of a ring, and that they were told, in the transaction that rang. A login of the app learns of the rings of its own transaction alone.
create function oncall.untold(p_concern uuid) returns table (ring_id uuid, agency_id uuid, email text, language text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, r.agency_id, a.email, a.language from oncall.ring r join staff.account a on a.id = r.account_id
   where r.concern_id = p_concern and r.answer is null and r.told_at is null and (session_user = 'holdfast_worker' or r.rung_at = kernel.clock())
$$;
create function oncall.tell(p_ring uuid, p_message uuid, p_to bytea, p_template text, p_params bytea, p_language text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r record;
begin
  update oncall.ring x set told_at = kernel.clock()
   where x.id = p_ring and x.told_at is null and (session_user = 'holdfast_worker' or x.rung_at = kernel.clock())
  returning x.agency_id, x.account_id, x.concern_id into r;
  if found then
    perform messages.queue(p_message, r.agency_id, p_to, p_template, p_params, p_language, r.account_id, 'ring:' || p_ring::text, kernel.clock(), array[r.concern_id]);
  end if;
end $$;

-- Whether somebody is on call for a program now, and the day on which it reads what came in: as its public form says it, to anybody.
create function oncall.watch(p_program uuid, p_office_ends time) returns table (someone boolean, read_on date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from oncall.ladder(p_program) l where l.place in ('first', 'second')),
         case when d.open and (kernel.clock() at time zone g.time_zone)::time < p_office_ends then d.day else agencies.add_program_days(p.id, d.day, 1) end
    from agencies.program p join agencies.agency g on g.id = p.agency_id
    join agencies.program_day d on d.program_id = p.id and d.day = (kernel.clock() at time zone g.time_zone)::date
   where p.id = p_program
$$;

-- Who may be put on a program's rota; for those who may read it.
create function oncall.takers(p_program uuid) returns table (account_id uuid, name text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.name from staff.account a
   where kernel.context_ok() and a.agency_id = kernel.agency() and p_program = any (oncall.known()) and oncall.may_take(a.id, p_program) order by a.name, a.id
$$;

-- The stretches between two instants in which nobody has a turn who could be rung.
create function oncall.gaps(p_program uuid, p_from timestamptz, p_to timestamptz) returns table (starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select lower(g), upper(g) from unnest(tstzmultirange(tstzrange(p_from, p_to)) - coalesce((
    select range_agg(tstzrange(r.starts_at, r.ends_at)) from oncall.rota(p_program, p_from, p_to) r where oncall.may_take(r.account_id, p_program)), '{}')) g
   where kernel.context_ok() and p_program = any (oncall.known()) order by 1
$$;

grant execute on function oncall.answer_minutes(), oncall.rota(uuid, timestamptz, timestamptz) to holdfast_app, holdfast_guard;
grant execute on function oncall.kept(), oncall.known() to holdfast_app, holdfast_worker, holdfast_guard;
grant execute on function oncall.may_take(uuid, uuid), oncall.stands_for(uuid, boolean, uuid), oncall.ladder(uuid), oncall.ring_next(uuid), oncall.can_answer(oncall.ring),
  oncall.ring(uuid, uuid, uuid, bigint), oncall.move(uuid, uuid), oncall.settle(uuid, text), oncall.revive(uuid) to holdfast_guard;
grant execute on function oncall.answer(uuid, text), oncall.takers(uuid), oncall.gaps(uuid, timestamptz, timestamptz), oncall.watch(uuid, time) to holdfast_app;
grant execute on function oncall.untold(uuid), oncall.tell(uuid, uuid, bytea, text, bytea, text) to holdfast_app, holdfast_worker;
grant execute on function oncall.due_calls(), oncall.advance(uuid) to holdfast_worker;
