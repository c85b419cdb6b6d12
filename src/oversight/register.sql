-- The record of disclosures of all cases (R67), to those who decide in their programs: when, to whom, by what right, which kinds of thing. Never a name or a word
-- of a case; nothing of what the asker is walled from.
-- What stands in it between two days, and what is counted beside it: the one place that says which lines are the asker's. Inlined, so that a page is read by its index.
create function oversight.register_rows(p_from date, p_to date, p_recipient uuid, p_basis text, p_program uuid, p_by uuid)
returns table (kind text, id uuid, at timestamptz, program_id uuid, case_id uuid, by_id uuid, basis text, code text, exempt text, recipient_id uuid, method text, finding text)
language sql stable as $$
  select r.kind, r.id, r.at, r.program_id, r.case_id, r.by_id, r.basis, r.code, r.exempt, r.recipient_id, r.method, r.finding
    from (select 'shared' as kind, p.id, p.agency_id, p.made_at as at, p.program_id, p.person_id, p.case_id, p.made_by as by_id, p.basis, p.basis_code as code, p.exempt_class as exempt,
                 p.recipient_id, p.method, null::text as finding from disclosures.package p
          union all
          select 'emergency', e.id, e.agency_id, e.at, e.program_id, e.person_id, e.case_id, e.account_id, 'emergency', null, null, null::uuid, null,
                 case e.finding when 'justified' then 'right' when 'not_justified' then 'should_not' end from walls.emergency e where e.outcome = 'opened'
          union all
          select 'no', m.id, m.agency_id, m.at, m.program_id, m.person_id, m.case_id, m.by_id, 'release', null, null, m.recipient_id, null, null from disclosures.reminder m where m.choice = 'no'
          union all
          select 'refused', q.id, q.agency_id, q.ended_at, q.program_id, q.person_id, q.case_id, q.ended_by, null, null, null, q.recipient_id, null, null
            from requests.request q where q.outcome = 'refused') r
   where r.agency_id = (select kernel.agency()) and r.program_id = any (array(select p from unnest(walls.decides_in()) p where p_program is null or p = p_program))
     and r.at >= (select p_from::timestamp at time zone g.time_zone from agencies.agency g where g.id = kernel.agency())
     and r.at < (select (p_to + 1)::timestamp at time zone g.time_zone from agencies.agency g where g.id = kernel.agency())
     and (p_recipient is null or r.recipient_id = p_recipient) and (p_basis is null or r.basis = p_basis) and (p_by is null or r.by_id = p_by)
     and r.case_id <> all ((select access.walled_cases())::uuid[]) and r.person_id <> all ((select access.walled_people())::uuid[])
$$;
grant execute on function oversight.register_rows(date, date, uuid, text, uuid, uuid) to holdfast_guard;

