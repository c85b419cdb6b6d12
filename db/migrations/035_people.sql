-- What a number is called and when it is safe say as much as the number: they are sealed too. What stood in the open is sealed by a job (people.sealPoints).
alter table people.contact_point rename column label to plain_label;
alter table people.contact_point rename column safe_hours to plain_hours;
alter table people.contact_point add column label      bytea; -- secret
alter table people.contact_point add column safe_hours bytea; -- secret
