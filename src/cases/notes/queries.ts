import { sql } from "kysely";
import type { Access } from "../../kernel/contract.ts";
import type { Tx } from "../../kernel/db.ts";
import type { Regime } from "../contract.ts";
import type { Audience } from "../timeline/contract.ts";
import { noteJson, type SealedNote } from "../timeline/queries.ts";

export interface FoundNote {
  id: string;
  caseId: string;
  programId: string;
  personId: string;
  authorId: string;
  audience: Audience;
  restricted: boolean;
  mayReveal: boolean;
  regime: Regime;
  note: SealedNote;
  access: Access;
}

/** The note, should the asker know that it is there, with the wordings they may read. */
export async function findNote(tx: Tx, { noteId }: { noteId: string }): Promise<FoundNote | undefined> {
  const { rows } = await sql<Omit<FoundNote, "mayReveal">>`
    select n.id, n.case_id as "caseId", n.program_id as "programId", n.person_id as "personId", n.author_id as "authorId", n.audience, n.restricted, p.regime,
           ${noteJson} as note, access.to_case(n.case_id, n.program_id) as access
      from cases.note n join staff.account u on u.id = n.author_id join agencies.program p on p.id = n.program_id
     where n.id = ${noteId}`.execute(tx.db);
  return rows[0] && { ...rows[0], mayReveal: rows[0].note.mayReveal };
}

/** The words of a note to whoever is of its audience, restricted or not; that they were asked for is written down there. */
export async function revealTexts(tx: Tx, noteId: string, eventId: string) {
  const { rows } = await sql<NonNullable<SealedNote["texts"]>[number]>`
    select seq, encode(body, 'base64') as body, encode(why, 'base64') as why, at from cases.reveal_note(${noteId}, ${eventId})`.execute(
    tx.db,
  );
  return rows;
}
