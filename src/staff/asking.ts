import type { Database } from "../kernel/db.ts";
import { runNamed } from "../kernel/db.ts";
import type { Asker } from "../kernel/door.ts";
import { Problem } from "../kernel/problem.ts";
import { asPublic } from "../kernel/visit.ts";

/** Asks one definer function in a transaction of its own; what it noted stays noted whatever is answered. */
export async function askPublic<T>(database: Database, text: string, values: unknown[]): Promise<T | null> {
  const { rows } = await asPublic(database, (client) => runNamed<{ answer: T | null }>(client, text, values));
  return rows[0]?.answer ?? null;
}

/** After a failed try one waits, a little longer each time; after fifty somebody has to help. The same for an e-mail nobody has. */
export function refuseWait(wait: number | null | undefined): void {
  if (!wait) return;
  if (wait < 0) throw new Problem(403, "signIn.stopped");
  throw new Problem(429, "signIn.wait", { params: { seconds: wait } });
}

/** The address one asks from, in its shortest spelling. */
export const whereFrom = (asker: Asker): string => asker.address?.replace(/^::ffff:(?=\d+\.)/i, "") || "127.0.0.1";
