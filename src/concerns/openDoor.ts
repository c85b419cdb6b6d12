import type { z } from "zod";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import type { doors } from "./rules/contract.ts";

/** Opens a public door: the address under which a program takes concerns. Addresses are one to the whole installation, and never given twice. */
export async function openDoor(tx: Tx, door: z.output<typeof doors.open.in>): Promise<{ id: string }> {
  const program = await tx.db
    .selectFrom("agencies.program")
    .select("id")
    .where("id", "=", door.programId)
    .where("ended_at", "is", null)
    .where("takes_concerns", "=", true)
    .executeTakeFirst();
  if (!program) throw invalid({ programId: "notFound" });
  const id = newId();
  const { slug, title, listed } = door;
  const done = await tx.db
    .insertInto("concerns.door")
    .values({ id, agency_id: tx.actor.agencyId, program_id: program.id, slug, title, audience: door.audience ?? null, listed })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  if (!done.numInsertedOrUpdatedRows) throw conflict("door.slugTaken");
  return { id };
}

/** Closes a door. What came in by it stays. */
export async function closeDoor(tx: Tx, doorId: string): Promise<Record<string, never>> {
  await tx.db.updateTable("concerns.door").set({ ended_at: clock().toISOString() }).where("id", "=", doorId).execute();
  return {};
}
