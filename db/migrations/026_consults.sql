-- Advice and calls can be put right on their day, and taken back a moment after they were kept.
alter table consults.consult add column version int not null default 1, add column taken_back_at timestamptz;
alter table consults.hotline_contact add column version int not null default 1, add column taken_back_at timestamptz;
