import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { later } from "../kernel/jobs.ts";
import { isParticle, nameWords } from "../people/names.ts";
import { blindTokens } from "../people/tokens.ts";
import type { emergencies } from "./emergencyContract.ts";
import { tellOfEmergency } from "./jobs.ts";

const TABLE = "walls.emergency";

/**
 * Asks for a case in an emergency. What is refused because of whom it is about does the same work and gives the same answer whatever the reason: nothing of
 * it is thrown, so that the try stays written, and whoever must look in the asker's place is told.
 */
export async function openEmergency(
  tx: Tx,
  { whom, threat, parties }: z.output<typeof emergencies.open.in>,
): Promise<z.input<typeof emergencies.open.out>> {
  const id = newId();
  const number = /^#?(\d{1,12})$/.exec(whom)?.[1];
  const words = number ? [] : nameWords(whom).filter((word) => !isParticle(word));
  const tokens = blindTokens(
    tx.searchKey(),
    words.map((text) => ({ kind: "word", text })),
  ).map(({ token }) => token);
  const { rows } = await sql<{ opened: boolean }>`
    select walls.open_emergency(${id}, ${number ?? null}, ${tokens}::bytea[], ${tx.seal(TABLE, id, "threat", threat)}, ${tx.seal(TABLE, id, "parties", parties)}) as opened`.execute(
    tx.db,
  );
  await later(tx, tellOfEmergency, { emergencyId: id }, { key: `emergency:${id}` });
  // Asked also where there is nothing to find: no answer comes sooner than another.
  const { rows: found } = await sql<{ caseId: string }>`
    select e.case_id as "caseId" from walls.emergency e where e.id = ${id} and e.outcome = 'opened'`.execute(tx.db);
  const caseId = rows[0]?.opened ? (found[0]?.caseId ?? null) : null;
  return { emergencyId: caseId && (id as never), caseId: caseId as never };
}
