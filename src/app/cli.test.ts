import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import pg from "pg";
import { AgencyKeys } from "../agencies/keys.ts";
import { saveMapping } from "../imports/cases/queries.ts";
import { fixture, fixtureFiles, makeFolder, packFiles } from "../imports/roster/testing.ts";
import { readConfig } from "../kernel/config.ts";
import { announceRun } from "../kernel/dataFolder.ts";
import { Database } from "../kernel/db.ts";
import { awaitHorizon } from "../kernel/trailTesting.ts";
import { asActor } from "../kernel/visit.ts";
import { layTown } from "../staff/testing.ts";
import { type Database as OpenDatabase, openDatabase } from "./database.ts";

const root = resolve(import.meta.dirname, "../..");
const school = resolve(root, "../shared/inputs/school");
const real = { skip: existsSync(school) ? false : "the real files of ../shared/inputs/school are not here" };
const folder = mkdtempSync(join(tmpdir(), "holdfast-cli-"));

let database: OpenDatabase;
let owner: pg.Client;
let takeBack: () => void;
let town: Awaited<ReturnType<typeof layTown>>;

/** Starts the instance's database and says that it runs, as a served instance does. */
async function begin(): Promise<void> {
  database = await openDatabase({ config: readConfig({ HOLDFAST_DATA: folder }), folder, address: "", lost: assert.fail });
  takeBack = announceRun(folder, { port: 1, origin: "http://localhost:1", socket: database.socket });
  owner = new pg.Client({ ...database.logins.app, user: "postgres", password: readFileSync(join(folder, "secrets/postgres"), "utf8") });
  owner.on("error", () => {});
  await owner.connect();
}

async function end(): Promise<void> {
  takeBack();
  await owner.end();
  await database.stop();
}

const given = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await owner.query<Row>(sql, values)).rows;

before(async () => {
  await begin();
  const keys = new AgencyKeys(database.kek);
  const giveKey = async (agencyId: string) => {
    await given("insert into agencies.agency_key (agency_id, key_id, wrapped) values ($1, 1, $2)", [agencyId, keys.make(agencyId)]);
  };
  town = await layTown({ given, giveKey });
});
after(async () => {
  await end();
  rmSync(folder, { recursive: true, force: true });
});

