import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gatherRoutes } from "../app/slices.ts";
import { type Stage, stage } from "../kernel/testing.ts";
import { consultDatabase, consultDoors, type Depth } from "./consultTesting.ts";
import { type Case, readWorld } from "./oracleTesting.ts";
import { layWorld } from "./worldFixture.ts";

const depth: Depth = { seed: 1, oneIn: 5, acts: 2, names: 3, pages: 3 };
let s: Stage;
let world: Case;
before(async () => {
  s = await stage(gatherRoutes({ demo: false }));
  await layWorld(s.test.admin, s.keys, { seed: depth.seed, persons: 50, cases: 80 });
  world = await readWorld(s.test.admin);
});
after(() => s.strike());

test("every table and view an account can read has rows, so that what is said of it can be wrong", () => {
  assert.deepEqual(
    world.relations.map(({ name }) => name).filter((name) => world.rows[name]?.length === 0),
    [],
  );
});

test("R01 R03 in a random world every account sees, changes and is told of exactly what the rules give it, with the reason, table by table", async () => {
  const found = await consultDatabase(s.test.app, world, depth);
  assert.deepEqual(found.differences, []);
  assert.ok(found.checks > 300, `${found.checks} checks`);
});

test("R02 lists, pages, search, inbox, Today and caseload know the same, through the door", async () => {
  const found = await consultDoors(s, world, depth);
  assert.deepEqual(found.differences, []);
  assert.ok(found.checks > 50, `${found.checks} checks`);
});

test("R11 a wall answers as if nobody and nothing were there", async () => {
  const barred = world.accounts.filter(({ eyes }) =>
    world.rows["cases.case"]?.some((c) => eyes.isOurs(c) && eyes.isBarred({ ...c, case_id: c.id })),
  );
  assert.ok(barred.length > 3);
  const walls = world.rows["access.wall"]?.filter((wall) => wall.lifted_at === null) ?? [];
  for (const { eyes, token } of barred.slice(0, 3)) {
    const mine = walls.filter((wall) => wall.account_id === eyes.me.id);
    for (const wall of mine) {
      const url = wall.case_id ? `/cases/${wall.case_id}` : `/people/${wall.person_id}`;
      const none = url.replace(/[^/]+$/, "01900000-0000-7000-8000-000000000000");
      const [there, nowhere] = [await s.sendRaw(token, "GET", url), await s.sendRaw(token, "GET", none)];
      assert.deepEqual([there.statusCode, there.body], [404, nowhere.body]);
    }
  }
});
