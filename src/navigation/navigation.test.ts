import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { contacts } from "../cases/contacts/contract.ts";
import { cases } from "../cases/contract.ts";
import { tasks } from "../cases/tasks/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { today } from "../today/contract.ts";
import { todayRoutes } from "../today/routes.ts";
import { navigation } from "./contract.ts";
import { legal } from "./legalContract.ts";
import { navigationRoutes } from "./routes.ts";

let c: Cases;
before(async () => {
  c = await layCases([...navigationRoutes, ...todayRoutes]);
});
after(() => c.s.strike());

const casaLuz = (call = "Lin") => c.open(c.town.ana, { program: "advocacy", call });
const around = (who: string, caseId: Id) => c.s.as(who)(navigation.show, { caseId });
const add = async (who: string, caseId: Id, more: object = {}) =>
  (
    await c.s.as(who)(navigation.addEvent, {
      caseId,
      kind: "hearing",
      system: "court",
      onDay: await c.dayFrom(6),
      atTime: "09:30",
      place: "Room 4B, county court",
      ...more,
    } as never)
  ).id as Id;
const openSteps = async (who: string, caseId: Id) => (await c.show(who, caseId)).tasks.map(({ title, dueOn }) => [title, dueOn]);

test("C03 a hearing that is to come stands on Today and as a step, with a step for the day before; moved, the old day is kept and the steps go along", async () => {
  const { town, s } = c;
  const { caseId } = await casaLuz();
  const eventId = await add(town.ana, caseId, { prepare: true, words: "Protection order, Judge Ortiz", accompanied: true });
  const [six, five] = [await c.dayFrom(6), await c.dayFrom(5)];
  const steps = await openSteps(town.ana, caseId);
  assert.ok(steps.some(([title, on]) => title === "A hearing" && on === six));
  assert.ok(steps.some(([title, on]) => title?.startsWith("The day before") && on === five));
  const { coming } = await s.as(town.ana)(today.show, {});
  assert.ok(
    coming.some((one) => one.caseId === caseId && one.title === "A hearing" && one.atTime === "09:30" && one.kind === "appointment"),
  );
  const [event] = (await around(town.ana, caseId)).events;
  assert.deepEqual(
    [event?.place, event?.words, event?.accompanied, event?.earlier],
    ["Room 4B, county court", "Protection order, Judge Ortiz", true, []],
  );

  const [later, eve] = [await c.dayFrom(13), await c.dayFrom(12)];
  await s.as(town.ana)(navigation.moveEvent, { eventId, version: 1, onDay: later, atTime: "14:00" });
  const moved = (await around(town.ana, caseId)).events[0];
  assert.deepEqual([moved?.onDay, moved?.atTime, moved?.earlier], [later, "14:00", [six]]);
  const after = await openSteps(town.ana, caseId);
  assert.ok(after.some(([title, on]) => title === "A hearing" && on === later));
  assert.ok(after.some(([title, on]) => title?.startsWith("The day before") && on === eve));
  const line = (await c.show(town.ana, caseId)).story.items.find(({ kind }) => kind === "navigation");
  assert.deepEqual([line?.codes["act"], line?.codes["from"], line?.codes["on"]], ["moved", six, later]);
  assert.doesNotMatch(JSON.stringify(line), /4B|Ortiz/);

  // Moved once more to tomorrow's eve: a step of a day that has passed is none.
  await s.as(town.ana)(navigation.moveEvent, { eventId, version: 2, onDay: await c.dayFrom(0), atTime: null });
  assert.ok(!(await openSteps(town.ana, caseId)).some(([title]) => title?.startsWith("The day before")));
  await s.as(town.ana)(navigation.settleEvent, {
    eventId,
    version: 3,
    status: "happened",
    accompanied: true,
    outcome: "Continued to June",
  });
  const settled = (await around(town.ana, caseId)).events[0];
  assert.deepEqual([settled?.status, settled?.outcome, settled?.accompanied], ["happened", "Continued to June", true]);
  assert.ok(!(await openSteps(town.ana, caseId)).some(([title]) => title === "A hearing"));
  for (const over of [
    () => s.as(town.ana)(navigation.settleEvent, { eventId, version: 4, status: "missed" }),
    () => s.as(town.ana)(navigation.moveEvent, { eventId, version: 4, onDay: later }),
  ]) {
    const no = await refusal(over());
    assert.deepEqual([no.status, no.code], [409, "event.over"]);
  }
});

