-- A file that hangs on a case hangs on that case's own person and program.
create policy r6_roots_of_case on files.artefact as restrictive for update to holdfast_app, holdfast_worker using (true) with check (
  case_id is null or exists (select from cases.case c where c.id = artefact.case_id and c.program_id = artefact.program_id and c.person_id = artefact.person_id));

-- Whether the asker is named as a medical reviewer of the case, with a pen, and does not manage it.
create function cases.reviews_medical(p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok()
     and exists (select from access.my_grant g where g.case_id = p_case and g.kind = 'team' and g.can_write and (g.sections & access.section('medical')) <> 0)
     and not exists (select from access.my_grant g where g.case_id = p_case and g.kind = 'owner')
$$;

-- Says whether the medical documentation is complete: a reviewer's word, and all that anybody else learns of it. False where another version stands.
create function cases.say_medical(p_case uuid, p_complete boolean, p_version int) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  if not cases.reviews_medical(p_case) then raise insufficient_privilege using message = 'a reviewer says this'; end if;
  update cases.case set medical_complete = p_complete, medical_said_by = kernel.uid(), medical_said_at = kernel.clock(), version = version + 1, updated_at = kernel.clock()
   where id = p_case and agency_id = kernel.agency() and version = p_version;
  return found;
end $$;
grant execute on function cases.reviews_medical(uuid), cases.say_medical(uuid, boolean, int) to holdfast_app;
