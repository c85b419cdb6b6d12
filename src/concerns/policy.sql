-- A concern is seen by those who triage or read the program it came to, by the one it was given to while they work there, and by those who work in the case it became.
select access.protect('concerns.concern', 'program', mine => 'concern.assigned_id = any ((select access.stands())::uuid[]) and exists (select from access.my_place p where p.account_id = concern.assigned_id and p.program_id = concern.program_id)
  or (case_id is not null and exists (select from access.my_grant g where g.case_id = concern.case_id and (g.sections & access.section(''services'')) <> 0))');
drop policy p_add on concerns.concern;
drop policy p_change on concerns.concern;
create policy p_change on concerns.concern for update to holdfast_app, holdfast_worker using (
  program_id = any ((select access.writes())::uuid[]) or program_id = any ((select access.triages())::uuid[]) or concern.assigned_id = any ((select access.stands())::uuid[]) and exists (select from access.my_place p where p.account_id = concern.assigned_id and p.program_id = concern.program_id))
  with check (true);
grant select on concerns.concern to holdfast_app, holdfast_worker;
grant update (status, urgent, direction, assigned_id, assigned_at, person_id, case_id, acknowledged_at, decided_at, asked_at, added, at_risk, updated_at, version)
  on concerns.concern to holdfast_app;

-- What was decided, and what was added, is seen with the concern; it travels with it to another program.
select kernel.protect('concerns.decision', 'exists (select from concerns.concern c where c.id = decision.concern_id)',
  'by_id = (select kernel.uid()) and exists (select from concerns.concern c where c.id = decision.concern_id and c.program_id = decision.program_id
     and (c.program_id = any ((select access.writes())::uuid[]) or c.program_id = any ((select access.triages())::uuid[]) or c.assigned_id = any ((select access.stands())::uuid[]) and exists (select from access.my_place p where p.account_id = c.assigned_id and p.program_id = c.program_id)))', 'false');
grant select, insert on concerns.decision to holdfast_app;
select access.wall_cases('concerns.decision', 'case_id'), access.wall_people('concerns.decision', 'person_id');
select kernel.protect('concerns.addition', 'exists (select from concerns.concern c where c.id = addition.concern_id)');
grant select on concerns.addition to holdfast_app;

-- That one left for another program is known where it left from, and no more of it.
select access.protect('concerns.passage', 'program', add_also => 'false', change_also => 'false');
grant select on concerns.passage to holdfast_app;

select kernel.protect('concerns.routing_rule', 'true', '(select kernel.may_admin())', '(select kernel.may_admin())');
select kernel.protect('concerns.door', 'true', '(select kernel.may_admin())', '(select kernel.may_admin())');
grant select, insert on concerns.routing_rule, concerns.door to holdfast_app;
grant update (ended_at) on concerns.routing_rule to holdfast_app;
grant update (title, titles, audience, listed, ended_at, version) on concerns.door to holdfast_app;

select kernel.entrust('concerns.concern', 'select, insert, update');
select kernel.entrust('concerns.decision', 'select, insert');
select kernel.entrust('concerns.addition', 'select, insert');
select kernel.entrust('concerns.passage', 'insert');
select kernel.entrust('concerns.receipt', 'select, insert');
select kernel.entrust('concerns.door', 'select');
select kernel.entrust('concerns.routing_rule', 'select');
select kernel.entrust('concerns.arrival', 'select, insert, update, delete');
select kernel.entrust('concerns.day_salt', 'select, insert, delete');

-- By what right one sees a concern, and whether one may decide it.
create function concerns.to_concern(p_program uuid, p_assigned uuid, p_case uuid) returns json language sql stable as $$
  select json_build_object('because', coalesce(json_agg(distinct r.kind), '[]'::json), 'sections', access.section('everything'),
      'canWrite', p_program = any (access.triages()) or p_program = any (access.writes()) or access.stands_for(p_assigned, p_program))
    from (select 'triage' as kind where p_program = any (access.triages())
          union all select 'program' where p_program = any (access.reads())
          union all select case when p_assigned = kernel.uid() then 'owner' else 'cover' end where access.stands_for(p_assigned, p_program)
          union all select g.kind from access.my_grant g where g.case_id = p_case) r
$$;

-- The public doors, as anybody may read them.
-- Whether all who may come to read what is written at a program's doors keep what they are told (A28): its triagers and those who see all of it, and wherever a rule
-- sends it on. Where nobody reads yet, nothing is promised.
create function concerns.keeps_words(p_program uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with sent as (select r.to_program, r.to_account from concerns.routing_rule r where r.program_id = p_program and r.ended_at is null)
  select coalesce(bool_and(m.confidential), false) from staff.membership m join staff.account a on a.id = m.account_id
   where a.status = 'active' and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
     and (m.program_id = p_program or m.program_id in (select s.to_program from sent s))
     and (m.may_triage or m.sees = 'program' or m.account_id in (select s.to_account from sent s))
$$;
grant execute on function concerns.keeps_words(uuid) to holdfast_guard;

create function concerns.public_doors() returns table (slug text, title text, titles jsonb, audience text, agency_name text, agency_slug text, agency_id uuid, emergency text, regime text, person_word text, program_id uuid, listed boolean, confidential boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.slug, d.title, d.titles, d.audience, a.name, a.slug, a.id, a.emergency, p.regime, p.person_word, p.id, d.listed, concerns.keeps_words(p.id)
    from concerns.door d join agencies.program p on p.id = d.program_id join agencies.agency a on a.id = d.agency_id
   where d.ended_at is null and p.ended_at is null and p.takes_concerns order by a.name, d.title
$$;

-- The salt under which this day's addresses are counted; the one before it is gone.
create function concerns.salt_of_day() returns bytea language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare s bytea; d date := (kernel.clock() at time zone 'UTC')::date;
begin
  select x.salt into s from concerns.day_salt x where x.day = d;
  if found then return s; end if;
  perform concerns.forget_arrivals();
  insert into concerns.day_salt (day, salt) values (d, decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')) on conflict do nothing;
  select x.salt into s from concerns.day_salt x where x.day = d;
  return s;
end $$;

-- Forgets where yesterday's concerns came from: nothing of an address outlives twenty-four hours (R88).
create function concerns.forget_arrivals() returns int language sql security definer set search_path = pg_catalog, pg_temp as $$
  with salts as (delete from concerns.day_salt where day < (kernel.clock() at time zone 'UTC')::date),
       gone as (delete from concerns.arrival where hour < kernel.clock() - interval '23 hours' returning 1)
  select count(*)::int from gone
$$;

-- Whether this address has sent more than its usual number this hour. It comes here as a keyed hash, is hashed again with a salt that
-- dies with the day, and only that is kept. Beyond the number nothing is refused: it is marked, and sorted below.
create function concerns.count_arrival(p_source text, p_usual int) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare n int;
begin
  insert into concerns.arrival as a (source_hash, hour) values (sha256(concerns.salt_of_day() || convert_to(p_source, 'UTF8')), date_trunc('hour', kernel.clock()))
  on conflict (source_hash, hour) do update set count = a.count + 1 returning count into n;
  return n > p_usual;
end $$;

-- Whether somebody is rung already for what comes to that program in a flood: the next of it stands in the inbox, and rings nobody a second time.
create function concerns.flood_rings(p_concern uuid, p_program uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(p_program::text, 4));
  return exists (select from oncall.call k join concerns.concern c on c.id = k.concern_id
    where k.program_id = p_program and k.settled_at is null and c.flood and c.id <> p_concern);
end $$;

-- Blind tokens as they arrive in a filing, in hexadecimal; none is null.
create function concerns.tokens_in(p jsonb) returns bytea[] language sql immutable as $$
  select array_agg(decode(x, 'hex')) from jsonb_array_elements_text(coalesce(nullif(p, 'null'), '[]')) x
$$;
grant execute on function concerns.tokens_in(jsonb) to holdfast_guard;

-- Files a concern, whoever sends it. The same receipt hash a second time is the same concern sent again: nothing is written twice, and
-- `same` says whether the words were the same too. Words arrive sealed; closed lists arrive as codes.
create function concerns.file_concern(p_id uuid, p_door text, p_c jsonb, p_narrative bytea, p_subject bytea, p_sender bytea, p_receipt text, p_flood boolean,
  p_appendix bytea default null, p_mac bytea default null)
returns table (concern_id uuid, fresh boolean, urgent boolean, program_id uuid, assigned_id uuid, same boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare d record; r record; v_program uuid; v_account uuid; v_urgent boolean := coalesce(p_c->>'urgency', '') = 'now'; v_day date; old record;
begin
  select x.* into d from concerns.door x join agencies.program p on p.id = x.program_id where x.slug = p_door and x.ended_at is null and p.ended_at is null;
  if not found then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(p_receipt, 88));
  select t.concern_id, t.words_mac into old from concerns.receipt t where t.code_hash = p_receipt;
  if found then return query select old.concern_id, false, v_urgent, d.program_id, null::uuid, old.words_mac is not distinct from p_mac; return; end if;
  v_program := d.program_id;
  select x.to_program, x.to_account into r from concerns.routing_rule x
   where x.program_id = d.program_id and x.ended_at is null
     and (x.when_source is null or x.when_source = p_c->>'source')
     and (x.when_urgency is null or x.when_urgency = p_c->>'urgency')
     and (x.when_category is null or p_c->'categories' ? x.when_category)
     and (x.when_site is null or x.when_site::text = p_c->>'siteId')
     and (x.to_account is null or exists (select from staff.account a where a.id = x.to_account and a.status = 'active'))
     and (x.to_program is null or exists (select from agencies.program p where p.id = x.to_program and p.ended_at is null))
   order by x.place, x.id limit 1;
  if found then v_program := coalesce(r.to_program, v_program); v_account := r.to_account; end if;
  -- Of low risk: nothing urgent, nobody said to be at risk.
  if v_account is null and coalesce(p_c->>'urgency', 'when_you_can') = 'when_you_can' and coalesce(jsonb_array_length(nullif(p_c->'atRisk', 'null')), 0) = 0 and not p_flood then
    v_account := concerns.overflow_to(v_program);
  end if;
  v_day := agencies.local_day(d.agency_id);
  insert into concerns.concern (id, agency_id, program_id, number, door_id, channel, source, anonymous, about_self, narrative, subject, sender, appendix, categories, at_risk,
      urgency, site_id, sender_account, sender_school, language, flood, received_on, respond_by, urgent, assigned_id, assigned_at, subject_tokens, place_tokens)
  select p_id, d.agency_id, v_program, agencies.next_number(d.agency_id, 'concern'), d.id, coalesce(p_c->>'channel', 'form'), p_c->>'source',
      coalesce((p_c->>'anonymous')::boolean, false), coalesce((p_c->>'aboutSelf')::boolean, false), p_narrative, p_subject, p_sender, p_appendix,
      coalesce(array(select jsonb_array_elements_text(p_c->'categories')), '{}'), coalesce(array(select jsonb_array_elements_text(p_c->'atRisk')), '{}'),
      coalesce(p_c->>'urgency', 'when_you_can'), (select s.id from agencies.site s where s.id::text = p_c->>'siteId' and s.agency_id = d.agency_id),
      (select a.id from staff.account a where a.id::text = p_c->>'accountId' and a.agency_id = d.agency_id), coalesce((p_c->>'senderSchool')::boolean, false),
      coalesce(p_c->>'language', 'en'), p_flood, v_day, agencies.add_program_days(v_program, v_day, p.triage_days), v_urgent, v_account,
      case when v_account is not null then kernel.clock() end, concerns.tokens_in(p_c->'subjectTokens'), concerns.tokens_in(p_c->'placeTokens')
    from agencies.program p where p.id = v_program;
  if p_receipt is not null then
    insert into concerns.receipt (code_hash, concern_id, agency_id, words_mac) values (p_receipt, p_id, d.agency_id, p_mac);
  end if;
  insert into kernel.audit_event (id, agency_id, account_id, source, action, outcome, about)
  values (gen_random_uuid(), d.agency_id, (select a.id from staff.account a where a.id::text = p_c->>'accountId'), 'public', 'concern.file', 'done', jsonb_build_object('concernId', p_id));
  if v_urgent and not (p_flood and concerns.flood_rings(p_id, v_program)) then
    perform oncall.ring(p_id, d.agency_id, v_program, (select c.number from concerns.concern c where c.id = p_id));
  end if;
  return query select p_id, true, v_urgent, v_program, v_account, true;
end $$;

-- A ring ends with what it was for: decided, or taken into somebody's own hands; in another program somebody else is rung.
create or replace function concerns.end_ring() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.program_id <> old.program_id then
    perform oncall.move(new.id, new.program_id);
    -- One of a flood had no ring of its own so far.
    if new.decided_at is null then perform oncall.ring(new.id, new.agency_id, new.program_id, new.number); end if;
  elsif new.decided_at is not null and old.decided_at is null then perform oncall.settle(new.id, 'decided');
  elsif new.assigned_id is distinct from old.assigned_id and new.assigned_id::text = current_setting('hf.uid', true) then perform oncall.settle(new.id, 'taken');
  end if;
  return null;
end $$;
create or replace trigger end_ring after update of program_id, decided_at, assigned_id on concerns.concern for each row
  when (new.urgency = 'now') execute function concerns.end_ring();

-- Whoever says "I have it" has it in hand, if nobody who is still here has it yet. Whoever may not have it is refused, and so is one who would take it
-- from under a hand that is just deciding: the ring ends only where somebody then holds it.
create or replace function concerns.take_answered() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- Nor is it one who is barred from whom it is about: word for word the other refusal, a wall is not told.
  if not exists (select from concerns.concern x where x.id = new.concern_id
       and coalesce(x.person_id <> all (access.walled_people()), true) and coalesce(x.case_id <> all (access.walled_cases()), true)
       and (x.program_id = any (access.triages()) or x.program_id = any (access.writes()) or x.assigned_id = kernel.uid() and x.program_id = any (access.belongs()))) then
    raise exception using errcode = 'HF409', message = 'ring.notYours';
  end if;
  update concerns.concern c
     set assigned_id = kernel.uid(), assigned_at = kernel.clock(), status = 'in_triage', added = false, updated_at = kernel.clock(), version = c.version + 1
   where c.id = (select x.id from concerns.concern x where x.id = new.concern_id and x.status in ('received', 'in_triage')
                    and not exists (select from staff.account a where a.id = x.assigned_id and a.status = 'active') for update skip locked);
  if not exists (select from concerns.concern x left join staff.account a on a.id = x.assigned_id and a.status = 'active'
       where x.id = new.concern_id and (a.id is not null or x.status not in ('received', 'in_triage'))) then
    raise exception using errcode = 'HF409', message = 'ring.busy';
  end if;
  return null;
end $$;
-- Whoever is barred from whom a concern is about is rung for none of it: they could not open it, and it would lie in their hands.
create or replace function oncall.barred_from(p_concern uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select w.account_id from concerns.concern x join access.wall w on w.agency_id = x.agency_id and w.lifted_at is null and (w.person_id = x.person_id or w.case_id = x.case_id)
                where x.id = p_concern)
$$;
create or replace trigger take_answered after update of settled_by on oncall.call for each row
  when (new.settled_by = 'has_it') execute function concerns.take_answered();

-- Lays words beside a concern that came before. One already decided stands in the inbox again, with a day of its own to be answered by.
create function concerns.lay_words(p_concern uuid, p_id uuid, p_body bytea) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into concerns.addition (id, agency_id, concern_id, body) select p_id, c.agency_id, c.id, p_body from concerns.concern c where c.id = p_concern
  on conflict do nothing;
  if not found then return; end if;
  update concerns.concern c
     set added = true, asked_at = null, updated_at = kernel.clock(), version = c.version + 1,
         status = case when c.decided_at is null then c.status else 'in_triage' end,
         reopened_at = case when c.decided_at is null then c.reopened_at else kernel.clock() end,
         respond_by = case when c.decided_at is null then c.respond_by
           else agencies.add_program_days(c.program_id, agencies.local_day(c.agency_id), (select p.triage_days from agencies.program p where p.id = c.program_id)) end,
         decided_at = null
   where c.id = p_concern;
  insert into kernel.audit_event (id, agency_id, source, action, outcome, about)
  select gen_random_uuid(), c.agency_id, 'public', 'concern.addWords', 'done', jsonb_build_object('concernId', c.id) from concerns.concern c where c.id = p_concern;
end $$;

-- A sender who comes back with the code adds to what they said. Answers whether the words found their place; the sender is never told.
-- Wrong codes are counted by address and hour; beyond the usual number a right one is not looked at either.
create function concerns.add_by_receipt(p_receipt text, p_id uuid, p_body bytea, p_source text, p_usual int) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_concern uuid; wrong int;
begin
  select coalesce(sum(a.count), 0) into wrong from concerns.arrival a
   where a.source_hash = sha256(concerns.salt_of_day() || convert_to('code|' || p_source, 'UTF8')) and a.hour = date_trunc('hour', kernel.clock());
  select t.concern_id into v_concern from concerns.receipt t where t.code_hash = p_receipt;
  if not found then
    perform concerns.count_arrival('code|' || p_source, p_usual);
    return false;
  end if;
  if wrong > p_usual then return false; end if;
  if p_body is not null then perform concerns.lay_words(v_concern, p_id, p_body); end if;
  return true;
end $$;

-- Other words sent under a form's own key: the sender went back, changed them and sent again. Both are kept.
create function concerns.add_by_form(p_receipt text, p_id uuid, p_body bytea) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_concern uuid;
begin
  select t.concern_id into strict v_concern from concerns.receipt t where t.code_hash = p_receipt;
  perform concerns.lay_words(v_concern, p_id, p_body);
end $$;

-- What one filed oneself, as a sender may know of it (R39): four states for school staff in a FERPA program, one constant for all others.
-- A concern that went on to a program under another law stays "followed up" for ever.
create function concerns.filed_by_me() returns table (id uuid, number bigint, door_title text, filed_at timestamptz, state text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.number, d.title, c.received_at,
         case when came.regime <> 'FERPA' or not c.sender_school then 'constant'
              when stands.regime <> 'FERPA' or c.decided_at is not null then 'followed_up'
              when c.asked_at is not null then 'need_more_information'
              when c.status = 'in_triage' or c.program_id <> d.program_id then 'in_progress'
              else 'received' end
    from concerns.concern c join concerns.door d on d.id = c.door_id
    join agencies.program came on came.id = d.program_id join agencies.program stands on stands.id = c.program_id
   where c.sender_account = kernel.uid() and c.agency_id = kernel.agency() and kernel.context_ok()
   order by c.received_at desc limit 50
$$;

create function concerns.add_own_words(p_concern uuid, p_id uuid, p_body bytea) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  if not exists (select from concerns.concern c where c.id = p_concern and c.sender_account = kernel.uid() and c.agency_id = kernel.agency()) then
    raise insufficient_privilege using message = 'not available';
  end if;
  perform concerns.lay_words(p_concern, p_id, p_body);
end $$;

-- The concern that this asker may decide, locked; or the refusal.
create function concerns.hold(p_concern uuid) returns concerns.concern language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c concerns.concern;
begin
  perform kernel.context_ok();
  select x.* into c from concerns.concern x where x.id = p_concern and x.agency_id = kernel.agency() for update;
  if not found or coalesce(c.person_id = any (access.walled_people()), false) or coalesce(c.case_id = any (access.walled_cases()), false)
     or not (c.program_id = any (access.triages()) or c.program_id = any (access.writes()) or access.stands_for(c.assigned_id, c.program_id)) then
    raise insufficient_privilege using message = 'not available';
  end if;
  return c;
end $$;

-- Passes a concern on to another program of the agency, where it waits anew with the clock it came with. False when somebody saved first.
create function concerns.pass_on(p_concern uuid, p_version int, p_to uuid, p_direction text, p_decision uuid, p_risk text, p_time_need text, p_rationale bytea, p_passage uuid)
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c concerns.concern := concerns.hold(p_concern);
begin
  if c.version <> p_version then return false; end if;
  if p_to = c.program_id or not exists (select from agencies.program p where p.id = p_to and p.agency_id = c.agency_id and p.ended_at is null) then
    raise exception using errcode = 'HF409', message = 'concern.cannotPassThere';
  end if;
  insert into concerns.decision (id, agency_id, program_id, concern_id, risk, time_need, rationale, outcome, redirected_to, by_id)
  values (p_decision, c.agency_id, c.program_id, c.id, p_risk, p_time_need, p_rationale, 'redirected', p_to, kernel.uid());
  insert into concerns.passage (id, agency_id, program_id, concern_id, number, to_program, by_id)
  values (p_passage, c.agency_id, c.program_id, c.id, c.number, p_to, kernel.uid());
  update concerns.concern x
     set program_id = p_to, status = 'received', direction = coalesce(p_direction, x.direction), assigned_id = null, assigned_at = null, person_id = null, case_id = null,
         decided_at = null, updated_at = kernel.clock(), version = x.version + 1
   where x.id = c.id;
  return true;
end $$;

-- The open case of a person that a concern of this program would join, or the closed one that waits for it: one the asker sees, or one of a program he triages. Null when there is none.
create function concerns.case_to_join(p_concern uuid, p_person uuid, p_case uuid) returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c concerns.concern := concerns.hold(p_concern);
begin
  return (select k.id from cases.case k
   where k.person_id = p_person and k.agency_id = c.agency_id and (k.status <> 'closed' or k.wake_on_concern) and (k.id = p_case or (p_case is null and k.program_id = c.program_id))
     and k.id <> all (access.walled_cases()) and k.person_id <> all (access.walled_people())
     and (k.program_id = any (access.triages()) or k.program_id = any (access.reads()) or exists (select from access.my_grant g where g.case_id = k.id)
       or (k.id = p_case and k.program_id = any (access.opens())))
   order by k.status = 'closed', k.opened_on desc, k.id desc limit 1);
end $$;

-- Joins a concern to a case, and says so in the case's story. The triager need not be able to open the case himself. False when somebody saved first.
create function concerns.join_case(p_concern uuid, p_version int, p_person uuid, p_case uuid, p_outcome text, p_decision uuid, p_risk text, p_time_need text, p_rationale bytea, p_timeline uuid)
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c concerns.concern := concerns.hold(p_concern);
begin
  if c.version <> p_version then return false; end if;
  if p_outcome not in ('opened_case', 'joined_case') or concerns.case_to_join(p_concern, p_person, p_case) is null then
    raise exception using errcode = 'HF409', message = 'concern.noOpenCase';
  end if;
  perform cases.wake_for_concern(p_case);
  insert into concerns.decision (id, agency_id, program_id, concern_id, risk, time_need, rationale, outcome, person_id, case_id, by_id)
  values (p_decision, c.agency_id, c.program_id, c.id, p_risk, p_time_need, p_rationale, p_outcome, p_person, p_case, kernel.uid());
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, account_id, section, codes)
  select p_timeline, k.agency_id, k.program_id, k.person_id, k.id, agencies.local_day(k.agency_id), 'concern', c.id, kernel.uid(), access.section('services'),
         jsonb_build_object('concernId', c.id, 'source', c.source, 'urgency', c.urgency)
    from cases.case k where k.id = p_case;
  update concerns.concern x
     set status = p_outcome, person_id = p_person, case_id = p_case, direction = coalesce(x.direction, 'worried_for'), added = false,
         decided_at = kernel.clock(), updated_at = kernel.clock(), version = x.version + 1
   where x.id = c.id;
  return true;
end $$;

-- What went by itself to somebody in the last hours and still waits: for the job that tells them.
create function concerns.routed_lately() returns table (concern_id uuid, account_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.assigned_id from concerns.concern c
   where c.assigned_id is not null and c.status = 'received' and c.received_at > kernel.clock() - interval '6 hours'
$$;

-- Cracks of concerns: an urgent one that is in nobody's hands past its minutes, and any that waits past its day. The hands of one who has left, or
-- is away with nobody standing in, hold nothing.
create view concerns.concern_crack with (security_invoker = true) as
  select k.crack, 'concern' as subject, c.id as subject_id, c.agency_id, c.program_id, c.person_id, null::uuid as case_id, h.account_id as manager_id,
         h.account_id as holder_id, k.since, l.nth - coalesce(d.nth, 0) as days, k.stood + l.nth - coalesce(d.nth, 0) as stood, k.high, k.supervisor_after_days, l.today
    from agencies.clocks() l
    join concerns.concern c on c.program_id = l.program_id and c.status in ('received', 'in_triage')
    -- In the hands of somebody who answers and works there.
    left join staff.present() h on h.account_id = c.assigned_id and exists (select from staff.membership m where m.account_id = h.account_id
      and m.program_id = c.program_id and access.helps(m.role) and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock())
    cross join lateral (
      select 'urgent_unassigned' as crack, (coalesce(c.reopened_at, c.received_at) at time zone l.time_zone)::date as since, true as high, 0 as stood, 0 as supervisor_after_days
       where c.urgent and h.account_id is null and coalesce(c.reopened_at, c.received_at) + make_interval(mins => l.urgent_minutes) < kernel.clock()
      union all
      select 'concern_unanswered', c.respond_by, c.urgent, -1, l.supervisor_after_days where c.respond_by < l.today
    ) k
    left join agencies.program_day d on d.program_id = c.program_id and d.day = k.since
   where k.crack = 'urgent_unassigned' or l.nth > coalesce(d.nth, 0);
grant select on concerns.concern_crack to holdfast_app, holdfast_guard;

grant execute on function concerns.public_doors(), concerns.count_arrival(text, int),
  concerns.file_concern(uuid, text, jsonb, bytea, bytea, bytea, text, boolean, bytea, bytea), concerns.add_by_receipt(text, uuid, bytea, text, int),
  concerns.add_by_form(text, uuid, bytea), concerns.to_concern(uuid, uuid, uuid) to holdfast_app, holdfast_worker;
grant execute on function concerns.filed_by_me(), concerns.add_own_words(uuid, uuid, bytea), concerns.case_to_join(uuid, uuid, uuid),
  concerns.pass_on(uuid, int, uuid, text, uuid, text, text, bytea, uuid), concerns.join_case(uuid, int, uuid, uuid, text, uuid, text, text, bytea, uuid) to holdfast_app;
grant execute on function concerns.forget_arrivals(), concerns.routed_lately() to holdfast_worker;
