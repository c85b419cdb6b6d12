import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { circumstances } from "../cases/circumstances/contract.ts";
import { cases } from "../cases/contract.ts";
import { caseFiles } from "../cases/files/contract.ts";
import { caseFileRoutes } from "../cases/files/routes.ts";
import { notes } from "../cases/notes/contract.ts";
import { fetchFileAs, pdf, sendFileAs } from "../files/testing.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { releaseItems, releases } from "../releases/contract.ts";
import { disclosures } from "./contract.ts";
import { received } from "./receivedContract.ts";
import { type Disclosed, type Id, layDisclosures } from "./testing.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let t: Disclosed;
before(async () => {
  t = await layDisclosures([...caseFileRoutes]);
});
after(() => t.s.strike());

const lin = () => t.open(t.town.ana, { program: "advocacy", call: "Lin" });
const record = (who: string, caseId: Id) => t.s.as(who)(disclosures.record, { caseId });
const open = (who: string, packageId: Id) => t.s.as(who)(received.open, { packageId });

test("R32 a package begins empty, and none can be sent that is", async () => {
  const { caseId } = await lin();
  const releaseId = await t.wide(t.town.ana, caseId, await t.partner(t.town.ana));
  const offered = await t.s.as(t.town.ana)(disclosures.offer, { caseId });
  assert.ok(!("items" in offered), "nothing is put in beforehand");
  assert.deepEqual(
    offered.standing.map(({ releaseId: id, toWhom, methods }) => [id, toWhom, methods]),
    [[releaseId, "A. Chen, attorney", ["partner", "link", "printed", "verbal"]]],
  );
  assert.ok(
    offered.facts.every(({ body }) => !body.includes("Call back")),
    "a task's title is somebody's words",
  );
  assert.equal((await refusal(t.send(t.town.ana, caseId, releaseId, { items: [] }))).fields["items"], "missing");
});

test("R30 R31 C10 a new thing goes only after the person was told again for it; a second time it needs no word", async () => {
  const { caseId, releaseId, packageId } = await t.shared();
  const shown = await t.s.as(t.town.ana)(disclosures.show, { packageId });
  assert.deepEqual(
    shown.copies.map(({ title, body }) => [title, body]),
    [["Housing letter", "She needs a room from 1 June."]],
  );
  assert.ok(shown.intact);
  await t.send(t.town.ana, caseId, releaseId);
  const other = { items: [t.letter("She needs a room for three.")] };
  assert.equal((await refusal(t.send(t.town.ana, caseId, releaseId, other))).code, "share.reminderNeeded");
  // Told again for the letter, they did not hear of attendance.
  const reminderId = await t.remind(t.town.ana, caseId, releaseId);
  const both = { items: [t.letter("She needs a room for four."), t.fact()], reminderId };
  assert.equal((await refusal(t.send(t.town.ana, caseId, releaseId, both))).code, "share.reminderNeeded");
  await t.send(t.town.ana, caseId, releaseId, { ...other, reminderId });
  // A reminder is for one package.
  const again = { items: [t.letter("She needs a room for five.")], reminderId };
  assert.ok((await refusal(t.send(t.town.ana, caseId, releaseId, again))).status >= 409);
});

test("R31 a reminder counts for seven days, to the second, and not after circumstances changed", async () => {
  const { ana } = t.town;
  const { caseId } = await lin();
  const releaseId = await t.wide(ana, caseId, await t.partner(ana));
  const old = await t.remind(ana, caseId, releaseId);
  await t.s.moveBy(7 * DAY);
  assert.equal((await refusal(t.send(ana, caseId, releaseId, { reminderId: old }))).code, "share.reminderNeeded");
  const before = await t.remind(ana, caseId, releaseId);
  await t.s.as(ana)(circumstances.record, { caseId });
  assert.equal((await refusal(t.send(ana, caseId, releaseId, { reminderId: before }))).code, "share.reminderNeeded");
  await t.s.moveBy(1000);
  await t.send(ana, caseId, releaseId, { reminderId: await t.remind(ana, caseId, releaseId) });
});

