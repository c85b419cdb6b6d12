import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { URGENT_STEP_DAYS } from "../../kernel/limits.ts";
import { conflict } from "../../kernel/problem.ts";
import { closeCase } from "../closeCase.ts";
import { isHigh, looksAtClosing } from "../outreach/noResponse.ts";
import { mayAddNote, mayCloseCase } from "../policy.ts";
import { findCase, lockCase } from "../queries.ts";
import type { many } from "./contract.ts";
import { recordOne } from "./recordOne.ts";

export type Closing = Omit<z.output<typeof many.close.in>, "cases">;

/** How a case stood before it was closed or paused with many others: what taking that back puts there again. */
export interface Was {
  readonly status: string;
  readonly pausedUntil: string | null;
  readonly pauseReason: string | null;
  readonly resumesTo: string | null;
  readonly clockFrom: string | null;
  readonly steplessFrom: string | null;
  readonly taskIds: readonly string[];
}

/**
 * Closes one of many, as closing it alone would; two things are not done by a press on many: ending a case at high risk, unless a supervisor presses, and
 * one in which something is due in the next days.
 */
export async function closeOne(
  tx: Tx,
  source: "web" | "job",
  { caseId, version }: { caseId: string; version: number },
  { reason, outcome, openTasks, note, wakeOnConcern }: Closing,
): Promise<{ version: number; was: Was }> {
  const found = await findCase(tx, { caseId });
  if (!found) throw conflict("notFound");
  if (!mayCloseCase(tx.actor, found) || (note && !mayAddNote(tx.actor, found))) throw conflict("refused");
  await lockCase(tx, caseId, version);
  if (found.diedOn !== null) throw conflict("case.personDied");
  if (isHigh(found.risk) && !looksAtClosing(tx, found)) throw conflict("case.highRisk");
  const was = await findStanding(tx, caseId);
  if (was.urgent) throw conflict("case.urgentTasks");
  const more = { wakeOnConcern };
  const input = {
    reason,
    outcome,
    version,
    ...(openTasks && { openTasks }),
    note: note && { ...note, topic: "notes" as const, restricted: false },
  };
  const closed = await closeCase(tx, found, input, more);
  await recordOne(tx, source, "case.close", found);
  const { urgent: _, ...stood } = was;
  return { version: closed.version, was: { ...stood, taskIds: openTasks === "cancel" ? was.taskIds : [] } };
}

/** How a case stands before many are changed by one press, and whether something is due in it in the next days. */
export async function findStanding(tx: Tx, caseId: string): Promise<Was & { urgent: boolean }> {
  const { today } = tx.actor;
  const { rows } = await sql<Was & { urgent: boolean }>`
    select c.status, c.paused_until as "pausedUntil", c.pause_reason as "pauseReason", c.resumes_to as "resumesTo", c.clock_from as "clockFrom", c.stepless_from as "steplessFrom",
           array(select k.id from cases.task k where k.case_id = c.id and k.status = 'open') as "taskIds",
           exists (select from cases.task k where k.case_id = c.id and k.status = 'open' and k.due_on >= ${today}::date
                      and (k.kind = 'appointment' or k.due_on <= ${today}::date + ${URGENT_STEP_DAYS}::int)) as urgent
      from cases.case c where c.id = ${caseId}`.execute(tx.db);
  const row = rows[0];
  if (!row) throw conflict("notFound");
  return row;
}
