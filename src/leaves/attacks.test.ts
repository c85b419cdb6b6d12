import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { caseFileRoutes } from "../cases/files/routes.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { leaves } from "./contract.ts";
import { leaveRoutes } from "./routes.ts";
import { layLeaves } from "./testing.ts";

let c: Cases;
let l: Awaited<ReturnType<typeof layLeaves>>;
let theirs: Id;
before(async () => {
  c = await layCases([...caseFileRoutes, ...leaveRoutes]);
  l = await layLeaves(c);
  theirs = (await c.open(c.town.ines)).caseId;
});
after(() => c.s.strike());

/** Leaves that were and are over, of one case, for its numbers alone. */
async function wereOver(many: number, kind: string, { because = "not_returning", closed = -1 } = {}) {
  const days = [await c.dayFrom(-40), await c.dayFrom(-35), await c.dayFrom(-30), await c.dayFrom(closed)];
  const ids: Id[] = [];
  for (let n = 0; n < many; n++) {
    const [id, decision] = [newId() as Id, newId()];
    const keys = "agency_id, program_id, person_id, case_id";
    await c.s.given(
      `insert into leaves.leave (id, ${keys}, policy_id, status, from_on, until_on, asked_on, asked_by, closed_on, closed_because)
       select $1, k.agency_id, k.program_id, k.person_id, k.id, (select y.id from leaves.policy y where y.agency_id = k.agency_id limit 1), 'closed', $4::date, $5::date, $3::date, k.manager_id, $5::date, $6
         from cases.case k where k.id = $2`,
      [id, theirs, days[0], days[2], days[3], because],
    );
    await c.s.given(
      `insert into leaves.decision (id, ${keys}, leave_id, stage, outcome, policy_id, appeal_how, appeal_by, by_id, on_day)
       select $1, v.agency_id, v.program_id, v.person_id, v.case_id, v.id, 'request', 'approved', v.policy_id, '\\x00', $4::date, v.asked_by, $3::date from leaves.leave v where v.id = $2`,
      [decision, id, days[1], days[2]],
    );
    await c.s.given("insert into leaves.kind (leave_id, agency_id, kind) values ($1, $2, $3)", [id, c.town.agencies.northlake, kind]);
    ids.push(id);
  }
  return ids;
}

test("A26 R81 R99 what the figures by kind show is of leaves that are over, ten more at a time: no look before and after tells of which kind one is, least of all one that is to be decided", async () => {
  const { ines, ravi } = c.town;
  const programId = c.town.programs.care as never;
  const figures = async () => {
    const year = Number((await c.dayFrom(-40)).slice(0, 4));
    const { rows } = await c.s.as(ravi)(leaves.equity, { programId, year });
    return Object.fromEntries(rows.map((row) => [row.kind, row]));
  };
  const nothing = (await figures())["mental"];
  await wereOver(9, "mental");
  assert.deepEqual((await figures())["mental"], nothing, "nine are none");
  const [first] = await wereOver(1, "mental", { because: "returned" });
  const ten = await figures();
  assert.deepEqual([ten["mental"]?.outcomes["approved"], ten["mental"]?.all, ten["mental"]?.decidedAfter], [10, 10, 5]);
  // One of the ten came back: how long that one was away is not the ten's.
  assert.equal(ten["mental"]?.away, null);

  // Somebody asks, and says of which kind it is. Whoever is to decide it looked before, and looks again.
  const { caseId, leaveId } = await l.asked();
  await c.s.as(ines)(leaves.sayKind, { leaveId, kind: "mental" });
  await wereOver(9, "physical", { closed: 0 });
  await wereOver(8, "physical");
  assert.deepEqual(await figures(), ten, "neither what is open, nor what ended today, nor nine more");
  await l.act(ines, caseId, "close");
  assert.deepEqual(await figures(), ten);
  await wereOver(2, "physical");
  const twenty = await figures();
  assert.deepEqual([twenty["mental"], twenty["physical"]?.all], [ten["mental"], 10]);

  // What is counted is not said otherwise afterwards, which would show it; on the day it ended it may still be.
  await c.s.as(ines)(leaves.sayKind, { leaveId, kind: "other" });
  const late = await refusal(c.s.as(ines)(leaves.sayKind, { leaveId: first as Id, kind: "other" }));
  assert.deepEqual([late.status, late.code], [409, "leave.notNow"]);
  assert.equal((await refusal(l.raw(ines, "select leaves.say_kind($1, 'other')", [first]))).code, "leave.notNow");
  assert.deepEqual(await figures(), twenty);
});

test("A26 R95 days away are told where ten came back, not where ten were let go", async () => {
  const year = Number((await c.dayFrom(-40)).slice(0, 4));
  const away = async () =>
    (await c.s.as(c.town.ravi)(leaves.equity, { programId: c.town.programs.care as never, year })).rows.find(({ kind }) => kind === "other")
      ?.away;
  await wereOver(9, "other", { because: "returned" });
  await wereOver(11, "other");
  assert.equal(await away(), null);
  await wereOver(10, "other", { because: "returned" });
  assert.equal(await away(), 29);
});

test("R82 a least time away is carried by a sentence of the policy, and by no letter of it", async () => {
  const { noor } = c.town;
  const { caseId } = await l.asked();
  await l.toReview(caseId);
  const least = { kind: "least_time", what: "Two years away", reason: "They agreed" };
  for (const cites of ["e", "least one t"])
    assert.equal((await refusal(l.decide(noor, caseId, { terms: [{ ...least, cites }] }))).code, "leave.notInPolicy", cites);
  await l.decide(noor, caseId, { terms: [{ ...least, cites: "at least one term" }] });
});
