-- Where people of an agency sign in with their organisation: its identity provider, who is who there, and a sign-in under way.
create table staff.identity_provider (
  id            uuid primary key,
  agency_id     uuid not null references agencies.agency,
  kind          text not null check (kind in ('oidc', 'saml')),
  name          text not null,
  -- Its button stands on the sign-in page; else its own address leads there.
  listed        boolean not null default true,
  -- Addresses, names and certificates, as contract.ts has them.
  settings      jsonb not null,
  client_secret bytea, -- secret
  -- What it says of how somebody signed in there that counts as a second factor, once a second person has agreed.
  factors       text[] not null default '{}',
  asked_by      uuid not null,
  confirmed_by  uuid,
  confirmed_at  timestamptz,
  created_at    timestamptz not null default kernel.clock(),
  ended_at      timestamptz,
  version       int not null default 1,
  unique (agency_id, id),
  check ((confirmed_by is null) = (confirmed_at is null)),
  foreign key (agency_id, asked_by) references staff.account (agency_id, id),
  foreign key (agency_id, confirmed_by) references staff.account (agency_id, id)
);

-- Who somebody is at a provider, as a print: the provider's name for them is kept nowhere.
create table staff.identity (
  id           uuid primary key,
  agency_id    uuid not null,
  account_id   uuid not null,
  provider_id  uuid not null,
  subject_hash bytea not null,
  linked_at    timestamptz not null default kernel.clock(),
  last_used_at timestamptz,
  ended_at     timestamptz,
  foreign key (agency_id, account_id) references staff.account (agency_id, id),
  foreign key (agency_id, provider_id) references staff.identity_provider (agency_id, id)
);
create unique index identity_by_subject on staff.identity (provider_id, subject_hash) where ended_at is null;
create unique index identity_by_account on staff.identity (account_id, provider_id) where ended_at is null;

-- Somebody is on their way to a provider and back: for ten minutes, in one browser, once.
create table staff.provider_try (
  state_hash   bytea primary key,
  browser_hash bytea not null,
  provider_id  uuid not null references staff.identity_provider,
  why          text not null check (why in ('signIn', 'stepUp', 'link')),
  session_id   uuid,
  account_id   uuid references staff.account,
  shared       boolean not null,
  way          text not null,
  created_at   timestamptz not null default kernel.clock(),
  expires_at   timestamptz not null,
  taken_at     timestamptz
);
create index provider_try_by_expiry on staff.provider_try (expires_at);

alter table staff.session add provider_id uuid references staff.identity_provider;
create index session_by_provider on staff.session (provider_id) where revoked_at is null and provider_id is not null;
