-- Old cases are brought in by those who open cases in a program and write all of it. Whoever only administers the agency sees none of it (R08).
select kernel.protect('imports.old_cases', 'exists (select from imports.run r where r.id = old_cases.run_id)', 'exists (select from imports.run r where r.id = old_cases.run_id)',
  'exists (select from imports.run r where r.id = old_cases.run_id)');
grant select, insert on imports.old_cases to holdfast_app, holdfast_worker;
grant update (look, mapping, choices) on imports.old_cases to holdfast_app, holdfast_worker;

select kernel.protect('imports.mapping', 'imports.takes_cases(program_id)', 'imports.takes_cases(program_id) and kept_by = (select kernel.uid())', 'imports.takes_cases(program_id)');
grant select, insert on imports.mapping to holdfast_app, holdfast_worker;
grant update (headers, body, kept_by, kept_at, version) on imports.mapping to holdfast_app, holdfast_worker;
select kernel.entrust('imports.mapping', 'select');
select kernel.entrust('imports.piece', 'select, delete');

grant insert, update (status, manager_id, risk, opened_on, closed_on, closure_reason, outcome, paused_until, pause_reason, resumes_to, version, updated_at, clock_from) on cases.case to holdfast_guard;
grant insert on cases.note, cases.note_text, cases.task to holdfast_guard;
grant update (status, done_at, done_by, version) on cases.task to holdfast_guard;

