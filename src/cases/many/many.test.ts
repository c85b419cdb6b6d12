import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../kernel/ids.ts";
import { runJob } from "../../kernel/runJob.ts";
import { refusal } from "../../kernel/testing.ts";
import { cases } from "../contract.ts";
import { notes } from "../notes/contract.ts";
import { tasks } from "../tasks/contract.ts";
import { type Cases, type Id, layCases } from "../testing.ts";
import { many } from "./contract.ts";
import { runManyJob } from "./runMany.ts";

let c: Cases;
before(async () => {
  c = await layCases();
});
after(() => c.s.strike());

const chosen = async (caseIds: readonly Id[]) =>
  Promise.all(caseIds.map(async (caseId) => ({ caseId, version: await c.versionOf(caseId) })));
const closeMany = async (who: string, caseIds: readonly Id[], more: object = {}) =>
  (
    await c.s.as(who)(many.close, {
      cases: await chosen(caseIds),
      reason: "goals_met",
      outcome: "improved",
      openTasks: "cancel",
      ...more,
    } as never)
  ).id as Id;
const show = (who: string, runId: Id) => c.s.as(who)(many.show, { runId });
const later = async () => c.dayFrom(20);
const openFew = async (count: number, more: object = {}) => {
  const opened = [];
  for (let n = 0; n < count; n++) opened.push(await c.open(c.town.ines, { dueOn: await later(), ...more }));
  return opened.map(({ caseId }) => caseId);
};
const statusOf = async (caseId: Id) => (await c.show(c.town.ravi, caseId)).case.status;
const twin = (caseId: Id) =>
  c.s.given(
    `select c.status, c.manager_id, c.closed_on, c.closure_reason, c.outcome, c.next_step_on, c.stepless_from, c.clock_from, c.paused_until, c.version,
            (select json_agg(json_build_object('s', k.status, 'o', k.owner_id, 'd', k.due_on, 'by', k.done_by, 'v', k.version) order by k.due_on) from cases.task k where k.case_id = c.id) as tasks,
            (select json_agg(json_build_object('k', t.kind, 'c', t.codes, 'a', t.account_id, 'd', t.on_day) order by t.at, t.kind) from cases.timeline t where t.case_id = c.id and t.kind <> 'opened') as story
       from cases.case c where c.id = $1`,
    [caseId],
  );

test("D21 many quiet cases are closed by one press; what cannot be is left with its reason, and the rest is done", async () => {
  const { town, s } = c;
  const [plain, other, urgent, moved, gone] = (await openFew(5)) as [Id, Id, Id, Id, Id];
  const { caseId: risky } = await c.open(town.ines, { risk: "high", dueOn: await later() });
  const { caseId: omars } = await c.open(town.omar);
  const { caseId: foreign } = await c.open(town.tomas, { program: "support" });
  await s.as(town.ines)(tasks.add, { caseId: urgent, title: "Hearing", kind: "appointment", dueOn: await c.dayFrom(12) });
  await s.as(town.ines)(cases.close, { caseId: gone, reason: "moved", outcome: "unknown", openTasks: "cancel", version: 1 });
  const list = await chosen([plain, other, urgent, risky, omars, foreign, gone]);
  const { id } = await s.as(town.ines)(many.close, {
    cases: [...list, { caseId: moved, version: 7 }, { caseId: newId() as Id, version: 1 }],
    reason: "goals_met",
    outcome: "improved",
    openTasks: "cancel",
    note: { audience: "program", body: "Closed at the end of the term." },
  });
  const run = await show(town.ines, id as Id);
  assert.deepEqual([run.done, run.waiting, run.mayUndo], [2, 0, true]);
  const left = new Map(run.left.map((row) => [row.caseId as string, row.code]));
  const codes = [urgent, risky, moved, gone, omars, foreign].map((caseId) => left.get(caseId));
  assert.deepEqual(codes, ["case.urgentTasks", "case.highRisk", "stale", "case.illegalStep", "notFound", "notFound"]);
  assert.equal(run.left.length, 7);
  // Of a case that is not theirs the answer holds no more than they said themselves.
  for (const caseId of [omars, foreign]) {
    const row = run.left.find((one) => (one.caseId as string) === (caseId as string));
    assert.deepEqual([row?.number, row?.personId, row?.label, row?.version], [null, null, null, null]);
  }
  const { case: head, story } = await c.show(town.ines, plain);
  assert.deepEqual([head.status, head.closureReason, head.outcome], ["closed", "goals_met", "improved"]);
  assert.equal(story.items.find(({ note }) => note)?.note?.texts[0]?.body, "Closed at the end of the term.");
  assert.deepEqual([await statusOf(urgent), await statusOf(moved), await statusOf(risky)], ["intake", "intake", "intake"]);
  // A supervisor is the second pair of eyes: what is at high risk, that one may close.
  assert.equal((await show(town.ravi, await closeMany(town.ravi, [risky]))).done, 1);
});

