-- Data keys change: a new one counts from a moment that all processes know beforehand, and what is old is sealed anew piece by piece.
alter table agencies.agency_key add column used_from timestamptz; -- null: ever since

-- A change of an agency's key, asked for by an administrator.
create table agencies.rotation (
  id        uuid primary key,
  agency_id uuid not null references agencies.agency,
  asked_by  uuid not null,
  asked_at  timestamptz not null default kernel.clock(),
  key_id    int,         -- null until the key is made
  resealed  bigint not null default 0, -- rows
  unopened  bigint not null default 0, -- rows that no key opens: they stay as they are
  done_at   timestamptz,
  foreign key (agency_id, key_id) references agencies.agency_key (agency_id, key_id),
  check (done_at is null or key_id is not null)
);
create unique index rotation_one_at_a_time on agencies.rotation (agency_id) where done_at is null;
