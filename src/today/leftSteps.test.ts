import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { handOver } from "../cases/many/contract.ts";
import { tasks } from "../cases/tasks/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { memberships } from "../staff/contract.ts";
import { staffRoutes } from "../staff/routes.ts";
import { today } from "./contract.ts";
import { todayRoutes } from "./routes.ts";

let c: Cases;
before(async () => {
  const staff = staffRoutes({ demo: false, sendLink: async () => {}, tellOfCover: async () => {}, tellOfAdmission: async () => {} });
  c = await layCases([...todayRoutes, ...staff]);
});
after(() => c.s.strike());

const care = () => c.town.programs.care as Id;
const carrier = async (name: string) => {
  const id = await c.town.account(c.town.agencies.northlake, name);
  await c.town.member(c.town.agencies.northlake, id, care(), "case_manager");
  return id;
};
const join = (caseId: Id, accountId: string) =>
  c.s.as(c.town.ravi)(cases.addTeamMember, { caseId, accountId, role: "counselor", sections: ["notes"], canWrite: true } as never);
const step = async (caseId: Id, ownerId: string) =>
  c.s.as(c.town.ravi)(tasks.add, { caseId, title: "Call the clinic", kind: "task", dueOn: await c.dayFrom(0), ownerId } as never);
const isDue = async (who: string, caseId: Id) =>
  JSON.stringify((await c.s.as(who)(today.show, {} as never)).due).includes(caseId as string);
const ownerOf = async (caseId: Id) =>
  (
    await c.s.given<{ owner_id: string }>(
      "select owner_id from cases.task where case_id = $1 and status = 'open' order by due_on, id limit 1",
      [caseId],
    )
  )[0]?.owner_id;

test("R08 C22 the steps of one whose membership is ended are the manager's from that moment; of one whose manager has gone too, a supervisor's", async () => {
  const [lin, omar] = [await carrier("Lin Step"), await carrier("Omar Gone")];
  await c.town.member(c.town.agencies.northlake, lin, c.town.programs.threat, "case_manager");
  const [{ caseId }, { caseId: gone }, { caseId: closed }] = [await c.open(c.town.ines), await c.open(omar), await c.open(omar)];
  for (const one of [caseId, gone, closed]) {
    await join(one, lin);
    await step(one, lin);
  }
  const version = await c.versionOf(closed);
  await c.s.as(c.town.ravi)(cases.close, { caseId: closed, reason: "moved", outcome: "unknown", openTasks: "keep", version } as never);
  await c.s.given("update staff.account set status = 'inactive', inactive_at = kernel.clock() where id = $1", [omar]);
  assert.equal(await isDue(c.town.ines, caseId), false);
  const held = await c.s.given<{ id: string }>("select id from staff.membership where account_id = $1 and program_id = $2", [lin, care()]);
  await c.s.as(c.town.ida)(memberships.end, { membershipId: held[0]?.id as Id });
  assert.equal(await isDue(c.town.ines, caseId), true);
  assert.deepEqual(await Promise.all([caseId, gone, closed].map(ownerOf)), [c.town.ines, c.town.ravi, c.town.ravi]);
});

test("R08 C22 where a membership ends by its date the supervisor of the program gives the step on, and else a job does, on the day", async () => {
  const lin = await carrier("Lin Dated");
  const { caseId } = await c.open(c.town.ines, { dueOn: await c.dayFrom(30) });
  await join(caseId, lin);
  await step(caseId, lin);
  await c.s.given("update staff.membership set ends_at = kernel.clock() + interval '1 minute' where account_id = $1", [lin]);
  assert.equal(await isDue(c.town.ines, caseId), false);
  await c.s.moveBy(2 * 60_000);
  await c.s.as(c.town.ravi)(handOver.plan, { accountId: lin } as never);
  await c.s.given("update staff.session set stepped_up_at = kernel.clock()");
  await c.s.as(c.town.ravi)(handOver.run, { accountId: lin, cases: [] } as never);
  assert.equal(await ownerOf(caseId), c.town.ines);
  const jo = await carrier("Jo Dated");
  await join(caseId, jo);
  await step(caseId, jo);
  await c.s.given("update staff.membership set ends_at = kernel.clock() + interval '1 minute' where account_id = $1", [jo]);
  await c.s.moveBy(2 * 60_000);
  await c.s.given("select cases.wake_cases()");
  assert.deepEqual(await c.s.given("select from cases.task where owner_id = $1 and status = 'open'", [jo]), []);
  assert.equal(await isDue(c.town.ines, caseId), true);
});
