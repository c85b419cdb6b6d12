-- A question and what is asked to be approved is known to those who hold the notes section of its case; it is answered by whoever supervises the program, sees the
-- case and did not ask, and for a yes or no neither has the case themself. What was found in a record is for those who supervise, and for whose record it is.
select kernel.entrust('supervision.ask', 'select, insert, update (status, answer, answer_words, answered_by, answered_at, ended_at, version)');
select kernel.entrust('supervision.review', 'select, insert');

-- The programs the asker supervises: reads all of them, with a pen.
create function supervision.supervised() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select m.program_id from staff.membership m where m.account_id = kernel.uid() and m.role = 'supervisor' and m.sees = 'program' and m.can_write
     and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()) where kernel.context_ok()
$$;

-- How many records of each are picked, in how many program days something is answered, how many days after having a case one says no yes to it. limits.ts has the same
-- numbers under A11, and a test holds them together.
create function supervision.limits() returns table (records int, answer_days int, had_days int) language sql immutable parallel safe as $$ select 2, 3, 90 $$;
grant execute on function supervision.limits() to holdfast_app, holdfast_worker, holdfast_guard;

-- Whether somebody has that case, or had it until lately: what they did in it is not theirs to say yes to, though they gave it to a colleague.
create function supervision.had(p_account uuid, p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from access.grant g where g.case_id = p_case and g.account_id = p_account and g.kind = 'owner'
    and g.valid_to > kernel.clock() - make_interval(days => (select n.had_days from supervision.limits() n)))
$$;
grant execute on function supervision.had(uuid, uuid) to holdfast_guard;

-- Whether somebody other than these two supervises there and is kept from neither the case nor its person; for a yes, nobody who had it until lately.
create function supervision.somebody(p_program uuid, p_person uuid, p_case uuid, p_one uuid, p_two uuid, p_yes boolean) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from staff.membership m join staff.account a on a.id = m.account_id and a.status = 'active'
    where m.program_id = p_program and m.role = 'supervisor' and m.sees = 'program' and m.can_write and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
      and m.account_id is distinct from p_one and m.account_id is distinct from p_two
      and not (p_yes and supervision.had(m.account_id, p_case))
      and not exists (select from access.wall w where w.account_id = m.account_id and w.lifted_at is null and (w.case_id = p_case or w.person_id = p_person)))
