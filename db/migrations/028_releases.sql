-- Releases of information: the paper on which a person says that one recipient may learn these items, for this purpose, until then; and the agency's
-- address book of those who may be told anything at all.
create schema releases;

-- Somebody outside to whom a release can be made. One of the family is a person, so their name is sealed and known with the case alone.
create table releases.recipient (
  id                uuid primary key,
  agency_id         uuid not null references agencies.agency,
  name              text check (length(name) between 1 and 160),
  family_name       bytea, -- secret
  kind              text not null check (kind in ('law_enforcement', 'prosecutor', 'court', 'provider', 'school', 'college', 'victim_services', 'legal_aid', 'housing',
    'benefits', 'family', 'other')),
  partner_agency_id uuid references agencies.agency, -- an agency of the same network on this instance
  program_id        uuid,
  person_id         uuid,
  case_id           uuid,
  address           bytea, -- secret
  phone             bytea, -- secret
  email             bytea, -- secret
  added_by          uuid not null,
  added_at          timestamptz not null default kernel.clock(),
  ended_at          timestamptz,
  version           int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, added_by) references staff.account (agency_id, id),
  constraint family_is_sealed check (num_nonnulls(name, family_name) = 1 and (kind = 'family') = (family_name is not null)
    and case when kind = 'family' then num_nulls(program_id, person_id, case_id) = 0 and partner_agency_id is null
        else num_nonnulls(program_id, person_id, case_id) = 0 end),
  constraint another_agency check (partner_agency_id <> agency_id)
);
create index recipient_by_agency on releases.recipient (agency_id) where ended_at is null;

-- R20: a draft until it is signed; from then on what it says never changes, and it only ends.
create table releases.release (
  id                  uuid primary key,
  agency_id           uuid not null,
  program_id          uuid not null,
  person_id           uuid not null,
  case_id             uuid not null,
  recipient_id        uuid not null,
  to_whom             bytea not null, -- secret: the named person or role
  to_email            bytea,          -- secret: of a partner's colleague who will sign in, as it was typed
  to_account_id       uuid references staff.account, -- theirs, should there be one: nobody here is told
  purpose_kind        text not null check (purpose_kind in ('legal_help', 'housing', 'benefits', 'schooling', 'health', 'safety', 'investigation', 'prosecution',
    'coordination', 'other')),
  purpose             bytea, -- secret: in their own words
  methods             text[] not null check (cardinality(methods) > 0 and methods <@ array['verbal', 'written', 'electronic']),
  starts_at           timestamptz not null,
  expires_at          timestamptz not null,
  until_purpose       boolean not null default false, -- until this purpose is done, at the latest then
  language            text not null check (language ~ '^[a-z]{2,3}$'),
  interpreter         bytea, -- secret: who
  outlives            boolean not null default false, -- R50: they want it to hold after their death
  outlives_words      bytea, -- secret: in their own words
  renews_id           uuid,
  made_by             uuid not null,
  made_at             timestamptz not null default kernel.clock(),
  text_locale         text not null check (text_locale in ('en', 'es', 'ar')),
  text_body           bytea not null, -- secret: the exact text shown
  text_hash           bytea not null, -- secret: SHA-256 of it; in the open it would tell what a guess says
  said_voluntary      timestamptz,
  said_withdrawal     timestamptz,
  said_limits         timestamptz,
  said_risks          timestamptz,
  said_alternatives   timestamptz,
  said_by             uuid,
  signer_kind         text check (signer_kind in ('self', 'minor_alone', 'minor_and_adult', 'parent', 'guardian', 'guardian_ad_litem', 'conservator')),
  minor               boolean, -- on the day of signing; by the birth date, or as the worker said where there is none
  alone_because       text check (alone_because in ('may_consent', 'unaccompanied', 'emancipated', 'student_rights')),
  too_young           boolean not null default false, -- to sign beside the adult
  signer_id           uuid,
  second_signer_id    uuid,
  signed_at           timestamptz,
  signed_how          text check (signed_how in ('typed', 'drawn', 'paper')),
  authenticated_how   text check (authenticated_how in ('known', 'document', 'code_word')),
  signed_name         bytea, -- secret: as typed
  second_name         bytea, -- secret: of the second signer
  signature_id        uuid,  -- the drawing, or the scan of the paper
  second_signature_id uuid,
  purpose_done_at     timestamptz,
  withdrawn_at        timestamptz,
  withdrawn_how       text check (withdrawn_how in ('oral', 'written')),
  withdrawn_by        uuid,
  confirmed_at        timestamptz, -- the written confirmation has gone
  lapsed_at           timestamptz, -- they have died, or whoever signed is said to have harmed them
  superseded_by       uuid,
  version             int not null default 1,
  unique (agency_id, id),
  unique (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, recipient_id) references releases.recipient (agency_id, id),
  foreign key (agency_id, signer_id) references people.person (agency_id, id),
  foreign key (agency_id, second_signer_id) references people.person (agency_id, id),
  foreign key (agency_id, made_by) references staff.account (agency_id, id),
  foreign key (agency_id, said_by) references staff.account (agency_id, id),
  foreign key (agency_id, withdrawn_by) references staff.account (agency_id, id),
  foreign key (agency_id, renews_id) references releases.release (agency_id, id),
  foreign key (agency_id, superseded_by) references releases.release (agency_id, id),
  foreign key (agency_id, signature_id) references files.artefact (agency_id, id),
  foreign key (agency_id, second_signature_id) references files.artefact (agency_id, id),
  constraint purpose_is_said check (purpose_kind <> 'other' or purpose is not null),
  constraint outlives_in_words check (outlives = (outlives_words is not null)),
  constraint within_a_year check (expires_at > starts_at and expires_at <= starts_at + interval '366 days'),
  constraint withdrawn_whole check (num_nulls(withdrawn_at, withdrawn_how, withdrawn_by) in (0, 3) and (confirmed_at is null or withdrawn_at is not null)),
  constraint signer_fits check (signer_kind is null or case signer_kind
    when 'self' then signer_id = person_id and not minor and num_nonnulls(second_signer_id, alone_because) = 0 and not too_young
    when 'minor_alone' then signer_id = person_id and minor and second_signer_id is null and alone_because is not null and not too_young
    when 'minor_and_adult' then signer_id = person_id and minor and second_signer_id is not null and second_signer_id <> person_id and alone_because is null and not too_young
    when 'parent' then signer_id <> person_id and minor and num_nonnulls(second_signer_id, alone_because) = 0
    when 'conservator' then signer_id <> person_id and not minor and num_nonnulls(second_signer_id, alone_because) = 0 and not too_young
    else signer_id <> person_id and num_nonnulls(second_signer_id, alone_because) = 0 end),
  -- Signed means all of R20; each part missing keeps it a draft.
  constraint signed_whole check (signed_at is null or num_nulls(said_voluntary, said_withdrawal, said_limits, said_risks, said_alternatives, said_by, signer_kind, minor,
    signer_id, signed_how, authenticated_how) = 0 and signed_at < expires_at
    and case when signed_how = 'typed' then signed_name is not null and (second_signer_id is null or second_name is not null)
        when signed_how = 'drawn' then signature_id is not null and (second_signer_id is null or second_signature_id is not null)
        else signature_id is not null end)
);
create index release_by_case on releases.release (case_id, made_at desc);
create index release_by_person on releases.release (person_id);
create index release_by_end on releases.release (expires_at) where signed_at is not null and withdrawn_at is null;
create index release_by_signer on releases.release (signer_id) where signer_id is not null;

