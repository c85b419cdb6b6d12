import type { Tx } from "../../kernel/db.ts";
import { stale } from "../../kernel/problem.ts";
import { addTimeline } from "../timeline/addTimeline.ts";
import { openNote } from "../timeline/showStory.ts";
import { sealBody } from "./addNote.ts";
import { type FoundNote, findNote } from "./queries.ts";

/** Adds a later wording to one's own note, with its reason; what was written before stays beneath it. */
export async function amendNote(tx: Tx, found: FoundNote, { after, body, why }: { after: number; body: string; why: string }) {
  const seq = after + 1;
  const written = await lastSeq(tx, found);
  if (written !== after) throw await staleNote(tx, found);
  const done = await tx.db
    .insertInto("cases.note_text")
    .values({
      note_id: found.id,
      seq,
      // The head's own words are laid over these where the row is stored.
      agency_id: tx.actor.agencyId,
      program_id: found.programId,
      person_id: found.personId,
      case_id: found.caseId,
      author_id: tx.actor.id,
      audience: found.audience,
      section: 0,
      restricted: found.restricted,
      body: sealBody(tx, found.id, seq, body),
      why: tx.seal("cases.note_text", `${found.id}/${seq}`, "why", why),
      by_id: tx.actor.id,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) throw await staleNote(tx, found);
  const { audience, restricted, programId, personId } = found;
  await addTimeline(
    tx,
    { id: found.caseId, programId, personId },
    { kind: "amended", refId: found.id, codes: { noteId: found.id, seq }, note: { audience, restricted } },
  );
  return { id: found.id };
}

/** How many times it was amended, told by the story: the words of a restricted note are not at hand here. */
async function lastSeq(tx: Tx, found: FoundNote): Promise<number> {
  const { count } = await tx.db
    .selectFrom("cases.timeline")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("case_id", "=", found.caseId)
    .where("kind", "=", "amended")
    .where("ref_id", "=", found.id)
    .executeTakeFirstOrThrow();
  return count;
}

async function staleNote(tx: Tx, found: FoundNote) {
  const current = await findNote(tx, { noteId: found.id });
  return stale(current && openNote(tx, current.note));
}
