import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";
import { conflict, notFound, stale } from "../kernel/problem.ts";
import { type FoundFile, findFile, showFile } from "./queries.ts";

/** Takes a file out of use. Throws 409 `stale` with how it stands, `file.notAttached` for one that goes by itself. */
export async function endFile(
  tx: Tx,
  found: FoundFile,
  { reason, version }: { reason: string; version: number },
): Promise<{ version: number }> {
  if (!found.attached_at) throw conflict("file.notAttached");
  const done = await tx.db
    .updateTable("files.artefact")
    .set({
      ended_at: sql<string>`kernel.clock()`,
      ended_by: tx.actor.id,
      end_reason: tx.seal("files.artefact", found.id, "end_reason", reason),
      version: version + 1,
    })
    .where("id", "=", found.id)
    .where("version", "=", version)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return { version: version + 1 };
  const current = await findFile(tx, { fileId: found.id });
  if (!current) throw notFound();
  throw stale(showFile(tx, current));
}
