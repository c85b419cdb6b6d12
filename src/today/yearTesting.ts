import assert from "node:assert/strict";
import { appointmentRoutes } from "../appointments/routes.ts";
import { cases } from "../cases/contract.ts";
import { Problem } from "../kernel/problem.ts";
import { oncallRoutes } from "../oncall/routes.ts";
import { portalRoutes } from "../portal/routes.ts";
import { layStories, type Stories } from "./testing.ts";
import { aways } from "./yearAwayTesting.ts";
import { casework } from "./yearCaseVerbsTesting.ts";
import { keyOf, Oracle } from "./yearExpectTesting.ts";
import { layTraining, loads } from "./yearLoadTesting.ts";
import { layHours, meetings } from "./yearMeetingsTesting.ts";
import { addTurn, oncalls } from "./yearNightsTesting.ts";
import { addDays, readMoment, readRows } from "./yearOracleTesting.ts";
import { hangPages } from "./yearPagesTesting.ts";
import { type OpenStep, readSteps } from "./yearRotaTesting.ts";
import { checkDue, seasons } from "./yearSeasonTesting.ts";
import { arriving, staffing } from "./yearStaffVerbsTesting.ts";
import { Told } from "./yearStoryTesting.ts";
import type { Desk } from "./yearTimesTesting.ts";
import type { Verb } from "./yearVerbTesting.ts";

const verbs: readonly Verb[] = [...casework, ...staffing, ...arriving, ...oncalls, ...seasons];
/** What happens beside it: at the same hour, and looked at together. */
const beside: readonly Verb[] = [...aways, ...loads, ...meetings];
const BESIDE = 0.45;

/** Repeatable chance. */
export function chance(seed: number) {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    is: (odds: number) => next() < odds,
    between: (least: number, most: number) => least + below(most - least + 1),
    of: <T>(all: readonly T[]): T | undefined => all[below(all.length)],
  };
}

export interface Team {
  readonly agencyId: string;
  readonly programId: string;
  readonly zone: string;
  readonly admin: string;
  readonly managers: readonly string[];
  readonly supervisors: readonly string[];
  readonly caseIds: string[];
}

/** Two programs in two agencies and zones, nine who work in them, and a year of what happens to them in random order. */
export class Year {
  readonly c: Stories;
  readonly rng: ReturnType<typeof chance>;
  readonly teams: Team[] = [];
  readonly counts = new Map<string, number>();
  /** What happened, to tell of it what a failure is about. */
  readonly told = new Told();
  /** Cases in which somebody decided about a step while they rested. */
  readonly restless = new Set<string>();
  /** What may be done next to whom, as it was last read. */
  oracle: Oracle;
  /** Hours and appointments, as they were last read. */
  desk: Desk = { hours: [], meetings: [] };
  day = "2026-08-24";

  private constructor(c: Stories, seed: number, oracle: Oracle) {
    this.c = c;
    this.rng = chance(seed);
    this.oracle = oracle;
  }

  static async begin(seed: number): Promise<Year> {
    const c = await layStories([...oncallRoutes, ...appointmentRoutes, ...portalRoutes]);
    hangPages(c);
    const { s, town } = c;
    const { northlake, rioVerde } = town.agencies;
    await c.at("2026-08-24", "08:00");
    await s.given("update agencies.agency set time_zone = 'America/New_York' where id = $1", [rioVerde]);
    await s.given("update agencies.program set week = 63, cadence_days = 60, supervisor_after_days = 1 where id = $1", [
      town.programs.support,
    ]);
    await s.given("update agencies.program set cadence_days = 80 where id = $1", [town.programs.care]);
    // What happens, happens at half past: no limit is reached at the very moment of a step.
    await s.given("update agencies.program set urgent_minutes = 45");
    for (const agencyId of [northlake, rioVerde]) {
      for (const [first, last] of [
        ["2026-09-07", "2026-09-07"],
        ["2026-11-26", "2026-11-27"],
        ["2026-12-21", "2027-01-03"],
        ["2027-03-15", "2027-03-19"],
        ["2027-06-12", "2027-08-15"],
      ]) {
        await c.shut(agencyId, first ?? "", last ?? "");
      }
    }
    const year = new Year(c, seed, new Oracle((await readMoment(s)).rows));
    const newcomer = async (agencyId: string, programId: string, name: string) => {
      const id = await town.account(agencyId, name);
      await town.member(agencyId, id, programId, "case_manager");
      return id;
    };
    const { care, support } = town.programs;
    const lin = await newcomer(northlake, care, "Lin Okafor");
    const [jo, amina] = [await newcomer(rioVerde, support, "Jo Park"), await newcomer(rioVerde, support, "Amina Diallo")];
    year.teams.push(
      {
        agencyId: northlake,
        programId: care,
        zone: "America/Chicago",
        admin: town.ida,
        managers: [town.ines, town.omar, lin],
        supervisors: [town.ravi, town.sam],
        caseIds: [],
      },
      {
        agencyId: rioVerde,
        programId: support,
        zone: "America/New_York",
        admin: town.walt,
        managers: [town.tomas, jo, amina],
        supervisors: [town.keiko],
        caseIds: [],
      },
    );
    await s.given("update staff.membership set role = 'supervisor', sees = 'program' where account_id = $1", [town.sam]);
    await s.given("update agencies.program set escalation_id = $1 where id = $2", [town.noor, care]);
    await year.look();
    await layTraining(year);
    await layHours(year);
    for (const team of year.teams) for (let n = 0; n < 5; n++) await year.attempt(addTurn.name, () => addTurn.run(year, team));
    return year;
  }

