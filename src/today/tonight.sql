-- What is open tonight, to student staff and volunteers: its number, since when, and in whose hands it is. Nothing of what came, nor of whom it is about (D29);
-- nothing at all before they said whom they know this term, and nothing about these, their own hall or their class.
create function today.tonight(p_program uuid) returns table (number bigint, since timestamptz, holder text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.number, coalesce(c.reopened_at, c.received_at), a.name
    from concerns.concern c left join staff.account a on a.id = c.assigned_id
   where kernel.context_ok() and c.agency_id = kernel.agency() and c.program_id = p_program and p_program = any (oncall.tonight_in())
     and c.urgent and c.status in ('received', 'in_triage') and not walls.conflicts_due()
     and not walls.touches(c.person_id, c.site_id, c.subject_tokens, c.place_tokens)
   order by 2 limit 50
$$;
grant execute on function today.tonight(uuid) to holdfast_app;
