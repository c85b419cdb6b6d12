-- What each adult of a family may do, and by what word of whom. A change is a new row: the last one stands, the others are its history.
create table people.family_standing (
  id            uuid primary key,
  agency_id     uuid not null,
  person_id     uuid not null,
  other_id      uuid not null,
  n             int not null check (n > 0),
  contact       text not null check (contact in ('yes', 'no', 'unknown')),
  contact_basis text check (contact_basis in ('court_order', 'agreement', 'parent_statement', 'school_record')),
  records       text not null check (records in ('yes', 'no', 'unknown')),
  records_basis text check (records_basis in ('court_order', 'agreement', 'parent_statement', 'school_record')),
  decide        text not null check (decide in ('yes', 'no', 'unknown')), -- holds educational rights
  decide_basis  text check (decide_basis in ('court_order', 'agreement', 'parent_statement', 'school_record')),
  pick_up       text not null check (pick_up in ('yes', 'no', 'unknown')),
  pick_up_basis text check (pick_up_basis in ('court_order', 'agreement', 'parent_statement', 'school_record')),
  accused       boolean not null default false, -- said to have harmed them or their other parent: never a signer (R24)
  order_kind    text check (order_kind in ('protective', 'custody', 'guardianship', 'rights', 'other')),
  order_text    bytea, -- secret: { court, number }
  from_day      date,
  until_day     date, -- it still counts on that day
  scan_id       uuid, -- a file that hangs on the person
  taken_from    text, -- the system whose roster said so, where it was taken from there
  by_id         uuid not null,
  at            timestamptz not null default kernel.clock(),
  unique (person_id, other_id, n),
  check (person_id <> other_id),
  check ((contact = 'unknown') = (contact_basis is null) and (records = 'unknown') = (records_basis is null)
     and (decide = 'unknown') = (decide_basis is null) and (pick_up = 'unknown') = (pick_up_basis is null)),
  check (until_day >= from_day),
  foreign key (agency_id, person_id) references people.person (agency_id, id),
  foreign key (agency_id, other_id) references people.person (agency_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id)
);
create index family_standing_by_adult on people.family_standing (other_id);

-- What a roster says of an adult. It stands beside what is kept here until somebody says which it is; said again, it asks nobody again.
create table people.roster_claim (
  id         uuid primary key,
  agency_id  uuid not null,
  person_id  uuid not null,
  other_id   uuid not null,
  system     text not null,
  contact    text check (contact in ('yes', 'no')),
  records    text check (records in ('yes', 'no')),
  decide     text check (decide in ('yes', 'no')),
  pick_up    text check (pick_up in ('yes', 'no')),
  said_at    timestamptz not null default kernel.clock(),
  decided    text check (decided in ('kept', 'taken')),
  decided_by uuid,
  decided_at timestamptz,
  ended_at   timestamptz, -- the roster says so no more
  check (num_nonnulls(contact, records, decide, pick_up) > 0),
  check (num_nulls(decided, decided_by, decided_at) in (0, 3)),
  foreign key (agency_id, person_id) references people.person (agency_id, id),
  foreign key (agency_id, other_id) references people.person (agency_id, id),
  foreign key (agency_id, decided_by) references staff.account (agency_id, id)
);
create unique index roster_claim_once on people.roster_claim (person_id, other_id, system) where ended_at is null;
