import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { openLabel } from "../people/queries.ts";
import type { Hold, Review, retention, Schedule } from "./contract.ts";

interface ReviewRow extends Omit<Review, "person" | "letGoBy" | "agreedBy" | "mayAnswer" | "reviewId" | "caseId"> {
  ofClass: number;
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
/** Of each class; the rest is told by its number. */
const MOST_OF_CLASS = 50;

const reviewRows = async (tx: Tx, where: ReturnType<typeof sql>): Promise<ReviewRow[]> => {
  const { rows } = await sql<ReviewRow>`
    select r.id as "reviewId", r.class, r.kind, r.program_id as "programId", p.name as program, r.number, case when r.kind <> 'person' then r.subject_id end as "subjectId",
           r.month, r.amount, r."ofClass", c.id as "caseId", b.id as "personId", b.label, r.due_on as "dueOn", r.state, r.let_go_by as "letGoById", g.name as "letGoName", r.agreed_by as "agreedById", a.name as "agreedName", r.version
      from (select r.*, count(*) over w::int as "ofClass", row_number() over (w order by r.due_on, r.id) as nth from retention.review r
             where r.state in ('waiting', 'let_go', 'agreed', 'purging') and ${where} window w as (partition by r.class)) r
      left join agencies.program p on p.id = r.program_id
      left join cases.case c on c.id = r.case_id left join people.person b on b.id = coalesce(c.person_id, case when r.kind <> 'case' then r.person_id end)
      left join staff.account g on g.id = r.let_go_by left join staff.account a on a.id = r.agreed_by
     where r.nth <= ${sql.lit(MOST_OF_CLASS)} order by r.due_on, r.id`.execute(tx.db);
  return rows;
};

function showReview(tx: Tx, { personId, label, letGoById, letGoName, agreedById, agreedName, ofClass: _, ...row }: ReviewRow): Review {
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
export async function reviewsToDecide(tx: Tx): Promise<z.output<typeof retention.queue.out>> {
  const rows = await reviewRows(tx, sql`true`);
  const classes = new Map(rows.map((row) => [row.class, row.ofClass]));
  return { reviews: rows.map((row) => showReview(tx, row)), classes: [...classes].map(([name, count]) => ({ class: name, count })) };
}

export const findReview = async (tx: Tx, { reviewId }: { reviewId: string }): Promise<Review | undefined> =>
  (await reviewRows(tx, sql`r.id = ${reviewId}`)).map((row) => showReview(tx, row))[0];

interface HoldRow {
  id: string;
  number: number;
  case_id: string | null;
  person_id: string | null;
  label: Buffer | null;
  reason: Buffer | null;
  request_id: string | null;
  paper_id: string | null;
  shown_case: string | null;
  program: string | null;
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
    select h.id, h.number, h.case_id, h.request_id, h.paper_id, c.id as shown_case, g.name as program, p.id as person_id, p.label, h.reason, h.placed_by, b.name as placed_name, h.placed_at, h.lift_asked_by, l.name as lift_name,
           h.lift_asked_at, h.lift_why, retention.decides_on(h) as decides, h.version
      from retention.hold h join staff.account b on b.id = h.placed_by left join staff.account l on l.id = h.lift_asked_by
      left join people.person p on p.id = h.person_id left join cases.case c on c.id = h.case_id left join agencies.program g on g.id = h.program_id
     where h.lifted_at is null and ${where}
     order by h.lift_asked_at nulls last, h.placed_at desc, h.id limit ${sql.lit(MOST_LISTED)}`.execute(tx.db);
  return rows.map((row) => showHold(tx, row));
};

function showHold(tx: Tx, row: HoldRow): Hold {
  const asked = row.lift_asked_by !== null && row.lift_asked_at !== null;
  const open = (column: string, sealed: Buffer | null) =>
    sealed && (row.person_id || row.paper_id) ? tx.open("retention.hold", row.id, column, sealed) : null;
  return {
    holdId: row.id as never,
    number: row.number,
    whole: row.case_id === null && row.paper_id === null,
    desk: row.paper_id ? "paper" : row.request_id ? "request" : null,
    deskId: row.paper_id ?? row.request_id,
    caseId: row.shown_case as never,
    program: row.program,
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

/** A case the asker sees, and whether it may be held by them. */
export async function findHeldCase(
  tx: Tx,
  { caseId }: { caseId: string },
): Promise<{ id: string; personId: string; mayPlace: boolean } | undefined> {
  const { rows } = await sql<{ id: string; personId: string; mayPlace: boolean }>`
    select c.id, c.person_id as "personId", walls.answers(null, c.id) or walls.decides_on(null, c.id) as "mayPlace" from cases.case c where c.id = ${caseId}`.execute(
    tx.db,
  );
  return rows[0];
}

/** What holds a case, by itself or with all of its person. */
export const holdsOfCase = (tx: Tx, found: { id: string; personId: string }) =>
  holdRows(tx, sql`(h.case_id = ${found.id} or h.case_id is null and h.person_id = ${found.personId})`);

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
            select s.program_id, s.closed_month, s.outcome, true, s.contacts from retention.stub s where s.final and s.kind = 'case') e
      join agencies.program p on p.id = e.program_id
     group by 1, 2, 3 order by 2, 1, 3 desc`.execute(tx.db);
  return rows;
}

type Month = z.output<typeof retention.months.out>["months"][number];

/** What joined no case and what left, by the month, those that are gone by what stays of them. */
export async function countMonths(tx: Tx): Promise<Month[]> {
  const { rows } = await sql<Month>`
    select e.program_id as "programId", p.name as program, e.kind, e.month, sum(e.amount)::int as count, coalesce(sum(e.amount) filter (where e.gone), 0)::int as gone
      from (select c.program_id, 'concern' as kind, date_trunc('month', c.received_on)::date as month, 1 as amount, false as gone
              from concerns.concern c where c.case_id is null and c.decided_at is not null and c.program_id = any (access.reads())
            union all
            select c.program_id, 'crisis', date_trunc('month', c.began_at at time zone g.time_zone)::date, 1, false
              from crises.crisis c join agencies.agency g on g.id = c.agency_id where c.case_id is null and c.set_aside_at is not null and c.program_id = any (access.reads())
            union all
            select p.program_id, 'paper', date_trunc('month', p.came_on)::date, 1, false from requests.paper p where p.ended_at is not null and p.program_id = any (access.reads())
            union all
            select s.program_id, s.kind, case when s.kind in ('person', 'roster') then s.closed_month else s.opened_month end, s.amount, true
              from retention.stub s where s.final and s.kind <> 'case') e
      left join agencies.program p on p.id = e.program_id
     group by 1, 2, 3, 4 order by 4 desc, 2, 1, 3 limit ${sql.lit(MOST_LISTED)}`.execute(tx.db);
  return rows;
}
