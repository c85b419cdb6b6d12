import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";
import { R22_RELEASE_DAYS } from "../kernel/limits.ts";
import type { Recipient } from "./contract.ts";
import { recipientsFor } from "./queries.ts";

const TABLE = "releases.release";

/** Those a release is mostly made out to first, then the newest of the book; each with whom there the last one named, as far as the asker reads releases. */
export async function usualRecipients(tx: Tx, caseId: string) {
  const all = await recipientsFor(tx, caseId);
  const { rows } = await sql<{ recipient_id: string; times: number; id: string; to_whom: Buffer }>`
    select distinct on (r.recipient_id) r.recipient_id, count(*) over (partition by r.recipient_id)::int as times, r.id, r.to_whom from releases.release r
     where r.signed_at is not null and r.recipient_id = any (${all.map((one) => one.recipientId)}::uuid[]) order by r.recipient_id, r.made_at desc`.execute(
    tx.db,
  );
  const used = new Map(rows.map((row) => [row.recipient_id, row]));
  const times = (one: Recipient) => used.get(one.recipientId)?.times ?? 0;
  return all
    .toSorted((a, b) => times(b) - times(a) || (a.recipientId < b.recipientId ? 1 : -1))
    .map((one) => {
      const last = used.get(one.recipientId);
      return { ...one, lastWhom: last ? tx.open(TABLE, last.id, "to_whom", last.to_whom) : null };
    });
}

/** What a program does, and how long a release stands in it, by its own word or its regime's (R22). */
export async function rulesOfProgram(tx: Tx, programId: string) {
  const { kind, regime, release_days, release_most } = await tx.db
    .selectFrom("agencies.program")
    .select(["kind", "regime", "release_days", "release_most"])
    .where("id", "=", programId)
    .executeTakeFirstOrThrow();
  const { usual, warn, most } = R22_RELEASE_DAYS[regime];
  return { kind, howLong: { usual: release_days ?? usual, warn, most: release_most ?? most } };
}

/** Whether they were said to be of age when they signed before: who was once, is. */
export const saidOfAge = async (tx: Tx, personId: string): Promise<boolean> =>
  (await tx.db
    .selectFrom("releases.release")
    .select("id")
    .where("person_id", "=", personId)
    .where("signed_at", "is not", null)
    .where("minor", "=", false)
    .limit(1)
    .executeTakeFirst()) !== undefined;
