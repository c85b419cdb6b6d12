import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { cases } from "./contract.ts";
import { tasks } from "./tasks/contract.ts";
import { type Cases, type Id, layCases } from "./testing.ts";

let c: Cases;
before(async () => {
  c = await layCases();
});
after(() => c.s.strike());

test("a worklist is walked page by page by the day of the next step, those without one first, none twice and none missed", async () => {
  const { town, s } = c;
  const expected: [string, string][] = [];
  for (let i = 0; i < 62; i += 1) {
    const dueOn = await c.dayFrom(1 + (i % 20));
    const { caseId } = await c.open(town.tomas, { program: "support", dueOn });
    if (i < 3) {
      const [task] = (await c.show(town.tomas, caseId)).tasks;
      await s.as(town.tomas)(tasks.complete, { taskId: task?.taskId as Id, version: 1 });
    }
    expected.push([i < 3 ? "" : dueOn, caseId]);
  }
  expected.sort(([dayA, idA], [dayB, idB]) => (dayA + idA < dayB + idB ? -1 : 1));
  for (const [who, ask] of [
    [town.tomas, { arm: "mine" }],
    [town.tomas, { arm: "all" }],
    [town.keiko, { arm: "all" }],
    [town.keiko, { arm: "program", programId: town.programs.support }],
    [town.keiko, { arm: "program", programId: town.programs.support, managerId: town.tomas }],
  ] as const) {
    const first = await s.as(who)(cases.list, ask);
    assert.deepEqual([first.cases.length, first.total], [50, 62]);
    const second = await s.as(who)(cases.list, { ...ask, after: first.next ?? "" });
    assert.deepEqual([second.next, second.total], [null, null]);
    const shown = [...first.cases, ...second.cases].map((line): [string, string] => [line.nextStep?.dueOn ?? "", line.caseId]);
    assert.deepEqual(shown, expected);
  }
});

test("a page may end among cases without a next step", async () => {
  const { town, s } = c;
  for (let i = 0; i < 53; i += 1) {
    const { caseId } = await c.open(town.ines);
    const [task] = (await c.show(town.ines, caseId)).tasks;
    if (i < 52) await s.as(town.ines)(tasks.complete, { taskId: task?.taskId as Id, version: 1 });
  }
  const first = await s.as(town.ines)(cases.list, {});
  const second = await s.as(town.ines)(cases.list, { after: first.next ?? "" });
  assert.equal(new Set([...first.cases, ...second.cases].map((line) => line.caseId)).size, 53);
  assert.deepEqual([second.cases.length, second.cases.at(-1)?.nextStep?.title], [3, "Call back"]);
});

test("closed cases are listed by the day they closed, and nobody's worklist holds another program's", async () => {
  const { town, s } = c;
  const closed: string[] = [];
  for (let i = 0; i < 3; i += 1) {
    const { caseId } = await c.open(town.ana, { program: "advocacy" });
    await s.as(town.ana)(cases.close, { caseId, reason: "declined", outcome: "unknown", openTasks: "cancel", version: 1 });
    closed.unshift(caseId);
    await s.moveBy(86_400_000);
  }
  const ids = async (who: string, ask: object) =>
    (await s.as(who)(cases.list, { standing: "closed", ...ask })).cases.map((line) => line.caseId as string);
  assert.deepEqual(await ids(town.ana, {}), closed);
  assert.deepEqual(await ids(town.dolores, { arm: "program", programId: town.programs.advocacy }), closed);
  for (const programId of [town.programs.advocacy, newId()]) {
    assert.deepEqual(await s.as(town.ravi)(cases.list, { arm: "program", programId, standing: "closed" }), {
      cases: [],
      next: null,
      total: 0,
    });
  }
});

test("a program or a colleague that an arm does not heed is refused by field, and so is the program's arm without one", async () => {
  const { town, s } = c;
  const fields = async (ask: object) => {
    const no = await refusal(s.as(town.keiko)(cases.list, ask));
    return [no.status, no.fields];
  };
  const programId = town.programs.support;
  for (const arm of [{}, { arm: "mine" }, { arm: "covering" }, { arm: "all" }]) {
    assert.deepEqual(await fields({ ...arm, programId }), [422, { programId: "onlyWithArmProgram" }]);
    assert.deepEqual(await fields({ ...arm, managerId: town.tomas }), [422, { managerId: "onlyWithArmProgram" }]);
  }
  assert.deepEqual(await fields({ arm: "program" }), [422, { programId: "missing" }]);
});

test("a place nobody gave is not a place", async () => {
  const { town, s } = c;
  for (const after of ["x", Buffer.from('["2026-01-01"]').toString("base64url"), Buffer.from('[null,"\' or 1=1"]').toString("base64url")]) {
    assert.deepEqual((await refusal(s.as(town.ines)(cases.list, { after }))).fields, { after: "invalid" });
  }
  const { caseId } = await c.open(town.ravi);
  assert.equal((await refusal(s.as(town.ravi)(cases.story, { caseId, after: "x" }))).status, 422);
});

test("a long story is read back to its beginning, and by kind", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ravi);
  for (let i = 0; i < 75; i += 1) await s.as(town.ravi)(tasks.add, { caseId, title: `Step ${i}`, dueOn: await c.dayFrom(3) });
  const page = await c.show(town.ravi, caseId);
  assert.equal(page.story.items.length, 20);
  const seen = page.story.items.map((item) => item.id);
  let after = page.story.next;
  while (after) {
    const older = await s.as(town.ravi)(cases.story, { caseId, after });
    seen.push(...older.items.map((item) => item.id));
    after = older.next;
  }
  assert.deepEqual([seen.length, new Set(seen).size], [77, 77]);
  assert.deepEqual([...seen].sort().reverse(), seen);
  assert.equal((await s.as(town.ravi)(cases.story, { caseId, kind: "note" })).items.length, 0);
});
