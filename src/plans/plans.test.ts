import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { cases } from "../cases/contract.ts";
import { tasks } from "../cases/tasks/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { today } from "../today/contract.ts";
import { todayRoutes } from "../today/routes.ts";
import { actions, goals, type Plan, plans } from "./contract.ts";
import { PersonsCopy } from "./copy/contract.ts";
import { personsCopy } from "./copy/personsCopy.ts";
import { tellCopy } from "./copy/tellCopy.ts";
import { diffPlans } from "./diffPlans.ts";
import { planRoutes } from "./routes.ts";
import { readPdf } from "./testing.ts";

let c: Cases;
before(async () => {
  c = await layCases([...planRoutes, ...todayRoutes]);
});
after(() => c.s.strike());

const show = (who: string, caseId: Id) => c.s.as(who)(plans.show, { caseId });
const newest = async (who: string, caseId: Id): Promise<Plan> => {
  const [plan] = (await show(who, caseId)).plans;
  assert.ok(plan);
  return plan;
};
const bodyOf = ({ planId, version, statement, language, authoredWith, startOn, targetEnd, reviewOn, goals }: Plan) => ({
  planId: planId as Id,
  version,
  statement,
  language,
  authoredWith,
  startOn,
  targetEnd,
  reviewOn,
  goals: goals.map(({ goalId, words }) => ({ goalId: goalId as Id, words })) as { goalId?: Id; words: string }[],
});

/** A first draft with these goals. */
async function drafted(who: string, caseId: Id, ...words: string[]) {
  await c.s.as(who)(plans.begin, { caseId });
  const body = bodyOf(await newest(who, caseId));
  await c.s.as(who)(plans.write, { ...body, statement: "I want to sleep again", goals: words.map((text) => ({ words: text })) });
  return newest(who, caseId);
}
const agree = (who: string, plan: Plan, more: object = {}) =>
  c.s.as(who)(plans.agree, { planId: plan.planId as Id, version: plan.version, readBack: true, how: "spoken", signedName: null, ...more });
const agreed = async (who: string, caseId: Id, ...words: string[]) => {
  await agree(who, await drafted(who, caseId, ...words));
  return newest(who, caseId);
};
const wordsOf = (plan: Plan) => plan.goals.map(({ words }) => words);

test("C12 C13 C14 C15 B24 their plan: in their words and their order, agreed, and a second version from the first that leaves the first as it was said", async () => {
  const { ines } = c.town;
  const { caseId } = await c.open(ines);
  assert.deepEqual((await show(ines, caseId)).plans, []);
  const first = await agreed(ines, caseId, "Terminar este semestre — ya", "Sleep through the night", "Call my mother");
  assert.deepEqual([first.number, first.status, first.agreedHow, first.statement], [1, "agreed", "spoken", "I want to sleep again"]);
  assert.ok(first.readBackAt && first.agreedAt && first.agreedBy?.name === "Ines Carvalho");
  await c.s.as(ines)(plans.begin, { caseId });
  const draft = await newest(ines, caseId);
  assert.deepEqual(wordsOf(draft), wordsOf(first), "carried over word for word");
  const [one, two, three] = bodyOf(draft).goals;
  assert.ok(one && two && three);
  await c.s.as(ines)(plans.write, { ...bodyOf(draft), goals: [three, { ...one, words: "Finish this term without moving" }] });
  assert.equal((await refusal(c.s.as(ines)(plans.begin, { caseId }))).code, "plan.draftThere");
  await agree(ines, await newest(ines, caseId), { how: "signed", signedName: "Jo Rivera" });
  const [second, before] = (await show(ines, caseId)).plans;
  assert.ok(second && before);
  assert.deepEqual(wordsOf(second), ["Call my mother", "Finish this term without moving"]);
  assert.deepEqual([second.number, second.status, second.signedName, before.status], [2, "agreed", "Jo Rivera", "superseded"]);
  assert.deepEqual(wordsOf(before), wordsOf(first));
  assert.equal(second.goals[1]?.goalId, first.goals[0]?.goalId, "a goal reworded is still that goal");
  const lines = (await c.show(ines, caseId)).story.items.filter(({ kind }) => kind === "plan").map(({ codes }) => codes);
  assert.deepEqual(lines, [
    { state: "agreed", number: 2 },
    { state: "agreed", number: 1 },
  ]);
});

