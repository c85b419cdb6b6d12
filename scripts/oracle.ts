import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { consultDatabase, consultDoors } from "../src/access/consultTesting.ts";
import { readWorld } from "../src/access/oracleTesting.ts";
import { layWorld } from "../src/access/worldFixture.ts";
import { gatherRoutes } from "../src/app/slices.ts";
import { stage } from "../src/kernel/testing.ts";

/**
 * The oracle: `npm run oracle -- [--seed N] [--checks N]`. A random world, and for every account all that it sees, may change and is told, held against
 * the rules; one world after another, each with the next seed, until so many checks were made.
 */
const { values, positionals } = parseArgs({
  options: { seed: { type: "string" }, checks: { type: "string" } },
  allowPositionals: true,
});
const first = readNumber("seed", values.seed ?? positionals[0]) ?? randomInt(1, 1_000_000);
/** Fewer in a world would be an empty one. */
const ENOUGH = 2000;
const wanted = readNumber("checks", values.checks) ?? ENOUGH;

function readNumber(what: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  console.error(`--${what} wants a whole number from 1 on, not “${text}”.`);
  process.exit(2);
}

async function consultWorld(seed: number): Promise<{ checks: number; differences: number }> {
  const begun = performance.now();
  const s = await stage(gatherRoutes({ demo: false }));
  try {
    await layWorld(s.test.admin, s.keys, { seed, persons: 120, cases: 200 });
    const world = await readWorld(s.test.admin);
    const rows = Object.values(world.rows).reduce((sum, table) => sum + table.length, 0);
    console.log(`world ${seed}: ${world.accounts.length} accounts, ${world.relations.length} relations, ${rows} rows`);
    const depth = { seed, oneIn: 1, acts: 6, names: 45, pages: 6 };
    const database = await consultDatabase(s.test.app, world, depth);
    const doors = await consultDoors(s, world, depth);
    const differences = [...database.differences, ...doors.differences];
    for (const line of differences.slice(0, 40)) console.log(line);
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    const [checks, decisions] = [database.checks + doors.checks, database.decisions + doors.decisions];
    console.log(`${checks} checks over ${decisions} decisions, ${differences.length} differences (${seconds} s)`);
    if (differences.length > 0) console.log(`The same world again: npm run oracle -- --seed ${seed}`);
    return { checks, differences: differences.length };
  } finally {
    await s.strike();
  }
}

let [checks, differences] = [0, 0];
for (let seed = first; checks < wanted && differences === 0; seed++) {
  const world = await consultWorld(seed);
  if (world.checks < ENOUGH) throw new Error(`a world of ${world.checks} checks says nothing`);
  checks += world.checks;
  differences += world.differences;
}
if (wanted > ENOUGH) console.log(`${checks} checks in all, ${differences} differences`);
process.exitCode = differences > 0 ? 1 : 0;
