import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { consultPortal } from "../access/consultPortalTesting.ts";
import { type Case, readWorld } from "../access/oracleTesting.ts";
import { layWorld } from "../access/worldFixture.ts";
import { type Stage, stage } from "../kernel/testing.ts";

let s: Stage;
let world: Case;
before(async () => {
  s = await stage([]);
  await layWorld(s.test.admin, s.keys, { seed: 5, persons: 60, cases: 90 });
  world = await readWorld(s.test.admin);
});
after(() => s.strike());

test("R14 in a random world each page shows exactly what its case holds for its person, and one that is shut shows nothing", async () => {
  assert.ok((world.rows["portal.page"]?.length ?? 0) > 10);
  assert.deepEqual(await consultPortal(s.test, world), []);
});
