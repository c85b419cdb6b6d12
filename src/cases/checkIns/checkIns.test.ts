import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { refusal } from "../../kernel/testing.ts";
import { contacts } from "../contacts/contract.ts";
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

test("D21 a check-in pressed for the wrong person is taken back: the step that asked for it stands again, and nothing tells of it", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.tomas, { program: "support", dueOn: await c.dayFrom(20) });
  await checkIn(town.tomas, caseId, { nextOn: await c.dayFrom(1) });
  await s.moveBy(86_400_000);
  const before = await c.show(town.tomas, caseId);
  const { id } = await checkIn(town.tomas, caseId, { feeling: "worse" });
  const takeBack = (who: string, contactId: string) => s.as(who)(contacts.takeBack, { contactId: contactId as Id });
  assert.equal((await refusal(takeBack(town.keiko, id))).status, 403);
  assert.equal((await refusal(takeBack(town.ines, id))).status, 404);
  await takeBack(town.tomas, id);
  const after = await c.show(town.tomas, caseId);
  const told = ({ story, tasks, case: head }: typeof before) => [
    story.items.map((item) => [item.kind, item.at]),
    tasks.map(({ title, dueOn, status }) => [title, dueOn, status]),
    head.contacts,
    head.lastContactOn,
    head.nextStep?.dueOn,
  ];
  assert.deepEqual(told(after), told(before));
  assert.ok((await due(town.tomas)).includes(caseId));
  const withWords = await checkIn(town.tomas, caseId, { note: { audience: "team", body: "Slept badly." } });
  assert.equal((await refusal(takeBack(town.tomas, withWords.id))).code, "contact.tooLate", "what was written is amended, not taken back");
  await s.moveBy(3 * 60_000);
  await checkIn(town.tomas, caseId);
  const late = await checkIn(town.tomas, caseId);
  await s.moveBy(3 * 60_000);
  assert.equal((await refusal(takeBack(town.tomas, late.id))).code, "contact.tooLate");
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
