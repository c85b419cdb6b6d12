import { sql } from "kysely";
import type { z } from "zod";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { invalid, notFound } from "../kernel/problem.ts";
import type { Resource, resources } from "./contract.ts";
import { isOpenAt, localMoment } from "./openHours.ts";

/** Whom to call: those of the agency and of the actor's programs, what is open now first. */
export async function listResources(tx: Tx): Promise<{ resources: z.input<typeof Resource>[] }> {
  const mine = tx.actor.programs.map(({ id }) => id);
  const rows = await tx.db
    .selectFrom("crises.resource")
    .select(["id", "program_id", "name", "phone", "place", "week", "opens", "closes", "version"])
    .where("ended_at", "is", null)
    .where((eb) =>
      eb.or([
        eb("program_id", "is", null),
        ...(tx.actor.mayAdmin ? [eb.lit(true)] : mine.length > 0 ? [eb("program_id", "in", mine)] : []),
      ]),
    )
    .orderBy("name")
    .limit(200)
    .execute();
  const now = localMoment(clock(), tx.actor.timeZone);
  const all = rows.map((row) => ({
    id: row.id,
    programId: row.program_id,
    name: row.name,
    phone: row.phone,
    place: row.place,
    week: row.week,
    opens: row.opens,
    closes: row.closes,
    openNow: isOpenAt(row, now),
    version: row.version,
  }));
  return { resources: [...all.filter((one) => one.openNow), ...all.filter((one) => !one.openNow)] };
}

/** Which list somebody wants to write to: one's own agency's, or that of a program there is. */
export async function findList(tx: Tx, { programId }: { programId: string | null }): Promise<{ programId: string | null } | undefined> {
  if (programId === null) return { programId };
  const row = await tx.db
    .selectFrom("agencies.program")
    .select("id")
    .where("id", "=", programId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row && { programId: row.id };
}

/** Adds somebody to call, or somewhere to go. */
export async function addResource(tx: Tx, input: z.output<typeof resources.add.in>): Promise<{ id: string }> {
  if (!input.phone && !input.place) throw invalid({ phone: "needed" });
  if ((input.opens === null) !== (input.closes === null)) throw invalid({ closes: "needed" });
  const id = newId();
  await tx.db
    .insertInto("crises.resource")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      program_id: input.programId,
      name: input.name,
      phone: input.phone,
      place: input.place,
      week: input.week,
      opens: input.opens,
      closes: input.closes,
    })
    .execute();
  return { id };
}

/** Somebody who is on a list. */
export const findResource = (tx: Tx, { resourceId }: { resourceId: string }) =>
  tx.db
    .selectFrom("crises.resource")
    .select(["id", "program_id as programId"])
    .where("id", "=", resourceId)
    .where("ended_at", "is", null)
    .executeTakeFirst();

/** Takes them off it. */
export async function endResource(
  tx: Tx,
  resource: { readonly id: string; readonly programId: string | null },
): Promise<Record<string, never>> {
  const done = await tx.db
    .updateTable("crises.resource")
    .set({ ended_at: sql<string>`kernel.clock()` })
    .where("id", "=", resource.id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw notFound();
  return {};
}
