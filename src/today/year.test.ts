import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { after, before, test } from "node:test";
import { awayWithCases, handOnAll } from "./yearAwayTesting.ts";
import { passTo } from "./yearClockTesting.ts";
import { tryOverflow } from "./yearLoadTesting.ts";
import { checkMeetings } from "./yearMeetingsTesting.ts";
import { checkRings, playNight } from "./yearNightsTesting.ts";
import { addDays } from "./yearOracleTesting.ts";
import { checkWaking, rollOver } from "./yearSeasonTesting.ts";
import { playStorm } from "./yearStormTesting.ts";
import { Year } from "./yearTesting.ts";

/** Another year each time; HOLDFAST_YEAR tells it again. */
const seed = Number(process.env["HOLDFAST_YEAR"] ?? randomInt(1, 2 ** 31 - 1));
const DAYS = 365;

let year: Year;
before(async () => {
  year = await Year.begin(seed);
});
after(() => year.c.s.strike());

/** Evenings on which something urgent comes before midnight: before both changes of the clocks and on holidays. */
const EVENINGS = ["2026-10-31", "2026-11-01", "2026-11-26", "2026-12-24", "2026-12-31", "2027-03-13", "2027-03-14", "2027-07-04"];
/** What of nights, leaving and seasons must have happened in a year worth the name. */
const NIGHTS = [
  "night",
  "acknowledge",
  "passOn",
  "turn swapped",
  "turn taken back",
  "shift handed over",
  "left, handed over",
  "rolled over",
];
/** What of cover, of appointments and of too much must have happened. */
const COVER = [
  ...["away at once: covered", "away at once: nobody", "handed on", "cover by the clock: true", "cover by the clock: false"],
  ...["concern of low risk while it overflows", "concern not of low risk while it overflows", "training ran out", "hold by the clock"],
  ...["offered", "appointment kept", "appointment missed", "storm: own pages", "storm: connections lost"],
];
/** What must have been done at least once, beside those of nights. */
const DONE = [
  ...["contact", "step done", "transferred", "paused", "closed", "away", "put off", "concern", ...NIGHTS],
  ...["storm", "back, and read", "appointment taken by themselves", "time held", "trained again", "part of a week"],
];
const HAPPENED = [...COVER, "on call: true", "on call: false", "woke", "rolled over: pause", "rolled over: hand"];
/** Nights on which fifty want one time at once; on the first and the last, connections are killed. */
const STORMS = [20, 101, 244];
/** Days on which clocks change, in both zones. */
const CHANGES = ["2026-11-01", "2027-03-14"];
/** The last days of the school year, on which each program says what becomes of its cases. */
const LAST_DAYS = ["2027-06-07", "2027-06-08", "2027-06-09", "2027-06-10"];

/** Says which year it was and what happened in it, when something in it fails. */
async function tell(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Error(`HOLDFAST_YEAR=${seed}, ${year.day}: ${error.message}\n${year.told.about(error)}`, { cause: error });
  }
}

async function playDay(n: number): Promise<void> {
  const { rng, c, teams } = year;
  const [before, team] = [year.day, teams[n % 2] as Year["teams"][number]];
  year.day = addDays(before, 1);
  const { meetings } = year.desk;
  // Midnight comes twice: in the one zone, and an hour later in the other.
  if (!(await passTo(year, before, "23:00:05", meetings))) await year.look();
  if (EVENINGS.includes(before)) {
    await c.at(before, "23:45");
    await year.attempt("night", () => playNight(year, team));
  }
  const late = EVENINGS.includes(before);
  if (!(await passTo(year, year.day, late ? "00:30" : "00:00:05", meetings)) || late) await year.look();
  await checkMeetings(year);
  if (n % 15 === 6) await year.attempt("overflow", () => tryOverflow(year, team));
  if (n % 15 === 9) await year.attempt("away with cases", () => awayWithCases(year, team));
  if (n % 15 === 12) await year.attempt("handed on", () => handOnAll(year, team));
  if (STORMS.includes(n)) await year.attempt("storm", () => playStorm(year, team, n % 2 === 0));
  if (n % 4 === 0) await checkRings(year);
  await checkWaking(year);
  if (CHANGES.includes(year.day))
    // In spring half past two is half past three, and the clock is never set back.
    for (const [nth, time] of ["01:01", "02:29", "04:05"].entries()) {
      await c.at(year.day, time);
      await year.look();
      await year.attempt("night", () => playNight(year, teams[nth % 2] as Year["teams"][number]));
    }
  if (LAST_DAYS.includes(year.day)) {
    await c.at(year.day, "00:45");
    await year.look();
    await year.attempt("rolled over", () => rollOver(year, teams[LAST_DAYS.indexOf(year.day) % 2] as Year["teams"][number]));
  }
  const hours = new Set(Array.from({ length: rng.between(1, 6) }, () => rng.between(CHANGES.includes(year.day) ? 5 : 1, 22)));
  for (const hour of [...hours].sort((a, b) => a - b)) {
    await passTo(year, year.day, `${String(hour).padStart(2, "0")}:30`, meetings);
    await year.step();
  }
  if (n % 10 === 0) await year.askAll();
  else await year.ask(rng.of(year.everybody()) ?? "");
}

