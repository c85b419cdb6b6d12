-- What was kept by a slip is put right on its own day by whoever kept it and works there still, and taken back by them as long.
create function consults.is_my_own(p_agency uuid, p_program uuid, p_by uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and p_agency = kernel.agency() and p_by = kernel.uid() and (p_program = any (access.opens()) or p_program = any (access.triages()))
$$;
create function consults.is_of_today(p_agency uuid, p_at timestamptz) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (p_at at time zone a.time_zone)::date = agencies.local_day(a.id) from agencies.agency a where a.id = p_agency
$$;

-- A consult that became a concern stays as it was told.
create function consults.amend_consult(p_id uuid, p_version int, p_kind text, p_asker bytea, p_about bytea, p_said bytea, p_minutes int, p_on date)
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update consults.consult c set asker_kind = p_kind, asker = p_asker, about = p_about, said = p_said, minutes = p_minutes, on_day = p_on, version = c.version + 1
   where c.id = p_id and c.version = p_version and consults.is_my_own(c.agency_id, c.program_id, c.recorded_by) and consults.is_of_today(c.agency_id, c.at)
     and c.taken_back_at is null and c.became_concern_at is null;
  return found;
end $$;
create function consults.amend_hotline(p_id uuid, p_version int, p_on date, p_time time, p_minutes int, p_language text, p_interpreter boolean, p_caller text,
  p_needs text[], p_given text[], p_safety text) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update consults.hotline_contact c set on_day = p_on, at_time = p_time, minutes = p_minutes, language = p_language, interpreter = p_interpreter,
    caller_kind = p_caller, needs = p_needs, given = p_given, safety = p_safety, version = c.version + 1
   where c.id = p_id and c.version = p_version and consults.is_my_own(c.agency_id, c.program_id, c.recorded_by) and consults.is_of_today(c.agency_id, c.at)
     and c.taken_back_at is null;
  return found;
end $$;
create function consults.take_back(p_id uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare done boolean;
begin
  perform kernel.context_ok();
  update consults.consult c set taken_back_at = kernel.clock(), version = c.version + 1
   where c.id = p_id and consults.is_my_own(c.agency_id, c.program_id, c.recorded_by) and consults.is_of_today(c.agency_id, c.at)
     and c.taken_back_at is null and c.became_concern_at is null;
  done := found;
  update consults.hotline_contact c set taken_back_at = kernel.clock(), version = c.version + 1
   where c.id = p_id and consults.is_my_own(c.agency_id, c.program_id, c.recorded_by) and consults.is_of_today(c.agency_id, c.at) and c.taken_back_at is null;
  return done or found;
end $$;
grant update (asker_kind, asker, about, said, minutes, on_day, version, taken_back_at) on consults.consult to holdfast_guard;
grant update (on_day, at_time, minutes, language, interpreter, caller_kind, needs, given, safety, version, taken_back_at) on consults.hotline_contact to holdfast_guard;
grant execute on function consults.amend_consult(uuid, int, text, bytea, bytea, bytea, int, date),
  consults.amend_hotline(uuid, int, date, time, int, text, boolean, text, text[], text[], text), consults.take_back(uuid) to holdfast_app;
