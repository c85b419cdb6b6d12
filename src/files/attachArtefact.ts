import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";
import { invalid } from "../kernel/problem.ts";
import type { Hanging } from "./queries.ts";

/**
 * Hangs an upload of the actor's own on what it is for: the down-call of the verb that needs it. From now on it has the reasons of its root and is kept.
 * Throws 422 on `fileId` when there is no such upload (any more), or it hangs somewhere already.
 */
export async function attachArtefact(tx: Tx, { fileId, programId, personId, caseId, section = 0, audience }: Hanging): Promise<void> {
  const done = await tx.db
    .updateTable("files.artefact")
    .set({
      program_id: programId ?? null,
      person_id: personId ?? null,
      case_id: caseId ?? null,
      section,
      audience: audience ?? null,
      attached_by: tx.actor.id,
      attached_at: sql<string>`kernel.clock()`,
      expires_at: null,
    })
    .where("id", "=", fileId)
    .where("made_by", "=", tx.actor.id)
    .where("kind", "=", "upload")
    .where("status", "=", "ready")
    .where("attached_at", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw invalid({ fileId: "unknown" });
}
