-- Disclosures: the act of sharing and its record. What leaves is a package of copies for one recipient on one basis; it is written once and never
-- changed, and what it rests on is read again at every look.
create schema disclosures;

-- R31: that somebody was told again, for this package, what is to leave and that they decide; and what they said. A "no" is kept like a "yes".
create table disclosures.reminder (
  id           uuid primary key,
  agency_id    uuid not null,
  program_id   uuid not null,
  person_id    uuid not null,
  case_id      uuid not null,
  recipient_id uuid not null,
  release_id   uuid not null,
  items        text[] not null check (cardinality(items) > 0 and items <@ array['identity', 'contact', 'address', 'attendance', 'appointments', 'services', 'plan',
    'progress', 'notes', 'assessment', 'safety', 'documents', 'schooling', 'medical', 'legal', 'letter']), -- what they said yes to; of a no, what was asked
  mode         text not null check (mode in ('in_person', 'phone', 'text')),
  language     text not null check (language ~ '^[a-z]{2,3}$'),
  choice       text not null check (choice in ('yes', 'narrowed', 'no')),
  at           timestamptz not null default kernel.clock(),
  by_id        uuid not null,
  unique (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, recipient_id) references releases.recipient (agency_id, id),
  foreign key (agency_id, program_id, person_id, case_id, release_id) references releases.release (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id)
);
create index reminder_by_case on disclosures.reminder (case_id, at desc);

-- That their circumstances have changed: from then on a reminder made before counts no more. Not how they changed.
create table disclosures.circumstance (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  at         timestamptz not null default kernel.clock(),
  by_id      uuid not null,
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id)
);
create index circumstance_by_case on disclosures.circumstance (case_id, at desc);

create table disclosures.package (
  id            uuid primary key,
  agency_id     uuid not null,
  program_id    uuid not null,
  person_id     uuid not null,
  case_id       uuid not null,
  recipient_id  uuid,           -- null: the person themselves
  basis         text not null check (basis in ('release', 'ferpa_exception', 'mandate', 'emergency', 'self', 'aggregate')),
  basis_code    text check (basis_code in ('court_order', 'statute', 'subpoena_received', 'school_official', 'transfer_school', 'audit', 'financial_aid', 'studies',
    'accreditation', 'dependent_parent', 'juvenile_justice', 'child_welfare', 'directory')),
  release_id    uuid,
  reminder_id   uuid unique,    -- a reminder is for one package
  method        text not null check (method in ('verbal', 'printed', 'link', 'partner')),
  purpose       bytea not null, -- secret: what it is for, or what interest the recipient has in it
  legal         bytea,          -- secret: the order or statute, of what is compelled
  language      text not null check (language in ('en', 'es')),
  notice        text not null check (notice in ('FERPA', 'VSP', 'CONF', 'BASE')), -- whose redisclosure notice it carries
  paper_safe    boolean,        -- printed: that paper is safe was asked and said
  exempt_class  text check (exempt_class in ('person', 'consented', 'school_official', 'directory')),
  document      bytea not null, -- secret: the very bytes that left, or were read aloud from
  salt          bytea not null, -- secret: what the hashes are made with, so that none of them tells what a guess says
  document_hash bytea not null check (octet_length(document_hash) = 32),
  content_hash  bytea not null check (octet_length(content_hash) = 32), -- over the document's and the items'
  item_count    int not null check (item_count between 1 and 20),
  made_by       uuid not null,
  made_at       timestamptz not null default kernel.clock(),
  expires_at    timestamptz,    -- of a link
  max_views     int check (max_views between 1 and 20),
  unique (agency_id, id),
  unique (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, program_id, person_id, case_id) references cases.case (agency_id, program_id, person_id, id),
  foreign key (agency_id, recipient_id) references releases.recipient (agency_id, id),
  foreign key (agency_id, program_id, person_id, case_id, release_id) references releases.release (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, program_id, person_id, case_id, reminder_id) references disclosures.reminder (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, made_by) references staff.account (agency_id, id),
  constraint basis_whole check (case basis
    when 'release' then release_id is not null and recipient_id is not null and basis_code is null
    when 'ferpa_exception' then release_id is null and recipient_id is not null and basis_code is not null and basis_code not in ('court_order', 'statute', 'subpoena_received')
    when 'mandate' then release_id is null and recipient_id is not null and basis_code is not null and basis_code in ('court_order', 'statute', 'subpoena_received') and legal is not null
    when 'self' then release_id is null and recipient_id is null and basis_code is null
    else release_id is null end),
  constraint only_for_a_release check (reminder_id is null or basis = 'release'),
  constraint partner_by_release check (method <> 'partner' or basis = 'release'),
  constraint link_whole check (case when method = 'link' then expires_at is not null and max_views is not null and expires_at > made_at else num_nonnulls(expires_at, max_views) = 0 end),
  constraint paper_is_safe check (case when method = 'printed' then paper_safe is true else paper_safe is null end)
);
create index package_by_case on disclosures.package (case_id, made_at desc);
create index package_by_recipient on disclosures.package (recipient_id, person_id);
create index package_by_release on disclosures.package (release_id) where release_id is not null;

