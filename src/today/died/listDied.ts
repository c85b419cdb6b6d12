import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { DEATH_TOLD_DAYS } from "../../kernel/limits.ts";
import { openLabel } from "../../people/queries.ts";
import type { Died } from "../contract.ts";

/** Whose death somebody else wrote down of those the actor works with, or stands in for whoever does; newest first. */
export async function listDied(tx: Tx): Promise<z.input<typeof Died>[]> {
  const { rows } = await sql<{
    caseId: string;
    personId: string;
    label: Buffer;
    diedOn: string;
    saidBy: string;
    at: string;
    coveredFor: string | null;
  }>`
    select c.id as "caseId", p.id as "personId", p.label, c.died_on as "diedOn", a.name as "saidBy", t.at,
           case when not g.own then m.name end as "coveredFor"
      from (select case_id, bool_or(kind <> 'cover') as own from access.my_grant where kind in ('owner', 'team', 'cover') and case_id is not null group by case_id) g
      join cases.case c on c.id = g.case_id and c.died_on is not null and c.status <> 'closed'
      join lateral (select t.at, t.account_id from cases.timeline t where t.case_id = c.id and t.kind = 'status' and t.codes ->> 'died' = 'true' order by t.at desc limit 1) t
        on t.at > kernel.clock() - make_interval(days => ${DEATH_TOLD_DAYS}) and t.account_id <> ${tx.actor.id}
      join people.person p on p.id = c.person_id
      join staff.account a on a.id = t.account_id
      left join staff.account m on m.id = c.manager_id
     order by t.at desc, c.id limit 50`.execute(tx.db);
  return rows.map(({ label, ...row }) => ({ ...row, label: openLabel(tx, row.personId, label) }));
}
