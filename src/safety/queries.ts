import { sql } from "kysely";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import { R85_SAFETY } from "../kernel/limits.ts";
import { openLabel } from "../people/queries.ts";
import type { Meeting, Waiting } from "./contract.ts";

/** Contacts `x` of the kinds that can carry an answer, and took place. */
const meetings = sql`x.result = 'completed' and x.kind in ('one_to_one', 'call', 'visit', 'group')`;
/** Of those, the ones whose answer is missing: word for word the rule of cases' missesSafety. */
const unanswered = sql`${meetings} and x.safety is null and x.withdrawn_at is null and not x.declined and coalesce(x.with_whom, 'person') = 'person' and x.purpose is distinct from 'logistics'`;

interface MeetingRow extends Omit<Meeting, "mayAnswer" | "safetyWhy"> {
  safetyWhy: Buffer | null;
}

/** The meetings of a case in the last year, fifty at most. */
export async function listMeetings(tx: Tx, caseId: string): Promise<Omit<Meeting, "mayAnswer">[]> {
  const { rows } = await sql<MeetingRow>`
    select x.id as "contactId", x.kind, x.on_day as "onDay", x.safety, x.safety_again as "safetyAgain", x.safety_why as "safetyWhy",
           json_build_object('id', a.id, 'name', a.name) as by, x.version
      from cases.contact x join staff.account a on a.id = x.recorded_by
     where x.case_id = ${caseId} and ${meetings} and (x.safety is not null or ${unanswered}) and x.on_day > ${tx.actor.today}::date - 366
     order by x.on_day desc, x.recorded_at desc limit 50`.execute(tx.db);
  return rows.map((row) => ({
    ...row,
    safetyWhy: row.safetyWhy && tx.open("cases.contact", row.contactId, "safety_why", row.safetyWhy),
  }));
}

/** What was said to have changed, the newest first. */
export async function listChanges(tx: Tx, caseId: string) {
  const { rows } = await sql<{ id: string; at: string; by: Meeting["by"]; words: Buffer | null; contactId: string | null }>`
    select x.id, x.at, json_build_object('id', a.id, 'name', a.name) as by, x.words, x.contact_id as "contactId"
      from cases.circumstance x join staff.account a on a.id = x.by_id where x.case_id = ${caseId} order by x.at desc limit 20`.execute(
    tx.db,
  );
  return rows.map(({ id, words, ...row }) => ({ ...row, words: words && tx.open("cases.circumstance", id, "words", words) }));
}

export interface FoundContent {
  contentId: string;
  caseId: string;
  personId: string;
  body: Buffer | null;
  by: Meeting["by"];
  at: string;
  supersededAt: string | null;
  prints: number;
  access: Access;
}

const content = sql`k.id as "contentId", k.case_id as "caseId", k.person_id as "personId", k.body, json_build_object('id', a.id, 'name', a.name) as by,
  k.written_at as at, k.superseded_at as "supersededAt", k.prints, access.to_case(k.case_id, k.program_id) as access
  from safety.content k join staff.account a on a.id = k.written_by`;

/** What was written of a plan in a case, the newest first. */
export const listContents = async (tx: Tx, caseId: string) =>
  (await sql<FoundContent>`select ${content} where k.case_id = ${caseId} order by k.written_at desc limit 20`.execute(tx.db)).rows;

/** One text of a plan, should the asker see it. */
export const findContent = async (tx: Tx, { contentId }: { contentId: string }) =>
  (await sql<FoundContent>`select ${content} where k.id = ${contentId}`.execute(tx.db)).rows[0];

/** The last day on which safety was talked about in a case. */
export async function findLastOn(tx: Tx, caseId: string): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`select c.safety_on as day from cases.case c where c.id = ${caseId}`.execute(tx.db);
  return rows[0]?.day ?? null;
}

/** What the asker has recorded and not answered, in cases that are open to them, where programs ask. */
export async function listWaiting(tx: Tx): Promise<Waiting[]> {
  const { rows } = await sql<Omit<Waiting, "label"> & { label: Buffer }>`
    select x.id as "contactId", x.case_id as "caseId", x.person_id as "personId", b.label, x.kind, x.on_day as "onDay", x.version,
           access.to_case(x.case_id, x.program_id) as access
      from cases.contact x
      join agencies.program p on p.id = x.program_id and (p.regime = 'VSP' or p.asks_safety)
      join cases.case c on c.id = x.case_id and c.status <> 'closed' and c.died_on is null
      join people.person b on b.id = x.person_id
     where x.recorded_by = ${tx.actor.id} and ${unanswered} and x.on_day > ${tx.actor.today}::date - ${R85_SAFETY.askedDays}::int
     order by x.on_day desc, x.recorded_at desc limit 20`.execute(tx.db);
  return rows.map((row) => ({ ...row, label: openLabel(tx, row.personId, row.label) }));
}
