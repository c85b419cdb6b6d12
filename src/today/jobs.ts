import { z } from "zod";
import { defineService, everyMinute, type Job } from "../kernel/jobs.ts";
import { notifyFromService } from "../messages/notifyFromService.ts";

interface Escalated {
  batch: string;
  account_ids: string[];
  subject_ids: string[];
}

/**
 * Writes down which cracks opened and closed, and tells those above of what is theirs now, without a word of what it is: one message for all that became
 * theirs in the same minute, and only one, also when this was cut off half-way.
 */
export const watchCracks = defineService({
  name: "cracks.watch",
  in: z.object({}),
  run: async ({ service }) => {
    const { rows } = await service.pool.query<Escalated>("select batch, account_ids, subject_ids from today.log_cracks()");
    for (const { batch, account_ids: accountIds, subject_ids: about } of rows) {
      await notifyFromService(service, accountIds, { template: "crack.escalated", once: `cracks:${batch}`, about });
      await service.pool.query("select today.mark_told($1)", [batch]);
    }
  },
});

export const todayJobs: Job[] = [everyMinute(watchCracks)];
