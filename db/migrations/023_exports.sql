-- Everything out: a whole agency's data as one package of files, asked for by one person and made with the word of others.
create schema exports;

create table exports.request (
  id           uuid primary key,
  agency_id    uuid not null references agencies.agency,
  reason       bytea not null, -- secret
  asked_by     uuid not null,
  asked_at     timestamptz not null default kernel.clock(),
  lapses_at    timestamptz not null, -- nothing is begun after this
  status       text not null default 'asked' check (status in ('asked', 'making', 'ready', 'failed', 'refused', 'withdrawn', 'lapsed')),
  begun_at     timestamptz,
  snapshot     text, -- which transactions were over when it was begun
  place        text, -- the table it has come to
  rows_done    bigint not null default 0,
  rows_total   bigint not null default 0,
  finished_at  timestamptz,
  failure      text,
  file_id      uuid, -- gone when its time is over; what was in it stays known
  size         bigint,
  index_sha256 text, -- the print of its index, which has those of all its files
  expires_at   timestamptz,
  ended_at     timestamptz, -- refused, withdrawn or lapsed
  unique (agency_id, id),
  foreign key (agency_id, asked_by) references staff.account (agency_id, id),
  constraint ready_has_a_file check (status <> 'ready' or file_id is not null and index_sha256 is not null and expires_at is not null)
);
create unique index request_standing on exports.request (agency_id) where status in ('asked', 'making');
create index request_by_file on exports.request (file_id) where file_id is not null;

-- Whose word it takes: one for all that is not confidential (no program), and one for each program that is.
create table exports.word (
  id         uuid primary key default gen_random_uuid(),
  agency_id  uuid not null,
  request_id uuid not null,
  program_id uuid,
  answer     text check (answer in ('yes', 'no', 'own', 'nobody')), -- own: there is no second person, the asker reads it anyway; nobody: none may say yes
  by_id      uuid,
  at         timestamptz,
  unique nulls not distinct (request_id, program_id),
  foreign key (agency_id, request_id) references exports.request (agency_id, id),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id),
  constraint said_by_somebody check ((coalesce(answer in ('yes', 'no'), false)) = (by_id is not null and at is not null))
);

-- That its asker fetched it. From then on, for an hour, the door of files gives it out.
create table exports.fetching (
  id         uuid primary key,
  agency_id  uuid not null,
  request_id uuid not null,
  by_id      uuid not null,
  at         timestamptz not null default kernel.clock(),
  foreign key (agency_id, request_id) references exports.request (agency_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id)
);
create index fetching_by_request on exports.fetching (request_id, at desc);
