-- What a person's own page shows of who helps them. Called by the page's functions alone, which know whose page it is.

-- Those of ours by what they do and never by name (a page is read over shoulders); those outside whom the person may know, as they know them. On a guardian's page
-- nobody of outside: who helps a young person elsewhere is theirs to tell.
create function involvements.for_page(p_case uuid, p_guardian boolean) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'role', p.role, 'fresh', p.fresh, 'point', p.point and not p_guardian,
           'called', case when p.kind = 'staff' and p.role = 'case_manager' then (select a.known_as from staff.account a where a.id = p.id) end,
           'sealedName', encode(p.sealed_name, 'base64'), 'office', case when p.kind = 'outside' then p.office end, 'sealedOffice', encode(p.sealed_office, 'base64'))), '[]')
    from involvements.people_of(p_case) p join cases.case c on c.id = p_case and c.status <> 'closed'
   where p.kind = 'staff' or p.known and not p_guardian
$$;
grant execute on function involvements.for_page(uuid, boolean) to holdfast_guard;
