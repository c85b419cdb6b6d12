-- Complaints: their parties are known by reference to the coordinator alone, and to those who serve a party as far as that side. No login reads these tables.

-- Who serves a case: its manager, and its team.
create function titleix.serving(p_case uuid) returns table (account_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.manager_id from cases.case c where c.id = p_case and c.manager_id is not null
  union select t.account_id from cases.team_member t where t.case_id = p_case and t.to_at is null
$$;
-- Who stands in for somebody who serves it, now or later, and since when: cover opens the case to be worked on.
create function titleix.standing_in(p_case uuid) returns table (account_id uuid, since timestamptz) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select v.account_id, min(v.starts_at) from staff.cover v join titleix.serving(p_case) s on s.account_id = v.covered_id
   where v.ended_at is null and v.ends_at > kernel.clock() group by v.account_id
$$;
-- Keeps the two sides of a complaint apart (R78): nobody serves both, and from this moment each who serves one is walled from the other's person. Who would open both by cover alone
-- keeps the side they came to first; whoever reads the whole program reads it by no cover.
create function titleix.keep_apart(p_complaint uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare x record; a uuid;
begin
  for x in select p.case_id, o.case_id as other_case, o.person_id as other_person
             from titleix.party p join titleix.party o on o.complaint_id = p.complaint_id and o.role <> p.role and o.ended_at is null and o.case_id is not null
            where p.complaint_id = p_complaint and p.ended_at is null and p.case_id is not null order by p.case_id, o.case_id loop
    for a in select s.account_id from titleix.serving(x.case_id) s order by 1 loop
      if exists (select from titleix.serving(x.other_case) s where s.account_id = a) then raise exception using errcode = 'HF409', message = 'party.servesBoth'; end if;
      perform walls.place_between(a, x.other_person, p_complaint);
    end loop;
  end loop;
  for x in select v.account_id, p.case_id, p.person_id, o.case_id as other_case, o.person_id as other_person
             from titleix.party p join titleix.party o on o.complaint_id = p.complaint_id and o.role <> p.role and o.ended_at is null and o.case_id is not null
            cross join lateral titleix.standing_in(p.case_id) v join lateral titleix.standing_in(o.case_id) w on w.account_id = v.account_id and (v.since, p.case_id) < (w.since, o.case_id)
            where p.complaint_id = p_complaint and p.ended_at is null and p.case_id is not null
              and not exists (select from staff.membership m where m.account_id = v.account_id and m.program_id = o.program_id and m.sees = 'program'
                                 and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock())
            order by v.since, v.account_id, p.case_id, o.case_id loop
    continue when exists (select from access.wall w where w.account_id = x.account_id and w.lifted_at is null
                             and (w.person_id in (x.person_id, x.other_person) or w.case_id in (x.case_id, x.other_case)));
    perform walls.place_between(x.account_id, x.other_person, p_complaint);
  end loop;
end $$;
grant execute on function titleix.serving(uuid), titleix.standing_in(uuid), titleix.keep_apart(uuid) to holdfast_guard;

-- Whoever comes to serve a side later is kept apart in the same moment; who judges or coordinates it serves no side. Refused in the words of any other refusal: no wall is told.
create or replace function titleix.watch_sides() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c record; v_case uuid; v_account uuid; v_word text;
begin
  if tg_table_name = 'case' then v_case := new.id; v_account := new.manager_id; v_word := 'case.managerCannotCarry';
  else v_case := new.case_id; v_account := new.account_id; v_word := 'team.cannotJoin'; end if;
  if not exists (select from titleix.party p where p.case_id = v_case and p.ended_at is null) then return null; end if;
  for c in select k.* from titleix.complaint k join titleix.party p on p.complaint_id = k.id where p.case_id = v_case and p.ended_at is null order by k.id loop
    if v_account in (c.decider_id, c.hearing_id, c.appeal_id) or c.closed_on is null and v_account = (titleix.in_force(c.agency_id)).coordinator_id then raise exception using errcode = 'HF409', message = v_word; end if;
    begin
      perform titleix.keep_apart(c.id);
    exception when sqlstate 'HF409' then raise exception using errcode = 'HF409', message = v_word; end;
  end loop;
  return null;
end $$;
create or replace trigger watch_sides after update of manager_id on cases.case for each row when (new.manager_id is distinct from old.manager_id) execute function titleix.watch_sides();
create or replace trigger watch_sides after insert on cases.team_member for each row execute function titleix.watch_sides();
-- So is whoever comes to stand in for somebody who serves one; who judges or coordinates it does not. In one order with whoever links a side.
create or replace function titleix.watch_covers() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare k titleix.complaint;
begin
  perform pg_advisory_xact_lock(hashtextextended('walls ' || new.agency_id::text, 0));
  for k in select c.* from titleix.complaint c where c.agency_id = new.agency_id and c.closed_on is null and exists (select from titleix.party p
             where p.complaint_id = c.id and p.ended_at is null and exists (select from titleix.serving(p.case_id) s where s.account_id = new.covered_id)) order by c.id loop
    if new.account_id in (k.decider_id, k.hearing_id, k.appeal_id, (titleix.in_force(k.agency_id)).coordinator_id) then raise exception using errcode = 'HF409', message = 'cover.cannotStandIn'; end if;
    begin
      perform titleix.keep_apart(k.id);
    exception when sqlstate 'HF409' then raise exception using errcode = 'HF409', message = 'cover.cannotStandIn'; end;
  end loop;
  return null;
end $$;
create or replace trigger watch_covers after insert on staff.cover for each row execute function titleix.watch_covers();

-- A wall between sides is not lifted by anybody's word while both stand.
create or replace function titleix.hold_wall() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from titleix.party p join titleix.party o on o.complaint_id = p.complaint_id and o.role <> p.role and o.ended_at is null
               join titleix.complaint k on k.id = p.complaint_id and k.closed_on is null
              where p.complaint_id = new.cause_id and p.ended_at is null and p.person_id = new.person_id
                and new.account_id in (select s.account_id from titleix.serving(o.case_id) s union select s.account_id from titleix.standing_in(o.case_id) s)) then
    raise exception using errcode = 'HF409', message = 'wall.sidesStand';
  end if;
  return new;
end $$;
create or replace trigger hold_wall before update of lifted_at on access.wall for each row when (new.cause_id is not null and new.lifted_at is not null and old.lifted_at is null) execute function titleix.hold_wall();

-- R79: whoever works cases full time, or served a party, neither decides nor hears it, nor judges an appeal. The other way round it is refused as well.
create or replace function titleix.gate_seat() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a uuid;
begin
  foreach a in array array_remove(array[new.decider_id, new.hearing_id, new.appeal_id], null) loop
    if not exists (select from staff.account s where s.id = a and s.agency_id = new.agency_id and s.status = 'active') then raise exception using errcode = 'HF422', message = 'seat.nobody';
    elsif exists (select from staff.account s where s.id = a and s.full_time_case_manager) then raise exception using errcode = 'HF422', message = 'seat.worksCases';
    elsif exists (select from titleix.party p where p.complaint_id = new.id and p.ended_at is null and p.case_id is not null
        and (cases.works_on(a, p.case_id) or exists (select from titleix.standing_in(p.case_id) s where s.account_id = a))) then
      raise exception using errcode = 'HF422', message = 'seat.servedParty';
    end if;
  end loop;
  return new;
end $$;
create or replace trigger gate_seat before insert or update of decider_id, hearing_id, appeal_id on titleix.complaint for each row execute function titleix.gate_seat();
create or replace function titleix.keep_seat_apart() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from titleix.complaint k where k.closed_on is null and new.id in (k.decider_id, k.hearing_id, k.appeal_id)) then
    raise exception using errcode = 'HF409', message = 'account.judgesComplaint';
  end if;
  return new;
