import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { many } from "../cases/many/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { refusal } from "../kernel/testing.ts";
import { concerns } from "./contract.ts";
import { concernRoutes } from "./routes.ts";

let c: Cases;
before(async () => {
  c = await layCases(concernRoutes);
});
after(() => c.s.strike());

const file = async () => {
  const { doors } = await c.s.as(c.town.omar)(concerns.doors, {});
  const doorId = doors.find((door) => (door.programId as string) === c.town.programs.care)?.id as Id;
  return (await c.s.as(c.town.omar)(concerns.file, { doorId, narrative: "Seen again at the station.", source: "staff" } as never)).id as Id;
};
const closed = async (wakeOnConcern: boolean) => {
  const { caseId, personId } = await c.open(c.town.ines, { dueOn: await c.dayFrom(20) });
  const { id } = await c.s.as(c.town.ines)(many.close, {
    cases: [{ caseId, version: 1 }],
    reason: "goals_met",
    outcome: "unknown",
    openTasks: "cancel",
    wakeOnConcern,
  } as never);
  assert.equal((await c.s.as(c.town.ines)(many.show, { runId: id as Id })).done, 1);
  return { caseId, personId };
};
const join = (concernId: Id, personId: Id) =>
  c.s.as(c.town.sam)(concerns.joinCase, { concernId, version: 1, personId, rating: { risk: "low", rationale: "Known to the team." } });

test("D21 a case closed so that a new concern wakes it is taken up by the next one, with its manager and at the top of their list", async () => {
  const { caseId, personId } = await closed(true);
  const concernId = await file();
  await join(concernId, personId);
  const { case: head, story } = await c.show(c.town.ines, caseId);
  assert.deepEqual([head.status, head.manager?.id, head.nextStep, head.reopenedTimes], ["active", c.town.ines, null, 1]);
  assert.deepEqual(
    new Set(story.items.slice(0, 2).map(({ kind }) => kind)),
    new Set(["concern", "level"]),
    "what came in, and the risk it was rated with",
  );
  const [first] = (await c.s.as(c.town.ines)(cases.list, {})).cases;
  assert.equal(first?.caseId, caseId);
  // Once: closed again in the ordinary way, the next concern finds no open case.
  await c.s.as(c.town.ines)(cases.close, { caseId, reason: "goals_met", outcome: "improved", version: await c.versionOf(caseId) });
  assert.equal((await refusal(join(await file(), personId))).code, "concern.noOpenCase");
});

test("D21 one that was not closed so stays closed; and R39: who wrote in is told no more than that it was followed up", async () => {
  const { personId, caseId } = await closed(false);
  const concernId = await file();
  assert.equal((await refusal(join(concernId, personId))).code, "concern.noOpenCase");
  assert.equal((await c.show(c.town.ines, caseId)).case.status, "closed");
  const open = await c.open(c.town.ines, { dueOn: await c.dayFrom(20) });
  await join(concernId, open.personId);
  const mine = async () => (await c.s.as(c.town.omar)(concerns.mine, {})).items.find((one) => (one.id as string) === (concernId as string));
  const before = await mine();
  await c.s.as(c.town.ines)(many.close, {
    cases: [{ caseId: open.caseId, version: await c.versionOf(open.caseId) }],
    reason: "moved",
    outcome: "unknown",
    openTasks: "cancel",
  });
  assert.deepEqual([before?.state, await mine()], ["followed_up", before]);
});