test("R31 C11 a no blocks, is kept without a reason, and goes on blocking until they are asked again; what they left out stays out", async () => {
  const { ana } = t.town;
  const { caseId, releaseId } = await t.shared();
  const no = await t.remind(ana, caseId, releaseId, { choice: "no" });
  for (const changed of [{ reminderId: no }, {}, { items: [t.letter("Another letter.")] }]) {
    const problem = await refusal(t.send(ana, caseId, releaseId, changed));
    assert.deepEqual([problem.status, problem.code], [403, "share.saidNo"]);
  }
  const [event] = await t.s.given<{ outcome: string }>(
    "select outcome from kernel.audit_event where action = 'package.send' and about ->> 'caseId' = $1 order by at desc limit 1",
    [caseId],
  );
  assert.equal(event?.outcome, "refused", "that it was tried is on record");
  const said = (await record(ana, caseId)).reminders;
  assert.deepEqual([said[0]?.choice, said.length], ["no", 2]);
  await t.s.moveBy(1000);
  const narrowed = await t.remind(ana, caseId, releaseId, { choice: "narrowed", items: ["letter"] });
  const wider = { items: [t.letter("Third."), t.fact()], reminderId: narrowed };
  assert.equal((await refusal(t.send(ana, caseId, releaseId, wider))).code, "share.reminderNeeded");
  await t.send(ana, caseId, releaseId, { items: [t.letter("Third.")], reminderId: narrowed });
});

test("R30 what the release does not cover does not go, item by item of the whole list", async () => {
  const { ana } = t.town;
  const { caseId } = await lin();
  const recipientId = await t.partner(ana);
  const releaseId = await t.wide(ana, caseId, recipientId, { items: ["letter"] });
  for (const item of releaseItems) {
    const reminderId = await t.remind(ana, caseId, releaseId, { items: [item] });
    const asked = t.send(ana, caseId, releaseId, { items: [{ kind: "text", item, title: "Words", body: `About ${item}` }], reminderId });
    if (item === "letter") await asked;
    else assert.equal((await refusal(asked)).code, "share.notCovered", item);
  }
});

test("R30 nor in a way it does not name, nor to another, nor by a release that is over, not yet signed, or of another case", async () => {
  const { ana } = t.town;
  const { caseId } = await lin();
  const recipientId = await t.partner(ana);
  const spoken = await t.wide(ana, caseId, recipientId, { methods: ["verbal"] });
  const reminderId = await t.remind(ana, caseId, spoken);
  assert.equal((await refusal(t.send(ana, caseId, spoken, { reminderId }))).code, "share.methodNotCovered");
  const paper = { method: "printed", paperSafe: true, reminderId };
  assert.equal((await refusal(t.send(ana, caseId, spoken, paper))).code, "share.methodNotCovered");
  const draft = await t.draft(ana, caseId, recipientId);
  assert.equal((await refusal(t.send(ana, caseId, draft))).code, "share.noRelease");
  const elsewhere = await t.shared();
  assert.equal((await refusal(t.send(ana, caseId, elsewhere.releaseId))).code, "share.noRelease");
  assert.equal((await refusal(t.send(ana, caseId, newId() as Id))).code, "share.noRelease");
  await t.s.as(ana)(releases.withdraw, { releaseId: spoken, how: "oral" });
  assert.equal((await refusal(t.send(ana, caseId, spoken, { method: "verbal", reminderId }))).code, "share.noRelease");
});

