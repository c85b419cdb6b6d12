import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { checkIns } from "../cases/checkIns/contract.ts";
import { cases } from "../cases/contract.ts";
import { many } from "../cases/many/contract.ts";
import { outreach } from "../cases/outreach/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { concerns } from "../concerns/contract.ts";
import { concernRoutes } from "../concerns/routes.ts";
import { newId } from "../kernel/ids.ts";
import { runJob } from "../kernel/runJob.ts";
import { refusal } from "../kernel/testing.ts";
import { asActor } from "../kernel/visit.ts";
import { deliverMessages } from "../messages/deliver.ts";
import { notifyFromService } from "../messages/notifyFromService.ts";
import { notifyAccount } from "../messages/queueMessage.ts";
import type { Transport } from "../messages/transport.ts";
import { people } from "../people/contract.ts";
import { peopleRoutes } from "../people/routes.ts";
import { deaths } from "./contract.ts";
import { deathRoutes } from "./routes.ts";

let c: Cases;
before(async () => {
  c = await layCases([...concernRoutes, ...peopleRoutes, ...deathRoutes]);
  const { northlake, rioVerde } = c.town.agencies;
  for (const agency of [northlake, rioVerde])
    await c.s.given("insert into agencies.counter (agency_id, kind, last) values ($1, 'person', 10000)", [agency]);
});
after(() => c.s.strike());

const show = (who: string, personId: Id) => c.s.as(who)(deaths.show, { personId });
const say = async (who: string, personId: Id, more: object = {}) =>
  c.s.as(who)(deaths.say, { personId, onDay: await c.dayFrom(-1), toldBy: "The hospital, by telephone", confirm: " jo ", ...more });
const takeBack = async (who: string, personId: Id) =>
  c.s.as(who)(deaths.takeBack, {
    personId,
    version: (await show(who, personId)).death?.version ?? 0,
    reason: "It was somebody else of that name.",
  });
const queue = (about: readonly string[], once = `test:${newId()}`) =>
  notifyFromService(c.s.worker, [c.town.ines], { template: "concern.received", once, about }).then(() => once);
const failureOf = async (once: string) =>
  (await c.s.given<{ failure: string | null }>("select failure from messages.outbox where once like $1", [`${once}%`]))[0]?.failure;
const cracksOf = async (caseId: Id) =>
  (await c.s.given<{ crack: string }>("select crack from cases.case_crack where case_id = $1 order by 1", [caseId])).map(
    (row) => row.crack,
  );
const lateFor = (caseId: Id) =>
  c.s.given(
    "update cases.case set clock_from = clock_from - 200, opened_on = opened_on - 200, last_contact_on = clock_from - 190 where id = $1",
    [caseId],
  );

test("D31 it is said by who works with them, of a day that was, with their name typed once more, and once", async () => {
  const { ines, omar, sam, ida, keiko } = c.town;
  const { personId } = await c.open(ines);
  for (const stranger of [omar, keiko, ida]) assert.equal((await refusal(say(stranger, personId))).status, 404);
  assert.equal((await refusal(say(sam, personId))).status, 403, "triage knows who they are, and no more");
  const fields = async (more: object) => (await refusal(say(ines, personId, more))).fields;
  assert.deepEqual(await fields({ confirm: "Lin" }), { confirm: "notTheirName" });
  assert.deepEqual(await fields({ onDay: await c.dayFrom(1) }), { onDay: "future" });
  assert.deepEqual(await fields({ familyId: newId() }), { familyId: "notOfTheirs" });
  assert.equal((await show(ines, personId)).diedOn, null);
  await say(ines, personId, { about: true, family: "Amina, their aunt, 555 0100" });
  const found = await show(ines, personId);
  assert.deepEqual([found.diedOn, found.death?.about, found.death?.toldBy], [await c.dayFrom(-1), true, "The hospital, by telephone"]);
  assert.deepEqual([found.death?.family?.name, found.death?.saidBy.id], ["Amina, their aunt, 555 0100", ines]);
  const triager = await show(sam, personId);
  assert.deepEqual(
    [triager.diedOn, triager.death, triager.bereaved],
    [found.diedOn, null, []],
    "who triages knows that they died, and no more",
  );
  assert.equal((await refusal(say(ines, personId))).code, "death.saidAlready");
  const [row] = await c.s.given<{ told_by: Buffer }>("select told_by from deaths.death where person_id = $1", [personId]);
  assert.ok(row && !row.told_by.toString("latin1").includes("hospital"));
});

