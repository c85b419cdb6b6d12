import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { contacts } from "../cases/contacts/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { forms } from "../forms/contract.ts";
import { formRoutes } from "../forms/routes.ts";
import { newId } from "../kernel/ids.ts";
import { plans } from "../plans/contract.ts";
import { planRoutes } from "../plans/routes.ts";
import { responses } from "../responses/contract.ts";
import { responseRoutes } from "../responses/routes.ts";
import { safety } from "../safety/contract.ts";
import { safetyRoutes } from "../safety/routes.ts";
import { disclosures } from "./contract.ts";
import { disclosureRoutes } from "./routes.ts";

let c: Cases;
let form: Id;
before(async () => {
  c = await layCases([...disclosureRoutes, ...formRoutes, ...planRoutes, ...responseRoutes, ...safetyRoutes]);
  form = (await c.s.as(c.town.ida)(forms.takeIn, { name: "gad-2" })).id as Id;
});
after(() => c.s.strike());

/** Opens a plan, a form and a written safety plan of a case, each by its own id. */
async function openParts(who: string, caseId: Id) {
  const call = c.s.as(who);
  const planId = (await call(plans.begin, { caseId })).id as Id;
  const responseId = (await call(responses.begin, { caseId, formId: form })).id as Id;
  const contentId = (await call(safety.write, { caseId, body: "The bag is at work.", replaces: null })).id as Id;
  await call(plans.copy, { planId });
  await call(responses.show, { responseId });
  await call(safety.print, { contentId, paperSafe: true });
}
const opened = async (who: string, caseId: Id, name: string) =>
  (await c.s.as(who)(disclosures.looks, { caseId })).looks.filter((look) => look.name === name).map(({ action }) => action);

test("R01 R68 a plan, a form and a safety plan that were opened are looks at their own case: another program of the agency is told of none, not even by who works in both", async () => {
  const { town, s } = c;
  const { caseId, personId } = await c.open(town.ines);
  await town.member(town.agencies.northlake, town.noor, town.programs.care, "case_manager");
  await s.given("insert into people.participation (agency_id, person_id, program_id, because) values ($1, $2, $3, 'triage')", [
    town.agencies.northlake,
    personId,
    town.programs.counseling,
  ]);
  const hidden = newId() as Id;
  await s.given("select set_config('hf.uid', $1, false)", [town.noor]);
  await s.given(
    "insert into cases.case (id, agency_id, program_id, person_id, number, manager_id, opened_on, opened_by) values ($1, $2, $3, $4, 7, $5, kernel.clock()::date, $5)",
    [hidden, town.agencies.northlake, town.programs.counseling, personId, town.noor],
  );
  await openParts(town.noor, hidden);
  assert.deepEqual(await opened(town.ines, caseId, "Noor Aziz"), []);
  await openParts(town.ines, caseId);
  assert.deepEqual((await opened(town.ines, caseId, "Ines Carvalho")).sort(), [
    "disclosure.looks",
    "plan.copy",
    "response.show",
    "safety.print",
  ]);
});

test("R68 that somebody stood among one's unanswered meetings is a line of a list, and nobody opened anything of theirs", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ana, { program: "advocacy", call: "Lin" });
  await s.as(town.ana)(contacts.add, { caseId, kind: "one_to_one", result: "completed", onDay: await c.dayFrom(0) });
  assert.equal((await s.as(town.ana)(safety.waiting, {})).waiting.length, 1);
  const { looks } = await s.as(town.dolores)(disclosures.looks, { caseId });
  assert.deepEqual(
    looks.map(({ opened, action }) => [opened, action]),
    [[false, null]],
  );
});
