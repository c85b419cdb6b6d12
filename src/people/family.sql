-- What an adult may do is known to those who may reach the person: whoever sees a number sees the order that stands before it.
select people.protect('people.family_standing', 'contact', fresh => '(select people.unplaced(family_standing.person_id))',
  add_also => 'by_id = (select kernel.uid()) and exists (select from people.person o where o.id = family_standing.other_id)', change_also => 'false');
select access.wall_people('people.family_standing', 'other_id');
grant select, insert on people.family_standing to holdfast_app, holdfast_worker;

-- Which of the two is right is said once, by who says it, in their own name.
select people.protect('people.roster_claim', 'contact', add_also => 'false', change_also => 'ended_at is null');
select access.wall_people('people.roster_claim', 'other_id');
create policy r6_own_name on people.roster_claim as restrictive for update to holdfast_app, holdfast_worker using (decided is null or decided_by = (select kernel.uid())) with check (decided is null or decided_by = (select kernel.uid()));
grant select, update (decided, decided_by, decided_at) on people.roster_claim to holdfast_app, holdfast_worker;
select kernel.entrust('people.roster_claim', 'select, insert, update');

-- What is true of a fact on that day. By a paper it is true from its first day to the end of its last; before, a no counts already and a yes does not
-- yet; afterwards neither does, and somebody must ask again.
create function people.fact_on(p_day date, p_value text, p_basis text, p_from date, p_until date) returns text language sql immutable as $$
  select case
    when p_basis is null or p_basis not in ('court_order', 'agreement') then p_value
    when p_day > p_until then 'ended'
    when p_day < p_from and p_value = 'yes' then 'unknown'
    else p_value end
$$;

-- The last word on each adult, and what it comes to today, where the agency is.
create view people.family_now with (security_barrier = true, security_invoker = true) as
  select f.*, people.fact_on(d.today, f.contact, f.contact_basis, f.from_day, f.until_day) as contact_now,
         people.fact_on(d.today, f.records, f.records_basis, f.from_day, f.until_day) as records_now,
         people.fact_on(d.today, f.decide, f.decide_basis, f.from_day, f.until_day) as decide_now,
         people.fact_on(d.today, f.pick_up, f.pick_up_basis, f.from_day, f.until_day) as pick_up_now
    from people.family_standing f, (select agencies.local_day(kernel.agency()) as today) d
   where not exists (select from people.family_standing x where x.person_id = f.person_id and x.other_id = f.other_id and x.n = f.n + 1);
grant select on people.family_now to holdfast_app, holdfast_worker;

-- Whether that adult may sign for the person: 'may', or why not (R24). Whoever cannot see what is kept learns 'unknown': nobody signs by silence.
-- Releases ask this of every signer who is not the person, whoever proposes them; `whoMayDecide` lists those it lets through.
create function people.may_sign_for(p_person uuid, p_adult uuid) returns text language sql stable as $$
  select coalesce((
    select case when f.accused then 'accused'
                when f.contact_now = 'no' then 'noContact'
                when f.decide_now = 'yes' then 'may'
                when f.decide_now = 'no' then 'noRights'
                when f.decide_now = 'ended' then 'ended'
                else 'unknown' end
      from people.family_now f where f.person_id = p_person and f.other_id = p_adult), 'unknown')
$$;
grant execute on function people.fact_on(date, text, text, date, date), people.may_sign_for(uuid, uuid) to holdfast_app, holdfast_worker;

-- Writes down what a roster says of an adult, beside what is kept here; for imports' own function. The same again is no news.
create function people.hear_claim(p_agency uuid, p_system text, p_person uuid, p_adult uuid, p_contact text, p_records text, p_decide text, p_pick_up text)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from people.roster_claim c where c.person_id = p_person and c.other_id = p_adult and c.system = p_system and c.ended_at is null
               and (c.contact, c.records, c.decide, c.pick_up) is not distinct from (p_contact, p_records, p_decide, p_pick_up)) then
    return;
  end if;
  update people.roster_claim set ended_at = kernel.clock()
   where agency_id = p_agency and person_id = p_person and other_id = p_adult and system = p_system and ended_at is null;
  if num_nonnulls(p_contact, p_records, p_decide, p_pick_up) > 0 then
    insert into people.roster_claim (id, agency_id, person_id, other_id, system, contact, records, decide, pick_up)
    values (gen_random_uuid(), p_agency, p_person, p_adult, p_system, p_contact, p_records, p_decide, p_pick_up);
  end if;
end $$;
grant execute on function people.hear_claim(uuid, text, uuid, uuid, text, text, text, text) to holdfast_guard;
