import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import type { Hours, hours } from "./contract.ts";

const clockNow = sql<string>`kernel.clock()`;

/** Where somebody works with people now, should the asker set hours for them. */
interface Settable {
  id: string;
  name: string;
  programs: { id: string; name: string }[];
}

async function listSettable(tx: Tx): Promise<Settable[]> {
  const { rows } = await sql<Settable>`
    select a.id, a.name, json_agg(distinct jsonb_build_object('id', p.id, 'name', p.name)) as programs
      from staff.account a join staff.membership m on m.account_id = a.id join agencies.program p on p.id = m.program_id and p.ended_at is null
     where a.status = 'active' and a.kind = 'staff' and access.helps(m.role) and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
       and appointments.sets_for(a.id, m.program_id)
     group by a.id, a.name order by a.id <> ${tx.actor.id}, a.name limit 200`.execute(tx.db);
  return rows;
}

/** When one is there, and when those are whom one supervises. */
export async function listHours(tx: Tx) {
  const [{ rows }, maySetFor] = await Promise.all([
    sql<Omit<Hours, "hoursId"> & { id: string }>`
      select h.id, json_build_object('id', a.id, 'name', a.name) as account, json_build_object('id', p.id, 'name', p.name) as program, h.weekday, to_char(h.from_time, 'HH24:MI') as "fromTime",
             to_char(h.until_time, 'HH24:MI') as "untilTime", h.slot_minutes as "slotMinutes", h.kept_for as "keptFor", h.from_day as "fromDay", h.until_day as "untilDay", true as "mayEnd"
        from appointments.hours h join staff.account a on a.id = h.account_id join agencies.program p on p.id = h.program_id
       where h.ended_at is null and coalesce(h.until_day >= ${tx.actor.today}::date, true) and appointments.sets_for(h.account_id, h.program_id)
       order by h.account_id <> ${tx.actor.id}, a.name, h.weekday, h.from_time, h.id limit 500`.execute(tx.db),
    listSettable(tx),
  ]);
  return { hours: rows.map(({ id, ...row }) => ({ ...row, hoursId: id as never })), maySetFor: maySetFor as never[] };
}

/** Somebody of one's own agency, whether the asker supervises them in that program, and whether they work with people in that program. */
export async function findHoursOf(tx: Tx, { accountId, programId }: { accountId: string; programId: string }) {
  const { rows } = await sql<{ accountId: string; supervised: boolean; works: boolean }>`
    select a.id as "accountId", appointments.sets_for(a.id, ${programId}) as supervised,
           exists (select from staff.membership m join agencies.program p on p.id = m.program_id and p.ended_at is null
                    where m.account_id = a.id and m.program_id = ${programId} and access.helps(m.role) and m.ends_at > kernel.clock()) as works
      from staff.account a where a.id = ${accountId} and a.kind = 'staff' and a.status = 'active' and exists (select from agencies.program p where p.id = ${programId})`.execute(
    tx.db,
  );
  return rows[0];
}

/** Hours that stand. */
export async function findHours(tx: Tx, { hoursId }: { hoursId: string }) {
  const { rows } = await sql<{ id: string; accountId: string; supervised: boolean }>`
    select h.id, h.account_id as "accountId", appointments.sets_for(h.account_id, h.program_id) as supervised from appointments.hours h where h.id = ${hoursId} and h.ended_at is null`.execute(
    tx.db,
  );
  return rows[0];
}

/** Says when somebody is there. Nobody is there twice at a time. */
export async function addHours(tx: Tx, works: boolean, input: z.output<typeof hours.add.in>): Promise<{ id: string }> {
  if (!works) throw invalid({ programId: "notThere" });
  if (minutesOf(input.untilTime) - minutesOf(input.fromTime) < input.slotMinutes) throw invalid({ untilTime: "beforeStart" });
  const untilDay = input.untilDay ?? null;
  if (untilDay !== null && untilDay < input.fromDay) throw invalid({ untilDay: "beforeStart" });
  const own = new Date(`${input.fromDay}T00:00Z`).getUTCDay() || 7;
  const weekdays = untilDay === input.fromDay ? [own] : [...new Set(input.weekdays)].sort();
  if (weekdays.length === 0) throw invalid({ weekdays: "missing" });
  await sql`select appointments.clear_way_here(${input.accountId})`.execute(tx.db);
  const { rows } = await sql`
    select from appointments.hours h where h.account_id = ${input.accountId} and h.ended_at is null and h.weekday = any(${weekdays}::int[])
       and h.from_time < ${input.untilTime}::time and h.until_time > ${input.fromTime}::time
       and daterange(h.from_day, h.until_day, '[]') && daterange(${input.fromDay}::date, ${untilDay}::date, '[]') limit 1`.execute(tx.db);
  if (rows.length > 0) throw conflict("hours.overlap");
  const set = weekdays.map((weekday) => ({
    id: newId(),
    agency_id: tx.actor.agencyId,
    program_id: input.programId,
    account_id: input.accountId,
    weekday,
    from_time: input.fromTime,
    until_time: input.untilTime,
    slot_minutes: input.slotMinutes,
    kept_for: input.keptFor,
    from_day: input.fromDay,
    until_day: untilDay,
    set_by: tx.actor.id,
  }));
  await tx.db.insertInto("appointments.hours").values(set).execute();
  return { id: set[0]?.id ?? "" };
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Ends some hours; what was agreed in them stands. */
export async function endHours(tx: Tx, hoursId: string) {
  await tx.db
    .updateTable("appointments.hours")
    .set({ ended_at: clockNow })
    .where("id", "=", hoursId)
    .where("ended_at", "is", null)
    .execute();
  return {};
}
