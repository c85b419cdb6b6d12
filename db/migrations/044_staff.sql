-- What becomes of what somebody is told in a role: a confidential resource keeps it, everybody else passes on what must be reported (A28). Said of each role,
-- by an administrator, and no longer of the whole account.
alter table staff.membership add column confidential boolean not null default false;
alter table staff.admission add column confidential boolean not null default false;
update staff.membership m set confidential = true
  from agencies.program p, staff.account a
 where p.id = m.program_id and a.id = m.account_id and (p.regime in ('VSP', 'CONF') or a.confidential_role);
update staff.admission m set confidential = true from agencies.program p where p.id = m.program_id and p.regime in ('VSP', 'CONF') and m.outcome is null;
alter table staff.account drop column confidential_role;
