import { sql } from "kysely";
import { ownTitles } from "../cases/tasks/ownTitles.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { notifyAccount } from "../messages/queueMessage.ts";

/** Lets a concern that has just come to a case, or was joined to one that is in it, be seen there with all that was joined to it; and tells the manager. */
export async function reachCase(tx: Tx, concernId: string, caseId: string): Promise<void> {
  const task = newId();
  const title = tx.seal("cases.task", task, "title", ownTitles.readConcern);
  const { rows } = await sql<{ manager: string | null }>`select concerns.reach_case(${concernId}, ${task}, ${title}) as manager`.execute(
    tx.db,
  );
  const accountId = rows[0]?.manager;
  if (!accountId) return;
  await notifyAccount(tx, {
    accountId,
    template: "concern.received",
    once: `concern:${concernId}:case:${caseId}:${accountId}`,
    about: [concernId],
  });
}
