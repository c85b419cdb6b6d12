import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { conflict, invalid, notFound, Problem, refused } from "../../kernel/problem.ts";
import { addContact } from "../contacts/addContact.ts";
import { recordOne } from "../many/recordOne.ts";
import { mayAddContact } from "../policy.ts";
import { findCase } from "../queries.ts";
import type { groups } from "./contract.ts";

/**
 * Records one session for all its members, or for none: a contact in each one's own case, as if it had been entered there alone. The trail has an entry
 * for each, so that who looks up one member's does not read of the others.
 */
export async function recordGroup(tx: Tx, input: z.output<typeof groups.record.in>): Promise<{ id: string }> {
  const { programId, kind, topic, onDay, atTime, minutes, rows, safety } = input;
  if (new Set(rows.map(({ caseId }) => caseId)).size !== rows.length) throw invalid({ rows: "twice" });
  const sessionId = newId();
  await tx.db
    .insertInto("cases.group_session")
    .values({
      id: sessionId,
      agency_id: tx.actor.agencyId,
      program_id: programId,
      kind,
      topic: tx.seal("cases.group_session", sessionId, "topic", topic),
      on_day: onDay,
      at_time: atTime ?? null,
      minutes: minutes ?? null,
      rows_count: rows.length,
      recorded_by: tx.actor.id,
    })
    .execute();
  // In one order, whoever else records at the same time: nobody waits for somebody who waits for them.
  for (const { caseId, was } of rows.toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1))) {
    const found = await findCase(tx, { caseId });
    if (!found || found.programId !== programId) throw notFound();
    if (!mayAddContact(tx.actor, found)) throw refused();
    const there = was === "there";
    const contact = {
      kind: "group",
      result: there ? "completed" : "missed",
      onDay,
      atTime,
      minutes: there ? minutes : null,
      safety: there ? safety : null,
    } as const;
    const { contactId } = await addContact(tx, found, contact, null, { group: { sessionId, topic, excused: was === "excused" } }).catch(
      (problem: unknown) => {
        throw problem instanceof Problem && problem.code === "case.closed" ? conflict("group.caseClosed", { caseId }) : problem;
      },
    );
    await recordOne(tx, "web", "contact.add", found, { contactId });
  }
  return { id: sessionId };
}
