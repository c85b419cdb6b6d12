import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { A18_SUMMARY_DAYS } from "../../kernel/limits.ts";
import { openLabel } from "../../people/queries.ts";
import type { Back } from "./contract.ts";

interface BackRow {
  absenceId: string;
  from: string;
  until: string;
  coveredBy: string[];
}

interface ChangeRow {
  caseId: string;
  caseNumber: number;
  personId: string;
  label: Buffer;
  kind: string;
  byId: string | null;
  byName: string | null;
  count: number;
  at: string;
  total: number;
}

const MOST_CASES = 30;

/** What colleagues did in the actor's own cases while they were away, once they are back (A18); until they put it aside, for two weeks at most. */
export async function showBack(tx: Tx): Promise<z.input<typeof Back> | null> {
  const { rows: over } = await sql<BackRow>`
    select b.id as "absenceId", b.starts_at as "from", coalesce(b.ended_at, b.ends_at) as until,
           array(select distinct o.name from staff.cover v join staff.account o on o.id = v.account_id
                  where v.covered_id = b.account_id and v.starts_at < coalesce(b.ended_at, b.ends_at) and coalesce(v.ended_at, v.ends_at) > b.starts_at order by o.name) as "coveredBy"
      from staff.absence b
     where b.account_id = ${tx.actor.id} and b.read_at is null and coalesce(b.ended_at, b.ends_at) <= kernel.clock() and coalesce(b.ended_at, b.ends_at) > b.starts_at
       and coalesce(b.ended_at, b.ends_at) > kernel.clock() - make_interval(days => ${A18_SUMMARY_DAYS}::int)
       and not exists (select from staff.away w where w.account_id = b.account_id)
     order by until desc limit 1`.execute(tx.db);
  const absence = over[0];
  if (!absence) return null;
  const { rows } = await sql<ChangeRow>`
    with t as (
      select t.case_id, t.kind, t.account_id, count(*)::int as count, max(t.at) as at from cases.timeline t
       where t.case_id in (select c.id from cases.case c where c.manager_id = ${tx.actor.id})
         and t.at >= ${absence.from} and t.at < ${absence.until} and t.account_id is distinct from ${tx.actor.id}
       group by t.case_id, t.kind, t.account_id
    ), page as (
      select case_id, max(at) as at, count(*) over ()::int as total from t group by case_id order by max(at) desc limit ${MOST_CASES}
    )
    select t.case_id as "caseId", c.number as "caseNumber", p.id as "personId", p.label, t.kind, t.account_id as "byId", a.name as "byName", t.count, t.at, g.total
      from page g join t on t.case_id = g.case_id join cases.case c on c.id = t.case_id join people.person p on p.id = c.person_id
      left join staff.account a on a.id = t.account_id
     order by g.at desc, t.case_id, t.at desc`.execute(tx.db);
  const cases = [...Map.groupBy(rows, ({ caseId }) => caseId).values()].map((of) => {
    const [first] = of as [ChangeRow, ...ChangeRow[]];
    return {
      caseId: first.caseId,
      caseNumber: first.caseNumber,
      label: openLabel(tx, first.personId, first.label),
      changes: of.map(({ kind, byName, count, at }) => ({ kind, byName, count, at })),
    };
  });
  return { ...absence, cases, total: rows[0]?.total ?? 0 };
}