test("R12 R30 R37 victim services: without a release nothing goes, whatever exception; a court's order or a statute does, a subpoena alone does not", async () => {
  const { ana } = t.town;
  const { caseId } = await lin();
  const recipientId = await t.partner(ana);
  const bare = { method: "printed", paperSafe: true, recipientId, purpose: "What they asked for" };
  const ferpa = { ...bare, basis: "ferpa_exception", basisCode: "transfer_school" };
  assert.equal((await refusal(t.send(ana, caseId, null, ferpa))).code, "share.basisNotEnough");
  const subpoena = { ...bare, basis: "mandate", basisCode: "subpoena_received", legal: "Subpoena 12" };
  assert.equal((await refusal(t.send(ana, caseId, null, subpoena))).code, "share.basisNotEnough");
  assert.equal((await refusal(t.send(ana, caseId, null, { ...bare, basis: "emergency" }))).status, 422);
  assert.equal(
    (await refusal(t.send(ana, caseId, null, { ...subpoena, basisCode: "court_order", legal: null }))).fields["legal"],
    "required",
  );
  const order = { ...subpoena, basisCode: "court_order", legal: "Order of 3 May, district court" };
  assert.equal((await refusal(t.send(ana, caseId, null, order))).code, "share.orderNotApproved", "not before a second person saw it");
  await t.s.given(
    `insert into requests.request (id, agency_id, program_id, person_id, case_id, kind, asker_kind, asker, wanted, came_on, due_on, recipient_id, basis_code, order_words, recorded_by, approved_by, approved_at)
     select gen_random_uuid(), agency_id, program_id, person_id, id, 'production', 'court', 'x', 'x', '2026-01-01', '2031-01-01', $1, 'court_order', 'x', $2, $3, kernel.clock() from cases.case where id = $4`,
    [recipientId, ana, t.town.dolores, caseId],
  );
  assert.equal((await refusal(t.send(ana, caseId, null, order))).code, "share.notOnTheList", "on paper only what is on the list they saw");
  const told = { method: "verbal", paperSafe: null, items: [{ kind: "spoken", item: "attendance", title: "Attendance" }] };
  const packageId = await t.send(ana, caseId, null, { ...order, ...told });
  const kept = await record(ana, caseId);
  assert.deepEqual([kept.disclosures[0]?.packageId, kept.disclosures[0]?.basis, kept.disclosures[0]?.exempt], [packageId, "mandate", null]);
  assert.deepEqual(kept.duties.map(({ kind, answer }) => [kind, answer]).sort(), [
    ["notify", null],
    ["safety", null],
  ]);
  const { case: head, tasks } = await t.show(ana, caseId);
  assert.equal(tasks.length, 3, "a step each, beside the first");
  const close = () => t.s.as(ana)(cases.close, { caseId, version: head.version, reason: "other", outcome: "unknown", openTasks: "cancel" });
  assert.equal((await refusal(close())).code, "case.dutyOpen");
  for (const duty of kept.duties) {
    const answer = { dutyId: duty.dutyId, version: duty.version, result: "tried" as const, words: "No safe number." };
    assert.equal((await refusal(t.s.as(t.town.tomas)(disclosures.answerDuty, answer))).status, 404);
    await t.s.as(ana)(disclosures.answerDuty, answer);
    assert.equal((await refusal(t.s.as(ana)(disclosures.answerDuty, answer))).code, "stale");
  }
  assert.equal((await t.show(ana, caseId)).tasks.length, 1);
  await close();
});

test("R30 R67 a school's exception is named and marked; a subpoena counts there; what is the person's own needs neither", async () => {
  const { ines } = t.town;
  const { caseId } = await t.open(ines);
  const recipientId = await t.recipient(ines);
  const bare = { method: "printed", paperSafe: true, recipientId, purpose: "Enrolment" };
  assert.equal((await refusal(t.send(ines, caseId, null, { ...bare, basis: "ferpa_exception" }))).fields["basisCode"], "required");
  await t.send(ines, caseId, null, { ...bare, basis: "ferpa_exception", basisCode: "transfer_school" });
  await t.send(ines, caseId, null, { ...bare, basis: "ferpa_exception", basisCode: "school_official" });
  await t.send(ines, caseId, null, { ...bare, basis: "mandate", basisCode: "subpoena_received", legal: "Subpoena 12" });
  await t.send(ines, caseId, null, { method: "printed", paperSafe: true, basis: "self" });
  const { disclosures: rows } = await record(ines, caseId);
  assert.deepEqual(rows.map(({ basisCode, exempt, recipient, purpose }) => [basisCode, exempt, recipient, purpose]).reverse(), [
    ["transfer_school", null, "Legal Aid of Rio Verde", "Enrolment"],
    ["school_official", "school_official", "Legal Aid of Rio Verde", "Enrolment"],
    ["subpoena_received", null, "Legal Aid of Rio Verde", "Enrolment"],
    [null, "person", null, "–"],
  ]);
});

