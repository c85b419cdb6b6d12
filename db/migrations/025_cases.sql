-- What memberships that are over have left standing: whoever no longer works in a case's program holds it no longer as manager, supervisor or on its team;
-- whoever is to leave by a date, until then. From here on a trigger sees to it (src/cases/endedMembership.sql).
alter table access.grant no force row level security;
alter table staff.membership no force row level security;
alter table cases.case no force row level security;
alter table cases.team_member no force row level security;
with place as (
  select g.id, coalesce(
      (select max(m.ends_at) from staff.membership m
        where m.account_id = g.account_id and m.program_id = c.program_id and m.role <> 'referrer' and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()),
      (select max(m.ends_at) from staff.membership m
        where m.account_id = g.account_id and m.role <> 'referrer' and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock() and g.kind = 'team'
          and not exists (select from staff.membership b where b.account_id = g.account_id and b.program_id = c.program_id and b.role <> 'referrer' and b.ends_at <= kernel.clock())),
      kernel.clock()) as until
    from access.grant g join cases.case c on c.id = g.case_id
   where g.kind in ('owner', 'team', 'supervisor') and g.valid_to > kernel.clock()
)
update access.grant g set valid_to = p.until from place p where p.id = g.id and g.valid_to > p.until;
update cases.team_member t set to_at = g.valid_to from access.grant g where g.cause_id = t.id and g.kind = 'team' and t.to_at is null and g.valid_to <= kernel.clock();
-- The same for who stood in for somebody who has gone.
alter table staff.cover no force row level security;
alter table staff.account no force row level security;
update staff.cover c set ended_at = kernel.clock()
 where c.ended_at is null and c.ends_at > kernel.clock() and exists (select from staff.account a where a.id = c.covered_id and a.status = 'inactive');
