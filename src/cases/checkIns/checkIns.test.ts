import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { refusal } from "../../kernel/testing.ts";
import { cases } from "../contract.ts";
import { type Cases, type Id, layCases } from "../testing.ts";
import { checkIns } from "./contract.ts";

let c: Cases;
before(async () => {
  c = await layCases();
});
after(() => c.s.strike());

const checkIn = async (who: string, caseId: Id, more: object = {}) =>
  c.s.as(who)(checkIns.record, {
    caseId,
    feeling: "same",
    way: "one_to_one",
    nextOn: await c.dayFrom(7),
    title: "Check in",
    ...more,
  } as never);
const due = async (who: string) => (await c.s.as(who)(checkIns.list, {})).rows.map((row) => row.caseId as string);

test("a check-in is a contact with how it goes; the step that asked for it is done, and the next one stands", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.tomas, { program: "support", dueOn: await c.dayFrom(20) });
  assert.ok((await due(town.tomas)).includes(caseId));
  await checkIn(town.tomas, caseId, { feeling: "worse", note: { audience: "team", body: "Slept badly." } });
  assert.ok(!(await due(town.tomas)).includes(caseId));
  const first = await c.show(town.tomas, caseId);
  const told = first.story.items.find((item) => item.contact);
  assert.deepEqual(
    [told?.contact?.kind, told?.contact?.purpose, told?.contact?.feeling, told?.contact?.minutes, told?.note?.texts[0]?.body],
    ["one_to_one", "check_in", "worse", 2, "Slept badly."],
  );
  assert.deepEqual([first.case.nextStep?.title, first.case.nextStep?.dueOn, first.case.oneToOnes], ["Check in", await c.dayFrom(7), 1]);
  await s.moveBy(7 * 86_400_000);
  const row = (await s.as(town.tomas)(checkIns.list, {})).rows.find((one) => (one.caseId as string) === (caseId as string));
  assert.deepEqual([row?.last?.feeling, row?.dueOn], ["worse", await c.dayFrom(0)]);
  await checkIn(town.tomas, caseId, { feeling: "better", way: "text" });
  const { tasks, case: head } = await c.show(town.tomas, caseId);
  assert.deepEqual(tasks.map(({ title }) => title).sort(), ["Call back", "Check in"]);
  assert.equal(head.lastContactOn, await c.dayFrom(0));
});

test("a check-in is refused like the contact it is", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.tomas, { program: "support" });
  for (const who of [town.walt, town.ines]) assert.equal((await refusal(checkIn(who, caseId))).status, 404);
  assert.deepEqual((await refusal(checkIn(town.tomas, caseId, { nextOn: await c.dayFrom(-1) }))).fields, { nextOn: "past" });
  assert.deepEqual((await refusal(checkIn(town.tomas, caseId, { note: { audience: "author", body: "x" } }))).fields, {
    "note.audience": "memoryAidHoldsNoContact",
  });
  assert.equal((await c.show(town.tomas, caseId)).case.contacts, 0);
  await s.as(town.tomas)(cases.close, { caseId, reason: "moved", outcome: "unknown", openTasks: "cancel", version: 1 });
  assert.equal((await refusal(checkIn(town.tomas, caseId))).code, "case.closed");
});
