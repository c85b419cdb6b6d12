import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { openLabel } from "../people/queries.ts";
import type { Hold, Review, retention, Schedule } from "./contract.ts";

interface ReviewRow extends Omit<Review, "person" | "letGoBy" | "agreedBy" | "mayAnswer" | "reviewId" | "caseId"> {
  reviewId: string;
  caseId: string | null;
  personId: string | null;
  label: Buffer | null;
  letGoById: string | null;
  letGoName: string | null;
  agreedById: string | null;
  agreedName: string | null;
}

const MOST_LISTED = 200;

const reviewRows = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Review[]> => {
  const { rows } = await sql<ReviewRow>`
    select r.id as "reviewId", r.class, r.program_id as "programId", p.name as program, r.number as "caseNumber", c.id as "caseId", b.id as "personId", b.label,
           r.due_on as "dueOn", r.state, r.let_go_by as "letGoById", g.name as "letGoName", r.agreed_by as "agreedById", a.name as "agreedName", r.version
      from retention.review r join agencies.program p on p.id = r.program_id
      left join cases.case c on c.id = r.case_id left join people.person b on b.id = c.person_id
      left join staff.account g on g.id = r.let_go_by left join staff.account a on a.id = r.agreed_by
     where r.state in ('waiting', 'let_go', 'agreed', 'purging') and ${where}
     order by r.due_on, r.id limit ${sql.lit(MOST_LISTED)}`.execute(tx.db);
  return rows.map((row) => showReview(tx, row));
};

function showReview(tx: Tx, { personId, label, letGoById, letGoName, agreedById, agreedName, ...row }: ReviewRow): Review {
  return {
    ...row,
    reviewId: row.reviewId as never,
    caseId: row.caseId as never,
    person: personId && label ? { id: personId as never, label: openLabel(tx, personId, label) } : null,
    letGoBy: letGoById ? { id: letGoById, name: letGoName ?? "" } : null,
    agreedBy: agreedById ? { id: agreedById, name: agreedName ?? "" } : null,
    mayAnswer: row.state === "let_go" && letGoById !== tx.actor.id,
  };
}

/** What is due to go, where the asker decides. */
export const reviewsToDecide = (tx: Tx) => reviewRows(tx, sql`true`);

export const findReview = async (tx: Tx, { reviewId }: { reviewId: string }): Promise<Review | undefined> =>
  (await reviewRows(tx, sql`r.id = ${reviewId}`))[0];

interface HoldRow {
  id: string;
  number: number;
  case_id: string | null;
  person_id: string | null;
  label: Buffer | null;
  reason: Buffer;
  placed_by: string;
  placed_name: string;
  placed_at: string;
  lift_asked_by: string | null;
  lift_name: string | null;
  lift_asked_at: string | null;
  lift_why: Buffer | null;
  decides: boolean;
  version: number;
}

const holdRows = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Hold[]> => {
  const { rows } = await sql<HoldRow>`
    select h.id, h.number, h.case_id, p.id as person_id, p.label, h.reason, h.placed_by, b.name as placed_name, h.placed_at, h.lift_asked_by, l.name as lift_name,
           h.lift_asked_at, h.lift_why, retention.decides_on(h) as decides, h.version
      from retention.hold h join staff.account b on b.id = h.placed_by left join staff.account l on l.id = h.lift_asked_by
      left join people.person p on p.id = h.person_id
     where h.lifted_at is null and ${where}
     order by h.lift_asked_at nulls last, h.placed_at desc, h.id limit ${sql.lit(MOST_LISTED)}`.execute(tx.db);
  return rows.map((row) => showHold(tx, row));
};

function showHold(tx: Tx, row: HoldRow): Hold {
  const asked = row.lift_asked_by !== null && row.lift_asked_at !== null;
  const open = (column: string, sealed: Buffer | null) =>
    sealed && row.person_id ? tx.open("retention.hold", row.id, column, sealed) : null;
  return {
    holdId: row.id as never,
    caseNumber: row.number,
    whole: row.case_id === null,
    person: row.person_id && row.label ? { id: row.person_id as never, label: openLabel(tx, row.person_id, row.label) } : null,
    reason: open("reason", row.reason),
    placedBy: { id: row.placed_by, name: row.placed_name },
    placedAt: row.placed_at,
    lift: asked
      ? {
          by: { id: row.lift_asked_by as string, name: row.lift_name ?? "" },
          at: row.lift_asked_at as string,
          why: open("lift_why", row.lift_why),
        }
      : null,
    mayAsk: !asked,
    mayAnswer: asked && row.decides && row.lift_asked_by !== tx.actor.id,
    version: row.version,
  };
}

/** What must not go, as far as the asker answers for it or decides on it. */
export const holdsKnown = (tx: Tx) => holdRows(tx, sql`true`);

export const findHold = async (tx: Tx, { holdId }: { holdId: string }): Promise<Hold | undefined> =>
  (await holdRows(tx, sql`h.id = ${holdId}`))[0];

/** After how many years each class goes, in each program of the agency. */
export async function showSchedules(tx: Tx): Promise<Schedule[]> {
  const { rows } = await sql<Schedule>`
    select d.class, p.id as "programId", p.name as program, case when s.id is null then d.years else s.years end as years, s.why,
           case when s.id is null then 'shipped' when s.program_id is null then 'agency' else 'program' end as "from", case when s.program_id is not null then s.version end as version
      from agencies.program p join retention.shipped() d on d.regime = p.regime
      left join lateral (select x.* from retention.schedule x where x.class = d.class and (x.program_id = p.id or x.program_id is null) order by x.program_id nulls last limit 1) s on true
     where p.ended_at is null order by p.name, p.id, array_position(array['case_words', 'case', 'concern', 'consult', 'person', 'roster', 'message', 'working', 'staff', 'trail'], d.class)`.execute(
    tx.db,
  );
  return rows;
}

type Total = z.output<typeof retention.totals.out>["totals"][number];

/** Cases closed in each year in the programs the asker reads, those that are gone by what stays of them. */
export async function countClosed(tx: Tx): Promise<Total[]> {
  const { rows } = await sql<Total>`
    select e.program_id as "programId", p.name as program, extract(year from e.month)::int as year, count(*)::int as closed, sum(e.contacts)::int as contacts,
           (count(*) filter (where e.outcome = 'improved'))::int as improved, (count(*) filter (where e.gone))::int as gone
      from (select c.program_id, c.closed_on as month, c.outcome, false as gone,
                   (select count(*)::int from cases.contact k where k.case_id = c.id and k.result = 'completed') as contacts
              from cases.case c where c.status = 'closed' and c.program_id = any (access.reads())
            union all
            select s.program_id, s.closed_month, s.outcome, true, s.contacts from retention.stub s where s.final) e
      join agencies.program p on p.id = e.program_id
     group by 1, 2, 3 order by 2, 1, 3 desc`.execute(tx.db);
  return rows;
}