test("D31 what waits to leave is withdrawn, what comes later does not leave, and nothing of others is touched", async () => {
  const { ines, ravi } = c.town;
  const { personId, caseId } = await c.open(ines);
  const other = await c.open(ines);
  const [ofPerson, ofCase, ofOther, ofBoth] = [
    await queue([personId]),
    await queue([caseId]),
    await queue([other.personId]),
    await queue([caseId, other.caseId]),
  ];
  await say(ines, personId);
  const later = await queue([personId]);
  const own = `test:${newId()}`;
  await asActor(c.s.worker, ravi, (tx) => notifyAccount(tx, { accountId: ines, template: "concern.received", once: own, about: [caseId] }));
  await c.s.moveBy(11_000);
  let left = 0;
  const count: Transport = { keeps: false, send: async () => void left++ };
  await runJob(c.s.worker, deliverMessages(count, c.s.keys), {});
  assert.deepEqual(await Promise.all([ofPerson, ofCase, later, own].map(failureOf)), Array(4).fill("withdrawn"));
  assert.deepEqual(await Promise.all([ofOther, ofBoth].map(failureOf)), [null, null]);
  assert.equal(left, 2);
  await takeBack(ines, personId);
  const again = await queue([personId]);
  await runJob(c.s.worker, deliverMessages(count, c.s.keys), {});
  assert.deepEqual(
    [await failureOf(again), await failureOf(ofPerson), left],
    [null, "withdrawn", 3],
    "what was withdrawn is not sent after all",
  );
});

test("D31 in the same second: whoever queues and sends meanwhile, nothing leaves once it is said", { timeout: 60_000 }, async () => {
  const { ines } = c.town;
  for (let round = 0; round < 6; round++) {
    const { personId, caseId } = await c.open(ines);
    const isSaid = async () =>
      (
        await c.s.given<{ said: boolean }>(
          "select exists (select from deaths.death where person_id = $1 and taken_back_at is null) as said",
          [personId],
        )
      )[0]?.said;
    const seen: (boolean | undefined)[] = [];
    const transport: Transport = {
      keeps: false,
      async send() {
        seen.push(await isSaid());
        await wait(15);
        seen.push(await isSaid());
      },
    };
    const busy = { on: true };
    const queueing = [personId, caseId].map(async (about) => {
      while (busy.on) await queue([about]);
    });
    const sending = [0, 1].map(async () => {
      while (busy.on) await runJob(c.s.worker, deliverMessages(transport, c.s.keys), {});
    });
    await wait(60 + 25 * round);
    await say(ines, personId);
    await wait(120);
    busy.on = false;
    await Promise.all([...queueing, ...sending]);
    await runJob(c.s.worker, deliverMessages(transport, c.s.keys), {});
    assert.ok(seen.length > 0, "something left before");
    assert.deepEqual([...new Set(seen)], [false], "and each that left had left before it was said");
    const [still] = await c.s.given<{ n: number }>(
      "select count(*)::int as n from messages.outbox where about && $1::uuid[] and sent_at is null and failed_at is null",
      [[personId, caseId]],
    );
    assert.equal(still?.n, 0);
  }
});

