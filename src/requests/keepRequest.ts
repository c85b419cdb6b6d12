import { sql, type UpdateObject } from "kysely";
import type { z } from "zod";
import type { DB } from "../../db/types.ts";
import { addContact } from "../cases/contacts/addContact.ts";
import { addNote } from "../cases/notes/addNote.ts";
import { findCase } from "../cases/queries.ts";
import { endTask } from "../cases/tasks/changeTask.ts";
import { findTask } from "../cases/tasks/queries.ts";
import { addTimeline } from "../cases/timeline/addTimeline.ts";
import type { Tx } from "../kernel/db.ts";
import { conflict, invalid, notFound, stale } from "../kernel/problem.ts";
import { askerIsBarred } from "./askerIsBarred.ts";
import type { requests } from "./contract.ts";
import { caseOf, findRequest, itemsOf, REQUEST, type RequestRow } from "./queries.ts";
import { factsOf, tellItem } from "./thingsThere.ts";

/** Says of one thing that it goes, or why it is held back. */
export async function decideItem(tx: Tx, found: RequestRow, input: z.output<typeof requests.decide.in>): Promise<Record<string, never>> {
  if (found.ended) throw conflict("request.over");
  const row = (await itemsOf(tx, found.id)).find(({ id }) => id === input.itemId);
  if (!row) throw notFound();
  if (row.package_id) throw conflict("request.given");
  const { decision, copy } = input;
  if (decision === "hold" && !input.reason) throw invalid({ reason: "required" });
  if (decision === "hold" && copy) throw invalid({ copy: "held" });
  if (decision === "give" && (await askerIsBarred(tx, found))) throw conflict("request.askerBarred");
  const ofCase = await findCase(tx, { caseId: found.caseId });
  const told = tellItem(tx, row, ofCase ? await factsOf(tx, ofCase) : [], found.kind);
  if (!told.mayDecide) throw conflict("request.notYours");
  // What is restricted, or in a file, is not taken apart here: whoever gives it writes what leaves.
  if (decision === "give" && row.source === "note" && told.words === null && !copy) throw invalid({ copy: "required" });
  // The facts of a case change by themselves: what leaves is what they were when somebody said yes.
  const leaves = decision === "hold" ? null : copy || (row.source === "facts" ? told.words : null);
  const done = await tx.db
    .updateTable("requests.item")
    .set({
      decision,
      reason: decision === "hold" ? (input.reason ?? null) : null,
      copy: leaves ? tx.seal("requests.item", row.id, "copy", leaves) : null,
      decided_by: tx.actor.id,
      decided_at: sql<string>`kernel.clock()`,
      version: input.version + 1,
    })
    .where("id", "=", row.id)
    .where("version", "=", input.version)
    .where("package_id", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw stale({ itemId: row.id, version: row.version });
  return {};
}

/** Says what became of it; its step of the case is done with it, and its story says so. */
export async function endRequest(tx: Tx, found: RequestRow, input: z.output<typeof requests.end.in>): Promise<Record<string, never>> {
  const { outcome, hearingTold } = input;
  const amendment = found.kind === "amendment";
  if (["agreed", "refused"].includes(outcome) !== amendment && outcome !== "withdrawn") throw invalid({ outcome: "notOfThis" });
  if (amendment && outcome === "refused" && !hearingTold) throw invalid({ hearingTold: "required" });
  if (outcome === "given" && !(await itemsOf(tx, found.id)).some(({ package_id }) => package_id)) throw conflict("request.nothingLeft");
  await changeRequestRow(tx, found, input.version, {
    outcome,
    answer: tx.seal(REQUEST, found.id, "answer", input.answer),
    hearing_told: amendment && hearingTold,
    ended_at: sql<string>`kernel.clock()`,
    ended_by: tx.actor.id,
  });
  const task = found.task_id ? await findTask(tx, { taskId: found.task_id }) : undefined;
  if (task?.status === "open") await endTask(tx, task, task.task.version, "done");
  await addTimeline(tx, caseOf(found), {
    kind: "request",
    refId: found.id,
    codes: { state: `${found.kind}.${outcome}`, requestId: found.id },
  });
  return {};
}

/** The warm call between schools: a contact of the case with its note, and that it was made. */
export async function recordCall(tx: Tx, found: RequestRow, { words, version }: z.output<typeof requests.called.in>) {
  if (found.kind !== "transfer") throw conflict("request.noSchool");
  const ofCase = await findCase(tx, { caseId: found.caseId });
  if (!ofCase) throw notFound();
  await changeRequestRow(tx, found, version, { called_on: tx.actor.today });
  const call = { kind: "collateral", result: "completed", onDay: tx.actor.today, withWhom: "provider", purpose: "logistics" } as const;
  await addContact(tx, ofCase, call, { audience: "team", topic: "notes", restricted: false, body: words });
  return {};
}

/** Lays the person's own statement beside what was not amended: a note of the case like any other, so that it is found wherever the record is. */
export async function layStatement(tx: Tx, found: RequestRow, { words, version }: z.output<typeof requests.state.in>) {
  if (found.kind !== "amendment" || found.outcome !== "refused" || found.statement_id) throw conflict("request.noStatement");
  const es = tx.actor.language === "es";
  const head = es ? "Declaración de la persona, que acompaña a su expediente:" : "Statement of the person, which goes with their record:";
  const note = { audience: "program", topic: "notes", restricted: false, body: `${head}\n\n${words}` } as const;
  const noteId = await addNote(tx, { ...caseOf(found), regime: found.regime }, note);
  await changeRequestRow(tx, found, version, { statement_id: noteId }, true);
  await addTimeline(tx, caseOf(found), { kind: "request", refId: found.id, codes: { state: "amendment.statement", requestId: found.id } });
  return {};
}

/** Changes a request that is still the version the asker saw. */
export async function changeRequestRow(
  tx: Tx,
  found: RequestRow,
  version: number,
  columns: UpdateObject<DB, "requests.request">,
  over = false,
): Promise<void> {
  if (found.ended && !over) throw conflict("request.over");
  const done = await tx.db
    .updateTable("requests.request")
    .set({ ...columns, version: version + 1 })
    .where("id", "=", found.id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return;
  const now = await findRequest(tx, { requestId: found.id });
  throw now ? stale({ requestId: now.id, version: now.version }) : notFound();
}
