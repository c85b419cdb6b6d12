-- How long what is kept is kept, who lets it go, what must not go, and what stays of it in numbers.
create schema retention;

-- After how many years a class of records goes. What no row says is shipped (retention.shipped).
create table retention.schedule (
  id         uuid primary key,
  agency_id  uuid not null references agencies.agency,
  program_id uuid, -- null: the whole agency
  class      text not null check (class in ('case_words', 'case', 'concern', 'consult', 'person', 'roster', 'message', 'working', 'staff', 'trail')),
  years      int check (years between 0 and 100), -- null: it stays
  why        text not null check (length(why) between 1 and 1000), -- the reason, and where it is written
  set_by     uuid not null,
  set_at     timestamptz not null default kernel.clock(),
  version    int not null default 1,
  unique nulls not distinct (agency_id, program_id, class),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, set_by) references staff.account (agency_id, id)
);

-- What must not go, whatever a schedule says, until two lift it: of a case, or of a person.
create table retention.hold (
  id            uuid primary key,
  agency_id     uuid not null references agencies.agency,
  person_id     uuid not null,
  case_id       uuid, -- null: everything about the person
  number        bigint not null, -- of the case it was placed by
  reason        bytea not null, -- secret
  placed_by     uuid not null,
  placed_at     timestamptz not null default kernel.clock(),
  lift_asked_by uuid,
  lift_asked_at timestamptz,
  lift_why      bytea, -- secret
  lifted_by     uuid,
  lifted_at     timestamptz,
  version       int not null default 1,
  foreign key (agency_id, person_id) references people.person (agency_id, id),
  foreign key (agency_id, case_id) references cases.case (agency_id, id),
  foreign key (agency_id, placed_by) references staff.account (agency_id, id),
  constraint lift_asked_whole check (num_nulls(lift_asked_by, lift_asked_at, lift_why) in (0, 3)),
  constraint lifted_whole check ((lifted_by is null) = (lifted_at is null)),
  constraint lifted_by_a_second check (lifted_by is null or lift_asked_by is not null and lifted_by <> lift_asked_by)
);
create index hold_by_person on retention.hold (person_id) where lifted_at is null;
create unique index hold_once on retention.hold (person_id, coalesce(case_id, person_id)) where lifted_at is null;

-- What is due to go: found at least thirty days before, kept with a reason, or let go by one and agreed to by another. Stays as the record of it.
create table retention.review (
  id         uuid primary key,
  agency_id  uuid not null references agencies.agency,
  program_id uuid not null,
  person_id  uuid, -- with the case, empty once all of it is gone
  case_id    uuid,
  number     bigint,
  class      text not null check (class in ('case_words', 'case')),
  due_on     date not null,
  found_on   date not null,
  state      text not null default 'waiting' check (state in ('waiting', 'let_go', 'agreed', 'purging', 'purged', 'kept', 'lapsed')),
  because    text check (because in ('returns', 'open_matter', 'law', 'asked')),
  kept_until date,
  kept_by    uuid,
  let_go_by  uuid,
  let_go_at  timestamptz,
  agreed_by  uuid,
  agreed_at  timestamptz,
  ended_at   timestamptz,
  version    int not null default 1,
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, person_id) references people.person (agency_id, id),
  foreign key (agency_id, case_id) references cases.case (agency_id, id),
  foreign key (agency_id, kept_by) references staff.account (agency_id, id),
  foreign key (agency_id, let_go_by) references staff.account (agency_id, id),
  foreign key (agency_id, agreed_by) references staff.account (agency_id, id),
  constraint due_later check (due_on >= found_on + 30),
  constraint kept_whole check (state <> 'kept' or num_nulls(because, kept_until, kept_by) = 0),
  constraint agreed_by_a_second check (agreed_by is null or let_go_by is not null and agreed_by <> let_go_by),
  constraint purged_by_two check (state not in ('agreed', 'purging', 'purged') or agreed_by is not null)
);
create unique index review_once on retention.review (case_id, class) where state in ('waiting', 'let_go', 'agreed', 'purging');
create index review_by_program on retention.review (program_id, due_on) where state in ('waiting', 'let_go', 'agreed', 'purging');
create index review_by_case on retention.review (case_id) where case_id is not null;
create index review_by_person on retention.review (person_id) where person_id is not null;

-- A piece of a purge: begun before its lines are written beside the database, done in the transaction that takes the rows away.
create table retention.piece (
  id        uuid primary key,
  agency_id uuid not null references agencies.agency,
  review_id uuid not null references retention.review,
  begun_at  timestamptz not null default kernel.clock(),
  done_at   timestamptz,
  lines     int
);
create index piece_open on retention.piece (begun_at) where done_at is null;

-- What stays of a case that is gone: numbers, months and codes; nobody's.
create table retention.stub (
  id             uuid primary key,
  agency_id      uuid not null,
  program_id     uuid not null,
  age_band       text not null check (age_band in ('0-11', '12-17', '18-24', '25-44', '45-64', '65+', 'unknown')),
  opened_month   date not null check (extract(day from opened_month) = 1),
  closed_month   date not null check (extract(day from closed_month) = 1),
  service_level  text not null,
  closure_reason text not null,
  outcome        text not null,
  reopened_times int not null,
  contacts       int not null,
  one_to_ones    int not null,
  minutes        int not null,
  notes          int not null,
  concerns       int not null,
  disclosures    int not null,
  final          boolean not null default false, -- counts once the case itself is gone
  foreign key (agency_id, program_id) references agencies.program (agency_id, id)
);
create index stub_by_program on retention.stub (program_id, closed_month);
