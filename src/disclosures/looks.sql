-- Whether somebody stood in a list of others by such an act, and was not opened.
create function disclosures.is_listing(p_action text) returns boolean language sql immutable parallel safe as $$
  select p_action ~ '(^today\.|^crack|^caseload|^outreach|^checkIn\.list|\.(list|search|inbox|likely|quiet|candidates|ofPeople|counts|mine|waiting)$)'
$$;
grant execute on function disclosures.is_listing(text) to holdfast_guard;

-- Whether such an act was of this case: done in it; or with its person alone, by somebody who works or has worked in its program, or was let into the case.
-- What another program of the agency opened of the same person is not told: that they are known there is its secret (R01).
create function disclosures.is_of_case(p_account uuid, p_about jsonb, p_case uuid, p_program uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when p_about ? 'caseId' then p_about ->> 'caseId' = p_case::text
    when p_about ? 'noteId' then exists (select from cases.note n where n.id = (p_about ->> 'noteId')::uuid and n.case_id = p_case)
    when p_about ? 'taskId' then exists (select from cases.task k where k.id = (p_about ->> 'taskId')::uuid and k.case_id = p_case)
    when p_about ? 'fileId' and exists (select from files.artefact f where f.id = (p_about ->> 'fileId')::uuid and f.case_id is not null)
      then exists (select from files.artefact f where f.id = (p_about ->> 'fileId')::uuid and f.case_id = p_case)
    when p_about ? 'planId' then exists (select from plans.plan k where k.id = (p_about ->> 'planId')::uuid and k.case_id = p_case)
    when p_about ? 'responseId' then exists (select from responses.response k where k.id = (p_about ->> 'responseId')::uuid and k.case_id = p_case)
    when p_about ? 'contentId' then exists (select from safety.content k where k.id = (p_about ->> 'contentId')::uuid and k.case_id = p_case)
    when p_about ? 'packageId' then exists (select from disclosures.package k where k.id = (p_about ->> 'packageId')::uuid and k.case_id = p_case)
    when p_about ? 'releaseId' then exists (select from releases.release r where r.id = (p_about ->> 'releaseId')::uuid and r.case_id = p_case)
    else exists (select from staff.membership m where m.account_id = p_account and m.program_id = p_program)
      or exists (select from access.grant g where g.account_id = p_account and g.case_id = p_case) end
$$;
grant execute on function disclosures.is_of_case(uuid, jsonb, uuid, uuid) to holdfast_guard;

-- R68: who opened what of somebody, to whoever answers for the case. What was opened stands by name; that they stood in somebody's list is folded, by role.
create function disclosures.looks(p_case uuid) returns table (account_id uuid, name text, role text, opened boolean, action text, times int, first_at timestamptz, last_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c record;
begin
  perform kernel.context_ok();
  select x.id, x.person_id, x.agency_id, x.program_id into c from cases.case x where x.id = p_case and x.agency_id = kernel.agency()
     and (access.stands_for(x.manager_id, x.program_id) or x.program_id = any (access.writes()))
     and x.id <> all (access.walled_cases()) and x.person_id <> all (access.walled_people());
  if c.id is null then return; end if;
  return query
    with seen as (
      select e.account_id, e.action, e.at, not disclosures.is_listing(e.action) as opened
        from kernel.audit_event e
       where e.agency_id = c.agency_id and e.outcome = 'done' and e.account_id is not null and e.people @> array[c.person_id]
         and disclosures.is_of_case(e.account_id, e.about, c.id, c.program_id))
    select case when s.opened then s.account_id end, case when s.opened then max(a.name) end,
           coalesce(max((select m.role from staff.membership m where m.account_id = s.account_id and m.program_id = c.program_id order by m.ends_at desc limit 1)), 'other'),
           s.opened, case when s.opened then s.action end, count(*)::int, min(s.at), max(s.at)
      from seen s join staff.account a on a.id = s.account_id
     group by s.opened, case when s.opened then s.account_id end, case when s.opened then s.action end,
           case when not s.opened then coalesce((select m.role from staff.membership m where m.account_id = s.account_id and m.program_id = c.program_id order by m.ends_at desc limit 1), 'other') end
     order by max(s.at) desc limit 200;
end $$;
grant execute on function disclosures.looks(uuid) to holdfast_app;
