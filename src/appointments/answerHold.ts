import { sql } from "kysely";
import type { z } from "zod";
import { ownTitles } from "../cases/tasks/ownTitles.ts";
import { sealTitle } from "../cases/tasks/writeTask.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import type { heldTimes } from "./contract.ts";

/** By which papers of ours attendance may be told of whoever that time was held for. */
export async function listPapers(tx: Tx, appointmentId: string) {
  const { rows } = await sql<{ releaseId: string; recipient: string | null }>`
    select p.release_id as "releaseId", p.recipient from appointments.papers_for(${appointmentId}) p`.execute(tx.db);
  return { papers: rows.map(({ releaseId, recipient }) => ({ releaseId: releaseId as never, recipient: recipient ?? "" })) };
}

/** Says yes to a hold, gives the time away, or says whether they came: the last only with a paper of theirs, else nothing is told. */
export async function answerHold(tx: Tx, { appointmentId, version, answer, releaseId }: z.output<typeof heldTimes.answer.in>) {
  const taskId = newId();
  const title = sealTitle(tx, taskId, ownTitles.missedMeeting);
  const { rows } = await sql<{ version: number }>`
    select appointments.answer_hold(${appointmentId}, ${version}, ${answer}, ${releaseId ?? null}, ${taskId}, ${title}) as version`.execute(
    tx.db,
  );
  return { version: rows[0]?.version ?? version + 1 };
}
