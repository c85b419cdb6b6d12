-- What a program asks of those who carry its cases, and who has it (B04, B07, B21); who stands by for colleagues (A17); coming back to a summary (A18); what is too much goes to those who stand by (A17).

-- A training, or a text one agrees to. Each wording is a row of its own: whoever agreed, agreed to that one. Asked from one day on and, once it ended, until another.
create table staff.requirement (
  id           uuid primary key,
  agency_id    uuid not null,
  program_id   uuid not null,
  kind         text not null check (kind in ('training', 'agreement')),
  title        text not null check (length(title) between 1 and 200),
  body         text check (length(body) between 1 and 20000), -- the text one agrees to
  valid_months int check (valid_months between 1 and 120),    -- without them it counts for good
  revision     int not null default 1 check (revision > 0),
  replaces_id  uuid,                                          -- the wording before
  from_day     date not null,                                 -- the first day on which it is asked
  until_day    date,                                          -- the first day on which it is asked no more
  by_id        uuid not null,
  at           timestamptz not null default kernel.clock(),
  ended_by     uuid,
  unique (agency_id, program_id, id),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, program_id, replaces_id) references staff.requirement (agency_id, program_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id),
  foreign key (agency_id, ended_by) references staff.account (agency_id, id),
  constraint agreed_to_words check ((kind = 'agreement') = (body is not null)),
  constraint ended_by_somebody check ((until_day is null) = (ended_by is null))
);
create index requirement_by_program on staff.requirement (program_id);
-- One wording follows another, and not two the same.
create unique index requirement_once on staff.requirement (replaces_id) where replaces_id is not null;

-- Who has what is asked: a training as a supervisor wrote it down, an agreement as one gave it oneself.
create table staff.training (
  id             uuid primary key,
  agency_id      uuid not null,
  program_id     uuid not null,
  requirement_id uuid not null,
  account_id     uuid not null,
  done_on        date not null,
  valid_until    date,                  -- the last day on which it counts
  proof          bytea,                 -- secret: what shows it, and where that lies, for whom it is of and those who supervise
  by_id          uuid not null,
  at             timestamptz not null default kernel.clock(),
  taken_back_at  timestamptz,
  taken_back_by  uuid,
  unique (agency_id, id),
  foreign key (agency_id, program_id, requirement_id) references staff.requirement (agency_id, program_id, id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id),
  foreign key (agency_id, taken_back_by) references staff.account (agency_id, id),
  constraint taken_back_whole check ((taken_back_at is null) = (taken_back_by is null))
);
create index training_by_account on staff.training (account_id, requirement_id);
create index training_by_requirement on staff.training (requirement_id);

-- Since when somebody stands by for colleagues of the program; said by themself.
alter table staff.membership add column backup_since timestamptz;

-- When whoever was away put the summary of what happened meanwhile aside.
alter table staff.absence add column read_at timestamptz;

-- Until when new concerns of low risk go to those who stand by.
alter table agencies.program add column overflow_until timestamptz;
