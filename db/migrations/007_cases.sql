-- The case: one person, one program, one accountable case manager while it is open, and everything done in it.
create schema cases;

create table cases.case (
  id              uuid primary key,
  agency_id       uuid not null,
  program_id      uuid not null,
  person_id       uuid not null,
  number          bigint not null,
  status          text not null default 'intake' check (status in ('intake', 'active', 'monitoring', 'paused', 'closing', 'closed')),
  manager_id      uuid,
  service_level   text not null default 'brief' check (service_level in ('triage_only', 'brief', 'full')),
  weight          int not null default 1 check (weight between 1 and 10),
  risk            text check (risk in ('low', 'some', 'high', 'immediate')),
  opened_on       date not null,
  opened_by       uuid not null,
  target_end      date,
  paused_until    date,
  pause_reason    text check (pause_reason in ('leave', 'break', 'no_contact', 'request', 'other')),
  resumes_to      text check (resumes_to in ('intake', 'active', 'monitoring')),
  closed_on       date,
  closure_reason  text check (closure_reason in ('goals_met', 'moved', 'transferred', 'declined', 'no_response', 'not_eligible', 'deceased', 'other')),
  outcome         text check (outcome in ('improved', 'unchanged', 'worse', 'unknown')),
  reopened_times  int not null default 0,
  last_contact_on date, -- derived from completed contacts
  next_step_on    date, -- derived from open tasks
  stepless_from   date, -- derived: the day on which its last open task was done or cancelled; null while there is one
  clock_from      date, -- the day it was opened, last reopened, or last woke: no clock of it reaches further back
  updated_at      timestamptz not null default kernel.clock(),
  version         int not null default 1,
  unique (agency_id, id),
  unique (agency_id, number),
  unique (agency_id, program_id, person_id, id),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, person_id) references people.person (agency_id, id),
  foreign key (agency_id, manager_id) references staff.account (agency_id, id),
  -- C06: exactly one, of the case's own agency, for as long as the case is not closed.
  constraint one_manager_while_open check (status = 'closed' or manager_id is not null),
  constraint closed_says_why check ((status = 'closed') = (closed_on is not null) and (status <> 'closed' or (closure_reason is not null and outcome is not null))),
  constraint paused_wakes check ((status = 'paused') = (paused_until is not null) and (status <> 'paused' or (resumes_to is not null and pause_reason is not null)))
);
-- A case without a next step stands first in every worklist.
create index case_by_manager on cases.case (manager_id, next_step_on nulls first, id) where status <> 'closed';
create index case_by_program on cases.case (program_id, next_step_on nulls first, id) where status <> 'closed';
create index case_closed_by_manager on cases.case (manager_id, closed_on desc, id desc) where status = 'closed';
create index case_closed_by_program on cases.case (program_id, closed_on desc, id desc) where status = 'closed';
create index case_by_person on cases.case (person_id);

create table cases.team_member (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  account_id uuid not null,
  role       text not null check (role in ('co_manager', 'counselor', 'advocate', 'attorney', 'teacher', 'nurse', 'housing', 'officer', 'student_staff', 'other')),
  sections   int not null,
  can_write  boolean not null default true,
  from_at    timestamptz not null default kernel.clock(),
  to_at      timestamptz,
  added_by   uuid not null,
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id)
);
create unique index team_member_once on cases.team_member (case_id, account_id) where to_at is null;

-- A contact with, or about, the person: the unit of service (B22).
create table cases.contact (
  id          uuid primary key,
  agency_id   uuid not null,
  program_id  uuid not null,
  person_id   uuid not null,
  case_id     uuid not null,
  kind        text not null check (kind in ('one_to_one', 'call', 'text', 'email', 'attempt', 'collateral', 'group', 'visit')),
  result      text not null check (result in ('completed', 'attempted', 'missed')),
  on_day      date not null,
  at_time     time,
  minutes     int check (minutes between 0 and 1440),
  with_whom   text check (with_whom in ('person', 'family', 'teacher', 'provider', 'police', 'court', 'other')),
  purpose     text check (purpose in ('intake', 'check_in', 'plan', 'crisis', 'referral', 'safety', 'logistics', 'other')),
  safety      text check (safety in ('done', 'reviewed', 'declined', 'unsafe_now', 'not_this_time')),
  recorded_by uuid not null,
  recorded_at timestamptz not null default kernel.clock(),
  version     int not null default 1,
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, recorded_by) references staff.account (agency_id, id)
);
create index contact_by_case on cases.contact (case_id, on_day desc);

-- The head of a note: that it exists, whose it is, for whom. Its text is note_text.
create table cases.note (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  author_id  uuid not null,
  contact_id uuid references cases.contact,
  audience   text not null check (audience in ('author', 'team', 'program', 'person')),
  section    int not null,
  restricted boolean not null default false,
  on_day     date not null,
  final_at   timestamptz not null default kernel.clock(),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, author_id) references staff.account (agency_id, id)
);
create index note_by_case on cases.note (case_id, final_at desc);

-- What a note says: seq 0 as first made final, each later seq an amendment with its reason. Rows are never changed.
create table cases.note_text (
  note_id    uuid not null references cases.note,
  seq        int not null check (seq >= 0),
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  author_id  uuid not null, -- of the note: audience 'author' is read against it
  audience   text not null check (audience in ('author', 'team', 'program', 'person')),
  section    int not null,
  restricted boolean not null,
  body       bytea not null, -- secret
  why        bytea, -- secret
  by_id      uuid not null,
  at         timestamptz not null default kernel.clock(),
  primary key (note_id, seq),
  check ((seq = 0) = (why is null))
);

-- Something somebody will do, by a day: a task, or a follow-up with the person (B25).
create table cases.task (
  id          uuid primary key,
  agency_id   uuid not null,
  program_id  uuid not null,
  person_id   uuid not null,
  case_id     uuid not null,
  kind        text not null check (kind in ('task', 'follow_up', 'appointment', 'waiting')),
  title       bytea not null, -- secret
  owner_id    uuid not null,
  due_on      date not null,
  at_time     time,
  status      text not null default 'open' check (status in ('open', 'done', 'cancelled')),
  done_at     timestamptz,
  done_by     uuid,
  source      text not null default 'staff' check (source in ('staff', 'triage', 'system', 'plan', 'meeting')),
  created_by  uuid not null,
  created_at  timestamptz not null default kernel.clock(),
  version     int not null default 1,
  check ((status = 'open') = (done_at is null)),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, owner_id) references staff.account (agency_id, id)
);
create index task_by_owner on cases.task (owner_id, due_on) where status = 'open';
create index task_by_case on cases.task (case_id, due_on) where status = 'open';

-- The story of a case: one row for everything that happened in it, written in the transaction of what happened.
create table cases.timeline (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  on_day     date not null,
  at         timestamptz not null default kernel.clock(),
  kind       text not null check (kind in ('opened', 'contact', 'note', 'amended', 'task', 'done', 'transferred', 'team', 'paused', 'resumed', 'status', 'closed', 'reopened', 'concern', 'level')),
  ref_id     uuid,
  account_id uuid not null,
  audience   text not null default 'program' check (audience in ('author', 'team', 'program', 'person')),
  section    int not null, -- services, or notes where it says that a note is there
  restricted boolean not null default false,
  codes      jsonb not null default '{}', -- words of closed lists and ids; no narrative
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id)
);
create index timeline_by_case on cases.timeline (case_id, at desc, id desc);
