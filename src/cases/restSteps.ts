import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";
import type { FoundCase } from "./queries.ts";
import { ownTitles } from "./tasks/ownTitles.ts";
import { writeTask } from "./tasks/writeTask.ts";

/** The first day on which the program is there, from that day on; a wake day that is a holiday would wake a case for nobody. */
export async function nextProgramDay(tx: Tx, programId: string, day: string): Promise<string> {
  const { rows } = await sql<{ day: string | null }>`select agencies.add_program_days(${programId}, ${day}::date, 0) as day`.execute(tx.db);
  return rows[0]?.day ?? day;
}

/**
 * Moves what would fall into the pause of a case to the day it wakes; an appointment is others' too, and stays on its day. Where its manager has nothing
 * to do on that day, a step to take the case up again is written, so that it is on the list of that day. Answers how many were moved.
 */
export async function restSteps(tx: Tx, found: FoundCase, wakeOn: string): Promise<number> {
  const rested = await sql`
    update cases.task set rested_from = due_on, due_on = ${wakeOn}::date, version = version + 1
     where case_id = ${found.id} and status = 'open' and withheld_at is null and due_on < ${wakeOn}::date and kind <> 'appointment'`.execute(
    tx.db,
  );
  if (found.managerId !== null) await stepForWaking(tx, found, found.managerId, wakeOn);
  return Number(rested.numAffectedRows ?? 0);
}

/** A step to take a paused case up again on the day it wakes, for a manager who has nothing to do in it on that day: the case is on their list then. */
export async function stepForWaking(tx: Tx, found: FoundCase, managerId: string, wakeOn: string): Promise<void> {
  const there = await tx.db
    .selectFrom("cases.task")
    .select("id")
    .where("case_id", "=", found.id)
    .where("owner_id", "=", managerId)
    .where("status", "=", "open")
    .where("due_on", "=", wakeOn)
    .limit(1)
    .executeTakeFirst();
  if (there) return;
  const taskId = await writeTask(tx, found, {
    kind: "task",
    title: ownTitles.takeUpAgain,
    dueOn: wakeOn,
    ownerId: managerId,
    source: "system",
  });
  await tx.db.updateTable("cases.task").set({ rested_from: wakeOn }).where("id", "=", taskId).execute();
}

/**
 * Before its day, a case is woken to the days it had: those still to come as they were, those gone by today; all of them as they were, and no step for the
 * waking, where it was paused on this very day.
 */
export async function wakeSteps(tx: Tx, { id, pausedUntil }: FoundCase): Promise<void> {
  const { today } = tx.actor;
  const { rows } = await sql<{ sameDay: boolean }>`
    select max(t.on_day) = ${today}::date as "sameDay" from cases.timeline t where t.case_id = ${id} and t.kind = 'paused'`.execute(tx.db);
  const sameDay = rows[0]?.sameDay ?? false;
  if (sameDay)
    await sql`
      update cases.task set status = 'cancelled', done_at = kernel.clock(), done_by = ${tx.actor.id}, version = version + 1
       where case_id = ${id} and status = 'open' and rested_from = due_on and due_on = ${pausedUntil}::date`.execute(tx.db);
  await sql`
    update cases.task
       set due_on = case when rested_from = due_on then ${today}::date when ${sameDay}::boolean then rested_from else greatest(rested_from, ${today}::date) end,
           rested_from = null, version = version + 1
     where case_id = ${id} and status = 'open' and rested_from is not null and due_on = ${pausedUntil}::date`.execute(tx.db);
}
