import { sql } from "kysely";
import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { conflict } from "../../kernel/problem.ts";
import type { Rotation } from "./contract.ts";

/** The newest changes of the agency's key, and since when the present one counts. */
export async function showKey(tx: Tx): Promise<{ since: string; rotations: Rotation[] }> {
  const { rows: found } = await sql<{ since: string }>`
    select coalesce(used_from, created_at) as since from agencies.agency_key
     where agency_id = ${tx.actor.agencyId} and coalesce(used_from, created_at) <= kernel.clock() order by key_id desc limit 1`.execute(
    tx.db,
  );
  const rows = await tx.db
    .selectFrom("agencies.rotation as r")
    .innerJoin("staff.account as a", "a.id", "r.asked_by")
    .select(["r.asked_at", "r.asked_by", "a.name", "r.resealed", "r.unopened", "r.done_at"])
    .orderBy("r.asked_at", "desc")
    .limit(10)
    .execute();
  return {
    since: found[0]?.since ?? "1970-01-01T00:00:00Z",
    rotations: rows.map((row) => ({
      askedAt: row.asked_at,
      askedBy: { id: row.asked_by as never, name: row.name },
      resealed: row.resealed,
      unopened: row.unopened,
      doneAt: row.done_at,
    })),
  };
}

/** Asks for a change of the key; the keys' own turn does it. Throws 409 `rotation.running` while one is under way, `rotation.notHere` where the database forbids it. */
export async function askRotation(tx: Tx): Promise<string> {
  const { rows } = await sql<{ can: boolean }>`
    select has_parameter_privilege('holdfast_reseal', 'session_replication_role', 'set') as can`.execute(tx.db);
  if (!rows[0]?.can) throw conflict("rotation.notHere");
  const running = await tx.db.selectFrom("agencies.rotation").select("id").where("done_at", "is", null).executeTakeFirst();
  if (running) throw conflict("rotation.running");
  const id = newId();
  await tx.db.insertInto("agencies.rotation").values({ id, agency_id: tx.actor.agencyId, asked_by: tx.actor.id }).execute();
  return id;
}
