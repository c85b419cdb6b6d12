-- Whom it is not is known with the concern, and said or taken back by whoever may decide it; only of somebody whom one may know of oneself.
select kernel.protect('concerns.not_them', 'exists (select from concerns.concern c where c.id = not_them.concern_id)',
  'by_id = (select kernel.uid()) and taken_back_at is null and exists (select from people.person p where p.id = not_them.person_id)
     and exists (select from concerns.concern c where c.id = not_them.concern_id
       and (c.program_id = any ((select access.writes())::uuid[]) or c.program_id = any ((select access.triages())::uuid[]) or c.assigned_id = any ((select access.stands())::uuid[]) and exists (select from access.my_place p where p.account_id = c.assigned_id and p.program_id = c.program_id)))',
  'exists (select from concerns.concern c where c.id = not_them.concern_id
     and (c.program_id = any ((select access.writes())::uuid[]) or c.program_id = any ((select access.triages())::uuid[]) or c.assigned_id = any ((select access.stands())::uuid[]) and exists (select from access.my_place p where p.account_id = c.assigned_id and p.program_id = c.program_id)))');
select access.wall_people('concerns.not_them', 'person_id');
grant select on concerns.not_them to holdfast_app, holdfast_worker;
grant insert on concerns.not_them to holdfast_app;
grant update (taken_back_at, taken_back_by) on concerns.not_them to holdfast_app;
