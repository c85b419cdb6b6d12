import type { z } from "zod";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid, notFound, stale } from "../kernel/problem.ts";
import type { DoorTitles, doors } from "./rules/contract.ts";

type Titles = z.output<typeof DoorTitles>;

/** The titles as they are kept, with null where there is none. */
export function readTitles(kept: unknown): Titles {
  const { es, ar } = kept as Partial<Record<"es" | "ar", string>>;
  return { es: es ?? null, ar: ar ?? null };
}

const writeTitles = (titles: Titles) => JSON.stringify(Object.fromEntries(Object.entries(titles).filter(([, title]) => title)));

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
  const titles = writeTitles(door.titles);
  const done = await tx.db
    .insertInto("concerns.door")
    .values({ id, agency_id: tx.actor.agencyId, program_id: program.id, slug, title, titles, audience: door.audience ?? null, listed })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  if (!done.numInsertedOrUpdatedRows) throw conflict("door.slugTaken");
  return { id };
}

/** The door as it stands, while it is open. */
export const findOpenDoor = (tx: Tx, { doorId }: { doorId: string }) =>
  tx.db
    .selectFrom("concerns.door")
    .select(["id", "title", "titles", "version"])
    .where("id", "=", doorId)
    .where("ended_at", "is", null)
    .executeTakeFirst();

type OpenDoor = NonNullable<Awaited<ReturnType<typeof findOpenDoor>>>;

/** Changes what a door is called. Its address stays. */
export async function changeTitle(tx: Tx, found: OpenDoor, input: z.output<typeof doors.retitle.in>) {
  const version = input.version + 1;
  const done = await tx.db
    .updateTable("concerns.door")
    .set({ title: input.title, titles: writeTitles({ es: input.es, ar: input.ar }), version })
    .where("id", "=", found.id)
    .where("version", "=", input.version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) {
    const current = await findOpenDoor(tx, { doorId: found.id });
    if (!current) throw notFound();
    const { titles, ...rest } = current;
    throw stale({ ...rest, ...readTitles(titles) });
  }
  return { id: found.id, version };
}

/** Closes a door. What came in by it stays. */
export async function closeDoor(tx: Tx, doorId: string): Promise<Record<string, never>> {
  await tx.db.updateTable("concerns.door").set({ ended_at: clock().toISOString() }).where("id", "=", doorId).execute();
  return {};
}
