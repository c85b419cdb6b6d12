-- Everything out. One asks, others say yes, the asker has it made and fetches it; who did what when is seen by all whose word it takes.
select kernel.entrust('exports.request', 'select, insert, update');
select kernel.entrust('exports.word', 'select, insert, update');
select kernel.entrust('exports.fetching', 'select, insert');

-- Who may ask: an administrator, an officer of a program, and whoever hears what nobody else answered.
create function exports.may_ask() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and (kernel.may_admin()
    or exists (select from staff.membership m where m.account_id = kernel.uid() and m.role = 'officer' and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock())
    or exists (select from agencies.program p where p.agency_id = kernel.agency() and p.escalation_id = kernel.uid() and p.ended_at is null))
$$;

-- Who may say yes beside the asker. For a confidential program, those who work there and read all of it. For the rest, the supervisors of the other programs;
-- where there are none, of any; else those who carry cases, but nobody who stands in from outside. Administrators are among them only where nobody else is: one can make another.
create function exports.sayers(p_agency uuid, p_program uuid, p_asker uuid) returns table (account_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with working as (
    select m.account_id, m.program_id, m.sees, a.may_admin, case when m.role = 'supervisor' and p.regime not in ('VSP', 'CONF') then 1 when m.role = 'supervisor' then 2 when m.role = 'case_manager' then 3 end as rank
      from staff.membership m join staff.account a on a.id = m.account_id join agencies.program p on p.id = m.program_id
     where kernel.context_ok() and p_agency = kernel.agency() and m.agency_id = p_agency and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
       and a.status = 'active' and a.kind = 'staff' and a.id <> p_asker and not staff.from_outside(a.id)),
  here as (select * from working w where p_program is not null or not w.may_admin or not exists (select from working o where o.rank is not null and not o.may_admin))
  select distinct h.account_id from here h
   where case when p_program is not null then h.program_id = p_program and h.sees = 'program' else h.rank = (select min(x.rank) from here x) end
$$;

create function exports.may_say(p_word uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and exists (
    select from exports.word w join exports.request r on r.id = w.request_id
     where w.id = p_word and w.agency_id = kernel.agency() and kernel.uid() in (select s.account_id from exports.sayers(r.agency_id, w.program_id, r.asked_by) s))
$$;

-- Whom it concerns: who may ask, and whose word it takes or took.
create function exports.sees(p_request uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and (exports.may_ask()
    or exists (select from exports.request r where r.id = p_request and r.agency_id = kernel.agency() and r.asked_by = kernel.uid())
    or exists (select from exports.word w where w.request_id = p_request and w.agency_id = kernel.agency() and (w.by_id = kernel.uid() or exports.may_say(w.id))))
$$;
grant execute on function exports.may_ask(), exports.may_say(uuid), exports.sees(uuid) to holdfast_app, holdfast_worker, holdfast_guard;
grant execute on function exports.sayers(uuid, uuid, uuid) to holdfast_app, holdfast_worker;

select kernel.protect('exports.request', 'exports.sees(id)', 'false', 'asked_by = (select kernel.uid()) and exports.may_ask()');
select kernel.protect('exports.word', 'exports.sees(request_id)');
select kernel.protect('exports.fetching', 'exports.sees(request_id)');
grant select on exports.request, exports.word, exports.fetching to holdfast_app, holdfast_worker;
-- Where it has come to, and what became of it, is written by the job, as its asker.
grant update (status, place, rows_done, rows_total, snapshot, begun_at, finished_at, failure, file_id, size, index_sha256, expires_at) on exports.request to holdfast_worker;

-- Asks. One at a time in an agency. A word that nobody else could say is the asker's own where the asker reads it anyway; else that program stays out.
create function exports.ask(p_id uuid, p_reason bytea, p_hours int) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  if not exports.may_ask() then raise insufficient_privilege using message = 'not available'; end if;
  update exports.request r set status = 'lapsed', ended_at = kernel.clock() where r.agency_id = kernel.agency() and r.status = 'asked' and r.lapses_at <= kernel.clock();
  if exists (select from exports.request r where r.agency_id = kernel.agency() and r.status in ('asked', 'making')) then
    raise exception using errcode = 'HF409', message = 'export.standing';
  end if;
  insert into exports.request (id, agency_id, reason, asked_by, lapses_at) values (p_id, kernel.agency(), p_reason, kernel.uid(), kernel.clock() + make_interval(hours => p_hours));
  insert into exports.word (agency_id, request_id, program_id, answer)
  select kernel.agency(), p_id, x.program_id, case
      when exists (select from exports.sayers(kernel.agency(), x.program_id, kernel.uid())) then null
      when x.program_id is null or x.program_id = any (access.reads()) then 'own' else 'nobody' end
    from (select null::uuid as program_id union all select p.id from agencies.program p where p.agency_id = kernel.agency() and p.regime in ('VSP', 'CONF')) x;
exception when unique_violation then
  raise exception using errcode = 'HF409', message = 'export.standing';
end $$;

-- Says yes or no, for all that is the speaker's to say. A no to the whole ends it.
create function exports.say(p_request uuid, p_yes boolean) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r exports.request;
begin
  perform kernel.context_ok();
  select * into r from exports.request x where x.id = p_request and x.agency_id = kernel.agency() for update;
  if r.id is null or not exists (select from exports.word w where w.request_id = r.id and exports.may_say(w.id)) then
    raise insufficient_privilege using message = 'not available';
  end if;
  if r.status <> 'asked' or r.lapses_at <= kernel.clock() then raise exception using errcode = 'HF409', message = 'export.over'; end if;
  update exports.word w set answer = case when p_yes then 'yes' else 'no' end, by_id = kernel.uid(), at = kernel.clock()
   where w.request_id = r.id and w.answer is null and exports.may_say(w.id);
  if not found then raise exception using errcode = 'HF409', message = 'export.said'; end if;
  if exists (select from exports.word w where w.request_id = r.id and w.program_id is null and w.answer = 'no') then
    update exports.request set status = 'refused', ended_at = kernel.clock() where id = r.id;
  end if;
end $$;

-- Takes back what was asked, before it is made.
create function exports.withdraw(p_request uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update exports.request r set status = 'withdrawn', ended_at = kernel.clock()
   where r.id = p_request and r.agency_id = kernel.agency() and r.asked_by = kernel.uid() and r.status in ('asked', 'failed');
  if not found then raise exception using errcode = 'HF409', message = 'export.over'; end if;
end $$;

-- Has it made, with all that was said yes to by now. What failed may be begun again while the words stand.
create function exports.begin(p_request uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r exports.request;
begin
  perform kernel.context_ok();
  select * into r from exports.request x where x.id = p_request and x.agency_id = kernel.agency() and x.asked_by = kernel.uid() for update;
  if r.id is null or not exports.may_ask() then raise insufficient_privilege using message = 'not available'; end if;
  if r.status not in ('asked', 'failed') or r.lapses_at <= kernel.clock() then raise exception using errcode = 'HF409', message = 'export.over'; end if;
  if not exists (select from exports.word w where w.request_id = r.id and w.program_id is null and w.answer in ('yes', 'own')) then
    raise exception using errcode = 'HF409', message = 'export.unconfirmed';
  end if;
  update exports.request set status = 'making', begun_at = kernel.clock(), failure = null, place = null, rows_done = 0, rows_total = 0 where id = r.id;
exception when unique_violation then
  raise exception using errcode = 'HF409', message = 'export.standing';
end $$;

-- Writes down that its asker fetches it; from now on, for an hour, the door of files gives it to them. Answers which file.
create function exports.fetch(p_id uuid, p_request uuid) returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_file uuid;
begin
  perform kernel.context_ok();
  select r.file_id into v_file from exports.request r
   where r.id = p_request and r.agency_id = kernel.agency() and r.asked_by = kernel.uid() and r.status = 'ready' and r.expires_at > kernel.clock() and exports.may_ask();
  if v_file is null then raise exception using errcode = 'HF409', message = 'export.gone'; end if;
  insert into exports.fetching (id, agency_id, request_id, by_id) values (p_id, kernel.agency(), p_request, kernel.uid());
  return v_file;
end $$;
grant execute on function exports.ask(uuid, bytea, int), exports.say(uuid, boolean), exports.withdraw(uuid), exports.begin(uuid), exports.fetch(uuid, uuid) to holdfast_app;

-- A package leaves through the door of files only within the hour after it was asked for with a second factor, and only to one who could still ask for it.
create function exports.gives_out(p_file uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and (not exists (select from exports.request r where r.file_id = p_file)
    or exports.may_ask() and exists (select from exports.request r join exports.fetching f on f.request_id = r.id
                where r.file_id = p_file and f.by_id = kernel.uid() and f.at > kernel.clock() - interval '1 hour'))
$$;
grant execute on function exports.gives_out(uuid) to holdfast_app, holdfast_worker;
create policy r7_package on files.artefact as restrictive for select to holdfast_app using (kind <> 'export' or exports.gives_out(id));

-- Ends what was not begun in time, and lets go of what nothing is heard of any more.
create function exports.lapse(p_hours int) returns int language sql security definer set search_path = pg_catalog, pg_temp as $$
  with over as (
    update exports.request r set status = case r.status when 'asked' then 'lapsed' else 'failed' end, ended_at = case r.status when 'asked' then kernel.clock() end,
      failure = case r.status when 'making' then 'stopped' end
     where r.status = 'asked' and r.lapses_at <= kernel.clock() or r.status = 'making' and r.begun_at <= kernel.clock() - make_interval(hours => p_hours)
    returning 1)
  select count(*)::int from over
$$;
grant execute on function exports.lapse(int) to holdfast_worker;
