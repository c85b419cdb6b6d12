-- Medical leave of absence: an agency's written policy by version, a request on its one way from asking to coming back, each decision with its terms and where to
-- appeal; and coming back after a hospital, which is a procedure of its own. What kind of condition it was stands apart, where no step can read it.
create schema leaves;

-- One version of an agency's policy. It names nobody, and anybody may read it.
create table leaves.policy (
  id             uuid primary key,
  agency_id      uuid not null references agencies.agency,
  number         int not null check (number >= 1),
  title          text not null check (length(title) between 1 and 160),
  summary        text not null check (length(summary) between 1 and 4000), -- in plain language
  body           text not null check (length(body) between 1 and 40000),
  language       text not null check (language in ('en', 'es', 'ar')),
  offices        jsonb not null check (jsonb_typeof(offices) = 'array'),   -- before you go: whom to ask about what
  documents_days int not null check (documents_days between 1 and 60),     -- program days for documents to come
  review_days    int not null check (review_days between 1 and 60),        -- program days for a decision, of an appeal too
  appeal_days    int not null check (appeal_days between 5 and 180),       -- days at least in which a decision can be appealed
  effective_on   date not null,
  by_id          uuid not null,
  at             timestamptz not null default kernel.clock(),
  unique (agency_id, id),
  unique (agency_id, number),
  foreign key (agency_id, by_id) references staff.account (agency_id, id)
);

create table leaves.leave (
  id             uuid primary key,
  agency_id      uuid not null,
  program_id     uuid not null,
  person_id      uuid not null,
  case_id        uuid not null,
  policy_id      uuid not null, -- the version that applies, whatever comes after it
  status         text not null default 'requested' check (status in ('requested', 'documents_pending', 'under_review', 'decided', 'on_leave', 'return_requested',
    'return_decided', 'appealed', 'closed')),
  from_on        date not null,
  until_on       date not null,
  return_on      date,          -- the day on which they want to be back
  due_on         date,          -- by when what comes next is done
  task_id        uuid,          -- the step of it
  decision_id    uuid,          -- the decision that stands
  asked_on       date not null,
  asked_by       uuid not null,
  closed_on      date,
  closed_because text check (closed_because in ('returned', 'denied', 'withdrawn', 'not_returning')),
  version        int not null default 1,
  unique (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, policy_id) references leaves.policy (agency_id, id),
  foreign key (agency_id, asked_by) references staff.account (agency_id, id),
  constraint until_later check (until_on > from_on),
  constraint closed_whole check ((status = 'closed') = (closed_on is not null) and (closed_on is null) = (closed_because is null))
);
create unique index leave_once on leaves.leave (case_id) where status <> 'closed';
create index leave_by_case on leaves.leave (case_id);
create index leave_due on leaves.leave (due_on) where status <> 'closed';

-- What was decided of a request, of a return, or of an appeal from either: under which version, with which terms, and how and until when it can be appealed (R82).
create table leaves.decision (
  id           uuid primary key,
  agency_id    uuid not null,
  program_id   uuid not null,
  person_id    uuid not null,
  case_id      uuid not null,
  leave_id     uuid not null,
  stage        text not null check (stage in ('request', 'return')),
  appeal_of    uuid,
  outcome      text not null check (outcome in ('approved', 'modified', 'denied')),
  policy_id    uuid not null,
  terms        bytea,     -- secret: each term, in order
  cites        text[] not null default '{}', -- what the policy says, word for word, where a term is a least time away
  appeal_how   bytea,     -- secret: how it is appealed
  appeal_by    date,
  by_id        uuid not null,
  on_day       date not null,
  at           timestamptz not null default kernel.clock(),
  appealed_on  date,
  appealed_by  uuid,      -- null: themselves, on their own page
  appeal_words bytea,     -- secret
  unique (agency_id, program_id, person_id, case_id, leave_id, id),
  foreign key (agency_id, program_id, person_id, case_id, leave_id) references leaves.leave (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, program_id, person_id, case_id, leave_id, appeal_of) references leaves.decision (agency_id, program_id, person_id, case_id, leave_id, id),
  foreign key (agency_id, policy_id) references leaves.policy (agency_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id),
  foreign key (agency_id, appealed_by) references staff.account (agency_id, id),
  constraint appealable check (appeal_of is not null or (appeal_how is not null and appeal_by > on_day))
);
create index decision_by_leave on leaves.decision (leave_id, at);
create unique index decision_of_appeal on leaves.decision (appeal_of) where appeal_of is not null;

-- Why it was decided so of this person, and the reason of each term: for whoever reviews, and the person.
create table leaves.reasoning (
  id         uuid primary key, -- the decision's
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  leave_id   uuid not null,
  words      bytea not null, -- secret
  foreign key (agency_id, program_id, person_id, case_id, leave_id, id) references leaves.decision (agency_id, program_id, person_id, case_id, leave_id, id)
);
create index reasoning_by_case on leaves.reasoning (case_id);

-- What kind of condition it was (R81): for counting alone. It names nobody, no login reads it, and nothing of the process hangs on it.
create table leaves.kind (
  leave_id   uuid primary key,
  agency_id  uuid not null,
  kind       text not null check (kind in ('physical', 'mental', 'other'))
);

-- D12: coming back after a hospital, a leave, a suspension or having been missing. Check-ins, meeting and release are steps of the case.
create table leaves.comeback (
  id           uuid primary key,
  agency_id    uuid not null,
  program_id   uuid not null,
  person_id    uuid not null,
  case_id      uuid not null,
  after        text not null check (after in ('hospital', 'leave', 'suspension', 'missing')),
  expected_on  date not null,
  class_on     date,
  meeting_on   date,
  meeting_at   time,
  meeting_task uuid,
  release      text not null check (release in ('to_ask', 'signed', 'declined', 'not_needed')), -- that the hospital may speak with us
  release_task uuid,
  knowing      bytea, -- secret: who must know what
  changes      bytea, -- secret: what changes in the schedule
  back_on      date,
  check_tasks  uuid[] not null default '{}',
  status       text not null default 'expected' check (status in ('expected', 'back', 'ended')),
  by_id        uuid not null,
  at           timestamptz not null default kernel.clock(),
  version      int not null default 1,
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id),
  constraint meets_first check (meeting_on <= class_on),
  constraint back_on_a_day check (status <> 'back' or back_on is not null)
);
create unique index comeback_once on leaves.comeback (case_id) where status = 'expected';
create index comeback_by_case on leaves.comeback (case_id, at);

-- A line of the story: a leave moved, or a return was prepared; an appeal that somebody began on their own page is told with nobody's name.
do $$
declare d text;
begin
  select pg_get_constraintdef(oid) into strict d from pg_constraint where conrelid = 'cases.timeline'::regclass and conname = 'timeline_kind_check';
  execute 'alter table cases.timeline drop constraint timeline_kind_check';
  execute 'alter table cases.timeline add constraint timeline_kind_check ' || replace(d, '''crisis''::text', '''crisis''::text, ''leave''::text');
  select pg_get_constraintdef(oid) into strict d from pg_constraint where conrelid = 'cases.timeline'::regclass and conname = 'told_by_somebody';
  execute 'alter table cases.timeline drop constraint told_by_somebody';
  execute 'alter table cases.timeline add constraint told_by_somebody ' || replace(d, '''plan''::text', '''plan''::text, ''leave''::text');
end $$;
