-- When what is kept is due to go: the last day anything happened in it, and the years of its class. What is held, or bound to something that stays, is not due.

-- What counts where something is of no program: the longest of its agency's.
create function retention.years_of(p_agency uuid, p_program uuid, p_class text) returns int language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when p_program is not null then retention.years_for(p_program, p_class)
    else (select case when bool_or(y is null) then null else max(y) end
            from (select retention.years_for(p.id, p_class) as y from agencies.program p where p.agency_id = p_agency) x) end
$$;
create function retention.day_at(p_agency uuid, p_at timestamptz) returns date language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (p_at at time zone a.time_zone)::date from agencies.agency a where a.id = p_agency
$$;
-- The moment a month begins where the agency is.
create function retention.month_at(p_agency uuid, p_month date) returns timestamptz language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p_month::timestamp at time zone a.time_zone from agencies.agency a where a.id = p_agency
$$;
grant execute on function retention.years_of(uuid, uuid, text), retention.day_at(uuid, timestamptz), retention.month_at(uuid, date) to holdfast_guard;

-- The last day anything happened in a closed case: what is written after its end counts, what a purge writes does not. Null while it runs.
create function retention.last_day(p_case uuid) returns date language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select greatest(c.closed_on, (select max(case when t.codes ? 'before' then t.on_day else (t.at at time zone g.time_zone)::date end) from cases.timeline t
                                 where t.case_id = c.id and not t.codes ? 'purged'))
    from cases.case c join agencies.agency g on g.id = c.agency_id where c.id = p_case and c.status = 'closed'
$$;
-- The day a class of it is due, whoever kept it longer; null where it is not, or is held.
create function retention.due(p_case uuid, p_class text) returns date language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select greatest((retention.last_day(c.id) + make_interval(years => retention.years_for(c.program_id, p_class)))::date, titleix.kept_until(c.id),
                  (select max(r.kept_until) from retention.review r where r.case_id = c.id and r.state = 'kept'))
    from cases.case c where c.id = p_case and c.status = 'closed' and retention.years_for(c.program_id, p_class) is not null and not retention.held(c.person_id, c.id)
$$;
grant execute on function retention.last_day(uuid), retention.due(uuid, text) to holdfast_guard;

-- Whether something that stays needs a person: a case, a concern, a roster that still tells of them, somebody whose parent they are, a paper they signed, a hold.
-- p_with go with them, and need nobody.
create function retention.bound(p_person uuid, p_with uuid[]) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from cases.case c where c.person_id = p_person)
      or exists (select from concerns.concern k where k.person_id = p_person)
      or exists (select from crises.crisis k where k.person_id = p_person)
      or exists (select from people.external_id e where e.inside = p_person and e.kind = 'person' and e.ended_at is null)
      or exists (select from people.enrolment e where e.person_id = p_person and e.ended_at is null)
      or exists (select from people.class_member m where m.person_id = p_person and m.ended_at is null)
      or exists (select from people.relationship r where r.other_id = p_person and r.person_id <> all (p_with))
      or exists (select from people.family_standing f where f.other_id = p_person and f.person_id <> all (p_with))
      or exists (select from people.roster_claim k where k.other_id = p_person and k.person_id <> all (p_with))
      or exists (select from deaths.death d where d.family_id = p_person and d.person_id <> all (p_with))
      or exists (select from deaths.bereaved b where b.other_id = p_person and b.person_id <> all (p_with))
      or exists (select from releases.release r where r.signer_id = p_person) or exists (select from releases.release r where r.second_signer_id = p_person)
      or exists (select from portal.page g where g.holder_id = p_person) or exists (select from requests.request q where q.asker_id = p_person)
      or exists (select from cases.contact k where k.with_id = p_person)
      or exists (select from retention.hold h where h.person_id = p_person and h.lifted_at is null)
