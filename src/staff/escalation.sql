-- Who hears what nobody else answered is another than those who manage the program's cases (design README 12): whichever of the two comes second is refused.
create or replace function staff.keep_escalation_apart() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- The trigger speaks before the policies do: of another agency it says nothing.
  if new.agency_id::text <> nullif(current_setting('hf.agency', true), '') then raise insufficient_privilege using message = 'not available'; end if;
  if tg_table_name = 'program' then
    if new.escalation_id is not null and exists (select from staff.membership m where m.program_id = new.id and m.account_id = new.escalation_id
         and m.role = 'case_manager' and m.ends_at > kernel.clock()) then
      raise exception using errcode = 'HF409', message = 'program.escalationManages';
    end if;
    return new;
  end if;
  -- Whoever changes the program at the same time is done first, or waits and finds this.
  if new.role = 'case_manager' and new.ends_at > kernel.clock() then perform from agencies.program p where p.id = new.program_id for no key update; end if;
  if new.role = 'case_manager' and new.ends_at > kernel.clock() and exists (select from agencies.program p where p.id = new.program_id and p.escalation_id = new.account_id) then
    raise exception using errcode = 'HF409', message = 'membership.hearsEscalation';
  end if;
  return new;
end $$;
create or replace trigger keep_escalation_apart before insert or update of escalation_id on agencies.program for each row execute function staff.keep_escalation_apart();
create or replace trigger keep_escalation_apart before insert or update of role, starts_at, ends_at on staff.membership for each row execute function staff.keep_escalation_apart();
