import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { refusal } from "../kernel/testing.ts";
import { type CrackKind, today } from "./contract.ts";
import { type Id, layStories, type Stories } from "./testing.ts";

let c: Stories;
let ines: string;
let ravi: string;
before(async () => {
  c = await layStories();
  ({ ines, ravi } = c.town);
});
after(() => c.s.strike());
beforeEach(() => c.at("2026-11-02"));

const putOff = (
  who: string,
  subjectId: string,
  untilDay: string,
  crack: CrackKind = "no_next_step",
  reason = "Away with her family until then.",
) => c.s.as(who)(today.snooze, { crack, subjectId, untilDay, reason });
const takeBack = (who: string, snoozeId: string) => c.s.as(who)(today.unsnooze, { snoozeId });
const aside = async (who: string, subjectId: string) =>
  (await c.see(who)).putOff.filter((one) => one.subjectId === subjectId).map(({ putOff: off }) => [off?.by, off?.untilDay, off?.reason]);
/** A case without a next step, held by Ines. */
const stepless = async (more: object = {}) => {
  const { caseId } = await c.open(ines, { dueOn: "2026-11-03", ...more });
  await c.finishStep(ines, caseId);
  return caseId;
};

test("B10 B26 what is put off is off the list until its day and not a moment longer, and why can be read meanwhile", async () => {
  const caseId = await stepless();
  await c.at("2026-11-04");
  assert.deepEqual([await c.cracks(ines, caseId), await c.cracks(ravi, caseId)], [["no_next_step"], ["no_next_step"]]);
  await putOff(ines, caseId, "2026-11-10");
  const why = [["Ines Carvalho", "2026-11-10", "Away with her family until then."]];
  assert.deepEqual([await c.cracks(ines, caseId), await c.cracks(ravi, caseId)], [[], []]);
  assert.deepEqual([await aside(ines, caseId), await aside(ravi, caseId)], [why, why]);
  await c.at("2026-11-09", "23:59:30");
  assert.deepEqual([await c.cracks(ines, caseId), await c.cracks(ravi, caseId)], [[], []]);
  await c.at("2026-11-10", "00:00");
  assert.deepEqual([await c.cracks(ines, caseId), await c.cracks(ravi, caseId)], [["no_next_step"], ["no_next_step"]]);
  assert.deepEqual([await aside(ines, caseId), await aside(ravi, caseId)], [[], []]);
});

test("putting off has a reason and a day after today, thirty days away at most", async () => {
  const caseId = await stepless();
  const fields = async (untilDay: string, reason?: string) =>
    (await refusal(putOff(ines, caseId, untilDay, "no_next_step", reason))).fields;
  assert.deepEqual(await fields("2026-11-02"), { untilDay: "past" });
  assert.deepEqual(await fields("2026-11-01"), { untilDay: "past" });
  assert.deepEqual(await fields("2026-12-03"), { untilDay: "tooFar" });
  assert.deepEqual(Object.keys(await fields("2026-11-09", "  ")), ["reason"]);
  await putOff(ines, caseId, "2026-12-02");
  assert.deepEqual(await c.cracks(ines, caseId), []);
  assert.equal((await refusal(putOff(ines, caseId, "2026-11-09", "silent"))).status, 404, "what does not slip is not put off");
});

test("a second time replaces the first, whoever it was by, and it is taken back by whoever may write there", async () => {
  const caseId = await stepless();
  const first = await putOff(ines, caseId, "2026-11-20");
  const second = await putOff(ines, caseId, "2026-11-04");
  assert.equal((await refusal(takeBack(ines, first.id))).status, 404);
  assert.deepEqual(
    (await aside(ines, caseId)).map(([, until]) => until),
    ["2026-11-04"],
  );
  await takeBack(ines, second.id);
  assert.deepEqual(await c.cracks(ines, caseId), ["no_next_step"]);
  await putOff(ines, caseId, "2026-11-20");
  const third = await putOff(ravi, caseId, "2026-11-05");
  assert.deepEqual(
    (await aside(ines, caseId)).map(([by, until]) => [by, until]),
    [["Ravi Menon", "2026-11-05"]],
  );
  await takeBack(ines, third.id);
  assert.deepEqual(await c.cracks(ines, caseId), ["no_next_step"]);
  const two = await Promise.allSettled([putOff(ines, caseId, "2026-11-06"), putOff(ravi, caseId, "2026-11-07")]);
  assert.ok(two.some((one) => one.status === "fulfilled"));
  for (const one of two) if (one.status === "rejected") assert.equal(one.reason.code, "crack.putOffMeanwhile");
  assert.equal((await aside(ines, caseId)).length, 1);
});

