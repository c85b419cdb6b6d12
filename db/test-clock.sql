-- Laid over the shipped clock in test templates, and while the demo's history is made: now() moved by a stored interval.
create table kernel.moved_clock (only_one boolean primary key default true check (only_one), by interval not null default '0');
insert into kernel.moved_clock default values;
alter table kernel.moved_clock enable row level security, force row level security;
select kernel.entrust('kernel.moved_clock', 'select, update');
create or replace function kernel.clock() returns timestamptz language sql stable security definer set search_path = pg_catalog, pg_temp as
  'select now() + (select m.by from kernel.moved_clock m)';
alter function kernel.clock() owner to holdfast_guard;
