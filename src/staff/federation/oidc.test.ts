import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { WAY_COOKIE } from "../../kernel/session-cookie.ts";
import { refusal, type Stage, stage } from "../../kernel/testing.ts";
import { asBearer, visit } from "../../kernel/visit.ts";
import { accounts } from "../contract.ts";
import { me } from "../meContract.ts";
import { staffRoutes } from "../routes.ts";
import { signIn } from "../signInContract.ts";
import { giveWayIn, Visitor } from "../signInTesting.ts";
import { layTown } from "../testing.ts";
import { currentTotp } from "../totp.ts";
import { organisations, signInBy } from "./contract.ts";
import { CLIENT, passThrough, startOidcProvider, type TestedProvider } from "./oidcTesting.ts";
import { hangOrganisations } from "./returnRoutes.ts";
import { Goer } from "./visitorTesting.ts";

let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;
let idp: TestedProvider;
let organisationId: never;

before(async () => {
  s = await stage(staffRoutes({ demo: false, sendLink: async () => {} }));
  hangOrganisations(s.http, s.app);
  town = await layTown(s);
  idp = await startOidcProvider();
});
after(async () => {
  await idp?.stop();
  await s.strike();
});

const connect = (more: object = {}) =>
  s.as(town.ida)(organisations.connectOidc, {
    name: "Northlake sign-in",
    issuer: idp.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    factors: "mfa otp",
    ...more,
  });

const whoIs = async (goer: Visitor) => (await goer.ask(me.show, {})).body.name as string | undefined;
/** There and back; answers where the browser ends up. */
const go = async (goer: Goer, more: Parameters<Goer["setOut"]>[1] = {}) =>
  goer.open(await passThrough(await goer.setOut(organisationId, more)));
const link = async (account: string, sub: string) => {
  const goer = new Goer(s);
  const way = await giveWayIn(s, account);
  await goer.signIn(way);
  idp.seat({ sub });
  assert.equal(await go(goer, { why: "link" }), "/settings/sign-in?organisation=link");
  return way;
};

test("R110 an administrator connects the agency's OpenID Connect provider, and is told at once when it is not there", async () => {
  const wrong = async (more: object) => (await refusal(connect(more))).fields;
  assert.deepEqual(await wrong({ issuer: "http://id.example.org" }), { issuer: "https" });
  assert.deepEqual(await wrong({ issuer: "https://x:y@id.example.org" }), { issuer: "https" });
  assert.deepEqual(await wrong({ issuer: "ftp://id.example.org" }), { issuer: "https" });
  assert.deepEqual(await wrong({ issuer: "https://169.254.169.254" }), { issuer: "another" });
  assert.deepEqual(await wrong({ issuer: `${idp.issuer}/elsewhere` }), { issuer: "another" });
  assert.deepEqual(await wrong({ issuer: "http://127.0.0.1:1" }), { issuer: "unreachable" });
  idp.fail(true);
  assert.deepEqual(await wrong({}), { issuer: "unreachable" });
  idp.fail(false);
  organisationId = (await connect()).id as never;
  const [one] = (await s.as(town.ravi)(organisations.list, {})).organisations;
  assert.equal(one?.ours.back, `http://localhost:4310/sign-in/organisation/${organisationId}/return`);
  idp.allow(one.ours.back);
  assert.deepEqual([one.counts, one.mine, one.waitsFor], [false, true, [{ name: "Ravi Menon" }]]);
  assert.doesNotMatch(JSON.stringify(one), /secret/i);
  const [row] = await s.given<{ client_secret: Buffer }>("select client_secret from staff.identity_provider");
  assert.equal(row?.client_secret.includes(CLIENT.secret), false, "its secret is sealed");
  assert.equal((await refusal(connect())).code, "organisation.nameTaken");
  const both = await Promise.allSettled([connect({ name: "Twice" }), connect({ name: "Twice" })]);
  const made = both.flatMap((one) => (one.status === "fulfilled" ? [one.value.id] : []));
  assert.equal(made.length, 1, "of two at once one is told");
  await s.as(town.ida)(organisations.end, { organisationId: made[0] as never });
  assert.deepEqual((await new Visitor(s).ask(signInBy.ways, {})).body.ways, [{ id: organisationId, name: "Northlake sign-in" }]);
});

