-- A person is seen by program readers where they take part, by triage (identity only), and by those who hold a grant.
select kernel.entrust('people.participation', 'select, insert, update');
select kernel.entrust('people.participation', 'select', 'holdfast_search');
select kernel.entrust('people.person', 'select (id, agency_id, created_by, directory_out_on)');
select kernel.entrust('people.relationship', 'select');
select kernel.entrust('people.name_token', 'select, insert, delete');
select kernel.entrust('people.name_token', 'select', 'holdfast_search');
select kernel.entrust('people.external_id', 'select, insert');
select kernel.entrust('people.class_member', 'select');

-- The persons who take part in programs the asker reads or triages.
create view people.my_participation with (security_barrier = true) as
  select p.person_id, p.program_id, p.program_id = any ((select access.reads())::uuid[]) as reads, p.program_id = any ((select access.writes())::uuid[]) as writes
    from people.participation p
   where (select kernel.context_ok()) and (p.program_id = any ((select access.reads())::uuid[]) or p.program_id = any ((select access.triages())::uuid[]))
     and p.person_id <> all ((select access.walled_people())::uuid[]);
grant select on people.my_participation to holdfast_app, holdfast_worker, holdfast_search, holdfast_guard;

-- The family and helpers of persons whose contact section the asker holds.
create view people.my_related with (security_barrier = true) as
  select r.other_id, r.person_id from people.relationship r
   where r.ended_at is null
     and (exists (select from people.my_participation p where p.person_id = r.person_id and p.reads)
       or exists (select from access.my_grant g where g.person_id = r.person_id and (g.sections & access.section('contact')) <> 0));
grant select on people.my_related to holdfast_app, holdfast_worker, holdfast_guard;

-- The policies of a table that hangs on a person: program readers where they take part, triage for identity alone, grants that hold the section.
-- `fresh`: whoever wrote somebody down sees and changes it too, until there is a case.
create function people.protect(tbl regclass, section text, id_column text default 'person_id', mine text default null, add_also text default null, change_also text default null, fresh text default null)
returns void language plpgsql as $$
declare
  t text := (select relname from pg_class where oid = tbl);
  sees text := format('exists (select from people.my_participation p where p.person_id = %I.%I and (p.reads or %L)) or exists (select from access.my_grant g where g.person_id = %I.%I and (g.sections & %s) <> 0)',
    t, id_column, section = 'identity', t, id_column, access.section(section));
  pens text := format('(exists (select from people.my_participation p where p.person_id = %I.%I and p.writes) or exists (select from access.my_grant g where g.person_id = %I.%I and g.can_write and (g.sections & %s) <> 0))',
    t, id_column, t, id_column, access.section(section));
begin
  if fresh is not null then
    pens := format('(%s or %s)', pens, fresh);
  end if;
  perform kernel.protect(tbl, concat_ws(' or ', mine, sees, fresh), concat_ws(' and ', pens, '(' || add_also || ')'), concat_ws(' and ', pens, '(' || change_also || ')'));
  perform access.wall_people(tbl, id_column);
end $$;

-- Whether somebody takes part where the asker works, or nowhere yet while the asker works anywhere.
create function people.is_near(p_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from people.participation p where p.person_id = p_person and p.program_id = any (access.belongs()))
      or cardinality(access.belongs()) > 0 and not exists (select from people.participation p where p.person_id = p_person)
$$;
grant execute on function people.is_near(uuid) to holdfast_guard, holdfast_search;
-- Written down by the asker, and as yet in nobody's case: still theirs to place, as long as they work there. Whom a roster brought, nobody wrote down.
create function people.unplaced(p_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from people.person x where x.id = p_person and x.created_by = kernel.uid()) and people.is_near(p_person)
     and not exists (select from access.grant g where g.person_id = p_person)
$$;
-- All of them at once, for search: whoever wrote somebody down finds them again, until there is a case.
create view people.my_unplaced with (security_barrier = true) as
  select x.id as person_id from people.person x
   where (select kernel.context_ok()) and x.created_by = (select kernel.uid()) and x.id <> all ((select access.walled_people())::uuid[])
     and people.is_near(x.id) and not exists (select from access.grant g where g.person_id = x.id);
grant select on people.my_unplaced to holdfast_search;

select people.protect('people.person', 'identity', 'id',
  mine => 'exists (select from people.my_related m where m.other_id = person.id)',
  fresh => '(created_by = (select kernel.uid()) and (select people.unplaced(person.id)))');
drop policy p_add on people.person;
create policy p_add on people.person for insert to holdfast_app, holdfast_worker with check (
  created_by = (select kernel.uid()) and (cardinality((select access.opens())::uuid[]) > 0 or cardinality((select access.triages())::uuid[]) > 0));
grant select on people.person to holdfast_app, holdfast_worker;
grant insert (id, agency_id, number, label, born, safe_line, language, interpreter, source, created_by) on people.person to holdfast_app;
grant update (label, born, safe_line, language, interpreter, directory_out_on, missing_since, missing_by, found_on, found_by, ended_at, version) on people.person to holdfast_app;

-- Whether somebody's school may tell nobody outside that they are enrolled, nor their name (R70): whatever gives out directory information asks this.
create function people.opted_out(p_person uuid) returns boolean language sql stable as $$
  select exists (select from people.person p where p.id = p_person and p.directory_out_on <= agencies.local_day(p.agency_id))
$$;
grant execute on function people.opted_out(uuid) to holdfast_guard;

select people.protect('people.name', 'identity', mine => 'exists (select from people.my_related m where m.other_id = name.person_id)',
  fresh => '(select people.unplaced(name.person_id))');
