-- A case is not closed over a leave that runs: nothing of it could go on, its appeal least of all. It is decided and ended first. Death alone ends it with the case; and a return
-- that was prepared ends with it always: its meeting and its check-ins are steps, and asked about as steps.
create or replace function leaves.hold_closing() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.closure_reason is distinct from 'deceased' and exists (select from leaves.leave l where l.case_id = new.id and l.status <> 'closed') then
    raise exception using errcode = 'HF409', message = 'case.leaveRuns';
  end if;
  return new;
end $$;
create or replace trigger hold_for_leave before update of status on cases.case for each row when (new.status = 'closed' and old.status <> 'closed')
  execute function leaves.hold_closing();
create or replace function leaves.end_with_case() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update leaves.leave l set status = 'closed', closed_on = agencies.local_day(l.agency_id), due_on = null, version = l.version + 1,
         closed_because = case when l.status in ('on_leave', 'return_requested', 'return_decided') then 'not_returning' else 'withdrawn' end
   where l.case_id = new.id and l.status <> 'closed';
  update leaves.comeback k set status = 'ended', version = k.version + 1 where k.case_id = new.id and k.status = 'expected';
  return null;
end $$;
create or replace trigger end_leaves after update of status on cases.case for each row when (new.status = 'closed' and old.status <> 'closed')
  execute function leaves.end_with_case();
