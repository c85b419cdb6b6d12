-- Those who help: accounts, what they may do in which program, absences and cover, and every bearer secret as a session.
create schema staff;

create table staff.account (
  id                     uuid primary key,
  agency_id              uuid not null references agencies.agency,
  kind                   text not null default 'staff' check (kind in ('staff', 'service')),
  name                   text not null,
  email                  text not null check (email = lower(email)),
  title                  text,
  status                 text not null default 'active' check (status in ('invited', 'active', 'inactive')),
  may_admin              boolean not null default false,
  confidential_role      boolean not null default false,
  full_time_case_manager boolean not null default false,
  language               text not null default 'en',
  created_at             timestamptz not null default kernel.clock(),
  inactive_at            timestamptz,
  version                int not null default 1,
  unique (agency_id, id),
  check ((status = 'inactive') = (inactive_at is not null))
);
create unique index account_by_email on staff.account (email);

alter table agencies.program add foreign key (agency_id, escalation_id) references staff.account (agency_id, id);

-- What proves it is them. Only the guard reads this. A password is a PHC string of Argon2id; the secret of the authenticator app is sealed with the
-- agency's key, and one that was shown but not yet confirmed by a code waits beside it.
create table staff.credential (
  account_id     uuid primary key references staff.account,
  password_hash  text,
  totp_secret    bytea,
  totp_pending   bytea,
  totp_last_step bigint not null default 0,
  updated_at     timestamptz not null default kernel.clock()
);

-- Tries that failed, by what was tried: an e-mail whether or not anybody has it, a factor, a link, a network one asks from. Never the thing itself.
create table staff.attempt (
  key        bytea primary key,
  failures   int not null default 0,
  wait_until timestamptz,
  at         timestamptz not null default kernel.clock()
);

-- Browsers somebody has signed in from: tries from elsewhere do not keep them out.
create table staff.device (
  token_hash   bytea not null,
  account_id   uuid not null references staff.account,
  last_used_at timestamptz not null default kernel.clock(),
  primary key (token_hash, account_id)
);

-- What a passkey has been asked to sign, once and for five minutes.
create table staff.challenge (
  hash       bytea primary key,
  purpose    text not null,
  expires_at timestamptz not null
);
create index challenge_by_expiry on staff.challenge (expires_at);

-- The demo's own accounts, whose way in is shown beside the sign-in. Empty wherever real people work.
create table staff.demo_sign_in (
  account_id  uuid primary key references staff.account,
  role_line   text not null,
  password    text not null,
  totp_secret text not null,
  position    int not null default 0
);

create table staff.passkey (
  id           text primary key,
  account_id   uuid not null references staff.account,
  public_key   bytea not null,
  counter      bigint not null default 0,
  transports   text[] not null default '{}',
  label        text not null,
  created_at   timestamptz not null default kernel.clock(),
  last_used_at timestamptz,
  ended_at     timestamptz
);
create index passkey_by_account on staff.passkey (account_id) where ended_at is null;

-- What an account does in a program. Rows end; they are not deleted.
create table staff.membership (
  id            uuid primary key,
  agency_id     uuid not null,
  account_id    uuid not null,
  program_id    uuid not null,
  role          text not null check (role in ('case_manager', 'supervisor', 'triager', 'teammate', 'referrer', 'officer')),
  sees          text not null check (sees in ('assigned', 'program')),
  may_triage    boolean not null default false,
  can_write     boolean not null default true,
  trained_until date,
  starts_at     timestamptz not null default kernel.clock(),
  ends_at       timestamptz not null default 'infinity',
  foreign key (agency_id, account_id) references staff.account (agency_id, id),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id)
);
create index membership_by_account on staff.membership (account_id);
create index membership_by_program on staff.membership (program_id);

create table staff.absence (
  id         uuid primary key,
  agency_id  uuid not null,
  account_id uuid not null,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  reason     text not null default 'away',
  ended_at   timestamptz,
  check (ends_at > starts_at),
  foreign key (agency_id, account_id) references staff.account (agency_id, id)
);
create index absence_by_account on staff.absence (account_id, ends_at);

-- Who stands in for whom, and until when (R15). Reaches the cases of the one covered, never walls or private notes.
create table staff.cover (
  id         uuid primary key,
  agency_id  uuid not null,
  account_id uuid not null,
  covered_id uuid not null,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  granted_by uuid not null,
  ended_at   timestamptz,
  check (ends_at > starts_at),
  check (account_id <> covered_id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id),
  foreign key (agency_id, covered_id) references staff.account (agency_id, id)
);
create index cover_by_account on staff.cover (account_id, ends_at);
create index cover_by_covered on staff.cover (covered_id, ends_at);

-- Every bearer secret. The token itself is never stored.
create table staff.session (
  token_hash    bytea primary key,
  id            uuid not null unique,
  kind          text not null check (kind in ('staff', 'person', 'link', 'feed', 'service')),
  agency_id     uuid not null references agencies.agency,
  account_id    uuid references staff.account,
  assurance     smallint not null check (assurance in (0, 1, 2)),
  scope         jsonb not null default '{}',
  shared_device boolean not null default false,
  browser       text,
  created_at    timestamptz not null default kernel.clock(),
  stepped_up_at timestamptz,
  idle_until    timestamptz not null,
  expires_at    timestamptz not null,
  revoked_at    timestamptz
);
create index session_by_account on staff.session (account_id) where revoked_at is null;
