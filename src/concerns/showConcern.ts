import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import type { ConcernRecord } from "./contract.ts";
import { additionsOf, asInboxItem, decisionsOf, type FoundConcern, openSubject, type Sender, watchersOf } from "./queries.ts";
import { findAddress } from "./senderAddress.ts";

type Shown = z.input<typeof ConcernRecord>;

export const openSender = (tx: Tx, concern: Pick<FoundConcern, "id" | "sender">): Sender =>
  concern.sender ? (JSON.parse(tx.open("concerns.concern", concern.id, "sender", concern.sender)) as Sender) : { name: null, reach: null };

/** A concern whole: the sender's words untouched, what was decided, and who else may see it. */
export async function showConcern(tx: Tx, found: FoundConcern): Promise<Shown> {
  const [decisions, additions, watchers] = await Promise.all([
    decisionsOf(tx, found.id),
    additionsOf(tx, found.id),
    watchersOf(tx, found.program_id, found.assigned_id),
  ]);
  const shown = decisions.map((d) => ({
    id: d.id,
    at: d.at,
    by: { accountId: d.by_id, name: d.by_name },
    risk: d.risk,
    timeNeed: d.time_need,
    rationale: tx.open("concerns.decision", d.id, "rationale", d.rationale),
    outcome: d.outcome,
    caseId: d.case_id,
    duplicateOf: d.duplicate_of,
    redirectedTo: d.redirected_name,
  }));
  const rated = shown.find((d) => d.risk || d.timeNeed);
  const sender = openSender(tx, found);
  return {
    ...asInboxItem(tx, found),
    narrative: tx.open("concerns.concern", found.id, "narrative", found.narrative),
    appendix: found.appendix ? JSON.parse(tx.open("concerns.concern", found.id, "appendix", found.appendix)) : [],
    additions: additions.map((a) => ({ id: a.id, at: a.at, words: tx.open("concerns.addition", a.id, "body", a.body) })),
    subject: openSubject(tx, found),
    sender: {
      ...sender,
      account: found.sender_account ? { accountId: found.sender_account, name: found.sender_account_name ?? "" } : null,
      language: found.language,
      acknowledgedAt: found.acknowledged_at,
      canAcknowledge: !found.acknowledged_at && findAddress(found, sender) !== undefined,
      canAsk: mayAsk(found),
    },
    decisions: shown,
    rating: rated ? { risk: rated.risk, timeNeed: rated.timeNeed, rationale: rated.rationale, at: rated.at } : null,
    alsoSeenBy: watchers.rows.map((w) => ({ accountId: w.id, name: w.name, because: w.because })),
    personId: found.person_id,
    caseId: found.case_id,
    reminders: remind(found),
  };
}

/** Only signed-in school staff of a FERPA program are ever asked back (R39): of one taken down for a caller, the account is the writer's. */
export const mayAsk = (found: FoundConcern) =>
  found.regime === "FERPA" &&
  found.channel === "staff" &&
  found.sender_school &&
  found.sender_account !== null &&
  found.decided_at === null;

/** What whoever reads this may be bound to do now that they know (D07): a hint by what was ticked, never a judgement. */
function remind(found: FoundConcern): Shown["reminders"] {
  if (found.regime === "VSP") return [];
  const harm = found.categories.includes("harm_by_others");
  const school = ["college", "district", "school"].includes(found.agency_kind) && found.regime !== "CONF";
  return [
    ...(harm || found.categories.includes("safety") ? (["mandated_report"] as const) : []),
    ...(harm && school ? (["title_ix"] as const) : []),
  ];
}
