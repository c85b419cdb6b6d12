import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { calendar } from "../agencies/contract.ts";
import { programs } from "../agencies/programs/contract.ts";
import { agencyRoutes } from "../agencies/routes.ts";
import { type Cases, layCases } from "../cases/testing.ts";
import { exports as packages } from "../exports/contract.ts";
import { exportRoutes } from "../exports/routes.ts";
import { refusal } from "../kernel/testing.ts";
import { peopleRoutes } from "../people/routes.ts";
import { desk } from "../requests/paperContract.ts";
import { requestRoutes } from "../requests/routes.ts";
import { emergencies } from "../walls/emergencyContract.ts";
import { wallRoutes } from "../walls/routes.ts";
import { admissions } from "./admissionContract.ts";
import { accounts, memberships } from "./contract.ts";
import { organisations } from "./federation/contract.ts";
import { makeSamlProvider } from "./federation/samlTesting.ts";
import { staffRoutes } from "./routes.ts";

type Id = never;
let c: Cases;
before(async () => {
  const staff = staffRoutes({ demo: false, sendLink: async () => {} });
  c = await layCases([...staff, ...agencyRoutes, ...exportRoutes, ...peopleRoutes, ...requestRoutes, ...wallRoutes]);
});
after(() => c.s.strike());

let nth = 0;
/** Another account of the administrator's own, in those roles as far as nobody's word is needed. */
const invite = async (...roles: object[]) => {
  nth += 1;
  const asked = { name: "Second Me", email: `second.${nth}@example.org`, memberships: roles };
  const { id } = await c.s.as(c.town.ida)(accounts.invite, asked as never);
  await c.s.given("update staff.account set status = 'active' where id = $1", [id]);
  return id as Id;
};
const rolesOf = (accountId: string) =>
  c.s.given<{ role: string }>("select role from staff.membership where account_id = $1 and ends_at > kernel.clock()", [accountId]);
const role = (programId: string, name: string, more: object = {}) => ({ programId, role: name, sees: "assigned", ...more });
const stepUp = async (who: string) => {
  await c.s.tokenOf(who);
  await c.s.given("update staff.session set stepped_up_at = kernel.clock() where account_id = $1", [who]);
};

test("R08 R38 who says a second word, or may look in an emergency, is let in by somebody who works there: no officer and no pen by an administrator alone", async () => {
  const { ida, ines, ravi, programs: p } = c.town;
  await c.s.as(ines)(desk.record, { programId: p.care, kind: "subpoena", asker: "County", wanted: "All of Jo", counsel: null } as never);
  const officer = await invite(role(p.care, "officer"));
  assert.deepEqual(await rolesOf(officer), []);
  assert.deepEqual((await c.s.as(officer)(desk.show, {})).papers, []);
  const mate = await invite(role(p.care, "teammate"));
  assert.deepEqual(await rolesOf(mate), []);
  const { caseId } = await c.open(ines);
  const [row] = await c.s.given<{ n: string }>("select number as n from cases.case where id = $1", [caseId]);
  const threat = { threat: "They wrote to a friend that they will not live to see the morning", parties: "A friend, and the police" };
  const opened = await c.s
    .as(mate)(emergencies.open, { whom: String(row?.n), ...threat })
    .catch((problem: { status: number }) => problem);
  assert.equal("caseId" in opened && opened.caseId !== null, false);
  const [waits] = (await c.s.as(ravi)(admissions.list, {})).admissions.filter(({ account }) => account.id === officer);
  await c.s.as(ravi)(admissions.admit, { admissionId: waits?.id as Id });
  assert.equal((await c.s.as(officer)(desk.show, {})).papers.length, 1, "from a supervisor's yes on");
  const reader = await invite(role(p.care, "teammate", { canWrite: false }));
  assert.deepEqual(await rolesOf(reader), [{ role: "teammate" }]);
  await c.s.as(ida)(accounts.list, {});
});

