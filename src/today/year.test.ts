import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { after, before, test } from "node:test";
import { addDays } from "./yearOracleTesting.ts";
import { Year } from "./yearTesting.ts";

/** Another year each time; HOLDFAST_YEAR tells it again. */
const seed = Number(process.env["HOLDFAST_YEAR"] ?? randomInt(1, 2 ** 31 - 1));
const DAYS = Number(process.env["D"] ?? 365);

let year: Year;
before(async () => {
  year = await Year.begin(seed);
});
after(() => year.c.s.strike());

test("B10 B26 C04 through a year of people leaving, absences, missed appointments and breaks, in random order, every open case is sound or on somebody's list after every step, and no sound one is", async () => {
  try {
    await playYear(DAYS);
  } catch (error) {
    if (error instanceof Error) error.message = `HOLDFAST_YEAR=${seed}, ${year.day}: ${error.message}`;
    throw error;
  }
});

async function playYear(days: number): Promise<void> {
  const { rng, c } = year;
  const first = year.day;
  for (let i = 0; i < 150; i++) await year.open(year.teams[i % 2] as Year["teams"][number]);
  await year.look();
  for (let n = 1; n <= days; n++) {
    year.day = addDays(first, n);
    // Midnight comes twice a day: in the one zone, and an hour later in the other.
    for (const time of ["23:00:05", "00:00:05"]) {
      await c.at(time > "12" ? addDays(year.day, -1) : year.day, time);
      await year.look();
    }
    const hours = Array.from({ length: rng.between(2, 9) }, () => rng.between(1, 22)).sort((a, b) => a - b);
    for (const hour of hours) {
      await c.at(year.day, `${String(hour).padStart(2, "0")}:30`);
      await year.step();
    }
    if (n % 7 === 0) console.log(year.day, year.oracle.rows.cases.length, new Set(year.oracle.cracks.map((c) => c.subject)).size, JSON.stringify(Object.fromEntries(['no_next_step','step_overdue','silent','manager_gone','urgent_unassigned','concern_unanswered'].map((k) => [k, year.oracle.cracks.filter((c) => c.crack === k).length]))));
    if (n % 7 === 0) await year.askAll();
    else await year.ask(rng.of(year.everybody()) ?? "");
  }
}

test("the year above would have noticed: with any one arm of the views gone, something is dropped", async () => {
  assert.ok(year.counts.size > 0);
  console.log(Object.fromEntries([...year.counts].sort()));
});
