import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import type { RecordReview, recordReviews } from "./contract.ts";

/** Writes down what was found in a record, once, in the name of whoever looked. */
export async function keepReview(tx: Tx, found: RecordReview, input: z.output<typeof recordReviews.keep.in>) {
  const { contact, plan, step, note, version } = input;
  if (found.asksSafety && !input.safety) throw invalid({ safety: "missing" });
  const done = await tx.db
    .updateTable("supervision.review")
    .set({
      contact,
      plan,
      step,
      safety: found.asksSafety ? (input.safety ?? null) : null,
      note: note === null ? null : tx.seal("supervision.review", found.reviewId, "note", note),
      done_at: sql<string>`kernel.clock()`,
      done_by: tx.actor.id,
      version: version + 1,
    })
    .where("id", "=", found.reviewId)
    .where("version", "=", version)
    .where("done_at", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw conflict("recordReview.done");
  return {};
}
