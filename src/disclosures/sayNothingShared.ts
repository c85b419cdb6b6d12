import { findContact } from "../cases/contacts/queries.ts";
import { type FoundCase, findCase, lockCase } from "../cases/queries.ts";
import { addTimeline } from "../cases/timeline/addTimeline.ts";
import type { Tx } from "../kernel/db.ts";

interface OwnContact extends FoundCase {
  readonly contactId: string;
  readonly recordedBy: string;
}

/** A contact with the case it is of, should the asker see it. */
export async function findContactOfCase(tx: Tx, input: { contactId: string }): Promise<OwnContact | undefined> {
  const contact = await findContact(tx, input);
  const found = contact && (await findCase(tx, { caseId: contact.caseId }));
  return found && { ...found, contactId: contact.id, recordedBy: contact.recordedBy };
}

/** Writes into the story that nothing was shared in a contact; once, however often it is said. */
export async function sayNothingShared(tx: Tx, found: OwnContact): Promise<Record<string, never>> {
  await lockCase(tx, found.id);
  const said = await tx.db
    .selectFrom("cases.timeline")
    .select("id")
    .where("case_id", "=", found.id)
    .where("kind", "=", "release")
    .where("ref_id", "=", found.contactId)
    .executeTakeFirst();
  if (!said) await addTimeline(tx, found, { kind: "release", refId: found.contactId, codes: { state: "nothing" } });
  return {};
}
