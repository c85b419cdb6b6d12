-- Title IX at a school: what the institution asks of its people, reports that are owed and made, complaints linked as parties without content, measures that support.
create schema titleix;

-- What the institution says whoever hears of it must do, in editions by day; and who coordinates.
create table titleix.policy (
  id             uuid primary key,
  agency_id      uuid not null references agencies.agency,
  body           text not null check (length(body) between 1 and 4000),
  in_force_on    date not null,
  coordinator_id uuid,
  set_by         uuid not null,
  set_at         timestamptz not null default kernel.clock(),
  unique (agency_id, id),
  foreign key (agency_id, coordinator_id) references staff.account (agency_id, id),
  foreign key (agency_id, set_by) references staff.account (agency_id, id),
  constraint not_oneself check (coordinator_id <> set_by)
);
create index policy_by_day on titleix.policy (agency_id, in_force_on desc, set_at desc);

-- A report somebody owes since they wrote down, or read at triage, what the institution wants to know of; and that it was made.
create table titleix.report (
  id          uuid primary key,
  agency_id   uuid not null,
  program_id  uuid not null,
  person_id   uuid,
  case_id     uuid,
  concern_id  uuid,
  note_id     uuid,
  account_id  uuid,          -- whose it is; none: of whoever triages the concern
  triage      boolean not null default false,
  policy_id   uuid,          -- the edition it was asked by; none: the words that come with the product
  noticed_at  timestamptz not null default kernel.clock(),
  state       text not null default 'owed' check (state in ('owed', 'made', 'set_aside')),
  to_whom     bytea,         -- secret
  why         bytea,         -- secret: why it is none
  made_on     date,
  made_time   time,
  sent        boolean not null default false, -- it stands on the coordinator's page
  settled_by  uuid,
  settled_at  timestamptz,
  version     int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, concern_id) references concerns.concern (agency_id, id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id),
  foreign key (agency_id, policy_id) references titleix.policy (agency_id, id),
  constraint about_one check (num_nonnulls(case_id, concern_id) = 1),
  constraint settled_whole check ((state = 'owed') = (settled_at is null) and (settled_at is null) = (settled_by is null)
    and (state = 'made') = (made_on is not null) and (state = 'made') = (to_whom is not null) and (state = 'set_aside') = (why is not null))
);
create unique index report_once_a_note on titleix.report (note_id) where note_id is not null;
create unique index report_once_a_concern on titleix.report (concern_id) where concern_id is not null;
create index report_by_account on titleix.report (account_id) where state = 'owed';
create index report_by_case on titleix.report (case_id) where case_id is not null;
create index report_owed on titleix.report (program_id, noticed_at) where state = 'owed';

-- A complaint, by the reference the institution gave it, and who decides, hears it and judges an appeal; nothing of what it is about.
create table titleix.complaint (
  id         uuid primary key,
  agency_id  uuid not null references agencies.agency,
  reference  bytea not null, -- secret
  decider_id uuid,
  hearing_id uuid,
  appeal_id  uuid,
  opened_by  uuid not null,
  opened_at  timestamptz not null default kernel.clock(),
  closed_on  date,
  version    int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, decider_id) references staff.account (agency_id, id),
  foreign key (agency_id, hearing_id) references staff.account (agency_id, id),
  foreign key (agency_id, appeal_id) references staff.account (agency_id, id),
  foreign key (agency_id, opened_by) references staff.account (agency_id, id)
);
create index complaint_by_agency on titleix.complaint (agency_id, opened_at desc);

-- A party of it: a case of ours, or nobody of ours; and how support stands, which the coordinator alone reads (R76).
create table titleix.party (
  id           uuid primary key,
  agency_id    uuid not null,
  complaint_id uuid not null,
  role         text not null check (role in ('complainant', 'respondent')),
  program_id   uuid,
  person_id    uuid,
  case_id      uuid,
  support      text not null check (support in ('not_yet_notified', 'offered', 'declined', 'not_ours', 'unknown')),
  support_on   date not null,
  linked_by    uuid not null,
  linked_at    timestamptz not null default kernel.clock(),
  ended_at     timestamptz,
  version      int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, complaint_id) references titleix.complaint (agency_id, id),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, linked_by) references staff.account (agency_id, id),
  constraint of_a_case check (num_nulls(program_id, person_id, case_id) in (0, 3))
);
create index party_by_complaint on titleix.party (complaint_id);
create index party_by_case on titleix.party (case_id) where case_id is not null;

-- Something that supports somebody, whatever comes of a complaint: seen by whoever has the case and by those named to carry it out, who see nothing else of it (R77).
create table titleix.measure (
  id           uuid primary key,
  agency_id    uuid not null,
  program_id   uuid not null,
  person_id    uuid not null,
  case_id      uuid not null,
  kind         text not null check (kind in ('housing', 'classes', 'work', 'no_contact', 'escort', 'counseling', 'leave', 'other')),
  what_to_do   bytea not null, -- secret: for those who carry it out
  implementers uuid[] not null default '{}',
  state        text not null default 'offered' check (state in ('offered', 'declined', 'agreed', 'implemented', 'ended')),
  offered_on   date not null,
  settled_at   timestamptz,
  recorded_by  uuid not null,
  version      int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, recorded_by) references staff.account (agency_id, id)
);
create index measure_by_case on titleix.measure (case_id);
create index measure_by_implementer on titleix.measure using gin (implementers);

-- What a wall follows from: a complaint of which the colleague serves the other side. Placed by nobody, and known to those who decide alone.
alter table access.wall add column cause_id uuid;
create index wall_by_cause on access.wall (cause_id, account_id) where cause_id is not null and lifted_at is null;
