import { sql } from "kysely";
import type { Tx } from "../../kernel/db.ts";
import { A13_TIME_DAYS } from "../../kernel/limits.ts";
import type { CrackKind } from "../contract.ts";

export interface ReadProgram {
  readonly id: string;
  readonly capacity: number;
}

/** The program, should the asker read all of it. */
export async function findBoard(tx: Tx, { programId }: { programId: string }): Promise<ReadProgram | undefined> {
  const { rows } = await sql<ReadProgram>`
    select p.id, p.case_capacity as capacity from agencies.program p where p.id = ${programId} and p.id = any ((select access.reads())::uuid[])`.execute(
    tx.db,
  );
  return rows[0];
}

export interface PolicyRow {
  warnAt: number;
  triageOnly: number;
  brief: number;
  full: number;
  peoplePerManager: number;
  version: number;
}

export const findPolicy = async (tx: Tx, programId: string): Promise<PolicyRow | undefined> =>
  tx.db
    .selectFrom("today.caseload_policy")
    .select([
      "warn_at as warnAt",
      "triage_only_weight as triageOnly",
      "brief_weight as brief",
      "full_weight as full",
      "people_per_manager as peoplePerManager",
      "version",
    ])
    .where("program_id", "=", programId)
    .executeTakeFirst();

export interface WorkerRow {
  accountId: string;
  name: string;
  percent: number;
  carries: boolean;
  open: number;
  resting: number;
  weight: number;
  triageOnly: number;
  high: number;
  overdue: number;
  slipping: number;
  quietSince: string | null;
  awayUntil: string | null;
  coveredBy: string[];
  /** Of the whole program. */
  people: number;
  gone: number;
}

/**
 * Everybody who can carry a case of the program or carries one, with what it is and how it stands. Counted first, named afterwards: one row a colleague is
 * joined, not one a case.
 */
export const listWorkers = (tx: Tx, programId: string) =>
  sql<WorkerRow>`
    with c as materialized (
      select c.id, c.manager_id, c.person_id, c.weight, c.service_level, c.risk, c.next_step_on, c.status, c.paused_until,
             greatest(c.last_contact_on, coalesce(c.clock_from, c.opened_on), c.paused_until) as quiet_from
        from cases.case c
       where c.program_id = (select ${programId}::uuid) and c.status in ('intake', 'active', 'monitoring', 'paused', 'closing')
    ), k as materialized (
      select k.case_id, k.manager_id, bool_or(k.crack = 'manager_gone') as gone
        from today.standing_crack k where k.program_id = (select ${programId}::uuid) and k.subject = 'case' and k.snooze_id is null group by k.case_id, k.manager_id
    ), load as (
      select manager_id, count(*)::int as open, (count(*) filter (where not awake))::int as resting, sum(weight)::int as weight, (count(*) filter (where service_level = 'triage_only'))::int as triage_only,
             (count(*) filter (where risk in ('high', 'immediate')))::int as high, (count(*) filter (where awake and next_step_on < ${tx.actor.today}::date))::int as overdue,
             min(quiet_from) filter (where awake) as quiet_since
        from (select c.*, not (c.status = 'paused' and c.paused_until > ${tx.actor.today}::date) as awake from c) c group by manager_id
    ), slips as (select manager_id, count(*)::int as slipping from k group by manager_id),
    able as (select r.account_id from staff.carriers() r where r.program_id = (select ${programId}::uuid)),
    member as (
      select distinct m.account_id from staff.membership m
       where m.program_id = (select ${programId}::uuid) and m.role in ('case_manager', 'supervisor') and m.can_write and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
    )
    select a.id as "accountId", a.name, coalesce(w.percent, 100) as percent, a.id in (select account_id from able) as carries,
           coalesce(l.open, 0) as open, coalesce(l.resting, 0) as resting, coalesce(l.weight, 0) as weight, coalesce(l.triage_only, 0) as "triageOnly", coalesce(l.high, 0) as high,
           coalesce(l.overdue, 0) as overdue, coalesce(s.slipping, 0) as slipping, l.quiet_since as "quietSince",
           (select max(b.ends_at) from staff.absence b where b.account_id = a.id and b.ended_at is null and b.starts_at <= kernel.clock() and b.ends_at > kernel.clock()) as "awayUntil",
           array(select o.name from staff.stand_in i join staff.account o on o.id = i.account_id where i.covered_id = a.id order by o.name) as "coveredBy",
           (select count(distinct c.person_id)::int from c) as people, (select count(*)::int from k where k.gone) as gone
      from (select account_id from member union select manager_id from load where manager_id is not null) t
      join staff.account a on a.id = t.account_id
      left join load l on l.manager_id = a.id
      left join slips s on s.manager_id = a.id
      left join staff.working_share w on w.program_id = (select ${programId}::uuid) and w.account_id = a.id
     where a.status = 'active' or l.open > 0
     order by l.weight desc nulls last, a.name`.execute(tx.db);

