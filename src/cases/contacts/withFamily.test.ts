import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { refusal } from "../../kernel/testing.ts";
import { people } from "../../people/contract.ts";
import { family } from "../../people/family/contract.ts";
import { familyRoutes } from "../../people/family/routes.ts";
import { peopleRoutes } from "../../people/routes.ts";
import { cases } from "../contract.ts";
import { type Id, layCases } from "../testing.ts";
import { contacts } from "./contract.ts";

let c: Awaited<ReturnType<typeof layCases>>;
before(async () => {
  c = await layCases([...peopleRoutes, ...familyRoutes({ attachScan: async () => {} })]);
  // Persons laid down by hand have taken the first numbers.
  await c.s.given("insert into agencies.counter (agency_id, kind, last) values ($1, 'person', 1000)", [c.town.agencies.rioVerde]);
});
after(() => c.s.strike());

async function layFamily(call: string) {
  const { caseId, personId } = await c.open(c.town.tomas, { program: "support" });
  const tomas = c.s.as(c.town.tomas);
  const other = { call, initial: null, tag: null, pronouns: null };
  await tomas(people.addRelationship, { personId, kind: "parent", other });
  const { relationships } = await tomas(people.show, { personId });
  return { caseId, personId, adultId: relationships[0]?.otherId as Id };
}

test("B37 a contact says which adult of the family it was with, in which language and with an interpreter; an order stops nobody from writing it down", async () => {
  const { caseId, personId, adultId } = await layFamily("Amina");
  const stranger = await layFamily("Omar");
  const tomas = c.s.as(c.town.tomas);
  const order = { contact: "no", contactBasis: "court_order", orderKind: "protective" } as const;
  const blank = { records: "unknown", decide: "unknown", pickUp: "unknown", accused: false, court: null, number: null } as const;
  await tomas(family.set, { ...blank, ...order, personId, adultId, version: 0 });

  const contact = { kind: "call", result: "completed", onDay: await c.dayFrom(0), withWhom: "family", withId: adultId } as const;
  const add = (more: object) => tomas(contacts.add, { caseId, ...contact, ...more });
  for (const wrong of [{ withId: stranger.adultId }, { withId: personId }, { withWhom: "teacher" }])
    assert.deepEqual((await refusal(add(wrong))).fields, { withId: "unknown" });
  assert.ok("language" in (await refusal(add({ language: "<b>" }))).fields);

  const { id } = await add({ language: "es", interpreter: true });
  const told = async () => (await tomas(cases.show, { caseId })).story.items.find((item) => item.contact)?.contact;
  const first = await told();
  assert.deepEqual([first?.withId, first?.withLabel?.call, first?.language, first?.interpreter], [adultId, "Amina", "es", true]);
  assert.equal(first?.withBarred, true, "that there is to be no contact with them stands in the story");

  const contactId = id as Id;
  const { withId: _, ...without } = contact;
  const fix = (more: object) => tomas(contacts.correct, { contactId, version: 1, ...without, ...more });
  assert.deepEqual((await refusal(fix({ withId: stranger.adultId }))).fields, { withId: "unknown" });
  await fix({ withWhom: "teacher" });
  const after = await told();
  assert.deepEqual([after?.withId, after?.withLabel, after?.language, after?.interpreter], [null, null, null, null]);
  assert.equal(after?.withBarred, false);
});
