import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { refusal } from "../../kernel/testing.ts";
import { cases } from "../contract.ts";
import { notes } from "../notes/contract.ts";
import { tasks } from "../tasks/contract.ts";
import { type Cases, type Id, layCases } from "../testing.ts";
import { contacts } from "./contract.ts";

let c: Cases;
before(async () => {
  c = await layCases();
});
after(() => c.s.strike());

const meeting = { kind: "one_to_one" as const, result: "completed" as const };
const add = async (who: string, caseId: Id, contact: object = {}) =>
  (await c.s.as(who)(contacts.add, { caseId, ...meeting, onDay: await c.dayFrom(0), ...contact } as never)).id as Id;

test("B08 B22 an individual meeting is recorded with its note, and 1:1 meetings are what is counted", async () => {
  const { town } = c;
  const { caseId } = await c.open(town.tomas, { program: "support" });
  await add(town.tomas, caseId, {
    atTime: "09:30",
    minutes: 45,
    withWhom: "person",
    purpose: "intake",
    note: { audience: "team", body: "Needs a quiet place to study." },
  });
  await add(town.tomas, caseId, { result: "missed" });
  await add(town.tomas, caseId, { kind: "call" });
  await add(town.tomas, caseId);
  const { case: head, story } = await c.show(town.tomas, caseId);
  assert.deepEqual([head.oneToOnes, head.contacts], [2, 3]);
  const met = story.items.find((item) => item.note);
  assert.deepEqual(
    [met?.kind, met?.contact?.atTime, met?.contact?.minutes, met?.note?.texts[0]?.body],
    ["contact", "09:30", 45, "Needs a quiet place to study."],
  );
  // The note stands on the contact's own line, once.
  assert.equal(story.items.filter((item) => item.note).length, 1);
});

test("a contact with its note is both or neither", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const contact = { ...meeting, onDay: await c.dayFrom(0) };
  const no = await refusal(s.as(town.ines)(contacts.add, { caseId, ...contact, note: { audience: "author", body: "x" } }));
  assert.deepEqual(no.fields, { "note.audience": "memoryAidHoldsNoContact" });
  assert.equal((await c.show(town.ines, caseId)).case.contacts, 0);
  const { id } = await s.as(town.ines)(notes.add, { caseId, audience: "program", body: "From the quick note", contact });
  const item = (await c.show(town.ravi, caseId)).story.items.find((one) => (one.note?.noteId as string | undefined) === id);
  assert.equal(item?.contact?.kind, "one_to_one");
});

test("A12 last contact and next step are told by what was recorded, the latest and the earliest", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines, { dueOn: await c.dayFrom(9) });
  const [late, early] = [await c.dayFrom(-2), await c.dayFrom(-6)];
  await add(town.ines, caseId, { onDay: late });
  const correctable = await add(town.ines, caseId, { kind: "call", onDay: early });
  await add(town.ines, caseId, { kind: "attempt", result: "attempted" });
  const line = async () => (await s.as(town.ines)(cases.list, {})).cases.find((one) => (one.caseId as string) === (caseId as string));
  assert.deepEqual([(await line())?.lastContactOn, (await line())?.nextStep?.dueOn], [late, await c.dayFrom(9)]);
  await s.as(town.ines)(contacts.correct, {
    contactId: correctable,
    kind: "call",
    result: "completed",
    onDay: await c.dayFrom(-1),
    version: 1,
  });
  assert.equal((await line())?.lastContactOn, await c.dayFrom(-1));
});

test("B25 a follow-up is a next step with a day and an owner, seen where the case is seen", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.tomas, { program: "support", dueOn: await c.dayFrom(20) });
  const dueOn = await c.dayFrom(5);
  await s.as(town.tomas)(tasks.add, { caseId, kind: "follow_up", title: "Second meeting", dueOn, atTime: "14:00" });
  const { nextStep } = (await c.show(town.tomas, caseId)).case;
  assert.deepEqual(
    [nextStep?.title, nextStep?.dueOn, nextStep?.atTime, nextStep?.owner.id],
    ["Second meeting", dueOn, "14:00", town.tomas],
  );
});

test("C28 contact with professionals is logged beside contact with the person", async () => {
  const { town } = c;
  const { caseId } = await c.open(town.ana, { program: "advocacy" });
  await add(town.ana, caseId, {
    kind: "collateral",
    withWhom: "police",
    purpose: "safety",
    minutes: 15,
    note: { audience: "team", topic: "legal", body: "Detective returns calls on Mondays." },
  });
  const { story, case: head } = await c.show(town.ana, caseId);
  const told = story.items.find((item) => item.contact);
  assert.deepEqual([told?.contact?.kind, told?.contact?.withWhom, told?.note?.topic], ["collateral", "police", "legal"]);
  assert.equal(head.oneToOnes, 0);
});

test("a contact has happened, and an attempt reached nobody", async () => {
  const { town } = c;
  const { caseId } = await c.open(town.ines);
  const fields = async (contact: object) => (await refusal(add(town.ines, caseId, contact))).fields;
  assert.deepEqual(await fields({ onDay: await c.dayFrom(1) }), { onDay: "future" });
  assert.deepEqual(await fields({ onDay: "1999-12-31" }), { onDay: "tooEarly" });
  assert.deepEqual(await fields({ kind: "attempt" }), { result: "attemptCompleted" });
  assert.deepEqual(await fields({ minutes: 2000 }), { minutes: "tooLong" });
  assert.deepEqual(await fields({ atTime: "25:00" }), { atTime: "invalid" });
});

test("a contact is corrected by whoever recorded it, against the version they saw", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const contactId = await add(town.ines, caseId);
  const correct = async (who: string, version: number) =>
    s.as(who)(contacts.correct, { contactId, ...meeting, onDay: await c.dayFrom(0), minutes: 30, version });
  assert.equal((await refusal(correct(town.ravi, 1))).status, 403);
  assert.equal((await refusal(correct(town.omar, 1))).status, 404);
  assert.deepEqual(await correct(town.ines, 1), { version: 2 });
  const no = await refusal(correct(town.ines, 1));
  assert.deepEqual([no.status, (no.params["current"] as { version: number }).version], [409, 2]);
});
