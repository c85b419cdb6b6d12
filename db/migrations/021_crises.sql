-- A crisis: who was called and when, what was done, what was said, and when somebody looks again. Begun with one tap, before anybody knows who it is about.
create schema crises;

create table crises.crisis (
  id            uuid primary key,
  agency_id     uuid not null,
  program_id    uuid not null,
  number        bigint not null,
  began_at      timestamptz not null,
  begun_by      uuid not null,
  person_id     uuid, -- both, from the moment it joins a case
  case_id       uuid,
  joined_at     timestamptz,
  check_on      date, -- the next look, while there is no case whose task it could be
  check_time    time,
  check_by      uuid,
  check_title   bytea, -- secret: what the look is for
  set_aside_at  timestamptz,
  set_aside_by  uuid,
  set_aside_why bytea, -- secret
  version       int not null default 1,
  unique (agency_id, id),
  unique (agency_id, number),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, begun_by) references staff.account (agency_id, id),
  foreign key (agency_id, check_by) references staff.account (agency_id, id),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  constraint joined_is_whole check ((case_id is null) = (person_id is null) and (case_id is null) = (joined_at is null)),
  constraint check_is_whole check ((check_on is null) = (check_by is null) and (check_on is null) = (check_title is null)),
  constraint set_aside_says_why check ((set_aside_at is null) = (set_aside_why is null) and (set_aside_at is null or case_id is null))
);
create index crisis_loose on crises.crisis (program_id, began_at) where case_id is null and set_aside_at is null;
create index crisis_by_case on crises.crisis (case_id) where case_id is not null;
create index crisis_check on crises.crisis (check_by, check_on) where check_on is not null;

-- One tap, or some words. Nothing is written over: what was tapped by mistake is taken back, and that it was stays.
create table crises.entry (
  id            uuid primary key,
  agency_id     uuid not null,
  crisis_id     uuid not null,
  kind          text not null check (kind in ('called', 'done', 'said')),
  code          text,
  words         bytea, -- secret
  at            timestamptz not null, -- when it happened: the moment of the tap, where the line was down
  by_id         uuid not null,
  written_at    timestamptz not null default kernel.clock(),
  taken_back_at timestamptz,
  foreign key (agency_id, crisis_id) references crises.crisis (agency_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id),
  constraint tap_or_words check ((code is null) <> (words is null) and (kind <> 'said' or words is not null))
);
create index entry_by_crisis on crises.entry (crisis_id, at);

-- Whom to call, and where to go: an office's own list.
create table crises.resource (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid, -- null: the whole agency
  name       text not null check (length(name) between 1 and 120),
  phone      text check (phone ~ '^[0-9+*#][0-9 ().*#+-]{1,30}$'),
  place      text,
  week       int not null default 127 check (week between 1 and 127), -- the days it is there: bit 0 is Monday
  opens      time, -- both null: day and night
  closes     time,
  ended_at   timestamptz,
  version    int not null default 1,
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  constraint reachable check (phone is not null or place is not null),
  constraint hours_are_whole check ((opens is null) = (closes is null))
);
create index resource_by_agency on crises.resource (agency_id) where ended_at is null;

-- A crisis is a line of its case's story; the list of kinds is whatever it is by now, and this one more.
do $$
declare d text;
begin
  select pg_get_constraintdef(oid) into strict d from pg_constraint where conrelid = 'cases.timeline'::regclass and conname = 'timeline_kind_check';
  execute 'alter table cases.timeline drop constraint timeline_kind_check';
  execute 'alter table cases.timeline add constraint timeline_kind_check ' || replace(d, '''level''::text', '''level''::text, ''crisis''::text');
end $$;
