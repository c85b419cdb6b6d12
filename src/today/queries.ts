import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";
import type { CrackKind } from "./contract.ts";

export interface UrgentRow {
  id: string;
  number: number;
  program_id: string;
  urgent: boolean;
  minutes: number;
  respond_by: string | null;
  overdue: boolean;
  assigned_id: string | null;
  version: number;
  subject: Buffer | null;
  about_self: boolean;
}

/** A value the planner does not look at: it would plan each of these statements anew for every asker, which takes longer than to run it. */
const unseen = (value: unknown, type: "uuid" | "uuid[]" | "date") =>
  sql`(select ${value}::${sql.raw(type)})${type === "uuid[]" ? sql`::uuid[]` : sql``}`;

/** Concerns that wait: the urgent ones and those past their day in nobody's hands, of programs the actor triages; and those that were given to the actor or to whom they cover. */
export const waitingConcerns = (tx: Tx) =>
  sql<UrgentRow>`
    select c.id, c.number, c.program_id, c.urgent, (extract(epoch from kernel.clock() - coalesce(c.reopened_at, c.received_at)) / 60)::int as minutes, c.respond_by,
           coalesce(c.respond_by < ${unseen(tx.actor.today, "date")}, false) as overdue, c.assigned_id, c.version, c.subject, c.about_self
      from concerns.concern c
     where c.status in ('received', 'in_triage')
       and (c.assigned_id = any (${unseen(tx.actor.standsFor, "uuid[]")}) or c.assigned_id is null and c.program_id = any ((select access.triages())::uuid[]) and (c.urgent or c.respond_by < ${unseen(tx.actor.today, "date")}
         and not exists (select from today.snooze s where s.subject_id = c.id and s.crack = 'concern_unanswered' and s.ended_at is null and s.until_day > ${unseen(tx.actor.today, "date")})))
     order by c.urgent desc, c.flood, c.received_at limit 50`.execute(tx.db);

/** By which minute something is to be done about those concerns, and which are past it. */
export const findTakeBy = (tx: Tx, concernIds: readonly string[]) =>
  sql<{ id: string; take_by: string; late: boolean }>`
    select t.*, t.take_by < kernel.clock() as late
      from (select c.id, coalesce(c.reopened_at, c.received_at) + make_interval(mins => p.urgent_minutes) as take_by
              from concerns.concern c join agencies.program p on p.id = c.program_id where c.id = any (${[...concernIds]}::uuid[])) t`.execute(
    tx.db,
  );

export interface DueRow {
  id: string;
  kind: "task" | "follow_up" | "appointment" | "waiting";
  title: Buffer;
  due_on: string;
  at_time: string | null;
  version: number;
  rested: boolean;
  intake: boolean;
  owner_id: string;
  owner: string;
  program_id: string;
  person_id: string;
  case_id: string;
  case_number: number | null;
  label: Buffer | null;
}

/** Open tasks of the actor and of those they cover, due within a week, in cases that do not rest: those kept when their case closed, too. */
export const dueTasks = (tx: Tx) =>
  sql<DueRow>`
    select t.id, t.kind, t.title, t.due_on, t.at_time, t.version, t.rested_from is not null as rested,
           t.kind = 'appointment' and c.assessed_on is null and c.status <> 'closed' and c.manager_id = any (${unseen(tx.actor.standsFor, "uuid[]")}) as intake, t.owner_id, a.name as owner, t.program_id, t.person_id, t.case_id, c.number as case_number, p.label
      from (select t.* from cases.task t
             where t.owner_id = any (${unseen(tx.actor.standsFor, "uuid[]")}) and t.status = 'open' and t.withheld_at is null and (t.due_on <= ${unseen(tx.actor.today, "date")} + 7 or t.kind = 'waiting')
               and (select not (c.status = 'paused' and c.paused_until > ${unseen(tx.actor.today, "date")}) from cases.case c where c.id = t.case_id)
             order by t.due_on, t.at_time nulls last, t.id limit 100) t
      join cases.case c on c.id = t.case_id
      join people.person p on p.id = t.person_id
      join staff.account a on a.id = t.owner_id
     order by t.due_on, t.at_time nulls last, t.id`.execute(tx.db);

export interface CrackRow {
  crack: CrackKind;
  subject: "case" | "concern" | "crisis" | "paper";
  subject_id: string;
  program_id: string;
  person_id: string | null;
  case_id: string | null;
  holder_id: string | null;
  since: string;
  days: number;
  high: boolean;
  holder: string | null;
  case_number: number | null;
  concern_number: number | null;
  label: Buffer | null;
  crisis_number: number | null;
  paper_number: number | null;
  concern_subject: Buffer | null;
  about_self: boolean | null;
  may_open: boolean;
  /** Put off, for this actor. */
  off: boolean;
  /** How many cases and concerns slip, and how many cracks are put off. */
  total: number;
  total_off: number;
  snooze_id: string | null;
  until_day: string | null;
  put_off_by: string | null;
  reason: Buffer | null;
}

/** A place in either list: the worst first. */
export type CrackPlace = readonly [high: boolean, days: number, subjectId: string];

/** A page further on, of what slips or of what is put off. */
export interface Further {
  readonly off: boolean;
  readonly after: CrackPlace;
}

