import { randomInt } from "node:crypto";
import { sql, type UpdateObject } from "kysely";
import type { z } from "zod";
import type { DB } from "../../db/types.ts";
import { type FoundCase, lockCase } from "../cases/queries.ts";
import { changeTask, endTask } from "../cases/tasks/changeTask.ts";
import { ownTitles } from "../cases/tasks/ownTitles.ts";
import { findTask } from "../cases/tasks/queries.ts";
import { seesCase, writeTask } from "../cases/tasks/writeTask.ts";
import { addTimeline, keysOf } from "../cases/timeline/addTimeline.ts";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import { notifyAccount } from "../messages/queueMessage.ts";
import type { appointments, FreeTime } from "./contract.ts";
import { type FoundAppointment, findNearest, findTime, providersOf, refuseStaleAppointment, type Wanted } from "./queries.ts";

type In<Name extends keyof typeof appointments> = z.output<(typeof appointments)[Name]["in"]>;

/** A hold lasts so long, and never past its beginning. */
const HOLD_MS = 2 * 86_400_000;
const clockNow = sql<string>`kernel.clock()`;
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** The wall-clock day and time of an instant, where the agency is. */
export function wallClock(timeZone: string, instant: string): { day: string; time: string } {
  const at = new Date(instant);
  const say = (options: Intl.DateTimeFormatOptions, locale: string) => new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(at);
  return { day: say({ dateStyle: "short" }, "en-CA"), time: say({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, "en-GB") };
}

/** What is kept for whom, as far as staff may take it. */
export const keptOf = (urgent: boolean): Wanted["kept"] => (urgent ? ["everybody", "staff", "urgent"] : ["everybody", "staff"]);

/** The time that is wanted, kept free for us until we are through; else who was quicker is told, with the nearest that are left. */
async function takeTime(
  tx: Tx,
  wanted: Wanted & { readonly providers: readonly string[] },
  startsAt: string,
  others: readonly string[],
): Promise<FreeTime> {
  const [providerId] = wanted.providers;
  await sql`select appointments.clear_way_here(${providerId})`.execute(tx.db);
  const time = await findTime(tx, wanted, startsAt);
  if (time) return time;
  const nearest = await findNearest(tx, wanted, startsAt);
  throw conflict("appointment.taken", {
    nearest: nearest.length > 0 ? nearest : await findNearest(tx, { ...wanted, providers: others }, startsAt),
  });
}

/** A line of the story about an appointment. */
export const tellAppointment = (tx: Tx, found: FoundCase, refId: string, codes: Readonly<Record<string, string>>) =>
  addTimeline(tx, found, { kind: "appointment", refId, codes });

/** Books a free time of somebody who sees the case; it is a step of theirs, and so on Today and in the story. */
export async function bookAppointment(tx: Tx, found: FoundCase, { providerId, startsAt, urgent }: In<"book">): Promise<{ id: string }> {
  if ((await lockCase(tx, found.id)) === "closed") throw conflict("case.closed");
  if (!(await seesCase(tx, found.id, providerId))) throw invalid({ providerId: "cannotSee" });
  const wanted = { providers: [providerId], programId: found.programId, kept: keptOf(urgent) };
  const time = await takeTime(tx, wanted, startsAt, await providersOf(tx, found));
  const id = newId();
  const { day, time: atTime } = wallClock(tx.actor.timeZone, time.startsAt);
  const taskId = await writeTask(tx, found, {
    kind: "appointment",
    title: ownTitles.meeting,
    dueOn: day,
    atTime,
    ownerId: providerId,
    source: "meeting",
  });
  await tx.db
    .insertInto("appointments.appointment")
    .values({
      id,
      ...keysOf(tx, found),
      provider_id: providerId,
      with_program_id: found.programId,
      starts_at: time.startsAt,
      ends_at: time.endsAt,
      urgent: time.urgent,
      booked_by: tx.actor.id,
      task_id: taskId,
    })
    .execute();
  await tellColleague(tx, found, providerId, id);
  return { id };
}

/** A colleague whose time it is hears that something is there; not what, and not of whom. */
async function tellColleague(tx: Tx, found: FoundCase, providerId: string, appointmentId: string) {
  if (providerId === tx.actor.id) return;
  await notifyAccount(tx, {
    accountId: providerId,
    template: "appointment.yours",
    about: [found.id, found.personId],
    once: `appointment:${appointmentId}:${providerId}`,
  });
}

/** Holds a time of another program's (A35): nobody's name goes there, and it is nobody's again by itself. */
export async function holdAppointment(tx: Tx, found: FoundCase, { programId, providerId, startsAt }: In<"hold">): Promise<{ id: string }> {
  if (programId === found.programId) throw invalid({ programId: "own" });
  if ((await lockCase(tx, found.id)) === "closed") throw conflict("case.closed");
  const time = await takeTime(tx, { providers: [providerId], programId, kept: ["other_programs"] }, startsAt, [providerId]);
  const id = newId();
  const until = Math.min(clock().getTime() + HOLD_MS, Date.parse(time.startsAt));
  await tx.db
    .insertInto("appointments.appointment")
    .values({
      id,
      ...keysOf(tx, found),
      provider_id: providerId,
      with_program_id: programId,
      starts_at: time.startsAt,
      ends_at: time.endsAt,
      status: "held",
      held_until: new Date(until).toISOString(),
      hold_code: Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join(""),
      booked_by: tx.actor.id,
    })
    .execute();
  await tellAppointment(tx, found, id, { act: "held", on: wallClock(tx.actor.timeZone, time.startsAt).day });
  await notifyAccount(tx, { accountId: providerId, template: "appointment.yours", once: `appointment:${id}:${providerId}` });
  return { id };
}

/** Changes the version that was seen, or refuses with what stands. */
export async function changeAppointment(
  tx: Tx,
  { appointment }: FoundAppointment,
  version: number,
  columns: UpdateObject<DB, "appointments.appointment">,
) {
  const done = await tx.db
    .updateTable("appointments.appointment")
    .set({ ...columns, version: version + 1 })
    .where("id", "=", appointment.appointmentId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) await refuseStaleAppointment(tx, appointment.appointmentId);
  return { version: version + 1 };
}

/** The step of an appointment, while it is open. */
export const openStep = async (tx: Tx, taskId: string | null) => {
  const task = taskId ? await findTask(tx, { taskId }) : undefined;
  return task?.status === "open" ? task : undefined;
};
const settled = (tx: Tx) => ({ settled_by: tx.actor.id, settled_at: clockNow });

/** Moves an appointment that is to come to another free time, of the same colleague or another; its step goes along. */
export async function moveAppointment(tx: Tx, found: FoundAppointment, { version, providerId, startsAt, urgent }: In<"move">) {
  const { appointment } = found;
  if ((await lockCase(tx, found.id)) === "closed") throw conflict("case.closed");
  if (appointment.status !== "booked" || appointment.hold) throw conflict("appointment.over");
  if (!(await seesCase(tx, found.id, providerId))) throw invalid({ providerId: "cannotSee" });
  const time = await takeTime(tx, { providers: [providerId], programId: found.programId, kept: keptOf(urgent) }, startsAt, [providerId]);
  const changed = await changeAppointment(tx, found, version, {
    provider_id: providerId,
    starts_at: time.startsAt,
    ends_at: time.endsAt,
    urgent: time.urgent,
  });
  const { day, time: atTime } = wallClock(tx.actor.timeZone, time.startsAt);
  const step = await openStep(tx, found.taskId);
  if (step)
    await changeTask(tx, step, {
      taskId: step.id as never,
      version: step.task.version,
      ownerId: providerId,
      kind: "appointment",
      title: ownTitles.meeting,
      dueOn: day,
      atTime,
    });
  await tellAppointment(tx, found, appointment.appointmentId, {
    act: "moved",
    from: wallClock(tx.actor.timeZone, appointment.startsAt).day,
    on: day,
  });
  await tellColleague(tx, found, providerId, `${appointment.appointmentId}:${version}`);
  return changed;
}

/** Calls an appointment off, or gives back what is held elsewhere. */
export async function cancelAppointment(tx: Tx, found: FoundAppointment, version: number) {
  const { appointment } = found;
  await lockCase(tx, found.id);
  if (appointment.status !== "booked" && appointment.status !== "held") throw conflict("appointment.over");
  const changed = await changeAppointment(tx, found, version, { status: "cancelled", ...settled(tx) });
  const step = await openStep(tx, found.taskId);
  if (step) await endTask(tx, step, step.task.version, "cancelled");
  await tellAppointment(tx, found, appointment.appointmentId, {
    act: "cancelled",
    on: wallClock(tx.actor.timeZone, appointment.startsAt).day,
  });
  return changed;
}

/** Says whether they came. Who did not is asked after: a step for the next day on which the program is there, for whoever carries the case. */
export async function settleAppointment(tx: Tx, found: FoundAppointment, { version, status }: In<"settle">) {
  const { appointment } = found;
  const caseStatus = await lockCase(tx, found.id);
  if (appointment.hold || appointment.status !== "booked") throw conflict("appointment.over");
  if (!appointment.unmarked) throw conflict("appointment.notYet");
  const changed = await changeAppointment(tx, found, version, { status, ...settled(tx) });
  const step = await openStep(tx, found.taskId);
  if (step) await endTask(tx, step, step.task.version, status === "kept" ? "done" : "cancelled");
  await tellAppointment(tx, found, appointment.appointmentId, { act: status, on: wallClock(tx.actor.timeZone, appointment.startsAt).day });
  if (status === "missed" && caseStatus !== "closed" && found.managerId) {
    const { rows } = await sql<{
      day: string;
    }>`select agencies.add_program_days(${found.programId}, ${tx.actor.today}::date, 1) as day`.execute(tx.db);
    await writeTask(tx, found, {
      kind: "follow_up",
      title: ownTitles.missedMeeting,
      dueOn: rows[0]?.day ?? tx.actor.today,
      ownerId: found.managerId,
    });
  }
  return changed;
}
