-- A leave is asked for on one's own page too: by nobody here, and until when perhaps nobody knows yet. Once it was approved somebody has said until when.
alter table leaves.leave alter column asked_by drop not null; -- null: themselves, on their own page
alter table leaves.leave alter column until_on drop not null;
alter table leaves.leave add constraint until_known check (until_on is not null or status in ('requested', 'documents_pending', 'under_review', 'decided', 'appealed', 'closed'));

-- Who sent a concern and who sorts it owe each a report of their own. Where one is passed on to those who keep what they are told, what was owed stays with whoever owed it.
alter table titleix.report add column passed_on boolean not null default false; -- its concern lies there now: the report stands by itself
alter table titleix.report drop constraint report_state_check;
alter table titleix.report add constraint report_state_check check (state in ('owed', 'made', 'set_aside', 'kept')); -- kept: it went there before anybody who has to report had it
drop index titleix.report_once_a_concern;
create unique index report_once_a_concern on titleix.report (concern_id, triage) where concern_id is not null;
with split as (update titleix.report x set triage = false where x.triage and x.account_id is not null and x.state = 'owed'
  returning x.agency_id, x.program_id, x.concern_id, x.policy_id, x.noticed_at)
insert into titleix.report (id, agency_id, program_id, concern_id, triage, policy_id, noticed_at)
select gen_random_uuid(), s.agency_id, s.program_id, s.concern_id, true, s.policy_id, s.noticed_at from split s;
