import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Stage, stage } from "../kernel/testing.ts";
import { staffRoutes } from "./routes.ts";
import { giveWayIn, PASSWORD, Visitor } from "./signInTesting.ts";
import { layTown } from "./testing.ts";

const GUESSES = 10_000;
const DAY_MS = 86_400_000;
let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;
before(async () => {
  s = await stage(staffRoutes({ demo: false, sendLink: async () => {} }));
  town = await layTown(s);
});
after(() => s.strike());

test("R110 ten thousand guesses in a day, the right one among them, let nobody in; fifty were looked at, and the owner's own browser still opens", async () => {
  const way = await giveWayIn(s, town.tomas);
  const known = await new Visitor(s).signIn(way);
  const came = new Map<number, number>();
  for (let made = 0; made < GUESSES; ) {
    // Four at once while they are still looked at, and hashed; fifty when they no longer are.
    const batch = Math.min((came.get(403) ?? 0) > 0 ? 50 : 4, GUESSES - made);
    const answers = await Promise.all(
      Array.from({ length: batch }, (_, n) => new Visitor(s).showPassword(way.email, made + n >= 9_000 ? PASSWORD : `guess ${made + n}`)),
    );
    for (const { status, headers } of answers) {
      came.set(status, (came.get(status) ?? 0) + 1);
      assert.equal(headers["set-cookie"], undefined, "no session is handed to who guesses");
    }
    made += batch;
    await s.moveBy((DAY_MS * batch) / GUESSES);
  }
  assert.deepEqual([...came.keys()].sort(), [403, 422, 429]);
  assert.equal(came.get(422), 50, "fifty were looked at");
  const [trail] = await s.given<{ n: number }>(
    "select count(*)::int as n from kernel.audit_event where account_id = $1 and action = 'signIn.password' and outcome = 'refused'",
    [town.tomas],
  );
  assert.equal(trail?.n, 50, "and each of those is in the trail");
  assert.equal((await known.showPassword(way.email)).status, 200);
});