create function oversight.register(p_from date, p_to date, p_recipient uuid, p_basis text, p_program uuid, p_by uuid, p_before timestamptz, p_before_id uuid, p_limit int)
returns table (id uuid, at timestamptz, program_id uuid, case_id uuid, number bigint, by_id uuid, by_name text, basis text, code text, exempt text, recipient_id uuid, recipient_kind text,
  recipient text, method text, items text[], opened_at timestamptz, finding text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  return query
    select r.id, r.at, r.program_id, case when r.program_id = any (access.reads()) or exists (select from access.my_grant g where g.case_id = r.case_id) then r.case_id end,
           c.number, r.by_id, a.name, r.basis, r.code, r.exempt, r.recipient_id, x.kind, x.name, r.method,
           array(select distinct i.item from disclosures.item i where i.package_id = r.id order by i.item),
           coalesce((select min(o.at) from disclosures.opening o where o.package_id = r.id), case when r.basis = 'emergency' then r.at end), coalesce(v.finding, r.finding)
      from (select l.* from oversight.register_rows(p_from, p_to, p_recipient, p_basis, p_program, p_by) l
             where l.kind in ('shared', 'emergency') and (p_before is null or (l.at, l.id) < (p_before, p_before_id)) order by l.at desc, l.id desc limit p_limit) r
      join cases.case c on c.id = r.case_id join staff.account a on a.id = r.by_id left join releases.recipient x on x.id = r.recipient_id
      left join oversight.override v on v.package_id = r.id
     order by r.at desc, r.id desc;
end $$;

-- How many there are, how many are of an exempt class, how often somebody said no before anything left, and how many requests were refused.
create function oversight.register_counts(p_from date, p_to date, p_recipient uuid, p_basis text, p_program uuid, p_by uuid)
returns table (shared int, exempt int, emergencies int, noes int, refused int) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  return query
    select (count(*) filter (where r.kind = 'shared'))::int, (count(r.exempt))::int, (count(*) filter (where r.kind = 'emergency'))::int,
           (count(*) filter (where r.kind = 'no'))::int, (count(*) filter (where r.kind = 'refused'))::int
      from oversight.register_rows(p_from, p_to, p_recipient, p_basis, p_program, p_by) r;
end $$;

-- Whom the register can be asked for: the offices of the address book, never a family, and the colleagues of the asker's programs.
create function oversight.register_parties() returns table (id uuid, name text, kind text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select x.id, x.name, x.kind from releases.recipient x
   where kernel.context_ok() and x.agency_id = kernel.agency() and x.name is not null and cardinality(walls.decides_in()) > 0
     and (x.case_id is null or exists (select from disclosures.package p where p.recipient_id = x.id and p.program_id = any (walls.decides_in())
            and p.case_id <> all (access.walled_cases()) and p.person_id <> all (access.walled_people())))
   order by x.name, x.id limit 500
$$;
create function oversight.register_colleagues() returns table (id uuid, name text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct a.id, a.name from staff.membership m join staff.account a on a.id = m.account_id
   where kernel.context_ok() and m.agency_id = kernel.agency() and m.program_id = any (walls.decides_in()) order by a.name limit 500
$$;

-- Who opened what of whom, across cases (R68), newest first; only acts of the very programs the asker decides in, and a case by its number.
create function oversight.looks(p_from date, p_to date, p_program uuid, p_by uuid, p_before timestamptz, p_before_id uuid, p_limit int)
returns table (id uuid, at timestamptz, action text, by_id uuid, by_name text, program_id uuid, case_id uuid, number bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare mine uuid[]; zone text;
begin
  perform kernel.context_ok();
  mine := array(select p from unnest(walls.decides_in()) p where p_program is null or p = p_program);
  if mine = '{}' then return; end if;
  select g.time_zone into zone from agencies.agency g where g.id = kernel.agency();
  return query
    select e.id, e.at, e.action, e.account_id, a.name, c.program_id,
           case when c.program_id = any (access.reads()) or exists (select from access.my_grant g where g.case_id = c.id) then c.id end, c.number
      from kernel.audit_event e join staff.account a on a.id = e.account_id
      cross join lateral (select x.id, x.program_id, x.number from cases.case x
        where x.agency_id = e.agency_id and x.person_id = any (e.people) and x.program_id = any (mine) and x.id <> all (access.walled_cases()) and x.person_id <> all (access.walled_people())
          and disclosures.is_of_case(e.account_id, e.about, x.id, x.program_id) order by x.opened_on desc, x.id limit 1) c
     where e.agency_id = kernel.agency() and e.outcome = 'done' and e.at >= p_from::timestamp at time zone zone and e.at < (p_to + 1)::timestamp at time zone zone
       and (p_by is null or e.account_id = p_by) and (p_before is null or (e.at, e.id) < (p_before, p_before_id)) and cardinality(e.people) > 0
       and not disclosures.is_listing(e.action)
     order by e.at desc, e.id desc limit p_limit;
end $$;
grant execute on function oversight.register(date, date, uuid, text, uuid, uuid, timestamptz, uuid, int), oversight.register_counts(date, date, uuid, text, uuid, uuid),
  oversight.register_parties(), oversight.register_colleagues(), oversight.looks(date, date, uuid, uuid, timestamptz, uuid, int) to holdfast_app;
