import type { z } from "zod";
import { type FoundCase, findCase } from "../cases/queries.ts";
import { mandatesIn } from "../disclosures/policy.ts";
import { findRecipients } from "../disclosures/queries.ts";
import type { Tx } from "../kernel/db.ts";
import { notFound } from "../kernel/problem.ts";
import { adultsOf } from "../people/family/queries.ts";
import { findPerson, openLabel } from "../people/queries.ts";
import { nameRecipient } from "../releases/queries.ts";
import { askerIsBarred } from "./askerIsBarred.ts";
import type { Item, RequestHead, requests } from "./contract.ts";
import { mayAnswerRequest, needsSecond } from "./policy.ts";
import { findUnlisted, type ItemRow, itemsOf, REQUEST, type RequestRow, recordsOf, requestsOf } from "./queries.ts";
import { factsOf, tellItem } from "./thingsThere.ts";

const showHeadOfRequest = (tx: Tx, row: RequestRow): z.input<typeof RequestHead> => ({
  requestId: row.id,
  kind: row.kind,
  askerKind: row.asker_kind,
  asker: tx.open(REQUEST, row.id, "asker", row.asker),
  cameOn: row.came_on,
  dueOn: row.due_on,
  overdue: !row.ended && row.due_on < tx.actor.today,
  outcome: row.outcome,
  version: row.version,
});

/** What was asked about the person of a case, and what asking anew needs to know. */
export async function listRequests(tx: Tx, found: FoundCase): Promise<z.input<typeof requests.list.out>> {
  const [rows, adults, records, recipients] = await Promise.all([
    requestsOf(tx, found.id),
    adultsOf(tx, found.personId),
    recordsOf(tx, found.personId),
    findRecipients(tx, found.id),
  ]);
  return {
    personId: found.personId as never,
    requests: rows.map((row) => showHeadOfRequest(tx, row)),
    mayBegin: mayAnswerRequest(tx.actor, found),
    adults: adults.map(({ id, label }) => ({
      personId: id as never,
      name: [label.call, label.initial].filter(Boolean).join(" "),
      records: records.get(id) ?? "unknown",
    })),
    recipients: recipients.map((row) => ({ recipientId: row.id as never, name: nameRecipient(tx, row) })),
    mandates: mandatesIn(found.regime),
    access: found.access,
  };
}

/** A request with everything on its list, in the words of where each thing stands. */
export async function showRequest(tx: Tx, row: RequestRow): Promise<z.input<typeof requests.show.out>> {
  const ofCase = await findCase(tx, { caseId: row.caseId });
  if (!ofCase) throw notFound();
  const person = await findPerson(tx, row);
  if (!person) throw notFound();
  const [items, unlisted, facts, askerBarred] = await Promise.all([
    itemsOf(tx, row.id),
    findUnlisted(tx, row),
    factsOf(tx, ofCase),
    askerIsBarred(tx, row),
  ]);
  const open = (column: string, sealed: Buffer | null) => sealed && tx.open(REQUEST, row.id, column, sealed);
  const recipient = row.recipient_id
    ? nameRecipient(tx, { id: row.recipient_id, name: row.recipient, family_name: row.family_name })
    : null;
  return {
    ...showHeadOfRequest(tx, row),
    caseId: row.caseId as never,
    personId: row.personId as never,
    label: openLabel(tx, row.personId, person.label),
    regime: row.regime,
    askerBarred,
    wanted: tx.open(REQUEST, row.id, "wanted", row.wanted),
    recipient,
    basisCode: row.basis_code,
    orderWords: open("order_words", row.order_words),
    noNoticeWhy: open("no_notice_why", row.no_notice_why),
    legalHold: row.legal_hold,
    needsSecond: row.kind === "production" && needsSecond(row.regime),
    approved: row.approved_by && row.approved_at ? { by: { id: row.approved_by, name: row.approver ?? "" }, at: row.approved_at } : null,
    mayApprove: row.mayApprove,
    calledOn: row.called_on,
    answer: open("answer", row.answer),
    statement: await readStatement(tx, row),
    unlisted: row.ended || row.kind === "amendment" ? 0 : unlisted.length,
    items: items.map((one) => showItem(tx, one, tellItem(tx, one, facts, row.kind))),
    canWrite: mayAnswerRequest(tx.actor, row) && !row.ended,
    recordedBy: { id: row.recorded_by, name: row.recorder },
    access: row.access,
  };
}

const showItem = (tx: Tx, row: ItemRow, told: ReturnType<typeof tellItem>): z.input<typeof Item> => ({
  itemId: row.id,
  source: row.source,
  ...told,
  decision: row.decision,
  reason: row.reason,
  copy: row.copy && tx.open("requests.item", row.id, "copy", row.copy),
  by: row.decider,
  packageId: row.package_id as never,
  version: row.version,
});

async function readStatement(tx: Tx, row: RequestRow): Promise<string | null> {
  if (!row.statement_id) return null;
  const text = await tx.db
    .selectFrom("cases.note_text")
    .select("body")
    .where("note_id", "=", row.statement_id)
    .where("seq", "=", 0)
    .executeTakeFirst();
  return text ? tx.open("cases.note_text", `${row.statement_id}/0`, "body", text.body) : null;
}
