import { newId } from "../kernel/ids.ts";
import { type Case, compare, type Findings, type Visit } from "./oracleTesting.ts";
import type { Eyes } from "./rulesFixture.ts";
import { makeChance } from "./worldFixture.ts";
import { liftsHold, SEES_RETENTION } from "./worldRetentionFixture.ts";
import { answersForWall, decidesOnWall } from "./worldWallsFixture.ts";

const sealed = Buffer.from("x");

/** Acts that only functions do: keeping, letting go and agreeing, placing and lifting holds, each tried and taken back. */
export async function compareRetention(visit: Visit, eyes: Eyes, { rows }: Case, found: Findings, seed: number, acts: number) {
  const chance = makeChance(seed + 83);
  const all = (table: string) => (rows[table] ?? []).filter((row) => eyes.isOurs(row));
  const held = async (what: string, text: string, values: unknown[], expected: string) => {
    const got = await visit.attempt(text, values);
    found.decisions += 1;
    compare(found, `${eyes.me.id} ${what}`, [typeof got === "string" ? got : "done"], [expected]);
  };
  const [reviews, holds] = [all("retention.review"), all("retention.hold")];
  for (let n = 0; n < acts && reviews.length > 0 && holds.length > 0; n++) {
    const own = reviews.filter((one) => one.let_go_by === eyes.me.id);
    const review = chance.pick(own.length > 0 && chance.oneIn(2) ? own : reviews);
    const decides = SEES_RETENTION["retention.review"]?.(eyes, review, rows) ?? false;
    const first = review.state === "waiting";
    await held(`keeps ${review.id}`, "select retention.keep($1, 'law', 1, 1)", [review.id], decides ? "done" : "42501");
    await held(`lets ${review.id} go`, "select retention.let_go($1, 1)", [review.id], !decides ? "42501" : first ? "done" : "HF409");
    const second = decides && review.let_go_by !== eyes.me.id;
    await held(`agrees to ${review.id}`, "select retention.answer($1, true, 1)", [review.id], !second ? "42501" : first ? "HF409" : "done");

    const record = chance.pick(all("cases.case"));
    const whole = { ...record, case_id: record.id, person_id: null };
    const may =
      !eyes.isBarred({ person_id: record.person_id, case_id: record.id }) &&
      (answersForWall(eyes, whole, rows) || decidesOnWall(eyes, whole, rows));
    const stands = holds.some((one) => one.case_id === record.id && one.lifted_at === null);
    const place = "select retention.place_hold($1, $2, false, $3)";
    await held(`holds ${record.id}`, place, [newId(), record.id, sealed], !may ? "42501" : stands ? "HF409" : "done");

    const asked = holds.filter((one) => one.lift_asked_by === eyes.me.id && one.lifted_at === null);
    const hold = chance.pick(asked.length > 0 && chance.oneIn(2) ? asked : holds);
    const knows = SEES_RETENTION["retention.hold"]?.(eyes, hold, rows) ?? false;
    const over = hold.lifted_at !== null;
    const isAsked = hold.lift_asked_by !== null;
    const ask = "select retention.ask_lift($1, $2, 1)";
    await held(`asks to lift hold ${hold.id}`, ask, [hold.id, sealed], !knows ? "42501" : over || isAsked ? "HF409" : "done");
    const lifts = knows && hold.lift_asked_by !== eyes.me.id && liftsHold(eyes, hold, rows);
    const lift = "select retention.answer_lift($1, true, 1)";
    await held(`lifts hold ${hold.id}`, lift, [hold.id], !lifts ? "42501" : over || !isAsked ? "HF409" : "done");
  }
}
