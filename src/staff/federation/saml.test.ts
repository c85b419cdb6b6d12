import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { refusal, type Stage, stage } from "../../kernel/testing.ts";
import { accounts } from "../contract.ts";
import { me } from "../meContract.ts";
import { staffRoutes } from "../routes.ts";
import { giveWayIn } from "../signInTesting.ts";
import { layTown } from "../testing.ts";
import { organisations } from "./contract.ts";
import { hangOrganisations } from "./returnRoutes.ts";
import { makeSamlProvider, readRequest, type Said, type SamlRequest, wrap } from "./samlTesting.ts";
import { Goer } from "./visitorTesting.ts";

const idp = makeSamlProvider("https://idp.northlake.example/entity");
const evil = makeSamlProvider("https://idp.northlake.example/entity");
const late = "/sign-in?organisation=late";
const refused = "/sign-in?organisation=refused&to=%2F";

let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;
let organisationId: never;
let ours: { back: string; name: string };

before(async () => {
  s = await stage(staffRoutes({ demo: false, sendLink: async () => {} }));
  hangOrganisations(s.http, s.app);
  town = await layTown(s);
});
after(() => s.strike());

const parts = {
  name: "Northlake",
  issuer: idp.issuer,
  address: "https://idp.northlake.example/sso",
  certificates: idp.certificate,
  emailAttribute: "mail",
  factors: "https://refeds.org/profile/mfa",
};
const whoIs = async (goer: Goer) => (await goer.ask(me.show, {})).body.name as string | undefined;
const acs = () => new URL(ours.back).pathname;
const post = (goer: Goer, { state }: SamlRequest, xml: string) =>
  goer.open(acs(), { RelayState: state, SAMLResponse: Buffer.from(xml).toString("base64") });
const say = (request: SamlRequest, said: Partial<Said> = {}) =>
  idp.assertion({ request: request.id, recipient: ours.back, audience: ours.name, ...said });
/** Sets out in a new browser, and comes back with what `make` makes of the request. */
async function answered(make: (request: SamlRequest) => string, more: Parameters<Goer["setOut"]>[1] = {}, goer = new Goer(s)) {
  const request = readRequest(await goer.setOut(organisationId, more));
  return { goer, request, to: await post(goer, request, make(request)) };
}
const good = (request: SamlRequest, said: Partial<Said> = {}) => wrap(request.id, idp.sign(say(request, said)));
/** Refused, and signed in as nobody. */
async function isRefused(make: (request: SamlRequest) => string, why: string, where = refused) {
  const { goer, to } = await answered(make);
  assert.deepEqual([to, await whoIs(goer)], [where, undefined], why);
}

test("R110 an administrator connects a SAML provider by its certificate, and tells it where we are", async () => {
  const connect = (more: object) => s.as(town.ida)(organisations.connectSaml, { ...parts, ...more });
  assert.deepEqual((await refusal(connect({ certificates: "not one" }))).fields, { certificates: "unreadable" });
  assert.deepEqual((await refusal(connect({ address: "http://idp.northlake.example/sso" }))).fields, { address: "https" });
  assert.deepEqual((await refusal(connect({ address: "javascript:alert(1)" }))).fields, { address: "https" });
  organisationId = (await connect({})).id as never;
  const [one] = (await s.as(town.ida)(organisations.list, {})).organisations;
  ours = one!.ours;
  assert.match(one?.certificates[0]?.print ?? "", /^([0-9A-F]{2}:){31}/);
  await s.as(town.ravi)(organisations.confirm, { organisationId, version: 1 });
  const metadata = await s.http.inject({ method: "GET", url: new URL(ours.name).pathname });
  assert.match(metadata.body, /WantAssertionsSigned="true"/);
  assert.ok(metadata.body.includes(`Location="${ours.back}"`) && metadata.body.includes(`entityID="${ours.name}"`));
  const goer = await new Goer(s).signIn(await giveWayIn(s, town.omar));
  const linked = await answered((request) => good(request), { why: "link" }, goer);
  assert.equal(linked.to, "/settings/sign-in?organisation=link");
});

