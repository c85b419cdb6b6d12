import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { forms } from "../forms/contract.ts";
import { walkItems } from "../forms/questionnaire/form.ts";
import { formRoutes } from "../forms/routes.ts";
import { formOf } from "../forms/view.ts";
import { responses } from "./contract.ts";
import { responseRoutes } from "./routes.ts";

let c: Cases;
before(async () => {
  c = await layCases([...formRoutes, ...responseRoutes]);
});
after(() => c.s.strike());

test("A37 R95 ten cases of five people are five people, and nothing is said of them", async () => {
  const { ines, ravi, ida, programs } = c.town;
  const formId = (await c.s.as(ida)(forms.takeIn, { name: "learning-outcomes" })).id as Id;
  await c.s.as(ravi)(forms.use, { formId, programId: programs.care as Id, purpose: "outcomes" });
  const { view } = await c.s.as(ida)(forms.show, { formId });
  const scales = [...walkItems(formOf(view).items)].filter(({ options }) => options.length > 0);
  const tap = async (caseId: Id, place: number) => {
    const { id } = await c.s.as(ines)(responses.begin, { caseId, formId });
    const answers = Object.fromEntries(scales.map(({ linkId, options }) => [linkId, [options[place]?.value]]));
    await c.s.as(ines)(responses.complete, { responseId: id as Id, answers: answers as never, version: 1, filledBy: "person" });
  };
  const twice = async (person?: Id) => {
    const { caseId, personId } = await c.open(ines, person ? { person } : {});
    for (const place of [0, 2]) await tap(caseId, place);
    return personId;
  };
  const shares = async () => (await c.s.as(ravi)(responses.shares, { formId })).programs[0];
  for (let n = 0; n < 5; n++) await twice(await twice());
  assert.deepEqual([(await shares())?.people, (await shares())?.statements], [null, []]);
  for (let n = 0; n < 5; n++) await twice();
  const said = await shares();
  assert.equal(said?.people, 10, "each of them once");
  assert.equal(said?.statements[0]?.further, 100);
});