test("C13 a plan agrees to nothing by itself: without a goal, a reading back, a name where it is signed, it stays a draft", async () => {
  const { ines } = c.town;
  const { caseId } = await c.open(ines);
  await c.s.as(ines)(plans.begin, { caseId });
  const empty = await newest(ines, caseId);
  assert.equal((await refusal(agree(ines, empty))).fields.goals, "missing");
  await c.s.as(ines)(plans.write, { ...bodyOf(empty), goals: [{ words: "Rest" }] });
  const draft = await newest(ines, caseId);
  assert.equal((await refusal(agree(ines, draft, { readBack: false }))).status, 422);
  for (const signedName of [null, "", "\u200b"])
    assert.equal((await refusal(agree(ines, draft, { how: "signed", signedName }))).status, 422);
  assert.equal((await refusal(agree(ines, empty))).code, "stale", "somebody has written in it since");
  await c.s.as(ines)(plans.setAside, { planId: draft.planId as Id, version: draft.version });
  assert.equal((await refusal(agree(ines, draft))).code, "plan.notDraft");
  await c.s.as(ines)(plans.begin, { caseId });
  assert.equal((await newest(ines, caseId)).number, 2, "what was put aside is kept, and its number is not given again");
});

test("what was agreed is changed by nobody, not even in the database; it ends, and stays ended", async () => {
  const { ines } = c.town;
  const { caseId } = await c.open(ines);
  const plan = await agreed(ines, caseId, "Rest");
  const { planId, version } = { planId: plan.planId as Id, version: plan.version };
  assert.equal((await refusal(c.s.as(ines)(plans.write, { ...bodyOf(plan), statement: "Other words" }))).code, "plan.notDraft");
  for (const sql of [
    "update plans.plan set statement = '\\x00' where id = $1",
    "update plans.plan set review_on = review_on + 1 where id = $1",
    "update plans.plan set status = 'draft', agreed_how = null, agreed_at = null, agreed_by = null where id = $1",
    "update plans.goal set words = '\\x00' where plan_id = $1",
    "update plans.goal set dropped_at = kernel.clock() where plan_id = $1",
  ])
    await assert.rejects(c.s.given(sql, [planId]), /what was agreed stays as it was said/, sql);
  await c.s.as(ines)(plans.finish, { planId, version, as: "completed" });
  assert.equal((await newest(ines, caseId)).status, "completed");
  assert.equal((await refusal(c.s.as(ines)(plans.finish, { planId, version: version + 1, as: "ended" }))).code, "plan.notAgreed");
  await assert.rejects(c.s.given("update plans.plan set status = 'ended' where id = $1", [planId]), /stays as it was said/);
});

test("B06 a plan is boxed in time: it ends after it begins, and what is chosen is still to come", async () => {
  const { ines } = c.town;
  const { caseId } = await c.open(ines);
  await c.s.as(ines)(plans.begin, { caseId });
  const body = bodyOf(await newest(ines, caseId));
  const write = (more: object) => c.s.as(ines)(plans.write, { ...body, ...more });
  assert.equal(body.reviewOn, await c.dayFrom(42), "six weeks, unless something else is said");
  assert.deepEqual((await refusal(write({ targetEnd: await c.dayFrom(-1) }))).fields, { targetEnd: "beforeStart" });
  assert.deepEqual((await refusal(write({ reviewOn: await c.dayFrom(-1) }))).fields, { reviewOn: "past" });
  assert.deepEqual((await refusal(write({ reviewOn: await c.dayFrom(900) }))).fields, { reviewOn: "tooFar" });
  assert.deepEqual((await refusal(write({ startOn: await c.dayFrom(900) }))).fields, { startOn: "tooFar" });
  assert.deepEqual((await refusal(write({ goals: [{ goalId: newId() as Id, words: "x" }] }))).fields, { goals: "unknown" });
  await write({ targetEnd: await c.dayFrom(42), goals: [{ words: "Rest" }] });
  assert.equal((await newest(ines, caseId)).targetEnd, await c.dayFrom(42));
});

