import { z } from "zod";
import { defineService, everyMinute, type Job } from "../kernel/jobs.ts";
import { notifyFromService } from "../messages/notifyFromService.ts";

interface Untold {
  emergency_id: string;
  account_ids: string[];
  rung_id: string | null;
  about: string[];
}

/** Tells those who look at an emergency of it, and whoever must look in its asker's place where that one is kept out: at once, and again each minute should it have failed. */
export const tellOfEmergency = defineService({
  name: "emergency.tell",
  in: z.object({ emergencyId: z.uuid().optional() }),
  run: async ({ input, service }) => {
    const { rows } = await service.pool.query<Untold>("select * from walls.untold($1)", [input.emergencyId ?? null]);
    for (const row of rows) {
      const once = `emergency:${row.emergency_id}`;
      if (row.rung_id) await notifyFromService(service, [row.rung_id], { template: "oncall.ring", once: `${once}:rung`, about: row.about });
      if (row.account_ids.length > 0)
        await notifyFromService(service, row.account_ids, { template: "emergency.opened", once, about: row.about });
      await service.pool.query("select walls.mark_told($1)", [row.emergency_id]);
    }
  },
});

/** What walls do outside a request. */
export const wallJobs: readonly Job[] = [everyMinute(tellOfEmergency)];
