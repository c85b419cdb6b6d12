import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type pg from "pg";
import { migrate } from "../../kernel/migrate.ts";
import { endAllSessions } from "../../staff/endAllSessions.ts";
import { type Start, type Sum, sumUp } from "./contents.ts";
import { copyIn, copyOut } from "./copy.ts";
import { type Purged, purgeAgain } from "./purged.ts";
import { type Backup, takeBackup } from "./readBackup.ts";
import { BackupRefused } from "./seal.ts";
import { isQueue, listTables, PLAIN_SETTINGS, quoteTable, readStatement, type TableHead, writeStatement } from "./tables.ts";
import { readMigrations } from "./writeBackup.ts";

/** What was taken in. */
export interface Loaded {
  readonly tables: number;
  readonly rows: number;
  /** Rows of the list of what was purged that were taken out again. */
  readonly purged: number;
  /** The number under which the trail goes on. */
  readonly epoch: number;
}

const MIGRATIONS = path.resolve(import.meta.dirname, "../../../db/migrations");
const QUEUE = "graphile_worker.";
const OURS = "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')";

/**
 * Takes a backup into a database that was installed and is empty, in one transaction: every row, held against what was written down when it was read, then
 * what was purged taken out again, every session ended and the trail's epoch raised. Leaves the database at this release.
 */
export async function loadBackup(client: pg.Client, backup: Backup, start: Start, purged: readonly Purged[]): Promise<Loaded> {
  await layRelease(client, start);
  await client.query("begin");
  try {
    const loaded = await loadAll(client, backup, purged);
    await client.query("commit");
    await migrate(client);
    await client.query("analyze");
    return loaded;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

/** Lays the tables as they were when the backup was made: a newer release goes on from there. */
async function layRelease(client: pg.Client, { migrations }: Start): Promise<void> {
  const here = fs.readdirSync(MIGRATIONS).filter((name) => name.endsWith(".sql"));
  const unknown = Object.keys(migrations).find((name) => !here.includes(name));
  if (unknown) throw new BackupRefused(`This backup was made by a newer release, which has ${unknown}. Restore it with that one.`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "holdfast-release-"));
  try {
    for (const name of Object.keys(migrations)) fs.copyFileSync(path.join(MIGRATIONS, name), path.join(folder, name));
    const whole = here.length === Object.keys(migrations).length;
    await migrate(client, { migrationsDir: folder, ...(whole ? {} : { policyFiles: [] }) });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  const laid = await readMigrations(client);
  const other = Object.entries(migrations).find(([name, sha]) => laid[name] !== sha);
  if (other)
    throw new BackupRefused(
      `This backup was made with another ${other[0]} than this release has. Restore it with the release that made it.`,
    );
}

async function loadAll(client: pg.Client, backup: Backup, purged: readonly Purged[]): Promise<Loaded> {
  await client.query(PLAIN_SETTINGS);
  const tables = new Map((await listTables(client)).map((table) => [table.name, table]));
  const queue = [...tables.keys()].filter(isQueue);
  let role = "";
  const become = async (name: string) => {
    const wanted = isQueue(name) ? "holdfast_worker" : "holdfast_owner";
    if (wanted !== role) await client.query(`reset role; set local role ${wanted}`);
    role = wanted;
  };
  await become(QUEUE);
  await client.query(`truncate ${queue.map(quoteTable).join(", ")} cascade`);
  await become("");
  const close = await openTables(client);
  await client.query(
    `truncate ${[...tables.keys()]
      .filter((name) => !isQueue(name))
      .map(quoteTable)
      .join(", ")}`,
  );
  const counted = await takeBackup(backup, {
    async start() {},
    async table(head, rows) {
      await become(head.name);
      await copyIn(client, writeStatement(findHere(tables, head)), rows);
    },
    async rows(head, sum) {
      const found = await sumTable(client, findHere(tables, head));
      if (found.sha !== sum.sha || found.rows !== sum.rows)
        throw new BackupRefused(`The rows of ${head.name} did not come back as they were written.`);
    },
    async sequences(last) {
      for (const [name, value] of Object.entries(last)) {
        await become(name);
        if (value !== null) await client.query("select setval($1::regclass, $2)", [quoteTable(name), value]);
      }
    },
  });
  await become(QUEUE);
  await freeQueue(client, queue);
  await become("");
  const taken = await purgeAgain(client, purged, [...tables.values()]);
  await endAllSessions(client);
  const epoch = await raiseEpoch(client);
  await close();
  await client.query("reset role");
  return { ...counted, purged: taken, epoch };
}

function findHere(tables: ReadonlyMap<string, TableHead>, head: TableHead): TableHead {
  const here = tables.get(head.name);
  const missing = here ? head.columns.filter((column) => !here.columns.includes(column)) : [];
  if (!here || missing.length > 0) throw new BackupRefused(`This release has no place for ${[head.name, ...missing].join(" ")}.`);
  return { ...head, order: here.order };
}

/** Sums up a table as it stands here, in the way it was when it was read. */
async function sumTable(client: pg.Client, table: TableHead): Promise<Sum> {
  const sum = sumUp();
  for await (const row of copyOut(client, readStatement(table))) sum.take(row);
  return sum.done();
}

/** Lets rows come in table by table: no trigger acts on them twice, and what refers to what is held together again, and so checked, at the end. */
async function openTables(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ before: string; after: string }>(
    `select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname) as before,
            format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) as after
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and k.conparentid = 0 and ${OURS} and n.nspname <> 'graphile_worker'
     union all
     select format('alter table %s disable trigger %I', g.tgrelid::regclass, g.tgname), format('alter table %s enable trigger %I', g.tgrelid::regclass, g.tgname)
       from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where not g.tgisinternal and g.tgenabled = 'O' and ${OURS} and n.nspname <> 'graphile_worker'
     union all
     select format('alter table %s no force row level security', c.oid::regclass), format('alter table %s force row level security', c.oid::regclass)
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relforcerowsecurity and ${OURS}`,
  );
  const runAll = async (statements: readonly string[]) => void (await client.query(statements.join(";\n")));
  await runAll(rows.map(({ before }) => before));
  return () => runAll(rows.map(({ after }) => after));
}

/** What somebody was at when the copy was made is nobody's now. */
async function freeQueue(client: pg.Client, queue: readonly string[]): Promise<void> {
  for (const name of queue.filter((one) => /_private_(jobs|job_queues)$/.test(one)))
    await client.query(`update ${quoteTable(name)} set locked_at = null, locked_by = null where locked_at is not null`);
}

/** Transactions are counted from the beginning in a new database: the trail goes on under the next number, so that no two of its rows fall together. */
async function raiseEpoch(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ next: number }>(
    `select greatest((select max(epoch) from kernel.audit_event), (select max(epoch) from kernel.audit_batch), 0) + 1 as next`,
  );
  const epoch = Number(rows[0]?.next);
  await client.query(`alter table kernel.audit_event alter column epoch set default ${epoch}`);
  return epoch;
}
