import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import { calendar } from "../agencies/contract.ts";
import { agencyRoutes } from "../agencies/routes.ts";
import { cases } from "../cases/contract.ts";
import { many } from "../cases/many/contract.ts";
import { A11_SUPERVISION } from "../kernel/limits.ts";
import { runJob } from "../kernel/runJob.ts";
import { refusal } from "../kernel/testing.ts";
import { plans } from "../plans/contract.ts";
import { planRoutes } from "../plans/routes.ts";
import { type Id, layStories, type Stories } from "../today/testing.ts";
import { recordReviews, supervision } from "./contract.ts";
import { drawSamples } from "./jobs.ts";
import { supervisionRoutes } from "./routes.ts";

let c: Stories;
let t: Stories["town"];
before(async () => {
  c = await layStories([...supervisionRoutes, ...agencyRoutes, ...planRoutes]);
  t = c.town;
});
after(() => c.s.strike());
beforeEach(() => want({ approvesPlan: false, approvesClosing: false, reviewsRecords: false }));

const asked = (more: object = {}) => ({ kind: "question", words: "They ask me to be there at the hearing. May I?", ...more });
const raise = async (who: string, caseId: Id, more: object = {}) =>
  (await c.s.as(who)(supervision.raise, { caseId, ...asked(more) } as never)).id as Id;
const answer = (who: string, askId: Id, given: string, words: string | null = "Go, and tell me after.", version = 1) =>
  c.s.as(who)(supervision.answer, { askId, answer: given, words, version } as never);
const end = (who: string, askId: Id, version: number) => c.s.as(who)(supervision.end, { askId, version });
const asksOf = async (who: string, caseId: Id) => (await c.s.as(who)(supervision.ofCase, { caseId })).asks;
const waiting = (who: string) => c.s.as(who)(supervision.waiting, {});
const told = async (who: string, caseId: Id) =>
  (await c.show(who, caseId)).story.items.flatMap(({ kind, codes }) => (kind === "supervision" ? [codes["act"]] : [])).toReversed();
/** What a program of Northlake wants of its supervisors, as its administrator says it. */
async function want(wanted: { approvesPlan?: boolean; approvesClosing?: boolean; reviewsRecords?: boolean }, who = t.ida) {
  const { programs } = await c.s.as(t.ida)(calendar.show, {});
  const care = programs.find((one) => (one.id as string) === t.programs.care);
  assert.ok(care);
  const { id: programId, name: _, open: __, nextDay: ___, escalation, alwaysAsksSafety: ____, ...clocks } = care;
  await c.s.as(who)(calendar.changeClocks, { ...clocks, programId, escalationId: escalation?.id ?? null, ...wanted });
}
const close = async (who: string, caseId: Id, more: object = {}) =>
  c.s.as(who)(cases.close, {
    caseId,
    reason: "goals_met",
    outcome: "improved",
    openTasks: "cancel",
    note: null,
    version: await c.versionOf(caseId),
    ...more,
  } as never);
/** Somebody more who supervises CARE. */
const supervisor = async (name: string) => {
  const who = await t.account(t.agencies.northlake, name);
  await t.member(t.agencies.northlake, who, t.programs.care, "supervisor");
  await c.s.given("update staff.membership set starts_at = '2020-01-01' where account_id = $1", [who]);
  return who;
};
const endMembership = (who: string) => c.s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [who]);

