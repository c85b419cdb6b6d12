import fs from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { playAll } from "../src/app/demo/layDemo.ts";
import type { Instance } from "../src/app/instance.ts";
import { startServer } from "../src/app/server.ts";
import { readConfig } from "../src/kernel/config.ts";
import { newId, newToken } from "../src/kernel/ids.ts";
import { freshDatabase, type Seed, type TestDatabase } from "../src/kernel/testdb.ts";
import type { Answer, Question, Ready } from "./speech.ts";

// The one place that knows how an instance is put together and what lies in it: everything else in e2e/ speaks with
// this process. `node e2e/serve.ts prepare` makes the database that is copied for each worker; without it, a worker's own server runs.

const root = path.resolve(import.meta.dirname, "..");
/** The demo network's keys must open what the seed wrote, so all servers of the tests share one. */
const kek = Buffer.alloc(32, 7);

/** What lies in the database of every browser test. */
const seed: Seed = { name: "demo", files: listServerFiles(), lay: layNetwork };

/** The history is made by the real verbs: when one of them changes, it is made anew. */
function listServerFiles(): string[] {
  return fs
    .readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/\.(test|e2e)\.ts$/.test(name))
    .map((name) => path.join(root, "src", name));
}

async function layNetwork({ admin, app, worker, anchor }: TestDatabase): Promise<void> {
  await playAll(admin, { app, worker, anchor }, kek, () => {});
}

function describeInstance(database: TestDatabase, port: number): Instance {
  const { app, worker, anchor } = database;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "holdfast-e2e-"));
  const config = readConfig({ HOLDFAST_PORT: String(port), HOLDFAST_DATA: folder, HOLDFAST_LOG: "error" });
  return { config, folder, logins: { app, worker, anchor }, kek, demo: true };
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

/** A live session of the account whose name begins so, second factor shown: what signing in would have made. */
async function signIn(database: TestDatabase, who: string): Promise<string> {
  const token = newToken();
  const client = new pg.Client(database.admin);
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `insert into staff.session (token_hash, id, kind, agency_id, account_id, assurance, idle_until, expires_at, stepped_up_at)
       select sha256(convert_to($1, 'UTF8')), $2, 'staff', agency_id, id, 2, kernel.clock() + interval '1 hour', kernel.clock() + interval '12 hours', kernel.clock()
         from staff.account where name = $3 or name like $3 || ' %' order by name limit 1`,
      [token, newId(), who],
    );
    if (rowCount !== 1) throw new Error(`Nobody called ${who} has an account in the demo network.`);
    return token;
  } finally {
    await client.end();
  }
}

async function serve(): Promise<void> {
  const database = await freshDatabase({ seed, shippedClock: true });
  const port = await findFreePort();
  // Read where no instance is at hand: passkeys are made for this very address.
  process.env["HOLDFAST_PORT"] = String(port);
  const instance = describeInstance(database, port);
  const running = await startServer(instance);
  const stop = async () => {
    await running.close();
    await database.drop();
    fs.rmSync(instance.folder, { recursive: true, force: true });
    process.exit(0);
  };
  process.once("disconnect", () => void stop());
  process.on("message", async ({ id, signIn: who }: Question) => {
    const answer: Answer = await signIn(database, who).then(
      (token) => ({ id, token }),
      (error) => ({ id, error: String(error.message) }),
    );
    process.send?.(answer);
  });
  const ready: Ready = { origin: instance.config.origin };
  process.send?.(ready);
}

if (process.argv[2] === "prepare") await (await freshDatabase({ seed, shippedClock: true })).drop();
else await serve();
