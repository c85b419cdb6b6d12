-- A link to one package of copies, for somebody who has no account: a session like every bearer secret, of nobody, scoped to that package and of no other use.
create function staff.open_share(p_agency uuid, p_package uuid, p_token text, p_until timestamptz) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into staff.session (token_hash, id, kind, agency_id, account_id, assurance, scope, idle_until, expires_at)
  values (staff.hash(p_token), gen_random_uuid(), 'link', p_agency, null, 0, jsonb_build_object('package', p_package), p_until, p_until)
$$;

-- The package such a token opens, while it lives.
create function staff.share_of(p_token text) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (s.scope ->> 'package')::uuid from staff.session s
   where s.token_hash = staff.hash(p_token) and s.kind = 'link' and s.account_id is null and s.revoked_at is null and s.expires_at > kernel.clock()
$$;

create function staff.end_share(p_package uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update staff.session s set revoked_at = kernel.clock() where s.kind = 'link' and s.account_id is null and s.scope ->> 'package' = p_package::text and s.revoked_at is null
$$;
grant execute on function staff.open_share(uuid, uuid, text, timestamptz), staff.share_of(text), staff.end_share(uuid) to holdfast_guard;
