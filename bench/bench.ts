import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import pg from "pg";
import { serverEnvironment, serverFlags } from "../scripts/serverFlags.mjs";
import { AgencyKeys } from "../src/agencies/keys.ts";
import { gatherRoutes } from "../src/app/slices.ts";
import { Database } from "../src/kernel/db.ts";
import { hangDoor } from "../src/kernel/door.ts";
import { buildHttp } from "../src/kernel/http.ts";
import { install, type Logins, makePasswords } from "../src/kernel/install.ts";
import { layJobQueue } from "../src/kernel/jobsSchema.ts";
import { migrate } from "../src/kernel/migrate.ts";
import { startPostgres } from "../src/kernel/postgres.ts";
import { captureStatements, packStatements } from "./capture.ts";
import { type Dataset, layDataset, openSession } from "./dataset.ts";
import { load } from "./load.ts";
import { dress, type Operation, operations } from "./operations.ts";
import { cpuOf, cpuUnder, memoryOf } from "./processes.ts";
import { judge, type Row, showRows } from "./report.ts";
import { measureLeaks, measureMisspellings } from "./sight.ts";

/**
 * `npm run bench [-- --quick]`: the product over real HTTP with a real session, all of row-level security and the trail on; beside each operation, in
 * the same run, two floors: its statements from a bare client, and behind a bare Fastify handler that opens the signed request and commits.
 */
const quick = process.argv.includes("--quick");
const SIZES = quick ? [1_000, 5_000] : [5_000, 50_000];
const MS = quick ? 1_500 : 4_000;
const SAMPLES = 200;
const folder = path.resolve(import.meta.dirname, "../.test/bench");
const say = (line: string) => console.log(line);

interface Stand {
  readonly data: Dataset;
  readonly admin: pg.ClientConfig;
  readonly logins: Logins;
  readonly kek: Buffer;
  readonly keys: AgencyKeys;
  readonly postmaster: number;
}

