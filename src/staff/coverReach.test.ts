import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { handOver } from "../cases/many/contract.ts";
import { type Cases, layCases } from "../cases/testing.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { asBearer, visit } from "../kernel/visit.ts";
import { notifyAccount } from "../messages/queueMessage.ts";
import { memberships } from "./contract.ts";
import type { TellOfCover } from "./cover.ts";
import { covers } from "./coverContract.ts";
import { staffRoutes } from "./routes.ts";

let c: Cases;
let open: (caseId: string, who: string) => Promise<boolean>;

before(async () => {
  const tellOfCover: TellOfCover = (tx, { accountId, coverId, from, until }) =>
    notifyAccount(tx, { accountId, template: "cover.given", params: { from, until }, once: `cover:${coverId}` });
  c = await layCases(staffRoutes({ demo: false, sendLink: async () => {}, tellOfCover }));
  open = (caseId, who) =>
    c.s
      .as(who)(cases.show, { caseId: caseId as never })
      .then(
        () => true,
        (problem: { status: number }) => {
          assert.equal(problem.status, 404);
          return false;
        },
      );
});
after(() => c.s.strike());

const endCover = async (coverId: string) => c.s.given("update staff.cover set ended_at = kernel.clock() where id = $1", [coverId]);

test("R15 nobody stands in who carries no cases of their own in each program of the one covered", async () => {
  const { s, town } = c;
  const [{ northlake }, { care, threat }] = [town.agencies, town.programs];
  const days = { firstDay: await c.dayFrom(0), lastDay: await c.dayFrom(3) };
  const mateo = await town.account(northlake, "Mateo Cruz");
  const lin = await town.account(northlake, "Lin Chen");
  const jo = await town.account(northlake, "Jo Blake");
  const amina = await town.account(northlake, "Amina Khalil");
  await town.member(northlake, mateo, care, "referrer");
  await town.member(northlake, lin, care, "teammate");
  await town.member(northlake, jo, care, "case_manager");
  await town.member(northlake, amina, threat, "case_manager");
  await s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [jo]);
  const { caseId } = await c.open(town.ines);
  const add = (byId: string, coveredId = town.ines, who = town.ines) =>
    s.as(who)(covers.add, { coveredId: coveredId as never, byId: byId as never, ...days });
  for (const byId of [town.ida, town.sam, town.noor, mateo, lin, jo, amina]) {
    assert.equal((await refusal(add(byId))).code, "cover.cannotStandIn");
    assert.equal((await refusal(add(byId, town.ines, town.ravi))).code, "cover.cannotStandIn", "a supervisor gives no more");
    assert.equal(await open(caseId, byId), false);
  }
  assert.equal((await refusal(add(town.omar, town.ida, town.ida))).code, "cover.cannotStandIn", "nothing to stand in for");
  await visit(s.app, asBearer(await s.tokenOf(town.ines)), "act", async ({ client, opened }) => {
    await opened;
    await assert.rejects(
      client.query(
        "insert into staff.cover (id, agency_id, account_id, covered_id, starts_at, ends_at, granted_by) values ($1, $2, $3, $4, kernel.clock(), kernel.clock() + interval '1 day', $4)",
        [newId(), northlake, amina, town.ines],
      ),
      { code: "42501" },
    );
    throw new Error("undone");
  }).catch((error: Error) => assert.equal(error.message, "undone"));
  assert.deepEqual(
    await s.given("select from staff.cover where covered_id = $1 and ended_at is null and ends_at > kernel.clock()", [town.ines]),
    [],
  );
});

