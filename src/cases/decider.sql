-- Who decides in a case has not worked on it, and does not work on it afterwards (A32): no part of the team, no case of theirs, no step, no cover. Somebody whose role in the case's program is to decide stands on its
-- team as that; whoever manages or managed the case, was on its team, or wrote in it is not put there so, and is told why only to those who may put them there.
create function cases.works_on(p_account uuid, p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from cases.case c where c.id = p_case and c.manager_id = p_account)
      or exists (select from access.grant g where g.case_id = p_case and g.account_id = p_account and g.kind in ('owner', 'supervisor'))
      or exists (select from cases.team_member t where t.case_id = p_case and t.account_id = p_account and not t.decides)
      or exists (select from cases.note n where n.case_id = p_case and n.author_id = p_account)
      or exists (select from cases.contact x where x.case_id = p_case and x.recorded_by = p_account)
      or exists (select from cases.task k where k.case_id = p_case and k.owner_id = p_account)
$$;
create function cases.decides_on(p_account uuid, p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from cases.team_member t where t.case_id = p_case and t.account_id = p_account and t.decides)
$$;
grant execute on function cases.works_on(uuid, uuid), cases.decides_on(uuid, uuid) to holdfast_guard;

create or replace function cases.mark_decider() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.decides := exists (select from staff.membership m where m.account_id = new.account_id and m.program_id = new.program_id and m.role = 'decision_maker'
    and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock());
  -- Whoever decides reads; their role has no pen.
  new.can_write := new.can_write and not new.decides;
  return new;
end $$;
create or replace trigger mark_decider before insert on cases.team_member for each row execute function cases.mark_decider();

create or replace function cases.gate_decider() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- Whoever gives them the case at this moment waits, or is waited for.
  perform from cases.case c where c.id = new.case_id for no key update;
  if new.decides and cases.works_on(new.account_id, new.case_id) then
    raise exception using errcode = 'HF409', message = 'team.worksOnIt';
  elsif not new.decides and cases.decides_on(new.account_id, new.case_id) then
    raise exception using errcode = 'HF409', message = 'team.decidesInIt';
  end if;
  return null;
end $$;
create or replace trigger gate_decider after insert on cases.team_member for each row execute function cases.gate_decider();

-- The other way round: who decides in a case, or decided, does not become its manager.
create or replace function cases.keep_decider_apart() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.manager_id is not null and cases.decides_on(new.manager_id, new.id) then
    raise exception using errcode = 'HF409', message = 'case.managerDecides';
  end if;
  return new;
end $$;
create or replace trigger keep_decider_apart before update of manager_id on cases.case for each row when (new.manager_id is distinct from old.manager_id) execute function cases.keep_decider_apart();

-- Nor is anything in it theirs to do, whoever gives it to them.
create or replace function cases.keep_step_apart() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if cases.decides_on(new.owner_id, new.case_id) then
    raise exception using errcode = 'HF409', message = 'task.ownerDecides';
  end if;
  return new;
end $$;
create or replace trigger keep_step_apart before insert or update of owner_id on cases.task for each row execute function cases.keep_step_apart();

-- Nor do they stand in for somebody who works on it: cover opens the case to be worked on.
create or replace function cases.keep_cover_apart() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from access.grant g where g.account_id = new.covered_id and g.kind in ('owner', 'team', 'supervisor') and g.valid_from < new.ends_at and g.valid_to > new.starts_at
      and cases.decides_on(new.account_id, g.case_id)) then
    raise exception using errcode = 'HF409', message = 'cover.decidesThere';
  end if;
  return new;
end $$;
create or replace trigger keep_cover_apart before insert on staff.cover for each row execute function cases.keep_cover_apart();
