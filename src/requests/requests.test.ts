import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { contacts } from "../cases/contacts/contract.ts";
import { cases } from "../cases/contract.ts";
import { caseFiles } from "../cases/files/contract.ts";
import { caseFileRoutes } from "../cases/files/routes.ts";
import { notes } from "../cases/notes/contract.ts";
import { disclosures } from "../disclosures/contract.ts";
import { type Disclosed, type Id, layDisclosures } from "../disclosures/testing.ts";
import { pdf, sendFileAs } from "../files/testing.ts";
import { refusal } from "../kernel/testing.ts";
import { navigation } from "../navigation/contract.ts";
import { navigationRoutes } from "../navigation/routes.ts";
import { recipients } from "../releases/contract.ts";
import { requests } from "./contract.ts";
import { requestRoutes } from "./routes.ts";

let t: Disclosed;
before(async () => {
  t = await layDisclosures([...requestRoutes, ...caseFileRoutes, ...navigationRoutes]);
});
after(() => t.s.strike());

const begin = async (who: string, caseId: Id, more: object = {}) =>
  (
    await t.s.as(who)(requests.begin, {
      ...{ caseId, kind: "inspection", askerKind: "person", asker: "Jo", wanted: "To see all of it", orderWords: null, noNoticeWhy: null },
      ...more,
    } as never)
  ).id as Id;
const show = (who: string, requestId: Id) => t.s.as(who)(requests.show, { requestId });
const decide = async (who: string, requestId: Id, itemId: string, more: object = {}) =>
  t.s.as(who)(requests.decide, { requestId, itemId: itemId as Id, decision: "give", copy: null, version: 1, ...more } as never);
const give = async (who: string, requestId: Id, more: object = {}) => {
  await t.s.tokenOf(who);
  await t.stepUp(who);
  const { version } = await show(who, requestId);
  return t.s.as(who)(requests.give, { requestId, method: "printed", paperSafe: true, version, ...more } as never);
};
const end = async (who: string, requestId: Id, outcome: string, more: object = {}) => {
  const { version } = await show(who, requestId);
  return t.s.as(who)(requests.end, { requestId, outcome, answer: "As it was asked", version, ...more } as never);
};
const status = async (work: Promise<unknown>) => (await refusal(work)).status;
const code = async (work: Promise<unknown>) => (await refusal(work)).code;
const field = async (work: Promise<unknown>, name: string) => (await refusal(work)).fields[name];
const record = (who: string, caseId: Id) => t.s.as(who)(disclosures.record, { caseId });
const note = async (who: string, caseId: Id, body: string, more: object = {}) =>
  (await t.s.as(who)(notes.add, { caseId, audience: "team", body, ...more })).id;

/** Jo's case with a note, a clinical one, a private one, a contact and a file. */
const laid = async () => {
  const { ines } = t.town;
  const { caseId, personId } = await t.open(ines, { call: "Jo" });
  await note(ines, caseId, "Jo and Sam came together.");
  await note(ines, caseId, "What the doctor wrote.", { topic: "clinical" });
  await note(ines, caseId, "My own memory.", { audience: "author" });
  await t.s.as(ines)(contacts.add, { caseId, kind: "call", result: "completed", onDay: await t.dayFrom(0) });
  const { fileId } = (await sendFileAs(t.s, ines, pdf(), "letter.pdf")).body;
  await t.s.as(ines)(caseFiles.attach, { caseId, fileId, audience: "program" });
  return { caseId, personId };
};

