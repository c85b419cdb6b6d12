import { inFunction, type Mutant, plain } from "./mutantsFixture.ts";

const LOOKS = "oversight.may_review(oversight.override)";
const REGISTER = "oversight.register_rows(date,date,uuid,text,uuid,uuid)";

/** What was done past a gate, known to whom it is not for or looked at by who did it; a register that tells of other programs or through a wall. */
export const oversightMutants: readonly Mutant[] = [
  plain("override: no agency", "drop policy r2_agency on oversight.override"),
  plain("override: no case walls", "drop policy r3_wall_case on oversight.override"),
  plain("override: no walls of people", "drop policy r4_wall_person on oversight.override"),
  plain("override: known to everybody", "alter policy p_read on oversight.override using (true)"),
  inFunction("override: looked at by who did it", LOOKS, "and o.account_id <> kernel.uid()", ""),
  inFunction("override: looked at by anybody", LOOKS, "and o.program_id = any (walls.decides_in())", ""),
  inFunction("override: looked at through a wall", LOOKS, "and o.person_id <> all (access.walled_people())", ""),
  inFunction("override: looked at twice", "oversight.review(uuid,text,bytea,uuid,bytea,int)", "o.reviewed_at is not null or", ""),
  inFunction(
    "register: of every program",
    REGISTER,
    "unnest(walls.decides_in()) p where",
    "unnest(array(select id from agencies.program)) p where",
  ),
  inFunction(
    "register: through a wall",
    REGISTER,
    "and r.case_id <> all ((select access.walled_cases())::uuid[]) and r.person_id <> all ((select access.walled_people())::uuid[])",
    "",
  ),
];
