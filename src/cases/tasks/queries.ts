import { sql } from "kysely";
import type { Access } from "../../kernel/contract.ts";
import type { Tx } from "../../kernel/db.ts";
import { notFound, stale } from "../../kernel/problem.ts";
import { type SealedTask, taskJson } from "../timeline/queries.ts";
import { openTask } from "../timeline/showStory.ts";

export interface FoundTask {
  id: string;
  caseId: string;
  programId: string;
  personId: string;
  ownerId: string;
  dueOn: string;
  status: "open" | "done" | "cancelled";
  task: SealedTask;
  access: Access;
}

/** The task, should the asker see its case or own it. */
export async function findTask(tx: Tx, { taskId }: { taskId: string }): Promise<FoundTask | undefined> {
  const { rows } = await sql<FoundTask>`
    select k.id, k.case_id as "caseId", k.program_id as "programId", k.person_id as "personId", k.owner_id as "ownerId", k.due_on as "dueOn", k.status,
           ${taskJson} as task, access.to_case(k.case_id, k.program_id) as access
      from cases.task k join staff.account o on o.id = k.owner_id where k.id = ${taskId}`.execute(tx.db);
  return rows[0];
}

/** Refuses a change to another version of the task than the one that stands, and says what stands. */
export async function refuseStaleTask(tx: Tx, taskId: string): Promise<never> {
  const now = await findTask(tx, { taskId });
  throw now ? stale(openTask(tx, now.task)) : notFound();
}
