import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import pg from "pg";
import { AgencyKeys } from "../../agencies/keys.ts";
import { readConfig } from "../../kernel/config.ts";
import { besidePlace, findMasterKey, wrappedPlace } from "../../kernel/masterKey.ts";
import { newKey } from "../../kernel/secret.ts";
import { layTown } from "../../staff/testing.ts";
import { openDatabase } from "../database.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "holdfast-keys-"));
const inFolder = (name: string) => path.join(folder, name);
let town: Awaited<ReturnType<typeof layTown>>;

/** Opens the database in this process, as the superuser, with the key as the setting says. */
async function withOwner<T>(work: (client: pg.Client, kek: Buffer) => Promise<T>, environment: Record<string, string> = {}): Promise<T> {
  const database = await openDatabase({
    config: readConfig({ HOLDFAST_DATA: folder, ...environment }),
    folder,
    address: "",
    lost: assert.fail,
  });
  const password = fs.readFileSync(inFolder("secrets/postgres"), "utf8");
  const client = new pg.Client({ ...database.logins.app, user: "postgres", password });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client, database.kek);
  } finally {
    await client.end();
    await database.stop();
  }
}

/** The command as somebody types it: a process of its own. */
async function type(words: readonly string[], environment: Record<string, string> = {}): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [path.join(root, "holdfast.mjs"), ...words], {
    env: { PATH: String(process.env.PATH), HOLDFAST_DATA: folder, HOLDFAST_PORT: "4399", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const [code] = (await once(child, "close")) as [number];
  return { code, said };
}

const text = (key: Buffer) => key.toString("base64");
const stored = () =>
  withOwner(
    async (client) => (await client.query("select agency_id, key_id, wrapped, used_from from agencies.agency_key order by 1, 2")).rows,
  );

before(async () => {
  town = await withOwner(async (client, kek) => {
    const given = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> =>
      (await client.query<Row>(sql, values)).rows;
    const keys = new AgencyKeys(kek);
    const giveKey = async (agencyId: string) => {
      await given("insert into agencies.agency_key (agency_id, key_id, wrapped) values ($1, 1, $2)", [agencyId, keys.make(agencyId)]);
    };
    return layTown({ given, giveKey });
  });
});
after(() => fs.rmSync(folder, { recursive: true, force: true }));

test("R111 with another key, or none, Holdfast does not start: it says whose records stay shut, and writes nothing", async () => {
  const beside = besidePlace(folder);
  const key = fs.readFileSync(beside, "utf8");
  const whole = await stored();
  const secrets = fs.readdirSync(inFolder("secrets")).sort();
  const refused = async (words: readonly string[], environment: Record<string, string>, said: RegExp) => {
    const answer = await type(words, environment);
    assert.equal(answer.code, 1, answer.said);
    assert.match(answer.said, said);
    assert.match(answer.said, new RegExp(`\\(${town.agencies.northlake}\\)[\\s\\S]*Nothing was written`));
    for (const id of Object.values(town.agencies)) assert.ok(answer.said.includes(id));
    assert.ok(!answer.said.includes("    at "), "in words, not in a stack");
  };
  for (const words of [["serve"], ["audit", "verify"]]) {
    await refused(words, { HOLDFAST_KEY: text(newKey()) }, /The key in HOLDFAST_KEY is not the one/);
  }
  fs.renameSync(beside, `${beside}.away`);
  await refused(["serve"], {}, /There is no key in .*kek, and without it nothing opens/);
  assert.equal(fs.existsSync(beside), false, "a lost key is not made anew");
  fs.renameSync(`${beside}.away`, beside);
  assert.deepEqual(fs.readdirSync(inFolder("secrets")).sort(), secrets);
  assert.deepEqual(await stored(), whole);
  // In each of the places it may be given, the right one opens.
  fs.writeFileSync(inFolder("key"), `${key}\n`);
  for (const environment of [{ HOLDFAST_KEY: key }, { HOLDFAST_KEY_FILE: inFolder("key") }]) {
    const answer = await type(["audit", "verify"], environment);
    assert.equal(answer.code, 0, answer.said);
  }
  const both = await type(["audit", "verify"], { HOLDFAST_KEY: key, HOLDFAST_KEY_FILE: inFolder("key") });
  assert.match(both.said, /exclude each other/);
  assert.match((await type(["audit", "verify"], { HOLDFAST_KEY: "short" })).said, /HOLDFAST_KEY must be a key/);
});

test("R111 the installation's key is changed: all agencies' keys are wrapped anew, cut off at any place it still starts", async () => {
  const beside = besidePlace(folder);
  const old = Buffer.from(fs.readFileSync(beside, "utf8"), "base64");
  const before = await stored();
  const done = await type(["keys", "master"]);
  assert.equal(done.code, 0, done.said);
  assert.match(done.said, /3 keys are wrapped anew/);
  const fresh = fs.readFileSync(beside, "utf8");
  assert.notEqual(fresh, text(old));
  const after = await stored();
  assert.deepEqual(
    after.map(({ agency_id, key_id }) => [agency_id, key_id]),
    before.map(({ agency_id, key_id }) => [agency_id, key_id]),
  );
  assert.ok(after.every(({ wrapped }, n) => !wrapped.equals(before[n]?.wrapped)));
  // Killed after all was wrapped and before the new key took its place; or before anything was wrapped.
  fs.writeFileSync(`${beside}.next`, fresh);
  fs.writeFileSync(beside, text(old));
  assert.equal((await type(["audit", "verify"])).code, 0);
  assert.equal(fs.readFileSync(beside, "utf8"), fresh);
  fs.writeFileSync(`${beside}.next`, text(newKey()));
  assert.equal((await type(["audit", "verify"])).code, 0);
  assert.equal(fs.readFileSync(beside, "utf8"), fresh);
  assert.equal((await type(["keys", "master"], { HOLDFAST_KEY: fresh })).code, 2, "where the new key is set by hand, it is given by hand");
});

test("R111 a program that wraps and unwraps keeps the key from lying open; one that fails says so", async () => {
  const program = inFolder("kms.sh");
  // As far from a key service as can be: turns each line round, and marks it.
  fs.writeFileSync(program, `#!/bin/sh\ncase "$1" in wrap) echo "v1:$(rev)";; unwrap) sed s/^v1:// | rev;; *) exit 3;; esac\n`, {
    mode: 0o700,
  });
  const command = { HOLDFAST_KEY_COMMAND: program };
  const key = fs.readFileSync(besidePlace(folder), "utf8");
  const first = await type(["audit", "verify"], command);
  assert.equal(first.code, 0, first.said);
  const kept = fs.readFileSync(wrappedPlace(folder), "utf8");
  assert.ok(kept.startsWith("v1:") && !kept.includes(key));
  fs.rmSync(besidePlace(folder));
  assert.equal((await type(["audit", "verify"], command)).code, 0, "the open one may go");
  const changed = await type(["keys", "master"], command);
  assert.equal(changed.code, 0, changed.said);
  assert.notEqual(fs.readFileSync(wrappedPlace(folder), "utf8"), kept);
  for (const [broken, said] of [
    ["exit 7", /did not unwrap the key: it ended with 7/],
    ["echo no >&2; false", /did not unwrap the key: no/],
    ["echo short; true", /is no key/],
  ] as const) {
    const answer = await type(["audit", "verify"], { HOLDFAST_KEY_COMMAND: `sh -c '${broken}'` });
    assert.equal(answer.code, 1);
    assert.match(answer.said, said);
  }
  // More than a pipe takes at once, so that this one surely ends before it was given all: what counts is what it ended with.
  const wrapped = fs.readFileSync(wrappedPlace(folder), "utf8");
  fs.writeFileSync(wrappedPlace(folder), wrapped.repeat(50_000));
  const deaf = findMasterKey(readConfig({ HOLDFAST_KEY_COMMAND: "sh -c 'exit 7'" }).key, folder);
  assert.throws(() => deaf.read(), /did not unwrap the key: it ended with 7/);
  fs.writeFileSync(wrappedPlace(folder), wrapped);
  const master = findMasterKey(readConfig({ HOLDFAST_KEY_COMMAND: `sh -c 'cat >/dev/null; echo always the same'` }).key, folder);
  assert.throws(() => master.writeNext(newKey()), /is no key|does not give back/);
  fs.writeFileSync(besidePlace(folder), text(findMasterKey(readConfig(command).key, folder).read() as Buffer));
  fs.rmSync(wrappedPlace(folder));
});

test("R111 an agency's key is changed from the command line; killed in between, the same command goes on with it", async () => {
  const child = spawn(process.execPath, [path.join(root, "holdfast.mjs"), "keys", "rotate", "--agency", "northlake"], {
    env: { PATH: String(process.env.PATH), HOLDFAST_DATA: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  for await (const said of child.stdout.setEncoding("utf8")) if (String(said).includes("counts in a minute")) break;
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  child.kill("SIGINT");
  await ended;
  await withOwner(async (client) => {
    const { rows } = await client.query("select key_id, done_at from agencies.rotation");
    assert.deepEqual(rows, [{ key_id: 2, done_at: null }]);
    await client.query("update agencies.agency_key set used_from = now() - interval '1 hour' where key_id = 2");
  });
  const again = await type(["keys", "rotate", "--agency", "northlake"]);
  assert.equal(again.code, 0, again.said);
  assert.match(again.said, /being changed already[\s\S]*Done: /);
  assert.equal((await type(["keys", "rotate"])).code, 2);
  assert.equal((await type(["keys", "rotate", "--agency", "nowhere"])).code, 2);
  const trail = await withOwner((client) => client.query("select source from kernel.audit_event where action = 'key.rotate'"));
  assert.deepEqual(trail.rows, [{ source: "cli" }]);
});