test("R110 a signed assertion lets in, with the second factor it names; posted again it lets in nobody", async () => {
  const { goer, request, to } = await answered((one) => good(one), { way: "/cases" });
  assert.equal(to, "/cases");
  assert.equal(await whoIs(goer), "Omar Haddad");
  assert.match(request.xml, /AssertionConsumerServiceURL="[^"]+\/acs"/);
  const token = goer.token;
  assert.equal(await post(goer, request, good(request)), late, "replayed");
  assert.equal(goer.token, token);
  const other = new Goer(s);
  const theirs = readRequest(await other.setOut(organisationId));
  assert.equal(await post(other, theirs, good(request)), refused, "an assertion for another request");
  const weak = await answered((one) => good(one, { context: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport" }));
  assert.match(weak.to, /^\/sign-in\?step=code/);
  assert.equal(await whoIs(weak.goer), undefined);
});

test("R110 what nobody asked for, or another browser asked for, is not taken", async () => {
  const goer = new Goer(s);
  const request = readRequest(await goer.setOut(organisationId));
  const other = new Goer(s);
  await other.setOut(organisationId);
  assert.equal(await post(other, request, good(request)), late, "another browser");
  assert.equal(await post(new Goer(s), request, good(request)), late, "none");
  assert.equal(await post(goer, { ...request, state: "" }, good(request)), late, "unsolicited");
  assert.equal(await post(goer, { ...request, state: "x".repeat(43) }, good(request)), late);
  assert.equal(await post(goer, request, good(request)), "/", "the one it is for");
});

test("R110 forged, tampered, unsigned, wrapped: refused", async () => {
  const forged = (one: SamlRequest) => wrap(one.id, evil.sign(say(one)));
  await isRefused(forged, "signed by another key");
  await isRefused((one) => wrap(one.id, say(one)), "unsigned");
  await isRefused((one) => good(one).replace("omar-there", "ravi-there"), "tampered");
  await isRefused((one) => good(one).replace(/<ds:DigestValue>[^<]+/, "<ds:DigestValue>AAAA"), "another digest");
  // Signature wrapping: what is signed is carried along, and another assertion stands where it is read.
  const wrong = (one: SamlRequest, id: string) => say(one, { subject: "ravi-there" }).replace("_assertion", id);
  await isRefused((one) => wrap(one.id, wrong(one, "_evil") + idp.sign(say(one))), "a second assertion before it");
  await isRefused((one) => wrap(one.id, idp.sign(say(one)) + wrong(one, "_evil")), "a second assertion behind it");
  await isRefused(
    (one) => wrap(one.id, wrong(one, "_evil").replace("</saml:Assertion>", `${idp.sign(say(one))}</saml:Assertion>`)),
    "inside",
  );
  await isRefused((one) => {
    const signed = idp.sign(say(one));
    const signature = /<ds:Signature .*<\/ds:Signature>/.exec(signed)?.[0] ?? "";
    const inObject = signature.replace("</ds:Signature>", `<ds:Object>${say(one)}</ds:Object></ds:Signature>`);
    return wrap(one.id, wrong(one, "_evil").replace("</saml:Issuer>", `</saml:Issuer>${inObject}`));
  }, "in the signature's own object");
  await isRefused((one) => wrap(one.id, wrong(one, "_assertion") + idp.sign(say(one))), "the same id twice");
  await isRefused((one) => wrap(one.id, `<saml:Advice>${idp.sign(say(one))}</saml:Advice>${wrong(one, "_evil")}`), "elsewhere");
  // A comment must not cut a name short: what is signed is read without it, whole.
  const cut = (one: SamlRequest) => good(one, { subject: "omar-there.evil" }).replace("omar-there.evil", "omar-there<!-- -->.evil");
  await isRefused(cut, "a name with a comment in it", "/sign-in?organisation=unknown&to=%2F");
  await isRefused((one) => `<!DOCTYPE x [<!ENTITY e "omar-there">]>${good(one)}`, "a declaration");
  await isRefused((one) => good(one).replaceAll(/rsa-sha256|xmlenc#sha256/g, "rsa-sha1"), "SHA-1");
  await isRefused(() => "this is no XML", "no XML");
  await isRefused(() => "", "nothing");
});

test("R110 too old, too early, for somebody else, by somebody else: refused", async () => {
  const hour = 3_600_000;
  const at = (ms: number) => new Date(Date.now() + ms);
  await isRefused((one) => good(one, { notBefore: at(-hour), until: at(-hour / 2) }), "expired");
  await isRefused((one) => good(one, { notBefore: at(hour / 2), until: at(hour) }), "not yet");
  await isRefused((one) => good(one, { notBefore: at(-hour), until: at(hour) }), "said an hour ago");
  await isRefused((one) => good(one, { audience: "https://other.example" }), "another audience");
  await isRefused(
    (one) => wrap(one.id, idp.sign(say(one).replace(/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, ""))),
    "any audience",
  );
  await isRefused((one) => wrap(one.id, idp.sign(say(one).replace(/<saml:Conditions.*<\/saml:Conditions>/, ""))), "no conditions");
  await isRefused((one) => good(one, { recipient: "https://other.example/acs" }), "another address");
  await isRefused((one) => good(one, { request: "_another" }), "another request, as signed");
  await isRefused((one) => wrap(one.id, idp.sign(say(one).replace(/InResponseTo="[^"]+" /, ""))), "no request, as signed");
  await isRefused((one) => wrap("_another", idp.sign(say(one))), "another request, around it");
  await isRefused((one) => good(one, { issuer: "https://idp.other.example" }), "another issuer");
  await isRefused((one) => good(one, { format: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient" }), "a name for one visit");
  await isRefused((one) => wrap(one.id, "", "Responder"), "the provider said no", "/sign-in?organisation=declined&to=%2F");
});

test("R110 another agency's provider says nothing of who somebody is here", async () => {
  await s.given("update staff.session set stepped_up_at = kernel.clock()");
  const theirs = makeSamlProvider("https://idp.rio.example");
  const { id } = await s.as(town.walt)(organisations.connectSaml, { ...parts, issuer: theirs.issuer, certificates: theirs.certificate });
  await s.as(town.keiko)(organisations.confirm, { organisationId: id as never, version: 1 });
  const [one] = (await s.as(town.walt)(organisations.list, {})).organisations;
  await s.as(town.ida)(accounts.invite, { name: "Lin", email: "lin@northlake.example" });
  const send = async (said: Partial<Said>, to = new URL(one?.ours.back ?? "").pathname) => {
    const goer = new Goer(s);
    const request = readRequest(await goer.setOut(id));
    const assertion = theirs.assertion({ request: request.id, recipient: one?.ours.back ?? "", audience: one?.ours.name ?? "", ...said });
    const form = { RelayState: request.state, SAMLResponse: Buffer.from(wrap(request.id, theirs.sign(assertion))).toString("base64") };
    return [await goer.open(to, form), await whoIs(goer)];
  };
  const unknown = ["/sign-in?organisation=unknown&to=%2F", undefined];
  assert.deepEqual(await send({ subject: "omar-there" }), unknown, "the same name at another provider");
  assert.deepEqual(await send({ subject: "lin", email: "lin@northlake.example" }), unknown, "an invitation of another agency");
  assert.deepEqual(await send({ subject: "omar-there" }, acs()), [late, undefined], "posted to the other one's address");
  const lin = await answered((request) => good(request, { subject: "lin-there", email: "lin@northlake.example" }));
  assert.deepEqual([lin.to, await whoIs(lin.goer)], ["/", "Lin"], "the invitation of its own");
});

test("R110 a factor shown again is asked for anew, and was shown after it was asked", async () => {
  const { goer } = await answered((one) => good(one));
  const again = (said: Partial<Said>) => answered((one) => good(one, said), { why: "stepUp" }, goer);
  assert.equal((await again({ signedInAt: new Date(Date.now() - 600_000) })).to, "/settings/sign-in?organisation=noFactor");
  const done = await again({});
  assert.match(done.request.xml, /ForceAuthn="true"/);
  assert.equal(done.to, "/settings/sign-in?organisation=stepUp");
  assert.equal(await whoIs(goer), "Omar Haddad");
});

test("R110 another certificate counts for signing in, and its second factor once a second person says so", async () => {
  await s.given("update staff.session set stepped_up_at = kernel.clock()");
  const { issuer: _, ...rest } = parts;
  await s.as(town.ida)(organisations.change, {
    ...rest,
    organisationId,
    certificates: `${idp.certificate}\n${evil.certificate}`,
    version: 2,
  });
  const both = (await s.as(town.ida)(organisations.list, {})).organisations[0];
  assert.deepEqual([both?.certificates.length, both?.counts], [2, false]);
  const { goer, to } = await answered((one) => wrap(one.id, evil.sign(say(one))));
  assert.match(to, /^\/sign-in\?step=code/, "an administrator who adds a key of his own does not get past the owner's factor");
  assert.equal(await whoIs(goer), undefined);
});
