-- What slips, joined from the slices below: every slice's <slice>_crack view with the same columns.
-- That a crack is put off, until when and why, is known to all who may see the case or concern; who may put it off, the door decides.
create function today.sees(p_subject uuid) returns boolean language sql stable as $$
  select exists (select from cases.case c where c.id = p_subject) or exists (select from concerns.concern k where k.id = p_subject)
      or exists (select from crises.crisis x where x.id = p_subject) or exists (select from requests.paper r where r.id = p_subject)
$$;
grant execute on function today.sees(uuid) to holdfast_app;
select kernel.protect('today.snooze', 'today.sees(subject_id)', 'by_id = (select kernel.uid()) and today.sees(subject_id)', 'today.sees(subject_id)');
grant select, insert on today.snooze to holdfast_app;
grant update (ended_at) on today.snooze to holdfast_app;
select kernel.entrust('today.snooze', 'select, update');

-- Counted by whoever reads the program; for the few who are walled from something, only what they may see.
select kernel.protect('today.crack_log', 'program_id = any ((select access.reads())::uuid[])
  and (crack <> ''paper_due'' and cardinality((select access.walled_cases())::uuid[]) + cardinality((select access.walled_people())::uuid[]) = 0 or today.sees(subject_id))');
grant select on today.crack_log to holdfast_app;
select kernel.entrust('today.crack_log', 'select, insert, update');

create view today.every_crack with (security_invoker = true) as
  select * from cases.case_crack union all select * from releases.release_crack union all select * from concerns.concern_crack union all select * from crises.crisis_crack
  union all select * from requests.paper_crack union all select * from oversight.override_crack union all select * from plans.plan_crack union all select * from assessments.assessment_crack union all select * from leaves.leave_crack union all select * from responses.response_crack union all select * from involvements.involvement_crack union all select * from safety.safety_crack union all select * from supervision.supervision_crack union all select * from titleix.titleix_crack;

-- Each crack as it stands: whether it is time for those above (at once when risk is high or nobody holds it), and whether it is put off. What a worker
-- puts off is off his own list at once; a crack of high risk stays with those above until one of them puts it off.
create view today.standing_crack with (security_invoker = true) as
  select k.*, k.high or k.holder_id is null or k.stood >= k.supervisor_after_days as to_supervisor, s.id as snooze_id,
         coalesce(s.above or not k.high, false) and s.id is not null as off_above
    from today.every_crack k
    left join today.snooze s on s.subject_id = k.subject_id and s.crack = k.crack and s.ended_at is null and s.until_day > k.today
     and (s.since = k.since or k.crack = 'manager_gone');
grant select on today.every_crack, today.standing_crack to holdfast_app, holdfast_guard;

-- Who hears of a crack that is no longer the worker's alone: those who supervise the program, are there themselves and may know of it; else the account the
-- program names; else the administrators, who can see to it that somebody is there. The last two learn that something waits, and not of whom.
create function today.supervisors(p_program uuid, p_case uuid, p_person uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select m.account_id from staff.membership m join staff.account a on a.id = m.account_id
                where m.program_id = p_program and m.role = 'supervisor' and m.sees = 'program' and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
                  and a.status = 'active' and not exists (select from staff.away w where w.account_id = a.id)
                  and not exists (select from access.wall w where w.account_id = a.id and w.lifted_at is null and (w.case_id = p_case or w.person_id = p_person)))
$$;
-- Whether the one a program names hears of this: there, and not kept from it (R11).
create function today.hears(p_account uuid, p_status text, p_case uuid, p_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p_status = 'active' and not exists (select from staff.away w where w.account_id = p_account)
    and not exists (select from access.wall w where w.account_id = p_account and w.lifted_at is null and (w.case_id = p_case or w.person_id = p_person))
$$;
create function today.above(p_program uuid, p_case uuid, p_person uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(nullif(today.supervisors(p_program, p_case, p_person), '{}'),
                  (select array[a.id] from agencies.program p join staff.account a on a.id = p.escalation_id
                    where p.id = p_program and today.hears(a.id, a.status, p_case, p_person)),
                  array(select a.id from agencies.program p join staff.account a on a.agency_id = p.agency_id
                         where p.id = p_program and a.may_admin and a.status = 'active' and a.kind = 'staff'))
$$;

-- The cracks that nobody hears of who may know what they are about: to the one who is told in their place, without the person and the concern's words.
create function today.unheard() returns table (crack text, subject text, subject_id uuid, program_id uuid, since date, days int, high boolean, number bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare mine uuid[];
begin
  perform kernel.context_ok();
  mine := array(select p.id from agencies.program p where p.agency_id = kernel.agency() and p.ended_at is null
                 and (p.escalation_id = any (access.stands()) or kernel.may_admin()));
  if mine = '{}' then return; end if;
  return query
    with above as materialized (select p as program_id, a as account_id from unnest(mine) p, unnest(today.supervisors(p, null, null)) a)
    select k.crack, k.subject, k.subject_id, k.program_id, k.since, k.days, k.high, coalesce(c.number, n.number, x.number, q.number)
      from today.standing_crack k left join cases.case c on c.id = k.case_id left join concerns.concern n on n.id = k.subject_id left join crises.crisis x on x.id = k.subject_id
           left join requests.paper q on q.id = k.subject_id
     where k.program_id = any (mine) and k.to_supervisor and not k.off_above
       and coalesce(k.case_id <> all (access.walled_cases()), true) and coalesce(k.person_id <> all (access.walled_people()), true)
       and (exists (select from agencies.program p where p.id = k.program_id and p.escalation_id = any (access.stands()))
         or not exists (select from agencies.program p join staff.account a on a.id = p.escalation_id where p.id = k.program_id and today.hears(a.id, a.status, k.case_id, k.person_id)))
       and not exists (
       select from above v where v.program_id = k.program_id and not exists (
         select from access.wall w where w.account_id = v.account_id and w.lifted_at is null and (w.case_id = k.case_id or w.person_id = k.person_id)));
end $$;

-- Writes down the cracks that opened, those that closed (what was put off with them is put off no longer) and those that became a matter of those above.
-- Answers whom to tell, one batch for all of a minute; what is not marked as told is answered again.
create function today.log_cracks() returns table (batch text, account_ids uuid[], subject_ids uuid[]) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  with k as materialized (
    select x.*, case when x.to_supervisor and not x.off_above then kernel.clock() end as above_at from today.standing_crack x
  ), closed as (
    update today.crack_log l set closed_at = kernel.clock()
     where l.closed_at is null and not exists (select from k where k.subject_id = l.subject_id and k.crack = l.crack)
    returning l.subject_id, l.crack
  ), lifted as (
    update today.snooze s set ended_at = kernel.clock() from closed x where s.subject_id = x.subject_id and s.crack = x.crack and s.ended_at is null
  ), opened as (
    insert into today.crack_log (agency_id, program_id, crack, subject_id, opened_on, escalated_at)
    select k.agency_id, k.program_id, k.crack, k.subject_id, k.since, k.above_at from k on conflict do nothing
  )
  update today.crack_log l set escalated_at = k.above_at from k
   where l.closed_at is null and l.escalated_at is null and k.above_at is not null and k.subject_id = l.subject_id and k.crack = l.crack;
  return query
    select to_char(l.escalated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), array_agg(distinct x), array_agg(distinct l.subject_id)
      from today.crack_log l left join cases.case c on c.id = l.subject_id left join concerns.concern n on n.id = l.subject_id
      cross join unnest(today.above(l.program_id, c.id, coalesce(c.person_id, n.person_id))) x
     where l.escalated_at is not null and l.told_at is null and l.closed_at is null
     group by l.escalated_at order by l.escalated_at;
end $$;
create function today.mark_told(p_batch timestamptz) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update today.crack_log set told_at = kernel.clock() where escalated_at = p_batch and told_at is null
$$;
grant execute on function today.supervisors(uuid, uuid, uuid), today.above(uuid, uuid, uuid), today.hears(uuid, text, uuid, uuid) to holdfast_guard;
grant execute on function today.unheard() to holdfast_app;
grant execute on function today.log_cracks(), today.mark_told(timestamptz) to holdfast_worker;
