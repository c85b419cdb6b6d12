import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { conflict, invalid } from "../../kernel/problem.ts";
import { reaches } from "../../people/policy.ts";
import { openSafeLine } from "../../people/queries.ts";
import { closeCase } from "../closeCase.ts";
import { addContact } from "../contacts/addContact.ts";
import { type FoundCase, lockCase } from "../queries.ts";
import type { outreach } from "./contract.ts";
import { declinedColumn, pointsOf } from "./listOutreach.ts";
import { waysOf } from "./ways.ts";

type In<K extends keyof typeof outreach> = z.output<(typeof outreach)[K]["in"]>;

/** Records a try, unless the person has asked to be left alone or that way is not safe for them. */
export async function recordAttempt(tx: Tx, found: FoundCase, { method }: In<"attempt">): Promise<{ id: string }> {
  await lockCase(tx, found.id);
  if (found.diedOn !== null) throw conflict("case.personDied");
  const { rows } = await sql<{ declined: object | null; safe_line: Buffer | null }>`
    select ${declinedColumn} as declined, b.safe_line from cases.case c join people.person b on b.id = c.person_id where c.id = ${found.id}`.execute(
    tx.db,
  );
  if (rows[0]?.declined) throw conflict("outreach.declined");
  const held = reaches(found, "contact");
  const safeLine = held ? openSafeLine(tx, found.personId, rows[0]?.safe_line ?? null) : null;
  const points = (await pointsOf(tx, [found.personId])).get(found.personId) ?? [];
  if (!waysOf(held, safeLine, points).find((way) => way.method === method)?.offered) throw conflict("outreach.unsafeWay");
  const { contactId } = await addContact(tx, found, { kind: "attempt", result: "attempted", onDay: tx.actor.today, method });
  return { id: contactId };
}

/** Writes down that the person said no, and respects it: the case is closed with that reason, or stays open for another that is written down too. */
export async function recordDecline(
  tx: Tx,
  found: FoundCase,
  { how, onDay, ending, why, version }: In<"decline">,
): Promise<{ id: string }> {
  if (ending === "keep" && !why) throw invalid({ why: "missing" });
  await lockCase(tx, found.id, version);
  const { contactId } = await addContact(tx, found, { kind: how, result: "completed", onDay, withWhom: "person" }, null, {
    declined: true,
    keptWhy: ending === "keep" ? (why ?? null) : null,
  });
  if (ending === "close") await closeCase(tx, found, { reason: "declined", outcome: "unknown", openTasks: "cancel", version });
  return { id: contactId };
}
