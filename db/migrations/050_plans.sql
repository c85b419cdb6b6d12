-- Plans: what a person wants, in their own words, language and order, agreed with them, version after version; and, in a table of its own, what staff count it as.
create schema plans;

create table plans.plan (
  id            uuid primary key,
  agency_id     uuid not null,
  program_id    uuid not null,
  person_id     uuid not null,
  case_id       uuid not null,
  number        int not null check (number > 0),
  status        text not null default 'draft' check (status in ('draft', 'agreed', 'superseded', 'completed', 'ended', 'put_aside')),
  from_id       uuid,
  statement     bytea, -- secret: what they want, in their words
  language      text not null check (language ~ '^[a-z]{2,3}$'),
  authored_with text not null default 'together' check (authored_with in ('alone', 'together', 'family', 'interpreter')),
  start_on      date not null,
  target_end    date, -- a time-boxed episode ends then
  review_on     date not null,
  read_back_at  timestamptz,
  agreed_how    text check (agreed_how in ('signed', 'spoken')),
  signed_name   bytea, -- secret: as typed
  agreed_at     timestamptz,
  agreed_by     uuid, -- who heard it
  ended_at      timestamptz,
  made_by       uuid not null,
  made_at       timestamptz not null default kernel.clock(),
  version       int not null default 1,
  unique (agency_id, id),
  unique (agency_id, program_id, person_id, case_id, id),
  unique (case_id, number),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, program_id, person_id, case_id, from_id) references plans.plan (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, made_by) references staff.account (agency_id, id),
  foreign key (agency_id, agreed_by) references staff.account (agency_id, id),
  constraint agreed_whole check (status in ('draft', 'put_aside') and num_nonnulls(agreed_how, agreed_at, agreed_by, signed_name) = 0
    or status not in ('draft', 'put_aside') and num_nulls(agreed_how, agreed_at, agreed_by, read_back_at) = 0 and (agreed_how = 'signed') = (signed_name is not null)),
  constraint ended_whole check ((status in ('draft', 'agreed')) = (ended_at is null)),
  constraint end_after_start check (target_end is null or target_end >= start_on)
);
create unique index one_draft on plans.plan (case_id) where status = 'draft';
create unique index one_agreed on plans.plan (case_id) where status = 'agreed';

-- A goal of one version; the same goal carried from version to version is one thread, named by the goal that began it.
create table plans.goal (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  plan_id    uuid not null,
  thread_id  uuid not null,
  seq        int not null check (seq between 1 and 99),
  words      bytea not null, -- secret: theirs
  dropped_at timestamptz, -- taken out while it was still a draft
  unique (plan_id, thread_id),
  unique (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, program_id, person_id, case_id, plan_id) references plans.plan (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, program_id, person_id, case_id, thread_id) references plans.goal (agency_id, program_id, person_id, case_id, id)
);

-- What staff count a goal as. Never on the person's copy, and nothing of theirs is kept here.
create table plans.coding (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  thread_id  uuid not null,
  domain     text not null check (domain in ('wellbeing', 'behavior', 'engagement', 'academics', 'family', 'safety', 'housing', 'food', 'health', 'legal', 'immigration',
    'education', 'employment', 'finance', 'transport', 'social', 'other')),
  code       text check (code ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,19}$'),
  by_id      uuid not null,
  at         timestamptz not null default kernel.clock(),
  ended_at   timestamptz,
  foreign key (agency_id, program_id, person_id, case_id, thread_id) references plans.goal (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id)
);
create index coding_by_thread on plans.coding (thread_id) where ended_at is null;

-- One thing somebody will do towards a goal: staff's is a task of the case, which says whose it is and by when.
create table plans.action (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  thread_id  uuid not null,
  what       bytea not null, -- secret
  owner_kind text not null check (owner_kind in ('staff', 'person', 'outside')),
  owner_name bytea, -- secret: somebody outside
  task_id    uuid references cases.task,
  due_on     date,
  status     text not null default 'open' check (status in ('open', 'done', 'cancelled')),
  ended_at   timestamptz,
  made_by    uuid not null,
  made_at    timestamptz not null default kernel.clock(),
  version    int not null default 1,
  foreign key (agency_id, program_id, person_id, case_id, thread_id) references plans.goal (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, made_by) references staff.account (agency_id, id),
  constraint owner_fits check ((owner_kind = 'outside') = (owner_name is not null) and (owner_kind = 'staff') = (task_id is not null)),
  constraint ended_whole check ((status = 'open') = (ended_at is null))
);
create index action_by_thread on plans.action (thread_id);

-- How a goal goes: by the person's own rating (one to five), and by goal attainment scaling (-2 to +2).
create table plans.rating (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  thread_id  uuid not null,
  kind       text not null check (kind in ('own', 'attainment')),
  value      int not null,
  on_day     date not null,
  by_id      uuid not null,
  at         timestamptz not null default kernel.clock(),
  foreign key (agency_id, program_id, person_id, case_id, thread_id) references plans.goal (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id),
  constraint value_fits check (case kind when 'own' then value between 1 and 5 else value between -2 and 2 end)
);
create index rating_by_thread on plans.rating (thread_id, at);

-- A plan is a line of its case's story.
do $$
declare d text;
begin
  select pg_get_constraintdef(oid) into strict d from pg_constraint where conrelid = 'cases.timeline'::regclass and conname = 'timeline_kind_check';
  execute 'alter table cases.timeline drop constraint timeline_kind_check';
  execute 'alter table cases.timeline add constraint timeline_kind_check ' || replace(d, '''level''::text', '''level''::text, ''plan''::text');
end $$;
