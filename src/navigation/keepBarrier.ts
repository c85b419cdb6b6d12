import type { z } from "zod";
import { type FoundCase, lockCase } from "../cases/queries.ts";
import { addTimeline, keysOf } from "../cases/timeline/addTimeline.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, notFound, stale } from "../kernel/problem.ts";
import type { Barrier, navigation } from "./contract.ts";
import { findBarrier } from "./queries.ts";

type In<Name extends keyof typeof navigation> = z.output<(typeof navigation)[Name]["in"]>;

/** Writes down what is in somebody's way, with what was done about it. */
export async function logBarrier(tx: Tx, found: FoundCase, input: In<"logBarrier">): Promise<{ id: string }> {
  if ((await lockCase(tx, found.id)) === "closed") throw conflict("case.closed");
  const id = newId();
  const seal = (column: string, words: string | null | undefined) => (words ? tx.seal("navigation.barrier", id, column, words) : null);
  await tx.db
    .insertInto("navigation.barrier")
    .values({
      id,
      ...keysOf(tx, found),
      kind: input.kind,
      words: seal("words", input.words),
      action: input.action ?? null,
      action_words: seal("action_words", input.actionWords),
      on_day: tx.actor.today,
      recorded_by: tx.actor.id,
    })
    .execute();
  await tell(tx, found, id, { kind: input.kind, ...(input.action && { action: input.action }) });
  return { id };
}

const tell = (tx: Tx, found: FoundCase, refId: string, codes: Readonly<Record<string, string>>) =>
  addTimeline(tx, found, { kind: "navigation", refId, codes: { act: "barrier", ...codes } });

/** Says what came of it. */
export async function settleBarrier(
  tx: Tx,
  found: FoundCase & { readonly barrier: Barrier },
  { outcome, words, version }: In<"settleBarrier">,
): Promise<{ version: number }> {
  await lockCase(tx, found.id);
  const { barrierId, kind } = found.barrier;
  const done = await tx.db
    .updateTable("navigation.barrier")
    .set({
      outcome,
      outcome_words: words ? tx.seal("navigation.barrier", barrierId, "outcome_words", words) : null,
      settled_on: outcome === "open" ? null : tx.actor.today,
      version: version + 1,
    })
    .where("id", "=", barrierId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) {
    const now = await findBarrier(tx, { barrierId });
    throw now ? stale(now.barrier) : notFound();
  }
  await tell(tx, found, barrierId, { kind, outcome });
  return { version: version + 1 };
}
