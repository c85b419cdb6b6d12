-- Who may hold a page, and what a page answers. Staff see that there is one with the case; what its holder sees is handed out by the functions below alone:
-- each begins with the token, takes no person's and no case's id, and opens no request. With nothing but them a page reaches no table (README 9).
select kernel.entrust('portal.switch', 'select');
select kernel.entrust('portal.page', 'select');
select kernel.entrust('portal.invitation', 'select, update');
select kernel.entrust('portal.credential', 'select, insert, update');
select kernel.entrust('portal.demo_sign_in', 'select');

-- Whoever supervises a program switches its pages on and off.
select kernel.protect('portal.switch', 'program_id = any ((select access.belongs())::uuid[]) or program_id = any ((select access.reads())::uuid[])',
  'program_id = any ((select access.writes())::uuid[]) and by_id = (select kernel.uid())', 'program_id = any ((select access.writes())::uuid[])');
create policy r6_own_name on portal.switch as restrictive for update to holdfast_app, holdfast_worker using (true) with check (by_id = (select kernel.uid()));
grant select, insert on portal.switch to holdfast_app;
grant update (is_on, by_id, at) on portal.switch to holdfast_app;

select access.protect('portal.page', 'case', 'services', add_also => 'made_by = (select kernel.uid())');
create policy r6_ended_once on portal.page as restrictive for update to holdfast_app, holdfast_worker using (ended_at is null) with check (ended_by = (select kernel.uid()));
grant select, insert on portal.page to holdfast_app;
grant update (ended_at, ended_by, version) on portal.page to holdfast_app;