test("R15 cover ends with the membership of whoever stands in, and where the one covered joins a program which that one is not in", async () => {
  const { s, town } = c;
  const [{ northlake }, { care, counseling }] = [town.agencies, town.programs];
  const days = { firstDay: await c.dayFrom(0), lastDay: await c.dayFrom(3) };
  const standIn = await town.account(northlake, "Amina Stand-in");
  await town.member(northlake, standIn, care, "case_manager");
  const { caseId } = await c.open(town.ines);
  await s.as(town.ines)(covers.add, { coveredId: town.ines as never, byId: standIn as never, ...days });
  assert.equal(await open(caseId, standIn), true);
  const [held] = await s.given<{ id: string }>("select id from staff.membership where account_id = $1", [standIn]);
  await s.as(town.ida)(memberships.end, { membershipId: held?.id as never });
  assert.equal(await open(caseId, standIn), false);
  const running = () =>
    s.given("select from staff.cover where account_id = $1 and ended_at is null and ends_at > kernel.clock()", [standIn]);
  assert.deepEqual(await running(), [], "it is over, and not only blind: the days of whoever is away are to be covered anew");
  await town.member(northlake, standIn, care, "case_manager");
  assert.equal(await open(caseId, standIn), false, "and does not come back with them");

  const jo = await town.account(northlake, "Jo Carries");
  await town.member(northlake, jo, care, "case_manager");
  const { caseId: theirs } = await c.open(jo);
  await s.as(jo)(covers.add, { coveredId: jo as never, byId: town.omar as never, ...days });
  assert.equal(await open(theirs, town.omar), true);
  await town.member(northlake, jo, counseling, "case_manager");
  assert.equal(await open(theirs, town.omar), false);
});

test("whoever is to stand in is told, from which day to which", async () => {
  const { s, town } = c;
  const [firstDay, lastDay] = [await c.dayFrom(1), await c.dayFrom(3)];
  const { id } = await s.as(town.ines)(covers.add, { coveredId: town.ines as never, byId: town.omar as never, firstDay, lastDay });
  const told = await s.given<{ id: string; account_id: string; params: Buffer }>(
    "select id, account_id, params from messages.outbox where template = 'cover.given' and once = $1",
    [`cover:${id}`],
  );
  assert.deepEqual(
    told.map((one) => [
      one.account_id,
      JSON.parse(s.keys.ring.open(town.agencies.northlake, { table: "messages.outbox", row: one.id, column: "params" }, one.params)),
    ]),
    [[town.omar, { from: firstDay, until: lastDay }]],
  );
  await endCover(id);
});

test("R15 a cover moves to nobody who could not have been given it, whoever asks; who gets one is told; and the asker shows who they are", async () => {
  const { town, s } = c;
  const { northlake } = town.agencies;
  const accountId = await town.account(northlake, "Lin Leaver");
  await town.member(northlake, accountId, town.programs.care, "case_manager");
  const elsewhere = await town.account(northlake, "Mateo Elsewhere");
  await town.member(northlake, elsewhere, town.programs.threat, "case_manager");
  const [coveredId, receiver] = [await town.account(northlake, "Amina Away"), await town.account(northlake, "Jo Receiver")];
  for (const one of [coveredId, receiver]) await town.member(northlake, one, town.programs.care, "case_manager");
  const { caseId } = await c.open(coveredId);
  const days = { firstDay: await c.dayFrom(0), lastDay: await c.dayFrom(5) };
  await s.as(coveredId)(covers.add, { coveredId: coveredId as never, byId: accountId as never, ...days, away: false });
  const standing = async () =>
    (
      await s.given<{ id: string; account_id: string }>(
        "select id, account_id from staff.cover where covered_id = $1 and ended_at is null",
        [coveredId],
      )
    )[0];
  for (const who of [town.ida, town.ravi])
    for (const coverById of [town.ida, town.sam, town.noor, elsewhere, coveredId, town.tomas, newId()].filter((one) => one !== who)) {
      await s.as(who)(handOver.run, { accountId, cases: [], coverById });
      assert.equal((await standing())?.account_id, accountId);
    }
  assert.equal((await refusal(s.as(elsewhere)(cases.show, { caseId }))).status, 404);
  await s.given("update staff.session set stepped_up_at = null where account_id = $1", [town.ravi]);
  const unshown = await refusal(s.as(town.ravi)(handOver.run, { accountId, cases: [], coverById: receiver }));
  assert.deepEqual([unshown.status, unshown.code], [403, "session.stepUp"]);
  await s.given("update staff.session set stepped_up_at = kernel.clock() where account_id = $1", [town.ravi]);
  await s.as(town.ravi)(handOver.run, { accountId, cases: [], coverById: receiver });
  const moved = await standing();
  assert.equal(moved?.account_id, receiver);
  const told = await s.given("select account_id from messages.outbox where template = 'cover.given' and once = $1", [`cover:${moved?.id}`]);
  assert.deepEqual(told, [{ account_id: receiver }]);
});