select people.protect('people.contact_point', 'contact', mine => 'exists (select from people.my_related m where m.other_id = contact_point.person_id)',
  fresh => '(select people.unplaced(contact_point.person_id))');
-- Whoever is tied to somebody becomes known through them: only one who is known already can be.
select people.protect('people.relationship', 'contact', fresh => '(select people.unplaced(relationship.person_id))',
  add_also => 'exists (select from people.person o where o.id = relationship.other_id)');
select access.wall_people('people.relationship', 'other_id');
select people.protect('people.unmasking', 'contact', fresh => '(select people.unplaced(unmasking.person_id))', add_also => 'by_id = (select kernel.uid())', change_also => 'false');
grant select, insert on people.unmasking to holdfast_app;
select people.protect('people.enrolment', 'identity');
grant select on people.name, people.contact_point, people.relationship, people.enrolment to holdfast_app, holdfast_worker;
grant insert on people.name, people.contact_point, people.relationship, people.enrolment to holdfast_app;
grant update (kind, value, use_with, ended_at, version) on people.name to holdfast_app;
grant update (value, label, plain_label, safe, safe_hours, plain_hours, voicemail_ok, text_ok, ended_at, version) on people.contact_point to holdfast_app;
grant update (ended_at, version) on people.relationship to holdfast_app;
grant update (grade, to_day, ended_at, version) on people.enrolment to holdfast_app;

-- That somebody takes part in a program is known there; cases/policy.sql adds those who serve them in it.
select kernel.protect('people.participation', 'program_id = any ((select access.reads())::uuid[]) or program_id = any ((select access.triages())::uuid[])');
select access.wall_people('people.participation', 'person_id');
grant select on people.participation to holdfast_app, holdfast_worker;

select kernel.protect('people.class', 'true');
select kernel.protect('people.class_member', 'account_id = (select kernel.uid()) or (person_id is not null and (exists (select from people.my_participation p where p.person_id = class_member.person_id) or exists (select from access.my_grant g where g.person_id = class_member.person_id and (g.sections & access.section(''identity'')) <> 0)))');
select access.wall_people('people.class_member', 'person_id');
grant select on people.class, people.class_member to holdfast_app, holdfast_worker;

-- Places a person in a program one opens cases or triages in: one just written down, or one the asker may already see.
create function people.join_program(p_person uuid, p_program uuid, p_because text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  if p_because not in ('case', 'triage')
     or not (p_program = any (access.opens()) or p_program = any (access.triages()) or p_program = any (access.writes()))
     or not (people.unplaced(p_person)
       or exists (select from people.my_participation m where m.person_id = p_person)
       or exists (select from access.my_grant g where g.person_id = p_person and (g.sections & access.section('identity')) <> 0))
     or p_person = any (access.walled_people())
  then raise insufficient_privilege using message = 'not available'; end if;
  insert into people.participation (agency_id, person_id, program_id, because)
  select kernel.agency(), p_person, p_program, p_because
   where exists (select from people.person x where x.id = p_person and x.agency_id = kernel.agency())
  on conflict do nothing;
end $$;

-- Lays a person's search tokens anew. The asker must be able to see the person.
create function people.index_names(p_person uuid, p_tokens bytea[], p_weights smallint[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  if not (people.unplaced(p_person) or exists (select from people.my_participation m where m.person_id = p_person)
          or exists (select from access.my_grant g where g.person_id = p_person and g.can_write)
          or exists (select from people.my_related r where r.other_id = p_person))
     or p_person = any (access.walled_people()) then
    raise insufficient_privilege using message = 'not available';
  end if;
  delete from people.name_token where person_id = p_person;
  insert into people.name_token (agency_id, token, person_id, weight)
  select kernel.agency(), t.token, p_person, max(t.weight) from unnest(p_tokens, p_weights) as t(token, weight) group by t.token;
end $$;

-- The persons whose name pieces fit best, of those the asker may know of: by program, by triage, by grant, and whom they wrote down. Walls beat all.
create function people.search_names(p_tokens bytea[], p_limit int) returns table (person_id uuid, score int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.person_id, sum(t.weight)::int as score
    from people.name_token t
   where t.agency_id = (select kernel.agency()) and t.token = any (p_tokens) and (select kernel.context_ok())
     and t.person_id <> all ((select access.walled_people())::uuid[])
     and (exists (select from people.my_participation p where p.person_id = t.person_id)
       or exists (select from access.my_grant g where g.person_id = t.person_id and (g.sections & access.section('identity')) <> 0)
       or t.person_id in (select u.person_id from people.my_unplaced u))
   group by t.person_id order by score desc, t.person_id limit least(greatest(p_limit, 1), 100)
$$;

-- By what right, what of a person, and whether with a pen.
create function access.to_person(p_person uuid) returns json language sql stable as $$
  select json_build_object('because', coalesce(json_agg(distinct r.kind), '[]'::json), 'sections', coalesce(bit_or(r.sections), 0), 'canWrite', coalesce(bool_or(r.can_write), false))
    from (select g.kind, g.sections, g.can_write from access.my_grant g where g.person_id = p_person
          union all select case when p.reads then 'program' else 'triage' end, case when p.reads then access.section('everything') else access.section('identity') end, p.writes
                      from people.my_participation p where p.person_id = p_person
          union all select 'owner', access.section('identity') | access.section('contact'), true where people.unplaced(p_person)) r
$$;

grant execute on function people.unplaced(uuid), people.join_program(uuid, uuid, text), people.index_names(uuid, bytea[], smallint[]),
  people.search_names(bytea[], int) to holdfast_app;
grant execute on function people.unplaced(uuid) to holdfast_worker, holdfast_guard;
grant execute on function access.to_person(uuid) to holdfast_app, holdfast_worker;
