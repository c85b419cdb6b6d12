import { z } from "zod";
import { defineService, everyMinute, hourly, type Job } from "../kernel/jobs.ts";
import { notifyFromService } from "../messages/notifyFromService.ts";

/** Tells whom a concern went to by a rule that something has come; each of them once. */
const tellRouted = defineService({
  name: "concern.tellRouted",
  in: z.object({}),
  run: async ({ service }) => {
    const { rows } = await service.pool.query<{ concern_id: string; account_id: string }>(
      "select concern_id, account_id from concerns.routed_lately()",
    );
    for (const row of rows)
      await notifyFromService(service, [row.account_id], {
        template: "concern.received",
        once: `concern:${row.concern_id}`,
        about: [row.concern_id],
      });
  },
});

/** Forgets where concerns came from, whether or not another one comes: nothing of an address outlives a day (R88). */
const forgetArrivals = defineService({
  name: "concern.forgetArrivals",
  in: z.object({}),
  run: async ({ service }) => {
    await service.pool.query("select concerns.forget_arrivals()");
  },
});

/** What runs later for concerns. Urgent ones that nobody took are Today's to escalate. */
export const concernJobs: readonly Job[] = [everyMinute(tellRouted), hourly(forgetArrivals)];
