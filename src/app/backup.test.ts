import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash, generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { AgencyKeys } from "../agencies/keys.ts";
import { cases } from "../cases/contract.ts";
import { notes } from "../cases/notes/contract.ts";
import { pdf } from "../files/testing.ts";
import { AnchorsFile } from "../kernel/anchorsFile.ts";
import { closeBatches } from "../kernel/anchorTrail.ts";
import { type Call, caller } from "../kernel/client.ts";
import { readConfig } from "../kernel/config.ts";
import { announceRun } from "../kernel/dataFolder.ts";
import { Database } from "../kernel/db.ts";
import { newId, newToken } from "../kernel/ids.ts";
import { withClient } from "../kernel/install.ts";
import { startPostgres } from "../kernel/postgres.ts";
import { runJob } from "../kernel/runJob.ts";
import { COOKIE } from "../kernel/session-cookie.ts";
import { purgeDue } from "../retention/jobs.ts";
import { PurgedLog } from "../retention/purgedLog.ts";
import { layTown } from "../staff/testing.ts";
import { type Database as OpenDatabase, openDatabase } from "./database.ts";
import { type Running, startServer } from "./server.ts";

const root = resolve(import.meta.dirname, "../..");
const made: string[] = [];

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-backup-"));
  // The database's own user passes through it.
  chmodSync(folder, 0o711);
  made.push(folder);
  return folder;
}

const home = makeFolder();
const live = join(home, "live");
/** Written by somebody as they are, and found nowhere in a backup. */
const CANARY = "CANARY-Lin-slept-in-the-library";

let database: OpenDatabase;
let running: Running;
let owner: pg.Client;
let takeBack: () => void;
let town: Awaited<ReturnType<typeof layTown>>;
let asRavi: Call;
let token: string;
let origin: string;
let people = 0;

const given = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await owner.query<Row>(sql, values)).rows;

