import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { calendar } from "../agencies/contract.ts";
import { agencyRoutes } from "../agencies/routes.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { runJob } from "../kernel/runJob.ts";
import { refusal } from "../kernel/testing.ts";
import { peopleRoutes } from "../people/routes.ts";
import { walls } from "./contract.ts";
import { emergencies } from "./emergencyContract.ts";
import { tellOfEmergency } from "./jobs.ts";
import { wallRoutes } from "./routes.ts";

let c: Cases;
before(async () => {
  c = await layCases([...peopleRoutes, ...wallRoutes, ...agencyRoutes]);
});
after(() => c.s.strike());

const threat = "They wrote to a friend that they will not live to see the morning";

test("R08 R71 an administrator who names themself for what nobody answers reads no threat, reviews nothing and lifts no wall", async () => {
  const { ida, ines, omar, ravi, programs } = c.town;
  const { programs: known } = await c.s.as(ida)(calendar.show, {});
  const program = known.find(({ id }) => id === programs.care);
  assert.ok(program);
  const { id: programId, escalation: _, name: __, open: ___, nextDay: ____, ...rest } = program;
  await c.s.as(ida)(calendar.changeClocks, { ...rest, programId, escalationId: ida } as never);

  const { caseId } = await c.open(ines);
  const [row] = await c.s.given<{ n: string }>("select number as n from cases.case where id = $1", [caseId]);
  const opened = await c.s.as(omar)(emergencies.open, { whom: String(row?.n), threat, parties: "A friend, and the police" });
  const emergencyId = opened.emergencyId as Id;
  await runJob(c.s.worker, tellOfEmergency, {});
  assert.equal((await c.s.as(ravi)(emergencies.list, {})).emergencies.length, 1);
  assert.deepEqual((await c.s.as(ida)(emergencies.list, {})).emergencies, []);
  const review = { emergencyId, finding: "justified", words: "All was well", version: 1 };
  assert.equal((await refusal(c.s.as(ida)(emergencies.review, review as never))).status, 404);
  assert.deepEqual(await c.s.given("select from messages.outbox where account_id = $1", [ida]), []);

  const { id: wallId } = await c.s.as(ines)(walls.placeOnCase, {
    caseId,
    accountId: omar,
    origin: "personal",
    reason: "They are cousins",
  } as never);
  await c.s.as(ines)(walls.askLift, { wallId: wallId as Id, why: "They are not", version: 1 });
  assert.deepEqual((await c.s.as(ida)(walls.list, {})).walls, []);
  const lift = { wallId: wallId as Id, answer: "lift" as const, version: 2 };
  assert.equal((await refusal(c.s.as(ida)(walls.answerLift, lift))).status, 404);
  assert.equal((await c.s.as(ravi)(walls.list, {})).walls.length, 1);
});
