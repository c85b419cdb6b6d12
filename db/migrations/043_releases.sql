-- R22: a program's own usual and longest length of a release, with why; empty: what its regime ships.
alter table agencies.program
  add column release_days int,
  add column release_most int,
  add column release_why  text check (length(release_why) between 3 and 400),
  add constraint release_days_whole check (num_nulls(release_days, release_most, release_why) in (0, 3) and release_days between 1 and release_most and release_most <= 365);

-- R50: that somebody is missing, by the word of who works with them; and that they were found. The last time stands.
alter table people.person
  add column missing_since date,
  add column missing_by    uuid,
  add column found_on      date,
  add column found_by      uuid,
  add constraint missing_by_fkey foreign key (agency_id, missing_by) references staff.account (agency_id, id),
  add constraint found_by_fkey foreign key (agency_id, found_by) references staff.account (agency_id, id),
  add constraint missing_whole check ((missing_since is null) = (missing_by is null) and (found_on is null) = (found_by is null) and (found_on is null or found_on >= missing_since));

-- What they want of a release should they be missing; a paper signed before it was asked says nothing of it, and ends. And why one lapsed.
alter table releases.release
  add column if_missing     boolean not null default false,
  add column lapsed_because text check (lapsed_because in ('death', 'missing', 'signer')),
  add constraint if_missing_in_words check (not if_missing or outlives_words is not null);
update releases.release r set lapsed_because = case when p.deceased_on is not null and not r.outlives then 'death' else 'signer' end
  from people.person p where p.id = r.person_id and r.lapsed_at is not null;
alter table releases.release add constraint lapsed_whole check ((lapsed_at is null) = (lapsed_because is null));
