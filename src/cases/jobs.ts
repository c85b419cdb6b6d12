import { z } from "zod";
import type { Database } from "../kernel/db.ts";
import { defineService, everyMinute, type Job } from "../kernel/jobs.ts";
import { runManyJob } from "./many/runMany.ts";

/** Wakes the paused cases whose day has come; run early each day by the worker. Answers how many woke. */
export async function wakeCases(worker: Database): Promise<number> {
  const { rows } = await worker.pool.query<{ woken: number }>("select cases.wake_cases() as woken");
  return rows[0]?.woken ?? 0;
}

const wake = defineService({
  name: "cases.wake",
  in: z.object({}),
  run: async ({ service }) => {
    await wakeCases(service);
  },
});

export const caseJobs: Job[] = [everyMinute(wake), runManyJob];
