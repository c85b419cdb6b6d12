-- What somebody said of their life is read like a note: by those who hold that section of the case, and by the program's readers. Walls beat all.
-- A talk is kept in the name of whoever had it, and is not changed afterwards.
select access.protect('assessments.assessment', 'case', 'notes', add_also => 'by_id = (select kernel.uid())', change_also => 'false');
grant select, insert on assessments.assessment to holdfast_app;

select access.protect('assessments.need', 'case', 'notes', add_also => 'recorded_by = (select kernel.uid())');
grant select, insert on assessments.need to holdfast_app;
grant update (domain, words, heard_from, priority, first_seen, status, status_on, version) on assessments.need to holdfast_app;

-- What a program asks about says nothing of anyone: for all of its agency to read, and for an administrator to say, in their own name.
select kernel.protect('assessments.domain', 'true', '(select kernel.may_admin()) and by_id = (select kernel.uid())');
grant select, insert on assessments.domain to holdfast_app;

-- When it was last talked through is on the case's row, where its clock reads it.
create or replace function assessments.derive_assessed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform cases.say_assessed(new.case_id, new.on_day);
  return null;
end $$;
create or replace trigger derive_assessed after insert on assessments.assessment for each row execute function assessments.derive_assessed();

-- C17: not talked through for as long as the program says, counted from the last time, or from the day the case was taken up. A day late is no crack of those above:
-- ten program days are.
create view assessments.assessment_crack with (security_invoker = true) as
  select 'reassessment_due' as crack, 'case' as subject, c.id as subject_id, c.agency_id, c.program_id, c.person_id, c.id as case_id, c.manager_id, c.manager_id as holder_id,
         f.due_on as since, l.nth - coalesce(d.nth, 0) as days, l.nth - coalesce(d.nth, 0) - 10 as stood, false as high, l.supervisor_after_days, l.today
    from agencies.clocks() l
    join agencies.program p on p.id = l.program_id and p.reassess_days is not null
    join cases.case c on c.program_id = l.program_id and c.status <> 'closed' and not (c.status = 'paused' and c.paused_until > l.today) and c.died_on is null
    cross join lateral (select cases.assessed_from(c) + p.reassess_days as due_on) f
    left join agencies.program_day d on d.program_id = c.program_id and d.day = f.due_on
   where f.due_on < l.today;
grant select on assessments.assessment_crack to holdfast_app, holdfast_guard;
