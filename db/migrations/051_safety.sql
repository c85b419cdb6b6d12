-- What was written down of a safety plan, where the person wants it written: one text that stands, those before it for thirty days more. Never anywhere else.
create schema safety;

create table safety.content (
  id            uuid primary key,
  agency_id     uuid not null,
  program_id    uuid not null,
  person_id     uuid not null,
  case_id       uuid not null,
  body          bytea,       -- secret; null once it is gone
  written_by    uuid not null,
  written_at    timestamptz not null default kernel.clock(),
  superseded_at timestamptz, -- another stands in its place, or they want it no more
  prints        int not null default 0 check (prints >= 0),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, written_by) references staff.account (agency_id, id)
);
create unique index content_one_stands on safety.content (case_id) where superseded_at is null;
create index content_by_case on safety.content (case_id, written_at desc);
create index content_to_go on safety.content (superseded_at) where body is not null and superseded_at is not null;
