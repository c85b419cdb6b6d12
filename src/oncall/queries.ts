import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import type { Rung, rota } from "./contract.ts";

const now = sql<string>`kernel.clock()`;
type Shown = z.input<typeof rota.show.out>;

/** The rings that wait for the actor's answer. Which concern it is, is told where they may open it; whom to call, where they may not have it. */
export const listRings = async (tx: Tx): Promise<z.input<typeof Rung>[]> => {
  const { rows } = await sql<z.input<typeof Rung>>`
    select r.id as "ringId", r.rung_at as "rungAt", r.answer_by as "answerBy", r.answer_by <= kernel.clock() as late, m.takes,
           case when m.opens then r.concern_id end as "concernId",
           case when m.opens then (select c.number from oncall.call c where c.concern_id = r.concern_id) end as number,
           case when m.takes then '{}' else array(select t.name from oncall.takers(r.program_id) t where t.account_id <> r.account_id order by t.name limit 5) end as reach
      from oncall.ring r
     cross join lateral (select r.program_id = any ((select access.triages())::uuid[]) or r.program_id = any ((select access.reads())::uuid[]) as opens,
             r.program_id = any ((select access.triages())::uuid[]) or r.program_id = any ((select access.writes())::uuid[]) as takes) m
     where r.account_id = (select kernel.uid()) and r.answer is null order by r.rung_at limit 20`.execute(tx.db);
  return rows;
};

/** A ring the actor may see: their own, or one of a program whose inbox they see. */
export const findRing = (tx: Tx, { ringId }: { ringId: string }) =>
  tx.db
    .selectFrom("oncall.ring")
    .select(["id", "account_id as accountId", "concern_id as concernId"])
    .where("id", "=", ringId)
    .executeTakeFirst();

/** The programs whose rota the actor may read. */
export const listRotaPrograms = async (tx: Tx) => {
  const { rows } = await sql<{ id: string; name: string; mayKeep: boolean }>`
    select p.id, p.name, p.id = any ((select oncall.kept())::uuid[]) as "mayKeep" from agencies.program p
     where p.ended_at is null and p.takes_concerns and p.id = any ((select oncall.known())::uuid[]) order by p.name, p.id`.execute(tx.db);
  return { programs: rows };
};

/** A program whose rota the actor may read. */
export const findRota = async (tx: Tx, { programId }: { programId: string }) => {
  const { rows } = await sql<{ id: string; mayKeep: boolean; escalation: string | null }>`
    select p.id, p.id = any ((select oncall.kept())::uuid[]) as "mayKeep", e.name as escalation
      from agencies.program p left join staff.account e on e.id = p.escalation_id and e.status = 'active'
     where p.id = ${programId} and p.ended_at is null and p.id = any ((select oncall.known())::uuid[])`.execute(tx.db);
  return rows[0];
};

interface TurnRow extends Omit<Shown["turns"][number], "account"> {
  account_id: string | null;
  name: string | null;
}

