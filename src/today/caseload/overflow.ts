import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { conflict, invalid, notFound } from "../../kernel/problem.ts";
import type { board } from "./contract.ts";
import type { ReadProgram } from "./queries.ts";

type Overflow = z.input<typeof board.show.out>["overflow"];

/** Until when new concerns go to those who stand by, how many stand by and are there, and how many such concerns they have in hand. */
export async function findOverflow(tx: Tx, programId: string): Promise<Overflow> {
  const { rows } = await sql<Overflow>`
    select case when p.overflow_until > kernel.clock() then p.overflow_until end as until, count(b.account_id)::int as "standBy",
           (select count(*)::int from concerns.concern c where c.program_id = p.id and c.status in ('received', 'in_triage') and c.assigned_id = any (array_agg(b.account_id))) as given
      from agencies.program p left join lateral (
        select distinct m.account_id from staff.membership m
         where m.program_id = p.id and m.backup_since is not null and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
           and staff.can_carry(m.account_id, p.id) and not exists (select from staff.away w where w.account_id = m.account_id)) b on true
     where p.id = ${programId} group by p.id, p.overflow_until`.execute(tx.db);
  return rows[0] ?? { until: null, standBy: 0, given: 0 };
}

/**
 * Gives new concerns of low risk to those who stand by, to the end of a day, at most ninety days ahead.
 * @throws Problem 409 `overflow.nobody` when nobody stands by who could take one.
 */
export async function setOverflow(tx: Tx, { id }: ReadProgram, { untilDay }: z.output<typeof board.setOverflow.in>) {
  if (untilDay !== null) {
    if (untilDay < tx.actor.today) throw invalid({ untilDay: "past" });
    if ((await findOverflow(tx, id)).standBy === 0) throw conflict("overflow.nobody");
  }
  const { rows } = await sql<{ done: boolean; far: boolean }>`
    select ${untilDay}::date > ${tx.actor.today}::date + 90 as far, case when coalesce(${untilDay}::date <= ${tx.actor.today}::date + 90, true)
      then concerns.set_overflow(${id}, (${untilDay}::date + interval '1 day') at time zone ${tx.actor.timeZone}) end as done`.execute(
    tx.db,
  );
  if (rows[0]?.far) throw invalid({ untilDay: "tooFar" });
  if (!rows[0]?.done) throw notFound();
  return {};
}
