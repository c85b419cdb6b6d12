import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../kernel/ids.ts";
import { runJob } from "../../kernel/runJob.ts";
import { refusal } from "../../kernel/testing.ts";
import { cases } from "../contract.ts";
import { wakeCases } from "../jobs.ts";
import { many } from "../many/contract.ts";
import { runManyJob } from "../many/runMany.ts";
import { tasks } from "../tasks/contract.ts";
import { type Cases, type Id, layCases } from "../testing.ts";
import { season } from "./contract.ts";

let c: Cases;
before(async () => {
  c = await layCases();
});
after(() => c.s.strike());

const DAY = 86_400_000;
const show = (who: string, programId = c.town.programs.care) => c.s.as(who)(season.show, { programId });
const settle = (who: string, list: object[], more: object = {}, programId = c.town.programs.care) =>
  c.s.as(who)(season.settle, { programId, cases: list, ...more } as never);
const runOf = async (who: string, { id }: { id: string }) => c.s.as(who)(many.show, { runId: id as Id });
/** What a case looks like beneath the door. */
const standing = async (caseId: Id) =>
  (
    await c.s.given(
      `select c.status, c.manager_id, c.clock_from::text, c.stepless_from::text, c.next_step_on::text, c.paused_until::text,
              (select json_agg(json_build_array(k.due_on, k.status) order by k.created_at, k.id) from cases.task k where k.case_id = c.id and k.source <> 'system') as tasks
         from cases.case c where c.id = $1`,
      [caseId],
    )
  )[0] as Record<string, unknown>;
/** Places somebody at a site, as a roster does. */
const place = async (personId: string, site: string, more: { grade?: string; ended?: boolean } = {}) => {
  const agency = c.town.agencies.northlake;
  await c.s.given(
    "insert into agencies.site (id, agency_id, name, kind) select $1, $2, $3, 'school' where not exists (select from agencies.site where agency_id = $2 and name = $3)",
    [newId(), agency, site],
  );
  const [row] = await c.s.given<{ id: string }>("select id from agencies.site where agency_id = $1 and name = $2", [agency, site]);
  const ended = more.ended ? "kernel.clock() - interval '3 days'" : "null";
  await c.s.given(
    `insert into people.enrolment (id, agency_id, person_id, site_id, grade, from_day, ended_at) values ($1, $2, $3, $4, $5, kernel.clock()::date - $6::int, ${ended})`,
    [newId(), agency, personId, row?.id, more.grade ?? null, more.ended ? 300 : 1],
  );
  return row?.id as string;
};
const wakeDay = async (days = 70) =>
  (
    await c.s.given<{ day: string }>("select agencies.add_program_days($1, $2::date, 0)::text as day", [
      c.town.programs.care,
      await c.dayFrom(days),
    ])
  )[0]?.day ?? "";

