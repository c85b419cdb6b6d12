-- Why a named account may know of a named person: the one table of reasons, and the walls that beat all of them.
create schema access;

-- One account, one person, and the case where it is about one. Written only by definer functions and triggers, one per cause.
-- Rows end (valid_to); they are never deleted, so "who could see this on 3 March?" stays answerable.
create table access.grant (
  id         uuid primary key default gen_random_uuid(),
  agency_id  uuid not null references agencies.agency,
  account_id uuid not null references staff.account,
  person_id  uuid not null,
  case_id    uuid,
  kind       text not null check (kind in ('owner', 'team', 'supervisor', 'share', 'break-glass', 'roster', 'self')),
  sections   int not null,
  can_write  boolean not null default false,
  valid_from timestamptz not null default kernel.clock(),
  valid_to   timestamptz not null default 'infinity',
  cause_id   uuid,
  granted_by uuid,
  check (kind not in ('share', 'break-glass') or valid_to < 'infinity'),
  check (kind not in ('owner', 'team', 'supervisor') or case_id is not null)
);
create index grant_by_case on access.grant (account_id, case_id) include (sections, can_write, valid_from, valid_to, kind, person_id) where case_id is not null;
create index grant_by_person on access.grant (account_id, person_id) include (sections, can_write, valid_from, valid_to, kind, case_id);
create index grant_of_case on access.grant (case_id, kind) where case_id is not null;
create index grant_of_cause on access.grant (cause_id) where cause_id is not null;

-- Bars one account from one case or person, over every grant, role, cover, search and break-glass (R11).
create table access.wall (
  id         uuid primary key,
  agency_id  uuid not null,
  account_id uuid not null,
  person_id  uuid,
  case_id    uuid,
  origin     text not null check (origin in ('title_ix', 'personal', 'request')),
  placed_by  uuid,
  placed_at  timestamptz not null default kernel.clock(),
  lifted_at  timestamptz,
  check ((person_id is null) <> (case_id is null)),
  foreign key (agency_id, account_id) references staff.account (agency_id, id)
);
create index wall_by_account on access.wall (account_id) where lifted_at is null;