test("B09 each goal has its steps: staff's is a task on somebody's list, the person's and an outsider's are not", async () => {
  const { ines, ravi, omar } = c.town;
  const { caseId } = await c.open(ines);
  const plan = await agreed(ines, caseId, "Sleep through the night");
  const goalId = plan.goals[0]?.goalId as Id;
  const act = (more: object) =>
    c.s.as(ines)(goals.act, { goalId, what: "Ask housing for the June room", ownerKind: "staff", ownerName: null, ...more });
  assert.deepEqual((await refusal(act({}))).fields, { dueOn: "missing" });
  assert.deepEqual((await refusal(act({ dueOn: await c.dayFrom(-1) }))).fields, { dueOn: "past" });
  assert.deepEqual((await refusal(act({ ownerKind: "outside" }))).fields, { ownerName: "missing" });
  assert.deepEqual((await refusal(act({ dueOn: await c.dayFrom(3), ownerId: omar }))).fields, { ownerId: "task.ownerCannotSee" });
  const dueOn = await c.dayFrom(3);
  await act({ dueOn, ownerId: ravi });
  await act({ what: "Tell two professors", ownerKind: "person" });
  await act({ what: "Send the form", ownerKind: "outside", ownerName: "Bridge Housing" });
  const [staff, own, outside] = (await show(ines, caseId)).goals[0]?.actions ?? [];
  assert.deepEqual(
    [staff?.owner?.name, staff?.dueOn, own?.ownerKind, outside?.ownerName],
    ["Ravi Menon", dueOn, "person", "Bridge Housing"],
  );
  const task = (await c.show(ravi, caseId)).tasks.find(({ title }) => title === "Ask housing for the June room");
  assert.deepEqual([task?.taskId, task?.owner.name], [staff?.taskId, "Ravi Menon"]);
  await c.s.as(ravi)(tasks.complete, { taskId: task?.taskId as Id, version: 1 });
  const end = (one: typeof own, as: "open" | "done" | "cancelled") =>
    c.s.as(ines)(actions.end, { actionId: one?.actionId as Id, version: one?.version ?? 0, as });
  assert.equal((await refusal(end(staff, "done"))).code, "action.isTask");
  await end(own, "done");
  assert.equal((await refusal(end(own, "cancelled"))).code, "stale");
  await end(outside, "cancelled");
  const after = (await show(ines, caseId)).goals[0]?.actions.map(({ status }) => status);
  assert.deepEqual(after, ["done", "done", "cancelled"]);
});

test("B10 B26 C30 B11 how a goal goes, by their own rating and by attainment, over versions; what staff count it as stands apart", async () => {
  const { ines } = c.town;
  const { caseId } = await c.open(ines);
  const plan = await agreed(ines, caseId, "Sleep", "Finish the term");
  const goalId = plan.goals[0]?.goalId as Id;
  const rate = (kind: "own" | "attainment", value: number) => c.s.as(ines)(goals.rate, { goalId, kind, value });
  for (const [kind, value] of [
    ["own", 0],
    ["own", -1],
    ["attainment", 3],
    ["own", 6],
  ] as const)
    assert.equal((await refusal(rate(kind, value))).status, 422);
  await rate("own", 2);
  await rate("attainment", -2);
  const code = (codings: object[]) => c.s.as(ines)(goals.code, { goalId, codings: codings as never });
  await code([{ domain: "housing", code: "H-1" }]);
  await code([
    { domain: "wellbeing", code: null },
    { domain: "academics", code: "A4" },
  ]);
  assert.deepEqual(
    (
      await refusal(
        code([
          { domain: "food", code: null },
          { domain: "food", code: "x" },
        ]),
      )
    ).fields,
    { codings: "twice" },
  );
  await c.s.as(ines)(plans.begin, { caseId });
  await agree(ines, await newest(ines, caseId));
  await rate("own", 4);
  await rate("attainment", 1);
  const [live] = (await show(ines, caseId)).goals;
  assert.deepEqual(
    live?.ratings.map(({ kind, value }) => [kind, value]),
    [
      ["own", 2],
      ["attainment", -2],
      ["own", 4],
      ["attainment", 1],
    ],
  );
  assert.deepEqual(live?.coding, [
    { domain: "wellbeing", code: null },
    { domain: "academics", code: "A4" },
  ]);
  // A goal that was dropped is rated no more; its history stays.
  await c.s.as(ines)(plans.begin, { caseId });
  const draft = await newest(ines, caseId);
  await c.s.as(ines)(plans.write, { ...bodyOf(draft), goals: bodyOf(draft).goals.slice(1) });
  await agree(ines, await newest(ines, caseId));
  assert.equal((await refusal(rate("own", 5))).code, "goal.dropped");
  assert.equal((await show(ines, caseId)).goals.find((one) => one.goalId === goalId)?.ratings.length, 4);
});