test("D31 their cases slip no more and are offered for nothing; their steps are kept; whoever leads closes when ready", async () => {
  const { ines, ravi } = c.town;
  const { personId, caseId } = await c.open(ines, { dueOn: await c.dayFrom(0) });
  await lateFor(caseId);
  const as = c.s.as;
  const lists = async () => ({
    outreach: (await as(ines)(outreach.list, { filter: "all" })).rows.some((row) => row.caseId === caseId),
    checkIns: (await as(ines)(checkIns.list, { filter: "all" })).rows.some((row) => row.caseId === caseId),
    quiet: (await as(ines)(many.quiet, {})).cases.some((row) => row.caseId === caseId),
    due: (await c.s.given("select from cases.task_due where case_id = $1 and holder_id = $2", [caseId, ines])).length > 0,
  });
  assert.deepEqual(await cracksOf(caseId), ["silent"]);
  assert.deepEqual(await lists(), { outreach: true, checkIns: true, quiet: true, due: true });
  await say(ines, personId);
  assert.deepEqual(await cracksOf(caseId), []);
  assert.deepEqual(await lists(), { outreach: false, checkIns: false, quiet: false, due: false });
  const { case: head, tasks } = await as(ines)(cases.show, { caseId });
  assert.deepEqual(
    [head.diedOn, head.status, tasks.length],
    [await c.dayFrom(-1), "intake", 2],
    "nothing closes by itself, nothing is lost",
  );
  assert.deepEqual([head.nextStep?.owner.id, head.nextStep?.dueOn], [ravi, await c.dayFrom(14)]);
  assert.equal((await refusal(as(ines)(outreach.attempt, { caseId, method: "call" }))).code, "case.personDied");
  const checkIn = { caseId, feeling: "same", way: "call", nextOn: await c.dayFrom(3), title: "Again" } as const;
  assert.equal((await refusal(as(ines)(checkIns.record, checkIn))).code, "case.personDied");
  const { id: runId } = await as(ines)(many.close, {
    cases: [{ caseId, version: head.version }],
    reason: "other",
    outcome: "unknown",
    openTasks: "cancel",
  });
  assert.equal((await as(ines)(many.show, { runId: runId as Id })).left[0]?.code, "case.personDied");
  await takeBack(ines, personId);
  assert.deepEqual(await cracksOf(caseId), ["silent"]);
  assert.deepEqual(await lists(), { outreach: true, checkIns: true, quiet: true, due: true });
  const back = await as(ines)(cases.show, { caseId });
  assert.deepEqual([back.case.diedOn, back.tasks.length], [null, 1], "the step to close is not to be done");
  await say(ines, personId);
  const { version } = (await as(ravi)(cases.show, { caseId })).case;
  await as(ravi)(cases.close, { caseId, version, reason: "deceased", outcome: "unknown", openTasks: "cancel" });
  assert.equal((await as(ravi)(cases.show, { caseId })).case.closureReason, "deceased");
});

test("D31 a case of another program stops too, and says nothing of itself to who said it", async () => {
  const { ines, noor, ravi } = c.town;
  const { personId } = await c.open(ines);
  const hidden = newId();
  await c.s.given("select set_config('hf.uid', $1, false)", [noor]);
  await c.s.given(
    `insert into cases.case (id, agency_id, program_id, person_id, number, manager_id, opened_on, opened_by, status)
     values ($1, $2, $3, $4, 77, $5, '2026-01-01', $5, 'active')`,
    [hidden, c.town.agencies.northlake, c.town.programs.counseling, personId, noor],
  );
  await say(ines, personId);
  const [row] = await c.s.given<{ died: boolean; steps: number }>(
    "select died_on is not null as died, (select count(*)::int from cases.task t where t.case_id = c.id) as steps from cases.case c where id = $1",
    [hidden],
  );
  assert.deepEqual(row, { died: true, steps: 1 });
  for (const who of [ines, ravi]) assert.ok(!JSON.stringify(await show(who, personId)).includes(noor));
  assert.equal((await refusal(c.s.as(ines)(cases.show, { caseId: hidden as Id }))).status, 404);
});

test("D31 a case opened after it begins with the day, and is late for nothing", async () => {
  const { ines } = c.town;
  const { personId } = await c.open(ines);
  await say(ines, personId);
  const { caseId } = await c.open(ines, { person: personId });
  assert.equal((await c.show(ines, caseId)).case.diedOn, await c.dayFrom(-1));
  await lateFor(caseId);
  assert.deepEqual(await cracksOf(caseId), []);
});

test("D31 a ring about them ends; a concern that comes later says plainly that they have died; taken back, it rings again", async () => {
  const { ines, ravi, sam } = c.town;
  const as = c.s.as;
  const { personId, caseId } = await c.open(ines, { call: "Mateo" });
  await as(ines)(people.addName, { personId, kind: "chosen", given: "Mateo", family: "Quispe", useWith: ["us"] });
  const door = (await as(ines)(concerns.doors, {})).doors.find(({ programId }) => programId === c.town.programs.care);
  const file = async () =>
    (await as(ines)(concerns.file, { doorId: door?.id as Id, narrative: "Words", about: { name: "Mateo Quispe" }, urgency: "now" }))
      .id as Id;
  const [before, moved] = [await file(), await file()];
  await c.s.given("update concerns.concern set person_id = $2 where id = any ($1)", [[before, moved], personId]);
  const ringOf = async (id: Id) =>
    (await c.s.given<{ settled_by: string | null }>("select settled_by from oncall.call where concern_id = $1", [id]))[0]?.settled_by;
  assert.equal(await ringOf(before), null);
  await say(ines, personId, { confirm: "Mateo" });
  assert.equal(await ringOf(before), "died");
  const { version } = await as(sam)(concerns.show, { concernId: moved });
  await as(sam)(concerns.redirect, {
    concernId: moved,
    programId: c.town.programs.threat as Id,
    why: "Theirs to know",
    rating: { risk: "high", rationale: "Words" },
    version,
  });
  assert.equal(await ringOf(moved), "died", "in another program nobody is rung for it either");
  const later = await file();
  const found = (await as(sam)(concerns.likely, { concernId: later })).people.find((one) => one.personId === personId);
  assert.equal(found?.diedOn, await c.dayFrom(-1));
  assert.equal(await ringOf(later), null, "until somebody knows whom it is about, somebody is rung");
  const joined = await as(sam)(concerns.show, { concernId: later });
  await as(sam)(concerns.joinCase, {
    concernId: later,
    personId,
    caseId,
    rating: { risk: "high", rationale: "Words" },
    version: joined.version,
  });
  assert.equal(
    (await c.s.given("select from messages.stopped where subject_id = $1", [later])).length,
    1,
    "from here on nobody is written to about it",
  );
  await takeBack(ravi, personId);
  assert.equal(await ringOf(before), null);
});

