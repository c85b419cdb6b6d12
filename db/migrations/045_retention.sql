-- What is due to go is more than cases: what arrived and joined none, people with none left, and by the month what rosters, imports and messages leave behind.
alter table retention.review
  alter column program_id drop not null, -- none: of the whole agency
  drop constraint review_class_check,
  add constraint review_class_check check (class in ('case_words', 'case', 'concern', 'consult', 'person', 'roster', 'message', 'working')),
  add column kind text not null default 'case' check (kind in ('case', 'concern', 'crisis', 'paper', 'person', 'consults', 'roster', 'imports', 'messages', 'leftovers')),
  add column subject_id uuid, -- the concern, crisis, paper or person; empty once it is gone
  add column month date check (extract(day from month) = 1), -- of what goes by the month
  add column amount int check (amount >= 0), -- how many there were on the day it was found
  add column told_at timestamptz, -- when those who decide were told that something is due
  add constraint kind_of_class check (case class when 'concern' then kind in ('concern', 'crisis', 'paper') when 'consult' then kind = 'consults' when 'person' then kind = 'person'
    when 'roster' then kind = 'roster' when 'message' then kind = 'messages' when 'working' then kind in ('imports', 'leftovers') else kind = 'case' end),
  add constraint by_the_month check ((month is not null) = (kind in ('consults', 'roster', 'imports', 'messages', 'leftovers')) and (month is null or subject_id is null)),
  add constraint of_a_program check ((program_id is null) = (kind in ('messages', 'leftovers')));
drop index retention.review_once;
create unique index review_once on retention.review (class, kind, coalesce(case_id, subject_id, program_id, agency_id), coalesce(month, '-infinity'))
  where state in ('waiting', 'let_go', 'agreed', 'purging');
create index review_by_subject on retention.review (subject_id) where subject_id is not null;
create index review_untold on retention.review (found_on) where told_at is null;
-- What is in the queue already was said on Today.
update retention.review set told_at = kernel.clock();

-- A hold may have come from the desk: of a request about a case, or of a paper, which names nobody and so holds what names nobody in its program. Its words stand there.
alter table retention.hold
  alter column person_id drop not null,
  alter column reason drop not null,
  add column program_id uuid,
  add column request_id uuid,
  add column paper_id uuid,
  add foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  add constraint from_the_desk check (num_nonnulls(request_id, paper_id) <= 1 and (reason is null) = (num_nonnulls(request_id, paper_id) = 1)),
  add constraint of_somebody check ((person_id is null) = (paper_id is not null) and (paper_id is null) = (program_id is null));
drop index retention.hold_once;
create unique index hold_once on retention.hold (coalesce(request_id, paper_id, case_id, person_id)) where lifted_at is null;
create index hold_by_request on retention.hold (request_id) where request_id is not null;
create index hold_by_paper on retention.hold (paper_id) where paper_id is not null;

-- A stub may stay of other things than a case, and of many at once.
alter table retention.stub
  alter column program_id drop not null,
  alter column service_level drop not null,
  alter column closure_reason drop not null,
  alter column outcome drop not null,
  add column kind text not null default 'case' check (kind in ('case', 'concern', 'crisis', 'paper', 'person', 'roster', 'messages')),
  add column amount int not null default 1 check (amount >= 0),
  add constraint case_whole check (kind <> 'case' or num_nulls(program_id, service_level, closure_reason, outcome) = 0);

-- What is asked of a person, and of what hangs on one, before they go.
create index external_id_ended on people.external_id (ended_at) where kind = 'person' and ended_at is not null;
create index class_member_of_person on people.class_member (person_id) where person_id is not null;
create index roster_claim_by_adult on people.roster_claim (other_id);
create index roster_claim_of_person on people.roster_claim (person_id);
create index unmasking_by_person on people.unmasking (person_id);
create index bereaved_by_person on deaths.bereaved (person_id);
create index bereaved_by_other on deaths.bereaved (other_id) where other_id is not null;
create index death_by_person on deaths.death (person_id);
create index death_by_family on deaths.death (family_id) where family_id is not null;
create index concern_by_person on concerns.concern (person_id) where person_id is not null;
create index receipt_by_concern on concerns.receipt (concern_id);
create index passage_by_concern on concerns.passage (concern_id);
create index crisis_by_person on crises.crisis (person_id) where person_id is not null;
create index contact_by_adult on cases.contact (with_id) where with_id is not null;
create index release_by_second_signer on releases.release (second_signer_id) where second_signer_id is not null;
create index page_by_holder on portal.page (holder_id);
create index request_by_asker on requests.request (asker_id) where asker_id is not null;
create index emergency_by_person on walls.emergency (person_id) where person_id is not null;
create index hold_of_person on retention.hold (person_id);
create index wall_of_person on access.wall (person_id) where person_id is not null;
create index staged_by_inside on imports.staged (inside);
create index paper_by_file on requests.paper (artefact_id) where artefact_id is not null;
create index contact_by_session on cases.contact (session_id) where session_id is not null;
