import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { refusal } from "../kernel/testing.ts";
import { received } from "./receivedContract.ts";
import { type Disclosed, layDisclosures } from "./testing.ts";

let t: Disclosed;
before(async () => {
  t = await layDisclosures();
});
after(() => t.s.strike());

test("R08 whoever works in no program of the partner agency any more opens no package there", async () => {
  const { packageId } = await t.shared();
  await t.s.as(t.chen)(received.open, { packageId });
  await t.s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [t.chen]);
  assert.equal((await refusal(t.s.as(t.chen)(received.open, { packageId }))).status, 404);
  assert.deepEqual((await t.s.as(t.chen)(received.list, {} as never)).packages, []);
});
