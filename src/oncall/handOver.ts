import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict } from "../kernel/problem.ts";

/** Keeps the words of the one whose shift ends. */
export async function writeHandOver(tx: Tx, { programId, words }: { programId: string; words: string }): Promise<{ id: string }> {
  const id = newId();
  await tx.db
    .insertInto("oncall.hand_over")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      program_id: programId,
      words: tx.seal("oncall.hand_over", id, "words", words),
      by_id: tx.actor.id,
    })
    .execute();
  return { id };
}

/** Says who read it, and when; the first one who does. */
export async function confirmHandOver(tx: Tx, handOverId: string): Promise<Record<string, never>> {
  const done = await tx.db
    .updateTable("oncall.hand_over")
    .set({ read_by: tx.actor.id, read_at: sql<string>`kernel.clock()` })
    .where("id", "=", handOverId)
    .where("read_by", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw conflict("handOver.alreadyRead");
  return {};
}
