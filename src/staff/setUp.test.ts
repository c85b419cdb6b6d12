import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Stage, stage } from "../kernel/testing.ts";
import { accounts } from "./contract.ts";
import type { SendLink } from "./manageAccount.ts";
import { me } from "./meContract.ts";
import { staffRoutes } from "./routes.ts";
import { makeSetUpLink } from "./setUp.ts";
import { signIn } from "./signInContract.ts";
import { giveWayIn, PASSWORD, Visitor } from "./signInTesting.ts";
import { layTown } from "./testing.ts";
import { currentTotp } from "./totp.ts";

const minute = 60_000;
const sent: Parameters<SendLink>[1][] = [];
const routes = staffRoutes({ demo: false, sendLink: async (_tx, link) => void sent.push(link) });
const lastToken = () => sent.at(-1)?.link.split("#")[1] ?? assert.fail();
let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;

before(async () => {
  s = await stage(routes);
  town = await layTown(s);
});
after(() => s.strike());

const begin = async (token: string) => (await new Visitor(s).ask(signIn.beginSetUp, { token })).body;
const keyOf = (begun: { totp: { key: string } }) => begun.totp.key.replaceAll(" ", "");

test("an invitation sets up password and factor in one go, signs in, and works once", async () => {
  const { id } = await s.as(town.ida)(accounts.invite, { name: "Amina Rashid", email: "amina@example.org" });
  const token = lastToken();
  const begun = await begin(token);
  assert.deepEqual(
    [begun.for, begun.name, begun.email, begun.agency],
    ["both", "Amina Rashid", "amina@example.org", "Northlake University"],
  );
  assert.match(begun.totp.uri, /^otpauth:\/\/totp\/Holdfast:amina%40example\.org\?.*secret=[A-Z2-7]{32}/);
  assert.equal(begun.totp.key.split(" ").length, 8);
  assert.equal((await begin(token)).totp.key, begun.totp.key, "opened twice, the same secret");
  const visitor = new Visitor(s);
  const finish = (more: object) =>
    visitor.ask(signIn.finishSetUp, { token, newPassword: PASSWORD, code: currentTotp(keyOf(begun)), ...more });
  assert.deepEqual((await finish({ newPassword: undefined })).body.fields, { newPassword: "missing" });
  assert.deepEqual((await finish({ newPassword: "rashid99" })).body.fields, { newPassword: "password.tooPersonal" });
  assert.deepEqual((await finish({ newPassword: "short" })).body.fields, { newPassword: "password.tooShort" });
  assert.deepEqual((await finish({ code: "000000" })).body.fields, { code: "wrong" });
  assert.equal((await finish({})).status, 429);
  await s.moveBy(minute);
  assert.deepEqual((await finish({})).body, { signedIn: true });
  assert.equal((await visitor.ask(me.show, {})).body.id, id);
  assert.deepEqual([(await finish({})).status, (await begin(token)).code], [404, "setUp.spent"]);
  await s.moveBy(minute);
  await new Visitor(s).signIn({ email: "amina@example.org", secret: keyOf(begun) });
});

test("an invitation that ran out is sent again, and the one before opens nothing", async () => {
  const { id } = await s.as(town.ida)(accounts.invite, { name: "Jo", email: "jo@example.org" });
  const first = lastToken();
  await s
    .as(town.ida)(accounts.resetFactor, { accountId: id as never, what: "factor" })
    .catch(() => assert.fail());
  const again = lastToken();
  assert.equal((await begin(first)).code, "setUp.spent");
  assert.deepEqual([(await begin(again)).for, sent.at(-1)?.reason], ["both", "invite"], "what was never set up is set up whole");
  await s.moveBy(3 * 24 * 60 * minute + 1_000);
  assert.equal((await begin(again)).code, "setUp.spent");
  assert.equal((await begin("x".repeat(43))).code, "setUp.spent");
});