test("D09 R07 a request to see the record: its clock runs, all there is is put together, and no private note", async () => {
  const { ines, ravi, omar, noor, tomas } = t.town;
  const { caseId } = await laid();
  const requestId = await begin(ines, caseId);
  const shown = await show(ines, requestId);
  assert.equal(shown.dueOn, await t.dayFrom(45));
  assert.deepEqual(shown.items.map(({ source }) => source).sort(), ["contact", "facts", "file", "note", "note"]);
  assert.ok(!JSON.stringify(shown).includes("My own memory"));
  assert.equal(shown.items.find(({ topic }) => topic === "clinical")?.suggested, "treatment");
  const { tasks } = (await t.show(ines, caseId)) as unknown as { tasks: { title: string; dueOn: string }[] };
  assert.ok(tasks.some(({ title, dueOn }) => title.includes("see the record") && dueOn === shown.dueOn));
  await show(ravi, requestId);
  for (const other of [omar, noor, tomas]) assert.equal(await status(show(other, requestId)), 404);
  for (const other of [omar, tomas]) assert.equal(await status(begin(other, caseId)), 404);
  const late = await t.dayFrom(46);
  assert.equal(await field(begin(ines, caseId, { dueOn: late }), "dueOn"), "tooFar");
  assert.equal(await field(begin(ines, caseId, { askerKind: "court" }), "askerKind"), "notTheirs");
});

test("D09 C03 C29 what stood around them and what was in their way is on the list like their notes, read where it stands, given as words, and decided anew once it changed", async () => {
  const { tomas, keiko } = t.town;
  const { caseId } = await t.open(tomas, { program: "support", call: "Jo" });
  const other = await t.open(tomas, { program: "support", call: "Sam" });
  const call = t.s.as(tomas);
  const date = { caseId, kind: "hearing", system: "court", onDay: await t.dayFrom(3), place: "Room 4B", words: "About the room" } as const;
  const { id: eventId } = await call(navigation.addEvent, date);
  await call(navigation.addEvent, { ...date, kind: "interview", system: "child_welfare", place: null, words: null });
  const { id: barrierId } = await call(navigation.logBarrier, {
    caseId,
    kind: "cost",
    words: "The bus",
    action: "paid",
    actionWords: null,
  });
  const { id: elsewhere } = await call(navigation.addEvent, { ...date, caseId: other.caseId });
  const requestId = await begin(tomas, caseId);
  const around = async (who = tomas) =>
    (await show(who, requestId)).items.filter(({ source }) => source === "event" || source === "barrier");
  const seen = (await around()).map(({ title, words, suggested }) => [title, words, suggested]);
  assert.deepEqual(new Set(seen.map((one) => JSON.stringify(one))), new Set([
    JSON.stringify(["Hearing", "Court\nRoom 4B\nAbout the room\nIt is to come.", null]),
    JSON.stringify(["Interview", "Child welfare\nIt is to come.", "child_protection"]),
    JSON.stringify(["Cost", "The bus\nWe paid for it.\nIt is still in the way.", null]),
  ])); // biome-ignore format: what is read
  assert.equal((await around(keiko)).length, 3);
  for (const { itemId, suggested } of (await show(tomas, requestId)).items)
    await decide(tomas, requestId, itemId, suggested ? { decision: "hold", reason: suggested } : {});
  const undecided = async () => (await around()).filter(({ decision }) => decision === null).map(({ source }) => source);
  await call(navigation.settleBarrier, { barrierId: barrierId as Id, outcome: "solved", words: null, version: 1 });
  assert.deepEqual(await undecided(), ["barrier"]);
  await call(navigation.moveEvent, { eventId: eventId as Id, version: 1, onDay: await t.dayFrom(5) });
  assert.deepEqual((await undecided()).toSorted(), ["barrier", "event"]);
  assert.equal(await code(give(tomas, requestId)), "request.undecided");
  for (const { itemId, version } of (await around()).filter(({ decision }) => decision === null))
    await decide(tomas, requestId, itemId, { version });
  await give(tomas, requestId);
  const [package_] = (await record(tomas, caseId)).disclosures;
  const { copies } = await call(disclosures.show, { packageId: package_?.packageId as Id });
  assert.ok(copies.some(({ item, body }) => item === "appointments" && body?.includes("Room 4B")));
  assert.ok(copies.some(({ item, body }) => item === "services" && body?.includes("It is out of the way.")));
  assert.ok(!JSON.stringify(copies).includes("Child welfare"));
  await call(navigation.logBarrier, { caseId, kind: "fear", words: null, action: null, actionWords: null });
  assert.equal((await show(tomas, requestId)).unlisted, 1, "what came after is not on it yet");
  const otherKeys = [requestId, elsewhere];
  await assert.rejects(
    t.s.given(
      "insert into requests.item (id, agency_id, program_id, person_id, case_id, request_id, source, event_id) select gen_random_uuid(), r.agency_id, r.program_id, r.person_id, r.case_id, r.id, 'event', $2 from requests.request r where r.id = $1",
      otherKeys,
    ),
    /not what there is/,
  );
});

