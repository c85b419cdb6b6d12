import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { B07_WARN_DAYS } from "../../kernel/limits.ts";
import { keepsTraining } from "../../staff/training/policy.ts";
import type { Expiring } from "./contract.ts";

const MOST = 50;

/**
 * What is asked before a case and ends within the days of B07, ended, or was never had: one's own, and that of everybody in programs the actor supervises. What
 * another wording ends sooner is not told of the one before.
 */
export async function listExpiring(tx: Tx): Promise<z.input<typeof Expiring>[]> {
  const { actor } = tx;
  const kept = [...new Set(actor.programs.filter(({ id }) => keepsTraining(actor, id)).map(({ id }) => id))];
  const carried = [
    ...new Set(
      actor.programs.filter(({ role, canWrite }) => canWrite && ["case_manager", "supervisor"].includes(role)).map(({ id }) => id),
    ),
  ];
  if (carried.length === 0) return [];
  const { rows } = await sql<z.input<typeof Expiring>>`
    select r.id as "requirementId", r.program_id as "programId", r.kind, r.title, r.from_day as "fromDay", a.id as "accountId", a.name, a.id = ${actor.id} as mine,
           r.program_id = any (${kept}::uuid[]) as "mayKeep", nullif(t.until, 'infinity') as "validUntil"
      from staff.requirement r
      join lateral (select distinct m.account_id from staff.membership m where m.program_id = r.program_id and m.role in ('case_manager', 'supervisor') and m.can_write
                       and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()) m on true
      join staff.account a on a.id = m.account_id and a.status = 'active' and a.kind = 'staff'
      left join lateral (select max(coalesce(h.valid_until, 'infinity')) as until from staff.training h
                          where h.requirement_id = r.id and h.account_id = a.id and h.taken_back_at is null) t on true
     where r.program_id = any (${carried}::uuid[]) and (a.id = ${actor.id} or r.program_id = any (${kept}::uuid[]))
       and r.from_day <= ${actor.today}::date + ${B07_WARN_DAYS}::int and (r.until_day is null or r.until_day > ${actor.today}::date and r.until_day > r.from_day)
       and (t.until is null or t.until <= ${actor.today}::date + ${B07_WARN_DAYS}::int and (r.until_day is null or t.until < r.until_day - 1))
     order by mine desc, t.until nulls first, r.title, a.name limit ${MOST}`.execute(tx.db);
  return rows;
}
