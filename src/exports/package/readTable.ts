import { sql } from "kysely";
import { columnOf } from "../../files/pieces.ts";
import type { Tx } from "../../kernel/db.ts";
import type { AsAuthor } from "../../kernel/jobs.ts";
import { SecretError } from "../../kernel/secret.ts";
import type { Table } from "./describe.ts";

/** Rows read, opened and written in one transaction: well under a second. */
const AT_ONCE = 500;
/** Pieces of a file read in one: a megabyte. */
const PIECES = 16;

/** What the making of a package works with. */
export interface Making {
  readonly exportId: string;
  readonly asAuthor: AsAuthor;
}

/** How a table came out. */
export interface Tally {
  rows: number;
  /** Written since the request was begun. */
  changed: number;
  /** Secrets that could not be opened: they are NULL in the package. */
  unreadable: number;
}

const timestamps = /^(\S+) (\S+?)\+00$/;

/** A table's rows in the order of its key, opened, each transaction a few hundred. `tally` counts along. */
export async function* readTable({ exportId, asAuthor }: Making, table: Table, tally: Tally): AsyncGenerator<(string | null)[]> {
  for (let after: string[] | null = null; ; ) {
    const page: Page[] = await asAuthor(async ({ tx, saw }) => {
      const { rows } =
        await sql<Page>`select key, cells, changed from exports.export_rows(${exportId}, ${table.name}, ${after}::text[], ${AT_ONCE})`.execute(
          tx.db,
        );
      // Whom it is about is in the trail with them: "who looked at me" names the export.
      if (table.name === "people.person") saw(...rows.flatMap(({ key: [personId] }) => personId ?? []));
      await tx.db
        .updateTable("exports.request")
        .set({ place: table.name, rows_done: sql<number>`rows_done + ${rows.length}::bigint` })
        .where("id", "=", exportId)
        .execute();
      return rows.map((row) => ({ ...row, cells: row.cells.map((cell, at) => openCell(tx, table, at, row.key, cell, tally)) }));
    });
    for (const row of page) {
      tally.rows += 1;
      if (row.changed) tally.changed += 1;
      yield row.cells;
    }
    if (page.length < AT_ONCE) return;
    after = page.at(-1)?.key ?? null;
  }
}

interface Page {
  key: string[];
  cells: (string | null)[];
  changed: boolean;
}

function openCell(tx: Tx, { name, columns }: Table, at: number, key: readonly string[], cell: string | null, tally: Tally): string | null {
  const column = columns[at];
  if (cell === null || !column) return cell;
  if (column.secret) {
    try {
      return tx.open(name, key.join("/"), column.name, Buffer.from(cell, "hex"));
    } catch (error) {
      if (!(error instanceof SecretError)) throw error;
      tally.unreadable += 1;
      return null;
    }
  }
  return column.type === "timestamp" ? cell.replace(timestamps, "$1T$2Z") : cell;
}

/** A file that goes out. */
export interface OutgoingFile {
  readonly id: string;
  readonly pieces: number;
}

/** A file's bytes. One that is damaged ends where the damage is, and says so; the rest of the package does not fail with it. */
export async function* readFile(
  { exportId, asAuthor }: Making,
  { id, pieces }: OutgoingFile,
  onDamage: () => void,
): AsyncGenerator<Buffer> {
  for (let from = 0; from < pieces; from += PIECES) {
    const opened = await asAuthor(async ({ tx }) => {
      const { rows } = await sql<{
        n: number;
        body: Buffer;
      }>`select n, body from exports.export_pieces(${exportId}, ${id}, ${from}, ${PIECES})`.execute(tx.db);
      return rows.map((row, at) => {
        try {
          return row.n === from + at ? tx.openBytes("files.piece", id, columnOf(row.n, pieces), row.body) : undefined;
        } catch (error) {
          if (error instanceof SecretError) return undefined;
          throw error;
        }
      });
    });
    for (let at = 0; at < Math.min(PIECES, pieces - from); at += 1) {
      const piece = opened[at];
      if (!piece) return onDamage();
      yield piece;
    }
  }
}
