-- Advisory boards: where a program sits or reports, who else sits there, what was brought to them and what became of it, and the figures they were given (A34).
create schema boards;

create table boards.board (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  name       text not null check (name ~ '\S' and char_length(name) <= 120),
  purpose    bytea, -- secret
  meets      text not null check (meets in ('monthly', 'quarterly', 'half_yearly', 'yearly', 'as_needed')),
  next_on    date, -- when it meets next, where that is known
  added_by   uuid not null,
  added_at   timestamptz not null default kernel.clock(),
  ended_on   date, -- it meets no more, or not with us
  version    int not null default 1,
  unique (agency_id, program_id, id),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, added_by) references staff.account (agency_id, id)
);
create index board_by_program on boards.board (program_id);

-- Who sits on it: a colleague, or somebody from outside by name.
create table boards.member (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  board_id   uuid not null,
  account_id uuid,
  name       bytea, -- secret
  office     bytea, -- secret
  chair      boolean not null default false,
  from_on    date not null,
  until_on   date, -- the last day
  added_by   uuid not null,
  added_at   timestamptz not null default kernel.clock(),
  version    int not null default 1,
  foreign key (agency_id, program_id, board_id) references boards.board (agency_id, program_id, id),
  foreign key (agency_id, account_id) references staff.account (agency_id, id),
  foreign key (agency_id, added_by) references staff.account (agency_id, id),
  constraint colleague_or_named check ((account_id is null) = (name is not null)),
  constraint until_after_from check (until_on >= from_on)
);
create unique index member_once on boards.member (board_id, account_id) where until_on is null;
create index member_by_board on boards.member (board_id, from_on);

-- What the program brings to one meeting of it, and what became of that: said once.
create table boards.input (
  id           uuid primary key,
  agency_id    uuid not null,
  program_id   uuid not null,
  board_id     uuid not null,
  meeting_on   date not null,
  kind         text not null check (kind in ('need', 'gap', 'proposal')),
  words        bytea not null, -- secret
  brought_by   uuid not null,
  recorded_at  timestamptz not null default kernel.clock(),
  answer       text check (answer in ('taken_up', 'not_taken_up', 'later', 'withdrawn')), -- withdrawn: not brought after all
  answer_words bytea, -- secret
  answered_by  uuid,
  answered_on  date, -- where the agency is
  foreign key (agency_id, program_id, board_id) references boards.board (agency_id, program_id, id),
  foreign key (agency_id, brought_by) references staff.account (agency_id, id),
  foreign key (agency_id, answered_by) references staff.account (agency_id, id),
  constraint answered_whole check (num_nulls(answer, answered_by, answered_on) in (0, 3) and (answer_words is null or answer is not null)),
  constraint answered_after_meeting check (answer = 'withdrawn' or answered_on >= meeting_on)
);
create index input_by_board on boards.input (board_id, meeting_on desc);
create index input_open on boards.input (program_id, meeting_on) where answer is null;

-- The figures a meeting was given, as they were given: of half a year or a year that was over, small numbers taken out. Never counted again.
create table boards.sheet (
  id         uuid primary key,
  agency_id  uuid not null,
  program_id uuid not null,
  board_id   uuid not null,
  meeting_on date not null,
  from_on    date not null check (extract(day from from_on) = 1 and extract(month from from_on) in (1, 7)),
  until_on   date not null,
  figures    jsonb not null,
  least      int not null check (least >= 5), -- of fewer people nothing was said
  issued_by  uuid not null,
  issued_at  timestamptz not null default kernel.clock(),
  unique (board_id, meeting_on, from_on, until_on),
  foreign key (agency_id, program_id, board_id) references boards.board (agency_id, program_id, id),
  foreign key (agency_id, issued_by) references staff.account (agency_id, id),
  constraint half_or_year check (until_on in ((from_on + interval '6 months' - interval '1 day')::date, (from_on + interval '1 year' - interval '1 day')::date))
);
create index sheet_by_program on boards.sheet (program_id, from_on);
