-- What a program thinks one can carry: read by whoever reads the program, set by its supervisors.
create function today.supervises(p_program uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and exists (select from staff.membership m where m.account_id = kernel.uid() and m.program_id = p_program and m.role = 'supervisor' and m.sees = 'program'
     and m.can_write and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock())
$$;
grant execute on function today.supervises(uuid) to holdfast_app;

select kernel.protect('today.caseload_policy', 'program_id = any ((select access.reads())::uuid[])',
  'by_id = (select kernel.uid()) and today.supervises(program_id)', 'today.supervises(program_id)');
grant select, insert on today.caseload_policy to holdfast_app;
grant update (warn_at, triage_only_weight, brief_weight, full_weight, people_per_manager, by_id, at, version) on today.caseload_policy to holdfast_app;

select kernel.protect('staff.working_share', 'program_id = any ((select access.reads())::uuid[])', 'by_id = (select kernel.uid()) and staff.leads(program_id)', 'staff.leads(program_id)');
grant select, insert on staff.working_share to holdfast_app;
grant update (percent, by_id, at) on staff.working_share to holdfast_app;
