import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { groups } from "../cases/groups/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { consults } from "../consults/contract.ts";
import { consultRoutes } from "../consults/routes.ts";
import { crises } from "../crises/contract.ts";
import { crisisRoutes } from "../crises/routes.ts";
import { clock } from "../kernel/clock.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { accounts, memberships } from "../staff/contract.ts";
import { covers } from "../staff/coverContract.ts";
import { staffRoutes } from "../staff/routes.ts";
import { withClient } from "./oracleTesting.ts";

let c: Cases;
before(async () => {
  const staff = staffRoutes({ demo: false, sendLink: async () => {}, tellOfCover: async () => {}, tellOfAdmission: async () => {} });
  c = await layCases([...consultRoutes, ...crisisRoutes, ...staff]);
});
after(() => c.s.strike());

const minute = 60_000;
const care = () => c.town.programs.care as Id;
/** Somebody new who carries cases in CARE. */
const carrier = async (name: string) => {
  const id = await c.town.account(c.town.agencies.northlake, name);
  await c.town.member(c.town.agencies.northlake, id, care(), "case_manager");
  return id;
};
const sees = async (who: string, caseId: Id) => {
  const opened = await c.show(who, caseId).then(() => true, (problem: { status: number }) => assert.equal(problem.status, 404) ?? false); // biome-ignore format: a line
  const { cases: mine } = await c.s.as(who)(cases.list, { arm: "all" } as never);
  assert.equal(mine.some((line) => (line.caseId as string) === caseId), opened); // biome-ignore format: a line
  return opened;
};
/** Ended by an administrator, through the door. */
const end = async (who: string, programId: string = care()) => {
  const held = await c.s.given<{ id: string }>("select id from staff.membership where account_id = $1 and program_id = $2 and ends_at > kernel.clock()", [who, programId]); // biome-ignore format: a line
  for (const { id } of held) await c.s.as(c.town.ida)(memberships.end, { membershipId: id as Id });
};
/** Planned: it ends by itself, in so many minutes. */
const endIn = (who: string, minutes: number) =>
  c.s.given("update staff.membership set ends_at = kernel.clock() + make_interval(mins => $2) where account_id = $1 and ends_at > kernel.clock()", [who, minutes]); // biome-ignore format: a line
/** A request of somebody, kept open as long as the work lasts. */
const during = (who: string, work: (ask: (text: string, values: unknown[]) => Promise<number>) => Promise<void>) =>
  withClient(c.s.test.app, async (client) => {
    await client.query("begin");
    await client.query("select access.begin_request($1)", [await c.s.tokenOf(who)]);
    await work(async (text, values) => (await client.query(text, values)).rowCount ?? 0);
    await client.query("commit");
  });
const isCrack = async (caseId: Id) => {
  let found = 0;
  await during(c.town.ravi, async (ask) => {
    found = await ask("select from cases.case_crack where subject_id = $1 and crack = 'manager_gone'", [caseId]);
  });
  return found === 1;
};
const days = async () => ({ firstDay: await c.dayFrom(0), lastDay: await c.dayFrom(9) });
const cover = async (coveredId: string, byId: string) =>
  c.s.as(coveredId)(covers.add, { coveredId: coveredId as Id, byId: byId as Id, ...(await days()), away: false });
const join = (caseId: Id, accountId: string) =>
  c.s.as(c.town.ravi)(cases.addTeamMember, { caseId, accountId, role: "counselor", sections: ["notes"], canWrite: true } as never);

test("R08 A13 an administrator ends a membership: what it managed is gone from that moment, its supervisor is told that nobody has it, and gives it on", async () => {
  const lin = await carrier("Lin Ends");
  const { caseId } = await c.open(lin);
  const [closed] = await c.s.given<{ id: string }>("select id from staff.membership where account_id = $1", [lin]);
  for (const other of [c.town.walt, c.town.dolores])
    assert.equal((await refusal(c.s.as(other)(memberships.end, { membershipId: closed?.id as Id }))).status, 404);
  assert.deepEqual([await sees(lin, caseId), await isCrack(caseId)], [true, false]);
  await end(lin);
  assert.deepEqual([await sees(lin, caseId), await isCrack(caseId)], [false, true]);
  const { viewers } = await c.s.as(c.town.ravi)(cases.whoSees, { caseId });
  assert.ok(!viewers.some(({ account }) => (account.id as string) === lin));
  await c.s.as(c.town.ravi)(cases.transfer, {
    caseId,
    managerId: c.town.omar,
    reason: "leaving",
    version: await c.versionOf(caseId),
  } as never);
  assert.deepEqual([await sees(c.town.omar, caseId), await isCrack(caseId)], [true, false]);
  await c.town.member(c.town.agencies.northlake, lin, care(), "case_manager");
  assert.equal(await sees(lin, caseId), false, "what was given on does not come back");
});

