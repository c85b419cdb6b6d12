import { inFunction, inPolicy, type Mutant, plain } from "./mutantsFixture.ts";

const UID = "( SELECT kernel.uid() AS uid)";
const OPEN = "walls.open_emergency(uuid,bigint,bytea[],bytea,bytea)";
const ANSWER = "walls.answer_lift(uuid,boolean,int)";

/** Walls that the one before them knows of, that one person lifts; emergencies that open what they may not. Each must be noticed. */
export const wallMutants: readonly Mutant[] = [
  ...["access.wall", "walls.emergency", "walls.life_option", "walls.conflict"].map((table) =>
    plain(`walls: no agency on ${table}`, `drop policy r2_agency on ${table}`),
  ),
  ...["access.wall", "walls.emergency"].flatMap((table) => [
    plain(`walls: no case walls on ${table}`, `drop policy r3_wall_case on ${table}`),
    plain(`walls: no walls of people on ${table}`, `drop policy r4_wall_person on ${table}`),
  ]),
  inPolicy("walls: told to the one it is before", "access.wall", "p_read", `(account_id <> ${UID})`, "true"),
  inPolicy("walls: known to everybody", "access.wall", "p_read", "walls.answers(person_id, case_id)", "true"),
  inPolicy("emergency: a refusal told to its asker", "walls.emergency", "p_read", `(outcome = 'opened'::text)`, "true"),
  inPolicy("emergency: known to all who hold anything of the case", "walls.emergency", "p_read", "access.section('legal'::text)", "4095"),
  plain("conflicts: whom a colleague knows, known to everybody", "alter policy p_read on walls.conflict using (true)"),
  plain("emergency: an option known to everybody", "alter policy p_read on walls.life_option using (true)"),
  inFunction("walls: the second word of who was there once", "walls.decides_in()", "and m.ends_at > kernel.clock()", ""),
  inFunction("walls: the second word of any member", "walls.decides_in()", "m.role = 'officer'", "true"),
  inFunction(
    "walls: placed by anybody",
    "walls.place(uuid,uuid,uuid,uuid,text,bytea,boolean)",
    "not walls.answers(p_person, p_case)",
    "false",
  ),
  inFunction(
    "walls: a colleague kept out by whoever sees what is behind it",
    "walls.place(uuid,uuid,uuid,uuid,text,bytea,boolean)",
    "p_account = kernel.uid() and p_origin = 'personal'",
    "p_origin = 'personal'",
  ),
  inFunction("walls: answered for by who stands before one", "walls.answers(uuid,uuid)", "and c.id <> all (access.walled_cases())", ""),
  inFunction("walls: lifting asked by anybody", "walls.ask_lift(uuid,bytea,int)", "or not walls.knows(w)", ""),
  inFunction("walls: lifted without being asked", ANSWER, "or w.lift_asked_by is null", ""),
  inFunction("walls: lifted by who decides nothing", ANSWER, "or not walls.lifts(w)", ""),
  inFunction(
    "walls: of a confidential program, known to the others of its person",
    "walls.kept_apart(access.wall)",
    "cardinality(k.programs) > 0",
    "false",
  ),
  inFunction("walls: lifted by the one it is before", "walls.knows(access.wall)", "and w.account_id <> kernel.uid()", ""),
  inFunction("emergency: through a wall", OPEN, "and not c.walled and", "and"),
  inFunction(
    "emergency: for whoever signs in",
    OPEN,
    "coalesce(c.had, false) and not c.walled and walls.may_ask()",
    "coalesce(c.had, false) and not c.walled",
  ),
  inFunction("emergency: in a confidential program", "walls.allows(uuid)", "p.regime not in ('VSP', 'CONF')", "true"),
  inFunction("emergency: by one person's option", "walls.allows(uuid)", "o.confirmed_at is not null and", ""),
  inFunction("emergency: as often as one likes", OPEN, "raise exception using errcode = 'HF409', message = 'emergency.tooMany';", "null;"),
  inFunction(
    "emergency: where there is no need",
    OPEN,
    "raise exception using errcode = 'HF409', message = 'emergency.seesAlready';",
    "null;",
  ),
  inFunction("emergency: looked at by who opened it", "walls.may_review(walls.emergency)", "and e.account_id <> kernel.uid()", ""),
  inFunction(
    "emergency: looked at by anybody",
    "walls.may_review(walls.emergency)",
    "(e.program_id = any (walls.decides_in()) or coalesce(e.rung_id = kernel.uid(), false))",
    "true",
  ),
  inFunction(
    "emergency: looked at through a wall",
    "walls.may_review(walls.emergency)",
    "and e.case_id <> all (access.walled_cases())",
    "",
  ),
  inFunction("emergency: looked at twice", "walls.review_emergency(uuid,text,bytea,int)", "e.reviewed_at is not null or", ""),
];
