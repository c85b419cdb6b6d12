import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict } from "../kernel/problem.ts";
import type { holds } from "./contract.ts";

/** Holds a case, or all of its person. A number of no case the asker answers for says nothing of why. */
export async function placeHold(tx: Tx, { caseNumber, whole, reason }: z.output<typeof holds.place.in>): Promise<{ id: string }> {
  const found = await sql<{ id: string }>`
    select c.id from cases.case c
     where c.number = ${caseNumber} and (walls.answers(null, c.id) or walls.decides_on(null, c.id))`.execute(tx.db);
  const caseId = found.rows[0]?.id;
  if (!caseId) throw conflict("hold.noCase");
  const id = newId();
  await sql`select retention.place_hold(${id}, ${caseId}, ${whole}, ${tx.seal("retention.hold", id, "reason", reason)})`.execute(tx.db);
  return { id };
}
