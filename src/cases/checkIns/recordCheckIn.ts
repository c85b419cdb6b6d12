import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { conflict, invalid } from "../../kernel/problem.ts";
import { addContact } from "../contacts/addContact.ts";
import { type FoundCase, lockCase } from "../queries.ts";
import { writeTask, wrongDay } from "../tasks/writeTask.ts";
import { addTimeline } from "../timeline/addTimeline.ts";
import type { checkIns } from "./contract.ts";

const MINUTES = 2;

/** Records a check-in: a contact like any other, with how it goes; the step that asked for it is done, and the next one stands. */
export async function recordCheckIn(tx: Tx, found: FoundCase, input: z.output<typeof checkIns.record.in>): Promise<{ id: string }> {
  const { feeling, way, nextOn, title, note } = input;
  const day = wrongDay(tx.actor.today, nextOn);
  if (day) throw invalid({ nextOn: day });
  if ((await lockCase(tx, found.id)) === "closed" || found.managerId === null) throw conflict("case.closed");
  if (found.diedOn !== null) throw conflict("case.personDied");
  const contact = {
    kind: way,
    result: "completed",
    onDay: tx.actor.today,
    minutes: MINUTES,
    withWhom: "person",
    purpose: "check_in",
  } as const;
  const { contactId } = await addContact(tx, found, contact, note, { feeling });
  await endAsked(tx, found);
  await writeTask(tx, found, { kind: "follow_up", title, dueOn: nextOn, ownerId: found.managerId, source: "check_in" });
  return { id: contactId };
}

/** The check-ins that were still to be done are done by this one. */
async function endAsked(tx: Tx, found: FoundCase): Promise<void> {
  const asked = await tx.db
    .selectFrom("cases.task")
    .select("id")
    .where("case_id", "=", found.id)
    .where("status", "=", "open")
    .where("source", "=", "check_in")
    .execute();
  for (const { id } of asked) {
    await tx.db
      .updateTable("cases.task")
      .set((eb) => ({
        status: "done" as const,
        done_at: sql<string>`kernel.clock()`,
        done_by: tx.actor.id,
        version: eb("version", "+", 1),
      }))
      .where("id", "=", id)
      .execute();
    await addTimeline(tx, found, { kind: "done", refId: id });
  }
}
