-- A crisis that has no case is nobody's step: once the next look at it is late, it slips, and those above hear of it at once. `since` is the day of that look.
create view crises.crisis_crack with (security_invoker = true) as
  select 'crisis_check' as crack, 'crisis' as subject, c.id as subject_id, c.agency_id, c.program_id, null::uuid as person_id, null::uuid as case_id,
         c.check_by as manager_id, c.check_by as holder_id, c.check_on as since, l.nth - coalesce(d.nth, 0) as days, 0 as stood, true as high,
         0 as supervisor_after_days, l.today
    from agencies.clocks() l
    join crises.crisis c on c.program_id = l.program_id and c.case_id is null and c.set_aside_at is null
     and c.check_on + coalesce(c.check_time, time '24:00') < kernel.clock() at time zone l.time_zone
    left join agencies.program_day d on d.program_id = c.program_id and d.day = c.check_on;
grant select on crises.crisis_crack to holdfast_app, holdfast_guard;
select kernel.entrust('crises.crisis', 'select');