test("D31 who needs support: the family and the colleagues stand there, others are written down; each a concern by one press", async () => {
  const { ines, omar, noor, sam, keiko } = c.town;
  const as = c.s.as;
  const { personId, caseId } = await c.open(ines, { call: "Lin" });
  await as(ines)(people.addRelationship, { personId, kind: "sibling", other: { call: "Amina" } });
  await as(ines)(cases.addTeamMember, { caseId, accountId: noor, role: "counselor", sections: ["notes"] });
  assert.equal((await refusal(as(ines)(deaths.addBereaved, { personId, kind: "friend", name: "Jo" }))).code, "death.notSaid");
  await say(ines, personId, { confirm: "Lin" });
  await as(ines)(deaths.addBereaved, { personId, kind: "co_member", name: "Sam from the Tuesday group" });
  await as(ines)(deaths.addStaff, { personId, accountId: omar });
  assert.equal((await refusal(as(ines)(deaths.addStaff, { personId, accountId: omar }))).code, "bereaved.listed");
  assert.equal((await refusal(as(ines)(deaths.addStaff, { personId, accountId: keiko }))).status, 404);
  const { bereaved } = await show(ines, personId);
  assert.deepEqual(bereaved.map(({ kind, name }) => `${kind} ${name.split(" ")[0]}`).slice(0, 2), ["family Amina", "co_member Sam"]);
  assert.deepEqual(new Set(bereaved.slice(2).map(({ accountId }) => accountId)), new Set([ines, noor, omar]));
  const [kin, member, colleague] = [bereaved[0]!, bereaved[1]!, bereaved.at(-1)!];
  const { id: concernId } = await as(ines)(deaths.toConcern, { bereavedId: member.bereavedId, version: member.version });
  const filed = await as(sam)(concerns.show, { concernId: concernId as Id });
  assert.equal(filed.subject.name, "Sam from the Tuesday group");
  assert.ok(!filed.narrative.includes("Lin"));
  const again = await refusal(as(ines)(deaths.toConcern, { bereavedId: member.bereavedId, version: member.version + 1 }));
  assert.equal(again.code, "bereaved.alreadyConcern");
  const ofStaff = await refusal(as(ines)(deaths.toConcern, { bereavedId: colleague.bereavedId, version: colleague.version }));
  assert.equal(ofStaff.code, "bereaved.colleague");
  await as(ines)(deaths.offer, { bereavedId: colleague.bereavedId, version: colleague.version });
  assert.equal((await refusal(as(ines)(deaths.offer, { bereavedId: colleague.bereavedId, version: colleague.version }))).code, "stale");
  assert.equal((await refusal(as(keiko)(deaths.offer, { bereavedId: kin.bereavedId, version: kin.version }))).status, 404);
  await as(ines)(deaths.endBereaved, { bereavedId: kin.bereavedId, version: kin.version });
  const after = (await show(ines, personId)).bereaved;
  assert.deepEqual([after.length, after.at(-1)?.offered?.by.id, after[0]?.asConcern], [4, ines, true]);
});

test("past the door too: nothing of somebody is stopped or begun again but by who has just said that they died, or that it was a mistake", async () => {
  const { ines } = c.town;
  const { personId } = await c.open(ines);
  assert.equal(
    await c.s.past(ines, "select deaths.stop_all($1, current_date, '{}', '{}', current_date)", [personId]),
    "42501 not available",
  );
  assert.equal(await c.s.past(ines, "select deaths.start_all($1)", [personId]), "42501 not available");
});
