import { sql } from "kysely";
import type { Tx } from "../../kernel/db.ts";
import { notFound, stale } from "../../kernel/problem.ts";
import { lockCase } from "../queries.ts";
import { stepForSafety } from "../tasks/safetyStep.ts";
import { openContact } from "../timeline/showStory.ts";
import { answerColumns, checkAdult, checkContact, columnsOf } from "./addContact.ts";
import { findAnswerable } from "./answerSafety.ts";
import type { NewContact } from "./contract.ts";
import { type FoundContact, findContact } from "./queries.ts";

/** Who answered stays with the answer; another answer is the one's who corrects. */
const answeredBy = ({ safety }: Pick<NewContact, "safety">) =>
  safety && { safety_by: sql<string | null>`case when safety = ${safety} then safety_by end` };

/** Corrects what one recorded oneself; the clocks of the case follow. */
export async function correctContact(tx: Tx, found: FoundContact, input: Omit<NewContact, "changed"> & { version: number }) {
  checkContact(tx.actor.today, input);
  await lockCase(tx, found.caseId);
  await checkAdult(tx, found.personId, input);
  const version = input.version + 1;
  const done = await tx.db
    .updateTable("cases.contact")
    .set({ ...columnsOf(input), ...answerColumns(tx, found.id, input), ...answeredBy(input), version })
    .where("id", "=", found.id)
    .where("version", "=", input.version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) {
    const it = input.safety === "unsafe_now" && input.safetyAgain ? await findAnswerable(tx, { contactId: found.id }) : undefined;
    if (it) await stepForSafety(tx, { ...it, id: it.caseId }, it.id, input);
    return { version };
  }
  const now = await findContact(tx, { contactId: found.id });
  throw now ? stale(openContact(tx, now.contact)) : notFound();
}
