-- Requests: what came to the desk on paper or in person, and what is asked about one person's record: to see it, to have it amended, to have it sent on with
-- them, or to give it away because somebody compels it.
create schema requests;

-- What came: whoever stands at the desk writes it down, and need not know whether anybody is known here. It says nothing of a person in the system.
create table requests.paper (
  id          uuid primary key,
  agency_id   uuid not null,
  program_id  uuid not null,
  number      bigint not null,
  kind        text not null check (kind in ('subpoena', 'warrant', 'court_order', 'officer', 'immigration', 'public_records', 'other')),
  came_on     date not null,
  due_on      date,
  asker       bytea not null, -- secret: who asked, and of which office
  wanted      bytea not null, -- secret: what they want, and of whom
  counsel     bytea,          -- secret: who was told, and what they said
  counsel_at  timestamptz,
  legal_hold  boolean not null default false,
  artefact_id uuid,           -- the paper itself
  recorded_by uuid not null,
  recorded_at timestamptz not null default kernel.clock(),
  outcome     text check (outcome in ('nothing_given', 'with_counsel', 'answered', 'withdrawn')),
  ended_why   bytea,          -- secret
  ended_at    timestamptz,
  ended_by    uuid,
  version     int not null default 1,
  unique (agency_id, id),
  unique (agency_id, number),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, artefact_id) references files.artefact (agency_id, id),
  foreign key (agency_id, recorded_by) references staff.account (agency_id, id),
  foreign key (agency_id, ended_by) references staff.account (agency_id, id),
  constraint ended_whole check (num_nulls(outcome, ended_why, ended_at, ended_by) in (0, 4)),
  constraint counsel_whole check ((counsel is null) = (counsel_at is null))
);
create index paper_by_program on requests.paper (program_id, recorded_at desc);
create index paper_by_author on requests.paper (recorded_by, recorded_at desc);
create index paper_due on requests.paper (program_id, due_on) where ended_at is null and due_on is not null;

-- What is asked about one person's record. It hangs on their case, and nobody at the desk reads of it.
create table requests.request (
  id           uuid primary key,
  agency_id    uuid not null,
  program_id   uuid not null,
  person_id    uuid not null,
  case_id      uuid not null,
  kind         text not null check (kind in ('inspection', 'amendment', 'transfer', 'production')),
  asker_kind   text not null check (asker_kind in ('person', 'parent', 'representative', 'school', 'court', 'other')),
  asker_id     uuid,           -- an adult of the family
  asker        bytea not null, -- secret: who asks
  wanted       bytea not null, -- secret: what they ask for
  came_on      date not null,
  due_on       date not null,
  task_id      uuid,           -- the clock, as a step of the case
  paper_id     uuid,           -- what came to the desk, of what is compelled
  recipient_id uuid,
  basis_code   text check (basis_code in ('court_order', 'statute', 'subpoena_received')),
  order_words  bytea,          -- secret: which order, of which court
  no_notice    boolean not null default false, -- ordered not to tell the person
  no_notice_why bytea,         -- secret: by whom
  legal_hold   boolean not null default false,
  approved_by  uuid,
  approved_at  timestamptz,
  called_on    date,           -- the warm call between schools
  outcome      text check (outcome in ('given', 'nothing', 'agreed', 'refused', 'withdrawn')),
  answer       bytea,          -- secret: what was corrected, or why not
  hearing_told boolean not null default false,
  statement_id uuid,           -- the note that holds the person's own statement
  recorded_by  uuid not null,
  recorded_at  timestamptz not null default kernel.clock(),
  ended_at     timestamptz,
  ended_by     uuid,
  version      int not null default 1,
  unique (agency_id, id),
  unique (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, asker_id) references people.person (agency_id, id),
  foreign key (agency_id, paper_id) references requests.paper (agency_id, id),
  foreign key (agency_id, recipient_id) references releases.recipient (agency_id, id),
  foreign key (agency_id, recorded_by) references staff.account (agency_id, id),
  foreign key (agency_id, approved_by) references staff.account (agency_id, id),
  foreign key (agency_id, ended_by) references staff.account (agency_id, id),
  constraint production_whole check (case kind when 'production' then num_nulls(basis_code, order_words, recipient_id) = 0
    else num_nonnulls(basis_code, order_words, paper_id) = 0 and not no_notice end),
  constraint transfer_whole check (kind <> 'transfer' or recipient_id is not null),
  constraint no_notice_says_why check (no_notice = (no_notice_why is not null)),
  constraint approved_whole check ((approved_by is null) = (approved_at is null)),
  constraint approved_by_another check (approved_by <> recorded_by),
  constraint ended_whole check (num_nulls(outcome, answer, ended_at, ended_by) in (0, 4)),
  -- 34 CFR 99.20: whoever is refused is told of the hearing; 99.21: and may lay a statement beside it.
  constraint refused_tells_of_hearing check (kind <> 'amendment' or outcome is distinct from 'refused' or hearing_told),
  constraint statement_to_a_refusal check (statement_id is null or kind = 'amendment' and outcome = 'refused')
);
create index request_by_case on requests.request (case_id, recorded_at desc);
create index request_by_paper on requests.request (paper_id) where paper_id is not null;

