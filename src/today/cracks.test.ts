import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { tasks } from "../cases/tasks/contract.ts";
import { layStories, type Stories } from "./testing.ts";

let c: Stories;
let ines: string;
let ravi: string;
before(async () => {
  c = await layStories();
  ({ ines, ravi } = c.town);
});
after(() => c.s.strike());

test("A12 B10 a case whose last step is done slips at once for the worker, for the supervisor two program days later", async () => {
  await c.at("2026-11-02");
  const { caseId } = await c.open(ines, { dueOn: "2026-11-09" });
  assert.deepEqual(await c.cracks(ines, caseId), []);
  await c.at("2026-11-05", "16:00");
  await c.meet(ines, caseId, "2026-11-05");
  await c.finishStep(ines, caseId);
  const [crack] = await c.slipping(ines);
  assert.deepEqual(
    [crack?.crack, crack?.caseId, crack?.since, crack?.days, crack?.high, crack?.holder, crack?.mine, crack?.mayOpen, crack?.putOff],
    ["no_next_step", caseId, "2026-11-05", 0, false, "Ines Carvalho", true, true, null],
  );
  assert.equal(crack?.label?.call, "Jo");
  for (const [day, time] of [
    ["2026-11-05", "16:01"],
    ["2026-11-06", "23:59"],
    ["2026-11-08", "23:59"],
  ] as const) {
    await c.at(day, time);
    assert.deepEqual([await c.cracks(ines, caseId), await c.cracks(ravi, caseId)], [["no_next_step"], []], day);
  }
  await c.at("2026-11-09", "00:00");
  assert.deepEqual([await c.cracks(ines, caseId), await c.cracks(ravi, caseId)], [["no_next_step"], ["no_next_step"]]);
  await c.addStep(ravi, caseId, "2026-11-10");
  assert.deepEqual([await c.cracks(ines, caseId), await c.cracks(ravi, caseId)], [[], []]);
});

test("A12 B26 a step slips when three program days have passed, and no more when it is moved, done or there is an earlier one", async () => {
  await c.at("2026-11-02");
  const { caseId } = await c.open(ines, { dueOn: "2026-11-04" });
  await c.at("2026-11-08", "23:59");
  await c.meet(ines, caseId, "2026-11-06");
  assert.deepEqual(await c.cracks(ines, caseId), [], "Thursday and Friday are two, and the weekend none");
  await c.at("2026-11-09", "00:00");
  const [crack] = (await c.slipping(ines)).filter((one) => one.caseId === caseId);
  assert.deepEqual([crack?.crack, crack?.since, crack?.days], ["step_overdue", "2026-11-04", 3]);
  await c.at("2026-11-10", "23:59");
  assert.deepEqual([await c.cracks(ines, caseId), await c.cracks(ravi, caseId)], [["step_overdue"], []], "the worker first");
  await c.at("2026-11-11", "00:00");
  assert.deepEqual(await c.cracks(ravi, caseId), ["step_overdue"]);
  const task = await c.taskOf(caseId);
  const { version } = await c.s.as(ines)(tasks.change, {
    taskId: task?.id as never,
    version: task?.version ?? 0,
    title: "Call back",
    dueOn: "2026-11-12",
    ownerId: ines,
    kind: "task",
  });
  assert.deepEqual([await c.cracks(ines, caseId), await c.cracks(ravi, caseId)], [[], []]);
  await c.addStep(ines, caseId, "2026-11-11");
  await c.at("2026-11-16", "00:00");
  assert.deepEqual(await c.cracks(ines, caseId), ["step_overdue"], "the earliest open step counts");
  await c.finishStep(ines, caseId);
  assert.deepEqual(await c.cracks(ines, caseId), []);
  await c.s.as(ines)(tasks.cancel, { taskId: task?.id as never, version });
  assert.deepEqual(await c.cracks(ines, caseId), ["no_next_step"]);
});

test("C04 B10 a case is silent when its cadence has passed without a contact that took place", async () => {
  await c.at("2026-11-02");
  const { caseId } = await c.open(ines, { dueOn: "2027-01-29" });
  await c.at("2026-11-04");
  await c.meet(ines, caseId, "2026-11-04");
  await c.at("2026-11-18", "23:59");
  await c.meet(ines, caseId, "2026-11-17", "attempted");
  await c.meet(ines, caseId, "2026-11-18", "missed");
  assert.deepEqual(await c.cracks(ines, caseId), []);
  await c.at("2026-11-19", "00:00");
  const [crack] = (await c.slipping(ines)).filter((one) => one.caseId === caseId);
  assert.deepEqual([crack?.crack, crack?.since, crack?.days], ["silent", "2026-11-04", 11], "tried is not reached");
  await c.at("2026-11-22", "23:59");
  assert.deepEqual(await c.cracks(ravi, caseId), []);
  await c.at("2026-11-23", "00:00");
  assert.deepEqual([await c.cracks(ines, caseId), await c.cracks(ravi, caseId)], [["silent"], ["silent"]]);
  await c.meet(ines, caseId, "2026-11-20");
  assert.deepEqual([await c.cracks(ines, caseId), await c.cracks(ravi, caseId)], [[], []], "reached on Friday, written down today");
  await c.at("2026-12-04", "23:59");
  assert.deepEqual(await c.cracks(ines, caseId), []);
  await c.at("2026-12-05", "00:00");
  assert.deepEqual(await c.cracks(ines, caseId), [], "a Saturday is no program day");
  await c.at("2026-12-07", "00:00");
  assert.deepEqual(await c.cracks(ines, caseId), ["silent"]);
});

