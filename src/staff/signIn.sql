-- Signing in. Nobody is known yet, so each function below asks for what was shown: the password's own hash, a code's step, a passkey's id, a link.
-- The login that calls them can read no such thing, so it can make no session out of nothing.

create function staff.hash(p_token text) returns bytea language sql immutable as $$ select pg_catalog.sha256(pg_catalog.convert_to(p_token, 'UTF8')) $$;

-- How the tries at one thing stand: 0 to go on, the seconds to wait, -1 after fifty. Holds its row, so that two at once are not two tries.
create function staff.weigh_try(p_key bytea) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare t staff.attempt;
begin
  insert into staff.attempt as x (key) values (p_key) on conflict (key) do update set at = x.at returning * into t;
  return case when t.failures >= 50 then -1 when t.wait_until > kernel.clock() then ceil(extract(epoch from t.wait_until - kernel.clock())) else 0 end;
end $$;

-- One more that failed makes the next wait 1, 2, 4 … 60 seconds; one that did not clears them.
create function staff.note_try(p_key bytea, p_passed boolean) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update staff.attempt set at = kernel.clock(), failures = case when p_passed then 0 else failures + 1 end,
    wait_until = case when p_passed then null else kernel.clock() + make_interval(secs => least(60, 2 ^ least(failures, 6))) end where key = p_key
$$;

-- A network from which many have failed waits too: a hundred at once, ten more a minute. Noted only for browsers nobody knows.
create function staff.weigh_network(p_key bytea, p_failed boolean) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare n int;
begin
  insert into staff.attempt as x (key) values (p_key) on conflict (key) do update
    set failures = greatest(0, x.failures - (extract(epoch from kernel.clock() - x.at) / 6)::int), at = case when extract(epoch from kernel.clock() - x.at) >= 6 then kernel.clock() else x.at end
    returning failures into n;
  if p_failed then update staff.attempt set failures = failures + 1 where key = p_key; end if;
  return case when n >= 100 then 60 else 0 end;
end $$;

create function staff.account_key(p_what text, p_account uuid) returns bytea language sql immutable as $$ select staff.hash(p_what || '|' || p_account) $$;

create function staff.email_key(p_email text, p_device text) returns bytea language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select staff.hash('email|' || lower(p_email) || '|' || coalesce(
    (select encode(d.token_hash, 'hex') from staff.device d join staff.account a on a.id = d.account_id where a.email = lower(p_email) and d.token_hash = staff.hash(p_device)), ''))
$$;

