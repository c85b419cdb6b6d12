-- What others closed or paused of one's own cases by a press on many, in the last days: nobody's case goes quiet behind their back. Not behind a wall, and not where one works no more.
create or replace function cases.settled_lately(p_days int) returns table (case_id uuid, act text, by_id uuid, by_name text, at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, coalesce(i.codes ->> 'act', 'close'), a.id, a.name, r.at
    from cases.bulk_run r join cases.bulk_item i on i.run_id = r.id and i.state = 'done' and i.to_id is null
    join cases.case c on c.id = i.subject_id and c.version = i.now_at join staff.account a on a.id = r.by_id
   where (select kernel.context_ok()) and r.agency_id = (select kernel.agency()) and r.what in ('close', 'season') and r.by_id <> (select kernel.uid())
     and r.at > kernel.clock() - make_interval(days => p_days) and c.manager_id = (select kernel.uid()) and c.program_id = any ((select access.belongs())::uuid[])
     and c.id <> all ((select access.walled_cases())::uuid[]) and c.person_id <> all ((select access.walled_people())::uuid[])
$$;
revoke execute on function cases.settled_lately(int) from public;
grant execute on function cases.settled_lately(int) to holdfast_app;