-- Whoever hands one out could keep it, so they may read what it opens: the releases, and what is written for the person.
select access.protect('portal.invitation', 'case', 'services', change_also => 'false', add_also => 'made_by = (select kernel.uid())
  and (program_id = any ((select access.writes())::uuid[]) or (select count(distinct s.bit) from access.my_grant g, unnest(array[access.section(''legal''), access.section(''notes'')]) s(bit)
     where g.case_id = invitation.case_id and g.can_write and (g.sections & s.bit) <> 0) = 2)');
grant select (id, agency_id, program_id, person_id, case_id, page_id, made_by, made_at, expires_at, failures, used_at) on portal.invitation to holdfast_app;
grant insert on portal.invitation to holdfast_app;

-- Whether a page opens at this moment. The one place that says so: read at every look, so that an end, a death, a birthday, an accusation or the switch
-- shuts it at the next request.
create function portal.opens(p portal.page) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.ended_at is null
    and exists (select from portal.switch w where w.program_id = p.program_id and w.is_on)
    and exists (select from people.person x where x.id = p.person_id and x.deceased_on is null)
    and (p.holder = 'self' or agencies.local_day(p.agency_id) < p.of_age_on and releases.signer_fault(p.agency_id, p.person_id, p.holder_id) = 'may')
$$;
grant execute on function portal.opens(portal.page) to holdfast_guard, holdfast_app;

-- Whether a parent or guardian can hold a page of this program at all: where the rights in its records may be theirs. Not at a college, nor where what is
-- said is confidential.
create function portal.for_guardians(p_program uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from agencies.program p join agencies.agency g on g.id = p.agency_id where p.id = p_program and p.regime in ('FERPA', 'BASE') and g.kind <> 'college')
$$;
grant execute on function portal.for_guardians(uuid) to holdfast_app, holdfast_guard;

create function portal.begins_for(p_agency uuid, p_program uuid, p_person uuid, p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and p_agency = kernel.agency() and p_case <> all (access.walled_cases()) and p_person <> all (access.walled_people())
     and (p_program = any (access.writes())
       or exists (select from access.my_grant g where g.case_id = p_case and g.can_write and (g.sections & access.section('services')) <> 0))
$$;
grant execute on function portal.begins_for(uuid, uuid, uuid, uuid) to holdfast_guard;

-- A page begins where pages are on, for one who lives, in the hands of whoever may hold it; it stays what it is until it ends.
create or replace function portal.gate_page() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if new.ended_at is not null and old.ended_at is null then perform staff.end_page_sessions(new.id); end if;
    return new;
  end if;
  -- Whether it could begin is told to those alone who answer for the case; the policy, which is asked after this, refuses all others by one code.
  if not portal.begins_for(new.agency_id, new.program_id, new.person_id, new.case_id) then raise exception using errcode = '42501', message = 'not available'; end if;
  if new.ended_at is not null then raise exception using errcode = '42501', message = 'a page begins open'; end if;
  if not exists (select from portal.switch w where w.program_id = new.program_id and w.is_on) then
    raise exception using errcode = 'HF409', message = 'page.off';
  end if;
  if exists (select from people.person x where x.id = new.person_id and x.deceased_on is not null) then
    raise exception using errcode = 'HF409', message = 'page.died';
  end if;
  if new.holder = 'guardian' then
    if not portal.for_guardians(new.program_id) then raise exception using errcode = 'HF409', message = 'page.notForGuardians'; end if;
    if releases.signer_fault(new.agency_id, new.person_id, new.holder_id) <> 'may' then raise exception using errcode = 'HF422', message = 'page.notThisAdult'; end if;
    if new.of_age_on <= agencies.local_day(new.agency_id) then raise exception using errcode = 'HF422', message = 'page.ofAge'; end if;
  end if;
  return new;
end $$;
create or replace trigger gate_page before insert or update on portal.page for each row execute function portal.gate_page();

-- R69: the day a guardian's page shuts on came from a birth date. Where that is put right, the page ends, and is made anew.
create or replace function portal.end_by_birth() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update portal.page p set ended_at = kernel.clock(), version = p.version + 1 where p.person_id = new.id and p.holder = 'guardian' and p.ended_at is null;
  return null;
end $$;
create or replace trigger end_pages after update of born on people.person for each row when (new.born is distinct from old.born) execute function portal.end_by_birth();
grant update (ended_at, version) on portal.page to holdfast_guard;

-- A code lasts two days, whatever was asked; the one before it is no more, and who was kept out by wrong tries starts anew.
create or replace function portal.gate_invitation() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p portal.page;
begin
  if not portal.begins_for(new.agency_id, new.program_id, new.person_id, new.case_id) then raise exception using errcode = '42501', message = 'not available'; end if;
  -- Of two that are made at once, one is the one before.
  select x.* into p from portal.page x where x.id = new.page_id for no key update;
  if not portal.opens(p) then raise exception using errcode = 'HF409', message = 'page.ended'; end if;
  new.made_at := kernel.clock();
  new.expires_at := kernel.clock() + interval '48 hours';
  new.failures := 0;
  new.used_at := null;
  update portal.invitation i set expires_at = kernel.clock() where i.page_id = new.page_id and i.used_at is null and i.expires_at > kernel.clock();
  perform staff.note_try(staff.hash('page|' || p.number), true);
  return new;
end $$;
create or replace trigger gate_invitation before insert on portal.invitation for each row execute function portal.gate_invitation();

-- Whose page a token opens; nothing where it opens none.
create function portal.opened(p_token text) returns portal.page language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p portal.page;
begin
  select x.* into p from portal.page x where x.id = (select staff.page_of(p_token)) and portal.opens(x);
  return p;
end $$;
create function portal.note(p portal.page, p_action text, p_outcome text, p_about jsonb) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into kernel.audit_event (id, agency_id, account_id, source, action, outcome, about, people)
  select gen_random_uuid(), p.agency_id, null, 'public', p_action, p_outcome, jsonb_build_object('caseId', p.case_id, 'pageId', p.id, 'holder', p.holder) || p_about, array[p.person_id]
   where p.id is not null
$$;
grant execute on function portal.opened(text), portal.note(portal.page, text, text, jsonb) to holdfast_guard;

-- Coming back from a hospital, or from wherever they were, is told to a guardian by who prepares it with them, and by no page.
create function portal.less_comebacks(p_steps json) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(json_agg(s.step order by s.nth), '[]') from json_array_elements(p_steps) with ordinality s(step, nth)
   where not exists (select from leaves.comeback k where k.meeting_task = (s.step ->> 'id')::uuid)
$$;
grant execute on function portal.less_comebacks(json) to holdfast_guard;

-- One part of the page, for its holder. The look is on record with the answer. What was written to the person is theirs alone.
create function portal.look(p_token text, p_what text) returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p portal.page; g boolean; adult uuid; found json;
begin
  p := portal.opened(p_token);
  if p.id is null then return null; end if;
  g := p.holder = 'guardian';
  adult := case when g then p.holder_id end;
  found := case p_what
    when 'home' then '[]'
    when 'sharing' then releases.for_page(p.case_id, adult)
    when 'plan' then case when g then null else plans.for_page(p.case_id) end
    when 'leave' then case when g then null else leaves.for_page(p.case_id) end
    when 'forms' then case when g then null else responses.for_page(p.case_id) end
    when 'helpers' then involvements.for_page(p.case_id, g)
    when 'record' then json_build_object('given', disclosures.given_for_page(p.case_id, adult), 'looks', disclosures.looks_for_page(p.case_id, g))
    when 'next' then json_build_object('steps', case when g then portal.less_comebacks(cases.next_for_page(p.case_id)) else cases.next_for_page(p.case_id) end, 'leave', case when g then null when exists (select from leaves.leave l where l.case_id = p.case_id) then 'has' when leaves.asks_under(p.case_id) is not null then 'ask' end, 'meetings', case when g then '[]' else appointments.for_page(p.case_id) end)
    when 'times' then case when g then null else appointments.times_for_page(p.case_id) end
    when 'notes' then case when g then '[]' else cases.notes_for_page(p.case_id) end end;
  if found is null then return null; end if;
  perform portal.note(p, 'page.' || p_what, 'done', '{}');
  return json_build_object('agencyId', p.agency_id, 'holder', p.holder, 'found', found);
end $$;

-- R45: takes back one of their releases, this second. Null where the page has no such release.
create function portal.withdraw(p_token text, p_release uuid, p_task uuid, p_title bytea, p_due int) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p portal.page; done boolean;
begin
  p := portal.opened(p_token);
  if p.id is null then return null; end if;
  done := releases.withdraw_on_page(p_release, p.case_id, case when p.holder = 'guardian' then p.holder_id end);
  if done then perform cases.follow_own_page(p.case_id, p_task, p_title, p_due); end if;
  if done is not null then perform portal.note(p, 'page.withdraw', 'done', jsonb_build_object('releaseId', p_release)); end if;
  return done;
end $$;

-- What they write about their plan, and a step of theirs that is done or not yet. It is the person's own: from a guardian's page there is no plan.
create function portal.say(p_token text, p_id uuid, p_kind text, p_goal uuid, p_words bytea, p_task uuid, p_title bytea, p_due int) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p portal.page; done text;
begin
  p := portal.opened(p_token);
  if p.id is null or p.holder <> 'self' then return null; end if;
  done := plans.say_on_page(p.case_id, p_id, p_kind, p_goal, p_words);
  if done = 'done' then perform cases.follow_own_page(p.case_id, p_task, p_title, p_due); end if;
  if done is not null then perform portal.note(p, 'page.say', case done when 'often' then 'refused' else 'done' end, '{}'); end if;
  return done;
end $$;
create function portal.tick(p_token text, p_action uuid, p_done boolean, p_task uuid, p_title bytea, p_due int) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p portal.page; done text;
begin
  p := portal.opened(p_token);
  if p.id is null or p.holder <> 'self' then return null; end if;
  done := plans.tick_on_page(p.case_id, p_action, p_done);
  if done = 'done' then perform cases.follow_own_page(p.case_id, p_task, p_title, p_due); end if;
  if done is not null then perform portal.note(p, 'page.tick', case done when 'often' then 'refused' else 'done' end, jsonb_build_object('actionId', p_action)); end if;
  return done;
end $$;

-- They appeal from what was decided of their leave. It is the person's own, too.
create function portal.appeal(p_token text, p_leave uuid, p_decision uuid, p_words bytea, p_task uuid, p_title bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p portal.page; done text;
begin
  p := portal.opened(p_token);
  if p.id is null or p.holder <> 'self' then return null; end if;
  done := leaves.appeal_on_page(p.case_id, p_leave, p_decision, p_words, p_task, p_title);
  if done is not null then perform portal.note(p, 'page.appeal', case done when 'late' then 'refused' else 'done' end, jsonb_build_object('leaveId', p_leave)); end if;
  return done;
end $$;
-- They ask for a leave there; take back what they asked for, which whoever carries the case is told as a step; ask to come back. Theirs alone.
create function portal.ask_leave(p_token text, p_id uuid, p_from date, p_until date, p_task uuid, p_title bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p portal.page; done text;
begin
  p := portal.opened(p_token);
  if p.id is null or p.holder <> 'self' then return null; end if;
  done := leaves.ask_on_page(p.case_id, p_id, p_from, p_until, p_task, p_title);
  if done is not null then perform portal.note(p, 'page.askLeave', case when done in ('done', 'same') then 'done' else 'refused' end, jsonb_build_object('leaveId', p_id)); end if;
  return done;
end $$;
create function portal.act_leave(p_token text, p_leave uuid, p_act text, p_on date, p_task uuid, p_title bytea, p_due int) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p portal.page; done text;
begin
  p := portal.opened(p_token);
  if p.id is null or p.holder <> 'self' then return null; end if;
  done := leaves.act_on_page(p.case_id, p_leave, p_act, p_on, p_task, p_title);
  if done = 'done' and p_act = 'close' then perform cases.follow_own_page(p.case_id, p_task, p_title, p_due); end if;
  if done is not null then perform portal.note(p, 'page.' || case p_act when 'close' then 'takeBackLeave' else 'askReturn' end, case when done in ('done', 'same') then 'done' else 'refused' end, jsonb_build_object('leaveId', p_leave)); end if;
  return done;
end $$;
grant execute on function portal.ask_leave(text, uuid, date, date, uuid, bytea), portal.act_leave(text, uuid, text, date, uuid, bytea, int) to holdfast_app;
grant execute on function portal.appeal(text, uuid, uuid, bytea, uuid, bytea) to holdfast_app;

-- A form they were asked to fill in: kept while they are at it, and sent. It is the person's own: nobody fills it in for them from a guardian's page.
create function portal.keep_form(p_token text, p_response uuid, p_kept bytea) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p portal.page; done text;
begin
  p := portal.opened(p_token);
  if p.id is null or p.holder <> 'self' then return null; end if;
  done := responses.keep_on_page(p.case_id, p_response, p_kept);
  if done is not null then perform portal.note(p, 'page.keepForm', 'done', jsonb_build_object('responseId', p_response)); end if;
  return done;
end $$;
create function portal.send_form(p_token text, p_response uuid, p_answers bytea, p_task uuid, p_title bytea, p_due int) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p portal.page; done text;
begin
  p := portal.opened(p_token);
  if p.id is null or p.holder <> 'self' then return null; end if;
  done := responses.send_on_page(p.case_id, p_response, p_answers);
  if done = 'done' then
    perform cases.follow_own_page(p.case_id, p_task, p_title, p_due);
    perform portal.note(p, 'page.sendForm', 'done', jsonb_build_object('responseId', p_response));
  end if;
  return done;
end $$;

-- Whether somebody holds a page of that case themselves, and it opens. For whoever writes there.
create function portal.has_own(p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and exists (select from portal.page p where p.case_id = p_case and p.holder = 'self' and portal.opens(p) and portal.begins_for(p.agency_id, p.program_id, p.person_id, p.case_id))
$$;
grant execute on function portal.keep_form(text, uuid, bytea), portal.send_form(text, uuid, bytea, uuid, bytea, int), portal.has_own(uuid) to holdfast_app;

-- Whose keys the page's words are sealed with, and what language its case's manager reads. Nothing of the person.
create function portal.whose(p_token text) returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p portal.page;
begin
  p := portal.opened(p_token);
  return (select json_build_object('agencyId', p.agency_id, 'language', coalesce((select a.language from cases.case c join staff.account a on a.id = c.manager_id where c.id = p.case_id), 'en'))
           where p.id is not null);
end $$;
grant execute on function portal.look(text, text), portal.withdraw(text, uuid, uuid, bytea, int), portal.whose(text), portal.say(text, uuid, text, uuid, bytea, uuid, bytea, int),
  portal.tick(text, uuid, boolean, uuid, bytea, int) to holdfast_app;
