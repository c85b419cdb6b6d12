-- Anyone may cause a message; nobody but the sending job, and on the demo's page an administrator, reads what waits.
select kernel.protect('messages.outbox', '(select kernel.may_admin()) or account_id = (select kernel.uid())', 'true');
grant insert (id, agency_id, channel, to_address, template, params, language, account_id, once, not_before) on messages.outbox to holdfast_app, holdfast_worker;
grant select on messages.outbox to holdfast_app;
select kernel.entrust('messages.outbox', 'select, insert, update');

-- The next messages due, taken so that no second sender takes them too; a message not marked within five minutes is due again.
create function messages.take_due(p_limit int) returns setof messages.outbox language sql security definer set search_path = pg_catalog, pg_temp as $$
  update messages.outbox o set attempts = o.attempts + 1, not_before = kernel.clock() + interval '5 minutes' * (o.attempts + 1)
   where o.id in (select x.id from messages.outbox x where x.sent_at is null and x.failed_at is null and x.not_before <= kernel.clock()
                   order by x.not_before limit least(p_limit, 100) for update skip locked)
  returning o.*
$$;

create function messages.mark_sent(p_id uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update messages.outbox set sent_at = kernel.clock(), failure = null where id = p_id
$$;

-- Given up after eight tries; the failure is a code of the transport, never its text.
create function messages.mark_failed(p_id uuid, p_failure text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update messages.outbox set failure = left(p_failure, 80), failed_at = case when attempts >= 8 then kernel.clock() end where id = p_id
$$;

grant execute on function messages.take_due(int), messages.mark_sent(uuid), messages.mark_failed(uuid, text) to holdfast_worker;
