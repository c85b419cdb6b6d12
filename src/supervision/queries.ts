import { sql } from "kysely";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import { A11_SUPERVISION } from "../kernel/limits.ts";
import { openLabel } from "../people/queries.ts";
import type { Ask, RecordReview, WaitingAsk } from "./contract.ts";

const MOST = 50;
const MOST_RECORDS = 400;

interface AskRow extends Omit<Ask, "words" | "answerWords"> {
  words: Buffer | null;
  answerWords: Buffer | null;
  caseId: string;
  caseNumber: number;
  programId: string;
  personId: string;
  label: Buffer;
  access: Access;
}

const name = (table: string) => sql`json_build_object('id', ${sql.ref(`${table}.id`)}, 'name', ${sql.ref(`${table}.name`)})`;

const columns = sql`
  x.id as "askId", x.kind, x.status, x.words, ${name("k")} as "askedBy", x.asked_at as "askedAt", x.answer, x.answer_words as "answerWords",
  case when n.id is not null then ${name("n")} end as "answeredBy", x.answered_at as "answeredAt",
  x.status = 'asked' and coalesce(agencies.program_days_between(x.program_id, x.asked_on, agencies.local_day(x.agency_id)) > ${sql.lit(A11_SUPERVISION.answerDays)}, false) as late,
  supervision.may_answer(x) as "mayAnswer", supervision.may_end(x) as "mayEnd", x.version, x.case_id as "caseId", c.number as "caseNumber", x.program_id as "programId",
  x.person_id as "personId", b.label, access.to_case(x.case_id, x.program_id) as access
  from supervision.ask x join cases.case c on c.id = x.case_id join people.person b on b.id = x.person_id join staff.account k on k.id = x.asked_by
  left join staff.account n on n.id = x.answered_by`;

const askRows = async (tx: Tx, rest: ReturnType<typeof sql>) => (await sql<AskRow>`select ${columns} ${rest}`.execute(tx.db)).rows;

/** Opens its words; what is over is neither answered nor ended. */
function openAsk(tx: Tx, { words, answerWords, mayAnswer, mayEnd, ...row }: AskRow): Ask {
  return {
    askId: row.askId,
    kind: row.kind,
    status: row.status,
    words: words && tx.open("supervision.ask", row.askId, "words", words),
    askedBy: row.askedBy,
    askedAt: row.askedAt,
    answer: row.answer,
    answerWords: answerWords && tx.open("supervision.ask", row.askId, "answer_words", answerWords),
    answeredBy: row.answeredBy,
    answeredAt: row.answeredAt,
    late: row.late,
    mayAnswer: mayAnswer && row.status === "asked",
    mayEnd: mayEnd && (row.status === "asked" || row.status === "answered"),
    version: row.version,
  };
}

const withCase = (tx: Tx, row: AskRow): WaitingAsk => ({
  ...openAsk(tx, row),
  caseId: row.caseId as never,
  caseNumber: row.caseNumber,
  personId: row.personId as never,
  label: openLabel(tx, row.personId, row.label),
  access: row.access,
});

/** What was asked about a case, the newest first. */
export const asksOf = async (tx: Tx, caseId: string) =>
  (await askRows(tx, sql`where x.case_id = ${caseId} order by x.asked_at desc, x.id desc limit ${sql.lit(MOST)}`)).map((row) =>
    openAsk(tx, row),
  );

/** One ask, should the asker see it. */
export const findAsk = async (tx: Tx, { askId }: { askId: string }) => (await askRows(tx, sql`where x.id = ${askId}`))[0];

/** What waits for the asker's answer, the oldest first. */
export async function listAsked(tx: Tx): Promise<WaitingAsk[]> {
  const rows = await askRows(
    tx,
    sql`where x.status = 'asked' and x.program_id = any ((select supervision.supervised())::uuid[]) and supervision.may_answer(x) order by x.asked_at, x.id limit ${sql.lit(MOST)}`,
  );
  return rows.map((row) => withCase(tx, row));
}

/** What was answered to the asker, or about a case of theirs, and not yet laid aside. */
export async function listAnswered(tx: Tx): Promise<WaitingAsk[]> {
  const rows = await askRows(
    tx,
    sql`where x.status = 'answered' and (x.asked_by = ${tx.actor.id} or c.manager_id = any (${tx.actor.standsFor}::uuid[])) and supervision.may_end(x)
     order by x.answered_at desc, x.id limit ${sql.lit(MOST)}`,
  );
  return rows.map((row) => withCase(tx, row));
}

