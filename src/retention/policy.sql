-- How long what is kept is kept. An administrator says after how many years; who answers for a program lets go, two together; a hold beats all of it.
select kernel.entrust('retention.schedule', 'select');
select kernel.entrust('retention.hold', 'select, insert, update, delete');
select kernel.entrust('retention.review', 'select, insert, update');
select kernel.entrust('retention.piece', 'select, insert, update, delete');
select kernel.entrust('retention.stub', 'select, insert, update, delete');

-- What is shipped, by regime: a starting point that an agency's counsel should look at, and says so. limits.ts has the same years under R90.
create function retention.shipped() returns table (class text, regime text, years int) language sql immutable as $$
  select k.class, r.regime, case k.class
      when 'case_words' then case r.regime when 'VSP' then 1 when 'FERPA' then 5 when 'CONF' then 7 else 5 end
      when 'case' then case r.regime when 'VSP' then 3 else 7 end
      when 'concern' then case r.regime when 'VSP' then 1 else 5 end
      when 'consult' then case r.regime when 'VSP' then 1 else 3 end
      when 'person' then case r.regime when 'VSP' then 3 else 7 end
      when 'roster' then 1
      when 'message' then 1
      when 'working' then 1
    end
    from unnest(array['case_words', 'case', 'concern', 'consult', 'person', 'roster', 'message', 'working', 'staff', 'trail']) k(class),
         unnest(array['FERPA', 'VSP', 'CONF', 'BASE']) r(regime)
$$;
grant execute on function retention.shipped() to holdfast_app, holdfast_guard;

-- What counts in a program: its own row, else its agency's, else what is shipped.
create function retention.years_for(p_program uuid, p_class text) returns int language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when s.id is null then d.years else s.years end
    from agencies.program p
    join retention.shipped() d on d.regime = p.regime and d.class = p_class
    left join lateral (select x.id, x.years from retention.schedule x
                        where x.agency_id = p.agency_id and x.class = p_class and (x.program_id = p.id or x.program_id is null) order by x.program_id nulls last limit 1) s on true
   where p.id = p_program
$$;
grant execute on function retention.years_for(uuid, text) to holdfast_guard;

select kernel.protect('retention.schedule', 'true', '(select kernel.may_admin()) and set_by = (select kernel.uid())', '(select kernel.may_admin())');
create policy r6_own_name on retention.schedule as restrictive for update to holdfast_app, holdfast_worker using (true) with check (set_by = (select kernel.uid()));
grant select, insert on retention.schedule to holdfast_app;
grant update (years, why, set_by, set_at, version) on retention.schedule to holdfast_app;

-- What stays of cases that are gone says nothing of anybody: known to those who read the program.
select kernel.protect('retention.stub', 'program_id is null or program_id = any ((select access.reads())::uuid[])');
grant select on retention.stub to holdfast_app;

-- Whether a hold on all of a person was placed from a case of a confidential program, for which the asker neither answers nor decides: that it is known there, by
-- whom and why, is nothing the person's other programs learn or lift (R12). It holds what they keep all the same.
create function retention.kept_apart(p_agency uuid, p_case uuid, p_paper uuid, p_number bigint) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and p_case is null and p_paper is null and exists (select from cases.case c join agencies.program g on g.id = c.program_id
    where c.agency_id = p_agency and c.number = p_number and g.regime in ('VSP', 'CONF')
      and (c.id = any (access.walled_cases()) or not (walls.answers(null, c.id) or walls.decides_on(null, c.id))))
$$;
grant execute on function retention.kept_apart(uuid, uuid, uuid, bigint) to holdfast_app, holdfast_worker, holdfast_guard;

