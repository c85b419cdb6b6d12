-- What stands around somebody is seen and written by those who serve the case; each row in the name of who wrote it.
select access.protect('navigation.event', 'case', 'services', add_also => 'recorded_by = (select kernel.uid())');
grant select, insert on navigation.event to holdfast_app;
grant update (on_day, at_time, zone, earlier, place, words, accompanied, status, outcome, settled_at, settled_by, interpreter, interpreter_kind, interpreter_mode,
  interpreter_language, interpreter_name, interpreter_bound, task_id, prepare_id, version) on navigation.event to holdfast_app;

select access.protect('navigation.barrier', 'case', 'services', add_also => 'recorded_by = (select kernel.uid())');
grant select, insert on navigation.barrier to holdfast_app;
grant update (outcome, outcome_words, settled_on, version) on navigation.barrier to holdfast_app;

-- Rights of victims are explained in victim services; that they were is never written over.
select access.protect('navigation.rights', 'case', 'services', change_also => 'false', add_also => 'by_id = (select kernel.uid())
  and exists (select from agencies.program p where p.id = rights.program_id and p.regime = ''VSP'')');
grant select, insert on navigation.rights to holdfast_app;

-- Somebody's immigration and justice matters are kept in victim services alone, for those who hold the legal section (D23).
select access.protect('navigation.milestone', 'case', 'legal', add_also => 'recorded_by = (select kernel.uid())
  and exists (select from agencies.program p where p.id = milestone.program_id and p.regime = ''VSP'')');
grant select, insert on navigation.milestone to holdfast_app;
grant update (state, on_day, clock_on, rule, words, task_id, version) on navigation.milestone to holdfast_app;

-- A report to child protection has a section of its own: no parent's view and no page of a person's own holds it (D07). It is completed by whoever
-- reported: the duty is theirs.
select access.protect('navigation.report', 'case', 'child_protection', add_also => 'recorded_by = (select kernel.uid())', change_also => 'recorded_by = (select kernel.uid())');
grant select, insert on navigation.report to holdfast_app;
grant update (reference, written_on, version) on navigation.report to holdfast_app;
