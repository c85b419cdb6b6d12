-- A step for the case's manager because of what a second person found of an act in the case; for who found it, where nobody carries it. Nothing where the case
-- is closed. Called by the slices above, which hold the right. Answers whether it was laid.
create function cases.lay_finding(p_case uuid, p_task uuid, p_title bytea, p_due date) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into cases.task (id, agency_id, program_id, person_id, case_id, kind, title, owner_id, due_on, source, created_by)
  select p_task, c.agency_id, c.program_id, c.person_id, c.id, 'task', p_title, coalesce(c.manager_id, kernel.uid()), p_due, 'system', kernel.uid()
    from cases.case c where c.id = p_case and c.agency_id = kernel.agency() and c.status <> 'closed';
  if not found then return false; end if;
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, account_id, section, codes)
  select gen_random_uuid(), c.agency_id, c.program_id, c.person_id, c.id, agencies.local_day(c.agency_id), 'task', p_task, kernel.uid(), access.section('services'),
         jsonb_build_object('ownerId', coalesce(c.manager_id, kernel.uid()), 'dueOn', p_due)
    from cases.case c where c.id = p_case;
  return true;
end $$;
grant execute on function cases.lay_finding(uuid, uuid, bytea, date) to holdfast_guard;
