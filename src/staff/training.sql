-- What a program asks of those who carry its cases, and who has it: known to all of the agency, as who works where is. Said by whoever supervises the program.
select kernel.entrust('staff.requirement', 'select');
select kernel.entrust('staff.training', 'select');

-- Whether the asker supervises the whole of a program, with a pen.
create function staff.leads(p_program uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and exists (select from staff.membership m where m.account_id = kernel.uid() and m.program_id = p_program and m.role = 'supervisor' and m.sees = 'program'
     and m.can_write and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock())
$$;
grant execute on function staff.leads(uuid) to holdfast_app;

select kernel.protect('staff.requirement', 'true', 'by_id = (select kernel.uid()) and until_day is null and staff.leads(program_id)');
create policy p_change on staff.requirement for update to holdfast_app, holdfast_worker
  using (until_day is null and staff.leads(program_id)) with check (ended_by = (select kernel.uid()));
grant select on staff.requirement to holdfast_app, holdfast_worker;
grant insert (id, agency_id, program_id, kind, title, body, valid_months, revision, replaces_id, from_day, by_id) on staff.requirement to holdfast_app;
grant update (until_day, ended_by) on staff.requirement to holdfast_app;

-- Nobody agrees in another's name; that somebody was trained is written down by whoever supervises.
select kernel.protect('staff.training', 'true', 'by_id = (select kernel.uid()) and exists (select from staff.requirement r
  where r.id = training.requirement_id and r.program_id = training.program_id
    and case r.kind when ''agreement'' then training.account_id = (select kernel.uid()) else staff.leads(training.program_id) end)'
);
create policy p_change on staff.training for update to holdfast_app, holdfast_worker
  using (taken_back_at is null and staff.leads(program_id)) with check (taken_back_by = (select kernel.uid()));
grant select on staff.training to holdfast_app;
grant select (id, agency_id, program_id, requirement_id, account_id, valid_until, taken_back_at) on staff.training to holdfast_worker;
grant insert (id, agency_id, program_id, requirement_id, account_id, done_on, proof, by_id) on staff.training to holdfast_app;
grant update (taken_back_at, taken_back_by) on staff.training to holdfast_app;

-- For how long it counts is said by what was asked, and by nobody who writes it down.
create or replace function staff.date_training() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select (new.done_on + make_interval(months => r.valid_months))::date into new.valid_until from staff.requirement r where r.id = new.requirement_id;
  return new;
end $$;
create or replace trigger date_training before insert on staff.training for each row execute function staff.date_training();

select kernel.entrust('staff.working_share', 'select');

-- Standing by for colleagues of a program is said by oneself, of what one works in.
create function staff.stand_by(p_program uuid, p_on boolean) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update staff.membership m set backup_since = case when p_on then coalesce(m.backup_since, kernel.clock()) end
   where m.account_id = kernel.uid() and m.program_id = p_program and m.role in ('case_manager', 'supervisor') and m.can_write and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock();
  return found;
end $$;
grant execute on function staff.stand_by(uuid, boolean) to holdfast_app;

-- Whoever was away has read what happened meanwhile.
create function staff.read_summary(p_absence uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update staff.absence b set read_at = kernel.clock() where b.id = p_absence and b.account_id = kernel.uid() and b.read_at is null and coalesce(b.ended_at, b.ends_at) <= kernel.clock();
  return found;
end $$;
select kernel.entrust('staff.absence', 'select, update');
grant execute on function staff.read_summary(uuid) to holdfast_app;
