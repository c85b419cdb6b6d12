-- Supervision: what somebody asks the program's supervisors about a case, what waits there for a yes, and the records that are looked through each quarter.
create schema supervision;

-- Which of it a program wants: a yes to each plan, a yes to each closing, a sample of its records each quarter.
alter table agencies.program
  add column approves_plan boolean not null default false,
  add column approves_closing boolean not null default false,
  add column reviews_records boolean not null default false;

-- Asked of whoever supervises the program, and of nobody by name: who leaves or is kept from the case takes nothing along.
create table supervision.ask (
  id           uuid primary key,
  agency_id    uuid not null,
  program_id   uuid not null,
  person_id    uuid not null,
  case_id      uuid not null,
  kind         text not null check (kind in ('question', 'plan', 'closing')),
  plan_id      uuid, -- the version that waits for a yes
  status       text not null default 'asked' check (status in ('asked', 'answered', 'closed', 'taken_back')),
  words        bytea, -- secret
  asked_by     uuid not null,
  asked_at     timestamptz not null default kernel.clock(),
  asked_on     date not null, -- where the agency is
  answer       text check (answer in ('answered', 'yes', 'no')),
  answer_words bytea, -- secret
  answered_by  uuid,
  answered_at  timestamptz,
  ended_at     timestamptz,
  version      int not null default 1,
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, program_id, person_id, case_id, plan_id) references plans.plan (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, asked_by) references staff.account (agency_id, id),
  foreign key (agency_id, answered_by) references staff.account (agency_id, id),
  constraint plan_named check ((kind = 'plan') = (plan_id is not null)),
  constraint words_there check (kind = 'plan' or words is not null),
  constraint answer_fits check (answer is null or (kind = 'question') = (answer = 'answered')),
  constraint answered_whole check (num_nulls(answer, answered_by, answered_at) in (0, 3) and (answer_words is null or answer is not null)),
  constraint said_why check (answer is null or answer = 'yes' or answer_words is not null),
  constraint answered_by_another check (answered_by <> asked_by),
  constraint status_fits check (case status when 'asked' then answer is null when 'taken_back' then answer is null else answer is not null end),
  constraint ended_whole check ((status in ('closed', 'taken_back')) = (ended_at is not null))
);
create unique index ask_once on supervision.ask (case_id, kind) where status = 'asked' and kind <> 'question';
create index ask_by_case on supervision.ask (case_id, asked_at desc);
create index ask_open on supervision.ask (program_id, asked_on) where status = 'asked';
create index ask_answered on supervision.ask (asked_by) where status = 'answered';

-- A record that was picked for a quarter by a seed that is kept with it, and what was found of it.
create table supervision.review (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  manager_id uuid not null, -- whose record it was when it was picked
  quarter    date not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
  due_on     date not null, -- the last day of the quarter
  seed       uuid not null, -- the same for all of one program and quarter: the order is md5(seed || case)
  drawn_at   timestamptz not null default kernel.clock(),
  contact    text check (contact in ('yes', 'no', 'na')),
  plan       text check (plan in ('yes', 'no', 'na')),
  step       text check (step in ('yes', 'no', 'na')),
  safety     text check (safety in ('yes', 'no', 'na')), -- where the program asks at each meeting
  note       bytea, -- secret
  done_at    timestamptz,
  done_by    uuid,
  version    int not null default 1,
  unique (program_id, quarter, case_id),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, manager_id) references staff.account (agency_id, id),
  foreign key (agency_id, done_by) references staff.account (agency_id, id),
  constraint done_whole check (num_nulls(contact, plan, step, done_at, done_by) in (0, 5)),
  constraint done_by_another check (done_by <> manager_id)
);
create index review_by_case on supervision.review (case_id);
create index review_open on supervision.review (program_id, due_on) where done_at is null;

-- What was asked, and what came of it, is a line of the case's story.
do $$
declare d text;
begin
  select pg_get_constraintdef(oid) into strict d from pg_constraint where conrelid = 'cases.timeline'::regclass and conname = 'timeline_kind_check';
  execute 'alter table cases.timeline drop constraint timeline_kind_check';
  execute 'alter table cases.timeline add constraint timeline_kind_check ' || replace(d, '''level''::text', '''level''::text, ''supervision''::text');
end $$;
