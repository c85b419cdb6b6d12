import { readdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { consultPortal } from "../src/access/consultPortalTesting.ts";
import { consultShared } from "../src/access/consultSharedTesting.ts";
import { consultDatabase, consultRelations } from "../src/access/consultTesting.ts";
import { allMutants } from "../src/access/mutantsAllFixture.ts";
import { countGates } from "../src/access/mutantsEachFixture.ts";
import type { Mutant } from "../src/access/mutantsFixture.ts";
import { type Case, readWorld } from "../src/access/oracleTesting.ts";
import { layWorld } from "../src/access/worldFixture.ts";
import { AgencyKeys } from "../src/agencies/keys.ts";
import { attackContext, attackPowers, attackSessions, attackTables, type Target } from "../src/kernel/attackTesting.ts";
import { lintCatalogue } from "../src/kernel/catalogueTesting.ts";
import { copyOf, freshDatabase, type Seed, type TestDatabase } from "../src/kernel/testdb.ts";
import { askDoors } from "./mutantDoors.ts";
import { traceTrips } from "./mutantTrips.ts";
import { root } from "./results.ts";

/**
 * The boundary's own test: `npm run mutants [-- --likely] [-- --trace] [-- --after NAME] [words of a name|words of another]`. Each mutant weakens one thing in a database of its own: every policy, every
 * trigger and every refusal of a function as the catalogue has them ("each policy", "each trigger", "each gate"), and the pieces of them that are written down
 * in src/access/mutants*Fixture.ts. The oracle, the attacks, the catalogue's lint, or a test by the door must notice. A mutant that nobody notices is a hole in the proofs, and the run fails.
 * `--trace` runs every test once beforehand with gates that count themselves: of a gate those are asked that trip it, and one that nobody trips stands there by name at once.
 * `--after NAME` goes on where a run was cut off. With `--likely` the whole of the oracle is not asked of what its likely part did not notice: a quick look, whose survivors may be none.
 */
const { values, positionals } = parseArgs({
  options: { likely: { type: "boolean" }, trace: { type: "boolean" }, after: { type: "string" } },
  allowPositionals: true,
});
const SEED = 11;
const depth = { seed: SEED, oneIn: 1, acts: 8, names: 4, pages: 0 };
const parts = readdirSync(path.join(root, "src/access")).filter((name) => /^world\w*Fixture\.ts$/.test(name));
const seed: Seed = {
  name: "world",
  files: parts.map((part) => path.join(root, `src/access/${part}`)),
  lay: ({ admin }) => layWorld(admin, new AgencyKeys(Buffer.alloc(32, 7)), { seed: SEED, persons: 120, cases: 200 }),
};

interface Part {
  readonly name: string;
  ask(): Promise<string[]>;
}

/** All that might notice, the quick and the likely first. */
function partsFor(mutant: Mutant | undefined, database: TestDatabase, world: Case, statements: string): Part[] {
  const { at, name = "" } = mutant ?? {};
  const shared: Part = { name: "shared", ask: () => consultShared(database, world) };
  const page: Part = { name: "own page", ask: () => consultPortal(database, world) };
  const relations: Part = {
    name: "oracle",
    ask: async () => (await consultRelations(database.app, world, depth, new Set([at ?? ""]))).differences,
  };
  const whole: Part = {
    name: "oracle",
    ask: async () => (await consultDatabase(database.app, world, depth, (found) => found.differences.length > 0)).differences,
  };
  const slices = mutant?.doors?.slices ?? [];
  const likely = [
    ...(at ? [relations] : []),
    ...(name.startsWith("shared:") || slices.includes("disclosures") ? [shared] : []),
    ...(name.startsWith("portal:") || slices.includes("portal") ? [page] : []),
  ];
  const lint: Part = { name: "lint", ask: () => withAdmin(database, lintCatalogue) };
  const attack: Part = { name: "attack", ask: () => attackAll(database, world) };
  // Behind a gate stands first who knocks at the door; the whole oracle is asked after.
  const doors = mutant?.doors;
  const door: Part[] = doors ? [{ name: "door", ask: () => askDoors({ name, doors }, statements) }] : [];
  if (values.likely) return [...likely, lint, ...door];
  return [...likely, lint, ...door, attack, whole, ...[shared, page].filter((part) => !likely.includes(part))];
}

async function attackAll(database: TestDatabase, world: Case): Promise<string[]> {
  const [one, two] = [world.accounts[1], world.accounts.find(({ eyes }) => eyes.me.agency_id !== world.accounts[1]?.eyes.me.agency_id)];
  const target: Target = { ...database, token: one?.token ?? "", otherToken: two?.token ?? "" };
  return [
    ...(await attackContext(target, [
      "cases.case",
      "cases.case where manager_id = kernel.uid()",
      "people.person",
      "access.my_grant",
      "people.my_participation",
    ])),
    ...(await attackTables(target, "app", [/^agencies\.program_day$/])),
    ...(await attackPowers(target, "app")),
    ...(await attackSessions(target)),
  ];
}

/** Who noticed, and what; undefined when nobody did. A part that could not ask has noticed nothing, unless what is gone is the right to ask. */
async function findKiller(
  mutant: Mutant | undefined,
  database: TestDatabase,
  world: Case,
  statements: string,
): Promise<string | undefined> {
  let broken: string | undefined;
  for (const part of partsFor(mutant, database, world, statements)) {
    const differences = await part.ask().catch((error) => {
      broken ??= `${part.name} could not ask: ${error}`;
      return [];
    });
    // A world whose sessions have run out proves nothing, of this mutant or the next.
    const lost = [...differences, broken ?? ""].find((text) => /no live (session|account)/.test(text));
    if (lost) throw new Error(`${mutant?.name ?? "the world"}: its sessions are not there (${lost})`);
    if (differences[0]) return `${part.name}: ${differences[0]}`;
  }
  if (broken) console.log(`  (${broken})`);
  return undefined;
}

async function withAdmin<T>(database: TestDatabase, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(database.admin);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The clock of the run stands still: what lives when it begins lives when its last mutant is met, an hour later. */
const stopClock = (database: TestDatabase) =>
  withAdmin(database, async (client) => {
    const { rows } = await client.query<{ now: string }>("select kernel.clock()::text as now");
    await client.query(
      `create or replace function kernel.clock() returns timestamptz language sql stable security definer
         set search_path = pg_catalog, pg_temp as $$ select timestamptz '${rows[0]?.now}' $$`,
    );
  });

/** Makes the mutant, and keeps what was said to make it. */
async function applyTo(database: TestDatabase, mutant: Mutant): Promise<string> {
  return withAdmin(database, async (client) => {
    const said: string[] = [];
    const query = client.query.bind(client);
    client.query = ((text: string, values?: unknown[]) => {
      if (!/^\s*select/i.test(text)) said.push(text);
      return query(text, values);
    }) as typeof client.query;
    await mutant.apply(client);
    return said.join(";\n");
  });
}

async function meet(base: TestDatabase, world: Case, mutant?: Mutant): Promise<string | undefined> {
  const database = await copyOf(base);
  try {
    return await findKiller(mutant, database, world, mutant ? await applyTo(database, mutant) : "");
  } finally {
    await database.drop();
  }
}

const words = positionals.join(" ").split("|");
const begun = performance.now();
const spent = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const base = await freshDatabase({ seed });
if (values.trace) {
  const trips = await traceTrips(await withAdmin(base, countGates));
  const never = Object.keys(trips).filter((name) => trips[name]?.length === 0);
  console.log(`${Object.keys(trips).length} gates, ${never.length} that no test trips (${spent(begun)})\n${never.join("\n")}`);
}
await stopClock(base);
const world = await readWorld(base.admin);
const all = (await withAdmin(base, allMutants)).filter(({ name }) => words.some((part) => name.includes(part)));
const chosen = all.slice(all.findIndex(({ name }) => name === values.after) + 1);
const by = new Map<string, number>();
try {
  const noticed = await meet(base, world);
  if (noticed) throw new Error(`The boundary as it stands is noticed already: ${noticed}`);
  console.log(`The boundary as it stands: nothing noticed (${spent(begun)}). ${chosen.length} mutants.`);
  for (const mutant of chosen) {
    const since = performance.now();
    const killer = await meet(base, world, mutant);
    const part = killer?.split(":")[0];
    if (part) by.set(part, (by.get(part) ?? 0) + 1);
    console.log(`${killer ? "✔ killed" : "✖ SURVIVED"}  ${mutant.name}${killer ? `  (${killer.slice(0, 170)})` : ""}  ${spent(since)}`);
  }
} finally {
  await base.drop();
}
const killed = [...by.values()].reduce((sum, n) => sum + n, 0);
console.log(`killed ${killed} of ${chosen.length} (${[...by].map(([part, n]) => `${part} ${n}`).join(", ")}; ${spent(begun)})`);
process.exitCode = killed === chosen.length ? 0 : 1;
