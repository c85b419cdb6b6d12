-- Who may know of whom: the request context, the guard view over the one table of reasons, and the shapes policies are made of.

create function access.stands() returns uuid[] language sql stable parallel safe as $$ select current_setting('hf.stands')::uuid[] $$;
create function access.reads() returns uuid[] language sql stable parallel safe as $$ select current_setting('hf.reads')::uuid[] $$;
create function access.writes() returns uuid[] language sql stable parallel safe as $$ select current_setting('hf.writes')::uuid[] $$;
create function access.opens() returns uuid[] language sql stable parallel safe as $$ select current_setting('hf.opens')::uuid[] $$;
-- The programs one works in now, in a role that works with people: what somebody holds by being its manager, its author or its next to look ends with it.
create function access.belongs() returns uuid[] language sql stable parallel safe as $$ select current_setting('hf.belongs')::uuid[] $$;
-- The roles in which one works with people: the others refer, count, decide what they are asked, hand a shift on, or are told what was decided of them.
create function access.helps(p_role text) returns boolean language sql immutable parallel safe as $$
  select p_role in ('case_manager', 'supervisor', 'triager', 'teammate', 'officer')
$$;
-- And those whom whoever answers for a case may put on its team: never who only refers, who coordinates, or who is there for a term.
create function access.may_join(p_role text) returns boolean language sql immutable parallel safe as $$
  select access.helps(p_role) or p_role in ('decision_maker', 'law_officer')
$$;
grant execute on function access.helps(text), access.may_join(text) to holdfast_app, holdfast_worker, holdfast_guard;
create function access.triages() returns uuid[] language sql stable parallel safe as $$ select current_setting('hf.triages')::uuid[] $$;
create function access.walled_cases() returns uuid[] language sql stable parallel safe as $$ select current_setting('hf.walled_cases')::uuid[] $$;
create function access.walled_people() returns uuid[] language sql stable parallel safe as $$ select current_setting('hf.walled_people')::uuid[] $$;

-- The sections of what is known of a person, by name; a grant holds a set of them as bits. Names, never numbers, in policies.
create function access.section(name text) returns int language sql immutable parallel safe as $$
  select case name
    when 'identity' then 1 when 'contact' then 2 when 'address' then 4 when 'safety' then 8 when 'services' then 16 when 'notes' then 32
    when 'legal' then 64 when 'clinical' then 128 when 'investigation' then 256 when 'child_protection' then 512 when 'guidance' then 1024
    when 'schooling' then 2048 when 'everything' then 4095
    -- No part of everything: held by those alone whom a case names for it (R84).
    when 'medical' then 4096 end
$$;

-- Opens the context of one account for this transaction, and answers who it is and what it may do where.
create function access.open_context(p_account uuid, p_assurance int) returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a record; v json;
begin
  select x.id, x.agency_id, x.name, x.kind, x.may_admin, x.language, g.time_zone into strict a
    from staff.account x join agencies.agency g on g.id = x.agency_id where x.id = p_account and x.status = 'active';
  perform set_config('hf.uid', a.id::text, true), set_config('hf.agency', a.agency_id::text, true),
    set_config('hf.assurance', p_assurance::text, true), set_config('hf.admin', a.may_admin::text, true),
    set_config('hf.stands', (select array_agg(s)::text from (select a.id as s union select c.covered_id from staff.cover c
      where c.account_id = a.id and c.ended_at is null and c.starts_at <= kernel.clock() and c.ends_at > kernel.clock()
        and staff.can_cover(a.id, c.covered_id)) t), true),
    set_config('hf.walled_cases', coalesce((select array_agg(w.case_id)::text from access.wall w where w.account_id = a.id and w.lifted_at is null and w.case_id is not null), '{}'), true),
    set_config('hf.walled_people', coalesce((select array_agg(w.person_id)::text from access.wall w where w.account_id = a.id and w.lifted_at is null and w.person_id is not null), '{}'), true);
  select json_build_object('id', a.id, 'agencyId', a.agency_id, 'name', a.name, 'kind', a.kind, 'assurance', p_assurance, 'mayAdmin', a.may_admin,
           'language', a.language, 'timeZone', a.time_zone, 'today', (kernel.clock() at time zone a.time_zone)::date,
           'programs', coalesce(json_agg(json_build_object('id', m.program_id, 'role', m.role, 'sees', m.sees, 'canWrite', m.can_write, 'mayTriage', m.may_triage)), '[]'::json),
           'covering', current_setting('hf.stands')),
         set_config('hf.reads', coalesce((array_agg(m.program_id) filter (where m.sees = 'program'))::text, '{}'), true),
         set_config('hf.writes', coalesce((array_agg(m.program_id) filter (where m.sees = 'program' and m.can_write))::text, '{}'), true),
         set_config('hf.opens', coalesce((array_agg(m.program_id) filter (where m.can_write and m.role in ('case_manager', 'supervisor', 'triager')))::text, '{}'), true),
         set_config('hf.belongs', coalesce((array_agg(m.program_id) filter (where access.helps(m.role)))::text, '{}'), true),
         set_config('hf.triages', coalesce((array_agg(m.program_id) filter (where m.may_triage))::text, '{}'), true)
    into v
    from staff.membership m where m.account_id = a.id and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
     having true;
  perform kernel.sign_context();
  return v;
