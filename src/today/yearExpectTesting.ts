import { type CaseRow, Counted, dayIn, type Rows } from "./yearOracleTesting.ts";

export interface Expected {
  readonly crack: string;
  readonly subject: string;
  readonly program: string;
  readonly caseId: string | null;
  readonly person: string | null;
  readonly holder: string | null;
  readonly since: string;
  readonly high: boolean;
  readonly stood: number;
  readonly after: number;
}

export const keyOf = ({ crack, subject }: Pick<Expected, "crack" | "subject">) => `${crack} ${subject}`;

let counted: { key: string; days: Map<string, Counted> } | undefined;

/** What must be on lists, and on whose, worked out from the rows by plain reading of what the issue says. */
export class Oracle {
  readonly rows: Rows;
  readonly #days: Map<string, Counted>;
  readonly #today = new Map<string, string>();
  readonly #active: Set<string>;
  readonly #away: Set<string>;
  /** Cases that are in their manager's hands. */
  readonly #held: Set<string>;
  readonly #programs: Map<string, Rows["programs"][number]>;
  readonly cracks: readonly Expected[];

  constructor(rows: Rows) {
    this.rows = rows;
    const key = JSON.stringify([rows.programs.map((p) => [p.id, p.week]), rows.closures]);
    if (counted?.key !== key) counted = { key, days: new Map(rows.programs.map((p) => [p.id, new Counted(p, rows.closures)])) };
    this.#days = counted.days;
    this.#programs = new Map(rows.programs.map((p) => [p.id, p]));
    for (const p of rows.programs) this.#today.set(p.id, dayIn(p.zone, rows.at));
    this.#active = new Set(rows.accounts.filter((a) => a.active).map((a) => a.id));
    this.#held = new Set(rows.cases.filter((row) => this.#isHeld(row)).map(({ id }) => id));
    this.#away = new Set(rows.absences.filter((b) => this.#now(b)).map((b) => b.account));
    this.cracks = [...rows.cases.flatMap((one) => this.#ofCase(one)), ...rows.concerns.flatMap((one) => this.#ofConcern(one))];
  }

  #now = ({ from, until }: { from: number; until: number | null }) => from <= this.rows.at && (until === null || until > this.rows.at);
  #daysOf = (program: string) => this.#days.get(program) as Counted;
  #program = (program: string) => this.#programs.get(program) as Rows["programs"][number];
  today = (program: string) => this.#today.get(program) ?? "";
  isActive = (account: string) => this.#active.has(account);
  isAway = (account: string) => this.#away.has(account);

  /** Whether somebody carries cases in a program now. */
  carries = (account: string, program: string) =>
    this.#active.has(account) &&
    this.roles(account).some(
      (m) =>
        m.program === program &&
        ["case_manager", "supervisor"].includes(m.role) &&
        m.write &&
        (m.trained === null || m.trained >= this.today(program)),
    ) &&
    this.lacks(account, program).length === 0;
  /** What the program asks now, and they have not. */
  lacks(account: string, program: string): Rows["asked"] {
    const today = this.today(program);
    const holds = (id: string) =>
      this.rows.had.some((one) => one.asked === id && one.account === account && (one.until === null || one.until >= today));
    return this.rows.asked.filter(
      (one) => one.program === program && one.from <= today && (one.until === null || one.until > today) && !holds(one.id),
    );
  }
  belongs = (account: string, program: string) => this.roles(account).some((m) => m.program === program && m.role !== "referrer");

  /** Whether one may stand in for the other: both are here, and wherever the one works the other carries cases. */
  couldCover(by: string, covered: string): boolean {
    const theirs = this.rows.memberships.filter(
      (m) => m.account === covered && m.role !== "referrer" && (m.until === null || m.until > this.rows.at),
    );
    return this.#active.has(covered) && theirs.length > 0 && theirs.every((m) => this.carries(by, m.program));
  }
  standIns = (covered: string) =>
    this.rows.covers
      .filter(
        (v) => v.covered === covered && this.#now(v) && this.#active.has(v.by) && !this.#away.has(v.by) && this.couldCover(v.by, covered),
      )
      .map((v) => v.by);
  /** Whether the one opens the cases of the other now, by standing in. */
  standsIn = (by: string, covered: string) =>
    this.#active.has(by) &&
    this.couldCover(by, covered) &&
    this.rows.covers.some((v) => v.by === by && v.covered === covered && this.#now(v));
  /** Whether somebody sees a case now: it is theirs, they read the program, or they stand in for whose it is. */
  sees = (account: string, row: CaseRow) =>
    this.#active.has(account) &&
    !this.walled(account, { caseId: row.id, person: row.person }) &&
    (this.roles(account).some((m) => m.program === row.program && m.sees === "program") ||
      (this.#held.has(row.id) && (row.manager === account || this.standsIn(account, row.manager))));
  isHeld = (caseId: string) => this.#held.has(caseId);
  days = (program: string) => this.#daysOf(program);
  zone = (program: string) => this.#program(program).zone;
  walled = (account: string, one: { caseId: string | null; person: string | null }) =>
    this.rows.walls.some(
      (w) => w.account === account && ((w.caseId !== null && w.caseId === one.caseId) || (w.person !== null && w.person === one.person)),
    );
  answers = (account: string) => this.#active.has(account) && (!this.#away.has(account) || this.standIns(account).length > 0);
  roles = (account: string) => this.rows.memberships.filter((m) => m.account === account && this.#now(m));

  /** Whether its manager has worked there without a break since it was given to them: who left and came back has none of their cases back by that. */
  #isHeld = ({ manager, program, given }: CaseRow) =>
    this.roles(manager).some((m) => m.program === program && ["case_manager", "supervisor"].includes(m.role) && m.write && m.from <= given);

  /** Whether a case of theirs was lost by leaving, so that they see nothing of it, nor of what they were to do in it, until it is given back. */
  hasLost = (account: string, program: string, caseId: string) =>
    this.rows.cases.some((row) => row.id === caseId && row.manager === account && !this.#held.has(caseId)) &&
    !this.roles(account).some((m) => m.program === program && m.sees === "program");

  /** Whether its manager, or somebody in their place, carries the case. */
  #isCarried(row: CaseRow): boolean {
    const { id, program, person, manager } = row;
    const subject = { caseId: id, person };
    if (!this.carries(manager, program) || !this.#isHeld(row) || this.walled(manager, subject)) return false;
    return !this.#away.has(manager) || this.standIns(manager).some((account) => !this.walled(account, subject));
  }

  #ofCase(row: CaseRow): Expected[] {
    const { id, program, manager, life } = row;
    const today = this.today(program);
    const { cadence, after } = this.#program(program);
    let from = "";
    let until: string | null = null;
    for (const [kind, onDay, pausedUntil] of life) {
      if (kind === "opened" || kind === "reopened") [from, until] = [onDay, null];
      else if (until !== null) {
        const woke: string = until < onDay ? until : onDay;
        [from, until] = [woke > from ? woke : from, null];
      }
      if (kind === "paused") until = pausedUntil;
    }
    if (until !== null && until > today) return [];
    if (until !== null && until > from) from = until;
    const latest = (day: string | null) => (day !== null && day > from ? day : from);
    const days = this.#daysOf(program);
    const common = { subject: id, program, caseId: id, person: row.person, holder: manager, high: row.high, after };
    const found: Expected[] = [];
    if (row.due === null) {
      const since = latest(row.done === null ? null : dayIn(this.#program(program).zone, row.done));
      found.push({ ...common, crack: "no_next_step", since, stood: days.between(since, today) });
    } else if (days.between(row.due, today) > 2) {
      found.push({ ...common, crack: "step_overdue", since: row.due, stood: days.between(row.due, today) - 3 });
    }
    const quiet = latest(row.contact);
    if (days.between(quiet, today) > cadence)
      found.push({ ...common, crack: "silent", since: quiet, stood: days.between(quiet, today) - cadence - 1 });
    if (!this.#isCarried(row)) found.push({ ...common, crack: "manager_gone", since: today, stood: 0, holder: null });
    return found;
  }

  #ofConcern(row: Rows["concerns"][number]): Expected[] {
    const { minutes, after, zone } = this.#program(row.program);
    const today = this.today(row.program);
    const holder = row.assigned !== null && this.answers(row.assigned) && this.belongs(row.assigned, row.program) ? row.assigned : null;
    const common = { subject: row.id, program: row.program, caseId: null, person: row.person, holder, after };
    const late = row.respondBy === null ? 0 : this.#daysOf(row.program).between(row.respondBy, today);
    return [
      ...(row.urgent && holder === null && row.from + minutes * 60_000 < this.rows.at
        ? [{ ...common, crack: "urgent_unassigned", since: dayIn(zone, row.from), high: true, stood: 0 }]
        : []),
      ...(row.respondBy !== null && row.respondBy < today && late > 0
        ? [{ ...common, crack: "concern_unanswered", since: row.respondBy, high: row.urgent, stood: late - 1 }]
        : []),
    ];
  }

  /** By which snooze, if any, it is put off. */
  #off = (one: Expected) =>
    this.rows.snoozes.find(
      (s) =>
        s.subject === one.subject &&
        s.crack === one.crack &&
        s.until > this.today(one.program) &&
        (s.since === one.since || one.crack === "manager_gone"),
    );

  isPutOff = (one: Expected) => this.#off(one) !== undefined;

  #hearers = (one: Expected) =>
    this.rows.memberships
      .filter((m) => m.program === one.program && m.role === "supervisor" && m.sees === "program" && this.#now(m))
      .map((m) => m.account)
      .filter((account) => this.#active.has(account) && !this.#away.has(account) && !this.walled(account, one));

  /** What somebody finds on their list: what slips, and what of it is put off. */
  listOf(account: string): { slipping: string[]; putOff: string[] } {
    const mine = this.rows.accounts.find((a) => a.id === account);
    const covered = this.rows.covers.filter((v) => v.by === account && this.#now(v) && this.couldCover(account, v.covered));
    const stands = [account, ...covered.map((v) => v.covered)];
    const roles = this.roles(account);
    const [slipping, putOff]: [string[], string[]] = [[], []];
    for (const one of this.cracks) {
      const off = this.#off(one);
      const offAbove = off !== undefined && (off.above || !one.high);
      const isDue = one.high || one.holder === null || one.stood >= one.after;
      const arms: boolean[] = [];
      if (!this.walled(account, one)) {
        const here = roles.filter((m) => m.program === one.program);
        const seen = one.caseId === null || this.#held.has(one.caseId) || here.some((m) => m.sees === "program");
        if (one.holder !== null && seen && stands.includes(one.holder) && this.belongs(one.holder, one.program))
          arms.push(off !== undefined);
        if (one.caseId === null && one.holder === null && here.some((m) => m.triage)) arms.push(off !== undefined);
        if (isDue && here.some((m) => m.role === "supervisor" && m.sees === "program")) arms.push(offAbove);
      }
      if (arms.length === 0 && isDue && !offAbove && this.#hearers(one).length === 0) {
        const { escalation, agency } = this.#program(one.program);
        const listens = escalation !== null && this.#active.has(escalation) && !this.#away.has(escalation);
        if ((escalation !== null && stands.includes(escalation)) || (mine?.admin && mine.agency === agency && !listens)) arms.push(false);
      }
      if (arms.length > 0) (arms.every(Boolean) ? putOff : slipping).push(keyOf(one));
    }
    return { slipping: slipping.sort(), putOff: putOff.sort() };
  }
}
