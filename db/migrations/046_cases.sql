-- Who reviews medical documents is named on the case; what everybody else there learns of them is whether they are complete, and who said so.
alter table cases.team_member drop constraint team_member_role_check;
alter table cases.team_member add constraint team_member_role_check
  check (role in ('co_manager', 'counselor', 'advocate', 'attorney', 'teacher', 'nurse', 'housing', 'officer', 'student_staff', 'medical_reviewer', 'other'));
-- 4096 is access.section('medical').
alter table cases.team_member add constraint medical_by_role check ((sections & 4096 <> 0) = (role = 'medical_reviewer'));
alter table cases.case
  add column medical_complete boolean,
  add column medical_said_by  uuid,
  add column medical_said_at  timestamptz,
  add foreign key (agency_id, medical_said_by) references staff.account (agency_id, id),
  add constraint medical_said check ((medical_complete is null) = (medical_said_by is null) and (medical_complete is null) = (medical_said_at is null));
