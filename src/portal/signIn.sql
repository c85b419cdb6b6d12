-- The way in. A number and a code, once; afterwards the number and a password of their own. A number that nobody has costs and says the same.
create function portal.network_key(p_network inet) returns bytea language sql immutable as $$
  select staff.hash('page-network|' || network(set_masklen(p_network, case family(p_network) when 4 then 24 else 48 end)))
$$;
grant execute on function portal.network_key(inet) to holdfast_guard;

-- The code of a page that is still good: unused, in its two days, tried wrongly fewer than five times.
create function portal.code_of(p_number text) returns portal.invitation language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.* from portal.page p join portal.invitation i on i.page_id = p.id
   where p.number = p_number and portal.opens(p) and i.used_at is null and i.expires_at > kernel.clock() and i.failures < 5 order by i.made_at desc limit 1
$$;

-- What Node needs to hash what was typed as it was hashed before: salt and cost, never the hash.
create function portal.head_of(p_number text, p_what text) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select json_build_object(
    'head', (select regexp_replace(h, '[^$]+$', '') from (select case p_what when 'code' then (portal.code_of(p_number)).code_hash
       else (select c.password_hash from portal.page p join portal.credential c on c.page_id = p.id where p.number = p_number and portal.opens(p)) end as h) x),
    'wait', (select case when t.failures >= 50 then -1 else greatest(0, ceil(extract(epoch from t.wait_until - kernel.clock()))) end
               from staff.attempt t where t.key = staff.hash('page|' || p_number)))
$$;

-- Weighs one try, as the sign-in of staff is weighed.
create function portal.weigh(p_number text, p_network inet) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare w int := staff.weigh_try(staff.hash('page|' || p_number));
begin
  return case when w = 0 then staff.weigh_network(portal.network_key(p_network), false) else w end;
end $$;
create function portal.note_try(p_page portal.page, p_number text, p_network inet, p_passed boolean, p_action text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform staff.note_try(staff.hash('page|' || p_number), p_passed);
  if not p_passed then perform staff.weigh_network(portal.network_key(p_network), true); end if;
  perform portal.note(p_page, p_action, case when p_passed then 'done' else 'refused' end, '{}');
end $$;
grant execute on function portal.code_of(text), portal.weigh(text, inet), portal.note_try(portal.page, text, inet, boolean, text) to holdfast_guard;

-- The first time: the code, and the password they choose with it. Every session there was ends.
create function portal.use_code(p_number text, p_hash text, p_password_hash text, p_token text, p_old text, p_network inet) returns json
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p portal.page; i portal.invitation; w int := portal.weigh(p_number, p_network); passed boolean;
begin
  if w <> 0 then return json_build_object('wait', w); end if;
  select x.* into p from portal.page x where x.number = p_number and portal.opens(x) for update;
  i := portal.code_of(p_number);
  passed := coalesce(sha256(convert_to(i.code_hash, 'UTF8')) = sha256(convert_to(p_hash, 'UTF8')), false);
  perform portal.note_try(p, p_number, p_network, passed, 'page.useCode');
  if not passed then
    update portal.invitation x set failures = x.failures + 1 where x.id = i.id;
    return json_build_object('wait', 0);
  end if;
  update portal.invitation x set used_at = kernel.clock() where x.id = i.id;
  insert into portal.credential (page_id, agency_id, password_hash) values (p.id, p.agency_id, p_password_hash)
    on conflict (page_id) do update set password_hash = excluded.password_hash, updated_at = kernel.clock();
  perform staff.end_page_sessions(p.id), staff.open_person_session(p.agency_id, p.id, p_token, p_old);
  return json_build_object('wait', 0, 'passed', true);
end $$;

create function portal.sign_in(p_number text, p_hash text, p_token text, p_old text, p_network inet) returns json
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p portal.page; w int := portal.weigh(p_number, p_network); passed boolean;
begin
  if w <> 0 then return json_build_object('wait', w); end if;
  select x.* into p from portal.page x where x.number = p_number and portal.opens(x);
  passed := coalesce((select sha256(convert_to(c.password_hash, 'UTF8')) = sha256(convert_to(p_hash, 'UTF8')) from portal.credential c where c.page_id = p.id), false);
  perform portal.note_try(p, p_number, p_network, passed, 'page.signIn');
  if not passed then return json_build_object('wait', 0); end if;
  perform staff.open_person_session(p.agency_id, p.id, p_token, p_old);
  return json_build_object('wait', 0, 'passed', true);
end $$;

create function portal.sign_out(p_token text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$ select staff.end_person_session(p_token) $$;

-- The demo's pages and how to get in.
create function portal.demo_sign_ins() returns table (name text, number text, password text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.name, p.number, d.password from portal.demo_sign_in d join portal.page p on p.id = d.page_id and portal.opens(p) order by d.name
$$;
grant execute on function portal.head_of(text, text), portal.use_code(text, text, text, text, text, inet), portal.sign_in(text, text, text, text, inet), portal.sign_out(text),
  portal.demo_sign_ins() to holdfast_app;
