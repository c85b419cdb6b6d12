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

interface UntoldWall {
  wall_id: string;
  account_ids: string[];
  about: string[];
}

/** Tells those who say the second word that a colleague stands before a wall of their own making (D29). */
export const tellOfConflict = defineService({
  name: "conflict.tell",
  in: z.object({}),
  run: async ({ service }) => {
    const { rows } = await service.pool.query<UntoldWall>("select * from walls.untold_conflicts()");
    for (const { wall_id, account_ids, about } of rows) {
      if (account_ids.length > 0)
        await notifyFromService(service, account_ids, { template: "wall.ofOneself", once: `conflict:${wall_id}`, about });
      await service.pool.query("select walls.mark_conflict_told($1)", [wall_id]);
    }
  },
});

/** What walls do outside a request. */
export const wallJobs: readonly Job[] = [everyMinute(tellOfEmergency), everyMinute(tellOfConflict)];
