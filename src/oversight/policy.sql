-- What one person did alone past a gate is written down by the act itself, and looked at by somebody else (R71). No login adds to it or changes it.
select kernel.entrust('oversight.override', 'select, insert, update');
select kernel.entrust('people.unmasking', 'select');

-- Read by who did it and by those who decide in its program; a wall is before both.
select kernel.protect('oversight.override', 'account_id = (select kernel.uid()) or program_id = any ((select walls.decides_in())::uuid[])');
select access.wall_cases('oversight.override', 'case_id'), access.wall_people('oversight.override', 'person_id');
grant select on oversight.override to holdfast_app;

-- Something leaves without a release, on the word of one: an exception of the schools, what the law compels unless two looked at the order before (R12, R37), or
-- what was told aloud on nothing (R36).
create or replace function oversight.note_package() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.basis = 'mandate' and exists (select from requests.request r where r.case_id = new.case_id and r.kind = 'production' and r.recipient_id = new.recipient_id
       and r.basis_code = new.basis_code and r.approved_at is not null and r.ended_at is null) then
    return null;
  end if;
  insert into oversight.override (id, agency_id, program_id, person_id, case_id, kind, package_id, account_id, review_by)
  values (gen_random_uuid(), new.agency_id, new.program_id, new.person_id, new.case_id, case new.basis when 'mandate' then 'compelled' when 'none' then 'unreleased' else 'exception' end, new.id, new.made_by,
    agencies.add_program_days(new.program_id, agencies.local_day(new.agency_id), (select n.review_days from walls.emergency_limits() n)));
  return null;
end $$;
create or replace trigger note_override after insert on disclosures.package for each row when (new.basis in ('ferpa_exception', 'mandate', 'none')) execute function oversight.note_package();

-- What was marked unsafe was asked for all the same (R86). It is looked at where its asker knows the person from: their running case there, else the program
-- they take part in, else where the asker works. Of no other program that knows them is anything told.
create or replace function oversight.note_unmasking() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c record; v_program uuid;
begin
  select x.id, x.program_id into c from cases.case x
   where x.agency_id = new.agency_id and x.person_id = new.person_id and x.id <> all (access.walled_cases())
     and (x.program_id = any (access.reads()) or exists (select from access.my_grant g where g.case_id = x.id))
   order by x.status <> 'closed' desc, x.manager_id is not distinct from new.by_id desc, x.opened_on desc, x.id limit 1;
  v_program := coalesce(c.program_id, (select p.program_id from people.my_participation p where p.person_id = new.person_id order by p.program_id limit 1), (access.belongs())[1]);
  if v_program is null then return null; end if;
  insert into oversight.override (id, agency_id, program_id, person_id, case_id, kind, unmasking_id, account_id, review_by)
  values (gen_random_uuid(), new.agency_id, v_program, new.person_id, c.id, 'unmasked', new.id, new.by_id,
    agencies.add_program_days(v_program, agencies.local_day(new.agency_id), (select n.review_days from walls.emergency_limits() n)));
  return null;
end $$;
create or replace trigger note_override after insert on people.unmasking for each row execute function oversight.note_unmasking();

-- Whether the asker looks at it: decides in its program, did not do it, and is kept from neither its case nor its person.
create function oversight.may_review(o oversight.override) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and o.agency_id = kernel.agency() and o.account_id <> kernel.uid() and o.program_id = any (walls.decides_in())
     and coalesce(o.case_id <> all (access.walled_cases()), true) and o.person_id <> all (access.walled_people())
$$;
grant execute on function oversight.may_review(oversight.override) to holdfast_app, holdfast_guard;

