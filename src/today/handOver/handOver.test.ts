import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { tasks } from "../../cases/tasks/contract.ts";
import { type Cases, type Id, layCases } from "../../cases/testing.ts";
import { todayRoutes } from "../routes.ts";
import { handOver } from "./contract.ts";

let c: Cases;
before(async () => {
  c = await layCases(todayRoutes);
});
after(() => c.s.strike());

test("D04 more falls due than the sheet names: it says how much there is, and names what is due longest", async () => {
  const { town, s } = c;
  const sheet = () => s.as(town.ravi)(handOver.show, { programId: town.programs.care as Id });
  const { caseId } = await c.open(town.ines, { dueOn: await c.dayFrom(0) });
  const few = await sheet();
  assert.deepEqual([few.due.length, few.dueTotal], [1, 1]);
  for (let n = 0; n < 50; n++) await s.as(town.ines)(tasks.add, { caseId, title: `Step ${n}`, kind: "task", dueOn: await c.dayFrom(0) });
  const many = await sheet();
  assert.deepEqual([many.due.length, many.dueTotal], [50, 51]);
});
