import { z } from "zod";
import { defineService, everyMinute, type Job } from "../kernel/jobs.ts";
import { notifyFromService } from "../messages/notifyFromService.ts";

interface Escalated {
  crack: string;
  subject_id: string;
  opened: string;
  account_ids: string[];
}

/**
 * Writes down which cracks opened and closed, and tells those above of each that is theirs now, once and without a word of what it is: the
 * supervisors of the program, or the account it names for when nobody else answers.
 */
const watchCracks = defineService({
  name: "cracks.watch",
  in: z.object({}),
  run: async ({ service }) => {
    const { rows } = await service.pool.query<Escalated>("select crack, subject_id, opened, account_ids from today.log_cracks()");
    for (const row of rows) {
      await notifyFromService(service, row.account_ids, { template: "crack.escalated", once: `crack:${row.crack}:${row.subject_id}:${row.opened}` });
    }
  },
});

export const todayJobs: Job[] = [everyMinute(watchCracks)];
