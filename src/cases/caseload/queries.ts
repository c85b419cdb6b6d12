import { sql } from "kysely";
import type { Tx } from "../../kernel/db.ts";

/** The program, should the asker read all of it. */
export async function findReadProgram(tx: Tx, { programId }: { programId: string }): Promise<{ id: string; capacity: number } | undefined> {
  const { rows } = await sql<{ id: string; capacity: number }>`
    select p.id, p.case_capacity as capacity from agencies.program p where p.id = ${programId} and p.id = any ((select access.reads())::uuid[])`.execute(
    tx.db,
  );
  return rows[0];
}

/** Counted first, named afterwards: one row a manager is joined, not one a case. */
export const countCaseload = (tx: Tx, programId: string) =>
  sql<{ accountId: string; name: string; open: number; weight: number; triageOnly: number; high: number }>`
    select c.manager_id as "accountId", a.name, c.open, c.weight, c.triage_only as "triageOnly", c.high
      from (select manager_id, count(*)::int as open, sum(weight)::int as weight, (count(*) filter (where service_level = 'triage_only'))::int as triage_only,
                   (count(*) filter (where risk in ('high', 'immediate')))::int as high
              from cases.case where program_id = ${programId} and status in ('intake', 'active', 'monitoring', 'paused', 'closing') group by manager_id) c
      join staff.account a on a.id = c.manager_id
     order by c.weight desc, a.name`.execute(tx.db);
