-- A file is its maker's until it is attached; then it is seen and ended by whoever has a reason for what it hangs on. Nobody's once its time is over.
select kernel.entrust('files.artefact', 'select, delete, update (scan, scanned_at)');
select kernel.entrust('files.piece', 'select');

-- Hung on a case it is read as a note is (R05): the author's alone, the team's, or the program's; always by those who hold its section.
-- What is medical by the reviewers the case names and by nobody else (R84): not by whoever manages it, stands in, or handed it in and saw the last of it in the giving.
-- Hung on a person, by those who hold that section of what is known of them, and what a confidential program put there only by those who work in it: that there
-- is such a file tells who goes there (R61). On a program alone, by its readers; but what came to its desk by whoever sent it in (and, through requests' own
-- function, by those who answer for it).
select kernel.protect('files.artefact',
  '(expires_at is null or expires_at > (select kernel.clock())) and case
     when attached_at is null then made_by = (select kernel.uid())
     when audience = ''medical'' then made_by = (select kernel.uid()) and attached_at = (select kernel.clock())
       or exists (select from access.my_grant g where g.case_id = artefact.case_id and g.kind = ''team'' and (g.sections & access.section(''medical'')) <> 0)
         and not exists (select from access.my_grant g where g.case_id = artefact.case_id and g.kind = ''owner'')
     when case_id is not null then
       (program_id = any ((select access.reads())::uuid[])
         or exists (select from access.my_grant g where g.case_id = artefact.case_id and (g.sections & access.section(''notes'')) <> 0))
       and case audience
         when ''author'' then made_by = (select kernel.uid())
         when ''team'' then made_by = (select kernel.uid())
           or exists (select from access.my_grant g where g.case_id = artefact.case_id and (g.sections & artefact.section) <> 0)
         else made_by = (select kernel.uid()) or program_id = any ((select access.reads())::uuid[])
           or exists (select from access.my_grant g where g.case_id = artefact.case_id and (g.sections & artefact.section) <> 0) end
     when person_id is not null then (program_id is null or program_id = any ((select access.belongs())::uuid[]))
       and (exists (select from people.my_participation p where p.person_id = artefact.person_id and p.reads)
       or exists (select from access.my_grant g where g.person_id = artefact.person_id and (g.sections & artefact.section) <> 0))
     when audience = ''author'' then made_by = (select kernel.uid())
     else program_id = any ((select access.reads())::uuid[]) end',
  'made_by = (select kernel.uid()) and attached_at is null and status = ''arriving''',
  'case
     when attached_at is null then made_by = (select kernel.uid())
     when audience = ''medical'' then made_by = (select kernel.uid()) and attached_at = (select kernel.clock()) and (program_id = any ((select access.writes())::uuid[])
         or exists (select from access.my_grant g where g.case_id = artefact.case_id and g.can_write and (g.sections & access.section(''notes'')) <> 0))
       or exists (select from access.my_grant g where g.case_id = artefact.case_id and g.kind = ''team'' and g.can_write and (g.sections & access.section(''medical'')) <> 0)
         and not exists (select from access.my_grant g where g.case_id = artefact.case_id and g.kind = ''owner'')
     when case_id is not null then program_id = any ((select access.writes())::uuid[])
       or exists (select from access.my_grant g where g.case_id = artefact.case_id and g.can_write and (g.sections & access.section(''notes'')) <> 0)
     when person_id is not null then (program_id is null or program_id = any ((select access.belongs())::uuid[]))
       and (exists (select from people.my_participation p where p.person_id = artefact.person_id and p.writes)
       or exists (select from access.my_grant g where g.person_id = artefact.person_id and g.can_write and (g.sections & artefact.section) <> 0))
     when audience = ''author'' then made_by = (select kernel.uid())
     else program_id = any ((select access.writes())::uuid[]) end');
select access.wall_cases('files.artefact', 'case_id'), access.wall_people('files.artefact', 'person_id');
grant select on files.artefact to holdfast_app, holdfast_worker;
grant insert (id, agency_id, kind, name, made_by, expires_at) on files.artefact to holdfast_app, holdfast_worker;
grant update (status, name, media_type, size, pieces, sha256, may_locate, program_id, person_id, case_id, section, audience, attached_by, attached_at, expires_at,
  ended_at, ended_by, end_reason, version) on files.artefact to holdfast_app, holdfast_worker;

-- Pieces go with their file; they are laid while it arrives, by its maker, and never changed.
-- What waits for the scanner, or is held by it, is given to nobody.
select kernel.protect('files.piece', 'exists (select from files.artefact a where a.id = piece.artefact_id and a.scan = ''clear'')',
  'exists (select from files.artefact a where a.id = piece.artefact_id and a.agency_id = piece.agency_id and a.made_by = (select kernel.uid()) and a.status = ''arriving'')');
grant select, insert on files.piece to holdfast_app, holdfast_worker;

-- What a file is does not change once it is whole; where it hangs does not change once it hangs; what was ended stays so.
create or replace function files.keep_whole() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.status = 'ready' and (new.status, new.name, new.media_type, new.size, new.pieces, new.sha256, new.may_locate)
     is distinct from (old.status, old.name, old.media_type, old.size, old.pieces, old.sha256, old.may_locate)
     or old.attached_at is not null and (new.program_id, new.person_id, new.case_id, new.section, new.audience, new.attached_by, new.attached_at)
     is distinct from (old.program_id, old.person_id, old.case_id, old.section, old.audience, old.attached_by, old.attached_at)
     or old.ended_at is not null or new.status = 'arriving' and new.attached_at is not null then
    raise exception using errcode = '42501', message = 'a file stays what and where it is';
  end if;
  if new.attached_at is not null and old.attached_at is null and new.case_id is null and new.person_id is not null then
    select p.id into new.program_id from people.participation t join agencies.program p on p.id = t.program_id
     where t.person_id = new.person_id and p.regime in ('CONF', 'VSP') and p.id = any (access.belongs()) order by p.id limit 1;
  end if;
  if new.attached_at is distinct from old.attached_at and new.attached_by is distinct from kernel.uid()
     or new.ended_at is distinct from old.ended_at and new.ended_by is distinct from kernel.uid() then
    raise exception using errcode = '42501', message = 'nobody does this in another''s name';
  end if;
  if old.status = 'arriving' and new.status = 'ready' and new.kind = 'upload' and (select s.scans from files.setting s) then new.scan := 'pending'; end if;
  return new;
end $$;
create or replace trigger keep_whole before update on files.artefact for each row execute function files.keep_whole();

-- Takes away what has come so far of a file of the asker's own that will not become whole.
create function files.drop_arriving(p_file uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  delete from files.artefact where id = p_file and agency_id = kernel.agency() and made_by = kernel.uid() and status = 'arriving';
end $$;
grant execute on function files.drop_arriving(uuid) to holdfast_app, holdfast_worker;

-- How many files of a case there are that the asker knows of and may not open: those of another audience (R06). Of medical documents there is no count (R84).
create function files.count_closed(p_case uuid) returns bigint language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*) from files.artefact a
   where (select kernel.context_ok()) and a.case_id = p_case and a.agency_id = (select kernel.agency()) and a.ended_at is null
     and a.case_id <> all ((select access.walled_cases())::uuid[]) and a.person_id <> all ((select access.walled_people())::uuid[])
     and a.audience not in ('author', 'medical') and a.made_by <> (select kernel.uid())
     and (a.program_id = any ((select access.reads())::uuid[])
       or exists (select from access.my_grant g where g.case_id = a.case_id and (g.sections & access.section('notes')) <> 0))
     and not (a.audience <> 'team' and a.program_id = any ((select access.reads())::uuid[])
       or exists (select from access.my_grant g where g.case_id = a.case_id and (g.sections & a.section) <> 0))
$$;
grant execute on function files.count_closed(uuid) to holdfast_app;

-- Takes away what has had its time: uploads that were cut off or that nobody attached, exports that were long enough there. Answers how many.
create function files.purge() returns int language sql security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (
    delete from files.artefact a where a.id in (
      select x.id from files.artefact x where x.expires_at <= kernel.clock() order by x.expires_at limit 200)
    returning 1)
  select count(*)::int from gone
$$;
grant execute on function files.purge() to holdfast_worker;
