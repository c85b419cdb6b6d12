-- What a person's own page shows of their releases, and the one thing they do there. Called by the page's functions alone, which know whose page it is.
-- A guardian (p_adult; null on a page of one's own) learns of those alone that they signed themselves: not what a minor signed alone, nor what the other parent
-- did, which may tell where somebody went.
create function releases.on_page(r releases.release, p_adult uuid) returns boolean language sql stable as $$
  select r.signed_at is not null and (p_adult is null or p_adult is not distinct from r.signer_id or p_adult is not distinct from r.second_signer_id)
$$;

create function releases.for_page(p_case uuid, p_adult uuid) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(json_agg(json_build_object('id', r.id, 'state', releases.state_of(r), 'recipientId', x.id, 'recipient', x.name, 'family', encode(x.family_name, 'base64'),
      'toWhom', encode(r.to_whom, 'base64'), 'purposeKind', r.purpose_kind, 'purpose', encode(r.purpose, 'base64'),
      'lastDay', ((r.expires_at - interval '1 second') at time zone g.time_zone)::date, 'endedOn', (r.withdrawn_at at time zone g.time_zone)::date,
      'items', (select json_agg(json_build_object('id', i.id, 'item', i.item, 'detail', encode(i.detail, 'base64')) order by i.id) from releases.item i where i.release_id = r.id))
      order by releases.state_of(r) not in ('active', 'coming'), r.signed_at desc), '[]')
    from releases.release r join releases.recipient x on x.id = r.recipient_id join agencies.agency g on g.id = r.agency_id
   where r.case_id = p_case and releases.on_page(r, p_adult)
$$;

-- R45–R47: taken back by the person themselves, this very moment. Null where their page has no such release; false where it had ended before.
create function releases.withdraw_on_page(p_release uuid, p_case uuid, p_adult uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '14s' as $$
declare r releases.release;
begin
  select x.* into r from releases.release x where x.id = p_release and x.case_id = p_case and releases.on_page(x, p_adult) for no key update;
  if r.id is null then return null; end if;
  if releases.state_of(r) not in ('active', 'coming') then return false; end if;
  update releases.release x set withdrawn_at = kernel.clock(), withdrawn_how = 'own_page', version = x.version + 1 where x.id = r.id;
  perform cases.tell_own_withdrawal(r.case_id, r.id);
  return true;
end $$;
grant execute on function releases.on_page(releases.release, uuid), releases.for_page(uuid, uuid), releases.withdraw_on_page(uuid, uuid, uuid) to holdfast_guard;
