import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { caseload } from "../../cases/caseload/contract.ts";
import { caseloadRoutes } from "../../cases/caseload/routes.ts";
import { contacts } from "../../cases/contacts/contract.ts";
import { cases } from "../../cases/contract.ts";
import { newId } from "../../kernel/ids.ts";
import { refusal } from "../../kernel/testing.ts";
import { today } from "../contract.ts";
import { layStories, type Stories } from "../testing.ts";
import { board } from "./contract.ts";

let c: Stories;
before(async () => {
  c = await layStories(caseloadRoutes);
});
after(() => c.s.strike());

const show = async () => c.s.as(c.town.ravi)(board.show, { programId: c.town.programs.care });
const workerOf = async (who: string) => (await show()).workers.find(({ accountId }) => accountId === who);

test("A13 A15 A16 a supervisor reads what each carries against what one can, what is late, and who is away", async () => {
  const { s, town } = c;
  await c.open(town.ines, { weight: 4, serviceLevel: "full", risk: "high", dueOn: "2026-11-03" });
  await c.open(town.ines, { weight: 1, serviceLevel: "triage_only", dueOn: "2026-11-30" });
  await c.open(town.omar, { weight: 2, dueOn: "2026-11-30" });
  await s.given("update agencies.program set case_capacity = 5 where id = $1", [town.programs.care]);
  await c.at("2026-11-10");
  await s.given(
    "insert into staff.absence (id, agency_id, account_id, starts_at, ends_at) values ($1, $2, $3, kernel.clock() - interval '1 hour', kernel.clock() + interval '3 days')",
    [newId(), town.agencies.northlake, town.omar],
  );
  await s.given(
    "insert into staff.cover (id, agency_id, account_id, covered_id, starts_at, ends_at, granted_by) values ($1, $2, $3, $4, kernel.clock() - interval '1 hour', kernel.clock() + interval '3 days', $4)",
    [newId(), town.agencies.northlake, town.ines, town.omar],
  );
  const { workers, ratio, unassigned, version } = await show();
  assert.deepEqual(
    workers.map(({ name, open, weight, triageOnly, high, overdue, standing }) => [
      name.split(" ")[0],
      open,
      weight,
      triageOnly,
      high,
      overdue,
      standing,
    ]),
    [
      ["Ines", 2, 5, 1, 1, 1, "near"],
      ["Omar", 1, 2, 0, 0, 0, "free"],
      ["Ravi", 0, 0, 0, 0, 0, "free"],
    ],
  );
  const [ines, omar] = workers;
  assert.equal(ines?.slipping, 1, "a step that is a week late");
  assert.equal(ines?.quietSince, "2026-11-02");
  assert.deepEqual(omar?.coveredBy, ["Ines Carvalho"]);
  assert.ok(omar?.awayUntil);
  assert.deepEqual(ratio, { people: 3, fullTime: 3, perManager: 1, warns: false });
  assert.deepEqual([unassigned, version], [{ concerns: 0, cases: 0 }, 0]);
});

test("A15 the policy is the supervisor's to set; who saw another version is told what stands, and nobody else may", async () => {
  const { s, town } = c;
  const programId = town.programs.care;
  const policy = { limit: 10, warnAt: 80, weights: { triage_only: 1, brief: 3, full: 5 }, peoplePerManager: 1 } as const;
  const { version } = await s.as(town.ravi)(board.changePolicy, { programId, ...policy, version: 0 });
  assert.equal(version, 1);
  const seen = await show();
  assert.deepEqual(seen.policy, policy);
  assert.equal(seen.version, 1);
  assert.equal((await s.as(town.ravi)(caseload.show, { programId })).capacity, 10, "one limit, wherever it is read");
  const late = await refusal(s.as(town.ravi)(board.changePolicy, { programId, ...policy, warnAt: 70, version: 0 }));
  assert.deepEqual([late.status, late.code, (late.params.current as { version: number }).version], [409, "stale", 1]);
  await s.as(town.ravi)(board.changePolicy, { programId, ...policy, warnAt: 70, version: 1 });
  const bad = await refusal(s.as(town.ravi)(board.changePolicy, { programId, ...policy, warnAt: 20, version: 2 }));
  assert.deepEqual([bad.status, Object.keys(bad.fields)], [422, ["warnAt"]]);
  for (const who of [town.ines, town.sam, town.noor, town.ida, town.keiko])
    assert.equal((await refusal(s.as(who)(board.changePolicy, { programId, ...policy, version: 2 }))).status, 404);
});

