-- A concern is seen by those who triage or read the program it came to, and by the one it was given to.
select access.protect('concerns.concern', 'program', mine => 'assigned_id = any ((select access.stands())::uuid[])');
drop policy p_add on concerns.concern;
drop policy p_change on concerns.concern;
create policy p_change on concerns.concern for update to holdfast_app, holdfast_worker using (
  program_id = any ((select access.writes())::uuid[]) or program_id = any ((select access.triages())::uuid[]) or assigned_id = any ((select access.stands())::uuid[]))
  with check (true);
grant select on concerns.concern to holdfast_app, holdfast_worker;
grant update (status, urgent, direction, assigned_id, assigned_at, person_id, case_id, acknowledged_at, decided_at, at_risk, updated_at, version, program_id)
  on concerns.concern to holdfast_app;

select access.protect('concerns.decision', 'program', read_also => 'exists (select from concerns.concern c where c.id = decision.concern_id)',
  add_also => 'by_id = (select kernel.uid())', change_also => 'false');
drop policy p_add on concerns.decision;
create policy p_add on concerns.decision for insert to holdfast_app, holdfast_worker with check (
  by_id = (select kernel.uid()) and exists (select from concerns.concern c where c.id = decision.concern_id and c.program_id = decision.program_id));
grant select, insert on concerns.decision to holdfast_app;

select kernel.protect('concerns.routing_rule', 'true', '(select kernel.may_admin())', '(select kernel.may_admin())');
select kernel.protect('concerns.door', 'true', '(select kernel.may_admin())', '(select kernel.may_admin())');
grant select, insert on concerns.routing_rule, concerns.door to holdfast_app;
grant update (ended_at) on concerns.routing_rule to holdfast_app;
grant update (title, audience, listed, ended_at) on concerns.door to holdfast_app;

select kernel.entrust('concerns.concern', 'select, insert, update');
select kernel.entrust('concerns.receipt', 'select, insert');
select kernel.entrust('concerns.door', 'select');
select kernel.entrust('concerns.routing_rule', 'select');
select kernel.entrust('concerns.arrival', 'select, insert, update, delete');
select kernel.entrust('concerns.day_salt', 'select, insert, delete');

