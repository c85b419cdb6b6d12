-- Access in an emergency (R38): seen without a reason, loudly. One function opens it, for some hours, to read; it is looked at afterwards by somebody else.
select kernel.entrust('walls.emergency', 'select, insert, update');
select kernel.entrust('walls.life_option', 'select, insert, update');
grant select (number) on people.person to holdfast_guard;

-- limits.ts has the same numbers under R38, and a test holds them together.
create function walls.emergency_limits() returns table (hours int, a_day int, tries_a_day int, review_days int) language sql immutable parallel safe as $$ select 4, 3, 10, 3 $$;

-- Read by who opened it, by who keeps the record of the case, and by those who look at it afterwards, who are never the one who opened it. One that was
-- refused is never read by its asker: it would say why.
select kernel.protect('walls.emergency', '(outcome = ''opened'' and (account_id = (select kernel.uid()) or program_id = any ((select access.reads())::uuid[])
    or exists (select from access.my_grant g where g.case_id = emergency.case_id and (g.sections & access.section(''legal'')) <> 0)))
  or (program_id = any ((select walls.decides_in())::uuid[]) or rung_id = (select kernel.uid())) and account_id <> (select kernel.uid())');
select access.wall_cases('walls.emergency', 'case_id'), access.wall_people('walls.emergency', 'person_id');
grant select on walls.emergency to holdfast_app;

-- For the record of disclosures (R67): each time a case was opened in an emergency, by whom, for what, until when, and what the review found.
create view walls.emergency_record with (security_invoker = true) as
  select e.id, e.agency_id, e.program_id, e.person_id, e.case_id, e.account_id, e.at, e.until, e.threat, e.parties, e.reviewed_at, e.reviewed_by, e.finding
    from walls.emergency e where e.outcome = 'opened';
grant select on walls.emergency_record to holdfast_app;

-- Whether emergency access may be had in a program at all: in a confidential one, only while its counsel's option stands.
create function walls.allows(p_program uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from agencies.program p where p.id = p_program and p.ended_at is null and (p.regime not in ('VSP', 'CONF')
    or exists (select from walls.life_option o where o.program_id = p.id and o.confirmed_at is not null and o.ended_at is null)))
$$;
grant execute on function walls.allows(uuid) to holdfast_guard;

-- Whether the asker may ask at all: helps people here, with a pen. Who stands in from outside reaches what they stand in for, and nothing else.
create function walls.may_ask() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and kernel.assurance() = 2 and exists (select from staff.membership m join staff.account a on a.id = m.account_id
    where m.account_id = kernel.uid() and a.kind = 'staff' and m.can_write and m.role in ('case_manager', 'supervisor', 'triager', 'teammate')
      and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()) and not staff.from_outside(kernel.uid())
$$;
grant execute on function walls.may_ask() to holdfast_guard;