test("R14 D07 a date in a system around somebody stands on no page: neither on their own, read over shoulders, nor on a guardian's; an appointment with us does", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.tomas, { program: "support", call: "Mateo" });
  const next = async () =>
    (await s.given<{ on: string[] | null }>("select jsonb_path_query_array(cases.next_for_page($1)::jsonb, '$[*].on') as on", [caseId]))[0]
      ?.on;
  await s.as(town.tomas)(tasks.add, { caseId, kind: "appointment", title: "Meet at school", dueOn: await c.dayFrom(2) } as never);
  const eventId = await add(town.tomas, caseId, { kind: "interview", system: "child_welfare" });
  assert.deepEqual(await next(), [await c.dayFrom(2)]);
  await s.as(town.tomas)(navigation.moveEvent, { eventId, version: 1, onDay: await c.dayFrom(9) });
  const step = (await c.show(town.tomas, caseId)).tasks.find(({ title }) => title === "An interview");
  await s.as(town.tomas)(tasks.complete, { taskId: step?.taskId as Id, version: step?.version ?? 0 });
  await s.as(town.tomas)(navigation.moveEvent, { eventId, version: 2, onDay: await c.dayFrom(12) });
  assert.deepEqual(await next(), [await c.dayFrom(2)], "nor the step that was made anew");
});

test("an event of the past is a line of the story and no step; ticked on Today it is moved all the same; what cannot be is said by its field", async () => {
  const { town, s } = c;
  const { caseId } = await casaLuz();
  await add(town.ana, caseId, { onDay: await c.dayFrom(-3), kind: "discharge", system: "health", prepare: true });
  assert.deepEqual((await openSteps(town.ana, caseId)).length, 1, "the first step of the case alone");
  const line = (await c.show(town.ana, caseId)).story.items.find(({ kind }) => kind === "navigation");
  assert.deepEqual([line?.codes["act"], line?.codes["kind"], line?.codes["system"]], ["event", "discharge", "health"]);

  const eventId = await add(town.ana, caseId, { zone: "America/New_York" });
  const step = (await c.show(town.ana, caseId)).tasks.find(({ title }) => title === "A hearing");
  assert.equal(step?.atTime, null, "a time of another zone is not said as one of ours");
  await s.as(town.ana)(tasks.complete, { taskId: step?.taskId as Id, version: 1 });
  await s.as(town.ana)(navigation.moveEvent, { eventId, version: 1, onDay: await c.dayFrom(20) });
  assert.ok((await openSteps(town.ana, caseId)).some(([title]) => title === "A hearing"));

  const wrong = async (call: Promise<unknown>, fields: object) => {
    const no = await refusal(call);
    assert.deepEqual([no.status, no.fields], [422, fields]);
  };
  await wrong(add(town.ana, caseId, { onDay: "2019-01-01" }), { onDay: "tooEarly" });
  await wrong(add(town.ana, caseId, { onDay: "2099-01-01" }), { onDay: "tooFar" });
  await wrong(add(town.ana, caseId, { zone: "Nowhere/Never" }), { zone: "unknown" });
  await wrong(s.as(town.ana)(navigation.settleEvent, { eventId, version: 2, status: "happened" }), { status: "future" });
  await wrong(s.as(town.ana)(navigation.moveEvent, { eventId, version: 2, onDay: await c.dayFrom(20) }), { onDay: "same" });
  await wrong(s.as(town.ana)(navigation.moveEvent, { eventId, version: 2, onDay: await c.dayFrom(-1) }), { onDay: "past" });
  const stale = await refusal(s.as(town.ana)(navigation.moveEvent, { eventId, version: 1, onDay: await c.dayFrom(21) }));
  assert.deepEqual([stale.status, stale.code], [409, "stale"]);
  await s.as(town.ana)(navigation.settleEvent, { eventId, version: 2, status: "cancelled" });
  assert.ok(!(await openSteps(town.ana, caseId)).some(([title]) => title === "A hearing"));
});

test("C28 a word with a court or a service is a contact of the case, and stands among those with professionals; one with the person does not", async () => {
  const { town, s } = c;
  const { caseId } = await casaLuz();
  const onDay = await c.dayFrom(-1);
  const call = { caseId, result: "completed", onDay } as const;
  await s.as(town.ana)(contacts.add, { ...call, kind: "collateral", withWhom: "court" });
  await s.as(town.ana)(contacts.add, { ...call, kind: "call", withWhom: "police", result: "attempted" });
  await s.as(town.ana)(contacts.add, { ...call, kind: "call", withWhom: "person" });
  const { professionals } = await around(town.ana, caseId);
  assert.deepEqual(professionals.map(({ withWhom, kind, result, by }) => [withWhom, kind, result, by.name]).sort(), [
    ["court", "collateral", "completed", professionals[0]?.by.name],
    ["police", "call", "attempted", professionals[0]?.by.name],
  ]);
});

