import fs from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createZstdCompress } from "node:zlib";
import type pg from "pg";
import { clock } from "../../kernel/clock.ts";
import { type Start, sumUp } from "./contents.ts";
import { copyOut } from "./copy.ts";
import { discardAtExit } from "./discardAtExit.ts";
import { recordFrame, rowFrames } from "./frames.ts";
import { BackupRefused, lockBackup, sealPieces } from "./seal.ts";
import { findReader, listTables, PLAIN_SETTINGS, readStatement } from "./tables.ts";

/** What a backup is made of. */
export interface Source {
  /** Whoever installs, in the database itself. */
  readonly client: pg.Client;
  /** Holds the trail's anchors and the list of what was purged. */
  readonly folder: string;
  /** What the key file holds. */
  readonly keyText: string;
  /** The master key, if it shall be in the backup. */
  readonly masterKey: Buffer | undefined;
}

/** A backup that stands beside its place until `keep` puts it there: killed before, nothing that looks whole is left. */
export interface Written {
  /** Where it stands until then. */
  readonly half: string;
  readonly tables: number;
  readonly rows: number;
  keep(): void;
  drop(): void;
}

/** Writes all rows of all tables as they stood at one moment, while others go on writing, sealed, beside `place`. */
export async function writeBackup(source: Source, place: string): Promise<Written> {
  if (fs.existsSync(place)) throw new BackupRefused(`${place} is there already. A backup is never written over another.`);
  const half = `${place}.part`;
  const madeAt = clock().toISOString();
  const { line, key } = lockBackup(source.keyText, { madeAt, masterKey: source.masterKey !== undefined });
  const counted = { tables: 0, rows: 0 };
  fs.rmSync(half, { force: true });
  fs.writeFileSync(half, line, { mode: 0o600, flag: "wx" });
  const callOff = discardAtExit(half);
  const drop = () => {
    fs.rmSync(half, { force: true });
    callOff();
  };
  try {
    const file = fs.createWriteStream(half, { flags: "a", flush: true });
    await pipeline(readAll(source, madeAt, counted), createZstdCompress(), (packed) => sealPieces(packed, key), file);
  } catch (error) {
    drop();
    throw error;
  }
  const keep = () => {
    // A link is refused where something stands by now, a renaming is not.
    fs.linkSync(half, place);
    drop();
    const folder = fs.openSync(path.dirname(path.resolve(place)), "r");
    fs.fsyncSync(folder);
    fs.closeSync(folder);
  };
  return { half, ...counted, keep, drop };
}

async function* readAll(source: Source, madeAt: string, counted: { tables: number; rows: number }): AsyncGenerator<Buffer> {
  const { client } = source;
  // The files first: every line of them stands for something that was committed before.
  const anchors = readBeside(source.folder, "anchors.log");
  const purged = readBeside(source.folder, "purged.log");
  await client.query("begin isolation level repeatable read read only");
  try {
    await client.query(PLAIN_SETTINGS);
    yield recordFrame({
      kind: "start",
      madeAt,
      migrations: await readMigrations(client),
      anchors,
      purged,
      masterKey: source.masterKey?.toString("base64") ?? null,
    } satisfies Start);
    const tables = await listTables(client);
    const sequences = await client.query<{ name: string; last: string | null }>(
      `select schemaname || '.' || sequencename as name, last_value::text as last from pg_sequences
        where schemaname !~ '^pg_' and schemaname not in ('information_schema', 'public')`,
    );
    const become = await findReader(client);
    for (const table of tables) {
      await become(client, table.name);
      yield recordFrame(table);
      const sum = sumUp();
      yield* rowFrames(copyOut(client, readStatement(table)), (row) => sum.take(row));
      const done = sum.done();
      yield recordFrame({ kind: "rows", ...done });
      counted.tables += 1;
      counted.rows += done.rows;
    }
    yield recordFrame({ kind: "sequences", last: Object.fromEntries(sequences.rows.map(({ name, last }) => [name, last])) });
    yield recordFrame({ kind: "end", ...counted });
  } finally {
    await client.query("rollback").catch(() => {});
  }
}

const readBeside = (folder: string, name: string): string => {
  const place = path.join(folder, name);
  return fs.existsSync(place) ? fs.readFileSync(place, "utf8") : "";
};

/** The migrations that have run, by name and sum. */
export async function readMigrations(client: pg.ClientBase): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; sha: string }>("select name, sha from kernel.migration order by name");
  return Object.fromEntries(rows.map(({ name, sha }) => [name, sha]));
}
