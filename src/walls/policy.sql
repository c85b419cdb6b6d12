-- Walls: who knows of one, who places it, and that two lift it. Never the one it is before: to them nothing is there, and no wall either (R11).
grant insert, update on access.wall to holdfast_guard;

-- Whether somebody works here in a role that took a colleague's word (staff.may_admit); in a confidential program, there. An administrator names the account that
-- hears what nobody answers, and could name themself, or somebody they have made (R08).
create function walls.works_here(p_account uuid, p_program uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from staff.membership m join agencies.program p on p.id = p_program and p.agency_id = m.agency_id
    where m.account_id = p_account and m.role in ('case_manager', 'supervisor', 'triager', 'officer') and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
      and (m.program_id = p.id or p.regime not in ('VSP', 'CONF')))
$$;
grant execute on function walls.works_here(uuid, uuid) to holdfast_guard;

-- The programs in which the asker says the second word, and looks at what was opened in an emergency: as a supervisor who reads it, as its officer, or as the
-- one it names for what nobody answers, should that one work here.
create function walls.decides_in() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select p.id from agencies.program p where p.agency_id = kernel.agency()
     and (p.escalation_id = kernel.uid() and walls.works_here(kernel.uid(), p.id)
       or exists (select from staff.membership m where m.program_id = p.id and m.account_id = kernel.uid() and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
                   and (m.role = 'officer' or m.role = 'supervisor' and m.sees = 'program')))) where kernel.context_ok()
$$;