/**
 * The cracks of a page of cases and concerns on the actor's list, those of one together; on the first page both of what stands and of what is put off.
 * On the list are: what is in the actor's own hands and in those of whom they cover, for the worker sees it first; concerns in nobody's hands of programs
 * one triages; of programs one supervises, what the worker had time for, at once where risk is high or nobody holds it; and, without a word of whom,
 * what nobody else hears of.
 */
export function listCracks(tx: Tx, supervised: readonly string[], limit: number, further?: Further) {
  const above = sql`union all select k.*, k.off_above from today.standing_crack k where k.program_id = any (${unseen(supervised, "uuid[]")}) and k.to_supervisor`;
  const cut = (off: boolean, place = sql``) =>
    sql`(select * from subjects where ${off ? sql`off` : sql`not off`} ${place} order by high desc, days desc, subject_id limit ${sql.lit(limit)})`;
  const page = further
    ? cut(
        further.off,
        sql`and (not high, -days, subject_id) > (${!further.after[0]}::boolean, ${-further.after[1]}::int, ${further.after[2]}::uuid)`,
      )
    : sql`${cut(false)} union all ${cut(true)}`;
  return sql<CrackRow>`
    with arms as (
      select k.*, k.snooze_id is not null as off from today.standing_crack k where k.manager_id = any (${unseen(tx.actor.standsFor, "uuid[]")}) and k.holder_id is not null
      union all
      select k.*, k.snooze_id is not null from today.standing_crack k
       where (k.subject = 'concern' and k.holder_id is null or k.subject = 'crisis') and k.program_id = any ((select access.triages())::uuid[])
      union all
      select k.*, k.off_above from today.standing_crack k where k.subject = 'paper' and k.program_id = any ((select walls.decides_in())::uuid[])
      ${supervised.length > 0 ? above : sql``}
    ), seen as materialized (
      select crack, subject, subject_id, program_id, person_id, case_id, holder_id, since, days, high, snooze_id, bool_and(off) as off, null::bigint as number
        from arms group by crack, subject, subject_id, program_id, person_id, case_id, holder_id, since, days, high, snooze_id
      union all
      select crack, subject, subject_id, program_id, null, case when subject = 'case' then subject_id end, null, since, days, high, null, false, number
        from today.unheard() u where not exists (select from arms a where a.subject_id = u.subject_id and a.crack = u.crack)
    ), subjects as (
      select subject_id, off, bool_or(high) as high, max(days) as days from seen group by subject_id, off
    ), page as (${page})
    select k.crack, k.subject, k.subject_id, k.program_id, k.person_id, k.case_id, k.holder_id, k.since, k.days, k.high, k.off, k.number is null as may_open,
           h.name as holder, coalesce(c.number, case when k.subject = 'case' then k.number end) as case_number,
           coalesce(n.number, case when k.subject = 'concern' then k.number end) as concern_number,
           coalesce(x.number, case when k.subject = 'crisis' then k.number end) as crisis_number,
           coalesce(q.number, case when k.subject = 'paper' then k.number end) as paper_number, p.label, n.subject as concern_subject, n.about_self,
           s.id as snooze_id, s.until_day, s.reason, b.name as put_off_by,
           (select count(*)::int from subjects where not off) as total, (select count(*)::int from seen where off) as total_off
      from page g
      join seen k on k.subject_id = g.subject_id and k.off = g.off
      left join staff.account h on h.id = k.holder_id
      left join cases.case c on c.id = k.case_id
      left join concerns.concern n on n.id = k.subject_id and k.subject = 'concern'
      left join crises.crisis x on x.id = k.subject_id and k.subject = 'crisis'
      left join requests.paper q on q.id = k.subject_id and k.subject = 'paper'
      left join people.person p on p.id = k.person_id
      left join today.snooze s on s.id = k.snooze_id
      left join staff.account b on b.id = s.by_id
     order by g.high desc, g.days desc, g.subject_id, k.days desc, k.crack`.execute(tx.db);
}

/** What the actor carries: open cases, those that rest counted apart, the weight of both, and the least capacity of the programs they carry in. */
export const findCaseload = (tx: Tx) =>
  sql<{ open: number; resting: number; weight: number; capacity: number | null }>`
    select (count(*) filter (where not (c.status = 'paused' and c.paused_until > ${unseen(tx.actor.today, "date")})))::int as open,
           (count(*) filter (where c.status = 'paused' and c.paused_until > ${unseen(tx.actor.today, "date")}))::int as resting, coalesce(sum(c.weight), 0)::int as weight,
           (select min(p.case_capacity) from agencies.program p join staff.membership m on m.program_id = p.id
             where m.account_id = (select kernel.uid()) and m.role = 'case_manager' and m.ends_at > kernel.clock()) as capacity
      from cases.case c where c.manager_id = (select kernel.uid()) and c.status <> 'closed'`.execute(tx.db);

export const countCracks = (tx: Tx, programId: string) =>
  sql<{ crack: CrackKind; open: number; closed30: number; median_days: number | null }>`
    select l.crack, count(*) filter (where l.closed_at is null)::int as open,
           count(*) filter (where l.closed_at > kernel.clock() - interval '30 days')::int as closed30,
           percentile_cont(0.5) within group (order by extract(epoch from l.closed_at - l.opened_at) / 86400)
             filter (where l.closed_at > kernel.clock() - interval '30 days') as median_days
      from today.crack_log l where l.program_id = ${programId} and (l.closed_at is null or l.closed_at > kernel.clock() - interval '30 days')
     group by l.crack order by l.crack`.execute(tx.db);
