-- The one answer about safety planning that a meeting carries (R85), and that somebody's circumstances have changed (R31).

-- The answer is kept with its contact; it comes with the meeting, or afterwards.
grant update (safety_again, safety_why, safety_by) on cases.contact to holdfast_app;

-- The last day on which safety was talked about: asked and declined is talked about; that it was not safe to, or not this time, is not.
create or replace function cases.derive_safety() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.case c set safety_on = (select max(x.on_day) from cases.contact x
      where x.case_id = c.id and x.safety in ('done', 'reviewed', 'declined') and x.result = 'completed' and x.withdrawn_at is null)
   where c.id = new.case_id;
  return null;
end $$;
create or replace trigger derive_safety after insert or update of safety, result, on_day, withdrawn_at on cases.contact for each row execute function cases.derive_safety();

-- Answers for a meeting afterwards, against the version that was seen: whoever recorded it, and whoever answers for its case. Nothing that was answered becomes
-- unanswered, here or anywhere.
create function cases.answer_safety(p_contact uuid, p_version int, p_answer text, p_again date, p_why bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update cases.contact x set safety = p_answer, safety_again = p_again, safety_why = p_why, version = x.version + 1,
         safety_by = case when x.recorded_by <> kernel.uid() then kernel.uid() end
   where x.id = p_contact and x.version = p_version and p_answer is not null and x.agency_id = kernel.agency() and x.withdrawn_at is null
     and x.case_id <> all (access.walled_cases()) and x.person_id <> all (access.walled_people())
     and (x.program_id = any (access.writes())
       or (x.recorded_by = kernel.uid() or cases.has_it(x.case_id))
          and exists (select from access.my_grant g where g.case_id = x.case_id and g.can_write and (g.sections & access.section('services')) <> 0));
  return found;
end $$;
grant update (safety, safety_again, safety_why, safety_by) on cases.contact to holdfast_guard;
grant execute on function cases.answer_safety(uuid, int, text, date, bytea) to holdfast_app;

-- That circumstances have changed is said by whoever writes in the case, in their own name, and never unsaid; how, is read by those who hold its safety section.
select kernel.entrust('cases.circumstance', 'select');
select access.protect('cases.circumstance', 'case', 'safety', change_also => 'false');
drop policy p_add on cases.circumstance;
create policy p_add on cases.circumstance for insert to holdfast_app, holdfast_worker with check (
  by_id = (select kernel.uid())
  and (program_id = any ((select access.writes())::uuid[]) or exists (select from access.my_grant g where g.case_id = circumstance.case_id and g.can_write and (g.sections & access.section('services')) <> 0)));
grant select, insert on cases.circumstance to holdfast_app;
