-- How somebody came to a service, from being asked for to going there, day by day: beside how their goals go (B10, C30). What was written of a day stays.
create table involvements.connection (
  id             uuid primary key,
  agency_id      uuid not null,
  program_id     uuid not null,
  person_id      uuid not null,
  case_id        uuid not null,
  involvement_id uuid not null,
  state          text not null check (state in ('asked', 'waiting', 'begun', 'going', 'stopped', 'turned_away')),
  on_day         date not null,
  by_id          uuid not null,
  at             timestamptz not null default kernel.clock(),
  foreign key (agency_id, program_id, person_id, case_id, involvement_id) references involvements.involvement (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id)
);
create index connection_by_case on involvements.connection (case_id, on_day, at);
create index connection_by_involvement on involvements.connection (involvement_id);
