import { sql } from "kysely";
import type { z } from "zod";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import type { InboxItem } from "./contract.ts";

/** A concern's head as the database gives it, its subject still sealed. */
export interface HeadRow {
  id: string;
  number: number;
  program_id: string;
  program_name: string;
  regime: InboxItem["regime"];
  person_word: InboxItem["personWord"];
  channel: InboxItem["channel"];
  source: InboxItem["source"];
  anonymous: boolean;
  about_self: boolean;
  subject: Buffer | null;
  categories: string[];
  at_risk: InboxItem["atRisk"];
  urgency: InboxItem["urgency"];
  urgent: boolean;
  flood: boolean;
  direction: InboxItem["direction"];
  status: InboxItem["status"];
  received_at: string;
  decided_at: string | null;
  waiting_minutes: number;
  respond_by: string | null;
  take_by: string | null;
  overdue: boolean;
  assigned_id: string | null;
  assigned_name: string | null;
  added: boolean;
  version: number;
  access: Access;
}

/** An urgent one keeps its hour until it is decided: to have it in one's hands is not yet to have done anything. */
const TAKE_BY = sql`(coalesce(c.reopened_at, c.received_at) + make_interval(mins => p.urgent_minutes))`;

const HEAD = sql`c.id, c.number, c.program_id, p.name as program_name, p.regime, p.person_word, c.channel, c.source, c.anonymous, c.about_self, c.subject, c.categories,
  c.at_risk, c.urgency, c.urgent, c.flood, c.direction, c.status, c.received_at, c.decided_at, c.respond_by, c.assigned_id, a.name as assigned_name, c.added, c.version,
  floor(extract(epoch from coalesce(c.decided_at, kernel.clock()) - coalesce(c.reopened_at, c.received_at)) / 60)::int as waiting_minutes,
  c.decided_at is null and (c.respond_by < (select agencies.local_day(kernel.agency()))
    or (c.urgent and ${TAKE_BY} < kernel.clock())) as overdue,
  case when c.decided_at is null and c.urgent then ${TAKE_BY} end as take_by,
  concerns.to_concern(c.program_id, c.assigned_id, c.case_id) as access`;

const OPEN = sql`c.status in ('received', 'in_triage')`;

/** Whom it is about and who sent it, as they gave it. */
export interface Subject {
  name: string | null;
  detail: string | null;
}
export interface Sender {
  name: string | null;
  reach: string | null;
}

export const openSubject = (tx: Tx, row: Pick<HeadRow, "id" | "subject">): Subject =>
  row.subject ? (JSON.parse(tx.open("concerns.concern", row.id, "subject", row.subject)) as Subject) : { name: null, detail: null };

/** A concern's head as it leaves. */
export const asInboxItem = (tx: Tx, row: HeadRow): z.input<typeof InboxItem> => ({
  id: row.id,
  number: row.number,
  programId: row.program_id,
  programName: row.program_name,
  regime: row.regime,
  personWord: row.person_word,
  channel: row.channel,
  source: row.source,
  anonymous: row.anonymous,
  aboutSelf: row.about_self,
  about: openSubject(tx, row).name,
  categories: row.categories,
  atRisk: row.at_risk,
  urgency: row.urgency,
  urgent: row.urgent,
  flood: row.flood,
  direction: row.direction,
  status: row.status,
  clock: {
    receivedAt: row.received_at,
    waitingMinutes: row.waiting_minutes,
    respondBy: row.respond_by,
    takeBy: row.take_by,
    overdue: row.overdue,
  },
  assigned: row.assigned_id ? { accountId: row.assigned_id, name: row.assigned_name ?? "" } : null,
  added: row.added,
  version: row.version,
  access: row.access,
});

/** Where the next page of the inbox begins. */
export interface Place {
  readonly urgent: boolean;
  readonly flood: boolean;
  readonly at: string;
  readonly id: string;
}

interface Reach {
  readonly programs: readonly string[];
  readonly stands: readonly string[];
}

/** One page of what waits: urgent first, floods below, then the oldest. Each program's own index gives its first rows, and only those are merged. */
export const listOpen = (tx: Tx, { programs, stands }: Reach, after: Place | null, limit: number) =>
  sql<HeadRow & { total: number }>`
    with found as (
      select x.* from unnest(${programs}::uuid[]) g(id) cross join lateral (
        select c.id, c.urgent, c.flood, c.received_at from concerns.concern c
         where c.program_id = g.id and ${OPEN} and ${isAfter(after)} order by c.urgent desc, c.flood, c.received_at, c.id limit ${limit}) x
      union
      (select c.id, c.urgent, c.flood, c.received_at from concerns.concern c
        where c.assigned_id = any (${stands}::uuid[]) and ${OPEN} and ${isAfter(after)} order by c.urgent desc, c.flood, c.received_at, c.id limit ${limit})
    ), page as (select * from found order by urgent desc, flood, received_at, id limit ${limit})
    select ${HEAD},
           (select count(*)::int from (select 1 from concerns.concern c where (c.program_id = any (${programs}::uuid[]) or c.assigned_id = any (${stands}::uuid[])) and ${OPEN} limit 501) n) as total
      from page join concerns.concern c on c.id = page.id join agencies.program p on p.id = c.program_id left join staff.account a on a.id = c.assigned_id
     order by c.urgent desc, c.flood, c.received_at, c.id`.execute(tx.db);

