import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { invalid } from "../../kernel/problem.ts";
import { SECTIONS } from "../../people/policy.ts";
import type { Regime } from "../contract.ts";
import { audiencesIn, topicsIn } from "../policy.ts";
import { addTimeline, type CaseKeys, keysOf } from "../timeline/addTimeline.ts";
import type { NewNote } from "../timeline/contract.ts";

interface Where extends CaseKeys {
  readonly regime: Regime;
}

/** Refuses what no note may be: an audience the program does not have, or a memory aid that would hold more than memory (R05, R07). */
export function checkNote(
  regime: Regime,
  note: Pick<NewNote, "audience" | "topic" | "restricted">,
  withContact: boolean,
  field = "",
): void {
  if (!audiencesIn(regime).includes(note.audience)) throw invalid({ [`${field}audience`]: "notInThisProgram" });
  if (!topicsIn(regime).includes(note.topic)) throw invalid({ [`${field}topic`]: "notInThisProgram" });
  if (note.audience === "author") {
    if (withContact) throw invalid({ [`${field}audience`]: "memoryAidHoldsNoContact" });
    if (note.topic !== "notes") throw invalid({ [`${field}topic`]: "notInMemoryAid" });
    if (note.restricted) throw invalid({ [`${field}restricted`]: "notInMemoryAid" });
  }
  if (note.audience === "person" && note.restricted) throw invalid({ [`${field}restricted`]: "forThePerson" });
}

/** Writes a note, final at once; answers its id. One that came with a contact stands in the story on the contact's own line. */
export async function addNote(
  tx: Tx,
  found: Where,
  note: NewNote,
  contact?: { readonly id: string; readonly onDay: string },
): Promise<string> {
  const noteId = newId();
  const onDay = contact?.onDay ?? tx.actor.today;
  const { audience, restricted } = note;
  const head = { ...keysOf(tx, found), author_id: tx.actor.id, audience, section: SECTIONS[note.topic], restricted };
  await Promise.all([
    tx.db
      .insertInto("cases.note")
      .values({ id: noteId, ...head, contact_id: contact?.id ?? null, on_day: onDay })
      .execute(),
    tx.db
      .insertInto("cases.note_text")
      .values({ ...head, note_id: noteId, seq: 0, body: sealBody(tx, noteId, 0, note.body), by_id: tx.actor.id })
      .execute(),
    contact ? undefined : addTimeline(tx, found, { kind: "note", refId: noteId, onDay, note: { audience, restricted } }),
  ]);
  return noteId;
}

/** Seals one wording of a note for its place. */
export const sealBody = (tx: Tx, noteId: string, seq: number, body: string) => tx.seal("cases.note_text", `${noteId}/${seq}`, "body", body);
