import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { refusal } from "../kernel/testing.ts";
import { contacts } from "./contacts/contract.ts";
import { cases } from "./contract.ts";
import { wakeCases } from "./jobs.ts";
import { notes } from "./notes/contract.ts";
import { tasks } from "./tasks/contract.ts";
import { type Cases, type Id, layCases } from "./testing.ts";

let c: Cases;
before(async () => {
  c = await layCases();
});
after(() => c.s.strike());

const DAY = 86_400_000;
const close = async (who: string, caseId: Id, more: object = {}) =>
  c.s.as(who)(cases.close, { caseId, reason: "goals_met", outcome: "improved", version: await c.versionOf(caseId), ...more });
const cracksOf = async (caseId: Id) =>
  (await c.s.given<{ crack: string }>("select crack from cases.case_crack where subject_id = $1 order by 1", [caseId])).map(
    (row) => row.crack,
  );

test("closing asks what becomes of open tasks, and names them", async () => {
  const { town } = c;
  const { caseId } = await c.open(town.ines);
  const no = await refusal(close(town.ines, caseId));
  assert.deepEqual([no.status, no.code], [409, "case.openTasks"]);
  const [open] = no.params["tasks"] as { title: string; ownerName: string }[];
  assert.deepEqual([open?.title, open?.ownerName], ["Call back", "Ines Carvalho"]);
  await close(town.ines, caseId, { openTasks: "cancel", note: { audience: "team", body: "She finished the term." } });
  const { case: head, tasks: left, story } = await c.show(town.ines, caseId);
  assert.deepEqual([head.status, head.closureReason, head.outcome, left.length], ["closed", "goals_met", "improved", 0]);
  assert.deepEqual(
    story.items.slice(0, 2).map((item) => item.kind),
    ["closed", "note"],
  );
  assert.equal((await refusal(close(town.ines, caseId))).code, "case.illegalStep");
});

test("a kept task outlives its case and can still be done, but not taken up again", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  await close(town.ines, caseId, { openTasks: "keep" });
  const [task] = (await c.show(town.ines, caseId)).tasks;
  const taskId = task?.taskId as Id;
  const { version } = await s.as(town.ines)(tasks.complete, { taskId, version: 1 });
  assert.equal((await refusal(s.as(town.ines)(tasks.reopen, { taskId, version }))).code, "case.closed");
  assert.equal((await refusal(s.as(town.ines)(tasks.add, { caseId, title: "More", dueOn: await c.dayFrom(1) }))).code, "case.closed");
  const late = { caseId, kind: "call" as const, result: "completed" as const, onDay: await c.dayFrom(0) };
  assert.equal((await refusal(s.as(town.ines)(contacts.add, late))).code, "case.closed");
  assert.equal(
    (await refusal(s.as(town.ines)(cases.transfer, { caseId, managerId: town.omar, reason: "other", version: await c.versionOf(caseId) })))
      .code,
    "case.closed",
  );
  await s.as(town.ines)(notes.add, { caseId, audience: "program", body: "Came by to say thanks." });
});

test("a colleague on the team may work in a case but not close it", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  await s.as(town.ines)(cases.addTeamMember, { caseId, accountId: town.noor, role: "counselor", sections: ["notes"] });
  assert.equal((await refusal(close(town.noor, caseId, { openTasks: "cancel" }))).status, 403);
  assert.equal((await refusal(close(town.omar, caseId, { openTasks: "cancel" }))).status, 404);
});

test("a pause has a reason and a day not too far off; it makes no crack, and wakes by itself", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines, { dueOn: await c.dayFrom(1) });
  const pause = async (until: string) =>
    s.as(town.ines)(cases.pause, { caseId, until, reason: "leave", version: await c.versionOf(caseId) });
  assert.deepEqual((await refusal(pause(await c.dayFrom(0)))).fields, { until: "past" });
  assert.deepEqual((await refusal(pause(await c.dayFrom(400)))).fields, { until: "tooFar" });
  // The fortieth day, or the next one on which the program is there.
  const [on] = await s.given<{ day: string; n: number }>(
    "select d.day::text, d.day - $1::date + 40 as n from (select agencies.add_program_days($2, $1::date, 0) as day) d",
    [await c.dayFrom(40), town.programs.care],
  );
  const until = on?.day ?? "";
  await pause(await c.dayFrom(40));
  assert.equal((await refusal(pause(until))).code, "case.illegalStep");
  await s.moveBy(((on?.n ?? 0) - 1) * DAY);
  const resting = await c.show(town.ines, caseId);
  assert.deepEqual([resting.case.status, resting.case.pausedUntil], ["paused", until]);
  assert.deepEqual(
    resting.tasks.map(({ dueOn }) => dueOn),
    [until],
    "the step waits for the day it wakes",
  );
  assert.deepEqual(await cracksOf(caseId), []);
  const listed = async (standing: "open" | "paused") =>
    (await s.as(town.ines)(cases.list, { standing })).cases.some((line) => (line.caseId as string) === (caseId as string));
  assert.deepEqual([await listed("open"), await listed("paused")], [false, true]);
  assert.equal(await wakeCases(s.worker), 0);
  await s.moveBy(1 * DAY);
  // Awake from its day on, whether or not the job has run.
  const { case: head } = await c.show(town.ines, caseId);
  assert.deepEqual([head.status, head.pausedUntil], ["intake", null]);
  assert.deepEqual([await listed("open"), await listed("paused")], [true, false]);
  assert.deepEqual(await cracksOf(caseId), []);
  assert.equal(await wakeCases(s.worker), 1);
  assert.equal(await wakeCases(s.worker), 0);
  const { case: woken, story } = await c.show(town.ines, caseId);
  assert.deepEqual([woken.status, story.items[0]?.kind, story.items[0]?.codes], ["intake", "resumed", { byItself: true }]);
  await s.moveBy(7 * DAY);
  assert.deepEqual(await cracksOf(caseId), ["step_overdue"]);
  assert.equal((await s.given("select 1 from kernel.audit_event where action = 'case.wake'")).length, 1);
});

