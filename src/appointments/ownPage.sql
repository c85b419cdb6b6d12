-- What a person's own page shows of their appointments, and takes. With whom is not said where that one no longer helps
-- them, or is away then: who will be there is being settled. Called by the page's functions alone, which know whose page it is. What is held elsewhere is theirs
-- to tell and on no page that is read over shoulders.
create function appointments.for_page(p_case uuid) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(json_agg(json_build_object('id', a.id, 'startsAt', a.starts_at, 'endsAt', a.ends_at, 'on', (a.starts_at at time zone g.time_zone)::date,
           'at', to_char(a.starts_at at time zone g.time_zone, 'HH24:MI'), 'status', a.status,
           'role', p.role, 'called', case when p.role = 'case_manager' then o.known_as end, 'coming', a.status = 'booked' and a.ends_at > kernel.clock(),
           'settling', a.status = 'booked' and a.starts_at > kernel.clock() and p.id is null,
           'mayCancel', a.status = 'booked' and a.starts_at > kernel.clock(), 'version', a.version) order by a.starts_at), '[]')
    from appointments.appointment a join staff.account o on o.id = a.provider_id join agencies.agency g on g.id = a.agency_id
    left join involvements.people_of(p_case) p on p.kind = 'staff' and p.id = a.provider_id and not (a.status = 'booked'
      and exists (select from staff.absence b where b.account_id = a.provider_id and b.ended_at is null and b.starts_at < a.ends_at and b.ends_at > a.starts_at))
   where a.case_id = p_case and a.held_until is null and a.status <> 'cancelled' and a.starts_at > kernel.clock() - interval '60 days'
$$;

-- The next times of those who help them, where hours are open to the person: three weeks, and not within the next two hours.
create function appointments.times_for_page(p_case uuid) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(json_agg(json_build_object('providerId', t.account_id, 'startsAt', t.starts_at, 'on', (t.starts_at at time zone t.time_zone)::date,
           'at', to_char(t.starts_at at time zone t.time_zone, 'HH24:MI'), 'role', t.role, 'called', t.called) order by t.starts_at, t.account_id), '[]')
    from (select f.account_id, f.starts_at, g.time_zone, p.role, case when p.role = 'case_manager' then o.known_as end as called
            from cases.case c join agencies.agency g on g.id = c.agency_id cross join lateral (select array_agg(x.id) as ids from involvements.people_of(c.id) x where x.kind = 'staff' and x.known) h
            cross join lateral appointments.free(coalesce(h.ids, '{}'), c.program_id, array['everybody'], kernel.clock() + interval '2 hours', kernel.clock() + interval '21 days') f
            join involvements.people_of(c.id) p on p.kind = 'staff' and p.id = f.account_id join staff.account o on o.id = f.account_id
           where c.id = p_case and c.status <> 'closed' order by f.starts_at, f.account_id limit 30) t
$$;

-- They take one of those times, once however often it is sent: 'same' the second time. 'taken' where somebody was quicker, 'often' with three to come that they
-- took themselves, or ten in one day; null where there is no such time for them. A page lies open for a while: what stood on it can be taken until an hour before.
create function appointments.book_on_page(p_case uuid, p_id uuid, p_provider uuid, p_starts timestamptz, p_task uuid, p_title bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '14s' as $$
declare c cases.case; there uuid; until timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended('own appointment ' || p_case::text, 0));
  select a.case_id into there from appointments.appointment a where a.id = p_id;
  if there is not null then return case when there = p_case then 'same' end; end if;
  select k.* into c from cases.case k where k.id = p_case and k.status <> 'closed';
  if c.id is null or not exists (select from involvements.people_of(p_case) p where p.kind = 'staff' and p.known and p.id = p_provider) then return null; end if;
  if (select count(*) from appointments.appointment a where a.case_id = p_case and a.booked_by is null and a.status = 'booked' and a.starts_at > kernel.clock()) >= 3
    or (select count(*) from appointments.appointment a where a.case_id = p_case and a.booked_by is null and a.booked_at > kernel.clock() - interval '1 day') >= 10 then return 'often'; end if;
  perform appointments.clear_way(p_provider);
  select f.ends_at into until from appointments.free(array[p_provider], c.program_id, array['everybody'], kernel.clock() + interval '1 hour', kernel.clock() + interval '21 days') f where f.starts_at = p_starts;
  if until is null then return 'taken'; end if;
  insert into appointments.appointment (id, agency_id, program_id, person_id, case_id, provider_id, with_program_id, starts_at, ends_at, task_id, tell_since)
  values (p_id, c.agency_id, c.program_id, c.person_id, c.id, p_provider, c.program_id, p_starts, until, p_task, kernel.clock());
  perform cases.book_own_page(p_case, p_id, p_task, p_title, p_provider, p_starts);
  return 'done';
end $$;

-- They call one off before it begins. Null where they have no such appointment; 'same' where it is off already.
create function appointments.cancel_on_page(p_case uuid, p_id uuid) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '14s' as $$
declare a appointments.appointment;
begin
  select x.* into a from appointments.appointment x where x.id = p_id and x.case_id = p_case and x.held_until is null for no key update;
  if a.status = 'cancelled' then return 'same'; end if;
  if a.id is null or a.status <> 'booked' or a.starts_at <= kernel.clock() then return null; end if;
  update appointments.appointment x set status = 'cancelled', settled_at = kernel.clock(), tell_since = kernel.clock(), version = x.version + 1 where x.id = a.id;
  perform cases.cancel_own_page(p_case, p_id, a.task_id, a.starts_at);
  return 'done';
end $$;
grant execute on function appointments.for_page(uuid), appointments.times_for_page(uuid), appointments.book_on_page(uuid, uuid, uuid, timestamptz, uuid, bytea),
  appointments.cancel_on_page(uuid, uuid) to holdfast_guard;
