import { sql } from "kysely";
import { lockCase } from "../cases/queries.ts";
import { changeTask } from "../cases/tasks/changeTask.ts";
import { ownTitles } from "../cases/tasks/ownTitles.ts";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { conflict } from "../kernel/problem.ts";
import { changeAppointment, openStep, tellAppointment, wallClock } from "./book.ts";
import type { FoundAppointment } from "./queries.ts";

/**
 * Keeps an appointment at its time with whoever says so, because the one it was with no longer has the case, or is away then.
 * @throws Problem 409 `appointment.theirs` where neither is so, `appointment.busy` where the asker is with somebody else then.
 */
export async function takeAppointment(tx: Tx, found: FoundAppointment, version: number) {
  const { appointment } = found;
  if ((await lockCase(tx, found.id)) === "closed") throw conflict("case.closed");
  if (appointment.status !== "booked" || appointment.hold || Date.parse(appointment.startsAt) <= clock().getTime())
    throw conflict("appointment.over");
  if (!appointment.providerGone && !appointment.providerAway) throw conflict("appointment.theirs");
  await sql`select appointments.clear_way_here(${tx.actor.id})`.execute(tx.db);
  const { rows } = await sql<{ busy: boolean }>`
    select appointments.is_busy(${tx.actor.id}, ${appointment.startsAt}::timestamptz, ${appointment.endsAt}::timestamptz) as busy`.execute(
    tx.db,
  );
  if (rows[0]?.busy) throw conflict("appointment.busy");
  const changed = await changeAppointment(tx, found, version, { provider_id: tx.actor.id });
  const { day, time: atTime } = wallClock(tx.actor.timeZone, appointment.startsAt);
  const step = await openStep(tx, found.taskId);
  if (step && step.task.owner.id !== tx.actor.id)
    await changeTask(tx, step, {
      taskId: step.id as never,
      version: step.task.version,
      ownerId: tx.actor.id as never,
      kind: "appointment",
      title: ownTitles.meeting,
      dueOn: day,
      atTime,
    });
  await tellAppointment(tx, found, appointment.appointmentId, { act: "moved", from: day, on: day });
  return changed;
}
