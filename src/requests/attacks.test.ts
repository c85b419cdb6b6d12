import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { contacts } from "../cases/contacts/contract.ts";
import { notes } from "../cases/notes/contract.ts";
import { findCase } from "../cases/queries.ts";
import { sendPackage } from "../disclosures/sendPackage.ts";
import { type Disclosed, type Id, layDisclosures } from "../disclosures/testing.ts";
import { Problem } from "../kernel/problem.ts";
import { refusal } from "../kernel/testing.ts";
import { asBearer, visit } from "../kernel/visit.ts";
import { requests } from "./contract.ts";
import { requestRoutes } from "./routes.ts";

let t: Disclosed;
before(async () => {
  t = await layDisclosures([...requestRoutes]);
});
after(() => t.s.strike());

const show = (who: string, requestId: Id) => t.s.as(who)(requests.show, { requestId });
const decide = (who: string, requestId: Id, itemId: string, more: object = {}) =>
  t.s.as(who)(requests.decide, { requestId, itemId: itemId as Id, decision: "give", copy: null, version: 1, ...more } as never);
/** A request to see a record. */
const begun = async (who: string, caseId: Id, more: object = {}) => {
  const asking = { kind: "inspection", askerKind: "person", asker: "Jo", wanted: "To see all of it", orderWords: null, noNoticeWhy: null };
  const requestId = (await t.s.as(who)(requests.begin, { caseId, ...asking, ...more } as never)).id as Id;
  await t.s.tokenOf(who);
  await t.stepUp(who);
  return requestId;
};
/** The same, everything of it decided to go. */
const asked = async (who: string, caseId: Id, more: object = {}) => {
  const requestId = await begun(who, caseId, more);
  for (const one of (await show(who, requestId)).items) await decide(who, requestId, one.itemId);
  return requestId;
};
const give = async (who: string, requestId: Id) => {
  const { version } = await show(who, requestId);
  return t.s.as(who)(requests.give, { requestId, method: "printed", paperSafe: true, version } as never);
};

test("D09 what is decided anew in the moment in which it is given either leaves so, or comes too late: the record says what left", async () => {
  const { ines, agencies } = t.town;
  const { caseId } = await t.open(ines, { call: "Jo" });
  await t.s.as(ines)(notes.add, { caseId, audience: "team", body: "Sam was there" } as never);
  const anew = [{ copy: "Somebody was there" }, { decision: "hold", reason: "others_names" }];
  for (const [n, how] of [...anew, ...anew, ...anew, ...anew].entries()) {
    const requestId = await asked(ines, caseId);
    const { version, items } = await show(ines, requestId);
    const note = items.find(({ source }) => source === "note");
    const giving = t.s.as(ines)(requests.give, { requestId, method: "printed", paperSafe: true, version } as never);
    await new Promise((go) => setTimeout(go, 6 + n * 4));
    const both = await Promise.allSettled([giving, decide(ines, requestId, note?.itemId ?? "", { ...how, version: note?.version })]);
    for (const one of both)
      if (one.status === "rejected") assert.ok(one.reason instanceof Problem && one.reason.status === 409, String(one.reason));
    const stands = (await show(ines, requestId)).items.find(({ source }) => source === "note");
    const left = stands?.packageId
      ? await t.s.given<{ id: string; body: Buffer }>("select id, body from disclosures.item where package_id = $1", [stands.packageId])
      : [];
    const words = left.map(({ id, body }) =>
      t.s.keys.ring.open(agencies.northlake, { table: "disclosures.item", row: id, column: "body" }, body),
    );
    assert.equal(words.includes("Sam was there"), stands?.packageId !== null && stands?.copy === null, "whole, only where it says so");
    assert.equal(words.includes("Somebody was there"), stands?.packageId !== null && stands?.copy !== null);
    assert.equal(stands?.packageId !== null && stands?.decision === "hold", false);
  }
});