test("a paused case is woken before its day by a person", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  await s.as(town.ines)(cases.changeStatus, { caseId, to: "active", version: 1 });
  await s.as(town.ines)(cases.pause, { caseId, until: await c.dayFrom(30), reason: "break", version: 2 });
  await s.as(town.ines)(cases.resume, { caseId, version: 3 });
  assert.equal((await c.show(town.ines, caseId)).case.status, "active");
});

test("woken on the day it was paused, a case has its steps on their days; later, what has passed is for today", async () => {
  const { town, s } = c;
  const [soon, later] = [await c.dayFrom(2), await c.dayFrom(60)];
  const { caseId } = await c.open(town.ines, { dueOn: soon });
  await s.as(town.ines)(tasks.add, { caseId, title: "After it", dueOn: later });
  await s.as(town.ines)(tasks.add, { caseId, title: "In court", kind: "appointment", dueOn: await c.dayFrom(3) });
  const days = async () => (await c.show(town.ines, caseId)).tasks.map(({ title, dueOn }) => [title, dueOn]);
  const before = await days();
  const rest = async () =>
    s.as(town.ines)(cases.pause, { caseId, until: await c.dayFrom(30), reason: "break", version: await c.versionOf(caseId) });
  const wake = async () => s.as(town.ines)(cases.resume, { caseId, version: await c.versionOf(caseId) });
  await rest();
  const resting = (await c.show(town.ines, caseId)).case.pausedUntil;
  assert.deepEqual(
    [...(await days())].sort(),
    [
      ["After it", later],
      ["Call back", resting],
      ["In court", await c.dayFrom(3)],
    ].sort(),
    "an appointment is others' too",
  );
  await wake();
  assert.deepEqual(await days(), before);
  const { caseId: bare } = await c.open(town.ines);
  const step = (await c.show(town.ines, bare)).tasks[0];
  await s.as(town.ines)(tasks.complete, { taskId: step?.taskId as Id, version: 1 });
  await s.as(town.ines)(cases.pause, { caseId: bare, until: await c.dayFrom(30), reason: "break", version: 1 });
  assert.deepEqual(
    (await c.show(town.ines, bare)).tasks.filter(({ status }) => status === "open").map(({ title }) => title),
    ["Take the case up again"],
  );
  await s.as(town.ines)(cases.resume, { caseId: bare, version: 2 });
  assert.equal((await c.show(town.ines, bare)).tasks.filter(({ status }) => status === "open").length, 0);
  await rest();
  await s.moveBy(5 * DAY);
  await wake();
  assert.ok((await days()).some(([title, day]) => title === "Call back" && day !== soon));
  assert.equal((await days()).find(([title]) => title === "Call back")?.[1], await c.dayFrom(0));
});

test("B39 a case closed and reopened years later goes on with its whole story, and its clocks begin anew", async () => {
  const { town, s } = c;
  const { caseId, personId } = await c.open(town.tomas, { program: "support", call: "Mateo" });
  await s.as(town.tomas)(notes.add, { caseId, audience: "program", body: "Grade 9: new to the school." });
  await close(town.tomas, caseId, { openTasks: "cancel", reason: "moved", outcome: "unknown" });
  await s.moveBy(800 * DAY);
  const reopening = {
    caseId,
    managerId: town.keiko,
    firstStep: { title: "Welcome back", dueOn: await c.dayFrom(2), kind: "task" as const },
    targetEnd: await c.dayFrom(60),
  };
  assert.equal((await refusal(s.as(town.tomas)(cases.reopen, { ...reopening, version: 1 }))).code, "stale");
  // The former manager gives it to a colleague, and sees it no more.
  await s.as(town.tomas)(cases.reopen, { ...reopening, version: await c.versionOf(caseId) });
  assert.equal((await refusal(c.show(town.tomas, caseId))).status, 404);
  const { case: head, story, tasks: open } = await c.show(town.keiko, caseId);
  assert.deepEqual([head.status, head.reopenedTimes, head.closedOn, head.manager?.id], ["active", 1, null, town.keiko]);
  assert.deepEqual(
    open.map((task) => task.title),
    ["Welcome back"],
  );
  assert.ok(story.items.some((item) => item.note?.texts[0]?.body === "Grade 9: new to the school."));
  const years = story.items.map((item) => Number(item.onDay.slice(0, 4)));
  assert.ok(Math.max(...years) - Math.min(...years) >= 2);
  assert.deepEqual(await cracksOf(caseId), []);
  assert.equal(
    (await refusal(s.as(town.keiko)(cases.reopen, { ...reopening, version: await c.versionOf(caseId) }))).code,
    "case.illegalStep",
  );
  // A second case of the same person stands beside the first, for whoever may see both.
  const second = await c.open(town.keiko, { program: "support", person: personId });
  assert.deepEqual(
    (await c.show(town.keiko, second.caseId)).case.others.map((other) => other.caseId as string),
    [caseId as string],
  );
});
