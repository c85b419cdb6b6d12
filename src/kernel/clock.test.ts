import assert from "node:assert/strict";
import { test } from "node:test";
import { allowMovingClock, clock, clockOffset, moveClock } from "./clock.ts";

test("the clock moves only where moving was allowed, and comes back", () => {
  assert.throws(() => moveClock(1000), /cannot be moved/);
  assert.equal(clockOffset(), 0);
  allowMovingClock();
  const before = clock().getTime();
  moveClock(-86_400_000);
  assert.ok(Math.abs(clock().getTime() + 86_400_000 - before) < 1000);
  assert.equal(clockOffset(), -86_400_000);
  moveClock(0);
  assert.ok(Math.abs(clock().getTime() - before) < 1000);
  assert.throws(() => moveClock(Number.NaN), RangeError);
});
