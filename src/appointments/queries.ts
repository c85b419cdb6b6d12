import { sql } from "kysely";
import { type FoundCase, findCase } from "../cases/queries.ts";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import { notFound, stale } from "../kernel/problem.ts";
import { openLabel } from "../people/queries.ts";
import type { Appointment, FreeTime, HeldHere } from "./contract.ts";
import { mayArrange } from "./policy.ts";

/** How far ahead times are offered. */
const AHEAD_DAYS = 21;
/** Of one case, or to come for one colleague: what is beyond stands in the story. */
const MOST = 100;

interface Row extends Omit<Appointment, "appointmentId" | "hold"> {
  id: string;
  case_id: string;
  task_id: string | null;
  with_program_id: string;
  hold: Appointment["hold"];
}

const APPOINTMENT = sql`a.id, a.case_id, a.task_id, a.with_program_id, json_build_object('id', o.id, 'name', o.name) as provider, a.starts_at as "startsAt", a.ends_at as "endsAt", a.urgent,
  case when a.status = 'held' and a.held_until <= kernel.clock() then 'released' else a.status end as status, a.status = 'booked' and a.starts_at <= kernel.clock() as unmarked,
  a.status in ('held', 'booked') and exists (select from staff.absence b where b.account_id = a.provider_id and b.ended_at is null and b.starts_at < a.ends_at and b.ends_at > a.starts_at) as "providerAway",
  a.status = 'booked' and a.held_until is null and not exists (select from cases.who_sees(a.case_id) s where s.account_id = a.provider_id) as "providerGone",
  case when a.held_until is not null then json_build_object('program', w.name, 'until', a.held_until, 'code', a.hold_code) end as hold, a.booked_by is null as "byThemselves", a.version
  from appointments.appointment a join staff.account o on o.id = a.provider_id join agencies.program w on w.id = a.with_program_id`;

const asAppointment = ({ id, case_id: _, task_id: _task, with_program_id: _program, hold, ...row }: Row): Appointment => ({
  appointmentId: id as never,
  ...row,
  // What JSON says of an instant is not yet how the contract says it.
  hold: hold && { ...hold, until: new Date(hold.until).toISOString() },
});

/** An appointment with its case. */
export interface FoundAppointment extends FoundCase {
  readonly appointment: Appointment;
  readonly taskId: string | null;
  readonly withProgramId: string;
}

/** The appointment with its case, should the asker see that. */
export async function findAppointment(tx: Tx, { appointmentId }: { appointmentId: string }): Promise<FoundAppointment | undefined> {
  const { rows } = await sql<Row>`select ${APPOINTMENT} where a.id = ${appointmentId}`.execute(tx.db);
  const [row] = rows;
  const found = row && (await findCase(tx, { caseId: row.case_id }));
  return found && { ...found, appointment: asAppointment(row), taskId: row.task_id, withProgramId: row.with_program_id };
}

/** Refuses a change to another version of an appointment than the one that stands, and says what stands. */
export async function refuseStaleAppointment(tx: Tx, appointmentId: string): Promise<never> {
  const now = await findAppointment(tx, { appointmentId });
  throw now ? stale(now.appointment) : notFound();
}

/** The appointments of a case, and whether one may be made. */
export async function listAppointments(tx: Tx, found: FoundCase) {
  const [{ rows }, programs] = await Promise.all([
    sql<Row>`select ${APPOINTMENT} where a.case_id = ${found.id} order by a.starts_at desc, a.id limit ${MOST}`.execute(tx.db),
    sql<{ id: string; name: string }>`
      select p.id, p.name from agencies.program p where p.ended_at is null and p.id <> ${found.programId}
         and exists (select from appointments.hours h where h.program_id = p.id and h.kept_for = 'other_programs' and h.ended_at is null
                        and coalesce(h.until_day >= ${tx.actor.today}::date, true)) order by p.name`.execute(tx.db),
  ]);
  return {
    caseId: found.id as never,
    appointments: rows.map(asAppointment),
    mayBook: found.status !== "closed" && mayArrange(tx.actor, found),
    holdsAt: programs.rows as never[],
    access: found.access as Access,
  };
}

/** Which times are wanted: whose, of which program, kept for whom, and around when. */
export interface Wanted {
  /** Null: of anybody with hours there. */
  readonly providers: readonly string[] | null;
  readonly programId: string;
  readonly kept: readonly ("everybody" | "staff" | "urgent" | "other_programs")[];
}

interface Free {
  provider: { id: string; name: string };
  startsAt: string;
  endsAt: string;
  urgent: boolean;
}

const FREE = ({ providers, programId, kept }: Wanted, from: ReturnType<typeof sql>, until: ReturnType<typeof sql>) => sql`
  select json_build_object('id', o.id, 'name', o.name) as provider, f.starts_at as "startsAt", f.ends_at as "endsAt", f.kept_for = 'urgent' as urgent
    from appointments.free_here(${providers ? [...providers] : null}::uuid[], ${programId}, ${[...kept]}::text[], ${from}, ${until}) f join staff.account o on o.id = f.account_id`;