-- What may be told: of a closed list, each by itself. There is no word for everything (R23).
create table releases.item (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  release_id uuid not null,
  item       text not null check (item in ('identity', 'contact', 'address', 'attendance', 'appointments', 'services', 'plan', 'progress', 'notes', 'assessment', 'safety',
    'documents', 'schooling', 'medical', 'legal', 'letter')),
  detail     bytea, -- secret: of it, only this
  unique (release_id, item),
  foreign key (agency_id, program_id, person_id, case_id, release_id) references releases.release (agency_id, program_id, person_id, case_id, id)
);

-- That somebody looked at it again, on the cycle (R28).
create table releases.review (
  id          uuid primary key,
  agency_id   uuid not null,
  program_id  uuid not null,
  person_id   uuid not null,
  case_id     uuid not null,
  release_id  uuid not null,
  on_day      date not null,
  by_id       uuid not null,
  with_person boolean not null,
  at          timestamptz not null default kernel.clock(),
  foreign key (agency_id, program_id, person_id, case_id, release_id) references releases.release (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id)
);
create index review_by_release on releases.review (release_id, on_day desc);

-- A release is a line of its case's story; the list of kinds is whatever it is by now, and this one more.
do $$
declare d text;
begin
  select pg_get_constraintdef(oid) into strict d from pg_constraint where conrelid = 'cases.timeline'::regclass and conname = 'timeline_kind_check';
  execute 'alter table cases.timeline drop constraint timeline_kind_check';
  execute 'alter table cases.timeline add constraint timeline_kind_check ' || replace(d, '''level''::text', '''level''::text, ''release''::text');
end $$;
