import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import pg from "pg";
import { contacts } from "../cases/contacts/contract.ts";
import { cases } from "../cases/contract.ts";
import { caseFiles } from "../cases/files/contract.ts";
import { caseFileRoutes } from "../cases/files/routes.ts";
import { notes } from "../cases/notes/contract.ts";
import type { Id } from "../cases/testing.ts";
import { fileRoutes } from "../files/routes.ts";
import { pdf, sendFileAs } from "../files/testing.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { people } from "../people/contract.ts";
import { peopleRoutes } from "../people/routes.ts";
import { recipients } from "../releases/contract.ts";
import { releaseRoutes } from "../releases/routes.ts";
import { requests } from "../requests/contract.ts";
import { requestRoutes } from "../requests/routes.ts";
import { readPurged } from "./backup/purged.ts";
import { holds, retention } from "./contract.ts";
import { type PurgedLine, PurgedLog } from "./purgedLog.ts";
import { layRetention, type Retained } from "./testing.ts";

let c: Retained;
before(async () => {
  c = await layRetention([...peopleRoutes, ...fileRoutes, ...caseFileRoutes, ...releaseRoutes, ...requestRoutes]);
  const years = async (name: "case_words" | "case", n: number) => {
    const input = { programId: null, class: name, years: n, why: "Board resolution 12", version: null };
    await c.s.as(c.town.ida)(retention.setSchedule, input);
  };
  await years("case_words", 1);
  await years("case", 3);
});
after(() => c.s.strike());

const lake = "They sleep by the lake, and told nobody";

/** A closed case in which somebody wrote, called, planned and hung a file. */
const written = async () => {
  const { caseId, personId } = await c.open(c.town.ines, { call: "Amina" });
  const { id: noteId } = await c.s.as(c.town.ines)(notes.add, { caseId, audience: "program", body: lake });
  await c.s.as(c.town.ines)(contacts.add, {
    caseId,
    kind: "one_to_one",
    result: "completed",
    onDay: await c.dayFrom(0),
    minutes: 30,
  } as never);
  const { fileId } = (await sendFileAs(c.s, c.town.ines, pdf(), "letter.pdf")).body;
  await c.s.as(c.town.ines)(caseFiles.attach, { caseId, fileId, audience: "program" });
  await c.close(caseId);
  return { caseId, personId, noteId: noteId as Id, fileId };
};
/** Its year, or its years, are over; two let it go; its day is there. */
const due = async (caseId: Id, years: number) => {
  await c.days(365 * years + 1 - 20);
  await c.find();
  await c.letGo(caseId);
  await c.days(31);
};
const story = async (caseId: Id) => JSON.stringify(await c.s.as(c.town.ravi)(cases.show, { caseId }));
const lines = (folder = c.folder) => {
  try {
    return readPurged(readFileSync(join(folder, "purged.log"), "utf8"));
  } catch {
    return [];
  }
};
const rowsOf = async (table: string, caseId: Id, column = "case_id") =>
  (await c.s.given(`select from ${table} where ${column} = $1`, [caseId])).length;
/** Writes its lines, and then the line breaks: the rows were never gone. */
class BrokenLog extends PurgedLog {
  override append(piece: string, of: readonly PurgedLine[]): void {
    super.append(piece, of);
    throw new Error("the line broke");
  }
}

