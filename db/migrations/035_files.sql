-- What looks into files for what would harm whoever opens them: until it has looked, a file is there and is not given out.
alter table files.artefact
  add column scan       text not null default 'clear' check (scan in ('clear', 'pending', 'held')),
  add column scanned_at timestamptz;
create index artefact_by_scan on files.artefact (made_at) where scan = 'pending';

-- Whether this installation has such a thing.
create table files.setting (
  only_one boolean primary key default true check (only_one),
  scans    boolean not null default false
);
insert into files.setting default values;
