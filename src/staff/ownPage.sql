-- The session of somebody who reads their own page: of kind `person`, of no account, scoped to that page. It opens no request (access.begin_request takes
-- staff and services alone): the functions of the page ask it for the page, and nothing else does.
create function staff.open_person_session(p_agency uuid, p_page uuid, p_token text, p_old text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update staff.session set revoked_at = kernel.clock() where token_hash = staff.hash(p_old) and kind = 'person' and revoked_at is null;
  insert into staff.session (token_hash, id, kind, agency_id, account_id, assurance, scope, shared_device, idle_until, expires_at)
  values (staff.hash(p_token), gen_random_uuid(), 'person', p_agency, null, 1, jsonb_build_object('page', p_page), true,
    kernel.clock() + kernel.idle_limit(true), kernel.clock() + interval '4 hours')
$$;

-- The page such a token opens, while it lives; prolonged at most once a minute.
create function staff.page_of(p_token text) returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare s staff.session;
begin
  select x.* into s from staff.session x where x.token_hash = staff.hash(p_token) and x.kind = 'person' and x.account_id is null and x.revoked_at is null
     and x.expires_at > kernel.clock() and x.idle_until > kernel.clock();
  if s.idle_until < kernel.clock() + kernel.idle_limit(true) - interval '1 minute' then
    update staff.session x set idle_until = kernel.clock() + kernel.idle_limit(true) where x.token_hash = s.token_hash;
  end if;
  return (s.scope ->> 'page')::uuid;
end $$;

create function staff.end_person_session(p_token text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update staff.session set revoked_at = kernel.clock() where token_hash = staff.hash(p_token) and kind = 'person' and revoked_at is null
$$;
create function staff.end_page_sessions(p_page uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update staff.session set revoked_at = kernel.clock() where kind = 'person' and scope ->> 'page' = p_page::text and revoked_at is null
$$;
grant execute on function staff.open_person_session(uuid, uuid, text, text), staff.page_of(text), staff.end_person_session(text), staff.end_page_sessions(uuid) to holdfast_guard;
