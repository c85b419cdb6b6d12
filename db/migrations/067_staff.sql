-- Somebody from outside who stands in for one who works alone (A18, A19).

-- Named beforehand by who works alone, agreed to by an administrator, accepted by themself. It opens nothing: cover does, for its days.
create table staff.outsider (
  id          uuid primary key,
  agency_id   uuid not null,
  covered_id  uuid not null,           -- who works alone, and named them
  account_id  uuid,                    -- theirs, from the yes of an administrator on
  name        text not null check (length(name) between 1 and 120),
  email       text not null check (email = lower(email)),
  title       text check (length(title) between 1 and 120),
  named_at    timestamptz not null default kernel.clock(),
  expires_on  date not null,           -- the last day on which they may stand in
  agreed_by   uuid,
  agreed_at   timestamptz,
  accepted_at timestamptz,             -- when they said that what they read stays there
  ended_by    uuid,
  ended_at    timestamptz,
  unique (agency_id, id),
  foreign key (agency_id, covered_id) references staff.account (agency_id, id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id),
  foreign key (agency_id, agreed_by) references staff.account (agency_id, id),
  foreign key (agency_id, ended_by) references staff.account (agency_id, id),
  constraint somebody_else check (account_id is null or account_id <> covered_id and account_id <> agreed_by),
  constraint agreed_whole check ((agreed_by is null) = (agreed_at is null) and (agreed_by is null) = (account_id is null)),
  constraint accepted_after check (accepted_at is null or agreed_at is not null),
  constraint ended_by_somebody check ((ended_by is null) = (ended_at is null))
);
create unique index outsider_once on staff.outsider (covered_id) where ended_at is null;
create index outsider_by_account on staff.outsider (account_id) where account_id is not null;

-- By which naming somebody from outside stands in.
alter table staff.cover add column outsider_id uuid;
alter table staff.cover add foreign key (agency_id, outsider_id) references staff.outsider (agency_id, id);
create index cover_by_outsider on staff.cover (outsider_id) where outsider_id is not null;
