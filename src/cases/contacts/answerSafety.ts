import { sql } from "kysely";
import type { Tx } from "../../kernel/db.ts";
import { invalid, notFound, stale } from "../../kernel/problem.ts";
import { recordCircumstance } from "../circumstances/recordCircumstance.ts";
import { lockCase } from "../queries.ts";
import { stepForSafety } from "../tasks/safetyStep.ts";
import { openContact } from "../timeline/showStory.ts";
import { answerColumns, yearsAfter } from "./addContact.ts";
import type { NewContact } from "./contract.ts";
import { type FoundContact, findContact } from "./queries.ts";

export interface AnsweredContact extends FoundContact {
  programId: string;
  managerId: string | null;
}

/** The contact with what decides who may answer for it, should the asker see its case. */
export async function findAnswerable(tx: Tx, input: { contactId: string }): Promise<AnsweredContact | undefined> {
  const found = await findContact(tx, input);
  if (!found) return undefined;
  const { rows } = await sql<{ programId: string; managerId: string | null }>`
    select c.program_id as "programId", c.manager_id as "managerId" from cases.case c where c.id = ${found.caseId}`.execute(tx.db);
  return rows[0] && { ...found, ...rows[0] };
}

type Answer = Required<Pick<NewContact, "safety">> & Pick<NewContact, "safetyAgain" | "safetyWhy" | "changed"> & { version: number };

/**
 * Answers afterwards what was left open in a meeting, or answers it anew. The same answer twice is one; over another one, that came meanwhile, nothing is written.
 * @throws Problem 409 `stale` with the contact as it stands.
 */
export async function answerSafety(tx: Tx, found: AnsweredContact, answer: Answer): Promise<{ version: number }> {
  const { onDay } = found.contact;
  const { safetyAgain, changed } = answer;
  if (safetyAgain && (safetyAgain < onDay || safetyAgain > yearsAfter(tx.actor.today, 1))) throw invalid({ safetyAgain: "notThen" });
  await lockCase(tx, found.caseId);
  const columns = answerColumns(tx, found.id, answer);
  const { rows } = await sql<{ done: boolean }>`select cases.answer_safety(${found.id}, ${answer.version}, ${columns?.safety ?? null},
    ${columns?.safety_again ?? null}::date, ${columns?.safety_why ?? null}::bytea) as done`.execute(tx.db);
  const now = rows[0]?.done ? undefined : await findContact(tx, { contactId: found.id });
  if (!rows[0]?.done) {
    if (!now) throw notFound();
    if (now.contact.safety !== answer.safety) throw stale(openContact(tx, now.contact));
  }
  // The same answer given twice at once is one, with one step.
  if (!now || now.contact.safetyAgain === (safetyAgain ?? null)) await stepForSafety(tx, { ...found, id: found.caseId }, found.id, answer);
  if (changed && !(await saidChanged(tx, found.id))) await recordCircumstance(tx, { ...found, id: found.caseId }, changed, found.id);
  return { version: now?.contact.version ?? answer.version + 1 };
}

/** Whether it was said in this contact already that circumstances changed. */
async function saidChanged(tx: Tx, contactId: string): Promise<boolean> {
  const { rows } = await sql<{ said: boolean }>`
    select exists (select from cases.circumstance x where x.contact_id = ${contactId}) as said`.execute(tx.db);
  return rows[0]?.said ?? false;
}
