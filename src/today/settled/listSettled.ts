import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { D20_TOLD_DAYS } from "../../kernel/limits.ts";
import { openLabel } from "../../people/queries.ts";
import type { Settled } from "../contract.ts";

/** What colleagues closed or paused of the actor's own cases by a press on many, newest first. */
export async function listSettled(tx: Tx): Promise<z.input<typeof Settled>[]> {
  const { rows } = await sql<{
    caseId: string;
    act: "close" | "pause";
    byName: string;
    at: string;
    personId: string;
    label: Buffer;
    pausedUntil: string | null;
  }>`
    select s.case_id as "caseId", s.act, s.by_name as "byName", s.at, p.id as "personId", p.label, c.paused_until as "pausedUntil"
      from cases.settled_lately(${D20_TOLD_DAYS}) s join cases.case c on c.id = s.case_id join people.person p on p.id = c.person_id
     order by s.at desc, c.number limit 50`.execute(tx.db);
  return rows.map(({ label, ...row }) => ({ ...row, label: openLabel(tx, row.personId, label) }));
}
