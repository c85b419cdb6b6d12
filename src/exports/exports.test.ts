import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import pg from "pg";
import { readPackage } from "../../scripts/readExport.ts";
import { fetchFileAs } from "../files/testing.ts";
import { Database } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { runJob } from "../kernel/runJob.ts";
import { refusal } from "../kernel/testing.ts";
import { asActor } from "../kernel/visit.ts";
import { exports } from "./contract.ts";
import { exportJobs, makePackage } from "./jobs.ts";
import { meaningOf } from "./package/columns.ts";
import { columnsLeftOut, leftOut, tables } from "./package/tables.ts";
import { layExports } from "./testing.ts";

let x: Awaited<ReturnType<typeof layExports>>;
let owner: pg.Client;
before(async () => {
  x = await layExports({ more: 520 });
  // Of before this database was restored: its transactions were counted elsewhere, and further.
  await x.s.given(
    "insert into kernel.audit_event (id, epoch, xid, agency_id, action, outcome) values ($1, 0, '9000000000000', $2, 'before.restore', 'done')",
    [newId(), x.agencyId],
  );
  owner = new pg.Client(x.s.test.admin);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await x.s.strike();
});

const packages = new Map<string, Promise<never>>();
/** A package that these said yes to; made once. */
const made = (...sayers: string[]): Promise<never> => {
  const key = sayers.join();
  const found = packages.get(key) ?? x.makeWith(...sayers);
  packages.set(key, found);
  return found;
};
const ask = async () => (await x.s.as(x.ida)(exports.ask, { reason: "We leave" })).exportId;
const withdraw = (exportId: never) => x.s.as(x.ida)(exports.withdraw, { exportId });

test("every table and every column goes out and is explained, or is named as one that does not, with a reason", async () => {
  const columns = await x.s.given<{ table: string; column: string; goes: boolean }>(`
    select n.nspname || '.' || c.relname as table, a.attname as column, has_column_privilege('holdfast_export', c.oid, a.attnum, 'select') as goes
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker') order by 1, a.attnum`);
  const wrong = columns.filter(({ table, column, goes }) => {
    if (table in leftOut) return table in tables || (goes && table !== "files.piece");
    if (!(table in tables)) return true;
    return goes ? !meaningOf(table, column) : !(`${table}.${column}` in columnsLeftOut);
  });
  assert.deepEqual(wrong, []);
  const there = new Set(columns.map(({ table }) => table));
  assert.deepEqual(
    Object.keys(tables).filter((table) => !there.has(table)),
    [],
  );
});

/** What must be in the package of a table, as the owner of the database reads it: text as PostgreSQL says it, secrets opened for their place. */
async function readOwn(table: string, columns: readonly { name: string; type: string; secret: boolean; key: boolean }[]) {
  const raw = { getTypeParser: () => (value: unknown) => value } as unknown as pg.CustomTypesConfig;
  await owner.query("set timezone = 'UTC'");
  const where = table === "agencies.agency" ? "id" : "agency_id";
  const list = columns.map(({ name, type }) => (type === "list" ? `to_jsonb("${name}") as "${name}"` : `"${name}"`));
  const { rows } = await owner.query<Record<string, string | null>>({
    text: `select ${list} from ${table} where ${where} = $1`,
    values: [x.agencyId],
    types: raw,
  });
  const key = columns.filter((column) => column.key).map(({ name }) => name);
  return rows.map((row) => {
    const at = key.map((name) => row[name]).join("/");
    return Object.fromEntries(
      columns.map(({ name, type, secret }) => {
        const value = row[name] ?? null;
        if (value === null) return [name, null];
        const hex = value.replace(/^\\x/, "");
        if (secret) return [name, openOwn({ table, row: at, column: name }, hex)];
        if (type === "boolean") return [name, value === "t" ? "true" : "false"];
        if (type === "hex") return [name, hex];
        return [name, type === "timestamp" ? value.replace(" ", "T").replace(/\+00$/, "Z") : value];
      }),
    );
  });
}