test("R33 a package has no way to be changed: not by the door, not by the login, not by its owner; its hash says what it was", async () => {
  const { packageId } = await t.shared();
  for (const method of ["PUT", "PATCH", "DELETE"]) {
    const answer = await t.s.sendRaw(await t.s.tokenOf(t.town.ana), method, `/packages/${packageId}`, {});
    assert.equal(answer.statusCode, 404, "there is no such thing to ask");
  }
  for (const text of [
    "update disclosures.package set method = 'verbal' where id = $1",
    "update disclosures.item set title = 'x' where package_id = $1",
    "update disclosures.reminder set mode = 'phone' where id = (select p.reminder_id from disclosures.package p where p.id = $1)",
  ])
    await assert.rejects(t.s.given(text, [packageId]), /stays as it was shared/, text);
  const { rows } = await t.s.app.pool.query<{ table: string; may: boolean }>(
    `select c.oid::regclass::text as table, has_any_column_privilege(c.oid, 'update') or has_table_privilege(c.oid, 'delete') as may
       from pg_class c where c.relnamespace = 'disclosures'::regnamespace and c.relkind = 'r' and c.relname in ('package', 'item', 'piece', 'reminder', 'opening', 'closing')`,
  );
  assert.equal(rows.length, 6);
  assert.deepEqual(
    rows.filter(({ may }) => may),
    [],
  );
  await t.s.given("set session_replication_role = replica");
  await t.s.given("update disclosures.item set kind = 'fact' where package_id = $1", [packageId]);
  await t.s.given("set session_replication_role = origin");
  assert.equal((await t.s.as(t.town.ana)(disclosures.show, { packageId })).intact, false);
});

test("R33 whoever may share, past the door and with their own session, sends no package that its hash does not tell whole, and adds no byte to one later", async () => {
  const { packageId, caseId, releaseId } = await t.shared();
  const reminderId = await t.remind(t.town.ana, caseId, releaseId);
  const token = await t.s.tokenOf(t.town.ana);
  await t.stepUp(t.town.ana);
  const client = await t.s.app.pool.connect();
  const copy =
    "insert into disclosures.package select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'reminder_id', $2::uuid))).*";
  try {
    await client.query("begin");
    await client.query("select access.begin_request($1)", [token]);
    const { rowCount } = await client.query(`${copy} from disclosures.package p where id = $1`, [packageId, reminderId]);
    assert.equal(rowCount, 1);
    await assert.rejects(client.query("commit"), { code: "42501", message: /what its hash says/ });
  } finally {
    await client.query("rollback");
    client.release();
  }
  const piece =
    "insert into disclosures.piece (item_id, agency_id, n, body) select id, agency_id, 0, '\\x00' from disclosures.item where package_id = $1";
  await assert.rejects(t.s.given(piece, [packageId]), /whole when it is made/);
  await t.s.given("set session_replication_role = replica");
  await t.s.given(piece, [packageId]);
  await t.s.given("set session_replication_role = origin");
  await assert.rejects(t.s.given("update disclosures.piece set body = '\\x01'"), /stays as it was shared/);
});

