-- Whoever keeps themself from somebody, or from one case, leaves the teams there, and what they had still to do there goes to the case manager.
create function cases.step_back(p_person uuid, p_case uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update cases.task t set owner_id = c.manager_id, version = t.version + 1
    from cases.case c where c.id = t.case_id and c.agency_id = kernel.agency() and (c.person_id = p_person or c.id = p_case) and t.owner_id = kernel.uid() and t.status = 'open'
     and c.manager_id is not null and c.manager_id <> kernel.uid();
  update cases.team_member m set to_at = kernel.clock()
   where m.agency_id = kernel.agency() and (m.person_id = p_person or m.case_id = p_case) and m.account_id = kernel.uid() and m.to_at is null;
end $$;
grant execute on function cases.step_back(uuid, uuid) to holdfast_app;
