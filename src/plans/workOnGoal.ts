import { sql } from "kysely";
import type { z } from "zod";
import { addTask, wrongDay } from "../cases/tasks/writeTask.ts";
import { keysOf } from "../cases/timeline/addTimeline.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid, stale } from "../kernel/problem.ts";
import type { actions, goals } from "./contract.ts";
import { type FoundAction, type FoundGoal, requireOpenCase } from "./queries.ts";

const TABLE = "plans.action";

async function requireStanding(tx: Tx, found: FoundGoal): Promise<void> {
  await requireOpenCase(tx, found.id);
  if (!found.stands) throw conflict("goal.dropped");
}

/** Adds a step towards a goal. Of staff it is a task of the case too, on somebody's list with its day. */
export async function addAction(tx: Tx, found: FoundGoal, input: z.output<typeof goals.act.in>): Promise<{ id: string }> {
  await requireStanding(tx, found);
  if (input.ownerKind === "outside" && !input.ownerName) throw invalid({ ownerName: "missing" });
  const dueOn = input.dueOn ?? null;
  const wrong = dueOn === null ? (input.ownerKind === "staff" ? "missing" : undefined) : wrongDay(tx.actor.today, dueOn);
  if (wrong) throw invalid({ dueOn: wrong });
  const taskId =
    input.ownerKind === "staff" && dueOn !== null
      ? await addTask(tx, found, { kind: "task", title: input.what, dueOn, ownerId: input.ownerId ?? null })
      : null;
  const id = newId();
  const sealed = (column: string, value: string) => tx.seal(TABLE, id, column, value);
  await tx.db
    .insertInto(TABLE)
    .values({
      id,
      ...keysOf(tx, found),
      thread_id: found.threadId,
      what: sealed("what", input.what),
      owner_kind: input.ownerKind,
      owner_name: input.ownerKind === "outside" && input.ownerName ? sealed("owner_name", input.ownerName) : null,
      task_id: taskId,
      due_on: taskId ? null : dueOn,
      made_by: tx.actor.id,
    })
    .execute();
  return { id };
}

/** Ends a step that is nobody's task, or opens it again. */
export async function endAction(tx: Tx, found: FoundAction, input: z.output<typeof actions.end.in>): Promise<{ version: number }> {
  await requireOpenCase(tx, found.caseId);
  if (found.taskId !== null) throw conflict("action.isTask");
  const done = await tx.db
    .updateTable(TABLE)
    .set({ status: input.as, ended_at: input.as === "open" ? null : sql<string>`kernel.clock()`, version: input.version + 1 })
    .where("id", "=", found.id)
    .where("version", "=", input.version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw stale({ status: found.status });
  return { version: input.version + 1 };
}

/** Writes down how a goal goes today. */
export async function rateGoal(tx: Tx, found: FoundGoal, { kind, value }: z.output<typeof goals.rate.in>): Promise<{ id: string }> {
  const [least, most] = kind === "own" ? [1, 5] : [-2, 2];
  if (value < least || value > most) throw invalid({ value: "outOfRange" });
  await requireStanding(tx, found);
  const id = newId();
  await tx.db
    .insertInto("plans.rating")
    .values({ id, ...keysOf(tx, found), thread_id: found.threadId, kind, value, on_day: tx.actor.today, by_id: tx.actor.id })
    .execute();
  return { id };
}

/** What staff count a goal as, from now on. */
export async function codeGoal(tx: Tx, found: FoundGoal, { codings }: z.output<typeof goals.code.in>): Promise<Record<never, never>> {
  await requireOpenCase(tx, found.id);
  if (new Set(codings.map(({ domain }) => domain)).size < codings.length) throw invalid({ codings: "twice" });
  await tx.db
    .updateTable("plans.coding")
    .set({ ended_at: sql<string>`kernel.clock()` })
    .where("thread_id", "=", found.threadId)
    .where("ended_at", "is", null)
    .execute();
  const rows = codings.map((coding) => ({ id: newId(), ...keysOf(tx, found), thread_id: found.threadId, ...coding, by_id: tx.actor.id }));
  if (rows.length > 0) await tx.db.insertInto("plans.coding").values(rows).execute();
  return {};
}
