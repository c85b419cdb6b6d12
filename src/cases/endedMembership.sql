-- Who no longer works in a program holds nothing of its cases by having worked there. What somebody holds as manager, on a team or as a supervisor ends with the
-- membership, in the statement that ends it, and at the very moment where it ends by its date. What was a manager's ends with the last role that carries cases
-- there. Who works there again has nothing back by that: cases and places on teams are given anew, by whoever answers for them.
create or replace function cases.follow_membership() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare t timestamptz := kernel.clock(); left_now boolean; ends timestamptz[];
begin
  left_now := tg_op = 'UPDATE' and access.may_join(old.role) and old.starts_at <= t and old.ends_at > t;
  -- Ends that memberships set, and that go with them where they are put off; any other end stands.
  ends := array(select m.ends_at from staff.membership m where m.account_id = new.account_id and m.ends_at > t);
  if tg_op = 'UPDATE' then ends := ends || old.ends_at; end if;
  -- In one order with whoever gives on many at once.
  perform from access.grant g where g.account_id = new.account_id and g.kind in ('owner', 'team', 'supervisor') and g.valid_to > t order by g.case_id, g.id for update;
  update access.grant g set valid_to = x.until
    from (select h.id, least(case when h.valid_to = any (ends) then 'infinity' else h.valid_to end,
                   coalesce(case when h.kind = 'owner' then staff.carries_until(h.account_id, c.program_id) else staff.belongs_until(h.account_id, c.program_id) end,
                            case when h.kind = 'team' and not (left_now and c.program_id = new.program_id) then staff.belongs_until(h.account_id, null) end, t)) as until
            from access.grant h join cases.case c on c.id = h.case_id
           where h.account_id = new.account_id and h.kind in ('owner', 'team', 'supervisor') and h.valid_to > t) x
   where g.id = x.id and g.valid_to <> x.until;
  update cases.team_member m set to_at = g.valid_to
    from access.grant g where g.account_id = new.account_id and g.kind = 'team' and g.valid_to <= t and m.id = g.cause_id and m.to_at is null;
  -- Their steps there are somebody's from that moment on. Where a membership ends by its date, the job of cases.wake_cases sees to it.
  if tg_op = 'UPDATE' and staff.belongs_until(new.account_id, new.program_id) is null then
    perform cases.pass_on_steps(new.account_id, new.program_id, nullif(current_setting('hf.uid', true), '')::uuid);
  end if;
  return null;
end $$;
create or replace trigger follow_membership after insert or update of role, starts_at, ends_at on staff.membership
  for each row execute function cases.follow_membership();

-- A place on a team that ended by a date is over before somebody is put there anew.
create or replace function cases.clear_place() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.team_member m set to_at = g.valid_to
    from access.grant g where g.cause_id = m.id and g.kind = 'team' and g.valid_to <= kernel.clock()
     and m.case_id = new.case_id and m.account_id = new.account_id and m.to_at is null;
  return new;
end $$;
create or replace trigger clear_place before insert on cases.team_member for each row execute function cases.clear_place();
grant update (to_at) on cases.team_member to holdfast_guard;

-- Which places on a case's team are still held.
create function cases.held_places(p_case uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select g.cause_id from access.grant g
    where g.case_id = p_case and g.agency_id = kernel.agency() and g.kind = 'team' and g.cause_id is not null and g.valid_to > kernel.clock()) where kernel.context_ok()
$$;
grant execute on function cases.held_places(uuid) to holdfast_app;
