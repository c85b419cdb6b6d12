import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../kernel/ids.ts";
import { refusal } from "../../kernel/testing.ts";
import { cases } from "../contract.ts";
import { type Cases, type Id, layCases } from "../testing.ts";
import { tasks } from "./contract.ts";

let c: Cases;
before(async () => {
  c = await layCases();
});
after(() => c.s.strike());

const add = async (who: string, caseId: Id, more: object = {}) =>
  (await c.s.as(who)(tasks.add, { caseId, title: "Ask housing for the June room", dueOn: await c.dayFrom(2), ...more })).id as Id;

test("a task belongs to somebody who can see the case, and is refused in the same words for whoever cannot", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  for (const ownerId of [town.omar, town.ida, town.tomas, newId()]) {
    const no = await refusal(add(town.ines, caseId, { ownerId }));
    assert.deepEqual([no.status, no.fields], [422, { ownerId: "task.ownerCannotSee" }]);
  }
  await add(town.ines, caseId, { ownerId: town.ravi });
  await s.as(town.ines)(cases.addTeamMember, { caseId, accountId: town.omar, role: "housing", sections: [] });
  await add(town.ines, caseId, { ownerId: town.omar });
  await s.given("insert into access.wall (id, agency_id, account_id, case_id, origin) values ($1, $2, $3, $4, 'request')", [
    newId(),
    town.agencies.northlake,
    town.ravi,
    caseId,
  ]);
  assert.equal((await refusal(add(town.ines, caseId, { ownerId: town.ravi }))).status, 422);
});

test("a task is done, taken back, changed and cancelled; the case's next step follows each time", async () => {
  const { town, s } = c;
  const far = await c.dayFrom(9);
  const { caseId } = await c.open(town.ines, { dueOn: far });
  const near = await c.dayFrom(2);
  const taskId = await add(town.ines, caseId, { dueOn: near });
  const next = async () => (await c.show(town.ines, caseId)).case.nextStep?.dueOn;
  assert.equal(await next(), near);
  await s.as(town.ines)(tasks.complete, { taskId, version: 1 });
  assert.equal(await next(), far);
  await s.as(town.ines)(tasks.reopen, { taskId, version: 2 });
  assert.equal(await next(), near);
  const dueOn = await c.dayFrom(4);
  await s.as(town.ines)(tasks.change, { taskId, version: 3, title: "Ask housing again", dueOn, ownerId: town.ravi, kind: "waiting" });
  const changed = (await c.show(town.ravi, caseId)).tasks[0];
  assert.deepEqual(
    [changed?.title, changed?.dueOn, changed?.owner.name, changed?.kind],
    ["Ask housing again", dueOn, "Ravi Menon", "waiting"],
  );
  await s.as(town.ravi)(tasks.cancel, { taskId, version: 4 });
  assert.equal(await next(), far);
  const kinds = (await c.show(town.ines, caseId)).story.items.map((item) => item.kind);
  assert.deepEqual(kinds.slice(0, 3), ["done", "task", "done"]);
});

test("a task already done is not done again; the one who comes second sees what stands", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const taskId = await add(town.ines, caseId);
  await s.as(town.ines)(tasks.complete, { taskId, version: 1 });
  const no = await refusal(s.as(town.ravi)(tasks.cancel, { taskId, version: 1 }));
  assert.deepEqual([no.code, (no.params["current"] as { status: string }).status], ["stale", "done"]);
  assert.equal((await refusal(s.as(town.ines)(tasks.complete, { taskId, version: 2 }))).code, "stale");
  assert.equal((await refusal(s.as(town.omar)(tasks.complete, { taskId, version: 2 }))).status, 404);
  assert.equal((await refusal(s.as(town.tomas)(tasks.reopen, { taskId, version: 2 }))).status, 404);
});

test("a step is still to come, and near enough to be one", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  assert.deepEqual((await refusal(add(town.ines, caseId, { dueOn: await c.dayFrom(-1) }))).fields, { dueOn: "past" });
  assert.deepEqual((await refusal(add(town.ines, caseId, { dueOn: await c.dayFrom(800) }))).fields, { dueOn: "tooFar" });
  assert.deepEqual((await refusal(add(town.ines, caseId, { title: "  " }))).fields, { title: "missing" });
  const taskId = await add(town.ines, caseId, { dueOn: await c.dayFrom(0) });
  await s.as(town.ines)(cases.addTeamMember, { caseId, accountId: town.noor, role: "counselor", sections: [], canWrite: false });
  assert.equal((await refusal(s.as(town.noor)(tasks.complete, { taskId, version: 1 }))).status, 403);
  assert.equal((await refusal(add(town.noor, caseId))).status, 403);
  // One's own task can be done with a look alone.
  const own = await add(town.ines, caseId, { ownerId: town.noor });
  await s.as(town.noor)(tasks.complete, { taskId: own, version: 1 });
});