async function standUp(cluster: Awaited<ReturnType<typeof startPostgres>>, size: number): Promise<Stand> {
  const database = `bench_${size}`;
  const owner = new pg.Client(cluster.admin);
  await owner.connect();
  await owner.query(`drop database if exists ${database} with (force)`);
  await owner.end();
  const passwords = makePasswords();
  const client = new pg.Client(cluster.admin);
  await client.connect();
  const logins = await install(cluster.admin, { database, passwords });
  await client.end();
  const admin = { ...cluster.admin, database };
  await layJobQueue(admin);
  const migrating = new pg.Client(admin);
  await migrating.connect();
  await migrate(migrating);
  await migrating.end();
  const kek = randomBytes(32);
  const keys = new AgencyKeys(kek);
  const began = performance.now();
  const data = await layDataset(admin, keys, size, say);
  say(`${size} cases laid in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  const postmaster = Number(fs.readFileSync(path.join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  return { data, admin, logins, kek, keys, postmaster };
}

/** Starts a process of the bench and waits until it listens. */
async function startChild(script: string, port: number, input: unknown): Promise<ChildProcess> {
  const isServer = script === "product.ts";
  const flags = ["--disable-warning=ExperimentalWarning", ...(isServer ? serverFlags : [])];
  const child = spawn(process.execPath, [...flags, path.join(import.meta.dirname, script), String(port)], {
    stdio: ["pipe", "ignore", "inherit", "ipc"],
    env: { ...(isServer && serverEnvironment), ...process.env },
  });
  child.stdin?.end(JSON.stringify(input));
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) => reject(new Error(`${script} ended with ${code}`)));
  });
  return child;
}

/** What the product sends for samples of an operation, taken down from the product itself. */
async function capture(stand: Stand, operation: Operation, token: string): Promise<{ samples: string[]; statements: number }> {
  const database = new Database({ ...stand.logins.app, max: 2 } as pg.PoolConfig, stand.keys);
  const app = buildHttp();
  hangDoor(app, database, gatherRoutes({ demo: false }));
  const known = new Set<string>([
    stand.data.agencyId,
    stand.data.programId,
    stand.data.doorId,
    stand.data.supervisorId,
    ...stand.data.managers,
    ...stand.data.myCases,
    ...stand.data.people.map((p) => p.id),
  ]);
  const samples: string[] = [];
  let statements = 0;
  for (let i = 0; i < SAMPLES; i++) {
    const shot = dress(operation.shot(stand.data, i), token);
    const sent = await captureStatements(async () => {
      const answer = await app.inject({
        method: shot.method,
        url: shot.url,
        headers: shot.headers,
        ...(shot.body && { payload: shot.body }),
      });
      if (answer.statusCode > 299) throw new Error(`${operation.name}: ${answer.statusCode} ${answer.body}`);
    });
    statements = Math.max(statements, sent.length);
    samples.push(packStatements(sent, known));
  }
  await app.close();
  await database.end();
  return { samples, statements };
}

async function measure(stand: Stand, port: number, barePort: number): Promise<Row[]> {
  const tokens = new Map<string, string>();
  const tokenOf = async (accountId: string) => {
    const token = tokens.get(accountId) ?? (await openSession(stand.admin, accountId));
    tokens.set(accountId, token);
    return token;
  };
  const captured: Record<string, string[]> = {};
  const counts: Record<string, number> = {};
  for (const operation of operations) {
    const { samples, statements } = await capture(stand, operation, await tokenOf(operation.as(stand.data)));
    captured[operation.name] = samples;
    counts[operation.name] = statements;
  }
  const product = await startChild("product.ts", port, { logins: stand.logins, kek: stand.kek.toString("hex"), folder });
  const rows: Row[] = [];
  for (const operation of operations) {
    const token = await tokenOf(operation.as(stand.data));
    const bare = await startChild("bare.ts", barePort, { connection: stand.logins.app, token, operations: captured });
    const shots = Array.from({ length: SAMPLES }, (_, i) => operation.shot(stand.data, i));
    const next = (i: number) => dress(shots[i % SAMPLES] as (typeof shots)[number], token);
    const nextBare = (i: number) => ({ method: "GET" as const, url: `/${encodeURIComponent(operation.name)}/${i % SAMPLES}`, headers: {} });
    const once = async (at: number, connections: number, make: typeof next | typeof nextBare, pid: number) => {
      await load(at, connections, MS / 8, make);
      const before = [cpuOf(pid), cpuUnder(stand.postmaster)] as const;
      const measured = await load(at, connections, MS, make);
      return {
        ...measured,
        server: (cpuOf(pid) - before[0]) / measured.done,
        database: (cpuUnder(stand.postmaster) - before[1]) / measured.done,
      };
    };
    // The two take turns, so that a noisy minute falls on both.
    const one = await once(port, 1, next, product.pid as number);
    const bareOne = await once(barePort, 1, nextBare, bare.pid as number);
    const eight = await once(port, 8, next, product.pid as number);
    const bareEight = await once(barePort, 8, nextBare, bare.pid as number);
    const many = await load(port, 64, MS / 2, next);
    rows.push({
      operation,
      size: stand.data.cases,
      one,
      bareOne,
      eight,
      bareEight,
      errorsAt64: many.errors,
      statements: counts[operation.name] ?? 0,
      client: await bareClient(stand, captured[operation.name] ?? [], token),
    });
    bare.kill();
    say(
      `  ${operation.name}: ${one.p50.toFixed(2)} ms (bare ${bareOne.p50.toFixed(2)}), ${eight.perSecond.toFixed(0)}/s (bare ${bareEight.perSecond.toFixed(0)})`,
    );
  }
  say(`server ${memoryOf(product.pid as number).toFixed(0)} MiB`);
  rows.forEach((row) => {
    row.memory = memoryOf(product.pid as number);
  });
  await measureLeaks(stand.data, port, tokenOf, say);
  await measureMisspellings(stand.data, port, await tokenOf(stand.data.supervisorId), say);
  product.kill();
  return rows;
}

/** The lowest floor: the statements alone, in one transaction, from a bare client; p50 in milliseconds. */
async function bareClient(stand: Stand, samples: string[], token: string): Promise<number> {
  const { unpackStatements } = await import("./capture.ts");
  const { newId } = await import("../src/kernel/ids.ts");
  const { nameStatement } = await import("../src/kernel/db.ts");
  const client = new pg.Client({ ...stand.logins.app, pipeline: true } as pg.ClientConfig);
  await client.connect();
  const times: number[] = [];
  const ends = performance.now() + MS / 2;
  for (let i = 0; performance.now() < ends; i++) {
    const statements = unpackStatements(JSON.parse(samples[i % samples.length] ?? "[]"), newId);
    const began = performance.now();
    await Promise.all([
      client.query("begin"),
      client.query({ name: "open", text: "select access.begin_request($1) as answer", values: [token] }),
      ...statements.map((s) => client.query({ name: nameStatement(s.text), text: s.text, values: [...s.values] })),
      client.query("commit"),
    ]);
    times.push(performance.now() - began);
  }
  await client.end();
  times.sort((a, b) => a - b);
  return times[times.length >> 1] ?? Number.NaN;
}

fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });
fs.chmodSync(folder, 0o777);
const cluster = await startPostgres({ folder, settings: { shared_buffers: "512MB" } });
try {
  const rows: Row[] = [];
  for (const size of SIZES) {
    const stand = await standUp(cluster, size);
    rows.push(...(await measure(stand, 4391, 4392)));
  }
  showRows(rows, say);
  process.exitCode = judge(rows, say) ? 0 : 1;
} finally {
  await cluster.stop();
}
