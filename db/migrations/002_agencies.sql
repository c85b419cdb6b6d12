-- Who helps: networks of agencies, their sites and programs, and the days on which a program is there.
create schema agencies;

create table agencies.network (
  id   uuid primary key,
  name text not null
);

create table agencies.agency (
  id              uuid primary key,
  network_id      uuid references agencies.network,
  name            text not null,
  slug            text not null unique check (slug ~ '^[a-z0-9-]{2,40}$'),
  kind            text not null check (kind in ('college', 'district', 'school', 'victim_services', 'law_enforcement', 'prosecutor', 'provider', 'coalition')),
  time_zone       text not null,
  -- An agency with one victim-services program has only such programs: the program's own flag must equal this one.
  victim_services boolean not null,
  emergency       text not null default '911',
  created_at      timestamptz not null default kernel.clock(),
  unique (id, victim_services)
);

-- An agency's data keys, wrapped by the installation's key that lies outside the database.
create table agencies.agency_key (
  agency_id  uuid not null references agencies.agency,
  key_id     int not null check (key_id between 1 and 65535),
  wrapped    bytea not null,
  created_at timestamptz not null default kernel.clock(),
  primary key (agency_id, key_id)
);

create table agencies.site (
  id        uuid primary key,
  agency_id uuid not null references agencies.agency,
  name      text not null,
  kind      text not null check (kind in ('school', 'district', 'department', 'campus', 'office', 'other')),
  parent_id uuid,
  ended_at  timestamptz,
  unique (agency_id, id),
  foreign key (agency_id, parent_id) references agencies.site (agency_id, id)
);

create table agencies.program (
  id                    uuid primary key,
  agency_id             uuid not null,
  name                  text not null,
  slug                  text not null unique check (slug ~ '^[a-z0-9-]{2,40}$'),
  regime                text not null check (regime in ('FERPA', 'VSP', 'CONF', 'BASE')),
  victim_services       boolean not null generated always as (regime = 'VSP') stored,
  kind                  text not null check (kind in ('care', 'k12_support', 'victim_services', 'threat_assessment', 'mloa', 'title_ix_support', 'counseling', 'other')),
  person_word           text not null check (person_word in ('student', 'participant', 'survivor', 'client')),
  week                  int not null default 31 check (week between 1 and 127), -- bit 0 Monday … bit 6 Sunday
  cadence_days          int not null default 10 check (cadence_days > 0),       -- program days without contact before a case is silent
  triage_days           int not null default 1 check (triage_days >= 0),        -- program days a concern may wait
  urgent_minutes        int not null default 60 check (urgent_minutes > 0),     -- minutes an urgent one may wait
  referral_days         int not null default 5 check (referral_days > 0),       -- program days a referral may stay unanswered
  supervisor_after_days int not null default 2 check (supervisor_after_days >= 0),
  case_capacity         int not null default 45 check (case_capacity > 0),      -- weight one full-time case manager carries
  escalation_id         uuid,                                                   -- the account that hears what nobody else answered
  takes_concerns        boolean not null default true,
  ended_at              timestamptz,
  version               int not null default 1,
  unique (agency_id, id),
  foreign key (agency_id, victim_services) references agencies.agency (id, victim_services)
);

-- Days on which a program, or a whole agency, is not there: holidays, breaks, summer. Both ends included.
create table agencies.closure (
  id         uuid primary key,
  agency_id  uuid not null references agencies.agency,
  program_id uuid,
  first_day  date not null,
  last_day   date not null,
  label      text not null,
  ended_at   timestamptz,
  check (last_day >= first_day),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id)
);

-- Every day of a program's calendar with the count of open days up to and including it: all clocks subtract two of these. Written by agencies.lay_calendar
-- alone, ten thousand rows a program; hence no reference to it.
create table agencies.program_day (
  program_id uuid not null,
  day        date not null,
  open       boolean not null,
  nth        int not null,
  primary key (program_id, day)
);
create index program_day_by_nth on agencies.program_day (program_id, nth, day) where open;

-- Numbers shown to people, counted per agency, since a global count would tell one agency how busy another is.
create table agencies.counter (
  agency_id uuid not null references agencies.agency,
  kind      text not null,
  last      bigint not null,
  primary key (agency_id, kind)
);
