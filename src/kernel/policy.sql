-- The signed request context and the ground rules every table stands on. Laid afresh at each migrate.

-- What begin_request found out, as settings of this transaction. No missing_ok: an unset value raises, and '' (what SET LOCAL
-- leaves on a pooled connection) fails to cast. Nothing is ever "no rows" by accident.
create function kernel.uid() returns uuid language sql stable parallel safe as $$ select current_setting('hf.uid')::uuid $$;
create function kernel.agency() returns uuid language sql stable parallel safe as $$ select current_setting('hf.agency')::uuid $$;
create function kernel.assurance() returns int language sql stable parallel safe as $$ select current_setting('hf.assurance')::int $$;
create function kernel.may_admin() returns boolean language sql stable parallel safe as $$ select current_setting('hf.admin')::boolean $$;

-- How long a session lives without a touch: limits.ts has the same numbers under R110, and a test holds them together.
create function kernel.idle_limit(p_shared boolean) returns interval language sql immutable parallel safe as $$
  select case when p_shared then interval '20 minutes' else interval '60 minutes' end
$$;
grant execute on function kernel.idle_limit(boolean) to holdfast_guard;

-- Signs the settings as they stand, for this backend and this transaction only. Never granted to a login.
create function kernel.sign_context() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare k bytea;
begin
  select c.key into strict k from kernel.context_key c;
  perform set_config('hf.mac', encode(sha256(k || sha256(k || convert_to(
    concat_ws('~', current_setting('hf.uid'), current_setting('hf.agency'), current_setting('hf.assurance'), current_setting('hf.admin'),
      current_setting('hf.stands'), current_setting('hf.reads'), current_setting('hf.writes'), current_setting('hf.opens'),
      current_setting('hf.belongs'), current_setting('hf.triages'), current_setting('hf.walled_cases'), current_setting('hf.walled_people'))
    || '|' || pg_backend_pid()::text || '|' || extract(epoch from transaction_timestamp())::text, 'UTF8'))), 'hex'), true);
end $$;

-- True, or 42501. Loud on purpose: a query without a context is a bug, and a forged one is an attack. Written flat, with no SET
-- clause and every name qualified, because it runs once in every statement (rls.md 3.2).
create function kernel.context_ok() returns boolean language plpgsql stable security definer parallel restricted as $$
declare k bytea; m text := pg_catalog.current_setting('hf.mac', true);
begin
  select c.key into strict k from kernel.context_key c;
  if m operator(pg_catalog.=) pg_catalog.encode(pg_catalog.sha256(k operator(pg_catalog.||) pg_catalog.sha256(k operator(pg_catalog.||) pg_catalog.convert_to(
       pg_catalog.concat_ws('~', pg_catalog.current_setting('hf.uid', true), pg_catalog.current_setting('hf.agency', true),
         pg_catalog.current_setting('hf.assurance', true), pg_catalog.current_setting('hf.admin', true), pg_catalog.current_setting('hf.stands', true),
         pg_catalog.current_setting('hf.reads', true), pg_catalog.current_setting('hf.writes', true), pg_catalog.current_setting('hf.opens', true),
         pg_catalog.current_setting('hf.belongs', true), pg_catalog.current_setting('hf.triages', true), pg_catalog.current_setting('hf.walled_cases', true), pg_catalog.current_setting('hf.walled_people', true))
       operator(pg_catalog.||) '|' operator(pg_catalog.||) pg_catalog.pg_backend_pid()::text operator(pg_catalog.||) '|'
       operator(pg_catalog.||) pg_catalog.extract('epoch', pg_catalog.transaction_timestamp())::text, 'UTF8'))), 'hex')
  then return true; end if;
  raise insufficient_privilege using message = 'no valid request context';
end $$;

