import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { reaches } from "../../people/policy.ts";
import { openLabel, openSafeLine } from "../../people/queries.ts";
import { type BriefRow, briefColumns } from "../showLine.ts";
import type { CheckInRow, checkIns } from "./contract.ts";

const MOST = 100;

interface Row extends BriefRow {
  safe_line: Buffer | null;
  regime: CheckInRow["regime"];
  personWord: CheckInRow["personWord"];
  last: CheckInRow["last"];
  dueOn: string | null;
}

/** With whom to check in, whoever was asked for first. */
export async function listCheckIns(tx: Tx, { filter }: { filter: "due" | "all" }): Promise<z.input<typeof checkIns.list.out>> {
  const due = sql`(select min(k.due_on) from cases.task k where k.case_id = c.id and k.status = 'open' and k.source = 'check_in')`;
  const asked =
    filter === "due"
      ? sql`and coalesce(n.due_on, '-infinity') <= ${tx.actor.today}::date and c.last_contact_on is distinct from ${tx.actor.today}::date`
      : sql``;
  const order = sql`n.due_on nulls last, c.last_contact_on nulls first, c.id`;
  const { rows } = await sql<Row>`
    select ${briefColumns}, b.safe_line, p.regime, p.person_word as "personWord", n.due_on as "dueOn",
           (select json_build_object('feeling', x.feeling, 'onDay', x.on_day) from cases.contact x where x.case_id = c.id and x.feeling is not null
             order by x.on_day desc, x.recorded_at desc limit 1) as last
      from cases.case c cross join lateral (select ${due} as due_on) n
      join agencies.program p on p.id = c.program_id join people.person b on b.id = c.person_id left join staff.account m on m.id = c.manager_id
     where c.manager_id = any ((select access.stands())::uuid[]) and c.status <> 'closed' and c.died_on is null and not (c.status = 'paused' and c.paused_until > ${tx.actor.today}::date) ${asked}
     order by ${order} limit ${MOST + 1}`.execute(tx.db);
  return {
    rows: rows.slice(0, MOST).map((row) => ({
      caseId: row.caseId,
      number: row.number,
      programId: row.programId,
      programName: row.programName,
      regime: row.regime,
      personWord: row.personWord,
      personId: row.personId,
      label: openLabel(tx, row.personId, row.label),
      risk: row.risk,
      safeLine: reaches(row, "contact") ? openSafeLine(tx, row.personId, row.safe_line) : null,
      lastContactOn: row.lastContactOn,
      last: row.last,
      dueOn: row.dueOn,
      access: row.access,
    })),
    more: rows.length > MOST,
  };
}
