import type { Stage } from "../kernel/testing.ts";
import type { Oracle } from "./yearExpectTesting.ts";
import { addDays, dayIn } from "./yearOracleTesting.ts";
import { momentIn, wall } from "./yearRotaTesting.ts";

/** Hours and appointments, read past every policy, view and function. */
export interface Desk {
  hours: {
    account: string;
    program: string;
    weekday: number;
    from: string;
    until: string;
    minutes: number;
    kept: string;
    first: string;
    last: string | null;
  }[];
  meetings: Meeting[];
}
export interface Meeting {
  id: string;
  caseId: string;
  person: string;
  program: string;
  /** Whose time it is. */
  at: string;
  provider: string;
  from: number;
  until: number;
  status: string;
  heldUntil: number | null;
  byThemselves: boolean;
  booked: number;
  version: number;
  step: { status: string; due: string; time: string | null } | null;
}
export interface Time {
  readonly account: string;
  readonly from: number;
  readonly kept: string;
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;
const READ = `select json_build_object(
  'hours', (select coalesce(json_agg(json_build_object('account', account_id, 'program', program_id, 'weekday', weekday, 'from', to_char(from_time, 'HH24:MI'), 'until', to_char(until_time, 'HH24:MI'),
     'minutes', slot_minutes, 'kept', kept_for, 'first', from_day, 'last', until_day)), '[]') from appointments.hours where ended_at is null),
  'meetings', (select coalesce(json_agg(json_build_object('id', a.id, 'caseId', a.case_id, 'person', a.person_id, 'program', a.program_id, 'at', a.with_program_id, 'provider', a.provider_id,
     'from', ${ms("a.starts_at")}, 'until', ${ms("a.ends_at")}, 'status', a.status, 'heldUntil', ${ms("a.held_until")}, 'byThemselves', a.booked_by is null, 'booked', ${ms("a.booked_at")},
     'version', a.version, 'step', case when t.id is not null then json_build_object('status', t.status, 'due', t.due_on, 'time', to_char(t.at_time, 'HH24:MI')) end) order by a.starts_at, a.id), '[]')
     from appointments.appointment a left join cases.task t on t.id = a.task_id where a.status in ('booked', 'held') or a.starts_at > kernel.clock() - interval '30 days')) as desk`;
export const readDesk = async ({ given }: Pick<Stage, "given">): Promise<Desk> => (await given<{ desk: Desk }>(READ))[0]?.desk as Desk;

const MINUTE = 60_000;
/** Those who work with people. */
const HELPERS = ["case_manager", "supervisor", "triager", "teammate", "officer"];
const moments = new Map<string, number | undefined>();
/** When a clock on the wall there shows that; never in the hour that it jumps over. */
function instantIn(zone: string, day: string, time: string): number | undefined {
  const key = `${zone} ${day} ${time}`;
  if (!moments.has(key)) {
    const at = momentIn(zone, day, time);
    moments.set(key, wall(zone, at) === Date.parse(`${day}T${time}Z`) ? at : undefined);
  }
  return moments.get(key);
}
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const clockOf = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** When somebody is free, by plain reading of hours, days, absences and what is agreed. */
export class Times {
  readonly desk: Desk;
  readonly #oracle: Oracle;
  constructor(desk: Desk, oracle: Oracle) {
    this.desk = desk;
    this.#oracle = oracle;
  }

  /** Whether an appointment keeps its time from others: a hold does until it has run out. */
  keeps = ({ status, heldUntil }: Pick<Meeting, "status" | "heldUntil">) =>
    !["cancelled", "released"].includes(status) && !(status === "held" && heldUntil !== null && heldUntil <= this.#oracle.rows.at);

  isFree(account: string, from: number, until: number): boolean {
    const { absences } = this.#oracle.rows;
    return (
      !absences.some((b) => b.account === account && b.from < until && b.until > from) &&
      !this.desk.meetings.some((m) => m.provider === account && m.from < until && m.until > from && this.keeps(m))
    );
  }

  /** The free times of one colleague in a program, the earliest first. */
  free(account: string, program: string, kept: readonly string[], from: number, until: number): Time[] {
    const { rows } = this.#oracle;
    const zone = this.#oracle.zone(program);
    const found = new Map<number, Time>();
    if (!this.#oracle.isActive(account)) return [];
    const works = rows.memberships.filter((m) => m.account === account && m.program === program && HELPERS.includes(m.role));
    for (const h of this.desk.hours.filter((one) => one.account === account && one.program === program && kept.includes(one.kept))) {
      const last = dayIn(zone, until);
      for (let day = dayIn(zone, from); day <= last; day = addDays(day, 1)) {
        const weekday = ((new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7) + 1;
        if (weekday !== h.weekday || day < h.first || (h.last !== null && day > h.last)) continue;
        if (!this.#oracle.days(program).isOpen(day)) continue;
        for (let m = minutesOf(h.from); m + h.minutes <= minutesOf(h.until); m += h.minutes) {
          const at = instantIn(zone, day, clockOf(m));
          if (at === undefined || at < from || at >= until || at <= rows.at) continue;
          if (!works.some((one) => one.from <= at && (one.until === null || one.until > at))) continue;
          if (this.isFree(account, at, at + h.minutes * MINUTE)) found.set(at, { account, from: at, kept: h.kept });
        }
      }
    }
    return [...found.values()].sort((a, b) => a.from - b.from);
  }
}

export const atSecond = (time: string | number) => Math.floor((typeof time === "number" ? time : Date.parse(time)) / 1000);
