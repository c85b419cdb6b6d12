-- A program does not end while somebody waits to be let into it.
create or replace function staff.hold_program() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from staff.admission a where a.program_id = new.id and a.outcome is null) then raise exception using errcode = 'HF409', message = 'program.hasWaiting'; end if;
  return new;
end $$;
create or replace trigger hold_program_staff before update of ended_at on agencies.program for each row when (new.ended_at is not null and old.ended_at is null) execute function staff.hold_program();