/** The command as somebody types it: a process of its own. */
async function type(...words: string[]): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [join(root, "holdfast.mjs"), ...words], {
    env: { PATH: String(process.env.PATH), HOLDFAST_DATA: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const [code] = (await once(child, "close")) as [number];
  return { code, said };
}

/** How many rows each table holds. */
async function countAll(): Promise<Record<string, number>> {
  const tables = await given<{ name: string }>(
    "select schemaname || '.\"' || tablename || '\"' as name from pg_tables where schemaname !~ '^(pg_|information_schema|graphile)'",
  );
  const each = tables.map(({ name }) => `select '${name.replaceAll("'", "''")}' as name, count(*)::int as n from ${name}`);
  return Object.fromEntries((await given<{ name: string; n: number }>(each.join(" union all "))).map(({ name, n }) => [name, n]));
}

/** Of one kind: new, changed, back, ended, the same. */
const countsOf = (said: string, kind: string) =>
  said
    .match(new RegExp(`^${kind} +(.*)$`, "m"))?.[1]
    ?.trim()
    .split(/ +/)
    .map(Number);

test("B39 a roster is tried without a trace, written from the command line, and the same again changes nothing", async () => {
  const roster = ["import", "roster", fixture("oneroster-1.1"), "--agency", "rio-verde"];
  const untouched = await countAll();
  const tried = await type(...roster, "--dry-run");
  assert.equal(tried.code, 0, tried.said);
  assert.match(tried.said, /Read as OneRoster 1\.1: 0 errors, /);
  assert.match(tried.said, /This was a dry run: nothing was written\./);
  assert.ok((countsOf(tried.said, "Students and families")?.[0] ?? 0) > 0, tried.said);
  assert.deepEqual(await countAll(), untouched, "a dry run leaves no row anywhere, neither the run nor the account");

  const written = await type(...roster);
  assert.equal(written.code, 0, written.said);
  assert.match(written.said, /Written, all of it\./);
  const [fresh] = countsOf(written.said, "Students and families") ?? [];
  assert.equal((await given("select 1 from people.person where agency_id = $1", [town.agencies.rioVerde])).length, fresh);
  const [account] = await given("select name, email, kind, may_admin, status from staff.account where kind = 'service'");
  const user = userInfo().username;
  assert.deepEqual(account, {
    name: `Command line: ${user}`,
    email: `${user.toLowerCase()}@cli.rio-verde.invalid`,
    kind: "service",
    may_admin: true,
    status: "active",
  });
  assert.deepEqual(
    await given("select action, source, outcome from kernel.audit_event where agency_id = $1 order by id", [town.agencies.rioVerde]),
    ["import.upload", "import.agree"].map((action) => ({ action, source: "cli", outcome: "done" })),
  );

  const before = await countAll();
  const again = await type(...roster);
  assert.equal(again.code, 0, again.said);
  assert.match(again.said, /Nothing had changed\./);
  assert.deepEqual(countsOf(again.said, "Students and families")?.slice(0, 4), [0, 0, 0, 0]);
  const grown = Object.entries(await countAll()).filter(([name, n]) => n !== before[name]);
  assert.deepEqual(grown.map(([name]) => name).sort(), ['imports."run"', 'kernel."audit_event"'], "only that it was asked for is new");
});

test("B12 the real sets come in from the command line whole, folder or zip, twice the same", real, async () => {
  for (const [at, system] of [
    ["oneroster11-edfi", "edfi"],
    ["microsoft-sds/SDS v2.1", "sds21"],
    ["microsoft-sds/SDS v2", "sds2"],
    ["microsoft-sds/SDS Format/100 Users", "sds1"],
  ] as const) {
    const roster = ["import", "roster", join(school, at), "--agency", town.agencies.rioVerde, "--system", system];
    const written = await type(...roster);
    assert.equal(written.code, 0, written.said);
    const people = countsOf(written.said, "Students and families");
    assert.ok((people?.[0] ?? 0) > 0, written.said);
    const again = await type(...roster);
    assert.deepEqual([again.code, countsOf(again.said, "Students and families")], [0, [0, 0, 0, 0, people?.[0]]], again.said);
  }
});

test("faults are named by file, line and column; what nothing can be made of is refused, and nothing is written", async () => {
  const broken = await type("import", "roster", fixture("broken"), "--agency", "rio-verde", "--system", "broken", "--dry-run");
  assert.equal(broken.code, 1);
  assert.match(broken.said, /^error {4}users\.csv:\d+:\w+ {2}\S/m, broken.said);
  const misspelt = makeFolder();
  const files = { ...fixtureFiles("oneroster-1.1") };
  files["users.csv"] = (files["users.csv"] ?? "").replaceAll(/\bstudent\b/g, "studnet");
  for (const [name, text] of Object.entries(files)) writeFileSync(join(misspelt, name), text);
  const folded = await type("import", "roster", misspelt, "--agency", "rio-verde", "--dry-run");
  assert.match(folded.said, /^warning {2}users\.csv:\d+:role {2}Read as “student”\. “studnet” \(and \d+ more\)$/m, folded.said);

  const people = await given("select count(*)::int as n from people.person");
  const none = makeFolder();
  writeFileSync(join(none, "notes.txt"), "no roster");
  for (const place of [none, join(none, "notes.txt"), join(none, "absent.zip")]) {
    const refused = await type("import", "roster", place, "--agency", "rio-verde");
    assert.equal(refused.code, 1, refused.said);
    assert.match(refused.said, /^error .*\n\nRefused: nothing can be written from these files, and nothing was\.$/m);
  }
  assert.deepEqual(await given("select count(*)::int as n from people.person"), people);
});

test("a file cut short does not end half a school: the command refuses until it is told that they are really gone", async () => {
  const place = makeFolder();
  const zip = join(place, "roster.zip");
  writeFileSync(zip, packFiles(fixtureFiles("oneroster-1.1"), "export/"));
  const roster = ["import", "roster", zip, "--agency", "rio-verde", "--system", "short"];
  assert.equal((await type(...roster)).code, 0);
  const files = fixtureFiles("oneroster-1.1");
  const students = (files["users.csv"] ?? "").split("\n").filter((row) => /,student,/.test(row));
  const gone = new Set(students.slice(1).map((row) => row.split(",")[0]?.replaceAll('"', "")));
  const cut = (name: string, column: number) =>
    (files[name] ?? "").split("\n").filter((row) => !gone.has(row.split(",")[column]?.replaceAll('"', "")));
  const enrolments =
    files["enrollments.csv"]
      ?.split("\n")[0]
      ?.split(",")
      .findIndex((name) => /userSourcedId/.test(name)) ?? 0;
  writeFileSync(
    zip,
    packFiles({
      ...files,
      "users.csv": cut("users.csv", 0).join("\n"),
      "demographics.csv": cut("demographics.csv", 0).join("\n"),
      "enrollments.csv": cut("enrollments.csv", enrolments).join("\n"),
    }),
  );

  const refused = await type(...roster);
  assert.equal(refused.code, 1, refused.said);
  assert.match(refused.said, /Many would end at once:\n {2}.*Students and families: \d+ of \d+/s);
  assert.equal((await given("select 1 from people.external_id where system = 'short' and ended_at is not null")).length, 0);
  const [run] = await given(
    "select status, (select count(*)::int from imports.staged s where s.run_id = r.id) as staged from imports.run r where system = 'short' order by asked_at desc limit 1",
  );
  assert.deepEqual(run, { status: "dropped", staged: 0 });

  const told = await type(...roster, "--end-many");
  assert.equal(told.code, 0, told.said);
  assert.ok(
    (await given("select 1 from people.external_id where system = 'short' and kind = 'person' and ended_at is not null")).length >=
      gone.size,
  );
});

test("what is not understood is answered with 2, and with the choices there are", async () => {
  const place = fixture("oneroster-1.1");
  for (const [words, answer] of [
    [["import", "roster", "--agency", "rio-verde"], /Name one folder or zip file\.\n\n {2}npx holdfast import roster PATH/],
    [["import", "roster", place], /--agency/],
    [["import", "roster", place, "--agency", "elsewhere"], /no agency "elsewhere" here\.\nThe agencies are:\n {2}casa-luz +Casa Luz\n/],
    [["import", "roster", place, "--agency", "northlake"], /--program .*\nThe programs are:\n {2}northlake-care +CARE team\n/],
    [
      ["import", "roster", place, "--agency", "rio-verde", "--program", "casa-luz-advocacy"],
      /no program "casa-luz-advocacy" in this agency/,
    ],
    [["import", "roster", place, "--agency", "rio-verde", "--dryrun"], /--dryrun/],
    [["import", "grades"], /no command "import grades"/],
    [["audit", "verify", "everything"], /"everything" was not understood/],
  ] as const) {
    const { code, said } = await type(...words);
    assert.equal(code, 2, said);
    assert.match(said, answer);
  }
  assert.equal(
    (await given("select 1 from staff.account where kind = 'service' and agency_id <> $1", [town.agencies.rioVerde])).length,
    0,
    "a command that was not understood leaves no account",
  );
  const help = await type("commands");
  assert.deepEqual([help.code, /import roster PATH.*audit verify/s.test(help.said)], [0, true]);
});

test("an account of the command line that was closed brings nothing in", async () => {
  await given("update staff.account set status = 'inactive', inactive_at = kernel.clock() where kind = 'service'");
  const { code, said } = await type("import", "roster", fixture("oneroster-1.1"), "--agency", "rio-verde");
  await given("update staff.account set status = 'active', inactive_at = null where kind = 'service'");
  assert.deepEqual([code, /is closed\./.test(said)], [1, true], said);
});

test("the trail is verified from the command line, and one changed row is named", async () => {
  const whole = await type("audit", "verify");
  assert.equal(whole.code, 0, whole.said);
  assert.match(whole.said, /The trail is whole\. \d+ rows/);

  const { closeBatches } = await import("../kernel/anchorTrail.ts");
  const anchor = new pg.Client(database.logins.anchor);
  await anchor.connect();
  await awaitHorizon(anchor);
  await closeBatches(anchor);
  await anchor.end();
  assert.equal((await type("audit", "verify")).code, 0);
  await given("set session_replication_role = replica");
  await given("update kernel.audit_event set action = 'import.nothing' where id = (select id from kernel.audit_event limit 1)");
  await given("set session_replication_role = origin");
  const changed = await type("audit", "verify");
  assert.equal(changed.code, 1);
  assert.match(changed.said, /a row was changed/);
});

test("where no instance runs the command opens its database, and stops it again; a folder without one is said so", async () => {
  await end();
  const roster = await type("import", "roster", fixture("oneroster-1.2"), "--agency", "rio-verde", "--system", "alone", "--dry-run");
  assert.equal(roster.code, 0, roster.said);
  assert.equal(existsSync(join(folder, "postgres/postmaster.pid")), false, "its database was stopped");
  const empty = makeFolder();
  chmodSync(empty, 0o755);
  const child = spawn(process.execPath, [join(root, "holdfast.mjs"), "audit", "verify"], {
    env: { PATH: String(process.env.PATH), HOLDFAST_DATA: empty },
    stdio: ["ignore", "ignore", "pipe"],
  });
  child.stderr.setEncoding("utf8");
  let said = "";
  child.stderr.on("data", (text: string) => (said += text));
  const [code] = await once(child, "close");
  assert.equal(code, 1);
  assert.match(said, /There is no Holdfast in /);
  await begin();
});

test("D02 old cases come in from the command line by a saved mapping, in the name of who saved it, and only while that person may", async () => {
  const keys = new AgencyKeys(database.kek);
  const worker = new Database({ ...database.logins.worker, max: 1 }, keys);
  const care = town.programs.care;
  const columns = { "Case ID": "caseId", Name: "fullName", Opened: "openedOn", Owner: "owner" } as const;
  const tables = [{ name: "old.csv", role: "cases" as const, columns }];
  const mapping = { tables, dayOrder: null, statuses: {}, programs: {}, owners: {}, same: {}, source: "old" };
  try {
    await keys.load(worker.pool);
    await asActor(worker, town.ravi, (tx) => saveMapping(tx, care, "Old office", Buffer.alloc(16), mapping));
  } finally {
    await worker.end();
  }
  await given("select agencies.lay_calendar($1)", [care]);
  const [ines] = await given<{ email: string }>("select email from staff.account where id = $1", [town.ines]);
  const place = join(makeFolder(), "old.csv");
  writeFileSync(place, `Case ID;Name;Opened;Owner\n1;Sam Okafor;2025-09-01;${ines?.email}\n2;Lin Zhou;2025-09-02;Nobody Known\n`);
  const command = ["import", "cases", place, "--agency", "northlake", "--mapping", "Old office"];
  const untouched = await countAll();
  const tried = await type(...command, "--dry-run");
  assert.equal(tried.code, 1, "one row cannot come in");
  assert.match(tried.said, /error {4}old\.csv:3:Owner {2}This owner cannot have a case here\./);
  assert.match(tried.said, /This was a dry run: nothing was written\./);
  assert.deepEqual(await countAll(), untouched);
  const written = await type(...command);
  assert.equal(written.code, 0, written.said);
  assert.deepEqual(countsOf(written.said, "Cases"), [1, 0, 0, 0, 0]);
  const again = await type(...command);
  assert.deepEqual([again.code, countsOf(again.said, "Cases")], [0, [0, 0, 0, 0, 1]], again.said);
  const trail = "select a.account_id, a.source from kernel.audit_event a where a.action = 'import.agree' and a.agency_id = $1 limit 1";
  assert.deepEqual(await given(trail, [town.agencies.northlake]), [{ account_id: town.ravi, source: "cli" }]);
  for (const [words, said] of [
    [["--mapping", "Nobody's"], /There is no mapping/],
    [["--agency", "casa-luz"], /There is no mapping/],
  ] as const)
    assert.match((await type("import", "cases", place, "--agency", "northlake", "--mapping", "Old office", ...words)).said, said);
  await given("update staff.membership set ends_at = kernel.clock() where account_id = $1 and program_id = $2", [town.ravi, care]);
  const barred = await type(...command);
  assert.equal(barred.code, 1, barred.said);
  assert.match(barred.said, /may not bring cases into its program any more/);
});
