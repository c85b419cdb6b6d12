import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../kernel/ids.ts";
import { Problem } from "../kernel/problem.ts";
import { refusal } from "../kernel/testing.ts";
import { contacts } from "./contacts/contract.ts";
import { cases } from "./contract.ts";
import { notes } from "./notes/contract.ts";
import { tasks } from "./tasks/contract.ts";
import { type Cases, type Id, layCases } from "./testing.ts";

let c: Cases;
before(async () => {
  c = await layCases();
});
after(() => c.s.strike());

const outcomes = async (work: Promise<unknown>[]) =>
  (await Promise.allSettled(work)).map((end) =>
    end.status === "fulfilled" ? "done" : end.reason instanceof Problem ? end.reason.code : String(end.reason),
  );

test("R112 the same thing sent twice at once is done once, and answered the same", async () => {
  const { town, s } = c;
  const personId = await c.person(town.agencies.northlake, town.programs.care, "Jo");
  const opening = {
    personId,
    programId: town.programs.care,
    managerId: town.ines,
    serviceLevel: "brief" as const,
    firstStep: { title: "Call", dueOn: await c.dayFrom(1), kind: "task" as const },
  };
  const key = newId();
  const [one, two] = await Promise.all([s.as(town.ravi)(cases.open, opening, key), s.as(town.ravi)(cases.open, opening, key)]);
  assert.deepEqual(one, two);
  assert.equal((await s.given("select 1 from cases.case where person_id = $1", [personId])).length, 1);
  const caseId = one.id as Id;
  const note = {
    caseId,
    audience: "team" as const,
    body: "Once",
    contact: { kind: "call" as const, result: "completed" as const, onDay: await c.dayFrom(0) },
  };
  const noteKey = newId();
  const answers = await Promise.all([1, 2, 3].map(() => s.as(town.ines)(notes.add, note, noteKey)));
  assert.equal(new Set(answers.map((answer) => answer.id)).size, 1);
  const counts = await s.given(
    "select (select count(*)::int from cases.note where case_id = $1) as notes, (select count(*)::int from cases.contact where case_id = $1) as contacts",
    [caseId],
  );
  assert.deepEqual(counts, [{ notes: 1, contacts: 1 }]);
  assert.equal((await refusal(s.as(town.ines)(notes.add, { ...note, body: "Other" }, noteKey))).code, "idempotency.keyReused");
});

test("R112 of two who change a case at once one is told what the other saved", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const level = (who: string, weight: number) =>
    s.as(who)(cases.changeLevel, { caseId, serviceLevel: "full", weight, risk: null, targetEnd: null, version: 1 });
  const ends = await Promise.allSettled([level(town.ines, 3), level(town.ravi, 5)]);
  const refused = ends.find((end) => end.status === "rejected")?.reason as Problem;
  assert.deepEqual([refused.status, refused.code], [409, "stale"]);
  const { weight } = (await c.show(town.ravi, caseId)).case;
  assert.equal((refused.params["current"] as { weight: number }).weight, weight);
});

test("two who transfer a case at once leave it with one manager, whose grant is the only one that lives", async () => {
  const { town, s } = c;
  for (let round = 0; round < 4; round += 1) {
    const { caseId } = await c.open(town.ines);
    const ends = await outcomes([
      s.as(town.ines)(cases.transfer, { caseId, managerId: town.omar, reason: "workload", version: 1 }),
      s.as(town.ravi)(cases.transfer, { caseId, managerId: town.ravi, reason: "request", version: 1 }),
    ]);
    assert.equal(ends.filter((end) => end === "done").length, 1, ends.join());
    const { manager } = (await c.show(town.ravi, caseId)).case;
    const live = await s.given<{ account_id: string }>(
      "select account_id from access.grant where case_id = $1 and kind = 'owner' and valid_to > kernel.clock()",
      [caseId],
    );
    assert.deepEqual(
      live.map((grant) => grant.account_id),
      [manager?.id],
    );
    const owners = await s.given<{ owner_id: string }>("select owner_id from cases.task where case_id = $1", [caseId]);
    assert.deepEqual(
      owners.map((task) => task.owner_id),
      [manager?.id],
    );
  }
});

test("closing while others write: no task is left behind unseen, no note is lost, nothing stands still", async () => {
  const { town, s } = c;
  for (let round = 0; round < 6; round += 1) {
    const { caseId } = await c.open(town.ines);
    const dueOn = await c.dayFrom(2);
    const [closed, noted, added, told, done] = await outcomes([
      s.as(town.ines)(cases.close, { caseId, reason: "goals_met", outcome: "improved", openTasks: "cancel", version: 1 }),
      s.as(town.ravi)(notes.add, { caseId, audience: "program", body: "At the same moment" }),
      s.as(town.ravi)(tasks.add, { caseId, title: "At the same moment", dueOn }),
      s.as(town.ines)(contacts.add, { caseId, kind: "call", result: "completed", onDay: await c.dayFrom(0) }),
      (async () => {
        const [task] = (await c.show(town.ines, caseId)).tasks;
        if (task) await s.as(town.ines)(tasks.complete, { taskId: task.taskId, version: 1 });
      })(),
    ]);
    assert.deepEqual([closed, noted], ["done", "done"]);
    for (const end of [added, told]) assert.ok(end === "done" || end === "case.closed", `${end}`);
    assert.ok(done === "done" || done === "stale", `${done}`);
    assert.deepEqual((await c.show(town.ines, caseId)).tasks, []);
  }
});

test("two amendments at once are one amendment and one refusal", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const { id } = await s.as(town.ines)(notes.add, { caseId, audience: "team", body: "First" });
  const amend = (body: string) => s.as(town.ines)(notes.amend, { noteId: id as Id, after: 0, body, why: "Clearer" });
  assert.deepEqual((await outcomes([amend("Second"), amend("Third")])).sort(), ["done", "stale"]);
  const { note } = await s.as(town.ines)(notes.show, { noteId: id as Id });
  assert.equal(note.texts.length, 2);
});