-- In whose name the command line works with a saved mapping: whoever kept it.
create function imports.mapping_keeper(p_agency uuid, p_name text) returns table (account_id uuid, program_id uuid, mapping_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.kept_by, m.program_id, m.id from imports.mapping m where m.agency_id = p_agency and m.name = p_name order by m.kept_at desc
$$;
grant execute on function imports.mapping_keeper(uuid, text) to holdfast_worker;

-- What is known of a source's rows. `mine`: it may be changed by the asker; what is behind a wall or in another program stands as it is, without a word.
create function imports.known_cases(p_source text) returns table (kind text, outside text, inside uuid, print bytea, mine boolean, touched boolean, person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.kind, e.outside, e.inside, e.print,
         case e.kind
           when 'case' then c.program_id = any ((select access.writes())::uuid[]) and c.id <> all ((select access.walled_cases())::uuid[]) and c.person_id <> all ((select access.walled_people())::uuid[])
           when 'person' then e.inside <> all ((select access.walled_people())::uuid[])
             and exists (select from people.participation p where p.person_id = e.inside and p.program_id = any ((select access.writes())::uuid[]))
           else true end,
         coalesce(c.version, x.version, e.version) is distinct from e.version, c.person_id
    from people.external_id e left join cases.case c on e.kind = 'case' and c.id = e.inside left join people.person x on e.kind = 'person' and x.id = e.inside
   where e.agency_id = (select kernel.agency()) and e.system = 'cases:' || p_source and e.kind in ('case', 'person', 'history')
     and (select kernel.context_ok()) and cardinality((select access.opens())::uuid[]) > 0
$$;

-- Persons whom another system (a roster) knows by one of these ids. Only those the asker may see are answered: the caller reads them under their policies.
create function imports.known_students(p_ids text[]) returns table (outside text, person_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct e.outside, e.inside from people.external_id e
   where e.agency_id = (select kernel.agency()) and e.kind = 'person' and e.system not like 'cases:%' and e.outside = any (p_ids)
     and (select kernel.context_ok()) and cardinality((select access.opens())::uuid[]) > 0
     and e.inside <> all ((select access.walled_people())::uuid[])
     and (exists (select from people.my_participation p where p.person_id = e.inside)
       or exists (select from access.my_grant g where g.person_id = e.inside and (g.sections & access.section('identity')) <> 0))
$$;

-- Of pairs of an owner and a person, those that cannot be: said in the same words as of an owner who is unknown.
create function imports.barred_pairs(p_accounts uuid[], p_people uuid[]) returns table (account_id uuid, person_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.a, t.p from unnest(p_accounts, p_people) as t(a, p)
   where (select kernel.context_ok()) and exists (select from access.wall w where w.agency_id = kernel.agency() and w.account_id = t.a and w.person_id = t.p and w.lifted_at is null)
$$;

-- Persons here whose name shares two whole words with one a run would write down as new: to be looked at by a human, never merged.
create function imports.alike_people(p_run uuid, p_weight int) returns table (place int, person_id uuid, weight bigint) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.place, t.person_id, sum(t.weight) from imports.staged s, jsonb_array_elements(s.record -> 'tokens') k
    join people.name_token t on t.agency_id = kernel.agency() and t.token = decode(k ->> 0, 'hex')
   where (select kernel.context_ok()) and s.run_id = p_run and s.kind = 'person' and s.change = 'new' and (k ->> 1)::int >= p_weight and t.weight >= p_weight
     and exists (select from imports.run r where r.id = p_run and r.agency_id = kernel.agency() and imports.takes_cases(r.program_id))
     and t.person_id <> all ((select access.walled_people())::uuid[])
     and (exists (select from people.my_participation p where p.person_id = t.person_id)
       or exists (select from access.my_grant g where g.person_id = t.person_id and (g.sections & access.section('identity')) <> 0))
   group by s.place, t.person_id having count(*) >= 2 order by 1, 3 desc limit 2000
$$;

-- Writes an agreed run of old cases: all of it or nothing. Clocks begin today; what was written here since stays.
-- (Tables just filled have no statistics yet: joined row by row, ten thousand notes would take minutes.)
create function imports.apply_cases(p_run uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_nestloop = off as $$
declare r imports.run; v_n bigint; v_first bigint; v_today date; v_ask date; v_system text; v_zone text; v_base text;
begin
  perform kernel.context_ok();
  select x.* into r from imports.run x where x.id = p_run and x.agency_id = kernel.agency() and x.kind = 'cases' for update;
  if not found or not imports.takes_cases(r.program_id) then raise insufficient_privilege using message = 'not available'; end if;
  if r.status <> 'applying' then raise exception using errcode = 'HF409', message = 'import.notAgreed'; end if;
  perform pg_advisory_xact_lock(hashtextextended(r.agency_id::text, 10));
  select coalesce((select x.id::text from imports.run x where x.agency_id = r.agency_id and x.kind = 'cases' and x.system = r.system and x.status = 'applied' order by x.finished_at desc limit 1), '') into v_base;
  if v_base is distinct from r.base then raise exception using errcode = 'HF409', message = 'import.overtaken'; end if;
  v_system := 'cases:' || r.system;
  v_today := agencies.local_day(r.agency_id);
  select a.time_zone into v_zone from agencies.agency a where a.id = r.agency_id;
  -- A case without a next step is asked for one, by the day on which it would be silent.
  select coalesce(agencies.add_program_days(p.id, v_today, p.cadence_days), v_today + p.cadence_days) into v_ask from agencies.program p where p.id = r.program_id;

  select count(*) into v_n from imports.staged s where s.run_id = p_run and s.kind = 'person' and s.change = 'new';
  insert into agencies.counter as c (agency_id, kind, last) values (r.agency_id, 'person', v_n)
  on conflict (agency_id, kind) do update set last = c.last + v_n returning c.last - v_n into v_first;
  insert into people.person (id, agency_id, number, label, born, source, created_by)
  select s.inside, r.agency_id, v_first + row_number() over (order by s.place), decode(s.record->>'label', 'hex'), decode(s.record->>'born', 'hex'), 'staff', kernel.uid()
    from imports.staged s where s.run_id = p_run and s.kind = 'person' and s.change = 'new';
  update people.person p set label = decode(s.record->>'label', 'hex'), born = coalesce(decode(s.record->>'born', 'hex'), p.born), version = p.version + 1
    from imports.staged s, people.external_id e where s.run_id = p_run and s.kind = 'person' and s.change = 'changed' and p.id = s.inside and p.agency_id = r.agency_id
     and e.agency_id = r.agency_id and e.system = v_system and e.kind = 'person' and e.outside = s.outside and e.version = p.version;
  insert into people.name (id, agency_id, person_id, kind, value, use_with, source)
  select (n->>'id')::uuid, r.agency_id, s.inside, n->>'kind', decode(n->>'value', 'hex'), array['us'], 'staff'
    from imports.staged s, jsonb_array_elements(s.record->'names') n where s.run_id = p_run and s.kind = 'person';
  insert into people.contact_point (id, agency_id, person_id, kind, value, source)
  select (c->>'id')::uuid, r.agency_id, s.inside, c->>'kind', decode(c->>'value', 'hex'), 'staff'
    from imports.staged s, jsonb_array_elements(s.record->'points') c where s.run_id = p_run and s.kind = 'person';
  insert into people.name_token (agency_id, token, person_id, weight)
  select r.agency_id, decode(t->>0, 'hex'), s.inside, (t->>1)::smallint
    from imports.staged s, jsonb_array_elements(s.record->'tokens') t where s.run_id = p_run and s.kind = 'person' order by t->>0
  on conflict do nothing;
  insert into people.enrolment (id, agency_id, person_id, site_id, grade, from_day)
  select gen_random_uuid(), r.agency_id, s.inside, (s.record->>'siteId')::uuid, s.record->>'grade', v_today
    from imports.staged s where s.run_id = p_run and s.kind = 'person' and s.change = 'new' and s.record->>'siteId' is not null;

  select count(*) into v_n from imports.staged s where s.run_id = p_run and s.kind = 'case' and s.change = 'new';
  -- Numbers are drawn, not counted (cases.draw_number); here many at once, each another.
  insert into cases.case (id, agency_id, program_id, person_id, number, status, manager_id, risk, opened_on, opened_by, clock_from, closed_on, closure_reason, outcome)
  select s.inside, r.agency_id, r.program_id, (s.record->>'personId')::uuid, d.number, s.record->>'status', (s.record->>'managerId')::uuid,
         s.record->>'risk', (s.record->>'openedOn')::date, kernel.uid(), v_today, (s.record->>'closedOn')::date, s.record->>'reason', s.record->>'outcome'
    from (select x.*, row_number() over (order by x.place) as nth from imports.staged x where x.run_id = p_run and x.kind = 'case' and x.change = 'new') s
    join (select t.number, row_number() over () as nth
            from (select distinct 1000000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 12))::bit(48)::bigint % 9000000 as number
                    from generate_series(1, v_n * 2 + 100)) t
           where not exists (select from cases.case c where c.agency_id = r.agency_id and c.number = t.number)) d on d.nth = s.nth;
  if (select count(*) from imports.staged s join cases.case c on c.id = s.inside where s.run_id = p_run and s.kind = 'case' and s.change = 'new') <> v_n then
    raise exception using errcode = 'HF409', message = 'import.overtaken';
  end if;
  insert into people.participation (agency_id, person_id, program_id, because)
  select distinct r.agency_id, (s.record->>'personId')::uuid, r.program_id, 'case' from imports.staged s where s.run_id = p_run and s.kind = 'case' and s.change = 'new'
  on conflict do nothing;
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, at, kind, ref_id, account_id, section, codes)
  select gen_random_uuid(), r.agency_id, r.program_id, c.person_id, c.id, c.opened_on, c.opened_on::timestamp at time zone v_zone, 'opened', c.id, kernel.uid(), access.section('services'),
         jsonb_strip_nulls(jsonb_build_object('before', true, 'level', c.service_level, 'managerId', c.manager_id))
    from imports.staged s join cases.case c on c.id = s.inside where s.run_id = p_run and s.kind = 'case' and s.change = 'new';

  -- Only where nobody has written here since: the version is still the one that was left behind. Else it is read anew.
  if exists (select from imports.staged s join cases.case c on c.id = s.inside join people.external_id e on e.agency_id = r.agency_id and e.system = v_system and e.kind = 'case' and e.outside = s.outside
              where s.run_id = p_run and s.kind = 'case' and s.change = 'changed' and e.version is distinct from c.version) then
    raise exception using errcode = 'HF409', message = 'import.overtaken';
  end if;
  update cases.case c set status = s.record->>'status', manager_id = (s.record->>'managerId')::uuid, risk = s.record->>'risk', opened_on = (s.record->>'openedOn')::date,
         closed_on = (s.record->>'closedOn')::date, closure_reason = s.record->>'reason', outcome = s.record->>'outcome', version = c.version + 1, updated_at = kernel.clock()
    from imports.staged s, people.external_id e where s.run_id = p_run and s.kind = 'case' and s.change = 'changed' and c.id = s.inside and c.agency_id = r.agency_id
     and e.agency_id = r.agency_id and e.system = v_system and e.kind = 'case' and e.outside = s.outside and e.version = c.version;
  update cases.task k set status = 'cancelled', done_at = kernel.clock(), done_by = kernel.uid(), version = k.version + 1
    from imports.staged s join cases.case c on c.id = s.inside
   where s.run_id = p_run and s.kind = 'case' and s.change = 'changed' and c.status = 'closed' and k.case_id = c.id and k.status = 'open';
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, at, kind, ref_id, account_id, section, codes)
  select gen_random_uuid(), r.agency_id, r.program_id, c.person_id, c.id, c.closed_on, (c.closed_on + 1)::timestamp at time zone v_zone - interval '1 second', 'closed', c.id, kernel.uid(),
         access.section('services'), jsonb_build_object('before', true, 'reason', c.closure_reason, 'outcome', c.outcome)
    from imports.staged s join cases.case c on c.id = s.inside
   where s.run_id = p_run and s.kind = 'case' and c.status = 'closed' and (s.change = 'new' or 'status' = any (s.fields))
     and not exists (select from cases.timeline t where t.case_id = c.id and t.kind = 'closed' and t.on_day = c.closed_on);

  insert into cases.task (id, agency_id, program_id, person_id, case_id, kind, title, owner_id, due_on, source, created_by)
  select (s.record->'task'->>'id')::uuid, r.agency_id, r.program_id, c.person_id, c.id, 'task', decode(s.record->'task'->>'title', 'hex'), c.manager_id,
         coalesce((s.record->'task'->>'dueOn')::date, v_ask), 'system', kernel.uid()
    from imports.staged s join cases.case c on c.id = s.inside
   where s.run_id = p_run and s.kind = 'case' and s.record->'task'->>'id' is not null and c.status <> 'closed';

  insert into cases.note (id, agency_id, program_id, person_id, case_id, author_id, audience, section, restricted, on_day)
  select s.inside, r.agency_id, c.program_id, c.person_id, c.id, kernel.uid(), s.record->>'audience', access.section('notes'), (s.record->>'restricted')::boolean, (s.record->>'onDay')::date
    from imports.staged s join cases.case c on c.id = (s.record->>'caseId')::uuid and c.agency_id = r.agency_id and c.program_id = r.program_id
   where s.run_id = p_run and s.kind = 'history' and s.change = 'new';
  insert into cases.note_text (note_id, seq, agency_id, program_id, person_id, case_id, author_id, audience, section, restricted, body, by_id)
  select n.id, 0, n.agency_id, n.program_id, n.person_id, n.case_id, n.author_id, n.audience, n.section, n.restricted, decode(s.record->>'body', 'hex'), kernel.uid()
    from imports.staged s join cases.note n on n.id = s.inside where s.run_id = p_run and s.kind = 'history' and s.change = 'new';
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, at, kind, ref_id, account_id, audience, section, restricted, codes)
  select gen_random_uuid(), n.agency_id, n.program_id, n.person_id, n.case_id, n.on_day, n.on_day::timestamp at time zone v_zone + interval '12 hours' + s.place * interval '1 millisecond',
         'note', n.id, kernel.uid(), n.audience, n.section, n.restricted, '{"before": true}'
    from imports.staged s join cases.note n on n.id = s.inside where s.run_id = p_run and s.kind = 'history' and s.change = 'new';

  insert into people.external_id as e (agency_id, system, kind, outside, inside, print, version)
  select r.agency_id, v_system, s.kind, s.outside, s.inside, s.print,
         case s.kind when 'case' then (select c.version from cases.case c where c.id = s.inside) when 'person' then (select p.version from people.person p where p.id = s.inside) end
    from imports.staged s where s.run_id = p_run and s.kind in ('person', 'case', 'history')
  on conflict (agency_id, system, kind, outside) do update set print = excluded.print,
    version = case when 'case' = e.kind or 'person' = e.kind then excluded.version end;
  delete from imports.piece where run_id = p_run;
  update imports.run set status = 'applied', finished_at = kernel.clock() where id = p_run;
end $$;
grant execute on function imports.known_cases(text), imports.known_students(text[]), imports.barred_pairs(uuid[], uuid[]), imports.alike_people(uuid, int), imports.apply_cases(uuid)
  to holdfast_app, holdfast_worker;