test("D20 one press settles a year: paused, closed, handed over; what is carried on is not touched, and the receiver is told once", async () => {
  const { town, s } = c;
  const [rests, ends, goes, goesToo, stays] = [
    await c.open(town.ines, { dueOn: await c.dayFrom(9) }),
    await c.open(town.ines),
    await c.open(town.ines),
    await c.open(town.ines),
    await c.open(town.ines),
  ];
  const untouched = await standing(stays.caseId);
  const wakeOn = await wakeDay();
  const run = await settle(
    town.ravi,
    [
      { caseId: rests.caseId, version: 1, act: "pause" },
      { caseId: ends.caseId, version: 1, act: "close", reason: "moved" },
      { caseId: goes.caseId, version: 1, act: "hand", toId: town.omar, siteId: null },
      { caseId: goesToo.caseId, version: 1, act: "hand", toId: town.omar, siteId: null },
    ],
    { wakeOn, openTasks: "cancel" },
  );
  const shown = await runOf(town.ravi, run);
  assert.deepEqual([shown.what, shown.done, shown.handed, shown.left, shown.mayUndo], ["season", 4, 2, [], true]);
  const rested = await standing(rests.caseId);
  assert.deepEqual([rested.status, rested.paused_until, rested.next_step_on], ["paused", wakeOn, wakeOn]);
  const { case: head, story, tasks: steps } = await c.show(town.ines, rests.caseId);
  assert.equal(head.pauseReason, "break");
  assert.deepEqual([story.items[0]?.kind, story.items[0]?.codes.until], ["paused", wakeOn]);
  assert.deepEqual(
    steps.map(({ title }) => title),
    ["Call back"],
    "nothing is lost",
  );
  const closed = await c.show(town.ravi, ends.caseId);
  assert.deepEqual([closed.case.status, closed.case.closureReason, closed.case.outcome], ["closed", "moved", "unknown"]);
  const given = await c.show(town.omar, goes.caseId);
  assert.equal(given.case.manager?.id, town.omar);
  assert.ok(given.story.items.some(({ kind, codes }) => kind === "transferred" && codes.reason === "new_year"));
  assert.ok(given.tasks.some(({ title, owner }) => title === "Call back" && owner.id === town.omar));
  assert.deepEqual(await standing(stays.caseId), untouched);
  const told = await s.given("select account_id from messages.outbox where template = 'work.given'");
  assert.deepEqual(told, [{ account_id: town.omar }]);
});

test("D20 a paused case makes no crack and is back on the list of its manager on the day it wakes; the next program day, if that is a holiday", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines, { dueOn: await c.dayFrom(2) });
  const saturday = (
    await s.given<{ day: string }>(
      "select min(d.day)::text as day from agencies.program_day d where d.program_id = $1 and not d.open and d.day > $2::date",
      [town.programs.care, await c.dayFrom(20)],
    )
  )[0]?.day as string;
  await settle(town.ines, [{ caseId, version: 1, act: "pause" }], { wakeOn: saturday });
  const until = (await c.show(town.ines, caseId)).case.pausedUntil as string;
  assert.ok(until > saturday);
  const cracks = async () =>
    (await s.given<{ crack: string }>("select crack from cases.case_crack where case_id = $1", [caseId])).map(({ crack }) => crack);
  const days = Math.round((Date.parse(until) - Date.parse(await c.dayFrom(0))) / DAY);
  await s.moveBy((days - 1) * DAY);
  assert.deepEqual(await cracks(), []);
  assert.equal(await wakeCases(s.worker), 0);
  await s.moveBy(DAY);
  assert.ok((await wakeCases(s.worker)) >= 1);
  assert.deepEqual(await cracks(), []);
  const woken = await c.show(town.ines, caseId);
  assert.deepEqual([woken.case.status, woken.tasks[0]?.dueOn], ["intake", until]);
  assert.equal(woken.story.items[0]?.codes.byItself, true);
});

test("D20 has its manager left by then, a case that wakes is nobody's: that is a crack at once", async () => {
  const { town, s } = c;
  const accountId = await town.account(town.agencies.northlake, "Lin Gone");
  await town.member(town.agencies.northlake, accountId, town.programs.care, "case_manager");
  const { caseId } = await c.open(accountId);
  const wakeOn = await wakeDay(20);
  await settle(town.ravi, [{ caseId, version: 1, act: "pause" }], { wakeOn });
  await s.given("update staff.account set status = 'inactive', inactive_at = kernel.clock() where id = $1", [accountId]);
  const cracks = async () =>
    s.given("select crack, holder_id from cases.case_crack where case_id = $1 and crack = 'manager_gone'", [caseId]);
  assert.deepEqual(await cracks(), []);
  await s.moveBy(25 * DAY);
  await wakeCases(s.worker);
  assert.deepEqual(await cracks(), [{ crack: "manager_gone", holder_id: null }]);
});

