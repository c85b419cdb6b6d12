-- What goes together with what: who coordinates holds nothing else, who decides works no cases full time, and an officer of the law is here for what was
-- decided of them and for nothing else (D30). A membership that would be otherwise is refused where it is written.
create or replace function staff.gate_role() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_standing text; v_wrong text;
begin
  -- In one order for all who give roles to one account.
  perform from staff.account a where a.id = new.account_id for no key update;
  select l.standing into v_standing from staff.law_standing l where l.account_id = new.account_id and l.ended_at is null;
  v_wrong := case
    when exists (select from staff.membership m where m.account_id = new.account_id and m.id <> new.id and m.ends_at > kernel.clock() and (m.role = 'coordinator' or new.role = 'coordinator'))
      or new.role = 'coordinator' and exists (select from access.grant g where g.account_id = new.account_id and g.valid_to > kernel.clock()) then 'membership.coordinatorAlone'
    when new.role = 'decision_maker' and exists (select from staff.account a where a.id = new.account_id and a.full_time_case_manager) then 'membership.worksCases'
    when v_standing = 'outsider' then 'membership.outsider'
    when (v_standing is null) = (new.role = 'law_officer') then 'membership.lawUndecided'
    when new.role = 'law_officer' and exists (select from agencies.program p where p.id = new.program_id and p.regime in ('VSP', 'CONF')) then 'membership.noLawThere' end;
  -- A roster that names them as a teacher changes nothing for them, and stops for nobody.
  if tg_when = 'BEFORE' then
    if v_wrong is not null and session_user = 'holdfast_worker' then return null; end if;
    return new;
  end if;
  -- Said to those alone whom the policies let write it: they have been asked by now.
  if v_wrong is not null then raise exception using errcode = 'HF409', message = v_wrong; end if;
  return null;
end $$;
create or replace trigger gate_roster before insert on staff.membership for each row execute function staff.gate_role();
create or replace trigger gate_role after insert on staff.membership for each row execute function staff.gate_role();
-- Whoever asks is told at once, and not by the one who says yes.
create or replace trigger gate_role after insert on staff.admission for each row execute function staff.gate_role();

-- Nobody who coordinates, and no outsider, is given a reason of any kind.
create or replace function staff.gate_reason() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from staff.membership m where m.account_id = new.account_id and m.role = 'coordinator' and m.ends_at > kernel.clock())
     or exists (select from staff.law_standing l where l.account_id = new.account_id and l.standing = 'outsider' and l.ended_at is null) then return null; end if;
  return new;
end $$;
create or replace trigger gate_reason before insert on access.grant for each row execute function staff.gate_reason();

select kernel.entrust('staff.law_standing', 'select, insert, update');
-- What an officer of the law is here is known to all who work here.
select kernel.protect('staff.law_standing', 'true');
grant select on staff.law_standing to holdfast_app;

-- Whether the asker decides it: an administrator, or a privacy officer; never of themself.
create function staff.decides_law() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and (kernel.may_admin() or exists (select from staff.membership m
    where m.account_id = kernel.uid() and m.role = 'officer' and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()))
$$;

-- Decides it, in place of what was decided before; an outsider has nothing left here from that moment on but what is shared with them.
create function staff.decide_law(p_id uuid, p_account uuid, p_partner uuid, p_standing text, p_purpose text, p_reason text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not kernel.context_ok() or not staff.decides_law() or p_account = kernel.uid() then raise insufficient_privilege using message = 'not available'; end if;
  perform from staff.account a where a.id = p_account and a.agency_id = kernel.agency() and a.kind = 'staff' for no key update;
  if p_account is not null and not found or p_partner is not null and not exists (select from agencies.agency g where g.id = p_partner and g.id <> kernel.agency() and g.kind in ('law_enforcement', 'prosecutor')
       and g.network_id = (select mine.network_id from agencies.agency mine where mine.id = kernel.agency())) then
    raise exception using errcode = 'HF409', message = 'law.unknown';
  end if;
  update staff.law_standing set ended_at = kernel.clock()
   where agency_id = kernel.agency() and ended_at is null and (account_id = p_account or partner_agency_id = p_partner);
  insert into staff.law_standing (id, agency_id, account_id, partner_agency_id, standing, purpose, reason, decided_by)
  values (p_id, kernel.agency(), p_account, p_partner, p_standing, p_purpose, p_reason, kernel.uid());
  update staff.membership m set ends_at = kernel.clock()
   where m.account_id = p_account and m.ends_at > kernel.clock() and (p_standing = 'outsider' or m.role <> 'law_officer');
  update staff.admission set outcome = 'withdrawn', decided_at = kernel.clock()
   where account_id = p_account and outcome is null and (p_standing = 'outsider' or role <> 'law_officer');
  if p_standing = 'outsider' then
    update access.grant set valid_to = kernel.clock() where account_id = p_account and valid_to > kernel.clock();
  end if;
end $$;
-- Agencies of the law in the same network, of which it can be decided; nothing of their people.
create function staff.law_agencies() returns table (id uuid, name text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select g.id, g.name from agencies.agency g join agencies.agency mine on mine.network_id = g.network_id
   where kernel.context_ok() and mine.id = kernel.agency() and g.id <> mine.id and g.kind in ('law_enforcement', 'prosecutor')
$$;
grant execute on function staff.law_agencies() to holdfast_app;
grant execute on function staff.decides_law() to holdfast_app, holdfast_worker;
grant execute on function staff.decide_law(uuid, uuid, uuid, text, text, text) to holdfast_app;
