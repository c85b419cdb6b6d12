import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import { type Eyes, HELPING } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";

/** What was opened in an emergency, runs, is over or was refused, some of it reviewed; and the options of confidential programs. */
export function layWallsWork(ground: Ground, cases: readonly LaidCase[]): void {
  for (const laid of cases) if (ground.chance.oneIn(2)) layEmergency(ground, laid);
  for (const laid of cases) if (ground.chance.oneIn(5)) layAsked(ground, laid);
  for (const agency of ground.agencies) layConflicts(ground, agency);
  for (const agency of ground.agencies)
    for (const { id, regime } of agency.programs) {
      if (!["VSP", "CONF"].includes(regime)) continue;
      const optionId = newId();
      const counsel = ground.seal(agency.id, "walls.life_option", optionId, "counsel", "Words");
      ground.put("walls.life_option", { id: optionId, agency_id: agency.id, program_id: id, counsel, asked_by: agency.accounts[0] });
    }
}

/** What some said of themselves; of people who are not there. */
function layConflicts({ chance, put, seal }: Ground, agency: Ground["agencies"][number]): void {
  for (const account_id of chance.some(agency.accounts, 3)) {
    const id = newId();
    put("walls.conflict", {
      id,
      agency_id: agency.id,
      account_id,
      kind: "person",
      said: seal(agency.id, "walls.conflict", id, "said", "Words"),
      tokens: "{\\x00}",
    });
  }
}

/** A wall that somebody asked to lift. */
function layAsked({ chance, put, seal, at }: Ground, { agency, roots }: LaidCase): void {
  const id = newId();
  const account_id = chance.pick(agency.accounts);
  put("access.wall", {
    id,
    agency_id: agency.id,
    account_id,
    person_id: null,
    case_id: roots.case_id,
    origin: "personal",
    placed_at: at(-3),
    lifted_at: null,
    // Often by one who also decides: the account its first program names for what nobody answers.
    lift_asked_by: chance.pick([agency.accounts[3], ...agency.accounts.slice(0, 2)].filter((one) => one !== account_id)),
    lift_asked_at: at(-1),
    lift_why: seal(agency.id, "access.wall", id, "lift_why", "Words"),
    version: 1,
  });
}

function layEmergency({ chance, put, seal, at, day }: Ground, { agency, roots }: LaidCase): void {
  const id = newId();
  const account_id = chance.pick(agency.accounts);
  const { agency_id, program_id, person_id, case_id } = roots;
  const sealed = (column: string) => seal(agency.id, "walls.emergency", id, column, "Words");
  const opened = !chance.oneIn(3);
  const until = opened ? at(chance.pick([-1, 3])) : null;
  const reviewed = chance.oneIn(3);
  put("walls.emergency", {
    id,
    ...{ agency_id, account_id, program_id, person_id, case_id },
    outcome: opened ? "opened" : "refused",
    threat: sealed("threat"),
    parties: sealed("parties"),
    at: at(-2),
    until,
    rung_id: opened ? null : chance.pick(agency.accounts),
    review_by: day(1),
    reviewed_at: reviewed ? at(-1) : null,
    reviewed_by: reviewed ? (agency.accounts.find((one) => one !== account_id) ?? null) : null,
    finding: reviewed ? "justified" : null,
    review: reviewed ? sealed("review") : null,
    version: 1,
  });
  if (!opened) return;
  const { identity, contact, address, safety, services, notes } = SECTIONS;
  put("access.grant", {
    id: newId(),
    ...{ agency_id, account_id, person_id, case_id },
    kind: "break-glass",
    sections: identity | contact | address | safety | services | notes,
    can_write: false,
    cause_id: id,
    valid_from: at(-2),
    valid_to: until,
  });
}

type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;

/** Whether somebody says the second word in a program: its officers, the supervisors who read it, and the one it names for what nobody answers, should that one work here. */
export function decides(eyes: Eyes, program: string | null, rows: Rows): boolean {
  const found = (rows["agencies.program"] ?? []).find(({ id }) => id === program);
  if (!found || !eyes.isOurs(found)) return false;
  return (
    (found.escalation_id === eyes.me.id &&
      (rows["staff.membership"] ?? []).some(
        (m) =>
          m.account_id === eyes.me.id &&
          eyes.lives(m.starts_at, m.ends_at) &&
          ["case_manager", "supervisor", "triager", "officer"].includes(m.role) &&
          (m.program_id === program || !["VSP", "CONF"].includes(found.regime)),
      )) ||
    (rows["staff.membership"] ?? []).some(
      (m) =>
        m.account_id === eyes.me.id &&
        m.program_id === program &&
        eyes.lives(m.starts_at, m.ends_at) &&
        (m.role === "officer" || (m.role === "supervisor" && m.sees === "program")),
    )
  );
}

/** Answers for what is behind a wall: for its case, for a running case of its person, or for a program that person takes part in. */
export function answersForWall(eyes: Eyes, wall: Row, rows: Rows): boolean {
  const ofCase = (rows["cases.case"] ?? []).some(
    (c) =>
      (c.id === wall.case_id || (wall.person_id !== null && c.person_id === wall.person_id && c.status !== "closed")) &&
      eyes.isOurs(c) &&
      !eyes.isBarred({ person_id: c.person_id, case_id: c.id }) &&
      (eyes.hasCase(c) || eyes.writes.has(c.program_id)),
  );
  return ofCase || (wall.person_id !== null && eyes.takesPart(wall.person_id, eyes.writes));
}