test("R110 keeping a provider is the administrator's, its second factor a second person's, and neither another agency's", async () => {
  await s.given("update staff.session set stepped_up_at = kernel.clock()");
  const status = async (work: Promise<unknown>) => (await refusal(work)).status;
  const change = { organisationId, name: "Mine", version: 1 };
  for (const [who, kept, said] of [
    [town.ines, 403, 403],
    [town.ravi, 403, 0],
    [town.walt, 404, 404],
    [town.ida, 0, 403],
  ] as const) {
    if (kept) {
      assert.equal(await status(s.as(who)(organisations.change, change)), kept);
      assert.equal(await status(s.as(who)(organisations.end, { organisationId })), kept);
      assert.equal(await status(s.as(who)(organisations.map, { organisationId, accountId: town.sam as never, subject: "x" })), kept);
    }
    if (said) assert.equal(await status(s.as(who)(organisations.confirm, { organisationId, version: 1 })), said);
  }
  assert.equal(
    await status(s.as(town.ines)(organisations.connectOidc, { name: "X", issuer: idp.issuer, clientId: "x", clientSecret: "x" })),
    403,
  );
  assert.deepEqual((await s.as(town.walt)(organisations.list, {})).organisations, []);
  // And past every handler.
  const past = async (who: string, call: string) => {
    const token = await s.tokenOf(who);
    return status(
      visit(s.app, asBearer(token), "act", async ({ client, opened }) => {
        await opened;
        await client.query(`select staff.${call}`);
        return { value: undefined, closing: [] };
      }),
    );
  };
  for (const who of [town.ida, town.ines, town.sam, town.walt, town.keiko])
    assert.equal(await past(who, `confirm_organisation('${organisationId}', 1)`), 403);
  for (const call of [
    `end_organisation('${organisationId}')`,
    `change_organisation('${organisationId}', 1, 'x', true, '{}', null, '{pwd}')`,
    `connect_organisation('${town.ines}', 'oidc', 'x', true, '{}', null, '{}')`,
    `map_organisation('${organisationId}', '${town.sam}', 'x')`,
  ])
    assert.equal(await past(town.ravi, call), 403, call);
  assert.equal(await past(town.walt, `map_organisation('${organisationId}', '${town.sam}', 'x')`), 403);
  const client = await s.app.pool.connect();
  try {
    for (const table of ["identity_provider", "identity", "provider_try"])
      for (const text of [`select * from staff.${table}`, `delete from staff.${table}`])
        await assert.rejects(client.query(text), { code: "42501" }, text);
  } finally {
    client.release();
  }
});

test("R110 until a second person has said so, the provider's second factor is none: one's own is asked for", async () => {
  const way = await link(town.omar, "omar-there");
  idp.seat({ sub: "omar-there", amr: ["pwd", "mfa"] });
  const goer = new Goer(s);
  assert.equal(await go(goer, { way: "/cases?mine=1" }), "/sign-in?step=code&to=%2Fcases%3Fmine%3D1");
  assert.equal(await whoIs(goer), undefined, "half a sign-in opens nothing");
  await s.moveBy(60_000);
  assert.equal((await goer.ask(signIn.totp, { code: currentTotp(way.secret) })).status, 200);
  assert.equal(await whoIs(goer), "Omar Haddad");
  await s.moveBy(-60_000);
});

