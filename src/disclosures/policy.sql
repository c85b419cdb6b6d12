-- What was shared is read by those who hold the legal section of its case, shared by those who write there, each in their own name, and never changed by anybody.
-- What it rests on is asked here, row by row: no handler can forget it (R30, R31).
select kernel.entrust('disclosures.package', 'select');
select kernel.entrust('disclosures.item', 'select');
select kernel.entrust('disclosures.piece', 'select');
select kernel.entrust('disclosures.reminder', 'select');
select kernel.entrust('disclosures.link', 'select, update');
select kernel.entrust('disclosures.closing', 'select');
select kernel.entrust('disclosures.opening', 'select, insert');
select kernel.entrust('disclosures.duty', 'select');

select access.protect('disclosures.reminder', 'case', 'legal', add_also => 'by_id = (select kernel.uid())', change_also => 'false');
grant select, insert on disclosures.reminder to holdfast_app;

select access.protect('disclosures.package', 'case', 'legal', add_also => 'made_by = (select kernel.uid())', change_also => 'false');
grant select, insert on disclosures.package to holdfast_app;

select access.protect('disclosures.item', 'case', 'legal',
  add_also => 'exists (select from disclosures.package p where p.id = item.package_id and p.made_by = (select kernel.uid()))', change_also => 'false');
grant select, insert on disclosures.item to holdfast_app;

select kernel.protect('disclosures.piece', 'exists (select from disclosures.item i where i.id = piece.item_id)',
  'exists (select from disclosures.item i join disclosures.package p on p.id = i.package_id where i.id = piece.item_id and p.made_by = (select kernel.uid()) and i.kind = ''file'')');
grant select, insert on disclosures.piece to holdfast_app;

-- The code is told by whoever sends, and read by those who may send.
select kernel.protect('disclosures.link', 'exists (select from disclosures.package p where p.id = link.package_id)',
  'exists (select from disclosures.package p where p.id = link.package_id and p.made_by = (select kernel.uid()) and p.method = ''link'')');
grant select (package_id, agency_id, code, views, failures) on disclosures.link to holdfast_app;
grant insert (package_id, agency_id, code_hash, code) on disclosures.link to holdfast_app;

select access.protect('disclosures.closing', 'case', 'legal', add_also => 'by_id = (select kernel.uid())', change_also => 'false');
grant select, insert on disclosures.closing to holdfast_app;

select access.protect('disclosures.opening', 'case', 'legal', add_also => 'false', change_also => 'false');
grant select on disclosures.opening to holdfast_app;

-- What is owed to the person is seen by all who serve the case, and answered once, in one's own name.
select access.protect('disclosures.duty', 'case', 'services', add_also => 'answered_at is null');
create policy r6_answered_once on disclosures.duty as restrictive for update to holdfast_app, holdfast_worker
  using (answered_at is null) with check (answered_by = (select kernel.uid()));
grant select, insert on disclosures.duty to holdfast_app;
grant update (answer, result, answered_at, answered_by, version) on disclosures.duty to holdfast_app;

-- What a regime lets rest on what (R30, R37). Where there is no sure line, less: in victim services nothing leaves without a release but by a court's order
-- or a statute, and a subpoena is neither; what is confidential knows no exception of the schools.
create function disclosures.may_rest_on(p_regime text, p_basis text, p_code text) returns boolean language sql immutable parallel safe as $$
  select case p_basis when 'release' then true when 'self' then true
    when 'ferpa_exception' then p_regime = 'FERPA'
    when 'mandate' then p_regime in ('FERPA', 'BASE') or p_code in ('court_order', 'statute')
    -- It was said already, and rests on nothing: never a way to say it.
    when 'none' then true
    else false end
$$;

-- Whether a reminder counts for this package now: for this recipient and release, at most seven days old, and nothing changed since (R31).
create function disclosures.counts(m disclosures.reminder) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.choice <> 'no' and m.at > kernel.clock() - interval '7 days' and m.at <= kernel.clock()
    and not exists (select from cases.circumstance c where c.case_id = m.case_id and c.at >= m.at)
$$;

