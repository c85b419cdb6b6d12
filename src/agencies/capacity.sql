-- The weight one full-time case manager carries, set by whoever supervises the program, who may be another than the administrator.
create function agencies.set_case_capacity(p_program uuid, p_capacity int) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update agencies.program p set case_capacity = p_capacity, version = p.version + 1
   where p.id = p_program and p.agency_id = kernel.agency() and p.case_capacity <> p_capacity
     and exists (select from staff.membership m where m.account_id = kernel.uid() and m.program_id = p.id and m.role = 'supervisor' and m.can_write
                    and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock());
end $$;
grant execute on function agencies.set_case_capacity(uuid, int) to holdfast_app;
grant update (case_capacity, version) on agencies.program to holdfast_guard;