test("R110 confirmed, its second factor lets in; without one there, one's own is still asked", async () => {
  await s.as(town.ravi)(organisations.confirm, { organisationId, version: 1 });
  assert.equal((await refusal(s.as(town.ravi)(organisations.confirm, { organisationId, version: 2 }))).status, 403, "said already");
  idp.seat({ sub: "omar-there", amr: ["pwd", "mfa"] });
  const goer = new Goer(s);
  goer.cookies.set("__Host-holdfast", "chosen-by-somebody-else");
  assert.equal(await go(goer, { way: "/cases" }), "/cases");
  assert.equal(await whoIs(goer), "Omar Haddad");
  assert.match(goer.token ?? "", /^[\w-]{43}$/, "the session's token is made here, whatever the browser had");
  idp.seat({ sub: "omar-there", amr: ["pwd"] });
  assert.match(await go(new Goer(s)), /^\/sign-in\?step=code/);
  idp.seat({ sub: "omar-there", amr: ["mfa"] });
  const shared = new Goer(s);
  await go(shared, { shared: true });
  await s.moveBy(21 * 60_000);
  assert.deepEqual([await whoIs(shared), await whoIs(goer)], [undefined, "Omar Haddad"], "idle limits are every session's");
  await s.moveBy(-21 * 60_000);
});

test("an account is found by who somebody is there; an e-mail brings in whoever was invited, and nobody else", async () => {
  await s.given("update staff.session set stepped_up_at = kernel.clock()");
  const { id } = await s.as(town.ida)(accounts.invite, { name: "Lin", email: "lin@northlake.example" });
  const end = async (who: Parameters<TestedProvider["seat"]>[0]) => {
    idp.seat(who);
    const goer = new Goer(s);
    return [await go(goer), await whoIs(goer)];
  };
  const unknown = ["/sign-in?organisation=unknown&to=%2F", undefined];
  const [ines] = await s.given<{ email: string }>("select email from staff.account where id = $1", [town.ines]);
  const [keiko] = await s.given<{ email: string }>("select email from staff.account where id = $1", [town.keiko]);
  const mfa = { amr: ["mfa"], verified: true };
  assert.deepEqual(await end({ sub: "stranger", email: "new@northlake.example", ...mfa }), unknown, "it makes no account");
  assert.deepEqual(
    await end({ sub: "ines-there", email: ines?.email ?? "", ...mfa }),
    unknown,
    "an account in use is linked by its owner alone",
  );
  assert.deepEqual(await end({ sub: "keiko-there", email: keiko?.email ?? "", ...mfa }), unknown, "another agency's account is not there");
  assert.deepEqual(await end({ sub: "lin-there", email: "lin@northlake.example", verified: false, amr: ["mfa"] }), unknown);
  assert.deepEqual(await end({ sub: "lin-there", email: "lin@northlake.example", verified: true, amr: ["pwd"] }), [
    "/sign-in?organisation=setUp&to=%2F",
    undefined,
  ]);
  assert.deepEqual(await end({ sub: "lin-there", email: "LIN@northlake.example", ...mfa }), ["/", "Lin"]);
  assert.deepEqual(await end({ sub: "other", email: "lin@northlake.example", ...mfa }), unknown, "the invitation is used up");
  assert.deepEqual(await s.given("select from staff.membership where account_id = $1", [id]), [], "no right comes with it");
  assert.deepEqual(await s.given("select from staff.session where account_id = $1 and kind = 'link' and revoked_at is null", [id]), []);
});

test("an administrator says whose an invited account is there; of one in use only its owner does", async () => {
  await s.given("update staff.session set stepped_up_at = kernel.clock()");
  const { id } = await s.as(town.ida)(accounts.invite, { name: "Mateo", email: "mateo@northlake.example" });
  const map = (accountId: string, subject: string) =>
    s.as(town.ida)(organisations.map, { organisationId, accountId: accountId as never, subject });
  assert.equal((await refusal(map(town.ines, "mine-now"))).code, "organisation.theirs");
  assert.equal((await refusal(map(town.ida, "mine-now"))).status, 403);
  assert.equal((await refusal(map(town.keiko, "mine-now"))).status, 404);
  assert.equal((await refusal(map(id, "omar-there"))).code, "organisation.taken");
  await map(id, "mateo-there");
  idp.seat({ sub: "mateo-there", amr: ["otp"] });
  const goer = new Goer(s);
  assert.equal(await go(goer), "/");
  assert.equal(await whoIs(goer), "Mateo");
});

