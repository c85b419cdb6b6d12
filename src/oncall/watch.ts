import { type Database, runNamed } from "../kernel/db.ts";
import { OFFICE_ENDS } from "../kernel/limits.ts";
import { asPublic } from "../kernel/visit.ts";

/** Whether somebody is on call now, and the day on which what comes in is read. */
export interface Watch {
  readonly someone: boolean;
  readonly readOn: string | null;
}

/** How a program stands now, as anybody may know: it goes by the rota and the calendar, and by nothing of any person. */
export const findWatch = (database: Database, programId: string): Promise<Watch | undefined> =>
  asPublic(
    database,
    async (client) =>
      (await runNamed<Watch & object>(client, `select someone, read_on as "readOn" from oncall.watch($1, $2)`, [programId, OFFICE_ENDS]))
        .rows[0],
  );
