import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { notes } from "../cases/notes/contract.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { complaints, measures, titleIx } from "../titleix/contract.ts";
import { titleIxRoutes } from "../titleix/routes.ts";
import { walls } from "../walls/contract.ts";
import { wallRoutes } from "../walls/routes.ts";
import { holds, retention } from "./contract.ts";
import { layRetention, type Retained } from "./testing.ts";

let c: Retained;
before(async () => {
  c = await layRetention([...wallRoutes, ...titleIxRoutes]);
});
after(() => c.s.strike());

/** Clock and case as they stand when the words of a case closed today are due in a year, by the program's own schedule. */
const aYear = async () => {
  const { schedules } = await c.s.as(c.town.ida)(retention.schedules, {});
  const now = schedules.find((one) => one.class === "case_words" && one.programId === c.town.programs.care);
  if (now?.years === 1) return;
  await c.stepUp(c.town.ida);
  await c.s.as(c.town.ida)(retention.setSchedule, {
    programId: c.town.programs.care,
    class: "case_words",
    years: 1,
    why: "Board resolution 12",
    version: now?.version ?? null,
  });
};
const closed = async () => {
  await aYear();
  const laid = await c.open(c.town.ines);
  await c.close(laid.caseId);
  return laid;
};

test("R90 every class has a schedule in every program, shipped as a starting point, and an administrator's own with a reason", async () => {
  const { schedules } = await c.s.as(c.town.ida)(retention.schedules, {});
  const care = schedules.filter((one) => one.programId === c.town.programs.care);
  assert.equal(new Set(care.map((one) => one.class)).size, 10);
  const consult = care.find((one) => one.class === "consult");
  assert.deepEqual([consult?.years, consult?.from, consult?.why], [3, "shipped", null]);
  const change = { programId: null, class: "consult", years: 2, why: "State schedule GS-14", version: null } as const;
  await c.stepUp(c.town.ida);
  await c.s.as(c.town.ida)(retention.setSchedule, change);
  const after = (await c.s.as(c.town.ines)(retention.schedules, {})).schedules.filter((one) => one.class === "consult");
  assert.ok(after.every((one) => one.years === 2 && one.from === "agency" && one.why === change.why));
  const theirs = (await c.s.as(c.town.tomas)(retention.schedules, {})).schedules;
  assert.ok(
    theirs.every((one) => one.from === "shipped"),
    "another agency has its own",
  );
  assert.equal((await refusal(c.s.as(c.town.ida)(retention.setSchedule, change))).code, "schedule.changed");
  assert.equal((await refusal(c.s.as(c.town.ravi)(retention.setSchedule, change))).status, 403);
  assert.deepEqual((await refusal(c.s.as(c.town.ida)(retention.setSchedule, { ...change, class: "trail" }))).fields, {
    class: "schedule.fixed",
  });
  assert.deepEqual((await refusal(c.s.as(c.town.ida)(retention.setSchedule, { ...change, programId: c.town.programs.support }))).fields, {
    programId: "unknown",
  });
  assert.deepEqual((await refusal(c.s.as(c.town.ida)(retention.setSchedule, { ...change, why: "x" }))).fields, { why: "missing" });
});

test("R90 nothing goes silently: in the queue thirty days before, for those who decide there, and it waits for two people however late", async () => {
  const { caseId, personId } = await closed();
  await c.s
    .as(c.town.ines)(notes.add, { caseId, audience: "team", body: "They like the lake" })
    .catch(() => {});
  await c.days(334);
  await c.find();
  assert.equal(await c.reviewOf(caseId), undefined, "31 days before");
  await c.days(2);
  await c.find();
  await c.find();
  const [one, ...more] = (await c.queue(c.town.ravi)).filter((review) => review.caseId === caseId);
  assert.deepEqual([one?.class, one?.state, one?.person?.id, more.length], ["case_words", "waiting", personId, 0]);
  assert.ok(one);
  assert.ok(one.dueOn >= (await c.dayFrom(29)));
  for (const who of [c.town.ines, c.town.ida, c.town.keiko, c.town.dolores]) {
    assert.deepEqual(await c.queue(who), []);
    assert.equal((await refusal(c.s.as(who)(retention.letGo, { reviewId: one.reviewId, version: 1 }))).status, 404);
  }
  await c.days(60);
  await c.find();
  await c.purge();
  assert.equal((await c.reviewOf(caseId))?.state, "waiting", "overdue, and there");
  await c.s.as(c.town.ravi)(retention.letGo, { reviewId: one.reviewId, version: 1 });
  await c.purge();
  await c.stepUp(c.town.ravi);
  assert.equal((await refusal(c.s.as(c.town.ravi)(retention.answer, { reviewId: one.reviewId, version: 2, answer: "go" }))).status, 403);
  assert.equal((await refusal(c.s.as(c.second)(retention.letGo, { reviewId: one.reviewId, version: 1 }))).code, "review.changed");
  await c.stepUp(c.second);
  await c.s.as(c.second)(retention.answer, { reviewId: one.reviewId, version: 2, answer: "wait" });
  assert.equal((await c.reviewOf(caseId))?.state, "waiting");
  await c.s.as(c.second)(retention.letGo, { reviewId: one.reviewId, version: 3 });
  const own = await refusal(c.s.as(c.second)(retention.answer, { reviewId: one.reviewId, version: 4, answer: "go" }));
  assert.equal(own.status, 403, "nobody agrees with themself");
});