test("R92 the words of a case go and the rest stays: its story says when, its counts stand, and the list beside the database has ids and no words", async () => {
  const { caseId, personId, noteId, fileId } = await written();
  await due(caseId, 1);
  assert.ok((await story(caseId)).includes("lake"));
  const counts = (await c.s.as(c.town.ravi)(retention.totals, {})).totals;
  await c.purge();
  const told = await story(caseId);
  assert.ok(!told.includes("lake") && !told.includes("Call back"));
  assert.match(told, /"purged":"\d{4}-\d\d-\d\d"/);
  assert.match(told, /Text purged on \d{4}-\d\d-\d\d/);
  assert.ok(told.includes('"one_to_one"'), "that there was a meeting stays");
  assert.equal((await c.s.as(c.town.ravi)(cases.show, { caseId })).case.status, "closed");
  assert.equal((await c.s.as(c.town.ravi)(people.show, { personId })).label.call, "Amina");
  assert.deepEqual((await c.s.as(c.town.ravi)(retention.totals, {})).totals, counts);
  assert.equal((await c.s.given("select from files.piece where artefact_id = $1", [fileId])).length, 0);
  const [body] = await c.s.given<{ body: Buffer }>("select body from cases.note_text where note_id = $1", [noteId]);
  assert.equal(body?.body.length, 11, "nothing sealed is left of it");
  const list = readFileSync(join(c.folder, "purged.log"), "utf8");
  assert.ok(list.includes(noteId) && list.includes(String(fileId)) && !/lake|Amina|Call back/.test(list));
  const [trail] = await c.s.given<{ about: object; people: string[] }>(
    "select about, people from kernel.audit_event where action = 'retention.purgeWords'",
  );
  assert.deepEqual(trail?.people, [personId]);
  await c.find();
  await c.purge();
  assert.equal(await c.reviewOf(caseId), undefined, "words go once");
});

test("R91 R66 all of a case goes but a stub that is nobody's: totals are the same before and after, and the trail keeps every row", async () => {
  const { caseId, personId, fileId } = await written();
  const other = await c.open(c.town.ines, { call: "Lin" });
  await c.close(other.caseId);
  await c.s.given("update people.person set born = $1 where id = $2", [
    c.s.keys.ring.seal(c.town.agencies.northlake, { table: "people.person", row: personId, column: "born" }, "2006-03-01"),
    personId,
  ]);
  await due(caseId, 3);
  const before = (await c.s.as(c.town.ravi)(retention.totals, {})).totals;
  const trailBefore = await c.s.given("select id from kernel.audit_event where $1 = any (people)", [personId]);
  await c.purge();
  const after = (await c.s.as(c.town.ravi)(retention.totals, {})).totals;
  const without = (all: typeof after) => all.map(({ gone: _, ...one }) => one);
  assert.deepEqual(without(after), without(before));
  assert.equal(
    after.reduce((sum, one) => sum + one.gone, 0),
    before.reduce((sum, one) => sum + one.gone, 0) + 1,
  );
  assert.equal((await refusal(c.s.as(c.town.ravi)(cases.show, { caseId }))).status, 404);
  assert.equal((await refusal(c.s.as(c.town.ravi)(people.show, { personId }))).status, 404);
  assert.equal((await c.s.as(c.town.ravi)(cases.show, { caseId: other.caseId })).case.status, "closed");
  const hanging = await c.s.given<{ name: string }>(
    "select c.oid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relkind = 'r' and a.attname in ('case_id', 'person_id') and a.attnum > 0 group by 1",
  );
  for (const { name } of hanging)
    for (const column of ["case_id", "person_id"]) {
      const has = await c.s.given("select from pg_attribute where attrelid = $1::regclass and attname = $2 and not attisdropped", [
        name,
        column,
      ]);
      if (has.length > 0) assert.equal(await rowsOf(name, column === "case_id" ? caseId : personId, column), 0, `${name}.${column}`);
    }
  assert.equal((await c.s.given("select from files.artefact where id = $1", [fileId])).length, 0);
  const [stub] = await c.s.given<Record<string, unknown>>("select * from retention.stub where final order by id desc limit 1");
  assert.deepEqual([stub?.["age_band"], stub?.["outcome"], stub?.["contacts"], stub?.["notes"]], ["18-24", "improved", 1, 1]);
  assert.ok(!JSON.stringify(stub).includes(caseId) && !JSON.stringify(stub).includes(personId));
  const trailAfter = await c.s.given("select id from kernel.audit_event where $1 = any (people)", [personId]);
  assert.ok(trailAfter.length > trailBefore.length);
  await assert.rejects(c.s.app.pool.query("delete from cases.case"), /permission denied/, "no login deletes");
  await assert.rejects(c.s.worker.pool.query("delete from cases.case"), /permission denied/);
});

