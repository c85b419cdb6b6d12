-- A board is known to those who work in its program with people, and to whoever coordinates it; kept by who supervises it or coordinates it. No client stands in any of it.

-- The programs whose boards the asker knows, and those whose boards they keep.
create function boards.known() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select m.program_id from staff.membership m where m.account_id = kernel.uid() and (access.helps(m.role) or m.role = 'coordinator')
     and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()) where kernel.context_ok()
$$;
create function boards.kept() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select m.program_id from staff.membership m where m.account_id = kernel.uid()
     and (m.role = 'coordinator' or m.role = 'supervisor' and m.sees = 'program' and m.can_write)
     and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()) where kernel.context_ok()
$$;
grant execute on function boards.known(), boards.kept() to holdfast_app, holdfast_guard;

select kernel.protect('boards.board', 'program_id = any ((select boards.known())::uuid[])',
  'program_id = any ((select boards.kept())::uuid[]) and added_by = (select kernel.uid())', 'program_id = any ((select boards.kept())::uuid[])');
grant select on boards.board to holdfast_app;
grant insert (id, agency_id, program_id, name, purpose, meets, next_on, added_by) on boards.board to holdfast_app;
grant update (name, purpose, meets, next_on, ended_on, version) on boards.board to holdfast_app;
select kernel.entrust('boards.board', 'select');

select kernel.protect('boards.member', 'program_id = any ((select boards.known())::uuid[])',
  'program_id = any ((select boards.kept())::uuid[]) and added_by = (select kernel.uid())', 'program_id = any ((select boards.kept())::uuid[])');
grant select on boards.member to holdfast_app;
grant insert (id, agency_id, program_id, board_id, account_id, name, office, chair, from_on, until_on, added_by) on boards.member to holdfast_app;
grant update (chair, until_on, version) on boards.member to holdfast_app;

-- Brought in one's own name; what became of it is said once, by who brought it or keeps the board.
select kernel.protect('boards.input', 'program_id = any ((select boards.known())::uuid[])',
  'program_id = any ((select boards.known())::uuid[]) and brought_by = (select kernel.uid())',
  'program_id = any ((select boards.kept())::uuid[]) or program_id = any ((select boards.known())::uuid[]) and brought_by = (select kernel.uid())');
create policy r6_once on boards.input as restrictive for update to holdfast_app, holdfast_worker using (answer is null) with check (answered_by = (select kernel.uid()));
grant select on boards.input to holdfast_app;
grant insert (id, agency_id, program_id, board_id, meeting_on, kind, words, brought_by) on boards.input to holdfast_app;
grant update (answer, answer_words, answered_by, answered_on) on boards.input to holdfast_app;

-- What was given out is read as it was given, and written by boards.issue alone.
select kernel.protect('boards.sheet', 'program_id = any ((select boards.known())::uuid[])');
grant select on boards.sheet to holdfast_app;
select kernel.entrust('boards.sheet', 'select, insert');

