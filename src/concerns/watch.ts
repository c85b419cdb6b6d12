import { type Database, runNamed } from "../kernel/db.ts";
import { OFFICE_ENDS } from "../kernel/limits.ts";
import { asPublic } from "../kernel/visit.ts";

/** Whether somebody is on call now behind a door, and the day on which what comes in is read. */
export interface Watch {
  readonly someone: boolean;
  readonly readOn: string | null;
}

const WATCH = `select w.someone, w.read_on as "readOn" from concerns.public_doors() d cross join lateral oncall.watch(d.program_id, $2) w where d.slug = $1`;

/** How a door stands now, as anybody may know: it goes by the rota and the calendar, and by nothing of any person. Unknown while the database is away. */
export const findWatch = (database: Database, slug: string): Promise<Watch | null> =>
  asPublic(database, async (client) => (await runNamed<Watch & object>(client, WATCH, [slug, OFFICE_ENDS])).rows[0] ?? null).catch(
    () => null,
  );
