import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { allowMovingClock, clock, moveClock } from "./clock.ts";
import { newId, newToken, randomId } from "./ids.ts";

const timeOf = (id: string) => Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);

test("ids are UUIDv7, all different, and in the order they were made", () => {
  const ids = Array.from({ length: 50_000 }, () => newId());
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual([...ids].sort(), ids);
  for (const id of ids.slice(0, 1000)) z.uuidv7().parse(id);
  assert.ok(Math.abs(timeOf(newId()) - clock().getTime()) < 100);
});

test("ids follow a moved clock back and forth", () => {
  allowMovingClock();
  const now = newId();
  moveClock(-30 * 86_400_000);
  const past = newId();
  moveClock(0);
  assert.ok(past < now);
  assert.ok(Math.abs(timeOf(now) - timeOf(past) - 30 * 86_400_000) < 1000);
  // Only the time is promised across a moved clock: the counter of a millisecond that was left is not remembered.
  const back = timeOf(newId());
  assert.ok(back >= timeOf(now) && back <= clock().getTime());
});

test("ids for outsiders are random and tokens carry the bits they promise", () => {
  z.uuidv4().parse(randomId());
  assert.equal(newToken().length, 43);
  assert.equal(Buffer.from(newToken(100), "base64url").length, 13);
  assert.notEqual(newToken(128), newToken(128));
  assert.match(newToken(2048), /^[\w-]+$/);
});
