import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import type { board } from "./contract.ts";
import type { ReadProgram } from "./queries.ts";

type Out = z.input<typeof board.months.out>;
type Month = Out["months"][number];

/** With fewer full months than this nothing is said of the next one. */
const LEAST_MONTHS = 3;
/** The full months next month is guessed from. */
const FROM_MONTHS = 6;

/**
 * What came and what closed in each full month, and next month by the last six: as many as came on average, between the fewest and the most of those months;
 * what is open now, with what comes, without what closes on average. Nothing in it is not counted.
 */
export async function showMonths(tx: Tx, { id }: ReadProgram): Promise<Out> {
  const { rows } = await sql<Month & { open: number }>`
    with c as materialized (
      select c.opened_on, c.closed_on, c.service_level, c.status from cases.case c where c.program_id = (select ${id}::uuid)
    ), span as (
      select date_trunc('month', ${tx.actor.today}::date)::date as now, date_trunc('month', min(opened_on))::date as first from c
    ), m as (
      select g::date as month from span, generate_series(greatest(span.first, (span.now - interval '12 months')::date), (span.now - interval '1 month')::date, interval '1 month') g where span.first is not null
    )
    select m.month, (select count(*)::int from c where c.opened_on >= m.month and c.opened_on < (m.month + interval '1 month')::date) as opened,
           (select count(*)::int from c where c.opened_on >= m.month and c.opened_on < (m.month + interval '1 month')::date and c.service_level = 'triage_only') as "triageOnly",
           (select count(*)::int from c where c.closed_on >= m.month and c.closed_on < (m.month + interval '1 month')::date) as closed,
           (select count(*)::int from c where c.status <> 'closed') as open
      from m order by m.month desc`.execute(tx.db);
  const months = rows.map(({ open: _, ...month }) => month);
  // The month in which the first case was opened was not a whole one.
  const whole = (months.length < 12 ? months.slice(0, -1) : months).slice(0, FROM_MONTHS);
  const open = rows[0]?.open ?? 0;
  return { months, open, next: whole.length < LEAST_MONTHS ? null : foresee(whole, open) };
}

const mean = (values: readonly number[]) => Math.round((values.reduce((sum, one) => sum + one, 0) / values.length) * 10) / 10;

function foresee(whole: readonly Month[], open: number): NonNullable<Out["next"]> {
  const came = whole.map(({ opened }) => opened);
  const [opened, closed] = [mean(came), mean(whole.map((one) => one.closed))];
  return {
    from: whole.length,
    opened,
    least: Math.min(...came),
    most: Math.max(...came),
    closed,
    open: Math.max(0, Math.round((open + opened - closed) * 10) / 10),
  };
}
