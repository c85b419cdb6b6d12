import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { refusal } from "../kernel/testing.ts";
import { cases } from "./contract.ts";
import { type Cases, layCases } from "./testing.ts";

let c: Cases;
before(async () => {
  c = await layCases();
});
after(() => c.s.strike());

test("smoke", async () => {
  const { caseId } = await c.open(c.town.ines);
  const page = await c.show(c.town.ines, caseId);
  console.log(JSON.stringify(page, null, 1));
  const l = await c.s.as(c.town.ravi)(cases.list, { arm: "all" });
  console.log(JSON.stringify(l));
  for (const arm of ["mine", "covering", "program"] as const) console.log(arm, (await c.s.as(c.town.ines)(cases.list, { arm, programId: c.town.programs.care })).cases.length);
  for (const standing of ["paused", "closed"] as const) await c.s.as(c.town.ines)(cases.list, { arm: "all", standing });
  console.log(JSON.stringify(await c.s.as(c.town.ines)(cases.whoSees, { caseId })));
  console.log(JSON.stringify(await c.s.as(c.town.ines)(cases.staffFor, { programId: c.town.programs.care })));
});