-- Whether somebody works in that program still, in a role that knows its boards.
create function boards.works_there(p_account uuid, p_program uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and exists (select from staff.membership m join staff.account a on a.id = m.account_id and a.status = 'active' and a.agency_id = kernel.agency()
    where m.account_id = p_account and m.program_id = p_program and (access.helps(m.role) or m.role = 'coordinator')
      and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock())
$$;
grant execute on function boards.works_there(uuid, uuid) to holdfast_app;

-- What was brought to a meeting that is over, and of which nobody has said what became of it.
create view boards.input_due with (security_invoker = true) as
  select i.id as input_id, i.agency_id, i.program_id, i.board_id, i.meeting_on as due_on, i.kind, i.words, i.brought_by
    from boards.input i
   where i.answer is null and i.meeting_on < agencies.local_day(i.agency_id);
grant select on boards.input_due to holdfast_app;

-- Who is counted: everybody for whom a case was opened in the program between two days, once, by the first of those cases. No cell of it is fewer than one person.
-- What one who reads the program is kept from is not counted: they could count what they see, and a sheet that says one more would say that there is a wall (R11).
-- Whole numbers: small ones are taken out before anybody reads them (src/boards/issueSheet.ts). Of days that are over, half a year or a year of them (R99).
create function boards.count(p_program uuid, p_from date, p_until date) returns table (part text, what text, n int)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  if not (p_program = any (boards.kept())) then raise exception using errcode = '42501', message = 'not available'; end if;
  if p_until >= agencies.local_day(kernel.agency()) then raise exception using errcode = 'HF409', message = 'sheet.notOver'; end if;
  if extract(day from p_from) <> 1 or extract(month from p_from) not in (1, 7)
     or p_until not in ((p_from + interval '6 months' - interval '1 day')::date, (p_from + interval '1 year' - interval '1 day')::date) then
    raise exception using errcode = 'HF422', message = 'sheet.period';
  end if;
  return query
    with first as (
      select distinct on (c.person_id) c.person_id, c.id, c.service_level from cases.case c
       where c.program_id = p_program and c.agency_id = kernel.agency() and c.opened_on between p_from and p_until
          and not exists (select from access.wall w join staff.membership m on m.account_id = w.account_id and m.program_id = p_program and m.sees = 'program'
                and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
               where w.lifted_at is null and (w.case_id = c.id or w.person_id = c.person_id))
        order by c.person_id, c.opened_on, c.id),
    came as (
      select f.id, k.source, k.categories from first f
        left join lateral (select x.source, x.categories from concerns.concern x where x.case_id = f.id and x.program_id = p_program
                            order by x.status <> 'opened_case', x.received_at, x.id limit 1) k on true)
    select 'people', 'all', count(*)::int from first
    union all select 'level', case f.service_level when 'triage_only' then 'triage_only' else 'supported' end, count(*)::int from first f group by 2
    union all select 'source', coalesce(k.source, 'none'), count(*)::int from came k group by 2
    union all select 'concern', g.what, count(distinct k.id)::int from came k cross join lateral unnest(k.categories) as g (what) group by 2
    union all select 'barrier', b.kind, count(distinct f.id)::int from first f join navigation.barrier b on b.case_id = f.id and b.on_day <= p_until group by 2
    union all select 'help', t.purpose, count(distinct f.id)::int
      from first f join cases.contact t on t.case_id = f.id and t.result = 'completed' and t.on_day <= p_until and t.purpose is not null group by 2;
end $$;

-- Gives a sheet out: once for a meeting and a span of days. A span that was given out before is given again as it was, whatever was written since; one that shares days
-- with another that was given out is not, for what differs between them would be told of few (R99).
create function boards.issue(p_id uuid, p_board uuid, p_meeting date, p_from date, p_until date, p_figures jsonb, p_least int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare b boards.board; s boards.sheet;
begin
  perform kernel.context_ok();
  select x.* into b from boards.board x where x.id = p_board and x.agency_id = kernel.agency();
  if b.id is null or not (b.program_id = any (boards.kept())) then raise exception using errcode = '42501', message = 'not available'; end if;
  perform pg_advisory_xact_lock(hashtextextended('sheet ' || b.program_id::text, 0));
  if p_until >= agencies.local_day(b.agency_id) then raise exception using errcode = 'HF409', message = 'sheet.notOver'; end if;
  if exists (select from boards.sheet x where x.board_id = b.id and x.meeting_on = p_meeting and x.from_on = p_from and x.until_on = p_until) then
    raise exception using errcode = 'HF409', message = 'sheet.issued';
  end if;
  if exists (select from boards.sheet x where x.program_id = b.program_id and x.from_on <= p_until and x.until_on >= p_from and (x.from_on, x.until_on) <> (p_from, p_until)) then
    raise exception using errcode = 'HF409', message = 'sheet.overlaps';
  end if;
  select x.* into s from boards.sheet x where x.program_id = b.program_id and x.from_on = p_from and x.until_on = p_until order by x.issued_at, x.id limit 1;
  insert into boards.sheet (id, agency_id, program_id, board_id, meeting_on, from_on, until_on, figures, least, issued_by)
  values (p_id, b.agency_id, b.program_id, b.id, p_meeting, p_from, p_until, coalesce(s.figures, p_figures), coalesce(s.least, p_least), kernel.uid());
end $$;
grant execute on function boards.count(uuid, date, date), boards.issue(uuid, uuid, date, date, date, jsonb, int) to holdfast_app;
