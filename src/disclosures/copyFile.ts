import { createHash } from "node:crypto";
import type { MediaType } from "../files/contract.ts";
import { columnOf, readPieces } from "../files/pieces.ts";
import { findFile, showFile } from "../files/queries.ts";
import type { Tx } from "../kernel/db.ts";
import { conflict, invalid } from "../kernel/problem.ts";

/** A file that is about to be copied into a package. */
export interface FileCopy {
  readonly artefactId: string;
  readonly mediaType: MediaType;
  readonly size: number;
  readonly pieces: readonly Buffer[];
  readonly sha256: string;
}

/**
 * Reads a file of the case, or of its person, whole: what is given away is these bytes, whatever becomes of the file. One larger than there is room for is
 * not read.
 */
export async function readForCopy(tx: Tx, of: { caseId: string; personId: string }, fileId: string, room: number): Promise<FileCopy> {
  const found = await findFile(tx, { fileId });
  const belongs = found && (found.case_id === null ? found.person_id === of.personId : found.case_id === of.caseId);
  // A copy is read by the whole case: a medical document is none's to copy (R84).
  if (!found || !belongs || found.ended_at || found.audience === "medical") throw invalid({ fileId: "unknown" });
  if ((found.size ?? 0) > room) throw conflict("share.tooLarge");
  const pieces: Buffer[] = [];
  while (pieces.length < found.pieces) pieces.push(...(await readPieces(tx, found, pieces.length)));
  const { mediaType, size } = showFile(tx, found);
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return { artefactId: found.id, mediaType, size, pieces, sha256: hash.digest("hex") };
}

/** Writes the bytes down as the item's own, sealed for it. */
export async function keepCopy(tx: Tx, itemId: string, { pieces }: FileCopy): Promise<void> {
  for (let from = 0; from < pieces.length; from += 32) {
    const rows = pieces.slice(from, from + 32).map((body, at) => ({
      item_id: itemId,
      agency_id: tx.actor.agencyId,
      n: from + at,
      body: tx.seal("disclosures.piece", itemId, columnOf(from + at, pieces.length), body),
    }));
    await tx.db.insertInto("disclosures.piece").values(rows).execute();
  }
}