test("A11 a question to the supervisor is asked from the case, stands on their Today, is answered, and the answer reaches who asked until it is laid aside", async () => {
  await c.at("2026-11-03");
  const { caseId } = await c.open(t.omar, { call: "Jo" });
  const askId = await raise(t.omar, caseId);
  const [mine] = await asksOf(t.omar, caseId);
  assert.deepEqual([mine?.status, mine?.words, mine?.askedBy.name, mine?.late], ["asked", asked().words, "Omar Haddad", false]);
  assert.deepEqual([mine?.mayAnswer, mine?.mayEnd], [false, true]);
  const here = async (who: string) => (await waiting(who)).asked.filter((one) => (one.caseId as string) === caseId);
  const [there] = await here(t.ravi);
  assert.deepEqual([there?.words, there?.label.call, there?.mayAnswer], [asked().words, "Jo", true]);
  assert.deepEqual([await here(t.omar), await here(t.ines)], [[], []]);

  // Refused: not by who asked, nor without words, nor twice; to others it is not there.
  assert.equal((await refusal(answer(t.omar, askId, "answered"))).status, 403);
  assert.equal((await refusal(answer(t.ines, askId, "answered"))).status, 404);
  assert.equal((await refusal(answer(t.keiko, askId, "answered"))).status, 404);
  assert.equal((await refusal(end(t.keiko, askId, 1))).status, 404);
  assert.equal((await refusal(end(t.ravi, askId, 1))).status, 403);
  assert.equal((await refusal(answer(t.ravi, askId, "answered", null))).fields["words"], "missing");
  assert.equal((await refusal(answer(t.ravi, askId, "yes"))).fields["answer"], "invalid");
  assert.equal((await refusal(raise(t.ines, caseId))).status, 404);
  assert.equal((await refusal(raise(t.keiko, caseId))).status, 404);
  assert.equal((await refusal(raise(t.omar, caseId, { words: " " }))).status, 422);
  const both = await Promise.allSettled([answer(t.ravi, askId, "answered"), answer(t.ravi, askId, "answered", "Other words")]);
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
  assert.equal((await refusal(answer(t.ravi, askId, "answered"))).code, "ask.changed");

  const reached = async (who: string) => (await waiting(who)).answered.filter((one) => (one.askId as string) === askId);
  const [got] = await reached(t.omar);
  assert.equal(got?.answeredBy?.name, "Ravi Menon");
  assert.deepEqual([await here(t.ravi), await reached(t.ravi)], [[], []]);
  await end(t.omar, askId, 2);
  assert.deepEqual(await reached(t.omar), []);
  assert.equal((await refusal(end(t.omar, askId, 2))).code, "ask.changed");
  const [kept] = await asksOf(t.ravi, caseId);
  assert.deepEqual([kept?.status, kept?.answer, kept?.mayEnd], ["closed", "answered", false]);
  assert.deepEqual(await told(t.omar, caseId), ["question.asked", "question.answered"]);

  // One is taken back before anybody answers; sealed where it lies.
  const second = await raise(t.omar, caseId, { words: "O’Brien rang: أهلا" });
  await end(t.omar, second, 1);
  assert.equal((await refusal(answer(t.ravi, second, "answered"))).code, "ask.changed");
  assert.equal((await asksOf(t.omar, caseId))[0]?.status, "taken_back");
  assert.equal((await told(t.omar, caseId)).at(-1), "question.takenBack");
  const [row] = await c.s.given<{ row: string }>(
    "select string_agg(to_jsonb(r)::text, '') as row from supervision.ask r where case_id = $1",
    [caseId],
  );
  assert.ok(row && !row.row.includes("hearing") && !row.row.includes("Brien"));
});

