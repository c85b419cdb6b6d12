import { sql } from "kysely";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import type { Emergency, Finding, LifeOption } from "./emergencyContract.ts";

const MOST_LISTED = 100;

interface EmergencyRow {
  id: string;
  account_id: string;
  by: string;
  program_id: string;
  outcome: "opened" | "refused";
  threat: Buffer;
  parties: Buffer;
  at: string;
  until: string | null;
  running: boolean;
  case_id: string | null;
  number: number;
  review_by: string;
  reviewed_at: string | null;
  reviewed_by: string | null;
  reviewer: string | null;
  finding: Finding | null;
  review: Buffer | null;
  may_review: boolean;
  version: number;
}

const emergencyRows = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Emergency[]> => {
  const { rows } = await sql<EmergencyRow>`
    select e.id, e.account_id, a.name as by, e.program_id, e.outcome, e.threat, e.parties, e.at, e.until, coalesce(e.until > kernel.clock(), false) as running,
           c.id as case_id, walls.number_of(e.id) as number, e.review_by, e.reviewed_at, e.reviewed_by, r.name as reviewer, e.finding, e.review, e.version,
           e.reviewed_at is null and walls.may_review(e) as may_review
      from walls.emergency e join staff.account a on a.id = e.account_id left join staff.account r on r.id = e.reviewed_by left join cases.case c on c.id = e.case_id
     where ${where} order by e.reviewed_at is not null, e.at desc, e.id limit ${sql.lit(MOST_LISTED)}`.execute(tx.db);
  return rows.map((row) => showEmergency(tx, row));
};

function showEmergency(tx: Tx, row: EmergencyRow): Emergency {
  const open = (column: string, sealed: Buffer) => tx.open("walls.emergency", row.id, column, sealed);
  return {
    emergencyId: row.id as never,
    by: { id: row.account_id, name: row.by },
    mine: row.account_id === tx.actor.id,
    programId: row.program_id,
    outcome: row.outcome,
    threat: open("threat", row.threat),
    parties: open("parties", row.parties),
    at: row.at,
    until: row.until,
    running: row.running,
    caseId: row.case_id as never,
    caseNumber: row.number,
    reviewBy: row.review_by,
    overdue: row.reviewed_at === null && row.review_by < tx.actor.today,
    review:
      row.reviewed_at && row.reviewed_by && row.finding && row.review
        ? {
            finding: row.finding,
            words: open("review", row.review),
            by: { id: row.reviewed_by, name: row.reviewer ?? "" },
            at: row.reviewed_at,
          }
        : null,
    mayReview: row.may_review,
    version: row.version,
  };
}

/** What the asker opened, and what is theirs to look at. */
export const listEmergencies = (tx: Tx) => emergencyRows(tx, sql`(e.account_id = (select kernel.uid()) or walls.may_review(e))`);

export const findEmergency = async (tx: Tx, { emergencyId }: { emergencyId: string }): Promise<Emergency | undefined> =>
  (await emergencyRows(tx, sql`e.id = ${emergencyId} and (e.account_id = (select kernel.uid()) or walls.may_review(e))`))[0];

/** The case, and until when its asker sees it because of an emergency. */
export async function findCaseInEmergency(tx: Tx, { caseId }: { caseId: string }) {
  const { rows } = await sql<{ caseId: string; until: string | null; emergencyId: string | null; access: Access }>`
    select c.id as "caseId", e.until, e.id as "emergencyId", access.to_case(c.id, c.program_id) as access
      from cases.case c left join lateral (select x.id, x.until from walls.emergency x
        where x.case_id = c.id and x.account_id = (select kernel.uid()) and x.outcome = 'opened' and x.until > kernel.clock() order by x.until desc limit 1) e on true
     where c.id = ${caseId}`.execute(tx.db);
  return rows[0];
}

interface OptionRow {
  programId: string;
  name: string;
  id: string | null;
  counsel: Buffer | null;
  asked_by: string | null;
  asked_name: string | null;
  asked_at: string | null;
  confirmed_by: string | null;
  confirmed_name: string | null;
  confirmed_at: string | null;
}

const optionRows = async (tx: Tx, where: ReturnType<typeof sql>) =>
  (
    await sql<OptionRow>`
    select p.id as "programId", p.name, o.id, o.counsel, o.asked_by, a.name as asked_name, o.asked_at, o.confirmed_by, b.name as confirmed_name, o.confirmed_at
      from agencies.program p left join walls.life_option o on o.program_id = p.id and o.ended_at is null
      left join staff.account a on a.id = o.asked_by left join staff.account b on b.id = o.confirmed_by
     where p.regime in ('VSP', 'CONF') and p.ended_at is null and p.id = any ((select walls.decides_in())::uuid[]) and ${where} order by p.name`.execute(
      tx.db,
    )
  ).rows;

function showOption(tx: Tx, row: OptionRow): LifeOption | null {
  if (!row.id || !row.counsel || !row.asked_by || !row.asked_at) return null;
  return {
    optionId: row.id as never,
    counsel: tx.open("walls.life_option", row.id, "counsel", row.counsel),
    askedBy: { id: row.asked_by, name: row.asked_name ?? "" },
    askedAt: row.asked_at,
    confirmed:
      row.confirmed_by && row.confirmed_at ? { by: { id: row.confirmed_by, name: row.confirmed_name ?? "" }, at: row.confirmed_at } : null,
    mayConfirm: row.confirmed_by === null && row.asked_by !== tx.actor.id,
  };
}

/** The confidential programs in which the asker decides. */
export const listOptions = async (tx: Tx) =>
  (await optionRows(tx, sql`true`)).map((row) => ({ programId: row.programId, name: row.name, option: showOption(tx, row) }));

/** One of those programs. */
export const findOptionProgram = async (tx: Tx, { programId }: { programId: string }) =>
  (await optionRows(tx, sql`p.id = ${programId}`))[0];

export async function findOption(tx: Tx, { optionId }: { optionId: string }): Promise<LifeOption | undefined> {
  const [row] = await optionRows(tx, sql`o.id = ${optionId}`);
  return (row && showOption(tx, row)) ?? undefined;
}
