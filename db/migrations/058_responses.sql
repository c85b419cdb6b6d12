-- Forms in somebody's own hands: handed over to be tapped, or asked for on their own page; and a step that hangs on a meeting.

-- What a person can say for themselves, asked at the first and the last meeting (A37).
alter table forms.use drop constraint use_purpose_check;
alter table forms.use add constraint use_purpose_check check (purpose in ('intake', 'reassessment', 'screening', 'check_in', 'closing', 'outcomes'));

alter table responses.response
  add column filled_by text not null default 'staff' check (filled_by in ('staff', 'person')), -- by whose hand
  add column on_page boolean not null default false, -- asked for on their own page: filled in there, and nowhere else
  add column kept bytea, -- secret: what they have filled in there so far, and not sent; nobody here reads it
  drop constraint complete_is_whole,
  add constraint complete_is_whole check ((status = 'complete') = (answers is not null) and (status = 'complete') = (completed_at is not null)
    and (status = 'complete') = (on_day is not null) and (status = 'complete' and not on_page) = (completed_by is not null)),
  add constraint on_page_theirs check (not on_page or filled_by = 'person' and presence is null),
  add constraint kept_until_sent check (kept is null or on_page and status = 'begun');
create unique index asked_once on responses.response (case_id, form_id) where on_page and status = 'begun';
create index response_by_program on responses.response (program_id, form_id) where status = 'complete';

-- What came by their own page is a line of the story that nobody here wrote.
alter table cases.timeline drop constraint told_by_somebody;
alter table cases.timeline add constraint told_by_somebody check (account_id is not null or kind in ('release', 'plan', 'form'));

-- A step that follows from a meeting: when to talk about safety again. One a meeting.
alter table cases.task add column contact_id uuid references cases.contact;
create unique index step_of_contact on cases.task (contact_id);
