-- Signing in with one's organisation. Nobody who logs in reads these tables: a provider's secret, who is who there and a sign-in under way go through the
-- functions below alone.
select kernel.entrust('staff.identity_provider', 'select, insert, update');
select kernel.entrust('staff.identity', 'select, insert, update');
select kernel.entrust('staff.provider_try', 'select, insert, update, delete');

create function staff.subject_hash(p_provider uuid, p_subject text) returns bytea language sql immutable as $$ select staff.hash(p_provider || '|' || p_subject) $$;
grant execute on function staff.subject_hash(uuid, text) to holdfast_guard;

-- Whose word it takes that a provider's second factor counts: whoever runs the provider can then be anybody who signs in there. Supervisors; where there
-- are none, those who carry cases; not whoever asked, and administrators only where nobody else is there to ask: one can be another's second account.
create function staff.organisation_sayers(p_except uuid) returns table (account_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with working as (
    select m.account_id, m.role, a.may_admin from staff.membership m join staff.account a on a.id = m.account_id
     where kernel.context_ok() and m.agency_id = kernel.agency() and m.role in ('supervisor', 'case_manager') and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
       and a.status = 'active' and a.kind = 'staff' and m.account_id <> p_except),
  here as (select * from working w where not w.may_admin or not exists (select from working o where not o.may_admin))
  select distinct h.account_id from here h where h.role = 'supervisor' or not exists (select from here s where s.role = 'supervisor')
$$;

-- The agency's providers, without their secrets.
create function staff.organisations() returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'name', p.name, 'listed', p.listed, 'settings', p.settings, 'factors', p.factors,
           'counts', p.confirmed_at is not null, 'askedBy', a.name, 'confirmedBy', c.name, 'version', p.version,
           'people', (select count(*)::int from staff.identity i where i.provider_id = p.id and i.ended_at is null),
           'waitsFor', case when p.confirmed_at is null and cardinality(p.factors) > 0 then (
             select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name) from staff.account s where s.id in (select x.account_id from staff.organisation_sayers(p.asked_by) x)) end)
           order by p.name), '[]')
    from staff.identity_provider p join staff.account a on a.id = p.asked_by left join staff.account c on c.id = p.confirmed_by
   where kernel.context_ok() and p.agency_id = kernel.agency() and p.ended_at is null
$$;

