import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import type { Id } from "../cases/testing.ts";
import { refusal } from "../kernel/testing.ts";
import { holds } from "./contract.ts";
import { layRetention, type Retained } from "./testing.ts";

let c: Retained;
before(async () => {
  c = await layRetention();
});
after(() => c.s.strike());

const numberOf = async (caseId: string) =>
  Number((await c.s.given<{ n: string }>("select number as n from cases.case where id = $1", [caseId]))[0]?.n);
const list = async (who: string) => (await c.s.as(who)(holds.list, {})).holds;
const place = async (who: string, caseNumber: number, whole = true) =>
  (await c.s.as(who)(holds.place, { caseNumber, whole, reason: "They are in counseling here, and a suit is coming" })).id as Id;

test("R12 R01 what a confidential program holds of somebody tells their other programs nothing: not that they are known there, nor is it theirs to lift", async () => {
  const { ines, ravi, noor, agencies, programs } = c.town;
  const { caseId, personId } = await c.open(ines);
  const boss = await c.town.account(agencies.northlake, "Lin Ward");
  await c.town.member(agencies.northlake, boss, programs.counseling, "supervisor");
  await c.s.given("insert into people.participation (agency_id, person_id, program_id, because) values ($1, $2, $3, 'triage')", [
    agencies.northlake,
    personId,
    programs.counseling,
  ]);
  const firstStep = { title: "Call back", dueOn: await c.dayFrom(7), kind: "follow_up" };
  const opened = { personId, programId: programs.counseling, managerId: noor, serviceLevel: "brief", firstStep };
  const { id: theirs } = await c.s.as(boss)(cases.open, opened as never);
  const number = await numberOf(theirs);
  const holdId = await place(noor, number);
  assert.deepEqual([(await list(noor)).length, (await list(boss)).length], [1, 1]);
  for (const who of [ines, ravi, c.second]) {
    assert.deepEqual(await list(who), []);
    assert.equal((await refusal(c.s.as(who)(holds.askLift, { holdId, why: "Not needed", version: 1 }))).status, 404);
  }
  const own = await place(ravi, await numberOf(caseId));
  assert.notEqual(own, holdId, "nor does a refusal tell that one stands");
  assert.deepEqual(
    (await list(ines)).map((one) => one.holdId),
    [own],
  );
  assert.equal((await refusal(place(ravi, await numberOf(caseId)))).code, "hold.standing");
  // It holds what they keep all the same, once theirs is lifted.
  await c.s.as(ines)(holds.askLift, { holdId: own, why: "The suit is settled", version: 1 });
  await c.s.tokenOf(ravi);
  await c.stepUp(ravi);
  await c.s.as(ravi)(holds.answerLift, { holdId: own, answer: "lift", version: 2 });
  const [held] = await c.s.given<{ held: boolean }>("select retention.held($1, $2) as held", [personId, caseId]);
  assert.equal(held?.held, true);
});

test("R92 the list of what was purged has no number or word by which a school knows somebody, and no print of their name", async () => {
  const { ines, ida, agencies } = c.town;
  const { caseId } = await c.open(ines, { call: "Lin" });
  await c.s.given("insert into people.external_id (agency_id, system, kind, outside, inside) values ($1, 'old', 'case', 'S-20117', $2)", [
    agencies.northlake,
    caseId,
  ]);
  await c.close(caseId);
  await c.s.tokenOf(ida);
  await c.setYears("case", 1);
  await c.days(400);
  await c.find();
  await c.letGo(caseId);
  await c.days(31);
  await c.purge();
  assert.equal((await c.s.given("select from cases.case where id = $1", [caseId])).length, 0);
  const log = readFileSync(join(c.folder, "purged.log"), "utf8");
  assert.match(log, /people\.external_id/);
  assert.doesNotMatch(log, /S-20117|outside|"token"/);
  assert.ok(log.includes(caseId));
});
