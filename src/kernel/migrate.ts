import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type pg from "pg";
import { floors } from "../../floors.ts";
import { clearPolicies, closeTables, settleOwnership } from "./migrate/policies.ts";
import { StartRefused } from "./postgres/refusal.ts";

export interface MigrateOptions {
  migrationsDir?: string;
  /** In the order in which they are laid. */
  policyFiles?: string[];
}

/** What a run did: the migrations that were new, and whether the policies were laid anew. */
export interface Migrated {
  applied: string[];
  relaid: boolean;
}

interface SqlFile {
  name: string;
  text: string;
  sha: string;
}

// Raised when this runner treats the same files differently, so that every database is laid anew.
const RUNNER = "2";
const root = path.resolve(import.meta.dirname, "../..");

/** Every slice's `policy.sql` there is, ground floor first, each followed by the slice's other files of functions. */
export const findPolicyFiles = (): string[] =>
  floors
    .flat()
    .map((slice) => path.join(root, "src", slice))
    .filter((folder) => fs.existsSync(path.join(folder, "policy.sql")))
    .flatMap((folder) => {
      const others = fs.readdirSync(folder).filter((name) => name.endsWith(".sql") && name !== "policy.sql");
      return ["policy.sql", ...others.sort()].map((name) => path.join(folder, name));
    });

/** Brings the database to this release, in one transaction: new migrations, then every policy when any of its files changed. */
export async function migrate(client: pg.ClientBase, options: MigrateOptions = {}): Promise<Migrated> {
  const dir = options.migrationsDir ?? path.join(root, "db/migrations");
  const migrations = fs
    .readdirSync(dir)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => readSql(path.join(dir, name)));
  const policies = (options.policyFiles ?? findPolicyFiles()).map(readSql);
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock(hashtext('holdfast migrate'))");
    const done = await runAll(client, migrations, policies);
    await client.query("commit");
    return done;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

async function runAll(client: pg.ClientBase, migrations: SqlFile[], policies: SqlFile[]): Promise<Migrated> {
  await client.query("set local check_function_bodies = off; set local client_min_messages = warning");
  await client.query("alter default privileges revoke execute on functions from public");
  await prepareLedger(client);
  const known = await client.query<{ name: string; sha: string }>("select name, sha from kernel.migration");
  const laid = await client.query<{ sha: string }>("select sha from kernel.policy_layout");
  const fresh = chooseNew(migrations, new Map(known.rows.map((row) => [row.name, row.sha])));
  const sha = hash(RUNNER, ...[...migrations, ...policies].map((file) => file.sha));
  const relaid = laid.rows[0]?.sha !== sha;

  // Whoever is held by a policy shall fail here, not quietly change no rows.
  await client.query("set local row_security = off");
  for (const file of fresh) await runFile(client, file);
  if (relaid) {
    await clearPolicies(client);
    await closeTables(client);
    for (const file of policies) await runFile(client, file);
    await settleOwnership(client);
  }
  await client.query("set local row_security = on");

  for (const file of fresh) await client.query("insert into kernel.migration (name, sha) values ($1, $2)", [file.name, file.sha]);
  if (relaid) {
    await client.query("delete from kernel.policy_layout");
    await client.query("insert into kernel.policy_layout (sha) values ($1)", [sha]);
  }
  return { applied: fresh.map((file) => file.name), relaid };
}

async function prepareLedger(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query("select to_regclass('kernel.policy_layout') is not null as there");
  if (rows[0]?.there) return;
  await client.query(`
    create schema if not exists kernel;
    create table kernel.migration (name text primary key, sha text not null, at timestamptz not null default now());
    create table kernel.policy_layout (sha text primary key, at timestamptz not null default now());
  `);
}

/** A migration once run is history: edited or taken away it is refused, and one that comes before the last is too late. */
function chooseNew(migrations: SqlFile[], known: Map<string, string>): SqlFile[] {
  const here = new Set(migrations.map((file) => file.name));
  for (const name of known.keys()) {
    if (!here.has(name))
      throw new StartRefused(`This database has the migration ${name}, which this release does not know. Start the newer release.`);
  }
  const last = [...known.keys()].sort().at(-1) ?? "";
  for (const file of migrations) {
    const sha = known.get(file.name);
    if (sha !== undefined && sha !== file.sha)
      throw new StartRefused(`The migration ${file.name} was edited after it had run. Put it back and write a new one.`);
    if (sha === undefined && file.name < last)
      throw new StartRefused(`The migration ${file.name} comes before ${last}, which has already run. Give it a later number.`);
  }
  return migrations.filter((file) => !known.has(file.name));
}

function readSql(place: string): SqlFile {
  const text = fs.readFileSync(place, "utf8");
  const base = path.basename(place);
  // Migrations are numbered; a slice's files go by its name.
  const name = /^\d/.test(base) ? base : `${path.basename(path.dirname(place))}/${base}`;
  return { name, text, sha: hash(text) };
}

const hash = (...parts: string[]) => createHash("sha256").update(parts.join("\n")).digest("hex");

async function runFile(client: pg.ClientBase, file: SqlFile): Promise<void> {
  try {
    await client.query(file.text);
  } catch (error) {
    const said = error as pg.DatabaseError;
    const line = said.position ? file.text.slice(0, Number(said.position)).split("\n").length : undefined;
    const more = [said.detail, said.hint, said.where].filter(Boolean).join("; ");
    throw new Error(`${file.name}${line ? `:${line}` : ""}: ${said.message}${more ? ` (${more})` : ""}`, { cause: error });
  }
}
