-- The day on which needs and strengths were last talked through, kept on the case's row. Called by the trigger of those talks alone.
create function cases.say_assessed(p_case uuid, p_day date) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update cases.case c set assessed_on = greatest(c.assessed_on, p_day) where c.id = p_case
$$;
grant execute on function cases.say_assessed(uuid, date) to holdfast_guard;

-- The day from which the clock of the next talk counts: the last one, or since when the case runs; never from before a pause.
create function cases.assessed_from(c cases.case) returns date language sql immutable as $$
  select greatest(c.assessed_on, coalesce(c.clock_from, c.opened_on), c.paused_until)
$$;
grant execute on function cases.assessed_from(cases.case) to holdfast_app, holdfast_guard;
