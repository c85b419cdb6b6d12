-- Appointments: the hours in which somebody can be met, and the meetings that were agreed on. A free time is computed from the hours and never stored.
create extension if not exists btree_gist with schema public;
create schema appointments;

-- When somebody who works with people is there for them: on a day of the week, by the clock on the wall where the agency is. Hours of a single day are those
-- whose first day is their last.
create table appointments.hours (
  id           uuid primary key,
  agency_id    uuid not null,
  program_id   uuid not null,
  account_id   uuid not null,
  weekday      int not null check (weekday between 1 and 7), -- Monday is 1
  from_time    time not null,
  until_time   time not null,
  slot_minutes int not null check (slot_minutes between 10 and 240),
  kept_for     text not null check (kept_for in ('everybody', 'staff', 'urgent', 'other_programs')), -- who takes them: staff and the person, staff alone, what cannot wait, holds of other programs
  from_day     date not null,
  until_day    date,
  set_by       uuid not null,
  set_at       timestamptz not null default kernel.clock(),
  ended_at     timestamptz,
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id),
  foreign key (agency_id, set_by) references staff.account (agency_id, id),
  constraint room_for_one check (until_time >= from_time + make_interval(mins => slot_minutes) and until_time > from_time),
  constraint ends_after_it_began check (until_day >= from_day)
);
create index hours_by_account on appointments.hours (account_id) where ended_at is null;

-- A meeting that was agreed on; of another program's time a hold, until that program says yes. Attendance is all that is kept of it.
create table appointments.appointment (
  id              uuid primary key,
  agency_id       uuid not null,
  program_id      uuid not null,
  person_id       uuid not null,
  case_id         uuid not null,
  provider_id     uuid not null,
  with_program_id uuid not null, -- whose time it is: the case's own program, or the one it is held at
  starts_at       timestamptz not null,
  ends_at         timestamptz not null,
  urgent          boolean not null default false,
  status          text not null default 'booked' check (status in ('held', 'booked', 'kept', 'missed', 'over', 'cancelled', 'released')), -- over: elsewhere, and nothing was told
  held_until      timestamptz, -- of a hold: when it is nobody's again by itself
  hold_code       text check (hold_code ~ '^[A-HJ-NP-Z2-9]{6}$'), -- what the person says there; no name goes with a hold
  release_id      uuid, -- by which paper of the other program attendance was told
  booked_by       uuid, -- null: the person themselves, on their own page
  booked_at       timestamptz not null default kernel.clock(),
  settled_by      uuid,
  settled_at      timestamptz,
  task_id         uuid, -- its step in the case
  version         int not null default 1,
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, provider_id) references staff.account (agency_id, id),
  foreign key (agency_id, with_program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, booked_by) references staff.account (agency_id, id),
  foreign key (agency_id, settled_by) references staff.account (agency_id, id),
  constraint ends_later check (ends_at > starts_at),
  constraint held_elsewhere check ((with_program_id <> program_id) = (held_until is not null) and (held_until is null) = (hold_code is null)),
  constraint hold_has_no_other_state check (held_until is not null or status not in ('held', 'over', 'released')),
  constraint told_by_paper check (held_until is null or status not in ('kept', 'missed') or release_id is not null),
  -- Nobody is in two places at once, whoever asks at the same moment.
  constraint one_at_a_time exclude using gist (provider_id with =, tstzrange(starts_at, ends_at) with &&) where (status not in ('cancelled', 'released'))
);
create index appointment_by_case on appointments.appointment (case_id, starts_at desc);
create index appointment_by_provider on appointments.appointment (provider_id, starts_at);

-- What becomes of one is a line of the case's story; what the person did of it on their own page is one that nobody here wrote.
do $$
declare d text;
begin
  select pg_get_constraintdef(oid) into strict d from pg_constraint where conrelid = 'cases.timeline'::regclass and conname = 'timeline_kind_check';
  execute 'alter table cases.timeline drop constraint timeline_kind_check';
  execute 'alter table cases.timeline add constraint timeline_kind_check ' || replace(d, '''level''::text', '''level''::text, ''appointment''::text');
  select pg_get_constraintdef(oid) into strict d from pg_constraint where conrelid = 'cases.timeline'::regclass and conname = 'told_by_somebody';
  execute 'alter table cases.timeline drop constraint told_by_somebody';
  execute 'alter table cases.timeline add constraint told_by_somebody ' || replace(d, '''plan''::text', '''plan''::text, ''appointment''::text');
end $$;