test("R08 a program of an administrator's own begins with the word of somebody who works in another: its supervisor would say yes to a package, and to a provider", async () => {
  const { ida, ravi, noor, agencies } = c.town;
  const answers = { victimMoney: "no", privileged: "no", education: "no" };
  for (const privileged of ["no", "yes"]) {
    const made = { ...answers, privileged, name: `New ${privileged}`, kind: "other", personWord: "client", takesConcerns: false };
    const { id: programId } = await c.s.as(ida)(programs.add, made as never);
    const boss = await invite();
    const asked = await c.s.as(ida)(memberships.add, { ...role(programId, "supervisor", { sees: "program" }), accountId: boss } as never);
    assert.deepEqual(await rolesOf(boss), [], made.name);
    assert.equal((await refusal(c.s.as(ida)(admissions.admit, { admissionId: asked.id as Id }))).status, 403);
    for (const who of [boss, noor])
      assert.equal((await refusal(c.s.as(who)(admissions.admit, { admissionId: asked.id as Id }))).status, 404);
    await stepUp(ida);
    await c.s.as(ida)(packages.ask, { reason: "All of it" } as never);
    const [export_] = await c.s.given<{ id: string }>("select id from exports.request where status = 'asked'");
    await stepUp(boss);
    assert.equal((await refusal(c.s.as(boss)(packages.say, { exportId: export_?.id, answer: "yes" } as never))).status, 404);
    await c.s.given("update exports.request set status = 'withdrawn', ended_at = kernel.clock() where id = $1", [export_?.id]);
    await c.s.as(ravi)(admissions.admit, { admissionId: asked.id as Id });
    assert.deepEqual(await rolesOf(boss), [{ role: "supervisor" }], "from a supervisor's yes on");
    await c.s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1 and agency_id = $2", [
      boss,
      agencies.northlake,
    ]);
  }
});

test("R08 R110 an administrator who supervises too is not asked about another's provider while anybody else can be", async () => {
  const { ida, ravi, northlake } = { ...c.town, ...c.town.agencies };
  const both = await c.town.account(northlake, "Lin Both", { admin: true });
  await c.town.member(northlake, both, c.town.programs.threat, "supervisor");
  const idp = makeSamlProvider("https://idp.northlake.example/entity");
  const parts = { name: "Northlake", issuer: idp.issuer, address: "https://idp.northlake.example/sso", certificates: idp.certificate };
  await stepUp(ida);
  const made = await c.s.as(ida)(organisations.connectSaml, { ...parts, emailAttribute: null, factors: "mfa" } as never);
  const organisationId = made.id as Id;
  await stepUp(both);
  assert.equal((await refusal(c.s.as(both)(organisations.confirm, { organisationId, version: 1 }))).status, 403);
  await stepUp(ravi);
  await c.s.as(ravi)(organisations.confirm, { organisationId, version: 1 });
});

test("R08 R12 whom an administrator names for what nobody answers decides nothing by a role they could give alone, and in a confidential program nothing but from within", async () => {
  const { ida, ines, noor, programs: p } = c.town;
  const write = (who: string, programId: string) =>
    c.s.as(who)(desk.record, { programId, kind: "subpoena", asker: "County", wanted: "All of Jo", counsel: null } as never);
  await write(noor, p.counseling);
  await write(ines, p.threat);
  const mate = await invite(role(p.care, "teammate", { canWrite: false }));
  const name = async (programId: string, escalationId: string) => {
    const { programs: known } = await c.s.as(ida)(calendar.show, {});
    const found = known.find(({ id }) => id === programId);
    assert.ok(found);
    const { id: _, escalation: __, name: ___, open: ____, nextDay: _____, ...rest } = found;
    await c.s.as(ida)(calendar.changeClocks, { ...rest, programId, escalationId } as never);
  };
  const heads = async (who: string) => (await c.s.as(who)(desk.show, {})).papers.filter(({ recordedBy }) => recordedBy.id !== who).length;
  for (const programId of [p.threat, p.counseling]) {
    await name(programId, mate);
    assert.equal(await heads(mate), 0);
  }
  const { omar } = c.town;
  await name(p.counseling, omar);
  assert.equal(await heads(omar), 0, "a colleague of another program reads nothing of a confidential one");
  await name(p.threat, omar);
  assert.equal(await heads(omar), 1);
});