test("D20 the next day's roster is shown: who has moved is proposed to whoever helps there, who is on it no more is said, and nothing is done by itself", async () => {
  const { town } = c;
  const [moved, gone, here, there, unknown] = [
    await c.open(town.ines),
    await c.open(town.ines),
    await c.open(town.ines),
    await c.open(town.omar),
    await c.open(town.ines),
  ];
  await place(moved.personId, "Oak Middle", { grade: "8", ended: true });
  const high = await place(moved.personId, "Harbor High", { grade: "9" });
  await place(gone.personId, "Oak Middle", { grade: "8", ended: true });
  await place(here.personId, "Oak Middle", { grade: "7" });
  await place(there.personId, "Harbor High", { grade: "10" });
  const plan = await show(town.ravi);
  const line = ({ caseId }: { caseId: string }) => plan.cases.find((one) => (one.caseId as string) === caseId);
  const said = [moved, gone, here, unknown].map((one) => [line(one)?.roster, line(one)?.now?.grade ?? null, line(one)?.toId ?? null]);
  assert.deepEqual(said, [
    ["moved", "9", town.omar],
    ["gone", null, null],
    ["here", "7", null],
    ["none", null, null],
  ]);
  assert.ok(plan.receivers.find(({ accountId }) => accountId === town.omar)?.siteIds.includes(high as Id));
  assert.ok(plan.sites.some(({ name }) => name === "Harbor High"));
  for (const one of [moved, gone])
    assert.deepEqual([(await standing(one.caseId)).status, (await standing(one.caseId)).manager_id], ["intake", town.ines]);
  await settle(town.ravi, [{ caseId: moved.caseId, version: 1, act: "hand", toId: town.omar, siteId: high }]);
  const told = (await c.show(town.omar, moved.caseId)).story.items.find(({ kind }) => kind === "transferred");
  assert.deepEqual([told?.codes.reason, told?.codes.siteName], ["new_year", "Harbor High"]);
  const [elsewhere] = await c.s.given<{ id: string }>("select id from agencies.site where agency_id = $1 limit 1", [
    town.agencies.rioVerde,
  ]);
  await settle(town.ravi, [{ caseId: here.caseId, version: 1, act: "hand", toId: town.omar, siteId: elsewhere?.id ?? newId() }]);
  const bare = (await c.show(town.omar, here.caseId)).story.items.find(({ kind }) => kind === "transferred");
  assert.deepEqual([bare?.codes.reason, bare?.codes.siteId], ["new_year", undefined], "another agency's site is none");
});

test("D20 D31 a death is never one of many; what was settled last is found again; a moved step keeps the day it was written with", async () => {
  const { town } = c;
  const { caseId } = await c.open(town.ines, { dueOn: await c.dayFrom(4) });
  const dead = await refusal(settle(town.ines, [{ caseId, version: 1, act: "close", reason: "deceased" }]));
  assert.equal(dead.status, 422);
  const alone = await refusal(
    c.s.as(town.ines)(cases.close, { caseId, reason: "deceased", outcome: "unknown", openTasks: "cancel", version: 1 } as never),
  );
  assert.deepEqual([alone.status, alone.code], [409, "case.deathFirst"]);
  const wakeOn = await wakeDay();
  const run = await settle(town.ines, [{ caseId, version: 1, act: "pause" }], { wakeOn });
  assert.equal((await show(town.ines)).runId, run.id, "whoever comes back to the page can still take it back");
  const { items } = (await c.show(town.ines, caseId)).story;
  assert.equal(items.find(({ kind }) => kind === "paused")?.codes.moved, 1);
  assert.equal(items.find(({ kind }) => kind === "task")?.codes.dueOn, await c.dayFrom(4));
  await c.s.as(town.ines)(many.undo, { runId: run.id as Id });
  assert.notEqual((await show(town.ines)).runId, run.id);
});

