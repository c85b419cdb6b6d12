-- Medical documents are read by the reviewers named on the case, and by nobody else (R84).
alter table files.artefact drop constraint artefact_audience_check;
alter table files.artefact add constraint artefact_audience_check check (audience in ('author', 'team', 'program', 'person', 'medical'));
alter table files.artefact add constraint medical_of_case check (audience <> 'medical' or case_id is not null);
