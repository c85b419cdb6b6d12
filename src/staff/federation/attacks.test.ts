import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Stage, stage } from "../../kernel/testing.ts";
import { me } from "../meContract.ts";
import { staffRoutes } from "../routes.ts";
import { giveWayIn } from "../signInTesting.ts";
import { layTown } from "../testing.ts";
import { organisations, signInBy } from "./contract.ts";
import { hangOrganisations } from "./returnRoutes.ts";
import { makeSamlProvider, readRequest, type Said, type SamlRequest, wrap } from "./samlTesting.ts";
import { Goer } from "./visitorTesting.ts";

const idp = makeSamlProvider("https://idp.northlake.example/entity");
let s: Stage;
let organisationId: never;
let ours: { back: string; name: string };

before(async () => {
  s = await stage(staffRoutes({ demo: false, sendLink: async () => {} }));
  hangOrganisations(s.http, s.app);
  const town = await layTown(s);
  const parts = { name: "Northlake", issuer: idp.issuer, address: "https://idp.northlake.example/sso", certificates: idp.certificate };
  const factors = "https://refeds.org/profile/mfa";
  organisationId = (await s.as(town.ida)(organisations.connectSaml, { ...parts, emailAttribute: null, factors })).id as never;
  ours = (await s.as(town.ida)(organisations.list, {})).organisations[0]!.ours;
  await s.as(town.ravi)(organisations.confirm, { organisationId, version: 1 });
  await comeBack(await new Goer(s).signIn(await giveWayIn(s, town.omar)), (one) => wrap(one.id, idp.sign(say(one))), { why: "link" });
});
after(() => s.strike());

const say = (request: SamlRequest, said: Partial<Said> = {}) =>
  idp.assertion({ request: request.id, recipient: ours.back, audience: ours.name, ...said });
async function comeBack(goer: Goer, make: (request: SamlRequest) => string, more: Parameters<Goer["setOut"]>[1] = {}) {
  const request = readRequest(await goer.setOut(organisationId, more));
  const xml = Buffer.from(make(request)).toString("base64");
  return goer.open(new URL(ours.back).pathname, { RelayState: request.state, SAMLResponse: xml });
}

test("R110 whoever was signed in there for hours has shown no factor by coming in: what asks for one asks for it", async () => {
  const goer = new Goer(s);
  const hours = { signedInAt: new Date(Date.now() - 3 * 3_600_000) };
  assert.equal(await comeBack(goer, (one) => wrap(one.id, idp.sign(say(one, hours)))), "/");
  assert.equal((await goer.ask(me.show, {})).body.name, "Omar Haddad");
  const link = await goer.ask(signInBy.begin, { organisationId, why: "link" });
  assert.deepEqual([link.status, link.body.code], [403, "session.stepUp"]);
  assert.equal(await comeBack(goer, (one) => wrap(one.id, idp.sign(say(one))), { why: "stepUp" }), "/settings/sign-in?organisation=stepUp");
  assert.equal((await goer.ask(signInBy.begin, { organisationId, why: "link" })).status, 200);
  const fresh = new Goer(s);
  await comeBack(fresh, (one) => wrap(one.id, idp.sign(say(one))));
  assert.equal((await fresh.ask(signInBy.begin, { organisationId, why: "link" })).status, 200, "shown just now");
});

test("R110 an algorithm is refused however its name is spelled", async () => {
  const spelled = (name: string) => (one: SamlRequest) => wrap(one.id, idp.sign(say(one)).replace("rsa-sha256", name));
  for (const name of ["rsa-sha25&#54;", "rsa-sha25&#x36;", "rsa-sha&#49;"])
    assert.equal(await comeBack(new Goer(s), spelled(name)), "/sign-in?organisation=refused&to=%2F", name);
  assert.equal(await comeBack(new Goer(s), spelled("rsa-sha256")), "/");
});
