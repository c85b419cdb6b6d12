import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { deaths } from "../../deaths/contract.ts";
import { deathRoutes } from "../../deaths/routes.ts";
import { covers } from "../../staff/coverContract.ts";
import { today } from "../contract.ts";
import { type Id, layStories, type Stories } from "../testing.ts";

let c: Stories;
before(async () => {
  c = await layStories(deathRoutes);
});
after(() => c.s.strike());

const say = async (who: string, personId: Id) =>
  c.s.as(who)(deaths.say, { personId, onDay: await c.dayFrom(-1), toldBy: "The hospital", confirm: "Jo" });
const diedOf = async (who: string) => (await c.s.as(who)(today.show, {})).died;

test("D31 a death that a colleague writes down stands on Today of whoever carries the case and of whoever stands in for them, and of nobody else", async () => {
  const { town, s } = c;
  const { ines, omar, ravi, noor, tomas, sam } = town;
  await s.as(ravi)(covers.add, {
    coveredId: omar,
    byId: ines,
    firstDay: await c.dayFrom(0),
    lastDay: await c.dayFrom(3),
    away: true,
  } as never);
  const { personId, caseId } = await c.open(omar);
  await say(ravi, personId);
  const [standsIn] = await diedOf(ines);
  assert.deepEqual([standsIn?.caseId, standsIn?.diedOn, standsIn?.label.call], [caseId, await c.dayFrom(-1), "Jo"]);
  assert.ok(standsIn?.saidBy.startsWith("Ravi") && standsIn.coveredFor?.startsWith("Omar"));
  const [carries] = await diedOf(omar);
  assert.deepEqual([carries?.caseId, carries?.coveredFor], [caseId, null]);
  for (const other of [ravi, noor, tomas, sam])
    assert.deepEqual(await diedOf(other), [], "not somebody else's to read, nor of who wrote it");
  const { bereaved } = await s.as(ravi)(deaths.show, { personId });
  assert.deepEqual(
    new Set(bereaved.map(({ accountId }) => accountId)),
    new Set([omar, ines]),
    "who stands in needs somebody to speak with too",
  );
  const { death } = await s.as(ravi)(deaths.show, { personId });
  await s.as(ravi)(deaths.takeBack, { personId, version: death?.version ?? 0, reason: "Somebody else of that name" });
  assert.deepEqual([await diedOf(ines), await diedOf(omar)], [[], []]);
  await say(ravi, personId);
  assert.equal((await diedOf(ines)).length, 1);
  await s.moveBy(15 * 86_400_000);
  assert.deepEqual(await diedOf(omar), [], "said for two weeks");
});
