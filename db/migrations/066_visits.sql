-- Staff who go out say so, and until when; who looks out for them is told when that time has passed without a word. Of whom it is stands nowhere here.
create schema visits;

-- One visit of one member of staff. It has no case and no person: an alarm can tell nobody what is not written down.
create table visits.visit (
  id           uuid primary key,
  agency_id    uuid not null,
  program_id   uuid not null, -- for which they go out: whose rota and escalation the alarm goes on to
  visitor_id   uuid not null,
  colleague_id uuid not null, -- who is told first
  place        bytea not null, -- secret
  phone        bytea, -- secret
  started_at   timestamptz not null default kernel.clock(),
  back_by      timestamptz not null,
  arrived_at   timestamptz,
  word_at      timestamptz not null default kernel.clock(), -- the visitor's last word
  ended_at     timestamptz, -- the visitor said that they are out
  settled_at   timestamptz, -- a colleague said what came of the alarm
  settled_by   uuid,
  settled_how  text check (settled_how in ('safe', 'helped')),
  unique (agency_id, id),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, visitor_id) references staff.account (agency_id, id),
  foreign key (agency_id, colleague_id) references staff.account (agency_id, id),
  foreign key (agency_id, settled_by) references staff.account (agency_id, id),
  constraint told_another check (colleague_id <> visitor_id),
  constraint settled_by_another check (settled_by <> visitor_id),
  constraint settled_whole check (num_nulls(settled_at, settled_by, settled_how) in (0, 3)),
  constraint back_after check (back_by > started_at)
);
create unique index visit_one_open on visits.visit (visitor_id) where ended_at is null;
create index visit_open on visits.visit (agency_id, back_by) where ended_at is null;
create index visit_over on visits.visit ((coalesce(ended_at, settled_at)));

-- That one colleague was told that somebody is not back, and what they said. `due` is the time that had passed.
create table visits.alarm (
  id          uuid primary key default gen_random_uuid(),
  agency_id   uuid not null,
  visit_id    uuid not null,
  account_id  uuid not null,
  due         timestamptz not null,
  nth         int not null,
  raised_at   timestamptz not null default kernel.clock(),
  answer_by   timestamptz not null,
  answer      text check (answer in ('has_it', 'passed_on', 'no_answer', 'stopped')),
  answered_at timestamptz,
  told_at     timestamptz, -- when its message was put into the outbox, or they opened it themself
  read_at     timestamptz, -- when they first read the place
  unique (visit_id, nth),
  foreign key (agency_id, visit_id) references visits.visit (agency_id, id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id),
  constraint answered_whole check ((answer is null) = (answered_at is null))
);
create index alarm_by_account on visits.alarm (account_id);