export interface TimeRow {
  caseId: string;
  contacts: number;
  minutes: number;
}

/** What time each open case of a colleague took in the last days (A13). */
export const listTime = (tx: Tx, programId: string, accountId: string) =>
  sql<TimeRow>`
    select c.id as "caseId", count(*)::int as contacts, coalesce(sum(t.minutes), 0)::int as minutes
      from cases.case c join cases.contact t on t.case_id = c.id
     where c.program_id = (select ${programId}::uuid) and c.manager_id = (select ${accountId}::uuid) and c.status <> 'closed'
       and t.on_day > ${tx.actor.today}::date - ${A13_TIME_DAYS}::int and t.result = 'completed'
     group by c.id`.execute(tx.db);

/** Concerns of a program that wait in nobody's hands. */
export async function countUnassigned(tx: Tx, programId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from concerns.concern c
     where c.program_id = (select ${programId}::uuid) and c.status in ('received', 'in_triage') and c.assigned_id is null`.execute(tx.db);
  return rows[0]?.n ?? 0;
}

/** Cracks by month and kind, the month being the agency's own. */
export const countMonths = (tx: Tx, programId: string) =>
  sql<{ month: string; crack: CrackKind; opened: number; mended: number; medianDays: number | null }>`
    with l as materialized (
      select l.crack, date_trunc('month', l.opened_at at time zone ${tx.actor.timeZone})::date as opened, date_trunc('month', l.closed_at at time zone ${tx.actor.timeZone})::date as closed,
             extract(epoch from l.closed_at - l.opened_at) / 86400 as days
        from today.crack_log l
       where l.program_id = ${programId} and (l.closed_at is null or l.closed_at > kernel.clock() - interval '13 months')
    ), m as (
      select opened as month, crack, 1 as opened, 0 as mended, null::numeric as days from l
      union all
      select closed, crack, 0, 1, days from l where closed is not null
    )
    select month, crack, sum(opened)::int as opened, sum(mended)::int as mended,
           (percentile_cont(0.5) within group (order by days) filter (where days is not null))::float8 as "medianDays"
      from m where month > date_trunc('month', ${tx.actor.today}::date) - interval '12 months' group by month, crack order by month desc, crack`.execute(
    tx.db,
  );

/** Cracks that stand now, by kind, those put off left out. */
export const countOpen = (tx: Tx, programId: string) =>
  sql<{ crack: CrackKind; count: number }>`
    select k.crack, count(*)::int as count from today.standing_crack k
     where k.program_id = (select ${programId}::uuid) and k.snooze_id is null group by k.crack order by k.crack`.execute(tx.db);

export interface SnoozeRow {
  snoozeId: string;
  crack: CrackKind;
  caseId: string | null;
  personId: string | null;
  label: Buffer | null;
  by: string;
  at: string;
  untilDay: string;
  reason: Buffer;
  ended: boolean;
}

/** What was put off in a program, and why: the newest first. */
export const listSnoozes = (tx: Tx, programId: string) =>
  sql<SnoozeRow>`
    select s.id as "snoozeId", s.crack, c.id as "caseId", c.person_id as "personId", p.label, a.name as by, s.at, s.until_day as "untilDay", s.reason, s.ended_at is not null as ended
      from today.snooze s join staff.account a on a.id = s.by_id
      left join cases.case c on c.id = s.subject_id left join people.person p on p.id = c.person_id
     where s.program_id = ${programId} and s.at > kernel.clock() - interval '3 months'
     order by s.at desc, s.id limit 50`.execute(tx.db);