-- Who does, in a program, and is kept from neither its case nor its person.
create function walls.deciders(p_program uuid, p_person uuid, p_case uuid) returns table (account_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id from staff.account a
   where a.status = 'active' and a.kind = 'staff' and a.agency_id = (select p.agency_id from agencies.program p where p.id = p_program)
     and (exists (select from agencies.program p where p.id = p_program and p.escalation_id = a.id) and walls.works_here(a.id, p_program)
       or exists (select from staff.membership m where m.program_id = p_program and m.account_id = a.id and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
                   and (m.role = 'officer' or m.role = 'supervisor' and m.sees = 'program')))
     and not exists (select from access.wall w where w.account_id = a.id and w.lifted_at is null and (w.case_id = p_case or w.person_id = p_person))
$$;

-- Whether the asker answers for a case, or for a person: for a case of theirs that runs, or by writing the whole of a program they take part in.
create function walls.answers(p_person uuid, p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and (
    exists (select from cases.case c where c.agency_id = kernel.agency() and (c.id = p_case or c.person_id = p_person and c.status <> 'closed')
       and (cases.has_it(c.id) or c.program_id = any (access.writes()))
       and c.id <> all (access.walled_cases()) and c.person_id <> all (access.walled_people()))
    or exists (select from people.my_participation p where p.person_id = p_person and p.writes))
$$;

-- The programs a wall is about: that of its case, or those its person takes part in.
create function walls.programs_of(p_person uuid, p_case uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select c.program_id from cases.case c where c.id = p_case and c.agency_id = kernel.agency()
    union select p.program_id from people.participation p where p.person_id = p_person and p.agency_id = kernel.agency()) where kernel.context_ok()
$$;
-- Whether the asker decides in one of them; which they are is told to nobody.
create function walls.decides_on(p_person uuid, p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and coalesce(walls.programs_of(p_person, p_case) && walls.decides_in(), false)
$$;
grant execute on function walls.decides_in(), walls.answers(uuid, uuid), walls.decides_on(uuid, uuid) to holdfast_app, holdfast_worker, holdfast_guard;
grant execute on function walls.programs_of(uuid, uuid) to holdfast_guard;
grant execute on function walls.deciders(uuid, uuid, uuid) to holdfast_guard, holdfast_worker;

-- The programs in which the asker answers for it.
create function walls.answered_programs(p_person uuid, p_case uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select x.program_id from cases.case x where x.agency_id = kernel.agency() and (x.id = p_case or x.person_id = p_person) and walls.answers(null, x.id)
    union select m.program_id from people.my_participation m where m.person_id = p_person and m.writes)
$$;
-- The confidential programs that a wall before a person comes from: where whoever placed it worked in that moment, and the person takes part; of one before a
-- colleague also where they took part once, if it can have come from nowhere else. What follows from a name that somebody said (conflicts) comes from none.
create function walls.kept_in(w access.wall) returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with worked as (
    select distinct g.id, g.regime in ('VSP', 'CONF') as apart, exists (select from people.participation p where p.person_id = w.person_id and p.program_id = g.id) as there
      from staff.membership m join agencies.program g on g.id = m.program_id and g.agency_id = w.agency_id
     where m.account_id = w.placed_by and access.helps(m.role) and m.starts_at <= w.placed_at and m.ends_at > w.placed_at)
  select case when w.person_id is null or w.conflict_id is not null then '{}'::uuid[]
    when exists (select from worked x where x.there) then array(select x.id from worked x where x.apart and x.there)
    when w.placed_by <> w.account_id then array(select x.id from worked x where x.apart)
    else '{}' end
$$;
-- Whether it comes from a confidential program in which the asker neither answers for the person nor decides: that they are known there, by whom it was placed and
-- why, is nothing the person's other programs learn or lift (R12). It keeps out of what those have all the same.
create function walls.kept_apart(w access.wall) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and cardinality(k.programs) > 0 and not (k.programs && walls.decides_in() or k.programs && walls.answered_programs(w.person_id, null))
    from (select walls.kept_in(w) as programs) k
$$;
-- Whether the asker says the second word on it: who decides in a program it is about; of one from a confidential program, who decides there.
create function walls.lifts(w access.wall) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and case when cardinality(k.programs) > 0 then k.programs && walls.decides_in() else walls.decides_on(w.person_id, w.case_id) end
    from (select walls.kept_in(w) as programs) k
$$;
grant execute on function walls.kept_in(access.wall) to holdfast_guard;
grant execute on function walls.kept_apart(access.wall), walls.lifts(access.wall) to holdfast_app, holdfast_worker, holdfast_guard;

-- Whether the asker may know of a wall that follows from a complaint (sides.sql): who says the second word there, and is behind no wall of that complaint.
create function walls.side_known(w access.wall) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and (w.cause_id is null or walls.decides_on(w.person_id, w.case_id) and not exists (
    select from access.wall m where m.account_id = kernel.uid() and m.cause_id = w.cause_id and m.lifted_at is null))
$$;
grant execute on function walls.side_known(access.wall) to holdfast_app, holdfast_worker, holdfast_guard;

-- Known to those who answer for what is behind it and to those who may have to say the second word; to the one it is before, never.
select kernel.protect('access.wall', 'account_id <> (select kernel.uid()) and not walls.kept_apart(wall) and (walls.answers(person_id, case_id) or walls.decides_on(person_id, case_id))');
select access.wall_cases('access.wall', 'case_id'), access.wall_people('access.wall', 'person_id');
grant select on access.wall to holdfast_app;

-- Whether in some other program of the agency somebody alone is there for whoever comes, this person or another: no word of whether that program knows them.
create function walls.alone_elsewhere(p_account uuid, p_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and exists (select from agencies.program g where g.agency_id = kernel.agency() and g.ended_at is null and g.id <> all (walls.answered_programs(p_person, null))
    and (walls.carries_alone(p_account, g.id, p_person, null) or walls.hears_alone(p_account, g.id, p_person, null)))
$$;
-- The same of oneself: who is, keeps out of the case alone.
create function walls.needed_elsewhere(p_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and walls.alone_elsewhere(kernel.uid(), p_person)
$$;
grant execute on function walls.answered_programs(uuid, uuid), walls.alone_elsewhere(uuid, uuid) to holdfast_guard;
grant execute on function walls.needed_elsewhere(uuid) to holdfast_app, holdfast_guard;

-- Places a wall. Refused where nobody would be left: to hold a case that runs, or to hear at any hour what cannot wait. A case one answers for is handed over
-- in the same transaction (handing); one that the asker does not see slips to its supervisor by itself (cases.barred).
create function walls.place(p_id uuid, p_account uuid, p_person uuid, p_case uuid, p_origin text, p_reason bytea, p_handing boolean) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c record; p uuid; seen uuid[];
begin
  perform kernel.context_ok();
  if num_nulls(p_person, p_case) <> 1 or p_reason is null and p_account is distinct from kernel.uid()
     or not walls.answers(p_person, p_case) and not (p_account = kernel.uid() and p_origin = 'personal' and coalesce(walls.knows_of(coalesce(p_person, (select x.person_id from cases.case x where x.id = p_case and x.agency_id = kernel.agency()))), false)) then raise insufficient_privilege using message = 'not available'; end if;
  if not exists (select from staff.account a where a.id = p_account and a.agency_id = kernel.agency() and a.kind = 'staff' and a.status = 'active') then
    raise exception using errcode = 'HF409', message = 'wall.noColleague';
  end if;
  -- In one order for all who place walls of this agency; and whoever gives one of these cases to somebody waits, or is waited for.
  perform pg_advisory_xact_lock(hashtextextended('walls ' || kernel.agency()::text, 0));
  perform from cases.case x where x.agency_id = kernel.agency() and (x.id = p_case or x.person_id = p_person) order by x.id for no key update;
  if exists (select from access.wall w where w.account_id = p_account and w.lifted_at is null and (w.case_id = p_case or w.person_id = p_person) and w.cause_id is null and not walls.kept_apart(w)) then
    raise exception using errcode = 'HF409', message = 'wall.standing';
  end if;
  -- Of what the asker answers for it is asked as it stands; of every other program of the agency the same way whether it knows the person or not: no answer tells.
  seen := walls.answered_programs(p_person, p_case);
  for c in select x.id, x.person_id, x.program_id, x.manager_id from cases.case x
            where x.agency_id = kernel.agency() and (x.id = p_case or x.person_id = p_person) and x.status <> 'closed' and walls.answers(null, x.id) loop
    if c.manager_id = p_account and not coalesce(p_handing, false) then raise exception using errcode = 'HF409', message = 'wall.holdsCase'; end if;
    if walls.carries_alone(p_account, c.program_id, c.person_id, c.id) then raise exception using errcode = 'HF409', message = 'wall.nobodyLeft'; end if;
  end loop;
  foreach p in array seen loop
    if walls.hears_alone(p_account, p, coalesce(p_person, (select x.person_id from cases.case x where x.id = p_case)), p_case) then
      raise exception using errcode = 'HF409', message = 'wall.nobodyOnCall';
    end if;
  end loop;
  if p_person is not null and walls.alone_elsewhere(p_account, p_person) then
    raise exception using errcode = 'HF409', message = 'wall.nobodyElsewhere';
  end if;
  insert into access.wall (id, agency_id, account_id, person_id, case_id, origin, placed_by, reason)
  values (p_id, kernel.agency(), p_account, p_person, p_case, p_origin, kernel.uid(), p_reason);
end $$;

-- Who hears of something at any hour, whatever the rota says: they stand at the foot of its ladder.
create function walls.hearers(p_program uuid) returns table (account_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id from agencies.program p join staff.account a on a.id = p.escalation_id where p.id = p_program and a.status = 'active' and a.kind = 'staff'
  union
  select m.account_id from staff.membership m where m.program_id = p_program and m.role in ('supervisor', 'triager') and oncall.may_take(m.account_id, p_program)
$$;

-- Whether in a program nobody else could hold such a case, or hears of it at any hour: nobody who is not walled off as well.
create function walls.carries_alone(p_account uuid, p_program uuid, p_person uuid, p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select staff.can_carry(p_account, p_program) and not exists (
    select from staff.membership m where m.program_id = p_program and m.account_id <> p_account and staff.can_carry(m.account_id, p_program)
       and not exists (select from access.wall w where w.account_id = m.account_id and w.lifted_at is null and (w.case_id = p_case or w.person_id = p_person)))
$$;
create function walls.hears_alone(p_account uuid, p_program uuid, p_person uuid, p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from walls.hearers(p_program) h where h.account_id = p_account) and not exists (
    select from walls.hearers(p_program) h where h.account_id <> p_account
       and not exists (select from access.wall w where w.account_id = h.account_id and w.lifted_at is null and (w.case_id = p_case or w.person_id = p_person)))
$$;
grant execute on function walls.hearers(uuid), walls.carries_alone(uuid, uuid, uuid, uuid), walls.hears_alone(uuid, uuid, uuid, uuid) to holdfast_guard;

-- One asks, with why, that a wall be lifted.
create function walls.ask_lift(p_wall uuid, p_why bytea, p_version int) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare w access.wall;
begin
  perform kernel.context_ok();
  select * into w from access.wall x where x.id = p_wall and x.agency_id = kernel.agency() for update;
  if w.id is null or p_why is null or not walls.knows(w) then raise insufficient_privilege using message = 'not available'; end if;
  if w.lifted_at is not null or w.lift_asked_by is not null or w.version <> p_version then raise exception using errcode = 'HF409', message = 'wall.changed'; end if;
  update access.wall set lift_asked_by = kernel.uid(), lift_asked_at = kernel.clock(), lift_why = p_why, version = version + 1 where id = p_wall;
end $$;

-- A second one says yes or no: who decides on it, and neither asked nor stands before it.
create function walls.answer_lift(p_wall uuid, p_yes boolean, p_version int) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare w access.wall;
begin
  perform kernel.context_ok();
  select * into w from access.wall x where x.id = p_wall and x.agency_id = kernel.agency() for update;
  if w.id is null or not walls.knows(w) or w.lift_asked_by = kernel.uid()
     or not walls.lifts(w) then raise insufficient_privilege using message = 'not available'; end if;
  if w.lifted_at is not null or w.lift_asked_by is null or w.version <> p_version then raise exception using errcode = 'HF409', message = 'wall.changed'; end if;
  if p_yes then
    update access.wall set lifted_at = kernel.clock(), lifted_by = kernel.uid(), version = version + 1 where id = p_wall;
  else
    update access.wall set lift_asked_by = null, lift_asked_at = null, lift_why = null, version = version + 1 where id = p_wall;
  end if;
end $$;

-- Whether the asker knows of a wall: what its policies say, for the functions above.
create function walls.knows(w access.wall) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.agency_id = kernel.agency() and w.account_id <> kernel.uid()
     and coalesce(w.case_id <> all (access.walled_cases()), true) and coalesce(w.person_id <> all (access.walled_people()), true)
     and not walls.kept_apart(w) and (walls.answers(w.person_id, w.case_id) or walls.decides_on(w.person_id, w.case_id))
     and (w.cause_id is null or walls.side_known(w))
$$;
grant execute on function walls.knows(access.wall) to holdfast_guard;
grant execute on function walls.place(uuid, uuid, uuid, uuid, text, bytea, boolean), walls.ask_lift(uuid, bytea, int), walls.answer_lift(uuid, boolean, int) to holdfast_app;
