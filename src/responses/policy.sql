-- What was answered is read and written like the notes of its case, each line in the name of whoever writes it.
select access.protect('responses.response', 'case', 'notes', add_also => 'begun_by = (select kernel.uid()) and status = ''begun''', change_also => 'status = ''begun''');
drop policy p_change on responses.response;
create policy p_change on responses.response for update to holdfast_app, holdfast_worker
  using (status = 'begun' and (program_id = any ((select access.writes())::uuid[])
    or exists (select from access.my_grant g where g.case_id = response.case_id and g.can_write and (g.sections & access.section('notes')) <> 0)))
  with check (status in ('begun', 'left') or completed_by = (select kernel.uid()));
grant select on responses.response to holdfast_app, holdfast_worker;
grant insert (id, agency_id, program_id, person_id, case_id, form_id, begun_by, presence, paged_id) on responses.response to holdfast_app;
grant update (status, answers, completed_by, completed_at, on_day, safety_task_id, version) on responses.response to holdfast_app;
select kernel.entrust('responses.response', 'select');

-- Begun with a published form; one that can call for safety, only with somebody there.
create or replace function responses.keep_response() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare f record;
begin
  select x.status, x.calls_for_safety into strict f from forms.form x where x.id = new.form_id and x.agency_id = new.agency_id;
  if f.status <> 'published' then raise exception using errcode = 'HF409', message = 'form.notPublished'; end if;
  if f.calls_for_safety and new.presence is null then raise exception using errcode = 'HF409', message = 'response.nobodyThere'; end if;
  return new;
end $$;
create or replace trigger keep_response before insert on responses.response for each row execute function responses.keep_response();

-- Who of a program is on call now and would be rung first; nobody where that is the asker. For those who write there.
create function responses.on_call(p_case uuid) returns table (account_id uuid, name text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.name from cases.case c cross join lateral oncall.ladder(c.program_id) l join staff.account a on a.id = l.account_id
   where kernel.context_ok() and c.id = p_case and c.agency_id = kernel.agency() and c.id <> all (access.walled_cases()) and c.person_id <> all (access.walled_people())
     and (c.program_id = any (access.writes()) or exists (select from access.my_grant g where g.case_id = c.id and g.can_write and (g.sections & access.section('notes')) <> 0))
     and l.account_id <> kernel.uid()
     and not exists (select from access.wall w where w.account_id = l.account_id and w.lifted_at is null and (w.case_id = c.id or w.person_id = c.person_id))
   order by l.step limit 1
$$;
grant execute on function responses.on_call(uuid) to holdfast_app;