test("A11 what nobody answered in three program days slips, at the supervisor's, and where nobody supervises who may know of it, at those whom the program names", async () => {
  await c.at("2026-11-05", "23:30");
  const { caseId } = await c.open(t.omar, { call: "Sam" });
  await raise(t.omar, caseId);
  const slips = async (who: string) => (await c.cracks(who, caseId)).includes("question_unanswered");
  // Thursday's question: Friday, Monday, Tuesday are its days, whatever the hour it was asked.
  await c.at("2026-11-10", "23:59");
  assert.deepEqual([await slips(t.ravi), (await asksOf(t.omar, caseId))[0]?.late], [false, false]);
  await c.at("2026-11-11", "00:01");
  assert.deepEqual([await slips(t.ravi), (await asksOf(t.omar, caseId))[0]?.late], [true, true]);
  // Walled off, the only supervisor neither sees nor answers it, and it is not lost: who is named hears that something waits, and not of whom.
  assert.equal(await slips(t.ida), false);
  await c.wall(t.ravi, caseId);
  assert.deepEqual(
    (await waiting(t.ravi)).asked.filter((one) => (one.caseId as string) === caseId),
    [],
  );
  assert.equal(await slips(t.ravi), false);
  const unheard = (await c.slipping(t.ida)).filter((one) => one.subjectId === caseId && one.crack === "question_unanswered");
  assert.deepEqual(
    unheard.map(({ mayOpen, label }) => [mayOpen, label]),
    [[false, null]],
  );
  assert.equal((await c.s.as(t.omar)(supervision.ofCase, { caseId })).heard, false);
  // Somebody new supervises: it is theirs at once, for it was addressed to nobody by name.
  const lin = await supervisor("Lin Zhou");
  assert.equal(await slips(lin), true);
  const [ask] = (await waiting(lin)).asked.filter((one) => (one.caseId as string) === caseId);
  await endMembership(lin);
  assert.equal((await refusal(answer(lin, ask?.askId as Id, "answered"))).status, 404);
  const mei = await supervisor("Mei Chen");
  await answer(mei, ask?.askId as Id, "answered");
  assert.equal(await slips(mei), false);
  await endMembership(mei);
  // Who asked has left the case: the answer reaches whose it is now.
  await c.s.as(t.omar)(cases.transfer, { caseId, managerId: t.ines, reason: "workload", version: await c.versionOf(caseId) } as never);
  assert.equal((await waiting(t.ines)).answered.filter((one) => (one.caseId as string) === caseId).length, 1);
  assert.equal((await waiting(t.omar)).answered.filter((one) => (one.caseId as string) === caseId).length, 0);
});

test("A11 who alone supervises a program asks nobody here, and is told so; with a second one there, they may", async () => {
  await c.at("2026-11-12");
  const { caseId } = await c.open(t.ravi, { call: "Amina" });
  assert.equal((await refusal(raise(t.ravi, caseId))).code, "ask.nobody");
  const lin = await supervisor("Lin Park");
  const askId = await raise(t.ravi, caseId);
  assert.equal((await refusal(answer(t.ravi, askId, "answered"))).status, 403);
  await answer(lin, askId, "answered");
  await endMembership(lin);
});

test("A11 where a program wants it, a closing waits for a supervisor's yes: refused in words until then, after a no as before, and never their own", async () => {
  await c.at("2026-11-16");
  const { caseId } = await c.open(t.omar, { call: "Mateo" });
  assert.equal((await refusal(raise(t.omar, caseId, { kind: "closing" }))).code, "ask.notNeeded");
  assert.equal((await refusal(want({ approvesClosing: true }, t.ravi))).status, 403);
  await want({ approvesClosing: true });
  assert.equal((await refusal(close(t.omar, caseId))).code, "case.needsYes");
  assert.equal((await c.show(t.omar, caseId)).case.status, "intake");
  const first = await raise(t.omar, caseId, { kind: "closing", words: "Goals met, they say so." });
  assert.equal((await refusal(raise(t.omar, caseId, { kind: "closing" }))).code, "ask.alreadyAsked");
  assert.equal((await refusal(close(t.omar, caseId))).code, "case.needsYes");
  assert.equal((await refusal(answer(t.omar, first, "yes"))).status, 403);
  assert.equal((await refusal(answer(t.ravi, first, "no", null))).fields["words"], "missing");
  await answer(t.ravi, first, "no", "One more call first.");
  assert.equal((await refusal(close(t.omar, caseId))).code, "case.needsYes");
  const second = await raise(t.omar, caseId, { kind: "closing", words: "Called." });
  await answer(t.ravi, second, "yes", null);
  await close(t.omar, caseId);
  assert.deepEqual(
    (await asksOf(t.ravi, caseId)).map(({ answer: said, status }) => [said, status]),
    [
      ["yes", "closed"],
      ["no", "closed"],
    ],
  );
  assert.deepEqual(await told(t.ravi, caseId), ["closing.asked", "closing.no", "closing.asked", "closing.yes"]);
  assert.equal((await refusal(raise(t.ravi, caseId, { kind: "closing" }))).code, "case.closed");

  // Taken up again it is another matter: the yes of then is over.
  await c.s.as(t.ravi)(cases.reopen, {
    caseId,
    managerId: t.omar,
    firstStep: { title: "Call", dueOn: await c.dayFrom(3), kind: "task" },
    note: null,
    version: await c.versionOf(caseId),
  } as never);
  assert.equal((await refusal(close(t.omar, caseId))).code, "case.needsYes");
  // A supervisor who does not have the case says it by closing.
  await close(t.ravi, caseId);

  // A supervisor's own: another's yes, and nobody's where nobody else is there.
  const { caseId: own } = await c.open(t.ravi, { call: "Lin" });
  const lin = await supervisor("Lin Ito");
  assert.equal((await refusal(close(t.ravi, own))).code, "case.needsYes");
  const asks = await raise(t.ravi, own, { kind: "closing" });
  assert.equal((await refusal(answer(t.ravi, asks, "yes"))).status, 403);
  await endMembership(lin);
  await close(t.ravi, own);
  assert.equal((await asksOf(t.ravi, own))[0]?.status, "taken_back");

  // Asked by a colleague on the team, about the supervisor's own case: not theirs to say either.
  const { caseId: shared } = await c.open(t.ravi, { call: "Noor" });
  const mei = await supervisor("Mei Ito");
  await c.s.as(t.ravi)(cases.addTeamMember, {
    caseId: shared,
    accountId: t.omar,
    role: "co_manager",
    sections: ["notes"],
  } as never);
  await c.s.given("update access.grant set can_write = true where case_id = $1 and account_id = $2", [shared, t.omar]);
  const theirs = await raise(t.omar, shared, { kind: "closing", words: "She has moved away." });
  assert.equal((await refusal(answer(t.ravi, theirs, "yes", null))).status, 403);
  await answer(mei, theirs, "yes", null);
  await close(t.ravi, shared);
  await endMembership(mei);
});

