import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import type { NameParts, PersonLabel, people } from "./contract.ts";
import { indexNames } from "./indexNames.ts";
import { addContactPoint, addNameRow } from "./queries.ts";

export type NewPerson = Omit<z.output<typeof people.create.in>, "programId">;

/** A person of whom nothing is known yet but a word to call them by. */
export const callOnly = (call: string): NewPerson => ({
  call,
  initial: null,
  tag: null,
  pronouns: null,
  names: [],
  born: null,
  language: null,
  interpreter: false,
  safeLine: null,
  contactPoints: [],
});

/**
 * Writes a person down and places them in a program the actor opens cases or triages in; somebody known only through another (a parent, a friend)
 * is placed in none. Answers the new id.
 * @throws Problem 403 when the actor does neither there.
 */
export async function createPerson(
  tx: Tx,
  programId: string | null,
  given: NewPerson,
  because: "case" | "triage",
  source: "staff" | "concern" = "staff",
): Promise<string> {
  const personId = newId();
  const agencyId = tx.actor.agencyId;
  const label: PersonLabel = { call: given.call, initial: given.initial, tag: given.tag, pronouns: given.pronouns };
  await tx.db
    .insertInto("people.person")
    .values({
      id: personId,
      agency_id: agencyId,
      number: sql<number>`agencies.next_own_number('person')`,
      label: tx.seal("people.person", personId, "label", JSON.stringify(label)),
      born: given.born ? tx.seal("people.person", personId, "born", given.born) : null,
      safe_line: given.safeLine ? tx.seal("people.person", personId, "safe_line", JSON.stringify(given.safeLine)) : null,
      language: given.language,
      interpreter: given.interpreter,
      source,
      created_by: tx.actor.id,
    })
    .execute();
  if (programId) await sql`select people.join_program(${personId}, ${programId}, ${because})`.execute(tx.db);
  const names: NameParts[] = given.names;
  for (const name of names) await addNameRow(tx, personId, name, source);
  for (const point of given.contactPoints) await addContactPoint(tx, personId, point);
  await indexNames(tx, personId, label, names);
  return personId;
}
