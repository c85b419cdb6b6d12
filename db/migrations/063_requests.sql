-- What stood around somebody, and what was in their way, is of their record as their notes are: whoever asks to see it is told that it is there.
alter table requests.item add column event_id uuid, add column barrier_id uuid;
alter table requests.item drop constraint item_source_check, drop constraint source_whole;
do $$
declare c text;
begin
  select conname into strict c from pg_constraint where conrelid = 'requests.item'::regclass and contype = 'u';
  execute format('alter table requests.item drop constraint %I', c);
end $$;
alter table requests.item add constraint item_source_check check (source in ('note', 'contact', 'file', 'event', 'barrier', 'facts')),
  add constraint item_once unique nulls not distinct (request_id, source, note_id, contact_id, artefact_id, event_id, barrier_id),
  add constraint source_whole check (num_nonnulls(note_id, contact_id, artefact_id, event_id, barrier_id) = case source when 'facts' then 0 else 1 end
    and case source when 'note' then note_id is not null when 'contact' then contact_id is not null when 'file' then artefact_id is not null
      when 'event' then event_id is not null when 'barrier' then barrier_id is not null else true end);

-- An agency says its own beginnings of goals, by what its programs do.
alter table guidance.wording drop constraint wording_topic_check;
alter table guidance.wording add constraint wording_topic_check
  check (topic in ('first_contact', 'plan', 'sharing', 'safety', 'closing', 'crisis', 'begin_school', 'begin_campus', 'begin_services'));

-- The page of a plan asks by case.
create index action_by_case on plans.action (case_id, made_at);
create index rating_by_case on plans.rating (case_id, at);
create index coding_by_case on plans.coding (case_id) where ended_at is null;

-- That an answer called for safety is read by those who may read the answers.
update cases.timeline set section = 32 where kind = 'form' and codes ? 'safety'; -- access.section('notes')
