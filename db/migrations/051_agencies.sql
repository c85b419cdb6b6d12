-- Whether each meeting asks about safety planning: always in victim services, elsewhere where a program says so (R85); and after how many program days without
-- having talked about it a case slips.
alter table agencies.program
  add column asks_safety boolean not null default false,
  add column safety_days int not null default 30 check (safety_days between 1 and 250);