test("D21 closing many is closing each: whatever the cases are, what stands afterwards is the same", async () => {
  const { town, s } = c;
  const seeds = [
    {},
    { risk: "some", weight: 3 },
    { serviceLevel: "full", targetEnd: await c.dayFrom(40) },
    { note: { audience: "team", body: "x" } },
  ];
  const shape = async (n: number) => {
    const { caseId } = await c.open(n % 2 ? town.ines : town.ravi, { dueOn: await c.dayFrom(10 + n), ...seeds[n % seeds.length] });
    if (n % 3 === 0) await s.as(town.ravi)(cases.changeStatus, { caseId, to: "active", version: 1 });
    if (n % 5 === 1)
      await s.as(town.ravi)(cases.pause, { caseId, until: await c.dayFrom(30), reason: "break", version: await c.versionOf(caseId) });
    if (n % 4 === 2) await s.as(town.ravi)(tasks.add, { caseId, title: "More", dueOn: await c.dayFrom(15 + n) });
    return caseId;
  };
  for (const openTasks of ["cancel", "keep", undefined] as const) {
    const together: Id[] = [];
    const alone: Id[] = [];
    for (let n = 0; n < 12; n++) {
      together.push(await shape(n));
      alone.push(await shape(n));
    }
    const runId = await closeMany(town.ravi, together, { openTasks });
    const codes = new Map((await show(town.ravi, runId)).left.map((row) => [row.caseId as string, row.code]));
    for (const [n, caseId] of alone.entries()) {
      const one = { caseId, reason: "goals_met" as const, outcome: "improved" as const, version: await c.versionOf(caseId) };
      const refused = await s
        .as(town.ravi)(cases.close, { ...one, ...(openTasks && { openTasks }) })
        .then(
          (): string | null => null,
          (problem: { code: string }) => problem.code,
        );
      assert.equal(codes.get((together[n] ?? "") as string) ?? null, refused, `case ${n}`);
      assert.deepEqual(await twin(together[n] as Id), await twin(caseId), `case ${n}, steps ${openTasks}`);
    }
  }
});

test("D21 the whole is taken back: each case stands as it stood, save what somebody touched since", async () => {
  const { town, s } = c;
  const ids = await openFew(4);
  const [first, second, touched] = ids as [Id, Id, Id];
  await s.as(town.ines)(cases.pause, { caseId: second, until: await c.dayFrom(9), reason: "break", version: 1 });
  await s.given("update cases.case set clock_from = clock_from - 40 where id = any ($1)", [ids]);
  const stood = async (caseId: Id) =>
    s.given(
      "select status, clock_from, stepless_from, next_step_on, paused_until, pause_reason, resumes_to, reopened_times from cases.case where id = $1",
      [caseId],
    );
  const before = await Promise.all(ids.map(stood));
  const runId = await closeMany(town.ines, ids);
  await s.as(town.ines)(cases.reopen, { caseId: touched, managerId: town.ines, firstStep: { title: "Again", dueOn: await later() }, version: await c.versionOf(touched) } as never); // biome-ignore format: a line
  for (const who of [town.ravi, town.tomas, town.ida]) {
    assert.equal((await refusal(show(who, runId))).status, 404);
    assert.equal((await refusal(s.as(who)(many.undo, { runId }))).status, 404);
  }
  assert.deepEqual(await s.as(town.ines)(many.undo, { runId }), { undone: 3, left: 1 });
  assert.equal((await refusal(s.as(town.ines)(many.undo, { runId }))).code, "caseRun.tooLate");
  const now = await Promise.all(ids.map(stood));
  for (const at of [0, 1, 3]) assert.deepEqual(now[at], before[at], `case ${at}`);
  assert.equal((await c.show(town.ines, first)).story.items[0]?.codes["takenBack"], true);
  assert.equal((await c.show(town.ines, first)).tasks.length, 1);
  const late = await closeMany(town.ines, [first]);
  await s.moveBy(16 * 60_000);
  assert.equal((await refusal(s.as(town.ines)(many.undo, { runId: late }))).code, "caseRun.tooLate");
});

