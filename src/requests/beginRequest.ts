import { sql } from "kysely";
import type { z } from "zod";
import { type FoundCase, lockCase } from "../cases/queries.ts";
import { writeTask } from "../cases/tasks/writeTask.ts";
import { addTimeline, keysOf } from "../cases/timeline/addTimeline.ts";
import { findRecipients } from "../disclosures/queries.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { D09_ANSWER_DAYS, D22_TRANSFER_DAYS } from "../kernel/limits.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import { adultsOf } from "../people/family/queries.ts";
import type { RequestKind, requests } from "./contract.ts";
import { findPaper } from "./paperQueries.ts";
import { findUnlisted, REQUEST } from "./queries.ts";

type Beginning = z.output<typeof requests.begin.in>;

const askers: Readonly<Record<RequestKind, readonly string[]>> = {
  inspection: ["person", "parent"],
  amendment: ["person", "parent"],
  transfer: ["school"],
  production: ["court", "representative", "other"],
};

/** Writes down what is asked of a case, sets its clock as a step of the case, and puts together what there is. */
export async function beginRequest(tx: Tx, found: FoundCase, input: Beginning): Promise<{ id: string }> {
  const { today } = tx.actor;
  const cameOn = input.cameOn ?? today;
  if (cameOn > today) throw invalid({ cameOn: "future" });
  if (!askers[input.kind].includes(input.askerKind)) throw invalid({ askerKind: "notTheirs" });
  const production = input.kind === "production";
  const legal = addDays(cameOn, input.kind === "transfer" ? D22_TRANSFER_DAYS : D09_ANSWER_DAYS);
  const dueOn = input.dueOn ?? legal;
  if (dueOn < cameOn) throw invalid({ dueOn: "past" });
  // 34 CFR 99.10(b): no later than that; what is compelled has the day that stands on its paper.
  if (!production && dueOn > legal) throw invalid({ dueOn: "tooFar" });
  await checkAsker(tx, found, input);
  if (production && !(input.basisCode && input.orderWords))
    throw invalid(input.basisCode ? { orderWords: "required" } : { basisCode: "required" });
  if (production || input.kind === "transfer") await checkRecipient(tx, found.id, input.recipientId ?? null);
  if (input.paperId && !(await findPaper(tx, { paperId: input.paperId }))) throw invalid({ paperId: "unknown" });
  const id = newId();
  const seal = (column: string, words: string | null | undefined) => (words ? tx.seal(REQUEST, id, column, words) : null);
  const task = await setClock(tx, found, input.kind, dueOn);
  await tx.db
    .insertInto("requests.request")
    .values({
      id,
      ...keysOf(tx, found),
      kind: input.kind,
      asker_kind: input.askerKind,
      asker_id: input.askerId ?? null,
      asker: tx.seal(REQUEST, id, "asker", input.asker),
      wanted: tx.seal(REQUEST, id, "wanted", input.wanted),
      came_on: cameOn,
      due_on: dueOn,
      task_id: task,
      paper_id: production ? (input.paperId ?? null) : null,
      recipient_id: production || input.kind === "transfer" ? (input.recipientId ?? null) : null,
      basis_code: production ? (input.basisCode ?? null) : null,
      order_words: production ? seal("order_words", input.orderWords) : null,
      no_notice: production && input.noNoticeWhy !== null,
      no_notice_why: production ? seal("no_notice_why", input.noNoticeWhy) : null,
      legal_hold: input.legalHold,
      recorded_by: tx.actor.id,
    })
    .execute();
  if (input.kind !== "amendment") await assembleItems(tx, found, id, input.kind);
  await addTimeline(tx, found, { kind: "request", refId: id, codes: { state: input.kind, requestId: id } });
  return { id };
}

/** Adds to the list what there is and it has not yet; of a transfer, notes and what stood around them are held back until somebody says otherwise (D22). */
export async function assembleItems(
  tx: Tx,
  found: { id: string; programId: string; personId: string },
  requestId: string,
  kind: RequestKind,
): Promise<void> {
  const there = await findUnlisted(tx, { id: requestId, caseId: found.id });
  if (there.length === 0) return;
  const rows = there.map((one) => {
    const held = kind === "transfer" && ["note", "event", "barrier"].includes(one.source);
    return {
      id: newId(),
      ...keysOf(tx, found),
      request_id: requestId,
      ...one,
      decision: held ? ("hold" as const) : null,
      reason: held ? ("needs_release" as const) : null,
      decided_by: held ? tx.actor.id : null,
      decided_at: held ? sql<string>`kernel.clock()` : null,
    };
  });
  await tx.db.insertInto("requests.item").values(rows).execute();
}

/** A parent is one of the family, so that an order that bars them is found; and in a confidential program no parent has the right of the schools. */
async function checkAsker(tx: Tx, found: FoundCase, { askerKind, askerId }: Beginning): Promise<void> {
  if (askerKind !== "parent") {
    if (askerId) throw invalid({ askerId: "unknown" });
    return;
  }
  if (found.regime !== "FERPA") throw conflict("request.parentNeedsRelease");
  if (!askerId) throw invalid({ askerId: "required" });
  if (!(await adultsOf(tx, found.personId)).some(({ id }) => id === askerId)) throw invalid({ askerId: "unknown" });
}

async function checkRecipient(tx: Tx, caseId: string, recipientId: string | null): Promise<void> {
  if (!recipientId) throw invalid({ recipientId: "required" });
  if (!(await findRecipients(tx, caseId)).some(({ id }) => id === recipientId)) throw invalid({ recipientId: "unknown" });
}

const titles: Readonly<Record<RequestKind, readonly [string, string]>> = {
  inspection: ["Answer the request to see the record", "Responder a la solicitud de ver el expediente"],
  amendment: ["Answer the request to amend the record", "Responder a la solicitud de corregir el expediente"],
  transfer: ["Answer the new school’s request for records", "Responder a la nueva escuela que pide el expediente"],
  production: ["Answer what was served", "Responder a lo que fue notificado"],
};

/** The clock is a step of the case, of whoever carries it: it stands on Today, and slips where everything does. */
async function setClock(tx: Tx, found: FoundCase, kind: RequestKind, dueOn: string): Promise<string | null> {
  if ((await lockCase(tx, found.id)) === "closed") return null;
  const title = titles[kind][tx.actor.language === "es" ? 1 : 0];
  const task = { title, kind: "task", dueOn, ownerId: found.managerId ?? tx.actor.id, source: "system" } as const;
  return writeTask(tx, found, task as never);
}

const addDays = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
