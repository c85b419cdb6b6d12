-- Old cases are for those who open cases in a program and write all of it.
create function imports.takes_cases(p_program uuid) returns boolean language sql stable as $$
  select p_program = any ((select access.writes())::uuid[]) and p_program = any ((select access.opens())::uuid[])
$$;
grant execute on function imports.takes_cases(uuid) to holdfast_app, holdfast_worker, holdfast_guard;
-- Rosters are read and agreed to by an agency's administrators; a run shows counts and faults, its staged rows are sealed.
select kernel.protect('imports.run',
  'kind = ''roster'' and (select kernel.may_admin()) or kind = ''cases'' and imports.takes_cases(program_id)',
  'asked_by = (select kernel.uid()) and (kind = ''roster'' and (select kernel.may_admin()) or kind = ''cases'' and imports.takes_cases(program_id))',
  'kind = ''roster'' and (select kernel.may_admin()) or kind = ''cases'' and imports.takes_cases(program_id)');
grant select, insert on imports.run to holdfast_app, holdfast_worker;
grant update (format, status, progress, counts, findings, base, agreed_by, finished_at, version) on imports.run to holdfast_app, holdfast_worker;

select kernel.protect('imports.staged', 'exists (select from imports.run r where r.id = staged.run_id)', 'exists (select from imports.run r where r.id = staged.run_id)',
  removes => 'exists (select from imports.run r where r.id = staged.run_id)');
grant select, insert, delete on imports.staged to holdfast_app, holdfast_worker;

select kernel.protect('imports.piece', 'exists (select from imports.run r where r.id = piece.run_id)', 'exists (select from imports.run r where r.id = piece.run_id)',
  removes => 'exists (select from imports.run r where r.id = piece.run_id)');
grant select, insert, delete on imports.piece to holdfast_app, holdfast_worker;

select kernel.entrust('imports.run', 'select, update');
select kernel.entrust('imports.staged', 'select');
grant select (version, born, label), insert, update on people.person to holdfast_guard;
select kernel.entrust('people.name', 'select, insert, update');
select kernel.entrust('people.contact_point', 'select, insert, update');
select kernel.entrust('people.enrolment', 'select, insert, update');
select kernel.entrust('people.class', 'select, insert, update');
grant insert, update on people.class_member to holdfast_guard;
grant insert, update on people.relationship to holdfast_guard;
grant update on people.external_id to holdfast_guard;

