-- The end of a year: what becomes of each case, by one press on all of them; and what a pause did with the steps it found.
alter table cases.bulk_run drop constraint bulk_run_what_check;
alter table cases.bulk_run add constraint bulk_run_what_check check (what in ('close', 'hand_over', 'season'));
alter table cases.bulk_item add column codes jsonb; -- words of closed lists and ids: what is to become of this one case
alter table cases.task add column rested_from date; -- the day it was due before its case was paused; the day itself where it was written for the waking