end $$;
create or replace trigger keep_seat_apart before update of full_time_case_manager on staff.account for each row when (new.full_time_case_manager and not old.full_time_case_manager) execute function titleix.keep_seat_apart();

-- The coordinator's page: complaints with their parties, and reports that were sent. Case numbers, and no name of anybody who is helped.
create function titleix.complaints() returns table (id uuid, reference bytea, decider_id uuid, hearing_id uuid, appeal_id uuid, opened_at timestamptz, closed_on date, version int, parties json)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not kernel.context_ok() or not titleix.coordinates() then raise insufficient_privilege using message = 'not available'; end if;
  return query
    select k.id, k.reference, k.decider_id, k.hearing_id, k.appeal_id, k.opened_at, k.closed_on, k.version, coalesce((select json_agg(json_build_object(
             'partyId', p.id, 'role', p.role, 'caseNumber', c.number, 'managerName', a.name, 'support', p.support, 'supportOn', p.support_on, 'version', p.version) order by p.role, p.linked_at)
             from titleix.party p left join cases.case c on c.id = p.case_id left join staff.account a on a.id = c.manager_id
            where p.complaint_id = k.id and p.ended_at is null and coalesce(p.person_id <> all (access.walled_people()), true) and coalesce(p.case_id <> all (access.walled_cases()), true)), '[]')
      from titleix.complaint k where k.agency_id = kernel.agency() order by k.closed_on is not null, k.opened_at desc, k.id limit 100;
