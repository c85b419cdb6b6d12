import { newId } from "../kernel/ids.ts";
import { type Case, compare, type Findings, type Visit } from "./oracleTesting.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import { makeChance } from "./worldFixture.ts";
import { lookedAtBy } from "./worldOversightFixture.ts";
import { decides } from "./worldWallsFixture.ts";

const sealed = Buffer.from("x");

/** What the register tells an account: each package, and each emergency that was opened, of the programs it decides in and is not kept from. */
const registered = (eyes: Eyes, rows: Rows): string[] =>
  [...(rows["disclosures.package"] ?? []), ...(rows["walls.emergency"] ?? []).filter(({ outcome }) => outcome === "opened")]
    .filter((row) => eyes.isOurs(row) && !eyes.isBarred(row) && decides(eyes, row.program_id, rows))
    .map(({ id }) => id);

/** Looking at what was done past a gate, tried and taken back; and what the register answers. */
export async function compareOversight(visit: Visit, eyes: Eyes, { rows }: Case, found: Findings, seed: number, acts: number) {
  const chance = makeChance(seed + 83);
  const all: Row[] = (rows["oversight.override"] ?? []).filter((row) => eyes.isOurs(row));
  for (let n = 0; n < acts; n++) {
    const one = chance.pick(all);
    const got = await visit.attempt("select oversight.review($1, 'right', null, $2, $3, 1)", [one.id, newId(), sealed]);
    found.decisions += 1;
    const expected = !lookedAtBy(eyes, one, rows) ? "42501" : one.reviewed_at !== null ? "HF409" : "done";
    compare(found, `${eyes.me.id} looks at override ${one.id}`, [typeof got === "string" ? got : "done"], [expected]);
  }
  const said = await visit.attempt(
    "select id from oversight.register('2000-01-01', '2100-01-01', null, null, null, null, null, null, 5000)",
    [],
  );
  found.decisions += 1;
  compare(
    found,
    `${eyes.me.id} reads in the register`,
    typeof said === "string" ? [said] : said.map((row) => String(row["id"])),
    registered(eyes, rows),
  );
}
