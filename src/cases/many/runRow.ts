import { sql } from "kysely";
import type { Tx } from "../../kernel/db.ts";
import { Problem } from "../../kernel/problem.ts";

/** Does one of many in a savepoint: what refuses it leaves it as it was and becomes its code, and the others go on. */
export async function tryOne(tx: Tx, work: () => Promise<string | undefined>): Promise<string | undefined> {
  await sql`savepoint one`.execute(tx.db);
  let code: string | undefined;
  try {
    code = await work();
  } catch (error) {
    code = codeOf(error);
    if (code === undefined) throw error;
  }
  await sql.raw(code === undefined ? "release savepoint one" : "rollback to savepoint one").execute(tx.db);
  return code;
}

/** What a refusal is called; nothing where something broke. */
function codeOf(error: unknown): string | undefined {
  if (error instanceof Problem) return error.status < 500 ? error.code : undefined;
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (code === "HF409" || code === "HF422") return String(message);
  return code === "42501" ? "refused" : undefined;
}