test("C04 a case nobody ever reached is silent too, counted from the day it was opened", async () => {
  await c.at("2026-11-02");
  const { caseId } = await c.open(ines, { dueOn: "2027-01-29" });
  await c.at("2026-11-16", "23:59");
  assert.deepEqual(await c.cracks(ines, caseId), []);
  await c.at("2026-11-17", "00:00");
  assert.deepEqual(await c.cracks(ines, caseId), ["silent"]);
});

test("A12 B26 with high risk the supervisor sees it at once, and the worst stands first", async () => {
  await c.at("2026-11-02");
  const { caseId } = await c.open(ines, { dueOn: "2026-11-20", risk: "some" });
  const other = await c.open(ines, { dueOn: "2026-11-20" });
  for (const one of [caseId, other.caseId]) await c.finishStep(ines, one);
  assert.deepEqual(await c.cracks(ravi, caseId), []);
  await c.s.as(ines)(cases.changeLevel, {
    caseId,
    serviceLevel: "full",
    weight: 3,
    risk: "high",
    targetEnd: null,
    version: await c.versionOf(caseId),
  });
  const list = await c.slipping(ravi);
  assert.deepEqual([list[0]?.caseId, list[0]?.high, list[0]?.mine], [caseId, true, false]);
  assert.deepEqual(
    list.filter((one) => one.caseId === other.caseId),
    [],
  );
  assert.equal((await c.slipping(ines))[0]?.caseId, caseId);
});

test("B10 B26 a paused case makes no crack, and is awake from its day on, whether or not the job ran", async () => {
  await c.at("2026-11-02");
  const { caseId } = await c.open(ines, { dueOn: "2026-11-03" });
  await c.finishStep(ines, caseId);
  const slept = await c.open(ines, { dueOn: "2026-11-03" });
  const pause = async (one: typeof caseId) =>
    c.s.as(ines)(cases.pause, { caseId: one, until: "2026-12-07", reason: "leave", version: await c.versionOf(one) });
  await pause(caseId);
  await pause(slept.caseId);
  await c.at("2026-12-06", "23:59");
  assert.deepEqual([await c.cracks(ines, caseId), await c.cracks(ines, slept.caseId)], [[], []]);
  assert.deepEqual(
    (await c.see(ines)).overdue.filter((one) => one.caseId === slept.caseId),
    [],
  );
  await c.at("2026-12-07", "00:00");
  assert.deepEqual([await c.cracks(ines, caseId), await c.cracks(ines, slept.caseId)], [[], []]);
  // Both are back on the list of the day: the one with the step it had, the other with a step to take it up again.
  assert.deepEqual(
    (await c.see(ines)).due.filter(({ caseId: of }) => of === caseId || of === slept.caseId).map(({ backFromPause }) => backFromPause),
    [true, true],
  );
  await c.finishStep(ines, caseId);
  const woken = async () => (await c.slipping(ines)).filter((one) => one.caseId === caseId).map((one) => [one.since, one.days]);
  assert.deepEqual(await woken(), [["2026-12-07", 0]], "nobody is to blame for the weeks it slept");
  assert.deepEqual(await c.cracks(ravi, caseId), []);
  // The server slept through midnight, and the job runs two days late: nothing about the clocks changes.
  await c.at("2026-12-09", "11:00");
  const before = [await woken(), await c.cracks(ravi, caseId), await c.slipping(ines)];
  const { rows } = await c.s.worker.pool.query<{ n: number }>("select cases.wake_cases() as n");
  assert.equal(rows[0]?.n, 2);
  assert.deepEqual([await woken(), await c.cracks(ravi, caseId), await c.slipping(ines)], before);
  assert.deepEqual(await woken(), [["2026-12-07", 2]]);
});

test("a case taken up again has clocks that begin anew", async () => {
  await c.at("2026-11-02");
  const { caseId } = await c.open(ines, { dueOn: "2026-11-03" });
  const closing = { caseId, reason: "goals_met", outcome: "improved", openTasks: "cancel" } as const;
  await c.s.as(ines)(cases.close, { ...closing, version: await c.versionOf(caseId) });
  await c.at("2027-02-01");
  assert.deepEqual(await c.cracks(ines, caseId), []);
  const firstStep = { title: "Meet", dueOn: "2027-02-03", kind: "task" as const };
  await c.s.as(ines)(cases.reopen, { caseId, managerId: ines, firstStep, version: await c.versionOf(caseId) });
  assert.deepEqual(await c.cracks(ines, caseId), []);
  await c.finishStep(ines, caseId);
  assert.deepEqual(
    (await c.slipping(ines)).filter((one) => one.caseId === caseId).map((one) => [one.crack, one.days]),
    [["no_next_step", 0]],
  );
  await c.at("2027-02-16", "00:00");
  assert.deepEqual(await c.cracks(ines, caseId), ["no_next_step", "silent"]);
});
