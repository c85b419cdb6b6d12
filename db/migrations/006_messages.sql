-- What leaves the building: one outbox, filled in the transaction of its cause, emptied by a job.
create schema messages;

create table messages.outbox (
  id         uuid primary key,
  agency_id  uuid not null references agencies.agency,
  channel    text not null check (channel in ('mail', 'text')),
  to_address bytea not null, -- secret
  template   text not null,
  params     bytea,          -- secret: days and links to our own pages; never a name, never a word of a note (R87)
  language   text not null default 'en',
  account_id uuid,           -- whom it is for, when that is one of us
  once       text,           -- the same cause queues the same message once
  not_before timestamptz not null default kernel.clock(),
  created_at timestamptz not null default kernel.clock(),
  attempts   int not null default 0,
  sent_at    timestamptz,
  failed_at  timestamptz,
  failure    text,
  unique (agency_id, once)
);
create index outbox_due on messages.outbox (not_before) where sent_at is null and failed_at is null;
create index outbox_by_time on messages.outbox (agency_id, created_at desc, id desc);

-- The agencies whose outbox every colleague may read: those of the demo, where nothing really leaves.
create table messages.open_outbox (
  agency_id uuid primary key references agencies.agency
);