test("D09 R24 at a college, and of somebody of age, the rights are the student's: a parent has the records only where that was written down", async () => {
  const { ines, tomas, agencies } = t.town;
  const parent = (askerId: Id) => ({ askerKind: "parent", askerId, asker: "A parent" });
  const decideFirst = async (who: string, requestId: Id) => decide(who, requestId, (await show(who, requestId)).items[0]?.itemId ?? "");
  const college = await t.open(ines, { call: "Jo" });
  const father = await t.adult(ines, college.personId, "Omar", null);
  const request = await begun(ines, college.caseId, parent(father));
  assert.equal((await show(ines, request)).askerBarred, true);
  assert.equal((await refusal(decideFirst(ines, request))).code, "request.askerBarred", "nothing is said to go");
  assert.deepEqual((await show(ines, request)).items.map(({ decision }) => decision).filter(Boolean), []);
  assert.equal((await refusal(give(ines, request))).code, "request.askerBarred");
  const mother = await t.adult(ines, college.personId, "Amina", { records: "yes" });
  await give(ines, await asked(ines, college.caseId, parent(mother)));

  const school = await t.open(tomas, { program: "support", call: "Mateo" });
  const adult = await t.adult(tomas, school.personId, "Sam", null);
  await give(tomas, await asked(tomas, school.caseId, parent(adult)));
  // What was decided before they came of age does not go after it either.
  const late = await asked(tomas, school.caseId, parent(adult));
  await t.bornOn(agencies.rioVerde, school.personId, "1999-05-01");
  assert.equal((await show(tomas, late)).askerBarred, true);
  assert.equal((await refusal(give(tomas, late))).code, "request.askerBarred");
  const after = await begun(tomas, school.caseId, parent(adult));
  assert.equal((await refusal(decideFirst(tomas, after))).code, "request.askerBarred");
  const [held] = (await show(tomas, after)).items;
  await decide(tomas, after, held?.itemId ?? "", { decision: "hold", reason: "needs_release" });
});

let courts = 0;
/** An order on victim services, with a list that somebody decided on. */
const served = async () => {
  const { ana, dolores } = t.town;
  const { caseId } = await t.open(ana, { program: "advocacy", call: "Lin" });
  await t.s.as(ana)(notes.add, { caseId, audience: "team", body: "They spoke of the hearing." } as never);
  const recipientId = await t.recipient(ana, `County court ${++courts}`);
  const order = {
    kind: "production",
    askerKind: "court",
    asker: "County court",
    recipientId,
    basisCode: "court_order",
    orderWords: "Order 12",
  };
  const requestId = await begun(ana, caseId, order);
  const decideNote = async (more: object) => {
    const note = (await show(ana, requestId)).items.find(({ source }) => source === "note");
    await decide(ana, requestId, note?.itemId ?? "", { version: note?.version, ...more });
  };
  for (const one of (await show(ana, requestId)).items)
    await decide(ana, requestId, one.itemId, one.source === "note" ? { decision: "hold", reason: "safety" } : {});
  const approve = async (version?: number) => {
    await t.s.tokenOf(dolores);
    await t.stepUp(dolores);
    return t.s.as(dolores)(requests.approve, { requestId, version: version ?? (await show(dolores, requestId)).version });
  };
  const send = (more: object = {}) =>
    t.send(ana, caseId, null, {
      ...{ basis: "mandate", basisCode: "court_order", legal: "Order 12", purpose: "The court", recipientId },
      ...{ method: "printed", paperSafe: true, ...more },
    });
  return { caseId, requestId, recipientId, decideNote, approve, send };
};

test("R12 R37 R71 on an order to a confidential program leaves what the second person saw, and nothing else: not past the list, and not from a list that changed", async () => {
  const { ana, dolores } = t.town;
  const { caseId, requestId, decideNote, approve, send } = await served();
  const seen = (await show(dolores, requestId)).version;
  await approve();
  assert.equal((await refusal(send())).code, "share.notOnTheList", "other words, by the share dialog");
  const spoken = { kind: "spoken", item: "attendance", title: "Attendance" };
  await send({ method: "verbal", paperSafe: null, items: [spoken] });
  // What goes anew takes the second word back.
  await decideNote({});
  const { approved, version } = await show(ana, requestId);
  assert.deepEqual([approved, version > seen], [null, true]);
  assert.equal((await refusal(give(ana, requestId))).code, "share.orderNotApproved");
  assert.equal((await refusal(send())).code, "share.orderNotApproved");
  assert.equal((await refusal(approve(seen))).code, "request.changed", "who read the list before reads it again");
  await approve();
  await decideNote({ copy: "Other words." });
  assert.equal((await refusal(give(ana, requestId))).code, "share.orderNotApproved", "nor in other words");
  await approve();
  await decideNote({ decision: "hold", reason: "safety" });
  await give(ana, requestId);
  const left = await t.s.given<{ n: number }>(
    "select p.item_count as n from disclosures.package p where p.case_id = $1 and p.method = 'printed'",
    [caseId],
  );
  assert.deepEqual(left, [{ n: 1 }]);
});