test("A11 many closed by one press: those that wait for a yes are left, each with why; after a death nothing waits", async () => {
  await c.at("2026-11-18");
  await want({ approvesClosing: true });
  const one = await c.open(t.omar, { call: "Jo" });
  const two = await c.open(t.omar, { call: "Ravi" });
  await answer(t.ravi, await raise(t.omar, one.caseId, { kind: "closing" }), "yes", null);
  for (const { caseId } of [one, two])
    await c.s.given("update cases.task set status = 'cancelled', done_at = kernel.clock() where case_id = $1", [caseId]);
  const press = async (who: string, of: readonly { caseId: Id }[]) =>
    c.s.as(who)(many.close, {
      cases: await Promise.all(of.map(async ({ caseId }) => ({ caseId, version: await c.versionOf(caseId) }))),
      reason: "goals_met",
      outcome: "unchanged",
      openTasks: "cancel",
      note: null,
    } as never);
  await press(t.omar, [one, two]);
  assert.deepEqual([(await c.show(t.ravi, one.caseId)).case.status, (await c.show(t.ravi, two.caseId)).case.status], ["closed", "intake"]);
  // A supervisor's press on many is their yes.
  await press(t.ravi, [two]);
  assert.equal((await c.show(t.ravi, two.caseId)).case.status, "closed");

  const gone = await c.open(t.omar, { call: "Mateo" });
  await c.s.given("update cases.case set died_on = '2026-11-17' where id = $1", [gone.caseId]);
  await close(t.omar, gone.caseId, { reason: "deceased", outcome: "unknown" });
  assert.equal((await c.show(t.ravi, gone.caseId)).case.status, "closed");
});