/** A secret; null where the world has put something there that was never sealed. */
function openOwn(place: { table: string; row: string; column: string }, hex: string): string | null {
  try {
    return x.s.keys.ring.open(x.agencyId, place, Buffer.from(hex, "hex"));
  } catch {
    unreadable += 1;
    return null;
  }
}
let unreadable = 0;

const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();

test("D02 the package of a whole agency, read back by a reader of its own, is the database row by row", async () => {
  const exportId = await made(x.ravi, x.noor);
  const shown = await x.s.as(x.ida)(exports.show, { exportId });
  assert.equal(shown.status, "ready");
  const zip = await x.fetchPackage(exportId);
  assert.equal(zip.length, shown.size);
  const read = readPackage(zip, shown.indexSha256 ?? "");
  assert.deepEqual(read.faults, []);
  let compared = 0;
  for (const { table, columns = [], rows, withheldRows } of read.index.files) {
    if (!table || table.startsWith("kernel.") || table.startsWith("exports.")) continue;
    const mine = (await readOwn(table, columns)).filter(
      (row) =>
        !(table !== "concerns.door" && ["author", "medical"].includes(row.audience as string)) &&
        !(table === "files.artefact" && row.attached_at === null),
    );
    const [{ all } = { all: 0 }] = await x.s.given<{ all: number }>(
      `select count(*)::int as all from ${table} where ${table === "agencies.agency" ? "id" : "agency_id"} = $1 ${table === "files.artefact" ? "and kind = 'upload'" : ""}`,
      [x.agencyId],
    );
    assert.deepEqual(sorted(read.tables.get(table) ?? []), sorted(mine), table);
    assert.equal((rows ?? 0) + (withheldRows ?? 0), all, table);
    compared += mine.length;
  }
  assert.equal(
    read.index.files.reduce((sum, file) => sum + (file.unreadable ?? 0), 0),
    unreadable,
  );
  assert.ok(unreadable < 60, `${unreadable} secrets of the world do not open`);
  assert.ok(compared > 2000, `${compared} rows`);
  assert.ok(shown.rowsTotal >= compared && shown.rowsDone === shown.rowsTotal);
  assert.ok(read.index.files.every(({ changedSinceBegun }) => !changedSinceBegun || changedSinceBegun < 50));
  // The trail as it was when the making was begun, and nothing of another agency.
  const trail = read.tables.get("kernel.audit_event") ?? [];
  assert.ok(
    trail.some((row) => row.action === "before.restore"),
    "a restored trail goes out too",
  );
  assert.ok(trail.some((row) => row.action === "export.begin") && !trail.some((row) => row.action === "export.fetch"));
  const others = await x.s.given<{ id: string }>("select id from people.person where agency_id <> $1", [x.agencyId]);
  assert.ok(others.length > 5 && !others.some(({ id }) => (read.tables.get("people.person") ?? []).some((row) => row.id === id)));
  // Attached files, by their bytes.
  const artefacts = read.tables.get("files.artefact") ?? [];
  assert.ok(artefacts.length > 0);
  for (const { id, scan } of artefacts) assert.equal(read.attached.get(id ?? "")?.toString(), scan === "clear" ? "Words" : undefined);
  // What is held is told, and stays where it is.
  assert.ok(artefacts.some(({ scan }) => scan === "held") && artefacts.some(({ scan }) => scan === "clear"));
});

test("a package that was tampered with is noticed", async () => {
  const exportId = await made(x.ravi, x.noor);
  const { indexSha256 } = await x.s.as(x.ida)(exports.show, { exportId });
  const zip = await x.fetchPackage(exportId);
  const at = Math.floor(zip.length / 2);
  const bent = Buffer.from(zip);
  bent.writeUInt8((bent.readUInt8(at) + 1) & 255, at);
  assert.throws(() => assert.deepEqual(readPackage(bent, indexSha256 ?? "").faults, []));
  assert.throws(() => readPackage(zip.subarray(0, zip.length - 40)));
  assert.deepEqual(readPackage(zip, "0".repeat(64)).faults, ["index.json is not the one that was made"]);
});

