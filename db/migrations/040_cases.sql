-- What came back with who came back, before docs/decisions/021: a right of a case, held since before a stay in its program that ended with nobody's other stay
-- running on, and standing still because that account works there again. Of a manager the stays that carry cases count. From here on a trigger sees to it.
alter table access.grant no force row level security;
alter table staff.membership no force row level security;
alter table cases.case no force row level security;
alter table cases.team_member no force row level security;
with stay as (
  select m.account_id, m.program_id, m.starts_at, m.ends_at, m.role in ('case_manager', 'supervisor') and m.can_write as carries
    from staff.membership m where m.role <> 'referrer'
)
update access.grant g set valid_to = kernel.clock()
  from cases.case c
 where c.id = g.case_id and g.kind in ('owner', 'team', 'supervisor') and g.valid_to > kernel.clock()
   and exists (select from stay s where s.account_id = g.account_id and s.program_id = c.program_id and (s.carries or g.kind <> 'owner')
                  and s.ends_at > g.valid_from and s.ends_at <= kernel.clock()
                  and not exists (select from stay o where o.account_id = s.account_id and o.program_id = s.program_id and (o.carries or g.kind <> 'owner')
                                     and o.starts_at <= s.ends_at and o.ends_at > s.ends_at));
update cases.team_member t set to_at = g.valid_to from access.grant g where g.cause_id = t.id and g.kind = 'team' and t.to_at is null and g.valid_to <= kernel.clock();
alter table access.grant force row level security;
alter table staff.membership force row level security;
alter table cases.case force row level security;
alter table cases.team_member force row level security;
