-- Walls that people place and lift, and access in an emergency with its review.
create schema walls;

alter table access.wall add column reason       bytea; -- secret
alter table access.wall add column lift_asked_by uuid;
alter table access.wall add column lift_asked_at timestamptz;
alter table access.wall add column lift_why     bytea; -- secret
alter table access.wall add column lifted_by    uuid;
alter table access.wall add column version      int not null default 1;
alter table access.wall add constraint lift_asked_whole check (num_nulls(lift_asked_by, lift_asked_at, lift_why) in (0, 3));
-- Never by one alone, and never by the one it is before.
alter table access.wall add constraint lifted_by_a_second check (lifted_by is null or lifted_at is not null and lift_asked_by is not null and lifted_by <> lift_asked_by and lifted_by <> account_id);
create index wall_by_case on access.wall (case_id) where lifted_at is null and case_id is not null;
create index wall_by_person on access.wall (person_id) where lifted_at is null and person_id is not null;

-- Asked for in an emergency: opened for some hours, or refused. A refused one says of whom only where there is somebody to ring.
create table walls.emergency (
  id          uuid primary key,
  agency_id   uuid not null references agencies.agency,
  account_id  uuid not null,
  program_id  uuid,
  person_id   uuid,
  case_id     uuid,
  outcome     text not null check (outcome in ('opened', 'refused')),
  threat      bytea not null, -- secret
  parties     bytea not null, -- secret
  at          timestamptz not null default kernel.clock(),
  until       timestamptz,
  rung_id     uuid, -- refused by a wall: who was rung in the asker's place
  review_by   date,
  reviewed_at timestamptz,
  reviewed_by uuid,
  finding     text check (finding in ('justified', 'not_justified')),
  review      bytea, -- secret
  told_at     timestamptz,
  version     int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, person_id) references people.person (agency_id, id),
  foreign key (agency_id, case_id) references cases.case (agency_id, id),
  foreign key (agency_id, reviewed_by) references staff.account (agency_id, id),
  constraint opened_whole check (outcome <> 'opened' or num_nulls(program_id, person_id, case_id, until, review_by) = 0),
  constraint reviewed_whole check (num_nulls(reviewed_at, reviewed_by, finding, review) in (0, 4)),
  constraint reviewed_by_another check (reviewed_by <> account_id)
);
create index emergency_by_account on walls.emergency (account_id, at);
create index emergency_by_program on walls.emergency (program_id, at) where program_id is not null;
create index emergency_by_case on walls.emergency (case_id) where case_id is not null;
create index emergency_untold on walls.emergency (at) where told_at is null;

-- A confidential program in which emergency access is on: the threat-to-life option its counsel set, written down by one and confirmed by another.
create table walls.life_option (
  id           uuid primary key,
  agency_id    uuid not null,
  program_id   uuid not null,
  counsel      bytea not null, -- secret: who the counsel is, and what they set
  asked_by     uuid not null,
  asked_at     timestamptz not null default kernel.clock(),
  confirmed_by uuid,
  confirmed_at timestamptz,
  ended_by     uuid,
  ended_at     timestamptz,
  unique (agency_id, id),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, asked_by) references staff.account (agency_id, id),
  foreign key (agency_id, confirmed_by) references staff.account (agency_id, id),
  foreign key (agency_id, ended_by) references staff.account (agency_id, id),
  constraint confirmed_by_another check (confirmed_by <> asked_by),
  constraint confirmed_whole check ((confirmed_by is null) = (confirmed_at is null)),
  constraint ended_whole check ((ended_by is null) = (ended_at is null))
);
create unique index life_option_once on walls.life_option (program_id) where ended_at is null;
