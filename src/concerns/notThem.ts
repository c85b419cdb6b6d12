import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, notFound } from "../kernel/problem.ts";
import type { FoundConcern } from "./queries.ts";

interface Ruling {
  readonly by: { readonly accountId: string; readonly name: string };
  readonly at: string;
}

/** Whom triage said that a concern is not about, by person: who said so, and when. */
export async function rulingsOf(tx: Tx, concernId: string): Promise<ReadonlyMap<string, Ruling>> {
  const rows = await tx.db
    .selectFrom("concerns.not_them as n")
    .innerJoin("staff.account as a", "a.id", "n.by_id")
    .select(["n.person_id", "n.at", "a.id as by_id", "a.name as by_name"])
    .where("n.concern_id", "=", concernId)
    .where("n.taken_back_at", "is", null)
    .execute();
  return new Map(rows.map((row) => [row.person_id, { by: { accountId: row.by_id, name: row.by_name }, at: row.at }]));
}

/** Says that a concern is not about somebody. Said twice it is said once, by whoever was first. */
export async function ruleOut(tx: Tx, found: FoundConcern, personId: string) {
  await checkWaiting(tx, found, personId);
  await tx.db
    .insertInto("concerns.not_them")
    .values({ id: newId(), agency_id: tx.actor.agencyId, concern_id: found.id, person_id: personId, by_id: tx.actor.id })
    .onConflict((same) => same.doNothing())
    .execute();
  return { id: found.id, personId };
}

/** Takes it back that a concern is not about somebody. */
export async function ruleIn(tx: Tx, found: FoundConcern, personId: string) {
  await checkWaiting(tx, found, personId);
  await takeBack(tx, found.id, personId);
  return { id: found.id, personId };
}

/** What was said before gives way to a decision that it is them after all. */
export const takeBack = (tx: Tx, concernId: string, personId: string) =>
  tx.db
    .updateTable("concerns.not_them")
    .set({ taken_back_at: clock().toISOString(), taken_back_by: tx.actor.id })
    .where("concern_id", "=", concernId)
    .where("person_id", "=", personId)
    .where("taken_back_at", "is", null)
    .execute();

async function checkWaiting(tx: Tx, found: FoundConcern, personId: string): Promise<void> {
  const person = await tx.db
    .selectFrom("people.person")
    .select("id")
    .where("id", "=", personId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (!person) throw notFound();
  if (found.decided_at) throw conflict("concern.alreadyDecided");
}
