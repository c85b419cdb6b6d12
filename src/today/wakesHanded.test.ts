import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { caseload } from "../cases/caseload/contract.ts";
import { caseloadRoutes } from "../cases/caseload/routes.ts";
import { cases } from "../cases/contract.ts";
import { wakeCases } from "../cases/jobs.ts";
import { handOver, many } from "../cases/many/contract.ts";
import { season } from "../cases/season/contract.ts";
import { tasks } from "../cases/tasks/contract.ts";
import { type Id, layStories, type Stories } from "./testing.ts";

let c: Stories;
before(async () => {
  c = await layStories(caseloadRoutes);
});
after(() => c.s.strike());

const [RESTS, WAKES] = ["2026-11-02", "2026-12-07"];
const carrier = async (name: string, role: "case_manager" | "supervisor" = "case_manager") => {
  await c.at(RESTS);
  const id = await c.town.account(c.town.agencies.northlake, name);
  await c.town.member(c.town.agencies.northlake, id, c.town.programs.care, role);
  await c.s.given("update staff.membership set starts_at = '2020-01-01' where account_id = $1", [id]);
  return id;
};
/** A case of that manager, which they let rest, and in which they did meanwhile what was to be done on the day it wakes. */
const rest = async (manager: string) => {
  const { caseId } = await c.open(manager, { dueOn: "2026-11-09" });
  await c.s.as(manager)(cases.pause, { caseId, until: WAKES, reason: "break", version: await c.versionOf(caseId) });
  await c.finishStep(manager, caseId);
  return caseId;
};
/** What of the case is to be done on somebody's list of that day. */
const onList = async (who: string, caseId: Id) => {
  const { overdue, due } = await c.see(who);
  return [...overdue, ...due].filter((one) => one.caseId === caseId).map((one) => one.dueOn);
};
/** Their person is told who it is now; on the day it wakes, it is on its new manager's list by a step of that day, on the former one's no more, and slips nowhere. */
const wakesTo = async (manager: string, former: string, caseId: Id) => {
  const telling = await c.s.given<{ id: Id; owner_id: string; version: number }>(
    "select id, owner_id, version from cases.task where case_id = $1 and status = 'open' and due_on = $2",
    [caseId, RESTS],
  );
  for (const { id, owner_id, version } of telling) {
    assert.notEqual(owner_id, former);
    await c.s.as(owner_id)(tasks.complete, { taskId: id, version });
  }
  await c.at(WAKES, "00:00:05");
  await wakeCases(c.s.worker);
  assert.ok((await onList(manager, caseId)).includes(WAKES), "on the new manager's list");
  assert.deepEqual(await onList(former, caseId), []);
  for (const who of [manager, c.town.ravi]) assert.deepEqual(await c.cracks(who, caseId), []);
};

for (const teller of ["me", "receiver"] as const) {
  test(`D21 B26 a case that rests, given on by its own manager who leads the program, told by ${teller}, wakes to the list of whoever has it now`, async () => {
    const [lin, omar] = [await carrier("Lin Leaves", "supervisor"), await carrier("Omar Takes")];
    const caseId = await rest(lin);
    const { done, left } = await c.s.as(lin)(caseload.reassign, {
      programId: c.town.programs.care,
      cases: [{ caseId, version: await c.versionOf(caseId) }],
      toId: omar,
      reason: "leaving",
      teller,
    });
    assert.deepEqual([done, left], [1, []]);
    await wakesTo(omar, lin, caseId);
  });

  for (const by of ["ravi", "ida"] as const)
    test(`D21 B26 handed over by ${by === "ravi" ? "a supervisor" : "an administrator"}, told by ${teller}, it wakes to the list of whoever has it now`, async () => {
      const [lin, omar] = [await carrier("Lin Leaves"), await carrier("Omar Takes")];
      const caseId = await rest(lin);
      const chosen = [{ caseId, version: await c.versionOf(caseId), toId: omar }];
      const { id } = await c.s.as(c.town[by])(handOver.run, { accountId: lin, cases: chosen, teller });
      const run = await c.s.as(c.town[by])(many.show, { runId: id as Id });
      assert.deepEqual([run.done, run.left], [1, []]);
      await wakesTo(omar, lin, caseId);
    });
}

test("D20 D21 given on by its own manager, by the end of the year's press or by itself, it wakes to the list of whoever has it now", async () => {
  const [lin, omar] = [await carrier("Lin Leaves"), await carrier("Omar Takes")];
  const [pressed, alone] = [await rest(lin), await rest(lin)];
  const programId = c.town.programs.care;
  const hand = { caseId: pressed, version: await c.versionOf(pressed), act: "hand", toId: omar, siteId: null } as const;
  const { id } = await c.s.as(lin)(season.settle, { programId, cases: [hand] } as never);
  assert.equal((await c.s.as(lin)(many.show, { runId: id as Id })).done, 1);
  await c.s.as(lin)(cases.transfer, { caseId: alone, managerId: omar, reason: "leaving", version: await c.versionOf(alone) });
  await wakesTo(omar, lin, pressed);
  await wakesTo(omar, lin, alone);
});

test("D21 handed over on the day it wakes, before that is written down, its steps go along and none is set on a day gone by", async () => {
  for (const by of ["ravi", "ida"] as const) {
    const [lin, omar] = [await carrier("Lin Leaves"), await carrier("Omar Takes")];
    const caseId = await rest(lin);
    await c.at("2026-12-08");
    await c.s.given("update staff.session set stepped_up_at = kernel.clock() where account_id = $1", [c.town[by]]);
    const cases = [{ caseId, version: await c.versionOf(caseId), toId: omar }];
    await c.s.as(c.town[by])(handOver.run, { accountId: lin, cases });
    const steps = await c.s.given(
      "select due_on::text from cases.task where case_id = $1 and status = 'open' and source = 'system' order by due_on",
      [caseId],
    );
    assert.deepEqual(steps, [{ due_on: "2026-12-08" }], by);
  }
});
