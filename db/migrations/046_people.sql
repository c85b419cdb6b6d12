-- Since when somebody has said that the school may not give out their directory information: not their name, not that they are enrolled (R70).
alter table people.person add column directory_out_on date;
