import pg from "pg";
import { z } from "zod";
import { BackupRefused } from "./seal.ts";
import { quoteTable, type TableHead } from "./tables.ts";

/** One thing that was purged: a row that is gone, or columns of one that were emptied. Keys are ids, never anybody's data. */
export const Purged = z.object({
  at: z.iso.datetime({ offset: true }),
  table: z.string(),
  key: z.record(z.string(), z.string()).refine((key) => Object.keys(key).length > 0),
  /** What each column was set to; absent where the whole row went. */
  set: z.record(z.string(), z.string().nullable()).optional(),
});
export type Purged = z.infer<typeof Purged>;

/** Reads lists of what was purged, a line each, and joins them, the oldest first. A line that cannot be read is no reason to bring anybody's words back. */
export function readPurged(...lists: readonly string[]): Purged[] {
  const lines = new Set(lists.flatMap((list) => list.split("\n")).filter((line) => line.trim() !== ""));
  return [...lines].map(readLine).sort((a, b) => a.at.localeCompare(b.at));
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
  for (const { table, key, set } of list) {
    const columns = known.get(table);
    const named = [...Object.keys(key), ...Object.keys(set ?? {})];
    // A table of an older release may be gone, and with it what was to be purged.
    if (!columns || named.some((column) => !columns.has(column))) continue;
    const values: (string | null)[] = [];
    const assign = (column: string, value: string | null) => `${pg.escapeIdentifier(column)} = $${values.push(value)}`;
    const sets = Object.entries(set ?? {}).map(([column, value]) => assign(column, value));
    const where = Object.entries(key).map(([column, value]) => assign(column, value));
    const what = set ? `update ${quoteTable(table)} set ${sets.join(", ")}` : `delete from ${quoteTable(table)}`;
    done += (await client.query(`${what} where ${where.join(" and ")}`, values)).rowCount ?? 0;
  }
  return done;
}
