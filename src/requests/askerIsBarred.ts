import type { Tx } from "../kernel/db.ts";
import { isMinor } from "../releases/policy.ts";
import { type RequestRow, recordsOf } from "./queries.ts";

/**
 * Whether the adult who asks must not have the records: by what the database knows of them, or because the person is of age by now, so that the rights in a
 * school's records are their own (34 CFR 99.5), and nobody wrote down that this adult has them too. Birth dates are sealed: the database cannot say so.
 */
export async function askerIsBarred(tx: Tx, row: RequestRow): Promise<boolean> {
  if (row.asker_barred || row.asker_id === null) return row.asker_barred;
  const person = await tx.db.selectFrom("people.person").select("born").where("id", "=", row.personId).executeTakeFirst();
  if (!person?.born || isMinor(tx.open("people.person", row.personId, "born", person.born), tx.actor.today)) return false;
  return (await recordsOf(tx, row.personId)).get(row.asker_id) !== "yes";
}