-- What an agency already knows of another system's rows: ids, prints, and whether they had ended. No name is in it.
create function imports.known_rows(p_system text) returns table (kind text, outside text, inside uuid, print bytea, ended boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.kind, e.outside, e.inside, e.print, e.ended_at is not null from people.external_id e
   where e.agency_id = (select kernel.agency()) and e.system = p_system and (select kernel.context_ok()) and (select kernel.may_admin())
$$;

-- The agency's accounts by address, so that a teacher who already has one is not given a second. Addresses of other agencies' accounts
-- answer only "taken".
create function imports.known_addresses(p_emails text[]) returns table (email text, account_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.email, case when a.agency_id = (select kernel.agency()) then a.id end from staff.account a
   where a.email = any (p_emails) and (select kernel.context_ok()) and (select kernel.may_admin())
$$;

-- A roster's reach: a teacher of record may know who the student is and see guidance, no more. Laid to what the classes say today.
create function imports.grant_teachers(p_agency uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  with wanted as (
    select distinct t.account_id, s.person_id
      from people.class_member t join people.class_member s on s.class_id = t.class_id and s.person_id is not null and s.ended_at is null
     where t.agency_id = p_agency and t.account_id is not null and t.role in ('teacher', 'aide') and t.ended_at is null
       and coalesce(t.to_day, 'infinity') >= agencies.local_day(p_agency) and coalesce(s.to_day, 'infinity') >= agencies.local_day(p_agency)
  ), gone as (
    update access.grant g set valid_to = kernel.clock()
     where g.agency_id = p_agency and g.kind = 'roster' and g.valid_to > kernel.clock()
       and not exists (select from wanted w where w.account_id = g.account_id and w.person_id = g.person_id)
  )
  insert into access.grant (agency_id, account_id, person_id, kind, sections, can_write)
  select p_agency, w.account_id, w.person_id, 'roster', access.section('identity') | access.section('guidance'), false
    from wanted w
   where not exists (select from access.grant g where g.account_id = w.account_id and g.person_id = w.person_id and g.kind = 'roster' and g.valid_to > kernel.clock())
$$;

-- Writes an agreed run: all of it or nothing. Missing rows end, none is deleted. Refused when another run was applied since this one was read.
create function imports.apply_run(p_run uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r imports.run; v_first bigint; v_people int; v_base text;
begin
  perform kernel.context_ok();
  select x.* into r from imports.run x where x.id = p_run and x.agency_id = kernel.agency() and x.kind = 'roster' for update;
  if not found or not kernel.may_admin() then raise insufficient_privilege using message = 'not available'; end if;
  if r.status <> 'applying' then raise exception using errcode = 'HF409', message = 'import.notAgreed'; end if;
  perform pg_advisory_xact_lock(hashtextextended(r.agency_id::text, 10));
  select coalesce((select x.id::text from imports.run x where x.agency_id = r.agency_id and x.kind = 'roster' and x.system = r.system and x.status = 'applied' order by x.finished_at desc limit 1), '') into v_base;
  if v_base is distinct from r.base then raise exception using errcode = 'HF409', message = 'import.overtaken'; end if;

  insert into agencies.site (id, agency_id, name, kind)
  select s.inside, r.agency_id, s.record->>'name', s.record->>'kind' from imports.staged s where s.run_id = p_run and s.kind = 'site' and s.change = 'new';
  update agencies.site t set name = s.record->>'name', kind = s.record->>'kind', ended_at = case when s.change = 'ended' then kernel.clock() end
    from imports.staged s where s.run_id = p_run and s.kind = 'site' and s.change <> 'new' and t.id = s.inside and t.agency_id = r.agency_id
     and (s.change <> 'ended' or t.ended_at is null) and (s.change = 'ended' or s.record ? 'name');
  update agencies.site t set parent_id = (s.record->>'parentId')::uuid
    from imports.staged s where s.run_id = p_run and s.kind = 'site' and s.change <> 'ended' and t.id = s.inside and t.agency_id = r.agency_id;

  insert into staff.account (id, agency_id, name, email, title, status)
  select s.inside, r.agency_id, s.record->>'name', s.record->>'email', s.record->>'title', 'invited'
    from imports.staged s where s.run_id = p_run and s.kind = 'account' and s.change = 'new' and not (s.record->>'exists')::boolean;
  insert into staff.membership (id, agency_id, account_id, program_id, role, sees, may_triage, can_write)
  select gen_random_uuid(), r.agency_id, s.inside, r.program_id, 'referrer', 'assigned', false, false
    from imports.staged s where s.run_id = p_run and s.kind = 'account' and s.change in ('new', 'back')
     and not exists (select from staff.membership m where m.account_id = s.inside and m.program_id = r.program_id and m.ends_at > kernel.clock());
  update staff.membership m set ends_at = kernel.clock()
    from imports.staged s where s.run_id = p_run and s.kind = 'account' and s.change = 'ended' and m.account_id = s.inside and m.role = 'referrer' and m.ends_at > kernel.clock();
  -- Whoever came by the roster alone goes with it; a counselor with work here stays.
  update staff.account a set status = 'inactive', inactive_at = kernel.clock()
    from imports.staged s where s.run_id = p_run and s.kind = 'account' and s.change = 'ended' and a.id = s.inside and a.agency_id = r.agency_id and a.status = 'invited'
     and not exists (select from staff.membership m where m.account_id = a.id and m.ends_at > kernel.clock());
  update staff.account a set status = 'invited', inactive_at = null
    from imports.staged s where s.run_id = p_run and s.kind = 'account' and s.change = 'back' and a.id = s.inside and a.agency_id = r.agency_id and a.status = 'inactive';

  select count(*) into v_people from imports.staged s where s.run_id = p_run and s.kind = 'person' and s.change = 'new';
  insert into agencies.counter as c (agency_id, kind, last) values (r.agency_id, 'person', v_people)
  on conflict (agency_id, kind) do update set last = c.last + v_people returning c.last - v_people into v_first;
  insert into people.person (id, agency_id, number, label, born, source)
  select s.inside, r.agency_id, v_first + row_number() over (order by s.place), decode(s.record->>'label', 'hex'), decode(s.record->>'born', 'hex'), 'roster'
    from imports.staged s where s.run_id = p_run and s.kind = 'person' and s.change = 'new';
  -- What staff have corrected by hand stays as they put it.
  update people.person p set label = case when p.version = 1 then decode(s.record->>'label', 'hex') else p.label end,
         born = case when p.version = 1 or p.born is null then coalesce(decode(s.record->>'born', 'hex'), p.born) else p.born end
    from imports.staged s where s.run_id = p_run and s.kind = 'person' and s.change in ('changed', 'back') and p.id = s.inside and p.agency_id = r.agency_id;
  update people.name n set ended_at = kernel.clock()
    from imports.staged s where s.run_id = p_run and s.kind = 'person' and s.change in ('changed', 'back') and n.person_id = s.inside and n.source = 'roster' and n.ended_at is null;
  insert into people.name (id, agency_id, person_id, kind, value, use_with, source)
  select (n->>'id')::uuid, r.agency_id, s.inside, n->>'kind', decode(n->>'value', 'hex'), array(select jsonb_array_elements_text(n->'useWith')), 'roster'
    from imports.staged s, jsonb_array_elements(s.record->'names') n where s.run_id = p_run and s.kind = 'person' and s.change <> 'ended';
  update people.contact_point c set ended_at = kernel.clock()
    from imports.staged s where s.run_id = p_run and s.kind = 'person' and s.change in ('changed', 'back') and c.person_id = s.inside and c.source = 'roster' and c.ended_at is null
     and c.version = 1;
  insert into people.contact_point (id, agency_id, person_id, kind, value, source)
  select (c->>'id')::uuid, r.agency_id, s.inside, c->>'kind', decode(c->>'value', 'hex'), 'roster'
    from imports.staged s, jsonb_array_elements(s.record->'points') c where s.run_id = p_run and s.kind = 'person' and s.change <> 'ended';
  insert into people.name_token (agency_id, token, person_id, weight)
  select r.agency_id, decode(t->>0, 'hex'), s.inside, (t->>1)::smallint
    from imports.staged s, jsonb_array_elements(s.record->'tokens') t where s.run_id = p_run and s.kind = 'person' and s.change <> 'ended'
  on conflict do nothing;
  insert into people.participation (agency_id, person_id, program_id, because)
  select r.agency_id, s.inside, r.program_id, 'roster' from imports.staged s
   where s.run_id = p_run and s.kind = 'person' and s.change <> 'ended' and (s.record->>'student')::boolean on conflict do nothing;
  update people.participation p set to_at = kernel.clock()
    from imports.staged s where s.run_id = p_run and s.kind = 'person' and s.change = 'ended' and p.person_id = s.inside and p.because = 'roster' and p.to_at is null;

  insert into people.relationship (id, agency_id, person_id, other_id, kind, source)
  select s.inside, r.agency_id, (s.record->>'personId')::uuid, (s.record->>'otherId')::uuid, s.record->>'kind', 'roster'
    from imports.staged s where s.run_id = p_run and s.kind = 'relationship' and s.change = 'new' on conflict do nothing;
  update people.relationship t set ended_at = case when s.change = 'ended' then kernel.clock() end
    from imports.staged s where s.run_id = p_run and s.kind = 'relationship' and s.change <> 'new' and t.id = s.inside and t.agency_id = r.agency_id;
  -- What it says of an adult stands beside what is kept here, and overwrites nothing.
  perform people.hear_claim(r.agency_id, r.system, coalesce(t.person_id, (s.record->>'personId')::uuid), coalesce(t.other_id, (s.record->>'otherId')::uuid),
            s.record->>'contact', s.record->>'records', s.record->>'decide', s.record->>'pickUp')
     from imports.staged s left join people.relationship t on t.id = s.inside and t.agency_id = r.agency_id
    where s.run_id = p_run and s.kind = 'relationship' and (t.id is not null or s.record ? 'personId')
    order by s.change = 'ended' desc, s.place;

  insert into people.enrolment (id, agency_id, person_id, site_id, grade, from_day)
  select s.inside, r.agency_id, (s.record->>'personId')::uuid, (s.record->>'siteId')::uuid, s.record->>'grade', agencies.local_day(r.agency_id)
    from imports.staged s where s.run_id = p_run and s.kind = 'enrolment' and s.change = 'new';
  update people.enrolment t set grade = coalesce(s.record->>'grade', t.grade), ended_at = case when s.change = 'ended' then kernel.clock() end,
         to_day = case when s.change = 'ended' then agencies.local_day(r.agency_id) end
    from imports.staged s where s.run_id = p_run and s.kind = 'enrolment' and s.change <> 'new' and t.id = s.inside and t.agency_id = r.agency_id;

  insert into people.class (id, agency_id, site_id, title, from_day, to_day)
  select s.inside, r.agency_id, (s.record->>'siteId')::uuid, s.record->>'title', (s.record->>'from')::date, (s.record->>'to')::date
    from imports.staged s where s.run_id = p_run and s.kind = 'class' and s.change = 'new';
  update people.class t set title = coalesce(s.record->>'title', t.title), from_day = coalesce((s.record->>'from')::date, t.from_day),
         to_day = coalesce((s.record->>'to')::date, t.to_day), ended_at = case when s.change = 'ended' then kernel.clock() end
    from imports.staged s where s.run_id = p_run and s.kind = 'class' and s.change <> 'new' and t.id = s.inside and t.agency_id = r.agency_id;

  insert into people.class_member (id, agency_id, class_id, person_id, account_id, role, from_day, to_day)
  select s.inside, r.agency_id, (s.record->>'classId')::uuid, (s.record->>'personId')::uuid, (s.record->>'accountId')::uuid, s.record->>'role',
         (s.record->>'from')::date, (s.record->>'to')::date
    from imports.staged s where s.run_id = p_run and s.kind = 'class_member' and s.change = 'new';
  update people.class_member t set role = coalesce(s.record->>'role', t.role), from_day = coalesce((s.record->>'from')::date, t.from_day),
         to_day = coalesce((s.record->>'to')::date, t.to_day), ended_at = case when s.change = 'ended' then kernel.clock() end
    from imports.staged s where s.run_id = p_run and s.kind = 'class_member' and s.change <> 'new' and t.id = s.inside and t.agency_id = r.agency_id;

  insert into people.external_id as e (agency_id, system, kind, outside, inside, print, ended_at)
  select r.agency_id, r.system, s.kind, s.outside, s.inside, s.print, case when s.change = 'ended' then kernel.clock() end
    from imports.staged s where s.run_id = p_run
  on conflict (agency_id, system, kind, outside) do update set print = coalesce(excluded.print, e.print), ended_at = excluded.ended_at;

  perform imports.grant_teachers(r.agency_id);
  update imports.run set status = 'applied', finished_at = kernel.clock() where id = p_run;
end $$;

grant execute on function imports.known_rows(text), imports.known_addresses(text[]), imports.apply_run(uuid) to holdfast_app, holdfast_worker;