/** What the program of a case wants a yes to, and who could say it now. */
export async function findWants(tx: Tx, caseId: string) {
  const { rows } = await sql<{
    plan: boolean;
    closing: boolean;
    heard: boolean;
    heardYes: boolean;
    leads: boolean;
    own: boolean;
    asksSafety: boolean;
  }>`
    select p.approves_plan as plan, p.approves_closing as closing, supervision.hears(c.id, false) as heard, supervision.hears(c.id, true) as "heardYes",
           c.program_id = any ((select supervision.supervised())::uuid[]) as leads, c.manager_id is not distinct from (select kernel.uid()) as own,
           p.regime = 'VSP' or p.asks_safety as "asksSafety"
      from cases.case c join agencies.program p on p.id = c.program_id where c.id = ${caseId}`.execute(tx.db);
  return rows[0];
}

interface ReviewRow extends Omit<RecordReview, "label" | "note"> {
  label: Buffer;
  note: Buffer | null;
}

const reviewRows = async (tx: Tx, rest: ReturnType<typeof sql>) => {
  const { rows } = await sql<ReviewRow>`
    select r.id as "reviewId", r.case_id as "caseId", c.number as "caseNumber", r.person_id as "personId", b.label, r.program_id as "programId", ${name("m")} as manager,
           r.quarter, r.due_on as "dueOn", r.contact, r.plan, r.step, r.safety, p.regime = 'VSP' or p.asks_safety as "asksSafety", r.note, r.done_at as "doneAt",
           case when d.id is not null then ${name("d")} end as "doneBy", r.version, access.to_case(r.case_id, r.program_id) as access,
           r.program_id = any ((select supervision.supervised())::uuid[]) and r.manager_id <> (select kernel.uid()) as "mayReview"
      from supervision.review r join cases.case c on c.id = r.case_id join agencies.program p on p.id = r.program_id join people.person b on b.id = r.person_id
      join staff.account m on m.id = r.manager_id left join staff.account d on d.id = r.done_by ${rest}`.execute(tx.db);
  return rows.map((row) => ({
    ...row,
    label: openLabel(tx, row.personId, row.label),
    note: row.note && tx.open("supervision.review", row.reviewId, "note", row.note),
  }));
};

const thisQuarter = (tx: Tx) => sql`date_trunc('quarter', ${tx.actor.today}::timestamp)::date`;

/** The records of this quarter and what is left of earlier ones, those of one manager together. */
export const listReviews = (tx: Tx): Promise<RecordReview[]> =>
  reviewRows(
    tx,
    sql`where r.quarter >= ${thisQuarter(tx)} or r.done_at is null order by r.quarter, m.name, m.id, md5(r.seed::text || r.case_id::text) limit ${sql.lit(MOST_RECORDS)}`,
  );

/** One record that was picked, should the asker know of it. */
export const findReview = async (tx: Tx, { reviewId }: { reviewId: string }) => (await reviewRows(tx, sql`where r.id = ${reviewId}`))[0];

/** How far the asker's programs are with the records of this quarter, what is left of earlier ones with them. */
export async function countReviews(tx: Tx) {
  const { rows } = await sql<{ total: number; done: number; late: number; dueOn: string | null }>`
    select count(*)::int as total, (count(*) filter (where r.done_at is not null))::int as done,
           (count(*) filter (where r.done_at is null and r.due_on < ${tx.actor.today}::date))::int as late, min(r.due_on) filter (where r.done_at is null) as "dueOn"
      from supervision.review r
     where r.program_id = any ((select supervision.supervised())::uuid[]) and r.manager_id <> (select kernel.uid())
       and (r.quarter >= ${thisQuarter(tx)} or r.done_at is null)`.execute(tx.db);
  return rows[0] ?? { total: 0, done: 0, late: 0, dueOn: null };
}

/** The quarter it is, and whether any program the asker supervises has its records looked through. */
export async function findQuarter(tx: Tx) {
  const { rows } = await sql<{ quarter: string; wanted: boolean }>`
    select ${thisQuarter(tx)} as quarter,
           exists (select from agencies.program p where p.reviews_records and p.ended_at is null and p.id = any ((select supervision.supervised())::uuid[])) as wanted`.execute(
    tx.db,
  );
  return rows[0] ?? { quarter: tx.actor.today, wanted: false };
}
