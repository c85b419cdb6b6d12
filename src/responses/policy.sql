-- What was answered is read and written like the notes of its case, each line in the name of whoever writes it.
select access.protect('responses.response', 'case', 'notes', add_also => 'begun_by = (select kernel.uid()) and status = ''begun''', change_also => 'status = ''begun''');
drop policy p_change on responses.response;
create policy p_change on responses.response for update to holdfast_app, holdfast_worker
  using (status = 'begun' and (program_id = any ((select access.writes())::uuid[])
    or exists (select from access.my_grant g where g.case_id = response.case_id and g.can_write and (g.sections & access.section('notes')) <> 0)))
  with check (status in ('begun', 'left') or completed_by = (select kernel.uid()));
-- What they have filled in on their own page and not sent is nobody's to read.
grant select (id, agency_id, program_id, person_id, case_id, form_id, status, begun_by, begun_at, presence, paged_id, answers, completed_by, completed_at, on_day, safety_task_id, version,
  filled_by, on_page) on responses.response to holdfast_app, holdfast_worker;
grant insert (id, agency_id, program_id, person_id, case_id, form_id, begun_by, presence, paged_id, filled_by, on_page) on responses.response to holdfast_app;
grant update (status, answers, completed_by, completed_at, on_day, safety_task_id, filled_by, version) on responses.response to holdfast_app;
select kernel.entrust('responses.response', 'select, update (status, answers, kept, completed_at, on_day, version)');

-- Begun with a published form; one that can call for safety, only with somebody there: never on a page of their own. What is asked for on their page is answered there.
create or replace function responses.keep_response() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare f record;
begin
  if tg_op = 'UPDATE' then
    if new.status = 'complete' and old.status = 'begun' and old.on_page and nullif(current_setting('hf.uid', true), '') is not null then
      raise exception using errcode = 'HF409', message = 'response.onTheirPage';
    end if;
    if new.status <> 'begun' then new.kept := null; end if;
    return new;
  end if;
  select x.status, x.calls_for_safety into strict f from forms.form x where x.id = new.form_id and x.agency_id = new.agency_id;
  if f.status <> 'published' then raise exception using errcode = 'HF409', message = 'form.notPublished'; end if;
  if f.calls_for_safety and new.on_page then raise exception using errcode = 'HF409', message = 'response.notAlone'; end if;
  if f.calls_for_safety and new.presence is null then raise exception using errcode = 'HF409', message = 'response.nobodyThere'; end if;
  return new;
end $$;
create or replace trigger keep_response before insert or update on responses.response for each row execute function responses.keep_response();

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

-- A form of the program that is gone through again and again, and was not in time: counted from the last time, never from before a pause. One that was never gone through
-- is not due. It is the case manager's; ten program days late, those above hear of it.
create view responses.response_crack with (security_invoker = true) as
  select 'form_due' as crack, 'case' as subject, c.id as subject_id, c.agency_id, c.program_id, c.person_id, c.id as case_id, c.manager_id, c.manager_id as holder_id,
         k.due_on as since, l.nth - coalesce(d.nth, 0) as days, l.nth - coalesce(d.nth, 0) - 10 as stood, false as high, l.supervisor_after_days, l.today
    from agencies.clocks() l
    join cases.case c on c.program_id = l.program_id and c.status <> 'closed' and not (c.status = 'paused' and c.paused_until > l.today) and c.died_on is null
    cross join lateral (
      select min(x.due_on) as due_on from (
        select greatest(max(r.on_day), coalesce(c.clock_from, c.opened_on), c.paused_until) + min(u.cycle_days) as due_on
          from forms.use u
          join forms.form f on f.agency_id = u.agency_id and f.slug = u.slug
          join responses.response r on r.case_id = c.id and r.form_id = f.id and r.status = 'complete'
         where u.program_id = c.program_id and u.ended_at is null and u.cycle_days is not null
           and exists (select from forms.form n where n.agency_id = u.agency_id and n.slug = u.slug and n.status = 'published')
         group by u.slug) x) k
    left join agencies.program_day d on d.program_id = c.program_id and d.day = k.due_on
   where k.due_on < l.today;
grant select on responses.response_crack to holdfast_app, holdfast_guard;
