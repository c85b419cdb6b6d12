import { z } from "zod";
import { defineService, hourly, type Job } from "../kernel/jobs.ts";

/** Makes calendars longer, years before they end. */
const lengthenCalendars = defineService({
  name: "calendar.lengthen",
  in: z.object({}),
  run: async ({ service }) => {
    await service.pool.query("select agencies.lengthen_calendars()");
  },
});

export const agencyJobs: readonly Job[] = [hourly(lengthenCalendars, 17)];
