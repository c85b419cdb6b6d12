-- A policy names nobody: all of the agency read every version, and its administrators lay down the next one. What stands is not written over.
select kernel.protect('leaves.policy', 'true', '(select kernel.may_admin()) and by_id = (select kernel.uid())');
grant select on leaves.policy to holdfast_app;
grant insert (id, agency_id, number, title, summary, body, language, offices, documents_days, review_days, appeal_days, effective_on, by_id) on leaves.policy to holdfast_app;
select kernel.entrust('leaves.policy', 'select');
select kernel.entrust('leaves.leave', 'select, insert, update');
select kernel.entrust('leaves.decision', 'select, insert, update (appealed_on, appealed_by, appeal_words)');
select kernel.entrust('leaves.reasoning', 'select, insert');
select kernel.entrust('leaves.kind', 'select, insert, update');
select kernel.entrust('leaves.comeback', 'select, update (status, version)');

-- A leave and what was decided of it are known to those who serve its case, its medical reviewers among them. No login writes them: each step is one of the functions below.
select access.protect('leaves.leave', 'case', 'services');
grant select on leaves.leave to holdfast_app, holdfast_worker;
select access.protect('leaves.decision', 'case', 'services');
grant select on leaves.decision to holdfast_app, holdfast_worker;

-- Why it was decided so is for the reviewers, as medical documents are (R84), and for the person on their own page.
select kernel.protect('leaves.reasoning', 'exists (select from access.my_grant g where g.case_id = reasoning.case_id and g.kind = ''team'' and (g.sections & access.section(''medical'')) <> 0)
  and not exists (select from access.my_grant g where g.case_id = reasoning.case_id and g.kind = ''owner'')');
select access.wall_cases('leaves.reasoning', 'case_id'), access.wall_people('leaves.reasoning', 'person_id');
grant select on leaves.reasoning to holdfast_app, holdfast_worker;

-- Coming back is prepared by whoever serves the case.
select access.protect('leaves.comeback', 'case', 'services', add_also => 'by_id = (select kernel.uid())');
grant select, insert on leaves.comeback to holdfast_app;
grant update (expected_on, class_on, meeting_on, meeting_at, meeting_task, release, release_task, knowing, changes, back_on, check_tasks, status, version) on leaves.comeback to holdfast_app;

-- The way of a leave, all of it: from where it stands, by what was done, to where. It asks what was decided, and nothing else (R81).
create function leaves.step(p_status text, p_act text, p_stage text, p_outcome text) returns text language sql immutable as $$
  select case p_act
    when 'documents' then case p_status when 'requested' then 'documents_pending' end
    when 'review' then case p_status when 'documents_pending' then 'under_review' end
    when 'decide' then case p_status when 'under_review' then 'decided' when 'return_requested' then 'return_decided' end
    when 'begin' then case when p_status = 'decided' and p_outcome <> 'denied' or p_status = 'return_decided' and p_outcome = 'denied' then 'on_leave' end
    when 'askReturn' then case p_status when 'on_leave' then 'return_requested' end
    when 'appeal' then case when p_status in ('decided', 'return_decided') or p_status = 'on_leave' and p_outcome is not null then 'appealed' end
    when 'decideAppeal' then case when p_status = 'appealed' then case p_stage when 'request' then 'decided' else 'return_decided' end end
    when 'close' then case when p_status not in ('return_requested', 'appealed', 'closed') then 'closed' end end
$$;
-- By when what comes next is done: program days that the version of the policy names, or a day that was said.
create function leaves.due(p_status text, p_outcome text, p_program uuid, p_today date, p_policy leaves.policy, p_from date, p_until date, p_return date, p_appeal date)
returns date language sql stable as $$
  select case
    when p_status = 'requested' then agencies.add_program_days(p_program, p_today, 2)
    when p_status = 'documents_pending' then agencies.add_program_days(p_program, p_today, p_policy.documents_days)
    when p_status in ('under_review', 'return_requested', 'appealed') then agencies.add_program_days(p_program, p_today, p_policy.review_days)
    when p_status in ('decided', 'return_decided') and p_outcome = 'denied' then greatest(p_appeal, p_today)
    when p_status = 'decided' then greatest(p_from, p_today)
    when p_status = 'return_decided' then greatest(p_return, p_today)
    when p_status = 'on_leave' then greatest(p_until, p_today) end
$$;
grant execute on function leaves.step(text, text, text, text), leaves.due(text, text, uuid, date, leaves.policy, date, date, date, date) to holdfast_guard, holdfast_app;

-- Whether the asker serves that case with a pen; and whether they are a medical reviewer of it. Walls bar both.
create function leaves.serves(p_program uuid, p_person uuid, p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and p_case <> all (access.walled_cases()) and p_person <> all (access.walled_people())
     and (p_program = any (access.writes())
       or exists (select from access.my_grant g where g.case_id = p_case and g.can_write and (g.sections & access.section('services')) <> 0))
$$;
create function leaves.reviews(p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok()
     and exists (select from access.my_grant g where g.case_id = p_case and g.kind = 'team' and (g.sections & access.section('medical')) <> 0)
     and not exists (select from access.my_grant g where g.case_id = p_case and g.kind = 'owner')
$$;
grant execute on function leaves.serves(uuid, uuid, uuid) to holdfast_guard;
grant execute on function leaves.reviews(uuid) to holdfast_guard, holdfast_app;

-- The version of an agency's policy that holds on a day.
create function leaves.policy_on(p_agency uuid, p_day date) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id from leaves.policy p where p.agency_id = p_agency and p.effective_on <= p_day order by p.effective_on desc, p.number desc limit 1
$$;
grant execute on function leaves.policy_on(uuid, date) to holdfast_guard;

-- Where a leave goes next: its deadline, the step of it in the case, a line of the story.
create function leaves.move(p leaves.leave, p_to text, p_decision uuid, p_task uuid, p_title bytea) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare d leaves.decision; y leaves.policy; t date := agencies.local_day(p.agency_id); due date;
begin
  select x.* into d from leaves.decision x where x.id = p_decision;
  select x.* into y from leaves.policy x where x.id = p.policy_id;
  due := leaves.due(p_to, d.outcome, p.program_id, t, y, p.from_on, p.until_on, p.return_on, d.appeal_by);
  update leaves.leave x set status = p_to, decision_id = p_decision, from_on = p.from_on, until_on = p.until_on, return_on = p.return_on, due_on = due, task_id = p_task,
         closed_on = case when p_to = 'closed' then t end,
         closed_because = case when p_to = 'closed' then case when p.status = 'return_decided' and d.outcome <> 'denied' then 'returned'
           when p.status = 'decided' and d.outcome = 'denied' then 'denied' when p.status in ('on_leave', 'return_decided') then 'not_returning' else 'withdrawn' end end,
         version = x.version + 1
   where x.id = p.id;
  perform cases.follow_leave(p.case_id, p.id, p_to, p.task_id, p_task, p_title, due);
end $$;
grant execute on function leaves.move(leaves.leave, text, uuid, uuid, bytea) to holdfast_guard;

-- They ask for a leave: under the version that holds today, in a case that runs.
create function leaves.ask(p_id uuid, p_case uuid, p_from date, p_until date, p_task uuid, p_title bytea) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c cases.case; l leaves.leave; t date; y uuid;
begin
  perform kernel.context_ok();
  select x.* into c from cases.case x where x.id = p_case and x.agency_id = kernel.agency() for no key update;
  if c.id is null or not leaves.serves(c.program_id, c.person_id, c.id) then raise exception using errcode = '42501', message = 'not available'; end if;
  if c.status = 'closed' then raise exception using errcode = 'HF409', message = 'case.closed'; end if;
  t := agencies.local_day(c.agency_id);
  y := leaves.policy_on(c.agency_id, t);
  if y is null then raise exception using errcode = 'HF409', message = 'leave.noPolicy'; end if;
  if exists (select from leaves.leave x where x.case_id = p_case and x.status <> 'closed') then raise exception using errcode = 'HF409', message = 'leave.another'; end if;
  insert into leaves.leave (id, agency_id, program_id, person_id, case_id, policy_id, from_on, until_on, asked_on, asked_by)
  values (p_id, c.agency_id, c.program_id, c.person_id, c.id, y, p_from, p_until, t, kernel.uid()) returning * into l;
  perform cases.unsay_medical(c.id);
  perform leaves.move(l, 'requested', null, p_task, p_title);
end $$;

-- Takes an appeal down: from a decision that was made at first, within its days. 'late' and null are said, not raised, for the person's own page.
create function leaves.appeal(p leaves.leave, p_by uuid, p_words bytea, p_task uuid, p_title bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare d leaves.decision; t date := agencies.local_day(p.agency_id);
begin
  select x.* into d from leaves.decision x where x.id = p.decision_id;
  if leaves.step(p.status, 'appeal', d.stage, d.outcome) is null then return null; end if;
  -- What was decided of an appeal is the end of it.
  if d.appeal_of is not null or d.appeal_by < t then return 'late'; end if;
  update leaves.decision x set appealed_on = t, appealed_by = p_by, appeal_words = p_words where x.id = d.id;
  perform leaves.move(p, 'appealed', d.id, p_task, p_title);
  return 'done';
end $$;
grant execute on function leaves.appeal(leaves.leave, uuid, bytea, uuid, bytea) to holdfast_guard;

-- One step of a leave that is no decision, by whoever serves its case. False where another version stands.
create function leaves.act(p_leave uuid, p_version int, p_act text, p_on date, p_words bytea, p_waived boolean, p_task uuid, p_title bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare l leaves.leave; d leaves.decision; c cases.case; next text;
begin
  perform kernel.context_ok();
  select x.* into l from leaves.leave x where x.id = p_leave and x.agency_id = kernel.agency() for no key update;
  if l.id is null or not leaves.serves(l.program_id, l.person_id, l.case_id) then
    raise exception using errcode = '42501', message = 'not available';
  end if;
  if l.version <> p_version then return false; end if;
  select x.* into c from cases.case x where x.id = l.case_id;
  if c.status = 'closed' then raise exception using errcode = 'HF409', message = 'case.closed'; end if;
  select x.* into d from leaves.decision x where x.id = l.decision_id;
  next := case when p_act not in ('decide', 'decideAppeal') then leaves.step(l.status, p_act, d.stage, d.outcome) end;
  if next is null then raise exception using errcode = 'HF409', message = 'leave.notNow'; end if;
  if p_act = 'appeal' then
    if leaves.appeal(l, kernel.uid(), p_words, p_task, p_title) = 'late' then raise exception using errcode = 'HF409', message = 'leave.appealLate'; end if;
    return true;
  end if;
  -- What was refused stands open as long as it can be appealed, unless they say that they do not appeal.
  if p_act = 'close' and not p_waived and d.outcome = 'denied' and d.appeal_of is null and d.appeal_by >= agencies.local_day(l.agency_id) then
    raise exception using errcode = 'HF409', message = 'leave.appealRuns';
  end if;
  if p_act = 'review' and c.medical_complete is not true then raise exception using errcode = 'HF409', message = 'leave.documentsMissing'; end if;
  if p_act = 'askReturn' then
    l.return_on := p_on;
    perform cases.unsay_medical(l.case_id);
  end if;
  perform leaves.move(l, next, d.id, p_task, p_title);
  return true;
end $$;

-- A decision, by a medical reviewer of the case, under the version that applies. Of an appeal by somebody who neither decided it nor works on the case (R83).
create function leaves.decide(p_leave uuid, p_version int, p_id uuid, p_outcome text, p_policy uuid, p_from date, p_until date, p_terms bytea, p_cites text[], p_reasoning bytea,
  p_appeal_how bytea, p_appeal_by date, p_task uuid, p_title bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare l leaves.leave; d leaves.decision; c cases.case; next text; anew boolean; t date;
begin
  perform kernel.context_ok();
  select x.* into l from leaves.leave x where x.id = p_leave and x.agency_id = kernel.agency() for no key update;
  if l.id is null or not leaves.reviews(l.case_id) then raise exception using errcode = '42501', message = 'not available'; end if;
  if l.version <> p_version then return false; end if;
  select x.* into c from cases.case x where x.id = l.case_id;
  if c.status = 'closed' then raise exception using errcode = 'HF409', message = 'case.closed'; end if;
  select x.* into d from leaves.decision x where x.id = l.decision_id;
  anew := l.status = 'appealed';
  t := agencies.local_day(l.agency_id);
  next := leaves.step(l.status, case when anew then 'decideAppeal' else 'decide' end, d.stage, d.outcome);
  if next is null then raise exception using errcode = 'HF409', message = 'leave.notNow'; end if;
  if anew and d.by_id = kernel.uid() then raise exception using errcode = 'HF422', message = 'leave.sameDecider'; end if;
  if anew and cases.works_on(kernel.uid(), l.case_id) then raise exception using errcode = 'HF422', message = 'leave.onTheCase'; end if;
  if not anew and c.medical_complete is not true then raise exception using errcode = 'HF409', message = 'leave.documentsMissing'; end if;
  if p_policy <> l.policy_id then raise exception using errcode = 'HF422', message = 'leave.otherPolicy'; end if;
  -- A sentence, or a good part of one: a letter stands in every policy.
  if exists (select from unnest(p_cites) q where length(q) < 12 or position(q in (select y.body from leaves.policy y where y.id = l.policy_id)) = 0) then
    raise exception using errcode = 'HF422', message = 'leave.notInPolicy';
  end if;
  if not anew and p_appeal_by < t + (select y.appeal_days from leaves.policy y where y.id = l.policy_id) then
    raise exception using errcode = 'HF422', message = 'leave.appealTooSoon';
  end if;
  insert into leaves.decision (id, agency_id, program_id, person_id, case_id, leave_id, stage, appeal_of, outcome, policy_id, terms, cites, appeal_how, appeal_by, by_id, on_day)
  values (p_id, l.agency_id, l.program_id, l.person_id, l.case_id, l.id, case when anew then d.stage when l.status = 'under_review' then 'request' else 'return' end,
    case when anew then d.id end, p_outcome, l.policy_id, p_terms, p_cites, case when not anew then p_appeal_how end, case when not anew then p_appeal_by end, kernel.uid(), t);
  insert into leaves.reasoning (id, agency_id, program_id, person_id, case_id, leave_id, words)
  values (p_id, l.agency_id, l.program_id, l.person_id, l.case_id, l.id, p_reasoning);
  if next = 'decided' and p_outcome <> 'denied' then
    l.from_on := coalesce(p_from, l.from_on);
    l.until_on := coalesce(p_until, l.until_on);
    if l.until_on is null then raise exception using errcode = 'HF422', message = 'leave.untilMissing'; end if;
  elsif next = 'return_decided' and p_outcome <> 'denied' then l.return_on := coalesce(p_from, l.return_on);
  end if;
  perform leaves.move(l, next, p_id, p_task, p_title);
  return true;
end $$;
grant execute on function leaves.ask(uuid, uuid, date, date, uuid, bytea), leaves.act(uuid, int, text, date, bytea, boolean, uuid, bytea),
  leaves.decide(uuid, int, uuid, text, uuid, date, date, bytea, text[], bytea, bytea, date, uuid, bytea) to holdfast_app;

-- What is late of a leave: what comes next was to be done by a day that is gone.
create view leaves.leave_crack with (security_invoker = true) as
  select 'leave_late' as crack, 'case' as subject, c.id as subject_id, c.agency_id, c.program_id, c.person_id, c.id as case_id, c.manager_id, c.manager_id as holder_id,
         v.due_on as since, l.nth - coalesce(d.nth, 0) as days, l.nth - coalesce(d.nth, 0) as stood, coalesce(c.risk in ('high', 'immediate'), false) as high,
         l.supervisor_after_days, l.today
    from agencies.clocks() l
    join leaves.leave v on v.program_id = l.program_id and v.status <> 'closed' and v.due_on < l.today
    join cases.case c on c.id = v.case_id and c.status <> 'closed' and c.died_on is null
    left join agencies.program_day d on d.program_id = v.program_id and d.day = v.due_on;
grant select on leaves.leave_crack to holdfast_app, holdfast_guard;