test("C14 whoever may not read the notes of a case reads no plan; whoever may only read, writes none; nobody elsewhere knows of it", async () => {
  const { ines, omar, noor, tomas, ravi } = c.town;
  const { caseId } = await c.open(ines);
  const plan = await agreed(ines, caseId, "Rest");
  const planId = plan.planId as Id;
  const goalId = plan.goals[0]?.goalId as Id;
  await c.s.as(ines)(goals.act, { goalId, what: "Rest", ownerKind: "person", ownerName: null });
  const actionId = (await show(ines, caseId)).goals[0]?.actions[0]?.actionId as Id;
  await c.s.as(ines)(cases.addTeamMember, { caseId, accountId: omar, role: "housing", sections: [] });
  await c.s.as(ines)(cases.addTeamMember, { caseId, accountId: noor, role: "counselor", sections: ["notes"], canWrite: false });
  const body = bodyOf(plan);
  const tries = (who: string) => {
    const call = c.s.as(who);
    return [
      call(plans.begin, { caseId }),
      call(plans.write, body),
      agree(who, plan),
      call(plans.setAside, { planId, version: 1 }),
      call(plans.finish, { planId, version: 1, as: "ended" }),
      call(goals.rate, { goalId, kind: "own", value: 3 }),
      call(goals.code, { goalId, codings: [] }),
      call(goals.act, { goalId, what: "x", ownerKind: "person", ownerName: null }),
      call(actions.end, { actionId, version: 1, as: "done" }),
    ];
  };
  for (const [who, status] of [
    [omar, 0],
    [noor, 403],
    [tomas, 404],
  ] as const)
    for (const [i, no] of (await Promise.all(tries(who).map(refusal))).entries())
      assert.equal(no.status, status || (i === 0 ? 403 : 404), `${who} ${i}`);
  assert.equal((await refusal(show(omar, caseId))).status, 403, "that there is a case is known to them; the plan is not");
  assert.equal((await refusal(c.s.as(omar)(plans.copy, { planId }))).status, 404);
  assert.equal((await refusal(show(tomas, caseId))).status, 404);
  assert.equal((await c.s.as(noor)(plans.copy, { planId })).copy.goals.length, 1);
  // Closed, it is read and not written.
  const { tasks: open } = await c.show(ravi, caseId);
  for (const { taskId, version } of open) await c.s.as(ravi)(tasks.complete, { taskId, version });
  const { version } = (await c.show(ravi, caseId)).case;
  await c.s.as(ravi)(cases.close, { caseId, version, reason: "goals_met", outcome: "improved" } as never);
  assert.deepEqual([(await show(ines, caseId)).plans.length, (await show(ines, caseId)).mayWrite], [1, false]);
  for (const no of await Promise.all(tries(ines).map(refusal))) assert.equal(no.code, "case.closed");
});

