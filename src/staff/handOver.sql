-- Whom a leaver stands in for gets somebody else, from the same hour to the same end: told by who administers the agency or supervises the leaver, and
-- never to oneself. Answers what was given, with its days; those whom the other cannot stand in for stay where they are.
create function staff.hand_over_covers(p_leaver uuid, p_to uuid) returns table (cover_id uuid, first_day text, last_day text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare k staff.cover; z text := (select g.time_zone from agencies.agency g where g.id = kernel.agency());
begin
  perform kernel.context_ok();
  if p_to = kernel.uid() or p_leaver = kernel.uid() or not (kernel.may_admin() or staff.supervises(p_leaver))
     or not exists (select from staff.account a where a.id = p_leaver and a.agency_id = kernel.agency()) then
    raise insufficient_privilege using message = 'not yours to arrange';
  end if;
  for k in select c.* from staff.cover c where c.account_id = p_leaver and c.agency_id = kernel.agency() and c.ended_at is null and c.ends_at > kernel.clock() for update loop
    continue when not staff.can_cover(p_to, k.covered_id) or staff.from_outside(p_to) or not (kernel.may_admin() or staff.supervises(k.covered_id));
    cover_id := gen_random_uuid();
    k.starts_at := greatest(k.starts_at, kernel.clock());
    begin
      insert into staff.cover (id, agency_id, account_id, covered_id, starts_at, ends_at, granted_by)
      values (cover_id, k.agency_id, p_to, k.covered_id, k.starts_at, k.ends_at, kernel.uid());
    exception when sqlstate 'HF409' then continue;
    end;
    update staff.cover c set ended_at = kernel.clock() where c.id = k.id;
    first_day := (k.starts_at at time zone z)::date::text;
    last_day := ((k.ends_at - interval '1 second') at time zone z)::date::text;
    return next;
  end loop;
end $$;
grant insert on staff.cover to holdfast_guard;
grant execute on function staff.hand_over_covers(uuid, uuid) to holdfast_app, holdfast_worker;