  /** A case, opened by the program's supervisor for one who can carry it. */
  async open(team: Team): Promise<void> {
    const opener = team.supervisors.find(
      (id) => this.canAct(id) && this.oracle.roles(id).some((m) => m.program === team.programId && m.write),
    );
    if (!opener) return;
    const personId = await this.c.person(team.agencyId, team.programId, "Jo");
    const managerId = this.rng.of(team.managers.filter((id) => this.oracle.roles(id).length > 0 && this.canAct(id))) ?? opener;
    const risk = this.rng.of(["low", "some", "high", null, null] as const);
    const firstStep = { title: "First step", dueOn: addDays(this.day, this.rng.between(1, 150)), kind: "task" as const };
    const { id } = await this.c.s.as(opener)(cases.open, {
      personId,
      programId: team.programId,
      managerId,
      serviceLevel: "brief",
      risk,
      firstStep,
    });
    team.caseIds.push(id);
  }

  canAct = (account: string) => this.oracle.isActive(account);

  /** One thing happens, and everything is looked at. */
  async step(): Promise<void> {
    await this.#happen(verbs);
    if (this.rng.is(BESIDE)) await this.#happen(beside);
    await this.look();
  }

  async #happen(of: readonly Verb[]): Promise<void> {
    const verb = this.#draw(of);
    const team = this.rng.of(this.teams) as Team;
    await this.attempt(verb.name, () => verb.run(this, team));
  }

  /** Does something, or is refused it: both may happen. */
  async attempt(name: string, work: () => Promise<unknown>): Promise<void> {
    const from = this.told.begin(this.day, name);
    let ended = "done";
    try {
      ended = (await work()) === false ? "nothing" : "done";
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status === 500) throw problem;
      ended = `${problem.status} ${problem.code}`;
    }
    this.told.end(from, ended);
    this.counts.set(`${name}: ${ended}`, (this.counts.get(`${name}: ${ended}`) ?? 0) + 1);
  }

  /** Says that what happens now is about that case, concern or colleague. */
  touch = (id: string) => this.told.touch(id);

  #draw(of: readonly Verb[]): Verb {
    let at = this.rng.below(of.reduce((sum, verb) => sum + verb.weight, 0));
    for (const verb of of) {
      at -= verb.weight;
      if (at < 0) return verb;
    }
    throw new Error("no verb");
  }

  /** Reads the rows anew, and says nothing of them. */
  async refresh(): Promise<void> {
    this.oracle = new Oracle(await readRows(this.c.s));
  }

  /** Reads the rows anew: every case and concern is sound, or is said to be a crack of exactly these kinds. */
  async look(): Promise<void> {
    const { rows, said } = await readMoment(this.c.s);
    this.oracle = new Oracle(rows);
    assert.deepEqual(said, this.oracle.cracks.map(keyOf).sort(), `what slips on ${this.day}`);
  }

  /** Asks through the door, as that account, and holds what it sees against what it should see. */
  async ask(account: string, steps?: readonly OpenStep[]): Promise<Set<string>> {
    const { oracle } = this;
    if (!oracle.isActive(account)) return new Set();
    const { slipping, putOff, due } = await this.c.list(account);
    const kinds = (all: typeof slipping) => all.map((one) => `${one.crack} ${one.subjectId}`).sort();
    const expected = oracle.listOf(account);
    assert.deepEqual(kinds(slipping), expected.slipping, `the list of ${account} on ${this.day}`);
    assert.deepEqual(kinds(putOff), expected.putOff, `what is put off for ${account} on ${this.day}`);
    checkDue(this, account, due, steps ?? (await readSteps(this.c.s)));
    return new Set([...expected.slipping, ...expected.putOff]);
  }

  everybody = () => [
    ...this.teams.flatMap((team) => [...team.managers, ...team.supervisors, team.admin]),
    this.c.town.noor,
    this.c.town.dolores,
  ];

  /** Asks as everybody there is: what is not sound is on somebody's list, or put off by somebody until a day to come. */
  async askAll(): Promise<void> {
    const heard = new Set<string>();
    const steps = await readSteps(this.c.s);
    for (const account of this.everybody()) for (const key of await this.ask(account, steps)) heard.add(key.split(" ")[1] ?? "");
    const dropped = this.oracle.cracks.filter((one) => !heard.has(one.subject) && !this.oracle.isPutOff(one)).map(keyOf);
    assert.deepEqual(dropped, [], `on nobody's list on ${this.day}`);
  }
}