$$;
-- Whether nothing at all is known of them but what a case that goes leaves: then they go with it, and wait for no years of their own.
create function retention.alone(p_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select not retention.bound(p_person, array[p_person]) and not exists (select from people.enrolment e where e.person_id = p_person)
     and not exists (select from people.class_member m where m.person_id = p_person) and not exists (select from people.family_standing f where f.person_id = p_person)
     and not exists (select from people.roster_claim k where k.person_id = p_person) and not exists (select from deaths.death d where d.person_id = p_person)
     and not exists (select from files.artefact a where a.person_id = p_person) and not exists (select from retention.hold h where h.person_id = p_person)
$$;
-- The last day a person was anything here: taken in, enrolled, told of by a roster, looked after in a family, held.
create function retention.last_seen(p_person uuid) returns date language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select retention.day_at(p.agency_id, greatest(p.created_at, p.ended_at,
      (select max(greatest(x.from_at, x.to_at)) from people.participation x where x.person_id = p.id),
      (select max(x.ended_at) from people.enrolment x where x.person_id = p.id), (select max(x.ended_at) from people.class_member x where x.person_id = p.id),
      (select max(x.ended_at) from people.external_id x where x.inside = p.id), (select max(x.at) from people.unmasking x where x.person_id = p.id),
      (select max(x.at) from people.family_standing x where x.person_id = p.id), (select max(x.at) from people.family_standing x where x.other_id = p.id),
      (select max(greatest(x.said_at, x.decided_at, x.ended_at)) from people.roster_claim x where x.person_id = p.id),
      (select max(greatest(x.said_at, x.taken_back_at)) from deaths.death x where x.person_id = p.id),
      (select max(x.made_at) from files.artefact x where x.person_id = p.id), (select max(x.lifted_at) from retention.hold x where x.person_id = p.id)))
    from people.person p where p.id = p_person
$$;
-- Whether they came by a roster that tells of them no more.
create function retention.left_roster(p_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from people.person p join people.external_id e on e.inside = p.id and e.kind = 'person' and e.ended_at is not null where p.id = p_person and p.source = 'roster')
$$;
-- The program in which it is said of a person that they may go: the last they took part in, else that of whose family they are, else the agency's first.
create function retention.home(p_person uuid) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(
    (select x.program_id from people.participation x where x.person_id = p.id order by coalesce(x.to_at, 'infinity') desc, x.from_at desc, x.id limit 1),
    (select x.program_id from people.relationship r join people.participation x on x.person_id = r.person_id where r.other_id = p.id
      order by coalesce(x.to_at, 'infinity') desc, x.from_at desc, x.id limit 1),
    (select g.id from agencies.program g where g.agency_id = p.agency_id order by g.ended_at is not null, g.id limit 1))
    from people.person p where p.id = p_person
$$;
grant execute on function retention.bound(uuid, uuid[]), retention.alone(uuid), retention.last_seen(uuid), retention.left_roster(uuid), retention.home(uuid) to holdfast_guard;

-- The last day of what is no case; null while it is not over, or something that stays needs it.
create function retention.last_of(p_kind text, p_subject uuid) returns date language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case p_kind
    when 'concern' then (select retention.day_at(c.agency_id, greatest(c.decided_at, c.updated_at, (select max(a.at) from concerns.addition a where a.concern_id = c.id)))
                           from concerns.concern c where c.id = p_subject and c.case_id is null and c.decided_at is not null)
    when 'crisis' then (select retention.day_at(c.agency_id, greatest(c.set_aside_at, (select max(e.written_at) from crises.entry e where e.crisis_id = c.id)))
                          from crises.crisis c where c.id = p_subject and c.case_id is null and c.set_aside_at is not null)
    when 'paper' then (select retention.day_at(p.agency_id, p.ended_at) from requests.paper p
                        where p.id = p_subject and p.ended_at is not null and not exists (select from requests.request r where r.paper_id = p.id))
    when 'person' then (select retention.last_seen(p.id) from people.person p where p.id = p_subject and not retention.bound(p.id, array[p.id]) and not retention.left_roster(p.id))
  end
$$;
-- The day it is due, whoever kept it longer. What goes by the month is due by that month's last day, once it is over.
create function retention.due_by(p_agency uuid, p_program uuid, p_class text, p_kind text, p_subject uuid, p_person uuid, p_month date) returns date
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select greatest((x.last + make_interval(years => retention.years_of(p_agency, p_program, p_class)))::date,
           (select max(r.kept_until) from retention.review r where r.state = 'kept' and r.agency_id = p_agency and r.program_id is not distinct from p_program and r.kind = p_kind
              and r.subject_id is not distinct from p_subject and r.month is not distinct from p_month))
    from (select case when p_month is null then retention.last_of(p_kind, p_subject) else (p_month + interval '1 month - 1 day')::date end as last) x
   where x.last < agencies.local_day(p_agency) and retention.years_of(p_agency, p_program, p_class) is not null
     and not retention.program_held(p_agency, p_program) and not retention.held(p_person, null)
$$;
grant execute on function retention.last_of(text, uuid), retention.due_by(uuid, uuid, text, text, uuid, uuid, date) to holdfast_guard;

-- What could go, were its years over: of what arrived and joined no case each by itself, and each person; of what nobody would look through one by one, by the month.
create function retention.goable() returns table (agency_id uuid, program_id uuid, class text, kind text, person_id uuid, subject_id uuid, number bigint, month date, amount int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.agency_id, c.program_id, 'concern', 'concern', c.person_id, c.id, c.number, null::date, null::int from concerns.concern c where c.case_id is null and c.decided_at is not null
  union all
  select c.agency_id, c.program_id, 'concern', 'crisis', null, c.id, c.number, null, null from crises.crisis c where c.case_id is null and c.set_aside_at is not null
  union all
  select p.agency_id, p.program_id, 'concern', 'paper', null, p.id, p.number, null, null from requests.paper p where p.ended_at is not null
  union all
  select p.agency_id, retention.home(p.id), 'person', 'person', p.id, p.id, null, null, null from people.person p
   where not exists (select from cases.case c where c.person_id = p.id) and not exists (select from people.external_id e where e.inside = p.id and e.kind = 'person' and e.ended_at is null)
     and not exists (select from people.relationship r where r.other_id = p.id) and not retention.left_roster(p.id)
  union all
  select x.agency_id, x.program_id, 'roster', 'roster', null, null, null, date_trunc('month', x.last)::date, count(*)::int
    from (select p.agency_id, retention.home(p.id) as program_id, retention.last_seen(p.id) as last from people.external_id e join people.person p on p.id = e.inside
           where e.kind = 'person' and e.ended_at is not null and p.source = 'roster' and not retention.bound(p.id, array[p.id]) group by p.id) x
   group by 1, 2, 8
  union all
  select g.id, x.program_id, 'consult', 'consults', null, null, null, date_trunc('month', x.at at time zone g.time_zone)::date, count(*)::int
    from (select c.agency_id, c.program_id, c.at from consults.consult c union all select h.agency_id, h.program_id, h.at from consults.hotline_contact h
          union all select o.agency_id, o.program_id, o.at from oncall.hand_over o
          union all select s.agency_id, s.program_id, s.recorded_at from cases.group_session s where not exists (select from cases.contact k where k.session_id = s.id)) x
    join agencies.agency g on g.id = x.agency_id
   -- What is emptied already stands at the first moment of its month.
   where x.at at time zone g.time_zone <> date_trunc('month', x.at at time zone g.time_zone)
   group by 1, 2, 8
  union all
  select g.id, r.program_id, 'working', 'imports', null, null, null, date_trunc('month', r.finished_at at time zone g.time_zone)::date, count(*)::int
    from imports.run r join agencies.agency g on g.id = r.agency_id
   where r.status in ('applied', 'refused', 'failed', 'dropped') and r.finished_at is not null and r.file_name <> '' group by 1, 2, 8
  union all
  select g.id, null, 'message', 'messages', null, null, null, date_trunc('month', m.created_at at time zone g.time_zone)::date, count(*)::int
    from messages.outbox m join agencies.agency g on g.id = m.agency_id where m.sent_at is not null or m.failed_at is not null group by 1, 8
  union all
  select g.id, null, 'working', 'leftovers', null, null, null, date_trunc('month', x.at at time zone g.time_zone)::date, count(*)::int
    from (select d.agency_id, d.updated_at as at from kernel.draft d union all select b.agency_id, b.at from cases.bulk_run b where b.note is not null
          union all select e.agency_id, e.at from walls.emergency e where e.case_id is null and get_byte(e.threat, 0) <> 0) x
    join agencies.agency g on g.id = x.agency_id group by 1, 8
$$;
grant execute on function retention.goable() to holdfast_guard;

-- Finds what will be due within thirty days, and calls off what no longer is: reopened, written in, kept longer by a schedule. Answers how many were found.
create function retention.find_due() returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare n int; more int;
begin
  perform retention.take_desk_holds();
  update retention.review r set state = 'lapsed', ended_at = kernel.clock(), version = r.version + 1
   where r.state in ('waiting', 'let_go', 'agreed') and coalesce(case when r.kind = 'case' then retention.due(r.case_id, r.class)
     else retention.due_by(r.agency_id, r.program_id, r.class, r.kind, r.subject_id, r.person_id, r.month) end > r.due_on, true);
  insert into retention.review (id, agency_id, program_id, person_id, case_id, number, class, due_on, found_on)
  select gen_random_uuid(), c.agency_id, c.program_id, c.person_id, c.id, c.number, k.class, greatest(k.due, agencies.local_day(c.agency_id) + 30), agencies.local_day(c.agency_id)
    from cases.case c
    cross join lateral (select x.class, retention.due(c.id, x.class) as due from unnest(array['case', 'case_words']) x(class)) k
   where c.status = 'closed' and k.due <= agencies.local_day(c.agency_id) + 30
     and not exists (select from retention.review r where r.case_id = c.id and r.class in (k.class, 'case') and r.state in ('waiting', 'let_go', 'agreed', 'purging'))
     -- Where the whole of it is due, its words are too; and words go once, unless some were written since.
     and not (k.class = 'case_words' and coalesce(retention.due(c.id, 'case') <= agencies.local_day(c.agency_id) + 30, false))
     and not exists (select from retention.review r where r.case_id = c.id and r.class = k.class and r.state = 'purged' and r.ended_at > (retention.last_day(c.id) + 1)::timestamptz)
   limit 1000 on conflict do nothing;
  get diagnostics n = row_count;
  insert into retention.review (id, agency_id, program_id, person_id, subject_id, number, class, kind, month, amount, due_on, found_on)
  select gen_random_uuid(), k.agency_id, k.program_id, k.person_id, k.subject_id, k.number, k.class, k.kind, k.month, k.amount,
         greatest(d.due, agencies.local_day(k.agency_id) + 30), agencies.local_day(k.agency_id)
    from retention.goable() k
    cross join lateral (select retention.due_by(k.agency_id, k.program_id, k.class, k.kind, k.subject_id, k.person_id, k.month) as due) d
   where d.due <= agencies.local_day(k.agency_id) + 30
     and not exists (select from retention.review r where r.state in ('waiting', 'let_go', 'agreed', 'purging') and r.agency_id = k.agency_id and r.kind = k.kind
       and r.program_id is not distinct from k.program_id and r.subject_id is not distinct from k.subject_id and r.month is not distinct from k.month)
   limit 1000 on conflict do nothing;
  get diagnostics more = row_count;
  return n + more;
end $$;

-- Who is told that something new is due: each once, whatever it is. Of a case those who decide in its program, of anything else those of them who read it.
create function retention.untold() returns table (account_id uuid, agency_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct d.account_id, r.agency_id from retention.review r
   cross join lateral (
     select x.account_id from walls.deciders(r.program_id, r.person_id, r.case_id) x
      where r.kind = 'case' or exists (select from staff.membership m where m.account_id = x.account_id and m.program_id = r.program_id and (m.sees = 'program' or m.may_triage)
                                          and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock())
     union select a.id from staff.account a where r.program_id is null and a.agency_id = r.agency_id and a.may_admin and a.status = 'active' and a.kind = 'staff') d
   where r.told_at is null and r.state = 'waiting'
$$;
create function retention.mark_told() returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update retention.review set told_at = kernel.clock() where told_at is null
$$;
grant execute on function retention.find_due(), retention.untold(), retention.mark_told() to holdfast_worker;
