import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { season } from "../../cases/season/contract.ts";
import { today } from "../contract.ts";
import { layStories, type Stories } from "../testing.ts";

let c: Stories;
before(async () => {
  c = await layStories();
});
after(() => c.s.strike());

test("D20 whose cases somebody else put to rest reads so on Today for some days, with by whom; nobody else does", async () => {
  const { town, s } = c;
  const rests = await c.open(town.ines);
  const ends = await c.open(town.ines);
  const wakeOn = await c.dayFrom(60);
  const list = [
    { caseId: rests.caseId, version: 1, act: "pause" },
    { caseId: ends.caseId, version: 1, act: "close", reason: "moved" },
  ];
  await s.as(town.ravi)(season.settle, { programId: town.programs.care, cases: list, wakeOn, openTasks: "cancel" } as never);
  const { settled } = await s.as(town.ines)(today.show, {});
  assert.deepEqual(settled.map(({ caseId, act }) => `${caseId} ${act}`).sort(), [`${rests.caseId} pause`, `${ends.caseId} close`].sort());
  assert.ok(settled.every(({ byName }) => byName.startsWith("Ravi")));
  for (const other of [town.ravi, town.omar, town.noor, town.tomas])
    assert.deepEqual((await s.as(other)(today.show, {})).settled, [], "not somebody else's to read");
  await s.moveBy(8 * 86_400_000);
  assert.deepEqual((await s.as(town.ines)(today.show, {})).settled, []);
});
