import { inFunction, inPolicy, type Mutant, plain } from "./mutantsFixture.ts";

const TAKE = "retention.take_review(uuid,int)";
const REVIEW = "retention.may_review(uuid,text,uuid)";
const ANSWER = "retention.answer(uuid,boolean,int)";
const PLACE = "retention.place_hold(uuid,uuid,boolean,bytea)";
const LIFT = "retention.answer_lift(uuid,boolean,int)";

/** What is due decided by anybody, or by one person alone; holds that one person lifts. Each must be noticed. What stops the purge itself has its tests by the door (purge.test.ts). */
export const retentionMutants: readonly Mutant[] = [
  ...["retention.schedule", "retention.hold", "retention.review", "retention.stub"].map((table) =>
    plain(`retention: no agency on ${table}`, `drop policy r2_agency on ${table}`),
  ),
  ...["retention.hold", "retention.review"].flatMap((table) => [
    plain(`retention: no case walls on ${table}`, `drop policy r3_wall_case on ${table}`),
    plain(`retention: no walls of people on ${table}`, `drop policy r4_wall_person on ${table}`),
  ]),
  plain("retention: what is due known to everybody", "alter policy p_read on retention.review using (true)"),
  inFunction(
    "retention: what is due of a program known to all who decide anywhere",
    REVIEW,
    "when not p_program = any (walls.decides_in()) then false",
    "",
  ),
  inFunction(
    "retention: a concern let go by who may not read it",
    REVIEW,
    "then p_program = any (access.reads()) or p_program = any (access.triages())",
    "then true",
  ),
  inFunction(
    "retention: those off the roster let go by who may not read them",
    REVIEW,
    "else p_program = any (access.reads()) end",
    "else true end",
  ),
  inFunction(
    "retention: a paper let go by who is walled from whom it is about",
    REVIEW,
    "then not requests.barred(p_subject)",
    "then true",
  ),
  inFunction(
    "retention: what left known to everybody",
    REVIEW,
    "then kernel.may_admin() or cardinality(walls.decides_in()) > 0",
    "then true",
  ),
  inPolicy(
    "retention: a hold from a paper known to who is walled from whom it is about",
    "retention.hold",
    "p_read",
    "(NOT requests.barred(paper_id))",
    "true",
  ),
  plain("retention: holds known to everybody", "alter policy p_read on retention.hold using (true)"),
  inPolicy("retention: years set by anybody", "retention.schedule", "p_change", "kernel.may_admin()", "true"),
  inFunction("retention: decided by anybody", TAKE, "not retention.may_review(r.program_id, r.kind, r.subject_id) or", ""),
  inFunction("retention: agreed to by who let it go", ANSWER, "if r.let_go_by = kernel.uid() then", "if false then"),
  inFunction("retention: agreed to before anybody let it go", ANSWER, "if r.state <> 'let_go' then", "if false then"),
  inFunction("retention: held by anybody", PLACE, "or not (walls.answers(null, c.id) or walls.decides_on(null, c.id))", ""),
  inFunction("retention: lifted by one alone", LIFT, "or h.lift_asked_by = kernel.uid()", ""),
  inFunction("retention: lifted without being asked", LIFT, "or h.lift_asked_by is null", ""),
  inFunction("retention: lifted by who decides nothing", LIFT, "or not retention.decides_on(h)", ""),
];
