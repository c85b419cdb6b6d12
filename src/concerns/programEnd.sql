-- A program does not end while a concern waits in it, or a page or a rule sends more.
create or replace function concerns.hold_program() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from concerns.concern c where c.program_id = new.id and c.decided_at is null) then raise exception using errcode = 'HF409', message = 'program.hasConcerns'; end if;
  if exists (select from concerns.door d where d.program_id = new.id and d.ended_at is null) then raise exception using errcode = 'HF409', message = 'program.hasDoors'; end if;
  if exists (select from concerns.routing_rule r where r.ended_at is null and new.id in (r.program_id, r.to_program)) then raise exception using errcode = 'HF409', message = 'program.hasDoors'; end if;
  return new;
end $$;
create or replace trigger hold_program_concerns before update of ended_at on agencies.program for each row when (new.ended_at is not null and old.ended_at is null) execute function concerns.hold_program();
