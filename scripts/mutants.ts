import { readdirSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { consultPortal } from "../src/access/consultPortalTesting.ts";
import { consultShared } from "../src/access/consultSharedTesting.ts";
import { consultDatabase } from "../src/access/consultTesting.ts";
import { endedMutants } from "../src/access/mutantsEndedFixture.ts";
import { type Mutant, mutants } from "../src/access/mutantsFixture.ts";
import { oversightMutants } from "../src/access/mutantsOversightFixture.ts";
import { portalMutants } from "../src/access/mutantsPortalFixture.ts";
import { releaseMutants } from "../src/access/mutantsReleasesFixture.ts";
import { requestMutants } from "../src/access/mutantsRequestsFixture.ts";
import { retentionMutants } from "../src/access/mutantsRetentionFixture.ts";
import { sharedMutants } from "../src/access/mutantsSharedFixture.ts";
import { wallMutants } from "../src/access/mutantsWallsFixture.ts";
import { workMutants } from "../src/access/mutantsWorkFixture.ts";
import { type Case, readWorld } from "../src/access/oracleTesting.ts";
import { layWorld } from "../src/access/worldFixture.ts";
import { AgencyKeys } from "../src/agencies/keys.ts";
import { attackContext, attackPowers, attackSessions, attackTables, type Target } from "../src/kernel/attackTesting.ts";
import { lintCatalogue } from "../src/kernel/catalogueTesting.ts";
import { freshDatabase, type Seed, type TestDatabase } from "../src/kernel/testdb.ts";
import { root } from "./results.ts";

/**
 * The boundary's own test: `npm run mutants [words of a name|words of another]`. Each mutant weakens one thing in a database of its own; the oracle, then the attacks,
 * then the catalogue's lint must notice. A mutant that nobody notices is a hole in the proofs, and the run fails.
 */
const SEED = 11;
const depth = { seed: SEED, oneIn: 1, acts: 8, names: 4, pages: 0 };
const parts = readdirSync(path.join(root, "src/access")).filter((name) => /^world\w*Fixture\.ts$/.test(name));
const seed: Seed = {
  name: "world",
  files: parts.map((part) => path.join(root, `src/access/${part}`)),
  lay: ({ admin }) => layWorld(admin, new AgencyKeys(Buffer.alloc(32, 7)), { seed: SEED, persons: 120, cases: 200 }),
};

/** Who noticed, and what; undefined when nobody did. */
async function findKiller(database: TestDatabase, world: Case): Promise<string | undefined> {
  const seen = await consultDatabase(database.app, world, depth, (found) => found.differences.length > 0).catch((error) => ({
    differences: [`refused: ${error}`],
  }));
  if (seen.differences[0]) return `oracle: ${seen.differences[0]}`;
  const shared = await consultShared(database, world).catch((error) => [`refused: ${error}`]);
  if (shared[0]) return `shared: ${shared[0]}`;
  const own = await consultPortal(database, world).catch((error) => [`refused: ${error}`]);
  if (own[0]) return `own page: ${own[0]}`;
  const [one, two] = [world.accounts[1], world.accounts.find(({ eyes }) => eyes.me.agency_id !== world.accounts[1]?.eyes.me.agency_id)];
  const target: Target = { ...database, token: one?.token ?? "", otherToken: two?.token ?? "" };
  const attacks = [
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
  if (attacks[0]) return `attack: ${attacks[0]}`;
  const lints = await withAdmin(database, lintCatalogue);
  return lints[0] && `lint: ${lints[0]}`;
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

async function meet(mutant: Mutant | undefined, world?: Case): Promise<{ killer: string | undefined; world: Case }> {
  const database = await freshDatabase({ seed });
  try {
    const known = world ?? (await readWorld(database.admin));
    if (mutant) await withAdmin(database, (client) => mutant.apply(client));
    return { killer: await findKiller(database, known), world: known };
  } finally {
    await database.drop();
  }
}

const words = process.argv.slice(2).join(" ").split("|");
const chosen = [
  ...mutants,
  ...workMutants,
  ...sharedMutants,
  ...endedMutants,
  ...releaseMutants,
  ...wallMutants,
  ...retentionMutants,
  ...portalMutants,
  ...requestMutants,
  ...oversightMutants,
].filter(({ name }) => words.some((part) => name.includes(part)));
const begun = performance.now();
const { killer, world } = await meet(undefined);
if (killer) throw new Error(`The boundary as it stands is noticed already: ${killer}`);
let killed = 0;
for (const mutant of chosen) {
  const { killer: by } = await meet(mutant, world);
  if (by) killed += 1;
  console.log(`${by ? "✔ killed" : "✖ SURVIVED"}  ${mutant.name}${by ? `  (${by.slice(0, 150)})` : ""}`);
}
console.log(`killed ${killed} of ${chosen.length} (${((performance.now() - begun) / 1000).toFixed(0)} s)`);
process.exitCode = killed === chosen.length ? 0 : 1;