-- Whether the asker writes the legal section of a case, and so shares from it: the question of the package's policy, asked before its gate answers anything.
create function disclosures.shares_from(p_agency uuid, p_program uuid, p_person uuid, p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and p_agency = kernel.agency() and p_case <> all (access.walled_cases()) and p_person <> all (access.walled_people())
     and (p_program = any (access.writes())
       or exists (select from access.my_grant g where g.case_id = p_case and g.can_write and (g.sections & access.section('legal')) <> 0))
$$;
grant execute on function disclosures.shares_from(uuid, uuid, uuid, uuid) to holdfast_guard;

-- A package rests on something that stands at this instant; what it rests on cannot be taken back while it is being made, and afterwards it has been made.
create or replace function disclosures.gate_package() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare regime text; r releases.release; x releases.recipient; m disclosures.reminder;
begin
  -- What of it is wrong is told to those alone who share from this case; the policy, which is asked after this, refuses all others by one code.
  if not disclosures.shares_from(new.agency_id, new.program_id, new.person_id, new.case_id) then
    raise exception using errcode = '42501', message = 'not available';
  end if;
  select p.regime into strict regime from agencies.program p where p.id = new.program_id;
  new.made_at := kernel.clock();
  new.notice := regime;
  new.exempt_class := case new.basis when 'self' then 'person' when 'release' then 'consented' when 'ferpa_exception' then
    case when new.basis_code in ('school_official', 'directory') then new.basis_code end end;
  if not disclosures.may_rest_on(regime, new.basis, new.basis_code) then
    raise exception using errcode = 'HF409', message = 'share.basisNotEnough';
  end if;
  if new.basis_code = 'directory' and people.opted_out(new.person_id) then
    raise exception using errcode = 'HF409', message = 'share.optedOut';
  end if;
  if new.method = 'link' and new.expires_at > new.made_at + interval '30 days' then
    raise exception using errcode = 'HF422', message = 'share.linkTooLong';
  end if;
  if new.recipient_id is not null then
    select a.* into x from releases.recipient a where a.id = new.recipient_id and a.agency_id = new.agency_id and a.ended_at is null and (a.case_id is null or a.case_id = new.case_id);
    if x.id is null then raise exception using errcode = 'HF409', message = 'share.recipientEnded'; end if;
  end if;
  if new.basis = 'release' then
    select a.* into r from releases.release a where a.id = new.release_id for share;
    if r.id is null or r.case_id <> new.case_id or r.recipient_id <> new.recipient_id or releases.state_of(r) <> 'active' then
      raise exception using errcode = 'HF409', message = 'share.noRelease';
    end if;
    if not (case new.method when 'verbal' then 'verbal' when 'printed' then 'written' else 'electronic' end = any (r.methods)) then
      raise exception using errcode = 'HF409', message = 'share.methodNotCovered';
    end if;
    if new.method = 'partner' and (r.to_email is null or x.partner_agency_id is null) then
      raise exception using errcode = 'HF409', message = 'share.notPartner';
    end if;
  end if;
  if new.reminder_id is not null then
    perform pg_advisory_xact_lock(hashtextextended('reminder ' || new.reminder_id::text, 0));
    select a.* into m from disclosures.reminder a where a.id = new.reminder_id and a.case_id = new.case_id;
    if m.id is null then raise exception using errcode = 'HF409', message = 'share.reminderNeeded'; end if;
    if m.choice = 'no' then raise exception using errcode = '42501', message = 'they said no'; end if;
    if m.recipient_id <> new.recipient_id or m.release_id <> new.release_id or m.by_id <> kernel.uid() or not disclosures.counts(m)
       or exists (select from disclosures.package q where q.reminder_id = new.reminder_id) then
      raise exception using errcode = 'HF409', message = 'share.reminderNeeded';
    end if;
  end if;
  return new;
end $$;
create or replace trigger gate_package before insert on disclosures.package for each row execute function disclosures.gate_package();

-- What a copy of that note is, by what the note is of.
create function disclosures.item_of_note(p_note uuid) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case n.section when access.section('safety') then 'safety' when access.section('legal') then 'legal' when access.section('clinical') then 'medical' else 'notes' end
    from cases.note n where n.id = p_note
$$;
grant execute on function disclosures.item_of_note(uuid) to holdfast_guard;

-- An item goes only with its package, in one act; covered by the very release the package names; and in victim services what is news to that recipient only
-- after the person was told again and left it in.
create or replace function disclosures.gate_item() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p disclosures.package;
begin
  select a.* into p from disclosures.package a where a.id = new.package_id and a.xmin = pg_current_xact_id()::xid;
  if p.id is null then raise exception using errcode = '42501', message = 'a package is whole when it is made'; end if;
  if exists (select from files.artefact a where a.id = new.artefact_id and a.audience = 'medical') then
    raise exception using errcode = '42501', message = 'medical documents stay with their reviewers';
  end if;
  -- A note's copy leaves as what the note is of, a file as something a file can be: under no other name, whatever is released.
  if new.kind = 'redacted' and new.item is distinct from disclosures.item_of_note(new.note_id)
     or new.kind = 'file' and new.item not in ('documents', 'letter', 'schooling', 'medical', 'legal', 'assessment') then
    raise exception using errcode = 'HF422', message = 'share.wrongItem';
  end if;
  if p.basis = 'release' then
    if not exists (select from releases.item i where i.release_id = p.release_id and i.item = new.item) then
      raise exception using errcode = 'HF409', message = 'share.notCovered';
    end if;
    -- The last word on this item stands: a no, until they were asked again.
    if (select m.choice = 'no' from disclosures.reminder m where m.case_id = p.case_id and m.recipient_id = p.recipient_id and new.item = any (m.items)
         order by m.at desc, m.id desc limit 1) then
      raise exception using errcode = '42501', message = 'they said no';
    end if;
    if (p.notice = 'VSP' or p.reminder_id is not null)
       and not exists (select from disclosures.item o join disclosures.package q on q.id = o.package_id
                        where o.print = new.print and q.id <> p.id and q.person_id = p.person_id and q.recipient_id = p.recipient_id and q.basis <> 'none')
       and not exists (select from disclosures.reminder m where m.id = p.reminder_id and new.item = any (m.items)) then
      raise exception using errcode = 'HF409', message = 'share.reminderNeeded';
    end if;
  end if;
  return new;
end $$;
create or replace trigger gate_item before insert on disclosures.item for each row execute function disclosures.gate_item();

-- Bytes go with their item, in the same act.
create or replace function disclosures.gate_piece() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from disclosures.item i where i.id = new.item_id and i.agency_id = new.agency_id and i.xmin = pg_current_xact_id()::xid) then
    raise exception using errcode = '42501', message = 'a package is whole when it is made';
  end if;
  return new;
