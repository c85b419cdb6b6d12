import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { invalid } from "../kernel/problem.ts";
import type { today } from "./contract.ts";

/** The longest a crack may be put off, in days: what cannot be looked at for longer is a paused case. */
const LONGEST = 30;

type In = z.output<(typeof today.snooze)["in"]>;
export interface Cracked {
  readonly programId: string;
  readonly agencyId: string;
}

/** The crack as it stands, should the actor see it. */
export async function findCrack(tx: Tx, { crack, subjectId }: Pick<In, "crack" | "subjectId">): Promise<Cracked | undefined> {
  const { rows } = await sql<{ program_id: string; agency_id: string }>`
    select program_id, agency_id from today.every_crack where crack = ${crack} and subject_id = ${subjectId} limit 1`.execute(tx.db);
  return rows[0] && { programId: rows[0].program_id, agencyId: rows[0].agency_id };
}

/** Puts a crack off until a day, with the reason; a second time replaces the first. */
export async function snoozeCrack(tx: Tx, found: Cracked, { crack, subjectId, untilDay, reason }: In) {
  const { today } = tx.actor;
  if (untilDay <= today) throw invalid({ untilDay: "past" });
  const { rows } = await sql<{ far: boolean }>`select ${untilDay}::date > ${today}::date + ${LONGEST}::int as far`.execute(tx.db);
  if (rows[0]?.far) throw invalid({ untilDay: "tooFar" });
  await tx.db
    .updateTable("today.snooze")
    .set({ ended_at: sql<string>`kernel.clock()` })
    .where("subject_id", "=", subjectId)
    .where("crack", "=", crack)
    .where("ended_at", "is", null)
    .execute();
  const id = newId();
  await tx.db
    .insertInto("today.snooze")
    .values({
      id,
      agency_id: found.agencyId,
      program_id: found.programId,
      crack,
      subject_id: subjectId,
      until_day: untilDay,
      reason: tx.seal("today.snooze", id, "reason", reason),
      by_id: tx.actor.id,
    })
    .execute();
  return { id };
}

export const findSnooze = (tx: Tx, { snoozeId }: { snoozeId: string }) =>
  tx.db.selectFrom("today.snooze").select(["id", "by_id"]).where("id", "=", snoozeId).where("ended_at", "is", null).executeTakeFirst();

export async function endSnooze(tx: Tx, snoozeId: string) {
  await tx.db.updateTable("today.snooze").set({ ended_at: sql<string>`kernel.clock()` }).where("id", "=", snoozeId).execute();
  return {};
}