-- A copy: what was told, of which kind, in the words it was told in. Never the live record.
create table disclosures.item (
  id          uuid primary key,
  agency_id   uuid not null,
  program_id  uuid not null,
  person_id   uuid not null,
  case_id     uuid not null,
  package_id  uuid not null,
  seq         int not null check (seq between 1 and 20),
  item        text not null check (item in ('identity', 'contact', 'address', 'attendance', 'appointments', 'services', 'plan', 'progress', 'notes', 'assessment', 'safety',
    'documents', 'schooling', 'medical', 'legal', 'letter')),
  kind        text not null check (kind in ('text', 'fact', 'redacted', 'file', 'spoken')),
  title       bytea not null, -- secret
  body        bytea,          -- secret
  note_id     uuid,           -- which note it is a redacted copy of
  artefact_id uuid,           -- which file it is a copy of
  media_type  text,
  size        int,
  pieces      int,
  hash        bytea not null check (octet_length(hash) = 32),
  print       bytea not null check (octet_length(print) = 32), -- equal for what is the same news to the same recipient, and says nothing else
  unique (package_id, seq),
  unique (agency_id, id),
  foreign key (agency_id, program_id, person_id, case_id, package_id) references disclosures.package (agency_id, program_id, person_id, case_id, id),
  constraint kind_whole check (case kind when 'file' then num_nulls(artefact_id, media_type, size, pieces) = 0 and body is null else num_nonnulls(artefact_id, media_type, size, pieces) = 0 end
    and (note_id is null or kind = 'redacted') and (kind <> 'redacted' or note_id is not null) and (kind in ('file', 'spoken') or body is not null))
);
create index item_by_print on disclosures.item (print);

-- The bytes of a file that was given: its own copy, sealed for it.
create table disclosures.piece (
  item_id   uuid not null references disclosures.item,
  agency_id uuid not null,
  n         int not null check (n >= 0),
  body      bytea not null, -- secret
  primary key (item_id, n)
);
alter table disclosures.piece alter column body set storage external;

-- A way in for somebody who has no account, by a session of its own: who holds the address says a code they were told by telephone.
create table disclosures.link (
  package_id uuid primary key,
  agency_id  uuid not null,
  code_hash  bytea not null check (octet_length(code_hash) = 32), -- SHA-256 of the token and the code: of no use without the address
  code       bytea not null, -- secret: for whoever tells it by telephone
  views      int not null default 0,
  failures   int not null default 0,
  foreign key (agency_id, package_id) references disclosures.package (agency_id, id)
);

-- That a way in was closed by hand before its time.
create table disclosures.closing (
  package_id uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  at         timestamptz not null default kernel.clock(),
  by_id      uuid not null,
  foreign key (agency_id, program_id, person_id, case_id, package_id) references disclosures.package (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id)
);

-- That somebody opened what was shared.
create table disclosures.opening (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  person_id  uuid not null,
  case_id    uuid not null,
  package_id uuid not null,
  at         timestamptz not null default kernel.clock(),
  how        text not null check (how in ('partner', 'link')),
  by_account uuid references staff.account,
  seq        int, -- of a file that was fetched
  foreign key (agency_id, program_id, person_id, case_id, package_id) references disclosures.package (agency_id, program_id, person_id, case_id, id),
  constraint by_whom check ((how = 'partner') = (by_account is not null))
);
create index opening_by_package on disclosures.opening (package_id, at);

-- R37: what is owed to a person of whom something had to be given away: an attempt to tell them, and what was done for their safety.
create table disclosures.duty (
  id          uuid primary key,
  agency_id   uuid not null,
  program_id  uuid not null,
  person_id   uuid not null,
  case_id     uuid not null,
  package_id  uuid not null,
  kind        text not null check (kind in ('notify', 'safety')),
  task_id     uuid,
  answer      bytea, -- secret: what was done, or why it could not be
  result      text check (result in ('done', 'tried', 'not_safe')),
  answered_at timestamptz,
  answered_by uuid,
  version     int not null default 1,
  unique (package_id, kind),
  foreign key (agency_id, program_id, person_id, case_id, package_id) references disclosures.package (agency_id, program_id, person_id, case_id, id),
  foreign key (agency_id, answered_by) references staff.account (agency_id, id),
  constraint answered_whole check (num_nulls(answer, result, answered_at, answered_by) in (0, 4))
);
create index duty_open on disclosures.duty (case_id) where answered_at is null;
