-- The people who are helped, as one agency knows them: what to call them, how to reach them safely, where they belong.
create schema people;

-- Only a word to call them by is required (D15). Names, birth date and contact values are secret columns (bytea, kernel/secret.ts).
create table people.person (
  id          uuid primary key,
  agency_id   uuid not null references agencies.agency,
  number      bigint not null,
  label       bytea not null, -- secret: { call, initial, tag, pronouns }: what a list shows
  born        bytea,          -- secret: YYYY-MM-DD
  safe_line   bytea,          -- secret: { prefer, hours, avoid, voicemail, codeWord, warning }: shown before any number (R86)
  language    text,
  interpreter boolean not null default false,
  source      text not null default 'staff' check (source in ('staff', 'roster', 'concern')),
  deceased_on date,
  created_at  timestamptz not null default kernel.clock(),
  created_by  uuid,
  ended_at    timestamptz,
  version     int not null default 1,
  unique (agency_id, id),
  unique (agency_id, number)
);

-- One of a person's names, and with whom it is safe to use (D16).
create table people.name (
  id        uuid primary key,
  agency_id uuid not null,
  person_id uuid not null,
  kind      text not null check (kind in ('chosen', 'legal', 'former', 'alias')),
  value     bytea not null, -- secret: { given, middle, family, full }
  use_with  text[] not null default '{}' check (use_with <@ array['us', 'teachers', 'family', 'letters']),
  source    text not null default 'staff' check (source in ('staff', 'roster', 'concern')),
  ended_at  timestamptz,
  version   int not null default 1,
  foreign key (agency_id, person_id) references people.person (agency_id, id)
);
create index name_by_person on people.name (person_id);

create table people.contact_point (
  id           uuid primary key,
  agency_id    uuid not null,
  person_id    uuid not null,
  kind         text not null check (kind in ('phone', 'email', 'post', 'other')),
  value        bytea not null, -- secret
  label        text,
  safe         text not null default 'unknown' check (safe in ('safe', 'unsafe', 'unknown')),
  safe_hours   text,
  voicemail_ok boolean not null default false,
  text_ok      boolean not null default false,
  source       text not null default 'staff' check (source in ('staff', 'roster', 'concern')),
  ended_at     timestamptz,
  version      int not null default 1,
  foreign key (agency_id, person_id) references people.person (agency_id, id)
);
create index contact_point_by_person on people.contact_point (person_id);

-- That somebody asked for a number marked unsafe, and why (R86).
create table people.unmasking (
  id               uuid primary key,
  agency_id        uuid not null,
  person_id        uuid not null,
  contact_point_id uuid not null references people.contact_point,
  reason           bytea not null, -- secret
  by_id            uuid not null,
  at               timestamptz not null default kernel.clock(),
  foreign key (agency_id, person_id) references people.person (agency_id, id)
);

create table people.relationship (
  id        uuid primary key,
  agency_id uuid not null,
  person_id uuid not null,
  other_id  uuid not null,
  kind      text not null check (kind in ('parent', 'guardian', 'sibling', 'partner', 'relative', 'emergency', 'support', 'other')),
  source    text not null default 'staff' check (source in ('staff', 'roster')),
  ended_at  timestamptz,
  version   int not null default 1,
  check (person_id <> other_id),
  foreign key (agency_id, person_id) references people.person (agency_id, id),
  foreign key (agency_id, other_id) references people.person (agency_id, id)
);
create unique index relationship_once on people.relationship (person_id, other_id, kind) where ended_at is null;
create index relationship_by_other on people.relationship (other_id);

-- That a person takes part in a program: written by opening a case, by triage and by a roster; program readers are tested on it.
create table people.participation (
  id         uuid primary key default gen_random_uuid(),
  agency_id  uuid not null,
  person_id  uuid not null,
  program_id uuid not null,
  because    text not null check (because in ('case', 'triage', 'roster')),
  from_at    timestamptz not null default kernel.clock(),
  to_at      timestamptz,
  foreign key (agency_id, person_id) references people.person (agency_id, id),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id)
);
create unique index participation_once on people.participation (person_id, program_id, because) where to_at is null;
create index participation_by_program on people.participation (program_id, person_id);
create index participation_by_person on people.participation (person_id, program_id);

create table people.enrolment (
  id        uuid primary key,
  agency_id uuid not null,
  person_id uuid not null,
  site_id   uuid not null,
  grade     text,
  from_day  date,
  to_day    date,
  ended_at  timestamptz,
  version   int not null default 1,
  foreign key (agency_id, person_id) references people.person (agency_id, id),
  foreign key (agency_id, site_id) references agencies.site (agency_id, id)
);
create index enrolment_by_person on people.enrolment (person_id);
create index enrolment_by_site on people.enrolment (site_id) where ended_at is null;

create table people.class (
  id        uuid primary key,
  agency_id uuid not null,
  site_id   uuid not null,
  title     text not null,
  from_day  date,
  to_day    date,
  ended_at  timestamptz,
  unique (agency_id, id),
  foreign key (agency_id, site_id) references agencies.site (agency_id, id)
);

-- A student (person) or a member of staff (account) in a class. A teacher of record may refer, and may see guidance, no more.
create table people.class_member (
  id         uuid primary key,
  agency_id  uuid not null,
  class_id   uuid not null,
  person_id  uuid,
  account_id uuid,
  role       text not null check (role in ('student', 'teacher', 'aide', 'other')),
  from_day   date,
  to_day     date,
  ended_at   timestamptz,
  check ((person_id is null) <> (account_id is null)),
  foreign key (agency_id, class_id) references people.class (agency_id, id),
  foreign key (agency_id, person_id) references people.person (agency_id, id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id)
);
create index class_member_by_class on people.class_member (class_id) where ended_at is null;
create index class_member_by_person on people.class_member (person_id) where ended_at is null;

-- What another system calls one of our rows.
create table people.external_id (
  agency_id uuid not null references agencies.agency,
  system    text not null,
  kind      text not null check (kind in ('person', 'account', 'site', 'class', 'class_member', 'relationship', 'enrolment')),
  outside   text not null,
  inside    uuid not null,
  -- Four bytes of a keyed hash for each field as it was last told: says what changed without keeping it in the clear.
  print     bytea,
  ended_at  timestamptz,
  primary key (agency_id, system, kind, outside)
);
create index external_id_by_inside on people.external_id (inside);

-- Blind index for search: HMACs of pieces of names, made outside the database, one key an agency (people/tokens.ts).
create table people.name_token (
  agency_id uuid not null,
  token     bytea not null,
  person_id uuid not null references people.person,
  weight    smallint not null,
  primary key (agency_id, token, person_id)
);
create index name_token_by_person on people.name_token (person_id);