test("R90 R92 a hold placed while a purge is under way waits for its piece and keeps what is left; a piece that broke off counts for nothing", async () => {
  const { caseId } = await written();
  await due(caseId, 1);
  const listed = lines().length;
  await assert.rejects(c.purge(new BrokenLog(c.folder)));
  assert.ok((await story(caseId)).includes("lake"));
  const caseNumber = Number((await c.s.given<{ n: string }>("select number as n from cases.case where id = $1", [caseId]))[0]?.n);
  // Another worker holds its piece open: the hold waits, and then finds what is left.
  const other = new pg.Client(c.s.test.worker);
  await other.connect();
  const [review] = await c.s.given<{ id: string }>("select id from retention.review where case_id = $1 and state = 'agreed'", [caseId]);
  await other.query("begin");
  const taken = await other.query("select lines, more from retention.purge_piece($1, $1, 1, 'unknown')", [review?.id]);
  assert.deepEqual([taken.rows[0]?.lines.length, taken.rows[0]?.more], [1, true]);
  let placed = false;
  const hold = c.s
    .as(c.town.ravi)(holds.place, { caseNumber, whole: false, reason: "A letter of her lawyer" })
    .then(() => {
      placed = true;
    });
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(placed, false, "it waits for the piece");
  await other.query("rollback");
  await other.end();
  await hold;
  await c.purge();
  await c.days(50);
  await c.purge();
  assert.ok((await story(caseId)).includes("lake"), "the hold won");
  assert.equal(lines().length, listed, "what was written for it is void: no restore takes it out");
});

test("R93 killed between the list and the rows, it goes on from there: once, whole, and the list says so", async () => {
  const { caseId, noteId } = await written();
  await due(caseId, 1);
  const child = spawnSync(process.execPath, [join(import.meta.dirname, "killedFixture.ts"), JSON.stringify(c.s.test.worker), c.folder], {
    timeout: 60_000,
  });
  assert.equal(child.signal, "SIGKILL", String(child.stderr));
  assert.ok((await story(caseId)).includes("lake"), "nothing of it was gone");
  await c.purge();
  assert.ok(!(await story(caseId)).includes("lake"));
  const of = lines().filter(({ key }) => key["note_id"] === noteId);
  assert.equal(of.length, 1);
  assert.equal((await c.s.given("select from retention.piece where done_at is null")).length, 0);
});

test("R90 D09 what somebody asks to see at the desk does not go before they are answered", async () => {
  const { caseId } = await written();
  await due(caseId, 1);
  const id = newId();
  const words = (column: string) => c.s.keys.ring.seal(c.town.agencies.northlake, { table: "requests.request", row: id, column }, "Words");
  await c.s.given(
    `insert into requests.request (id, agency_id, program_id, person_id, case_id, kind, asker_kind, asker, wanted, came_on, due_on, recorded_by)
     select $1, agency_id, program_id, person_id, id, 'inspection', 'person', $2, $3, closed_on, closed_on + 45, manager_id from cases.case where id = $4`,
    [id, words("asker"), words("wanted"), caseId],
  );
  await c.purge();
  assert.equal((await c.reviewOf(caseId))?.state, "agreed");
  await c.find();
  assert.equal(await c.reviewOf(caseId), undefined, "and it is off the queue");
  // Its gate asks who ends it; here it has ended, and was said to be held.
  await c.s.given("alter table requests.request disable trigger gate_request");
  await c.s.given(
    "update requests.request set ended_at = kernel.clock(), ended_by = recorded_by, outcome = 'given', answer = $2, legal_hold = true where id = $1",
    [id, words("answer")],
  );
  await c.s.given("alter table requests.request enable trigger gate_request");
  const { holds: standing, mayPlace } = await c.s.as(c.town.ravi)(holds.ofCase, { caseId });
  const hold = standing[0];
  const found = [standing.length, hold?.desk, hold?.deskId, hold?.reason, mayPlace];
  assert.deepEqual(found, [1, "request", id, null, true], "a hold from the moment in which the desk is done, whatever looks next");
  await c.find();
  assert.equal(await c.reviewOf(caseId), undefined, "what was said to be held stays held once it is answered");
  assert.equal((await refusal(c.s.as(c.town.keiko)(holds.ofCase, { caseId }))).status, 404);
  const holdId = hold?.holdId as never;
  await c.s.as(c.town.ravi)(holds.askLift, { holdId, why: "The court has ruled", version: 1 });
  await c.find();
  assert.equal(await c.reviewOf(caseId), undefined, "one alone lifts nothing");
  await c.stepUp(c.second);
  await c.s.as(c.second)(holds.answerLift, { holdId, answer: "lift", version: 2 });
  await c.find();
  assert.equal((await c.reviewOf(caseId))?.state, "waiting", "lifted by two, it is asked about anew");
});

