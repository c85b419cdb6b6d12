-- What a person's own page shows of their leave, and what they do there: they ask for one, take that back, ask to come back, appeal. Called by
-- the page's functions alone, which know whose page it is, and that it is in the hands of the person themselves. And the policy, which anybody may read.

-- The version under which they could ask for a leave now: in a case that runs, with none that runs.
create function leaves.asks_under(p_case uuid) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select leaves.policy_on(c.agency_id, agencies.local_day(c.agency_id)) from cases.case c
   where c.id = p_case and c.status <> 'closed' and not exists (select from leaves.leave x where x.case_id = c.id and x.status <> 'closed')
$$;
grant execute on function leaves.asks_under(uuid) to holdfast_guard;

-- The last leave of a case: where it stands, its days, every decision with terms and reasons, the version that applies. And what they ask under, where they may ask.
create function leaves.for_page(p_case uuid) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select json_build_object('asks', (select json_build_object('number', y.number, 'title', y.title, 'summary', y.summary, 'language', y.language, 'documentsDays', y.documents_days,
           'reviewDays', y.review_days, 'offices', y.offices, 'today', agencies.local_day(y.agency_id), 'slug', (select g.slug from agencies.agency g where g.id = y.agency_id))
         from leaves.policy y where y.id = leaves.asks_under(p_case)), 
         'leave', (select json_build_object('id', l.id, 'status', l.status, 'from', l.from_on, 'until', l.until_on, 'back', l.return_on, 'due', l.due_on, 'asked', l.asked_on,
           'closedBecause', l.closed_because, 'complete', c.medical_complete, 'open', c.status <> 'closed',
           'policy', json_build_object('id', y.id, 'number', y.number, 'title', y.title, 'language', y.language, 'offices', y.offices,
             'slug', (select g.slug from agencies.agency g where g.id = l.agency_id)),
           'mayTakeBack', c.status <> 'closed' and l.status in ('requested', 'documents_pending', 'under_review'),
           'mayAskBack', c.status <> 'closed' and l.status = 'on_leave', 'today', agencies.local_day(l.agency_id),
           'mayAppeal', c.status <> 'closed' and l.status in ('decided', 'return_decided', 'on_leave') and d.appeal_of is null and d.appeal_by >= agencies.local_day(l.agency_id),
           'decisions', (select coalesce(json_agg(json_build_object('id', x.id, 'stage', x.stage, 'appeal', x.appeal_of is not null, 'outcome', x.outcome, 'on', x.on_day,
                 'terms', encode(x.terms, 'base64'), 'words', encode(r.words, 'base64'), 'how', encode(x.appeal_how, 'base64'), 'by', x.appeal_by, 'appealedOn', x.appealed_on)
               order by x.at desc, x.id desc), '[]')
             from leaves.decision x join leaves.reasoning r on r.id = x.id where x.leave_id = l.id))
      from leaves.leave l join cases.case c on c.id = l.case_id join leaves.policy y on y.id = l.policy_id left join leaves.decision d on d.id = l.decision_id
     where l.case_id = p_case order by (l.status = 'closed'), l.asked_on desc, l.closed_on desc, l.id desc limit 1))
$$;

-- How often a day, and how far back and ahead: limits.ts has the same numbers under A22, and a test holds them together.
create function leaves.own_limits() returns table (a_day int, back_days int, ahead_days int) language sql immutable parallel safe as $$ select 3, 366, 1830 $$;
grant execute on function leaves.own_limits() to holdfast_guard;