before(async () => {
  const config = { ...readConfig({ HOLDFAST_DATA: live, HOLDFAST_LOG: "silent" }), port: 0 };
  database = await openDatabase({ config, folder: live, address: "", lost: assert.fail });
  takeBack = announceRun(live, { port: 1, origin: "http://localhost:1", socket: database.socket });
  owner = new pg.Client({ ...database.logins.app, user: "postgres", password: readFileSync(join(live, "secrets/postgres"), "utf8") });
  owner.on("error", () => {});
  await owner.connect();
  const keys = new AgencyKeys(database.kek);
  const giveKey = async (agencyId: string) => {
    await given("insert into agencies.agency_key (agency_id, key_id, wrapped) values ($1, 1, $2)", [agencyId, keys.make(agencyId)]);
  };
  town = await layTown({ given, giveKey });
  running = await startServer({ config, folder: live, logins: database.logins, kek: database.kek, demo: false });
  origin = `http://127.0.0.1:${running.port}`;
  token = newToken();
  await given(
    `insert into staff.session (token_hash, id, kind, agency_id, account_id, assurance, idle_until, expires_at, stepped_up_at)
     select sha256(convert_to($1, 'UTF8')), $2, 'staff', agency_id, id, 2, kernel.clock() + interval '1 hour', kernel.clock() + interval '1 hour', kernel.clock()
       from staff.account where id = $3`,
    [token, newId(), town.ravi],
  );
  asRavi = caller(async ({ method, url, body, headers }) => {
    const answer = await send(method, url, method === "POST" ? JSON.stringify(body ?? {}) : undefined, {
      "content-type": "application/json",
      ...headers,
    });
    return answer.json();
  });
});
after(async () => {
  takeBack();
  await owner.end();
  await running.close();
  await database.stop();
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

async function send(method: string, url: string, body: BodyInit | undefined, headers: Record<string, string>): Promise<Response> {
  const answer = await fetch(`${origin}/api${url}`, {
    method,
    headers: { "sec-fetch-site": "same-origin", cookie: `${COOKIE}=${token}`, ...headers },
    ...(body !== undefined && { body }),
  });
  assert.ok(answer.ok, `${method} ${url} ${answer.status} ${answer.ok ? "" : await answer.text()}`);
  return answer;
}

/** Opens a case through the door, about somebody new. */
async function openCase(): Promise<string> {
  const personId = newId();
  people += 1;
  const keys = new AgencyKeys(database.kek);
  await keys.load(owner);
  const label = keys.ring.seal(
    town.agencies.northlake,
    { table: "people.person", row: personId, column: "label" },
    JSON.stringify({ call: CANARY, initial: "R", tag: "10th", pronouns: "they" }),
  );
  await given("insert into people.person (id, agency_id, number, label) values ($1, $2, $3, $4)", [
    personId,
    town.agencies.northlake,
    people,
    label,
  ]);
  await given("insert into people.participation (agency_id, person_id, program_id, because) values ($1, $2, $3, 'triage')", [
    town.agencies.northlake,
    personId,
    town.programs.care,
  ]);
  const { id } = await asRavi(cases.open, {
    personId: personId as never,
    programId: town.programs.care,
    managerId: town.ines,
    serviceLevel: "brief",
    firstStep: { title: CANARY, dueOn: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10), kind: "follow_up" },
  } as never);
  return id as string;
}

/** The command as somebody types it: a process of its own. */
function launch(words: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [join(root, "holdfast.mjs"), ...words], {
    env: { PATH: String(process.env.PATH), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  return { child, ended: once(child, "close").then(([code]) => ({ code: code as number, said })) };
}

const type = (words: readonly string[], data = live, env: Record<string, string> = {}) =>
  launch(words, { HOLDFAST_DATA: data, ...env }).ended;

/** Works on the database that was restored into a folder. */
async function inRestored<T>(folder: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const server = await startPostgres({ folder });
  try {
    return await withClient({ ...server.admin, database: "holdfast" }, work);
  } finally {
    await server.stop();
  }
}

/** A sum over each table's rows, but for what a restore itself adds or ends. */
async function sumAll(client: Pick<pg.Client, "query">): Promise<Record<string, string>> {
  const tables = await client.query<{ name: string }>(
    `select schemaname || '."' || tablename || '"' as name from pg_tables where schemaname !~ '^(pg_|information_schema|graphile)'
        and schemaname || '.' || tablename not in ('kernel.context_key', 'kernel.audit_event', 'kernel.audit_batch', 'staff.session', 'kernel.migration', 'kernel.policy_layout')`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const { rows } = await client.query(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${name} t`,
    );
    sums[name] = rows[0].sum;
  }
  return sums;
}

/** A restored instance's own look at its trail, and then at everything else. */
async function verifyRestored(folder: string): Promise<void> {
  const verified = await type(["audit", "verify"], folder);
  assert.equal(verified.code, 0, verified.said);
  assert.match(verified.said, /The trail is whole/);
}

test("R93 a backup is made while others write, tried out, closed to whoever reads the file, and restored row for row", async () => {
  const first = await openCase();
  const file = await send("POST", "/files", pdf(CANARY) as BodyInit, {
    "content-type": "application/octet-stream",
    "file-name": "letter.pdf",
  });
  assert.ok(((await file.json()) as { fileId: string }).fileId);
  await withClient(database.logins.anchor, async (client) => {
    await closeBatches(client);
    await new AnchorsFile(join(live, "anchors.log")).append(client);
  });
  // Opening writes a case, its step, its grants and its line in the story in one transaction: half of one would be noticed.
  let writing = true;
  let opened = 0;
  const writer = (async () => {
    // As fast as an office writes, not as the machine can: all of it is restored again and again below.
    for (; writing; opened += 1, await pause(40)) await openCase();
  })();
  const place = join(home, "night.backup");
  const done = await type(["backup", place]);
  const during = opened;
  writing = false;
  await writer;
  assert.equal(done.code, 0, done.said);
  assert.ok(during > 3, `only ${during} cases were opened meanwhile`);
  assert.match(done.said, /every row came back the same, the trail is whole, 1 attachments opened/);
  assert.match(done.said, /The master key is NOT in it/);
  assert.ok(!existsSync(`${place}.part`));
  assert.equal(statSync(place).mode & 0o777, 0o600);
  const bytes = readFileSync(place);
  assert.equal(bytes.indexOf(CANARY), -1);
  assert.equal(bytes.indexOf("northlake"), -1, "not even whose it is");
  assert.equal(
    (await given("select from kernel.audit_event where action = 'backup.make' and outcome = 'done'")).length,
    1,
    "R65 a copy of everything is in the trail",
  );

  const folder = join(home, "restored");
  const noKey = await type(["restore", place], folder);
  assert.equal(noKey.code, 2, noKey.said);
  const back = await type(["restore", place, "--key", join(live, "secrets/backup"), "--master-key", join(live, "secrets/kek")], folder);
  assert.equal(back.code, 0, back.said);
  assert.match(back.said, /The trail is whole/);
  await verifyRestored(folder);
  await inRestored(folder, async (client) => {
    const { rows } = await client.query("select count(*)::int as n, count(*) filter (where id = $1)::int as first from cases.case", [
      first,
    ]);
    assert.equal(rows[0].first, 1);
    assert.ok(rows[0].n >= 1 && rows[0].n <= 1 + opened);
    const half = await client.query(
      `select c.id from cases.case c where not exists (select from cases.task t where t.case_id = c.id) or not exists (select from access."grant" g where g.case_id = c.id)`,
    );
    assert.deepEqual(half.rows, [], "no case without its step and its grants");
    const live = await client.query("select from staff.session where revoked_at is null");
    assert.equal(live.rows.length, 0, "nobody is signed in to a restored instance");
    const epochs = await client.query("select distinct epoch from kernel.audit_event order by 1");
    assert.deepEqual(
      epochs.rows.map((row) => row.epoch),
      [1, 2],
      "the trail goes on under the next number",
    );
  });
});

test("R93 what stood still comes back the same, twice over, and the trail follows through both", async () => {
  const place = join(home, "still.backup");
  const before = await sumAll(owner);
  const done = await type(["backup", place, "--unproved", "--with-master-key"]);
  assert.equal(done.code, 0, done.said);
  assert.match(done.said, /Not tried out/);
  assert.match(done.said, /The master key IS in it/);
  const folder = join(home, "still");
  const back = await type(["restore", place, "--key", join(live, "secrets/backup")], folder);
  assert.equal(back.code, 0, back.said);
  assert.ok(!/master key is not there/.test(back.said), back.said);
  assert.ok(readFileSync(join(folder, "secrets/kek")).equals(readFileSync(join(live, "secrets/kek"))));
  assert.deepEqual(await inRestored(folder, sumAll), before);

  // A backup of what was restored, by the instance that does not run.
  const again = join(home, "again.backup");
  const second = await type(["backup", again, "--unproved"], folder);
  assert.equal(second.code, 0, second.said);
  const further = join(home, "further");
  const third = await type(
    ["restore", again, "--key", join(folder, "secrets/backup"), "--master-key", join(folder, "secrets/kek")],
    further,
  );
  assert.equal(third.code, 0, third.said);
  await verifyRestored(further);
  await inRestored(further, async (client) => {
    assert.deepEqual(await sumAll(client), before);
    const epochs = await client.query("select distinct epoch from kernel.audit_event order by 1");
    assert.deepEqual(
      epochs.rows.map((row) => row.epoch),
      [1, 2, 3],
    );
  });
});

test("R93 what was purged after a backup was made is taken out again when it is restored, and stays on the list", async () => {
  const caseId = await openCase();
  const place = join(home, "purge.backup");
  assert.equal((await type(["backup", place, "--unproved"])).code, 0);
  const [task] = await given<{ id: string }>("select id from cases.task where case_id = $1", [caseId]);
  const line = { at: "2026-01-01T00:00:00Z", table: "cases.task", key: { id: task?.id ?? "" }, set: { title: "\\x00" } };
  const list = join(home, "purged.log");
  writeFileSync(list, `${JSON.stringify(line)}\n`);
  const folder = join(home, "purged");
  const back = await type(["restore", place, "--key", join(live, "secrets/backup"), "--purged", list], folder);
  assert.equal(back.code, 0, back.said);
  assert.match(back.said, /1 rows that were purged since were taken out again/);
  assert.match(back.said, /The master key is not there yet: put it into .*secrets\/kek/);
  assert.deepEqual(readFileSync(join(folder, "purged.log"), "utf8"), readFileSync(list, "utf8"));
  const keyless = await type(["audit", "verify"], folder);
  assert.equal(keyless.code, 1, keyless.said);
  assert.match(keyless.said, /There is no key in .*secrets\/kek/);
  await inRestored(folder, async (client) => {
    const { rows } = await client.query<{ title: Buffer }>("select title from cases.task where id = $1", [task?.id]);
    assert.deepEqual(rows[0]?.title, Buffer.of(0));
  });
  writeFileSync(list, "not a line\n");
  const unread = await type(["restore", place, "--key", join(live, "secrets/backup"), "--purged", list], join(home, "unread"));
  assert.equal(unread.code, 1, unread.said);
  assert.ok(!existsSync(join(home, "unread")) && !existsSync(join(home, "unread.restoring")));
});

test("R93 a backup that was cut short, changed or is another's, a folder that is not empty and a wrong key are refused, and nothing is left", async () => {
  const place = join(home, "whole.backup");
  const pair = generateKeyPairSync("x25519");
  const [publicFile, privateFile] = [join(home, "to.pem"), join(home, "from.pem")];
  writeFileSync(publicFile, pair.publicKey.export({ format: "pem", type: "spki" }));
  writeFileSync(privateFile, pair.privateKey.export({ format: "pem", type: "pkcs8" }));
  const alone = await type(["backup", place, "--key", publicFile]);
  assert.equal(alone.code, 1, alone.said);
  assert.ok(!existsSync(place) && !existsSync(`${place}.part`), alone.said);
  const done = await type(["backup", place, "--key", publicFile, "--unproved"]);
  assert.equal(done.code, 0, done.said);
  const twice = await type(["backup", place, "--unproved"]);
  assert.equal(twice.code, 1, twice.said);

  const folder = join(home, "refused");
  const refused = async (words: readonly string[], said: RegExp) => {
    const answer = await type(["restore", ...words], folder);
    assert.equal(answer.code, 1, answer.said);
    assert.match(answer.said, said);
    assert.ok(!existsSync(folder) && !existsSync(`${folder}.restoring`));
  };
  await refused([place, "--key", join(live, "secrets/backup")], /locked to a public key/);
  const cut = join(home, "cut.backup");
  copyFileSync(place, cut);
  truncateSync(cut, statSync(cut).size - 5);
  await refused([cut, "--key", privateFile], /cut short, or was changed/);
  const changed = join(home, "changed.backup");
  const bytes = readFileSync(place);
  bytes[bytes.length - 200] = (bytes[bytes.length - 200] ?? 0) ^ 1;
  writeFileSync(changed, bytes);
  await refused([changed, "--key", privateFile], /changed/);
  const longer = join(home, "longer.backup");
  copyFileSync(place, longer);
  appendFileSync(longer, "more");
  await refused([longer, "--key", privateFile], /changed/);
  const said = readFileSync(place);
  const renamed = join(home, "renamed.backup");
  writeFileSync(renamed, Buffer.from(said.toString("latin1").replace('"masterKey":false', '"masterKey":true '), "latin1"));
  await refused([renamed, "--key", privateFile], /does not open this backup, or its beginning was changed/);
  writeFileSync(join(home, "other.key"), createHash("sha256").update("another").digest("base64"));
  await refused([place, "--key", privateFile, "--master-key", join(home, "other.key")], /not the one that opens the records/);

  mkdirSync(`${folder}.restoring`);
  const beside = await type(["restore", place, "--key", privateFile], folder);
  assert.equal(beside.code, 1, beside.said);
  assert.match(beside.said, /another restore runs, or one was cut short/);
  rmSync(`${folder}.restoring`, { recursive: true });
  mkdirSync(folder);
  writeFileSync(join(folder, "anything"), "");
  const full = await type(["restore", place, "--key", privateFile], folder);
  assert.equal(full.code, 1, full.said);
  assert.match(full.said, /is not empty/);
  assert.deepEqual(readdirSync(folder), ["anything"]);
  rmSync(folder, { recursive: true });
});

test("R93 killed half-way, a backup leaves nothing that looks whole, and the next one is made all the same", async () => {
  const place = join(home, "killed.backup");
  const half = `${place}.part`;
  const temporary = makeFolder();
  chmodSync(temporary, 0o777);
  const trials = () => readdirSync(temporary).filter((name) => name.startsWith("holdfast-trial-"));
  const waitFor = async (done: () => boolean, what: string) => {
    for (const began = performance.now(); !done(); await pause(5)) assert.ok(performance.now() - began < 90_000, what);
  };
  // While it is written, and while it is tried out: its launcher is gone without a word.
  for (const begun of [() => existsSync(half), () => trials().length > 0]) {
    const { child, ended } = launch(["backup", place], { HOLDFAST_DATA: live, TMPDIR: temporary });
    await waitFor(begun, "no backup was begun");
    child.kill("SIGKILL");
    await ended;
    await waitFor(() => !existsSync(half) && trials().length === 0, `${half} ${trials()} is left`);
    assert.ok(!existsSync(place));
  }
  const next = await type(["backup", place, "--unproved"]);
  assert.equal(next.code, 0, next.said);
});

test("R93 backups of a folder age out when they are told to, and the newest stays", async () => {
  const many = join(home, "many");
  mkdirSync(many);
  assert.equal((await type(["backup", many, "--unproved"])).code, 0);
  const [name = ""] = readdirSync(many);
  const old = "holdfast-2020-01-01T00-00-00Z.backup";
  const text = readFileSync(join(many, name));
  const end = text.indexOf(10);
  const line = text
    .subarray(0, end)
    .toString("utf8")
    .replace(/"madeAt":"[^"]*"/, '"madeAt":"2020-01-01T00:00:00.000Z"');
  writeFileSync(join(many, old), Buffer.concat([Buffer.from(line), text.subarray(end)]));
  writeFileSync(join(many, "holdfast-2019-01-01T00-00-00Z.backup"), "not one of ours");
  const next = await type(["backup", many, "--unproved", "--keep-days", "35"]);
  assert.equal(next.code, 0, next.said);
  const left = readdirSync(many);
  assert.ok(!left.includes(old) && left.includes(name) && left.includes("holdfast-2019-01-01T00-00-00Z.backup"), left.join());
});

test("R93 on a server of one's own, an installer who is no superuser copies all of it or nothing, and restores it", async () => {
  const server = await startPostgres({ folder: makeFolder(), settings: { fsync: "off" } });
  try {
    const run = (sql: string, name = "postgres") => withClient({ ...server.admin, database: name }, (client) => client.query(sql));
    await run("create role installer login createdb createrole password 'made-up'");
    const url = (name: string) => `postgres://installer:made-up@/${name}?host=${encodeURIComponent(String(server.admin.host))}`;
    const folder = join(makeFolder(), "data");
    const first = await openDatabase({ config: readConfig({ DATABASE_URL: url("one") }), folder, address: "", lost: assert.fail });
    const keys = new AgencyKeys(first.kek);
    await withClient({ ...server.admin, database: "one" }, async (client) => {
      const lay = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) => (await client.query<Row>(sql, values)).rows;
      const giveKey = async (agencyId: string) =>
        void (await lay("insert into agencies.agency_key (agency_id, key_id, wrapped) values ($1, 1, $2)", [
          agencyId,
          keys.make(agencyId),
        ]));
      await layTown({ given: lay, giveKey });
    });
    const before = await withClient({ ...server.admin, database: "one" }, sumAll);

    const place = join(home, "own.backup");
    await run("drop policy backup on people.person", "one");
    const partial = await type(["backup", place], folder, { DATABASE_URL: url("one") });
    assert.equal(partial.code, 1, partial.said);
    assert.match(partial.said, /Not every row could be read: people\.person/);
    assert.ok(!existsSync(place) && !existsSync(`${place}.part`));
    await run("create policy backup on people.person for select to holdfast_backup using (true)", "one");
    const done = await type(["backup", place], folder, { DATABASE_URL: url("one") });
    assert.equal(done.code, 0, done.said);
    assert.match(done.said, /every row came back the same/);

    const files = ["--key", join(folder, "secrets/backup"), "--master-key", join(folder, "secrets/kek")];
    const into = join(makeFolder(), "data");
    const full = await type(["restore", place, ...files], into, { DATABASE_URL: url("one") });
    assert.equal(full.code, 1, full.said);
    assert.match(full.said, /records in this database already/);
    assert.ok(!existsSync(into));
    const busy = new pg.Client(first.logins.worker as pg.ClientConfig);
    await busy.connect();
    const used = await type(["restore", place, ...files], into, { DATABASE_URL: url("two") });
    await busy.end();
    assert.equal(used.code, 1, used.said);
    assert.match(used.said, /Another Holdfast works on this server/);
    const back = await type(["restore", place, ...files], into, { DATABASE_URL: url("two") });
    assert.equal(back.code, 0, back.said);
    assert.deepEqual(await withClient({ ...server.admin, database: "two" }, sumAll), before);
    for (const login of ["app", "worker", "anchor"])
      assert.equal((await run(`select pg_has_role('holdfast_${login}', 'holdfast_backup', 'member') as has`)).rows[0].has, false);
  } finally {
    await server.stop();
  }
});

test("R92 R93 backup, purge, restore: the words that went stay gone, by the list beside the database", async () => {
  const caseId = await openCase();
  const { id: noteId } = await asRavi(notes.add, { caseId: caseId as never, audience: "program", body: "She sleeps at the library" });
  const place = join(home, "before.backup");
  const log = join(live, "purged.log");
  const years =
    "update cases.case set status = 'closed', closed_on = '2015-01-01', closure_reason = 'moved', outcome = 'unknown' where id = $1";
  await given(years, [caseId]);
  await given("update cases.timeline set at = '2015-01-01' where case_id = $1", [caseId]);
  const [second] = await given<{ id: string }>("select id from staff.account where agency_id = $1 and id <> $2 limit 1", [
    town.agencies.northlake,
    town.ravi,
  ]);
  const reviewId = newId();
  await given(
    "insert into retention.review (id, agency_id, program_id, person_id, case_id, number, class, due_on, found_on, state, let_go_by, let_go_at, agreed_by, agreed_at) select $1, agency_id, program_id, person_id, id, number, 'case_words', current_date - 1, current_date - 40, 'agreed', $3, kernel.clock(), $4, kernel.clock() from cases.case where id = $2",
    [reviewId, caseId, town.ravi, second?.id],
  );
  // A concern that joined no case, and the consults of a month, go with them: the one is deleted, the others emptied.
  const [concernId, consultId] = [newId(), newId()];
  await given(
    `insert into concerns.concern (id, agency_id, program_id, number, channel, source, narrative, received_at, received_on, status, decided_at, updated_at)
     values ($1, $2, $3, 990001, 'staff', 'staff', '\\x01', '2015-01-01', '2015-01-01', 'no_action', '2015-01-02', '2015-01-02')`,
    [concernId, town.agencies.northlake, town.programs.care],
  );
  await given(
    `insert into consults.consult (id, agency_id, program_id, asker_kind, asker, about, said, minutes, on_day, recorded_by, at)
     values ($1, $2, $3, 'staff', '\\x01', '\\x01', '\\x01', 15, '2015-05-20', $4, '2015-05-20 15:00Z')`,
    [consultId, town.agencies.northlake, town.programs.care, town.ravi],
  );
  await given(
    `insert into retention.review (id, agency_id, program_id, subject_id, number, class, kind, month, due_on, found_on, state, let_go_by, let_go_at, agreed_by, agreed_at)
     select gen_random_uuid(), $1, $2, x.subject, x.number, x.class, x.kind, x.month, current_date - 1, current_date - 40, 'agreed', $3, kernel.clock(), $4, kernel.clock()
       from (values ($5::uuid, 990001, 'concern', 'concern', null::date), (null, null, 'consult', 'consults', '2015-05-01')) x(subject, number, class, kind, month)`,
    [town.agencies.northlake, town.programs.care, town.ravi, second?.id, concernId],
  );
  assert.equal((await type(["backup", place, "--unproved"])).code, 0);
  const worker = new Database({ ...database.logins.worker, max: 2 } as pg.PoolConfig, new AgencyKeys(database.kek));
  await runJob(worker, purgeDue(new PurgedLog(live)), {});
  assert.equal((await given("select from concerns.concern where id = $1", [concernId])).length, 0);
  await worker.end();
  const folder = join(home, "words");
  const back = await type(["restore", place, "--key", join(live, "secrets/backup"), "--purged", log], folder);
  assert.equal(back.code, 0, back.said);
  await inRestored(folder, async (client) => {
    const { rows } = await client.query<{ body: Buffer }>("select body from cases.note_text where note_id = $1", [noteId]);
    assert.deepEqual([rows[0]?.body[0], rows[0]?.body.length], [0, 11]);
    const { rows: left } = await client.query("select state from retention.review where id = $1", [reviewId]);
    assert.deepEqual(left, [{ state: "lapsed" }]);
    assert.equal((await client.query("select from retention.piece where done_at is null")).rows.length, 0);
    assert.equal((await client.query("select from concerns.concern where id = $1", [concernId])).rows.length, 0);
    const { rows: stubs } = await client.query("select amount, outcome, final from retention.stub where kind = 'concern'");
    assert.deepEqual(stubs, [{ amount: 1, outcome: "no_action", final: true }], "and what stays of it is back");
    const { rows: consults } = await client.query(
      "select get_byte(about, 0) as mark, asker, on_day::text, minutes from consults.consult where id = $1",
      [consultId],
    );
    assert.deepEqual(consults, [{ mark: 0, asker: null, on_day: "2015-05-01", minutes: 15 }]);
  });
  // Without the list, what the backup held would be there again: it is the list that keeps it gone.
  const bare = join(home, "bare");
  assert.equal((await type(["restore", place, "--key", join(live, "secrets/backup")], bare)).code, 0);
  await inRestored(bare, async (client) => {
    const { rows } = await client.query<{ body: Buffer }>("select body from cases.note_text where note_id = $1", [noteId]);
    assert.equal(rows[0]?.body[0], 1);
    assert.equal((await client.query("select from concerns.concern where id = $1", [concernId])).rows.length, 1);
  });
});
