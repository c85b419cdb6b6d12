import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { install, type Passwords } from "./install.ts";
import { layJobQueue } from "./jobsSchema.ts";
import { findPolicyFiles, migrate } from "./migrate.ts";
import { findTestCluster } from "./testcluster.ts";

/** A database of a test's own: migrated, empty, with a clock that can be moved. */
export interface TestDatabase {
  name: string;
  /** The superuser, outside every rule. */
  admin: pg.ClientConfig;
  app: pg.ClientConfig;
  worker: pg.ClientConfig;
  anchor: pg.ClientConfig;
  drop(): Promise<void>;
}

/** What kind of database a test needs, where the plain one is not enough. */
export interface TestDatabaseOptions {
  seed?: Seed;
  /** The clock of a served instance, which nothing can move; without it the movable one. */
  shippedClock?: true;
}

/** What lies in a database before a test begins, beyond the migrations: made once, copied for every asker. */
export interface Seed {
  /** A short word, part of the template's name. */
  name: string;
  /** The files it is made from; another template is made when one of them changes. */
  files: readonly string[];
  lay(database: TestDatabase): Promise<void>;
}

const root = path.resolve(import.meta.dirname, "../..");
// The cluster lies behind a private socket, and its logins belong to all of its databases: their passwords must be the same for all.
const passwords: Passwords = { app: "test-app", worker: "test-worker", anchor: "test-anchor" };
let made = 0;

/** Makes a database for the test that asks, by copying a template; start-up of the shared test server included when nobody did it yet. */
export async function freshDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { admin } = await findTestCluster();
  return withClient(admin, async (client) => {
    const template = await ensureTemplate(client, admin, options);
    made += 1;
    const name = `test_${process.pid}_${Date.now().toString(36)}_${made}`;
    await copyDatabase(client, template, name);
    await weaken({ ...admin, database: name });
    return describe(admin, name);
  });
}

/** A database like that one as it stands, to which nobody may be connected. */
export async function copyOf(database: TestDatabase): Promise<TestDatabase> {
  const { admin } = await findTestCluster();
  made += 1;
  const name = `test_${process.pid}_${Date.now().toString(36)}_${made}`;
  await withClient(admin, (client) => copyDatabase(client, database.name, name));
  return describe(admin, name);
}

/** `npm run mutants` names a file of statements that take a gate away: whatever the test that runs then proves must fail. */
async function weaken(database: pg.ClientConfig): Promise<void> {
  const statements = process.env.HOLDFAST_TEST_MUTANT;
  if (statements) await withClient(database, (client) => client.query(fs.readFileSync(statements, "utf8")));
}

/** `npm run mutants -- --trace` has every gate count itself and names a file: which of them were tripped stands there. */
async function noteTrips(database: pg.ClientConfig): Promise<void> {
  const place = process.env.HOLDFAST_TEST_TRIPS;
  if (!place) return;
  const tripped = "select sequencename as gate from pg_sequences where schemaname = 'trips' and last_value is not null";
  const { rows } = await withClient(database, (client) => client.query<{ gate: string }>(tripped));
  fs.appendFileSync(place, rows.map(({ gate }) => `${gate}\n`).join(""));
}

async function copyDatabase(client: pg.Client, template: string, name: string): Promise<void> {
  const id = pg.escapeIdentifier(name);
  await client.query(`create database ${id} template ${pg.escapeIdentifier(template)} strategy file_copy`);
  // Rights on the database itself are not copied with it.
  await client.query(
    `revoke all on database ${id} from public; grant connect on database ${id} to holdfast_app, holdfast_worker, holdfast_anchor, holdfast_owner`,
  );
}

function describe(admin: pg.ClientConfig, name: string): TestDatabase {
  const as = (login: keyof Passwords): pg.ClientConfig => ({
    ...admin,
    database: name,
    user: `holdfast_${login}`,
    password: passwords[login],
  });
  return {
    name,
    admin: { ...admin, database: name },
    app: as("app"),
    worker: as("worker"),
    anchor: as("anchor"),
    drop: async () => {
      await noteTrips({ ...admin, database: name });
      await withClient(admin, (client) => dropDatabase(client, name));
    },
  };
}

async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
}

/** The template for the checkout as it stands now, made by whoever comes first. Its comment says when it was last copied. */
async function ensureTemplate(client: pg.Client, admin: pg.ClientConfig, options: TestDatabaseOptions): Promise<string> {
  const { seed, shippedClock } = options;
  const name = [
    "template",
    hashFiles(schemaFiles()),
    ...(shippedClock ? ["served"] : []),
    ...(seed ? [seed.name, hashFiles(seed.files)] : []),
  ].join("_");
  await client.query("select pg_advisory_lock(hashtext($1))", [name]);
  const { rows } = await client.query("select from pg_database where datname = $1", [name]);
  if (rows.length === 0) await makeTemplate(client, admin, name, options);
  await client.query(`comment on database ${pg.escapeIdentifier(name)} is '${new Date().toISOString()}'`);
  await client.query("select pg_advisory_unlock(hashtext($1))", [name]);
  return name;
}

/** Made under another name and renamed, so that one cut short is never copied. */
async function makeTemplate(client: pg.Client, admin: pg.ClientConfig, name: string, options: TestDatabaseOptions): Promise<void> {
  const { seed, ...ground } = options;
  const half = `test_${process.pid}_half_${name}`.slice(0, 63);
  await dropDatabase(client, half);
  try {
    if (seed) {
      await copyDatabase(client, await ensureTemplate(client, admin, ground), half);
      await seed.lay(describe(admin, half));
    } else {
      await install(admin, { database: half, passwords });
      await layJobQueue({ ...admin, database: half });
      await withClient({ ...admin, database: half }, async (inside) => {
        await migrate(inside);
        if (!ground.shippedClock && fs.existsSync(testClock)) await inside.query(fs.readFileSync(testClock, "utf8"));
      });
    }
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [half]);
    const id = pg.escapeIdentifier(half);
    await client.query(`alter database ${id} with is_template true allow_connections false`);
    await client.query(`alter database ${id} rename to ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    await dropDatabase(client, half);
    throw error;
  }
}

const testClock = path.join(root, "db/test-clock.sql");

function schemaFiles(): string[] {
  const migrations = path.join(root, "db/migrations");
  return [
    ...fs.readdirSync(migrations).map((name) => path.join(migrations, name)),
    ...findPolicyFiles(),
    ...["install.ts", "jobsSchema.ts", "migrate.ts", "migrate/policies.ts"].map((name) => path.join(import.meta.dirname, name)),
    ...(fs.existsSync(testClock) ? [testClock] : []),
  ];
}

function hashFiles(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of [...files].sort()) hash.update(file).update("\0").update(fs.readFileSync(file)).update("\0");
  return hash.digest("hex").slice(0, 12);
}

async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
