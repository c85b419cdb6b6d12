-- Links with which somebody sets up his own way in, and what each may see and change of his own security.

-- Shown beside a set-up: who it is for, and what they are to bring. What they keep is held against them: a password's salt, or the app's sealed secret.
create function staff.find_link(p_token text) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select json_build_object('accountId', a.id, 'agencyId', a.agency_id, 'name', a.name, 'email', a.email, 'agency', g.name, 'language', a.language, 'for', s.scope ->> 'for',
           'pending', encode(c.totp_pending, 'base64'),
           'head', case when s.scope ->> 'for' = 'factor' then regexp_replace(c.password_hash, '[^$]+$', '') end,
           'secret', case when s.scope ->> 'for' = 'password' then encode(c.totp_secret, 'base64') end)
    from staff.session s join staff.account a on a.id = s.account_id join agencies.agency g on g.id = a.agency_id left join staff.credential c on c.account_id = a.id
   where s.token_hash = staff.hash(p_token) and s.kind = 'link' and s.revoked_at is null and s.expires_at > kernel.clock() and a.status <> 'inactive'
$$;

-- The secret first shown is the one that counts, however often the page is opened.
create function staff.keep_pending(p_token text, p_pending bytea) returns text language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into staff.credential as c (account_id, totp_pending)
  select (l ->> 'accountId')::uuid, p_pending from staff.find_link(p_token) l where l ->> 'for' <> 'password'
  on conflict (account_id) do update set totp_pending = coalesce(c.totp_pending, excluded.totp_pending) returning encode(totp_pending, 'base64')
$$;

-- Used once, whole or not at all. What the person keeps is checked here; what is new is stored; whatever was open before is shut.
create function staff.finish_link(p_token text, p_hash text, p_new_hash text, p_totp bytea, p_step bigint, p_new text, p_browser text, p_first jsonb) returns json
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare l json := staff.find_link(p_token); a uuid := (l ->> 'accountId')::uuid; f text := l ->> 'for'; k bytea; w int; passed boolean;
begin
  if a is null then return null; end if;
  perform from staff.session where token_hash = staff.hash(p_token) and revoked_at is null for update;
  if not found then return null; end if;
  k := staff.account_key('link', a);
  w := staff.weigh_try(k);
  if w <> 0 then return json_build_object('wait', w); end if;
  passed := case f
    when 'password' then p_new_hash is not null and staff.use_totp_step(a, p_step)
    when 'factor' then p_totp is not null and p_step is not null
      and coalesce((select sha256(convert_to(c.password_hash, 'UTF8')) = sha256(convert_to(p_hash, 'UTF8')) from staff.credential c where c.account_id = a), false)
    else p_new_hash is not null and p_totp is not null and p_step is not null end;
  perform staff.note_try(k, passed), staff.note_sign_in(a, 'setUp.finish', case when passed then 'done' else 'refused' end);
  if not passed then return json_build_object('wait', 0, 'passed', false); end if;

  update staff.session set revoked_at = kernel.clock() where account_id = a and revoked_at is null;
  update staff.credential set password_hash = coalesce(p_new_hash, password_hash), totp_secret = coalesce(p_totp, totp_secret),
    totp_last_step = case when p_totp is null then totp_last_step else p_step end, totp_pending = null, updated_at = kernel.clock() where account_id = a;
  if f <> 'password' then update staff.passkey set ended_at = kernel.clock() where account_id = a and ended_at is null; end if;
  if f = 'first' then
    update agencies.agency g set name = p_first ->> 'agency', slug = p_first ->> 'slug', kind = p_first ->> 'kind', time_zone = p_first ->> 'timeZone',
      emergency = p_first ->> 'emergency', victim_services = p_first ->> 'kind' = 'victim_services' where g.id = (l ->> 'agencyId')::uuid;
    update staff.account set name = p_first ->> 'name', email = lower(p_first ->> 'email'), language = p_first ->> 'language' where id = a;
  end if;
  update staff.account set status = 'active' where id = a and status = 'invited';
  delete from staff.attempt where key in (staff.account_key('totp', a), staff.account_key('password', a), staff.account_key('link', a),
    staff.email_key((select email from staff.account where id = a), null));
  -- A first set-up is a sign-in: everything that one asks for has just been shown.
  if f in ('first', 'both') then perform staff.open_session(a, 2, p_new, null, false, p_browser); end if;
  return json_build_object('wait', 0, 'passed', true, 'signedIn', f in ('first', 'both'));
end $$;

create function staff.open_link(p_account uuid, p_for text, p_token text, p_lasts interval) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update staff.session set revoked_at = kernel.clock() where account_id = p_account and kind = 'link' and revoked_at is null;
  update staff.credential set totp_pending = null where account_id = p_account;
  insert into staff.session (token_hash, id, kind, agency_id, account_id, assurance, scope, idle_until, expires_at)
  select staff.hash(p_token), gen_random_uuid(), 'link', a.agency_id, a.id, 0, jsonb_build_object('for', p_for), kernel.clock() + p_lasts, kernel.clock() + p_lasts
    from staff.account a where a.id = p_account
$$;

