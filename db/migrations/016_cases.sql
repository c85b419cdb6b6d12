-- Many at once: what an attempt was made by, what a check-in told, who sat in a group; closings that a supervisor looks at first; and work done on many
-- cases by one press, with what became of each.
create table cases.group_session (
  id          uuid primary key,
  agency_id   uuid not null,
  program_id  uuid not null,
  kind        text not null check (kind in ('support', 'skills', 'workshop', 'class', 'other')),
  topic       bytea not null, -- secret
  on_day      date not null,
  at_time     time,
  minutes     int check (minutes between 0 and 1440),
  rows_count  int not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null default kernel.clock(),
  unique (agency_id, id),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, recorded_by) references staff.account (agency_id, id)
);
create index group_session_by_program on cases.group_session (program_id, on_day desc);

-- A member's own line carries its own copy of the topic, so that nothing needs to look at the session from there.
alter table cases.contact
  add column method       text check (method in ('call', 'text', 'email', 'visit')), -- of an attempt
  add column declined     boolean not null default false, -- the person said "no thank you"
  add column kept_why     bytea, -- secret -- why the case stays open all the same
  add column feeling      text check (feeling in ('better', 'same', 'worse')), -- of a check-in
  add column session_id   uuid,
  add column topic        bytea, -- secret
  add column excused      boolean not null default false,
  add column withdrawn_at timestamptz, -- a slip of the finger, taken back at once
  add constraint of_a_session foreign key (agency_id, session_id) references cases.group_session (agency_id, id),
  add constraint in_a_session_once unique (session_id, case_id);

alter table cases.timeline add column withdrawn_at timestamptz;
alter table cases.timeline drop constraint timeline_kind_check;
alter table cases.timeline add constraint timeline_kind_check check (kind in ('opened', 'contact', 'note', 'amended', 'task', 'done', 'transferred', 'team',
  'paused', 'resumed', 'status', 'closed', 'reopened', 'concern', 'level', 'review'));

alter table cases.task drop constraint task_source_check;
alter table cases.task add constraint task_source_check check (source in ('staff', 'triage', 'system', 'plan', 'meeting', 'check_in'));

-- Closed so that the next concern about the person takes it up again.
alter table cases.case add column wake_on_concern boolean not null default false;

-- A closing that somebody else looks at first (D32).
create table cases.closing_review (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  asked_by   uuid not null,
  asked_at   timestamptz not null default kernel.clock(),
  since      date not null, -- the day its clocks began when it was asked: a case taken up again is another matter
  tries      int not null,
  ways       int not null,
  decided_by uuid,
  decided_at timestamptz,
  decision   text check (decision in ('approved', 'returned')),
  words      bytea, -- secret
  version    int not null default 1,
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, asked_by) references staff.account (agency_id, id),
  foreign key (agency_id, decided_by) references staff.account (agency_id, id),
  constraint decided_by_another check (decided_by is distinct from asked_by),
  constraint decided_whole check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  constraint returned_with_words check (decision is distinct from 'returned' or words is not null)
);
create unique index closing_review_once on cases.closing_review (case_id, since) where decided_at is null;
create index closing_review_open on cases.closing_review (program_id, asked_at) where decided_at is null;

-- One press on many cases, and what became of each.
create table cases.bulk_run (
  id         uuid primary key,
  agency_id  uuid not null,
  by_id      uuid not null,
  what       text not null check (what in ('close', 'hand_over')),
  codes      jsonb not null default '{}', -- words of closed lists and ids
  note       bytea, -- secret
  leaver_id  uuid,
  at         timestamptz not null default kernel.clock(),
  done_at    timestamptz,
  undone_at  timestamptz,
  unique (agency_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id),
  foreign key (agency_id, leaver_id) references staff.account (agency_id, id)
);
create index bulk_run_by_author on cases.bulk_run (by_id, at desc);

create table cases.bulk_item (
  run_id    uuid not null,
  subject_id uuid not null, -- the case its author named: what they may know of it is asked elsewhere
  agency_id uuid not null,
  by_id     uuid not null,
  version   int not null,
  to_id     uuid,
  state     text not null default 'waiting' check (state in ('waiting', 'done', 'refused', 'undone')),
  code      text,
  now_at    int, -- the version it was left with
  was       jsonb, -- how it stood before: what taking back puts there again
  primary key (run_id, subject_id),
  foreign key (agency_id, run_id) references cases.bulk_run (agency_id, id)
);
