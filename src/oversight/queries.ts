import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";
import type { Override } from "./contract.ts";

const MOST_LISTED = 100;

interface OverrideRow {
  id: string;
  account_id: string;
  by: string;
  program_id: string;
  kind: Override["kind"];
  package_id: string | null;
  unmasking_id: string | null;
  at: string;
  code: Override["code"];
  recipient_kind: NonNullable<Override["party"]>["kind"] | null;
  recipient: string | null;
  items: Override["items"] | null;
  reason: Buffer | null;
  legal: Buffer | null;
  case_id: string | null;
  number: number | null;
  review_by: string;
  reviewed_at: string | null;
  reviewed_by: string | null;
  reviewer: string | null;
  finding: NonNullable<Override["review"]>["finding"] | null;
  note: Buffer | null;
  may_review: boolean;
  version: number;
}

const overrideRows = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Override[]> => {
  const { rows } = await sql<OverrideRow>`
    with o as materialized (
      select o.*, o.reviewed_at is null and oversight.may_review(o) as may_review from oversight.override o
       where ${where} order by o.reviewed_at is not null, o.at desc, o.id limit ${sql.lit(MOST_LISTED)})
    select o.id, o.account_id, a.name as by, o.program_id, o.kind, o.package_id, o.unmasking_id, o.at, t.code, t.recipient_kind, t.recipient, t.items, t.reason, t.legal,
           c.id as case_id, t.number, o.review_by, o.reviewed_at, o.reviewed_by, r.name as reviewer, o.finding, o.note, o.may_review, o.version
      from o join staff.account a on a.id = o.account_id left join staff.account r on r.id = o.reviewed_by left join cases.case c on c.id = o.case_id
      left join oversight.told(array(select id from o)) t on t.id = o.id
     order by o.reviewed_at is not null, o.at desc, o.id`.execute(tx.db);
  return rows.map((row) => showOverride(tx, row));
};

function showOverride(tx: Tx, row: OverrideRow): Override {
  const reason = row.package_id
    ? { table: "disclosures.package", id: row.package_id, column: "purpose" }
    : { table: "people.unmasking", id: row.unmasking_id ?? "", column: "reason" };
  return {
    overrideId: row.id as never,
    by: { id: row.account_id, name: row.by },
    mine: row.account_id === tx.actor.id,
    programId: row.program_id,
    kind: row.kind,
    at: row.at,
    code: row.code,
    party: row.recipient_kind && { kind: row.recipient_kind, name: row.recipient },
    items: row.items ?? [],
    reason: row.reason && tx.open(reason.table, reason.id, reason.column, row.reason),
    legal: row.legal && tx.open("disclosures.package", row.package_id ?? "", "legal", row.legal),
    caseId: row.case_id as never,
    caseNumber: row.number,
    reviewBy: row.review_by,
    overdue: row.reviewed_at === null && row.review_by < tx.actor.today,
    review:
      row.reviewed_at && row.reviewed_by && row.finding
        ? {
            finding: row.finding,
            words: row.note && tx.open("oversight.override", row.id, "note", row.note),
            by: { id: row.reviewed_by, name: row.reviewer ?? "" },
            at: row.reviewed_at,
          }
        : null,
    mayReview: row.may_review,
    version: row.version,
  };
}

/** What the asker did past a gate, and what is theirs to look at. */
export const listOverrides = (tx: Tx) => overrideRows(tx, sql`(o.account_id = (select kernel.uid()) or oversight.may_review(o))`);

export const findOverride = async (tx: Tx, { overrideId }: { overrideId: string }): Promise<Override | undefined> =>
  (await overrideRows(tx, sql`o.id = ${overrideId} and (o.account_id = (select kernel.uid()) or oversight.may_review(o))`))[0];
