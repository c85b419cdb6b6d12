-- What slips, joined from the slices below: every slice's <slice>_crack view with the same columns.
select access.protect('today.snooze', 'program', mine => 'by_id = (select kernel.uid())',
  add_also => 'by_id = (select kernel.uid())', change_also => 'true');
drop policy p_add on today.snooze;
-- Whoever may see the case or concern may put its crack off, with a reason.
create policy p_add on today.snooze for insert to holdfast_app, holdfast_worker with check (
  by_id = (select kernel.uid()) and (exists (select from cases.case c where c.id = snooze.subject_id) or exists (select from concerns.concern k where k.id = snooze.subject_id)));
drop policy p_read on today.snooze;
create policy p_read on today.snooze for select to holdfast_app, holdfast_worker using (
  exists (select from cases.case c where c.id = snooze.subject_id) or exists (select from concerns.concern k where k.id = snooze.subject_id));
grant select, insert on today.snooze to holdfast_app;
grant select on today.snooze to holdfast_worker;
grant update (ended_at) on today.snooze to holdfast_app;
select kernel.entrust('today.snooze', 'select');

select kernel.protect('today.crack_log', 'program_id = any ((select access.reads())::uuid[])');
grant select on today.crack_log to holdfast_app;
select kernel.entrust('today.crack_log', 'select, insert, update');

create view today.every_crack with (security_invoker = true) as
  select * from cases.case_crack union all select * from concerns.concern_crack;

-- The cracks that stand now and are not put off; to_supervisor once the worker has had its time, or at once when risk is high.
create view today.standing_crack with (security_invoker = true) as
  select k.*, k.high or k.holder_id is null or k.days >= k.supervisor_after_days as to_supervisor
    from today.every_crack k
   where not exists (select from today.snooze s join agencies.agency a on a.id = s.agency_id
                      where s.subject_id = k.subject_id and s.crack = k.crack and s.ended_at is null
                        and s.until_day > (kernel.clock() at time zone a.time_zone)::date);
grant select on today.every_crack, today.standing_crack to holdfast_app, holdfast_worker, holdfast_guard;

-- Who is told of a crack that is no longer the worker's alone: those who supervise the program now; else the account it names.
create function today.above(p_program uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(nullif(array(select m.account_id from staff.membership m join staff.account a on a.id = m.account_id
                                where m.program_id = p_program and m.role = 'supervisor' and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
                                  and a.status = 'active' and not staff.away_uncovered(a.id)), '{}'),
                  (select array[p.escalation_id] from agencies.program p where p.id = p_program and p.escalation_id is not null), '{}')
$$;

-- Writes down the cracks that opened and those that closed since it last ran; answers those that are due above for the first time, and to whom.
create function today.log_cracks() returns table (crack text, subject_id uuid, opened text, account_ids uuid[])
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update today.crack_log l set closed_at = kernel.clock()
   where l.closed_at is null and not exists (select from today.every_crack k where k.subject_id = l.subject_id and k.crack = l.crack);
  insert into today.crack_log (agency_id, program_id, crack, subject_id, opened_on)
  select k.agency_id, k.program_id, k.crack, k.subject_id, k.since from today.every_crack k
  on conflict do nothing;
  return query
    update today.crack_log l set escalated_at = kernel.clock()
      from today.standing_crack k
     where l.closed_at is null and l.escalated_at is null and k.subject_id = l.subject_id and k.crack = l.crack and k.to_supervisor
    returning l.crack, l.subject_id, l.opened_at::date::text, today.above(l.program_id);
end $$;
grant execute on function today.above(uuid) to holdfast_guard;
grant execute on function today.log_cracks() to holdfast_worker;
