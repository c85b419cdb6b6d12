import { sql, type UpdateObject } from "kysely";
import type { z } from "zod";
import type { DB } from "../../../db/types.ts";
import type { Tx } from "../../kernel/db.ts";
import { conflict } from "../../kernel/problem.ts";
import { lockCase } from "../queries.ts";
import { addTimeline } from "../timeline/addTimeline.ts";
import type { tasks } from "./contract.ts";
import { type FoundTask, refuseStaleTask } from "./queries.ts";
import { checkDay, requireSight, sealTitle } from "./writeTask.ts";

/** Changes what is to be done, when and by whom, of a task still open. A day that has passed may stay; it may not be chosen. */
export async function changeTask(tx: Tx, found: FoundTask, input: z.output<typeof tasks.change.in>) {
  if (input.dueOn !== found.dueOn) checkDay(tx.actor.today, input.dueOn);
  await lockCase(tx, found.caseId);
  if (input.ownerId !== found.ownerId) await requireSight(tx, found.caseId, input.ownerId);
  return changeTaskRow(tx, found, input.version, "open", {
    kind: input.kind,
    title: sealTitle(tx, found.id, input.title),
    due_on: input.dueOn,
    at_time: input.atTime ?? null,
    owner_id: input.ownerId,
    // A day chosen anew is not the one a pause left it on.
    ...(input.dueOn !== found.dueOn && { rested_from: null }),
  });
}

/** Says that a task is done, or will not be. */
export async function endTask(tx: Tx, found: FoundTask, version: number, status: "done" | "cancelled") {
  await lockCase(tx, found.caseId);
  const changed = await changeTaskRow(tx, found, version, "open", { status, done_at: sql<string>`kernel.clock()`, done_by: tx.actor.id });
  await tellStory(tx, found, { kind: "done", codes: status === "cancelled" ? { cancelled: true } : {} });
  return changed;
}

/** Takes back that a task was done or cancelled; not once its case is closed. */
export async function reopenTask(tx: Tx, found: FoundTask, version: number) {
  if ((await lockCase(tx, found.caseId)) === "closed") throw conflict("case.closed");
  const changed = await changeTaskRow(tx, found, version, "ended", { status: "open", done_at: null, done_by: null });
  await tellStory(tx, found, { kind: "task", codes: { reopened: true } });
  return changed;
}

async function changeTaskRow(tx: Tx, found: FoundTask, version: number, from: "open" | "ended", columns: UpdateObject<DB, "cases.task">) {
  const done = await tx.db
    .updateTable("cases.task")
    .set({ ...columns, version: version + 1 })
    .where("id", "=", found.id)
    .where("version", "=", version)
    .where("status", from === "open" ? "=" : "<>", "open")
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) await refuseStaleTask(tx, found.id);
  return { version: version + 1 };
}

/** In the story of the case, where the one who acts may write there; an owner with a look only changes the task. */
async function tellStory(tx: Tx, found: FoundTask, line: { kind: "task" | "done"; codes: Record<string, boolean> }) {
  if (!found.access.canWrite) return;
  await addTimeline(tx, { id: found.caseId, programId: found.programId, personId: found.personId }, { ...line, refId: found.id });
}