test("R06 R61 without a word from those who work there, nothing of a confidential program goes out, nor who is known there", async () => {
  const exportId = await made(x.ravi);
  const read = readPackage(await x.fetchPackage(exportId));
  assert.deepEqual(read.faults, []);
  assert.deepEqual(
    read.index.stayedOut.map(({ id }) => id),
    [x.counseling],
  );
  const secret = await x.s.given<{ id: string }>(
    `select id from cases.case where program_id = $1 union select id from concerns.concern where program_id = $1
     union select id from cases.note where program_id = $1
     union select p.person_id from people.participation p where p.program_id = $1
       and not exists (select from people.participation o where o.person_id = p.person_id and o.program_id <> $1)`,
    [x.counseling],
  );
  assert.ok(secret.length > 10, `${secret.length}`);
  const found = [...read.tables].flatMap(([table, rows]) => {
    const text = JSON.stringify(rows);
    return secret.filter(({ id }) => text.includes(id)).map(({ id }) => `${table} ${id}`);
  });
  assert.deepEqual(found, []);
  const held = read.index.files.reduce((sum, { withheldRows = 0 }) => sum + withheldRows, 0);
  assert.ok(held > secret.length, `${held} rows held back`);
});

test("R11 what lies behind a wall of the one who asks is neither in it nor counted", async () => {
  const [c] = await x.s.given<{ id: string; person_id: string }>("select id, person_id from cases.case where program_id = $1 limit 1", [
    x.care,
  ]);
  const lay = "insert into access.wall (id, agency_id, account_id, person_id, origin) values ($1, $2, $3, $4, 'personal')";
  const wall = newId();
  await x.s.given(lay, [wall, x.agencyId, x.ida, c?.person_id]);
  const look = async (exportId: never) => {
    const read = readPackage(await x.fetchPackage(exportId));
    return { text: JSON.stringify([...read.tables]), held: read.index.files.find(({ table }) => table === "cases.note")?.withheldRows };
  };
  const walled = await look(await x.makeWith(x.ravi, x.noor));
  assert.ok(!walled.text.includes(c?.person_id ?? "") && !walled.text.includes(c?.id ?? ""));
  await x.s.given("update access.wall set lifted_at = kernel.clock() where id = $1", [wall]);
  const open = await look(await made(x.ravi, x.noor));
  assert.ok(open.text.includes(c?.id ?? "") && (open.held ?? 0) >= (walled.held ?? 0));
});

