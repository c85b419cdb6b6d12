import { sql } from "kysely";
import type { Tx } from "../../kernel/db.ts";
import { conflict } from "../../kernel/problem.ts";
import { lockCase } from "../queries.ts";
import type { FoundContact } from "./queries.ts";

/** Takes back an attempt or a check-in that was recorded by a slip a moment ago. */
export async function takeBackContact(tx: Tx, found: FoundContact) {
  await lockCase(tx, found.caseId);
  const { rows } = await sql<{ done: boolean }>`select cases.take_back_contact(${found.id}) as done`.execute(tx.db);
  if (!rows[0]?.done) throw conflict("contact.tooLate");
  return {};
}
