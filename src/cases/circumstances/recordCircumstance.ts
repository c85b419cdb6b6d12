import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import type { FoundCase } from "../queries.ts";
import { keysOf } from "../timeline/addTimeline.ts";
import type { Changed } from "./contract.ts";

type Where = Pick<FoundCase, "id" | "programId" | "personId">;

/** Writes down that circumstances have changed; of a contact in which it was said, once. */
export async function recordCircumstance(
  tx: Tx,
  found: Where,
  { words }: Changed,
  contactId: string | null = null,
): Promise<{ id: string }> {
  const id = newId();
  await tx.db
    .insertInto("cases.circumstance")
    .values({
      id,
      ...keysOf(tx, found),
      words: words ? tx.seal("cases.circumstance", id, "words", words) : null,
      contact_id: contactId,
      by_id: tx.actor.id,
    })
    .execute();
  return { id };
}
