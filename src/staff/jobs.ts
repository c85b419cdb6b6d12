import { z } from "zod";
import { defineService, hourly, type Job } from "../kernel/jobs.ts";

/** Forgets challenges, failed tries, sessions and known browsers that have done their work. */
const forgetSpent = defineService({
  name: "staff.forgetSpent",
  in: z.object({}),
  run: async ({ service }) => {
    await service.pool.query("select staff.forget_spent()");
  },
});

export const staffJobs: readonly Job[] = [hourly(forgetSpent, 13)];
