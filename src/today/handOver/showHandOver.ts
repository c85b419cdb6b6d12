import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { OFFICE_ENDS } from "../../kernel/limits.ts";
import { seesHandOver } from "../../oncall/policy.ts";
import type { HandOver } from "./contract.ts";

type Sheet = z.input<typeof HandOver>;
const WORDS_SHOWN = 5;
const DUE_SHOWN = 50;

/** A program of which the actor sees the inbox; its sheet is nobody else's. */
export const findHandOverOf = (tx: Tx, { programId }: { programId: string }) =>
  seesHandOver(tx.actor, programId)
    ? tx.db
        .selectFrom("agencies.program")
        .select(["id", "name"])
        .where("id", "=", programId)
        .where("ended_at", "is", null)
        .executeTakeFirst()
    : Promise.resolve(undefined);

/** The sheet as it stands. Each part shows what the actor may see of it, as everywhere. */
export async function showHandOver(tx: Tx, program: Sheet["program"]): Promise<Sheet> {
  const turns = await sql<{ name: string; rank: "first" | "second"; from: string; until: string; live: boolean; at: string }>`
    select a.name, r.rank, r.starts_at as "from", r.ends_at as until, r.starts_at <= kernel.clock() as live, kernel.clock() as at
      from oncall.rota(${program.id}, kernel.clock(), kernel.clock() + interval '8 days') r join staff.account a on a.id = r.account_id
     where r.ends_at > kernel.clock() order by r.starts_at, r.rank, a.name, r.ends_at desc`.execute(tx.db);
  const now = turns.rows.filter(({ live }) => live).map(({ live: _, at: __, ...turn }) => turn);
  const [coming] = turns.rows.filter(({ live, rank }) => !live && rank === "first");
  const next = coming ? { name: coming.name, rank: coming.rank, from: coming.from, until: coming.until } : null;
  const span = sql`coalesce(${next?.until ?? null}::timestamptz, kernel.clock() + interval '1 day')`;
  const [times, open, rung, due, sheets] = await Promise.all([
    sql<{ at: string; until: string }>`select kernel.clock() as at, ${span} as until`.execute(tx.db),
    sql<Sheet["open"][number]>`
      select c.id as "concernId", c.number, coalesce(c.reopened_at, c.received_at) as since, a.name as holder
        from concerns.concern c left join staff.account a on a.id = c.assigned_id
       where c.program_id = ${program.id} and c.urgent and c.status in ('received', 'in_triage')
      union all select null, t.number, t.since, t.holder from today.tonight(${program.id}) t
       order by since limit 50`.execute(tx.db),
    sql<Sheet["rung"][number]>`
      select c.concern_id as "concernId", c.number, c.called_at as at, c.settled_by as "settledBy",
             (select json_agg(json_build_object('name', a.name, 'at', to_char(r.rung_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'answer', r.answer,
                       'answeredAt', to_char(r.answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by r.nth)
                from oncall.ring r join staff.account a on a.id = r.account_id where r.concern_id = c.concern_id and r.program_id = c.program_id) as steps
        from oncall.call c
       where c.program_id = ${program.id} and (c.settled_at is null or c.called_at > kernel.clock() - interval '3 days') order by (c.settled_at is not null), c.called_at desc limit 50`.execute(
      tx.db,
    ),
    sql<Omit<Sheet["due"][number], "title"> & { title: Buffer; total: number }>`
      select t.id as "taskId", t.title, t.due_on as "dueOn", t.at_time as "atTime", o.name as owner, t.case_id as "caseId", c.number as "caseNumber", count(*) over ()::int as total
        from cases.task t join cases.case c on c.id = t.case_id join staff.account o on o.id = t.owner_id
       where t.program_id = ${program.id} and t.status = 'open' and t.withheld_at is null and t.kind <> 'waiting'
         and not (c.status = 'paused' and c.paused_until > ${tx.actor.today}::date)
         and (t.due_on + coalesce(t.at_time, ${OFFICE_ENDS}::time)) at time zone ${tx.actor.timeZone} <= ${span}
       order by t.due_on, t.at_time nulls last, t.id limit ${DUE_SHOWN}`.execute(tx.db),
    tx.db
      .selectFrom("oncall.hand_over as h")
      .innerJoin("staff.account as b", "b.id", "h.by_id")
      .leftJoin("staff.account as r", "r.id", "h.read_by")
      .select(["h.id", "h.words", "h.by_id", "b.name as by", "h.at", "r.name as readBy", "h.read_at as readAt"])
      .where("h.program_id", "=", program.id)
      .orderBy("h.at", "desc")
      .limit(WORDS_SHOWN)
      .execute(),
  ]);
  const { at = "", until = "" } = times.rows[0] ?? {};
  return {
    program,
    at,
    until,
    now,
    next,
    open: open.rows,
    rung: rung.rows.map((row) => ({ ...row, steps: row.steps ?? [] })),
    due: due.rows.map(({ total: _, ...row }) => ({
      ...row,
      title: tx.open("cases.task", row.taskId, "title", row.title),
    })),
    dueTotal: due.rows[0]?.total ?? 0,
    sheets: sheets.map(({ by_id: byId, words, ...sheet }) => ({
      ...sheet,
      words: tx.open("oncall.hand_over", sheet.id, "words", words),
      mine: byId === tx.actor.id,
    })),
  };
}
