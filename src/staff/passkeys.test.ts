import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Stage, stage } from "../kernel/testing.ts";
import { me } from "./meContract.ts";
import { staffRoutes } from "./routes.ts";
import { signIn } from "./signInContract.ts";
import { giveWayIn, Visitor } from "./signInTesting.ts";
import { SoftKey } from "./softKeyTesting.ts";
import { layTown } from "./testing.ts";

const minute = 60_000;
let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;

before(async () => {
  s = await stage(staffRoutes({ demo: false, sendLink: async () => {} }));
  town = await layTown(s);
});
after(() => s.strike());

const ask = async (visitor: Visitor) => (await visitor.ask(signIn.passkeyOptions, {})).body.options as { challenge: string };
const show = (visitor: Visitor, response: object) => visitor.ask(signIn.passkey, { response: response as Record<string, unknown> });

async function addKey(visitor: Visitor, label: string): Promise<SoftKey> {
  const { options } = (await visitor.ask(me.passkeyOptions, {})).body;
  assert.deepEqual(
    [options.rp.id, options.authenticatorSelection.userVerification, options.attestation],
    ["localhost", "required", "none"],
  );
  const key = new SoftKey();
  const added = await visitor.ask(me.addPasskey, { response: key.create(options), label });
  assert.equal(added.status, 200, JSON.stringify(added.body));
  return key;
}

test("R110 a passkey alone signs in, with neither a name nor a password, and is both factors", async () => {
  const visitor = await new Visitor(s).signIn(await giveWayIn(s, town.ines));
  const key = await addKey(visitor, "Blue key");
  const { passkeys } = (await visitor.ask(me.security, {})).body;
  assert.deepEqual(
    passkeys.map((one: { label: string; lastUsedAt: null }) => [one.label, one.lastUsedAt]),
    [["Blue key", null]],
  );
  const fresh = new Visitor(s);
  const options = await ask(fresh);
  assert.deepEqual((options as { allowCredentials?: unknown[] }).allowCredentials ?? [], [], "it says of nobody who has one");
  assert.equal((await show(fresh, key.get(options.challenge))).status, 200);
  const shown = (await fresh.ask(me.show, {})).body;
  assert.deepEqual([shown.name, shown.assurance], ["Ines Carvalho", 2]);
  assert.ok(shown.steppedUpAt);
});

test("a passkey is the second factor after the password, and the step up in the middle of things", async () => {
  const way = await giveWayIn(s, town.omar);
  const visitor = await new Visitor(s).signIn(way);
  const key = await addKey(visitor, "Key");
  await s.moveBy(6 * minute);
  assert.equal((await visitor.ask(me.passkeyOptions, {})).body.code, "session.stepUp");
  const before = visitor.token;
  assert.equal((await show(visitor, key.get((await ask(visitor)).challenge))).status, 200);
  assert.notEqual(visitor.token, before);
  assert.equal((await s.sendRaw(before, "GET", "/me")).statusCode, 401);
  assert.equal((await visitor.ask(me.passkeyOptions, {})).status, 200);
  assert.equal((await visitor.ask(me.security, {})).body.sessions.length, 1, "the same session under another token");
  const next = new Visitor(s);
  assert.deepEqual((await next.showPassword(way.email)).body.factors, ["totp", "passkey"]);
  assert.equal((await show(next, key.get((await ask(next)).challenge))).status, 200);
  assert.equal((await next.ask(me.show, {})).status, 200);
});

test("wrong site, wrong origin, not unlocked, a used or foreign challenge, a lower counter, a forged signature: each the same refusal", async () => {
  const visitor = await new Visitor(s).signIn(await giveWayIn(s, town.ravi));
  const key = await addKey(visitor, "Key");
  const fresh = new Visitor(s);
  const refuse = async (why: string, response: object) => {
    const answer = await show(fresh, response);
    assert.deepEqual([answer.status, answer.body.code], [401, "signIn.wrongPasskey"], why);
  };
  const challenge = async () => (await ask(fresh)).challenge;
  await refuse("another site's key", key.get(await challenge(), { rpId: "evil.example" }));
  await refuse("asked by another page", key.get(await challenge(), { origin: "https://evil.example" }));
  await refuse("not unlocked", key.get(await challenge(), { verified: false }));
  await refuse("never asked", key.get(Buffer.alloc(32, 3).toString("base64url")));
  await refuse("nobody's key", new SoftKey().get(await challenge()));
  await refuse("forged", key.get(await challenge(), { forged: true }));
  await refuse("nothing at all", {});
  const late = await challenge();
  await s.moveBy(6 * minute);
  await refuse("too late", key.get(late));
  const good = await challenge();
  const response = key.get(good);
  assert.equal((await show(fresh, response)).status, 200);
  await refuse("shown twice", response);
  key.counter -= 3;
  await refuse("a copy of the key", key.get(await challenge()));
});

test("a passkey is added once, with its own challenge, and removed it opens nothing; nobody else's is touched", async () => {
  const visitor = await new Visitor(s).signIn(await giveWayIn(s, town.sam));
  const other = await new Visitor(s).signIn(await giveWayIn(s, town.noor));
  const key = await addKey(visitor, "Old key");
  const { options } = (await visitor.ask(me.passkeyOptions, {})).body;
  assert.equal(options.excludeCredentials.length, 1);
  assert.equal(
    (await other.ask(me.addPasskey, { response: new SoftKey().create(options), label: "x" })).body.code,
    "passkey.stale",
    "another's challenge",
  );
  assert.equal(
    (await visitor.ask(me.addPasskey, { response: new SoftKey().create(options, { verified: false }), label: "x" })).body.code,
    "passkey.refused",
  );
  const again = (await visitor.ask(me.passkeyOptions, {})).body.options;
  assert.equal((await visitor.ask(me.addPasskey, { response: key.create(again), label: "x" })).body.code, "passkey.known");
  assert.equal((await other.ask(me.removePasskey, { passkeyId: key.id })).status, 404);
  assert.equal((await visitor.ask(me.removePasskey, { passkeyId: key.id })).status, 200);
  const fresh = new Visitor(s);
  assert.equal((await show(fresh, key.get((await ask(fresh)).challenge))).status, 401);
});

test("who has left does not come in by a passkey", async () => {
  const visitor = await new Visitor(s).signIn(await giveWayIn(s, town.tomas));
  const key = await addKey(visitor, "Key");
  await s.given("update staff.account set status = 'inactive', inactive_at = kernel.clock() where id = $1", [town.tomas]);
  const fresh = new Visitor(s);
  assert.equal((await show(fresh, key.get((await ask(fresh)).challenge))).status, 401);
});
