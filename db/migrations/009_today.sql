-- What must not be forgotten: cracks put off with a reason, and a log of those that opened and closed.
create schema today;

create table today.snooze (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  crack      text not null,
  subject_id uuid not null, -- the case or concern
  since      date not null, -- of the crack: another of the same kind, later, is not put off with it
  until_day  date not null,
  reason     bytea not null, -- secret
  by_id      uuid not null,
  above      boolean not null, -- by one who supervises the program: only then a crack of high risk is put off for those above too
  at         timestamptz not null default kernel.clock(),
  ended_at   timestamptz
);
create unique index snooze_live on today.snooze (subject_id, crack) where ended_at is null;

-- One row a crack from the day it opened to the day it closed: closed ones are counted too.
create table today.crack_log (
  id           uuid primary key default gen_random_uuid(),
  agency_id    uuid not null,
  program_id   uuid not null,
  crack        text not null,
  subject_id   uuid not null,
  opened_on    date not null,
  opened_at    timestamptz not null default kernel.clock(),
  escalated_at timestamptz, -- it became a matter of those above
  told_at      timestamptz, -- and they were told
  closed_at    timestamptz
);
create unique index crack_log_open on today.crack_log (subject_id, crack) where closed_at is null;
create index crack_log_by_program on today.crack_log (program_id, closed_at);
create index crack_log_untold on today.crack_log (escalated_at) where told_at is null and escalated_at is not null;
