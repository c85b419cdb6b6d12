-- What was told aloud though nothing allowed it is kept as that: it rests on nothing, and somebody else looks at it (R36, R67, R71).
alter table disclosures.package drop constraint package_basis_check,
  add constraint package_basis_check check (basis in ('release', 'ferpa_exception', 'mandate', 'emergency', 'self', 'aggregate', 'none')),
  add constraint on_nothing_is_told check (basis <> 'none' or method = 'verbal' and recipient_id is not null and num_nonnulls(basis_code, legal) = 0 and not sealed);
alter table oversight.override drop constraint override_kind_check,
  add constraint override_kind_check check (kind in ('exception', 'compelled', 'unmasked', 'unreleased'));

-- What the people somebody works with call them, said by themself: on the person's own page their case manager stands by that, and by no name until it is said (R68).
alter table staff.account add column known_as text check (known_as ~ '\S' and char_length(known_as) <= 40);
