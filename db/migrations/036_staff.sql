-- Roles that open no record by themselves, and what an officer of the law is here.
alter table staff.membership drop constraint membership_role_check;
alter table staff.membership add constraint membership_role_check
  check (role in ('case_manager', 'supervisor', 'triager', 'teammate', 'referrer', 'officer', 'coordinator', 'decision_maker', 'student_staff', 'law_officer'));
alter table staff.admission drop constraint admission_role_check;
alter table staff.admission add constraint admission_role_check
  check (role in ('case_manager', 'supervisor', 'triager', 'teammate', 'referrer', 'officer', 'coordinator', 'decision_maker', 'student_staff', 'law_officer'));
alter table staff.admission add column ends_on date;

-- A privacy officer looks after the record of what was shared and looked at; what is written about people is opened to them by a case.
update staff.membership set sees = 'assigned', may_triage = false where role = 'officer' and (sees = 'program' or may_triage);
update staff.admission set sees = 'assigned', may_triage = false where role = 'officer' and (sees = 'program' or may_triage);
alter table staff.membership add constraint role_opens_nothing check (role not in ('officer', 'coordinator', 'decision_maker', 'student_staff', 'law_officer') or sees = 'assigned' and not may_triage);
alter table staff.admission add constraint role_opens_nothing check (role not in ('officer', 'coordinator', 'decision_maker', 'student_staff', 'law_officer') or sees = 'assigned' and not may_triage);
alter table staff.membership add constraint role_has_no_pen check (role not in ('coordinator', 'decision_maker', 'student_staff', 'law_officer') or not can_write);
alter table staff.admission add constraint role_has_no_pen check (role not in ('coordinator', 'decision_maker', 'student_staff', 'law_officer') or not can_write);
-- Student staff and volunteers are there for a term (D29).
alter table staff.membership add constraint student_staff_end check (role <> 'student_staff' or isfinite(ends_at));
alter table staff.admission add constraint student_staff_end check (role <> 'student_staff' or ends_on is not null);

-- An officer of the law, an account here or another agency, is a school official for one purpose or an outsider: decided once, with the reason (D30).
create table staff.law_standing (
  id                uuid primary key,
  agency_id         uuid not null references agencies.agency,
  account_id        uuid,
  partner_agency_id uuid references agencies.agency,
  standing          text not null check (standing in ('official', 'outsider')),
  purpose           text,
  reason            text not null,
  decided_by        uuid not null,
  decided_at        timestamptz not null default kernel.clock(),
  ended_at          timestamptz,
  unique (agency_id, id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id),
  foreign key (agency_id, decided_by) references staff.account (agency_id, id),
  constraint about_one check (num_nulls(account_id, partner_agency_id) = 1),
  -- Another agency's people work for it, under its own duties: they are outsiders to this one (34 CFR 99.8).
  constraint official_is_ours check (standing = 'outsider' or account_id is not null and purpose is not null),
  constraint decided_by_another check (decided_by <> account_id)
);
create unique index law_standing_of_account on staff.law_standing (account_id) where ended_at is null and account_id is not null;
create unique index law_standing_of_agency on staff.law_standing (agency_id, partner_agency_id) where ended_at is null and partner_agency_id is not null;
