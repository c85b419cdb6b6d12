import { z } from "zod";
import { defineService, hourly, type Job } from "./jobs.ts";

/** Forgets the keys that clients may repeat, after their 48 hours. */
const forgetKeys = defineService({
  name: "kernel.forgetKeys",
  in: z.object({}),
  run: async ({ service }) => {
    await service.pool.query("select kernel.forget_keys()");
  },
});

/** Of work that comes round by itself, keeps only the latest failure: one says as much as a thousand. */
const forgetFailures = defineService({
  name: "kernel.forgetFailures",
  in: z.object({}),
  run: async ({ service }) => {
    await service.pool.query(
      `delete from graphile_worker._private_jobs old
        where old.attempts >= old.max_attempts and old.locked_at is null and old.payload -> '_cron' is not null
          and exists (select from graphile_worker._private_jobs later where later.task_id = old.task_id and later.id > old.id
                       and later.attempts >= later.max_attempts and later.payload -> '_cron' is not null)`,
    );
  },
});

/** What the ground needs done by itself. */
export const kernelJobs: readonly Job[] = [hourly(forgetKeys), hourly(forgetFailures, 37)];
