-- A crisis is seen by whoever is to look again while they work there, and those who read its program; until it has a case also by whoever began it and works there still,
-- and by those who triage there; from then on by those who read the notes of that case.
select kernel.protect('crises.crisis',
  'case_id is null and begun_by = (select kernel.uid()) and program_id = any ((select access.opens())::uuid[]) or check_by = any ((select access.stands())::uuid[]) and exists (select from access.my_place p where p.account_id = crisis.check_by and p.program_id = crisis.program_id) or program_id = any ((select access.reads())::uuid[])
    or case_id is null and program_id = any ((select access.triages())::uuid[])
    or case_id is not null and exists (select from access.my_grant g where g.case_id = crisis.case_id and (g.sections & access.section(''notes'')) <> 0)',
  'begun_by = (select kernel.uid()) and (program_id = any ((select access.opens())::uuid[]) or program_id = any ((select access.triages())::uuid[]))
    and (case_id is null or exists (select from cases.case c where c.id = crisis.case_id))');
-- Once it has a case, its head is changed by those who see the case; and it goes only to a case one sees.
create policy p_change on crises.crisis for update to holdfast_app, holdfast_worker using (
  case_id is null and (begun_by = (select kernel.uid()) and program_id = any ((select access.opens())::uuid[])
    or check_by = any ((select access.stands())::uuid[]) and exists (select from access.my_place p where p.account_id = crisis.check_by and p.program_id = crisis.program_id) or program_id = any ((select access.triages())::uuid[]))
  or program_id = any ((select access.writes())::uuid[])
  or case_id is not null and exists (select from access.my_grant g where g.case_id = crisis.case_id and g.can_write and (g.sections & access.section('notes')) <> 0))
  with check (case_id is null or exists (select from cases.case c where c.id = crisis.case_id));
select access.wall_cases('crises.crisis', 'case_id'), access.wall_people('crises.crisis', 'person_id');
grant select on crises.crisis to holdfast_app, holdfast_worker;
grant insert on crises.crisis to holdfast_app;
grant update (person_id, case_id, joined_at, check_on, check_time, check_by, check_title, set_aside_at, set_aside_by, set_aside_why, version) on crises.crisis to holdfast_app;

-- Its lines are seen with it; each writes in their own name, and takes back what they wrote.
select kernel.protect('crises.entry', 'exists (select from crises.crisis c where c.id = entry.crisis_id)',
  'by_id = (select kernel.uid()) and exists (select from crises.crisis c where c.id = entry.crisis_id)',
  'by_id = (select kernel.uid()) and exists (select from crises.crisis c where c.id = entry.crisis_id)');
grant select, insert on crises.entry to holdfast_app;
grant update (taken_back_at) on crises.entry to holdfast_app;

-- Whom to call is known to all of the agency; administrators write the agency's list, supervisors their program's.
create function crises.keeps(p_program uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and (kernel.may_admin() or exists (select from staff.membership m where m.account_id = kernel.uid() and m.program_id = p_program
    and m.role = 'supervisor' and m.can_write and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()))
$$;
grant execute on function crises.keeps(uuid) to holdfast_app, holdfast_worker;
select kernel.protect('crises.resource', 'true', 'crises.keeps(program_id)', 'crises.keeps(program_id)');
grant select, insert on crises.resource to holdfast_app;
grant update (name, phone, place, week, opens, closes, ended_at, version) on crises.resource to holdfast_app;

-- By what right one sees a crisis, and whether one may write in it.
create function crises.to_crisis(p_program uuid, p_case uuid, p_by uuid, p_check uuid) returns json language sql stable as $$
  select json_build_object('because', coalesce(json_agg(distinct r.kind), '[]'::json), 'sections', access.section('everything'), 'canWrite', coalesce(bool_or(r.pen), false))
    from (select 'owner' as kind, true as pen where p_case is null and p_by = kernel.uid() and p_program = any (access.opens())
          union all select case when p_check = kernel.uid() then 'owner' else 'cover' end, true where access.stands_for(p_check, p_program)
          union all select 'program', p_program = any (access.writes()) where p_program = any (access.reads())
          union all select 'triage', true where p_case is null and p_program = any (access.triages())
          union all select g.kind, g.can_write from access.my_grant g where g.case_id = p_case and (g.sections & access.section('notes')) <> 0) r
$$;
grant execute on function crises.to_crisis(uuid, uuid, uuid, uuid) to holdfast_app;
