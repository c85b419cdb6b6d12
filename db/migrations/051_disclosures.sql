-- That their circumstances have changed is a fact of the case: said in a meeting too, and read by whatever is asked again because of it.
alter table disclosures.circumstance set schema cases;
alter table cases.circumstance
  add column words      bytea, -- secret: how, in few words, where somebody says so
  add column contact_id uuid references cases.contact;
create index circumstance_by_contact on cases.circumstance (contact_id) where contact_id is not null;
