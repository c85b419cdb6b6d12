import { sql } from "kysely";
import { findCase } from "../cases/queries.ts";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import type { Decision, Leave, Policy } from "./contract.ts";

export interface FoundLeave {
  leaveId: string;
  caseId: string;
  programId: string;
  personId: string;
  status: Leave["status"];
  stage: "request" | "return" | null;
  outcome: Decision["outcome"] | null;
  until: string | null;
  version: number;
  access: Access;
}

/** A leave, should the asker see it: what the verbs need of it. */
export async function findLeave(tx: Tx, { leaveId }: { leaveId: string }): Promise<FoundLeave | undefined> {
  const { rows } = await sql<FoundLeave>`
    select l.id as "leaveId", l.case_id as "caseId", l.program_id as "programId", l.person_id as "personId", l.status, d.stage, d.outcome, l.until_on as until, l.version,
           access.to_case(l.case_id, l.program_id) as access
      from leaves.leave l left join leaves.decision d on d.id = l.decision_id where l.id = ${leaveId}`.execute(tx.db);
  return rows[0];
}

const applies = sql`json_build_object('policyId', y.id, 'number', y.number, 'title', y.title, 'effectiveOn', y.effective_on, 'appealDays', y.appeal_days, 'offices', y.offices)`;

/** The leaves of a case, the newest first; no decisions yet. */
export const listLeaves = async (tx: Tx, caseId: string) =>
  (
    await sql<Omit<Leave, "decisions">>`
      select l.id as "leaveId", l.status, l.from_on as from, l.until_on as until, l.return_on as back, l.due_on as due, l.asked_on as "askedOn", l.asked_by is null as "onPage",
             l.closed_on as "closedOn", l.closed_because as "closedBecause", l.version, ${applies} as policy
        from leaves.leave l join leaves.policy y on y.id = l.policy_id where l.case_id = ${caseId} order by (l.status = 'closed'), l.asked_on desc, l.id desc limit 10`.execute(
      tx.db,
    )
  ).rows;

export interface DecisionRow extends Omit<Decision, "terms" | "appealHow" | "appealWords" | "reasoning"> {
  leaveId: string;
  terms: Buffer | null;
  appealHow: Buffer | null;
  appealWords: Buffer | null;
  reasoning: Buffer | null;
}

/** What was decided of the leaves of a case, the first one first; why, to those who may read it. */
export const listDecisions = async (tx: Tx, caseId: string) =>
  (
    await sql<DecisionRow>`
      select d.id as "decisionId", d.leave_id as "leaveId", d.stage, d.appeal_of is not null as "ofAppeal", d.outcome, d.on_day as "onDay", d.terms,
             json_build_object('id', a.id, 'name', a.name) as by, d.appeal_how as "appealHow", d.appeal_by as "appealBy", d.appealed_on as "appealedOn",
             d.appeal_words as "appealWords", r.words as reasoning
        from leaves.decision d join staff.account a on a.id = d.by_id left join leaves.reasoning r on r.id = d.id
       where d.case_id = ${caseId} order by d.at, d.id`.execute(tx.db)
  ).rows;

/** The version of the policy that holds today, if there is one. */
export async function findPolicyToday(tx: Tx): Promise<Leave["policy"] | null> {
  const { rows } = await sql<{ policy: Leave["policy"] }>`
    select ${applies} as policy from leaves.policy y where y.effective_on <= ${tx.actor.today}::date order by y.effective_on desc, y.number desc limit 1`.execute(
    tx.db,
  );
  return rows[0]?.policy ?? null;
}

/** Every version of the agency's policy, the newest first. */
export const listPolicies = async (tx: Tx) =>
  (
    await sql<Policy>`
      select y.id as "policyId", y.number, y.title, y.summary, y.body, y.language, y.offices, y.documents_days as "documentsDays", y.review_days as "reviewDays",
             y.appeal_days as "appealDays", y.effective_on as "effectiveOn", a.name as "byName", y.at
        from leaves.policy y join staff.account a on a.id = y.by_id order by y.number desc limit 50`.execute(tx.db)
  ).rows;

/** Whether the documents of a case are complete, as its reviewer said. */
export async function findDocuments(tx: Tx, caseId: string): Promise<boolean | null> {
  const { rows } = await sql<{
    complete: boolean | null;
  }>`select c.medical_complete as complete from cases.case c where c.id = ${caseId}`.execute(tx.db);
  return rows[0]?.complete ?? null;
}

/** Whether the asker reviews the medical documents of a case. */
export async function reviewsHere(tx: Tx, caseId: string): Promise<boolean> {
  const { rows } = await sql<{ reviews: boolean }>`select leaves.reviews(${caseId}) as reviews`.execute(tx.db);
  return rows[0]?.reviews ?? false;
}

export { findCase };