$$;
-- Whether a yes to that case is not somebody's to say: they have it; or had it until lately, and there is another who had not. Rather a yes of whoever had it than none.
create function supervision.is_theirs(p_account uuid, c cases.case, p_asker uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.manager_id is not distinct from p_account
      or supervision.had(p_account, c.id) and supervision.somebody(c.program_id, c.person_id, c.id, p_asker, c.manager_id, true)
$$;
grant execute on function supervision.is_theirs(uuid, cases.case, uuid) to holdfast_guard;
grant execute on function supervision.supervised() to holdfast_app, holdfast_worker, holdfast_guard;
grant execute on function supervision.somebody(uuid, uuid, uuid, uuid, uuid, boolean) to holdfast_guard;

-- The same of a case one sees, for whoever asks: whether anybody could answer now, in a question or with a yes.
create function supervision.hears(p_case uuid, p_yes boolean) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and exists (select from cases.case c where c.id = p_case and c.agency_id = kernel.agency()
     and supervision.somebody(c.program_id, c.person_id, c.id, kernel.uid(), case when p_yes then c.manager_id end, false))
$$;
grant execute on function supervision.hears(uuid, boolean) to holdfast_app;

select access.protect('supervision.ask', 'case', 'notes', add_also => 'asked_by = (select kernel.uid()) and kind <> ''plan''', change_also => 'false');
grant select on supervision.ask to holdfast_app;
grant insert (id, agency_id, program_id, person_id, case_id, kind, words, asked_by, asked_on) on supervision.ask to holdfast_app;

select access.protect('supervision.review', 'case', 'notes', add_also => 'false',
  read_also => 'program_id = any ((select supervision.supervised())::uuid[]) or manager_id = (select kernel.uid()) and done_at is not null',
  change_also => 'program_id = any ((select supervision.supervised())::uuid[]) and manager_id <> (select kernel.uid())');
-- Once, in one's own name: what was found stays as it was found.
create policy r6_once on supervision.review as restrictive for update to holdfast_app, holdfast_worker using (done_at is null) with check (done_by = (select kernel.uid()));
grant select on supervision.review to holdfast_app;
grant update (contact, plan, step, safety, note, done_at, done_by, version) on supervision.review to holdfast_app;

-- Whether the asker answers it.
create function supervision.may_answer(a supervision.ask) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and a.agency_id = kernel.agency() and a.asked_by <> kernel.uid() and a.program_id = any (supervision.supervised())
     and a.case_id <> all (access.walled_cases()) and a.person_id <> all (access.walled_people())
     and (a.kind = 'question' or not exists (select from cases.case c where c.id = a.case_id and supervision.is_theirs(kernel.uid(), c, a.asked_by)))
$$;
-- Whether the asker takes it back, or lays it aside once it is answered: who asked and sees it still, and whoever has the case now.
create function supervision.may_end(a supervision.ask) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and a.agency_id = kernel.agency()
     and a.case_id <> all (access.walled_cases()) and a.person_id <> all (access.walled_people())
     and (cases.has_it(a.case_id) or a.asked_by = kernel.uid() and (a.program_id = any (access.reads())
       or exists (select from access.my_grant g where g.case_id = a.case_id and (g.sections & access.section('notes')) <> 0)))
$$;
grant execute on function supervision.may_answer(supervision.ask), supervision.may_end(supervision.ask) to holdfast_app, holdfast_guard;

-- Answers. False where somebody was first.
create function supervision.answer(p_id uuid, p_answer text, p_words bytea, p_version int) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a supervision.ask;
begin
  perform kernel.context_ok();
  select * into a from supervision.ask x where x.id = p_id and x.agency_id = kernel.agency() for update;
  if a.version is distinct from p_version or a.status <> 'asked' then return false; end if;
  if supervision.may_answer(a) is not true then raise insufficient_privilege using message = 'not available'; end if;
  update supervision.ask set status = 'answered', answer = p_answer, answer_words = p_words, answered_by = kernel.uid(), answered_at = kernel.clock(), version = version + 1
   where id = p_id;
  return true;
end $$;

-- Takes it back, unanswered; or lays it aside, answered. False where it is over.
create function supervision.end_ask(p_id uuid, p_version int) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a supervision.ask;
begin
  perform kernel.context_ok();
  select * into a from supervision.ask x where x.id = p_id and x.agency_id = kernel.agency() for update;
  if a.version is distinct from p_version or a.status not in ('asked', 'answered') then return false; end if;
  if supervision.may_end(a) is not true then raise insufficient_privilege using message = 'not available'; end if;
  update supervision.ask set status = case a.status when 'asked' then 'taken_back' else 'closed' end, ended_at = kernel.clock(), version = version + 1 where id = p_id;
  return true;
end $$;
grant execute on function supervision.answer(uuid, text, bytea, int), supervision.end_ask(uuid, int) to holdfast_app;

-- What was asked of something that is over, is over with it.
create function supervision.settle(p_case uuid, p_plan uuid, p_kind text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update supervision.ask set status = case status when 'asked' then 'taken_back' else 'closed' end, ended_at = kernel.clock(), version = version + 1
   where case_id = p_case and kind = p_kind and plan_id is not distinct from p_plan and status in ('asked', 'answered')
$$;
grant execute on function supervision.settle(uuid, uuid, text) to holdfast_guard;

-- Where a program wants it, a case closes over a supervisor's yes: by a supervisor who neither has it nor had it until lately, or once one of them said so. Not where nobody else could
-- say it, not after a death, and not what an older system says it closed.
create or replace function supervision.wait_for_yes() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.closure_reason is distinct from 'deceased' and exists (select from agencies.program p where p.id = new.program_id and p.approves_closing)
     and not (new.program_id = any (supervision.supervised()) and not supervision.had(kernel.uid(), new.id))
     and not exists (select from people.external_id e where e.agency_id = new.agency_id and e.inside = new.id and e.kind = 'case'
                        and pg_has_role(session_user, 'holdfast_worker', 'member'))
     -- A yes of whoever has it by now, or had it until lately, was another's to say.
     and coalesce((select case when x.answered_by = kernel.uid() or supervision.is_theirs(x.answered_by, new, kernel.uid()) then 'no' else x.answer end from supervision.ask x where x.case_id = new.id and x.kind = 'closing' and x.status = 'answered'
                    order by x.asked_at desc, x.id desc limit 1), 'no') <> 'yes'
     and supervision.somebody(new.program_id, new.person_id, new.id, kernel.uid(), new.manager_id, false) then
    raise exception using errcode = 'HF409', message = 'case.needsYes';
  end if;
  perform supervision.settle(new.id, null, 'closing');
  return new;
end $$;
create or replace trigger wait_for_yes before update of status on cases.case for each row when (new.status = 'closed' and old.status <> 'closed')
  execute function supervision.wait_for_yes();

-- Where a program wants it, a plan that was agreed with the person is asked to be approved by that; it stands all the same, for it is theirs. What was asked of one
-- that no longer stands is over.
create or replace function supervision.ask_for_plan() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.status = 'agreed' then
    perform supervision.settle(new.case_id, new.id, 'plan');
  elsif new.status = 'agreed' and exists (select from agencies.program p where p.id = new.program_id and p.approves_plan)
     and supervision.somebody(new.program_id, new.person_id, new.case_id, new.agreed_by, (select c.manager_id from cases.case c where c.id = new.case_id), false) then
    insert into supervision.ask (id, agency_id, program_id, person_id, case_id, kind, plan_id, asked_by, asked_on)
    values (gen_random_uuid(), new.agency_id, new.program_id, new.person_id, new.case_id, 'plan', new.id, new.agreed_by, agencies.local_day(new.agency_id));
  end if;
  return null;
end $$;
create or replace trigger ask_for_plan after update of status on plans.plan for each row when (new.status <> old.status) execute function supervision.ask_for_plan();

-- Picks the records of a quarter, once for each program that wants it: of each case manager's open cases so many, in the order of a seed that stays with them. None
-- that nobody who supervises may see, and nobody's own to look through. Of one program, or of all (null). Answers how many.
create function supervision.draw_samples(p_program uuid) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p record; v_seed uuid; n int; total int := 0;
begin
  for p in select g.id, x.q, (x.q + interval '3 months' - interval '1 day')::date as due
             from agencies.program g cross join lateral (select date_trunc('quarter', agencies.local_day(g.agency_id)::timestamp)::date as q) x
            where g.reviews_records and g.ended_at is null and (p_program is null or g.id = p_program) order by g.id loop
    perform pg_advisory_xact_lock(hashtextextended('sample ' || p.id::text, 0));
    continue when exists (select from supervision.review r where r.program_id = p.id and r.quarter = p.q);
    v_seed := gen_random_uuid();
    insert into supervision.review (id, agency_id, program_id, person_id, case_id, manager_id, quarter, due_on, seed)
    select gen_random_uuid(), k.agency_id, k.program_id, k.person_id, k.id, k.manager_id, p.q, p.due, v_seed
      from (select c.*, row_number() over (partition by c.manager_id order by md5(v_seed::text || c.id::text)) as nth from cases.case c
             where c.program_id = p.id and c.status <> 'closed' and c.manager_id is not null
               and supervision.somebody(c.program_id, c.person_id, c.id, c.manager_id, null, false)) k
     where k.nth <= (select y.records from supervision.limits() y);
    get diagnostics n = row_count;
    total := total + n;
  end loop;
  return total;
end $$;
grant execute on function supervision.draw_samples(uuid) to holdfast_worker, holdfast_guard;

-- At once when a program says that it wants it; from then on each quarter by itself (a job).
create or replace function supervision.draw_first() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform supervision.draw_samples(new.id);
  return null;
end $$;
create or replace trigger draw_first after update of reviews_records on agencies.program for each row when (new.reviews_records and not old.reviews_records)
  execute function supervision.draw_first();

-- What nobody answered in three program days, and a record that was to be looked through by the end of its quarter. In no worker's own hands: it is for those above;
-- where nobody supervises, or nobody who may know of it, those whom the program names hear that something waits. One row a case.
create view supervision.supervision_crack with (security_invoker = true) as
  select k.crack, 'case' as subject, c.id as subject_id, c.agency_id, c.program_id, c.person_id, c.id as case_id, null::uuid as manager_id, null::uuid as holder_id,
         k.since, l.nth - coalesce(d.nth, 0) as days, l.nth - coalesce(d.nth, 0) as stood, coalesce(c.risk in ('high', 'immediate'), false) as high, 0 as supervisor_after_days, l.today
    from (
      select a.case_id, case a.kind when 'question' then 'question_unanswered' else 'approval_overdue' end as crack, min(a.asked_on) as since
        from supervision.ask a
        join agencies.clocks() n on n.program_id = a.program_id
        left join agencies.program_day f on f.program_id = a.program_id and f.day = a.asked_on
       where a.status = 'asked' and n.nth - coalesce(f.nth, 0) > (select y.answer_days from supervision.limits() y)
       group by a.case_id, 2
      union all
      select r.case_id, 'record_unreviewed', min(r.due_on) from supervision.review r
        join agencies.clocks() n on n.program_id = r.program_id and r.due_on < n.today
       where r.done_at is null group by r.case_id) k
    join cases.case c on c.id = k.case_id
    join agencies.clocks() l on l.program_id = c.program_id
    left join agencies.program_day d on d.program_id = c.program_id and d.day = k.since;
grant select on supervision.supervision_crack to holdfast_app, holdfast_guard;