end $$;
create or replace trigger gate_piece before insert on disclosures.piece for each row execute function disclosures.gate_piece();

-- When the act is done, the package is what its hash says it is.
create or replace function disclosures.whole_package() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare n int; h bytea; b int;
begin
  select count(*), string_agg(i.hash, ''::bytea order by i.seq), count(*) filter (where i.kind = 'file' and i.pieces <> (select count(*) from disclosures.piece c where c.item_id = i.id))
    into n, h, b from disclosures.item i where i.package_id = new.id;
  if n <> new.item_count or b > 0 or sha256(uuid_send(new.id) || new.document_hash || h) <> new.content_hash then
    raise exception using errcode = '42501', message = 'a package is what its hash says';
  end if;
  if new.basis = 'mandate' and (select count(*) from disclosures.duty d where d.package_id = new.id) <> 2 then
    raise exception using errcode = '42501', message = 'what is owed to the person is written with it';
  end if;
  return null;
end $$;
do $$ begin
  if not exists (select from pg_trigger where tgname = 'whole_package' and tgrelid = 'disclosures.package'::regclass) then
    create constraint trigger whole_package after insert on disclosures.package deferrable initially deferred for each row execute function disclosures.whole_package();
  end if;
end $$;

-- R33: nothing of it is changed or taken away, by whatever login; retention has its own way, which says so first.
create or replace function disclosures.keep() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  raise exception using errcode = '42501', message = 'what was shared stays as it was shared';
end $$;
create or replace trigger keep before update on disclosures.package for each row execute function disclosures.keep();
create or replace trigger keep before update on disclosures.item for each row execute function disclosures.keep();
create or replace trigger keep before update on disclosures.piece for each row execute function disclosures.keep();
create or replace trigger keep before update on disclosures.reminder for each row execute function disclosures.keep();
create or replace trigger keep before update on disclosures.opening for each row execute function disclosures.keep();

-- R37: a case does not close over what is still owed to the person.
create or replace function disclosures.hold_closing() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from disclosures.duty d where d.case_id = new.id and d.answered_at is null) then
    raise exception using errcode = 'HF409', message = 'case.dutyOpen';
  end if;
  return new;
end $$;
create or replace trigger hold_closing before update of status on cases.case for each row when (new.status = 'closed' and old.status <> 'closed')
  execute function disclosures.hold_closing();

-- Whether what was sent opens now: what it rests on stands, its time is not over, nobody closed it. The one place that says so.
create function disclosures.opens(p disclosures.package) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (p.expires_at is null or p.expires_at > kernel.clock())
    and (p.basis <> 'release' or exists (select from releases.release r where r.id = p.release_id and releases.state_of(r) = 'active'))
    and not (p.basis_code is not distinct from 'directory' and people.opted_out(p.person_id))
    and not exists (select from disclosures.closing c where c.package_id = p.id)
$$;
grant execute on function disclosures.opens(disclosures.package), disclosures.counts(disclosures.reminder) to holdfast_guard, holdfast_app;
grant execute on function disclosures.may_rest_on(text, text, text) to holdfast_guard;

-- A link is opened with its package, by whoever made it.
create function disclosures.make_link(p_package uuid, p_token text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p disclosures.package;
begin
  perform kernel.context_ok();
  select a.* into p from disclosures.package a where a.id = p_package and a.agency_id = kernel.agency() and a.made_by = kernel.uid() and a.method = 'link' and a.xmin = pg_current_xact_id()::xid;
  if p.id is null then raise insufficient_privilege using message = 'not available'; end if;
  perform staff.open_share(p.agency_id, p.id, p_token, p.expires_at);
end $$;
grant execute on function disclosures.make_link(uuid, text) to holdfast_app;
