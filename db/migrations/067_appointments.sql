-- What the person did with an appointment on their own page, until whose time it is was told; and of which appointment a step is.

-- Since when whose time it is has to be told of what the person did on their own page, and when they last were.
alter table appointments.appointment add column tell_since timestamptz, add column told_at timestamptz;
create index appointment_untold on appointments.appointment (tell_since) where tell_since is not null;
-- Of which appointment a step is.
create index appointment_by_task on appointments.appointment (task_id) where task_id is not null;
