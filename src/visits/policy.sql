-- A visit is known to whoever is out, to the colleague who looks out for them, and, once its time has passed, to whoever is told then. The clock decides, not
-- whether a job ran. Where they went is in no column a login may read: visits.place_of hands it out, and writes down to whom.
select kernel.entrust('visits.visit', 'select, update, delete');
select kernel.entrust('visits.alarm', 'select, insert, update, delete');

-- The numbers of src/kernel/limits.ts, D28; a test holds them together.
create function visits.limits() returns table (most_hours int, answer_minutes int, again_minutes int, on_it_minutes int, longer_minutes int, seen_hours int, kept_days int, lost_days int)
language sql immutable parallel safe as $$ select 14, 10, 60, 60, 30, 12, 30, 90 $$;

-- Whether a colleague can be told for a program: of its agency, there, and either helping anybody or the one it names for what nobody answers.
create function visits.is_there(p_account uuid, p_program uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from staff.account a join agencies.program p on p.id = p_program and p.agency_id = a.agency_id
    where a.id = p_account and a.status = 'active' and a.kind = 'staff' and not exists (select from staff.away w where w.account_id = a.id)
      and (p.escalation_id = a.id or exists (select from staff.membership m where m.account_id = a.id and access.helps(m.role) and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock())))
$$;

-- Where nobody is: away, the one who stands in for them; gone, nobody.
create function visits.stands_for(p_account uuid, p_program uuid) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when visits.is_there(p_account, p_program) then p_account
    else (select i.account_id from staff.stand_in i where i.covered_id = p_account and visits.is_there(i.account_id, p_program) order by i.account_id limit 1) end
$$;

create function visits.is_due(v visits.visit) returns boolean language sql stable as $$ select v.ended_at is null and v.settled_at is null and v.back_by <= kernel.clock() $$;

-- Who can be told: who was named, whoever is on call and below them, those who supervise there; how often each was.
create function visits.can_be_told(v visits.visit) returns table (account_id uuid, step int, told bigint) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select x.who, min(x.step), (select count(*) from visits.alarm a where a.visit_id = v.id and a.due = v.back_by and a.account_id = x.who)
    from (select 0 as step, visits.stands_for(v.colleague_id, v.program_id) as who
          union all select l.step, l.account_id from oncall.ladder(v.program_id) l
          union all select 1000, m.account_id from staff.membership m
           where m.program_id = v.program_id and m.role = 'supervisor' and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()) x
   where x.who is not null and x.who <> v.visitor_id and visits.is_there(x.who, v.program_id) group by x.who
$$;

-- Whom to tell next: each once, and then again from the top.
create function visits.next_one(v visits.visit) returns table (account_id uuid, again boolean) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.account_id, o.told > 0 from visits.can_be_told(v) o order by o.told, o.step, o.account_id limit 1
$$;

-- Whether its time has passed and nobody is being asked or on it.
create function visits.waits_for_nobody(v visits.visit) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select visits.is_due(v) and not exists (select from visits.alarm a, visits.limits() n where a.visit_id = v.id and a.due = v.back_by and visits.is_there(a.account_id, v.program_id)
    and (a.answer is null and a.answer_by > kernel.clock() or a.answer = 'has_it' and a.answered_at > kernel.clock() - make_interval(mins => n.on_it_minutes)))
$$;

-- Before whom it stands now: all who were told and did not pass it on, and the one whose turn it is, whether or not the job has told them yet.
create function visits.whose(v visits.visit) returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when visits.is_due(v) then array(
    select a.account_id from visits.alarm a where a.visit_id = v.id and a.due = v.back_by and a.answer is distinct from 'passed_on' and visits.is_there(a.account_id, v.program_id)
    union select n.account_id from visits.next_one(v) n where visits.waits_for_nobody(v)) else '{}' end
$$;

-- The visits the asker looks out for, while they are there: named for it, told now, or told before, until half a day after it was over.
create function visits.before_me() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select v.id from visits.visit v
    where kernel.context_ok() and v.agency_id = kernel.agency() and v.visitor_id <> kernel.uid() and visits.is_there(kernel.uid(), v.program_id) and (
      v.ended_at is null and (v.colleague_id = kernel.uid() or kernel.uid() = any (visits.whose(v)))
      or coalesce(v.ended_at, 'infinity') > kernel.clock() - (select make_interval(hours => n.seen_hours) from visits.limits() n)
         and exists (select from visits.alarm a where a.visit_id = v.id and a.account_id = kernel.uid())))
$$;

-- The programs for which the asker may go out, and the colleagues who can be named: there now, and not oneself.
create function visits.going_for() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select m.program_id from staff.membership m join agencies.program p on p.id = m.program_id and p.ended_at is null
    where kernel.context_ok() and m.account_id = kernel.uid() and access.helps(m.role) and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock() order by m.starts_at, m.id)
