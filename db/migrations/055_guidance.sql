-- How an agency says its work is done well: its own practice notes, in place of those that come with the product.
create schema guidance;

create table guidance.wording (
  id        uuid primary key,
  agency_id uuid not null references agencies.agency,
  topic     text not null check (topic in ('first_contact', 'plan', 'sharing', 'safety', 'closing', 'crisis')),
  body      text not null check (length(body) between 1 and 4000),
  training  text check (length(training) between 1 and 1000), -- a line each
  by_id     uuid not null,
  at        timestamptz not null default kernel.clock(),
  ended_at  timestamptz, -- taken back, or another took its place
  ended_by  uuid,
  unique (agency_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id),
  foreign key (agency_id, ended_by) references staff.account (agency_id, id),
  constraint ended_whole check ((ended_at is null) = (ended_by is null))
);
create unique index wording_once on guidance.wording (agency_id, topic) where ended_at is null;
