-- Files are looked into by a service of its own. Whatever a verb says, an upload that has become whole waits for it, where there is one (files.keep_whole).
select kernel.entrust('files.setting', 'select, update');

-- Says whether this installation has a scanner. Without one, nothing waits for it any longer.
create function files.let_scan(p_on boolean) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update files.setting set scans = p_on where scans is distinct from p_on;
  update files.artefact set scan = 'clear' where scan = 'pending' and not p_on
$$;
-- What waits, the oldest first.
create function files.unscanned() returns table (id uuid, agency_id uuid, pieces int) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.agency_id, a.pieces from files.artefact a
   where a.scan = 'pending' and a.status = 'ready' and (a.expires_at is null or a.expires_at > kernel.clock()) order by a.made_at limit 50
$$;
-- Some pieces of a file that waits, sealed.
create function files.unscanned_pieces(p_file uuid, p_from int, p_to int) returns table (n int, body bytea) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.n, p.body from files.piece p join files.artefact a on a.id = p.artefact_id
   where a.id = p_file and a.scan = 'pending' and a.status = 'ready' and p.n >= p_from and p.n < p_to order by p.n
$$;
-- What was found. That a file is held is in the trail of its agency.
create function files.settle_scan(p_file uuid, p_found text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a record;
begin
  if p_found not in ('clear', 'held') then raise exception using errcode = '22023', message = 'no such finding'; end if;
  update files.artefact set scan = p_found, scanned_at = kernel.clock() where id = p_file and scan = 'pending' returning agency_id, made_by, person_id into a;
  if a.agency_id is null or p_found = 'clear' then return; end if;
  insert into kernel.audit_event (id, agency_id, account_id, source, action, outcome, about, people)
  values (gen_random_uuid(), a.agency_id, a.made_by, 'job', 'file.hold', 'done', jsonb_build_object('fileId', p_file), array_remove(array[a.person_id], null));
end $$;
grant execute on function files.let_scan(boolean), files.unscanned(), files.unscanned_pieces(uuid, int, int), files.settle_scan(uuid, text) to holdfast_worker;
