import type { Stage } from "../kernel/testing.ts";
import type { Oracle } from "./yearExpectTesting.ts";
import { addDays, dayIn } from "./yearOracleTesting.ts";

/** The rota, the rings and the steps of cases, read past every policy and view. */
export interface Nights {
  at: number;
  names: Record<string, string>;
  patterns: {
    id: string;
    program: string;
    account: string;
    rank: string;
    weekday: number;
    from: string;
    days: number;
    until: string;
    first: string;
    made: number;
    ended: number | null;
  }[];
  shifts: {
    program: string;
    account: string | null;
    rank: string;
    from: number;
    until: number;
    pattern: string | null;
    day: string | null;
  }[];
  calls: { concern: string; program: string; at: number; settled: string | null; assigned: string | null; decided: boolean }[];
  rings: Ring[];
}
export interface Ring {
  id: string;
  concern: string;
  account: string;
  place: string;
  round: number;
  at: number;
  by: number;
  answer: string | null;
  answeredAt: number | null;
  told: boolean;
}
/** A step that is open, with how its case stands. */
export interface OpenStep {
  id: string;
  caseId: string;
  person: string;
  program: string;
  owner: string;
  kind: string;
  due: string;
  time: string | null;
  until: string | null;
  status: string;
  manager: string | null;
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;
const list = (columns: string, from: string) => `(select coalesce(json_agg(json_build_object(${columns})), '[]') from ${from})`;
const READ = `select json_build_object('at', ${ms("kernel.clock()")},
  'names', (select json_object_agg(id, name) from staff.account),
  'patterns', ${list(`'id', id, 'program', program_id, 'account', account_id, 'rank', rank, 'weekday', weekday, 'from', from_time, 'days', days, 'until', until_time, 'first', first_day, 'made', ${ms("created_at")}, 'ended', ${ms("ended_at")}`, "oncall.pattern where ended_at is null or ended_at > kernel.clock() - interval '2 days'")},
  'shifts', ${list(`'program', program_id, 'account', account_id, 'rank', rank, 'from', ${ms("starts_at")}, 'until', ${ms("ends_at")}, 'pattern', pattern_id, 'day', on_day`, "oncall.shift where ended_at is null and ends_at > kernel.clock() - interval '9 days'")},
  'calls', ${list(`'concern', c.concern_id, 'program', c.program_id, 'at', ${ms("c.called_at")}, 'settled', c.settled_by, 'assigned', k.assigned_id, 'decided', k.decided_at is not null`, "(select * from oncall.call where settled_at is null or called_at > kernel.clock() - interval '3 days' order by called_at desc) c join concerns.concern k on k.id = c.concern_id")},
  'rings', ${list(`'id', r.id, 'concern', r.concern_id, 'account', r.account_id, 'place', r.place, 'round', r.round, 'at', ${ms("r.rung_at")}, 'by', ${ms("r.answer_by")}, 'answer', r.answer, 'answeredAt', ${ms("r.answered_at")}, 'told', r.told_at is not null`, "(select r.* from oncall.ring r join oncall.call c on c.concern_id = r.concern_id where c.settled_at is null or c.called_at > kernel.clock() - interval '3 days' order by r.concern_id, r.nth) r")}) as nights`;
const READ_STEPS = `select t.id, t.case_id as "caseId", t.person_id as person, t.program_id as program, t.owner_id as owner, t.kind, t.due_on::text as due, t.at_time::text as time,
    c.paused_until::text as until, c.status, c.manager_id as manager
  from cases.task t join cases.case c on c.id = t.case_id where t.status = 'open' and t.withheld_at is null order by t.due_on, t.at_time nulls last, t.id`;

export const readNights = async ({ given }: Pick<Stage, "given">): Promise<Nights> =>
  (await given<{ nights: Nights }>(READ))[0]?.nights as Nights;
export const readSteps = ({ given }: Pick<Stage, "given">): Promise<OpenStep[]> => given<OpenStep & object>(READ_STEPS);

const formats = new Map<string, Intl.DateTimeFormat>();
/** What a clock on the wall shows there, as if it were UTC. */
export function wall(zone: string, at: number): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("sv-SE", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    });
  formats.set(zone, format);
  return Date.parse(`${format.format(at).replace(" ", "T")}Z`);
}
/** The moment at which a clock there shows that; of an hour that comes twice the second, and in one that is missing as long after midnight as it says. */
export function momentIn(zone: string, day: string, time: string): number {
  const shown = Date.parse(`${day}T${time.slice(0, 5)}Z`);
  const offsets = [-1, 1].map((side) => {
    const near = shown + side * 86_400_000;
    return wall(zone, near) - near;
  });
  const found = offsets.map((offset) => shown - offset).filter((at) => wall(zone, at) === shown);
  return found.length > 0 ? Math.max(...found) : shown - (offsets[0] ?? 0);
}

