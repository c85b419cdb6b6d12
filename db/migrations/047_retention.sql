-- All of a person may be held from more than one case: what a confidential program holds is not known beside it, and so must not be told by a refusal either.
drop index retention.hold_once;
create unique index hold_once on retention.hold (coalesce(request_id, paper_id, case_id, person_id), number) where lifted_at is null;