test("R110 a forged, repeated, late or foreign answer lets nobody in", async () => {
  idp.seat({ sub: "omar-there", amr: ["mfa"] });
  const late = "/sign-in?organisation=late";
  const refused = "/sign-in?organisation=refused&to=%2F";
  const goer = new Goer(s);
  const address = await passThrough(await goer.setOut(organisationId));
  const other = new Goer(s);
  await other.setOut(organisationId);
  assert.equal(await other.open(address), late, "an answer counts in the browser that asked (login CSRF)");
  assert.equal(await new Goer(s).open(address), late);
  assert.equal(await goer.open(address.replace(/state=[^&]+/, `state=${"x".repeat(43)}`)), late);
  assert.equal(await goer.open(address.replace(organisationId, town.ines)), late, "another provider's address");
  assert.equal(await goer.open(address), "/", "none of that used it up");
  assert.equal(await goer.open(address), late, "a second time");
  assert.equal(await whoIs(goer), "Omar Haddad", "a second press takes nothing away");

  const forged = new Goer(s);
  const real = await passThrough(await forged.setOut(organisationId));
  assert.equal(await forged.open(real.replace(/code=[^&]+/, "code=made-up")), refused);
  assert.equal(await forged.open(real), late, "tried once, it is gone");
  const mixed = new Goer(s);
  const mixUp = await passThrough(await mixed.setOut(organisationId));
  assert.equal(await mixed.open(mixUp.replace(/iss=[^&]+/, "iss=https%3A%2F%2Fevil.example")), refused, "another issuer's word");

  // A code that belongs to another request of the same browser: PKCE and nonce bind each to its own.
  const twice = new Goer(s);
  const [first, second] = [await passThrough(await twice.setOut(organisationId)), await passThrough(await twice.setOut(organisationId))];
  const stolen = first.replace(/code=[^&]+/, `code=${new URL(second).searchParams.get("code")}`);
  assert.equal(await twice.open(stolen), refused);

  const slow = new Goer(s);
  const waiting = await slow.setOut(organisationId);
  await s.moveBy(11 * 60_000);
  assert.equal(await slow.open(await passThrough(waiting)), late);
  await s.moveBy(-11 * 60_000);
  const nobody = new Goer(s);
  idp.seat(undefined);
  assert.equal(await go(nobody), "/sign-in?organisation=declined&to=%2F");
  for (const one of [forged, mixed, twice, slow, nobody, other]) assert.equal(await whoIs(one), undefined);
});

test("R110 a word that is not the provider's, or not for us, now and about this, is not believed", async () => {
  idp.seat({ sub: "omar-there", amr: ["mfa"] });
  const same = (claims: Record<string, unknown>) => claims;
  const told = async (how: Parameters<TestedProvider["twist"]>[0]) => {
    idp.twist(how);
    const goer = new Goer(s);
    const to = await go(goer);
    idp.twist(undefined);
    return [to, await whoIs(goer)];
  };
  const refused = ["/sign-in?organisation=refused&to=%2F", undefined];
  assert.deepEqual(await told({ claims: same }), ["/", "Omar Haddad"], "signed anew by the provider, as it was");
  assert.deepEqual(await told({ claims: same, forged: true }), refused, "another key");
  const changes: Record<string, Record<string, unknown>> = {
    "another client": { aud: "somebody-else" },
    "two clients": { aud: [CLIENT.id, "somebody-else"], azp: "somebody-else" },
    "another provider": { iss: "https://evil.example" },
    "another visit": { nonce: "x".repeat(43) },
    "no visit": { nonce: undefined },
    over: { exp: Math.floor(Date.now() / 1000) - 3_600 },
    nobody: { sub: undefined },
  };
  for (const [why, change] of Object.entries(changes))
    assert.deepEqual(await told({ claims: (claims) => ({ ...claims, ...change }) }), refused, why);
});

