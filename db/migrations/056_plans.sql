-- What somebody wrote about their plan on their own page: a comment, or that they want it changed.
create table plans.remark (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  plan_id    uuid not null,
  thread_id  uuid, -- the goal it is about; of the whole plan: none
  kind       text not null check (kind in ('comment', 'change')),
  words      bytea not null, -- secret: theirs
  at         timestamptz not null default kernel.clock(),
  foreign key (agency_id, program_id, person_id, case_id, plan_id) references plans.plan (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, program_id, person_id, case_id, thread_id) references plans.goal (agency_id, program_id, person_id, case_id, id)
);
create index remark_by_case on plans.remark (case_id, at);

-- And what they did there is a line of the story that nobody here wrote.
alter table cases.timeline drop constraint told_by_somebody;
alter table cases.timeline add constraint told_by_somebody check (account_id is not null or kind in ('release', 'plan'));
