-- One who works alone has nobody beside them who would see what slips (A19). A reviewer from outside sees that something was done or is late, and never of
-- whom: everything told below is a kind, a number of days and a day, under ids that open nothing. The reviewer has no program, and so no policy opens a record.
select kernel.protect('today.reviewer', 'worker_id = (select kernel.uid()) or account_id = (select kernel.uid()) or (select kernel.may_admin())');
grant select on today.reviewer to holdfast_app;
select kernel.entrust('today.reviewer', 'select, insert, update');
select kernel.entrust('today.acknowledgement', 'select, insert');
select kernel.entrust('today.nudge', 'select, insert');

-- The one who works with people in the asker's agency, should there be exactly one.
create function today.lone_worker() returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when count(*) = 1 then (array_agg(w.account_id))[1] end
    from (select distinct m.account_id from staff.membership m join staff.account a on a.id = m.account_id
           where (select kernel.context_ok()) and m.agency_id = kernel.agency() and a.status = 'active' and a.kind = 'staff' and m.can_write
             and m.role in ('case_manager', 'supervisor') and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock() and not staff.from_outside(m.account_id)) w
$$;

-- Whether an account can look from outside: active, and in no program of the agency.
create function today.may_review(p_account uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (select kernel.context_ok()) and exists (select from staff.account a where a.id = p_account and a.agency_id = kernel.agency() and a.status = 'active' and a.kind = 'staff')
     and not exists (select from staff.membership m where m.account_id = p_account and m.ends_at > kernel.clock())
     and not exists (select from staff.cover v where v.account_id = p_account and v.ended_at is null and v.ends_at > kernel.clock())
$$;
create function today.may_review_at_all() returns table (id uuid, name text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.name from staff.account a
   where (select kernel.context_ok()) and a.agency_id = kernel.agency() and (kernel.may_admin() or kernel.uid() = today.lone_worker()) and today.may_review(a.id) order by a.name
$$;

-- Names a reviewer: by the worker or by an administrator, and the other of the two agrees. Where both are one, that one has agreed.
create function today.name_reviewer(p_id uuid, p_account uuid, p_expires date) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare worker uuid := today.lone_worker(); this_day date;
begin
  perform kernel.context_ok();
  if worker is null then raise exception using errcode = 'HF409', message = 'reviewer.notAlone'; end if;
  if not (kernel.may_admin() or kernel.uid() = worker) then raise insufficient_privilege using message = 'a reviewer is named by the worker or an administrator'; end if;
  if p_account in (worker, kernel.uid()) or not today.may_review(p_account) then raise exception using errcode = 'HF409', message = 'reviewer.notOutside'; end if;
  this_day := agencies.local_day(kernel.agency());
  update today.reviewer set ended_at = kernel.clock(), ended_by = kernel.uid() where agency_id = kernel.agency() and ended_at is null and expires_on < this_day;
  if exists (select from today.reviewer r where r.agency_id = kernel.agency() and r.ended_at is null) then raise exception using errcode = 'HF409', message = 'reviewer.alreadyThere'; end if;
  insert into today.reviewer (id, agency_id, account_id, worker_id, named_by, expires_on, agreed_by, agreed_at)
  select p_id, kernel.agency(), p_account, worker, kernel.uid(), p_expires, x.agreed, case when x.agreed is not null then kernel.clock() end
    from (select case when kernel.may_admin() and kernel.uid() = worker then worker end as agreed) x;
end $$;

-- The other of the two says yes.
create function today.agree_reviewer(p_id uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update today.reviewer r set agreed_by = kernel.uid(), agreed_at = kernel.clock()
   where r.id = p_id and r.agency_id = kernel.agency() and r.ended_at is null and r.agreed_at is null and r.named_by <> kernel.uid()
     and (r.worker_id = kernel.uid() or kernel.may_admin() and r.named_by = r.worker_id) and r.account_id <> kernel.uid();
  return found;
end $$;

-- Ended by the worker, an administrator or the reviewer.
create function today.end_reviewer(p_id uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update today.reviewer r set ended_at = kernel.clock(), ended_by = kernel.uid()
   where r.id = p_id and r.agency_id = kernel.agency() and r.ended_at is null and (kernel.uid() in (r.worker_id, r.account_id) or kernel.may_admin());
  return found;
end $$;

-- What the asker reviews now: agreed, not ended nor expired, the worker still alone, and the reviewer still outside.
create function today.my_review() returns table (id uuid, worker_id uuid, since timestamptz, expires_on date) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, r.worker_id, r.agreed_at, r.expires_on from today.reviewer r
   where (select kernel.context_ok()) and r.agency_id = kernel.agency() and r.account_id = kernel.uid() and r.agreed_at is not null and r.ended_at is null
     and r.expires_on >= agencies.local_day(r.agency_id) and r.worker_id = today.lone_worker() and today.may_review(r.account_id)
$$;

-- What slips in the agency: each under the id of its line in the log, which opens nothing.
create function today.review_cracks() returns table (id uuid, crack text, subject text, days int, high boolean, told_on date, put_off_until date, nudged_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.id, k.crack, k.subject, k.days, k.high, (l.opened_at at time zone g.time_zone)::date, s.until_day,
         (select max(n.at) from today.nudge n where n.crack_id = l.id and n.reviewer_id = r.id)
    from today.my_review() r
    join agencies.agency g on g.id = kernel.agency()
    join agencies.program p on p.agency_id = g.id and p.ended_at is null
    join today.standing_crack k on k.program_id = p.id
    join today.crack_log l on l.subject_id = k.subject_id and l.crack = k.crack and l.closed_at is null
    left join today.snooze s on s.id = k.snooze_id
   where (select kernel.context_ok())
   order by k.high desc, k.days desc, l.id
$$;

-- What the worker did that another should know was done: closings where risk was high, what was put off, and what was done past a gate (R71).
create function today.review_acts() returns table (id uuid, what text, crack text, on_day date, until_day date, acknowledged_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select x.id, x.what, x.crack, x.on_day, x.until_day, (select a.at from today.acknowledgement a where a.reviewer_id = r.id and a.act_id = x.id)
    from today.my_review() r cross join lateral (
      select t.id, 'closing' as what, null::text as crack, t.on_day, null::date as until_day, t.at
        from cases.timeline t join cases.case c on c.id = t.case_id
       where t.agency_id = kernel.agency() and t.account_id = r.worker_id and t.kind = 'closed' and t.withdrawn_at is null and t.at >= r.since and c.risk in ('high', 'immediate')
      union all
      select s.id, 'snooze', s.crack, (s.at at time zone g.time_zone)::date, s.until_day, s.at
        from today.snooze s join agencies.agency g on g.id = s.agency_id
       where s.agency_id = kernel.agency() and s.by_id = r.worker_id and s.at >= r.since
      union all
      select o.id, o.kind, null, (o.at at time zone g.time_zone)::date, null, o.at
        from oversight.override o join agencies.agency g on g.id = o.agency_id
       where o.agency_id = kernel.agency() and o.account_id = r.worker_id and o.at >= r.since
      union all
      select e.id, 'emergency', null, (e.at at time zone g.time_zone)::date, null, e.at
        from walls.emergency e join agencies.agency g on g.id = e.agency_id
       where e.agency_id = kernel.agency() and e.account_id = r.worker_id and e.outcome = 'opened' and e.at >= r.since) x
   where (select kernel.context_ok())
   order by x.at desc limit 100
$$;

create function today.acknowledge_act(p_act uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  insert into today.acknowledgement (reviewer_id, act_id, agency_id)
  select r.id, p_act, kernel.agency() from today.my_review() r where exists (select from today.review_acts() x where x.id = p_act) on conflict do nothing;
  perform oversight.see(p_act, r.worker_id) from today.my_review() r join today.acknowledgement a on a.reviewer_id = r.id and a.act_id = p_act;
  return exists (select from today.acknowledgement a join today.my_review() r on r.id = a.reviewer_id where a.act_id = p_act);
end $$;

-- Asks the worker to look, once a day for one and the same; answers whom to tell, or nothing where there is no such crack.
create function today.nudge_worker(p_id uuid, p_crack uuid) returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r record;
begin
  perform kernel.context_ok();
  select x.id, x.worker_id into r from today.my_review() x where exists (select from today.review_cracks() k where k.id = p_crack);
  if r.id is null then return null; end if;
  if exists (select from today.nudge n where n.crack_id = p_crack and n.at > kernel.clock() - interval '1 day') then
    raise exception using errcode = 'HF409', message = 'nudge.alreadySent';
  end if;
  insert into today.nudge (id, agency_id, reviewer_id, crack_id) values (p_id, kernel.agency(), r.id, p_crack);
  return r.worker_id;
end $$;

-- What the worker was asked to look at and still slips: to the worker, who knows whose it is.
create function today.my_nudges() returns table (id uuid, at timestamptz, crack text, subject text, subject_id uuid, number bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select n.id, n.at, l.crack, case when c.id is not null then 'case' when x.id is not null then 'crisis' when q.id is not null then 'paper' else 'concern' end, l.subject_id,
         coalesce(c.number, k.number, x.number, q.number)
    from today.nudge n join today.reviewer r on r.id = n.reviewer_id join today.crack_log l on l.id = n.crack_id
    left join cases.case c on c.id = l.subject_id left join concerns.concern k on k.id = l.subject_id left join crises.crisis x on x.id = l.subject_id
    left join requests.paper q on q.id = l.subject_id
   where (select kernel.context_ok()) and r.agency_id = kernel.agency() and r.worker_id = kernel.uid() and l.closed_at is null
     and l.program_id = any (access.belongs())
     and coalesce(c.id <> all (access.walled_cases()) and c.person_id <> all (access.walled_people()), true)
     and coalesce(k.person_id <> all (access.walled_people()), true)
   order by n.at desc limit 50
$$;

grant execute on function today.lone_worker(), today.may_review_at_all(), today.name_reviewer(uuid, uuid, date), today.agree_reviewer(uuid), today.end_reviewer(uuid),
  today.my_review(), today.review_cracks(), today.review_acts(), today.acknowledge_act(uuid), today.nudge_worker(uuid, uuid), today.my_nudges() to holdfast_app;
grant execute on function today.may_review(uuid) to holdfast_guard;
