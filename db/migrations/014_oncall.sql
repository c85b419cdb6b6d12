-- Who is on call, who was rung for what could not wait, and what one shift tells the next.
create schema oncall;

-- A turn that comes round each week: from a weekday and a time of day to a time of day so many days later, where the agency is.
create table oncall.pattern (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  account_id uuid not null,
  rank       text not null default 'first' check (rank in ('first', 'second')),
  weekday    int not null check (weekday between 1 and 7), -- 1 Monday … 7 Sunday
  from_time  time not null,
  days       int not null check (days between 0 and 7),
  until_time time not null,
  first_day  date not null,
  ended_at   timestamptz,
  created_at timestamptz not null default kernel.clock(),
  created_by uuid not null,
  check (days > 0 or until_time > from_time),
  check (days < 7 or until_time <= from_time),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id)
);
create index pattern_by_program on oncall.pattern (program_id);

-- One turn by itself; or, with a pattern, who has that week's turn instead, where nobody may stand too.
create table oncall.shift (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  account_id uuid,
  rank       text not null default 'first' check (rank in ('first', 'second')),
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  pattern_id uuid references oncall.pattern,
  on_day     date,
  ended_at   timestamptz,
  created_at timestamptz not null default kernel.clock(),
  created_by uuid not null,
  check (ends_at > starts_at),
  check ((pattern_id is null) = (on_day is null)),
  check (account_id is not null or pattern_id is not null),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id)
);
create index shift_by_program on oncall.shift (program_id, ends_at);
create unique index one_swap on oncall.shift (pattern_id, on_day) where ended_at is null and pattern_id is not null;

-- Something that cannot wait, until somebody has it. The concern itself lies in the slice above; here is its id and its number.
create table oncall.call (
  concern_id uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  number     bigint not null,
  called_at  timestamptz not null default kernel.clock(),
  settled_at timestamptz,
  settled_by text check (settled_by in ('has_it', 'taken', 'decided')),
  check ((settled_at is null) = (settled_by is null)),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id)
);
create index call_open on oncall.call (called_at) where settled_at is null;
create index call_by_program on oncall.call (program_id, called_at desc);

-- That one person was rung, and what they answered. Rows stay.
create table oncall.ring (
  id          uuid primary key default gen_random_uuid(),
  agency_id   uuid not null,
  program_id  uuid not null,
  concern_id  uuid not null references oncall.call,
  account_id  uuid not null,
  for_id      uuid, -- whose turn it was, when a stand-in was rung
  place       text not null check (place in ('first', 'second', 'next', 'escalation', 'supervisor', 'triager')),
  round       int not null,
  nth         int not null,
  rung_at     timestamptz not null default kernel.clock(),
  answer_by   timestamptz not null,
  answer      text check (answer in ('has_it', 'passed_on', 'no_answer', 'stopped')),
  answered_at timestamptz,
  told_at     timestamptz, -- when its message was put into the outbox
  unique (concern_id, nth),
  check ((answer is null) = (answered_at is null)),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id)
);
-- Never two at once.
create unique index one_rung on oncall.ring (concern_id) where answer is null;
create index ring_waiting on oncall.ring (account_id) where answer is null;
create index ring_by_program on oncall.ring (program_id, rung_at desc);

-- A few words by the one who goes, and who read them.
create table oncall.hand_over (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  words      bytea not null, -- secret
  by_id      uuid not null,
  at         timestamptz not null default kernel.clock(),
  read_by    uuid,
  read_at    timestamptz,
  check ((read_by is null) = (read_at is null)),
  check (read_by <> by_id),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id),
  foreign key (agency_id, read_by) references staff.account (agency_id, id)
);
create index hand_over_by_program on oncall.hand_over (program_id, at desc);
