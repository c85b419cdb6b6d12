import { randomInt } from "node:crypto";
import { consultDatabase, consultDoors } from "../src/access/consultTesting.ts";
import { readWorld } from "../src/access/oracleTesting.ts";
import { layWorld } from "../src/access/worldFixture.ts";
import { gatherRoutes } from "../src/app/slices.ts";
import { stage } from "../src/kernel/testing.ts";

/** The oracle: `npm run oracle [seed]`. A random world, and for every account all that it sees, may change and is told, held against the rules. */
const seed = Number(process.argv[2] ?? randomInt(1, 1_000_000));
const ENOUGH = 2000;

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
  if (differences.length > 0) console.log(`The same world again: npm run oracle ${seed}`);
  process.exitCode = differences.length > 0 || checks < ENOUGH ? 1 : 0;
} finally {
  await s.strike();
}
