import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { chooseDataFolder } from "./postgres/systemUser.ts";
import { startPostgres } from "./postgres.ts";

const root = path.resolve(import.meta.dirname, "../..");
/** What a whole run may come to, and what the machine should have left beside it. */
const ROOM = { taken: 3 * 2 ** 30, left: 4 * 2 ** 30 };
const folder = (import.meta.main && process.argv[2]) || chooseFolder();
const card = path.join(folder, "cluster.json");
const trace = path.join(folder, "used");

/**
 * A database is a thousand files, and each test makes and drops one: on a disk that costs more than many a test, so the cluster lies in memory where there
 * is plenty, and beside the checkout where there is not.
 */
function chooseFolder(): string {
  const mark = `holdfast-test-${createHash("sha256").update(root).digest("hex").slice(0, 8)}`;
  const inMemory = path.join("/dev/shm", mark);
  if (fs.existsSync(path.join(inMemory, "cluster.json")) || findMemory()) return inMemory;
  return chooseDataFolder(undefined, path.join(root, ".test/pg"), path.join(os.tmpdir(), mark));
}

/** A folder that lies in memory, with room for a run of the tests and programs that may be started from it; undefined where there is none. */
export function findMemory(): string | undefined {
  try {
    const [, kind, options] = /^\S+ \/dev\/shm (\S+) (\S+)/m.exec(fs.readFileSync("/proc/mounts", "utf8")) ?? [];
    if (kind !== "tmpfs" || /\bnoexec\b/.test(options ?? "")) return undefined;
    const { bavail, bsize } = fs.statfsSync("/dev/shm");
    return bavail * bsize > ROOM.taken && process.availableMemory() > ROOM.taken + ROOM.left ? "/dev/shm" : undefined;
  } catch {
    return undefined;
  }
}

const idle = { look: 15_000, stop: 10 * 60_000 };
// Nothing here outlives a power cut, so nothing waits for the disk.
const settings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "300",
  max_wal_size: "1GB",
  checkpoint_timeout: "1h",
};

/** A server all test processes share: how to reach it as its superuser, who keeps it (0: somebody else's server), since when. */
export interface TestCluster {
  admin: pg.ClientConfig;
  keeper: number;
  since: number;
}

/** The server named in HOLDFAST_TEST_DATABASE, the one that runs already, or one that is started now and stays for others. */
export async function findTestCluster(): Promise<TestCluster> {
  const named = process.env.HOLDFAST_TEST_DATABASE;
  if (named) return { admin: readUrl(named), keeper: 0, since: 0 };
  const deadline = performance.now() + 60_000;
  for (let again = 0; performance.now() < deadline; ) {
    const cluster = readCard();
    if (cluster && (await answers(cluster.admin))) {
      markUsed();
      return cluster;
    }
    // A keeper may find another one starting or leaving, and end: then, after a while, a new one.
    if (performance.now() > again) {
      startKeeper();
      again = performance.now() + 5000;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The test database did not start; what it said stands in ${folder}/log`);
}

/** The address of a cluster for HOLDFAST_TEST_DATABASE, which a runner gives to its test processes. */
export const urlOf = ({ admin }: TestCluster): string =>
  `postgres://${admin.user}:${encodeURIComponent(String(admin.password))}@/postgres?host=${encodeURIComponent(String(admin.host))}`;

function readUrl(text: string): pg.ClientConfig {
  const url = new URL(text.replace("@/", "@socket/"));
  return {
    host: url.searchParams.get("host") ?? url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1) || "postgres",
  };
}

function readCard(): TestCluster | undefined {
  try {
    return JSON.parse(fs.readFileSync(card, "utf8"));
  } catch {
    return undefined;
  }
}

async function answers(admin: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(admin);
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

const markUsed = () => fs.writeFileSync(trace, "");

/** Whether a process of that number runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Of several keepers started at once the data folder admits one; the others end and their callers find the first one's card. */
function startKeeper(): void {
  fs.mkdirSync(folder, { recursive: true });
  const log = fs.openSync(path.join(folder, "log"), "a");
  const child = spawn(process.execPath, [import.meta.filename, folder], { cwd: root, detached: true, stdio: ["ignore", log, log] });
  child.unref();
  fs.closeSync(log);
}

async function keepCluster(): Promise<void> {
  const postgres = await startPostgres({ folder, settings, lost: (reason) => fail(reason) });
  const half = `${card}.${process.pid}`;
  fs.writeFileSync(half, JSON.stringify({ admin: postgres.admin, keeper: process.pid, since: Date.now() } satisfies TestCluster), {
    mode: 0o600,
  });
  fs.renameSync(half, card);
  markUsed();
  let leaving = false;
  const leave = async () => {
    leaving = true;
    if ((await countVisitors(postgres.admin)) > 0) return;
    takeCard();
    await postgres.stop();
    // Memory is given back; a disk keeps the templates for the next time.
    if (folder.startsWith("/dev/shm/")) fs.rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  };
  process.on("SIGTERM", () => void leave());
  process.on("SIGINT", () => void leave());
  const look = async () => {
    if ((await countVisitors(postgres.admin)) > 0) markUsed();
    await dropLeftovers(postgres.admin);
    if (leaving || Date.now() - fs.statSync(trace).mtimeMs > idle.stop) await leave();
  };
  // A look that fails says that the server is restarting, or gone; `lost` tells which.
  setInterval(() => void look().catch(() => {}), idle.look);
}

function fail(reason: string): never {
  console.error(`${new Date().toISOString()} keeper ${process.pid}: ${reason}`);
  takeCard();
  process.exit(1);
}

/** Takes this keeper's card away, never another's. */
function takeCard(): void {
  if (readCard()?.keeper === process.pid) fs.rmSync(card, { force: true });
}

async function ask<Row>(admin: pg.ClientConfig, work: (client: pg.Client) => Promise<Row>): Promise<Row> {
  const client = new pg.Client(admin);
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const countVisitors = (admin: pg.ClientConfig) =>
  ask(admin, async (client) => {
    const found = await client.query("select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()");
    return found.rows.length;
  });

/** Databases of test processes that ended without a word, and templates nobody has copied for twenty minutes. */
const dropLeftovers = (admin: pg.ClientConfig) =>
  ask(admin, async (client) => {
    const { rows } = await client.query<{ name: string; stale: boolean }>(
      `select datname as name, coalesce(shobj_description(oid, 'pg_database')::timestamptz < now() - interval '20 minutes', true) as stale
       from pg_database where datname ~ '^(test|template)_' and not exists (select from pg_stat_activity where datid = pg_database.oid)`,
    );
    for (const { name, stale } of rows) {
      const maker = Number(/^test_(\d+)_/.exec(name)?.[1] ?? 0);
      if (maker > 0 ? isAlive(maker) : !stale) continue;
      if (maker === 0) await client.query(`alter database ${pg.escapeIdentifier(name)} is_template false`);
      await client.query(`drop database if exists ${pg.escapeIdentifier(name)}`).catch(() => {});
    }
  });

if (import.meta.main) keepCluster().catch((error) => fail(String(error)));
