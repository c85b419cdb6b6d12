import { z } from "zod";
import type { Database } from "../kernel/db.ts";
import { defineService, everyMinute, everySeconds, type Job } from "../kernel/jobs.ts";
import { type Scanner, scanFiles } from "./scan.ts";

/** Takes away files whose time is over, and those that never became whole. Answers how many. */
export async function purgeFiles(worker: Database): Promise<number> {
  let all = 0;
  for (let gone = -1; gone !== 0; all += gone) {
    const { rows } = await worker.pool.query<{ gone: number }>("select files.purge() as gone");
    gone = rows[0]?.gone ?? 0;
  }
  return all;
}

const purge = defineService({
  name: "files.purge",
  in: z.object({}),
  run: async ({ service }) => {
    await purgeFiles(service);
  },
});

export const fileJobs: Job[] = [everyMinute(purge)];

/** Looks into what came in, where there is something to look with; what could not be looked into waits for the next time. */
export function scanJobs(scanner: Scanner | undefined): Job[] {
  if (!scanner) return [];
  const scan = defineService({
    name: "files.scan",
    in: z.object({}),
    run: async ({ service }) => {
      await scanFiles(service, scanner);
    },
  });
  return [everySeconds(5, scan)];
}
