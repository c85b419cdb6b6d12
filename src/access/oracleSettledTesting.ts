import { newId } from "../kernel/ids.ts";
import { type Case, compare, type Findings, type Visit } from "./oracleTesting.ts";
import type { Row } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import { rowOf } from "./seenFixture.ts";
import { makeChance } from "./worldFixture.ts";

const MINUTES = 300;

/** Whether a case is as the run left it. */
const isUntouched = (item: Row, record: Row | undefined): record is Row => record !== undefined && record.version === item.now_at;

/** What others closed or paused of one's own cases by a press on many, as the rules tell it: where one works, before no wall, and as it was left. */
export function settledOf(eyes: Eyes, { rows }: Case): string[] {
  const runs = new Map((rows["cases.bulk_run"] ?? []).map((run) => [run.id, run]));
  return (rows["cases.bulk_item"] ?? []).flatMap((item) => {
    const [run, record] = [runs.get(item.run_id), rowOf(rows, "cases.case", item.subject_id)];
    const isSettled = run && ["close", "season"].includes(run.what) && item.state === "done" && item.to_id === null;
    if (!isSettled || !eyes.isOurs(run) || run.by_id === eyes.me.id || !isUntouched(item, record)) return [];
    const isMine = record.manager_id === eyes.me.id && eyes.belongs.has(record.program_id);
    return isMine && !eyes.isBarred({ ...record, case_id: record.id }) ? [`${record.id} ${item.codes?.act ?? "close"} ${run.by_id}`] : [];
  });
}

/** What comes of taking one item of a run back: the code of what stands in the way, or nothing. */
function expectTakingBack(eyes: Eyes, { rows }: Case, item: Row, act: "pause" | "closing"): string {
  const run = rowOf(rows, "cases.bulk_run", item.run_id) as Row;
  const record = rowOf(rows, "cases.case", item.subject_id);
  const kinds = act === "pause" ? ["season"] : ["close", "season"];
  const isOwn = eyes.isOurs(run) && run.by_id === eyes.me.id && kinds.includes(run.what) && item.state === "done";
  const isLate = eyes.isOver(new Date(Date.parse(run.at) + MINUTES * 60_000).toISOString());
  if (!isOwn || (act === "pause" && item.codes?.act !== "pause") || isLate) return "notFound";
  if (!isUntouched(item, record) || record.status !== (act === "pause" ? "paused" : "closed")) return "stale";
  const inCase = { ...record, case_id: record.id };
  return eyes.isBarred(inCase) || !(eyes.hasCase(record) || eyes.writes.has(record.program_id)) ? "refused" : "taken back";
}

/** Taking pauses and closings of many back, each tried and undone: only one's own, in time, as they were left, where one answers for the case still. */
export async function compareSettled(visit: Visit, eyes: Eyes, world: Case, found: Findings, seed: number): Promise<void> {
  const chance = makeChance(seed + 83);
  const items = world.rows["cases.bulk_item"] ?? [];
  const others = items.filter((one) => one.by_id !== eyes.me.id && one.agency_id === eyes.me.agency_id);
  for (const item of [...items.filter((one) => one.by_id === eyes.me.id), ...Array.from({ length: 9 }, () => chance.pick(others))])
    for (const act of ["pause", "closing"] as const) {
      const expected = expectTakingBack(eyes, world, item, act);
      // Whether its manager could have a closed case again is asked elsewhere.
      if (act === "closing" && expected === "taken back") continue;
      const text = `select coalesce(cases.take_back_${act}($1, $2, $3, ${MINUTES}), 'taken back') as told`;
      const got = await visit.attempt(text, [item.run_id, item.subject_id, newId()]);
      found.decisions += 1;
      const told = typeof got === "string" ? got : String(got[0]?.told);
      compare(found, `${eyes.me.id} takes a ${act} back, of ${item.subject_id}`, [told], [expected]);
    }
}
