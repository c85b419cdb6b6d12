import { inFunction, type Mutant } from "./mutantsFixture.ts";

const ANSWERS = "supervision.may_answer(supervision.ask)";
const WAITS = "supervision.wait_for_yes()";
const DRAWS = "supervision.draw_samples(uuid)";
const SOMEBODY = "supervision.somebody(uuid,uuid,uuid,uuid,uuid)";

/** Somebody who answers themself or says yes to their own, a closing that waits for nobody, a sample to one's taste. */
export const supervisionMutants: readonly Mutant[] = [
  inFunction("ask: answered by who asked", ANSWERS, "and a.asked_by <> kernel.uid()", ""),
  inFunction("ask: answered by anybody", ANSWERS, "and a.program_id = any (supervision.supervised())", ""),
  inFunction("ask: a yes from whose case it is", ANSWERS, "and c.manager_id = kernel.uid()", "and false"),
  inFunction("closing: by a supervisor, their own", WAITS, "and new.manager_id is distinct from kernel.uid()", ""),
  inFunction("closing: over a no", WAITS, "order by x.asked_at desc, x.id desc", "order by x.asked_at, x.id"),
  inFunction(
    "closing: waits though nobody could say yes",
    WAITS,
    "and supervision.somebody(new.program_id, new.person_id, new.id, kernel.uid(), new.manager_id)",
    "",
  ),
  inFunction(
    "sample: drawn again",
    DRAWS,
    "continue when exists (select from supervision.review r where r.program_id = p.id and r.quarter = p.q);",
    "",
  ),
  inFunction("sample: of what no supervisor may see", SOMEBODY, "(w.case_id = p_case or w.person_id = p_person)", "false"),
];