test("R92 what was asked at the desk, the order and the copies that were written to leave go with the words of their case; what became of it stays", async () => {
  const { caseId } = await c.open(c.town.ines, { call: "Jo" });
  const recipientId = (
    await c.s.as(c.town.ines)(recipients.add, {
      ...{ kind: "court", name: "County court", address: null, phone: null, email: null },
    })
  ).id as Id;
  const order = { basisCode: "court_order", orderWords: "Order 12 about the lake", noNoticeWhy: "By the lake court" };
  const asked = { kind: "production", askerKind: "court", asker: "The lake court", wanted: "All about the lake", recipientId, ...order };
  const requestId = (await c.s.as(c.town.ines)(requests.begin, { caseId, ...asked } as never)).id as Id;
  const shown = () => c.s.as(c.town.ravi)(requests.show, { requestId });
  for (const { itemId, version } of (await shown()).items)
    await c.s.as(c.town.ines)(requests.decide, { requestId, itemId, decision: "give", copy: "They slept by the lake", version } as never);
  const { version } = await shown();
  const ended = { requestId, outcome: "withdrawn", answer: "The lake court took it back", version };
  await c.s.as(c.town.ines)(requests.end, ended as never);
  await c.close(caseId);
  await due(caseId, 1);
  assert.match(JSON.stringify(await shown()), /lake/);
  await c.purge();
  const left = await shown();
  assert.doesNotMatch(JSON.stringify(left), /lake/);
  for (const words of [left.asker, left.wanted, left.answer, left.orderWords, left.noNoticeWhy])
    assert.match(String(words), /^Text purged on \d{4}-\d\d-\d\d$/);
  assert.deepEqual([left.outcome, left.items.map(({ decision }) => decision)], ["withdrawn", left.items.map(() => "give")]);
  const list = lines().filter(({ key }) => key["id"] === requestId);
  assert.equal(list.length, 3);
});

test("R90 R92 a hold that comes while all of a case goes is told that it is gone, and a piece that another took is begun by nobody", async () => {
  // The years of the stories before this one are over for those who were signed in.
  await c.s.given(
    "update staff.session set idle_until = kernel.clock() + interval '10 years', expires_at = kernel.clock() + interval '10 years'",
  );
  const { caseId } = await written();
  await due(caseId, 3);
  const [row] = await c.s.given<{ id: string; number: number }>(
    "select r.id, c.number::int from retention.review r join cases.case c on c.id = r.case_id where c.id = $1 and r.state = 'agreed'",
    [caseId],
  );
  const other = new pg.Client(c.s.test.worker);
  await other.connect();
  await other.query("begin");
  const taken = await other.query("select more from retention.purge_piece($1, $1, 100000, 'unknown')", [row?.id]);
  assert.equal(taken.rows[0]?.more, false, "all of it in one");
  const hold = refusal(c.s.as(c.town.ravi)(holds.place, { caseNumber: row?.number ?? 0, whole: false, reason: "A letter of her lawyer" }));
  const waits = "select from pg_stat_activity where datname = current_database() and wait_event = 'advisory'";
  for (let n = 0; n < 200 && (await c.s.given(waits)).length === 0; n += 1) await new Promise((go) => setTimeout(go, 20));
  await other.query("commit");
  await other.end();
  assert.equal((await hold).code, "hold.gone");
  const again = c.s.worker.pool.query("select retention.hold_piece($1)", [newId()]);
  await assert.rejects(again, { code: "HF409", message: "piece.taken" });
});
