import { inFunction, inPolicy, type Mutant, plain } from "./mutantsFixture.ts";

const PURGE = "retention.purge_piece(uuid,uuid,int,text)";
const TAKE = "retention.take_review(uuid,int)";
const ANSWER = "retention.answer(uuid,boolean,int)";
const PLACE = "retention.place_hold(uuid,uuid,boolean,bytea)";
const LIFT = "retention.answer_lift(uuid,boolean,int)";
const RIPE = "retention.ripe(retention.review)";

/** Words that go by one person's word, before their day, or over a hold; holds that one person lifts. Each must be noticed. */
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
  inFunction("retention: purged before its day", RIPE, "and r.due_on <= agencies.local_day(r.agency_id)", ""),
  inFunction("retention: purged by one word", RIPE, "r.state in ('agreed', 'purging')", "r.state in ('let_go', 'agreed', 'purging')"),
  inFunction("retention: purged over a hold", "retention.due(uuid,text)", "and not retention.held(c.person_id, c.id)", ""),
  inFunction("retention: purged unripe", PURGE, "if not retention.ripe(r) then return; end if;", ""),
  inFunction("retention: what is written extends nothing", "retention.last_day(uuid)", "greatest(c.closed_on,", "least(c.closed_on,"),
  inFunction(
    "retention: due at once",
    "retention.find_due()",
    "greatest(k.due, agencies.local_day(c.agency_id) + 30)",
    "agencies.local_day(c.agency_id) + 30",
  ),
  inFunction("retention: held by anybody", PLACE, "or not (walls.answers(null, c.id) or walls.decides_on(null, c.id))", ""),
  inFunction("retention: lifted by one alone", LIFT, "or h.lift_asked_by = kernel.uid()", ""),
  inFunction("retention: lifted without being asked", LIFT, "or h.lift_asked_by is null", ""),
  inFunction("retention: lifted by who decides nothing", LIFT, "or not retention.decides_on(h)", ""),
];