test("A15 who is there half the week carries half, and counts half; more people to one manager than planned is said", async () => {
  const { s, town } = c;
  const programId = town.programs.care;
  await s.as(town.ravi)(board.setShare, { programId, accountId: town.ines, percent: 50, was: 100 });
  const ines = await workerOf(town.ines);
  assert.deepEqual([ines?.percent, ines?.limit, ines?.standing], [50, 5, "near"]);
  assert.deepEqual((await show()).ratio, { people: 3, fullTime: 2.5, perManager: 1.2, warns: true });
  const other = await refusal(s.as(town.ravi)(board.setShare, { programId, accountId: town.ines, percent: 60, was: 100 }));
  assert.deepEqual([other.status, other.code], [409, "stale"]);
  assert.equal((await refusal(s.as(town.ravi)(board.setShare, { programId, accountId: town.keiko, percent: 60, was: 100 }))).status, 404);
  assert.equal((await refusal(s.as(town.ravi)(board.setShare, { programId, accountId: town.ines, percent: 101, was: 50 }))).status, 422);
  assert.equal((await refusal(s.as(town.ines)(board.setShare, { programId, accountId: town.ines, percent: 10, was: 50 }))).status, 404);
  await s.as(town.ravi)(board.setShare, { programId, accountId: town.ines, percent: 100, was: 50 });
});

test("the board is for those who supervise: 403 for one who reads the program, 404 for everybody else", async () => {
  const { s, town } = c;
  const programId = town.programs.care;
  const lin = await town.account(town.agencies.northlake, "Lin Zhao");
  await s.given(
    "insert into staff.membership (id, agency_id, account_id, program_id, role, sees) values ($1, $2, $3, $4, 'teammate', 'program')",
    [newId(), town.agencies.northlake, lin, programId],
  );
  for (const ask of [(who: string) => s.as(who)(board.show, { programId }), (who: string) => s.as(who)(board.history, { programId })]) {
    assert.equal((await refusal(ask(lin))).status, 403);
    for (const who of [town.ines, town.sam, town.noor, town.ida, town.keiko, town.dolores])
      assert.equal((await refusal(ask(who))).status, 404);
  }
});

test("several cases go to one colleague at once, each with a step to tell the person; what cannot go stays, with why", async () => {
  const { s, town } = c;
  const programId = town.programs.care;
  await s.given("update staff.cover set ended_at = kernel.clock()");
  const one = await c.open(town.ines, { call: "Amina" });
  const two = await c.open(town.ines, { call: "Mateo" });
  const elsewhere = await c.open(town.tomas, { program: "support" });
  const chosen = [
    { caseId: one.caseId, version: await c.versionOf(one.caseId) },
    { caseId: two.caseId, version: 999 },
    { caseId: elsewhere.caseId, version: 1 },
  ];
  const { done, left } = await s.as(town.ravi)(caseload.reassign, {
    programId,
    cases: chosen,
    toId: town.omar,
    reason: "workload",
    teller: "receiver",
  });
  assert.equal(done, 1);
  assert.deepEqual(
    left.map(({ caseId, code }) => [caseId, code]),
    [
      [two.caseId, "stale"],
      [elsewhere.caseId, "notFound"],
    ],
  );
  const { case: head, tasks } = await s.as(town.omar)(cases.show, { caseId: one.caseId });
  assert.equal(head.manager?.id, town.omar);
  assert.ok(tasks.some(({ title, owner }) => title === "Tell them who their case manager is now" && owner.id === town.omar));
  assert.equal((await refusal(s.as(town.ines)(cases.show, { caseId: one.caseId }))).status, 404, "who gave it up sees it no more");
  // Given on again: the newer step takes the older one's place.
  const onward = {
    programId,
    cases: [{ caseId: one.caseId, version: await c.versionOf(one.caseId) }],
    toId: town.ines,
    reason: "other" as const,
  };
  assert.equal((await s.as(town.ravi)(caseload.reassign, { ...onward, teller: "receiver" })).done, 1);
  const { tasks: now, story } = await s.as(town.ines)(cases.show, { caseId: one.caseId });
  assert.deepEqual(
    now.filter(({ title }) => title === "Tell them who their case manager is now").map(({ owner }) => owner.id),
    [town.ines],
  );
  assert.equal(story.items.filter(({ kind, codes }) => kind === "done" && codes["cancelled"] === true).length, 1, "and the story says so");
  const back = await s.as(town.ravi)(caseload.reassign, {
    programId,
    cases: [{ caseId: one.caseId, version: await c.versionOf(one.caseId) }],
    toId: town.sam,
    reason: "other",
  });
  assert.deepEqual(back.left, [{ caseId: one.caseId, code: "case.managerCannotCarry" }]);
  const ask = (who: string, more: object = {}) =>
    refusal(
      s.as(who)(caseload.reassign, { programId, cases: [{ caseId: two.caseId, version: 1 }], toId: town.omar, reason: "other", ...more }),
    );
  assert.equal((await ask(town.ravi, { toId: town.keiko })).status, 422, "nobody of another agency");
  assert.equal((await ask(town.ravi, { cases: [1, 2].map(() => ({ caseId: two.caseId, version: 1 })) })).status, 422);
  for (const who of [town.ines, town.sam, town.ida, town.keiko]) assert.equal((await ask(who)).status, 404);
});

