import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import type { rota } from "./contract.ts";
import { mayBeRung } from "./queries.ts";

type In<Name extends keyof typeof rota> = z.output<(typeof rota)[Name]["in"]>;

const LONGEST_DAYS = 14;

async function checkTaker(tx: Tx, programId: string, accountId: string): Promise<void> {
  if (!(await mayBeRung(tx, programId, accountId))) throw invalid({ accountId: "cannotBeRung" });
}

/** Lets a turn come round each week, from this week on; one that runs now has begun. */
export async function addPattern(tx: Tx, input: In<"addPattern">): Promise<{ id: string }> {
  await checkTaker(tx, input.programId, input.accountId);
  const { weekday, untilWeekday, fromTime, untilTime } = input;
  // The same weekday and an earlier hour, or the same: once round the week.
  const days = (untilWeekday - weekday + 7) % 7 || (untilTime > fromTime ? 0 : 7);
  const id = newId();
  await tx.db
    .insertInto("oncall.pattern")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      program_id: input.programId,
      account_id: input.accountId,
      rank: input.rank,
      weekday,
      from_time: fromTime,
      days,
      until_time: untilTime,
      first_day: sql<string>`${tx.actor.today}::date - ${days}::int`,
      created_by: tx.actor.id,
    })
    .execute();
  return { id };
}

/** Gives one week's turn to somebody else, or to nobody; a second time replaces the first. */
export async function swapTurn(tx: Tx, pattern: { id: string; programId: string }, input: In<"swap">): Promise<{ id: string }> {
  if (input.accountId) await checkTaker(tx, pattern.programId, input.accountId);
  const { rows } = await sql<{ rank: "first" | "second"; from: string; until: string; shiftId: string | null }>`
    select r.rank, r.starts_at as "from", r.ends_at as until, r.shift_id as "shiftId"
      from oncall.rota(${pattern.programId}, ${input.onDay}::date::timestamp at time zone ${tx.actor.timeZone},
             (${input.onDay}::date + 1)::timestamp at time zone ${tx.actor.timeZone}) r
     where r.pattern_id = ${pattern.id} and r.on_day = ${input.onDay}::date and r.ends_at > kernel.clock()`.execute(tx.db);
  const turn = rows[0];
  if (!turn) throw invalid({ onDay: "noTurn" });
  if (turn.shiftId) await tx.db.updateTable("oncall.shift").set({ ended_at: sql`kernel.clock()` }).where("id", "=", turn.shiftId).execute();
  const id = newId();
  const done = await tx.db
    .insertInto("oncall.shift")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      program_id: pattern.programId,
      account_id: input.accountId,
      rank: turn.rank,
      starts_at: turn.from,
      ends_at: turn.until,
      pattern_id: pattern.id,
      on_day: input.onDay,
      created_by: tx.actor.id,
    })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  if (!done.numInsertedOrUpdatedRows) throw conflict("rota.swapped");
  return { id };
}

/** Adds one turn by itself, between two times of day where the agency is. */
export async function addShift(tx: Tx, input: In<"addShift">): Promise<{ id: string }> {
  await checkTaker(tx, input.programId, input.accountId);
  const { rows } = await sql<{ from: string; until: string; over: boolean; long: boolean }>`
    select s."from", s.until, s.until <= kernel.clock() as over, s.until > s."from" + make_interval(days => ${LONGEST_DAYS}::int) as long
      from (select (${input.firstDay}::date + ${input.fromTime}::time) at time zone ${tx.actor.timeZone} as "from",
                   (${input.lastDay}::date + ${input.untilTime}::time) at time zone ${tx.actor.timeZone} as until) s`.execute(tx.db);
  const placed = rows[0];
  if (!placed || placed.until <= placed.from) throw invalid({ untilTime: "beforeStart" });
  if (placed.over) throw invalid({ lastDay: "past" });
  if (placed.long) throw invalid({ lastDay: "tooLong" });
  const id = newId();
  await tx.db
    .insertInto("oncall.shift")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      program_id: input.programId,
      account_id: input.accountId,
      rank: input.rank,
      starts_at: placed.from,
      ends_at: placed.until,
      created_by: tx.actor.id,
    })
    .execute();
  return { id };
}