test("D21 more than fifty are worked through by a job, as its author, and once however often it runs", async () => {
  const { town, s } = c;
  const ids = await openFew(56);
  const runId = await closeMany(town.ines, ids, { note: { audience: "team", body: "End of term" } });
  const before = await show(town.ines, runId);
  assert.deepEqual([before.waiting, before.done], [56, 0]);
  assert.equal((await refusal(s.as(town.ines)(many.undo, { runId }))).code, "caseRun.stillRunning");
  const payload = { agencyId: town.agencies.northlake, accountId: town.ines, input: { runId } };
  await runJob(s.worker, runManyJob, payload);
  await runJob(s.worker, runManyJob, payload);
  const after_ = await show(town.ines, runId);
  assert.deepEqual([after_.waiting, after_.done, after_.left], [0, 56, []]);
  const [{ closings } = { closings: 0 }] = await s.given<{ closings: number }>(
    "select count(*)::int as closings from cases.timeline where kind = 'closed' and case_id = any ($1)",
    [ids],
  );
  assert.equal(closings, 56);
  const pressed = await Promise.allSettled([1, 2].map(() => s.as(town.ines)(many.undo, { runId })));
  assert.deepEqual(
    pressed.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])),
    [{ undone: 56, left: 0 }],
  );
  assert.deepEqual(
    pressed.flatMap((one) => (one.status === "rejected" ? [(one.reason as { code: string }).code] : [])),
    ["caseRun.tooLate"],
  );
});

test("D21 two who close the same cases at once: each case is closed once", async () => {
  const { town, s } = c;
  const ids = await openFew(8);
  const runs = await Promise.all([closeMany(town.ines, ids), closeMany(town.ravi, ids.toReversed())]);
  const done = await Promise.all([show(town.ines, runs[0]), show(town.ravi, runs[1])]);
  assert.equal(
    done.reduce((sum, run) => sum + run.done, 0),
    8,
  );
  const rows = await s.given(
    "select case_id, count(*)::int as n from cases.timeline where kind = 'closed' and case_id = any ($1) group by 1",
    [ids],
  );
  assert.ok(rows.length === 8 && rows.every(({ n }) => n === 1));
  // The same press sent again is the same run.
  const [one] = await openFew(1);
  const token = await s.tokenOf(town.ines);
  const send = async () =>
    (
      await s.sendRaw(
        token,
        "POST",
        "/cases/close",
        { cases: [{ caseId: one, version: 1 }], reason: "moved", outcome: "unknown", openTasks: "cancel" },
        { "idempotency-key": "5f0e7b8e-0000-4000-8000-000000000001" },
      )
    ).json();
  assert.deepEqual(await send(), await send());
});

test("D21 the quiet ones: open, answered for by the asker, and without contact for a month", async () => {
  const { town, s } = c;
  const [quiet, fresh] = (await openFew(2)) as [Id, Id];
  await s.given("update cases.case set clock_from = clock_from - 45, opened_on = opened_on - 45 where id = $1", [quiet]);
  const of = async (who: string, asked: object = {}) =>
    (await s.as(who)(many.quiet, asked as never)).cases.map((one) => one.caseId as string);
  assert.ok((await of(town.ines)).includes(quiet) && !(await of(town.ines)).includes(fresh));
  assert.ok((await of(town.ravi, { arm: "program", programId: town.programs.care })).includes(quiet));
  assert.ok((await of(town.ravi, { arm: "all" })).includes(quiet));
  for (const who of [town.omar, town.sam, town.ida, town.tomas, town.keiko]) assert.ok(!(await of(who, { arm: "all" })).includes(quiet));
  assert.deepEqual(await of(town.omar, { arm: "program", programId: town.programs.care }), []);
});

test("D21 what may not be asked: a case twice, none, a note for oneself, no reason", async () => {
  const { town, s } = c;
  const [one] = (await openFew(1)) as [Id];
  const ask = (more: object) =>
    refusal(s.as(town.ines)(many.close, { cases: [{ caseId: one, version: 1 }], reason: "moved", outcome: "unknown", ...more } as never));
  assert.deepEqual((await ask({ cases: [{ caseId: one, version: 1 }, { caseId: one, version: 1 }] })).fields, { cases: "twice" }); // biome-ignore format: a line
  assert.equal((await ask({ cases: [] })).status, 422);
  assert.equal((await ask({ reason: "tired" })).status, 422);
  assert.equal((await ask({ note: { audience: "author", body: "x" } })).status, 422);
  const left = (await show(town.ines, await closeMany(town.ines, [one], { openTasks: undefined }))).left[0];
  assert.equal(left?.code, "case.openTasks");
  assert.equal(left?.version, 1);
  const kept = await closeMany(town.ines, [one], { openTasks: "keep" });
  assert.equal((await show(town.ines, kept)).done, 1);
  await s.as(town.ines)(notes.add, { caseId: one, audience: "team", body: "Afterwards" });
});
