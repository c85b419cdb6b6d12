-- Forms that are filled in with a person: an agency's own, each edition the whole text of a FHIR R4 Questionnaire.
create schema forms;

-- A draft until it is published; from then on what it asks never changes, and another edition takes its place.
create table forms.form (
  id               uuid primary key,
  agency_id        uuid not null references agencies.agency,
  slug             text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60), -- the same through all editions
  edition          int not null check (edition >= 1),
  title            text not null check (length(title) between 1 and 300),
  document         text not null check (length(document) <= 400000), -- the file as it came, or as the builder wrote it
  status           text not null default 'draft' check (status in ('draft', 'published', 'retired')),
  calls_for_safety boolean not null, -- an answer can call for somebody to look after their safety
  made_by          uuid not null,
  made_at          timestamptz not null default kernel.clock(),
  published_by     uuid,
  published_at     timestamptz,
  retired_at       timestamptz,
  version          int not null default 1,
  unique (agency_id, id),
  unique (agency_id, slug, edition),
  foreign key (agency_id, made_by) references staff.account (agency_id, id),
  foreign key (agency_id, published_by) references staff.account (agency_id, id),
  constraint published_by_somebody check ((published_at is null) = (published_by is null) and (status <> 'published' or published_at is not null)),
  constraint retired_once check ((status = 'retired') = (retired_at is not null))
);
create unique index one_draft on forms.form (agency_id, slug) where status = 'draft';
create unique index one_published on forms.form (agency_id, slug) where status = 'published';

-- For what a program uses a form, in whatever edition is the published one, and how often again.
create table forms.use (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  slug       text not null,
  purpose    text not null check (purpose in ('intake', 'reassessment', 'screening', 'check_in', 'closing')),
  cycle_days int check (cycle_days between 1 and 1100),
  added_by   uuid not null,
  added_at   timestamptz not null default kernel.clock(),
  ended_at   timestamptz,
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, added_by) references staff.account (agency_id, id)
);
create unique index use_once on forms.use (program_id, slug, purpose) where ended_at is null;