/** The free times from a day on. */
export async function findTimes(tx: Tx, wanted: Wanted, from: string | undefined): Promise<FreeTime[]> {
  const begins = from ? sql`(${from}::date)::timestamp at time zone ${tx.actor.timeZone}` : sql`kernel.clock()`;
  const { rows } =
    await sql<Free>`${FREE(wanted, begins, sql`${begins} + make_interval(days => ${AHEAD_DAYS})`)} order by f.starts_at, o.name limit 200`.execute(
      tx.db,
    );
  return rows;
}

/** The free time that begins at that instant, should there be one. */
export async function findTime(tx: Tx, wanted: Wanted, startsAt: string): Promise<FreeTime | undefined> {
  const at = sql`${startsAt}::timestamptz`;
  const { rows } = await sql<Free>`${FREE(wanted, at, sql`${at} + interval '1 second'`)}`.execute(tx.db);
  return rows[0];
}

/** The free times nearest to one that is gone. */
export async function findNearest(tx: Tx, wanted: Wanted, startsAt: string): Promise<FreeTime[]> {
  const at = sql`${startsAt}::timestamptz`;
  const { rows } = await sql<Free>`
    ${FREE(wanted, sql`${at} - interval '7 days'`, sql`${at} + interval '14 days'`)} order by abs(extract(epoch from f.starts_at - ${at})), o.name limit 5`.execute(
    tx.db,
  );
  return rows;
}

/** Those who have hours in a case's program and see the case. */
export async function providersOf(tx: Tx, found: FoundCase): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct h.account_id as id from appointments.hours h join cases.who_sees(${found.id}) w on w.account_id = h.account_id
     where h.program_id = ${found.programId} and h.ended_at is null`.execute(tx.db);
  return rows.map(({ id }) => id);
}

/** One's own appointments, unmarked and to come, with whom; and the times of one's programs that others hold. */
export async function listOwn(tx: Tx) {
  const [mine, held] = await Promise.all([
    sql<Row & { person_id: string; label: Buffer | null }>`
      select x.*, a.person_id, p.label from (select ${APPOINTMENT} where a.provider_id = ${tx.actor.id} and a.held_until is null and a.status = 'booked') x
        join appointments.appointment a on a.id = x.id left join people.person p on p.id = a.person_id order by x."startsAt", x.id limit ${MOST}`.execute(
      tx.db,
    ),
    sql<Omit<HeldHere, "appointmentId" | "provider"> & { id: string; provider_id: string; provider: string }>`
      select h.id, h.provider_id, h.provider, h.program, h.asked_by as "askedBy", h.starts_at as "startsAt", h.ends_at as "endsAt", h.held_until as "heldUntil", h.status, h.code, h.version,
             h.status = 'booked' and h.starts_at <= kernel.clock() as unmarked
        from appointments.held_here() h`.execute(tx.db),
  ]);
  return {
    appointments: mine.rows.map(({ person_id, label, ...row }) => ({
      ...asAppointment(row),
      caseId: row.case_id as never,
      label: label && openLabel(tx, person_id, label),
    })),
    held: held.rows.map(({ id, provider_id, provider, ...row }) => ({
      ...row,
      appointmentId: id as never,
      provider: { id: provider_id, name: provider },
    })) as HeldHere[],
  };
}

/** What is to come in the actor's cases, and of those they cover, with somebody who lacks the case now or is away then. */
export async function listStray(tx: Tx) {
  const { rows } = await sql<Row & { person_id: string; label: Buffer | null; caseNumber: number }>`
    select x.*, c.number as "caseNumber", c.person_id, p.label
      from (select ${APPOINTMENT} where a.status = 'booked' and a.held_until is null and a.starts_at > kernel.clock() and a.provider_id <> ${tx.actor.id}
               and a.case_id in (select c.id from cases.case c where c.manager_id = any ((select access.stands())::uuid[]) and c.status <> 'closed')) x
      join cases.case c on c.id = x.case_id join people.person p on p.id = c.person_id
     where x."providerGone" or x."providerAway" order by x."startsAt", x.id limit ${MOST}`.execute(tx.db);
  return {
    appointments: rows.map(({ person_id, label, caseNumber, ...row }) => ({
      ...asAppointment(row),
      caseId: row.case_id as never,
      caseNumber,
      label: label && openLabel(tx, person_id, label),
    })),
  };
}

/** How many appointments a colleague has between two days, and the first of them. */
export async function countInSpan(tx: Tx, { accountId, firstDay, lastDay }: { accountId: string; firstDay: string; lastDay: string }) {
  const { rows } = await sql<{ count: number; first: string | null }>`
    select count(*)::int as count, min(a.starts_at) as first from appointments.appointment a
     where a.provider_id = ${accountId} and a.status = 'booked' and a.held_until is null and a.starts_at > kernel.clock()
       and (a.starts_at at time zone ${tx.actor.timeZone})::date between ${firstDay}::date and ${lastDay}::date`.execute(tx.db);
  return rows[0] ?? { count: 0, first: null };
}

/** A time of ours that another program holds. */
export async function findHold(tx: Tx, { appointmentId }: { appointmentId: string }) {
  const { rows } = await sql<{ id: string; providerId: string; version: number }>`
    select h.id, h.provider_id as "providerId", h.version from appointments.held_here() h where h.id = ${appointmentId}`.execute(tx.db);
  return rows[0];
}
