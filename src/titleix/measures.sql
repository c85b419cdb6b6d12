-- Supportive measures (R77): whoever has the case offers them and says how they stand; whoever is named to carry one out sees it, and nothing of the case.
create function titleix.has(p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and titleix.applies() and cases.has_it(p_case) and p_case <> all (access.walled_cases())
     and not exists (select from cases.case c where c.id = p_case and c.person_id = any (access.walled_people()))
$$;
grant execute on function titleix.has(uuid) to holdfast_app, holdfast_guard;

-- Who may be named: somebody who works here and is not kept from the person. Of all who may not, the same is said.
create function titleix.check_implementers(p_who uuid[], p_case uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from unnest(p_who) w where not exists (select from staff.account a where a.id = w and a.agency_id = kernel.agency() and a.kind = 'staff' and a.status = 'active')
      or exists (select from access.wall x join cases.case c on c.id = p_case where x.account_id = w and x.lifted_at is null and (x.case_id = c.id or x.person_id = c.person_id))) then
    raise exception using errcode = 'HF422', message = 'measure.cannotHelp';
  end if;
end $$;
grant execute on function titleix.check_implementers(uuid[], uuid) to holdfast_guard;
create function titleix.offer_measure(p_id uuid, p_case uuid, p_kind text, p_words bytea, p_who uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not kernel.context_ok() or not titleix.has(p_case) then raise insufficient_privilege using message = 'not available'; end if;
  perform titleix.check_implementers(p_who, p_case);
  insert into titleix.measure (id, agency_id, program_id, person_id, case_id, kind, what_to_do, implementers, offered_on, recorded_by)
  select p_id, c.agency_id, c.program_id, c.person_id, c.id, p_kind, p_words, p_who, agencies.local_day(c.agency_id), kernel.uid() from cases.case c where c.id = p_case;
end $$;
create function titleix.measures_of(p_case uuid) returns table (id uuid, kind text, what_to_do bytea, implementers json, state text, offered_on date, version int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, m.kind, m.what_to_do, coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name) order by a.name, a.id) from staff.account a where a.id = any (m.implementers)), '[]'),
         m.state, m.offered_on, m.version from titleix.measure m where kernel.context_ok() and m.case_id = p_case and titleix.has(p_case) order by m.offered_on desc, m.id desc
$$;
-- What the asker is named to carry out.
create function titleix.my_measures() returns table (id uuid, kind text, what_to_do bytea, asked_by text, state text, offered_on date, version int) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, m.kind, m.what_to_do, a.name, m.state, m.offered_on, m.version from titleix.measure m join staff.account a on a.id = m.recorded_by
   where kernel.context_ok() and m.agency_id = kernel.agency() and m.implementers @> array[kernel.uid()] and m.state in ('agreed', 'implemented')
     and m.case_id <> all (access.walled_cases()) and m.person_id <> all (access.walled_people()) order by m.state, m.offered_on, m.id limit 100
$$;
create function titleix.change_measure(p_id uuid, p_state text, p_who uuid[], p_version int) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare m titleix.measure;
begin
  perform kernel.context_ok();
  select * into m from titleix.measure x where x.id = p_id and x.agency_id = kernel.agency() for update;
  -- Whoever carries it out says that it is done, and no more.
  if m.id is null or not titleix.has(m.case_id) and not (p_state = 'implemented' and p_who is null and exists (select from titleix.my_measures() y where y.id = m.id)) then
    raise insufficient_privilege using message = 'not available';
  end if;
  if m.version <> p_version or m.state in ('declined', 'ended') then raise exception using errcode = 'HF409', message = 'measure.changed'; end if;
  if p_who is not null then perform titleix.check_implementers(p_who, m.case_id); end if;
  update titleix.measure set state = p_state, implementers = coalesce(p_who, implementers), settled_at = kernel.clock(), version = version + 1 where id = p_id;
end $$;
grant execute on function titleix.offer_measure(uuid, uuid, text, bytea, uuid[]), titleix.measures_of(uuid), titleix.my_measures(), titleix.change_measure(uuid, text, uuid[], int) to holdfast_app;
-- One measure, for whoever has its case or carries it out.
create function titleix.measure_for(p_id uuid) returns table (id uuid, person_id uuid, has boolean, carries boolean) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select x.id, x.person_id, x.has, x.carries from (select m.id, m.person_id, titleix.has(m.case_id) as has, exists (select from titleix.my_measures() y where y.id = m.id) as carries
    from titleix.measure m where kernel.context_ok() and m.id = p_id and m.agency_id = kernel.agency()) x where x.has or x.carries
$$;
grant execute on function titleix.measure_for(uuid) to holdfast_app;
