-- What kind of condition a leave is asked for (R81). The one place that writes it and the one that counts it; nothing else of leaves names it, and no login reads a row.

-- Whoever serves the case says it, from the person's own word, apart from the request. It answers nothing, and nobody reads it back. Once the day is gone on which the leave
-- ended it is counted as it is.
create function leaves.say_kind(p_leave uuid, p_kind text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  if not exists (select from leaves.leave l where l.id = p_leave and l.agency_id = kernel.agency() and leaves.serves(l.program_id, l.person_id, l.case_id)) then
    raise exception using errcode = '42501', message = 'not available';
  end if;
  if exists (select from leaves.leave l where l.id = p_leave and l.closed_on < agencies.local_day(l.agency_id)) then
    raise exception using errcode = 'HF409', message = 'leave.notNow';
  end if;
  insert into leaves.kind (leave_id, agency_id, kind) values (p_leave, kernel.agency(), p_kind) on conflict (leave_id) do update set kind = excluded.kind;
end $$;

-- Whether the asker reviews, or is to decide, a leave that is open: they read no figures of it by kind.
create function leaves.decides_now() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and exists (select from leaves.leave l join access.grant g on g.case_id = l.case_id
    where l.agency_id = kernel.agency() and l.status <> 'closed' and g.account_id = kernel.uid() and g.kind = 'team' and (g.sections & access.section('medical')) <> 0
      and g.valid_from <= kernel.clock() and g.valid_to > kernel.clock())
$$;

-- A26: of the leaves asked for in one year in a program, by kind and outcome, how many there were, and in the middle how many days until the first decision and
-- away. To who reads the whole program and decides no open request. Of those that are over alone, so that nothing is learnt of one that somebody is to decide; and ten by ten in
-- the order in which they ended, so that two looks at it never differ by fewer people (R99). Small numbers are taken out before anybody reads them (src/leaves/countEquity.ts).
create function leaves.equity(p_program uuid, p_year int) returns table (kind text, outcome text, n int, decided_after numeric, away numeric, came_back int)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  if not (p_program = any (access.reads())) or leaves.decides_now() then raise exception using errcode = '42501', message = 'not available'; end if;
  return query
    with done as (
      select x.id, x.asked_on, x.from_on, x.closed_on, x.closed_because, row_number() over (order by x.closed_on, x.id) as nth, count(*) over () as whole
        from leaves.leave x
       where x.program_id = p_program and x.agency_id = kernel.agency() and extract(year from x.asked_on) = p_year and x.closed_on < agencies.local_day(x.agency_id))
    select coalesce(k.kind, 'unsaid'), coalesce(d.outcome, 'withdrawn'), count(*)::int,
           percentile_cont(0.5) within group (order by (f.on_day - l.asked_on)::float8)::numeric,
           percentile_cont(0.5) within group (order by (case when l.closed_because = 'returned' then l.closed_on - l.from_on end)::float8)::numeric,
           count(*) filter (where l.closed_because = 'returned')::int
      from done l left join leaves.kind k on k.leave_id = l.id
      left join lateral (select x.outcome from leaves.decision x where x.leave_id = l.id and x.stage = 'request' order by x.at desc, x.id desc limit 1) d on true
      left join lateral (select min(x.on_day) as on_day from leaves.decision x where x.leave_id = l.id and x.stage = 'request') f on true
     where l.nth <= l.whole - l.whole % 10
     group by 1, 2 order by 1, 2;
end $$;
grant execute on function leaves.say_kind(uuid, text), leaves.decides_now(), leaves.equity(uuid, int) to holdfast_app;
grant execute on function leaves.decides_now() to holdfast_guard;
