import { sql } from "kysely";
import { type FoundCase, findCase, lockCase } from "../cases/queries.ts";
import { ownTitles } from "../cases/tasks/ownTitles.ts";
import { seesCase, writeTask } from "../cases/tasks/writeTask.ts";
import { addTimeline, keysOf } from "../cases/timeline/addTimeline.ts";
import { findForm, readForm } from "../forms/queries.ts";
import { writeCanonical } from "../forms/questionnaire/document.ts";
import type { Answers } from "../forms/questionnaire/form.ts";
import { judgeAnswers } from "../forms/questionnaire/judgeAnswers.ts";
import { writeResponse } from "../forms/questionnaire/response.ts";
import { findSafetyCalls } from "../forms/questionnaire/score.ts";
import { keepShown } from "../forms/questionnaire/shown.ts";
import { sendDocument } from "../forms/sendDocument.ts";
import type { Tx } from "../kernel/db.ts";
import type { LeavingFile } from "../kernel/fileContract.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid, notFound, stale } from "../kernel/problem.ts";
import { notifyAccount } from "../messages/queueMessage.ts";
import type { FilledBy, Presence } from "./contract.ts";
import { type FoundResponse, findOnCall, findResponse, headOf, openAnswers, sealAnswers } from "./queries.ts";

const now = sql<string>`kernel.clock()`;

interface Begun {
  readonly formId: string;
  readonly presence?: Presence | null | undefined;
  /** They fill it in themselves, on their own page. */
  readonly onPage?: boolean;
}

/** Begins a form with the person; whoever is on call is told where nobody is with them. */
export async function beginResponse(tx: Tx, found: FoundCase, { formId, presence, onPage = false }: Begun): Promise<{ id: string }> {
  const form = await findForm(tx, { formId });
  if (!form) throw notFound();
  if (onPage && form.callsForSafety) throw conflict("response.notAlone");
  if ((await lockCase(tx, found.id)) === "closed") throw conflict("case.closed");
  const said = form.callsForSafety ? (presence ?? null) : null;
  const paged = said === "on_call" ? await findOnCall(tx, found.id) : undefined;
  if (said === "on_call" && !paged) throw conflict("response.nobodyOnCall");
  const id = newId();
  const made = await tx.db
    .insertInto("responses.response")
    .values({
      id,
      ...keysOf(tx, found),
      form_id: formId,
      begun_by: tx.actor.id,
      presence: said,
      paged_id: paged?.id ?? null,
      filled_by: onPage ? "person" : "staff",
      on_page: onPage,
    })
    .onConflict((is) => is.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) throw conflict("response.askedAlready");
  if (paged)
    await notifyAccount(tx, { accountId: paged.id, template: "form.standBy", once: `form:${id}`, about: [found.personId, found.id] });
  return { id };
}

interface Filled {
  readonly answers: Answers;
  readonly version: number;
  /** By whose hand. */
  readonly filledBy?: FilledBy | null | undefined;
}

/** Keeps the answers, and makes the step that follows where one of them calls for safety: neither is there without the other. */
export async function completeResponse(tx: Tx, found: FoundResponse, { answers: given, version, filledBy }: Filled) {
  if (found.onPage) throw conflict("response.onTheirPage");
  const form = await readForm(tx, found.formId);
  const faults = judgeAnswers(form, given, { complete: true });
  if (faults.length > 0) throw invalid(Object.fromEntries(faults.map(({ linkId, code }) => [linkId, `answer.${code}`])));
  if (found.status !== "begun") throw conflict("response.over");
  const it = await findCase(tx, { caseId: found.caseId });
  if (!it) throw notFound();
  if ((await lockCase(tx, found.caseId)) === "closed") throw conflict("case.closed");
  const answers = keepShown(form, given);
  const calls = findSafetyCalls(form, answers);
  const taskId = calls.length > 0 ? await askForSafety(tx, it, found.id) : null;
  await change(tx, found, version, {
    status: "complete",
    answers: sealAnswers(tx, found.id, answers),
    completed_by: tx.actor.id,
    filled_by: filledBy ?? "staff",
    completed_at: now,
    on_day: tx.actor.today,
    safety_task_id: taskId,
  });
  // That an answer called for safety says what was answered: it is read by those who may read that.
  const called = taskId !== null;
  await addTimeline(tx, it, {
    kind: "form",
    refId: found.id,
    codes: { responseId: found.id, ...(called && { safety: true }) },
    isOfNotes: called,
  });
  return { version: version + 1, safety: called };
}

/** An urgent step, today, for whoever has the case; they are told at once where somebody else filled it in. Whoever is there has it where the manager is gone. */
async function askForSafety(tx: Tx, found: FoundCase, responseId: string): Promise<string> {
  const { managerId } = found;
  const ownerId = managerId !== null && (await seesCase(tx, found.id, managerId)) ? managerId : tx.actor.id;
  const task = { kind: "follow_up", title: ownTitles.safetyFollowUp, dueOn: tx.actor.today } as const;
  const taskId = await writeTask(tx, found, { ...task, ownerId, source: "system" });
  if (ownerId !== tx.actor.id) {
    const about = [found.personId, found.id];
    await notifyAccount(tx, { accountId: ownerId, template: "form.safety", once: `form.safety:${responseId}`, about });
  }
  return taskId;
}

/** It is not filled in after all. */
export async function leaveResponse(tx: Tx, found: FoundResponse, version: number): Promise<Record<string, never>> {
  if (found.status !== "begun") throw conflict("response.over");
  await change(tx, found, version, { status: "left" });
  return {};
}

async function change(tx: Tx, { id }: { id: string }, version: number, columns: object): Promise<void> {
  const done = await tx.db
    .updateTable("responses.response")
    .set({ ...columns, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("status", "=", "begun")
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return;
  const current = await findResponse(tx, { responseId: id });
  if (!current) throw notFound();
  throw current.status === "begun"
    ? stale(headOf(current, await readForm(tx, current.formId), { answers: {}, purged: null }))
    : conflict("response.over");
}

/** The answers as a file that others read; it names nobody. */
export async function exportResponse(tx: Tx, found: FoundResponse): Promise<LeavingFile> {
  if (found.status !== "complete" || found.completedAt === null) throw conflict("response.notComplete");
  const { answers, purged } = openAnswers(tx, found);
  if (purged) throw conflict("response.purged");
  const form = await readForm(tx, found.formId);
  const document = writeResponse(form, answers, { status: "completed", authored: found.completedAt });
  return sendDocument(`${found.slug}-${found.onDay}.json`, writeCanonical(document), [found.personId]);
}
