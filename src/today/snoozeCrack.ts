import { sql } from "kysely";
import type { z } from "zod";
import { type Actor, supervises } from "../kernel/actor.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import type { today } from "./contract.ts";

/** The longest a crack may be put off, in days: what cannot be looked at for longer is a paused case. */
const LONGEST = 30;

type In = z.output<(typeof today.snooze)["in"]>;
export interface Cracked {
  readonly programId: string;
  readonly agencyId: string;
  readonly since: string;
  /** Whether the actor may write in the case, or decide the concern. */
  readonly canWrite: boolean;
}

/** Putting off is for those who could do something about it. */
export const mayPutOff = (_actor: Actor, found: Pick<Cracked, "canWrite">) => found.canWrite;

/** Of the subject that stands as `k.subject_id` in a statement. */
const canWrite = sql<boolean>`
  coalesce((select (access.to_case(c.id, c.program_id) ->> 'canWrite')::boolean from cases.case c where c.id = k.subject_id),
           (select (concerns.to_concern(n.program_id, n.assigned_id, n.case_id) ->> 'canWrite')::boolean from concerns.concern n where n.id = k.subject_id),
           (select (crises.to_crisis(x.program_id, x.case_id, x.begun_by, x.check_by) ->> 'canWrite')::boolean from crises.crisis x where x.id = k.subject_id),
           (select r.program_id = any ((select walls.decides_in())::uuid[]) from requests.paper r where r.id = k.subject_id), false)`;

/** The crack as it stands, should the actor see it. */
export async function findCrack(tx: Tx, { crack, subjectId }: Pick<In, "crack" | "subjectId">): Promise<Cracked | undefined> {
  const { rows } = await sql<Cracked>`
    select k.program_id as "programId", k.agency_id as "agencyId", k.since, ${canWrite} as "canWrite"
      from today.every_crack k where k.crack = ${crack} and k.subject_id = ${subjectId} limit 1`.execute(tx.db);
  return rows[0];
}

/**
 * Puts a crack off until a day, with the reason; a second time replaces the first.
 * @throws Problem 409 `crack.putOffMeanwhile` when somebody else did in the same moment.
 */
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
  const made = await tx.db
    .insertInto("today.snooze")
    .values({
      id,
      agency_id: found.agencyId,
      program_id: found.programId,
      crack,
      subject_id: subjectId,
      since: found.since,
      until_day: untilDay,
      reason: tx.seal("today.snooze", id, "reason", reason),
      by_id: tx.actor.id,
      above: supervises(tx.actor, found.programId),
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) throw conflict("crack.putOffMeanwhile");
  return { id };
}

/** What is put off, should the actor see of what. */
export async function findSnooze(tx: Tx, { snoozeId }: { snoozeId: string }) {
  const { rows } = await sql<{ id: string; canWrite: boolean }>`
    select k.id, ${canWrite} as "canWrite" from today.snooze k where k.id = ${snoozeId} and k.ended_at is null`.execute(tx.db);
  return rows[0];
}

export async function endSnooze(tx: Tx, snoozeId: string) {
  await tx.db.updateTable("today.snooze").set({ ended_at: sql<string>`kernel.clock()` }).where("id", "=", snoozeId).execute();
  return {};
}