-- The public doors, as anybody may read them.
create function concerns.public_doors() returns table (slug text, title text, audience text, agency_name text, agency_slug text, agency_id uuid, emergency text, regime text, person_word text, program_id uuid, listed boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.slug, d.title, d.audience, a.name, a.slug, a.id, a.emergency, p.regime, p.person_word, p.id, d.listed
    from concerns.door d join agencies.program p on p.id = d.program_id join agencies.agency a on a.id = d.agency_id
   where d.ended_at is null and p.ended_at is null and p.takes_concerns order by a.name, d.title
$$;

-- Whether this address has sent more than its usual number this hour. The address is hashed with a salt that dies with the day,
-- and only the hash comes here. Beyond the number nothing is refused: it is marked, and sorted below.
create function concerns.count_arrival(p_source text, p_usual int) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare s bytea; n int; d date := (kernel.clock() at time zone 'UTC')::date;
begin
  delete from concerns.day_salt where day < d;
  delete from concerns.arrival where hour < kernel.clock() - interval '24 hours';
  insert into concerns.day_salt (day, salt) values (d, decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')) on conflict do nothing;
  select salt into s from concerns.day_salt where day = d;
  insert into concerns.arrival as a (source_hash, hour) values (sha256(s || convert_to(p_source, 'UTF8')), date_trunc('hour', kernel.clock()))
  on conflict (source_hash, hour) do update set count = a.count + 1 returning count into n;
  return n > p_usual;
end $$;

-- Files a concern, whoever sends it. The same receipt hash a second time is the same concern sent again: nothing is written twice.
-- Words arrive sealed; closed lists arrive as codes. Answers the concern's id and whether it was new.
create function concerns.file_concern(p_id uuid, p_door text, p_c jsonb, p_narrative bytea, p_subject bytea, p_sender bytea, p_receipt text, p_flood boolean)
returns table (concern_id uuid, fresh boolean, urgent boolean, program_id uuid, assigned_id uuid) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare d record; r record; v_program uuid; v_account uuid; v_urgent boolean := coalesce(p_c->>'urgency', '') = 'now'; v_day date; old uuid;
begin
  select x.* into d from concerns.door x join agencies.program p on p.id = x.program_id where x.slug = p_door and x.ended_at is null and p.ended_at is null;
  if not found then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(p_receipt, 88));
  select t.concern_id into old from concerns.receipt t where t.code_hash = p_receipt;
  if found then return query select old, false, v_urgent, d.program_id, null::uuid; return; end if;
  v_program := d.program_id;
  select x.to_program, x.to_account into r from concerns.routing_rule x
   where x.program_id = d.program_id and x.ended_at is null
     and (x.when_source is null or x.when_source = p_c->>'source')
     and (x.when_urgency is null or x.when_urgency = p_c->>'urgency')
     and (x.when_category is null or p_c->'categories' ? x.when_category)
     and (x.when_site is null or x.when_site::text = p_c->>'siteId')
     and (x.to_account is null or exists (select from staff.account a where a.id = x.to_account and a.status = 'active'))
   order by x.place limit 1;
  if found then v_program := coalesce(r.to_program, v_program); v_account := r.to_account; end if;
  v_day := agencies.local_day(d.agency_id);
  insert into concerns.concern (id, agency_id, program_id, number, door_id, channel, source, anonymous, about_self, narrative, subject, sender, categories, at_risk,
      urgency, site_id, sender_account, sender_school, language, flood, received_on, respond_by, urgent, assigned_id, assigned_at)
  select p_id, d.agency_id, v_program, agencies.next_number(d.agency_id, 'concern'), d.id, coalesce(p_c->>'channel', 'form'), p_c->>'source',
      coalesce((p_c->>'anonymous')::boolean, false), coalesce((p_c->>'aboutSelf')::boolean, false), p_narrative, p_subject, p_sender,
      coalesce(array(select jsonb_array_elements_text(p_c->'categories')), '{}'), coalesce(array(select jsonb_array_elements_text(p_c->'atRisk')), '{}'),
      coalesce(p_c->>'urgency', 'when_you_can'), (select s.id from agencies.site s where s.id::text = p_c->>'siteId' and s.agency_id = d.agency_id),
      (select a.id from staff.account a where a.id::text = p_c->>'accountId' and a.agency_id = d.agency_id), coalesce((p_c->>'senderSchool')::boolean, false),
      coalesce(p_c->>'language', 'en'), p_flood, v_day, agencies.add_program_days(v_program, v_day, p.triage_days), v_urgent, v_account,
      case when v_account is not null then kernel.clock() end
    from agencies.program p where p.id = v_program;
  if p_receipt is not null then
    insert into concerns.receipt (code_hash, concern_id, agency_id) values (p_receipt, p_id, d.agency_id);
  end if;
  insert into kernel.audit_event (id, agency_id, account_id, source, action, outcome, about)
  values (gen_random_uuid(), d.agency_id, (select a.id from staff.account a where a.id::text = p_c->>'accountId'), 'public', 'concern.file', 'done', jsonb_build_object('concernId', p_id));
  return query select p_id, true, v_urgent, v_program, v_account;
end $$;

-- A sender who comes back with the code adds to what they said. Whatever the code, the caller learns nothing.
create function concerns.add_by_receipt(p_receipt text, p_id uuid) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.concern_id from concerns.receipt t where t.code_hash = p_receipt
$$;

-- Cracks of concerns: an urgent one nobody has taken within its minutes, and any that waits past its day.
create view concerns.concern_crack with (security_invoker = true) as
  select 'urgent_unassigned' as crack, 'concern' as subject, c.id as subject_id, c.agency_id, c.program_id, c.person_id, null::uuid as case_id, null::uuid as holder_id,
         c.received_on as since, 0 as days, true as high, 0 as supervisor_after_days
    from concerns.concern c join agencies.program p on p.id = c.program_id
   where c.status in ('received', 'in_triage') and c.urgent and c.assigned_id is null
     and c.received_at + make_interval(mins => p.urgent_minutes) < kernel.clock()
  union all
  select 'concern_unanswered', 'concern', c.id, c.agency_id, c.program_id, c.person_id, null::uuid, c.assigned_id, c.respond_by,
         today.nth - due.nth, c.urgent, p.supervisor_after_days
    from concerns.concern c join agencies.program p on p.id = c.program_id join agencies.agency a on a.id = c.agency_id
    join agencies.program_day today on today.program_id = c.program_id and today.day = (kernel.clock() at time zone a.time_zone)::date
    join agencies.program_day due on due.program_id = c.program_id and due.day = c.respond_by
   where c.status in ('received', 'in_triage') and c.respond_by < today.day and today.nth > due.nth;
grant select on concerns.concern_crack to holdfast_app, holdfast_worker, holdfast_guard;

grant execute on function concerns.public_doors(), concerns.count_arrival(text, int),
  concerns.file_concern(uuid, text, jsonb, bytea, bytea, bytea, text, boolean), concerns.add_by_receipt(text, uuid) to holdfast_app, holdfast_worker;
