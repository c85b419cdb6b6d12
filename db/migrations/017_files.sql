-- Files: what was sent in or made by a job, kept in sealed pieces beside everything else, so that one backup and one set of rules hold all.
create schema files;

-- A file as such. It stands alone until a verb hangs it on a program, a person or a case; from then on it has their reasons.
create table files.artefact (
  id          uuid primary key,
  agency_id   uuid not null references agencies.agency,
  kind        text not null check (kind in ('upload', 'export')),
  status      text not null default 'arriving' check (status in ('arriving', 'ready')),
  name        bytea not null, -- secret
  media_type  text not null default 'application/octet-stream' check (media_type in ('application/octet-stream', 'application/pdf', 'image/png', 'image/jpeg',
    'image/webp', 'image/heic', 'image/gif', 'text/plain', 'text/csv', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/vnd.oasis.opendocument.text', 'audio/mpeg', 'audio/mp4', 'application/zip')),
  size        bigint not null default 0 check (size >= 0),
  pieces      int not null default 0 check (pieces >= 0),
  sha256      bytea, -- secret: in the open it would tell whether this is some known document
  may_locate  boolean not null default false, -- may still say where it was made
  made_by     uuid not null,
  made_at     timestamptz not null default kernel.clock(),
  program_id  uuid,
  person_id   uuid,
  case_id     uuid,
  section     int not null default 0, -- what of a person it is about; a grant must hold it
  audience    text check (audience in ('author', 'team', 'program', 'person')),
  attached_by uuid,
  attached_at timestamptz,
  expires_at  timestamptz, -- gone from then on; null for what is attached
  ended_at    timestamptz,
  ended_by    uuid,
  end_reason  bytea, -- secret
  version     int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, made_by) references staff.account (agency_id, id),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, person_id) references people.person (agency_id, id),
  constraint ready_is_whole check (status = 'arriving' or sha256 is not null and (pieces > 0) = (size > 0)),
  constraint case_has_its_roots check (case_id is null or program_id is not null and person_id is not null and audience is not null),
  constraint attached_or_expiring check ((attached_at is null) = (attached_by is null) and (kind = 'export' or (attached_at is null) = (expires_at is not null))),
  constraint attached_has_root check ((attached_at is null) = (program_id is null and person_id is null and case_id is null)),
  constraint ended_says_why check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
create index artefact_by_case on files.artefact (case_id, made_at desc) where case_id is not null;
create index artefact_by_person on files.artefact (person_id, made_at desc) where person_id is not null and case_id is null;
create index artefact_by_program on files.artefact (program_id, made_at desc) where program_id is not null and person_id is null;
create index artefact_by_expiry on files.artefact (expires_at) where expires_at is not null;

-- 64 KiB of it each, sealed for its file, its place and, in the last one, the number of them all.
create table files.piece (
  artefact_id uuid not null references files.artefact on delete cascade,
  agency_id   uuid not null,
  n           int not null check (n >= 0),
  body        bytea not null, -- secret
  primary key (artefact_id, n)
);
-- What is sealed does not shrink.
alter table files.piece alter column body set storage external;
