import { z } from "zod";
import { defineService, hourly, type Job } from "../kernel/jobs.ts";
import { R85_SAFETY } from "../kernel/limits.ts";

/** Takes away the words of safety plans that others have replaced for long enough. */
export const forgetOld = defineService({
  name: "safety.forgetOld",
  in: z.object({}),
  run: async ({ service }) => {
    await service.pool.query("select safety.forget_old($1)", [R85_SAFETY.contentDays]);
  },
});

/** What safety does outside a request. */
export const safetyJobs: readonly Job[] = [hourly(forgetOld, 29)];