$$;
create function visits.colleagues() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select distinct m.account_id from staff.membership m join staff.account a on a.id = m.account_id
    where kernel.context_ok() and a.agency_id = kernel.agency() and a.id <> kernel.uid() and a.status = 'active' and a.kind = 'staff'
      and access.helps(m.role) and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock() and not exists (select from staff.away w where w.account_id = a.id))
$$;

grant execute on function visits.before_me(), visits.going_for(), visits.colleagues(), visits.limits() to holdfast_app, holdfast_worker, holdfast_guard;
grant execute on function visits.is_there(uuid, uuid), visits.stands_for(uuid, uuid), visits.can_be_told(visits.visit), visits.next_one(visits.visit), visits.waits_for_nobody(visits.visit),
  visits.whose(visits.visit), visits.is_due(visits.visit) to holdfast_guard;

select kernel.protect('visits.visit', 'visitor_id = (select kernel.uid()) or id = any ((select visits.before_me())::uuid[])',
  'visitor_id = (select kernel.uid()) and program_id = any ((select visits.going_for())::uuid[]) and colleague_id = any ((select visits.colleagues())::uuid[])
   and back_by <= (select kernel.clock()) + (select make_interval(hours => n.most_hours) from visits.limits() n)');
grant select (id, agency_id, program_id, visitor_id, colleague_id, started_at, back_by, arrived_at, word_at, ended_at, settled_at, settled_by, settled_how) on visits.visit to holdfast_app;
grant insert (id, agency_id, program_id, visitor_id, colleague_id, place, phone, back_by) on visits.visit to holdfast_app;

-- Who was told, and what they said, is known to whoever knows of the visit.
select kernel.protect('visits.alarm', 'exists (select from visits.visit v where v.id = visit_id)');
grant select on visits.alarm to holdfast_app;

-- Tells the next one, if its time has passed and nobody is asked or on it.
create function visits.advance(p_visit uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v visits.visit; l record; n record;
begin
  select x.* into v from visits.visit x where x.id = p_visit for update;
  if not found or not visits.waits_for_nobody(v) then return; end if;
  update visits.alarm set answer = 'no_answer', answered_at = kernel.clock() where visit_id = p_visit and answer is null;
  select * into l from visits.next_one(v);
  if not found then return; end if;
  select * into n from visits.limits();
  insert into visits.alarm (agency_id, visit_id, account_id, due, nth, answer_by)
  select v.agency_id, v.id, l.account_id, v.back_by, coalesce(max(a.nth), 0) + 1, kernel.clock() + make_interval(mins => case when l.again then n.again_minutes else n.answer_minutes end)
    from visits.alarm a where a.visit_id = v.id;
end $$;
grant execute on function visits.advance(uuid) to holdfast_worker, holdfast_guard;

-- A visit that stands before the asker, held until the end of the transaction, with a line of theirs that needs no message any more.
create function visits.take(p_visit uuid) returns visits.visit language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v visits.visit;
begin
  perform kernel.context_ok();
  select x.* into v from visits.visit x where x.id = p_visit and x.agency_id = kernel.agency() and x.visitor_id <> kernel.uid() for update;
  if not found or not (p_visit = any (visits.before_me())) then raise insufficient_privilege using message = 'not available'; end if;
  if not visits.is_due(v) then raise exception using errcode = 'HF409', message = 'visit.over'; end if;
  if not kernel.uid() = any (visits.whose(v)) then raise insufficient_privilege using message = 'not available'; end if;
  perform visits.advance(p_visit);
  update visits.alarm set told_at = kernel.clock() where visit_id = p_visit and account_id = kernel.uid() and told_at is null;
  return v;
end $$;
grant execute on function visits.take(uuid) to holdfast_guard;

-- Where they went, and by which number they can be reached: to the visitor; to another only once they are late, and that they read it stays.
create function visits.place_of(p_visit uuid) returns table (place bytea, phone bytea) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v visits.visit;
begin
  perform kernel.context_ok();
  select x.* into v from visits.visit x where x.id = p_visit and x.agency_id = kernel.agency() and x.visitor_id = kernel.uid();
  if not found then
    v := visits.take(p_visit);
    update visits.alarm a set read_at = kernel.clock() where a.visit_id = p_visit and a.account_id = kernel.uid() and a.due = v.back_by and a.read_at is null;
  end if;
  return query select v.place, v.phone;
end $$;

-- "I am on it", or "somebody else, please". Said twice it is the same.
create function visits.answer(p_visit uuid, p_answer text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v visits.visit;
begin
  perform kernel.context_ok();
  if p_answer not in ('has_it', 'passed_on') then raise insufficient_privilege using message = 'not available'; end if;
  v := visits.take(p_visit);
  if p_answer = 'passed_on' and not exists (select from visits.can_be_told(v) o where o.account_id <> kernel.uid()) then
    raise exception using errcode = 'HF409', message = 'visit.nobodyElse';
  end if;
  update visits.alarm a set answer = p_answer, answered_at = kernel.clock()
   where a.visit_id = p_visit and a.account_id = kernel.uid() and a.due = v.back_by and a.answer is distinct from p_answer;
  perform visits.advance(p_visit);
end $$;

-- What came of it: they are safe, or help is with them. Nobody is asked any more; the visit itself ends by the visitor's own word.
create function visits.settle(p_visit uuid, p_how text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v visits.visit;
begin
  perform kernel.context_ok();
  v := visits.take(p_visit);
  update visits.visit set settled_at = kernel.clock(), settled_by = kernel.uid(), settled_how = p_how where id = p_visit;
  update visits.alarm set answer = 'stopped', answered_at = kernel.clock() where visit_id = p_visit and answer is null;
end $$;

-- The visitor's own word. Whatever they say last counts, said twice it is the same, and nobody says it for them.
create function visits.say_word(p_visit uuid, p_what text, p_from timestamptz) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v visits.visit;
begin
  perform kernel.context_ok();
  select x.* into v from visits.visit x where x.id = p_visit and x.agency_id = kernel.agency() and x.visitor_id = kernel.uid() for update;
  if not found then raise insufficient_privilege using message = 'not available'; end if;
  if p_what = 'out' then
    if v.ended_at is not null then return; end if;
    update visits.visit set ended_at = kernel.clock(), word_at = kernel.clock() where id = p_visit;
  elsif v.ended_at is not null then raise exception using errcode = 'HF409', message = 'visit.over';
  elsif p_what = 'arrived' then
    update visits.visit set arrived_at = coalesce(arrived_at, kernel.clock()), word_at = kernel.clock() where id = p_visit;
    return;
  elsif p_what = 'longer' then
    -- From the time they saw: pressed twice it is one half hour.
    if v.back_by > p_from then return; end if;
    update visits.visit set back_by = greatest(v.back_by, kernel.clock()) + (select make_interval(mins => n.longer_minutes) from visits.limits() n),
      word_at = kernel.clock(), settled_at = null, settled_by = null, settled_how = null where id = p_visit;
  else raise insufficient_privilege using message = 'not available';
  end if;
  update visits.alarm set answer = 'stopped', answered_at = kernel.clock() where visit_id = p_visit and answer is null;
end $$;
grant execute on function visits.place_of(uuid), visits.answer(uuid, text), visits.settle(uuid, text), visits.say_word(uuid, text, timestamptz) to holdfast_app;

-- Of a visit the asker knows: whether it is theirs to answer now.
create function visits.rings_me(p_visit uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and exists (select from visits.visit v where v.id = p_visit and v.agency_id = kernel.agency() and kernel.uid() = any (visits.whose(v)))
$$;
grant execute on function visits.rings_me(uuid) to holdfast_app;

-- The job of every minute: what has passed and is nobody's, and what was raised without a message.
create function visits.due_visits() returns table (visit_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select v.id from visits.visit v where v.ended_at is null and v.settled_at is null and v.back_by <= kernel.clock()
     and (visits.waits_for_nobody(v) or exists (select from visits.alarm a where a.visit_id = v.id and a.answer is null and a.told_at is null))
   order by v.back_by, v.id limit 1000
$$;
create function visits.untold(p_visit uuid) returns table (alarm_id uuid, agency_id uuid, email text, language text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select x.id, x.agency_id, a.email, a.language from visits.alarm x join staff.account a on a.id = x.account_id
   where x.visit_id = p_visit and x.answer is null and x.told_at is null
$$;
create function visits.tell(p_alarm uuid, p_message uuid, p_to bytea, p_template text, p_params bytea, p_language text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r record;
begin
  update visits.alarm x set told_at = kernel.clock() where x.id = p_alarm and x.told_at is null returning x.agency_id, x.account_id into r;
  if found then
    perform messages.queue(p_message, r.agency_id, p_to, p_template, p_params, p_language, r.account_id, 'visit:' || p_alarm::text, kernel.clock(), null);
  end if;
end $$;
-- Gone a month after it was over; what nobody ever ended, after three.
create function visits.forget() returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_ids uuid[]; n record;
begin
  select * into n from visits.limits();
  v_ids := array(select v.id from visits.visit v where coalesce(v.ended_at, v.settled_at) < kernel.clock() - make_interval(days => n.kept_days)
    or v.back_by < kernel.clock() - make_interval(days => n.lost_days));
  delete from visits.alarm a where a.visit_id = any (v_ids);
  delete from visits.visit v where v.id = any (v_ids);
  return cardinality(v_ids);
end $$;
grant execute on function visits.due_visits(), visits.untold(uuid), visits.tell(uuid, uuid, bytea, text, bytea, text), visits.forget() to holdfast_worker;