test("R30 R31 R33 R37 R84 past the door too: no partner without a release that names them, no word of nobody's, no medical document, nothing they said no to, nothing compelled without what is owed", async () => {
  const { ana, ines } = t.town;
  const { packageId, caseId, recipientId, releaseId } = await t.shared();
  const make = (of: Id, id: string, changed: string) => `insert into disclosures.package
    select (jsonb_populate_record(p, jsonb_build_object('id', '${id}'${changed}))).* from disclosures.package p where p.id = '${of}'`;
  const fill = (of: Id, id: string, changed = "") => `insert into disclosures.item
    select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'package_id', '${id}'${changed}))).* from disclosures.item i where i.package_id = '${of}'`;
  const past = async (who: string, build: (id: string) => string[]) => t.s.past(who, build(newId()).join("; "));
  const unnamed = await t.wide(ana, caseId, recipientId, { toEmail: null });
  const toNobody = `, 'reminder_id', null, 'release_id', '${unnamed}'`;
  assert.equal(await past(ana, (id) => [make(packageId, id, toNobody)]), "HF409 share.notPartner");
  const nobodys = `, 'reminder_id', '${newId()}'`;
  assert.equal(await past(ana, (id) => [make(packageId, id, nobodys)]), "HF409 share.reminderNeeded");

  const { fileId } = (await sendFileAs(t.s, ana, pdf(), "letter.pdf")).body;
  await t.s.given("set session_replication_role = replica");
  await t.s.given(
    `update files.artefact a set audience = 'medical', section = access.section('medical'), program_id = c.program_id, person_id = c.person_id, case_id = c.id,
       attached_by = a.made_by, attached_at = kernel.clock(), expires_at = null from cases.case c where a.id = $1 and c.id = $2`,
    [fileId, caseId],
  );
  await t.s.given("set session_replication_role = origin");
  const reminderId = await t.remind(ana, caseId, releaseId);
  const anew = `, 'reminder_id', '${reminderId}'`;
  const [whole, medical] = [(id: string) => [make(packageId, id, anew), fill(packageId, id)], `, 'artefact_id', '${fileId}'`];
  assert.equal(await past(ana, whole), "undefined rows");
  const sealed = await past(ana, (id) => [make(packageId, id, anew), fill(packageId, id, medical)]);
  assert.equal(sealed, "42501 medical documents stay with their reviewers");
  await t.remind(ana, caseId, releaseId, { choice: "no" });
  assert.equal(await past(ana, whole), "42501 they said no");

  const school = await t.open(ines, { call: "Sam" });
  const bare = {
    method: "printed",
    paperSafe: true,
    recipientId: await t.recipient(ines, "Harbor county prosecutor", "prosecutor"),
    purpose: "What they asked for",
  };
  const order = await t.send(ines, school.caseId, null, { ...bare, basis: "mandate", basisCode: "court_order", legal: "Order 12" });
  const told = (id: string) => `, 'content_hash', sha256(uuid_send('${id}') || p.document_hash
    || (select string_agg(i.hash, '' order by i.seq) from disclosures.item i where i.package_id = p.id))`;
  const compelled = await past(ines, (id) => [make(order, id, told(id)), fill(order, id), "set constraints all immediate"]);
  assert.equal(compelled, "42501 what is owed to the person is written with it");
});

test("R10 the preview points at an address, a school, a plate, a workplace, a number and another's name, and at nothing in a plain text", async () => {
  const { ana } = t.town;
  const { caseId, personId } = await lin();
  await t.adult(ana, personId, "Mateo", null);
  await t.s.given("insert into agencies.site (id, agency_id, name, kind) values ($1, $2, 'Rio Verde High', 'school')", [
    newId(),
    t.town.agencies.casaLuz,
  ]);
  const releaseId = await t.wide(ana, caseId, await t.partner(ana));
  const clues = async (body: string) =>
    (await t.s.as(ana)(disclosures.preview, { caseId, releaseId, items: [t.letter(body)] })).items[0]!.clues.map(
      ({ clue, words }) => `${clue}: ${words}`,
    );
  assert.deepEqual(await clues("She needs a room with a lock from 1 June."), []);
  const found = await clues(
    "LIN lives at 1420 Alder Street, apt 3, TX 78501. Works at Valley Hotel. His plate is KXT-4821. Her son Mateo goes to rio verde high. Call 555 010 0199 or lin@example.org. Born 14 May 1998. 26.2034, -98.2300",
  );
  for (const sought of [
    /^address: 1420 Alder Street/,
    /^employer: Works at Valley Hotel/,
    /^plate: .*KXT-4821/,
    /^school: Rio Verde High/i,
    /^otherName: Mateo/,
    /^name: Lin/i,
    /^phone: 555 010 0199/,
    /^email: lin@example.org/,
    /^birth: /,
    /^place: 26\.2034/,
  ])
    assert.ok(
      found.some((one) => sought.test(one)),
      `${sought} in ${found}`,
    );
  const one = (await t.s.as(ana)(disclosures.preview, { caseId, releaseId, items: [t.letter(), { ...t.letter(), item: "medical" }] }))
    .items;
  assert.deepEqual(
    one.map(({ covered, told }) => [covered, told]),
    [
      [true, false],
      [false, false],
    ],
  );
});

