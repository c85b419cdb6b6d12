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
}

/** Concerns that wait: the urgent ones of programs the actor triages, and those that were given to the actor or to whom they cover. */
export const waitingConcerns = (tx: Tx) =>
  sql<UrgentRow>`
    select c.id, c.number, c.program_id, c.urgent, (extract(epoch from kernel.clock() - c.received_at) / 60)::int as minutes, c.respond_by,
           coalesce(c.respond_by < ${tx.actor.today}::date, false) as overdue, c.assigned_id, c.version
      from concerns.concern c
     where c.status in ('received', 'in_triage')
       and (c.assigned_id = any (${tx.actor.standsFor}::uuid[]) or c.urgent and c.assigned_id is null and c.program_id = any ((select access.triages())::uuid[]))
     order by c.urgent desc, c.flood, c.received_at limit 50`.execute(tx.db);

export interface DueRow {
  id: string;
  kind: "task" | "follow_up" | "appointment" | "waiting";
  title: Buffer;
  due_on: string;
  at_time: string | null;
  version: number;
  owner_id: string;
  owner: string;
  program_id: string;
  person_id: string;
  case_id: string;
  case_number: number | null;
  label: Buffer | null;
}

/** Open tasks of the actor and of those they cover, due within a week, in cases that are awake. Limited before anything is joined. */
export const dueTasks = (tx: Tx) =>
  sql<DueRow>`
    select t.id, t.kind, t.title, t.due_on, t.at_time, t.version, t.owner_id, a.name as owner, t.program_id, t.person_id, t.case_id, c.number as case_number, p.label
      from (select * from cases.task t
             where t.owner_id = any (${tx.actor.standsFor}::uuid[]) and t.status = 'open' and (t.due_on <= ${tx.actor.today}::date + 7 or t.kind = 'waiting')
             order by t.due_on, t.at_time nulls last, t.id limit 100) t
      join cases.case c on c.id = t.case_id and c.status <> 'closed' and not (c.status = 'paused' and c.paused_until > ${tx.actor.today}::date)
      join people.person p on p.id = t.person_id
      join staff.account a on a.id = t.owner_id
     order by t.due_on, t.at_time nulls last, t.id`.execute(tx.db);

export interface CrackRow {
  crack: CrackKind;
  subject: "case" | "concern";
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
}

const withNames = sql`
  select k.crack, k.subject, k.subject_id, k.program_id, k.person_id, k.case_id, k.holder_id, k.since, k.days, k.high,
         a.name as holder, c.number as case_number, n.number as concern_number, p.label
    from found k
    left join staff.account a on a.id = k.holder_id
    left join cases.case c on c.id = k.case_id
    left join concerns.concern n on n.id = k.subject_id and k.subject = 'concern'
    left join people.person p on p.id = k.person_id`;

/** The cracks in the actor's own hands, and in those of whom they cover: the worker sees them first. */
export const cracksHeld = (tx: Tx) =>
  sql<CrackRow>`
    with found as (select * from today.standing_crack where holder_id = any (${tx.actor.standsFor}::uuid[]) order by high desc, days desc, subject_id limit 50)
    ${withNames} order by k.high desc, k.days desc, k.subject_id`.execute(tx.db);

/** The cracks a supervisor must see: those of programs one supervises that their worker had time for, at once where risk is high or nobody holds them. */
export const cracksAbove = (tx: Tx, programIds: readonly string[]) =>
  sql<CrackRow>`
    with found as (select * from today.standing_crack where program_id = any (${programIds}::uuid[]) and to_supervisor order by high desc, days desc, subject_id limit 50)
    ${withNames} order by k.high desc, k.days desc, k.subject_id`.execute(tx.db);

/** What the actor carries: open cases and their weight, and the least capacity of the programs they carry in. */
export const findCaseload = (tx: Tx) =>
  sql<{ open: number; weight: number; capacity: number | null }>`
    select count(*)::int as open, coalesce(sum(c.weight), 0)::int as weight,
           (select min(p.case_capacity) from agencies.program p join staff.membership m on m.program_id = p.id
             where m.account_id = ${tx.actor.id} and m.role = 'case_manager' and m.ends_at > kernel.clock()) as capacity
      from cases.case c where c.manager_id = ${tx.actor.id} and c.status <> 'closed'`.execute(tx.db);

export const countCracks = (tx: Tx, programId: string) =>
  sql<{ crack: CrackKind; open: number; closed30: number; median_days: number | null }>`
    select l.crack, count(*) filter (where l.closed_at is null)::int as open,
           count(*) filter (where l.closed_at > kernel.clock() - interval '30 days')::int as closed30,
           percentile_cont(0.5) within group (order by extract(epoch from l.closed_at - l.opened_at) / 86400)
             filter (where l.closed_at > kernel.clock() - interval '30 days') as median_days
      from today.crack_log l where l.program_id = ${programId} and (l.closed_at is null or l.closed_at > kernel.clock() - interval '30 days')
     group by l.crack order by l.crack`.execute(tx.db);
