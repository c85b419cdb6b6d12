-- Anyone may cause a message; what waits and what left an administrator reads, and in the demo all colleagues.
select kernel.protect('messages.open_outbox', 'true');
grant select on messages.open_outbox to holdfast_app;
select kernel.entrust('messages.open_outbox', 'select, insert');

select kernel.protect('messages.outbox',
  '(select kernel.may_admin()) or exists (select from messages.open_outbox d where d.agency_id = outbox.agency_id)', 'true');
grant insert (id, agency_id, channel, to_address, template, params, language, account_id, once, not_before, about) on messages.outbox to holdfast_app, holdfast_worker;
grant select on messages.outbox to holdfast_app;
select kernel.entrust('messages.outbox', 'select, insert, update');
select kernel.protect('messages.stopped', 'false');
select kernel.entrust('messages.stopped', 'select, insert, delete');

-- The next messages due, claimed before they are sent: one not marked afterwards is due again five minutes later, then ten, and so on.
-- What was meant for an account that has been closed since is not sent.
create function messages.take_due(p_limit int) returns setof messages.outbox language sql security definer set search_path = pg_catalog, pg_temp as $$
  update messages.outbox o set failed_at = kernel.clock(), failure = 'recipient.left', params = null
    from staff.account a
   where a.id = o.account_id and a.status = 'inactive' and o.sent_at is null and o.failed_at is null and o.not_before <= kernel.clock();
  update messages.outbox o set attempts = o.attempts + 1, not_before = kernel.clock() + interval '5 minutes' * (o.attempts + 1)
   where o.id in (select x.id from messages.outbox x where x.sent_at is null and x.failed_at is null and x.not_before <= kernel.clock()
                   order by x.not_before limit least(p_limit, 100) for update skip locked)
  returning o.*
$$;

-- Asked in the transaction that sends it, just before: whether it may still leave. Whoever stops what it is about waits until it has left, and after
-- them it does not: neither its row nor theirs needs to have been seen by the other. One about several goes as long as one of them is not stopped.
create function messages.may_leave(p_id uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare s uuid;
begin
  for s in select distinct u from messages.outbox o, unnest(o.about) u where o.id = p_id order by u loop
    perform pg_advisory_xact_lock_shared(hashtextextended(s::text, 87));
  end loop;
  update messages.outbox o set failed_at = kernel.clock(), failure = 'withdrawn', params = null where o.id = p_id and o.sent_at is null and messages.is_stopped(o.about);
  return exists (select from messages.outbox o where o.id = p_id and o.sent_at is null and o.failed_at is null);
end $$;

-- Whether nothing is sent any more about any of those.
create function messages.is_stopped(p_about uuid[]) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select cardinality(p_about) > 0 and not exists (select from unnest(p_about) u where not exists (select from messages.stopped t where t.subject_id = u))
$$;

-- From its commit on nothing leaves about these, whether it waits already, is being queued, or comes later; and may again, for whoever takes it back.
create function messages.stop(p_subjects uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare s uuid;
begin
  perform kernel.context_ok();
  for s in select distinct u from unnest(p_subjects) u order by u loop
    perform pg_advisory_xact_lock(hashtextextended(s::text, 87));
  end loop;
  insert into messages.stopped (subject_id, agency_id) select distinct u, kernel.agency() from unnest(p_subjects) u on conflict do nothing;
  update messages.outbox o set failed_at = kernel.clock(), failure = 'withdrawn', params = null
   where o.about && p_subjects and o.agency_id = kernel.agency() and o.sent_at is null and o.failed_at is null and messages.is_stopped(o.about);
end $$;
create function messages.resume(p_subjects uuid[]) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from messages.stopped t where kernel.context_ok() and t.agency_id = kernel.agency() and t.subject_id = any (p_subjects)
$$;

-- It has left. What filled it in is forgotten unless it is to stay readable (the demo): a link that works once shall not lie about.
create function messages.mark_sent(p_id uuid, p_keep boolean) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update messages.outbox set sent_at = kernel.clock(), failure = null, params = case when p_keep then params end where id = p_id and sent_at is null
$$;

-- It did not. Given up at once when trying again is no use, else after eight tries; the failure is a code of the transport, never its text.
create function messages.mark_failed(p_id uuid, p_failure text, p_final boolean) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update messages.outbox set failure = left(p_failure, 80), failed_at = case when p_final or attempts >= 8 then kernel.clock() end
   where id = p_id and sent_at is null
$$;

-- Takes back what a cause queued and what has not left, for the one who undoes the cause.
create function messages.withdraw(p_once text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update messages.outbox set failed_at = kernel.clock(), failure = 'withdrawn', params = null
   where kernel.context_ok() and agency_id = kernel.agency() and once = p_once and sent_at is null and failed_at is null and attempts = 0
$$;

-- Where to reach colleagues, for work that is nobody's own: the address and language of accounts that are still open.
create function messages.addresses(p_accounts uuid[]) returns table (account_id uuid, agency_id uuid, email text, language text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.agency_id, a.email, a.language from staff.account a where a.id = any (p_accounts) and a.status = 'active'
$$;

-- A message caused by no one: a clock that ran out, something that came in from outside.
create function messages.queue(p_id uuid, p_agency uuid, p_to bytea, p_template text, p_params bytea, p_language text, p_account uuid, p_once text, p_not_before timestamptz, p_about uuid[])
returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into messages.outbox (id, agency_id, channel, to_address, template, params, language, account_id, once, not_before, about)
  values (p_id, p_agency, 'mail', p_to, p_template, p_params, p_language, p_account, p_once, p_not_before, p_about) on conflict do nothing
$$;

-- The demo's own: lets every colleague of an agency read its outbox. The app cannot.
create function messages.open_to_colleagues(p_agency uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into messages.open_outbox (agency_id) values (p_agency) on conflict do nothing
$$;

grant execute on function messages.take_due(int), messages.may_leave(uuid), messages.mark_sent(uuid, boolean), messages.mark_failed(uuid, text, boolean), messages.addresses(uuid[]),
  messages.queue(uuid, uuid, bytea, text, bytea, text, uuid, text, timestamptz, uuid[]), messages.open_to_colleagues(uuid) to holdfast_worker;
grant execute on function messages.queue(uuid, uuid, bytea, text, bytea, text, uuid, text, timestamptz, uuid[]) to holdfast_guard;
grant execute on function messages.withdraw(text) to holdfast_app, holdfast_worker;
grant execute on function messages.is_stopped(uuid[]), messages.stop(uuid[]), messages.resume(uuid[]) to holdfast_guard;
