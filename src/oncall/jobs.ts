import { z } from "zod";
import { defineService, everyMinute, type Job } from "../kernel/jobs.ts";
import { asPublic } from "../kernel/visit.ts";
import { tellRungForNobody } from "./tellRung.ts";

/** Rings the next one wherever the last did not answer in time; each call in a transaction of its own, with its message. */
export const ringOn = defineService({
  name: "oncall.ringOn",
  in: z.object({}),
  run: async ({ service }) => {
    const { rows } = await service.pool.query<{ concern_id: string }>("select concern_id from oncall.due_calls()");
    const failed: unknown[] = [];
    for (const { concern_id: concernId } of rows) {
      await asPublic(service, async (client) => {
        await client.query("select oncall.advance($1)", [concernId]);
        await tellRungForNobody(client, service.keys, concernId);
      }).catch((error: unknown) => failed.push(error));
    }
    if (failed.length > 0) throw failed[0];
  },
});

export const oncallJobs: readonly Job[] = [everyMinute(ringOn)];
