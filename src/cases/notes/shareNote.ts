import type { Tx } from "../../kernel/db.ts";
import { conflict } from "../../kernel/problem.ts";
import type { NewNote } from "../timeline/contract.ts";
import { openNote } from "../timeline/showStory.ts";
import { addNote, checkNote } from "./addNote.ts";
import type { FoundNote } from "./queries.ts";

/** Puts a private memory aid into the record as a note of its own: as it was last worded, or as its author words it now. */
export async function shareNote(tx: Tx, found: FoundNote, { body, ...rest }: Omit<NewNote, "body"> & { body: string | null }) {
  checkNote(found.regime, rest, false);
  const last = openNote(tx, found.note).texts.at(-1)?.body;
  const words = body ?? last;
  if (words === undefined) throw conflict("stale");
  const { caseId: id, programId, personId, regime } = found;
  return { id: await addNote(tx, { id, programId, personId, regime }, { ...rest, body: words }) };
}
