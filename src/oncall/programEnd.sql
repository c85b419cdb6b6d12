-- A program does not end while somebody is to be on call for it.
create or replace function oncall.hold_program() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from oncall.pattern p where p.program_id = new.id and p.ended_at is null) then raise exception using errcode = 'HF409', message = 'program.hasRota'; end if;
  if exists (select from oncall.shift s where s.program_id = new.id and s.ended_at is null and s.account_id is not null and s.ends_at > kernel.clock()) then raise exception using errcode = 'HF409', message = 'program.hasRota'; end if;
  return new;
end $$;
create or replace trigger hold_program_oncall before update of ended_at on agencies.program for each row when (new.ended_at is not null and old.ended_at is null) execute function oncall.hold_program();
