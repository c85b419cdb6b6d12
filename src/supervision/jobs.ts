import { z } from "zod";
import { defineService, hourly, type Job } from "../kernel/jobs.ts";

/** Picks the records of the quarter for each program that wants it and has none yet; run again it picks nothing anew. */
export const drawSamples = defineService({
  name: "supervision.drawSamples",
  in: z.object({}),
  run: async ({ service }) => {
    await service.pool.query("select supervision.draw_samples(null)");
  },
});

/** What supervision does outside a request. */
export const supervisionJobs: readonly Job[] = [hourly(drawSamples, 41)];
