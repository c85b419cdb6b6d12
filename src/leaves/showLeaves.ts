import type { z } from "zod";
import type { FoundCase } from "../cases/queries.ts";
import type { Tx } from "../kernel/db.ts";
import type { Decision, leaves } from "./contract.ts";
import { maySteerLeave } from "./policy.ts";
import { type DecisionRow, findDocuments, findPolicyToday, listDecisions, listLeaves, reviewsHere } from "./queries.ts";

const TABLE = "leaves.decision";

/** What a decision keeps sealed, opened; a purge leaves a mark in place of words, which is no list. */
function openDecision(tx: Tx, { leaveId: _leave, ...row }: DecisionRow): Decision {
  const open = (column: string, sealed: Buffer | null) => sealed && tx.open(TABLE, row.decisionId, column, sealed);
  const list = (text: string | null) => (text?.startsWith("[") ? (JSON.parse(text) as Decision["terms"]) : []);
  const why = row.reasoning && tx.open("leaves.reasoning", row.decisionId, "words", row.reasoning);
  return {
    ...row,
    terms: list(open("terms", row.terms)),
    appealHow: open("appeal_how", row.appealHow),
    appealWords: open("appeal_words", row.appealWords),
    reasoning: why?.startsWith("{") ? (JSON.parse(why) as Decision["reasoning"]) : null,
  };
}

/** The leaves of a case, as far as the asker may read them. */
export async function showLeaves(tx: Tx, found: FoundCase): Promise<z.input<typeof leaves.ofCase.out>> {
  const [rows, decisions, documents, policy, mayReview] = await Promise.all([
    listLeaves(tx, found.id),
    listDecisions(tx, found.id),
    findDocuments(tx, found.id),
    findPolicyToday(tx),
    reviewsHere(tx, found.id),
  ]);
  return {
    personId: found.personId as never,
    leaves: rows.map((row) => ({
      ...row,
      decisions: decisions.filter(({ leaveId }) => leaveId === row.leaveId).map((one) => openDecision(tx, one)),
    })),
    documents,
    policy,
    maySteer: found.status !== "closed" && maySteerLeave(tx.actor, found),
    mayReview: found.status !== "closed" && mayReview,
    access: found.access,
  };
}
