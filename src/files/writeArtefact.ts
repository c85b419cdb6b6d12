import { sql } from "kysely";
import type { Step } from "../kernel/fileContract.ts";
import { tidyName } from "./content/fileName.ts";
import type { MediaType } from "./contract.ts";
import { writePieces } from "./pieces.ts";
import { beginFile, dropArriving, settleFile } from "./receiveFile.ts";

/** A file that a job makes. */
export interface NewArtefact {
  readonly name: string;
  readonly mediaType: MediaType;
  /** Hours it may be fetched for; then it is gone. */
  readonly hours: number;
  /** Read by the program's readers; without it, by the one who asked for it alone. */
  readonly programId?: string;
  /** Hears, after each megabyte or so, how many bytes are there. */
  readonly onProgress?: (size: number) => Promise<void> | void;
}

/**
 * Keeps what a job makes as a file, of any size: in short transactions, never more than a megabyte in hand. In a job the step is
 * `(work) => asAuthor(({ tx }) => work(tx))`. Not to be seen before it is whole; of one that fails nothing stays. Answers its id.
 */
export async function writeArtefact(step: Step, made: NewArtefact, bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const { mediaType, hours, programId, onProgress } = made;
  const name = tidyName(made.name, mediaType);
  const fileId = await step((tx) => beginFile(tx, "export"));
  try {
    const written = await writePieces(step, fileId, bytes, onProgress);
    await step(async (tx) => {
      await settleFile(tx, fileId, { ...written, name, mediaType, mayLocate: false, hours });
      if (programId === undefined) return;
      await tx.db
        .updateTable("files.artefact")
        .set({ program_id: programId, attached_by: tx.actor.id, attached_at: sql<string>`kernel.clock()` })
        .where("id", "=", fileId)
        .execute();
    });
    return fileId;
  } catch (error) {
    await step((tx) => dropArriving(tx, fileId)).catch(() => {});
    throw error;
  }
}
