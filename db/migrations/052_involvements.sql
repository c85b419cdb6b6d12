-- Who is who: everybody outside with a part in helping somebody, the person they chose as their one point person, and when the roles were gone through with them.
create schema involvements;

-- Somebody outside: staff of ours are told from the case's manager and team, and are not written down twice.
create table involvements.involvement (
  id           uuid primary key,
  agency_id    uuid not null,
  program_id   uuid not null,
  person_id    uuid not null,
  case_id      uuid not null,
  name         bytea not null, -- secret
  office       bytea,          -- secret: where they are, unless the address book says it
  recipient_id uuid,
  role         text not null check (role in ('advocate', 'attorney', 'prosecutor', 'investigator', 'victim_witness', 'court', 'child_protection', 'counselor', 'medical', 'teacher',
    'housing', 'benefits', 'interpreter', 'supporter', 'other')),
  does         bytea,          -- secret: what they do for the person
  known        boolean not null default true, -- the person may know that they help
  since_on     date not null,
  until_on     date,
  added_by     uuid not null,
  added_at     timestamptz not null default kernel.clock(),
  ended_at     timestamptz,
  version      int not null default 1,
  unique (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, recipient_id) references releases.recipient (agency_id, id),
  foreign key (agency_id, added_by) references staff.account (agency_id, id),
  constraint one_place check (num_nonnulls(office, recipient_id) <= 1),
  constraint until_later check (until_on >= since_on)
);
create index involvement_by_case on involvements.involvement (case_id);
create index involvement_by_recipient on involvements.involvement (recipient_id) where recipient_id is not null;

-- That who does what was gone through: with the person, or without.
create table involvements.review (
  id          uuid primary key,
  agency_id   uuid not null,
  program_id  uuid not null,
  person_id   uuid not null,
  case_id     uuid not null,
  on_day      date not null,
  with_person boolean not null,
  by_id       uuid not null,
  at          timestamptz not null default kernel.clock(),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id)
);
create index review_by_case on involvements.review (case_id, at desc);

-- The one point person across agencies, as the person chose: one of ours or somebody outside, one at a time.
create table involvements.point (
  id             uuid primary key,
  agency_id      uuid not null,
  program_id     uuid not null,
  person_id      uuid not null,
  case_id        uuid not null,
  account_id     uuid,
  involvement_id uuid,
  chosen_on      date not null,
  by_id          uuid not null,
  ended_at       timestamptz,
  ended_by       uuid,
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, program_id, person_id, case_id, involvement_id) references involvements.involvement (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id),
  foreign key (agency_id, ended_by) references staff.account (agency_id, id),
  constraint of_one check (num_nonnulls(account_id, involvement_id) = 1),
  constraint ended_whole check ((ended_at is null) = (ended_by is null))
);
create unique index point_once on involvements.point (case_id) where ended_at is null;
create index point_by_case on involvements.point (case_id);

-- Who joins, and that the roles were gone through, are lines of the case's story; the list of kinds is whatever it is by now, and this one more.
do $$
declare d text;
begin
  select pg_get_constraintdef(oid) into strict d from pg_constraint where conrelid = 'cases.timeline'::regclass and conname = 'timeline_kind_check';
  execute 'alter table cases.timeline drop constraint timeline_kind_check';
  execute 'alter table cases.timeline add constraint timeline_kind_check ' || replace(d, '''crisis''::text', '''crisis''::text, ''involvement''::text');
end $$;
