-- Old cases that come in: the columns of somebody else's table said to be ours, once, and their rows staged like a roster's.
alter table imports.run drop constraint run_kind_check, add constraint run_kind_check check (kind in ('roster', 'cases'));
alter table imports.run drop constraint run_status_check,
  add constraint run_status_check check (status in ('reading', 'mapping', 'read', 'refused', 'applying', 'applied', 'failed', 'dropped'));
alter table imports.staged drop constraint staged_kind_check,
  add constraint staged_kind_check check (kind in ('site', 'person', 'account', 'relationship', 'enrolment', 'class', 'class_member', 'case', 'history'));
alter table people.external_id drop constraint external_id_kind_check,
  add constraint external_id_kind_check check (kind in ('person', 'account', 'site', 'class', 'class_member', 'relationship', 'enrolment', 'case', 'history'));
-- The version our row had when the other system's word was last taken: a later one was written here and stays.
alter table people.external_id add column version int;

-- What a run of old cases knows beside its rows. All of it can name somebody: sealed.
create table imports.old_cases (
  run_id    uuid primary key references imports.run,
  agency_id uuid not null,
  look      bytea, -- secret: the tables of the file, their headers and three values of each column
  mapping   bytea, -- secret: which column is which field, which word means what, who is the same person
  choices   bytea  -- secret: what only a person can say: owners, words, likely same persons
);

-- A saved mapping: the next file with the same headers is read by it.
create table imports.mapping (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  name       text not null,
  headers    bytea not null, -- a keyed hash of the headers it was made for
  body       bytea not null, -- secret
  kept_by    uuid not null,
  kept_at    timestamptz not null default kernel.clock(),
  version    int not null default 1,
  unique (agency_id, program_id, name),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, kept_by) references staff.account (agency_id, id)
);