test("D20 what could not be done stays with its reason; the rest is done", async () => {
  const { town, s } = c;
  const opened: Id[] = [];
  for (let n = 0; n < 7; n++) opened.push((await c.open(town.ines, n === 1 ? { risk: "high" } : {})).caseId);
  const [changed, risky, court, outside, away, same, fine] = opened as [Id, Id, Id, Id, Id, Id, Id];
  await s.as(town.ines)(tasks.add, { caseId: court, title: "In court", kind: "appointment", dueOn: await c.dayFrom(12) });
  await s.as(town.ines)(cases.changeLevel, { caseId: changed, serviceLevel: "full", weight: 2, risk: null, targetEnd: null, version: 1 });
  const run = await settle(
    town.ines,
    [
      { caseId: changed, version: 1, act: "pause" },
      { caseId: risky, version: 1, act: "pause" },
      { caseId: court, version: 1, act: "pause" },
      { caseId: outside, version: 1, act: "outside" },
      { caseId: away, version: 1, act: "hand", toId: town.noor, siteId: null },
      { caseId: same, version: 1, act: "hand", toId: town.ines, siteId: null },
      { caseId: fine, version: 1, act: "hand", toId: town.omar, siteId: null },
    ],
    { wakeOn: await wakeDay() },
  );
  const { done, left } = await runOf(town.ines, run);
  const code = (caseId: Id) => left.find((row) => row.caseId === caseId)?.code;
  assert.equal(done, 1);
  assert.deepEqual([changed, risky, court, outside, away, same].map(code), [
    "stale",
    "case.highRiskRests",
    "case.appointment",
    "case.otherAgency",
    "case.managerCannotCarry",
    "case.sameManager",
  ]);
  assert.equal((await standing(outside)).manager_id, town.ines, "another agency is given nothing");
  assert.equal((await standing(fine)).manager_id, town.omar, "one's own case can be given away");
  const unlooked = await settle(town.ravi, [{ caseId: risky, version: 1, act: "pause" }], { wakeOn: await wakeDay() });
  assert.deepEqual(
    (await runOf(town.ravi, unlooked)).left.map((row) => row.code),
    ["case.highRiskLook"],
    "nobody lets a high risk rest without a look at it by itself",
  );
  const supervisor = await settle(town.ravi, [{ caseId: risky, version: 1, act: "pause" }], {
    wakeOn: await wakeDay(),
    lookedAtRisk: true,
  });
  assert.equal((await runOf(town.ravi, supervisor)).done, 1, "a supervisor decides that a high risk rests");
});

test("D20 two who settle the same year at once: each case is settled once, and the other hears that it has changed", async () => {
  const { town } = c;
  const opened: Id[] = [];
  for (let n = 0; n < 4; n++) opened.push((await c.open(town.ines)).caseId);
  const wakeOn = await wakeDay();
  const pause = opened.map((caseId) => ({ caseId, version: 1, act: "pause" }));
  const close = opened.map((caseId) => ({ caseId, version: 1, act: "close", reason: "moved" }));
  const [one, two] = await Promise.all([settle(town.ines, pause, { wakeOn }), settle(town.ravi, close, { openTasks: "cancel" })]);
  const [first, second] = [await runOf(town.ines, one), await runOf(town.ravi, two)];
  assert.equal(first.done + second.done, 4);
  for (const { code } of [...first.left, ...second.left]) assert.equal(code, "stale");
});

test("D20 R112 pressed twice, a year is settled once and taken back once", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const settling = {
    programId: town.programs.care,
    cases: [{ caseId, version: 1, act: "pause" as const }],
    wakeOn: await wakeDay(),
    outcome: "unknown" as const,
  };
  const key = newId();
  const [one, two] = await Promise.all([s.as(town.ravi)(season.settle, settling, key), s.as(town.ravi)(season.settle, settling, key)]);
  assert.deepEqual(one, two);
  const { done, left } = await runOf(town.ravi, one);
  assert.deepEqual([done, left], [1, []]);
  const told = async (kind: string) => (await c.show(town.ines, caseId)).story.items.filter((item) => item.kind === kind).length;
  assert.equal(await told("paused"), 1);
  const undo = () => s.as(town.ravi)(many.undo, { runId: one.id as Id });
  const answers = await Promise.allSettled([undo(), undo()]);
  const undone = answers.map((answer) => (answer.status === "fulfilled" ? answer.value.undone : 0));
  assert.equal(
    undone.reduce((sum, n) => sum + n, 0),
    1,
  );
  assert.equal(await told("resumed"), 1);
  assert.equal((await standing(caseId)).status, "intake");
  assert.equal((await refusal(undo())).code, "caseRun.tooLate");
});

