-- A plan is read by those who hold the notes section of its case and written by those who write there. What was agreed stays as it was said.
select kernel.entrust('plans.plan', 'select');
select kernel.entrust('plans.goal', 'select');
select kernel.entrust('plans.action', 'select, update (status, ended_at, version)');
select kernel.entrust('plans.rating', 'select');
select kernel.entrust('plans.remark', 'select, insert');

select access.protect('plans.plan', 'case', 'notes', add_also => 'made_by = (select kernel.uid()) and status = ''draft''');
grant select on plans.plan to holdfast_app, holdfast_worker;
grant insert (id, agency_id, program_id, person_id, case_id, number, from_id, statement, language, authored_with, start_on, target_end, review_on, made_by) on plans.plan to holdfast_app;
grant update (status, statement, language, authored_with, start_on, target_end, review_on, read_back_at, agreed_how, signed_name, agreed_at, agreed_by, ended_at, version)
  on plans.plan to holdfast_app;

select access.protect('plans.goal', 'case', 'notes', add_also => 'exists (select from plans.plan p where p.id = goal.plan_id and p.status = ''draft'')',
  change_also => 'exists (select from plans.plan p where p.id = goal.plan_id and p.status = ''draft'')');
grant select, insert on plans.goal to holdfast_app;
grant update (seq, words, dropped_at) on plans.goal to holdfast_app;

select access.protect('plans.coding', 'case', 'notes', add_also => 'by_id = (select kernel.uid())');
grant select, insert on plans.coding to holdfast_app;
grant update (ended_at) on plans.coding to holdfast_app;

select access.protect('plans.action', 'case', 'notes', add_also => 'made_by = (select kernel.uid())');
grant select, insert on plans.action to holdfast_app;
grant update (status, ended_at, version) on plans.action to holdfast_app;

select access.protect('plans.rating', 'case', 'notes', add_also => 'by_id = (select kernel.uid())', change_also => 'false');
grant select, insert on plans.rating to holdfast_app;

-- What they wrote on their own page comes by that page alone (ownPage.sql).
select access.protect('plans.remark', 'case', 'notes', add_also => 'false', change_also => 'false');
grant select on plans.remark to holdfast_app;

-- What was agreed never changes: from then on a plan only ends, and what ended stays ended. A purge of its words is not a change of them (retention).
create or replace function plans.keep_plan() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if current_setting('hf.purging', true) = old.case_id::text and pg_has_role(session_user, 'holdfast_worker', 'member') then return new; end if;
  if old.status <> 'draft' and (new.statement, new.language, new.authored_with, new.start_on, new.target_end, new.review_on, new.read_back_at, new.agreed_how, new.signed_name,
       new.agreed_at, new.agreed_by) is distinct from (old.statement, old.language, old.authored_with, old.start_on, old.target_end, old.review_on, old.read_back_at, old.agreed_how,
       old.signed_name, old.agreed_at, old.agreed_by)
     or new.status <> old.status and not (old.status = 'draft' and new.status in ('agreed', 'put_aside') or old.status = 'agreed' and new.status in ('superseded', 'completed', 'ended'))
     or old.ended_at is not null and new.ended_at is distinct from old.ended_at then
    raise exception using errcode = '42501', message = 'what was agreed stays as it was said';
  end if;
  if new.status = 'agreed' and old.status = 'draft' then
    -- That they agreed is said by whoever heard it, of now.
    if new.agreed_by::text is distinct from nullif(current_setting('hf.uid', true), '') or new.agreed_at > kernel.clock() then
      raise exception using errcode = '42501', message = 'who heard it says that it was agreed';
    end if;
    if not exists (select from plans.goal g where g.plan_id = new.id and g.dropped_at is null) then
      raise exception using errcode = 'HF422', message = 'plan.noGoal';
    end if;
  end if;
  return new;
end $$;
create or replace trigger keep_plan before update on plans.plan for each row execute function plans.keep_plan();

-- The goals of a plan are its words: written while it is a draft, and not after.
create or replace function plans.keep_goal() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and current_setting('hf.purging', true) = old.case_id::text and pg_has_role(session_user, 'holdfast_worker', 'member') then return new; end if;
  if not exists (select from plans.plan p where p.id = new.plan_id and p.status = 'draft') then
    raise exception using errcode = '42501', message = 'what was agreed stays as it was said';
  end if;
  return new;
end $$;
create or replace trigger keep_goal before insert or update on plans.goal for each row execute function plans.keep_goal();

-- A plan that was to be looked at again, and was not. It is the case manager's; ten program days late, those above hear of it.
create view plans.plan_crack with (security_invoker = true) as
  select 'plan_review' as crack, 'case' as subject, c.id as subject_id, c.agency_id, c.program_id, c.person_id, c.id as case_id, c.manager_id, c.manager_id as holder_id,
         p.review_on as since, l.nth - coalesce(d.nth, 0) as days, l.nth - coalesce(d.nth, 0) - 10 as stood, false as high, l.supervisor_after_days, l.today
    from agencies.clocks() l
    join plans.plan p on p.program_id = l.program_id and p.status = 'agreed' and p.review_on < l.today
    join cases.case c on c.id = p.case_id and c.status <> 'closed' and not (c.status = 'paused' and c.paused_until > l.today) and c.died_on is null
    left join agencies.program_day d on d.program_id = c.program_id and d.day = p.review_on;
grant select on plans.plan_crack to holdfast_app, holdfast_guard;