test("A15 A17 A18 A35 B07 B10 B26 C04 R15 through a year of people leaving, absences, cover, trainings that run out, appointments booked and missed, fifty at once for one time, and breaks, in random order, every open case is sound or on somebody's list after every step, and no sound one is", () =>
  tell(async () => {
    for (let i = 0; i < 150; i++) await year.open(year.teams[i % 2] as Year["teams"][number]);
    await year.look();
    for (let n = 1; n <= DAYS; n++) await playDay(n);
    // What chance has left out in a year comes in the weeks after it.
    for (let n = DAYS + 1; n <= DAYS + 90 && missing().length > 0; n++) await playDay(n);
    await year.askAll();
    assert.deepEqual(missing(), [], "what never happened, and how it ended where it was tried");
  }));

/** What has not happened yet, with how each try of it ended. */
function missing(): string[] {
  const tries = (name: string) => [...year.counts].filter(([key]) => key.startsWith(`${name}: `)).map(([key, n]) => `${key} ×${n}`);
  return [
    ...DONE.filter((name) => !year.counts.get(`${name}: done`)).map((name) => tries(name).join(", ") || name),
    ...HAPPENED.filter((what) => !year.counts.get(what)),
  ];
}

/** Plays on until it is noticed. */
async function isNoticed(days = 100): Promise<boolean> {
  try {
    await year.look();
    await year.askAll();
    for (let n = 1; n <= days; n++) await playDay(n);
    return false;
  } catch (error) {
    if (error instanceof assert.AssertionError) return true;
    throw error;
  }
}

test("that year would have noticed: with any one kind of crack gone from the views, or what is above not told, it fails", () =>
  tell(async () => {
    const { given } = year.c.s;
    const views: [view: string, change: string][] = [
      ...["no_next_step", "step_overdue", "silent", "manager_gone"].map((crack): [string, string] => [
        "cases.case_crack",
        `select * from whole where crack <> '${crack}'`,
      ]),
      ...["urgent_unassigned", "concern_unanswered"].map((crack): [string, string] => [
        "concerns.concern_crack",
        `select * from whole where crack <> '${crack}'`,
      ]),
      ["cases.case_crack", "select * from whole where not high"],
      ["cases.case_crack", "select * from whole where days <> 5"],
      ["today.standing_crack", "select * from whole where holder_id is not null"],
      ["today.standing_crack", "select * from whole where not to_supervisor"],
    ];
    // Concerns that nobody takes up, so that each kind of crack is there to be missed.
    const { admin, programId } = year.teams[0] as Year["teams"][number];
    for (const urgency of ["now", "when_you_can"] as const) await year.c.file(admin, { urgency, program: programId });
    year.day = addDays(year.day, 6);
    await year.c.at(year.day, "10:30");
    await year.look();
    for (const [view, change] of views) {
      const [shipped] = await given<{ def: string }>("select pg_get_viewdef($1::regclass) as def", [view]);
      const lay = (text: string) => given(`create or replace view ${view} with (security_invoker = true) as ${text}`);
      const whole = shipped?.def.replace(/;\s*$/, "") ?? "";
      await lay(`with whole as (${whole}) ${change}`);
      assert.ok(await isNoticed(), `${view}: ${change}`);
      await lay(whole);
      await year.look();
    }
  }));
