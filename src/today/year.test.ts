import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { after, before, test } from "node:test";
import { addDays } from "./yearOracleTesting.ts";
import { Year } from "./yearTesting.ts";

/** Another year each time; HOLDFAST_YEAR tells it again. */
const seed = Number(process.env["HOLDFAST_YEAR"] ?? randomInt(1, 2 ** 31 - 1));
const DAYS = 365;

let year: Year;
before(async () => {
  year = await Year.begin(seed);
});
after(() => year.c.s.strike());

/** Says which year it was, when something in it fails. */
async function tell(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error) error.message = `HOLDFAST_YEAR=${seed}, ${year.day}: ${error.message}`;
    throw error;
  }
}

async function playDay(n: number): Promise<void> {
  const { rng, c } = year;
  year.day = addDays(year.day, 1);
  // Midnight comes twice: in the one zone, and an hour later in the other.
  await c.at(addDays(year.day, -1), "23:00:05");
  await year.look();
  await c.at(year.day, "00:00:05");
  await year.look();
  const hours = Array.from({ length: rng.between(1, 6) }, () => rng.between(1, 22)).sort((a, b) => a - b);
  for (const hour of hours) {
    await c.at(year.day, `${String(hour).padStart(2, "0")}:30`);
    await year.step();
  }
  if (n % 10 === 0) await year.askAll();
  else await year.ask(rng.of(year.everybody()) ?? "");
}

test("B10 B26 C04 through a year of people leaving, absences, missed appointments and breaks, in random order, every open case is sound or on somebody's list after every step, and no sound one is", () =>
  tell(async () => {
    for (let i = 0; i < 150; i++) await year.open(year.teams[i % 2] as Year["teams"][number]);
    await year.look();
    for (let n = 1; n <= DAYS; n++) await playDay(n);
    await year.askAll();
    const done = (name: string) => year.counts.get(`${name}: done`) ?? 0;
    for (const name of ["contact", "step done", "transferred", "paused", "closed", "away", "put off", "concern"]) {
      assert.ok(done(name) > 0, `nobody ${name}`);
    }
  }));

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