create function staff.note_sign_in(p_account uuid, p_action text, p_outcome text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into kernel.audit_event (id, agency_id, account_id, source, action, outcome)
  select gen_random_uuid(), a.agency_id, a.id, 'public', p_action, p_outcome from staff.account a where a.id = p_account
$$;

-- A staff session that lives, at that assurance or above.
create function staff.live_session(p_token text, p_assurance int) returns setof staff.session language sql security definer set search_path = pg_catalog, pg_temp as $$
  select s.* from staff.session s join staff.account a on a.id = s.account_id
   where s.token_hash = staff.hash(p_token) and s.kind = 'staff' and s.assurance >= p_assurance and s.revoked_at is null
     and s.expires_at > kernel.clock() and s.idle_until > kernel.clock() and a.status = 'active' for update of s
$$;

create function staff.open_session(p_account uuid, p_assurance int, p_token text, p_old text, p_shared boolean, p_browser text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update staff.session set revoked_at = kernel.clock() where token_hash = staff.hash(p_old) and kind = 'staff' and revoked_at is null;
  insert into staff.session (token_hash, id, kind, agency_id, account_id, assurance, shared_device, browser, stepped_up_at, idle_until, expires_at)
  select staff.hash(p_token), gen_random_uuid(), 'staff', a.agency_id, a.id, p_assurance, p_shared, left(p_browser, 60),
         case when p_assurance = 2 then kernel.clock() end,
         kernel.clock() + case when p_assurance = 1 then interval '10 minutes' else kernel.idle_limit(p_shared) end,
         kernel.clock() + case when p_assurance = 1 then interval '10 minutes' else interval '12 hours' end
    from staff.account a where a.id = p_account and a.status = 'active';
end $$;

-- The same session under another token, its factor just shown; the token before is dead from here on.
create function staff.rotate_session(p_old bytea, p_new text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update staff.session s set token_hash = staff.hash(p_new), assurance = 2, stepped_up_at = kernel.clock(),
    idle_until = kernel.clock() + kernel.idle_limit(shared_device),
    expires_at = case when assurance = 1 then kernel.clock() + interval '12 hours' else expires_at end
   where token_hash = p_old
$$;

create function staff.know_device(p_account uuid, p_device text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into staff.device (token_hash, account_id) select staff.hash(p_device), p_account where p_device is not null
  on conflict (token_hash, account_id) do update set last_used_at = kernel.clock()
$$;

-- What Node needs to hash a password as it was hashed before: salt and cost, never the hash. Null where nobody has that e-mail.
create function staff.password_head(p_email text, p_device text) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select json_build_object('head', (select regexp_replace(c.password_hash, '[^$]+$', '') from staff.account a join staff.credential c on c.account_id = a.id
                                     where a.email = lower(p_email) and a.status = 'active'),
    'wait', (select case when t.failures >= 50 then -1 else greatest(0, ceil(extract(epoch from t.wait_until - kernel.clock()))) end
               from staff.attempt t where t.key = staff.email_key(p_email, p_device)))
$$;

create function staff.sign_in(p_email text, p_hash text, p_rehash text, p_token text, p_old text, p_device text, p_network inet, p_shared boolean, p_browser text)
returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who record; k bytea := staff.email_key(p_email, p_device); net bytea := staff.hash('network|' || network(set_masklen(p_network, case family(p_network) when 4 then 24 else 48 end))); w int; passed boolean; known boolean;
begin
  select a.id, c.password_hash into who from staff.account a join staff.credential c on c.account_id = a.id where a.email = lower(p_email) and a.status = 'active';
  known := k <> staff.email_key(p_email, null);
  w := staff.weigh_try(k);
  if w = 0 and not known then w := staff.weigh_network(net, false); end if;
  if w <> 0 then return json_build_object('wait', w); end if;
  -- Hashed once more, so that how long it takes to compare says nothing.
  passed := coalesce(sha256(convert_to(who.password_hash, 'UTF8')) = sha256(convert_to(p_hash, 'UTF8')), false);
  perform staff.note_try(k, passed);
  if not passed then
    if not known then perform staff.weigh_network(net, true); end if;
    perform staff.note_sign_in(who.id, 'signIn.password', 'refused');
    return json_build_object('wait', 0);
  end if;
  update staff.credential set password_hash = p_rehash where account_id = who.id and p_rehash is not null;
  perform staff.open_session(who.id, 1, p_token, p_old, p_shared, p_browser), staff.note_sign_in(who.id, 'signIn.password', 'done');
  return json_build_object('wait', 0, 'passed', true, 'factors', (select json_agg(f) from (
    select 'totp' as f from staff.credential c where c.account_id = who.id and c.totp_secret is not null
    union all select 'passkey' where exists (select from staff.passkey p where p.account_id = who.id and p.ended_at is null)) x));
end $$;

-- What a second factor, or a new password, is held against: for whoever holds a session's token.
create function staff.find_factor(p_token text) returns json language sql security definer set search_path = pg_catalog, pg_temp as $$
  select json_build_object('accountId', s.account_id, 'agencyId', s.agency_id, 'secret', encode(c.totp_secret, 'base64'),
           'head', regexp_replace(c.password_hash, '[^$]+$', ''), 'personal', json_build_array(a.name, a.email, g.name))
    from staff.live_session(p_token, 1) s join staff.credential c on c.account_id = s.account_id join staff.account a on a.id = s.account_id
    join agencies.agency g on g.id = s.agency_id
$$;

-- A code was read: null where it fitted no step. Each step is good once, whoever is first.
create function staff.use_totp_step(p_account uuid, p_step bigint) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update staff.credential set totp_last_step = p_step where account_id = p_account and totp_last_step < p_step;
  return found;
end $$;

create function staff.show_totp(p_token text, p_step bigint, p_new text, p_device text, p_action text) returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare s staff.session; k bytea; w int; passed boolean;
begin
  select * into s from staff.live_session(p_token, case when p_action = 'signIn.stepUp' then 2 else 1 end);
  if s.id is null then return null; end if;
  k := staff.account_key('totp', s.account_id);
  w := staff.weigh_try(k);
  if w <> 0 then return json_build_object('wait', w); end if;
  passed := staff.use_totp_step(s.account_id, p_step);
  perform staff.note_try(k, passed), staff.note_sign_in(s.account_id, p_action, case when passed then 'done' else 'refused' end);
  if passed then
    perform staff.rotate_session(s.token_hash, p_new);
    if not s.shared_device then perform staff.know_device(s.account_id, p_device); end if;
  end if;
  return json_build_object('wait', 0, 'passed', passed, 'shared', s.shared_device);
end $$;

create function staff.make_challenge(p_challenge text, p_purpose text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from staff.challenge where hash in (select x.hash from staff.challenge x where x.expires_at < kernel.clock() limit 20);
  insert into staff.challenge (hash, purpose, expires_at) values (staff.hash(p_challenge), p_purpose, kernel.clock() + interval '5 minutes')
$$;

create function staff.take_challenge(p_challenge text, p_purpose text) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from staff.challenge where hash = staff.hash(p_challenge) and purpose = p_purpose and expires_at > kernel.clock();
  return found;
end $$;

create function staff.find_passkey(p_id text) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select json_build_object('accountId', p.account_id, 'publicKey', encode(p.public_key, 'base64'), 'counter', p.counter, 'transports', p.transports)
    from staff.passkey p join staff.account a on a.id = p.account_id where p.id = p_id and p.ended_at is null and a.status = 'active'
$$;

-- A passkey was verified: it shows the person and the device at once. A counter that does not rise is a copy of the key.
create function staff.show_passkey(p_id text, p_counter bigint, p_token text, p_new text, p_device text, p_shared boolean, p_browser text) returns json
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who uuid; s staff.session;
begin
  update staff.passkey p set counter = p_counter, last_used_at = kernel.clock() from staff.account a
   where p.id = p_id and p.ended_at is null and a.id = p.account_id and a.status = 'active' and (p_counter > p.counter or (p_counter = 0 and p.counter = 0))
   returning p.account_id into who;
  if who is null then return null; end if;
  select * into s from staff.live_session(p_token, 1) x where x.account_id = who;
  if s.id is not null then perform staff.rotate_session(s.token_hash, p_new);
  else perform staff.open_session(who, 2, p_new, p_token, p_shared, p_browser); end if;
  if not coalesce(s.shared_device, p_shared) then perform staff.know_device(who, p_device); end if;
  perform staff.note_sign_in(who, 'signIn.passkey', 'done');
  return json_build_object('shared', coalesce(s.shared_device, p_shared));
end $$;

create function staff.sign_out(p_token text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who uuid;
begin
  update staff.session set revoked_at = kernel.clock() where token_hash = staff.hash(p_token) and kind = 'staff' and revoked_at is null returning account_id into who;
  perform staff.note_sign_in(who, 'signIn.out', 'done');
end $$;

-- A new password from whoever knows the one before and has shown a factor in the last five minutes. Every other session ends.
create function staff.change_password(p_token text, p_hash text, p_new_hash text, p_new text) returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare s staff.session; k bytea; w int; passed boolean;
begin
  select * into s from staff.live_session(p_token, 2) x where x.stepped_up_at > kernel.clock() - interval '5 minutes';
  if s.id is null then return null; end if;
  k := staff.account_key('password', s.account_id);
  w := staff.weigh_try(k);
  if w <> 0 then return json_build_object('wait', w); end if;
  select coalesce(sha256(convert_to(c.password_hash, 'UTF8')) = sha256(convert_to(p_hash, 'UTF8')), false) into passed from staff.credential c where c.account_id = s.account_id;
  perform staff.note_try(k, passed), staff.note_sign_in(s.account_id, 'me.changePassword', case when passed then 'done' else 'refused' end);
  if passed then
    update staff.credential set password_hash = p_new_hash, updated_at = kernel.clock() where account_id = s.account_id;
    perform staff.end_others(s.account_id, s.id), staff.rotate_session(s.token_hash, p_new);
  end if;
  return json_build_object('wait', 0, 'passed', passed);
end $$;

create function staff.end_others(p_account uuid, p_session uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update staff.session set revoked_at = kernel.clock() where account_id = p_account and id is distinct from p_session and kind = 'staff' and revoked_at is null
$$;

-- The demo's own accounts and how to get in as them.
create function staff.demo_sign_ins() returns table (name text, role_line text, agency text, email text, password text, totp_secret text, last_step bigint) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.name, d.role_line, g.name, a.email, d.password, d.totp_secret, c.totp_last_step from staff.demo_sign_in d join staff.account a on a.id = d.account_id and a.status = 'active'
    join staff.credential c on c.account_id = a.id join agencies.agency g on g.id = a.agency_id order by d.position, a.name
$$;

grant execute on function staff.hash(text), staff.account_key(text, uuid) to holdfast_guard;
grant execute on function staff.password_head(text, text), staff.sign_in(text, text, text, text, text, text, inet, boolean, text), staff.find_factor(text),
  staff.show_totp(text, bigint, text, text, text), staff.make_challenge(text, text), staff.take_challenge(text, text), staff.find_passkey(text),
  staff.show_passkey(text, bigint, text, text, text, boolean, text), staff.sign_out(text), staff.change_password(text, text, text, text), staff.demo_sign_ins() to holdfast_app;
