-- What goes with the one answer about safety planning (R85): when to talk again, should it have been unsafe; why not this time, where somebody says so; and
-- who answered, should it have been somebody else than whoever recorded the contact.
alter table cases.contact
  add column safety_again date,
  add column safety_why   bytea, -- secret
  add column safety_by    uuid,
  add foreign key (agency_id, safety_by) references staff.account (agency_id, id),
  add constraint again_if_unsafe check (safety_again is null or safety = 'unsafe_now'),
  add constraint why_if_not check (safety_why is null or safety = 'not_this_time'),
  add constraint answered_by check (safety_by is null or safety is not null);

-- The last day on which safety was talked about, derived from the answers.
alter table cases.case add column safety_on date;
update cases.case c set safety_on = x.day
  from (select case_id, max(on_day) as day from cases.contact where safety in ('done', 'reviewed', 'declined') and withdrawn_at is null group by case_id) x where x.case_id = c.id;

-- Meetings that have no answer yet.
create index contact_unanswered on cases.contact (case_id, on_day)
  where safety is null and result = 'completed' and kind in ('one_to_one', 'call', 'visit', 'group') and withdrawn_at is null and not declined;
create index contact_unanswered_by on cases.contact (recorded_by, on_day)
  where safety is null and result = 'completed' and kind in ('one_to_one', 'call', 'visit', 'group') and withdrawn_at is null and not declined;