test("R90 a first schedule of no years at all still leaves thirty days, and what was found late is not due at once", async () => {
  const { caseId } = await closed();
  await c.days(3 * 365);
  await c.find();
  const one = await c.reviewOf(caseId);
  assert.equal(one?.dueOn, await c.dayFrom(30));
  await c.letGo(caseId);
  await c.purge();
  assert.equal((await c.reviewOf(caseId))?.state, "agreed");
  await c.days(29);
  await c.purge();
  assert.equal((await c.reviewOf(caseId))?.state, "agreed", "the day before");
  await c.days(1);
  await c.purge();
  assert.equal(await c.reviewOf(caseId), undefined);
});

test("R90 one press keeps it, with a reason; what is written in it, or opened again, extends by itself", async () => {
  const kept = await closed();
  const written = await closed();
  const again = await closed();
  await c.days(340);
  await c.find();
  const one = await c.reviewOf(kept.caseId);
  assert.ok(one);
  assert.deepEqual(
    (await refusal(c.s.as(c.town.ravi)(retention.keep, { reviewId: one.reviewId, because: "law", years: 11, version: 1 }))).fields,
    {
      years: "tooLong",
    },
  );
  for (const [because, years] of [
    [null, 2],
    ["law", null],
    ["law", 0],
    ["law", 11],
  ])
    assert.equal(
      await c.s.past(c.town.ravi, "select retention.keep($1, $2, $3, $4)", [one.reviewId, because, years, one.version]),
      "22023 no such keeping",
    );
  const yes = await c.s.past(c.second, "select retention.answer($1, true, $2)", [one.reviewId, one.version]);
  assert.equal(yes, "HF409 review.changed", "a second word on what nobody let go is none");
  await c.s.as(c.town.ravi)(retention.keep, { reviewId: one.reviewId, because: "returns", years: 2, version: one.version });
  assert.equal(
    (await refusal(c.s.as(c.town.ravi)(retention.keep, { reviewId: one.reviewId, because: "law", years: 1, version: 2 }))).status,
    404,
  );
  for (const { caseId } of [written, again]) await c.letGo(caseId);
  await c.s.as(c.town.ravi)(cases.reopen, {
    caseId: again.caseId,
    managerId: c.town.ines,
    version: await c.versionOf(again.caseId),
    firstStep: { title: "Call", dueOn: await c.dayFrom(2), kind: "task" },
  } as never);
  await c.s.given(
    "insert into cases.timeline (id, agency_id, program_id, person_id, case_id, on_day, kind, account_id, section) select $1, agency_id, program_id, person_id, id, closed_on, 'note', manager_id, 32 from cases.case where id = $2",
    [newId(), written.caseId],
  );
  await c.days(40);
  await c.purge();
  await c.find();
  for (const { caseId } of [kept, written, again]) assert.equal(await c.reviewOf(caseId), undefined);
  const left = await c.s.given("select from retention.review where case_id = any ($1) and state = 'purged'", [
    [kept, written, again].map((one) => one.caseId),
  ]);
  assert.equal(left.length, 0);
  await c.days(700);
  await c.find();
  const state = await Promise.all([kept, written, again].map(async ({ caseId }) => (await c.reviewOf(caseId))?.state));
  assert.deepEqual(state, ["waiting", "waiting", undefined]);
});

