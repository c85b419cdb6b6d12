import { sql } from "kysely";
import type { Tx } from "../../kernel/db.ts";
import type { CaseKeys } from "../timeline/addTimeline.ts";
import { ownTitles } from "./ownTitles.ts";
import { seesCase, writeTask } from "./writeTask.ts";

/**
 * C24: it was not safe to talk about safety at that meeting, and they said when it is: a step for that day, once a meeting, for whoever has the case. Another day said
 * afterwards moves it while it is open. The case is held by whoever calls this.
 */
export async function stepForSafety(
  tx: Tx,
  found: CaseKeys & { readonly managerId: string | null },
  contactId: string,
  { safety, safetyAgain }: { readonly safety?: string | null | undefined; readonly safetyAgain?: string | null | undefined },
): Promise<void> {
  if (safety !== "unsafe_now" || !safetyAgain) return;
  const dueOn = safetyAgain < tx.actor.today ? tx.actor.today : safetyAgain;
  const there = await tx.db
    .selectFrom("cases.task")
    .select(["id", "due_on", "status"])
    .where("contact_id", "=", contactId)
    .executeTakeFirst();
  if (!there) {
    const { managerId } = found;
    const ownerId = managerId !== null && (await seesCase(tx, found.id, managerId)) ? managerId : tx.actor.id;
    await writeTask(tx, found, { kind: "follow_up", title: ownTitles.safetyAgain, dueOn, ownerId, source: "system", contactId });
  } else if (there.status === "open" && there.due_on !== dueOn)
    await tx.db.updateTable("cases.task").set({ due_on: dueOn, version: sql<number>`version + 1` }).where("id", "=", there.id).execute();
}
