import { z } from "zod";
import { runNamed } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { defineService, everyMinute, hourly, type Job } from "../kernel/jobs.ts";
import { asPublic } from "../kernel/visit.ts";
import { chooseMessageLanguage, type TemplateName } from "../messages/templates.ts";

const TEMPLATE: TemplateName = "visit.late";

/** Tells the next one of each visit whose time has passed and which is nobody's: each in a transaction of its own, with its message. */
export const tellOfLate = defineService({
  name: "visits.tellOfLate",
  in: z.object({}),
  run: async ({ service }) => {
    const { rows } = await service.pool.query<{ visit_id: string }>("select visit_id from visits.due_visits()");
    const failed: unknown[] = [];
    for (const { visit_id: visitId } of rows) {
      await asPublic(service, async (client) => {
        await client.query("select visits.advance($1)", [visitId]);
        const untold = await runNamed<{ alarm_id: string; agency_id: string; email: string; language: string }>(
          client,
          "select * from visits.untold($1)",
          [visitId],
        );
        for (const one of untold.rows) {
          const id = newId();
          const seal = (column: string, text: string) =>
            service.keys.ring.seal(one.agency_id, { table: "messages.outbox", row: id, column }, text);
          await client.query("select visits.tell($1, $2, $3, $4, $5, $6)", [
            ...[one.alarm_id, id, seal("to_address", one.email), TEMPLATE, seal("params", "{}"), chooseMessageLanguage(one.language)],
          ]);
        }
      }).catch((error: unknown) => failed.push(error));
    }
    if (failed.length > 0) throw failed[0];
  },
});

/** What is a month old is gone, place and all. */
export const forgetVisits = defineService({
  name: "visits.forget",
  in: z.object({}),
  run: async ({ service }) => {
    await service.pool.query("select visits.forget()");
  },
});

/** What being out does outside a request. */
export const visitJobs: readonly Job[] = [everyMinute(tellOfLate), hourly(forgetVisits, 23)];
