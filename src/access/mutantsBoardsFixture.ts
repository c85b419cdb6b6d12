import { inFunction, inPolicy, type Mutant } from "./mutantsFixture.ts";

const COUNT = "boards.count(uuid,date,date)";
const ISSUE = "boards.issue(uuid,uuid,date,date,date,jsonb,integer)";

/** Noticed by who counts what they see against a sheet: no row says it. */
const atBoards = (mutant: Mutant): Mutant => ({ ...mutant, doors: { slices: ["boards"], says: [] } });

/** Boards kept by anybody, small spans of days, figures counted again, and two sheets that differ by a few people. */
export const boardMutants: readonly Mutant[] = [
  inFunction("boards: known to all who are there", "boards.known()", "and (access.helps(m.role) or m.role = 'coordinator')", ""),
  inFunction("boards: known after one's time there", "boards.known()", "and m.ends_at > kernel.clock()", ""),
  inFunction(
    "boards: kept by whoever works there",
    "boards.kept()",
    "and (m.role = 'coordinator' or m.role = 'supervisor' and m.sees = 'program' and m.can_write)",
    "",
  ),
  inFunction("boards: kept after one's time there", "boards.kept()", "and m.ends_at > kernel.clock()", ""),
  inFunction("sheet: a person counted by each case", COUNT, "distinct on (c.person_id)", "distinct on (c.id)"),
  inFunction("sheet: of every program together", COUNT, "c.program_id = p_program and", ""),
  atBoards(inFunction("sheet: tells of a wall by one more", COUNT, "(w.case_id = c.id or w.person_id = c.person_id)", "false")),
  atBoards(inFunction("sheet: without whom a colleague is kept from who reads no program", COUNT, "and m.sees = 'program'", "")),
  inFunction("sheet: counted again", ISSUE, "coalesce(s.figures, p_figures)", "p_figures"),
  inFunction("sheet: of days that another shares", ISSUE, "x.from_on <= p_until and x.until_on >= p_from and", "false and"),
  inPolicy("input: answered in another's name", "boards.input", "r6_once", "(answer IS NULL)", "true"),
];