test("D25 who interprets is written where somebody is booked, and whether they came; the need stands once on the person", async () => {
  const { town, s } = c;
  const { caseId, personId } = await casaLuz("Amina");
  await s.given("update people.person set language = 'ar', interpreter = true where id = $1", [personId]);
  const found = await around(town.ana, caseId);
  assert.deepEqual([found.language, found.needsInterpreter], ["ar", true]);
  const eventId = await add(town.ana, caseId, { interpreter: { state: "needed", language: "ar" } });
  const booked = { state: "booked", kind: "court", mode: "in_person", language: "ar", name: "Mrs. Haddad", bound: true } as const;
  await s.as(town.ana)(navigation.bookInterpreter, { eventId, version: 1, interpreter: booked });
  assert.deepEqual((await around(town.ana, caseId)).events[0]?.interpreter, booked);
  const stale = await refusal(s.as(town.ana)(navigation.bookInterpreter, { eventId, version: 1, interpreter: booked }));
  assert.equal(stale.code, "stale");
  await s.as(town.ana)(navigation.moveEvent, { eventId, version: 2, onDay: await c.dayFrom(0) });
  await s.as(town.ana)(navigation.settleEvent, { eventId, version: 3, status: "happened", interpreterCame: false });
  assert.equal((await around(town.ana, caseId)).events[0]?.interpreter?.state, "not_there");
});

test("C29 a barrier is logged with what was done about it, and what came of it is said later; it can be taken back", async () => {
  const { town, s } = c;
  const { caseId } = await casaLuz();
  const said = { kind: "interpreter", action: "arranged", words: "None at the court", actionWords: "Phone line for Friday" } as const;
  const { id } = await s.as(town.ana)(navigation.logBarrier, { caseId, ...said });
  const barrierId = id as Id;
  const first = (await around(town.ana, caseId)).barriers[0];
  assert.deepEqual(
    [first?.kind, first?.action, first?.words, first?.actionWords, first?.outcome],
    ["interpreter", "arranged", "None at the court", "Phone line for Friday", "open"],
  );
  await s.as(town.ana)(navigation.settleBarrier, { barrierId, outcome: "solved", words: "It worked", version: 1 });
  const solved = (await around(town.ana, caseId)).barriers[0];
  assert.deepEqual([solved?.outcome, solved?.outcomeWords, solved?.settledOn], ["solved", "It worked", await c.dayFrom(0)]);
  await s.as(town.ana)(navigation.settleBarrier, { barrierId, outcome: "open", version: 2 });
  assert.deepEqual((await around(town.ana, caseId)).barriers[0]?.settledOn, null);
  const stale = await refusal(s.as(town.ana)(navigation.settleBarrier, { barrierId, outcome: "stays", version: 1 }));
  assert.equal(stale.code, "stale");
  const lines = (await c.show(town.ana, caseId)).story.items.filter(({ kind }) => kind === "navigation");
  assert.deepEqual(lines.map(({ codes }) => codes["outcome"] ?? codes["action"]).sort(), ["arranged", "open", "solved"]);
  assert.doesNotMatch(JSON.stringify(lines), /court|Phone line|worked/);
});

test("C08 rights are explained with a day to do it again: a step that is done by explaining again; not outside victim services", async () => {
  const { town, s } = c;
  const { caseId } = await casaLuz();
  const said = { rights: ["be_heard", "compensation", "be_heard"], language: "es", interpreted: true, copy: "not_safe" } as const;
  const again = await c.dayFrom(30);
  const explain = async (more: object = {}) =>
    s.as(town.ana)(legal.explainRights, { caseId, ...said, rights: [...said.rights], reviewOn: again, ...more } as never);
  await explain();
  const [given] = (await around(town.ana, caseId)).rights;
  assert.deepEqual([given?.rights, given?.language, given?.copy, given?.reviewOn], [["be_heard", "compensation"], "es", "not_safe", again]);
  const title = "Go through their rights with them again";
  assert.deepEqual(
    (await openSteps(town.ana, caseId)).filter(([what]) => what === title),
    [[title, again]],
  );
  const next = await c.dayFrom(60);
  await explain({ reviewOn: next });
  assert.deepEqual(
    (await openSteps(town.ana, caseId)).filter(([what]) => what === title),
    [[title, next]],
  );
  for (const [reviewOn, code] of [
    [await c.dayFrom(0), "past"],
    [await c.dayFrom(400), "tooFar"],
  ])
    assert.deepEqual((await refusal(explain({ reviewOn }))).fields, { reviewOn: code });
  const { caseId: other } = await c.open(town.ines);
  const no = await refusal(s.as(town.ines)(legal.explainRights, { caseId: other, ...said, rights: ["be_heard"], reviewOn: again }));
  assert.deepEqual([no.status, no.code], [409, "rights.notHere"]);
});

