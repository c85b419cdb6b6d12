import { sql } from "kysely";
import { ownTitles } from "../cases/tasks/ownTitles.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { DEATH_MOST_CASES, R46_CONFIRM_DAYS } from "../kernel/limits.ts";

/**
 * What follows where releases of somebody lapsed in this transaction: a line and a step in each case it touches. The steps are sealed before anybody knows
 * how many cases there are, so that who asks learns of none they may not see (019). Answers how many ended in cases they do see.
 */
export async function followLapse(tx: Tx, personId: string, title: string): Promise<number> {
  const tasks = Array.from({ length: DEATH_MOST_CASES }, () => newId());
  const titles = tasks.map((task) => tx.seal("cases.task", task, "title", title));
  const { rows } = await sql<{ ended: number }>`
    select releases.follow_lapse(${personId}, ${tasks}::uuid[], ${titles}::bytea[], ${R46_CONFIRM_DAYS}::int) as ended`.execute(tx.db);
  return rows[0]?.ended ?? 0;
}

/** What is written of an adult of the family may end what they signed (R24); families stand below, so the app hands this down. */
export async function followStanding(tx: Tx, personId: string): Promise<void> {
  await followLapse(tx, personId, ownTitles.signerMayNot);
}