test("C12 R14 whatever a plan holds, the person's copy has their words in their order, and nothing of staff's: no coding, no attainment, no name of who wrote it down", () => {
  const said = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }).filter((text) => !text.includes("STAFF"));
  const staffs = fc.nat().map((n) => `STAFF${n}`);
  const who = fc.record({ id: staffs, name: staffs });
  const day = fc.constantFrom("2026-11-02", "2026-12-24", "2027-03-01");
  const rating = fc.oneof(
    fc.record({ kind: fc.constant("own"), value: fc.integer({ min: 1, max: 5 }), onDay: day, by: who, note: staffs }),
    fc.record({ kind: fc.constant("attainment"), value: fc.integer({ min: -2, max: 2 }), onDay: day, by: who, note: staffs }),
  );
  const step = fc.record({
    actionId: staffs,
    what: said,
    ownerKind: fc.constantFrom("person", "outside"),
    owner: fc.constant(null),
    ownerName: said,
    taskId: staffs,
    dueOn: fc.option(day),
    status: fc.constantFrom("open", "done"),
    version: fc.nat(),
    note: staffs,
  });
  const goal = fc.record({
    words: said,
    actions: fc.array(step, { maxLength: 3 }),
    ratings: fc.array(rating, { maxLength: 4 }),
    coding: fc.array(fc.record({ domain: staffs, code: staffs }), { maxLength: 2 }),
    risk: staffs,
  });
  const status = fc.constantFrom("draft", "agreed", "superseded", "completed", "ended", "put_aside");
  const whole = fc.record({
    status,
    statement: fc.option(said),
    language: fc.constantFrom("en", "es", "ar", "so"),
    authoredWith: fc.constantFrom("alone", "together", "family", "interpreter"),
    agreedHow: fc.constantFrom("signed", "spoken"),
    targetEnd: fc.option(day),
    signedName: staffs,
    by: who,
    risk: staffs,
    notes: fc.array(staffs),
    goals: fc.array(goal, { maxLength: 5 }),
    locale: fc.option(fc.constantFrom("en", "es", "ar"), { nil: undefined }),
  });
  fc.assert(
    fc.property(whole, ({ goals: all, by, locale, ...rest }) => {
      const over = rest.status === "draft" || rest.status === "agreed" ? null : "2026-11-09T12:00:00Z";
      const at = rest.status === "draft" || rest.status === "put_aside" ? null : "2026-11-02T12:00:00Z";
      const live = all.map((one, i) => ({ ...one, goalId: `STAFF-goal${i}`, seq: i + 1 }));
      const times = { startOn: "2026-11-02", reviewOn: "2026-12-24", readBackAt: at, agreedAt: at, endedAt: over };
      const plan = { ...rest, ...times, planId: "STAFF-plan", number: 7, agreedBy: by, version: 3, goals: live };
      const copy = personsCopy(plan as never, live as never, { timeZone: "America/Chicago", locale: locale as never });
      PersonsCopy.parse(copy);
      assert.ok(!JSON.stringify(copy).includes("STAFF"));
      // What is shared of it is the same in lines, and nothing else either.
      const told = tellCopy(copy);
      assert.ok(!told.includes("STAFF"));
      for (const { words } of copy.goals) for (const line of words.split("\n")) assert.ok(line.trim() === "" || told.includes(line));
      assert.deepEqual(
        copy.goals.map(({ words }) => words),
        all.map(({ words }) => words),
      );
      assert.equal(copy.statement, rest.statement);
      for (const [i, { going, steps }] of copy.goals.entries()) {
        assert.deepEqual(
          steps.map(({ what }) => what),
          all[i]?.actions.map(({ what }) => what),
        );
        assert.equal(going?.value, all[i]?.ratings.findLast(({ kind }) => kind === "own")?.value);
      }
    }),
    { numRuns: 300 },
  );
});

test("C12 the same on paper: a PDF by the door in English, Spanish and Arabic says word for word what the copy says; a letter that no face has is said, not dropped", async () => {
  const { ines, omar } = c.town;
  const { caseId } = await c.open(ines);
  const plan = await agreed(ines, caseId, "النوم طوال الليل (غرفة 214)", "Finish this term, ‘no’ matter what: ł š é");
  const planId = plan.planId as Id;
  const goalId = plan.goals[0]?.goalId as Id;
  await c.s.as(ines)(goals.code, { goalId, codings: [{ domain: "housing", code: "CODE-7" }] });
  await c.s.as(ines)(goals.rate, { goalId, kind: "own", value: 3 });
  await c.s.as(ines)(goals.act, { goalId, what: "Ask housing", ownerKind: "staff", ownerName: null, dueOn: await c.dayFrom(3) });
  const plain = (text: string) => text.replaceAll(/\s/g, "");
  for (const locale of ["en", "es", "ar"] as const) {
    const { copy } = await c.s.as(ines)(plans.copy, { planId, locale });
    const token = await c.s.tokenOf(ines);
    const answer = await c.s.sendRaw(token, "GET", `/plans/${planId}/paper?locale=${locale}`);
    assert.equal(answer.statusCode, 200);
    const { told, drawn } = readPdf(answer.rawPayload);
    const whole = [copy.title, ...copy.said, copy.statement, copy.headings.goals];
    for (const { n, words, going, steps } of copy.goals) {
      whole.push(`${n}. ${words}`, going?.says ?? "", ...(steps.length > 0 ? [copy.headings.steps] : []));
      for (const { what, who } of steps) whole.push(`• ${what}`, who);
    }
    assert.equal(plain(told.join("")), plain([...whole, ...copy.foot].join("")), locale);
    assert.ok(drawn.includes("Finish this term, ‘no’ matter what: ł š é"), "drawn, and not only told");
    assert.ok(!/CODE|housing\b(?!\n)/.test(drawn.replace("Ask housing", "")));
    if (locale !== "ar") assert.ok(drawn.includes(copy.title));
  }
  const call = c.s.as(ines);
  await call(plans.begin, { caseId });
  const draft = await newest(ines, caseId);
  await call(plans.write, { ...bodyOf(draft), goals: [{ words: "我想睡觉" }] });
  const token = await c.s.tokenOf(ines);
  const no = await c.s.sendRaw(token, "GET", `/plans/${draft.planId}/paper`);
  assert.deepEqual([no.statusCode, no.json().code], [409, "plan.lettersMissing"]);
  assert.equal((await call(plans.copy, { planId: draft.planId as Id })).copy.goals[0]?.words, "我想睡觉");
  assert.equal((await c.s.sendRaw(await c.s.tokenOf(omar), "GET", `/plans/${planId}/paper`)).statusCode, 404);
  // What leaves as a file is on record before its first byte does.
  assert.equal(plans.paper.weighty, true);
});

