import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { invalid, notFound, stale } from "../kernel/problem.ts";
import type { calendar } from "./contract.ts";
import { findProgram } from "./queries.ts";

type In<K extends keyof typeof calendar> = z.output<(typeof calendar)[K]["in"]>;

/** Longer than this nobody is closed: a program that is gone for a year has ended. */
const LONGEST = 366;
/** How far back what was forgotten may still be written in, and how far ahead. */
const BACK = 366;
const AHEAD = 3 * 366;

/** Closes a program, or all of the agency, for some days. The database lays the calendar anew. */
export async function addClosure(tx: Tx, { programId, firstDay, lastDay, label }: In<"addClosure">) {
  const daysFrom = (a: string, b: string) => Math.round((Date.parse(`${b}T00:00Z`) - Date.parse(`${a}T00:00Z`)) / 86_400_000);
  if (lastDay < firstDay) throw invalid({ lastDay: "beforeStart" });
  if (daysFrom(firstDay, lastDay) > LONGEST) throw invalid({ lastDay: "tooLong" });
  if (daysFrom(firstDay, tx.actor.today) > BACK) throw invalid({ firstDay: "tooEarly" });
  if (daysFrom(tx.actor.today, firstDay) > AHEAD) throw invalid({ firstDay: "tooFar" });
  const id = newId();
  await tx.db
    .insertInto("agencies.closure")
    .values({ id, agency_id: tx.actor.agencyId, program_id: programId, first_day: firstDay, last_day: lastDay, label })
    .execute();
  return { id };
}

/** Takes a closure back. */
export async function endClosure(tx: Tx, closureId: string) {
  await tx.db.updateTable("agencies.closure").set({ ended_at: sql<string>`kernel.clock()` }).where("id", "=", closureId).execute();
  return {};
}

/**
 * Sets what a program's clocks go by, against the version the asker saw.
 * @throws Problem 422 `escalationId.cannotHear` for an account that is not open, or that manages cases in the program itself (design README 12).
 */
export async function changeClocks(tx: Tx, { programId, escalationId, version, ...clocks }: In<"changeClocks">) {
  if (escalationId !== null) {
    const { rows } = await sql<{ hears: boolean }>`
      select not exists (select from staff.membership m where m.account_id = a.id and m.program_id = ${programId} and m.role = 'case_manager' and m.ends_at > kernel.clock()) as hears
        from staff.account a where a.id = ${escalationId} and a.status = 'active' and a.kind = 'staff'`.execute(tx.db);
    if (!rows[0]?.hears) throw invalid({ escalationId: "cannotHear" });
  }
  const done = await tx.db
    .updateTable("agencies.program")
    .set({
      week: clocks.week,
      cadence_days: clocks.cadenceDays,
      triage_days: clocks.triageDays,
      urgent_minutes: clocks.urgentMinutes,
      referral_days: clocks.referralDays,
      supervisor_after_days: clocks.supervisorAfterDays,
      case_capacity: clocks.caseCapacity,
      ...(clocks.asksSafety !== undefined && { asks_safety: clocks.asksSafety }),
      ...(clocks.safetyDays !== undefined && { safety_days: clocks.safetyDays }),
      ...(clocks.approvesPlan !== undefined && { approves_plan: clocks.approvesPlan }),
      ...(clocks.approvesClosing !== undefined && { approves_closing: clocks.approvesClosing }),
      ...(clocks.reviewsRecords !== undefined && { reviews_records: clocks.reviewsRecords }),
      escalation_id: escalationId,
      version: version + 1,
    })
    .where("id", "=", programId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return { version: version + 1 };
  const current = await findProgram(tx, { programId });
  throw current ? stale(current) : notFound();
}
