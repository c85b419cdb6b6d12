import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, beforeEach, test } from "node:test";
import pg from "pg";
import { AnchorsFile, readAnchors } from "./anchorsFile.ts";
import { closeBatches } from "./anchorTrail.ts";
import { newId } from "./ids.ts";
import { freshDatabase, type TestDatabase } from "./testdb.ts";
import { type Batch, hashBatch, hashRow, hashTree, TRAIL_COLUMNS, type TrailRow } from "./trail.ts";
import { awaitHorizon } from "./trailTesting.ts";
import { describeTrailReport, verifyTrail } from "./verifyTrail.ts";

const [north, south] = [newId(), newId()];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "holdfast-trail-"));
let made = 0;
let database: TestDatabase;
let owner: pg.Client;
let anchor: pg.Client;
let place: string;
let file: AnchorsFile;

const write = async (agencyId: string | null, action = "case.show", client: pg.Client = owner): Promise<string> => {
  const id = newId();
  await client.query(
    "insert into kernel.audit_event (id, agency_id, action, outcome, about) values ($1, $2, $3, 'done', '{\"caseId\": \"é\"}')",
    [id, agencyId, action],
  );
  return id;
};
const close = async () => {
  await awaitHorizon(owner);
  await closeUnsettled();
};
const closeUnsettled = async () => {
  await closeBatches(anchor);
  await file.append(anchor);
};
/** What somebody does who has the database whole: past the triggers. */
const tamper = async (sql: string, values: unknown[] = []) => {
  await owner.query("set session_replication_role = replica");
  assert.notEqual((await owner.query(sql, values)).rowCount, 0, "the tampering did nothing");
  await owner.query("set session_replication_role = origin");
};
const problems = async () =>
  (await verifyTrail(anchor, place)).problems.map(
    ({ agencyId, batch, problem, row }) => `${agencyId === north ? "north" : "south"} ${batch} ${problem}${row ? ` ${row}` : ""}`,
  );

before(async () => {
  database = await freshDatabase();
  [owner, anchor] = [new pg.Client(database.admin), new pg.Client(database.anchor)];
  await Promise.all([owner.connect(), anchor.connect()]);
});
after(async () => {
  await Promise.all([owner.end(), anchor.end()]);
  await database.drop();
  fs.rmSync(folder, { recursive: true });
});
/** Two closed batches of three rows for the north and one for the south; answers the rows' ids. */
let rows: string[] = [];
beforeEach(async () => {
  await owner.query(
    "set session_replication_role = replica; truncate kernel.audit_event, kernel.audit_batch; set session_replication_role = origin",
  );
  made += 1;
  place = path.join(folder, `${made}`, "anchors.log");
  file = new AnchorsFile(place);
  rows = [await write(north), await write(north), await write(north)];
  await close();
  rows.push(await write(north), await write(south), await write(north), await write(north));
  await close();
});

test("R66 a trail nobody touched is found whole, and the login that checks it can change nothing", async () => {
  await write(north);
  assert.deepEqual(await verifyTrail(anchor, place), { problems: [], batches: 3, rows: 8, open: 1 });
  for (const sql of [
    "update kernel.audit_event set action = 'x'",
    "delete from kernel.audit_event",
    "delete from kernel.audit_batch",
    "truncate kernel.audit_batch",
  ])
    await assert.rejects(anchor.query(sql), { code: "42501" });
});

test("R66 not even the owner edits or deletes a row of the trail or of its batches", async () => {
  for (const table of ["kernel.audit_event", "kernel.audit_batch"]) {
    await assert.rejects(owner.query(`update ${table} set epoch = 2`), /append-only/);
    await assert.rejects(owner.query(`delete from ${table}`), /append-only/);
    await assert.rejects(owner.query(`truncate ${table}`), /append-only/);
  }
});

