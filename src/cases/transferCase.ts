import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import type { cases } from "./contract.ts";
import { changeCaseRow, type FoundCase, hasNobody, lockCase, requireCarrier } from "./queries.ts";
import { stepForWaking } from "./restSteps.ts";
import { addTimeline } from "./timeline/addTimeline.ts";

/**
 * Gives a case to another case manager, and the former one's open tasks with it: a step in the hands of someone who no longer sees the case would be
 * nobody's. One that rests wakes to something on the new manager's list. The story is written first, since the former manager's right ends with the change; it says the next school, where one was chosen.
 */
export async function transferCase(
  tx: Tx,
  found: FoundCase,
  { managerId, reason, version, siteId }: z.output<typeof cases.transfer.in> & { siteId?: string | undefined },
) {
  if (found.managerId === managerId && !(await hasNobody(tx, found.id))) throw invalid({ managerId: "sameManager" });
  if ((await lockCase(tx, found.id, version)) === "closed" || found.managerId === null) throw conflict("case.closed");
  // Asked before the tasks go over: they can go to nobody else than a colleague.
  await requireCarrier(tx, managerId, found.programId);
  await refuseDecider(tx, found.id, managerId);
  await addTimeline(tx, found, {
    kind: "transferred",
    refId: found.id,
    codes: { fromId: found.managerId, toId: managerId, reason, ...(siteId && { siteId }) },
  });
  await giveTasks(tx, found.id, found.managerId, managerId);
  if (found.status === "paused" && found.pausedUntil) await stepForWaking(tx, found, managerId, found.pausedUntil);
  return changeCaseRow(tx, found, version, { manager_id: managerId });
}

/** Refuses whoever decides, or decided, in a case as its manager (A32), before their steps are. */
export async function refuseDecider(tx: Tx, caseId: string, accountId: string): Promise<void> {
  const decides = await tx.db
    .selectFrom("cases.team_member")
    .select("id")
    .where("case_id", "=", caseId)
    .where("account_id", "=", accountId)
    .where("decides", "=", true)
    .executeTakeFirst();
  if (decides) throw conflict("case.managerDecides");
}

/** Hands the open tasks one colleague has in a case to another. */
export async function giveTasks(tx: Tx, caseId: string, fromId: string, toId: string): Promise<void> {
  await tx.db
    .updateTable("cases.task")
    .set((eb) => ({ owner_id: toId, version: eb("version", "+", 1) }))
    .where("case_id", "=", caseId)
    .where("owner_id", "=", fromId)
    .where("status", "=", "open")
    .execute();
}