-- Opens a case to its asker, by the number of the case, the number of the person, or all the words of a name that one person alone has. False for no such case,
-- one of another agency, one behind a wall and one that is not to be had: the same work and the same answer each time. What is refused first is about the
-- asker alone.
create function walls.open_emergency(p_id uuid, p_number bigint, p_words bytea[], p_threat bytea, p_parties bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  n record; c record; v_people uuid[]; v_opens boolean; v_walled boolean; v_rung uuid; me uuid := kernel.uid();
begin
  perform kernel.context_ok();
  if p_threat is null or p_parties is null then raise insufficient_privilege using message = 'not available'; end if;
  select * into n from walls.emergency_limits();
  perform pg_advisory_xact_lock(hashtextextended('emergency ' || me::text, 0));
  if exists (select from walls.emergency e where e.account_id = me and e.outcome = 'opened' and e.reviewed_at is null and e.review_by < agencies.local_day(e.agency_id)) then
    raise exception using errcode = 'HF409', message = 'emergency.unreviewed';
  end if;
  if (select count(*) filter (where e.outcome = 'opened') >= n.a_day or count(*) >= n.tries_a_day
        from walls.emergency e where e.account_id = me and e.at > kernel.clock() - interval '24 hours') then
    raise exception using errcode = 'HF409', message = 'emergency.tooMany';
  end if;
  v_people := case when p_number is not null then array(select p.id from people.person p where p.agency_id = kernel.agency() and p.number = p_number)
    when cardinality(p_words) > 0 then array(select t.person_id from people.name_token t where t.agency_id = kernel.agency() and t.token = any (p_words)
      group by t.person_id having count(distinct t.token) = cardinality(p_words) limit 2) end;
  if cardinality(v_people) > 1 then v_people := '{}'; end if;
  -- Of several cases the one that may be had, that runs, the newest.
  select x.id, x.program_id, x.person_id, x.agency_id, walls.allows(x.program_id) as had,
         x.id = any (access.walled_cases()) or x.person_id = any (access.walled_people()) as walled into c
    from cases.case x where x.agency_id = kernel.agency() and (x.number = p_number or x.person_id = any (v_people))
   order by x.number is not distinct from p_number desc, walls.allows(x.program_id) desc, (x.id = any (access.walled_cases()) or x.person_id = any (access.walled_people())),
            x.status <> 'closed' desc, x.opened_on desc, x.id limit 1;
  v_walled := coalesce(c.walled, false) and walls.may_ask();
  v_opens := coalesce(c.had, false) and not c.walled and walls.may_ask();
  if v_opens and (c.program_id = any (access.reads())
       or exists (select from access.my_grant g where g.case_id = c.id and (g.sections & access.section('notes')) <> 0)) then
    raise exception using errcode = 'HF409', message = 'emergency.seesAlready';
  end if;
  select l.account_id into v_rung from oncall.ladder(c.program_id) l
   where v_walled and l.account_id <> me and walls.works_here(l.account_id, c.program_id) and not exists (
     select from access.wall w where w.account_id = l.account_id and w.lifted_at is null and (w.case_id = c.id or w.person_id = c.person_id)) order by l.step limit 1;
  insert into walls.emergency (id, agency_id, account_id, program_id, person_id, case_id, outcome, threat, parties, until, rung_id, review_by)
  select p_id, kernel.agency(), me, k.program_id, k.person_id, k.id, case when v_opens then 'opened' else 'refused' end, p_threat, p_parties,
         case when v_opens then kernel.clock() + make_interval(hours => n.hours) end, v_rung,
         case when k.id is not null then agencies.add_program_days(k.program_id, agencies.local_day(kernel.agency()), n.review_days) end
    from (select 1) one left join cases.case k on k.id = c.id and (v_opens or v_walled);
  if v_opens then
    insert into access.grant (agency_id, account_id, person_id, case_id, kind, sections, can_write, cause_id, granted_by, valid_to)
    values (kernel.agency(), me, c.person_id, c.id, 'break-glass',
      access.section('identity') | access.section('contact') | access.section('address') | access.section('safety') | access.section('services') | access.section('notes'),
      false, p_id, me, kernel.clock() + make_interval(hours => n.hours));
  end if;
  insert into kernel.audit_event (id, agency_id, account_id, action, outcome, about, people)
  values (gen_random_uuid(), kernel.agency(), me, 'emergency.' || case when v_opens then 'opened' else 'refused' end, case when v_opens then 'done' else 'refused' end,
    jsonb_strip_nulls(jsonb_build_object('emergencyId', p_id, 'caseId', case when v_opens or v_walled then c.id end)),
    case when v_opens or v_walled then array[c.person_id] else '{}' end);
  return v_opens;
end $$;

-- Its asker needs it no more.
create function walls.end_emergency(p_id uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update walls.emergency set until = kernel.clock(), version = version + 1 where id = p_id and account_id = kernel.uid() and outcome = 'opened' and until > kernel.clock();
  if not found then raise exception using errcode = 'HF409', message = 'emergency.over'; end if;
  update access.grant set valid_to = kernel.clock() where cause_id = p_id and kind = 'break-glass' and valid_to > kernel.clock();
end $$;

-- Whether the asker looks at what was opened, or refused, in an emergency: never at their own, nor at what they are kept from.
create function walls.may_review(e walls.emergency) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and e.agency_id = kernel.agency() and e.account_id <> kernel.uid() and e.case_id is not null
     and e.case_id <> all (access.walled_cases()) and e.person_id <> all (access.walled_people())
     and (e.program_id = any (walls.decides_in()) or coalesce(e.rung_id = kernel.uid(), false))
$$;

-- Says what the review found, with why. What was not justified is over at once.
create function walls.review_emergency(p_id uuid, p_finding text, p_review bytea, p_version int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare e walls.emergency;
begin
  perform kernel.context_ok();
  select * into e from walls.emergency x where x.id = p_id for update;
  if e.id is null or p_review is null or walls.may_review(e) is not true then raise insufficient_privilege using message = 'not available'; end if;
  if e.reviewed_at is not null or e.version <> p_version then raise exception using errcode = 'HF409', message = 'emergency.reviewed'; end if;
  update walls.emergency set reviewed_at = kernel.clock(), reviewed_by = kernel.uid(), finding = p_finding, review = p_review, version = version + 1,
    until = case when p_finding = 'not_justified' then least(until, kernel.clock()) else until end where id = p_id;
  if p_finding = 'not_justified' then
    update access.grant set valid_to = kernel.clock() where cause_id = p_id and kind = 'break-glass' and valid_to > kernel.clock();
  end if;
end $$;
grant execute on function walls.emergency_limits(), walls.may_review(walls.emergency) to holdfast_app, holdfast_guard;
grant execute on function walls.open_emergency(uuid, bigint, bytea[], bytea, bytea), walls.end_emergency(uuid), walls.review_emergency(uuid, text, bytea, int) to holdfast_app;

-- Whom to tell of one: those who look at it, and who was rung in the asker's place. For the job behind each act; one that was refused for another reason tells nobody.
create function walls.untold(p_id uuid) returns table (emergency_id uuid, account_ids uuid[], rung_id uuid, about uuid[]) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.id, array(select d.account_id from walls.deciders(e.program_id, e.person_id, e.case_id) d where d.account_id <> e.account_id), e.rung_id,
         array_remove(array[e.case_id, e.person_id], null)
    from walls.emergency e where e.told_at is null and (p_id is null or e.id = p_id)
$$;
create function walls.mark_told(p_id uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update walls.emergency set told_at = kernel.clock() where id = p_id and told_at is null
$$;
grant execute on function walls.untold(uuid), walls.mark_told(uuid) to holdfast_worker;

-- The option of a confidential program is written down, confirmed and ended by those who decide there; it stands from the second word on.
select kernel.protect('walls.life_option', 'program_id = any ((select walls.decides_in())::uuid[])');
grant select on walls.life_option to holdfast_app;

create function walls.ask_life_option(p_id uuid, p_program uuid, p_counsel bytea) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  if p_counsel is null or not p_program = any (walls.decides_in()) then raise insufficient_privilege using message = 'not available'; end if;
  if not exists (select from agencies.program p where p.id = p_program and p.regime in ('VSP', 'CONF') and p.ended_at is null) then
    raise exception using errcode = 'HF409', message = 'lifeOption.notNeeded';
  end if;
  insert into walls.life_option (id, agency_id, program_id, counsel, asked_by) values (p_id, kernel.agency(), p_program, p_counsel, kernel.uid());
exception when unique_violation then
  raise exception using errcode = 'HF409', message = 'lifeOption.standing';
end $$;
create function walls.confirm_life_option(p_id uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare o walls.life_option;
begin
  perform kernel.context_ok();
  select * into o from walls.life_option x where x.id = p_id and x.agency_id = kernel.agency() for update;
  if o.id is null or o.asked_by = kernel.uid() or not o.program_id = any (walls.decides_in()) then raise insufficient_privilege using message = 'not available'; end if;
  if o.ended_at is not null or o.confirmed_at is not null then raise exception using errcode = 'HF409', message = 'lifeOption.over'; end if;
  update walls.life_option set confirmed_by = kernel.uid(), confirmed_at = kernel.clock() where id = p_id;
end $$;
create function walls.end_life_option(p_id uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare o walls.life_option;
begin
  perform kernel.context_ok();
  select * into o from walls.life_option x where x.id = p_id and x.agency_id = kernel.agency() for update;
  if o.id is null or not o.program_id = any (walls.decides_in()) then raise insufficient_privilege using message = 'not available'; end if;
  if o.ended_at is not null then raise exception using errcode = 'HF409', message = 'lifeOption.over'; end if;
  update walls.life_option set ended_by = kernel.uid(), ended_at = kernel.clock() where id = p_id;
end $$;
grant execute on function walls.ask_life_option(uuid, uuid, bytea), walls.confirm_life_option(uuid), walls.end_life_option(uuid) to holdfast_app;

-- The number of a case in an emergency, to those who read of the emergency: what they ring a colleague about, where they may not open it.
create function walls.number_of(p_id uuid) returns bigint language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.number from walls.emergency e join cases.case c on c.id = e.case_id
   where kernel.context_ok() and e.id = p_id and (walls.may_review(e) or e.account_id = kernel.uid() and e.outcome = 'opened')
$$;
grant execute on function walls.number_of(uuid) to holdfast_app;
