import { createHash } from "node:crypto";
import { sql } from "kysely";
import { columnOf } from "../files/pieces.ts";
import type { Tx } from "../kernel/db.ts";
import { LeavingFile, type Step } from "../kernel/fileContract.ts";
import { conflict } from "../kernel/problem.ts";
import { SecretError } from "../kernel/secret.ts";
import type { ItemRow } from "./queries.ts";

// A file that was shared is copied with its package, piece by piece, so that what was shared stays what it was.

const PIECES = 16;

/** The hash of a copied file as it stands now. */
export async function hashPieces(tx: Tx, item: ItemRow): Promise<string> {
  const hash = createHash("sha256");
  for (let from = 0; from < (item.pieces ?? 0); from += PIECES) for (const piece of await readCopied(tx, item, from)) hash.update(piece);
  return hash.digest("hex");
}

/** Some pieces of a copied file, as those who shared it read them. */
export async function readCopied(tx: Tx, item: Pick<ItemRow, "id" | "pieces">, from: number): Promise<Buffer[]> {
  const { rows } = await sql<{ n: number; body: Buffer }>`
    select n, body from disclosures.piece where item_id = ${item.id} and n >= ${from} and n < ${from + PIECES} order by n`.execute(tx.db);
  return openPieces((column, body) => tx.openBytes("disclosures.piece", item.id, column, body), rows, item.pieces ?? 0, from);
}

/** Opens pieces in their order; one that is missing or changed is said in words. */
export function openPieces(
  open: (column: string, body: Buffer) => Buffer,
  rows: readonly { n: number; body: Buffer }[],
  total: number,
  from: number,
): Buffer[] {
  if (rows.length !== Math.min(PIECES, total - from)) throw conflict("file.damaged");
  try {
    return rows.map(({ n, body }) => open(columnOf(n, total), body));
  } catch (error) {
    if (error instanceof SecretError) throw conflict("file.damaged");
    throw error;
  }
}

/** A copied file on its way out, read in steps that are each judged anew. */
export async function leaveCopied(
  tx: Tx,
  file: { title: string; mediaType: string; size: number; pieces: number; people: readonly string[] },
  read: (tx: Tx, from: number) => Promise<Buffer[]>,
): Promise<LeavingFile> {
  const first = file.pieces > 0 ? await read(tx, 0) : [];
  return new LeavingFile({
    name: file.title,
    mediaType: file.mediaType,
    size: file.size,
    inline: false,
    people: file.people,
    read: async function* (step: Step) {
      yield* first;
      for (let from = first.length; from < file.pieces; from += PIECES) yield* await step((later) => read(later, from));
    },
  });
}