test("R12 R71 nobody says the second word on a list that is not decided; and the database holds what leaves to it by itself", async () => {
  const { ana } = t.town;
  const { caseId, requestId, recipientId, approve } = await served();
  await t.s.as(ana)(notes.add, { caseId, audience: "team", body: "Written since." } as never);
  await t.s.as(ana)(requests.assemble, { requestId });
  assert.equal((await refusal(approve())).code, "request.undecided");
  const added = (await show(ana, requestId)).items.find(({ decision }) => decision === null);
  await decide(ana, requestId, added?.itemId ?? "", { decision: "hold", reason: "safety" });
  await approve();
  assert.ok((await show(ana, requestId)).approved);
  const sent = visit(t.s.app, asBearer(await t.s.tokenOf(ana)), "act", async ({ tx, opened }) => {
    await opened;
    const found = await findCase(tx, { caseId });
    if (!found) throw new Error("no case");
    const legal = { basis: "mandate", basisCode: "court_order", legal: "Order 12", purpose: "The court", recipientId };
    const paper = { method: "printed", paperSafe: true, language: "en", linkDays: 7, maxViews: 5, items: [t.letter()] };
    return { value: await sendPackage(tx, found, { caseId, ...legal, ...paper } as never, { listed: true }), closing: [] };
  });
  assert.equal((await refusal(sent)).code, "share.notOnTheList");
});

test("D09 what was decided is what leaves: a note that was amended since is decided anew, words written to leave stay, and facts are what they were", async () => {
  const { ines } = t.town;
  const { caseId } = await t.open(ines, { call: "Jo" });
  const { id: noteId } = await t.s.as(ines)(notes.add, { caseId, audience: "team", body: "Sam was there" } as never);
  const requestId = await asked(ines, caseId);
  const item = async (source = "note") => (await show(ines, requestId)).items.find((one) => one.source === source);
  const amend = (after: number, body: string) =>
    t.s.as(ines)(notes.amend, { noteId: noteId as Id, after, body, why: "It was another" } as never);
  const before = await item();
  await amend(0, "Mateo was there");
  assert.deepEqual([(await item())?.decision, (await item())?.version], [null, (before?.version ?? 0) + 1]);
  assert.equal((await refusal(give(ines, requestId))).code, "request.undecided");
  assert.equal(
    (await refusal(decide(ines, requestId, before?.itemId ?? "", { version: before?.version }))).code,
    "stale",
    "as it was read before",
  );
  await decide(ines, requestId, before?.itemId ?? "", { copy: "Somebody was there", version: (await item())?.version });
  await amend(1, "Omar was there");
  assert.deepEqual([(await item())?.decision, (await item())?.copy], ["give", "Somebody was there"]);
  const facts = (await item("facts"))?.copy;
  assert.ok(facts);
  await t.s.as(ines)(contacts.add, { caseId, kind: "one_to_one", result: "completed", onDay: await t.dayFrom(0) } as never);
  await give(ines, requestId);
  const left = await t.s.given<{ id: string; body: Buffer }>("select id, body from disclosures.item where package_id = $1", [
    (await item())?.packageId,
  ]);
  const words = left.map(({ id, body }) =>
    t.s.keys.ring.open(t.town.agencies.northlake, { table: "disclosures.item", row: id, column: "body" }, body),
  );
  assert.deepEqual(words.sort(), [facts, "Somebody was there"].sort());
});

test("D09 a contact that was put right after somebody said that it goes is decided anew", async () => {
  const { ines } = t.town;
  const { caseId } = await t.open(ines, { call: "Jo" });
  const call = { kind: "call", result: "completed", onDay: await t.dayFrom(0) };
  const { id: contactId } = await t.s.as(ines)(contacts.add, { caseId, ...call } as never);
  const requestId = await asked(ines, caseId);
  const [row] = await t.s.given<{ version: number }>("select version from cases.contact where id = $1", [contactId]);
  await t.s.as(ines)(contacts.correct, { contactId, ...call, result: "missed", version: row?.version } as never);
  const decisions = (await show(ines, requestId)).items.map(({ source, decision }) => [source, decision]).sort();
  assert.deepEqual(decisions, [
    ["contact", null],
    ["facts", "give"],
  ]);
  assert.equal((await refusal(give(ines, requestId))).code, "request.undecided");
});
