-- What somebody has and what they need, in their own words, talked through with them from time to time.
create schema assessments;

-- One talk it all through: the first is the intake. How each part of life is going, and how each need stood that day, is sealed.
create table assessments.assessment (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  number     int not null check (number >= 1),
  on_day     date not null,
  found      bytea not null, -- secret: {levels: {domain: 1..5}, stood: [{needId, status, priority}]}
  by_id      uuid not null,
  at         timestamptz not null default kernel.clock(),
  unique (agency_id, id),
  -- Of two who finish one at once the second is told.
  unique (case_id, number),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id)
);

-- A strength, a need, what stands in the way, what they achieved, whom they trust: as they say it.
create table assessments.need (
  id          uuid primary key,
  agency_id   uuid not null,
  program_id  uuid not null,
  person_id   uuid not null,
  case_id     uuid not null,
  kind        text not null check (kind in ('trust', 'strength', 'need', 'barrier', 'accomplishment')),
  domain      text check (domain ~ '^[a-z][a-z0-9_]{1,39}$'), -- of the program's list, by its code
  words       bytea not null, -- secret
  heard_from  text not null check (heard_from in ('person', 'family', 'school', 'provider', 'seen')),
  priority    text check (priority in ('now', 'soon', 'later')),
  first_seen  date not null,
  status      text not null default 'open' check (status in ('open', 'met', 'not_wanted', 'not_met', 'mistaken')),
  status_on   date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null default kernel.clock(),
  version     int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, recorded_by) references staff.account (agency_id, id),
  constraint pressing check ((priority is not null) = (kind in ('need', 'barrier'))),
  -- What somebody is proud of and whom they trust is not met or unmet: it stands, or it was a mistake.
  constraint answered check (kind in ('need', 'barrier') or status in ('open', 'mistaken'))
);
create index need_by_case on assessments.need (case_id, recorded_at);

-- What a program asks about, by code, from a day on: the last word about a code holds. A code nobody has said anything of is of the list that is shipped.
create table assessments.domain (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  code       text not null check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  seq        int not null check (seq >= 1),
  name       text check (length(name) between 1 and 80), -- none: as it is shipped
  asked      boolean not null,
  from_on    date not null,
  by_id      uuid not null,
  at         timestamptz not null default kernel.clock(),
  unique (program_id, code, seq),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id)
);

-- C17: after how many days needs and strengths are talked through again; none: the program has no such clock.
alter table agencies.program add column reassess_days int check (reassess_days between 14 and 366);

-- What that clock reads, derived where it changes.
alter table cases.case add column assessed_on date;

-- A line of the story: needs and strengths were talked through.
do $$
declare d text;
begin
  select pg_get_constraintdef(oid) into strict d from pg_constraint where conrelid = 'cases.timeline'::regclass and conname = 'timeline_kind_check';
  execute 'alter table cases.timeline drop constraint timeline_kind_check';
  execute 'alter table cases.timeline add constraint timeline_kind_check ' || replace(d, '''level''::text', '''level''::text, ''assessment''::text');
end $$;