test("D02 R08 an administrator alone gets nothing: a second person says yes, who is no administrator, within three days", async () => {
  const { s, ida, ravi, noor, ines } = x;
  assert.equal((await refusal(s.as(ines)(exports.ask, { reason: "Why not" }))).status, 403);
  assert.equal((await refusal(s.as(ravi)(exports.ask, { reason: "Why not" }))).status, 403);
  const exportId = await ask();
  assert.equal((await refusal(ask())).code, "export.standing");
  const of = (who: string) => s.as(who)(exports.show, { exportId });
  assert.deepEqual(
    (await of(ida)).words.map(({ program, saidBy }) => [program?.id ?? null, saidBy]),
    [
      [null, ["Ravi Menon"]],
      [x.counseling, ["Noor Aziz"]],
    ],
  );
  const second = await x.account("Ida Again", true);
  assert.equal((await refusal(s.as(ida)(exports.say, { exportId, answer: "yes" }))).status, 403);
  assert.equal((await refusal(s.as(second)(exports.say, { exportId, answer: "yes" }))).status, 403);
  assert.equal((await refusal(s.as(ines)(exports.say, { exportId, answer: "yes" }))).status, 404);
  assert.equal((await refusal(s.as(ida)(exports.begin, { exportId }))).code, "export.unconfirmed");
  // A yes of the confidential program is not a yes to the rest.
  await s.as(noor)(exports.say, { exportId, answer: "yes" });
  assert.equal((await refusal(s.as(ida)(exports.begin, { exportId }))).code, "export.unconfirmed");
  assert.equal((await refusal(s.as(noor)(exports.say, { exportId, answer: "no" }))).code, "export.said");
  assert.equal((await refusal(s.as(ravi)(exports.begin, { exportId }))).status, 403);
  await s.moveBy(73 * 3_600_000);
  assert.equal((await of(ravi)).status, "lapsed");
  assert.equal((await refusal(s.as(ravi)(exports.say, { exportId, answer: "yes" }))).code, "session.stepUp");
  await s.given("update staff.session set stepped_up_at = kernel.clock()");
  assert.equal((await refusal(s.as(ravi)(exports.say, { exportId, answer: "yes" }))).code, "export.over");
  assert.equal((await refusal(s.as(ida)(exports.begin, { exportId }))).code, "export.over");
  const lapse = exportJobs.find(({ name }) => name === "export.lapse");
  if (lapse) await runJob(s.worker, lapse, {});
  assert.deepEqual(await s.given("select status from exports.request where id = $1", [exportId]), [{ status: "lapsed" }]);
  // A no to the whole ends it, and one may ask anew.
  const next = await ask();
  assert.equal((await s.as(ravi)(exports.say, { exportId: next, answer: "no" })).status, "refused");
  assert.equal((await refusal(withdraw(next as never))).code, "export.over");
  await s.moveBy(-73 * 3_600_000);
  await s.given("update staff.session set stepped_up_at = kernel.clock()");
});

test("R66 asking, saying yes, having it made and fetching ask for the second factor, and every fetching is on the page", async () => {
  const { s, ida, ravi } = x;
  const exportId = await made(ravi);
  const [row] = await s.given<{ file_id: string }>("select file_id from exports.request where id = $1", [exportId]);
  const fileId = row?.file_id ?? "";
  await s.given("update exports.fetching set at = at - interval '2 hours'");
  const before = (await s.as(ravi)(exports.show, { exportId })).fetched.length;
  // The door of files does not give it out before it was asked for here; nor to anybody else at any time.
  assert.equal((await fetchFileAs(s, ida, fileId)).statusCode, 404);
  await s.moveBy(6 * 60_000);
  for (const call of [() => s.as(ida)(exports.fetch, { exportId }), () => s.as(ida)(exports.begin, { exportId }), ask])
    assert.equal((await refusal(call())).code, "session.stepUp");
  await s.given("update staff.session set stepped_up_at = kernel.clock()");
  assert.equal((await refusal(s.as(ravi)(exports.fetch, { exportId }))).status, 403);
  await s.as(ida)(exports.fetch, { exportId });
  assert.equal((await fetchFileAs(s, ida, fileId)).statusCode, 200);
  assert.equal((await fetchFileAs(s, ravi, fileId)).statusCode, 404);
  await s.moveBy(61 * 60_000);
  assert.equal((await fetchFileAs(s, ida, fileId)).statusCode, 404);
  const seen = await s.as(ravi)(exports.show, { exportId });
  assert.deepEqual(
    seen.fetched.slice(0, seen.fetched.length - before).map(({ by }) => by.name),
    ["Ida Lindqvist"],
  );
  const acts = await s.given<{ action: string }>(
    "select distinct action from kernel.audit_event where about->>'exportId' = $1 and outcome = 'done' and action in ('export.ask', 'export.say', 'export.begin', 'export.make', 'export.fetch') order by 1",
    [exportId],
  );
  assert.deepEqual(
    acts.map(({ action }) => action),
    ["export.ask", "export.begin", "export.fetch", "export.make", "export.say"],
  );
  // After seven days it is gone.
  await s.moveBy(7 * 24 * 3_600_000);
  await s.given("update staff.session set stepped_up_at = kernel.clock()");
  assert.equal((await s.as(ida)(exports.show, { exportId })).status, "gone");
  assert.equal((await refusal(s.as(ida)(exports.fetch, { exportId }))).code, "export.gone");
  await s.moveBy(-(7 * 24 * 60 + 67) * 60_000);
  await s.given("update staff.session set stepped_up_at = kernel.clock()");
});