end $$;

-- Opens the request of whoever holds this token: one call in a transaction, before any other statement. 42501 when it is not live.
create function access.begin_request(p_token text) returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare s record; v json; w interval;
begin
  select se.token_hash, se.account_id, se.assurance, se.idle_until, se.shared_device, se.stepped_up_at, se.id into s
    from staff.session se join staff.account a on a.id = se.account_id
   where se.token_hash = sha256(convert_to(p_token, 'UTF8')) and se.kind in ('staff', 'service') and se.assurance = 2
     and se.revoked_at is null and se.expires_at > kernel.clock() and se.idle_until > kernel.clock() and a.status = 'active';
  if not found then raise insufficient_privilege using message = 'no live session'; end if;
  w := kernel.idle_limit(s.shared_device);
  -- Prolonged at most once a minute, so that a look is not a write.
  if s.idle_until < kernel.clock() + w - interval '1 minute' then
    update staff.session set idle_until = kernel.clock() + w where token_hash = s.token_hash;
  end if;
  v := access.open_context(s.account_id, s.assurance);
  return json_build_object('actor', v, 'session', s.id, 'steppedUpAt', s.stepped_up_at);
end $$;

-- Opens the context of a job's author. Refused when that account lost its right to sign in.
create function access.begin_job(p_account uuid) returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return json_build_object('actor', access.open_context(p_account, 2));
exception when no_data_found then
  raise insufficient_privilege using message = 'no live account';
end $$;

select kernel.entrust('access.grant', 'select, insert, update');
select kernel.entrust('access.wall', 'select');

-- The live reasons of the asker, and of those he stands in for: their cases, never what they hold by roster, share or break-glass.
-- A wall bars the reason itself, whatever is asked through it; and it says nothing without a valid context, should a login read it by itself.
create view access.my_grant with (security_barrier = true) as
  select g.person_id, g.case_id, g.sections, g.can_write, case when g.account_id = (select kernel.uid()) then g.kind else 'cover' end as kind
    from access.grant g
   where (select kernel.context_ok()) and g.account_id = any ((select access.stands())::uuid[])
     and (g.account_id = (select kernel.uid()) or g.kind in ('owner', 'team', 'supervisor'))
     and g.valid_from <= (select kernel.clock()) and g.valid_to > (select kernel.clock())
     and g.person_id <> all ((select access.walled_people())::uuid[]) and (g.case_id is null or g.case_id <> all ((select access.walled_cases())::uuid[]));
grant select on access.my_grant to holdfast_app, holdfast_worker, holdfast_search, holdfast_guard;

-- Where the asker, and each of those he stands in for, works now: whoever stands in reaches nothing of what the other has left.
create view access.my_place with (security_barrier = true) as
  select m.account_id, m.program_id from staff.membership m
   where (select kernel.context_ok()) and m.account_id = any ((select access.stands())::uuid[]) and access.helps(m.role)
     and m.starts_at <= (select kernel.clock()) and m.ends_at > (select kernel.clock());
grant select on access.my_place to holdfast_app, holdfast_worker, holdfast_guard;

-- Whether the asker is that account, or stands in for it, and it works in that program now.
create function access.stands_for(p_account uuid, p_program uuid) returns boolean language sql stable as $$
  select exists (select from access.my_place p where p.account_id = p_account and p.program_id = p_program)
$$;
grant execute on function access.stands_for(uuid, uuid) to holdfast_app, holdfast_worker, holdfast_guard;

