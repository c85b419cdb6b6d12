-- While there is too much, new concerns of low risk go to those who stand by, until a day (A17); set by whoever supervises the program.
create function concerns.set_overflow(p_program uuid, p_until timestamptz) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update agencies.program p set overflow_until = p_until where p.id = p_program and p.agency_id = kernel.agency() and p.ended_at is null and staff.leads(p.id);
  return found;
end $$;
grant execute on function concerns.set_overflow(uuid, timestamptz) to holdfast_app;
grant update (overflow_until) on agencies.program to holdfast_guard;

-- To whom the next one goes: of those who stand by, can carry a case there and are not away, to whoever has the fewest in hand; of several, to whom the last went longest ago.
create function concerns.overflow_to(p_program uuid) returns uuid language sql stable as $$
  select m.account_id
    from (select distinct x.account_id from staff.membership x where x.program_id = p_program and x.backup_since is not null and x.starts_at <= kernel.clock() and x.ends_at > kernel.clock()) m
    left join lateral (select count(*) filter (where c.status in ('received', 'in_triage')) as open, max(c.assigned_at) as last
                         from concerns.concern c where c.program_id = p_program and c.assigned_id = m.account_id) l on true
   where staff.can_carry(m.account_id, p_program) and not exists (select from staff.away w where w.account_id = m.account_id)
     and exists (select from agencies.program p where p.id = p_program and p.overflow_until > kernel.clock())
   order by l.open, l.last nulls first, m.account_id limit 1
$$;
grant execute on function concerns.overflow_to(uuid) to holdfast_guard;
