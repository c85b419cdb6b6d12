-- With whom of the family one spoke is corrected like the rest of a contact.
grant update (with_id, language, interpreter) on cases.contact to holdfast_app;

-- What is said of a school's roster is a line in the story of each open case of the person: the roster's word taken, ours kept, or the taking undone.
create or replace function cases.tell_roster_claim() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, ref_id, account_id, section, codes)
  select gen_random_uuid(), c.agency_id, c.program_id, c.person_id, c.id, agencies.local_day(c.agency_id), 'status', new.id, kernel.uid(), access.section('services'),
         jsonb_build_object('roster', coalesce(new.decided, 'takenBack'))
    from cases.case c where c.person_id = new.person_id and c.agency_id = new.agency_id and c.status <> 'closed';
  return null;
end $$;
create or replace trigger tell_roster_claim after update of decided on people.roster_claim for each row
  when (old.decided is distinct from new.decided) execute function cases.tell_roster_claim();
