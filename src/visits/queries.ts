import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";
import type { Visit } from "./contract.ts";

const MOST = 50;

const named = (table: string) => sql`json_build_object('id', ${sql.ref(`${table}.id`)}, 'name', ${sql.ref(`${table}.name`)})`;
const instant = (column: ReturnType<typeof sql>) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

async function visitRows(tx: Tx, rest: ReturnType<typeof sql>): Promise<Visit[]> {
  const { rows } = await sql<Visit>`
    select v.id as "visitId", ${named("o")} as visitor, ${named("c")} as colleague, ${instant(sql`v.started_at`)} as "startedAt", ${instant(sql`v.back_by`)} as "backBy",
           ${instant(sql`v.arrived_at`)} as "arrivedAt", ${instant(sql`v.word_at`)} as "wordAt", ${instant(sql`v.ended_at`)} as "endedAt",
           case when s.id is not null then json_build_object('at', ${instant(sql`v.settled_at`)}, 'by', ${named("s")}, 'how', v.settled_how) end as settled,
           (select coalesce(json_agg(json_build_object('account', ${named("t")}, 'at', ${instant(sql`a.raised_at`)}, 'answer', a.answer, 'readAt', ${instant(sql`a.read_at`)}) order by a.nth), '[]')
              from visits.alarm a join staff.account t on t.id = a.account_id where a.visit_id = v.id) as told,
           v.ended_at is null and v.settled_at is null and v.back_by <= kernel.clock() as late, visits.rings_me(v.id) as "ringsMe"
      from visits.visit v join staff.account o on o.id = v.visitor_id join staff.account c on c.id = v.colleague_id left join staff.account s on s.id = v.settled_by ${rest}`.execute(
    tx.db,
  );
  return rows;
}

/** The asker's own visit, while it runs. */
export const findMine = async (tx: Tx) => (await visitRows(tx, sql`where v.visitor_id = ${tx.actor.id} and v.ended_at is null`))[0];

/** The visits the asker looks out for, those that ring them first. */
export const listOthers = (tx: Tx) =>
  visitRows(
    tx,
    sql`where v.visitor_id <> ${tx.actor.id} and v.id = any ((select visits.before_me())::uuid[])
        order by visits.rings_me(v.id) desc, v.ended_at is not null, v.back_by, v.id limit ${sql.lit(MOST)}`,
  );

/** One visit the asker knows of. */
export const findVisit = async (tx: Tx, { visitId }: { visitId: string }) => (await visitRows(tx, sql`where v.id = ${visitId}`))[0];

/** One whose place the asker may read: their own, or one that rings them, or rang them and is over. To everybody else it has none. */
export async function findReadable(tx: Tx, { visitId }: { visitId: string }) {
  const found = await findVisit(tx, { visitId });
  if (!found || found.visitor.id === tx.actor.id || found.ringsMe) return found;
  return found.told.some(({ account }) => account.id === tx.actor.id) ? found : undefined;
}

type Why = "last" | "onCall" | "supervisor" | "program" | "agency";

/** The colleagues who can be told: the one of the last time first, then who is on call, who supervises, who works in the same program. */
export async function listColleagues(tx: Tx): Promise<{ id: string; name: string; why: Why }[]> {
  const { rows } = await sql<{ id: string; name: string; why: Why }>`
    with last as (select v.colleague_id from visits.visit v where v.visitor_id = ${tx.actor.id} order by v.started_at desc limit 1),
         turns as (select distinct r.account_id from unnest((select visits.going_for())::uuid[]) p
                    cross join lateral oncall.rota(p, kernel.clock(), kernel.clock() + interval '1 minute') r),
         near as (select m.account_id, bool_or(m.role = 'supervisor') as leads from staff.membership m
                   where m.program_id = any ((select visits.going_for())::uuid[]) and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock() group by 1)
    select a.id, a.name, case when a.id in (select colleague_id from last) then 'last' when a.id in (select account_id from turns) then 'onCall'
                              when n.leads then 'supervisor' when n.account_id is not null then 'program' else 'agency' end as why
      from staff.account a left join near n on n.account_id = a.id
     where a.id = any ((select visits.colleagues())::uuid[])
     order by array_position(array['last', 'onCall', 'supervisor', 'program', 'agency'], case when a.id in (select colleague_id from last) then 'last'
       when a.id in (select account_id from turns) then 'onCall' when n.leads then 'supervisor' when n.account_id is not null then 'program' else 'agency' end), a.name, a.id`.execute(
    tx.db,
  );
  return rows;
}

/** The number the asker gave the last time they went out. */
export async function findLastPhone(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ id: string; phone: Buffer | null }>`
    select l.id, p.phone from (select v.id from visits.visit v where v.visitor_id = ${tx.actor.id} order by v.started_at desc limit 1) l
     cross join lateral visits.place_of(l.id) p`.execute(tx.db);
  const last = rows[0];
  return last?.phone ? tx.open("visits.visit", last.id, "phone", last.phone) : null;
}

/** The program for which somebody goes out: one that they and the colleague share, else their first. Undefined where they have none. */
export async function findProgramFor(tx: Tx, colleagueId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select p.id from unnest((select visits.going_for())::uuid[]) with ordinality p(id, n)
     order by exists (select from staff.membership m where m.program_id = p.id and m.account_id = ${colleagueId} and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()) desc, p.n
     limit 1`.execute(tx.db);
  return rows[0]?.id;
}

/** The next time the clock of the agency shows that hour; where it shows it twice, the first of the two that is still to come. */
export async function findNextAt(tx: Tx, time: string): Promise<{ at: string; tooFar: boolean }> {
  const { rows } = await sql<{ at: string; tooFar: boolean }>`
    select ${instant(sql`n.at`)} as at, n.at > kernel.clock() + (select make_interval(hours => l.most_hours) from visits.limits() l) as "tooFar"
      from (select min(t.at) as at
              from generate_series(0, 1) d(n)
             cross join lateral (select ((${tx.actor.today}::date + d.n) + ${time}::time) as wall) w
             cross join lateral (values (w.wall at time zone ${tx.actor.timeZone}), ((w.wall at time zone ${tx.actor.timeZone}) - interval '1 hour')) t(at)
             where t.at > kernel.clock() and (t.at at time zone ${tx.actor.timeZone} = w.wall or t.at = w.wall at time zone ${tx.actor.timeZone})) n`.execute(
    tx.db,
  );
  const found = rows[0];
  if (!found) throw new Error("a day without that hour, and the next one too");
  return found;
}

/** The accounts that were told of a visit. */
export async function listTold(tx: Tx, visitId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.account_id as id from visits.alarm a where a.visit_id = ${visitId} and a.told_at is not null`.execute(tx.db);
  return rows.map(({ id }) => id);
}
