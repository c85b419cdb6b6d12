-- Advice given and calls answered without a name: counted, and linked to nobody. No column here holds a person, a case or a concern.
create schema consults;

create table consults.consult (
  id                uuid primary key,
  agency_id         uuid not null,
  program_id        uuid not null,
  asker_kind        text not null check (asker_kind in ('staff', 'parent', 'resident_assistant', 'colleague', 'agency', 'other')),
  asker             bytea,          -- secret: who asked, should they wish to be known
  about             bytea not null, -- secret: what they asked about
  said              bytea not null, -- secret: what they were told
  minutes           int not null check (minutes between 5 and 480 and minutes % 5 = 0),
  on_day            date not null,
  recorded_by       uuid not null,
  at                timestamptz not null default kernel.clock(),
  became_concern_at timestamptz,    -- that it did; not which
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, recorded_by) references staff.account (agency_id, id)
);
create index consult_by_program on consults.consult (program_id, on_day desc, id desc);
create index consult_by_writer on consults.consult (recorded_by, on_day desc, id desc);

-- A call of somebody who is no client: nothing in it can hold a name, so no words are taken.
create table consults.hotline_contact (
  id          uuid primary key,
  agency_id   uuid not null,
  program_id  uuid not null,
  on_day      date not null,
  at_time     time not null,
  minutes     int not null check (minutes between 5 and 480 and minutes % 5 = 0),
  language    text not null check (language ~ '^[a-z]{2,3}$'),
  interpreter boolean not null,
  caller_kind text not null check (caller_kind in ('self', 'family', 'friend', 'professional', 'other', 'unsaid')),
  needs       text[] not null,
  given       text[] not null,
  safety      text not null check (safety in ('asked', 'safe_now', 'not_safe', 'not_this_time')),
  recorded_by uuid not null,
  at          timestamptz not null default kernel.clock(),
  foreign key (agency_id, program_id) references agencies.program (agency_id, id),
  foreign key (agency_id, recorded_by) references staff.account (agency_id, id)
);
create index hotline_contact_by_program on consults.hotline_contact (program_id, on_day desc, id desc);
create index hotline_contact_by_writer on consults.hotline_contact (recorded_by, on_day desc, id desc);
