-- What a leave writes into its case: called by the slices above, which hold the right. The step of what comes next takes the place of the one before it; a line of
-- the story says that the leave moved, and nothing of why.
create function cases.follow_leave(p_case uuid, p_leave uuid, p_state text, p_before uuid, p_task uuid, p_title bytea, p_due date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.task t set status = 'done', done_at = kernel.clock(), done_by = nullif(current_setting('hf.uid', true), '')::uuid, version = t.version + 1
   where t.id = p_before and t.case_id = p_case and t.status = 'open';
  if p_due is not null then
    insert into cases.task (id, agency_id, program_id, person_id, case_id, kind, title, owner_id, due_on, source, created_by)
    select p_task, c.agency_id, c.program_id, c.person_id, c.id, 'task', p_title, c.manager_id, p_due, 'system', c.manager_id
      from cases.case c where c.id = p_case and c.manager_id is not null and c.status <> 'closed';
  end if;
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, account_id, section, codes)
  select gen_random_uuid(), c.agency_id, c.program_id, c.person_id, c.id, agencies.local_day(c.agency_id), 'leave', p_leave, nullif(current_setting('hf.uid', true), '')::uuid,
         access.section('services'), jsonb_build_object('state', p_state)
    from cases.case c where c.id = p_case;
end $$;

-- Each request is answered from documents of its own: whether they are all there is said anew.
create function cases.unsay_medical(p_case uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update cases.case c set medical_complete = null, medical_said_by = null, medical_said_at = null, version = c.version + 1, updated_at = kernel.clock()
   where c.id = p_case and c.medical_complete is not null
$$;
grant execute on function cases.follow_leave(uuid, uuid, text, uuid, uuid, bytea, date), cases.unsay_medical(uuid) to holdfast_guard;
