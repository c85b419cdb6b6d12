-- What was answered on a form, in a case. It pins the edition it was asked with: totals are made from both and stand nowhere else.
create schema responses;

create table responses.response (
  id             uuid primary key,
  agency_id      uuid not null,
  program_id     uuid not null,
  person_id      uuid not null,
  case_id        uuid not null,
  form_id        uuid not null,
  status         text not null default 'begun' check (status in ('begun', 'complete', 'left')),
  begun_by       uuid not null,
  begun_at       timestamptz not null default kernel.clock(),
  presence       text check (presence in ('with_them', 'on_call')), -- said when it was begun, by whoever began it: a form that can call for safety asks
  paged_id       uuid, -- who was on call, and told
  answers        bytea, -- secret
  completed_by   uuid,
  completed_at   timestamptz,
  on_day         date,
  safety_task_id uuid, -- an answer called for safety: the step that follows
  version        int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, form_id) references forms.form (agency_id, id),
  foreign key (agency_id, begun_by) references staff.account (agency_id, id),
  foreign key (agency_id, paged_id) references staff.account (agency_id, id),
  foreign key (agency_id, completed_by) references staff.account (agency_id, id),
  foreign key (safety_task_id) references cases.task,
  constraint complete_is_whole check ((status = 'complete') = (answers is not null) and (status = 'complete') = (completed_by is not null)
    and (status = 'complete') = (completed_at is not null) and (status = 'complete') = (on_day is not null)),
  constraint paged_when_said check ((presence is not distinct from 'on_call') = (paged_id is not null)),
  constraint safety_of_answers check (safety_task_id is null or status = 'complete')
);
create index response_by_case on responses.response (case_id, begun_at desc);

-- That one was filled in is a line of its case's story; the list of kinds is whatever it is by now, and this one more.
do $$
declare d text;
begin
  select pg_get_constraintdef(oid) into strict d from pg_constraint where conrelid = 'cases.timeline'::regclass and conname = 'timeline_kind_check';
  execute 'alter table cases.timeline drop constraint timeline_kind_check';
  execute 'alter table cases.timeline add constraint timeline_kind_check ' || replace(d, '''level''::text', '''level''::text, ''form''::text');
end $$;