test("two presses set out twice, and whichever comes back first lets in", async () => {
  idp.seat({ sub: "omar-there", amr: ["mfa"] });
  const goer = new Goer(s);
  const first = await goer.setOut(organisationId);
  const kept = goer.cookies.get(WAY_COOKIE);
  await goer.setOut(organisationId);
  assert.equal(goer.cookies.get(WAY_COOKIE), kept);
  assert.equal(await goer.open(await passThrough(first)), "/");
  assert.equal(await whoIs(goer), "Omar Haddad");
});

test("a way back leads to a page of ours and nowhere else", async () => {
  for (const way of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a b"])
    assert.equal((await new Visitor(s).ask(signInBy.begin, { organisationId, way })).status, 422, way);
});

test("R110 a provider that is down says so, before one is sent away and on the way back", async () => {
  idp.seat({ sub: "omar-there", amr: ["mfa"] });
  const goer = new Goer(s);
  const address = await passThrough(await goer.setOut(organisationId));
  idp.fail(true);
  assert.equal(await goer.open(address), "/sign-in?organisation=unreachable&to=%2F");
  // What it said of itself is asked again after ten minutes.
  await s.moveBy(11 * 60_000);
  const asked = await new Goer(s).ask(signInBy.begin, { organisationId });
  assert.deepEqual([asked.status, asked.body.code], [503, "organisation.unreachable"]);
  idp.fail(false);
  await s.moveBy(-11 * 60_000);
});

test("R110 a second factor is shown again at the provider, anew and by the same person, under a new token", async () => {
  idp.seat({ sub: "omar-there", amr: ["mfa"] });
  const goer = new Goer(s);
  await go(goer);
  await s.given("update staff.session set stepped_up_at = kernel.clock() - interval '1 hour' where account_id = $1", [town.omar]);
  const steppedUp = async () => Date.parse((await goer.ask(me.show, {})).body.steppedUpAt);
  const before = await steppedUp();
  const was = goer.token;
  idp.seat({ sub: "lin-there", amr: ["mfa"] });
  assert.equal(await go(goer, { why: "stepUp" }), "/settings/sign-in?organisation=another");
  idp.seat({ sub: "omar-there", amr: ["pwd"] });
  assert.equal(await go(goer, { why: "stepUp" }), "/settings/sign-in?organisation=noFactor");
  assert.deepEqual([goer.token, await steppedUp()], [was, before]);
  idp.seat({ sub: "omar-there", amr: ["mfa"] });
  const address = await goer.setOut(organisationId, { why: "stepUp" });
  const query = new URL(address).searchParams;
  assert.deepEqual([query.get("prompt"), query.get("max_age"), query.get("code_challenge_method")], ["login", "0", "S256"]);
  assert.equal(await goer.open(await passThrough(address)), "/settings/sign-in?organisation=stepUp");
  assert.notEqual(goer.token, was);
  assert.ok((await steppedUp()) > before);
  const old = new Visitor(s);
  old.cookies.set("__Host-holdfast", was ?? "");
  assert.equal(await whoIs(old), undefined);
  assert.equal((await new Visitor(s).ask(signInBy.begin, { organisationId, why: "stepUp" })).status, 401);
  const foreign = await new Goer(s).signIn(await giveWayIn(s, town.tomas));
  assert.equal(
    (await foreign.ask(signInBy.begin, { organisationId, why: "link" })).status,
    401,
    "another agency's provider knows nobody of ours",
  );
});

test("R110 what proves who somebody is was changed: its second factor waits for a second person again", async () => {
  await s.given("update staff.session set stepped_up_at = kernel.clock()");
  const change = (more: object) =>
    s.as(town.ida)(organisations.change, {
      organisationId,
      name: "Northlake sign-in",
      factors: "mfa otp",
      clientId: CLIENT.id,
      version: 2,
      ...more,
    });
  const one = async () => (await s.as(town.ida)(organisations.list, {})).organisations[0];
  await change({ name: "Northlake", clientSecret: CLIENT.secret });
  assert.deepEqual([(await one())?.counts, (await one())?.confirmedBy], [true, "Ravi Menon"], "a new name and secret prove nobody");
  assert.equal((await refusal(change({}))).code, "stale");
  await change({ version: 3, factors: "pwd" });
  assert.deepEqual([(await one())?.counts, (await one())?.factors], [false, ["pwd"]]);
  idp.seat({ sub: "omar-there", amr: ["pwd"] });
  assert.match(await go(new Goer(s)), /^\/sign-in\?step=code/, "an administrator alone makes a password no second factor");
  await change({ version: 4 });
  await s.as(town.ravi)(organisations.confirm, { organisationId, version: 5 });
});

test("one stops signing in by it where one has another way; whoever came in by it is out", async () => {
  idp.seat({ sub: "omar-there", amr: ["mfa"] });
  const [here, there] = [new Goer(s), new Goer(s)];
  await go(here);
  await go(there);
  assert.equal((await here.ask(signInBy.mine, {})).body.organisations[0].stepsUp, true);
  assert.equal((await here.ask(signInBy.unlink, { organisationId })).status, 200);
  assert.deepEqual([await whoIs(here), await whoIs(there)], ["Omar Haddad", undefined]);
  assert.equal((await here.ask(signInBy.unlink, { organisationId })).status, 404);
  assert.match(await go(new Goer(s)), /organisation=unknown/);
  idp.seat({ sub: "mateo-there", amr: ["mfa"] });
  const only = new Goer(s);
  await go(only);
  assert.equal((await only.ask(signInBy.unlink, { organisationId })).body.code, "organisation.onlyWay");
});

test("R110 an account that was closed is signed out at once, on the way too, and does not come in by the provider", async () => {
  idp.seat({ sub: "mateo-there", amr: ["mfa"] });
  const [goer, onTheWay] = [new Goer(s), new Goer(s)];
  await go(goer);
  const address = await passThrough(await onTheWay.setOut(organisationId));
  const found = (await s.as(town.ida)(accounts.list, {})).accounts.find(({ name }) => name === "Mateo");
  assert.ok(found);
  await s.as(town.ida)(accounts.deactivate, { accountId: found.id, version: found.version });
  assert.equal(await whoIs(goer), undefined);
  assert.equal(await onTheWay.open(address), "/sign-in?organisation=unknown&to=%2F");
  assert.equal(await go(new Goer(s)), "/sign-in?organisation=unknown&to=%2F");
  await s.given("update staff.session set stepped_up_at = kernel.clock()");
  await s.as(town.ida)(accounts.reactivate, { accountId: found.id, version: found.version + 1 });
  assert.equal(await go(new Goer(s)), "/sign-in?organisation=unknown&to=%2F", "their name there may be somebody else's by now");
});

test("R110 a provider that is ended lets nobody in, and out goes who came by it", async () => {
  idp.seat({ sub: "lin-there", amr: ["mfa"] });
  const [goer, onTheWay] = [new Goer(s), new Goer(s)];
  await go(goer);
  const address = await passThrough(await onTheWay.setOut(organisationId));
  const own = await new Goer(s).signIn(await giveWayIn(s, town.noor));
  await s.as(town.ida)(organisations.end, { organisationId });
  assert.deepEqual([await whoIs(goer), await whoIs(own)], [undefined, "Noor Aziz"]);
  assert.equal(await onTheWay.open(address), "/sign-in?organisation=late");
  assert.equal((await new Goer(s).ask(signInBy.begin, { organisationId })).status, 404);
  assert.deepEqual((await new Visitor(s).ask(signInBy.ways, { with: organisationId })).body.ways, []);
  assert.equal((await refusal(s.as(town.ida)(organisations.end, { organisationId }))).status, 404);
});
