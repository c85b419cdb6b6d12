-- What a person's own page shows of forms they were asked to fill in, and what they do with them there. Called by the page's functions alone, which know whose page it
-- is, and that it is in the hands of the person themselves.

-- Those asked for and not yet sent, while the case is open, with what they have filled in so far.
create function responses.for_page(p_case uuid) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(json_agg(json_build_object('id', r.id, 'formId', f.id, 'document', f.document, 'kept', encode(r.kept, 'base64'),
           'askedOn', (r.begun_at at time zone g.time_zone)::date) order by r.begun_at, r.id), '[]')
    from responses.response r join forms.form f on f.id = r.form_id join cases.case c on c.id = r.case_id and c.status <> 'closed' join agencies.agency g on g.id = r.agency_id
   where r.case_id = p_case and r.on_page and r.status = 'begun'
$$;

-- Keeps what is filled in so far. Null where nothing is asked for by that id.
create function responses.keep_on_page(p_case uuid, p_response uuid, p_kept bytea) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update responses.response r set kept = p_kept from cases.case c
   where r.id = p_response and r.case_id = p_case and r.on_page and r.status = 'begun' and c.id = r.case_id and c.status <> 'closed';
  return case when found then 'done' end;
end $$;

-- It is sent: from now on it stands with the case. Sent twice it is sent once; without answers it is only asked whether it was.
create function responses.send_on_page(p_case uuid, p_response uuid, p_answers bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '14s' as $$
declare r responses.response;
begin
  perform from cases.case c where c.id = p_case and c.status <> 'closed';
  if not found then return null; end if;
  select x.* into r from responses.response x where x.id = p_response and x.case_id = p_case and x.on_page for no key update;
  if r.status = 'complete' then return 'same'; end if;
  if r.status is distinct from 'begun' or p_answers is null then return null; end if;
  update responses.response x set status = 'complete', answers = p_answers, kept = null, completed_at = kernel.clock(), on_day = agencies.local_day(x.agency_id), version = x.version + 1
   where x.id = r.id;
  perform cases.tell_own_form(p_case, r.id);
  return 'done';
end $$;
grant execute on function responses.for_page(uuid), responses.keep_on_page(uuid, uuid, bytea), responses.send_on_page(uuid, uuid, bytea) to holdfast_guard;
