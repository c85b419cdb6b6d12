import { inFunction, inPolicy, inView, type Mutant, plain } from "./mutantsFixture.ts";

const THERE = "(program_id = ANY (( SELECT access.belongs() AS belongs)::uuid[]))";
const place = (table: string, column: string) =>
  `(EXISTS ( SELECT FROM access.my_place p WHERE ((p.account_id = ${table}.${column}) AND (p.program_id = ${table}.program_id))))`;

/** What somebody holds by having worked there must end with it, and for those who stand in for them too. Each must be noticed. */
export const endedMutants: readonly Mutant[] = [
  inPolicy("ended: its owner still sees a task", "cases.task", "p_read", `AND ${THERE}`, ""),
  inPolicy("ended: a group of who wrote it down", "cases.group_session", "p_read", `AND ${THERE}`, ""),
  inPolicy("ended: advice of who wrote it down", "consults.consult", "p_read", `AND ${THERE}`, ""),
  inPolicy("ended: a call of who wrote it down", "consults.hotline_contact", "p_read", `AND ${THERE}`, ""),
  inPolicy("ended: a crisis of who was to look again", "crises.crisis", "p_read", `AND ${place("crisis", "check_by")}`, ""),
  inPolicy("ended: a crisis changed by who was to look again", "crises.crisis", "p_change", `AND ${place("crisis", "check_by")}`, ""),
  inPolicy("ended: a concern of who had it", "concerns.concern", "p_read", `AND ${place("concern", "assigned_id")}`, ""),
  inPolicy("ended: a concern decided by who had it", "concerns.concern", "p_change", `AND ${place("concern", "assigned_id")}`, ""),
  inView("ended: a place that is over", "access.my_place", "(ends_at > ( SELECT kernel.clock() AS clock))", "true"),
  inView("ended: a place to come", "access.my_place", "(starts_at <= ( SELECT kernel.clock() AS clock))", "true"),
  inView("ended: the place of who only refers", "access.my_place", "access.helps(role)", "true"),
  inView("ended: everybody's places", "access.my_place", "(account_id = ANY (( SELECT access.stands() AS stands)::uuid[]))", "true"),
  inFunction(
    "ended: who only refers belongs",
    "access.open_context(uuid,int)",
    "filter (where access.helps(m.role))",
    "filter (where true)",
  ),
  inFunction("ended: cover by who cannot", "access.open_context(uuid,int)", "and staff.can_cover(a.id, c.covered_id)", ""),
  inPolicy(
    "ended: a step of a case one has no reason for",
    "cases.task",
    "p_read",
    "AND (EXISTS ( SELECT FROM access.my_grant g WHERE (g.case_id = task.case_id)))",
    "",
  ),
  inFunction("ended: whom one wrote down elsewhere", "people.unplaced(uuid)", "and people.is_near(p_person)", ""),
  inFunction("ended: its manager by name has a case", "cases.has_it(uuid)", "and cases.is_held(c.id, c.manager_id)", ""),
  ...["can_carry", "can_cover"].map((name) =>
    plain(
      `ended: ${name} answers without a context`,
      `alter function staff.${name}(uuid, uuid) security definer set search_path = pg_catalog, pg_temp`,
    ),
  ),
  inFunction("ended: cover for who has gone", "staff.can_cover(uuid,uuid)", "and b.status = 'active'", ""),
  inFunction("roles: who coordinates works with people", "access.helps(text)", "'officer')", "'officer', 'coordinator')"),
  inFunction("roles: who is there for a term works with people", "access.helps(text)", "'officer')", "'officer', 'student_staff')"),
  inFunction("roles: who decides works with people", "access.helps(text)", "'officer')", "'officer', 'decision_maker')"),
  plain("roles: what officers of the law are elsewhere", "drop policy r2_agency on staff.law_standing"),
];