test("D23 an immigration matter is kept in victim services alone, for the legal section alone; its clock is a step that says nothing of it, and no story tells of it", async () => {
  const { town, s } = c;
  const { caseId } = await casaLuz();
  const what = {
    kind: "u_certification",
    state: "signed",
    onDay: await c.dayFrom(-1),
    clockOn: await c.dayFrom(60),
    words: "Det. Rossi, 555",
  } as const;
  const milestoneId = (await s.as(town.ana)(legal.addMilestone, { caseId, ...what })).id as Id;
  const steps = async () =>
    (await openSteps(town.ana, caseId)).filter(([title]) => title === "A day comes up: look at what stands around them");
  assert.deepEqual(
    (await steps()).map(([, on]) => on),
    [await c.dayFrom(46)],
  );
  const kept = await around(town.ana, caseId);
  assert.deepEqual([kept.milestones[0]?.words, kept.maySeeMilestones, kept.mayKeepMilestones], ["Det. Rossi, 555", true, true]);
  const { kind: _, ...now } = what;
  const change = (version: number, more: object) =>
    s.as(town.ana)(legal.changeMilestone, { milestoneId, ...now, ...more, version } as never);
  await change(1, { clockOn: await c.dayFrom(9) });
  assert.deepEqual(
    (await steps()).map(([, on]) => on),
    [await c.dayFrom(0)],
    "less than two weeks: at once",
  );
  await change(2, { state: "filed", clockOn: null });
  assert.deepEqual(await steps(), [], "no clock, no step");
  await change(3, { clockOn: await c.dayFrom(9) });
  assert.equal((await steps()).length, 1);
  await change(4, { clockOn: await c.dayFrom(9), state: "refused" });
  assert.deepEqual(await steps(), []);
  assert.equal((await refusal(change(1, {}))).code, "stale");
  for (const [more, fields] of [
    [{ onDay: await c.dayFrom(1) }, { onDay: "future" }],
    [{ clockOn: await c.dayFrom(-2) }, { clockOn: "tooEarly" }],
  ] as const)
    assert.deepEqual((await refusal(change(5, more))).fields, fields);
  const shown = await c.show(town.ana, caseId);
  assert.doesNotMatch(JSON.stringify([shown.story, shown.tasks]), /Rossi|certification|legal|immigration/i);

  // Somebody on the team without the legal section sees the events, and of this nothing.
  const eva = await town.account(town.agencies.casaLuz, "Jo Helper");
  await town.member(town.agencies.casaLuz, eva, town.programs.advocacy, "teammate");
  await s.as(town.ana)(cases.addTeamMember, { caseId, accountId: eva, role: "housing", sections: ["notes"] });
  await add(town.ana, caseId);
  const theirs = await around(eva, caseId);
  assert.deepEqual([theirs.events.length, theirs.milestones, theirs.maySeeMilestones], [1, [], false]);
  assert.equal((await refusal(s.as(eva)(legal.changeMilestone, { milestoneId, ...now, version: 5 }))).status, 404);
  assert.equal((await refusal(s.as(eva)(legal.addMilestone, { caseId, ...what }))).status, 403);

  const { caseId: other } = await c.open(town.ines);
  const no = await refusal(s.as(town.ines)(legal.addMilestone, { caseId: other, ...what }));
  assert.deepEqual([no.status, no.code], [409, "milestone.notHere"]);
  assert.equal((await around(town.ines, other)).maySeeMilestones, false);
});