test("what changed from one version to the next is said goal by goal: by what a goal is, not by how it is worded or where it stands", () => {
  const goalsOf = (...all: [string, string][]) => all.map(([goalId, words], i) => ({ goalId, words, seq: i + 1 }));
  const plan = { statement: "a", startOn: "2026-01-01", targetEnd: null, reviewOn: "2026-02-01" };
  const before = { ...plan, goals: goalsOf(["1", "Rest"], ["2", "Work"], ["3", "Home"]) } as never;
  assert.deepEqual(diffPlans(before, before), []);
  const after = { ...plan, statement: "b", reviewOn: "2026-03-01", goals: goalsOf(["3", "Home"], ["1", "Sleep"], ["4", "New"]) } as never;
  assert.deepEqual(diffPlans(before, after), [
    { what: "statement", from: "a", to: "b" },
    { what: "moved", words: "Home", from: 2, to: 1 },
    { what: "reworded", from: "Rest", to: "Sleep" },
    { what: "added", words: "New" },
    { what: "dropped", words: "Work" },
    { what: "reviewOn", from: "2026-02-01", to: "2026-03-01" },
  ]);
});

test("B10 B26 a plan that nobody looked at again slips the day after, for its case manager and not for whoever reads no plan; a new version ends that", async () => {
  const { ines, omar } = c.town;
  const { caseId } = await c.open(ines);
  await agreed(ines, caseId, "Rest");
  await c.s.as(ines)(cases.addTeamMember, { caseId, accountId: omar, role: "housing", sections: [] });
  const slips = async (who: string) =>
    (await c.s.as(who)(today.cracks, {})).slipping
      .filter((one) => one.subjectId === caseId)
      .flatMap((one) => one.cracks.map(({ crack }) => crack))
      .includes("plan_review");
  const days = async (n: number) => await c.s.moveBy(n * 86_400_000);
  await days(42);
  assert.equal(await slips(ines), false, "that day is there for it");
  await days(1);
  assert.deepEqual([await slips(ines), await slips(omar)], [true, false]);
  await c.s.as(ines)(plans.begin, { caseId });
  await agree(ines, await newest(ines, caseId));
  assert.equal(await slips(ines), false);
});

test("past the door too: that a plan was agreed is said by who heard it, and of one with a goal in it", async () => {
  const { caseId } = await c.open(c.town.ines);
  const { id } = await c.s.as(c.town.ines)(plans.begin, { caseId });
  const agree = (by: string) =>
    c.s.past(
      c.town.ines,
      "update plans.plan set status = 'agreed', agreed_how = 'spoken', agreed_at = kernel.clock(), agreed_by = $2, version = version + 1 where id = $1",
      [id, by],
    );
  assert.equal(await agree(c.town.omar), "42501 who heard it says that it was agreed");
  assert.equal(await agree(c.town.ines), "HF422 plan.noGoal");
});
