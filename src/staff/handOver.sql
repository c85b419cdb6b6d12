-- Whom a leaver stands in for gets somebody else, from the same hour to the same end: told by who administers the agency or supervises the leaver, and
-- never to oneself. Answers how many moved; those whom the other cannot stand in for stay where they are.
create function staff.hand_over_covers(p_leaver uuid, p_to uuid) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare k staff.cover; n int := 0;
begin
  perform kernel.context_ok();
  if p_to = kernel.uid() or p_leaver = kernel.uid() or not (kernel.may_admin() or staff.supervises(p_leaver))
     or not exists (select from staff.account a where a.id = p_leaver and a.agency_id = kernel.agency()) then
    raise insufficient_privilege using message = 'not yours to arrange';
  end if;
  for k in select c.* from staff.cover c where c.account_id = p_leaver and c.agency_id = kernel.agency() and c.ended_at is null and c.ends_at > kernel.clock() for update loop
    continue when not staff.can_cover(p_to, k.covered_id) or not (kernel.may_admin() or staff.supervises(k.covered_id));
    update staff.cover c set ended_at = kernel.clock() where c.id = k.id;
    insert into staff.cover (id, agency_id, account_id, covered_id, starts_at, ends_at, granted_by)
    values (gen_random_uuid(), k.agency_id, p_to, k.covered_id, greatest(k.starts_at, kernel.clock()), k.ends_at, kernel.uid());
    n := n + 1;
  end loop;
  return n;
end $$;
grant insert on staff.cover to holdfast_guard;
grant execute on function staff.hand_over_covers(uuid, uuid) to holdfast_app, holdfast_worker;
