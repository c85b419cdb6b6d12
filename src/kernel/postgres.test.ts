import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import pg from "pg";
import { type Postgres, startPostgres } from "./postgres.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "holdfast-test-"));
const lockFile = path.join(folder, "postgres/postmaster.pid");
const serverPid = () => Number.parseInt(fs.readFileSync(lockFile, "utf8"), 10);
let server: Postgres;

before(async () => {
  server = await startPostgres({ folder, address: "http://127.0.0.1:4310" });
});
after(async () => {
  await server.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function ask(text: string, config: pg.ClientConfig = server.admin): Promise<Record<string, string>[]> {
  const client = new pg.Client(config);
  client.on("error", () => {});
  try {
    await client.connect();
    return (await client.query(text)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

test("the database answers on a private socket alone, to whoever knows its password", async () => {
  const [row] = await ask(
    "select current_setting('listen_addresses') as tcp, current_setting('data_checksums') as sums, current_setting('fsync') as sync",
  );
  assert.deepEqual(row, { tcp: "", sums: "on", sync: "on" });
  assert.equal(fs.statSync(String(server.admin.host)).mode & 0o777, 0o700);
  assert.equal(fs.statSync(path.join(folder, "secrets/postgres")).mode & 0o777, 0o600);
  await assert.rejects(ask("select 1", { ...server.admin, password: "guessed" }), { code: "28P01" });
});

test("what a failing row holds does not reach the server's log", async () => {
  const heard: string[] = [];
  await server.stop();
  server = await startPostgres({ folder, log: (line) => heard.push(line) });
  await assert.rejects(ask("create table quiet (a text check (a <> 'her name')); insert into quiet values ('her name')"));
  await server.stop();
  server = await startPostgres({ folder, address: "http://127.0.0.1:4310" });
  assert.match(heard.join("\n"), /quiet_a_check/);
  assert.doesNotMatch(heard.join("\n"), /her name/);
});

test("a second start on the folder is refused with the address of the first", async () => {
  await assert.rejects(startPostgres({ folder }), /already running on .* \(process \d+, http:\/\/127\.0\.0\.1:4310\)/);
  assert.equal((await ask("select 1 as one")).length, 1);
});

test("a killed database server is started again where its clients look for it", async () => {
  const killed = serverPid();
  process.kill(killed, "SIGKILL");
  for (let tries = 0; tries < 200 && (await ask("select 1").catch(() => [])).length === 0; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal((await ask("select 1")).length, 1);
  assert.notEqual(serverPid(), killed);
});

const WRITER = `
  const { startPostgres } = await import(${JSON.stringify(new URL("./postgres.ts", import.meta.url).href)});
  const { default: pg } = await import(${JSON.stringify(import.meta.resolve("pg"))});
  const server = await startPostgres({ folder: process.argv[1] });
  const pool = new pg.Pool({ ...server.admin, max: 4 });
  await pool.query("create table if not exists ledger (id bigint generated always as identity primary key)");
  const write = async () => {
    for (;;) console.log((await pool.query("insert into ledger default values returning id")).rows[0].id);
  };
  await Promise.all([write(), write(), write(), write()]);
`;

test("Holdfast killed while it writes loses nothing it acknowledged, and nothing it leaves blocks the next start", async () => {
  await server.stop();
  const acknowledged: string[] = [];
  for (let round = 1; round <= 2; round += 1) {
    const child = spawn(process.execPath, ["--input-type=module", "-e", WRITER, folder], { stdio: ["ignore", "pipe", "inherit"] });
    const ended = once(child, "exit");
    for await (const line of createInterface(child.stdout)) {
      acknowledged.push(line);
      if (acknowledged.length === round * 150) child.kill("SIGKILL");
    }
    await ended;
  }
  server = await startPostgres({ folder });
  const kept = new Set((await ask("select id from ledger")).map((row) => row.id));
  assert.ok(acknowledged.length >= 300);
  assert.deepEqual(
    acknowledged.filter((id) => !kept.has(id)),
    [],
  );
});

test("a lock file whose number now belongs to another process does not block a start", async () => {
  await server.stop();
  fs.writeFileSync(lockFile, `${process.pid}\n${folder}/postgres\n`);
  server = await startPostgres({ folder });
  assert.equal((await ask("select 1")).length, 1);
});

test("a server that outlived its Holdfast is stopped and its folder taken over", async () => {
  // A fresh process that ends at once stands for the Holdfast that died; the server is left running behind its back.
  const holder = path.join(folder, "holder.json");
  const orphan = serverPid();
  fs.writeFileSync(holder, JSON.stringify({ ...JSON.parse(fs.readFileSync(holder, "utf8")), pid: 2 ** 22 - 1 }));
  const next = await startPostgres({ folder });
  assert.equal((await ask("select 1", next.admin)).length, 1);
  assert.notEqual(serverPid(), orphan);
  await next.stop();
});

test("a first start cut short and a folder of another PostgreSQL are told apart from a good one", async () => {
  const other = fs.mkdtempSync(path.join(os.tmpdir(), "holdfast-test-"));
  fs.mkdirSync(path.join(other, "postgres"), { mode: 0o700 });
  fs.writeFileSync(path.join(other, "postgres/PG_VERSION"), "17\n");
  await assert.rejects(startPostgres({ folder: other }), /made by PostgreSQL 17.*brings PostgreSQL 18/);
  fs.renameSync(path.join(other, "postgres"), path.join(other, "postgres.new"));
  const made = await startPostgres({ folder: other, settings: { fsync: "off" } });
  assert.equal((await ask("select 1", made.admin)).length, 1);
  await made.stop();
  fs.rmSync(other, { recursive: true, force: true });
});
