import { inFunction, inPolicy, type Mutant, plain } from "./mutantsFixture.ts";

const TAKE = "retention.take_review(uuid,int)";
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
  plain("retention: holds known to everybody", "alter policy p_read on retention.hold using (true)"),
  inPolicy("retention: years set by anybody", "retention.schedule", "p_change", "kernel.may_admin()", "true"),
  inFunction("retention: decided by anybody", TAKE, "not r.program_id = any (walls.decides_in()) or", ""),
  inFunction("retention: agreed to by who let it go", ANSWER, "if r.let_go_by = kernel.uid() then", "if false then"),
  inFunction("retention: agreed to before anybody let it go", ANSWER, "if r.state <> 'let_go' then", "if false then"),
  inFunction("retention: held by anybody", PLACE, "or not (walls.answers(null, c.id) or walls.decides_on(null, c.id))", ""),
  inFunction("retention: lifted by one alone", LIFT, "or h.lift_asked_by = kernel.uid()", ""),
  inFunction("retention: lifted without being asked", LIFT, "or h.lift_asked_by is null", ""),
  inFunction("retention: lifted by who decides nothing", LIFT, "or not retention.decides_on(h)", ""),
];
