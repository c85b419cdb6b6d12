import { sql } from "kysely";
import type { z } from "zod";
import type { FoundCase } from "../cases/queries.ts";
import { endTask } from "../cases/tasks/changeTask.ts";
import { findTask } from "../cases/tasks/queries.ts";
import { keysOf } from "../cases/timeline/addTimeline.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, stale } from "../kernel/problem.ts";
import { withdrawMessage } from "../messages/queueMessage.ts";
import type { disclosures } from "./contract.ts";
import { type DutyRow, findStanding, type PackageRow } from "./queries.ts";

/** Writes down that the person was told again, and what they said. */
export async function recordReminder(tx: Tx, found: FoundCase, input: z.output<typeof disclosures.remind.in>): Promise<{ id: string }> {
  const standing = await findStanding(tx, found.id, input.releaseId);
  if (!standing) throw conflict("share.noRelease");
  const id = newId();
  const { mode, language, choice } = input;
  await tx.db
    .insertInto("disclosures.reminder")
    .values({
      id,
      ...keysOf(tx, found),
      recipient_id: standing.recipient_id,
      release_id: standing.id,
      items: [...new Set(input.items)],
      mode,
      language,
      choice,
      by_id: tx.actor.id,
    })
    .execute();
  return { id };
}

/** Closes what was sent, before its time: the next look finds nothing, and mail that has not left does not. */
export async function closePackage(tx: Tx, found: PackageRow): Promise<Record<string, never>> {
  if (found.method !== "link" && found.method !== "partner") throw conflict("share.givenByHand");
  await tx.db
    .insertInto("disclosures.closing")
    .values({ package_id: found.id, ...keysOf(tx, { ...found, id: found.caseId }), by_id: tx.actor.id })
    .onConflict((conflicting) => conflicting.doNothing())
    .execute();
  await withdrawMessage(tx, `share:${found.id}`);
  return {};
}

/** Answers what is owed, once; its step of the case is done with it. */
export async function answerDuty(
  tx: Tx,
  found: DutyRow,
  input: z.output<typeof disclosures.answerDuty.in>,
): Promise<Record<string, never>> {
  if (found.answered_at || found.version !== input.version) throw stale({ dutyId: found.id, version: found.version });
  const done = await tx.db
    .updateTable("disclosures.duty")
    .set({
      answer: tx.seal("disclosures.duty", found.id, "answer", input.words),
      result: input.result,
      answered_at: sql<string>`kernel.clock()`,
      answered_by: tx.actor.id,
      version: found.version + 1,
    })
    .where("id", "=", found.id)
    .where("answered_at", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw stale({ dutyId: found.id, version: found.version + 1 });
  const task = found.task_id ? await findTask(tx, { taskId: found.task_id }) : undefined;
  if (task?.status === "open") await endTask(tx, task, task.task.version, "done");
  return {};
}
