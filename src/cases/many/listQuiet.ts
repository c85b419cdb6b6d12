import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { MOST_AT_ONCE, QUIET_DAYS } from "../../kernel/limits.ts";
import { openLabel } from "../../people/queries.ts";
import { answersForCase } from "../policy.ts";
import { type BriefRow, briefColumns } from "../showLine.ts";
import type { many } from "./contract.ts";

type Asked = z.output<typeof many.quiet.in>;

/** The open cases one answers for in which nobody was spoken with for a month, the longest silent first. */
export async function listQuiet(tx: Tx, { arm, programId }: Asked): Promise<z.input<typeof many.quiet.out>> {
  const mine = sql`c.manager_id = (select kernel.uid())`;
  const covered = sql`c.manager_id = any (array_remove((select access.stands())::uuid[], (select kernel.uid())))`;
  const written = sql`c.program_id = any ((select access.writes())::uuid[])`;
  const whose =
    arm === "mine"
      ? mine
      : arm === "covering"
        ? covered
        : arm === "program"
          ? sql`${written} and c.program_id = ${programId ?? null}::uuid`
          : sql`(${mine} or ${covered} or ${written})`;
  const since = sql`greatest(c.last_contact_on, c.clock_from, c.paused_until)`;
  const { rows } = await sql<BriefRow & { quietSince: string; openTasks: number; version: number }>`
    select ${briefColumns}, c.version, ${since} as "quietSince", (select count(*)::int from cases.task k where k.case_id = c.id and k.status = 'open') as "openTasks"
      from cases.case c join agencies.program p on p.id = c.program_id join people.person b on b.id = c.person_id left join staff.account m on m.id = c.manager_id
     where ${whose} and c.status <> 'closed' and c.died_on is null and not (c.status = 'paused' and c.paused_until > ${tx.actor.today}::date)
       and ${since} <= ${tx.actor.today}::date - ${QUIET_DAYS}::int
     order by ${since}, c.id limit ${MOST_AT_ONCE + 1}`.execute(tx.db);
  return {
    cases: rows
      .slice(0, MOST_AT_ONCE)
      .filter((row) => answersForCase(tx.actor, { programId: row.programId, managerId: row.manager?.id ?? null }))
      .map((row) => ({
        caseId: row.caseId,
        number: row.number,
        programId: row.programId,
        programName: row.programName,
        personId: row.personId,
        label: openLabel(tx, row.personId, row.label),
        manager: row.manager,
        risk: row.risk,
        quietSince: row.quietSince,
        openTasks: row.openTasks,
        version: row.version,
        access: row.access,
      })),
    more: rows.length > MOST_AT_ONCE,
  };
}