end $$;
create function titleix.notices() returns table (id uuid, case_number bigint, concern_number bigint, by_name text, made_on date, made_time time) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, c.number, k.number, a.name, r.made_on, r.made_time
    from titleix.report r join staff.account a on a.id = r.settled_by left join cases.case c on c.id = r.case_id left join concerns.concern k on k.id = r.concern_id
   where kernel.context_ok() and titleix.coordinates() and r.agency_id = kernel.agency() and r.sent and r.state = 'made'
     and coalesce(r.person_id <> all (access.walled_people()), true) and coalesce(r.case_id <> all (access.walled_cases()), true)
     and coalesce(k.person_id <> all (access.walled_people()), true) and coalesce(k.case_id <> all (access.walled_cases()), true)
   order by r.settled_at desc limit 50
$$;
create function titleix.open_complaint(p_id uuid, p_reference bytea) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not kernel.context_ok() or not titleix.coordinates() then raise insufficient_privilege using message = 'not available'; end if;
  insert into titleix.complaint (id, agency_id, reference, opened_by) values (p_id, kernel.agency(), p_reference, kernel.uid());
end $$;

-- The complaint, for the coordinator who changes it: locked, of this agency, open, and as they saw it.
create function titleix.held(p_complaint uuid, p_version int) returns titleix.complaint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare k titleix.complaint;
begin
  if not kernel.context_ok() or not titleix.coordinates() then raise insufficient_privilege using message = 'not available'; end if;
  select * into k from titleix.complaint x where x.id = p_complaint and x.agency_id = kernel.agency() for update;
  if k.id is null then raise insufficient_privilege using message = 'not available'; end if;
  if k.closed_on is not null or p_version is not null and k.version <> p_version then raise exception using errcode = 'HF409', message = 'complaint.changed'; end if;
  return k;
end $$;
grant execute on function titleix.held(uuid, int) to holdfast_guard;