test("a lost factor is set up anew by whoever still knows the password; the reset signs nobody in", async () => {
  const way = await giveWayIn(s, town.omar);
  const visitor = await new Visitor(s).signIn(way);
  await s.given("update staff.session set stepped_up_at = kernel.clock() where account_id = $1", [town.ida]);
  await s.as(town.ida)(accounts.resetFactor, { accountId: town.omar as never, what: "factor" });
  assert.equal((await visitor.ask(me.show, {})).status, 200, "until it is used nothing has changed");
  const token = lastToken();
  const begun = await begin(token);
  const next = new Visitor(s);
  const finish = (password?: string) =>
    next.ask(signIn.finishSetUp, { token, code: currentTotp(keyOf(begun)), ...(password && { password }) });
  assert.deepEqual((await finish("wrong")).body.fields, { password: "wrong", code: "wrong" });
  await s.moveBy(minute);
  assert.equal((await finish()).status, 422);
  await s.moveBy(minute);
  assert.deepEqual((await finish(PASSWORD)).body, { signedIn: false });
  assert.equal(next.token, undefined);
  assert.equal((await visitor.ask(me.show, {})).status, 401, "what was open is shut");
  await s.moveBy(minute);
  await next.showPassword(way.email);
  assert.equal((await next.showCode(way.secret)).status, 422);
  await s.moveBy(minute);
  assert.equal((await next.showCode(keyOf(begun))).status, 200);
});

test("a forgotten password is chosen anew by whoever still has the factor, within half an hour", async () => {
  const way = await giveWayIn(s, town.ines);
  await s.given("update staff.session set stepped_up_at = kernel.clock() where account_id = $1", [town.ida]);
  await s.as(town.ida)(accounts.resetFactor, { accountId: town.ines as never, what: "password" });
  const token = lastToken();
  const begun = await begin(token);
  assert.deepEqual([begun.for, begun.totp], ["password", null]);
  const finish = (code: string) => new Visitor(s).ask(signIn.finishSetUp, { token, newPassword: "quiet harbour morning", code });
  assert.equal((await finish("000000")).status, 422);
  await s.moveBy(minute);
  assert.deepEqual((await finish(currentTotp(way.secret))).body, { signedIn: false });
  assert.equal((await new Visitor(s).showPassword(way.email)).status, 422);
  await s.moveBy(minute);
  assert.equal((await new Visitor(s).showPassword(way.email, "quiet harbour morning")).status, 200);
  await s.given("update staff.session set stepped_up_at = kernel.clock() where account_id = $1", [town.ida]);
  await s.as(town.ida)(accounts.resetFactor, { accountId: town.ines as never, what: "password" });
  await s.moveBy(31 * minute);
  assert.equal((await begin(lastToken())).code, "setUp.spent");
});

test("the first administrator sets an empty instance up by a link printed at its start; afterwards there is none", async () => {
  const empty = await stage(routes);
  try {
    const worker = await empty.worker.pool.connect();
    const origin = "https://help.example.org";
    const first = await makeSetUpLink(worker, empty.keys, origin);
    assert.match(first ?? "", /^https:\/\/help\.example\.org\/set-up#[\w-]{43}$/);
    const link = await makeSetUpLink(worker, empty.keys, origin);
    const visitor = new Visitor(empty);
    const ask = (token: string) => visitor.ask(signIn.beginSetUp, { token });
    assert.equal((await ask(first?.split("#")[1] ?? "")).status, 404, "a new start, a new link");
    const token = link?.split("#")[1] ?? "";
    const begun = (await ask(token)).body;
    assert.equal(begun.for, "first");
    const said = {
      name: "Mateo Silva",
      email: "Mateo@example.org",
      agency: "Casa Ámbar",
      kind: "victim_services" as const,
      timeZone: "America/Denver",
      emergency: "911",
      language: "es" as const,
    };
    const finish = (more: object) =>
      visitor.ask(signIn.finishSetUp, { token, newPassword: PASSWORD, code: currentTotp(keyOf(begun)), first: said, ...more });
    assert.equal((await finish({ first: undefined })).status, 422);
    assert.deepEqual((await finish({ first: { ...said, timeZone: "Mars/North" } })).body.fields, { "first.timeZone": "unknown" });
    assert.deepEqual((await finish({})).body, { signedIn: true });
    const shown = (await visitor.ask(me.show, {})).body;
    assert.deepEqual([shown.name, shown.email, shown.mayAdmin, shown.language], ["Mateo Silva", "mateo@example.org", true, "es"]);
    assert.deepEqual([shown.agency.name, shown.agency.kind, shown.agency.timeZone], ["Casa Ámbar", "victim_services", "America/Denver"]);
    const rows = await empty.given("select slug, victim_services from agencies.agency");
    assert.deepEqual(rows, [{ slug: "casa-ambar", victim_services: true }]);
    assert.equal(await makeSetUpLink(worker, empty.keys, origin), undefined);
    worker.release();
  } finally {
    await empty.strike();
  }
});
