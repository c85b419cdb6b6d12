import pg from "pg";
import { z } from "zod";
import { BackupRefused } from "./seal.ts";
import { quoteTable, type TableHead } from "./tables.ts";

/** One thing that was purged: a row that is gone, columns of one that were emptied, or what stays in numbers. Keys are ids, never anybody's data. */
export const Purged = z.object({
  at: z.iso.datetime({ offset: true }),
  table: z.string(),
  key: z.record(z.string(), z.string()).refine((key) => Object.keys(key).length > 0),
  /** What each column was set to; absent where the whole row went. */
  set: z.record(z.string(), z.string().nullable()).optional(),
  /** What was laid in its place; a row that is there stays as it is. */
  add: z.record(z.string(), z.unknown()).optional(),
  /** The piece of a purge it is a line of. A piece counts from its own line on, its last. */
  piece: z.uuid().optional(),
  /** The piece was cut off before its rows were gone: none of its lines counts. */
  void: z.literal(true).optional(),
});
export type Purged = z.infer<typeof Purged>;

/** Reads lists of what was purged, a line each, and joins them, the oldest first. A line that cannot be read is no reason to bring anybody's words back. */
export function readPurged(...lists: readonly string[]): Purged[] {
  const lines = new Set(lists.flatMap(wholeLines).filter((line) => line.trim() !== ""));
  const read = [...lines].map(readLine).sort((a, b) => a.at.localeCompare(b.at));
  const own = read.filter(({ table }) => table === "retention.piece");
  const voided = new Set(own.flatMap((line) => (line.void ? [line.piece] : [])));
  const done = new Set(own.flatMap((line) => (line.set ? [line.piece] : [])));
  return read.filter(({ piece }) => piece === undefined || (done.has(piece) && !voided.has(piece)));
}

/** The lines of a list; one that a crash cut off at its end was of a piece that never came to be. */
function wholeLines(list: string): string[] {
  const lines = list.split("\n");
  const last = lines.pop() ?? "";
  try {
    JSON.parse(last);
    return [...lines, last];
  } catch {
    return lines;
  }
}

function readLine(line: string): Purged {
  try {
    return Purged.parse(JSON.parse(line));
  } catch {
    throw new BackupRefused("The list of what was purged holds a line that cannot be read. Nothing was restored.");
  }
}

/** Takes out again what was purged since; answers how many rows that were. Rows the backup does not hold are none. */
export async function purgeAgain(client: pg.Client, list: readonly Purged[], tables: readonly TableHead[]): Promise<number> {
  const known = new Map(tables.map((table) => [table.name, new Set(table.columns)]));
  let done = 0;
  for (const { table, key, set, add } of list) {
    const columns = known.get(table);
    const named = [...Object.keys(key), ...Object.keys(set ?? {}), ...Object.keys(add ?? {})];
    // A table of an older release may be gone, and with it what was to be purged.
    if (!columns || named.some((column) => !columns.has(column))) continue;
    if (add) {
      const into = named.slice(Object.keys(key).length).map((column) => pg.escapeIdentifier(column));
      const row = `select ${into.join(", ")} from jsonb_populate_record(null::${quoteTable(table)}, $1::jsonb)`;
      // A program the backup does not know yet has no totals in it either.
      const where = columns.has("program_id")
        ? "where ($1::jsonb ->> 'program_id') is null or exists (select from agencies.program p where p.id = ($1::jsonb ->> 'program_id')::uuid)"
        : "";
      const text = `insert into ${quoteTable(table)} (${into.join(", ")}) ${row} ${where} on conflict do nothing`;
      done += (await client.query(text, [JSON.stringify(add)])).rowCount ?? 0;
      continue;
    }
    const values: (string | null)[] = [];
    const assign = (column: string, value: string | null) => `${pg.escapeIdentifier(column)} = $${values.push(value)}`;
    const sets = Object.entries(set ?? {}).map(([column, value]) => assign(column, value));
    const where = Object.entries(key).map(([column, value]) => assign(column, value));
    const what = set ? `update ${quoteTable(table)} set ${sets.join(", ")}` : `delete from ${quoteTable(table)}`;
    done += (await client.query(`${what} where ${where.join(" and ")}`, values)).rowCount ?? 0;
  }
  return done;
}
