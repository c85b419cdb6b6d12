import { randomInt } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "./db.ts";
import type { Draft } from "./draft/contract.ts";
import { stale } from "./problem.ts";

const TABLE = "kernel.draft";
/** A draft's versions begin anywhere: a tab that remembers version 1 of one thrown away must not overwrite the next. */
const FIRST_VERSION = 1_000_000_000;

/** Where a draft lies, for its seal: nobody else's draft opens in its place. */
const rowOf = (tx: Tx, place: string) => `${tx.actor.id}/${place}`;

/**
 * Keeps what its author is typing there; answers the version to keep next upon. The words that lie there already are no conflict.
 * @throws Problem 409 `stale` with the other words, where they were kept from another tab or device since.
 */
export async function keepDraft(
  tx: Tx,
  { place, body, version }: { place: string; body: string; version?: number | undefined },
): Promise<{ version: number }> {
  const sealed = tx.seal(TABLE, rowOf(tx, place), "body", body);
  if (version !== undefined) {
    const done = await tx.db
      .updateTable(TABLE)
      .set({ body: sealed, version: version + 1, updated_at: sql<string>`kernel.clock()` })
      .where("account_id", "=", tx.actor.id)
      .where("place", "=", place)
      .where("version", "=", version)
      .executeTakeFirst();
    if (done.numUpdatedRows === 1n) return { version: version + 1 };
  }
  const first = randomInt(1, FIRST_VERSION);
  const made = await tx.db
    .insertInto(TABLE)
    .values({ account_id: tx.actor.id, agency_id: tx.actor.agencyId, place, body: sealed, version: first })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) return { version: first };
  const there = await findDraft(tx, place);
  if (there?.body === body) return { version: there.version };
  throw stale(there);
}

/** What the asker was typing there, if anything. */
export async function findDraft(tx: Tx, place: string): Promise<Draft | null> {
  const row = await tx.db
    .selectFrom(TABLE)
    .select(["body", "version", "updated_at as updatedAt"])
    .where("account_id", "=", tx.actor.id)
    .where("place", "=", place)
    .executeTakeFirst();
  return row ? { ...row, body: tx.open(TABLE, rowOf(tx, place), "body", row.body) } : null;
}

/** Throws away what was being typed; with a version, only that one. */
export async function dropDraft(
  tx: Tx,
  { place, version }: { place: string; version?: number | undefined },
): Promise<Record<string, never>> {
  const of = tx.db.deleteFrom(TABLE).where("account_id", "=", tx.actor.id).where("place", "=", place);
  await (version === undefined ? of : of.where("version", "=", version)).execute();
  return {};
}