-- An administrator starts it; what is chosen behind the link he never learns. Not for himself: that he does with what he still has.
create function staff.make_link(p_account uuid, p_for text, p_token text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare s text;
begin
  perform kernel.context_ok();
  select a.status into s from staff.account a where a.id = p_account and a.agency_id = kernel.agency() and a.kind = 'staff' and a.status <> 'inactive' and a.id <> kernel.uid();
  if s is null or not kernel.may_admin() or p_for not in ('both', 'password', 'factor') then raise insufficient_privilege using message = 'not available'; end if;
  perform staff.open_link(p_account, case when s = 'invited' then 'both' else p_for end, p_token, case when s = 'invited' then interval '3 days' else interval '30 minutes' end);
end $$;

-- Of an instance nobody has set up: an agency without a name and its administrator, made at the first start; a new link at each until one was used.
create function staff.make_first_link(p_agency uuid, p_account uuid, p_wrapped bytea, p_zone text, p_token text) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a uuid;
begin
  perform pg_advisory_xact_lock(hashtext('holdfast first account'));
  if exists (select from staff.account x where x.status <> 'invited') then return 'done'; end if;
  select x.id into a from staff.account x where x.may_admin order by x.created_at limit 1;
  if a is null and p_agency is null then return 'empty'; end if;
  if a is null then
    insert into agencies.agency (id, name, slug, kind, time_zone, victim_services) values (p_agency, 'New agency', 'new-agency', 'provider', p_zone, false);
    insert into agencies.agency_key (agency_id, key_id, wrapped) values (p_agency, 1, p_wrapped);
    insert into staff.account (id, agency_id, name, email, status, may_admin) values (p_account, p_agency, 'Administrator', 'administrator@localhost', 'invited', true);
    a := p_account;
  end if;
  perform staff.open_link(a, 'first', p_token, interval '24 hours');
  return 'made';
end $$;

-- One's own.
create function staff.my_sessions() returns table (id uuid, browser text, shared boolean, assurance smallint, created_at timestamptz, idle_until timestamptz) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.id, s.browser, s.shared_device, s.assurance, s.created_at, s.idle_until from staff.session s
   where kernel.context_ok() and s.account_id = kernel.uid() and s.kind = 'staff' and s.revoked_at is null and s.expires_at > kernel.clock() and s.idle_until > kernel.clock() order by s.created_at desc
$$;
create function staff.end_my_session(p_id uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update staff.session set revoked_at = kernel.clock() where kernel.context_ok() and id = p_id and account_id = kernel.uid() and revoked_at is null
$$;
create function staff.my_passkeys() returns table (id text, label text, created_at timestamptz, last_used_at timestamptz, transports text[]) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.label, p.created_at, p.last_used_at, p.transports from staff.passkey p where kernel.context_ok() and p.account_id = kernel.uid() and p.ended_at is null order by p.created_at
$$;
create function staff.add_passkey(p_id text, p_key bytea, p_counter bigint, p_transports text[], p_label text) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  insert into staff.passkey (id, account_id, public_key, counter, transports, label) values (p_id, kernel.uid(), p_key, p_counter, p_transports, p_label) on conflict (id) do nothing;
  return found;
end $$;
create function staff.end_passkey(p_id text, p_session uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update staff.passkey set ended_at = kernel.clock() where id = p_id and account_id = kernel.uid() and ended_at is null;
  if not found then return false; end if;
  perform staff.end_others(kernel.uid(), p_session);
  return true;
end $$;
create function staff.start_totp(p_pending bytea) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update staff.credential set totp_pending = p_pending where kernel.context_ok() and account_id = kernel.uid()
$$;
create function staff.pending_totp() returns bytea language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.totp_pending from staff.credential c where kernel.context_ok() and c.account_id = kernel.uid()
$$;
create function staff.confirm_totp(p_secret bytea, p_step bigint, p_session uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update staff.credential set totp_secret = p_secret, totp_pending = null, totp_last_step = p_step, updated_at = kernel.clock() where account_id = kernel.uid();
  perform staff.end_others(kernel.uid(), p_session);
end $$;
create function staff.choose_language(p_language text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update staff.account set language = p_language where kernel.context_ok() and id = kernel.uid()
$$;

-- What the people one works with call one; nothing takes it back.
create function staff.choose_known_as(p_known_as text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update staff.account set known_as = p_known_as where kernel.context_ok() and id = kernel.uid()
$$;

-- What has done its work: challenges, tries of a season ago, sessions long over, browsers not seen for half a year.
create function staff.forget_spent() returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from staff.challenge where expires_at < kernel.clock();
  delete from staff.attempt where at < kernel.clock() - interval '90 days';
  delete from staff.session where greatest(expires_at, idle_until) < kernel.clock() - interval '90 days';
  delete from staff.device where last_used_at < kernel.clock() - interval '180 days'
$$;

grant execute on function staff.find_link(text), staff.keep_pending(text, bytea), staff.finish_link(text, text, text, bytea, bigint, text, text, jsonb),
  staff.make_link(uuid, text, text), staff.my_sessions(), staff.end_my_session(uuid), staff.my_passkeys(), staff.add_passkey(text, bytea, bigint, text[], text),
  staff.end_passkey(text, uuid), staff.start_totp(bytea), staff.pending_totp(), staff.confirm_totp(bytea, bigint, uuid), staff.choose_language(text), staff.choose_known_as(text) to holdfast_app;
grant execute on function staff.make_first_link(uuid, uuid, bytea, text, text), staff.forget_spent() to holdfast_worker;
