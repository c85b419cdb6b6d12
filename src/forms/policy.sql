-- Forms are known to all of an agency, drafts to those who keep them: its administrators, and whoever supervises a program.
create function forms.keeps() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and (kernel.may_admin() or exists (select from staff.membership m where m.account_id = kernel.uid()
    and m.role = 'supervisor' and m.can_write and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()))
$$;
grant execute on function forms.keeps() to holdfast_app, holdfast_worker;
select kernel.protect('forms.form', 'status <> ''draft'' or (select forms.keeps())',
  'made_by = (select kernel.uid()) and (select forms.keeps())', '(select forms.keeps())');
grant select on forms.form to holdfast_app, holdfast_worker;
grant insert (id, agency_id, slug, edition, title, document, calls_for_safety, made_by) on forms.form to holdfast_app;
grant update (title, document, calls_for_safety, status, published_by, published_at, retired_at, version) on forms.form to holdfast_app;
select kernel.entrust('forms.form', 'select');

-- What was published stays what it is: answers pin it. What is retired does not come back; another edition is drafted from it.
create or replace function forms.keep_form() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.status <> 'draft' and (new.title, new.document, new.calls_for_safety, new.published_by, new.published_at)
     is distinct from (old.title, old.document, old.calls_for_safety, old.published_by, old.published_at) then
    raise exception using errcode = '42501', message = 'a published form stays what it is';
  end if;
  if old.status = 'retired' and new.status <> 'retired' or old.status = 'published' and new.status = 'draft' then
    raise exception using errcode = '42501', message = 'a form does not go back';
  end if;
  if old.status = 'draft' and new.status = 'published' and new.published_by is distinct from kernel.uid() then
    raise exception using errcode = '42501', message = 'a form is published in one''s own name';
  end if;
  return new;
end $$;
create or replace trigger keep_form before update on forms.form for each row execute function forms.keep_form();

-- A program's own supervisors, and administrators, say what it uses.
create function forms.keeps_in(p_program uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select kernel.context_ok() and (kernel.may_admin() or exists (select from staff.membership m where m.account_id = kernel.uid() and m.program_id = p_program
    and m.role = 'supervisor' and m.can_write and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()))
$$;
grant execute on function forms.keeps_in(uuid) to holdfast_app, holdfast_worker;
select kernel.protect('forms.use', 'true', 'added_by = (select kernel.uid()) and forms.keeps_in(program_id)', 'forms.keeps_in(program_id)');
grant select, insert on forms.use to holdfast_app;
grant select on forms.use to holdfast_worker;
grant update (ended_at) on forms.use to holdfast_app;
select kernel.entrust('forms.use', 'select');
