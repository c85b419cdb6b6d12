-- What somebody says of themself: whom they know, where they live, in which class they sit (D29). It is typed and never looked up for them: a name is held, sealed and by
-- its blind tokens, against whoever is here and whoever comes, and where it fits a wall stands from that moment on. No answer tells whether it did (R01). They cannot
-- take it back: what is said stays said, and the walls that followed are lifted by two.
select kernel.entrust('walls.conflict', 'select, insert');
select kernel.protect('walls.conflict', 'account_id = (select kernel.uid())', 'false');
grant select on walls.conflict to holdfast_app;

-- Keeps whoever said a name from those who bear it: of all who are here, or of these. Where nobody else could carry the case or would hear of it, none is placed;
-- one that was lifted is not placed again. Their own case of such a person slips to its supervisor by itself (cases.barred).
create function walls.keep_from(p_conflict uuid, p_people uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare k walls.conflict; p uuid;
begin
  select * into k from walls.conflict x where x.id = p_conflict and x.kind = 'person';
  if k.id is null then return; end if;
  for p in
    select t.person_id from people.name_token t
     where t.agency_id = k.agency_id and t.token = any (k.tokens) and (p_people is null or t.person_id = any (p_people))
       and not exists (select from access.wall w where w.account_id = k.account_id and w.person_id = t.person_id and (w.lifted_at is null or w.conflict_id = k.id))
     group by t.person_id having count(distinct t.token) = cardinality(k.tokens) order by t.person_id
  loop
    perform pg_advisory_xact_lock(hashtextextended('walls ' || k.agency_id::text, 0));
    perform from cases.case x where x.agency_id = k.agency_id and x.person_id = p order by x.id for no key update;
    continue when exists (select from access.wall w where w.account_id = k.account_id and w.person_id = p and w.lifted_at is null)
      or exists (select from agencies.program g where g.agency_id = k.agency_id and g.ended_at is null
           and (walls.carries_alone(k.account_id, g.id, p, null) or walls.hears_alone(k.account_id, g.id, p, null)));
    insert into access.wall (id, agency_id, account_id, person_id, origin, placed_by, conflict_id)
    values (gen_random_uuid(), k.agency_id, k.account_id, p, 'personal', k.account_id, k.id);
  end loop;
end $$;
grant execute on function walls.keep_from(uuid, uuid[]) to holdfast_guard;

-- Says it, of oneself.
create function walls.say_conflict(p_id uuid, p_kind text, p_said bytea, p_tokens bytea[], p_sites uuid[], p_classes uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  insert into walls.conflict (id, agency_id, account_id, kind, said, tokens, site_ids, class_ids)
  values (p_id, kernel.agency(), kernel.uid(), p_kind, p_said, p_tokens, p_sites, p_classes);
  perform walls.keep_from(p_id, null);
end $$;

-- Since when somebody is there for the term that runs; null for who is not.
create function walls.term_begins(p_account uuid) returns timestamptz language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select min(m.starts_at) from staff.membership m
   where m.account_id = p_account and m.role = 'student_staff' and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
$$;
-- Whether the asker still has to say it for this term; until then tonight's list shows nothing.
create function walls.conflicts_due() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(kernel.context_ok() and walls.term_begins(kernel.uid()) is not null
    and not exists (select from walls.conflict k where k.account_id = kernel.uid() and k.said_at >= walls.term_begins(kernel.uid())), false)
$$;
-- Whether a concern is about somebody the asker said they know, or comes from where they live or sit: by who was found, or by the words it came with. No words at all (“???”) are
-- nobody's name and no place: every list holds an empty one, and what nobody is named in would be hidden from all.
create function walls.touches(p_person uuid, p_site uuid, p_subject bytea[], p_place bytea[]) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and (coalesce(p_person = any (access.walled_people()), false) or exists (
    select from walls.conflict k where k.account_id = kernel.uid() and case k.kind
      when 'person' then coalesce(p_subject && k.tokens and (p_subject @> k.tokens or p_subject <@ k.tokens), false)
      when 'hall' then k.said_at >= walls.term_begins(k.account_id) and (coalesce(p_site = any (k.site_ids) or p_place && k.tokens and p_place @> k.tokens, false)
        or exists (select from people.enrolment e where e.person_id = p_person and e.ended_at is null and e.site_id = any (k.site_ids)))
      when 'class' then k.said_at >= walls.term_begins(k.account_id)
        and exists (select from people.class_member m where m.person_id = p_person and m.ended_at is null and m.class_id = any (k.class_ids))
      else false end))
$$;
grant execute on function walls.say_conflict(uuid, text, bytea, bytea[], uuid[], uuid[]), walls.conflicts_due() to holdfast_app;
grant execute on function walls.term_begins(uuid), walls.conflicts_due(), walls.touches(uuid, uuid, bytea[], bytea[]) to holdfast_guard;

-- A concern that nobody has a person for yet, and that came with a name which the asker said they know, is not theirs to read, as long as somebody else in its program decides
-- such things who did not say so: what only they would see stays with them. Once its person is found the walls say who sees it. What was given to them they give away.
create function walls.says_names() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and exists (select from walls.conflict k where k.account_id = kernel.uid() and k.kind = 'person')
$$;
create function walls.said_to_know(p_account uuid, p_subject bytea[]) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from walls.conflict k where k.account_id = p_account and k.kind = 'person' and p_subject && k.tokens and (p_subject @> k.tokens or p_subject <@ k.tokens))
$$;
create function walls.leaves_to_others(p_program uuid, p_subject bytea[]) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and walls.said_to_know(kernel.uid(), p_subject) and exists (
    select from staff.membership m join staff.account a on a.id = m.account_id
     where m.program_id = p_program and m.account_id <> kernel.uid() and a.status = 'active' and (m.may_triage or m.sees = 'program' and m.can_write)
       and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock() and not exists (select from staff.away w where w.account_id = a.id)
       and not walls.said_to_know(m.account_id, p_subject))
$$;
grant execute on function walls.says_names(), walls.leaves_to_others(uuid, bytea[]) to holdfast_app, holdfast_worker;
grant execute on function walls.said_to_know(uuid, bytea[]) to holdfast_guard;
create policy r5_said on concerns.concern as restrictive for select to holdfast_app, holdfast_worker
  using (not (select walls.says_names()) or person_id is not null or assigned_id = (select kernel.uid()) or not walls.leaves_to_others(program_id, subject_tokens));

-- Whoever comes, or is called otherwise from now on, is held against what was said before.
create or replace function walls.meet_names() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare k record;
begin
  for k in select c.id, array_agg(distinct n.person_id) as people from came n join walls.conflict c on c.agency_id = n.agency_id and c.kind = 'person' and n.token = any (c.tokens)
            group by c.id order by c.id loop
    perform walls.keep_from(k.id, k.people);
  end loop;
  return null;
end $$;
create or replace trigger meet_names after insert on people.name_token referencing new table as came for each statement execute function walls.meet_names();

-- That the asker knows somebody whose record they see: a wall before themself, whether or not they answer for them.
create function walls.knows_of(p_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and (exists (select from people.my_participation p where p.person_id = p_person)
    or exists (select from access.my_grant g where g.person_id = p_person))
$$;
grant execute on function walls.knows_of(uuid) to holdfast_guard;

-- Walls that somebody placed before themself, and nobody was told of yet: who says the second word there. Of one from a confidential program, nobody beside it.
create function walls.untold_conflicts() returns table (wall_id uuid, account_ids uuid[], about text[]) language sql security definer set search_path = pg_catalog, pg_temp as $$
  select w.id, array(select distinct d.account_id from people.participation p cross join lateral walls.deciders(p.program_id, w.person_id, w.case_id) d
                      where p.agency_id = w.agency_id and p.to_at is null and (cardinality(k.programs) = 0 or p.program_id = any (k.programs))
                        and p.person_id = coalesce(w.person_id, (select c.person_id from cases.case c where c.id = w.case_id)) and d.account_id <> w.account_id),
         array[coalesce(w.person_id, w.case_id)::text]
    from access.wall w cross join lateral (select walls.kept_in(w) as programs) k
   where w.told_at is null and w.lifted_at is null and w.placed_by = w.account_id order by w.placed_at limit 100
$$;
create function walls.mark_conflict_told(p_wall uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update access.wall set told_at = kernel.clock() where id = p_wall
$$;
grant execute on function walls.untold_conflicts(), walls.mark_conflict_told(uuid) to holdfast_worker;