-- The policies of one table: context and agency always, one permissive policy a command, columns granted by hand beside it.
create function kernel.protect(tbl regclass, reads text, adds text default null, changes text default null, removes text default null)
returns void language plpgsql as $$
begin
  execute format('create policy r1_context on %s as restrictive for all to holdfast_app, holdfast_worker using ((select kernel.context_ok()))', tbl);
  if exists (select from pg_attribute where attrelid = tbl and attname = 'agency_id' and not attisdropped) then
    execute format('create policy r2_agency on %s as restrictive for all to holdfast_app, holdfast_worker using (agency_id = (select kernel.agency()))', tbl);
  end if;
  execute format('create policy p_read on %s for select to holdfast_app, holdfast_worker using (%s)', tbl, reads);
  if adds is not null then execute format('create policy p_add on %s for insert to holdfast_app, holdfast_worker with check (%s)', tbl, adds); end if;
  if changes is not null then execute format('create policy p_change on %s for update to holdfast_app, holdfast_worker using (%s)', tbl, changes); end if;
  if removes is not null then execute format('create policy p_remove on %s for delete to holdfast_app, holdfast_worker using (%s)', tbl, removes); end if;
end $$;

-- What a definer function may touch. The guard holds no narrative it is not given here by name.
create function kernel.entrust(tbl regclass, rights text, trustee text default 'holdfast_guard') returns void language plpgsql as $$
begin
  if not exists (select from pg_policy p where p.polrelid = tbl and p.polname = 'definer_' || trustee) then
    execute format('create policy %I on %s for all to %I using (true) with check (true)', 'definer_' || trustee, tbl, trustee);
  end if;
  execute format('grant %s on %s to %I', rights, tbl, trustee);
end $$;

select kernel.entrust('kernel.context_key', 'select');
select kernel.entrust('kernel.audit_event', 'select, insert');

-- One row a visit, written by the door in the visit's own transaction. Who and where are taken from the context, not from the caller.
create function kernel.record(p_id uuid, p_source text, p_action text, p_outcome text, p_about jsonb, p_people uuid[], p_because text[])
returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into kernel.audit_event (id, agency_id, account_id, source, action, outcome, about, people, because)
  select p_id, kernel.agency(), kernel.uid(), p_source, p_action, p_outcome, p_about, p_people, p_because where kernel.context_ok()
$$;

select kernel.protect('kernel.idempotency', 'account_id = (select kernel.uid())', 'account_id = (select kernel.uid())', 'account_id = (select kernel.uid())');
grant select, insert on kernel.idempotency to holdfast_app;
grant update (answer) on kernel.idempotency to holdfast_app;
select kernel.entrust('kernel.idempotency', 'select, delete');

select kernel.protect('kernel.draft', 'account_id = (select kernel.uid())', 'account_id = (select kernel.uid())',
  'account_id = (select kernel.uid())', 'account_id = (select kernel.uid())');
grant select, insert, delete on kernel.draft to holdfast_app;
grant update (body, version, updated_at) on kernel.draft to holdfast_app;

-- Keys older than 48 hours have done their work.
create function kernel.forget_keys() returns int language sql security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (delete from kernel.idempotency where at < kernel.clock() - interval '48 hours' returning 1) select count(*)::int from gone
$$;

grant execute on function kernel.clock(), kernel.uid(), kernel.agency(), kernel.assurance(), kernel.may_admin(), kernel.context_ok()
  to holdfast_app, holdfast_worker, holdfast_guard, holdfast_search, holdfast_owner, holdfast_anchor;
grant execute on function kernel.sign_context() to holdfast_guard;
grant execute on function kernel.record(uuid, text, text, text, jsonb, uuid[], text[]) to holdfast_app, holdfast_worker;
grant execute on function kernel.forget_keys() to holdfast_worker;
grant select on kernel.audit_event to holdfast_anchor;
create policy anchor_reads on kernel.audit_event for select to holdfast_anchor using (true);
grant select, insert on kernel.audit_batch to holdfast_anchor;
create policy anchor_closes on kernel.audit_batch for all to holdfast_anchor using (true) with check (true);
