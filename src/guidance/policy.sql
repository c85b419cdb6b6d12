-- A practice note is for everybody of the agency, and says nothing of anybody helped. It is written by those who administer, and those who answer for a whole program.
select kernel.protect('guidance.wording', 'true', 'by_id = (select kernel.uid()) and ((select kernel.may_admin()) or cardinality((select access.writes())::uuid[]) > 0)',
  '(select kernel.may_admin()) or cardinality((select access.writes())::uuid[]) > 0');
create policy r6_ended_once on guidance.wording as restrictive for update to holdfast_app, holdfast_worker using (ended_at is null) with check (ended_by = (select kernel.uid()));
grant select on guidance.wording to holdfast_app;
grant insert (id, agency_id, topic, body, training, by_id) on guidance.wording to holdfast_app;
grant update (ended_at, ended_by) on guidance.wording to holdfast_app;
