-- What came to the desk is read by whoever wrote it down and by those who answer for the program it is for: never by all who work there. What is asked about a
-- person hangs on their case, and is read by those who hold its legal section.
select kernel.entrust('requests.paper', 'select');
select kernel.entrust('requests.request', 'select, update');
select kernel.entrust('requests.item', 'select, update');
select kernel.entrust('navigation.event', 'select');
select kernel.entrust('navigation.barrier', 'select');

-- Whether the asker is walled from somebody whom a paper turned out to be about. Known here alone: on the paper itself nothing says so.
create function requests.barred(p_paper uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and exists (select from requests.request r where r.paper_id = p_paper
    and (r.case_id = any (access.walled_cases()) or r.person_id = any (access.walled_people())))
$$;
grant execute on function requests.barred(uuid) to holdfast_app, holdfast_worker, holdfast_guard;

-- Anybody who works here writes down what came, in their own name; those who answer for it go on with it. Its writer sees it as they wrote it.
select kernel.protect('requests.paper',
  'recorded_by = (select kernel.uid()) or program_id = any ((select walls.decides_in())::uuid[]) and not requests.barred(id)',
  'recorded_by = (select kernel.uid())',
  'recorded_by = (select kernel.uid()) or program_id = any ((select walls.decides_in())::uuid[]) and not requests.barred(id)');
create policy r6_open on requests.paper as restrictive for update to holdfast_app, holdfast_worker using (ended_at is null) with check (true);
grant select, insert on requests.paper to holdfast_app;
grant update (due_on, counsel, counsel_at, legal_hold, outcome, ended_why, ended_at, ended_by, version) on requests.paper to holdfast_app;

-- A hold is lifted, and a paper ended, by those who answer for it; never by the desk alone.
create or replace function requests.gate_paper() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if not exists (select from staff.account a where a.id = new.recorded_by and a.kind = 'staff') or new.ended_at is not null then
      raise exception using errcode = '42501', message = 'not available';
    end if;
    return new;
  end if;
  if (new.ended_at is not null or old.legal_hold and not new.legal_hold) and not new.program_id = any (walls.decides_in())
     or new.ended_at is not null and new.ended_by is distinct from kernel.uid() then
    raise exception using errcode = '42501', message = 'said by those who answer for it';
  end if;
  return new;
end $$;
create or replace trigger gate_paper before insert or update on requests.paper for each row execute function requests.gate_paper();

-- The paper itself: what kind of file it is, and its pieces, to whoever reads what was written of it.
create function requests.reads_paper(p_paper uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and exists (select from requests.paper p where p.id = p_paper and p.agency_id = kernel.agency()
    and (p.recorded_by = kernel.uid() or p.program_id = any (walls.decides_in()) and not requests.barred(p.id)))
$$;
create function requests.paper_file(p_paper uuid) returns table (id uuid, name bytea, media_type text, size bigint, pieces int, scan text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.name, a.media_type, a.size, a.pieces, a.scan from requests.paper p join files.artefact a on a.id = p.artefact_id
   where kernel.context_ok() and p.id = p_paper and requests.reads_paper(p_paper) and a.status = 'ready' and a.ended_at is null
$$;
create function requests.paper_pieces(p_paper uuid, p_from int, p_count int) returns table (n int, body bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.n, c.body from requests.paper_file(p_paper) a join files.piece c on c.artefact_id = a.id
   where kernel.context_ok() and a.scan = 'clear' and c.n >= p_from and c.n < p_from + p_count order by c.n
$$;
grant execute on function requests.reads_paper(uuid), requests.paper_file(uuid) to holdfast_guard;
grant execute on function requests.paper_file(uuid), requests.paper_pieces(uuid, int, int) to holdfast_app;

-- Whom to tell of a paper: those who answer for its program. For the job behind it.
create function requests.to_tell(p_paper uuid) returns table (account_ids uuid[]) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select d.account_id from walls.deciders(p.program_id, null, null) d where d.account_id <> p.recorded_by) from requests.paper p where p.id = p_paper
$$;
grant execute on function requests.to_tell(uuid) to holdfast_worker;

select access.protect('requests.request', 'case', 'legal', add_also => 'recorded_by = (select kernel.uid()) and approved_by is null and ended_at is null');
create policy r6_open on requests.request as restrictive for update to holdfast_app, holdfast_worker
  using (ended_at is null or outcome = 'refused' and statement_id is null) with check (ended_by is null or ended_at is not null);
grant select on requests.request to holdfast_app;
grant insert (id, agency_id, program_id, person_id, case_id, kind, asker_kind, asker_id, asker, wanted, came_on, due_on, task_id, paper_id, recipient_id, basis_code, order_words,
  no_notice, no_notice_why, legal_hold, recorded_by) on requests.request to holdfast_app;
grant update (legal_hold, called_on, outcome, answer, hearing_told, statement_id, ended_at, ended_by, version) on requests.request to holdfast_app;

-- A paper is joined to a case only by somebody who reads both; what was said of a request that is over stays.
create or replace function requests.gate_request() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.paper_id is not null and not requests.reads_paper(new.paper_id) then raise exception using errcode = '42501', message = 'not available'; end if;
    return new;
  end if;
  -- Its words go with those of its case, when two said so (retention.purge_piece); what became of it stays.
  if old.ended_at is not null and ((new.outcome, new.ended_at, new.ended_by, new.hearing_told) is distinct from (old.outcome, old.ended_at, old.ended_by, old.hearing_told)
       or new.answer is distinct from old.answer and current_setting('hf.purging', true) is distinct from old.case_id::text)
     or old.ended_at is null and new.ended_at is not null and new.ended_by is distinct from kernel.uid() then
    raise exception using errcode = '42501', message = 'what is over stays';
  end if;
  return new;
end $$;
create or replace trigger gate_request before insert or update on requests.request for each row execute function requests.gate_request();

-- The list is made and gone through by those who write the legal section; what has left stays as it was decided.
select access.protect('requests.item', 'case', 'legal', add_also => 'package_id is null and (decided_by is null or decided_by = (select kernel.uid()))');
create policy r6_not_given on requests.item as restrictive for update to holdfast_app, holdfast_worker using (package_id is null)
  with check (package_id is not null or decided_by is null or decided_by = (select kernel.uid()));
grant select, insert on requests.item to holdfast_app;
grant update (decision, reason, copy, decided_by, decided_at, package_id, version) on requests.item to holdfast_app;

-- Whether an adult must not have the records of a person: by an order, by what is kept of their rights, because they are said to have harmed them, or because the
-- rights are the student's own, as they are at a college, and nobody wrote down that this adult has them too (34 CFR 99.5). Asked here so that nobody gives
-- them away who cannot see that order.
select kernel.entrust('people.family_standing', 'select (person_id, other_id, n, records, records_basis, from_day, until_day, accused, agency_id)');
grant execute on function people.fact_on(date, text, text, date, date) to holdfast_guard;
create function requests.adult_barred(p_person uuid, p_adult uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and coalesce((
    select f.accused or s.now in ('no', 'ended') or g.kind = 'college' and s.now is distinct from 'yes'
      from agencies.agency g
      left join people.family_standing f on f.agency_id = g.id and f.person_id = p_person and f.other_id = p_adult
       and not exists (select from people.family_standing x where x.person_id = f.person_id and x.other_id = f.other_id and x.n > f.n)
      left join lateral (select people.fact_on(agencies.local_day(g.id), f.records, f.records_basis, f.from_day, f.until_day) as now) s on true
     where g.id = kernel.agency()), false)
$$;
grant execute on function requests.adult_barred(uuid, uuid) to holdfast_app, holdfast_guard;

-- Nobody's private note is in it (R07), nothing of another case, nothing is added or decided once the request is over, and nothing is to go to an adult who must not have it.
create or replace function requests.gate_item() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- Of what is over, the copies go with the words of their case (retention.purge_piece), and nothing else changes.
  if tg_op = 'UPDATE' and current_setting('hf.purging', true) = old.case_id::text and to_jsonb(new) - 'copy' = to_jsonb(old) - 'copy' and new.copy is null
     and exists (select from requests.request r where r.id = new.request_id and r.ended_at is not null) then
    return new;
  end if;
  if not exists (select from requests.request r where r.id = new.request_id and r.ended_at is null and r.kind <> 'amendment')
     or new.note_id is not null and not exists (select from cases.note n where n.id = new.note_id and n.case_id = new.case_id and n.audience <> 'author')
     or new.contact_id is not null and not exists (select from cases.contact x where x.id = new.contact_id and x.case_id = new.case_id and x.withdrawn_at is null)
     or new.event_id is not null and not exists (select from navigation.event e where e.id = new.event_id and e.case_id = new.case_id)
     or new.barrier_id is not null and not exists (select from navigation.barrier b where b.id = new.barrier_id and b.case_id = new.case_id)
     or new.artefact_id is not null and not exists (select from files.artefact a where a.id = new.artefact_id and a.case_id = new.case_id and a.audience not in ('author', 'medical')) then
    raise exception using errcode = '42501', message = 'not what there is';
  end if;
  if new.decision = 'give' and exists (select from requests.request r where r.id = new.request_id and r.asker_id is not null and requests.adult_barred(r.person_id, r.asker_id)) then
    raise exception using errcode = 'HF409', message = 'request.askerBarred';
  end if;
  -- The second word on an order is on this list as it stood: what is decided to go after it, or in other words, takes it back; and whoever is reading it reads it again.
  if tg_op = 'UPDATE' and new.decision = 'give' and (new.decision, new.copy) is distinct from (old.decision, old.copy) then
    update requests.request r set approved_by = null, approved_at = null, version = r.version + 1
     where r.id = new.request_id and r.kind = 'production' and (select p.regime from agencies.program p where p.id = r.program_id) in ('VSP', 'CONF');
  end if;
  return new;
end $$;
create or replace trigger gate_item before insert or update on requests.item for each row execute function requests.gate_item();

-- What was decided to go is what goes: of a note that was amended since, or a contact that was put right, somebody decides anew. Words that were written to leave stay.
create or replace function requests.ask_anew() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update requests.item i set decision = null, decided_by = null, decided_at = null, version = i.version + 1
   where i.request_id in (select r.id from requests.request r where r.case_id = new.case_id and r.ended_at is null)
     and case tg_table_name when 'note_text' then i.note_id = (to_jsonb(new) ->> 'note_id')::uuid when 'event' then i.event_id = (to_jsonb(new) ->> 'id')::uuid
       when 'barrier' then i.barrier_id = (to_jsonb(new) ->> 'id')::uuid else i.contact_id = (to_jsonb(new) ->> 'id')::uuid end
     and i.decision = 'give' and i.copy is null and i.package_id is null;
  return null;
end $$;
create or replace trigger ask_anew after insert on cases.note_text for each row when (new.seq > 0) execute function requests.ask_anew();
create or replace trigger ask_anew after update of kind, result, on_day, minutes on cases.contact for each row when (new.withdrawn_at is null) execute function requests.ask_anew();
create or replace trigger ask_anew after update of on_day, place, words, status, outcome on navigation.event for each row execute function requests.ask_anew();
create or replace trigger ask_anew after update of words, action, action_words, outcome, outcome_words on navigation.barrier for each row execute function requests.ask_anew();

-- The second word on what a court ordered of a confidential program, and on what goes for it: by who decides there, and did not ask.
create function requests.may_approve(r requests.request) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and r.agency_id = kernel.agency() and r.kind = 'production' and r.recorded_by <> kernel.uid()
     and r.case_id <> all (access.walled_cases()) and r.person_id <> all (access.walled_people()) and r.program_id = any (walls.decides_in())
$$;
create function requests.approve(p_request uuid, p_version int) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r requests.request;
begin
  perform kernel.context_ok();
  select * into r from requests.request x where x.id = p_request for update;
  if r.id is null or requests.may_approve(r) is not true then raise insufficient_privilege using message = 'not available'; end if;
  if r.ended_at is not null or r.approved_at is not null or r.version <> p_version then raise exception using errcode = 'HF409', message = 'request.changed'; end if;
  if r.basis_code = 'subpoena_received' then raise exception using errcode = 'HF409', message = 'request.noOrder'; end if;
  -- It is a word on the whole list: what leaves, and what does not.
  if exists (select from requests.item i where i.request_id = p_request and i.decision is null) then raise exception using errcode = 'HF409', message = 'request.undecided'; end if;
  -- And it is a second word: of what goes, nothing is on it that the one who says yes decided themself.
  if exists (select from requests.item i where i.request_id = p_request and i.decision = 'give' and i.decided_by = kernel.uid()) then
    raise exception using errcode = 'HF409', message = 'request.decidedByYou';
  end if;
  update requests.request set approved_by = kernel.uid(), approved_at = kernel.clock(), version = version + 1 where id = p_request;
end $$;
grant execute on function requests.may_approve(requests.request) to holdfast_app, holdfast_guard;
grant execute on function requests.approve(uuid, int) to holdfast_app;

-- In a confidential program nothing is given away because it is compelled but on an order two people looked at, whichever way it is sent (R12, R37, R71).
-- What is kept from the person rests on an order that says so; without one no package is.
create or replace function requests.gate_mandate() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.basis = 'mandate' and (select p.regime from agencies.program p where p.id = new.program_id) in ('VSP', 'CONF') and not exists (
       select from requests.request r where r.case_id = new.case_id and r.kind = 'production' and r.recipient_id = new.recipient_id and r.basis_code = new.basis_code
          and r.approved_at is not null and r.ended_at is null) then
    raise exception using errcode = 'HF409', message = 'share.orderNotApproved';
  end if;
  if new.sealed and not (new.basis = 'mandate' and exists (
       select from requests.request r where r.case_id = new.case_id and r.kind = 'production' and r.recipient_id = new.recipient_id and r.no_notice and r.ended_at is null)) then
    raise exception using errcode = '42501', message = 'nothing orders it to be kept from them';
  end if;
  return new;
end $$;
create or replace trigger look_twice before insert on disclosures.package for each row execute function requests.gate_mandate();

-- And nothing but what that second person saw: each copy is a thing of the list they said yes to, when the act is done. What is told aloud is only written down.
create or replace function requests.whole_mandate() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (select p.regime from agencies.program p where p.id = new.program_id) in ('VSP', 'CONF') and new.item_count <> (
       select count(*) from requests.item i join requests.request r on r.id = i.request_id
        where i.package_id = new.id and i.decision = 'give' and r.case_id = new.case_id and r.kind = 'production' and r.recipient_id = new.recipient_id
          and r.basis_code = new.basis_code and r.approved_at is not null) then
    raise exception using errcode = 'HF409', message = 'share.notOnTheList';
  end if;
  return null;
end $$;
do $$ begin
  if not exists (select from pg_trigger where tgname = 'whole_mandate' and tgrelid = 'disclosures.package'::regclass) then
    create constraint trigger whole_mandate after insert on disclosures.package deferrable initially deferred for each row
      when (new.basis = 'mandate' and new.method <> 'verbal') execute function requests.whole_mandate();
  end if;
end $$;

-- A paper whose day has passed slips, and those above hear of it at once.
create view requests.paper_crack with (security_invoker = true) as
  select 'paper_due' as crack, 'paper' as subject, p.id as subject_id, p.agency_id, p.program_id, null::uuid as person_id, null::uuid as case_id,
         null::uuid as manager_id, null::uuid as holder_id, p.due_on as since, l.nth - coalesce(d.nth, 0) as days, 0 as stood, false as high,
         0 as supervisor_after_days, l.today
    from agencies.clocks() l
    join requests.paper p on p.program_id = l.program_id and p.ended_at is null and p.due_on < l.today
    left join agencies.program_day d on d.program_id = p.program_id and d.day = p.due_on;
grant select on requests.paper_crack to holdfast_app, holdfast_guard;
