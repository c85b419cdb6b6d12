-- A program does not end while a crisis in it belongs to no case.
create or replace function crises.hold_program() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from crises.crisis c where c.program_id = new.id and c.case_id is null and c.set_aside_at is null) then raise exception using errcode = 'HF409', message = 'program.hasCrises'; end if;
  return new;
end $$;
create or replace trigger hold_program_crises before update of ended_at on agencies.program for each row when (new.ended_at is not null and old.ended_at is null) execute function crises.hold_program();
