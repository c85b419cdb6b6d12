-- What was answered when a program was made. Its regime follows from the answers, the stricter first (confidentiality.md R12): who does not know is
-- answered for as if it were so. Null where a program is older than the questions.
alter table agencies.program
  add column victim_money text check (victim_money in ('yes', 'no')),
  add column privileged   text check (privileged in ('yes', 'no', 'unsure')),
  add column education    text check (education in ('yes', 'no', 'unsure')),
  add constraint program_answers check ((victim_money is null) = (privileged is null) and (privileged is null) = (education is null)),
  add constraint program_regime_follows check (victim_money is null or regime =
    case when victim_money = 'yes' then 'VSP' when privileged <> 'no' then 'CONF' when education <> 'no' then 'FERPA' else 'BASE' end);
