-- What was sent by link. Nobody is known: the address is the session, the code was told by telephone. Ten wrong codes end it; so does each look too many.

-- Opens the package behind an address to whoever says its code: null where there is none, or the code is wrong, in the same words. Every try is counted.
create function disclosures.open_link(p_token text, p_code text, p_opening uuid, p_seq int) returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p disclosures.package; l disclosures.link;
begin
  select a.* into p from disclosures.package a where a.id = staff.share_of(p_token) and a.method = 'link';
  if p.id is null or not disclosures.opens(p) then return null; end if;
  select a.* into l from disclosures.link a where a.package_id = p.id for update;
  if l.failures >= 10 or (l.views >= p.max_views and p_seq is null) then return null; end if;
  if l.code_hash <> sha256(convert_to(p_token || ':' || p_code, 'UTF8')) then
    update disclosures.link a set failures = a.failures + 1 where a.package_id = p.id;
    return null;
  end if;
  if p_seq is null then
    update disclosures.link a set views = a.views + 1, failures = 0 where a.package_id = p.id;
  elsif not exists (select from disclosures.item i where i.package_id = p.id and i.seq = p_seq and i.kind = 'file')
     -- A file is fetched behind a look, and as often as one may look.
     or (select count(*) from disclosures.opening o where o.package_id = p.id and o.seq = p_seq) >= least(l.views, p.max_views) then return null;
  end if;
  perform disclosures.note_opening(p, p_opening, 'link', null, p_seq);
  return json_build_object('packageId', p.id, 'agencyId', p.agency_id, 'language', p.language, 'notice', p.notice, 'viewsLeft', p.max_views - l.views - 1, 'until', p.expires_at, 'timeZone', (select g.time_zone from agencies.agency g where g.id = p.agency_id), 'purpose', encode(p.purpose, 'base64'), 'basis', p.basis,
    'agency', (select g.name from agencies.agency g where g.id = p.agency_id), 'madeAt', p.made_at,
    'document', encode(p.document, 'base64'), 'items', disclosures.items_of(p.id));
end $$;

-- A file behind it, piece by piece, for as long as the address lives.
create function disclosures.link_pieces(p_token text, p_code text, p_item uuid) returns table (n int, body bytea) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.n, c.body from disclosures.package p join disclosures.link l on l.package_id = p.id join disclosures.item i on i.package_id = p.id join disclosures.piece c on c.item_id = i.id
   where p.id = staff.share_of(p_token) and p.method = 'link' and disclosures.opens(p) and l.failures < 10 and l.code_hash = sha256(convert_to(p_token || ':' || p_code, 'UTF8'))
     and i.id = p_item order by c.n
$$;
grant execute on function disclosures.open_link(text, text, uuid, int), disclosures.link_pieces(text, text, uuid) to holdfast_app;
