-- With which adult of the family one spoke, in which language, with an interpreter or without (B37).
alter table cases.contact
  add column with_id     uuid,
  add column language    text,
  add column interpreter boolean,
  add constraint with_somebody check (with_id is null or with_whom = 'family'),
  add foreign key (agency_id, with_id) references people.person (agency_id, id);