-- What is said of these to who did them and to who looks at them: the number of the case and the reason given, also where they may not open the case. Who of a
-- family received something is not named here.
create function oversight.told(p_ids uuid[]) returns table (id uuid, number bigint, code text, recipient_kind text, recipient text, items text[], reason bytea, legal bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.id, c.number, p.basis_code, x.kind, x.name, array(select distinct i.item from disclosures.item i where i.package_id = p.id order by i.item), coalesce(p.purpose, u.reason), p.legal
    from oversight.override o left join cases.case c on c.id = o.case_id left join disclosures.package p on p.id = o.package_id
    left join releases.recipient x on x.id = p.recipient_id left join people.unmasking u on u.id = o.unmasking_id
   where kernel.context_ok() and o.id = any (p_ids) and o.agency_id = kernel.agency()
     and (oversight.may_review(o) or o.account_id = kernel.uid() and coalesce(o.case_id <> all (access.walled_cases()), true) and o.person_id <> all (access.walled_people()))
$$;

-- Says what was found. Of what should not have been the case's manager is given a step; answers whether there was one to give it to.
create function oversight.review(p_id uuid, p_finding text, p_note bytea, p_task uuid, p_title bytea, p_version int) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare o oversight.override; v_laid boolean := false;
begin
  perform kernel.context_ok();
  select * into o from oversight.override x where x.id = p_id for update;
  if o.id is null or coalesce(p_finding, '') not in ('right', 'should_not') or p_finding = 'should_not' and p_note is null or oversight.may_review(o) is not true then
    raise insufficient_privilege using message = 'not available';
  end if;
  if o.reviewed_at is not null or o.version <> p_version then raise exception using errcode = 'HF409', message = 'override.reviewed'; end if;
  if p_finding = 'should_not' and o.case_id is not null then
    v_laid := cases.lay_finding(o.case_id, p_task, p_title, agencies.add_program_days(o.program_id, agencies.local_day(o.agency_id), (select n.review_days from walls.emergency_limits() n)));
  end if;
  update oversight.override set reviewed_at = kernel.clock(), reviewed_by = kernel.uid(), finding = p_finding, note = p_note, task_id = case when v_laid then p_task end,
    version = version + 1 where id = p_id;
  return v_laid;
end $$;
grant execute on function oversight.told(uuid[]), oversight.review(uuid, text, bytea, uuid, bytea, int) to holdfast_app;

-- Where nobody else decides, a reviewer from outside sees that it was done, and says that they saw it (A19). For the slice that knows who that is.
create function oversight.see(p_id uuid, p_worker uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update oversight.override o set reviewed_at = kernel.clock(), reviewed_by = kernel.uid(), finding = 'seen', version = version + 1
   where o.id = p_id and o.agency_id = kernel.agency() and o.account_id = p_worker and p_worker <> kernel.uid() and o.reviewed_at is null
     and not exists (select from walls.deciders(o.program_id, o.person_id, o.case_id) d where d.account_id <> o.account_id);
  return found;
end $$;
grant execute on function oversight.see(uuid, uuid) to holdfast_guard;

-- What nobody looked at by its day slips, and those above hear of it at once; with it what was opened in an emergency (R38). One row a case.
create view oversight.override_crack with (security_invoker = true) as
  select 'override_unreviewed' as crack, 'case' as subject, c.id as subject_id, c.agency_id, c.program_id, c.person_id, c.id as case_id, null::uuid as manager_id, null::uuid as holder_id,
         k.since, l.nth - coalesce(d.nth, 0) as days, 0 as stood, false as high, 0 as supervisor_after_days, l.today
    from (
      select x.case_id, min(x.review_by) as since
        from (select o.case_id, o.program_id, o.review_by from oversight.override o where o.reviewed_at is null and o.case_id is not null
              union all
              select e.case_id, e.program_id, e.review_by from walls.emergency e where e.reviewed_at is null and e.case_id is not null) x
        join agencies.clocks() n on n.program_id = x.program_id and x.review_by < n.today
       group by x.case_id) k
    join cases.case c on c.id = k.case_id
    join agencies.clocks() l on l.program_id = c.program_id
    left join agencies.program_day d on d.program_id = c.program_id and d.day = k.since;
grant select on oversight.override_crack to holdfast_app, holdfast_guard;
