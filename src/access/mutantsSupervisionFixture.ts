import { inFunction, type Mutant } from "./mutantsFixture.ts";

const ANSWERS = "supervision.may_answer(supervision.ask)";
const WAITS = "supervision.wait_for_yes()";
const DRAWS = "supervision.draw_samples(uuid)";
const HAD = "supervision.had(uuid,uuid)";
const THEIRS = "supervision.is_theirs(uuid,cases.case,uuid)";
const SOMEBODY = "supervision.somebody(uuid,uuid,uuid,uuid,uuid,boolean)";

/** Somebody who answers themself or says yes to their own, a closing that waits for nobody, a sample to one's taste. */
export const supervisionMutants: readonly Mutant[] = [
  inFunction("ask: answered by who asked", ANSWERS, "and a.asked_by <> kernel.uid()", ""),
  inFunction("ask: answered by anybody", ANSWERS, "and a.program_id = any (supervision.supervised())", ""),
  inFunction("ask: a yes from whose case it is", ANSWERS, "and supervision.is_theirs(kernel.uid(), c, a.asked_by)", "and false"),
  inFunction("closing: by a supervisor, their own", WAITS, "and not supervision.had(kernel.uid(), new.id)", ""),
  inFunction("closing: over a yes of who had it", WAITS, "or supervision.is_theirs(x.answered_by, new, kernel.uid()) then", "then"),
  inFunction(
    "closing: a yes of who had it refused where there is no other",
    SOMEBODY,
    "and not (p_yes and supervision.had(m.account_id, p_case))",
    "",
  ),
  inFunction("closing: a yes of who had it, with another there", THEIRS, "or supervision.had(p_account, c.id) and", "or false and"),
  inFunction(
    "closing: had it, and only now",
    HAD,
    "g.valid_to > kernel.clock() - make_interval(days => (select n.had_days from supervision.limits() n))",
    "g.valid_to > kernel.clock()",
  ),
  inFunction("closing: over a no", WAITS, "order by x.asked_at desc, x.id desc", "order by x.asked_at, x.id"),
  inFunction(
    "closing: waits though nobody could say yes",
    WAITS,
    "and supervision.somebody(new.program_id, new.person_id, new.id, kernel.uid(), new.manager_id, false)",
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
