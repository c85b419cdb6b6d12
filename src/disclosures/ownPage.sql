-- What a person's own page shows of the record (R68): what was received and opened, by whom it was received; who looked, folded by role and never by name.
-- What a court ordered to be kept from them is not shown.
-- A guardian (p_adult) learns of what left by a release they signed, and by the schools' exceptions; never, from a page, of a report to child protection or to a court.
create function disclosures.given_for_page(p_case uuid, p_adult uuid) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(json_agg(json_build_object('id', p.id, 'on', (p.made_at at time zone g.time_zone)::date, 'basis', p.basis, 'method', p.method,
      'recipientId', x.id, 'recipient', x.name, 'family', encode(x.family_name, 'base64'),
      'items', (select json_agg(distinct i.item order by i.item) from disclosures.item i where i.package_id = p.id),
      'opened', (select json_agg(distinct (o.at at time zone g.time_zone)::date order by (o.at at time zone g.time_zone)::date) from disclosures.opening o where o.package_id = p.id))
      order by p.made_at desc), '[]')
    from disclosures.package p join agencies.agency g on g.id = p.agency_id left join releases.recipient x on x.id = p.recipient_id left join releases.release r on r.id = p.release_id
   where p.case_id = p_case and not p.sealed and (p_adult is null or case p.basis when 'release' then releases.on_page(r, p_adult)
     when 'ferpa_exception' then p.basis_code not in ('child_welfare', 'juvenile_justice') else false end)
$$;

-- Who works here and looked, by the days on which they did; what somebody elsewhere opened stands with what they were given.
create function disclosures.looks_for_page(p_case uuid, p_guardian boolean) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(json_agg(json_build_object('role', f.role, 'opened', f.opened, 'times', f.times, 'first', f.first, 'last', f.last) order by f.opened desc, f.last desc, f.role), '[]')
    from (select s.role, s.opened, count(distinct s.day)::int as times, min(s.day) as first, max(s.day) as last
            from (select not disclosures.is_listing(e.action) as opened, (e.at at time zone g.time_zone)::date as day,
                         coalesce((select m.role from staff.membership m where m.account_id = e.account_id and m.program_id = c.program_id order by m.ends_at desc limit 1), 'other') as role
                    from cases.case c join agencies.agency g on g.id = c.agency_id join kernel.audit_event e on e.agency_id = c.agency_id
                         join staff.account a on a.id = e.account_id and a.agency_id = c.agency_id
                   where c.id = p_case and e.outcome = 'done' and e.account_id is not null and e.people @> array[c.person_id]
                     and (e.about ? 'caseId' or not p_guardian) and disclosures.is_of_case(e.account_id, e.about, c.id, c.program_id)) s
           group by s.role, s.opened) f
$$;
grant execute on function disclosures.given_for_page(uuid, uuid), disclosures.looks_for_page(uuid, boolean) to holdfast_guard;