test("D09 R67 each thing is given or held back for a reason of the list; what is given is a package in the record of disclosures, and the request closes", async () => {
  const { ines } = t.town;
  const { caseId } = await laid();
  const requestId = await begin(ines, caseId);
  const { items } = await show(ines, requestId);
  const [first] = items;
  assert.equal(await code(give(ines, requestId)), "request.undecided");
  assert.equal(await field(decide(ines, requestId, first!.itemId, { decision: "hold" }), "reason"), "required");
  for (const one of items) {
    const held = one.topic === "clinical";
    const copy = one.words?.includes("Sam") ? "Jo and another student came together." : null;
    await decide(ines, requestId, one.itemId, held ? { decision: "hold", reason: "treatment" } : { copy });
  }
  assert.equal(await code(decide(ines, requestId, first!.itemId)), "stale");
  assert.equal(await code(end(ines, requestId, "given")), "request.nothingLeft");
  await give(ines, requestId);
  const { disclosures: lines } = await record(ines, caseId);
  assert.deepEqual([lines.length, lines[0]?.basis, lines[0]?.exempt, lines[0]?.items.length], [1, "self", "person", 4]);
  const paper = await t.s.as(ines)(disclosures.show, { packageId: lines[0]?.packageId as Id });
  const words = JSON.stringify(paper.copies);
  assert.ok(words.includes("another student") && !words.includes("Sam") && !words.includes("doctor"), words);
  assert.ok(paper.intact);
  assert.equal(await code(decide(ines, requestId, first!.itemId, { version: 2 })), "request.given");
  assert.equal(await code(give(ines, requestId)), "request.nothing");
  await end(ines, requestId, "given");
  assert.equal(await code(end(ines, requestId, "given")), "request.over");
  const story = await t.s.as(ines)(cases.story, { caseId });
  const told = story.items.filter(({ kind }) => kind === "request").map(({ codes }) => codes["state"]);
  assert.deepEqual(told, ["inspection.given", "inspection"]);
  const { tasks } = (await t.show(ines, caseId)) as unknown as { tasks: { title: string }[] };
  assert.ok(!tasks.some(({ title }) => title.includes("see the record")), "its step is done");
});

test("D09 what is written after the list was put together is added when asked; a restricted note leaves only in words written for it", async () => {
  const { ines } = t.town;
  const { caseId } = await t.open(ines, { call: "Ravi" });
  const requestId = await begin(ines, caseId);
  await note(ines, caseId, "Only for who asks.", { restricted: true });
  assert.equal((await show(ines, requestId)).unlisted, 1);
  await t.s.as(ines)(requests.assemble, { requestId });
  const item = (await show(ines, requestId)).items.find(({ source }) => source === "note");
  assert.deepEqual([item?.words, item?.mayDecide], [null, true]);
  assert.equal(await field(decide(ines, requestId, item!.itemId), "copy"), "required");
  await decide(ines, requestId, item!.itemId, { copy: "What may be told of it." });
});

