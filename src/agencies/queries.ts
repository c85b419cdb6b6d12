import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import type { calendar, ProgramCalendar } from "./contract.ts";

type Shown = z.input<typeof calendar.show.out>;
type Program = z.input<typeof ProgramCalendar>;

interface ProgramRow extends Omit<Program, "escalation"> {
  escalation_id: string | null;
  escalation_name: string | null;
}

const programRows = async (tx: Tx, only?: string): Promise<Program[]> => {
  const { rows } = await sql<ProgramRow>`
    select p.id, p.name, p.week, p.cadence_days as "cadenceDays", p.triage_days as "triageDays", p.urgent_minutes as "urgentMinutes",
           p.referral_days as "referralDays", p.supervisor_after_days as "supervisorAfterDays", p.case_capacity as "caseCapacity", p.version,
           p.asks_safety as "asksSafety", p.safety_days as "safetyDays", p.approves_plan as "approvesPlan", p.approves_closing as "approvesClosing", p.reviews_records as "reviewsRecords", p.regime = 'VSP' as "alwaysAsksSafety",
           coalesce(d.open, false) as open, agencies.add_program_days(p.id, ${tx.actor.today}::date, 1) as "nextDay", e.id as escalation_id, e.name as escalation_name
      from agencies.program p
      left join agencies.program_day d on d.program_id = p.id and d.day = ${tx.actor.today}::date
      left join staff.account e on e.id = p.escalation_id
     where p.ended_at is null ${only === undefined ? sql`` : sql`and p.id = ${only}`} order by p.name, p.id`.execute(tx.db);
  return rows.map(({ escalation_id: id, escalation_name: name, ...row }) => ({ ...row, escalation: id && name ? { id, name } : null }));
};

/** The calendar of the actor's agency. */
export async function showCalendar(tx: Tx): Promise<Shown> {
  const [programs, closures, colleagues] = await Promise.all([
    programRows(tx),
    sql<Shown["closures"][number]>`
      select c.id, c.program_id as "programId", c.first_day as "firstDay", c.last_day as "lastDay", c.label from agencies.closure c
       where c.ended_at is null and c.last_day >= ${tx.actor.today}::date - 366 order by c.first_day, c.id limit 500`.execute(tx.db),
    tx.actor.mayAdmin
      ? sql<Shown["colleagues"][number]>`
          select a.id, a.name from staff.account a where a.status = 'active' and a.kind = 'staff' order by a.name, a.id`.execute(tx.db)
      : { rows: [] },
  ]);
  return { today: tx.actor.today, programs, closures: closures.rows, colleagues: colleagues.rows };
}

/** A program of the actor's agency that has not ended. */
export const findProgram = async (tx: Tx, { programId }: { programId: string }): Promise<Program | undefined> =>
  (await programRows(tx, programId))[0];

/** A closure of the actor's agency that stands. */
export const findClosure = (tx: Tx, { closureId }: { closureId: string }) =>
  tx.db.selectFrom("agencies.closure").select("id").where("id", "=", closureId).where("ended_at", "is", null).executeTakeFirst();
