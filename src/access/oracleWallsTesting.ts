import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import { type Case, compare, type Findings, type Visit } from "./oracleTesting.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import { makeChance } from "./worldFixture.ts";
import { answersForWall, liftsWall, reviewsEmergency, SEES_WALLS } from "./worldWallsFixture.ts";

const sealed = Buffer.from("x");
const HELPS = ["case_manager", "supervisor", "triager", "teammate"];

/** What becomes of somebody who asks for a case of their own agency in an emergency: opened, refused like all others, or refused for what they did before. */
function expectEmergency(eyes: Eyes, record: Row, rows: Rows): string {
  const tries = (rows["walls.emergency"] ?? []).filter((e) => e.account_id === eyes.me.id);
  if (tries.length >= 10 || tries.filter(({ outcome }) => outcome === "opened").length >= 3) return "HF409";
  const helps = (rows["staff.membership"] ?? []).some(
    (m) => m.account_id === eyes.me.id && m.can_write && HELPS.includes(m.role) && eyes.lives(m.starts_at, m.ends_at),
  );
  const program = (rows["agencies.program"] ?? []).find(({ id }) => id === record.program_id);
  const whole = { person_id: record.person_id, case_id: record.id };
  const isHad = ["FERPA", "BASE"].includes(program?.regime ?? "") && program?.ended_at === null;
  if (!helps || !isHad || eyes.isBarred(whole) || eyes.me.kind === "service") return "false";
  return eyes.reads.has(record.program_id) || eyes.holdsCase(record.id, SECTIONS.notes) ? "HF409" : "true";
}

/** Acts that only functions do: placing and lifting walls, emergency access and its review, each tried and taken back. */
export async function compareWalls(visit: Visit, eyes: Eyes, { rows, accounts }: Case, found: Findings, seed: number, acts: number) {
  const chance = makeChance(seed + 71);
  const all = (table: string) => (rows[table] ?? []).filter((row) => eyes.isOurs(row));
  const held = async (what: string, text: string, values: unknown[], expected: string) => {
    const got = await visit.attempt(text, values);
    found.decisions += 1;
    compare(found, `${eyes.me.id} ${what}`, [typeof got === "string" ? got : String(Object.values(got[0] ?? {})[0] || "done")], [expected]);
  };
  const colleagues = accounts.filter((one) => eyes.isOurs(one.eyes.me) && one.eyes.me.id !== eyes.me.id).map((one) => one.eyes.me.id);
  for (let n = 0; n < acts; n++) {
    const record = chance.pick(all("cases.case"));
    const asked = `select walls.open_emergency($1, $2, '{}', $3, $3)::text`;
    await held(`opens case ${record.id} in an emergency`, asked, [newId(), record.number, sealed], expectEmergency(eyes, record, rows));
    const place = "select walls.place($1, $2, null, $3, 'personal', $4, true)";
    if (!answersForWall(eyes, { ...record, case_id: record.id, person_id: null }, rows))
      await held(`keeps somebody out of ${record.id}`, place, [newId(), chance.pick(colleagues), record.id, sealed], "42501");

    const mine = all("access.wall").filter((one) => one.lift_asked_by === eyes.me.id && one.lifted_at === null);
    const wall = chance.pick(mine.length > 0 && chance.oneIn(2) ? mine : all("access.wall"));
    const knows = SEES_WALLS["access.wall"]?.(eyes, wall, rows) ?? false;
    const over = wall.lifted_at !== null;
    const isAsked = wall.lift_asked_by !== null;
    await held(
      `asks to lift ${wall.id}`,
      "select walls.ask_lift($1, $2, 1)",
      [wall.id, sealed],
      !knows ? "42501" : over || isAsked ? "HF409" : "done",
    );
    const second = knows && wall.lift_asked_by !== eyes.me.id && liftsWall(eyes, wall, rows);
    await held(
      `lifts ${wall.id}`,
      "select walls.answer_lift($1, true, 1)",
      [wall.id],
      !second ? "42501" : over || !isAsked ? "HF409" : "done",
    );
    const one = chance.pick(all("walls.emergency"));
    await held(
      `reviews ${one.id}`,
      "select walls.review_emergency($1, 'justified', $2, 1)",
      [one.id, sealed],
      !reviewsEmergency(eyes, one, rows) ? "42501" : one.reviewed_at !== null ? "HF409" : "done",
    );
  }
}