test("R66 an edited row is found, whichever field it is", async () => {
  const edits = {
    account_id: "gen_random_uuid()",
    at: "at + interval '1 microsecond'",
    source: "'cli'",
    action: "'case.close'",
    outcome: "'refused'",
    about: "'{}'",
    people: "array[gen_random_uuid()]",
    because: "array['owner']",
  };
  await owner.query("create temp table kept as table kernel.audit_event");
  for (const [column, value] of Object.entries(edits)) {
    await tamper(`update kernel.audit_event set ${column} = ${value} where id = $1`, [rows[1]]);
    assert.deepEqual(await problems(), [`north 1 changed ${rows[1]}`], column);
    await tamper(`update kernel.audit_event e set ${column} = k.${column} from kept k where k.id = e.id and e.id = $1`, [rows[1]]);
    assert.deepEqual(await problems(), [], `${column} put back`);
  }
});

test("R66 a deleted row is missed in its batch", async () => {
  await tamper("delete from kernel.audit_event where id = $1", [rows[3]]);
  assert.deepEqual(await problems(), ["north 2 missing"]);
  const [missing, summary] = describeTrailReport(await verifyTrail(anchor, place));
  assert.equal(missing, `agency ${north}, batch 2: rows are missing (1)`);
  // How many are newer hangs on the other databases of the server: their open transactions hold the horizon back.
  assert.match(summary ?? "", /^1 problems\. 6 rows in 3 batches read; \d+ are newer than the last closing\.$/);
});

test("R66 a row slipped in among old ones is found", async () => {
  const id = newId();
  await tamper(
    "insert into kernel.audit_event (id, xid, agency_id, action, outcome) select $1, xid, $2, 'case.show', 'done' from kernel.audit_event where id = $3",
    [id, north, rows[0]],
  );
  assert.deepEqual(await problems(), [`north 1 added ${id}`]);
  const other = newId();
  await tamper(
    "insert into kernel.audit_event (id, xid, agency_id, action, outcome) select $1, xid, $2, 'case.show', 'done' from kernel.audit_event where id = $3",
    [other, newId(), rows[0]],
  );
  assert.deepEqual((await problems())[1], `south 1 late ${other}`, "and into an agency that was closed over nothing");
});

test("R66 a row moved to another agency is missed in one and found in the other", async () => {
  await tamper("update kernel.audit_event set agency_id = $2 where id = $1", [rows[3], south]);
  assert.deepEqual(await problems(), ["north 2 missing", `south 1 added ${rows[3]}`]);
});

test("R66 a batch closed anew over altered rows is found by the next one and from outside", async () => {
  await tamper("update kernel.audit_event set action = 'case.close' where id = $1", [rows[0]]);
  await reclose(1);
  assert.deepEqual(await problems(), ["north 1 anchor", "north 2 chain"]);
});

test("R66 a tail rewritten with all its batches is found from outside alone", async () => {
  await tamper("update kernel.audit_event set action = 'case.close' where id = $1", [rows[3]]);
  await reclose(2);
  assert.deepEqual(await problems(), ["north 2 anchor"]);
});

test("R66 a tail cut off with its rows is missed from outside", async () => {
  await tamper("delete from kernel.audit_event where id = any ($1)", [[rows[3], rows[5], rows[6]]]);
  await tamper("delete from kernel.audit_batch where agency_id = $1 and n = 2", [north]);
  assert.deepEqual(await problems(), ["north 2 cut"]);
  fs.writeFileSync(place, "");
  assert.deepEqual(await problems(), [], "which is what the file outside is for");
});

test("R66 a line taken out of the file outside is missed", async () => {
  const lines = fs.readFileSync(place, "utf8").split("\n");
  fs.writeFileSync(place, lines.filter((line) => !line.includes(`${north} 1 `)).join("\n"));
  assert.deepEqual(await problems(), ["north 1 unanchored"]);
});

