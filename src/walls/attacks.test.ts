import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { calendar } from "../agencies/contract.ts";
import { agencyRoutes } from "../agencies/routes.ts";
import { cases } from "../cases/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { runJob } from "../kernel/runJob.ts";
import { refusal } from "../kernel/testing.ts";
import { peopleRoutes } from "../people/routes.ts";
import { conflicts } from "./conflictContract.ts";
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

/** Somebody the CARE team serves, whom the counseling center knows too: Noor has the case there, and two supervise it. */
async function laidTwice() {
  const { ines, noor, agencies, programs } = c.town;
  const { caseId, personId } = await c.open(ines);
  const [boss, second] = [await c.town.account(agencies.northlake, "Lin Ward"), await c.town.account(agencies.northlake, "Mateo Ruiz")];
  for (const one of [boss, second]) await c.town.member(agencies.northlake, one, programs.counseling, "supervisor");
  await c.s.given("insert into people.participation (agency_id, person_id, program_id, because) values ($1, $2, $3, 'triage')", [
    agencies.northlake,
    personId,
    programs.counseling,
  ]);
  const firstStep = { title: "Call back", dueOn: await c.dayFrom(7), kind: "follow_up" };
  const opened = { personId, programId: programs.counseling, managerId: noor, serviceLevel: "brief", firstStep };
  await c.s.as(boss)(cases.open, opened as never);
  return { caseId, personId, boss, second };
}

test("R12 R01 R11 a wall that a confidential program places before somebody tells their other programs nothing: not of it, by whom or why; nor is it theirs to lift", async () => {
  const { ines, ravi, noor, omar } = c.town;
  const { caseId, personId, boss, second } = await laidTwice();
  const why = "She told her counselor what he did";
  const place = (who: string, reason: string) =>
    c.s
      .as(who)(walls.placeOnPerson, { personId, accountId: omar, origin: "request", reason } as never)
      .then(({ id }) => id as Id);
  const all = async (who: string) => [
    ...(await c.s.as(who)(walls.ofPerson, { personId })).walls,
    ...(await c.s.as(who)(walls.list, {})).walls.filter((one) => one.personId === personId),
  ];
  const ids = async (who: string) => [...new Set((await all(who)).map(({ wallId }) => wallId))];
  const join = () => c.s.as(ines)(cases.addTeamMember, { caseId, accountId: omar, role: "other", sections: [] });
  const apart = await place(noor, why);
  for (const who of [noor, boss]) assert.deepEqual((await all(who))[0]?.reason, why);
  for (const who of [ines, ravi]) {
    assert.deepEqual(await all(who), []);
    assert.deepEqual((await c.s.as(who)(walls.ofCase, { caseId })).walls, []);
    assert.equal((await refusal(c.s.as(who)(walls.askLift, { wallId: apart, why: "He may help", version: 1 }))).status, 404);
  }
  assert.equal((await refusal(join())).code, "team.cannotJoin", "and it keeps him out of what they have");
  // They can place their own beside it: no refusal tells that one stands. Theirs they lift, and that one stays.
  const own = await place(ravi, "He asked to be kept out");
  assert.notEqual(own, apart);
  assert.equal((await refusal(place(ines, "Once more"))).code, "wall.standing");
  for (const who of [ines, ravi]) assert.deepEqual(await ids(who), [own]);
  await c.s.as(ines)(walls.askLift, { wallId: own, why: "He is needed here", version: 1 });
  await c.s.as(ravi)(walls.answerLift, { wallId: own, answer: "lift", version: 2 });
  assert.equal((await refusal(join())).code, "team.cannotJoin");
  await c.s.as(noor)(walls.askLift, { wallId: apart, why: "She is well with him", version: 1 });
  const lift = { wallId: apart, answer: "lift" as const, version: 2 };
  assert.equal((await refusal(c.s.as(ravi)(walls.answerLift, lift))).status, 404, "nor is it theirs to lift");
  assert.deepEqual(await all(ravi), []);
  await c.s.as(second)(walls.answerLift, lift);
  await join();
});

test("R12 D29 who keeps themself out of somebody in a confidential program is told of there, and nowhere else; from a case of another program, there too", async () => {
  const { ines, ravi, noor } = c.town;
  const { caseId, personId, boss } = await laidTwice();
  await c.s.as(noor)(conflicts.knowPerson, { personId, handOverTo: boss } as never);
  const told = async () =>
    (await c.s.given<{ ids: string[] }>("select account_ids as ids from walls.untold_conflicts() where $1 = any (about)", [personId]))[0]
      ?.ids;
  assert.deepEqual([(await told())?.includes(boss), (await told())?.includes(ravi)], [true, false]);
  for (const who of [ines, ravi]) assert.deepEqual((await c.s.as(who)(walls.ofPerson, { personId })).walls, []);
  assert.equal((await c.s.as(boss)(walls.ofPerson, { personId })).walls[0]?.placedBy?.id, noor);
  // On the team of a case there, and of nobody counseling knows: whoever looks after that case is told.
  const other = await c.open(ines);
  await c.s.as(ines)(cases.addTeamMember, { caseId: other.caseId, accountId: noor, role: "counselor", sections: ["notes"] });
  await c.s.as(noor)(conflicts.knowCase, { caseId: other.caseId } as never);
  assert.equal((await c.s.as(ravi)(walls.ofCase, { caseId: other.caseId })).walls[0]?.account.id, noor);
  assert.notEqual(caseId, other.caseId);
});
