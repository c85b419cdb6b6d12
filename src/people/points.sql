-- Labels and hours of contact points that an earlier release kept in the open, and their sealing by the worker. Each is put once, where it still stands.
create function people.plain_points() returns table (id uuid, agency_id uuid, label text, hours text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.agency_id, c.plain_label, c.plain_hours from people.contact_point c where c.plain_label is not null or c.plain_hours is not null limit 500
$$;
create function people.seal_point(p_id uuid, p_label bytea, p_hours bytea) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update people.contact_point set label = coalesce(label, p_label), safe_hours = coalesce(safe_hours, p_hours), plain_label = null, plain_hours = null where id = p_id
$$;
grant execute on function people.plain_points(), people.seal_point(uuid, bytea, bytea) to holdfast_worker;