test("R32 a note leaves as an edited copy alone: the live note stays, of another case it is none, and what one may not read cannot be copied", async () => {
  const { ana } = t.town;
  const { caseId } = await lin();
  const { id: noteId } = await t.s.as(ana)(notes.add, { caseId, audience: "team", body: "Sleeps at her cousin's. Wants work." });
  const { id: locked } = await t.s.as(ana)(notes.add, { caseId, audience: "team", restricted: true, body: "Words" });
  const releaseId = await t.wide(ana, caseId, await t.partner(ana));
  const copy = (id: string) => ({ kind: "redacted", item: "notes", title: "Note", body: "Wants work.", noteId: id });
  const reminderId = await t.remind(ana, caseId, releaseId, { items: ["notes"] });
  const other = await lin();
  const { id: foreign } = await t.s.as(ana)(notes.add, { caseId: other.caseId, audience: "team", body: "Words" });
  for (const id of [foreign, locked, newId()])
    assert.equal((await refusal(t.send(ana, caseId, releaseId, { items: [copy(id)], reminderId }))).fields["noteId"], "unknown");
  // Under what it is of, and no other name that happens to be released: nor a note of the law as a note like any other.
  const { id: law } = await t.s.as(ana)(notes.add, { caseId, audience: "team", topic: "legal", body: "The hearing is in May." });
  for (const [id, item] of [
    [noteId, "letter"],
    [noteId, "attendance"],
    [law, "notes"],
  ] as const) {
    const told = await t.remind(ana, caseId, releaseId, { items: [item] });
    const wrong = { ...copy(id), item };
    assert.equal((await refusal(t.send(ana, caseId, releaseId, { items: [wrong], reminderId: told }))).code, "share.wrongItem", item);
  }
  const packageId = await t.send(ana, caseId, releaseId, { items: [copy(noteId)], reminderId });
  assert.deepEqual(
    (await open(t.chen, packageId)).copies.map(({ body }) => body),
    ["Wants work."],
  );
  const { note } = await t.s.as(ana)(notes.show, { noteId: noteId as Id });
  assert.equal(note.texts?.[0]?.body, "Sleeps at her cousin's. Wants work.");
});

test("README 5 R45 a partner reads the copies that were shared with them, by their own sign-in, and nothing else; a withdrawal closes them at the next request", async () => {
  const { ana } = t.town;
  const one = await t.shared();
  const listed = (await t.s.as(t.chen)(received.list, {})).packages.find(({ packageId }) => packageId === one.packageId);
  assert.deepEqual([listed?.agency, listed?.sender, listed?.items, listed?.openedAt], ["Casa Luz", "Ana Ruiz", 1, null]);
  const opened = await open(t.chen, one.packageId);
  assert.deepEqual(
    opened.copies.map(({ title, body }) => [title, body]),
    [["Housing letter", "She needs a room from 1 June."]],
  );
  assert.match(opened.notice, /Do not pass it on/);
  assert.ok(!JSON.stringify(opened).includes(one.personId) && !JSON.stringify(opened).includes(one.caseId));
  // Nobody else of that agency, nobody of another, and of the case itself nothing.
  for (const who of [t.other, t.town.tomas, t.town.ida, ana]) assert.equal((await refusal(open(who, one.packageId))).status, 404);
  for (const call of [
    () => t.s.as(t.chen)(cases.show, { caseId: one.caseId }),
    () => t.s.as(t.chen)(disclosures.show, { packageId: one.packageId }),
    () => t.s.as(t.chen)(disclosures.record, { caseId: one.caseId }),
    () => t.s.as(t.chen)(releases.show, { releaseId: one.releaseId }),
  ])
    assert.equal((await refusal(call())).status, 404);
  const otherHow = "update disclosures.opening set how = 'link' where package_id = $1";
  await assert.rejects(t.s.given(otherHow, [one.packageId]), /stays as it was shared/, "that it was opened is not to be changed either");
  await t.s.as(ana)(releases.withdraw, { releaseId: one.releaseId, how: "oral" });
  assert.equal((await refusal(open(t.chen, one.packageId))).status, 404);
  assert.ok(!(await t.s.as(t.chen)(received.list, {})).packages.some(({ packageId }) => packageId === one.packageId));
  const nowhere = await t.s.sendRaw(await t.s.tokenOf(t.chen), "GET", `/received/${newId()}`);
  const gone = await t.s.sendRaw(await t.s.tokenOf(t.chen), "GET", `/received/${one.packageId}`);
  assert.deepEqual([gone.statusCode, gone.body], [404, nowhere.body]);
  assert.equal(gone.headers["cache-control"], "no-store");
});

