-- What was shared with somebody of another agency. They read nothing but these functions: the copies in packages for them whose release stands at this very
-- statement. The bytes stay sealed with the releasing agency's key; with them comes whose they are.

-- The packages the asker may open now, and nobody else's.
create function disclosures.my_packages() returns setof disclosures.package language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.* from disclosures.package p join releases.release r on r.id = p.release_id
   where (select kernel.context_ok()) and p.method = 'partner' and r.to_account_id = (select kernel.uid()) and cardinality(access.belongs()) > 0 and disclosures.opens(p)
$$;
grant execute on function disclosures.my_packages() to holdfast_guard;

-- A list of them, without a word of what is in them or of whom it is about.
create function disclosures.received() returns table (package_id uuid, agency_name text, sender text, item_count int, made_at timestamptz, until timestamptz, opened_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, g.name, a.name, p.item_count, p.made_at, r.expires_at, (select max(o.at) from disclosures.opening o where o.package_id = p.id and o.by_account = kernel.uid())
    from disclosures.my_packages() p join agencies.agency g on g.id = p.agency_id join staff.account a on a.id = p.made_by join releases.release r on r.id = p.release_id
   where (select kernel.context_ok()) order by p.made_at desc, p.id limit 200
$$;

-- Opens one: its items as they stand, sealed. That it was opened is written where the person can read it, in the trail of those who shared it too.
create function disclosures.open_received(p_package uuid, p_opening uuid) returns table (agency_id uuid, agency_name text, sender text, made_at timestamptz, until timestamptz,
  notice text, language text, purpose bytea, items json)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p disclosures.package;
begin
  perform kernel.context_ok();
  select a.* into p from disclosures.my_packages() a where a.id = p_package;
  if p.id is null then return; end if;
  perform disclosures.note_opening(p, p_opening, 'partner', kernel.uid(), null);
  return query select p.agency_id, g.name, a.name, p.made_at, r.expires_at, p.notice, p.language, p.purpose, disclosures.items_of(p.id)
    from agencies.agency g, staff.account a, releases.release r where g.id = p.agency_id and a.id = p.made_by and r.id = p.release_id;
end $$;

-- The copies of a package, sealed as they stand.
create function disclosures.items_of(p_package uuid) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select json_agg(json_build_object('id', i.id, 'seq', i.seq, 'item', i.item, 'kind', i.kind, 'title', encode(i.title, 'base64'), 'body', encode(i.body, 'base64'),
    'mediaType', i.media_type, 'size', i.size, 'pieces', i.pieces) order by i.seq) from disclosures.item i where i.package_id = p_package
$$;

-- One row of the record and one of the trail of those who shared it, in the transaction that lets it be read.
create function disclosures.note_opening(p disclosures.package, p_opening uuid, p_how text, p_account uuid, p_seq int) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into disclosures.opening (id, agency_id, program_id, person_id, case_id, package_id, how, by_account, seq)
  values (p_opening, p.agency_id, p.program_id, p.person_id, p.case_id, p.id, p_how, p_account, p_seq);
  insert into kernel.audit_event (id, agency_id, account_id, source, action, outcome, about, people, because)
  values (gen_random_uuid(), p.agency_id, p_account, case p_how when 'link' then 'public' else 'web' end, 'package.opened', 'done',
          jsonb_build_object('packageId', p.id, 'caseId', p.case_id), array[p.person_id], array['share']);
$$;
grant execute on function disclosures.items_of(uuid), disclosures.note_opening(disclosures.package, uuid, text, uuid, int) to holdfast_guard;

-- A file among them, and its bytes: asked anew for each piece, so that a withdrawal cuts it off in the middle.
create function disclosures.find_received_file(p_package uuid, p_seq int, p_opening uuid) returns table (agency_id uuid, id uuid, title bytea, media_type text, size int, pieces int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p disclosures.package;
begin
  perform kernel.context_ok();
  select a.* into p from disclosures.my_packages() a where a.id = p_package;
  if p.id is null or not exists (select from disclosures.item i where i.package_id = p.id and i.seq = p_seq and i.kind = 'file') then return; end if;
  perform disclosures.note_opening(p, p_opening, 'partner', kernel.uid(), p_seq);
  return query select i.agency_id, i.id, i.title, i.media_type, i.size, i.pieces from disclosures.item i where i.package_id = p.id and i.seq = p_seq;
end $$;
create function disclosures.received_pieces(p_item uuid, p_from int, p_many int) returns table (agency_id uuid, n int, body bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.agency_id, c.n, c.body from disclosures.item i join disclosures.my_packages() p on p.id = i.package_id join disclosures.piece c on c.item_id = i.id
   where (select kernel.context_ok()) and i.id = p_item and c.n >= p_from and c.n < p_from + least(p_many, 32) order by c.n
$$;
grant execute on function disclosures.received(), disclosures.open_received(uuid, uuid), disclosures.find_received_file(uuid, int, uuid),
  disclosures.received_pieces(uuid, int, int) to holdfast_app;