-- Known to those who answer for what is held and to those who may have to say the second word; one from a paper to those who read the paper and decide there.
select kernel.protect('retention.hold', 'paper_id is null and not retention.kept_apart(agency_id, case_id, paper_id, number) and (walls.answers(case when case_id is null then person_id end, case_id) or walls.decides_on(case when case_id is null then person_id end, case_id))
  or paper_id is not null and program_id = any ((select walls.decides_in())::uuid[]) and not requests.barred(paper_id)');
select access.wall_cases('retention.hold', 'case_id'), access.wall_people('retention.hold', 'person_id');
grant select on retention.hold to holdfast_app;

-- Whether the asker says whether something goes. Of a case: whoever decides in its program, which are supervisors who read it, its officer, the one it names for what
-- nobody answers. Of anything else only those among them who may read it too; what is of no program is nobody's record, and its administrators say so as well.
create function retention.may_review(p_program uuid, p_kind text, p_subject uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and case
    when p_program is null then kernel.may_admin() or cardinality(walls.decides_in()) > 0
    when not p_program = any (walls.decides_in()) then false
    when p_kind = 'case' then true
    when p_kind = 'paper' then not requests.barred(p_subject)
    when p_kind in ('concern', 'crisis', 'consults') then p_program = any (access.reads()) or p_program = any (access.triages())
    else p_program = any (access.reads()) end
$$;
grant execute on function retention.may_review(uuid, text, uuid) to holdfast_app, holdfast_worker, holdfast_guard;
select kernel.protect('retention.review', 'retention.may_review(program_id, kind, subject_id)');
select access.wall_cases('retention.review', 'case_id'), access.wall_people('retention.review', 'person_id');
grant select on retention.review to holdfast_app;

-- Whoever purges and whoever places a hold wait for one another.
create function retention.take_turn(p_person uuid) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('retention ' || p_person::text, 0))
$$;
grant execute on function retention.take_turn(uuid) to holdfast_guard;

-- What was said to be held at the desk, and no two have lifted since: by a request about the case, or by the paper it came with. And whoever asks is answered first.
create function retention.held_by_desk(p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from requests.request r left join requests.paper p on p.id = r.paper_id
    where r.case_id = p_case and (r.ended_at is null
      or r.legal_hold and not exists (select from retention.hold h where h.request_id = r.id and h.lifted_at is not null)
      or p.legal_hold and not exists (select from retention.hold h where h.paper_id = p.id and h.lifted_at is not null)))
$$;
create function retention.held(p_person uuid, p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from retention.hold h where h.person_id = p_person and h.lifted_at is null and (h.case_id is null or h.case_id = p_case))
      or retention.held_by_desk(p_case)
$$;
-- A paper that is held names nobody here: what in its program is no case, and so cannot be held by its own, waits with it. Without a program: of any.
create function retention.program_held(p_agency uuid, p_program uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from requests.paper p where p.agency_id = p_agency and (p_program is null or p.program_id = p_program) and p.legal_hold
    and not exists (select from retention.hold h where h.paper_id = p.id and h.lifted_at is not null))
$$;
grant execute on function retention.held_by_desk(uuid), retention.held(uuid, uuid), retention.program_held(uuid, uuid) to holdfast_guard;

-- What the desk said to hold becomes a hold like any other once the desk is done with it: two lift it. Its words stand at the desk.
create function retention.take_desk_holds() returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into retention.hold (id, agency_id, person_id, case_id, number, request_id, placed_by)
  select gen_random_uuid(), r.agency_id, r.person_id, r.case_id, c.number, r.id, r.ended_by from requests.request r join cases.case c on c.id = r.case_id
   where r.ended_at is not null and r.legal_hold and not exists (select from retention.hold h where h.request_id = r.id)
  on conflict do nothing;
  insert into retention.hold (id, agency_id, program_id, number, paper_id, placed_by)
  select gen_random_uuid(), p.agency_id, p.program_id, p.number, p.id, p.ended_by from requests.paper p
   where p.ended_at is not null and p.legal_hold and not exists (select from retention.hold h where h.paper_id = p.id)
  on conflict do nothing
$$;
create or replace function retention.follow_desk() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform retention.take_desk_holds();
  return null;
end $$;
create or replace trigger hold_request after update of ended_at on requests.request for each row when (new.ended_at is not null and new.legal_hold) execute function retention.follow_desk();
create or replace trigger hold_paper after update of ended_at on requests.paper for each row when (new.ended_at is not null and new.legal_hold) execute function retention.follow_desk();
grant execute on function retention.take_desk_holds() to holdfast_guard;

-- Places a hold, on a case or on all of its person. What was due stops there, also in the middle: what is left of it stays, and is asked about anew once the
-- hold is lifted.
create function retention.place_hold(p_id uuid, p_case uuid, p_whole boolean, p_reason bytea) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c record;
begin
  perform kernel.context_ok();
  select x.id, x.person_id, x.number into c from cases.case x where x.id = p_case and x.agency_id = kernel.agency()
     and x.id <> all (access.walled_cases()) and x.person_id <> all (access.walled_people());
  if c.id is null or p_reason is null or not (walls.answers(null, c.id) or walls.decides_on(null, c.id)) then raise insufficient_privilege using message = 'not available'; end if;
  perform retention.take_turn(c.person_id);
  if not exists (select from cases.case x where x.id = p_case) then raise exception using errcode = 'HF409', message = 'hold.gone'; end if;
  if exists (select from retention.hold h where h.person_id = c.person_id and h.lifted_at is null and h.request_id is null and h.case_id is not distinct from case when p_whole then null else c.id end
     and not retention.kept_apart(h.agency_id, h.case_id, h.paper_id, h.number)) then
    raise exception using errcode = 'HF409', message = 'hold.standing';
  end if;
  insert into retention.hold (id, agency_id, person_id, case_id, number, reason, placed_by)
  values (p_id, kernel.agency(), c.person_id, case when not p_whole then c.id end, c.number, p_reason, kernel.uid());
  delete from retention.stub s using retention.review r
   where s.id = r.id and not s.final and r.person_id = c.person_id and (p_whole or r.case_id = c.id);
  update retention.review r set state = 'lapsed', ended_at = kernel.clock(), version = r.version + 1
   where r.person_id = c.person_id and (p_whole or r.case_id = c.id) and r.state in ('waiting', 'let_go', 'agreed', 'purging');
end $$;

-- Whether the asker knows of a hold, for the two functions below: what its policies say.
create function retention.knows(h retention.hold) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.agency_id = kernel.agency() and case when h.paper_id is not null then kernel.context_ok() and h.program_id = any (walls.decides_in()) and not requests.barred(h.paper_id)
    else coalesce(h.case_id <> all (access.walled_cases()), true) and h.person_id <> all (access.walled_people())
     and not retention.kept_apart(h.agency_id, h.case_id, h.paper_id, h.number)
     and (walls.answers(case when h.case_id is null then h.person_id end, h.case_id) or walls.decides_on(case when h.case_id is null then h.person_id end, h.case_id)) end
$$;
create function retention.decides_on(h retention.hold) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and case when h.paper_id is not null then h.program_id = any (walls.decides_in())
    else walls.decides_on(case when h.case_id is null then h.person_id end, h.case_id) end
$$;
grant execute on function retention.knows(retention.hold) to holdfast_guard;
grant execute on function retention.decides_on(retention.hold) to holdfast_app, holdfast_guard;

create function retention.ask_lift(p_hold uuid, p_why bytea, p_version int) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare h retention.hold;
begin
  perform kernel.context_ok();
  select * into h from retention.hold x where x.id = p_hold for update;
  if h.id is null or p_why is null or not retention.knows(h) then raise insufficient_privilege using message = 'not available'; end if;
  if h.lifted_at is not null or h.lift_asked_by is not null or h.version <> p_version then raise exception using errcode = 'HF409', message = 'hold.changed'; end if;
  update retention.hold set lift_asked_by = kernel.uid(), lift_asked_at = kernel.clock(), lift_why = p_why, version = version + 1 where id = p_hold;
end $$;

-- The second word: who decides in a program it is about, and did not ask.
create function retention.answer_lift(p_hold uuid, p_yes boolean, p_version int) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare h retention.hold;
begin
  perform kernel.context_ok();
  select * into h from retention.hold x where x.id = p_hold for update;
  if h.id is null or not retention.knows(h) or h.lift_asked_by = kernel.uid() or not retention.decides_on(h) then raise insufficient_privilege using message = 'not available'; end if;
  if h.lifted_at is not null or h.lift_asked_by is null or h.version <> p_version then raise exception using errcode = 'HF409', message = 'hold.changed'; end if;
  if p_yes then
    update retention.hold set lifted_at = kernel.clock(), lifted_by = kernel.uid(), version = version + 1 where id = p_hold;
  else
    update retention.hold set lift_asked_by = null, lift_asked_at = null, lift_why = null, version = version + 1 where id = p_hold;
  end if;
end $$;
grant execute on function retention.place_hold(uuid, uuid, boolean, bytea), retention.ask_lift(uuid, bytea, int), retention.answer_lift(uuid, boolean, int) to holdfast_app;

-- What is due and still to be decided on, for the three functions below; locked, and by nobody who may not decide.
create function retention.take_review(p_review uuid, p_version int) returns retention.review language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r retention.review;
begin
  perform kernel.context_ok();
  select * into r from retention.review x where x.id = p_review and x.agency_id = kernel.agency() for update;
  if r.id is null or not retention.may_review(r.program_id, r.kind, r.subject_id) or r.case_id = any (access.walled_cases()) or r.person_id = any (access.walled_people()) then
    raise insufficient_privilege using message = 'not available';
  end if;
  if r.version <> p_version or r.state not in ('waiting', 'let_go', 'agreed') then raise exception using errcode = 'HF409', message = 'review.changed'; end if;
  return r;
end $$;
grant execute on function retention.take_review(uuid, int) to holdfast_guard;

-- It stays so many years longer, because; one person's word, until the purge has begun.
create function retention.keep(p_review uuid, p_because text, p_years int, p_version int) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r retention.review;
begin
  perform kernel.context_ok();
  r := retention.take_review(p_review, p_version);
  if p_because is null or p_years is null or p_years not between 1 and 10 then raise exception using errcode = '22023', message = 'no such keeping'; end if;
  update retention.review set state = 'kept', because = p_because, kept_by = kernel.uid(), ended_at = kernel.clock(), version = version + 1,
    kept_until = (greatest(r.due_on, agencies.local_day(r.agency_id)) + make_interval(years => p_years))::date where id = r.id;
end $$;
-- It may go. Nothing goes by this word alone.
create function retention.let_go(p_review uuid, p_version int) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r retention.review;
begin
  perform kernel.context_ok();
  r := retention.take_review(p_review, p_version);
  if r.state <> 'waiting' then raise exception using errcode = 'HF409', message = 'review.changed'; end if;
  update retention.review set state = 'let_go', let_go_by = kernel.uid(), let_go_at = kernel.clock(), version = version + 1 where id = r.id;
end $$;
-- A second one agrees, or not yet.
create function retention.answer(p_review uuid, p_yes boolean, p_version int) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r retention.review;
begin
  perform kernel.context_ok();
  r := retention.take_review(p_review, p_version);
  if r.let_go_by = kernel.uid() then raise insufficient_privilege using message = 'not available'; end if;
  if r.state <> 'let_go' then raise exception using errcode = 'HF409', message = 'review.changed'; end if;
  if p_yes then
    update retention.review set state = 'agreed', agreed_by = kernel.uid(), agreed_at = kernel.clock(), version = version + 1 where id = r.id;
  else
    update retention.review set state = 'waiting', let_go_by = null, let_go_at = null, version = version + 1 where id = r.id;
  end if;
end $$;
grant execute on function retention.keep(uuid, text, int, int), retention.let_go(uuid, int), retention.answer(uuid, boolean, int) to holdfast_app;
