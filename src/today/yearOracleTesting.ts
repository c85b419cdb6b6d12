import type { Stage } from "../kernel/testing.ts";

/** A case, a concern and all that decides about them, as the rows say: read past every policy, view and derived column. */
export interface Rows {
  at: number;
  programs: {
    id: string;
    agency: string;
    zone: string;
    week: number;
    cadence: number;
    after: number;
    minutes: number;
    escalation: string | null;
  }[];
  closures: { agency: string; program: string | null; first: string; last: string }[];
  accounts: { id: string; agency: string; active: boolean; admin: boolean }[];
  memberships: {
    account: string;
    program: string;
    role: string;
    sees: string;
    triage: boolean;
    write: boolean;
    trained: string | null;
    from: number;
    until: number | null;
  }[];
  absences: { account: string; from: number; until: number }[];
  covers: { by: string; covered: string; from: number; until: number }[];
  walls: { account: string; caseId: string | null; person: string | null }[];
  snoozes: { subject: string; crack: string; since: string; until: string; above: boolean }[];
  cases: CaseRow[];
  concerns: {
    id: string;
    program: string;
    person: string | null;
    urgent: boolean;
    assigned: string | null;
    from: number;
    respondBy: string | null;
  }[];
}
export interface CaseRow {
  id: string;
  program: string;
  person: string;
  manager: string;
  status: string;
  high: boolean;
  /** When it was last put into its manager's hands, milliseconds. */
  given: number;
  contact: string | null;
  due: string | null;
  done: number | null;
  life: [kind: string, onDay: string, until: string | null][];
}

const ms = (column: string) => `extract(epoch from ${column}) * 1000`;
const list = (columns: string, from: string) => `(select coalesce(json_agg(json_build_object(${columns})), '[]') from ${from})`;
const READ = `select json_build_object('at', ${ms("kernel.clock()")},
  'programs', ${list("'id', p.id, 'agency', p.agency_id, 'zone', a.time_zone, 'week', p.week, 'cadence', p.cadence_days, 'after', p.supervisor_after_days, 'minutes', p.urgent_minutes, 'escalation', p.escalation_id", "agencies.program p join agencies.agency a on a.id = p.agency_id")},
  'closures', ${list("'agency', agency_id, 'program', program_id, 'first', first_day, 'last', last_day", "agencies.closure where ended_at is null")},
  'accounts', ${list("'id', id, 'agency', agency_id, 'active', status = 'active', 'admin', may_admin", "staff.account")},
  'memberships', ${list(`'account', account_id, 'program', program_id, 'role', role, 'sees', sees, 'triage', may_triage, 'write', can_write, 'trained', trained_until, 'from', ${ms("starts_at")}, 'until', case when ends_at < 'infinity' then ${ms("ends_at")} end`, "staff.membership")},
  'absences', ${list(`'account', account_id, 'from', ${ms("starts_at")}, 'until', ${ms("ends_at")}`, "staff.absence where ended_at is null")},
  'covers', ${list(`'by', account_id, 'covered', covered_id, 'from', ${ms("starts_at")}, 'until', ${ms("ends_at")}`, "staff.cover where ended_at is null")},
  'walls', ${list("'account', account_id, 'caseId', case_id, 'person', person_id", "access.wall where lifted_at is null")},
  'snoozes', ${list("'subject', subject_id, 'crack', crack, 'since', since, 'until', until_day, 'above', above", "today.snooze where ended_at is null")},
  'cases', ${list(
    `'id', c.id, 'program', c.program_id, 'person', c.person_id, 'manager', c.manager_id, 'status', c.status, 'high', coalesce(c.risk in ('high', 'immediate'), false),
     'contact', x.day, 'due', t.due, 'done', t.done, 'life', l.life, 'given', g.given`,
    `cases.case c left join (select case_id, max(on_day) as day from cases.contact where result = 'completed' group by 1) x on x.case_id = c.id
     left join (select case_id, min(due_on) filter (where status = 'open') as due, ${ms("max(done_at)")} as done from cases.task group by 1) t on t.case_id = c.id
     left join (select case_id, json_agg(json_build_array(kind, on_day, codes ->> 'until') order by at, id) as life from cases.timeline
                 where kind in ('opened', 'paused', 'resumed', 'status', 'closed', 'reopened') group by 1) l on l.case_id = c.id
     left join (select case_id, ${ms("max(at)")} as given from cases.timeline where kind in ('opened', 'transferred', 'reopened') group by 1) g on g.case_id = c.id where c.status <> 'closed'`,
  )},
  'concerns', ${list(`'id', id, 'program', program_id, 'person', person_id, 'urgent', urgent, 'assigned', assigned_id, 'from', ${ms("coalesce(reopened_at, received_at)")}, 'respondBy', respond_by`, "concerns.concern where status in ('received', 'in_triage')")}) as rows`;

/** The rows alone. */
export const readRows = async ({ given }: Pick<Stage, "given">): Promise<Rows> => (await given<{ rows: Rows }>(READ))[0]?.rows as Rows;

/** The rows, and what the views say of the same moment. */
export async function readMoment({ given }: Pick<Stage, "given">): Promise<{ rows: Rows; said: string[] }> {
  await given("begin isolation level repeatable read read only");
  try {
    const [read] = await given<{ rows: Rows }>(READ);
    const said = await given<{ key: string }>("select crack || ' ' || subject_id as key from today.every_crack order by 1");
    if (!read) throw new Error("no rows");
    return { rows: read.rows, said: said.map((row) => row.key) };
  } finally {
    await given("commit");
  }
}

export const addDays = (day: string, n: number) => new Date(Date.parse(`${day}T00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);

const zones = new Map<string, Intl.DateTimeFormat>();
/** The day it is somewhere. */
export function dayIn(zone: string, at: number): string {
  const format = zones.get(zone) ?? new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  zones.set(zone, format);
  return format.format(new Date(at));
}

/** A program's days, counted one after another. */
export class Counted {
  readonly #nth = new Map<string, number>();
  constructor(program: Rows["programs"][number], closures: Rows["closures"], first = "2026-06-01", last = "2030-12-31") {
    const shut = closures.filter((one) => one.agency === program.agency && (one.program === null || one.program === program.id));
    let n = 0;
    for (let day = first; day <= last; day = addDays(day, 1)) {
      const weekday = (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
      if ((program.week & (1 << weekday)) !== 0 && !shut.some((one) => one.first <= day && day <= one.last)) n += 1;
      this.#nth.set(day, n);
    }
  }
  /** Open days after `a`, up to and including `b`. */
  between(a: string, b: string): number {
    const [from, to] = [this.#nth.get(a), this.#nth.get(b)];
    if (from === undefined || to === undefined) throw new Error(`no such day: ${a}, ${b}`);
    return to - from;
  }
}
