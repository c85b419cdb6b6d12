-- A time of another program's that is held for somebody (A35). With it goes no name: whoever it is for says the code there. What came of it is told by that
-- program alone, and only with a paper of theirs on which the person lets attendance be told.
create function appointments.works_at(p_provider uuid, p_program uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and exists (select from agencies.program p where p.id = p_program and p.agency_id = kernel.agency())
     and (p_program = any (access.writes()) or p_provider = kernel.uid() and p_program = any (access.belongs()))
$$;
grant execute on function appointments.works_at(uuid, uuid) to holdfast_guard;

create function appointments.held_here() returns table (id uuid, provider_id uuid, provider text, program text, asked_by text, starts_at timestamptz, ends_at timestamptz, held_until timestamptz,
  status text, code text, version int) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.provider_id, o.name, w.name, p.name, a.starts_at, a.ends_at, a.held_until, a.status, a.hold_code, a.version
    from appointments.appointment a join staff.account o on o.id = a.provider_id join agencies.program p on p.id = a.program_id join agencies.program w on w.id = a.with_program_id
   where (select kernel.context_ok()) and a.agency_id = kernel.agency() and a.held_until is not null
     and (a.status = 'held' and a.held_until > kernel.clock() or a.status = 'booked') and appointments.works_at(a.provider_id, a.with_program_id)
   order by a.starts_at
$$;

-- Their papers that let attendance be told of whoever one was held for: asked by who looks after it there, and told of those cases they see. Not before it has begun: until they
-- come and say the code, nobody there is told for whom it is. A paper to their family, to a court or the police, or to another agency is none for a colleague of here.
create function appointments.papers_for(p_id uuid) returns table (release_id uuid, recipient text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, x.name from appointments.appointment a
    join releases.release r on r.person_id = a.person_id and r.program_id = a.with_program_id and releases.state_of(r) = 'active'
    join releases.recipient x on x.id = r.recipient_id
   where (select kernel.context_ok()) and a.id = p_id and a.held_until is not null and a.status = 'booked' and a.starts_at <= kernel.clock()
     and appointments.works_at(a.provider_id, a.with_program_id) and releases.sees_case(r.case_id)
     and x.partner_agency_id is null and x.kind not in ('family', 'court', 'prosecutor', 'law_enforcement')
     and exists (select from releases.item i where i.release_id = r.id and i.item = 'attendance')
$$;

-- Yes to it, or not; and afterwards whether they came: 'over' keeps that here, and tells nothing. Answers the case's step for one who did not come, where that was told.
create function appointments.answer_hold(p_id uuid, p_version int, p_answer text, p_release uuid, p_task uuid, p_title bytea) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a appointments.appointment; later boolean;
begin
  perform kernel.context_ok();
  select x.* into a from appointments.appointment x where x.id = p_id and x.held_until is not null for no key update;
  if a.id is null or not appointments.works_at(a.provider_id, a.with_program_id) then raise exception using errcode = '42501', message = 'not available'; end if;
  if a.version <> p_version then raise exception using errcode = 'HF409', message = 'hold.changed'; end if;
  later := p_answer in ('kept', 'missed', 'over');
  if p_answer = 'booked' and not (a.status = 'held' and a.held_until > kernel.clock()) or p_answer = 'released' and a.status not in ('held', 'booked')
     or later and not (a.status = 'booked' and a.starts_at <= kernel.clock()) then raise exception using errcode = 'HF409', message = 'hold.notNow'; end if;
  if p_answer in ('kept', 'missed') and not exists (select from appointments.papers_for(p_id) p where p.release_id = p_release) then
    raise exception using errcode = 'HF422', message = 'hold.noRelease'; end if;
  update appointments.appointment x set status = p_answer, release_id = case when p_answer in ('kept', 'missed') then p_release end,
         settled_by = case when p_answer <> 'booked' then kernel.uid() end, settled_at = case when p_answer <> 'booked' then kernel.clock() end, version = x.version + 1 where x.id = p_id;
  perform cases.tell_appointment(a.case_id, a.id, a.starts_at, p_answer);
  if p_answer = 'missed' then perform cases.follow_own_page(a.case_id, p_task, p_title, 1); end if;
  return a.version + 1;
end $$;
grant execute on function appointments.held_here(), appointments.papers_for(uuid), appointments.answer_hold(uuid, int, text, uuid, uuid, bytea) to holdfast_app;
grant execute on function appointments.papers_for(uuid) to holdfast_guard;
