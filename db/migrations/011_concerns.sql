-- Whom triage said a concern is not about, so that they are not proposed again; and that it was taken back.
create table concerns.not_them (
  id            uuid primary key,
  agency_id     uuid not null,
  concern_id    uuid not null,
  person_id     uuid not null,
  by_id         uuid not null,
  at            timestamptz not null default kernel.clock(),
  taken_back_at timestamptz,
  taken_back_by uuid,
  check ((taken_back_at is null) = (taken_back_by is null)),
  foreign key (agency_id, concern_id) references concerns.concern (agency_id, id),
  foreign key (agency_id, person_id) references people.person (agency_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id)
);
create unique index not_them_standing on concerns.not_them (concern_id, person_id) where taken_back_at is null;
create index not_them_by_person on concerns.not_them (person_id);

-- What a door is called in the other languages of the public pages, by language; where one is missing, its title stands.
alter table concerns.door
  add column titles jsonb not null default '{}' check (jsonb_typeof(titles) = 'object'),
  add column version int not null default 1;
