import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { refusal } from "../kernel/testing.ts";
import { today } from "./contract.ts";
import { layStories, type Stories } from "./testing.ts";

let c: Stories;
let ines: string;
let ravi: string;
before(async () => {
  c = await layStories();
  ({ ines, ravi } = c.town);
});
after(() => c.s.strike());

const putOff = (who: string, subjectId: string, crack: "silent" | "step_overdue" | "no_next_step", untilDay: string) =>
  c.s.as(who)(today.snooze, { crack, subjectId, untilDay, reason: "Away with her family until then." });

test("B10 C04 a case that slips for two reasons is listed once, with both; each is put off by itself", async () => {
  await c.at("2026-11-02");
  const { caseId } = await c.open(ines, { dueOn: "2026-11-04" });
  const late = await c.open(ines, { dueOn: "2026-11-12" });
  await c.at("2026-11-20");
  const listed = async (who: string) => {
    const { slipping, slippingTotal, putOff: off, putOffTotal } = await c.see(who);
    return [
      slipping.map((one) => [one.caseId, one.cracks.map(({ crack, days }) => `${crack} ${days}`)]),
      slippingTotal,
      off.map((one) => [one.caseId, one.crack]),
      putOffTotal,
    ];
  };
  // Both have been silent as long; the one whose step is longer overdue has two reasons as bad.
  const [worst, other] = [caseId, late.caseId].sort();
  const cracksOf = (one: unknown) => [`silent 14`, one === caseId ? "step_overdue 12" : "step_overdue 6"];
  const both = [
    [worst, cracksOf(worst)],
    [other, cracksOf(other)],
  ];
  assert.deepEqual(await listed(ines), [both, 2, [], 0]);
  assert.deepEqual(await listed(ravi), [both, 2, [], 0]);
  await putOff(ines, caseId, "silent", "2026-11-25");
  assert.deepEqual(await listed(ines), [
    [
      [late.caseId, cracksOf(late.caseId)],
      [caseId, ["step_overdue 12"]],
    ],
    2,
    [[caseId, "silent"]],
    1,
  ]);
  await putOff(ines, caseId, "step_overdue", "2026-11-24");
  assert.deepEqual(await listed(ines), [
    [[late.caseId, cracksOf(late.caseId)]],
    1,
    [
      [caseId, "silent"],
      [caseId, "step_overdue"],
    ],
    2,
  ]);
  await c.at("2026-11-24", "00:00");
  assert.deepEqual((await listed(ines))[3], 1, "one comes back on its day, the other a day later");
});

test("what slips and what is put off are read page by page, none twice and none missed", async () => {
  await c.at("2026-12-01");
  const made: string[] = [];
  for (let i = 0; i < 106; i += 1) {
    const { caseId } = await c.open(c.town.tomas, { program: "support", dueOn: "2026-12-02" });
    await c.finishStep(c.town.tomas, caseId);
    if (i < 53) await putOff(c.town.tomas, caseId, "no_next_step", "2026-12-20");
    made.push(caseId);
  }
  const first = await c.see(c.town.tomas);
  assert.deepEqual([first.slipping.length, first.slippingTotal, first.putOff.length, first.putOffTotal], [50, 53, 50, 53]);
  const { slipping, putOff: off } = await c.listWhole(c.town.tomas);
  const ids = (all: readonly { caseId: string | null }[]) => all.map((one) => one.caseId).sort();
  assert.deepEqual(ids(off), made.slice(0, 53).sort());
  assert.deepEqual(ids(slipping), made.slice(53).sort());
  const more = await c.s.as(c.town.tomas)(today.cracks, { list: "putOff", after: first.putOffNext ?? "" });
  assert.deepEqual([more.slipping.length, more.putOff.length, more.next], [0, 3, null]);
  for (const after of ["x", Buffer.from('[true,1,"x"]').toString("base64url")]) {
    assert.deepEqual((await refusal(c.s.as(c.town.tomas)(today.cracks, { list: "putOff", after }))).fields, { after: "invalid" });
  }
});
