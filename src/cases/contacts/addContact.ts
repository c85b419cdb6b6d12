import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { conflict, invalid } from "../../kernel/problem.ts";
import { adultsOf } from "../../people/family/queries.ts";
import { recordCircumstance } from "../circumstances/recordCircumstance.ts";
import { addNote, checkNote } from "../notes/addNote.ts";
import { type FoundCase, lockCase } from "../queries.ts";
import { stepForSafety } from "../tasks/safetyStep.ts";
import { addTimeline, keysOf } from "../timeline/addTimeline.ts";
import type { NewNote } from "../timeline/contract.ts";
import type { NewContact } from "./contract.ts";

/** Records a contact, and the note written in the same breath: both or neither. */
export async function addContact(
  tx: Tx,
  found: FoundCase,
  contact: NewContact,
  note?: NewNote | null,
  more: MoreOfContact = {},
): Promise<{ contactId: string; noteId: string }> {
  checkContact(tx.actor.today, contact);
  if (note) checkNote(found.regime, note, true, "note.");
  if ((await lockCase(tx, found.id)) === "closed") throw conflict("case.closed");
  await checkAdult(tx, found.personId, contact);
  const contactId = newId();
  await tx.db
    .insertInto("cases.contact")
    .values({
      id: contactId,
      ...keysOf(tx, found),
      ...columnsOf(contact),
      ...answerColumns(tx, contactId, contact),
      ...moreColumns(tx, contactId, more),
      recorded_by: tx.actor.id,
    })
    .execute();
  if (contact.changed) await recordCircumstance(tx, found, contact.changed, contactId);
  await stepForSafety(tx, found, contactId, contact);
  const noteId = note ? await addNote(tx, found, note, { id: contactId, onDay: contact.onDay }) : "";
  await addTimeline(tx, found, { kind: "contact", refId: contactId, onDay: contact.onDay, codes: note ? { noteId } : {} });
  return { contactId, noteId };
}

/** What only some ways of recording a contact know of it. */
export interface MoreOfContact {
  readonly declined?: boolean;
  /** Why the case stays open though they declined. */
  readonly keptWhy?: string | null;
  readonly feeling?: "better" | "same" | "worse";
  readonly group?: { readonly sessionId: string; readonly topic: string; readonly excused: boolean };
}

const moreColumns = (tx: Tx, contactId: string, { declined, keptWhy, feeling, group }: MoreOfContact) => ({
  declined: declined ?? false,
  kept_why: keptWhy ? tx.seal("cases.contact", contactId, "kept_why", keptWhy) : null,
  feeling: feeling ?? null,
  session_id: group?.sessionId ?? null,
  topic: group ? tx.seal("cases.contact", contactId, "topic", group.topic) : null,
  excused: group?.excused ?? false,
});

/** What a contact is written down as. */
export const columnsOf = (contact: Omit<NewContact, "changed">) => ({
  kind: contact.kind,
  result: contact.result,
  on_day: contact.onDay,
  at_time: contact.atTime ?? null,
  minutes: contact.minutes ?? null,
  with_whom: contact.withWhom ?? null,
  with_id: contact.withId ?? null,
  language: contact.language ?? null,
  interpreter: contact.interpreter ?? null,
  purpose: contact.purpose ?? null,
  ...(contact.kind !== "attempt" ? { method: null } : contact.method !== undefined && { method: contact.method }),
});

/** The answer about safety planning, whole; where none is given nothing of it, so that none that stands is lost (R85). */
export const answerColumns = (tx: Tx, contactId: string, { safety, safetyAgain, safetyWhy }: Answer) =>
  safety && {
    safety,
    safety_again: safety === "unsafe_now" ? (safetyAgain ?? null) : null,
    safety_why: safety === "not_this_time" && safetyWhy ? tx.seal("cases.contact", contactId, "safety_why", safetyWhy) : null,
  };

type Answer = Pick<NewContact, "safety" | "safetyAgain" | "safetyWhy">;

/** The adult is of this person's family. That there is an order against contact stops nobody from writing down what happened. */
export async function checkAdult(tx: Tx, personId: string, { withId, withWhom }: Omit<NewContact, "changed">): Promise<void> {
  if (!withId) return;
  if (withWhom !== "family" || !(await adultsOf(tx, personId)).some(({ id }) => id === withId)) throw invalid({ withId: "unknown" });
}

/** A contact has happened: not tomorrow, and not so long ago that no clock knows the day. An attempt reached nobody. */
export function checkContact(today: string, { onDay, kind, result, safetyAgain }: Omit<NewContact, "changed">): void {
  if (onDay > today) throw invalid({ onDay: "future" });
  if (onDay < yearsAfter(today, -2)) throw invalid({ onDay: "tooEarly" });
  if (safetyAgain && (safetyAgain < onDay || safetyAgain > yearsAfter(today, 1))) throw invalid({ safetyAgain: "notThen" });
  if (kind === "attempt" && result === "completed") throw invalid({ result: "attemptCompleted" });
}

/** The same day so many years later; the 29th of February stays one, which compares as it should. */
export const yearsAfter = (day: string, years: number) => `${String(Number(day.slice(0, 4)) + years).padStart(4, "0")}${day.slice(4)}`;
