-- For those who supervise: what a program thinks one can carry, and how much of a full week each is there; and for one who works alone, the reviewer from outside.

-- When somebody last looked at a case is asked of the trail by the case.
create index audit_event_by_case on kernel.audit_event ((about ->> 'caseId'), account_id, at desc) where about ->> 'caseId' is not null;

create table today.caseload_policy (
  program_id         uuid primary key,
  agency_id          uuid not null,
  warn_at            int not null check (warn_at between 50 and 100),              -- percent of the limit at which it is said
  triage_only_weight int not null check (triage_only_weight between 1 and 10),     -- what a case of each level is proposed to weigh (A13)
  brief_weight       int not null check (brief_weight between 1 and 10),
  full_weight        int not null check (full_weight between 1 and 10),
  people_per_manager int not null check (people_per_manager between 1 and 2000),   -- people with an open case to one full-time case manager (A15)
  by_id              uuid not null,
  at                 timestamptz not null default kernel.clock(),
  version            int not null default 1,
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id)
);

-- Whoever is not named here is there the whole week.
create table today.working_share (
  program_id uuid not null,
  account_id uuid not null,
  agency_id  uuid not null,
  percent    int not null check (percent between 0 and 100),
  by_id      uuid not null,
  at         timestamptz not null default kernel.clock(),
  primary key (program_id, account_id),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id),
  foreign key (agency_id, by_id) references staff.account (agency_id, id)
);

-- Somebody outside who sees that the one who works alone has done something, and nothing of what it was about (A19).
create table today.reviewer (
  id         uuid primary key,
  agency_id  uuid not null,
  account_id uuid not null,
  worker_id  uuid not null,
  named_by   uuid not null,
  named_at   timestamptz not null default kernel.clock(),
  agreed_by  uuid,
  agreed_at  timestamptz,
  expires_on date not null,
  ended_at   timestamptz,
  ended_by   uuid,
  unique (agency_id, id),
  check (account_id <> worker_id and account_id <> named_by),
  check ((agreed_by is null) = (agreed_at is null)),
  check ((ended_by is null) = (ended_at is null)),
  foreign key (agency_id, account_id) references staff.account (agency_id, id),
  foreign key (agency_id, worker_id) references staff.account (agency_id, id),
  foreign key (agency_id, named_by) references staff.account (agency_id, id)
);
create unique index one_reviewer on today.reviewer (agency_id) where ended_at is null;

-- That the reviewer has seen an act: a closing, or something put off.
create table today.acknowledgement (
  reviewer_id uuid not null,
  act_id      uuid not null,
  agency_id   uuid not null,
  at          timestamptz not null default kernel.clock(),
  primary key (reviewer_id, act_id),
  foreign key (agency_id, reviewer_id) references today.reviewer (agency_id, id)
);

-- That the reviewer asked the worker to look at something that slips: which, and not a word more.
create table today.nudge (
  id          uuid primary key,
  agency_id   uuid not null,
  reviewer_id uuid not null,
  crack_id    uuid not null references today.crack_log,
  at          timestamptz not null default kernel.clock(),
  foreign key (agency_id, reviewer_id) references today.reviewer (agency_id, id)
);
create index nudge_by_crack on today.nudge (crack_id, at desc);