test("B26 with high risk the worker's putting off does not take it from those above; theirs does", async () => {
  const caseId = await stepless({ risk: "immediate" });
  await putOff(ines, caseId, "2026-11-10");
  assert.deepEqual([await c.cracks(ines, caseId), await c.cracks(ravi, caseId)], [[], ["no_next_step"]]);
  const [seen] = (await c.slipping(ravi)).filter((one) => one.subjectId === caseId);
  assert.equal(seen?.putOff?.by, "Ines Carvalho", "and they read why");
  await putOff(ravi, caseId, "2026-11-05");
  assert.deepEqual([await c.cracks(ines, caseId), await c.cracks(ravi, caseId)], [[], []]);
  await c.at("2026-11-05", "00:00");
  assert.deepEqual([await c.cracks(ines, caseId), await c.cracks(ravi, caseId)], [["no_next_step"], ["no_next_step"]]);
});

test("B10 one crack is put off, not the next one of its kind", async () => {
  const caseId = await stepless();
  await putOff(ines, caseId, "2026-12-01");
  await c.addStep(ines, caseId, "2026-11-04");
  await c.at("2026-11-03");
  await c.finishStep(ines, caseId);
  assert.deepEqual(await c.cracks(ines, caseId), ["no_next_step"], "a step was set and done since");

  const gone = await c.open(ines, { dueOn: "2026-11-30" });
  const leave =
    "insert into staff.absence (id, agency_id, account_id, starts_at, ends_at) select gen_random_uuid(), agency_id, id, kernel.clock(), kernel.clock() + interval '1 day' from staff.account where id = $1";
  await c.s.given(leave, [ines]);
  await putOff(ravi, gone.caseId, "2026-12-01", "manager_gone");
  await c.watch();
  await c.at("2026-11-05");
  await c.watch();
  await c.s.given(leave, [ines]);
  assert.deepEqual(await c.cracks(ravi, gone.caseId), ["manager_gone"], "she was back, and is away again");
  await c.s.given("delete from staff.absence where account_id = $1", [ines]);
});

test("only those who may write in a case put off what slips there, and of others' cases they know nothing", async () => {
  const caseId = await stepless();
  const reader = await c.town.account(c.town.agencies.northlake, "Lin Reader");
  await c.town.member(c.town.agencies.northlake, reader, c.town.programs.counseling, "teammate");
  await c.s.as(ines)(cases.addTeamMember, { caseId, accountId: reader, role: "teacher", sections: ["notes"], canWrite: false });
  assert.equal((await refusal(putOff(reader, caseId, "2026-11-05"))).status, 403);
  for (const stranger of [c.town.omar, c.town.sam, c.town.noor, c.town.ida, c.town.keiko]) {
    assert.equal((await refusal(putOff(stranger, caseId, "2026-11-05"))).status, 404);
  }
  const { id } = await putOff(ines, caseId, "2026-11-05");
  assert.equal((await refusal(takeBack(reader, id))).status, 403);
  for (const stranger of [c.town.omar, c.town.keiko]) assert.equal((await refusal(takeBack(stranger, id))).status, 404);
  const [row] = await c.s.given<{ reason: Buffer }>("select reason from today.snooze where id = $1", [id]);
  assert.ok(!row?.reason.toString("utf8").includes("family"), "the reason is sealed");
});

test("A14 a concern that waits is put off by those who triage it", async () => {
  const concernId = (await c.file(ines)) as Id;
  await c.at("2026-11-04");
  assert.deepEqual(await c.cracks(c.town.sam, concernId), ["concern_unanswered"]);
  assert.equal((await refusal(putOff(c.town.omar, concernId, "2026-11-05", "concern_unanswered"))).status, 404);
  await putOff(c.town.sam, concernId, "2026-11-05", "concern_unanswered");
  assert.deepEqual([await c.cracks(c.town.sam, concernId), await c.cracks(ravi, concernId)], [[], []]);
  await c.at("2026-11-05", "00:00");
  assert.deepEqual(
    [await c.cracks(c.town.sam, concernId), await c.cracks(ravi, concernId)],
    [["concern_unanswered"], ["concern_unanswered"]],
  );
});