-- They ask for a leave, as whoever serves them would write it down; once however often it is sent: 'same' the second time. 'another' where one runs, 'days' where those
-- are none, 'often' where that is enough for one day, null where there is nothing to ask under.
create function leaves.ask_on_page(p_case uuid, p_id uuid, p_from date, p_until date, p_task uuid, p_title bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c cases.case; l leaves.leave; y uuid; t date; n record;
begin
  select * into n from leaves.own_limits();
  select x.* into c from cases.case x where x.id = p_case and x.status <> 'closed' for no key update;
  if c.id is null then return null; end if;
  select x.* into l from leaves.leave x where x.id = p_id;
  if l.id is not null then return case when l.case_id = p_case and l.asked_by is null then 'same' end; end if;
  if exists (select from leaves.leave x where x.case_id = p_case and x.status <> 'closed') then return 'another'; end if;
  y := leaves.asks_under(p_case);
  t := agencies.local_day(c.agency_id);
  if y is null then return null; end if;
  if p_from < t - n.back_days or greatest(p_from, p_until) > t + n.ahead_days or p_until <= p_from then return 'days'; end if;
  if (select count(*) from leaves.leave x where x.case_id = p_case and x.asked_by is null and x.asked_on = t) >= n.a_day then return 'often'; end if;
  insert into leaves.leave (id, agency_id, program_id, person_id, case_id, policy_id, from_on, until_on, asked_on)
  values (p_id, c.agency_id, c.program_id, c.person_id, c.id, y, p_from, p_until, t) returning * into l;
  perform cases.unsay_medical(c.id);
  perform leaves.move(l, 'requested', null, p_task, p_title);
  return 'done';
end $$;

-- They take back what they asked for, until it is decided; or ask to come back on a day. 'same' where it was done already, 'late' where something else was meanwhile, 'past' for
-- a day that is gone.
create function leaves.act_on_page(p_case uuid, p_leave uuid, p_act text, p_on date, p_task uuid, p_title bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare l leaves.leave;
begin
  select x.* into l from leaves.leave x join cases.case c on c.id = x.case_id and c.status <> 'closed' where x.id = p_leave and x.case_id = p_case for no key update of x;
  if l.id is null then return null; end if;
  if p_act = 'close' then
    if l.closed_because = 'withdrawn' then return 'same'; end if;
    if l.status not in ('requested', 'documents_pending', 'under_review') then return 'late'; end if;
    perform leaves.move(l, 'closed', null, p_task, p_title);
  elsif p_act = 'askReturn' then
    if l.status = 'return_requested' and l.return_on = p_on then return 'same'; end if;
    if l.status <> 'on_leave' then return 'late'; end if;
    if p_on is null or p_on < agencies.local_day(l.agency_id) or p_on > agencies.local_day(l.agency_id) + (select n.ahead_days from leaves.own_limits() n) then return 'past'; end if;
    l.return_on := p_on;
    perform cases.unsay_medical(l.case_id);
    perform leaves.move(l, 'return_requested', l.decision_id, p_task, p_title);
  else return null;
  end if;
  return 'done';
end $$;
grant execute on function leaves.ask_on_page(uuid, uuid, date, date, uuid, bytea), leaves.act_on_page(uuid, uuid, text, date, uuid, bytea) to holdfast_guard;

-- They appeal. Null where there is nothing to appeal now; 'late' where its days are over; 'same' where it was begun already.
create function leaves.appeal_on_page(p_case uuid, p_leave uuid, p_decision uuid, p_words bytea, p_task uuid, p_title bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare l leaves.leave;
begin
  select x.* into l from leaves.leave x join cases.case c on c.id = x.case_id and c.status <> 'closed' where x.id = p_leave and x.case_id = p_case for no key update of x;
  if l.status = 'appealed' then return 'same'; end if;
  if l.id is null or l.decision_id is distinct from p_decision then return null; end if;
  return leaves.appeal(l, null, p_words, p_task, p_title);
end $$;
grant execute on function leaves.for_page(uuid), leaves.appeal_on_page(uuid, uuid, uuid, bytea, uuid, bytea) to holdfast_guard;

-- Every version of an agency's policy that holds or held, the newest first, by the name of its address. To anybody.
create function leaves.public_policy(p_slug text) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select json_build_object('agency', g.name, 'slug', g.slug, 'today', agencies.local_day(g.id),
           'versions', (select json_agg(json_build_object('id', y.id, 'number', y.number, 'title', y.title, 'summary', y.summary, 'body', y.body, 'language', y.language,
               'offices', y.offices, 'documentsDays', y.documents_days, 'reviewDays', y.review_days, 'appealDays', y.appeal_days, 'effectiveOn', y.effective_on)
             order by y.effective_on desc, y.number desc) from leaves.policy y where y.agency_id = g.id))
    from agencies.agency g where g.slug = p_slug and exists (select from leaves.policy y where y.agency_id = g.id and y.effective_on <= agencies.local_day(g.id))
$$;
grant execute on function leaves.public_policy(text) to holdfast_app;
