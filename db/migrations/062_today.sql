-- How much of a week somebody is there is asked wherever a case is given to somebody, beneath the screens of those who supervise.
alter table today.working_share set schema staff;
