import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import type { retention } from "./contract.ts";

/** The classes whose years no agency sets: accounts and the trail stay as long as any record they are about. */
const FIXED = ["staff", "trail"];

/** Says after how many years a class goes. Throws 422 for what stays or goes by itself, 409 where somebody was quicker. */
export async function setSchedule(tx: Tx, input: z.output<typeof retention.setSchedule.in>): Promise<void> {
  const { programId, years, why, version } = input;
  if (FIXED.includes(input.class)) throw invalid({ class: "schedule.fixed" });
  if (programId !== null) {
    const known = await tx.db.selectFrom("agencies.program").select("id").where("id", "=", programId).executeTakeFirst();
    if (!known) throw invalid({ programId: "unknown" });
  }
  if (version === null) {
    const row = { id: newId(), agency_id: tx.actor.agencyId, program_id: programId, class: input.class, years, why, set_by: tx.actor.id };
    const laid = await tx.db
      .insertInto("retention.schedule")
      .values(row)
      .onConflict((conflicting) => conflicting.doNothing())
      .executeTakeFirst();
    if (laid.numInsertedOrUpdatedRows !== 1n) throw conflict("schedule.changed");
    return;
  }
  const done = await tx.db
    .updateTable("retention.schedule")
    .set({ years, why, set_by: tx.actor.id, set_at: sql<string>`kernel.clock()`, version: version + 1 })
    .where("class", "=", input.class)
    .where((eb) => (programId === null ? eb("program_id", "is", null) : eb("program_id", "=", programId)))
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw conflict("schedule.changed");
}