test("D09 R24 a parent whom an order bars is not given anything, nor is anything decided to go; a confidential program knows no parent's right", async () => {
  const { ines, ana } = t.town;
  const { caseId, personId } = await laid();
  const [father, mother] = [
    await t.adult(ines, personId, "Omar", {
      records: "no",
      recordsBasis: "court_order",
      contact: "yes",
      court: "County",
      number: "12",
      orderKind: "custody",
    }),
    await t.adult(ines, personId, "Amina", { records: "yes" }),
  ];
  assert.equal(await field(begin(ines, caseId, { askerKind: "parent" }), "askerId"), "required");
  assert.equal(await field(begin(ines, caseId, { askerKind: "parent", askerId: personId }), "askerId"), "unknown");
  const asked = async (askerId: Id) => {
    const requestId = await begin(ines, caseId, { askerKind: "parent", askerId, asker: "A parent" });
    for (const one of (await show(ines, requestId)).items) await decide(ines, requestId, one.itemId);
    return requestId;
  };
  const barred = await begin(ines, caseId, { askerKind: "parent", askerId: father, asker: "A parent" });
  for (const one of (await show(ines, barred)).items) {
    assert.equal(await code(decide(ines, barred, one.itemId)), "request.askerBarred");
    const past = "update requests.item set decision = 'give', decided_by = kernel.uid(), decided_at = kernel.clock() where id = $1";
    assert.equal(await t.s.past(ines, past, [one.itemId]), "HF409 request.askerBarred");
    await decide(ines, barred, one.itemId, { decision: "hold", reason: "needs_release" });
  }
  const { askerBarred, label } = await show(ines, barred);
  assert.deepEqual([askerBarred, label.call], [true, "Jo"]);
  assert.equal(await code(give(ines, barred)), "request.askerBarred");
  await give(ines, await asked(mother));
  const casaLuz = await t.open(ana, { program: "advocacy", call: "Lin" });
  assert.equal(await code(begin(ana, casaLuz.caseId, { askerKind: "parent", askerId: personId })), "request.parentNeedsRelease");
});

test("D09 an amendment that is refused tells of the hearing, takes the person's statement, and the statement goes with what is given later", async () => {
  const { ines } = t.town;
  const { caseId } = await laid();
  const ask = () => begin(ines, caseId, { kind: "amendment", wanted: "I was not there with Sam" });
  const agreed = await ask();
  await end(ines, agreed, "agreed", { answer: "The note was amended" });
  assert.equal((await show(ines, agreed)).answer, "The note was amended");
  const refused = await ask();
  const lay = async (version: number) => t.s.as(ines)(requests.state, { requestId: refused, words: "I was at home.", version });
  assert.equal(await code(lay(1)), "request.noStatement");
  assert.equal(await field(end(ines, refused, "refused"), "hearingTold"), "required");
  assert.equal(await field(end(ines, refused, "given"), "outcome"), "notOfThis");
  await end(ines, refused, "refused", { hearingTold: true, answer: "The note says what was seen" });
  await lay(2);
  assert.equal(await code(lay(3)), "request.noStatement");
  assert.ok((await show(ines, refused)).statement?.includes("I was at home."));
  const story = await t.s.as(ines)(cases.story, { caseId });
  assert.ok(JSON.stringify(story).includes("I was at home."), "it stands in the story");
  const later = await begin(ines, caseId);
  assert.ok((await show(ines, later)).items.some(({ words }) => words?.includes("I was at home.")));
  assert.equal(await code(give(ines, agreed)), "request.over");
});

let offices = 0;
/** Somebody in the address book. */
const office = async (who: string, kind: "court" | "school") =>
  (await t.s.as(who)(recipients.add, { kind, name: `Office ${++offices}`, address: null, phone: null, email: null })).id as Id;

/** What was served on the CARE team, decided and ready to be given. */
const served = async (who: string, caseId: Id, more: object = {}) => {
  const id = await office(who, "court");
  const order = { kind: "production", askerKind: "court", asker: "County court", wanted: "The record", recipientId: id };
  const requestId = await begin(who, caseId, { ...order, basisCode: "court_order", orderWords: "Order 12 of the county court", ...more });
  for (const one of (await show(who, requestId)).items) await decide(who, requestId, one.itemId);
  return { requestId, recipientId: id as Id };
};

