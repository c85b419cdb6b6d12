import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import type { OwnAway } from "../../staff/coverContract.ts";

/** That the actor is marked as away now, until when at the latest, what ends it, and who stands in. */
export async function showAway(tx: Tx): Promise<z.input<typeof OwnAway> | null> {
  const standing = sql`staff.cover v join staff.account o on o.id = v.account_id
    where v.covered_id = ${tx.actor.id} and v.ended_at is null and v.starts_at <= kernel.clock() and v.ends_at > kernel.clock()`;
  const { rows } = await sql<z.input<typeof OwnAway>>`
    select max(b.ends_at) as until, array_agg(b.id) as "absenceIds",
           array(select v.id from ${standing}) as "coverIds", array(select distinct o.name from ${standing} order by o.name) as "by"
      from staff.absence b
     where b.account_id = ${tx.actor.id} and b.ended_at is null and b.starts_at <= kernel.clock() and b.ends_at > kernel.clock()
    having count(*) > 0`.execute(tx.db);
  return rows[0] ?? null;
}