test("closed cracks are counted by month and kind, with how long they stood; what was put off, with why", async () => {
  const { s, town } = c;
  const programId = town.programs.care;
  const { caseId } = await c.open(town.ines, { call: "Jo", dueOn: "2026-11-11" });
  await c.at("2026-11-18");
  await c.watch();
  await s.as(town.ravi)(today.snooze, { crack: "step_overdue", subjectId: caseId, untilDay: "2026-11-30", reason: "Exams until then" });
  await c.at("2026-11-20");
  await c.finishStep(town.ines, caseId);
  await c.addStep(town.ines, caseId, "2026-12-01");
  await c.watch();
  const { months, open, snoozes } = await s.as(town.ravi)(board.history, { programId });
  const row = months.find(({ month, crack }) => month === "2026-11-01" && crack === "step_overdue");
  assert.ok(row && row.opened >= 1 && row.mended >= 1);
  assert.equal(Math.round(row.medianDays ?? 0), 2);
  assert.ok(open.every(({ count }) => count > 0));
  assert.deepEqual(
    snoozes.map(({ crack, label, by, reason, untilDay, ended }) => [crack, label?.call, by, reason, untilDay, ended]),
    [["step_overdue", "Jo", "Ravi Menon", "Exams until then", "2026-11-30", true]],
  );
});

test("A13 beside the weight of a colleague's cases stands what time each took: contacts of the last thirty days, whoever had them, and their minutes", async () => {
  const { s, town } = c;
  await c.at("2027-02-10");
  const [{ caseId }, quiet] = [await c.open(town.ines, { weight: 3 }), await c.open(town.ines)];
  const meet = (who: string, onDay: string, minutes: number | null, result: "completed" | "attempted" = "completed") =>
    s.as(who)(contacts.add, { caseId, kind: "call", result, onDay, minutes });
  await meet(town.ines, "2027-02-09", 45);
  await meet(town.ravi, "2027-02-10", 15);
  await meet(town.ines, "2027-01-12", null);
  await meet(town.ines, "2027-01-11", 90);
  await meet(town.ines, "2027-02-08", 5, "attempted");
  const ask = (who: string, of?: string) => s.as(who)(board.show, { programId: town.programs.care, of });
  const { time } = await ask(town.ravi, town.ines);
  assert.deepEqual(
    time.filter((one) => one.caseId === caseId || one.caseId === quiet.caseId),
    [{ caseId, contacts: 3, minutes: 60 }],
  );
  assert.deepEqual((await ask(town.ravi)).time, []);
  assert.deepEqual((await ask(town.ravi, town.keiko)).time, [], "of another agency, nothing");
  assert.equal((await refusal(ask(town.ines, town.ines))).status, 404);
  // Who is kept from a case learns nothing of its time.
  await c.wall(town.ravi, caseId);
  assert.deepEqual(
    (await ask(town.ravi, town.ines)).time.filter((one) => one.caseId === caseId),
    [],
  );
});
