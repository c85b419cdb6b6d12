-- The concerns that say of themselves that another already holds them, and those that say it of these: each by its last word on it.
create function concerns.duplicates_of(p_concern uuid) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with recursive said as (
    select distinct on (d.concern_id) d.concern_id, d.duplicate_of from concerns.decision d
      join concerns.concern c on c.id = d.concern_id and c.status = 'duplicate'
     where d.outcome = 'duplicate' and c.agency_id = kernel.agency() and kernel.context_ok() order by d.concern_id, d.at desc, d.id desc
  ), held as (
    select s.concern_id from said s where s.duplicate_of = p_concern
    union
    select s.concern_id from held h join said s on s.duplicate_of = h.concern_id
  )
  select concern_id from held where concern_id <> p_concern
$$;

-- What a concern that has just come to a case brings with it: all that was joined to it belongs to the case and stands in its story, the most urgent on
-- top; a graver rating is the case's; and where it cannot wait, its manager has a step today to read it. Answers the manager who is to be told.
create function concerns.reach_case(p_concern uuid, p_task uuid, p_title bytea) returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c concerns.concern := concerns.hold(p_concern); k record; v_at timestamptz; v_risk text; v_time text; soon text[] := '{when_you_can,this_week,now}';
begin
  select x.* into k from cases.case x where x.id = c.case_id and x.agency_id = c.agency_id;
  if not found then return null; end if;
  v_at := kernel.clock();
  with come as (
    select x.id, x.source, x.urgency,
           case when x.id = c.id then interval '0' else (array_position(soon, x.urgency) - array_position(soon, c.urgency)) * interval '1 ms'
             - row_number() over (order by x.received_at desc) * interval '1 us' end as above
      from concerns.concern x where x.id = c.id or x.id in (select concerns.duplicates_of(c.id))
  )
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, at, kind, ref_id, account_id, section, codes)
  select gen_random_uuid(), k.agency_id, k.program_id, k.person_id, k.id, agencies.local_day(k.agency_id), v_at + come.above, 'concern', come.id, kernel.uid(),
         access.section('services'), jsonb_build_object('concernId', come.id, 'source', come.source, 'urgency', come.urgency)
    from come where not exists (select from cases.timeline t where t.case_id = k.id and t.kind = 'concern' and t.ref_id = come.id);
  update concerns.concern x set case_id = k.id, person_id = k.person_id, updated_at = kernel.clock(), version = x.version + 1
   where x.id in (select concerns.duplicates_of(c.id)) and x.case_id is distinct from k.id;
  select d.risk, d.time_need into v_risk, v_time from concerns.decision d
   where d.concern_id = c.id and (d.risk is not null or d.time_need is not null) order by d.at desc, d.id desc limit 1;
  perform cases.raise_risk(k.id, v_risk);
  if c.status <> 'opened_case' and (v_risk in ('high', 'immediate') or v_time = 'tonight') then perform cases.lay_reading(k.id, p_task, p_title); end if;
  return case when k.manager_id <> kernel.uid() and k.status <> 'closed' then k.manager_id end;
end $$;
grant execute on function concerns.reach_case(uuid, uuid, bytea) to holdfast_app;
