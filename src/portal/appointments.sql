-- They take a time of somebody who helps them, or call one off. It is the person's own: on a guardian's page there is neither.
create function portal.book(p_token text, p_id uuid, p_provider uuid, p_starts timestamptz, p_task uuid, p_title bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p portal.page; done text;
begin
  p := portal.opened(p_token);
  if p.id is null or p.holder <> 'self' then return null; end if;
  done := appointments.book_on_page(p.case_id, p_id, p_provider, p_starts, p_task, p_title);
  if done is not null then perform portal.note(p, 'page.book', case when done in ('done', 'same') then 'done' else 'refused' end, jsonb_build_object('appointmentId', p_id)); end if;
  return done;
end $$;

-- Whoever carries the case finds a step of it: is another wanted?
create function portal.call_off(p_token text, p_id uuid, p_task uuid, p_title bytea, p_due int) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p portal.page; done text;
begin
  p := portal.opened(p_token);
  if p.id is null or p.holder <> 'self' then return null; end if;
  done := appointments.cancel_on_page(p.case_id, p_id);
  if done = 'done' then perform cases.follow_own_page(p.case_id, p_task, p_title, p_due); end if;
  if done is not null then perform portal.note(p, 'page.callOff', 'done', jsonb_build_object('appointmentId', p_id)); end if;
  return done;
end $$;
grant execute on function portal.book(text, uuid, uuid, timestamptz, uuid, bytea), portal.call_off(text, uuid, uuid, bytea, int) to holdfast_app;
