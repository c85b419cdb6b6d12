-- Whom or what a message is about, in ids alone; and what nothing is sent about any more.
alter table messages.outbox add column about uuid[];
create index outbox_about on messages.outbox using gin (about) where sent_at is null and failed_at is null;
create table messages.stopped (
  subject_id uuid primary key,
  agency_id  uuid not null references agencies.agency,
  at         timestamptz not null default kernel.clock()
);
