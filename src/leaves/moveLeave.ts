import { sql } from "kysely";
import type { z } from "zod";
import type { FoundCase } from "../cases/queries.ts";
import { ownTitles } from "../cases/tasks/ownTitles.ts";
import { sealTitle } from "../cases/tasks/writeTask.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid, stale } from "../kernel/problem.ts";
import type { Act, leaves, Status } from "./contract.ts";
import { type FoundLeave, findLeave } from "./queries.ts";
import { stepFrom } from "./steps.ts";

/** What the step of the case says that belongs to where a leave stands. */
const stepTitles: Readonly<Record<Status, string>> = {
  requested: ownTitles.leaveRequested,
  documents_pending: ownTitles.leaveDocuments,
  under_review: ownTitles.leaveReview,
  decided: ownTitles.leaveDecided,
  on_leave: ownTitles.leaveAway,
  return_requested: ownTitles.leaveReturn,
  return_decided: ownTitles.leaveReturning,
  appealed: ownTitles.leaveAppeal,
  closed: ownTitles.leaveAway,
};

/** The step that a leave writes into its case when it comes to stand there, sealed. */
export function stepAt(tx: Tx, status: Status): { taskId: string; title: Buffer } {
  const taskId = newId();
  return { taskId, title: sealTitle(tx, taskId, stepTitles[status]) };
}

const standing = ({ status, stage, outcome }: FoundLeave) => ({ status, decision: stage && outcome ? { stage, outcome } : null });

/** Where an act leads from here. Throws 409 `leave.notNow`. */
export function requireStep(found: FoundLeave, act: Act): Status {
  const to = stepFrom(standing(found), act);
  if (!to) throw conflict("leave.notNow");
  return to;
}

/** They ask for a leave, under the version that holds today. */
export async function askLeave(
  tx: Tx,
  found: FoundCase,
  { from, until = null }: { from: string; until?: string | null | undefined },
): Promise<{ id: string }> {
  if (until && until <= from) throw invalid({ until: "past" });
  const id = newId();
  const { taskId, title } = stepAt(tx, "requested");
  await sql`select leaves.ask(${id}, ${found.id}, ${from}::date, ${until}::date, ${taskId}, ${title})`.execute(tx.db);
  return { id };
}

/** One step of a leave that is no decision. */
export async function actOnLeave(tx: Tx, found: FoundLeave, { act, version, back, words, waived }: z.output<typeof leaves.act.in>) {
  if (act === "askReturn" && !back) throw invalid({ back: "missing" });
  if (act === "askReturn" && back && back < tx.actor.today) throw invalid({ back: "past" });
  if (act === "appeal" && !words) throw invalid({ words: "missing" });
  const { taskId, title } = stepAt(tx, stepFrom(standing(found), act) ?? found.status);
  const said = act === "appeal" && words ? await sealAppeal(tx, found.leaveId, words) : null;
  const { rows } = await sql<{ done: boolean }>`
    select leaves.act(${found.leaveId}, ${version}, ${act}, ${act === "askReturn" ? back : null}::date, ${said}, ${waived}, ${taskId}, ${title}) as done`.execute(
    tx.db,
  );
  if (!rows[0]?.done) await refuseStale(tx, found);
  return { version: version + 1 };
}

/** What they wrote is kept with the decision they appeal from. */
async function sealAppeal(tx: Tx, leaveId: string, words: string): Promise<Buffer | null> {
  const { rows } = await sql<{ id: string | null }>`select l.decision_id as id from leaves.leave l where l.id = ${leaveId}`.execute(tx.db);
  const decisionId = rows[0]?.id;
  return decisionId ? tx.seal("leaves.decision", decisionId, "appeal_words", words) : null;
}

/** Refuses a step from where the leave does not stand any more. */
export async function refuseStale(tx: Tx, before: FoundLeave): Promise<never> {
  const { leaveId, status, version } = (await findLeave(tx, before)) ?? before;
  throw stale({ leaveId, status, version });
}
