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
    /** Until when what is too much goes to those who stand by. */
    overflow: number | null;
    capacity: number;
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
    standsBy: boolean;
    from: number;
    until: number | null;
  }[];
  absences: { account: string; from: number; until: number }[];
  covers: { by: string; covered: string; from: number; until: number }[];
  /** What a program asks before a case, and who has it. */
  asked: { id: string; program: string; kind: string; from: string; until: string | null }[];
  had: { asked: string; account: string; until: string | null }[];
  shares: { program: string; account: string; percent: number }[];
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
  'programs', ${list("'id', p.id, 'agency', p.agency_id, 'zone', a.time_zone, 'week', p.week, 'cadence', p.cadence_days, 'after', p.supervisor_after_days, 'minutes', p.urgent_minutes, 'escalation', p.escalation_id, 'overflow', extract(epoch from p.overflow_until) * 1000, 'capacity', p.case_capacity", "agencies.program p join agencies.agency a on a.id = p.agency_id")},
  'closures', ${list("'agency', agency_id, 'program', program_id, 'first', first_day, 'last', last_day", "agencies.closure where ended_at is null")},
  'accounts', ${list("'id', id, 'agency', agency_id, 'active', status = 'active', 'admin', may_admin", "staff.account")},
  'memberships', ${list(`'account', account_id, 'program', program_id, 'role', role, 'sees', sees, 'triage', may_triage, 'write', can_write, 'trained', trained_until, 'standsBy', backup_since is not null, 'from', ${ms("starts_at")}, 'until', case when ends_at < 'infinity' then ${ms("ends_at")} end`, "staff.membership")},
  'absences', ${list(`'account', account_id, 'from', ${ms("starts_at")}, 'until', ${ms("ends_at")}`, "staff.absence where ended_at is null")},
  'covers', ${list(`'by', account_id, 'covered', covered_id, 'from', ${ms("starts_at")}, 'until', ${ms("ends_at")}`, "staff.cover where ended_at is null")},
  'asked', ${list("'id', id, 'program', program_id, 'kind', kind, 'from', from_day, 'until', until_day", "staff.requirement")},
  'had', ${list("'asked', requirement_id, 'account', account_id, 'until', valid_until", "staff.training where taken_back_at is null")},
  'shares', ${list("'program', program_id, 'account', account_id, 'percent', percent", "staff.working_share")},
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

/** Planned once for so many looks: planning the views takes longer than reading them. */
const PLANNED_FOR = 40;
const planned = new WeakMap<Stage["given"], Map<string, number>>();
async function runPlanned<Row extends object>({ given }: Pick<Stage, "given">, name: string, text: string): Promise<Row[]> {
  const uses = planned.get(given) ?? new Map<string, number>();
  planned.set(given, uses);
  const known = uses.has(name);
  const use = (uses.get(name) ?? 0) % PLANNED_FOR;
  uses.set(name, use + 1);
  if (use === 0) {
    if (known) await given(`deallocate ${name}`);
    await given(`prepare ${name} as ${text}`);
  }
  return given<Row & Record<string, unknown>>(`execute ${name}`);
}

/** The rows alone. */
export const readRows = async (s: Pick<Stage, "given">): Promise<Rows> =>
  (await runPlanned<{ rows: Rows }>(s, "rows", READ))[0]?.rows as Rows;

const SAID = `${READ}, (select coalesce(json_agg(crack || ' ' || subject_id order by crack || ' ' || subject_id), '[]') from today.every_crack) as said`;
/** The rows, and what the views say of the same moment. */
export async function readMoment(s: Pick<Stage, "given">): Promise<{ rows: Rows; said: string[] }> {
  const [read] = await runPlanned<{ rows: Rows; said: string[] }>(s, "moment", SAID);
  if (!read) throw new Error("no rows");
  return read;
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
  isOpen = (day: string) => this.between(addDays(day, -1), day) > 0;
  /** The first open day after that one. */
  next(day: string): string {
    let found = addDays(day, 1);
    while (!this.isOpen(found)) found = addDays(found, 1);
    return found;
  }
  /** Open days after `a`, up to and including `b`. */
  between(a: string, b: string): number {
    const [from, to] = [this.#nth.get(a), this.#nth.get(b)];
    if (from === undefined || to === undefined) throw new Error(`no such day: ${a}, ${b}`);
    return to - from;
  }
}
