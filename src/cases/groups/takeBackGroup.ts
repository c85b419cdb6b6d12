import { sql } from "kysely";
import type { Tx } from "../../kernel/db.ts";
import { UNDO_MINUTES } from "../../kernel/limits.ts";
import { conflict } from "../../kernel/problem.ts";
import { recordOne } from "../many/recordOne.ts";
import { findCase } from "../queries.ts";
import { linesOf } from "./queries.ts";

/** Takes a session back that was entered with a mistake: every line of it, each with its own entry in the trail, as it was entered. */
export async function takeBackGroup(tx: Tx, { id }: { readonly id: string }): Promise<Record<string, never>> {
  const lines = await linesOf(tx, id);
  const { rows } = await sql<{ done: boolean }>`select cases.take_back_session(${id}, ${UNDO_MINUTES}) as done`.execute(tx.db);
  if (!rows[0]?.done) throw conflict("group.tooLate");
  for (const line of lines) {
    const found = await findCase(tx, { caseId: line.case_id });
    if (found) await recordOne(tx, "web", "contact.takeBack", found, { contactId: line.id });
  }
  return {};
}
