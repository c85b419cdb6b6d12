-- Navigation: what stands around somebody in courts, clinics, offices and schools, what is in their way there, and what was done about it.
create schema navigation;

-- A dated event in a system around the person (C03), and who interprets at it (D25).
create table navigation.event (
  id                   uuid primary key,
  agency_id            uuid not null,
  program_id           uuid not null,
  person_id            uuid not null,
  case_id              uuid not null,
  kind                 text not null check (kind in ('hearing', 'interview', 'appointment', 'filing', 'discharge', 'visit', 'other')),
  system               text not null check (system in ('court', 'police', 'immigration', 'health', 'housing', 'school', 'benefits', 'child_welfare', 'other')),
  on_day               date not null,
  at_time              time,
  zone                 text check (zone ~ '^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$'), -- whose clock the time is of; null: the agency's
  earlier              date[] not null default '{}', -- the days it was moved from, the first one first
  place                bytea, -- secret
  words                bytea, -- secret: with whom, and what it is about
  accompanied          boolean, -- whether somebody goes, or went, along; null: not said
  status               text not null default 'coming' check (status in ('coming', 'happened', 'missed', 'cancelled')),
  outcome              bytea, -- secret
  settled_at           timestamptz,
  settled_by           uuid,
  interpreter          text check (interpreter in ('needed', 'booked', 'came', 'not_there')), -- null: none is needed
  interpreter_kind     text check (interpreter_kind in ('professional', 'court', 'staff', 'chosen')),
  interpreter_mode     text check (interpreter_mode in ('in_person', 'phone', 'video')),
  interpreter_language text check (interpreter_language ~ '^[A-Za-z0-9-]{2,35}$'),
  interpreter_name     bytea, -- secret
  interpreter_bound    boolean, -- has signed to keep what is said, and is nobody the person knows
  task_id              uuid, -- its step in the case, while it is to come
  prepare_id           uuid, -- and that of the day before
  recorded_by          uuid not null,
  recorded_at          timestamptz not null default kernel.clock(),
  version              int not null default 1,
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, recorded_by) references staff.account (agency_id, id),
  foreign key (agency_id, settled_by) references staff.account (agency_id, id),
  constraint settled_whole check ((status = 'coming') = (settled_at is null) and (settled_at is null) = (settled_by is null)),
  constraint interpreter_whole check (interpreter is not null or num_nonnulls(interpreter_kind, interpreter_mode, interpreter_language, interpreter_name, interpreter_bound) = 0)
);
create index event_by_case on navigation.event (case_id, on_day desc);

-- What is in somebody's way, what was done about it, and what came of that (C29).
create table navigation.barrier (
  id            uuid primary key,
  agency_id     uuid not null,
  program_id    uuid not null,
  person_id     uuid not null,
  case_id       uuid not null,
  kind          text not null check (kind in ('interpreter', 'transport', 'refused', 'fear', 'cost', 'waiting_list', 'papers', 'childcare', 'disability', 'other')),
  words         bytea, -- secret
  action        text check (action in ('called', 'went_along', 'wrote', 'arranged', 'paid', 'complained', 'explained', 'passed_on', 'other')), -- null: nothing yet
  action_words  bytea, -- secret
  outcome       text not null default 'open' check (outcome in ('open', 'solved', 'partly', 'stays')),
  outcome_words bytea, -- secret
  on_day        date not null,
  settled_on    date,
  recorded_by   uuid not null,
  recorded_at   timestamptz not null default kernel.clock(),
  version       int not null default 1,
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, recorded_by) references staff.account (agency_id, id),
  constraint outcome_has_a_day check ((outcome = 'open') = (settled_on is null))
);
create index barrier_by_case on navigation.barrier (case_id, on_day desc);

-- That somebody's rights were explained to them: which, in what language, by whom, and when it is done again (C08).
create table navigation.rights (
  id          uuid primary key,
  agency_id   uuid not null,
  program_id  uuid not null,
  person_id   uuid not null,
  case_id     uuid not null,
  rights      text[] not null check (cardinality(rights) > 0 and rights <@ array['told_of_hearings', 'be_heard', 'restitution', 'compensation', 'protection_order', 'confidentiality', 'immigration', 'interpreter']),
  language    text not null check (language ~ '^[A-Za-z0-9-]{2,35}$'),
  interpreted boolean not null,
  copy        text not null check (copy in ('given', 'not_safe', 'declined')),
  on_day      date not null,
  review_on   date not null,
  task_id     uuid,
  by_id       uuid not null,
  at          timestamptz not null default kernel.clock(),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id),
  constraint reviewed_later check (review_on > on_day)
);
create index rights_by_case on navigation.rights (case_id, on_day desc);

-- A step of somebody's immigration or justice matter, with the day on which its clock runs out (D23). Victim services alone.
create table navigation.milestone (
  id          uuid primary key,
  agency_id   uuid not null,
  program_id  uuid not null,
  person_id   uuid not null,
  case_id     uuid not null,
  kind        text not null check (kind in ('u_certification', 'u_petition', 't_declaration', 't_application', 'continued_presence', 'hhs_letter', 'vawa_petition', 'asylum', 'work_permit', 'protection_order', 'compensation', 'restitution', 'other')),
  state       text not null check (state in ('asked', 'signed', 'filed', 'granted', 'refused', 'ended')),
  on_day      date not null,
  clock_on    date, -- until when something must be done, or how long it holds
  rule        text, -- by which row of the dated rules the clock was proposed, and as of when
  words       bytea, -- secret: of whom it was asked, its number
  task_id     uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null default kernel.clock(),
  version     int not null default 1,
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, recorded_by) references staff.account (agency_id, id)
);
create index milestone_by_case on navigation.milestone (case_id, clock_on);

-- That somebody reported, as the law makes them, that a child may be abused (D07).
create table navigation.report (
  id             uuid primary key,
  agency_id      uuid not null,
  program_id     uuid not null,
  person_id      uuid not null,
  case_id        uuid not null,
  to_kind        text not null check (to_kind in ('hotline', 'child_welfare', 'police', 'other')),
  mode           text not null check (mode in ('phone', 'online', 'in_person', 'writing')),
  to_whom        bytea, -- secret
  reference      bytea, -- secret
  on_day         date not null,
  at_time        time,
  home_told      boolean not null, -- whether anybody at home knows of it
  written_due_on date, -- where the law wants it in writing too
  written_on     date,
  recorded_by    uuid not null, -- who reported: the duty is theirs
  recorded_at    timestamptz not null default kernel.clock(),
  version        int not null default 1,
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, recorded_by) references staff.account (agency_id, id)
);
create index report_by_case on navigation.report (case_id, on_day desc);

-- What happens around somebody is a line of the case's story; the list of kinds is whatever it is by now, and this one more.
do $$
declare d text;
begin
  select pg_get_constraintdef(oid) into strict d from pg_constraint where conrelid = 'cases.timeline'::regclass and conname = 'timeline_kind_check';
  execute 'alter table cases.timeline drop constraint timeline_kind_check';
  execute 'alter table cases.timeline add constraint timeline_kind_check ' || replace(d, '''level''::text', '''level''::text, ''navigation''::text');
end $$;
