-- What was asked and answered is read by whoever wrote it down and works there still, and by those who read or triage the program; written by those who work there.
select access.protect('consults.consult', 'program', mine => 'recorded_by = (select kernel.uid()) and program_id = any ((select access.belongs())::uuid[])'),
       access.protect('consults.hotline_contact', 'program', mine => 'recorded_by = (select kernel.uid()) and program_id = any ((select access.belongs())::uuid[])', change_also => 'false');
drop policy p_add on consults.consult;
drop policy p_add on consults.hotline_contact;
drop policy p_change on consults.consult;
create policy p_change on consults.consult for update to holdfast_app, holdfast_worker using (
  recorded_by = (select kernel.uid()) and program_id = any ((select access.belongs())::uuid[]) or program_id = any ((select access.writes())::uuid[]) or program_id = any ((select access.triages())::uuid[]));
create policy p_add on consults.consult for insert to holdfast_app, holdfast_worker with check (
  recorded_by = (select kernel.uid()) and (program_id = any ((select access.opens())::uuid[]) or program_id = any ((select access.triages())::uuid[])));
create policy p_add on consults.hotline_contact for insert to holdfast_app, holdfast_worker with check (
  recorded_by = (select kernel.uid()) and (program_id = any ((select access.opens())::uuid[]) or program_id = any ((select access.triages())::uuid[]))
  and exists (select from agencies.program p where p.id = hotline_contact.program_id and p.regime in ('VSP', 'CONF')));
grant select, insert on consults.consult, consults.hotline_contact to holdfast_app;
grant update (became_concern_at) on consults.consult to holdfast_app;
select kernel.entrust('consults.consult', 'select'), kernel.entrust('consults.hotline_contact', 'select');

-- By what right one reads a consult or a hotline contact.
create function consults.to_consult(p_program uuid, p_by uuid) returns json language sql stable as $$
  select json_build_object('because', coalesce(json_agg(distinct r.kind), '[]'::json), 'sections', access.section('everything'),
      'canWrite', p_by = kernel.uid() and p_program = any (access.belongs()) or p_program = any (access.triages()) or p_program = any (access.writes()))
    from (select 'triage' as kind where p_program = any (access.triages())
          union all select 'program' where p_program = any (access.reads())
          union all select 'owner' where p_by = kernel.uid() and p_program = any (access.belongs())) r
$$;
grant execute on function consults.to_consult(uuid, uuid) to holdfast_app;

-- How often, of what kind, and how long, of a program one works in: numbers alone, so that each who works there sees the whole.
create function consults.counts(p_program uuid, p_first date, p_last date) returns table (what text, code text, count int, minutes int)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  if not (p_program = any (access.opens()) or p_program = any (access.triages()) or p_program = any (access.reads())) then return; end if;
  return query
    select 'consult', c.asker_kind, count(*)::int, sum(c.minutes)::int from consults.consult c
     where c.taken_back_at is null and c.program_id = p_program and c.agency_id = kernel.agency() and c.on_day between p_first and p_last group by c.asker_kind
    union all
    select 'concern', 'concern', count(*)::int, 0 from consults.consult c
     where c.taken_back_at is null and c.program_id = p_program and c.agency_id = kernel.agency() and c.on_day between p_first and p_last and c.became_concern_at is not null having count(*) > 0
    union all
    select x.what, x.code, count(*)::int, sum(h.minutes)::int from consults.hotline_contact h
      cross join lateral (select 'caller' as what, h.caller_kind as code union all select 'language', h.language union all select 'need', unnest(h.needs)
                          union all select 'given', unnest(h.given) union all select 'safety', h.safety) x
     where h.taken_back_at is null and h.program_id = p_program and h.agency_id = kernel.agency() and h.on_day between p_first and p_last group by x.what, x.code
     order by 1, 3 desc, 2;
end $$;
grant execute on function consults.counts(uuid, date, date) to holdfast_app;