test("R45 at the very second a release ends, so does the partner's look; one second before, it opens", async () => {
  const one = await t.shared();
  const [row] = await t.s.given<{ left: number }>(
    "select extract(epoch from expires_at - kernel.clock())::float8 * 1000 as left from releases.release where id = $1",
    [one.releaseId],
  );
  await t.s.moveBy((row?.left ?? 0) - 2000);
  await open(t.chen, one.packageId);
  await t.s.moveBy(2001);
  assert.equal((await refusal(open(t.chen, one.packageId))).status, 404);
  await t.s.moveBy(-(row?.left ?? 0));
});

test("R45 withdrawn while it is being sent: sent before it or refused, never after; and never to be opened", {
  timeout: 60_000,
}, async () => {
  const { ana } = t.town;
  for (let round = 0; round < 8; round++) {
    const { caseId } = await lin();
    const releaseId = await t.wide(ana, caseId, await t.partner(ana));
    const reminderId = await t.remind(ana, caseId, releaseId);
    const sending = t.send(ana, caseId, releaseId, { reminderId }).then(
      (id) => id as Id | undefined,
      () => undefined,
    );
    const withdrawing = t.s.as(ana)(releases.withdraw, { releaseId, how: "oral" });
    const [packageId] = await Promise.all([sending, withdrawing]);
    if (packageId) assert.equal((await refusal(open(t.chen, packageId))).status, 404);
    const late = await t.s.given(
      "select from disclosures.package p join releases.release r on r.id = p.release_id where p.id = $1 and p.made_at > r.withdrawn_at",
      [packageId ?? null],
    );
    assert.equal(late.length, 0);
  }
});

test("R65 R68 what a partner opened is on record at once, in their own trail and in that of those who shared it, and on the case's page", async () => {
  const { ana } = t.town;
  const one = await t.shared();
  await open(t.chen, one.packageId);
  const rows = await t.s.given<{ agency_id: string; action: string; people: string[] }>(
    "select agency_id, action, people from kernel.audit_event where account_id = $1 and about ->> 'packageId' = $2 order by action",
    [t.chen, one.packageId],
  );
  assert.deepEqual(rows, [
    { agency_id: t.town.agencies.casaLuz, action: "package.opened", people: [one.personId] },
    { agency_id: t.aid, action: "received.open", people: [] },
  ]);
  const [line] = (await record(ana, one.caseId)).disclosures;
  assert.deepEqual(
    line?.openings.map(({ how, by }) => [how, by]),
    [["partner", "A. Chen, attorney"]],
  );
  const { looks } = await t.s.as(ana)(disclosures.looks, { caseId: one.caseId });
  assert.ok(looks.some(({ action, name }) => action === "package.opened" && name === "Alex Chen"));
  await t.s.as(t.town.dolores)(cases.list, { arm: "program", programId: t.town.programs.advocacy });
  const folded = (await t.s.as(ana)(disclosures.looks, { caseId: one.caseId })).looks.filter(({ opened }) => !opened);
  assert.deepEqual([folded.length, folded[0]?.name, folded[0]?.role], [1, null, "supervisor"]);
});

test("R27 what was sent is given again, byte for byte, long after the file it was a copy of is gone", async () => {
  const { ana } = t.town;
  const { caseId } = await lin();
  const bytes = pdf("Lease ".repeat(40_000));
  const { fileId } = (await sendFileAs(t.s, ana, bytes, "lease.pdf")).body;
  await t.s.as(ana)(caseFiles.attach, { caseId, fileId, audience: "program" });
  const releaseId = await t.wide(ana, caseId, await t.partner(ana));
  const reminderId = await t.remind(ana, caseId, releaseId, { items: ["documents"] });
  const copy = { kind: "file", item: "documents", title: "Lease", fileId };
  const told = await t.remind(ana, caseId, releaseId, { items: ["attendance"] });
  const wrong = { ...copy, item: "attendance" };
  assert.equal((await refusal(t.send(ana, caseId, releaseId, { items: [wrong], reminderId: told }))).code, "share.wrongItem");
  const packageId = await t.send(ana, caseId, releaseId, { items: [copy], reminderId });
  const first = await t.s.sendRaw(await t.s.tokenOf(ana), "GET", `/packages/${packageId}/document`);
  assert.equal(first.statusCode, 200);
  assert.match(first.body, /Legal Aid of Rio Verde · A. Chen, attorney[\s\S]*1\. Lease[\s\S]*Do not pass it on/);
  const stored = (await fetchFileAs(t.s, ana, fileId)).rawPayload;
  await t.s.given("set session_replication_role = replica");
  await t.s.given("delete from files.piece where artefact_id = $1", [fileId]);
  await t.s.given("set session_replication_role = origin");
  for (const [who, url] of [
    [ana, `/packages/${packageId}/files/1`],
    [t.chen, `/received/${packageId}/files/1`],
  ] as const) {
    const again = await t.s.sendRaw(await t.s.tokenOf(who), "GET", url);
    assert.equal(again.statusCode, 200, again.body.slice(0, 200));
    assert.ok(again.rawPayload.equals(stored));
  }
  assert.ok((await t.s.as(ana)(disclosures.show, { packageId })).intact);
  assert.equal((await t.s.sendRaw(await t.s.tokenOf(ana), "GET", `/packages/${packageId}/document`)).body, first.body);
  assert.equal((await t.s.sendRaw(await t.s.tokenOf(t.chen), "GET", `/received/${packageId}/files/2`)).statusCode, 404);
  await t.s.as(ana)(releases.withdraw, { releaseId, how: "oral" });
  assert.equal((await t.s.sendRaw(await t.s.tokenOf(t.chen), "GET", `/received/${packageId}/files/1`)).statusCode, 404);
});