test("R66 a transaction open across a closing lands in the next one", async () => {
  const slow = new pg.Client(database.admin);
  await slow.connect();
  await slow.query("begin");
  const late = await write(north, "case.slow", slow);
  await write(north);
  await closeUnsettled();
  assert.equal(
    (await owner.query("select from kernel.audit_batch where agency_id = $1", [north])).rowCount,
    2,
    "nothing beyond the open one is closed",
  );
  await slow.query("commit");
  await slow.end();
  await close();
  const report = await verifyTrail(anchor, place);
  assert.deepEqual([report.problems, report.open], [[], 0]);
  await tamper("update kernel.audit_event set action = 'x' where id = $1", [late]);
  assert.deepEqual(await problems(), [`north 3 changed ${late}`]);
});

test("more rows than one closing takes are closed in several, cut between transactions", async () => {
  await owner.query("begin");
  for (let i = 0; i < 4; i += 1) await write(south);
  await owner.query("commit");
  await write(south);
  await awaitHorizon(owner);
  assert.equal(await closeBatches(anchor, 2), 4);
  assert.equal(await closeBatches(anchor, 2), 1);
  await file.append(anchor);
  assert.deepEqual((await verifyTrail(anchor, place)).problems, []);
});

test("after a restore the next epoch begins, and what the last one left open is closed", async () => {
  await write(north);
  await owner.query(
    "insert into kernel.audit_event (id, epoch, xid, agency_id, action, outcome) values ($1, 2, '5', $2, 'case.show', 'done')",
    [newId(), north],
  );
  await close();
  const report = await verifyTrail(anchor, place);
  assert.deepEqual([report.problems, report.open, report.batches], [[], 0, 5]);
});

test("the file outside is its owner's alone, has a line a batch, and is not written twice", async () => {
  assert.equal(fs.statSync(place).mode & 0o777, 0o600);
  assert.equal(readAnchors(place).length, 3);
  await new AnchorsFile(place).append(anchor);
  await file.append(anchor);
  assert.equal(readAnchors(place).length, 3);
});

test("two at once close nothing twice", async () => {
  const other = new pg.Client(database.anchor);
  await other.connect();
  for (let i = 0; i < 20; i += 1) await write(north);
  await Promise.all([closeBatches(anchor), closeBatches(other)]);
  await other.end();
  await close();
  assert.deepEqual((await verifyTrail(anchor, place)).problems, []);
});

test("the tree is that of RFC 6962", () => {
  const leaf = (bytes: string) => createHash("sha256").update("\0").update(Buffer.from(bytes, "hex")).digest();
  const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map(leaf);
  assert.equal(hashTree([]).toString("hex"), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  assert.equal(hashTree(leaves.slice(0, 3)).toString("hex"), "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
  assert.equal(hashTree(leaves.slice(0, 7)).toString("hex"), "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
  assert.equal(hashTree(leaves).toString("hex"), "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
});

/** Closes the north's batch `n` anew over its rows as they are now, as somebody would who knows how it is done. */
async function reclose(n: number): Promise<void> {
  const [old] = (
    await owner.query<Batch>(
      'select agency_id as "agencyId", n, epoch, lo::text as lo, hi::text as hi, leaves, root, prev, hash from kernel.audit_batch where agency_id = $1 and n = $2',
      [north, n],
    )
  ).rows;
  const its = await owner.query<TrailRow>(
    `select ${TRAIL_COLUMNS} from kernel.audit_event e where e.agency_id = $1 and e.xid >= $2 and e.xid < $3 order by e.xid, e.id`,
    [north, old!.lo, old!.hi],
  );
  const leaves = its.rows.map(hashRow);
  const batch = { ...old!, root: hashTree(leaves) };
  await tamper("update kernel.audit_batch set root = $3, hash = $4, leaf_hashes = $5 where agency_id = $1 and n = $2", [
    north,
    n,
    batch.root,
    hashBatch(batch),
    Buffer.concat(leaves),
  ]);
}
