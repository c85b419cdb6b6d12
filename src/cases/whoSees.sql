-- Who may see a case, and why (R03). Nothing is worked out a second time: each colleague's own context is opened in turn, as the door would open it, and the
-- very policies of cases.case, the guard view of reasons under them, are asked. What they say is what is told.

-- What the policies of a table say to whoever asks, as one condition: their expressions as the catalogue has them, joined as PostgreSQL joins them.
create function cases.policy_says(tbl regclass) returns text language sql stable set search_path = pg_catalog, pg_temp as $$
  select format('(%s)', string_agg(format('(%s)', x.says), ' or ') filter (where x.permissive))
         || coalesce(' and ' || string_agg(format('(%s)', x.says), ' and ') filter (where not x.permissive), '')
    from (select p.polpermissive as permissive, pg_get_expr(p.polqual, p.polrelid) as says from pg_policy p
           where p.polrelid = tbl and p.polcmd in ('r', '*') and 'holdfast_app'::regrole = any (p.polroles)) x
$$;
grant execute on function cases.policy_says(regclass) to holdfast_guard;

-- Every live reason, a row each; of whoever triages the program and sees no more of it than whom it is about, that. Told to those who see the case themselves.
create function cases.who_knows(p_case uuid) returns table (account_id uuid, name text, kind text, covering_for text, role text, sections int, can_write boolean, since timestamptz, until timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c record; a record; says text; seen boolean; me uuid := kernel.uid(); assurance int := kernel.assurance();
begin
  perform kernel.context_ok();
  says := cases.policy_says('cases.case');
  execute 'select id, program_id, person_id from cases."case" where id = $1 and ' || says into c using p_case;
  if c.id is null then return; end if;
  -- Whoever has no row here has no reason; whoever has one is asked of.
  for a in
    with held as (select g.account_id from access.grant g where g.case_id = c.id)
    select x.id, x.name from staff.account x
     where x.status = 'active' and x.agency_id = kernel.agency()
       and (x.id in (select h.account_id from held h)
         or x.id in (select v.account_id from staff.cover v join held h on h.account_id = v.covered_id)
         or x.id in (select m.account_id from staff.membership m where m.program_id = c.program_id))
  loop
    perform access.open_context(a.id, 2);
    execute 'select exists (select from cases."case" where id = $1 and ' || says || ')' into seen using p_case;
    return query
      with held as (
        select g.kind, bit_or(g.sections) as sections, bool_or(g.can_write) as can_write from access.my_grant g where g.case_id = c.id group by g.kind
        union all
        select 'program', access.section('everything'), c.program_id = any (access.writes()) where c.program_id = any (access.reads())
      ), told as (
        select h.kind, o.name as covering_for, null as role, h.sections, h.can_write, greatest(v.starts_at, g.valid_from) as since, least(v.ends_at, g.valid_to) as until
          from held h join staff.cover v on v.account_id = a.id and v.covered_id = any (access.stands()) and v.ended_at is null and v.starts_at <= kernel.clock() and v.ends_at > kernel.clock()
          join access.grant g on g.case_id = c.id and g.account_id = v.covered_id and g.kind in ('owner', 'team', 'supervisor')
           and g.valid_from <= kernel.clock() and g.valid_to > kernel.clock()
          join staff.account o on o.id = v.covered_id
         where h.kind = 'cover'
        union all
        select h.kind, null, t.role, h.sections, h.can_write, g.valid_from, g.valid_to
          from held h join access.grant g on g.case_id = c.id and g.account_id = a.id and g.kind = h.kind and g.valid_from <= kernel.clock() and g.valid_to > kernel.clock()
          left join cases.team_member t on g.kind = 'team' and t.id = g.cause_id
        union all
        select h.kind, null, m.role, h.sections, h.can_write, m.starts_at, m.ends_at
          from held h join staff.membership m on m.account_id = a.id and m.program_id = c.program_id and m.sees = 'program'
           and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
         where h.kind = 'program'
      )
      select a.id, a.name, t.kind, t.covering_for, t.role, t.sections, t.can_write, t.since, nullif(t.until, 'infinity') from told t where seen
      union all
      select a.id, a.name, 'triage', null, m.role, access.section('identity'), false, m.starts_at, nullif(m.ends_at, 'infinity')
        from staff.membership m
       where not seen and m.account_id = a.id and m.program_id = c.program_id and m.may_triage and m.program_id = any (access.triages())
         and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
         and c.id <> all (access.walled_cases()) and c.person_id <> all (access.walled_people());
  end loop;
  perform access.open_context(me, assurance);
end $$;

-- Who sees the case itself.
create function cases.who_sees(p_case uuid) returns table (account_id uuid, kind text) language sql as $$
  select w.account_id, w.kind from cases.who_knows(p_case) w where w.kind <> 'triage'
$$;

-- When each colleague last looked at a case or did something in it, and never at what: to whoever answers for it, from the trail.
create function cases.last_looks(p_case uuid) returns table (account_id uuid, at timestamptz) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  if not exists (select from cases.case c where c.id = p_case and c.agency_id = kernel.agency()
      and (cases.has_it(c.id) or c.program_id = any (access.writes()))
      and c.id <> all (access.walled_cases()) and c.person_id <> all (access.walled_people())) then return; end if;
  return query select e.account_id, max(e.at) from kernel.audit_event e
    where e.about ->> 'caseId' = p_case::text and e.agency_id = kernel.agency() and e.outcome = 'done' and e.account_id is not null group by e.account_id;
end $$;

grant execute on function cases.who_knows(uuid), cases.who_sees(uuid), cases.last_looks(uuid) to holdfast_app;
