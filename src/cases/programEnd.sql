-- A program does not end while a case is open in it.
create or replace function cases.hold_program() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from cases.case c where c.program_id = new.id and c.status <> 'closed') then raise exception using errcode = 'HF409', message = 'program.hasCases'; end if;
  return new;
end $$;
create or replace trigger hold_program_cases before update of ended_at on agencies.program for each row when (new.ended_at is not null and old.ended_at is null) execute function cases.hold_program();

-- Nor is a closed case of one that has ended taken up again.
create or replace function cases.keep_ended() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from agencies.program p where p.id = new.program_id and p.ended_at is not null) then raise exception using errcode = 'HF409', message = 'case.programEnded'; end if;
  return new;
end $$;
create or replace trigger keep_ended before update of status on cases.case for each row when (old.status = 'closed' and new.status <> 'closed') execute function cases.keep_ended();