test("D20 a run is taken back: what was paused and closed stands as it stood, its steps on their days; what was handed over stays", async () => {
  const { town, s } = c;
  const [rests, bare, ends, goes] = [await c.open(town.ines), await c.open(town.ines), await c.open(town.ines), await c.open(town.ines)];
  const step = (await c.show(town.ines, bare.caseId)).tasks[0];
  await s.as(town.ines)(tasks.complete, { taskId: step?.taskId as Id, version: 1 });
  const before = [await standing(rests.caseId), await standing(bare.caseId), await standing(ends.caseId)];
  const run = await settle(
    town.ravi,
    [
      { caseId: rests.caseId, version: 1, act: "pause" },
      { caseId: bare.caseId, version: 1, act: "pause" },
      { caseId: ends.caseId, version: 1, act: "close", reason: "moved" },
      { caseId: goes.caseId, version: 1, act: "hand", toId: town.omar, siteId: null },
    ],
    { wakeOn: await wakeDay(), openTasks: "cancel" },
  );
  assert.equal((await runOf(town.ravi, run)).done, 4);
  assert.equal((await refusal(s.as(town.ines)(many.undo, { runId: run.id as Id }))).status, 404);
  assert.deepEqual(await s.as(town.ravi)(many.undo, { runId: run.id as Id }), { undone: 3, left: 0 });
  assert.deepEqual([await standing(rests.caseId), await standing(bare.caseId), await standing(ends.caseId)], before);
  assert.equal((await standing(goes.caseId)).manager_id, town.omar);
  const open = (await c.show(town.ines, bare.caseId)).tasks.filter(({ status }) => status === "open");
  assert.deepEqual(open, [], "no step for a waking that will not be");
  const again = await settle(town.ravi, [{ caseId: rests.caseId, version: 3, act: "pause" }], { wakeOn: await wakeDay() });
  await s.as(town.ines)(cases.resume, { caseId: rests.caseId, version: 4 });
  assert.deepEqual(await s.as(town.ravi)(many.undo, { runId: again.id as Id }), { undone: 0, left: 1 });
  const late = await settle(town.ravi, [{ caseId: rests.caseId, version: 5, act: "pause" }], { wakeOn: await wakeDay() });
  await s.moveBy(16 * 60_000);
  assert.equal((await refusal(s.as(town.ravi)(many.undo, { runId: late.id as Id }))).code, "caseRun.tooLate");
});

test("R11 D20 a pause is taken back through no wall", async () => {
  const { town, s } = c;
  for (const column of ["case_id", "person_id"]) {
    const { caseId, personId } = await c.open(town.ines);
    const run = await settle(town.ravi, [{ caseId, version: 1, act: "pause" }], { wakeOn: await wakeDay() });
    const before = column === "case_id" ? caseId : personId;
    const wallId = newId();
    await s.given(`insert into access.wall (id, agency_id, account_id, ${column}, origin) values ($1, $2, $3, $4, 'personal')`, [
      wallId,
      town.agencies.northlake,
      town.ravi,
      before,
    ]);
    assert.deepEqual(await s.as(town.ravi)(many.undo, { runId: run.id as Id }), { undone: 0, left: 1 });
    assert.equal((await standing(caseId)).status, "paused");
    await s.given("delete from access.wall where id = $1", [wallId]);
  }
});

