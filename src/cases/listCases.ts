import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { invalid, Problem } from "../kernel/problem.ts";
import { openLabel } from "../people/queries.ts";
import type { cases } from "./contract.ts";
import { wakeByDay } from "./queries.ts";
import { type BriefRow, briefColumns, nextStepOf } from "./showLine.ts";
import { type SealedTask, taskJson } from "./timeline/queries.ts";
import { openTask } from "./timeline/showStory.ts";

type Asked = z.output<typeof cases.list.in>;
const PAGE = 50;
const COUNTED = 500;

const Cursor = z.tuple([z.iso.date().nullable(), z.uuid()]);
type Place = z.infer<typeof Cursor>;

interface LineRow extends BriefRow {
  step: SealedTask | null;
  sortDay: string | null;
  total: number | null;
}

/** A page of a worklist. The page is cut before anything is joined to it; each arm walks its own index, and row security stands behind it. */
export async function listCases(tx: Tx, asked: Asked): Promise<z.input<typeof cases.list.out>> {
  checkArm(asked);
  const place = asked.after === undefined ? undefined : readPlace(asked.after);
  const closed = asked.standing === "closed";
  const order = closed ? sql`c.closed_on desc, c.id desc` : sql`c.next_step_on nulls first, c.id`;
  const whose = (after: RawBuilder<unknown>, ending: RawBuilder<unknown>) =>
    cutArm(asked, sql`${standing(tx, asked.standing)} ${after}`, ending);
  const { rows } = await sql<LineRow>`
    with c as (${whose(afterPlace(closed, place), sql`order by ${order} limit ${PAGE + 1}`)})
    select ${briefColumns}, ${closed ? sql`c.closed_on` : sql`c.next_step_on`} as "sortDay", s.step,
           ${place ? sql`null::int` : sql`(select count(*)::int from (${whose(sql``, sql`limit ${COUNTED + 1}`)}) n)`} as total
      from c
      join agencies.program p on p.id = c.program_id
      join people.person b on b.id = c.person_id
      left join staff.account m on m.id = c.manager_id
      left join lateral (select ${taskJson} as step from cases.task k join staff.account o on o.id = k.owner_id
                          where k.case_id = c.id and k.status = 'open' and k.withheld_at is null order by k.due_on, k.at_time nulls last, k.id limit 1) s on true
     order by ${order}`.execute(tx.db);
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    cases: shown.map((row) => showLine(tx, row)),
    next: last && rows.length > PAGE ? Buffer.from(JSON.stringify([last.sortDay, last.caseId])).toString("base64url") : null,
    total: place ? null : (rows[0]?.total ?? 0),
  };
}

/** A narrowing that another arm would not heed is refused, not passed over: the list would look like the program's and be another. */
function checkArm({ arm, programId, managerId }: Asked): void {
  if (arm === "program" && programId === undefined) throw invalid({ programId: "missing" });
  if (arm !== "program" && programId !== undefined) throw invalid({ programId: "onlyWithArmProgram" });
  if (arm !== "program" && managerId !== undefined) throw invalid({ managerId: "onlyWithArmProgram" });
}

function showLine(
  tx: Tx,
  { label, step, resumesTo, sortDay: _, total: __, ...line }: LineRow,
): z.input<typeof cases.list.out>["cases"][number] {
  return {
    ...line,
    ...wakeByDay(tx.actor.today, { ...line, resumesTo }),
    label: openLabel(tx, line.personId, label),
    nextStep: step && nextStepOf(openTask(tx, step)),
  };
}

/** A paused case is among the open ones again from the day it wakes. */
function standing(tx: Tx, asked: Asked["standing"]): RawBuilder<unknown> {
  if (asked === "closed") return sql`c.status = 'closed'`;
  const resting = sql`(c.status = 'paused' and c.paused_until > ${tx.actor.today}::date)`;
  return asked === "paused" ? sql`c.status <> 'closed' and ${resting}` : sql`c.status <> 'closed' and not ${resting}`;
}

/** The rows after that place: in an index with the empty days first, those that are empty come before all others. */
function afterPlace(closed: boolean, place: Place | undefined): RawBuilder<unknown> {
  if (!place) return sql``;
  const [day, id] = place;
  if (closed) return sql`and (c.closed_on, c.id) < (${day}::date, ${id}::uuid)`;
  if (day === null) return sql`and (c.next_step_on is not null or c.id > ${id}::uuid)`;
  return sql`and (c.next_step_on, c.id) > (${day}::date, ${id}::uuid)`;
}

/** The cases of one arm, or of all of them without repeating one, cut by `ending`. */
function cutArm(asked: Asked, stands: RawBuilder<unknown>, ending: RawBuilder<unknown>): RawBuilder<unknown> {
  const of = (whose: RawBuilder<unknown>) => sql`select c.* from cases.case c where ${whose} and ${stands} ${ending}`;
  const each = (ids: RawBuilder<unknown>, whose: RawBuilder<unknown>) =>
    sql`select c.* from unnest(${ids}) arm(id) cross join lateral (${of(whose)}) c`;
  const joined = (arms: RawBuilder<unknown>) => sql`select c.* from (${arms}) c ${ending}`;
  const mine = of(sql`c.manager_id = (select kernel.uid())`);
  const covering = each(sql`array_remove((select access.stands())::uuid[], (select kernel.uid()))`, sql`c.manager_id = arm.id`);
  const onTeam = sql`select c.* from access.my_grant g join cases.case c on c.id = g.case_id where ${stands}`;
  const read = each(sql`(select access.reads())::uuid[]`, sql`c.program_id = arm.id`);
  switch (asked.arm) {
    case "mine":
      return mine;
    case "covering":
      return joined(covering);
    case "program":
      return of(
        // Sub-selects keep the values from the planner, which would otherwise plan anew for each program.
        sql`c.program_id = (select ${asked.programId}::uuid) and c.program_id = any ((select access.reads())::uuid[])${
          asked.managerId ? sql` and c.manager_id = (select ${asked.managerId}::uuid)` : sql``
        }`,
      );
    case "all":
      return joined(sql`(${mine}) union (${covering}) union (${onTeam}) union (${read})`);
  }
}

function readPlace(cursor: string): Place {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw new Problem(422, "invalid", { fields: { after: "invalid" } });
  }
}
