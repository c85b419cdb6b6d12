import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { conflict } from "../kernel/problem.ts";
import type { cases, OpenTask } from "./contract.ts";
import { addNote, checkNote } from "./notes/addNote.ts";
import { checkTarget } from "./openCase.ts";
import { checkNoResponse } from "./outreach/noResponse.ts";
import { changeCaseRow, type FoundCase, lockCase, unpaused } from "./queries.ts";
import { checkDay, writeTask } from "./tasks/writeTask.ts";
import { addTimeline } from "./timeline/addTimeline.ts";
import { giveTasks } from "./transferCase.ts";

/** What a closing of many adds to one. */
interface More {
  /** The next concern about the person takes the case up again. */
  readonly wakeOnConcern?: boolean;
}

/**
 * Closes a case with its reason and outcome. Its open tasks are decided first: cancelled, or kept for their owners.
 * @throws Problem 409 `case.openTasks` with those tasks, when nothing was said of them.
 */
export async function closeCase(tx: Tx, found: FoundCase, input: Omit<z.output<typeof cases.close.in>, "caseId">, more: More = {}) {
  const { reason, outcome, openTasks, note, version } = input;
  if (note) checkNote(found.regime, note, false, "note.");
  if ((await lockCase(tx, found.id, version)) === "closed") throw conflict("case.illegalStep", { from: "closed", to: "closed" });
  if (reason === "deceased" && found.diedOn === null) throw conflict("case.deathFirst");
  if (reason === "no_response") await checkNoResponse(tx, found);
  if (openTasks === undefined) await refuseOpenTasks(tx, found.id);
  if (openTasks === "cancel") await cancelTasks(tx, found.id);
  if (note) await addNote(tx, found, note);
  const changed = await changeCaseRow(tx, found, version, {
    status: "closed",
    closed_on: tx.actor.today,
    closure_reason: reason,
    outcome,
    wake_on_concern: more.wakeOnConcern ?? false,
    ...unpaused,
  });
  await addTimeline(tx, found, { kind: "closed", refId: found.id, codes: { reason, outcome } });
  return changed;
}

/** Takes a closed case up again: its story goes on where it stopped, with a manager and a first step. */
export async function reopenCase(tx: Tx, found: FoundCase, input: z.output<typeof cases.reopen.in>) {
  const { managerId, firstStep, note, version } = input;
  const targetEnd = input.targetEnd ?? null;
  checkTarget(tx.actor.today, targetEnd);
  checkDay(tx.actor.today, firstStep.dueOn, "firstStep.");
  if (note) checkNote(found.regime, note, false, "note.");
  if ((await lockCase(tx, found.id, version)) !== "closed") throw conflict("case.illegalStep", { from: found.status, to: "reopened" });
  // Told and written before the case changes hands: the right of the one who gives it away ends there.
  await addTimeline(tx, found, { kind: "reopened", refId: found.id, codes: { times: found.reopenedTimes + 1, managerId } });
  await writeTask(tx, found, { ...firstStep, ownerId: managerId });
  // Steps kept when it closed go with it, as in a transfer: the former manager does not see it any more.
  if (found.managerId !== null && found.managerId !== managerId) await giveTasks(tx, found.id, found.managerId, managerId);
  if (note) await addNote(tx, found, note);
  return changeCaseRow(tx, found, version, {
    status: "active",
    manager_id: managerId,
    target_end: targetEnd,
    closed_on: null,
    closure_reason: null,
    outcome: null,
    reopened_times: found.reopenedTimes + 1,
    wake_on_concern: false,
  });
}

async function refuseOpenTasks(tx: Tx, caseId: string): Promise<void> {
  const rows = await tx.db
    .selectFrom("cases.task as k")
    .innerJoin("staff.account as o", "o.id", "k.owner_id")
    .select(["k.id as taskId", "k.title", "k.due_on as dueOn", "o.name as ownerName"])
    .where("k.case_id", "=", caseId)
    .where("k.status", "=", "open")
    .orderBy("k.due_on")
    .execute();
  if (rows.length === 0) return;
  const tasks: z.input<typeof OpenTask>[] = rows.map(({ title, ...row }) => ({
    ...row,
    title: tx.open("cases.task", row.taskId, "title", title),
  }));
  throw conflict("case.openTasks", { tasks });
}

async function cancelTasks(tx: Tx, caseId: string): Promise<void> {
  await tx.db
    .updateTable("cases.task")
    .set((eb) => ({
      status: "cancelled" as const,
      done_at: sql<string>`kernel.clock()`,
      done_by: tx.actor.id,
      version: eb("version", "+", 1),
    }))
    .where("case_id", "=", caseId)
    .where("status", "=", "open")
    .execute();
}
