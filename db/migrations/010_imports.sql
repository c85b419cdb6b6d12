-- Rosters that come in: what was found in the file, what would change, and the moment somebody agreed.
create schema imports;

create table imports.run (
  id          uuid primary key,
  agency_id   uuid not null references agencies.agency,
  program_id  uuid not null,
  kind        text not null check (kind in ('roster')),
  system      text not null,          -- whose ids these are
  format      text,                   -- "OneRoster 1.1", …
  file_name   text not null,
  file_hash   bytea,
  status      text not null default 'reading' check (status in ('reading', 'read', 'refused', 'applying', 'applied', 'failed', 'dropped')),
  progress    jsonb not null default '{}',
  counts      jsonb not null default '{}',  -- per kind: same, new, changed, ended
  findings    jsonb not null default '[]',  -- faults by file, line and column; no personal values
  base        text,                   -- what the diff was made against: applied only while that still stands
  asked_by    uuid not null,
  asked_at    timestamptz not null default kernel.clock(),
  agreed_by   uuid,
  finished_at timestamptz,
  version     int not null default 1,
  foreign key (agency_id, program_id) references agencies.program (agency_id, id)
);
create index run_by_agency on imports.run (agency_id, asked_at desc);

-- What a run would write, one row a change. Names and numbers of people stand in it sealed, as they will be stored.
create table imports.staged (
  run_id    uuid not null references imports.run,
  agency_id uuid not null,
  place     int not null,
  kind      text not null check (kind in ('site', 'person', 'account', 'relationship', 'enrolment', 'class', 'class_member')),
  change    text not null check (change in ('new', 'changed', 'ended', 'back')),
  outside   text not null,
  inside    uuid not null,
  fields    text[] not null default '{}', -- which of its fields changed
  record    jsonb not null default '{}',
  print     bytea,
  summary   bytea not null, -- secret: what a person is shown of it
  primary key (run_id, place)
);
create index staged_by_kind on imports.staged (run_id, kind, change, place);

-- An uploaded roster between its arrival and its reading: sealed pieces, gone once it was read.
create table imports.piece (
  run_id    uuid not null references imports.run,
  agency_id uuid not null,
  n         int not null,
  body      bytea not null, -- secret
  primary key (run_id, n)
);
