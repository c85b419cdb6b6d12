import { z } from "zod";
import { defineService, type Job } from "../kernel/jobs.ts";
import { notifyFromService } from "../messages/notifyFromService.ts";

/** Tells those who answer for a program that something came to its desk; not what, and not of whom. */
export const tellOfPaper = defineService({
  name: "paper.tell",
  in: z.object({ paperId: z.uuid() }),
  run: async ({ input: { paperId }, service }) => {
    const { rows } = await service.pool.query<{ account_ids: string[] }>("select * from requests.to_tell($1)", [paperId]);
    const accounts = rows[0]?.account_ids ?? [];
    if (accounts.length > 0) await notifyFromService(service, accounts, { template: "emergency.opened", once: `paper:${paperId}` });
  },
});

/** What requests do outside a request. */
export const requestJobs: readonly Job[] = [tellOfPaper];
