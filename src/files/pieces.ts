import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";
import type { Step } from "../kernel/fileContract.ts";
import { FILE_PIECE } from "../kernel/limits.ts";
import { conflict } from "../kernel/problem.ts";
import { SecretError } from "../kernel/secret.ts";

/** Pieces written or read in one transaction: a megabyte, some milliseconds. */
const AT_ONCE = 16;

/**
 * The place a piece is sealed for: its agency (by the ring), its file, its number, and of the last one how many there are. So none can be moved to another
 * place or file, left out, or put behind the end, and a file that was cut short has no last piece.
 */
export const columnOf = (n: number, total: number) => (n + 1 === total ? `${n}/${total}` : String(n));

/** What was written of a file. */
export interface Written {
  readonly size: number;
  readonly pieces: number;
  readonly sha256: string;
}

/** Seals and writes a file's bytes in steps; never holds more than a step's. `onWritten` hears how many bytes are there, after each. */
export async function writePieces(
  step: Step,
  fileId: string,
  bytes: AsyncIterable<Uint8Array>,
  onWritten?: (size: number) => Promise<void> | void,
): Promise<Written> {
  const hash = createHash("sha256");
  const waiting: Buffer[] = [];
  let size = 0;
  let pieces = 0;
  const write = async (total: number) => {
    const bodies = waiting.splice(0, AT_ONCE);
    await step(async (tx) => {
      const rows = bodies.map((body, at) => ({
        artefact_id: fileId,
        agency_id: tx.actor.agencyId,
        n: pieces + at,
        body: tx.seal("files.piece", fileId, columnOf(pieces + at, total), body),
      }));
      await tx.db.insertInto("files.piece").values(rows).execute();
    });
    pieces += bodies.length;
    await onWritten?.(size);
  };
  for await (const piece of cutPieces(bytes)) {
    hash.update(piece);
    // One more than a step takes: the last piece of all must be known when it is sealed.
    if (waiting.push(piece) > AT_ONCE) await write(-1);
    size += piece.length;
  }
  while (waiting.length > 0) await write(waiting.length <= AT_ONCE ? pieces + waiting.length : -1);
  return { size, pieces, sha256: hash.digest("hex") };
}

async function* cutPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let piece = Buffer.allocUnsafe(FILE_PIECE);
  let filled = 0;
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + FILE_PIECE - filled);
      piece.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < FILE_PIECE) continue;
      yield piece;
      piece = Buffer.allocUnsafe(FILE_PIECE);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}

/** A file whose pieces are to be read. */
export interface Whole {
  readonly id: string;
  readonly pieces: number;
  readonly scan: "clear" | "pending" | "held";
}

/**
 * Some pieces of a file from the n-th on, opened. Throws 409 `file.pending` or `file.held` where the scanner has not let it go, `file.damaged` where one is
 * missing, or is not what was written there.
 */
export async function readPieces(tx: Tx, { id, pieces, scan }: Whole, from: number): Promise<Buffer[]> {
  if (scan !== "clear") throw conflict(`file.${scan}`);
  const rows = await tx.db
    .selectFrom("files.piece")
    .select(["n", "body"])
    .where("artefact_id", "=", id)
    .where("n", ">=", from)
    .where("n", "<", sql<number>`${from}::int + ${AT_ONCE}::int`)
    .orderBy("n")
    .execute();
  if (rows.length !== Math.min(AT_ONCE, pieces - from)) throw conflict("file.damaged");
  try {
    return rows.map(({ body }, at) => tx.openBytes("files.piece", id, columnOf(from + at, pieces), body));
  } catch (error) {
    if (error instanceof SecretError) throw conflict("file.damaged");
    throw error;
  }
}

/** All of a file behind its first pieces, read in steps. */
export async function* readOn(step: Step, whole: Whole, first: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* first;
  for (let from = first.length; from < whole.pieces; from += AT_ONCE) yield* await step((tx) => readPieces(tx, whole, from));
}
