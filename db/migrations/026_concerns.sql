-- Duplicates are asked for by what they are the same as.
create index decision_by_duplicate on concerns.decision (duplicate_of) where duplicate_of is not null;