test("A11 where a program wants it, a plan that was agreed stands and waits for a yes by itself, slips without one, and a later version ends the waiting", async () => {
  await c.at("2026-11-23");
  await want({ approvesPlan: true });
  const { caseId } = await c.open(t.omar, { call: "Amina" });
  const agree = async () => {
    const { id } = await c.s.as(t.omar)(plans.begin, { caseId });
    const planId = id as Id;
    const { version } = await c.s.as(t.omar)(plans.write, {
      planId,
      version: 1,
      statement: "Finish the term.",
      language: "en",
      authoredWith: "together",
      startOn: await c.dayFrom(0),
      targetEnd: null,
      reviewOn: await c.dayFrom(30),
      goals: [{ words: "A quiet room" }],
    });
    await c.s.as(t.omar)(plans.agree, { planId, version, readBack: true, how: "spoken", signedName: null });
  };
  await agree();
  const [waits] = await asksOf(t.ravi, caseId);
  assert.deepEqual([waits?.kind, waits?.status, waits?.words, waits?.mayAnswer], ["plan", "asked", null, true]);
  assert.equal((await refusal(answer(t.omar, waits?.askId as Id, "yes", null))).status, 403);
  assert.equal((await c.s.as(t.omar)(plans.show, { caseId })).plans[0]?.status, "agreed");
  await c.at("2026-11-30");
  assert.ok((await c.cracks(t.ravi, caseId)).includes("approval_overdue"));
  await answer(t.ravi, waits?.askId as Id, "no", "What if the room is gone?");
  assert.equal((await c.cracks(t.ravi, caseId)).includes("approval_overdue"), false);
  assert.equal((await waiting(t.omar)).answered.filter((one) => (one.caseId as string) === caseId).length, 1);
  await agree();
  const [again, before] = await asksOf(t.omar, caseId);
  assert.deepEqual([again?.status, before?.status, before?.answer], ["asked", "closed", "no"]);
  await want({ approvesPlan: false });
  await agree();
  assert.deepEqual(
    (await asksOf(t.omar, caseId)).map(({ status }) => status),
    ["taken_back", "closed"],
  );
});

test("A11 each quarter the records are picked by a seed that is kept: so many of each colleague, the same when drawn again, none that no supervisor may see, none of one's own", async () => {
  await c.at("2027-01-04");
  const mine = await Promise.all(["Jo", "Sam", "Amina", "Mateo"].map((call) => c.open(t.ines, { call })));
  const walled = await c.open(t.omar, { call: "Lin" });
  await c.wall(t.ravi, walled.caseId);
  await c.open(t.ravi, { call: "Noor" });
  const draw = () => runJob(c.s.worker, drawSamples, {});
  const list = async (who: string) => (await c.s.as(who)(recordReviews.list, {})).reviews;
  await draw();
  assert.deepEqual(await list(t.ravi), []);
  await want({ reviewsRecords: true });
  const picked = async () =>
    c.s.given<{ case_id: string; manager_id: string; seed: string; quarter: string; due_on: string }>(
      "select case_id, manager_id, seed, quarter::text, due_on::text from supervision.review where quarter = '2027-01-01' order by case_id",
    );
  const first = await picked();
  await Promise.all([draw(), draw()]);
  assert.deepEqual(await picked(), first);
  assert.equal(new Set(first.map(({ seed }) => seed)).size, 1);
  assert.equal(first[0]?.due_on, "2027-03-31");
  // By the seed anybody finds the same.
  const open = await c.s.given<{ id: string; manager_id: string }>(
    "select id, manager_id from cases.case where program_id = $1 and status <> 'closed' and manager_id <> $2 and id <> all (select case_id from access.wall where account_id = $2 and case_id is not null and lifted_at is null)",
    [t.programs.care, t.ravi],
  );
  const rank = (id: string) => createHash("md5").update(`${first[0]?.seed}${id}`).digest("hex");
  const again = [...new Set(open.map((one) => one.manager_id))].flatMap((manager) =>
    open
      .filter((one) => one.manager_id === manager)
      .map(({ id }) => id)
      .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
      .slice(0, A11_SUPERVISION.records),
  );
  assert.deepEqual(
    again.toSorted(),
    first.map(({ case_id }) => case_id),
  );
  assert.ok(first.every(({ manager_id }) => manager_id !== t.ravi) && first.every(({ case_id }) => case_id !== walled.caseId));
  assert.equal(first.filter(({ manager_id }) => manager_id === t.ines).length, 2);

  const rows = await list(t.ravi);
  assert.equal(rows.length, first.length);
  const one = rows.find(({ manager }) => (manager.id as string) === t.ines);
  assert.ok(one && mine.some(({ caseId }) => (caseId as string) === one.caseId));
  const keep = (who: string, reviewId: string, more: object = {}) =>
    c.s.as(who)(recordReviews.keep, {
      reviewId,
      contact: "yes",
      plan: "no",
      step: "yes",
      note: "The plan is from spring: O’Brien",
      version: 1,
      ...more,
    } as never);
  assert.deepEqual(await list(t.ines), []);
  assert.equal((await refusal(keep(t.ines, one.reviewId))).status, 404);
  assert.equal((await refusal(keep(t.keiko, one.reviewId))).status, 404);
  assert.equal((await refusal(keep(t.ravi, one.reviewId, { plan: "perhaps" }))).status, 422);
  await keep(t.ravi, one.reviewId);
  assert.equal((await refusal(keep(t.ravi, one.reviewId, { version: 2 }))).code, "recordReview.done");
  const { records } = await waiting(t.ravi);
  assert.deepEqual([records.done, records.late, records.dueOn], [1, 0, "2027-03-31"]);
  const [hers] = await list(t.ines);
  assert.deepEqual(
    [hers?.plan, hers?.note, hers?.doneBy?.name, hers?.mayReview],
    ["no", "The plan is from spring: O’Brien", "Ravi Menon", false],
  );
  assert.deepEqual(await list(t.omar), []);
  const [row] = await c.s.given<{ row: string }>("select to_jsonb(r)::text as row from supervision.review r where id = $1", [one.reviewId]);
  assert.ok(row && !row.row.includes("spring"));

  // On the last day it is not late; the day after, it slips.
  const left = rows.find((other) => other.reviewId !== one.reviewId);
  const slips = async () => (await c.cracks(t.ravi, left?.caseId ?? "")).includes("record_unreviewed");
  await c.at("2027-03-31", "23:00");
  assert.equal(await slips(), false);
  await c.at("2027-04-01", "09:00");
  assert.equal(await slips(), true);
  await draw();
  assert.ok((await list(t.ravi)).some(({ quarter }) => quarter === "2027-04-01"));
  await keep(t.ravi, left?.reviewId ?? "");
  assert.equal(await slips(), false);
  await assert.rejects(c.s.app.pool.query("select supervision.draw_samples(null)"), { code: "42501" });
});