/** Whether somebody may have to say the second word on a wall. */
export function decidesOnWall(eyes: Eyes, wall: Row, rows: Rows): boolean {
  const program = (rows["cases.case"] ?? []).find(({ id }) => id === wall.case_id)?.program_id ?? null;
  const programs = wall.case_id
    ? [program]
    : (rows["people.participation"] ?? []).filter((p) => p.person_id === wall.person_id).map((p) => p.program_id);
  return programs.some((one) => decides(eyes, one, rows));
}

const CONFIDENTIAL: readonly string[] = ["VSP", "CONF"];

/** The confidential programs a wall before a person comes from: where who placed it worked then and the person takes part; or worked, if they take part nowhere of those. */
function keepersOf(wall: Row, rows: Rows): readonly string[] {
  if (wall.person_id === null || !wall.placed_by) return [];
  const then = Date.parse(wall.placed_at);
  const ran = (m: Row) => Date.parse(m.starts_at) <= then && (m.ends_at === "infinity" || Date.parse(m.ends_at) > then);
  const worked = (rows["staff.membership"] ?? []).filter((m) => m.account_id === wall.placed_by && HELPING.includes(m.role) && ran(m));
  const there = worked.filter(({ program_id }) =>
    (rows["people.participation"] ?? []).some((p) => p.person_id === wall.person_id && p.program_id === program_id),
  );
  if (there.length === 0 && wall.placed_by === wall.account_id) return [];
  const from = new Set((there.length > 0 ? there : worked).map(({ program_id }) => program_id));
  return (rows["agencies.program"] ?? []).filter(({ id, regime }) => from.has(id) && CONFIDENTIAL.includes(regime)).map(({ id }) => id);
}

/** Comes from confidential programs, in none of which somebody answers for its person or decides. */
function isWallApart(eyes: Eyes, wall: Row, rows: Rows): boolean {
  const keepers = keepersOf(wall, rows);
  const answersIn = (program: string) =>
    (eyes.writes.has(program) && eyes.takesPart(wall.person_id ?? "", new Set([program]))) ||
    (rows["cases.case"] ?? []).some(
      (c) =>
        c.person_id === wall.person_id &&
        c.program_id === program &&
        eyes.isOurs(c) &&
        !eyes.isBarred({ person_id: c.person_id, case_id: c.id }) &&
        (eyes.hasCase(c) || eyes.writes.has(program)),
    );
  return keepers.length > 0 && !keepers.some((one) => decides(eyes, one, rows) || answersIn(one));
}

/** Whether somebody says the second word on lifting a wall: of one from confidential programs, who decides there. */
export function liftsWall(eyes: Eyes, wall: Row, rows: Rows): boolean {
  const keepers = keepersOf(wall, rows);
  return keepers.length > 0 ? keepers.some((one) => decides(eyes, one, rows)) : decidesOnWall(eyes, wall, rows);
}

/** Whether somebody looks at an emergency: who decides in its program, or was rung in its asker's place; never at their own. */
export const reviewsEmergency: Sees = (eyes, row, rows) =>
  eyes.isOurs(row) &&
  !eyes.isBarred(row) &&
  row.account_id !== eyes.me.id &&
  (decides(eyes, row.program_id, rows) || row.rung_id === eyes.me.id);

const opened: Sees = (eyes, row) =>
  row.outcome === "opened" &&
  eyes.isOurs(row) &&
  !eyes.isBarred(row) &&
  (row.account_id === eyes.me.id || eyes.reads.has(row.program_id) || eyes.holdsCase(row.case_id, SECTIONS.legal));

/** A wall is known to those who answer for what is behind it and to those who decide; an emergency to its asker, to who keeps the record and to who reviews it. */
export const SEES_WALLS: Readonly<Record<string, Sees>> = {
  "access.wall": (eyes, row, rows) =>
    eyes.isOurs(row) &&
    row.account_id !== eyes.me.id &&
    !eyes.isBarred(row) &&
    !isWallApart(eyes, row, rows) &&
    // One that follows from a complaint is told to who decides, and stands behind none of that complaint.
    (row.cause_id === null
      ? answersForWall(eyes, row, rows) || decidesOnWall(eyes, row, rows)
      : decidesOnWall(eyes, row, rows) &&
        !(rows["access.wall"] ?? []).some((w) => w.account_id === eyes.me.id && w.cause_id === row.cause_id && w.lifted_at === null)),
  "walls.emergency": (eyes, row, rows) => opened(eyes, row, rows) || reviewsEmergency(eyes, row, rows),
  "walls.emergency_record": (eyes, row, rows) => {
    const whole = (rows["walls.emergency"] ?? []).find(({ id }) => id === row.id);
    return whole !== undefined && (opened(eyes, whole, rows) || reviewsEmergency(eyes, whole, rows));
  },
  "walls.conflict": (eyes, row) => eyes.isOurs(row) && row.account_id === eyes.me.id,
  "walls.life_option": (eyes, row, rows) => eyes.isOurs(row) && decides(eyes, row.program_id, rows),
};
