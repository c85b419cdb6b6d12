-- The words of whom, and of where, a concern is about, as search knows them: whoever knows that person is kept from it before anybody has found out who it is.
alter table concerns.concern add column subject_tokens bytea[];
alter table concerns.concern add column place_tokens bytea[];
