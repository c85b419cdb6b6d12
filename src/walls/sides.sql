-- Walls that follow from a complaint (R78): whoever serves one side of it is kept from the other side's person. Nobody places them; they stand from the transaction that makes
-- the sides. They are told to those who say the second word, and to nobody who serves a side: who stands behind such a wall has the other file.
create policy r6_sides on access.wall as restrictive for select to holdfast_app, holdfast_worker using (cause_id is null or walls.side_known(wall));

-- Keeps somebody from a person, because of that complaint. Asked of every program the same way, whether it knows the person or not: where nobody else would be there it is refused.
create function walls.place_between(p_account uuid, p_person uuid, p_cause uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_agency uuid;
begin
  select p.agency_id into strict v_agency from people.person p where p.id = p_person;
  perform pg_advisory_xact_lock(hashtextextended('walls ' || v_agency::text, 0));
  if exists (select from access.wall w where w.account_id = p_account and w.person_id = p_person and w.cause_id = p_cause and w.lifted_at is null) then return; end if;
  perform from cases.case x where x.agency_id = v_agency and x.person_id = p_person order by x.id for no key update;
  if exists (select from agencies.program g where g.agency_id = v_agency and g.ended_at is null
      and (walls.carries_alone(p_account, g.id, p_person, null) or walls.hears_alone(p_account, g.id, p_person, null))) then
    raise exception using errcode = 'HF409', message = 'wall.nobodyLeft';
  end if;
  insert into access.wall (id, agency_id, account_id, person_id, origin, cause_id) values (gen_random_uuid(), v_agency, p_account, p_person, 'title_ix', p_cause);
end $$;
grant execute on function walls.place_between(uuid, uuid, uuid) to holdfast_guard;
