import { sql } from "kysely";
import type { z } from "zod";
import { ownTitles } from "../../cases/tasks/ownTitles.ts";
import type { Access } from "../../kernel/contract.ts";
import type { Tx } from "../../kernel/db.ts";
import { conflict, invalid, notFound, stale } from "../../kernel/problem.ts";
import { writeMissing } from "../../people/changePerson.ts";
import { followLapse } from "../followLapse.ts";
import type { missing } from "./contract.ts";

type In<K extends keyof typeof missing> = z.output<(typeof missing)[K]["in"]>;
type Shown = z.input<typeof missing.show.out>;

/** The person, should the asker know of them, with whether they are missing. */
export async function findMissing(tx: Tx, { personId }: { personId: string }) {
  const row = await tx.db
    .selectFrom("people.person as p")
    .leftJoin("staff.account as m", "m.id", "p.missing_by")
    .leftJoin("staff.account as f", "f.id", "p.found_by")
    .select(["p.id", "p.deceased_on", "p.missing_since", "p.missing_by", "m.name as missing_name", "p.found_on", "p.found_by", "p.version"])
    .select("f.name as found_name")
    .select(sql<Access>`access.to_person(p.id)`.as("access"))
    .where("p.id", "=", personId)
    .executeTakeFirst();
  return row && { ...row, missingNow: row.missing_since !== null && row.found_on === null };
}
type Found = NonNullable<Awaited<ReturnType<typeof findMissing>>>;

/** What is known of it. */
export const showMissing = (found: Found): Shown => ({
  personId: found.id as never,
  died: found.deceased_on !== null,
  last:
    found.missing_since && found.missing_by
      ? {
          since: found.missing_since,
          by: { id: found.missing_by, name: found.missing_name ?? "" },
          found: found.found_on && found.found_by ? { on: found.found_on, by: { id: found.found_by, name: found.found_name ?? "" } } : null,
        }
      : null,
  access: found.access,
  version: found.version,
});

/** They are missing: what they signed ends (releases.lapse_by_missing), and whoever carries a case it touches learns of it. */
export async function sayMissing(tx: Tx, found: Found, { since, version }: In<"say">): Promise<{ version: number; ended: number }> {
  if (found.deceased_on !== null) throw conflict("missing.died");
  if (found.missingNow) throw conflict("missing.saidAlready");
  if (since > tx.actor.today) throw invalid({ since: "future" });
  await change(tx, found, version, { missing_since: since, missing_by: tx.actor.id, found_on: null, found_by: null });
  return { version: version + 1, ended: await followLapse(tx, found.id, ownTitles.missingNow) };
}

/** They were found. Nothing that lapsed stands again. */
export async function sayFound(tx: Tx, found: Found, { on, version }: In<"found">): Promise<{ version: number }> {
  if (!found.missingNow || found.missing_since === null) throw conflict("missing.notSaid");
  if (on > tx.actor.today) throw invalid({ on: "future" });
  if (on < found.missing_since) throw invalid({ on: "beforeSince" });
  await change(tx, found, version, { found_on: on, found_by: tx.actor.id });
  return { version: version + 1 };
}

async function change(tx: Tx, found: Found, version: number, said: Parameters<typeof writeMissing>[3]): Promise<void> {
  if (await writeMissing(tx, found.id, version, said)) return;
  const now = await findMissing(tx, { personId: found.id });
  throw now ? stale(showMissing(now)) : notFound();
}
