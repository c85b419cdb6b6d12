-- Whoever is put on a case's team as one who decides: they work on it in no other way, before or after (A32).
alter table cases.team_member add column decides boolean not null default false;
