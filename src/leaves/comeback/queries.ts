import { sql } from "kysely";
import type { Access } from "../../kernel/contract.ts";
import type { Tx } from "../../kernel/db.ts";
import type { Comeback } from "./contract.ts";

export interface ComebackRow extends Omit<Comeback, "knowing" | "changes" | "checks"> {
  caseId: string;
  programId: string;
  personId: string;
  knowing: Buffer | null;
  changes: Buffer | null;
  meetingTask: string | null;
  releaseTask: string | null;
  checks: { dueOn: string; done: boolean }[];
  access: Access;
}

const columns = sql`k.id as "comebackId", k.case_id as "caseId", k.program_id as "programId", k.person_id as "personId", k.after, k.expected_on as "expectedOn",
  k.class_on as "classOn", k.meeting_on as "meetingOn", to_char(k.meeting_at, 'HH24:MI') as "meetingAt", k.release as "hospital", k.knowing, k.changes, k.back_on as "backOn", k.status,
  k.meeting_task as "meetingTask", k.release_task as "releaseTask", k.version, access.to_case(k.case_id, k.program_id) as access,
  (select coalesce(json_agg(json_build_object('dueOn', t.due_on, 'done', t.status = 'done') order by c.n), '[]')
     from unnest(k.check_tasks) with ordinality c(id, n) join cases.task t on t.id = c.id) as checks
  from leaves.comeback k`;

/** The returns of a case, the newest first. */
export const listComebacks = async (tx: Tx, caseId: string) =>
  (await sql<ComebackRow>`select ${columns} where k.case_id = ${caseId} order by k.at desc, k.id desc limit 10`.execute(tx.db)).rows;

/** One of them, should the asker see it. */
export const findComeback = async (tx: Tx, { comebackId }: { comebackId: string }) =>
  (await sql<ComebackRow>`select ${columns} where k.id = ${comebackId}`.execute(tx.db)).rows[0];
