import { sql } from "kysely";
import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { conflict, invalid } from "../../kernel/problem.ts";
import { yearsAfter } from "../contacts/addContact.ts";
import { FURTHEST_STEP_YEARS } from "../policy.ts";
import { type FoundCase, lockCase } from "../queries.ts";
import { addTimeline, type CaseKeys, keysOf } from "../timeline/addTimeline.ts";
import type { NewTask } from "./contract.ts";

/** Writes a task down, and in the story that it was. */
export async function writeTask(
  tx: Tx,
  found: CaseKeys,
  task: NewTask & {
    readonly ownerId: string;
    readonly source?: "system" | "check_in" | "meeting";
    readonly tells?: boolean;
    readonly contactId?: string;
  },
): Promise<string> {
  const taskId = newId();
  await Promise.all([
    tx.db
      .insertInto("cases.task")
      .values({
        id: taskId,
        ...keysOf(tx, found),
        kind: task.kind,
        title: sealTitle(tx, taskId, task.title),
        owner_id: task.ownerId,
        due_on: task.dueOn,
        at_time: task.atTime ?? null,
        source: task.source ?? "staff",
        created_by: tx.actor.id,
        contact_id: task.contactId ?? null,
      })
      .execute(),
    addTimeline(tx, found, {
      kind: "task",
      refId: taskId,
      codes: { ownerId: task.ownerId, dueOn: task.dueOn, ...(task.tells && { tells: true }) },
    }),
  ]);
  return taskId;
}

/** Adds a task to a case that is open, for somebody who can see it; for its manager when nobody is named. A meeting is one elsewhere: no page of their own shows it. */
export async function addTask(tx: Tx, found: FoundCase, task: NewTask & { readonly source?: "meeting" }): Promise<string> {
  checkDay(tx.actor.today, task.dueOn);
  const ownerId = task.ownerId ?? found.managerId;
  if ((await lockCase(tx, found.id)) === "closed" || ownerId === null) throw conflict("case.closed");
  await requireSight(tx, found.id, ownerId);
  return writeTask(tx, found, { ...task, ownerId });
}

/** Whether somebody sees that case now. */
export async function seesCase(tx: Tx, caseId: string, accountId: string): Promise<boolean> {
  const { rows } = await sql<{
    sees: boolean;
  }>`select exists (select from cases.who_sees(${caseId}) w where w.account_id = ${accountId}) as sees`.execute(tx.db);
  return rows[0]?.sees ?? false;
}

/** Refuses an owner who cannot see the case, in the same words whoever it is. */
export async function requireSight(tx: Tx, caseId: string, ownerId: string): Promise<void> {
  if (!(await seesCase(tx, caseId, ownerId))) throw invalid({ ownerId: "task.ownerCannotSee" });
}

/** A step is still to come, and near enough to be one. */
export function checkDay(today: string, dueOn: string, field = ""): void {
  const wrong = wrongDay(today, dueOn);
  if (wrong) throw invalid({ [`${field}dueOn`]: wrong });
}

/** What is wrong with the day of a step, if anything. */
export function wrongDay(today: string, dueOn: string): "past" | "tooFar" | undefined {
  if (dueOn < today) return "past";
  return dueOn > yearsAfter(today, FURTHEST_STEP_YEARS) ? "tooFar" : undefined;
}

/** Seals what a task says. */
export const sealTitle = (tx: Tx, taskId: string, title: string) => tx.seal("cases.task", taskId, "title", title);
