-- A release of a case was withdrawn, by anybody who sees the case: a line of its story, and a step for its manager (or, where nobody carries it, for who took
-- the word) to give the person the withdrawal in writing. Called by the slice above, which holds the right.
create function cases.follow_withdrawal(p_case uuid, p_release uuid, p_how text, p_task uuid, p_title bytea, p_due int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into cases.task (id, agency_id, program_id, person_id, case_id, kind, title, owner_id, due_on, source, created_by)
  select p_task, c.agency_id, c.program_id, c.person_id, c.id, 'task', p_title, coalesce(c.manager_id, kernel.uid()), agencies.local_day(c.agency_id) + p_due, 'system', kernel.uid()
    from cases.case c where c.id = p_case and c.agency_id = kernel.agency();
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, account_id, section, codes)
  select gen_random_uuid(), c.agency_id, c.program_id, c.person_id, c.id, agencies.local_day(c.agency_id), 'release', p_release, kernel.uid(), access.section('services'),
         jsonb_build_object('state', 'withdrawn', 'how', p_how)
    from cases.case c where c.id = p_case and c.agency_id = kernel.agency();
end $$;
grant execute on function cases.follow_withdrawal(uuid, uuid, text, uuid, bytea, int) to holdfast_guard;

-- Releases of a case lapsed, by what somebody wrote of the person or of who signed: a line of its story, and a step for whoever carries it, if anybody does.
create function cases.follow_lapse(p_case uuid, p_release uuid, p_task uuid, p_title bytea, p_due int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into cases.task (id, agency_id, program_id, person_id, case_id, kind, title, owner_id, due_on, source, created_by)
  select p_task, c.agency_id, c.program_id, c.person_id, c.id, 'task', p_title, c.manager_id, agencies.local_day(c.agency_id) + p_due, 'system', c.manager_id
    from cases.case c where c.id = p_case and c.agency_id = kernel.agency() and c.manager_id is not null and c.status <> 'closed';
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, account_id, section, codes)
  select gen_random_uuid(), c.agency_id, c.program_id, c.person_id, c.id, agencies.local_day(c.agency_id), 'release', p_release, kernel.uid(), access.section('services'),
         jsonb_build_object('state', 'lapsed')
    from cases.case c where c.id = p_case and c.agency_id = kernel.agency();
end $$;
grant execute on function cases.follow_lapse(uuid, uuid, uuid, bytea, int) to holdfast_guard;