export interface Turn {
  readonly account: string;
  readonly rank: string;
  readonly from: number;
  readonly until: number;
}
export interface Rung {
  readonly account: string;
  readonly place: string;
}
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Whose turn it is, whom to ring and what a sheet must say, by plain reading of the rota. */
export class Rota {
  readonly nights: Nights;
  readonly #oracle: Oracle;
  constructor(nights: Nights, oracle: Oracle) {
    this.nights = nights;
    this.#oracle = oracle;
  }

  #zone = (program: string) => this.#oracle.rows.programs.find((p) => p.id === program)?.zone ?? "";

  /** The turns that touch a stretch of time, the earliest first. */
  turns(program: string, from: number, to: number): Turn[] {
    const zone = this.#zone(program);
    const found: Turn[] = [];
    for (const p of this.nights.patterns.filter((one) => one.program === program)) {
      const last = dayIn(zone, to);
      for (let day = addDays(dayIn(zone, from), -8); day <= last; day = addDays(day, 1)) {
        const weekday = ((new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7) + 1;
        if (weekday !== p.weekday || day < p.first) continue;
        const swapped = this.nights.shifts.find((s) => s.pattern === p.id && s.day === day);
        const account = swapped ? swapped.account : p.account;
        const begins = momentIn(zone, day, p.from);
        const ends = momentIn(zone, addDays(day, p.days), p.until);
        const turn = { begins: p.ended === null ? begins : Math.max(begins, p.made), ends: Math.min(ends, p.ended ?? ends) };
        if (account !== null && turn.ends - turn.begins >= MINUTE)
          found.push({ account, rank: p.rank, from: turn.begins, until: turn.ends });
      }
    }
    for (const s of this.nights.shifts)
      if (s.program === program && s.pattern === null && s.account !== null)
        found.push({ account: s.account, rank: s.rank, from: s.from, until: s.until });
    const rank = ({ rank: one, account }: Turn) => `${one} ${this.nights.names[account]}`;
    return found
      .filter((t) => t.from < to && t.until > from)
      .sort((a, b) => a.from - b.from || (rank(a) === rank(b) ? b.until - a.until : rank(a) < rank(b) ? -1 : 1));
  }

  /** Who may take up what comes to the program. */
  takes = (account: string, program: string) =>
    this.#oracle.isActive(account) &&
    this.#oracle.roles(account).some((m) => m.program === program && (m.triage || (m.sees === "program" && m.write)));

  /** Who answers for somebody: they themselves, or who stands in while they are away. */
  #answersFor(account: string, program: string): string | undefined {
    if (!this.#oracle.isAway(account)) return account;
    return this.#oracle
      .standIns(account)
      .filter((one) => this.takes(one, program))
      .sort()[0];
  }

  /** Whom to ring, one after another. */
  ladder(program: string, at: number): Rung[] {
    const zone = this.#zone(program);
    const midnight = momentIn(zone, addDays(dayIn(zone, at), 1), "00:00");
    const steps: { place: string; from: number; account: string | undefined }[] = this.turns(program, at, midnight).map((turn) => ({
      place: turn.from > at ? "next" : turn.rank,
      from: turn.from,
      account: this.takes(turn.account, program) ? this.#answersFor(turn.account, program) : undefined,
    }));
    const { escalation = null } = this.#oracle.rows.programs.find((p) => p.id === program) ?? {};
    const last = escalation !== null && this.#oracle.isActive(escalation) ? this.#answersFor(escalation, program) : undefined;
    steps.push({ place: "escalation", from: 0, account: last });
    if (last === undefined || !this.takes(last, program)) {
      for (const m of this.#oracle.rows.memberships)
        if (m.program === program && this.takes(m.account, program) && !this.#oracle.isAway(m.account))
          if (this.#oracle.roles(m.account).includes(m))
            steps.push({ place: m.role === "supervisor" ? "supervisor" : "triager", from: 0, account: m.account });
    }
    const order = ["first", "second", "next", "escalation", "supervisor", "triager"];
    const found: Rung[] = [];
    const key = (one: (typeof steps)[number]) => [order.indexOf(one.place), one.from, one.account ?? ""] as const;
    steps.sort((a, b) => key(a)[0] - key(b)[0] || key(a)[1] - key(b)[1] || (key(a)[2] < key(b)[2] ? -1 : 1));
    for (const { place, account } of steps)
      if (account !== undefined && !found.some((one) => one.account === account)) found.push({ place, account });
    return found;
  }

  /** Whether one who is rung can still answer. */
  canAnswer = (ring: Ring, program: string) =>
    ring.place === "escalation" ? this.#oracle.isActive(ring.account) : this.takes(ring.account, program);

  /** Who had to be rung at that moment, after those rings: down the ladder, and then again from its top, never the same one twice on end. */
  nextRing(program: string, at: number, before: readonly Ring[]): (Rung & { round: number }) | undefined {
    const ladder = this.ladder(program, at);
    const last = before.at(-1);
    const round = last?.round ?? 1;
    const fresh = ladder.find((one) => !before.some((ring) => ring.round === round && ring.account === one.account));
    if (fresh) return { ...fresh, round };
    const again = ladder.find((one) => one.account !== last?.account) ?? ladder[0];
    return again && { ...again, round: round + 1 };
  }

  /** What the sheet must say to one who reads the whole program. */
  sheet(program: string, at: number, account: string, steps: readonly OpenStep[]) {
    const zone = this.#zone(program);
    const turns = this.turns(program, at, at + 8 * DAY);
    const now = turns.filter((t) => t.from <= at);
    const next = turns.find((t) => t.from > at && t.rank === "first");
    const until = next?.until ?? at + DAY;
    const name = (id: string | null) => (id === null ? null : (this.nights.names[id] ?? null));
    const today = dayIn(zone, at);
    const open = this.#oracle.rows.concerns.filter((c) => c.program === program && c.urgent).map((c) => `${c.id} ${name(c.assigned)}`);
    // The page shows fifty, those that nobody settled first.
    const calls = this.nights.calls
      .filter((c) => c.program === program && (c.settled === null || c.at > at - 3 * DAY))
      .sort((a, b) => Number(a.settled !== null) - Number(b.settled !== null) || b.at - a.at)
      .slice(0, 50);
    return {
      until: new Date(until).toISOString().slice(0, 16),
      now: now.map((t) => `${name(t.account)} ${t.rank} ${Math.floor(t.from / 1000)} ${Math.floor(t.until / 1000)}`).sort(),
      next: next ? `${name(next.account)} ${Math.floor(next.from / 1000)}` : null,
      open: open.sort(),
      rung: calls
        .map((c) => {
          const rings = this.nights.rings.filter((r) => r.concern === c.concern);
          return `${c.concern} ${c.settled}: ${rings.map((r) => `${name(r.account)} ${r.answer}`).join(", ")}`;
        })
        .sort(),
      due: steps
        .filter((t) => t.program === program && t.kind !== "waiting" && !isResting(t, today))
        .filter((t) => momentIn(zone, t.due, t.time ?? "17:00") <= until && !this.#oracle.walled(account, t))
        .map((t) => t.id),
    };
  }
}

/** Whether the case of a step rests on that day. */
export const isResting = ({ status, until }: Pick<OpenStep, "status" | "until">, today: string) =>
  status === "paused" && until !== null && until > today;
