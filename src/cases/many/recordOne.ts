import { sql } from "kysely";
import type { Access } from "../../kernel/contract.ts";
import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";

/** One entry of the trail for one of the many that a visit is about: it names this person and no other. */
export async function recordOne(
  tx: Tx,
  source: "web" | "job",
  action: string,
  found: { readonly id: string; readonly personId?: string; readonly access?: Access },
  about: Readonly<Record<string, string>> = {},
): Promise<void> {
  await sql`select kernel.record(${newId()}, ${source}, ${action}, 'done', ${JSON.stringify({ caseId: found.id, ...about })}::jsonb,
    ${found.personId ? [found.personId] : []}::uuid[], ${found.access?.because ?? []}::text[])`.execute(tx.db);
}