test("R90 R11 a legal hold beats what two agreed to, and is lifted by two; behind a wall there is neither", async () => {
  const { caseId, personId } = await closed();
  await c.days(340);
  await c.find();
  await c.letGo(caseId);
  const caseNumber = Number((await c.s.given<{ n: string }>("select number as n from cases.case where id = $1", [caseId]))[0]?.n);
  const reason = "A letter of her lawyer, 12 May";
  assert.equal((await refusal(c.s.as(c.town.omar)(holds.place, { caseNumber, whole: false, reason }))).code, "hold.noCase");
  assert.equal((await refusal(c.s.as(c.town.keiko)(holds.place, { caseNumber, whole: false, reason }))).code, "hold.noCase");
  assert.equal(
    (await refusal(c.s.as(c.town.ida)(holds.place, { caseNumber, whole: false, reason }))).code,
    "hold.noCase",
    "no administrator (R08)",
  );
  assert.deepEqual((await refusal(c.s.as(c.town.ravi)(holds.place, { caseNumber, whole: false, reason: "x" }))).fields, {
    reason: "missing",
  });
  const { id: holdId } = await c.s.as(c.town.ravi)(holds.place, { caseNumber, whole: true, reason });
  assert.equal((await refusal(c.s.as(c.town.ravi)(holds.place, { caseNumber, whole: true, reason }))).code, "hold.standing");
  assert.equal(await c.reviewOf(caseId), undefined, "it is off the queue in the same second");
  await c.days(400);
  await c.find();
  await c.purge();
  assert.equal(await c.reviewOf(caseId), undefined);
  const listed = (await c.s.as(c.second)(holds.list, {})).holds.find((one) => one.holdId === holdId);
  assert.deepEqual([listed?.reason, listed?.whole, listed?.person?.id, listed?.mayAnswer], [reason, true, personId, false]);
  for (const who of [c.town.ida, c.town.keiko]) {
    assert.deepEqual((await c.s.as(who)(holds.list, {})).holds, []);
    assert.equal((await refusal(c.s.as(who)(holds.askLift, { holdId: holdId as never, why: "It is over", version: 1 }))).status, 404);
  }
  const [sealed] = await c.s.given<{ reason: Buffer }>("select reason from retention.hold where id = $1", [holdId]);
  assert.ok(sealed && !sealed.reason.toString("latin1").includes("lawyer"));
  await c.s.as(c.town.ravi)(holds.askLift, { holdId: holdId as never, why: "The suit is settled", version: 1 });
  await c.stepUp(c.town.ravi);
  const own = await refusal(c.s.as(c.town.ravi)(holds.answerLift, { holdId: holdId as never, answer: "lift", version: 2 }));
  assert.equal(own.status, 403, "not by one alone (R71)");
  await c.stepUp(c.second);
  await c.s.as(c.second)(holds.answerLift, { holdId: holdId as never, answer: "keep", version: 2 });
  await c.s.as(c.second)(holds.askLift, { holdId: holdId as never, why: "The suit is settled now", version: 3 });
  assert.equal(
    (await refusal(c.s.as(c.town.ravi)(holds.answerLift, { holdId: holdId as never, answer: "lift", version: 3 }))).code,
    "hold.changed",
  );
  await c.stepUp(c.town.ravi);
  await c.s.as(c.town.ravi)(holds.answerLift, { holdId: holdId as never, answer: "lift", version: 4 });
  await c.purge();
  await c.find();
  const anew = await c.reviewOf(caseId);
  assert.deepEqual([anew?.state, anew?.dueOn], ["waiting", await c.dayFrom(30)], "asked about anew");
  await c.s.as(c.second)(walls.placeOnCase, { caseId, accountId: c.town.ravi, origin: "personal", reason: "They are cousins" });
  assert.equal(await c.reviewOf(caseId), undefined);
  assert.equal((await refusal(c.s.as(c.town.ravi)(retention.letGo, { reviewId: anew?.reviewId as never, version: 1 }))).status, 404);
  assert.equal((await refusal(c.s.as(c.town.ravi)(holds.place, { caseNumber, whole: false, reason }))).code, "hold.noCase");
});

test("R80 the papers of a complaint are kept seven years after it was closed, whatever the program's years, and always while it runs; measures alone follow the program", async () => {
  const { ida, ines, ravi } = c.town;
  await aYear();
  const [party, helped] = [await c.open(ines), await c.open(ines)];
  await c.s.as(ines)(measures.offer, { caseId: helped.caseId, kind: "classes", whatToDo: "A later deadline.", implementers: [] });
  await c.s.as(ida)(titleIx.keepPolicy, { body: "Tell Ravi.", inForceOn: await c.dayFrom(0), coordinatorId: ravi });
  const { id } = await c.s.as(ravi)(complaints.open, { reference: "2026-080" });
  const complaintId = id as never;
  const [row] = await c.s.given<{ number: number }>("select number::int from cases.case where id = $1", [party.caseId]);
  await c.s.as(ravi)(complaints.link, { complaintId, role: "complainant", caseNumber: row?.number ?? 0, support: "offered" });
  for (const { caseId } of [party, helped]) await c.close(caseId);
  await c.s.given(
    "update staff.session set idle_until = kernel.clock() + interval '20 years', expires_at = kernel.clock() + interval '20 years'",
  );
  await c.days(400);
  await c.find();
  assert.ok(await c.reviewOf(helped.caseId), "supportive measures alone follow the program's years");
  assert.equal(await c.reviewOf(party.caseId), undefined, "as long as the complaint runs its papers stay");
  await c.s.as(ravi)(complaints.close, { complaintId, version: 1 });
  await c.days(7 * 365 - 40);
  await c.find();
  assert.equal(await c.reviewOf(party.caseId), undefined);
  await c.days(42);
  await c.find();
  assert.ok(await c.reviewOf(party.caseId));
});
