-- Somebody an administrator asks to let into a program, until one of those who work there has said yes or no (R08).
create table staff.admission (
  id            uuid primary key,
  agency_id     uuid not null,
  account_id    uuid not null,
  program_id    uuid not null,
  role          text not null check (role in ('case_manager', 'supervisor', 'triager', 'teammate', 'referrer', 'officer')),
  sees          text not null check (sees in ('assigned', 'program')),
  may_triage    boolean not null default false,
  can_write     boolean not null default true,
  trained_until date,
  asked_by      uuid not null,
  asked_at      timestamptz not null default kernel.clock(),
  outcome       text check (outcome in ('admitted', 'refused', 'withdrawn')),
  decided_by    uuid,
  decided_at    timestamptz,
  check ((outcome is null) = (decided_at is null)),
  foreign key (agency_id, account_id) references staff.account (agency_id, id),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, asked_by) references staff.account (agency_id, id),
  foreign key (agency_id, decided_by) references staff.account (agency_id, id)
);
create unique index admission_waiting on staff.admission (account_id, program_id) where outcome is null;
create index admission_by_program on staff.admission (program_id) where outcome is null;
