import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../kernel/ids.ts";
import { layStories, type Stories } from "./testing.ts";

let c: Stories;
before(async () => {
  c = await layStories();
});
after(() => c.s.strike());

test("R11 who hears what nobody answers is told nothing of a case they stand before; then it is the administrators who are told, of nobody", async () => {
  const { town } = c;
  await c.s.given("update agencies.program set escalation_id = $2 where id = $1", [town.programs.care, town.sam]);
  await c.at("2026-11-09", "09:00");
  const cases = [await c.open(town.ines, { dueOn: "2026-11-20" }), await c.open(town.ines, { dueOn: "2026-11-20" })];
  for (const { caseId } of cases) await c.finishStep(town.ines, caseId);
  const wall = (accountId: string, caseId: string) =>
    c.s.given("insert into access.wall (id, agency_id, account_id, case_id, origin) values ($1, $2, $3, $4, 'personal')", [
      newId(),
      town.agencies.northlake,
      accountId,
      caseId,
    ]);
  for (const { caseId } of cases) await wall(town.ravi, caseId);
  await wall(town.sam, String(cases[0]?.caseId));
  await c.at("2026-11-13", "09:00");
  const heard = async (who: string) => (await c.slipping(who)).map(({ subjectId }) => subjectId);
  assert.deepEqual(await heard(town.sam), [cases[1]?.caseId]);
  assert.deepEqual(await heard(town.ida), [cases[0]?.caseId]);
  await c.watch();
  assert.deepEqual((await c.told()).sort(), ["Ida", "Sam"]);
});