test("D02 R08 an officer whose membership has ended gets the package no more, though it was fetched within the hour", async () => {
  const olu = await x.account("Olu Officer");
  await x.join(olu, x.care, "officer", "assigned");
  const { exportId } = await x.s.as(olu)(exports.ask, { reason: "We leave" });
  await x.s.as(x.ravi)(exports.say, { exportId, answer: "yes" });
  await x.s.as(olu)(exports.begin, { exportId });
  await x.make(exportId, olu);
  const { fileId } = await x.s.as(olu)(exports.fetch, { exportId: exportId as never });
  assert.equal((await fetchFileAs(x.s, olu, fileId)).statusCode, 200);
  await x.s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [olu]);
  assert.equal((await fetchFileAs(x.s, olu, fileId)).statusCode, 404);
  assert.equal((await refusal(x.s.as(olu)(exports.fetch, { exportId: exportId as never }))).code, "export.gone");
});

test("another agency's exports are not there, and no login reads rows through them", async () => {
  const { s } = x;
  const exportId = await ask();
  const [other] = await s.given<{ id: string }>(
    "select id from staff.account where agency_id <> $1 and may_admin and status = 'active' and kind = 'staff' limit 1",
    [x.agencyId],
  );
  const them = other?.id ?? "";
  for (const call of [exports.show, exports.withdraw, exports.begin, exports.fetch])
    assert.equal((await refusal(s.as(them)(call as typeof exports.show, { exportId }))).status, 404);
  assert.equal((await refusal(s.as(them)(exports.say, { exportId, answer: "yes" }))).status, 404);
  assert.deepEqual(
    (await s.as(them)(exports.list, {})).exports.filter((e) => e.exportId === exportId),
    [],
  );
  assert.deepEqual(await s.as(x.ines)(exports.list, {}), { exports: [], mayAsk: false });
  // Not begun, and not theirs: the job says nothing about anybody.
  await x.make(exportId);
  await x.make(exportId, x.ravi);
  assert.equal((await s.as(x.ida)(exports.show, { exportId })).status, "asked");
  await withdraw(exportId as never);
  const app = new pg.Client(s.test.app);
  await app.connect();
  await assert.rejects(app.query("select * from exports.export_rows($1, 'people.person', null, 10)", [exportId]), { code: "42501" });
  await app.end();
});