/** The turns of seven days from a day on, the first of the week one is in where none is given. */
export async function showRota(tx: Tx, found: { id: string; mayKeep: boolean; escalation: string | null }, from?: string): Promise<Shown> {
  const begin = from === undefined ? sql`date_trunc('week', ${tx.actor.today}::timestamp)` : sql`${from}::date::timestamp`;
  const zone = tx.actor.timeZone;
  const span = sql`${begin} at time zone ${zone}, (${begin} + interval '7 days') at time zone ${zone}`;
  const [days, turns, gaps, patterns, takers] = await Promise.all([
    sql<{ day: string }>`select (${begin})::date as day`.execute(tx.db),
    sql<TurnRow>`
      select r.pattern_id as "patternId", r.on_day as "onDay", r.shift_id as "shiftId", r.account_id, a.name, r.rank, r.starts_at as "from", r.ends_at as until,
             case when a.status <> 'active' then 'left' when r.account_id is not null and k.account_id is null then 'noRight'
                  when exists (select from staff.absence b where b.account_id = r.account_id and b.ended_at is null and b.starts_at < r.ends_at and b.ends_at > r.starts_at
                    and not exists (select from staff.cover c where c.covered_id = b.account_id and c.ended_at is null
                      and c.starts_at <= greatest(b.starts_at, r.starts_at) and c.ends_at >= least(b.ends_at, r.ends_at))) then 'away' end as wrong
        from oncall.rota(${found.id}, ${span}) r
        left join staff.account a on a.id = r.account_id
        left join oncall.takers(${found.id}) k on k.account_id = r.account_id
       order by r.starts_at, r.rank, a.name`.execute(tx.db),
    sql<
      Shown["gaps"][number]
    >`select g.starts_at as "from", g.ends_at as until from oncall.gaps(${found.id}, ${span}) g order by 1`.execute(tx.db),
    sql<Omit<Shown["patterns"][number], "account"> & { account_id: string; name: string }>`
      select p.id, p.account_id, a.name, p.rank, p.weekday, p.from_time as "fromTime", (p.weekday - 1 + p.days) % 7 + 1 as "untilWeekday", p.until_time as "untilTime"
        from oncall.pattern p join staff.account a on a.id = p.account_id
       where p.program_id = ${found.id} and p.ended_at is null order by p.weekday, p.from_time, p.rank, p.id limit 100`.execute(tx.db),
    sql<Shown["takers"][number]>`select t.account_id as id, t.name from oncall.takers(${found.id}) t`.execute(tx.db),
  ]);
  const { mayKeep, escalation } = found;
  const firstDay = days.rows[0]?.day ?? tx.actor.today;
  return {
    mayKeep,
    firstDay,
    turns: turns.rows.map(({ account_id: id, name, ...turn }) => ({ ...turn, account: id && name ? { id, name } : null })),
    gaps: gaps.rows,
    patterns: patterns.rows.map(({ account_id: id, name, ...pattern }) => ({ ...pattern, account: { id, name } })),
    takers: takers.rows,
    escalation,
  };
}

/** A weekly turn that stands, in a program whose rota the actor may read. */
export const findPattern = async (tx: Tx, { patternId }: { patternId: string }) => {
  const { rows } = await sql<{ id: string; programId: string; mayKeep: boolean; rank: "first" | "second" }>`
    select p.id, p.program_id as "programId", p.rank, p.program_id = any ((select oncall.kept())::uuid[]) as "mayKeep"
      from oncall.pattern p where p.id = ${patternId} and p.ended_at is null`.execute(tx.db);
  return rows[0];
};

/** The same of a turn by itself, or of a change of one week's. */
export const findShift = async (tx: Tx, { shiftId }: { shiftId: string }) => {
  const { rows } = await sql<{ id: string; mayKeep: boolean }>`
    select s.id, s.program_id = any ((select oncall.kept())::uuid[]) as "mayKeep" from oncall.shift s where s.id = ${shiftId} and s.ended_at is null`.execute(
    tx.db,
  );
  return rows[0];
};

export const findHandOver = (tx: Tx, { handOverId }: { handOverId: string }) =>
  tx.db
    .selectFrom("oncall.hand_over")
    .select(["id", "program_id as programId", "by_id as byId", "read_at as readAt"])
    .where("id", "=", handOverId)
    .executeTakeFirst();

/** Whether somebody may be put on that program's rota. */
export const mayBeRung = async (tx: Tx, programId: string, accountId: string): Promise<boolean> =>
  (await sql`select from oncall.takers(${programId}) t where t.account_id = ${accountId}`.execute(tx.db)).rows.length > 0;

/** Ends a weekly turn now; what it was stays known. */
export async function endPattern(tx: Tx, patternId: string) {
  await tx.db.updateTable("oncall.pattern").set({ ended_at: now }).where("id", "=", patternId).execute();
  return {};
}

/** Takes back a turn by itself, or a change of one week's. */
export async function endShift(tx: Tx, shiftId: string) {
  await tx.db.updateTable("oncall.shift").set({ ended_at: now }).where("id", "=", shiftId).execute();
  return {};
}

/** Answers a ring. */
export async function answerRing(tx: Tx, ringId: string, answer: "has_it" | "passed_on") {
  await sql`select oncall.answer(${ringId}, ${answer})`.execute(tx.db);
  return {};
}

/** By name, who has just been rung about a concern and is about to be told: for the one who passed it on to them. */
export async function listRungNow(tx: Tx, concernId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select a.name from oncall.untold(${concernId}) u join staff.account a on a.email = u.email order by a.name`.execute(tx.db);
  return rows.map(({ name }) => name);
}