const isAfter = (place: Place | null) =>
  place
    ? sql`(not c.urgent, c.flood, c.received_at, c.id) > (${!place.urgent}::boolean, ${place.flood}::boolean, ${place.at}::timestamptz, ${place.id}::uuid)`
    : sql`true`;

/** One page of what was decided, the latest first. */
export const listDecided = (tx: Tx, { programs, stands }: Reach, after: Pick<Place, "at" | "id"> | null, limit: number) =>
  sql<HeadRow & { total: number }>`
    with found as (
      select x.* from unnest(${programs}::uuid[]) g(id) cross join lateral (
        select c.id, c.decided_at from concerns.concern c
         where c.program_id = g.id and c.decided_at is not null and ${isBefore(after)} order by c.decided_at desc, c.id desc limit ${limit}) x
      union
      (select c.id, c.decided_at from concerns.concern c
        where c.assigned_id = any (${stands}::uuid[]) and c.decided_at is not null and ${isBefore(after)} order by c.decided_at desc, c.id desc limit ${limit})
    ), page as (select * from found order by decided_at desc, id desc limit ${limit})
    select ${HEAD}, 0 as total
      from page join concerns.concern c on c.id = page.id join agencies.program p on p.id = c.program_id left join staff.account a on a.id = c.assigned_id
     order by c.decided_at desc, c.id desc`.execute(tx.db);

const isBefore = (place: Pick<Place, "at" | "id"> | null) =>
  place ? sql`(c.decided_at, c.id) < (${place.at}::timestamptz, ${place.id}::uuid)` : sql`true`;

/** What a decision needs to know of a concern, and what only its own page shows. */
export interface ConcernRow extends HeadRow {
  agency_kind: string;
  narrative: Buffer;
  sender: Buffer | null;
  appendix: Buffer | null;
  language: string;
  sender_account: string | null;
  sender_account_name: string | null;
  sender_email: string | null;
  sender_school: boolean;
  acknowledged_at: string | null;
  person_id: string | null;
  case_id: string | null;
}
export type FoundConcern = ConcernRow & { readonly programId: string };

/** The concern, should the actor know of it. */
export async function findConcern(tx: Tx, { concernId }: { concernId: string }): Promise<FoundConcern | undefined> {
  const { rows } = await sql<ConcernRow>`
    select ${HEAD}, g.kind as agency_kind, c.narrative, c.sender, c.appendix, c.language, c.sender_account, s.name as sender_account_name, s.email as sender_email,
           c.sender_school, c.acknowledged_at, c.person_id, c.case_id
      from concerns.concern c join agencies.program p on p.id = c.program_id join agencies.agency g on g.id = c.agency_id
      left join staff.account a on a.id = c.assigned_id left join staff.account s on s.id = c.sender_account
     where c.id = ${concernId}`.execute(tx.db);
  return rows[0] && { ...rows[0], programId: rows[0].program_id };
}

/** Every decision about a concern, the latest first. */
export const decisionsOf = (tx: Tx, concernId: string) =>
  tx.db
    .selectFrom("concerns.decision as d")
    .innerJoin("staff.account as a", "a.id", "d.by_id")
    .leftJoin("agencies.program as p", "p.id", "d.redirected_to")
    .select([
      "d.id",
      "d.at",
      "d.by_id",
      "a.name as by_name",
      "d.risk",
      "d.time_need",
      "d.rationale",
      "d.outcome",
      "d.case_id",
      "d.duplicate_of",
      "p.name as redirected_name",
    ])
    .where("d.concern_id", "=", concernId)
    .orderBy("d.at", "desc")
    .orderBy("d.id", "desc")
    .execute();

/** What the sender added, oldest first. */
export const additionsOf = (tx: Tx, concernId: string) =>
  tx.db
    .selectFrom("concerns.addition")
    .select(["id", "at", "body"])
    .where("concern_id", "=", concernId)
    .orderBy("at")
    .orderBy("id")
    .execute();

/** The colleagues who may see a concern of that program, given to that account. */
export const watchersOf = (tx: Tx, programId: string, assignedId: string | null) =>
  sql<{ id: string; name: string; because: "assigned" | "triage" | "program" | "cover" }>`
    select distinct on (a.name, a.id) a.id, a.name, r.because from (
      select ${assignedId}::uuid as id, 'assigned' as because, 1 as rank
      union all
      select v.account_id, 'cover', 2 from staff.cover v
       where v.covered_id = ${assignedId}::uuid and v.ended_at is null and v.starts_at <= kernel.clock() and v.ends_at > kernel.clock() and staff.can_cover(v.account_id, v.covered_id)
      union all
      select m.account_id, case when m.may_triage then 'triage' else 'program' end, 3 from staff.membership m
       where m.program_id = ${programId} and (m.may_triage or m.sees = 'program') and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
    ) r join staff.account a on a.id = r.id and a.status = 'active' and a.id <> kernel.uid()
     order by a.name, a.id, r.rank`.execute(tx.db);
