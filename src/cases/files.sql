-- A file that hangs on a case hangs on that case's own person and program.
create policy r6_roots_of_case on files.artefact as restrictive for update to holdfast_app, holdfast_worker using (true) with check (
  case_id is null or exists (select from cases.case c where c.id = artefact.case_id and c.program_id = artefact.program_id and c.person_id = artefact.person_id));