-- What counts from its asking: where nobody could say yes there is nobody to protect (an office of one).
create function staff.settle_organisation(p_id uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update staff.identity_provider p set confirmed_by = null, confirmed_at = null where p.id = p_id;
  update staff.identity_provider p set confirmed_by = p.asked_by, confirmed_at = kernel.clock()
   where p.id = p_id and not exists (select from staff.organisation_sayers(p.asked_by))
$$;
grant execute on function staff.settle_organisation(uuid) to holdfast_guard;

create function staff.connect_organisation(p_id uuid, p_kind text, p_name text, p_listed boolean, p_settings jsonb, p_secret bytea, p_factors text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  if not kernel.may_admin() then raise insufficient_privilege using message = 'not available'; end if;
  -- Of two who give the same name at once the second waits, and is told.
  perform pg_advisory_xact_lock(hashtextextended('organisations ' || kernel.agency()::text, 0));
  if exists (select from staff.identity_provider p where p.agency_id = kernel.agency() and p.ended_at is null and lower(p.name) = lower(p_name)) then
    raise exception using errcode = 'HF409', message = 'organisation.nameTaken';
  end if;
  insert into staff.identity_provider (id, agency_id, kind, name, listed, settings, client_secret, factors, asked_by)
  values (p_id, kernel.agency(), p_kind, p_name, p_listed, p_settings, p_secret, p_factors, kernel.uid());
  perform staff.settle_organisation(p_id);
end $$;

-- A null secret leaves the one there is. Anything by which it proves who somebody is makes its second factor wait for a second person again.
create function staff.change_organisation(p_id uuid, p_version int, p_name text, p_listed boolean, p_settings jsonb, p_secret bytea, p_factors text[]) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare was staff.identity_provider;
begin
  perform kernel.context_ok();
  if not kernel.may_admin() then raise insufficient_privilege using message = 'not available'; end if;
  perform pg_advisory_xact_lock(hashtextextended('organisations ' || kernel.agency()::text, 0));
  select * into was from staff.identity_provider p where p.id = p_id and p.agency_id = kernel.agency() and p.ended_at is null for update;
  if was.id is null or was.version <> p_version then return false; end if;
  if exists (select from staff.identity_provider p where p.agency_id = kernel.agency() and p.ended_at is null and lower(p.name) = lower(p_name) and p.id <> p_id) then
    raise exception using errcode = 'HF409', message = 'organisation.nameTaken';
  end if;
  if p_settings ->> 'issuer' is distinct from was.settings ->> 'issuer' then raise exception using errcode = 'HF409', message = 'organisation.another'; end if;
  update staff.identity_provider set name = p_name, listed = p_listed, settings = p_settings, client_secret = coalesce(p_secret, client_secret), factors = p_factors,
    asked_by = case when p_settings is distinct from was.settings or p_factors is distinct from was.factors then kernel.uid() else was.asked_by end, version = version + 1 where id = p_id;
  if p_settings is distinct from was.settings or p_factors is distinct from was.factors then perform staff.settle_organisation(p_id); end if;
  return true;
end $$;

-- False where it was changed since it was looked at, or somebody has said so already.
create function staff.confirm_organisation(p_id uuid, p_version int) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p staff.identity_provider;
begin
  perform kernel.context_ok();
  select * into p from staff.identity_provider x where x.id = p_id and x.agency_id = kernel.agency() and x.ended_at is null for update;
  if p.id is null or kernel.uid() not in (select s.account_id from staff.organisation_sayers(p.asked_by) s) then raise insufficient_privilege using message = 'not available'; end if;
  if p.version <> p_version or p.confirmed_at is not null then return false; end if;
  update staff.identity_provider set confirmed_by = kernel.uid(), confirmed_at = kernel.clock(), version = version + 1 where id = p_id;
  return true;
end $$;

-- Nobody comes in by it any more, and whoever came in by it is out, in the same statement.
create function staff.end_organisation(p_id uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  if not kernel.may_admin() then raise insufficient_privilege using message = 'not available'; end if;
  update staff.identity_provider p set ended_at = kernel.clock(), version = version + 1 where p.id = p_id and p.agency_id = kernel.agency() and p.ended_at is null;
  if not found then return false; end if;
  update staff.session set revoked_at = kernel.clock() where provider_id = p_id and revoked_at is null;
  update staff.identity set ended_at = kernel.clock() where provider_id = p_id and ended_at is null;
  delete from staff.provider_try where provider_id = p_id;
  return true;
end $$;

-- The buttons of the sign-in page, with the one whose address brought somebody there.
create function staff.organisation_ways(p_with uuid) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name), '[]') from staff.identity_provider p where (p.listed or p.id = p_with) and p.ended_at is null
$$;

-- Somebody sets out. To show a factor again, or to say who they are there, they are signed in with both factors, and for the latter have just shown one.
create function staff.begin_organisation(p_provider uuid, p_state text, p_browser text, p_why text, p_token text, p_shared boolean, p_way text) returns json
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p staff.identity_provider; s staff.session;
begin
  select * into p from staff.identity_provider x where x.id = p_provider and x.ended_at is null;
  if p.id is null then return null; end if;
  select * into s from staff.live_session(p_token, case p_why when 'signIn' then 1 else 2 end);
  if p_why <> 'signIn' and (s.id is null or s.agency_id <> p.agency_id) then return json_build_object('refused', 'session.unknown'); end if;
  if p_why = 'link' and coalesce(s.stepped_up_at <= kernel.clock() - interval '5 minutes', true) then return json_build_object('refused', 'session.stepUp'); end if;
  delete from staff.provider_try where state_hash in (select x.state_hash from staff.provider_try x where x.expires_at < kernel.clock() limit 20);
  insert into staff.provider_try (state_hash, browser_hash, provider_id, why, session_id, account_id, shared, way, expires_at)
  values (staff.hash(p_state), staff.hash(p_browser), p.id, p_why, s.id, case when p_why <> 'signIn' then s.account_id end, p_shared, p_way, kernel.clock() + interval '10 minutes');
  return json_build_object('id', p.id, 'agencyId', p.agency_id, 'kind', p.kind, 'settings', p.settings, 'secret', encode(p.client_secret, 'base64'), 'factors', p.factors);
end $$;

-- They are back, in the same browser, for the first time.
create function staff.take_organisation(p_provider uuid, p_state text, p_browser text) returns json language sql security definer set search_path = pg_catalog, pg_temp as $$
  update staff.provider_try t set taken_at = kernel.clock() from staff.identity_provider p
   where t.state_hash = staff.hash(p_state) and t.browser_hash = staff.hash(p_browser) and t.provider_id = p_provider and t.taken_at is null and t.expires_at > kernel.clock()
     and p.id = t.provider_id and p.ended_at is null
   returning json_build_object('id', p.id, 'agencyId', p.agency_id, 'kind', p.kind, 'settings', p.settings, 'secret', encode(p.client_secret, 'base64'), 'factors', p.factors,
     'why', t.why, 'way', t.way, 'shared', t.shared, 'begunAt', t.created_at)
$$;

create function staff.link_identity(p_provider uuid, p_account uuid, p_hash bytea) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update staff.identity set ended_at = kernel.clock() where account_id = p_account and provider_id = p_provider and ended_at is null and subject_hash <> p_hash;
  insert into staff.identity (id, agency_id, account_id, provider_id, subject_hash, last_used_at)
  select gen_random_uuid(), p.agency_id, p_account, p.id, p_hash, kernel.clock() from staff.identity_provider p where p.id = p_provider
  on conflict (provider_id, subject_hash) where ended_at is null do update set last_used_at = kernel.clock()
$$;
grant execute on function staff.link_identity(uuid, uuid, bytea) to holdfast_guard;

-- The provider's word was verified: who they are there, an e-mail it vouches for, whether it asked them for a second factor, and whether just now. It makes no
-- account and gives no right: an invited account of the same agency, by that e-mail, is all it can begin.
create function staff.finish_organisation(p_state text, p_subject text, p_email text, p_factor boolean, p_fresh boolean, p_new text, p_browser text) returns json
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare t staff.provider_try; p staff.identity_provider; a staff.account; s staff.session; h bytea; who uuid; counts boolean;
begin
  delete from staff.provider_try x where x.state_hash = staff.hash(p_state) and x.taken_at is not null and x.expires_at > kernel.clock() returning * into t;
  if t.state_hash is null then return null; end if;
  select * into p from staff.identity_provider x where x.id = t.provider_id and x.ended_at is null for share;
  if p.id is null then return null; end if;
  h := staff.subject_hash(p.id, p_subject);
  counts := p_factor and p.confirmed_at is not null;
  select i.account_id into who from staff.identity i where i.provider_id = p.id and i.subject_hash = h and i.ended_at is null for update;

  if t.why <> 'signIn' then
    select x.* into s from staff.session x join staff.account y on y.id = x.account_id
     where x.id = t.session_id and x.account_id = t.account_id and x.revoked_at is null and x.expires_at > kernel.clock() and x.idle_until > kernel.clock() and y.status = 'active' for update of x;
    if s.id is null then return json_build_object('outcome', 'late'); end if;
    if who is distinct from t.account_id and (t.why = 'stepUp' or who is not null) then
      perform staff.note_sign_in(t.account_id, 'signIn.' || t.why, 'refused');
      return json_build_object('outcome', 'another');
    end if;
    if t.why = 'stepUp' and not (counts and p_fresh) then
      perform staff.note_sign_in(t.account_id, 'signIn.stepUp', 'refused');
      return json_build_object('outcome', 'noFactor');
    end if;
    perform staff.link_identity(p.id, t.account_id, h), staff.note_sign_in(t.account_id, 'signIn.' || t.why, 'done');
    if t.why = 'stepUp' then perform staff.rotate_session(s.token_hash, p_new); end if;
    return json_build_object('outcome', t.why);
  end if;

  if who is null then
    select x.id into who from staff.account x where x.email = lower(p_email) and x.agency_id = p.agency_id and x.kind = 'staff' and x.status = 'invited'
       and not exists (select from staff.identity i where i.account_id = x.id and i.provider_id = p.id and i.ended_at is null);
  end if;
  select * into a from staff.account x where x.id = who for update;
  if a.id is null or a.status = 'inactive' then
    perform staff.note_sign_in(a.id, 'signIn.organisation', 'refused');
    return json_build_object('outcome', 'unknown');
  end if;
  -- Who has no second factor of their own, and was asked for none there, sets one up first.
  if not counts and (a.status = 'invited' or not exists (select from staff.credential c where c.account_id = a.id and c.totp_secret is not null)
                     and not exists (select from staff.passkey k where k.account_id = a.id and k.ended_at is null)) then
    perform staff.note_sign_in(a.id, 'signIn.organisation', 'refused');
    return json_build_object('outcome', 'setUp');
  end if;
  if a.status = 'invited' then
    update staff.session set revoked_at = kernel.clock() where account_id = a.id and kind = 'link' and revoked_at is null;
    update staff.account set status = 'active' where id = a.id;
  end if;
  update staff.session set revoked_at = kernel.clock() where id = t.session_id and revoked_at is null;
  perform staff.link_identity(p.id, a.id, h), staff.open_session(a.id, case when counts then 2 else 1 end, p_new, null, t.shared, p_browser),
    staff.note_sign_in(a.id, 'signIn.organisation', 'done');
  -- Whoever was signed in there already has shown no factor just now.
  update staff.session set provider_id = p.id, stepped_up_at = case when p_fresh then stepped_up_at end where token_hash = staff.hash(p_new);
  return json_build_object('outcome', case when counts then 'in' else 'factor' end);
end $$;

-- One's own: where one is known, and where one could be.
create function staff.my_organisations() returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'linkedAt', i.linked_at, 'lastUsedAt', i.last_used_at,
           'stepsUp', i.id is not null and p.confirmed_at is not null and cardinality(p.factors) > 0) order by p.name), '[]')
    from staff.identity_provider p left join staff.identity i on i.provider_id = p.id and i.account_id = kernel.uid() and i.ended_at is null
   where kernel.context_ok() and p.agency_id = kernel.agency() and p.ended_at is null
