-- Rosters are read and agreed to by an agency's administrators; a run shows counts and faults, its staged rows are sealed.
select kernel.protect('imports.run', '(select kernel.may_admin())', '(select kernel.may_admin()) and asked_by = (select kernel.uid())', '(select kernel.may_admin())');
grant select, insert on imports.run to holdfast_app, holdfast_worker;
grant update (format, status, progress, counts, findings, base, agreed_by, finished_at, version) on imports.run to holdfast_app, holdfast_worker;

select kernel.protect('imports.staged', 'exists (select from imports.run r where r.id = staged.run_id)', 'exists (select from imports.run r where r.id = staged.run_id)',
  removes => 'exists (select from imports.run r where r.id = staged.run_id)');
grant select, insert, delete on imports.staged to holdfast_app, holdfast_worker;
