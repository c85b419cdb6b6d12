import type { Tx } from "../kernel/db.ts";
import { conflict, notFound, type Problem, stale } from "../kernel/problem.ts";
import { type FoundRun, findRun, showRun } from "./queries.ts";

/** Why a run cannot be moved on: it stands otherwise than the asker saw it, or it is not ready. */
export async function refuseMove(tx: Tx, found: FoundRun, version: number): Promise<Problem> {
  const current = await findRun(tx, { runId: found.id });
  if (!current) return notFound();
  return current.version === version ? conflict("import.notReady") : stale(showRun(current));
}
