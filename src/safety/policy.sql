-- What was written down of a safety plan is read by those who hold the safety section of its case, and by nobody elsewhere: it goes into no export, no disclosure,
-- no search, and its words are gone thirty days after another text took its place, or at once when the person asks (R85).
select kernel.entrust('safety.content', 'select, update (superseded_at, body)');
select access.protect('safety.content', 'case', 'safety', add_also => 'written_by = (select kernel.uid())');
create policy r6_standing on safety.content as restrictive for update to holdfast_app, holdfast_worker using (superseded_at is null) with check (true);
grant select, insert on safety.content to holdfast_app;
grant update (superseded_at, prints) on safety.content to holdfast_app;

-- Takes the words away at once, because the person asks. That something was written, when, by whom and how often it was printed, stays.
create function safety.forget(p_content uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update safety.content x set body = null, superseded_at = coalesce(x.superseded_at, kernel.clock())
   where x.id = p_content and x.body is not null and x.agency_id = kernel.agency()
     and x.case_id <> all (access.walled_cases()) and x.person_id <> all (access.walled_people())
     and (x.program_id = any (access.writes())
       or exists (select from access.my_grant g where g.case_id = x.case_id and g.can_write and (g.sections & access.section('safety')) <> 0));
  return found;
end $$;
grant execute on function safety.forget(uuid) to holdfast_app;

-- Takes away the words of what another text replaced so many days ago. Answers how many.
create function safety.forget_old(p_days int) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare n int;
begin
  update safety.content x set body = null where x.body is not null and x.superseded_at <= kernel.clock() - make_interval(days => p_days);
  get diagnostics n = row_count;
  return n;
end $$;
grant execute on function safety.forget_old(int) to holdfast_worker;

-- A meeting whose answer is still missing after three program days, as long as somebody can truly say (thirty days); and a case in which safety was not talked about
-- for as many program days as its program says. Neither says what was, or was not, talked about.
create view safety.safety_crack with (security_invoker = true) as
  select k.crack, 'case' as subject, c.id as subject_id, c.agency_id, c.program_id, c.person_id, c.id as case_id, c.manager_id, c.manager_id as holder_id,
         k.since, l.nth - coalesce(d.nth, 0) as days, l.nth - coalesce(d.nth, 0) - k.allowed as stood, coalesce(c.risk in ('high', 'immediate'), false) as high,
         l.supervisor_after_days, l.today
    from agencies.clocks() l
    join agencies.program p on p.id = l.program_id and (p.regime = 'VSP' or p.asks_safety)
    join cases.case c on c.program_id = l.program_id and c.status <> 'closed' and not (c.status = 'paused' and c.paused_until > l.today) and c.died_on is null
    cross join lateral (
      select 'safety_unanswered' as crack, (
        select min(x.on_day) from cases.contact x
         where x.case_id = c.id and x.safety is null and x.result = 'completed' and x.kind in ('one_to_one', 'call', 'visit', 'group') and x.withdrawn_at is null and not x.declined
           and coalesce(x.with_whom, 'person') = 'person' and x.purpose is distinct from 'logistics' and x.on_day > l.today - 30) as since, 3 as allowed
      union all
      select 'safety_stale', greatest(coalesce(c.safety_on, c.clock_from, c.opened_on), c.paused_until), p.safety_days
    ) k
    left join agencies.program_day d on d.program_id = c.program_id and d.day = k.since
   where k.since is not null and l.nth - coalesce(d.nth, 0) > k.allowed;
grant select on safety.safety_crack to holdfast_app, holdfast_guard;
