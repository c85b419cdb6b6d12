-- A pause moves what would fall into it to the day on which the case wakes; and a pause of many is taken back as a closing of many is.
grant update (rested_from) on cases.task to holdfast_app;
grant update (due_on, rested_from) on cases.task to holdfast_worker;

-- Takes one pause of one's own run back, if the case is as the run left it: it stands again as it stood, its clocks and its steps too.
create function cases.take_back_pause(p_run uuid, p_case uuid, p_timeline uuid, p_minutes int) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare i cases.bulk_item; c cases.case;
begin
  perform kernel.context_ok();
  select x.* into i from cases.bulk_item x join cases.bulk_run r on r.id = x.run_id
   where x.run_id = p_run and x.subject_id = p_case and x.state = 'done' and x.codes ->> 'act' = 'pause' and r.by_id = kernel.uid() and r.what = 'season'
     and r.agency_id = kernel.agency() and r.at > kernel.clock() - make_interval(mins => p_minutes);
  if not found then return 'notFound'; end if;
  select x.* into c from cases.case x where x.id = p_case for no key update;
  if c.version <> i.now_at or c.status <> 'paused' then return 'stale'; end if;
  if c.id = any (access.walled_cases()) or c.person_id = any (access.walled_people())
     or not (cases.has_it(c.id) or c.program_id = any (access.writes())) then return 'refused'; end if;
  update cases.task t set status = 'cancelled', done_at = kernel.clock(), done_by = kernel.uid(), version = t.version + 1
   where t.case_id = p_case and t.status = 'open' and t.rested_from = t.due_on and t.due_on = c.paused_until;
  update cases.task t set due_on = t.rested_from, rested_from = null, version = t.version + 1
   where t.case_id = p_case and t.status = 'open' and t.rested_from < t.due_on and t.due_on = c.paused_until;
  update cases.case x set status = i.was ->> 'status', paused_until = null, pause_reason = null, resumes_to = null, updated_at = kernel.clock(), version = x.version + 1
   where x.id = p_case;
  update cases.case x set clock_from = (i.was ->> 'clockFrom')::date, stepless_from = (i.was ->> 'steplessFrom')::date where x.id = p_case;
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, account_id, section, codes)
  values (p_timeline, c.agency_id, c.program_id, c.person_id, c.id, agencies.local_day(c.agency_id), 'resumed', c.id, kernel.uid(), access.section('services'),
          jsonb_build_object('takenBack', true));
  update cases.bulk_item x set state = 'undone', now_at = c.version + 1 where x.run_id = p_run and x.subject_id = p_case;
  return null;
end $$;
grant execute on function cases.take_back_pause(uuid, uuid, uuid, int) to holdfast_app;

-- At which sites those whom each colleague of a program helps are enrolled, for those who give out its cases: sites alone, and of nobody in particular.
create function cases.sites_of(p_program uuid) returns table (account_id uuid, site_ids uuid[]) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.manager_id, array_agg(distinct e.site_id) from cases.case c join people.enrolment e on e.person_id = c.person_id and e.ended_at is null
   where c.program_id = p_program and c.status <> 'closed' and c.agency_id = (select kernel.agency()) and (select kernel.context_ok())
     and (p_program = any ((select access.opens())::uuid[]) or p_program = any ((select access.reads())::uuid[]))
     and c.id <> all ((select access.walled_cases())::uuid[]) and c.person_id <> all ((select access.walled_people())::uuid[])
   group by c.manager_id
$$;
grant execute on function cases.sites_of(uuid) to holdfast_app;
