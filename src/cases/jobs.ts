import type { Database } from "../kernel/db.ts";

/** Wakes the paused cases whose day has come; run early each day by the worker. Answers how many woke. */
export async function wakeCases(worker: Database): Promise<number> {
  const { rows } = await worker.pool.query<{ woken: number }>("select cases.wake_cases() as woken");
  return rows[0]?.woken ?? 0;
}
