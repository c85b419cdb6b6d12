-- The person's own page: what one case holds for the person it is about, read by them alone, or by a guardian of theirs. Off until a program switches it on.
create schema portal;

create table portal.switch (
  program_id uuid primary key,
  agency_id  uuid not null,
  is_on      boolean not null,
  by_id      uuid not null,
  at         timestamptz not null default kernel.clock(),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id)
);

create table portal.page (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  number     text not null unique check (number ~ '^[1-9][0-9]{7}$'), -- what its holder signs in with; says nothing of anybody
  holder     text not null check (holder in ('self', 'guardian')),
  holder_id  uuid not null,
  minor      boolean not null, -- on the day it was made; by the birth date, or as the worker said where there is none
  decided    bytea,            -- secret: of a minor, why this one may hold it
  of_age_on  date,             -- from this day on a guardian's page is shut (R69)
  made_by    uuid not null,
  made_at    timestamptz not null default kernel.clock(),
  ended_at   timestamptz,
  ended_by   uuid,
  version    int not null default 1,
  unique (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, holder_id) references people.person (agency_id, id),
  foreign key (agency_id, made_by) references staff.account (agency_id, id),
  foreign key (agency_id, ended_by) references staff.account (agency_id, id),
  constraint holder_fits check (case holder when 'self' then holder_id = person_id and of_age_on is null else holder_id <> person_id and minor and of_age_on is not null end),
  constraint minor_is_decided check (minor = (decided is not null)),
  constraint ended_whole check (ended_by is null or ended_at is not null)
);
create unique index page_once on portal.page (case_id, holder_id) where ended_at is null;
create index page_by_person on portal.page (person_id);

-- A code that is good once, for two days, handed over in person after safety was spoken about.
create table portal.invitation (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  page_id    uuid not null,
  code_hash  text not null, -- Argon2id, as a PHC string
  safe       boolean not null check (safe), -- that a page is safe for them, as they said
  made_by    uuid not null,
  made_at    timestamptz not null default kernel.clock(),
  expires_at timestamptz not null,
  failures   int not null default 0,
  used_at    timestamptz,
  foreign key (agency_id, program_id, person_id, case_id, page_id) references portal.page (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, made_by) references staff.account (agency_id, id)
);
create index invitation_by_page on portal.invitation (page_id, made_at desc);

-- What proves that it is them. Only the guard reads it.
create table portal.credential (
  page_id       uuid primary key references portal.page,
  agency_id     uuid not null,
  password_hash text not null,
  updated_at    timestamptz not null default kernel.clock()
);

-- A page of the demo and how to get in. Empty wherever real people work.
create table portal.demo_sign_in (
  page_id  uuid primary key references portal.page,
  name     text not null,
  password text not null
);

-- A release can be taken back by the person themselves, with nobody in between.
alter table releases.release drop constraint release_withdrawn_how_check, drop constraint withdrawn_whole;
alter table releases.release add constraint release_withdrawn_how_check check (withdrawn_how in ('oral', 'written', 'own_page')),
  add constraint withdrawn_whole check ((withdrawn_at is null) = (withdrawn_how is null)
    and (withdrawn_by is null) = (withdrawn_how is null or withdrawn_how = 'own_page') and (confirmed_at is null or withdrawn_at is not null));