-- Who holds what on the records one may see: the answer to "who else may see this", never written by a login.
select kernel.protect('access.grant', '(case_id is not null and exists (select from access.my_grant g where g.case_id = "grant".case_id)) or account_id = (select kernel.uid())');
grant select on access.grant to holdfast_app;

-- By what right, what of it, and whether with a pen: of a case, and of a person. One JSON value a record (R03).
create function access.to_case(p_case uuid, p_program uuid) returns json language sql stable as $$
  select json_build_object('because', coalesce(json_agg(distinct r.kind), '[]'::json), 'sections', coalesce(bit_or(r.sections), 0), 'canWrite', coalesce(bool_or(r.can_write), false))
    from (select g.kind, g.sections, g.can_write from access.my_grant g where g.case_id = p_case
          union all select 'program', access.section('everything'), p_program = any ((select access.writes())::uuid[])
                     where p_program = any ((select access.reads())::uuid[])) r
$$;

-- No row about somebody whom the asker is walled from.
create function access.wall_people(tbl regclass, id_column text) returns void language plpgsql as $$
begin
  execute format('create policy %I on %s as restrictive for all to holdfast_app, holdfast_worker using (coalesce(%I <> all ((select access.walled_people())::uuid[]), true))',
    case id_column when 'other_id' then 'r5_wall_other' else 'r4_wall_person' end, tbl, id_column);
end $$;
-- Nor one of a case that the asker is walled from.
create function access.wall_cases(tbl regclass, id_column text) returns void language plpgsql as $$
begin
  execute format('create policy r3_wall_case on %s as restrictive for all to holdfast_app, holdfast_worker using (coalesce(%I <> all ((select access.walled_cases())::uuid[]), true))', tbl, id_column);
end $$;
select access.wall_cases('access.grant', 'case_id'), access.wall_people('access.grant', 'person_id');

-- The policies of a table that hangs on a program or a case (people.protect: on a person). Context, agency and walls always; extras are and-ed on.
--   section   what of a person this table is; a grant must hold it
--   id_column the column that names the root (id in the root's own table)
--   mine      a cheap arm of its own, tried first
create function access.protect(tbl regclass, root text, section text default 'identity', id_column text default null, mine text default null,
  read_also text default null, add_also text default null, change_also text default null) returns void language plpgsql as $$
declare
  c text := coalesce(id_column, root || '_id');
  t text := (select relname from pg_class where oid = tbl);
  bits int := access.section(section);
  sees text; pens text;
begin
  if root = 'program' then
    sees := 'program_id = any ((select access.reads())::uuid[]) or program_id = any ((select access.triages())::uuid[])';
    pens := 'program_id = any ((select access.writes())::uuid[]) or program_id = any ((select access.triages())::uuid[])';
  elsif root = 'case' then
    sees := format('program_id = any ((select access.reads())::uuid[]) or exists (select from access.my_grant g where g.case_id = %I.%I and (g.sections & %s) <> 0)', t, c, bits);
    pens := format('program_id = any ((select access.writes())::uuid[]) or exists (select from access.my_grant g where g.case_id = %I.%I and g.can_write and (g.sections & %s) <> 0)', t, c, bits);
  else raise exception 'unknown root %', root; end if;
  sees := format('(%s)', sees);
  pens := format('(%s)', pens);
  if mine is not null then sees := format('(%s or %s)', mine, sees); end if;
  perform kernel.protect(tbl, concat_ws(' and ', sees, '(' || read_also || ')'), concat_ws(' and ', pens, '(' || add_also || ')'), concat_ws(' and ', pens, '(' || change_also || ')'));
  if root = 'case' then
    perform access.wall_cases(tbl, c);
  elsif exists (select from pg_attribute where attrelid = tbl and attname = 'case_id' and not attisdropped) then
    perform access.wall_cases(tbl, 'case_id');
  end if;
  if exists (select from pg_attribute where attrelid = tbl and attname = 'person_id' and not attisdropped) then
    perform access.wall_people(tbl, 'person_id');
  end if;
end $$;

grant execute on function access.stands(), access.reads(), access.writes(), access.opens(), access.belongs(), access.triages(), access.walled_cases(), access.walled_people(),
  access.section(text) to holdfast_app, holdfast_worker, holdfast_guard, holdfast_search;
grant execute on function access.begin_request(text) to holdfast_app;
grant execute on function access.begin_job(uuid) to holdfast_worker;
grant execute on function access.open_context(uuid, int) to holdfast_guard;
grant execute on function access.to_case(uuid, uuid) to holdfast_app, holdfast_worker;