test("R08 A13 a membership that ends by its date ends sight at that moment, of what was given before and after it was planned, and no job runs", async () => {
  const lin = await carrier("Lin Planned");
  const { caseId: before } = await c.open(lin);
  const { caseId: team } = await c.open(c.town.ines);
  await join(team, lin);
  await endIn(lin, 20);
  const { caseId: later } = await c.open(lin);
  const amina = await carrier("Amina Stands In");
  await cover(lin, amina);
  const all = [before, team, later];
  for (const who of [lin, amina]) assert.deepEqual(await Promise.all(all.map((one) => sees(who, one))), [true, true, true]);
  await endIn(lin, 30);
  await c.s.moveBy(21 * minute);
  for (const who of [lin, amina]) assert.deepEqual(await Promise.all(all.map((one) => sees(who, one))), [true, true, true], "put off");
  await c.s.moveBy(10 * minute);
  for (const who of [lin, amina]) assert.deepEqual(await Promise.all(all.map((one) => sees(who, one))), [false, false, false]);
  assert.deepEqual(await Promise.all([before, later].map(isCrack)), [true, true]);
  const { case: shown } = await c.show(c.town.ines, team);
  assert.deepEqual(shown.team, []);
  await c.town.member(c.town.agencies.northlake, lin, care(), "case_manager");
  assert.deepEqual(await Promise.all(all.map((one) => sees(lin, one))), [false, false, false], "nothing comes back by itself");
  await join(team, lin);
  assert.equal(await sees(lin, team), true);
});

test("R08 R15 A13 a leaver is gone from every case, and so is whoever stood in for them; back at work without a program they see none", async () => {
  const [lin, amina] = [await carrier("Lin Leaves"), await carrier("Amina For Lin")];
  const { caseId } = await c.open(lin);
  await cover(lin, amina);
  assert.equal(await sees(amina, caseId), true);
  const version = async () =>
    (await c.s.given<{ version: number }>("select version from staff.account where id = $1", [lin]))[0]?.version ?? 0;
  await c.s.as(c.town.ida)(accounts.deactivate, { accountId: lin as Id, version: await version() });
  assert.deepEqual([await sees(amina, caseId), await isCrack(caseId)], [false, true]);
  await c.s.given("update staff.session set stepped_up_at = kernel.clock() where account_id = $1", [c.town.ida]);
  await c.s.as(c.town.ida)(accounts.reactivate, { accountId: lin as Id, version: await version() });
  const held = await c.s.given("select from access.grant where account_id = $1 and valid_to > kernel.clock()", [lin]);
  assert.equal(held.length, 0);
  assert.equal((await refusal(c.show(lin, caseId))).status, 401, "and signs in anew");
});

test("R15 whoever stands in reaches nothing where the one covered works no more, nor once they could not carry it themselves", async () => {
  const [lin, amina] = [await carrier("Lin Covered"), await carrier("Amina Covers")];
  for (const one of [lin, amina]) await c.town.member(c.town.agencies.northlake, one, c.town.programs.threat, "case_manager");
  const { caseId } = await c.open(lin);
  await cover(lin, amina);
  assert.equal(await sees(amina, caseId), true);
  await end(lin);
  assert.equal(await sees(amina, caseId), false, "still covered elsewhere");
  const [jo, mateo] = [await carrier("Jo Covered"), await carrier("Mateo Lapses")];
  const { caseId: theirs } = await c.open(jo);
  await cover(jo, mateo);
  assert.equal(await sees(mateo, theirs), true);
  await endIn(mateo, 5);
  assert.equal(await sees(mateo, theirs), true);
  await c.s.moveBy(6 * minute);
  assert.equal(await sees(mateo, theirs), false, "a planned end");
  const sam = await carrier("Sam Lapses");
  await c.s.given("update staff.membership set trained_until = $2 where account_id = $1", [sam, await c.dayFrom(0)]);
  await cover(jo, sam);
  assert.equal(await sees(sam, theirs), true);
  await c.s.moveBy(24 * 60 * minute);
  assert.equal(await sees(sam, theirs), false, "training that lapsed");
});

test("R08 a place on a team ends with the work in that program, or with all work of one from elsewhere; back again it is given anew", async () => {
  const lin = await carrier("Lin On Team");
  await c.town.member(c.town.agencies.northlake, lin, c.town.programs.threat, "case_manager");
  const { caseId } = await c.open(c.town.ines);
  await join(caseId, lin);
  await join(caseId, c.town.noor);
  assert.deepEqual(await Promise.all([lin, c.town.noor].map((who) => sees(who, caseId))), [true, true]);
  await end(lin);
  assert.deepEqual(await Promise.all([lin, c.town.noor].map((who) => sees(who, caseId))), [false, true]);
  await end(lin, c.town.programs.threat);
  await c.town.member(c.town.agencies.northlake, lin, care(), "case_manager");
  assert.equal(await sees(lin, caseId), false);
  assert.equal((await c.show(c.town.ines, caseId)).case.team.length, 1);
  await join(caseId, lin);
  assert.equal(await sees(lin, caseId), true);
  await c.s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [c.town.noor]);
  assert.equal(await sees(c.town.noor, caseId), false);
});

