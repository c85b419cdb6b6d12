-- What a person's own page shows of their plan, and what they do with it there. Called by the page's functions alone, which know whose page it is, and that it is in
-- the hands of the person themselves.

-- The version that was agreed and stands: their words, whose each step is, their own rating. Nothing that staff count or score. A colleague by what they said that
-- the people they work with call them, and otherwise by no name: a page is read over shoulders.
create function plans.for_page(p_case uuid) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select json_build_object('mayWrite', c.status <> 'closed', 'timeZone', a.time_zone, 'plan',
    (select json_build_object('id', p.id, 'status', p.status, 'statement', encode(p.statement, 'base64'), 'language', p.language, 'authoredWith', p.authored_with,
         'targetEnd', p.target_end, 'reviewOn', p.review_on, 'agreedHow', p.agreed_how, 'agreedAt', p.agreed_at, 'endedAt', p.ended_at,
         'goals', (select coalesce(json_agg(json_build_object('id', g.id, 'goalId', g.thread_id, 'words', encode(g.words, 'base64'),
               'own', (select r.value from plans.rating r where r.thread_id = g.thread_id and r.kind = 'own' order by r.at desc, r.id desc limit 1),
               'steps', (select coalesce(json_agg(json_build_object('id', x.id, 'what', encode(x.what, 'base64'), 'ownerKind', x.owner_kind,
                     'ownerName', encode(x.owner_name, 'base64'), 'called', o.known_as, 'dueOn', coalesce(t.due_on, x.due_on), 'status', coalesce(t.status, x.status))
                   order by x.made_at, x.id), '[]')
                 from plans.action x left join cases.task t on t.id = x.task_id left join staff.account o on o.id = t.owner_id
                where x.thread_id = g.thread_id and coalesce(t.status, x.status) <> 'cancelled')) order by g.seq, g.id), '[]')
           from plans.goal g where g.plan_id = p.id and g.dropped_at is null))
       from plans.plan p where p.case_id = c.id and p.status = 'agreed'))
    from cases.case c join agencies.agency a on a.id = c.agency_id where c.id = p_case
$$;

-- Something they write about it, once however often it is sent: 'same' the second time. Null where there is no plan that stands, or no such goal in it; 'often' where that is enough for one day.
create function plans.say_on_page(p_case uuid, p_id uuid, p_kind text, p_goal uuid, p_words bytea) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v plans.plan; there uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended('remark ' || p_id::text, 0));
  select r.case_id into there from plans.remark r where r.id = p_id;
  if there is not null then return case when there = p_case then 'same' end; end if;
  select x.* into v from plans.plan x join cases.case c on c.id = x.case_id and c.status <> 'closed' where x.case_id = p_case and x.status = 'agreed';
  if v.id is null or p_kind not in ('comment', 'change')
     or p_goal is not null and not exists (select from plans.goal g where g.plan_id = v.id and g.thread_id = p_goal and g.dropped_at is null) then return null; end if;
  if not cases.tell_own_plan(p_case, v.id, v.number, p_kind) then return 'often'; end if;
  insert into plans.remark (id, agency_id, program_id, person_id, case_id, plan_id, thread_id, kind, words)
  values (p_id, v.agency_id, v.program_id, v.person_id, v.case_id, v.id, p_goal, p_kind, p_words);
  return 'done';
end $$;

-- A step of their own is done, or is not yet. Null where it is none of theirs in the plan that stands; 'same' where it was so already.
create function plans.tick_on_page(p_case uuid, p_action uuid, p_done boolean) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '14s' as $$
declare a plans.action; v plans.plan;
begin
  select x.* into a from plans.action x where x.id = p_action and x.case_id = p_case and x.owner_kind = 'person' and x.status <> 'cancelled' for no key update;
  select p.* into v from plans.plan p join plans.goal g on g.plan_id = p.id and g.dropped_at is null and g.thread_id = a.thread_id
    join cases.case c on c.id = p.case_id and c.status <> 'closed' where p.case_id = a.case_id and p.status = 'agreed';
  if v.id is null then return null; end if;
  if (a.status = 'done') = p_done then return 'same'; end if;
  if not cases.tell_own_plan(p_case, v.id, v.number, case when p_done then 'ticked' else 'unticked' end) then return 'often'; end if;
  update plans.action x set status = case when p_done then 'done' else 'open' end, ended_at = case when p_done then kernel.clock() end, version = x.version + 1 where x.id = a.id;
  return 'done';
end $$;
grant execute on function plans.for_page(uuid), plans.say_on_page(uuid, uuid, text, uuid, bytea), plans.tick_on_page(uuid, uuid, boolean) to holdfast_guard;
