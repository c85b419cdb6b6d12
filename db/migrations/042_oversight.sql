-- What was done past a gate by one person alone, for somebody else to look at; and the ways through the record of disclosures by day.
create schema oversight;

-- Written by the act itself, in its transaction: something left without a release, or what was marked unsafe was asked for all the same. The reason
-- stands with the act; here stands who looked at it, and what they found.
create table oversight.override (
  id           uuid primary key,
  agency_id    uuid not null,
  program_id   uuid not null,
  person_id    uuid not null,
  case_id      uuid,           -- none where nobody has a case yet
  kind         text not null check (kind in ('exception', 'compelled', 'unmasked')),
  package_id   uuid unique,
  unmasking_id uuid unique references people.unmasking,
  account_id   uuid not null,
  at           timestamptz not null default kernel.clock(),
  review_by    date not null,
  reviewed_at  timestamptz,
  reviewed_by  uuid,
  finding      text check (finding in ('right', 'should_not', 'seen')), -- seen: by a reviewer from outside, who is told nothing of it
  note         bytea,          -- secret
  task_id      uuid,           -- what the case's manager was given to see to
  version      int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, person_id) references people.person (agency_id, id),
  foreign key (agency_id, case_id) references cases.case (agency_id, id),
  foreign key (agency_id, package_id) references disclosures.package (agency_id, id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id),
  foreign key (agency_id, reviewed_by) references staff.account (agency_id, id),
  constraint of_one_act check (case kind when 'unmasked' then unmasking_id is not null and package_id is null else package_id is not null and unmasking_id is null and case_id is not null end),
  constraint reviewed_whole check (num_nulls(reviewed_at, reviewed_by, finding) in (0, 3)),
  constraint reviewed_by_another check (reviewed_by <> account_id),
  constraint said_why check (finding is distinct from 'should_not' or note is not null)
);
create index override_open on oversight.override (program_id, at) where reviewed_at is null;
create index override_by_program on oversight.override (program_id, at desc);
create index override_by_account on oversight.override (account_id, at desc);
create index override_by_case on oversight.override (case_id) where case_id is not null;
create index override_by_person on oversight.override (person_id);

-- The register goes through what was shared by day, whoever it was about.
create index package_by_day on disclosures.package (agency_id, made_at desc, id desc);
create index package_by_recipient_day on disclosures.package (recipient_id, made_at desc, id desc) where recipient_id is not null;
create index reminder_refused on disclosures.reminder (agency_id, at) where choice = 'no';