-- Links a party: a case by its number, or nobody of ours. A case of a confidential program is not there to be linked (R12).
create function titleix.link_party(p_id uuid, p_complaint uuid, p_role text, p_number bigint, p_support text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare k titleix.complaint; c cases.case;
begin
  perform kernel.context_ok();
  perform pg_advisory_xact_lock(hashtextextended('walls ' || kernel.agency()::text, 0));
  k := titleix.held(p_complaint, null);
  if p_number is not null then
    select x.* into c from cases.case x join agencies.program g on g.id = x.program_id
     where x.agency_id = kernel.agency() and x.number = p_number and g.regime not in ('VSP', 'CONF') and x.id <> all (access.walled_cases()) and x.person_id <> all (access.walled_people());
    if not found then raise exception using errcode = 'HF422', message = 'party.noSuchCase'; end if;
    -- Whoever comes to serve one of these cases in this moment was there before, or waits.
    perform from cases.case x where x.id = c.id or x.id in (select p.case_id from titleix.party p where p.complaint_id = k.id and p.ended_at is null) order by x.id for update;
    if exists (select from titleix.party p where p.complaint_id = k.id and p.ended_at is null and p.person_id = c.person_id) then raise exception using errcode = 'HF409', message = 'party.linked'; end if;
    if exists (select from titleix.serving(c.id) s where s.account_id = kernel.uid()) then raise exception using errcode = 'HF409', message = 'party.servedByCoordinator'; end if;
    if exists (select from unnest(array[k.decider_id, k.hearing_id, k.appeal_id]) s where s is not null and cases.works_on(s, c.id)) then raise exception using errcode = 'HF422', message = 'seat.servedParty'; end if;
  end if;
  insert into titleix.party (id, agency_id, complaint_id, role, program_id, person_id, case_id, support, support_on, linked_by)
  values (p_id, kernel.agency(), k.id, p_role, c.program_id, c.person_id, c.id, p_support, agencies.local_day(kernel.agency()), kernel.uid());
  perform titleix.keep_apart(k.id);
end $$;
-- Where support stands for one party (R76), or that it is no party: the walls stay until two lift them.
create function titleix.change_party(p_party uuid, p_support text, p_end boolean, p_version int) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p titleix.party;
begin
  if not kernel.context_ok() or not titleix.coordinates() then raise insufficient_privilege using message = 'not available'; end if;
  select * into p from titleix.party x where x.id = p_party and x.agency_id = kernel.agency()
     and coalesce(x.person_id <> all (access.walled_people()), true) and coalesce(x.case_id <> all (access.walled_cases()), true) for update;
  if p.id is null then raise insufficient_privilege using message = 'not available'; end if;
  if p.ended_at is not null or p.version <> p_version then raise exception using errcode = 'HF409', message = 'complaint.changed'; end if;
  update titleix.party set support = coalesce(p_support, support), support_on = agencies.local_day(kernel.agency()), ended_at = case when p_end then kernel.clock() end, version = version + 1 where id = p_party;
end $$;
create function titleix.seat(p_complaint uuid, p_version int, p_decider uuid, p_hearing uuid, p_appeal uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare k titleix.complaint;
begin
  perform kernel.context_ok();
  k := titleix.held(p_complaint, p_version);
  update titleix.complaint set decider_id = p_decider, hearing_id = p_hearing, appeal_id = p_appeal, version = version + 1 where id = k.id;
end $$;
create function titleix.close_complaint(p_complaint uuid, p_version int) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare k titleix.complaint;
begin
  perform kernel.context_ok();
  k := titleix.held(p_complaint, p_version);
  update titleix.complaint set closed_on = agencies.local_day(kernel.agency()), version = version + 1 where id = k.id;
end $$;
grant execute on function titleix.complaints(), titleix.notices(), titleix.open_complaint(uuid, bytea), titleix.link_party(uuid, uuid, text, bigint, text), titleix.change_party(uuid, text, boolean, int),
  titleix.seat(uuid, int, uuid, uuid, uuid), titleix.close_complaint(uuid, int) to holdfast_app;

-- Of a case: in which complaints it is a party, and as what. Nothing of the other side.
create function titleix.links_of(p_case uuid) returns table (id uuid, reference bytea, role text, closed boolean) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.id, k.reference, p.role, k.closed_on is not null from titleix.party p join titleix.complaint k on k.id = p.complaint_id
   where kernel.context_ok() and p.agency_id = kernel.agency() and p.case_id = p_case and p.ended_at is null
     and p.case_id <> all (access.walled_cases()) and p.person_id <> all (access.walled_people())
     and (p.program_id = any (access.reads()) or exists (select from access.my_grant g where g.case_id = p_case and (g.sections & access.section('investigation')) <> 0)) order by p.linked_at
$$;
grant execute on function titleix.links_of(uuid) to holdfast_app;

-- Until when a grievance's papers stay: seven years after it was closed (R80); as long as it runs, always. Null where a case is in none, and its program's years count alone.
create function titleix.kept_until(p_case uuid) returns date language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select max(coalesce((k.closed_on + interval '7 years')::date, 'infinity')) from titleix.party p join titleix.complaint k on k.id = p.complaint_id where p.case_id = p_case
$$;
grant execute on function titleix.kept_until(uuid) to holdfast_guard;
