import { sql } from "kysely";
import type { z } from "zod";
import { writesProgram } from "../../kernel/actor.ts";
import type { Access } from "../../kernel/contract.ts";
import type { Tx } from "../../kernel/db.ts";
import { MOST_IN_SEASON, ROSTER_NEW_DAYS, TERM_AHEAD_DAYS, TERM_BREAK_DAYS, UNDO_MINUTES } from "../../kernel/limits.ts";
import { openLabel } from "../../people/queries.ts";
import type { FoundProgram } from "../staffFor.ts";
import type { SeasonLine, season } from "./contract.ts";
import { proposeNext } from "./proposeNext.ts";

interface Row {
  caseId: string;
  number: number;
  personId: string;
  label: Buffer;
  language: string | null;
  managerId: string | null;
  manager: { id: string; name: string } | null;
  risk: SeasonLine["risk"];
  weight: number;
  openTasks: number;
  version: number;
  access: Access;
  now: SeasonLine["now"];
  before: SeasonLine["before"];
}

export interface ReceiverRow {
  accountId: string;
  name: string;
  language: string;
  away: boolean;
  leads: boolean;
  load: number;
  siteIds: string[];
}

type Out = z.input<typeof season.show.out>;

/** The open cases of a program that one answers for, as its year ends: those of a supervisor are the program's. */
export async function showSeason(tx: Tx, program: FoundProgram, managerId: string | undefined): Promise<Out> {
  const [rows, receivers, wake, sites, managers, runId] = await Promise.all([
    listOpen(tx, program.id, managerId),
    listReceivers(tx, program.id),
    findTerm(tx, program.id),
    tx.db.selectFrom("agencies.site").select(["id", "name"]).where("ended_at", "is", null).orderBy("name").execute(),
    listManagers(tx, program.id),
    findLastRun(tx, program.id),
  ]);
  const shown = rows.slice(0, MOST_IN_SEASON).map((row) => ({ ...row, roster: readRoster(row) }));
  const proposed = proposeNext(shown, receivers, program.capacity);
  return {
    wakeOn: wake,
    capacity: program.capacity,
    cases: shown.map(({ label, language: _, managerId: __, ...row }) => ({
      ...row,
      label: openLabel(tx, row.personId, label),
      toId: proposed.get(row.caseId) ?? null,
    })),
    runId,
    more: rows.length > MOST_IN_SEASON,
    managers,
    receivers: receivers.map(({ language: _, leads: __, ...one }) => one),
    sites,
  };
}

/** What the places say: one who is listed nowhere now, and lately was somewhere, is on the roster no more. */
function readRoster({ now, before }: Pick<Row, "now" | "before">): SeasonLine["roster"] {
  if (now === null) return before === null ? "none" : "gone";
  return before !== null && before.siteId !== now.siteId ? "moved" : "here";
}

/** Whose cases: all of a program one writes, else those of whom one stands for. */
const answered = (tx: Tx, programId: string) =>
  writesProgram(tx.actor, programId)
    ? sql`c.program_id = ${programId}`
    : sql`c.program_id = ${programId} and c.manager_id in (select p.account_id from access.my_place p where p.program_id = ${programId})`;

const isOpen = (tx: Tx) =>
  sql`c.status <> 'closed' and c.died_on is null and not (c.status = 'paused' and c.paused_until > ${tx.actor.today}::date)`;

async function listOpen(tx: Tx, programId: string, managerId: string | undefined): Promise<Row[]> {
  const place = (where: ReturnType<typeof sql>, order: ReturnType<typeof sql>) => sql`
    (select e.site_id, s.name, e.grade from people.enrolment e join agencies.site s on s.id = e.site_id
      where e.person_id = c.person_id and ${where} order by ${order}, e.id desc limit 1)`;
  const { rows } = await sql<Row>`
    select c.id as "caseId", c.number, c.person_id as "personId", b.label, b.language, c.manager_id as "managerId",
           case when m.id is not null then json_build_object('id', m.id, 'name', m.name) end as manager, c.risk, c.weight, c.version,
           (select count(*)::int from cases.task k where k.case_id = c.id and k.status = 'open') as "openTasks", access.to_case(c.id, c.program_id) as access,
           case when n.site_id is not null then json_build_object('siteId', n.site_id, 'name', n.name, 'grade', n.grade) end as now,
           case when w.site_id is not null then json_build_object('siteId', w.site_id, 'name', w.name, 'grade', w.grade) end as before
      from cases.case c join people.person b on b.id = c.person_id left join staff.account m on m.id = c.manager_id
      left join lateral ${place(sql`e.ended_at is null`, sql`e.from_day desc nulls last`)} n on true
      left join lateral ${place(sql`e.ended_at > kernel.clock() - make_interval(days => ${ROSTER_NEW_DAYS}::int)`, sql`e.ended_at desc`)} w on true
     where ${answered(tx, programId)} and ${isOpen(tx)} ${managerId === undefined ? sql`` : sql`and c.manager_id = ${managerId}`}
     order by m.name, coalesce(n.name, w.name) nulls last, c.number limit ${MOST_IN_SEASON + 1}`.execute(tx.db);
  return rows;
}

async function listManagers(tx: Tx, programId: string): Promise<Out["managers"]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct m.id, m.name from cases.case c join staff.account m on m.id = c.manager_id
     where ${answered(tx, programId)} and ${isOpen(tx)} order by m.name`.execute(tx.db);
  return rows;
}

async function listReceivers(tx: Tx, programId: string): Promise<ReceiverRow[]> {
  const { rows } = await sql<ReceiverRow>`
    select a.id as "accountId", a.name, a.language, exists (select from staff.away w where w.account_id = a.id) as away,
           exists (select from staff.membership m where m.account_id = a.id and m.program_id = ${programId} and m.role = 'supervisor' and m.ends_at > kernel.clock()) as leads,
           coalesce(l.load, 0)::int as load, coalesce(x.site_ids, '{}') as "siteIds"
      from staff.account a left join cases.load_of(${programId}) l on l.account_id = a.id left join cases.sites_of(${programId}) x on x.account_id = a.id
     where exists (select from staff.membership m where m.account_id = a.id and m.program_id = ${programId}) and staff.can_carry(a.id, ${programId})
     order by a.name`.execute(tx.db);
  return rows;
}

/** The first program day after the next long break, as the calendar knows it. */
async function findTerm(tx: Tx, programId: string): Promise<string | null> {
  const { today } = tx.actor;
  const { rows } = await sql<{ day: string | null }>`
    select min(x.day) as day
      from (select d.day, d.day - lag(d.day) over (order by d.day) as gap from agencies.program_day d
             where d.program_id = ${programId} and d.open and d.day between ${today}::date - ${TERM_AHEAD_DAYS}::int and ${today}::date + ${TERM_AHEAD_DAYS}::int) x
     where x.gap > ${TERM_BREAK_DAYS} and x.day > ${today}::date`.execute(tx.db);
  return rows[0]?.day ?? null;
}

/** One's own last settling of this program, while it can be taken back. */
async function findLastRun(tx: Tx, programId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select r.id from cases.bulk_run r
     where r.by_id = ${tx.actor.id} and r.what = 'season' and r.codes ->> 'programId' = ${programId} and r.undone_at is null
       and r.at > kernel.clock() - make_interval(mins => ${UNDO_MINUTES}::int)
     order by r.at desc limit 1`.execute(tx.db);
  return rows[0]?.id ?? null;
}
