-- What a concern that came to a case changes in it, for the joining of a concern: a graver rating is the case's from then on, never a milder one.
create function cases.raise_risk(p_case uuid, p_risk text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare grave text[] := '{low,some,high,immediate}';
begin
  update cases.case c set risk = p_risk, version = c.version + 1, updated_at = kernel.clock()
   where c.id = p_case and c.agency_id = kernel.agency() and c.status <> 'closed' and array_position(grave, p_risk) > coalesce(array_position(grave, c.risk), 0);
  if not found then return; end if;
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, account_id, section, codes)
  select gen_random_uuid(), c.agency_id, c.program_id, c.person_id, c.id, agencies.local_day(c.agency_id), 'level', c.id, kernel.uid(), access.section('services'),
         jsonb_build_object('level', c.service_level, 'weight', c.weight, 'risk', c.risk, 'targetEnd', c.target_end)
    from cases.case c where c.id = p_case;
end $$;

-- A step for the case's manager, due today: to read what came in. Theirs to whom the case is given, and of nobody where nobody carries it.
create function cases.lay_reading(p_case uuid, p_task uuid, p_title bytea) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into cases.task (id, agency_id, program_id, person_id, case_id, kind, title, owner_id, due_on, source, created_by)
  select p_task, c.agency_id, c.program_id, c.person_id, c.id, 'task', p_title, c.manager_id, agencies.local_day(c.agency_id), 'triage', kernel.uid()
    from cases.case c where c.id = p_case and c.agency_id = kernel.agency() and c.status <> 'closed' and c.manager_id <> kernel.uid();
  if not found then return; end if;
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, account_id, section, codes)
  select gen_random_uuid(), c.agency_id, c.program_id, c.person_id, c.id, agencies.local_day(c.agency_id), 'task', p_task, kernel.uid(), access.section('services'),
         jsonb_build_object('ownerId', c.manager_id)
    from cases.case c where c.id = p_case;
end $$;
grant execute on function cases.raise_risk(uuid, text), cases.lay_reading(uuid, uuid, bytea) to holdfast_guard;
grant select on cases.timeline to holdfast_guard;
grant insert on cases.task to holdfast_guard;
