import { fileAsStaff } from "../concerns/sender.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, notFound } from "../kernel/problem.ts";
import { type BereavedRow, doorFor, findBereaved, findDeath, type Mourned, nameBereaved } from "./queries.ts";

const TABLE = "deaths.bereaved";

/** What a concern about somebody who needs support says: it does not name the one who died. */
const narratives = {
  en: "Somebody near them has died. They may need support now.",
  es: "Ha fallecido alguien cercano. Es posible que necesite apoyo.",
} as const;

async function requireDeath(tx: Tx, found: Mourned): Promise<string> {
  const death = await findDeath(tx, found.id);
  if (!death) throw conflict("death.notSaid");
  return death.id;
}

/** Writes down somebody near the one who died. */
export async function addBereaved(tx: Tx, found: Mourned, { kind, name }: { kind: "family" | "friend" | "co_member"; name: string }) {
  const death_id = await requireDeath(tx, found);
  const id = newId();
  await tx.db
    .insertInto(TABLE)
    .values({
      ...{ id, agency_id: tx.actor.agencyId, person_id: found.id, death_id, kind, added_by: tx.actor.id },
      name: tx.seal(TABLE, id, "name", name),
    })
    .execute();
  return { id };
}

/** Names a colleague of the agency whom somebody will speak with. */
export async function addStaff(tx: Tx, found: Mourned, accountId: string) {
  const death_id = await requireDeath(tx, found);
  const colleague = await tx.db
    .selectFrom("staff.account")
    .select("id")
    .where("id", "=", accountId)
    .where("status", "=", "active")
    .where("kind", "=", "staff")
    .executeTakeFirst();
  if (!colleague) throw notFound();
  const id = newId();
  const done = await tx.db
    .insertInto(TABLE)
    .values({
      ...{ id, agency_id: tx.actor.agencyId, person_id: found.id, death_id, kind: "staff", added_by: tx.actor.id },
      account_id: accountId,
    })
    .onConflict((other) => other.doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) throw conflict("bereaved.listed");
  return { id };
}

type Changes = Partial<{ offered_on: string; offered_by: string; concern_id: string; ended_at: string }>;

/** Changes a line of the list on the version it was seen with. */
export async function changeBereaved(tx: Tx, found: BereavedRow, version: number, changes: Changes) {
  const done = await tx.db
    .updateTable(TABLE)
    .set({ ...changes, version: version + 1 })
    .where("id", "=", found.id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw (await findBereaved(tx, { bereavedId: found.id })) ? conflict("stale") : notFound();
  return {};
}

/** Files a concern about somebody who needs support, once. */
export async function makeConcern(tx: Tx, found: BereavedRow, version: number): Promise<{ id: string }> {
  if (found.account_id) throw conflict("bereaved.colleague");
  if (found.concern_id) throw conflict("bereaved.alreadyConcern");
  const door = await doorFor(tx, found.person_id);
  if (!door) throw conflict("bereaved.noDoor");
  const filed = await fileAsStaff(tx, door, {
    doorId: door.id as never,
    channel: "staff",
    source: "staff",
    narrative: tx.actor.language === "es" ? narratives.es : narratives.en,
    about: { name: nameBereaved(tx, found) },
    categories: [],
    atRisk: [],
    urgency: "this_week",
  });
  await changeBereaved(tx, found, version, { concern_id: filed.id });
  return filed;
}
