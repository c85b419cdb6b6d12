-- Whom somebody says they know, in which hall they live, in which class they sit: kept sealed, and held against whatever comes (D29).
create table walls.conflict (
  id         uuid primary key,
  agency_id  uuid not null references agencies.agency,
  account_id uuid not null,
  kind       text not null check (kind in ('person', 'hall', 'class', 'none')), -- none: asked, and there was nobody
  said       bytea,   -- secret: as they typed it
  tokens     bytea[], -- its words as search knows them
  site_ids   uuid[],
  class_ids  uuid[],
  said_at    timestamptz not null default kernel.clock(),
  unique (agency_id, id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id),
  constraint says_something check ((kind = 'none') = (said is null) and (kind = 'none') = (tokens is null))
);
create index conflict_by_account on walls.conflict (account_id, said_at);
create index conflict_of_people on walls.conflict (agency_id) where kind = 'person';

-- A wall that followed from what somebody said of themself; who looks after walls is told of it once.
alter table access.wall add column conflict_id uuid;
alter table access.wall add column told_at timestamptz;
create index wall_untold on access.wall (placed_at) where told_at is null and lifted_at is null and placed_by = account_id;
create index wall_by_conflict on access.wall (conflict_id, person_id) where conflict_id is not null;
