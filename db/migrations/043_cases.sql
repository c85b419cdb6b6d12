-- A line of a story that nobody here wrote: the person took a release back on their own page.
alter table cases.timeline alter column account_id drop not null;
alter table cases.timeline add constraint told_by_somebody check (account_id is not null or kind = 'release');
