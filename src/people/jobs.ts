import { z } from "zod";
import type { Database } from "../kernel/db.ts";
import { defineService, everySeconds, type Job } from "../kernel/jobs.ts";

interface Plain {
  readonly id: string;
  readonly agency_id: string;
  readonly label: string | null;
  readonly hours: string | null;
}

/** Seals labels and hours of contact points that an earlier release kept in the open. Answers how many. */
export async function sealPoints(worker: Database): Promise<number> {
  const { rows } = await worker.pool.query<Plain>("select * from people.plain_points()");
  for (const { id, agency_id: agencyId, label, hours } of rows) {
    const seal = (column: string, text: string | null) =>
      text === null ? null : worker.keys.ring.seal(agencyId, { table: "people.contact_point", row: id, column }, text);
    await worker.pool.query("select people.seal_point($1, $2, $3)", [id, seal("label", label), seal("safe_hours", hours)]);
  }
  return rows.length;
}

const seal = defineService({
  name: "people.sealPoints",
  in: z.object({}),
  run: async ({ service }) => {
    while ((await sealPoints(service)) > 0);
  },
});

export const peopleJobs: readonly Job[] = [everySeconds(3_600, seal)];
