-- What a person's own page shows of their leave, and the appeal they begin there. Called by the page's functions alone, which know whose page it is, and that it is
-- in the hands of the person themselves. And the policy, which anybody may read.

-- The last leave of a case: where it stands, its days, every decision with terms and reasons, the version that applies.
create function leaves.for_page(p_case uuid) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select json_build_object('id', l.id, 'status', l.status, 'from', l.from_on, 'until', l.until_on, 'back', l.return_on, 'due', l.due_on, 'asked', l.asked_on,
           'closedBecause', l.closed_because, 'complete', c.medical_complete, 'open', c.status <> 'closed',
           'policy', json_build_object('id', y.id, 'number', y.number, 'title', y.title, 'language', y.language, 'offices', y.offices,
             'slug', (select g.slug from agencies.agency g where g.id = l.agency_id)),
           'mayAppeal', c.status <> 'closed' and l.status in ('decided', 'return_decided') and d.appeal_of is null and d.appeal_by >= agencies.local_day(l.agency_id),
           'decisions', (select coalesce(json_agg(json_build_object('id', x.id, 'stage', x.stage, 'appeal', x.appeal_of is not null, 'outcome', x.outcome, 'on', x.on_day,
                 'terms', encode(x.terms, 'base64'), 'words', encode(r.words, 'base64'), 'how', encode(x.appeal_how, 'base64'), 'by', x.appeal_by, 'appealedOn', x.appealed_on)
               order by x.at desc, x.id desc), '[]')
             from leaves.decision x join leaves.reasoning r on r.id = x.id where x.leave_id = l.id))
      from leaves.leave l join cases.case c on c.id = l.case_id join leaves.policy y on y.id = l.policy_id left join leaves.decision d on d.id = l.decision_id
     where l.case_id = p_case order by l.asked_on desc, l.id desc limit 1), 'null'::json)
$$;

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