test("D07 a report to child protection is in one's own name and the section for it: those who serve the case otherwise see none, and no story or step tells of it", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.tomas, { program: "support", call: "Mateo" });
  const call = {
    caseId,
    toKind: "hotline",
    mode: "phone",
    toWhom: "Ms. Frank, intake",
    onDay: await c.dayFrom(0),
    atTime: "10:40",
    homeTold: false,
    writtenDueOn: await c.dayFrom(2),
  } as const;
  const before = await c.show(town.tomas, caseId);
  const reportId = (await s.as(town.tomas)(legal.reportAbuse, call)).id as Id;
  await s.as(town.tomas)(legal.completeReport, { reportId, reference: "CPS-2291", writtenOn: await c.dayFrom(0), version: 1 });
  const [report] = (await around(town.tomas, caseId)).reports;
  assert.deepEqual(
    [report?.toWhom, report?.reference, report?.homeTold, report?.writtenOn, report?.atTime],
    ["Ms. Frank, intake", "CPS-2291", false, await c.dayFrom(0), "10:40"],
  );
  const after = await c.show(town.tomas, caseId);
  assert.deepEqual([after.story.items.length, after.tasks.length], [before.story.items.length, before.tasks.length]);
  assert.equal((await refusal(s.as(town.tomas)(legal.completeReport, { reportId, version: 1 }))).code, "stale");
  // Their supervisor reads it, and completes nobody else's.
  assert.equal((await around(town.keiko, caseId)).reports.length, 1);
  assert.equal((await refusal(s.as(town.keiko)(legal.completeReport, { reportId, version: 2 }))).status, 403);
  const helper = await town.account(town.agencies.rioVerde, "Sam Helper");
  await town.member(town.agencies.rioVerde, helper, town.programs.support, "teammate");
  await s.as(town.tomas)(cases.addTeamMember, { caseId, accountId: helper, role: "teacher", sections: ["notes", "legal"] });
  const theirs = await around(helper, caseId);
  assert.deepEqual([theirs.reports, theirs.mayReport], [[], false]);
  assert.equal((await refusal(s.as(helper)(legal.completeReport, { reportId, version: 2 }))).status, 404);
  assert.equal((await refusal(s.as(helper)(legal.reportAbuse, call))).status, 403);
  for (const [more, fields] of [
    [{ onDay: await c.dayFrom(1) }, { onDay: "future" }],
    [{ writtenDueOn: await c.dayFrom(-1) }, { writtenDueOn: "tooEarly" }],
  ] as const)
    assert.deepEqual((await refusal(s.as(town.tomas)(legal.reportAbuse, { ...call, ...more }))).fields, fields);
  const future = { reportId, writtenOn: await c.dayFrom(1), version: 2 };
  assert.deepEqual((await refusal(s.as(town.tomas)(legal.completeReport, future))).fields, { writtenOn: "future" });
});

test("in a closed case nothing is written any more but a report; nobody else's agency has any of it", async () => {
  const { town, s } = c;
  const { caseId } = await casaLuz();
  const eventId = await add(town.ana, caseId);
  const { id } = await s.as(town.ana)(navigation.logBarrier, { caseId, kind: "fear" });
  const today = await c.dayFrom(0);
  await s.as(town.ana)(cases.close, {
    caseId,
    version: await c.versionOf(caseId),
    reason: "goals_met",
    outcome: "improved",
    openTasks: "cancel",
  } as never);
  const day = await c.dayFrom(9);
  for (const call of [
    () => add(town.ana, caseId),
    () => s.as(town.ana)(navigation.moveEvent, { eventId, version: 1, onDay: day }),
    () => s.as(town.ana)(navigation.logBarrier, { caseId, kind: "fear" }),
    () =>
      s.as(town.ana)(legal.explainRights, {
        caseId,
        rights: ["be_heard"],
        language: "en",
        interpreted: false,
        copy: "given",
        reviewOn: day,
      }),
    () => s.as(town.ana)(legal.addMilestone, { caseId, kind: "asylum", state: "asked", onDay: today }),
  ]) {
    const no = await refusal(call());
    assert.deepEqual([no.status, no.code], [409, "case.closed"]);
  }
  const report = { caseId, toKind: "police", mode: "phone", onDay: await c.dayFrom(0), homeTold: true } as const;
  await s.as(town.ana)(legal.reportAbuse, report);
  for (const who of [town.ines, town.tomas])
    for (const call of [
      () => around(who, caseId),
      () => s.as(who)(navigation.settleEvent, { eventId, version: 1, status: "missed" }),
      () => s.as(who)(navigation.settleBarrier, { barrierId: id as Id, outcome: "solved", version: 1 }),
      () => s.as(who)(navigation.settleBarrier, { barrierId: newId() as Id, outcome: "solved", version: 1 }),
      () => s.as(who)(legal.reportAbuse, report),
    ])
      assert.equal((await refusal(call())).status, 404);
});
