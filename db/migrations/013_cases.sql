-- Case numbers counted in a row told of the cases one may not see. They are drawn from here on (cases.draw_number), and those given are drawn anew.
alter table cases.case no force row level security; -- for the runner alone, who owns it; the policies are laid anew after the last migration
alter table agencies.counter no force row level security;
do $$
declare one record; n bigint;
begin
  for one in select c.id, c.agency_id from cases.case c loop
    loop
      n := 1000000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 12))::bit(48)::bigint % 9000000;
      exit when not exists (select from cases.case c where c.agency_id = one.agency_id and c.number = n);
    end loop;
    update cases.case set number = n where id = one.id;
  end loop;
end $$;
delete from agencies.counter where kind = 'case';
alter table cases.case force row level security;
alter table agencies.counter force row level security;

-- Whom somebody wrote down who is in nobody's case yet: what people.unplaced and people.my_unplaced ask of each row.
create index person_by_creator on people.person (created_by) where created_by is not null;
create index grant_of_person on access.grant (person_id);