test("D20 who works there no longer settles no year there, and takes back no pause", async () => {
  const { town, s } = c;
  const accountId = await town.account(town.agencies.northlake, "Mateo Leaving");
  await town.member(town.agencies.northlake, accountId, town.programs.care, "case_manager");
  await town.member(town.agencies.northlake, accountId, town.programs.counseling, "case_manager");
  const { caseId } = await c.open(accountId);
  const run = await settle(accountId, [{ caseId, version: 1, act: "pause" }], { wakeOn: await wakeDay() });
  assert.equal((await runOf(accountId, run)).done, 1);
  await s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1 and program_id = $2", [
    accountId,
    town.programs.care,
  ]);
  assert.deepEqual(await s.as(accountId)(many.undo, { runId: run.id as Id }), { undone: 0, left: 1 });
  assert.equal((await standing(caseId)).status, "paused");
  assert.equal((await refusal(show(accountId))).status, 403);
});

test("D20 who may: those who carry cases or supervise there, each for what they answer for; a wake day is needed, and is still to come", async () => {
  const { town } = c;
  const mine = await c.open(town.ines);
  const { caseId: omars } = await c.open(town.omar);
  for (const who of [town.sam, town.noor, town.ida]) {
    assert.equal((await refusal(show(who))).status, 403);
    assert.equal((await refusal(settle(who, [{ caseId: omars, version: 1, act: "outside" }]))).status, 403);
  }
  for (const who of [town.tomas, town.walt, town.dolores]) assert.equal((await refusal(show(who))).status, 404);
  assert.equal((await refusal(settle(town.tomas, [{ caseId: omars, version: 1, act: "outside" }]))).status, 404);
  const seen = (await show(town.ines)).cases.map(({ caseId }) => caseId as string);
  assert.ok(seen.includes(mine.caseId) && !seen.includes(omars));
  const theirs = await c.open(town.tomas, { program: "support" });
  const run = await settle(town.ines, [
    { caseId: omars, version: 1, act: "close", reason: "moved" },
    { caseId: theirs.caseId, version: 1, act: "outside" },
  ]);
  assert.deepEqual(
    (await runOf(town.ines, run)).left.map(({ code, label }) => [code, label]),
    [
      ["notFound", null],
      ["notFound", null],
    ],
  );
  const pause = (wakeOn?: string) =>
    refusal(settle(town.ines, [{ caseId: mine.caseId, version: 1, act: "pause" }], wakeOn ? { wakeOn } : {}));
  assert.deepEqual((await pause()).fields, { wakeOn: "missing" });
  assert.deepEqual((await pause(await c.dayFrom(0))).fields, { wakeOn: "past" });
  assert.deepEqual((await pause(await c.dayFrom(500))).fields, { wakeOn: "tooFar" });
  const twice = { caseId: mine.caseId, version: 1, act: "outside" };
  assert.deepEqual((await refusal(settle(town.ines, [twice, twice]))).fields, { cases: "twice" });
});

test("D20 the calendar knows when the next term begins; more than fifty cases are settled by a job", async () => {
  const { town, s } = c;
  await s.given(
    "insert into agencies.closure (id, agency_id, program_id, first_day, last_day, label) values ($1, $2, $3, $4::date, $4::date + 60, 'Summer')",
    [newId(), town.agencies.northlake, town.programs.care, await c.dayFrom(30)],
  );
  const wakeOn = (await show(town.ravi)).wakeOn as string;
  assert.equal(wakeOn, await wakeDay(91));
  const list = [];
  for (let n = 0; n < 51; n++) list.push({ caseId: (await c.open(town.ines)).caseId, version: 1, act: "pause" });
  const run = await settle(town.ravi, list, { wakeOn });
  assert.equal((await runOf(town.ravi, run)).waiting, 51);
  await runJob(s.worker, runManyJob, { agencyId: town.agencies.northlake, accountId: town.ravi, input: { runId: run.id } });
  const { done, waiting, left } = await runOf(town.ravi, run);
  assert.deepEqual([done, waiting, left], [51, 0, []]);
});