test("D10 R37 what is given for an order stands in the record as compelled, and telling the person is owed", async () => {
  const { ines } = t.town;
  const { caseId } = await laid();
  assert.equal(await field(served(ines, caseId, { basisCode: null }), "basisCode"), "required");
  assert.equal(await field(served(ines, caseId, { recipientId: null }), "recipientId"), "required");
  const theirs = await office(t.town.ana, "court");
  assert.equal(await field(served(ines, caseId, { recipientId: theirs }), "recipientId"), "unknown");
  const { requestId } = await served(ines, caseId);
  await give(ines, requestId);
  const { disclosures: lines, duties } = await record(ines, caseId);
  assert.deepEqual([lines[0]?.basis, lines[0]?.basisCode, lines[0]?.recipient !== null], ["mandate", "court_order", true]);
  assert.deepEqual(duties.map(({ kind, answer }) => [kind, answer]).sort(), [
    ["notify", null],
    ["safety", null],
  ]);
});

test("D10 R37 ordered not to tell the person: it is kept on record, answered with that, and not on their own page", async () => {
  const { ines } = t.town;
  const { caseId } = await laid();
  const { requestId } = await served(ines, caseId, { noNoticeWhy: "Order 12, until lifted" });
  await give(ines, requestId);
  const { disclosures: lines, duties } = await record(ines, caseId);
  const notify = duties.find(({ kind }) => kind === "notify");
  assert.deepEqual([notify?.answer?.result, notify?.answer?.words], ["forbidden", "Order 12, until lifted"]);
  assert.equal(lines.length, 1);
  const own = await t.s.given<{ given: unknown[] }>("select disclosures.given_for_page($1, null) as given", [caseId]);
  assert.deepEqual(own[0]?.given, []);
  const open = await served(ines, caseId);
  await give(ines, open.requestId);
  const after = await t.s.given<{ given: unknown[] }>("select disclosures.given_for_page($1, null) as given", [caseId]);
  assert.equal(after[0]?.given.length, 1, "what nobody forbade is there");
});

test("D10 R12 R37 R71 in a confidential program nothing goes on an order until a second person looked at it, whichever way it is sent; a subpoena is none", async () => {
  const { ana, dolores, ines } = t.town;
  const { caseId } = await t.open(ana, { program: "advocacy", call: "Lin" });
  const { requestId, recipientId } = await served(ana, caseId);
  const approve = async (who: string, id: Id, version?: number) => {
    await t.s.tokenOf(who);
    await t.stepUp(who);
    return t.s.as(who)(requests.approve, { requestId: id, version: version ?? (await show(ana, id)).version });
  };
  const shown = await show(ana, requestId);
  assert.deepEqual([shown.needsSecond, shown.approved, shown.mayApprove], [true, null, false]);
  assert.equal(await code(give(ana, requestId)), "share.orderNotApproved");
  const around = {
    basis: "mandate",
    basisCode: "court_order",
    legal: "Order 12",
    purpose: "The court",
    recipientId,
    method: "printed",
    paperSafe: true,
  };
  assert.equal(await code(t.send(ana, caseId, null, around)), "share.orderNotApproved", "nor past it, by the share dialog");
  assert.equal(await status(approve(ana, requestId)), 403, "not by who asked");
  assert.equal(await status(approve(ines, requestId)), 404);
  for (const who of [ana, ines])
    assert.equal(await t.s.past(who, "select requests.approve($1, $2)", [requestId, shown.version]), "42501 not available");
  assert.equal(await code(approve(dolores, requestId, 70)), "request.changed");
  // Two different people: whoever decided that something on the list goes does not say yes to that list, until another decided it.
  const [first] = (await show(ana, requestId)).items;
  const mine = first?.itemId as Id;
  const decideAnew = async (who: string) =>
    decide(who, requestId, mine, { version: (await show(ana, requestId)).items.find(({ itemId }) => itemId === mine)?.version });
  await decideAnew(dolores);
  assert.equal(await code(approve(dolores, requestId)), "request.decidedByYou");
  await decideAnew(ana);
  await approve(dolores, requestId);
  assert.equal((await show(ana, requestId)).approved?.by.id, dolores);
  assert.equal(await code(t.send(ana, caseId, null, around)), "share.notOnTheList", "nor then anything but what they looked at");
  await give(ana, requestId);
  assert.equal((await record(ana, caseId)).disclosures[0]?.basis, "mandate");
  const inAnothers = "update requests.request set ended_at = kernel.clock(), ended_by = $2, outcome = 'given' where id = $1";
  assert.equal(await t.s.past(ana, inAnothers, [requestId, dolores]), "42501 what is over stays");
  const hidden =
    "select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'sealed', true, 'sent_by', kernel.uid()))).*";
  const sealing = `insert into disclosures.package ${hidden} from disclosures.package p where p.case_id = $1 limit 1`;
  assert.equal(await t.s.past(ana, sealing, [caseId]), "42501 nothing orders it to be kept from them");
  const bare = await served(ana, caseId, { basisCode: "subpoena_received" });
  assert.equal(await code(approve(dolores, bare.requestId)), "request.noOrder");
  assert.equal(await code(give(ana, bare.requestId)), "share.basisNotEnough");
});