test("R35 R36 R48 said aloud it is recorded by what was ticked; paper asks whether it is safe; a letter asks for it back", async () => {
  const { ana } = t.town;
  const { caseId, releaseId } = await t.shared();
  const spoken = { kind: "spoken", item: "attendance", title: "That she comes each week" };
  const reminderId = await t.remind(ana, caseId, releaseId, { items: ["attendance"] });
  const packageId = await t.send(ana, caseId, releaseId, { method: "verbal", items: [spoken], reminderId });
  assert.equal((await refusal(t.send(ana, caseId, releaseId, { method: "verbal" }))).fields["items"], "kind");
  assert.equal((await refusal(open(t.chen, packageId))).status, 404);
  assert.equal((await refusal(t.send(ana, caseId, releaseId, { method: "printed" }))).fields["paperSafe"], "required");
  assert.equal((await refusal(t.send(ana, caseId, releaseId, { method: "printed", paperSafe: false }))).fields["paperSafe"], "notSafe");
  const printed = await t.send(ana, caseId, releaseId, { method: "printed", paperSafe: true, language: "es" });
  const paper = await t.s.sendRaw(await t.s.tokenOf(ana), "GET", `/packages/${printed}/document`);
  assert.match(paper.body, /no lo comunique/i);
  const letter = await t.s.sendRaw(await t.s.tokenOf(ana), "GET", `/packages/${printed}/return-letter`);
  assert.match(letter.body, /return it to us or destroy it/);
  assert.ok(!/Lin|room/.test(letter.body));
});

test("R01 who does not serve the case finds none of it; who serves it without its legal section learns that and no more", async () => {
  const one = await t.shared();
  for (const who of [t.town.ines, t.town.tomas, t.chen]) {
    for (const call of [
      () => t.s.as(who)(disclosures.offer, { caseId: one.caseId }),
      () => record(who, one.caseId),
      () => t.s.as(who)(disclosures.looks, { caseId: one.caseId }),
      () => t.s.as(who)(disclosures.show, { packageId: one.packageId }),
      () => t.s.as(who)(disclosures.close, { packageId: one.packageId }),
      () => t.remind(who, one.caseId, one.releaseId),
      () => t.send(who, one.caseId, one.releaseId),
    ])
      assert.equal((await refusal(call())).status, 404);
  }
  const jo = await t.town.account(t.town.agencies.casaLuz, "Jo Helper");
  await t.town.member(t.town.agencies.casaLuz, jo, t.town.programs.advocacy, "teammate");
  await t.s.as(t.town.ana)(cases.addTeamMember, { caseId: one.caseId, accountId: jo, role: "other", sections: ["notes"] });
  const seen = await record(jo, one.caseId);
  assert.deepEqual([seen.readable, seen.disclosures, seen.reminders], [false, [], []]);
  assert.equal((await refusal(t.s.as(jo)(disclosures.looks, { caseId: one.caseId }))).status, 403);
  assert.equal((await refusal(t.s.as(jo)(disclosures.show, { packageId: one.packageId }))).status, 404);
});
