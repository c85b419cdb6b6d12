import { z } from "zod";
import { defineService, everyMinute, type Job } from "../kernel/jobs.ts";
import { A14_OWN_PAGE_MINUTES } from "../kernel/limits.ts";
import { notifyFromService } from "../messages/notifyFromService.ts";

interface Untold {
  provider_id: string;
  until: string;
  about: string[];
}

/** Tells a colleague that the person changed something in their appointments on their own page: once, and not for each press. */
export const tellOfOwnPage = defineService({
  name: "appointment.tell",
  in: z.object({}),
  run: async ({ service }) => {
    const { rows } = await service.pool.query<Untold>("select * from appointments.untold(make_interval(mins => $1))", [
      A14_OWN_PAGE_MINUTES,
    ]);
    for (const { provider_id, until, about } of rows) {
      await notifyFromService(service, [provider_id], { template: "appointment.changed", once: `own-page:${until}`, about });
      await service.pool.query("select appointments.mark_told($1, $2)", [provider_id, until]);
    }
  },
});

/** What appointments do outside a request. */
export const appointmentJobs: readonly Job[] = [everyMinute(tellOfOwnPage)];
