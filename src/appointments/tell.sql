-- Whose time it is hears that the person took one or called one off on their own page: that page's functions have nobody who could say it, so a job does, some
-- minutes apart at the least for one colleague. It says nothing of whom, nor what; and who is kept from that person by now
-- hears nothing (R11).
create function appointments.untold(p_apart interval) returns table (provider_id uuid, until text, about uuid[]) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.provider_id, max(a.tell_since)::text, array_agg(distinct x.id) from appointments.appointment a cross join lateral (values (a.case_id), (a.person_id)) x (id)
   where a.tell_since is not null
     and not exists (select from access.wall w where w.account_id = a.provider_id and w.lifted_at is null and (w.case_id = a.case_id or w.person_id = a.person_id))
     and not exists (select from appointments.appointment t where t.provider_id = a.provider_id and t.told_at > kernel.clock() - p_apart)
   group by a.provider_id
$$;
create function appointments.mark_told(p_provider uuid, p_until timestamptz) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update appointments.appointment a set tell_since = null, told_at = kernel.clock() where a.provider_id = p_provider and a.tell_since <= p_until
$$;
grant execute on function appointments.untold(interval), appointments.mark_told(uuid, timestamptz) to holdfast_worker;