test("a worker that is killed halfway leaves nothing to be seen, and the next one makes it whole", async () => {
  const { s, ida, ravi, noor } = x;
  const exportId = await ask();
  for (const who of [ravi, noor]) await s.as(who)(exports.say, { exportId, answer: "yes" });
  await s.as(ida)(exports.begin, { exportId });
  const doomed = new Database({ ...s.test.worker, max: 1, application_name: "doomed" } as pg.PoolConfig, s.keys);
  const run = runJob(doomed, makePackage, { agencyId: x.agencyId, accountId: ida, input: { exportId } }).catch(() => "killed");
  for (;;) {
    const [row] = await s.given<{ done: number }>("select rows_done::int as done from exports.request where id = $1", [exportId]);
    if ((row?.done ?? 0) > 500) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await s.given(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'doomed' and datname = current_database()",
  );
  void doomed.end();
  assert.equal(await run, "killed");
  const half = await s.as(ida)(exports.show, { exportId });
  assert.ok(half.status === "making" || half.status === "failed");
  if (half.status === "failed") await s.as(ida)(exports.begin, { exportId });
  assert.equal((await refusal(s.as(ida)(exports.fetch, { exportId }))).code, "export.gone");
  await x.make(exportId);
  const read = readPackage(await x.fetchPackage(exportId), (await s.as(ida)(exports.show, { exportId })).indexSha256 ?? "");
  assert.deepEqual(read.faults, []);
});

test("past the door too: nobody asks for everything, says yes to it or begins it but who may", async () => {
  const { s, ines, ida } = x;
  const request = newId();
  for (const statement of [`select exports.ask('${request}', 'x', 1)`, `select exports.say('${request}', true)`])
    assert.equal(await s.past(ines, statement), "42501 not available", statement);
  assert.equal(await s.past(ida, "select exports.begin($1)", [request]), "42501 not available");
  const rows = asActor(s.worker, ida, async ({ db }) =>
    sql`select * from exports.export_rows(${request}, 'people.person', null, 10)`.execute(db),
  );
  assert.equal((await refusal(rows)).status, 403);
});

test("past the door too: of two who ask for everything at once, one is told that it was asked for", async () => {
  const { s, ida, agencyId } = x;
  const first = newId();
  await owner.query("begin");
  await owner.query(
    "insert into exports.request (id, agency_id, reason, asked_by, lapses_at) values ($1, $2, 'x', $3, kernel.clock() + interval '1 day')",
    [first, agencyId, ida],
  );
  const second = s.past(ida, "select exports.ask($1, 'x', 1)", [newId()]);
  const waits = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  for (let n = 0; n < 200 && (await s.given(waits)).length === 0; n += 1) await new Promise((go) => setTimeout(go, 20));
  assert.equal((await s.given(waits)).length, 1, "it waits for the first");
  await owner.query("commit");
  assert.equal(await second, "HF409 export.standing");
  await s.given("update exports.request set status = 'withdrawn', ended_at = kernel.clock() where id = $1", [first]);
});

test("past the door too: one that failed is not begun again while another is being made", async () => {
  const { s, ida, agencyId } = x;
  const [failed, making] = [newId(), newId()];
  const lay =
    "insert into exports.request (id, agency_id, reason, asked_by, lapses_at, status) values ($1, $2, 'x', $3, kernel.clock() + interval '1 day', $4)";
  await s.given("set session_replication_role = replica");
  for (const [id, status] of [
    [failed, "failed"],
    [making, "making"],
  ])
    await s.given(lay, [id, agencyId, ida, status]);
  await s.given("insert into exports.word (agency_id, request_id, answer, by_id, at) values ($1, $2, 'yes', $3, kernel.clock())", [
    agencyId,
    failed,
    x.ravi,
  ]);
  await s.given("insert into exports.word (agency_id, request_id, answer) values ($1, $2, 'own')", [agencyId, making]);
  await s.given("set session_replication_role = origin");
  assert.equal(await s.past(ida, "select exports.begin($1)", [failed]), "HF409 export.standing");

  // The job, as its asker: no byte of a file that does not go out, and where it has come to is for nobody else to say.
  const [theirs] = await s.given<{ id: string }>("select id from files.artefact where agency_id <> $1 and scan = 'clear' limit 1", [
    agencyId,
  ]);
  for (const file of [theirs?.id ?? newId(), newId()]) {
    const pieces = asActor(s.worker, ida, ({ db }) => sql`select * from exports.export_pieces(${making}, ${file}, 0, 9)`.execute(db));
    assert.equal((await refusal(pieces)).status, 403);
  }
  const doneBy = async (who: string) => {
    await asActor(s.worker, who, ({ db }) => sql`update exports.request set rows_done = 7 where id = ${failed}`.execute(db));
    return (await s.given<{ done: number }>("select rows_done::int as done from exports.request where id = $1", [failed]))[0]?.done;
  };
  assert.deepEqual([await doneBy(x.ravi), await doneBy(ida)], [0, 7]);
});
