-- That somebody has died: said once, it stops whatever would still be sent, rung or asked about them; and who needs support now.
create schema deaths;

alter table oncall.call drop constraint call_settled_by_check;
alter table oncall.call add constraint call_settled_by_check check (settled_by in ('has_it', 'taken', 'decided', 'died'));

alter table cases.case add column died_on date; -- derived from the person: such a case makes no cracks and is offered for no contact
alter table cases.task add column withheld_at timestamptz; -- kept, and due no more: it was to be done with somebody who has died

create table deaths.death (
  id              uuid primary key,
  agency_id       uuid not null,
  person_id       uuid not null,
  on_day          date not null,
  about           boolean not null default false, -- the day is not known exactly
  told_by         bytea not null, -- secret: who told us
  family_id       uuid,           -- whom the family wants spoken with: somebody of theirs who is known here
  family          bytea,          -- secret: or a name and how to reach them
  said_by         uuid not null,
  said_at         timestamptz not null default kernel.clock(),
  taken_back_at   timestamptz,
  taken_back_by   uuid,
  taken_back_why  bytea, -- secret
  version         int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, person_id) references people.person (agency_id, id),
  foreign key (agency_id, family_id) references people.person (agency_id, id),
  foreign key (agency_id, said_by) references staff.account (agency_id, id),
  foreign key (agency_id, taken_back_by) references staff.account (agency_id, id),
  task_ids        uuid[] not null default '{}', -- the steps to close that were written with it
  constraint taken_back_whole check (num_nulls(taken_back_at, taken_back_by, taken_back_why) in (0, 3))
);
create unique index death_once on deaths.death (person_id) where taken_back_at is null;

-- Somebody near the one who died, or a colleague who worked with them, and whether anybody has offered support.
create table deaths.bereaved (
  id         uuid primary key,
  agency_id  uuid not null,
  person_id  uuid not null, -- who died
  death_id   uuid not null,
  kind       text not null check (kind in ('family', 'friend', 'co_member', 'staff')),
  other_id   uuid,  -- of the family, known here
  account_id uuid,  -- of the staff
  case_id    uuid,  -- on which the colleague works with them: known to those who see that case
  name       bytea, -- secret: as the worker wrote it
  offered_on date,
  offered_by uuid,
  concern_id uuid,
  ended_at   timestamptz,
  added_by   uuid not null,
  added_at   timestamptz not null default kernel.clock(),
  version    int not null default 1,
  foreign key (agency_id, person_id) references people.person (agency_id, id),
  foreign key (agency_id, death_id) references deaths.death (agency_id, id),
  foreign key (agency_id, other_id) references people.person (agency_id, id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id),
  foreign key (agency_id, case_id) references cases.case (agency_id, id),
  foreign key (agency_id, added_by) references staff.account (agency_id, id),
  constraint somebody check (num_nonnulls(other_id, account_id, name) = 1 and (account_id is not null) = (kind = 'staff') and (case_id is null or account_id is not null)),
  constraint offered_whole check ((offered_on is null) = (offered_by is null))
);
create index bereaved_by_death on deaths.bereaved (death_id) where ended_at is null;
create unique index bereaved_staff_once on deaths.bereaved (death_id, account_id) where account_id is not null and ended_at is null;