test("A11 where each meeting asks about safety, a record's look asks for it too", async () => {
  await c.at("2027-05-03");
  const { caseId } = await c.open(t.ana, { program: "advocacy", call: "Amina" });
  await c.s.given("update agencies.program set reviews_records = true where id = $1", [t.programs.advocacy]);
  await runJob(c.s.worker, drawSamples, {});
  const one = (await c.s.as(t.dolores)(recordReviews.list, {})).reviews.find((row) => (row.caseId as string) === caseId);
  const kept = { reviewId: one?.reviewId as Id, contact: "yes", plan: "na", step: "yes", note: null, version: 1 } as const;
  assert.equal(one?.asksSafety, true);
  assert.equal((await refusal(c.s.as(t.dolores)(recordReviews.keep, kept))).fields["safety"], "missing");
  await c.s.as(t.dolores)(recordReviews.keep, { ...kept, safety: "no" });
  assert.equal((await c.s.as(t.ana)(recordReviews.list, {})).reviews[0]?.safety, "no");
});

test("A11 past the door too: nobody answers what they asked themselves or do not supervise, nor ends what is another's", async () => {
  await c.at("2027-05-10");
  const { caseId } = await c.open(t.omar, { call: "Jo" });
  const askId = await raise(t.omar, caseId);
  for (const [statement, allowed, others] of [
    ["select supervision.answer($1, 'answered', 'x', 1)", t.ravi, [t.omar, t.ines]],
    ["select supervision.end_ask($1, 1)", t.omar, [t.ravi, t.ines]],
  ] as const) {
    for (const who of others) assert.equal(await c.s.past(who, statement, [askId]), "42501 not available", statement);
    assert.equal(await c.s.past(allowed, statement, [askId]), "1 rows");
  }
});