test("R08 a supervisor who is one no more sees the program's cases no more", async () => {
  const jo = await c.town.account(c.town.agencies.northlake, "Jo Supervises");
  await c.town.member(c.town.agencies.northlake, jo, care(), "supervisor");
  const [{ caseId }, { caseId: own }] = [await c.open(c.town.ines), await c.open(jo)];
  assert.deepEqual([await sees(jo, caseId), await sees(jo, own)], [true, true]);
  await end(jo);
  assert.deepEqual([await sees(jo, caseId), await sees(jo, own)], [false, false]);
});

test("R08 what somebody wrote down of advice and of groups, and a crisis they were to look at again, is not theirs after they left", async () => {
  const lin = await carrier("Lin Wrote");
  const onDay = await c.dayFrom(0);
  const { id: consultId } = await c.s.as(lin)(consults.add, {
    programId: care(),
    askerKind: "staff",
    about: "A student",
    said: "Ask.",
    onDay,
  } as never);
  const { caseId } = await c.open(lin);
  const rows = [{ caseId, was: "there" }];
  const { id: sessionId } = await c.s.as(lin)(groups.record, {
    programId: care(),
    kind: "skills",
    topic: "Exams",
    onDay,
    minutes: 50,
    rows,
  } as never);
  const called = { kind: "called", code: "emergency", at: clock().toISOString() };
  const { id: crisisId } = await c.s.as(c.town.ines)(crises.begin, { programId: care(), entries: [called] } as never);
  await c.s.as(c.town.ines)(crises.setCheck, { crisisId, onDay, atTime: null, accountId: lin, title: "Look again", version: 1 } as never);
  const amina = await carrier("Amina Looks");
  await cover(lin, amina);
  const kept = async () =>
    (await c.s.as(lin)(consults.list, { programId: care() } as never)).items.some((one) => JSON.stringify(one).includes(consultId));
  assert.equal(await kept(), true);
  await c.s.as(lin)(groups.show, { sessionId: sessionId as Id });
  for (const who of [lin, amina]) await c.s.as(who)(crises.show, { crisisId: crisisId as Id });
  await end(lin);
  assert.equal(await kept().catch(() => false), false);
  assert.equal((await refusal(c.s.as(lin)(groups.show, { sessionId: sessionId as Id }))).status, 404);
  for (const who of [lin, amina]) assert.equal((await refusal(c.s.as(who)(crises.show, { crisisId: crisisId as Id }))).status, 404);
});

test("A13 a case given to somebody in the very moment they leave is theirs in neither order", async () => {
  const lin = await carrier("Lin Races");
  const { caseId } = await c.open(c.town.ines);
  let ended: Promise<unknown> | undefined;
  await during(c.town.ravi, async (ask) => {
    await ask("update cases.case set manager_id = $2, version = version + 1 where id = $1", [caseId, lin]);
    ended = end(lin);
    assert.equal(await Promise.race([ended.then(() => "ended"), new Promise((done) => setTimeout(done, 300, "waits"))]), "waits");
  });
  await ended;
  assert.equal(await sees(lin, caseId), false);
  const held = await c.s.given("select from access.grant where account_id = $1 and valid_to > kernel.clock()", [lin]);
  assert.deepEqual([held.length, await isCrack(caseId)], [0, true]);
});

test("A13 a request that was open before a membership ended asks as of its beginning, gives nothing that lasts, and is the last", async () => {
  const [lin, jo] = [await carrier("Lin Is Reading"), await carrier("Jo Is Given")];
  const [{ caseId }, { caseId: other }] = [await c.open(lin), await c.open(c.town.ines)];
  await during(c.town.ravi, async (ask) => {
    await end(lin);
    await end(jo);
    await ask("update cases.case set manager_id = $2, version = version + 1 where id = $1", [other, jo]);
  });
  assert.deepEqual(await Promise.all([sees(lin, caseId), sees(jo, other), isCrack(other)]), [false, false, true]);
  const held = await c.s.given("select from access.grant where account_id = any ($1) and valid_to > kernel.clock()", [[lin, jo]]);
  assert.equal(held.length, 0);
});

test("a job opens in the name of whoever is here, and in nobody's who left or never was: access.begin_job refuses as it refuses a stranger", async () => {
  const lin = await carrier("Lin Asked And Left");
  const begin = (accountId: string) => c.s.worker.pool.query("select access.begin_job($1) as answer", [accountId]);
  assert.equal((await begin(lin)).rows[0]?.answer.actor.id, lin);
  await c.s.given("update staff.account set status = 'inactive', inactive_at = kernel.clock() where id = $1", [lin]);
  for (const id of [lin, newId()]) await assert.rejects(begin(id), { code: "42501" });
});