$$;

-- Null where there is none; false where it is the only way in. Whoever came in by it is out.
create function staff.unlink_organisation(p_provider uuid, p_session uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  if not exists (select from staff.identity i where i.provider_id = p_provider and i.account_id = kernel.uid() and i.ended_at is null) then return null; end if;
  if not exists (select from staff.credential c where c.account_id = kernel.uid() and c.password_hash is not null and c.totp_secret is not null)
     and not exists (select from staff.passkey k where k.account_id = kernel.uid() and k.ended_at is null) then return false; end if;
  update staff.identity set ended_at = kernel.clock() where provider_id = p_provider and account_id = kernel.uid() and ended_at is null;
  update staff.session set revoked_at = kernel.clock() where provider_id = p_provider and account_id = kernel.uid() and id <> p_session and revoked_at is null;
  return true;
end $$;

-- An administrator says which account somebody at the provider has, before anybody has come in by it; of one that is somebody's already, only they say so.
create function staff.map_organisation(p_provider uuid, p_account uuid, p_subject text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p staff.identity_provider;
begin
  perform kernel.context_ok();
  select * into p from staff.identity_provider x where x.id = p_provider and x.agency_id = kernel.agency() and x.ended_at is null;
  perform from staff.account a where a.id = p_account and a.agency_id = kernel.agency() and a.kind = 'staff' and a.id <> kernel.uid() for update;
  if p.id is null or not found or not kernel.may_admin() then raise insufficient_privilege using message = 'not available'; end if;
  if not exists (select from staff.account a where a.id = p_account and a.status = 'invited') then raise exception using errcode = 'HF409', message = 'organisation.theirs'; end if;
  if exists (select from staff.identity i where i.provider_id = p.id and i.subject_hash = staff.subject_hash(p.id, p_subject) and i.ended_at is null and i.account_id <> p_account) then
    raise exception using errcode = 'HF409', message = 'organisation.taken';
  end if;
  perform staff.link_identity(p.id, p_account, staff.subject_hash(p.id, p_subject));
  update staff.identity set last_used_at = null where provider_id = p.id and account_id = p_account and ended_at is null;
end $$;

-- Whoever left is nobody at any provider: their name there may be somebody else's one day.
create function staff.end_identities() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update staff.identity set ended_at = kernel.clock() where account_id = new.id and ended_at is null;
  delete from staff.provider_try where account_id = new.id;
  return null;
end $$;
create or replace trigger end_identities after update of status on staff.account for each row when (new.status = 'inactive' and old.status <> 'inactive') execute function staff.end_identities();

grant execute on function staff.organisation_sayers(uuid), staff.organisations(), staff.connect_organisation(uuid, text, text, boolean, jsonb, bytea, text[]),
  staff.change_organisation(uuid, int, text, boolean, jsonb, bytea, text[]), staff.confirm_organisation(uuid, int), staff.end_organisation(uuid), staff.organisation_ways(uuid),
  staff.begin_organisation(uuid, text, text, text, text, boolean, text), staff.take_organisation(uuid, text, text),
  staff.finish_organisation(text, text, text, boolean, boolean, text, text), staff.my_organisations(), staff.unlink_organisation(uuid, uuid),
  staff.map_organisation(uuid, uuid, text) to holdfast_app;
grant execute on function staff.organisation_sayers(uuid) to holdfast_guard;
