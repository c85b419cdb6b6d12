-- A concern: somebody's worry about a person, from the moment it arrives until it is answered for.
create schema concerns;

-- A public door: the address /refer/<slug>, the program behind it, and in whose words it speaks.
create table concerns.door (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  slug       text not null unique check (slug ~ '^[a-z0-9-]{2,60}$'),
  title      text not null,
  audience   text check (audience in ('self', 'family', 'staff', 'administrator', 'community', 'agency')),
  listed     boolean not null default true,
  ended_at   timestamptz,
  foreign key (agency_id, program_id) references agencies.program (agency_id, id)
);

create table concerns.concern (
  id              uuid primary key,
  agency_id       uuid not null,
  program_id      uuid not null,
  number          bigint not null,
  door_id         uuid references concerns.door,
  channel         text not null check (channel in ('form', 'staff', 'phone', 'mail', 'data', 'agency')),
  source          text not null check (source in ('self', 'family', 'staff', 'administrator', 'community', 'agency', 'data')),
  anonymous       boolean not null default false,
  about_self      boolean not null default false,
  narrative       bytea not null,  -- secret: their words, untouched
  subject         bytea,           -- secret: { name, detail } as they gave it
  sender          bytea,           -- secret: { name, reach } as they gave it
  appendix        bytea,           -- secret: [{ field, value }]: what they sent that no field could hold (R88)
  categories      text[] not null default '{}',
  at_risk         text[] not null default '{}' check (at_risk <@ array['personal', 'academic']), -- B20
  urgency         text not null default 'when_you_can' check (urgency in ('now', 'this_week', 'when_you_can')), -- as the sender gave it
  site_id         uuid,
  sender_account  uuid,
  sender_school   boolean not null default false, -- signed-in school staff: the four states of R39 in FERPA programs
  language        text not null default 'en',
  flood           boolean not null default false, -- beyond the hour's usual number: kept, marked, sorted below (R88)
  received_at     timestamptz not null default kernel.clock(),
  received_on     date not null,
  respond_by      date,
  status          text not null default 'received' check (status in ('received', 'in_triage', 'opened_case', 'joined_case', 'redirected', 'no_action', 'duplicate')),
  urgent          boolean not null default false, -- on top of the inbox: the sender's or the triager's word
  direction       text check (direction in ('worried_for', 'worried_about')), -- D06: for them, or about what they may do
  assigned_id     uuid,
  assigned_at     timestamptz,
  person_id       uuid,
  case_id         uuid,
  acknowledged_at timestamptz,
  decided_at      timestamptz,
  asked_at        timestamptz,                    -- the signed-in school sender is asked for more (R39)
  added           boolean not null default false, -- words came after it was last taken or decided
  reopened_at     timestamptz,                    -- by words added to one already decided: the clock runs from here
  updated_at      timestamptz not null default kernel.clock(),
  version         int not null default 1,
  unique (agency_id, id),
  unique (agency_id, number),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, assigned_id) references staff.account (agency_id, id),
  constraint decided_says_when check ((status in ('received', 'in_triage')) = (decided_at is null)),
  constraint with_a_case check (status not in ('opened_case', 'joined_case') or (case_id is not null and person_id is not null))
);
create index concern_inbox on concerns.concern (program_id, urgent desc, flood, received_at) where status in ('received', 'in_triage');
create index concern_by_assigned on concerns.concern (assigned_id, decided_at desc) where assigned_id is not null;
create index concern_by_case on concerns.concern (case_id) where case_id is not null;
create index concern_by_sender on concerns.concern (sender_account, received_at) where sender_account is not null;
create index concern_decided on concerns.concern (program_id, decided_at desc) where decided_at is not null;

-- The receipt a sender holds: the code itself is never stored, only a slow hash of it (R89).
create table concerns.receipt (
  code_hash  text primary key,
  concern_id uuid not null references concerns.concern,
  agency_id  uuid not null,
  words_mac  bytea, -- tells the same form sent again from other words under the same key
  created_at timestamptz not null default kernel.clock()
);

-- What a sender said afterwards.
create table concerns.addition (
  id         uuid primary key,
  agency_id  uuid not null,
  concern_id uuid not null,
  body       bytea not null, -- secret
  at         timestamptz not null default kernel.clock(),
  foreign key (agency_id, concern_id) references concerns.concern (agency_id, id)
);
create index addition_by_concern on concerns.addition (concern_id, at);

-- That a concern went from one program to another: all that the first may know of it from then on.
create table concerns.passage (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  concern_id uuid not null,
  number     bigint not null,
  to_program uuid not null,
  by_id      uuid not null,
  at         timestamptz not null default kernel.clock(),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, concern_id) references concerns.concern (agency_id, id)
);
create index passage_by_program on concerns.passage (program_id, at desc);

-- What triage decided about a concern, by whom and why. One row a decision; a rating may come before the outcome.
create table concerns.decision (
  id            uuid primary key,
  agency_id     uuid not null,
  program_id    uuid not null,
  concern_id    uuid not null,
  risk          text check (risk in ('low', 'some', 'high', 'immediate')),
  time_need     text check (time_need in ('tonight', 'this_week', 'can_wait')), -- VSP asks this instead of a rating
  rationale     bytea not null, -- secret
  outcome       text not null check (outcome in ('rated', 'opened_case', 'joined_case', 'redirected', 'no_action', 'duplicate')),
  person_id     uuid,
  case_id       uuid,
  duplicate_of  uuid,
  redirected_to uuid, -- the program that has it now
  by_id         uuid not null,
  at            timestamptz not null default kernel.clock(),
  -- Rated on one scale, never on both; only a concern passed on may be unrated as yet.
  check (risk is null or time_need is null),
  check (outcome = 'redirected' or risk is not null or time_need is not null),
  foreign key (agency_id, concern_id) references concerns.concern (agency_id, id)
);
create index decision_by_concern on concerns.decision (concern_id, at desc);

-- Where a concern goes by itself: the first rule that fits, in order.
create table concerns.routing_rule (
  id             uuid primary key,
  agency_id      uuid not null,
  program_id     uuid not null, -- of the door it came in by
  place          int not null,
  when_source    text,
  when_category  text,
  when_urgency   text,
  when_site      uuid,
  to_program     uuid,
  to_account     uuid,
  ended_at       timestamptz,
  check (to_program is not null or to_account is not null),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, to_program) references agencies.program (agency_id, id),
  foreign key (agency_id, to_account) references staff.account (agency_id, id)
);

-- How many came from one place in this hour: a salted hash of the address that is forgotten with the day's salt (R88).
create table concerns.arrival (
  source_hash bytea not null,
  hour        timestamptz not null,
  count       int not null default 1,
  primary key (source_hash, hour)
);
create table concerns.day_salt (
  day  date primary key,
  salt bytea not null
);