test("D22 a new school asks: what the law lets go goes without consent, notes are held back, the warm call is a contact of the case", async () => {
  const { ines, ana } = t.town;
  const { caseId } = await laid();
  const school = await office(ines, "school");
  const ask = { kind: "transfer", askerKind: "school", asker: "The registrar", wanted: "Enrolment there", recipientId: school };
  const requestId = await begin(ines, caseId, ask);
  const { items } = await show(ines, requestId);
  assert.ok(
    items.filter(({ source }) => source === "note").every(({ decision, reason }) => decision === "hold" && reason === "needs_release"),
  );
  for (const one of items) if (one.decision === null) await decide(ines, requestId, one.itemId);
  await t.s.as(ines)(requests.called, { requestId, words: "Spoke with their counselor.", version: 1 });
  assert.equal((await show(ines, requestId)).calledOn, await t.dayFrom(0));
  await give(ines, requestId);
  const { disclosures: lines } = await record(ines, caseId);
  assert.deepEqual([lines[0]?.basis, lines[0]?.basisCode, lines[0]?.recipient !== null], ["ferpa_exception", "transfer_school", true]);
  assert.ok(JSON.stringify(await t.s.as(ines)(cases.story, { caseId })).includes("Spoke with their counselor."));
  const other = await t.open(ana, { program: "advocacy", call: "Lin" });
  const away = await begin(ana, other.caseId, { ...ask, recipientId: await office(ana, "school") });
  for (const one of (await show(ana, away)).items) if (one.decision === null) await decide(ana, away, one.itemId);
  assert.equal(await code(give(ana, away)), "share.basisNotEnough", "not from victim services");
  assert.equal(
    await code(t.s.as(ines)(requests.called, { requestId: await begin(ines, caseId), words: "x", version: 1 })),
    "request.noSchool",
  );
});

test("R11 R01 who is walled from a case finds no request of it, and ids of another agency are not there", async () => {
  const { ines, ravi, tomas } = t.town;
  const { caseId } = await laid();
  const requestId = await begin(ines, caseId);
  await t.s.given(
    "insert into access.wall (id, agency_id, account_id, case_id, origin) values (gen_random_uuid(), $1, $2, $3, 'personal')",
    [t.town.agencies.northlake, ravi, caseId],
  );
  for (const who of [ravi, tomas])
    for (const ask of [
      () => t.s.as(who)(requests.list, { caseId }),
      () => show(who, requestId),
      () => t.s.as(who)(requests.assemble, { requestId }),
      () => t.s.as(who)(requests.end, { requestId, outcome: "nothing", answer: "None", version: 1 }),
    ])
      assert.equal(await status(ask()), 404);
});