-- One thing there is, and whether it goes. Never a private note; what it says is read where it stands, by whoever may read it there.
create table requests.item (
  id          uuid primary key,
  agency_id   uuid not null,
  program_id  uuid not null,
  person_id   uuid not null,
  case_id     uuid not null,
  request_id  uuid not null,
  source      text not null check (source in ('note', 'contact', 'file', 'facts')),
  note_id     uuid,
  contact_id  uuid,
  artefact_id uuid,
  decision    text check (decision in ('give', 'hold')),
  reason      text check (reason in ('others_names', 'private_note', 'treatment', 'law_unit', 'child_protection', 'safety', 'needs_release', 'not_asked_for')),
  copy        bytea, -- secret: the words that leave in its place, with something taken out
  decided_by  uuid,
  decided_at  timestamptz,
  package_id  uuid,  -- in which package it left
  version     int not null default 1,
  unique nulls not distinct (request_id, source, note_id, contact_id, artefact_id),
  foreign key (agency_id, program_id, person_id, case_id, request_id) references requests.request (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, program_id, person_id, case_id, package_id) references disclosures.package (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, decided_by) references staff.account (agency_id, id),
  constraint source_whole check (case source when 'note' then note_id is not null and num_nonnulls(contact_id, artefact_id) = 0
    when 'contact' then contact_id is not null and num_nonnulls(note_id, artefact_id) = 0
    when 'file' then artefact_id is not null and num_nonnulls(note_id, contact_id) = 0
    else num_nonnulls(note_id, contact_id, artefact_id) = 0 end),
  constraint decided_whole check (num_nulls(decision, decided_by, decided_at) in (0, 3)),
  constraint held_says_why check (coalesce(decision = 'hold', false) = (reason is not null)),
  constraint copy_of_what_goes check (copy is null or coalesce(decision = 'give', false)),
  constraint only_what_goes_left check (package_id is null or coalesce(decision = 'give', false))
);
create index item_by_request on requests.item (request_id);

-- R67: of what a court ordered to be kept from the person, the record is kept and not shown to them.
alter table disclosures.package add column sealed boolean not null default false;
-- R37: that the person is told is owed to them, unless a court forbids it.
alter table disclosures.duty drop constraint duty_result_check;
alter table disclosures.duty add constraint duty_result_check check (result in ('done', 'tried', 'not_safe', 'forbidden'));

-- A request is a line of its case's story; the list of kinds is whatever it is by now, and this one more.
do $$
declare d text;
begin
  select pg_get_constraintdef(oid) into strict d from pg_constraint where conrelid = 'cases.timeline'::regclass and conname = 'timeline_kind_check';
  execute 'alter table cases.timeline drop constraint timeline_kind_check';
  execute 'alter table cases.timeline add constraint timeline_kind_check ' || replace(d, '''crisis''::text', '''crisis''::text, ''request''::text');
end $$;
