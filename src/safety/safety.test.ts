import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as fc from "fast-check";
import { calendar } from "../agencies/contract.ts";
import { agencyRoutes } from "../agencies/routes.ts";
import { checkIns } from "../cases/checkIns/contract.ts";
import { circumstances } from "../cases/circumstances/contract.ts";
import { contacts } from "../cases/contacts/contract.ts";
import { cases } from "../cases/contract.ts";
import { groups } from "../cases/groups/contract.ts";
import { notes } from "../cases/notes/contract.ts";
import { outreach } from "../cases/outreach/contract.ts";
import { R85_SAFETY } from "../kernel/limits.ts";
import type { Problem } from "../kernel/problem.ts";
import { runJob } from "../kernel/runJob.ts";
import { refusal } from "../kernel/testing.ts";
import { type Id, layStories, type Stories } from "../today/testing.ts";
import { safety } from "./contract.ts";
import { forgetOld } from "./jobs.ts";
import { safetyRoutes } from "./routes.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let c: Stories;
let ana: string;
let dolores: string;
before(async () => {
  c = await layStories([...safetyRoutes, ...agencyRoutes]);
  ({ ana, dolores } = c.town);
});
after(() => c.s.strike());

const open = async (call = "Lin") => (await c.open(ana, { program: "advocacy", call })).caseId;
const meet = async (caseId: Id, more: object = {}, who = ana) =>
  (await c.s.as(who)(contacts.add, { caseId, kind: "one_to_one", result: "completed", onDay: await c.dayFrom(0), ...more } as never))
    .id as Id;
const answer = (who: string, contactId: Id, version: number, given: string, more: object = {}) =>
  c.s.as(who)(safety.answer, { contactId, version, safety: given, ...more } as never);
const show = (caseId: Id, who = ana) => c.s.as(who)(safety.show, { caseId });
const meetingOf = async (caseId: Id, contactId: Id) => (await show(caseId)).meetings.find((one) => one.contactId === contactId);
const waiting = async (who: string) => (await c.s.as(who)(safety.waiting, {})).waiting;
const write = async (caseId: Id, body: string, replaces: string | null = null, who = ana) =>
  (await c.s.as(who)(safety.write, { caseId, body, replaces } as never)).id as Id;

test("R85 C25 a meeting is saved with an answer or without one, each answer is as good as another, and what was left open is answered in one press", async () => {
  const caseId = await open();
  const again = await c.dayFrom(6);
  const given = [
    { safety: "done" },
    { safety: "reviewed" },
    { safety: "declined" },
    { safety: "unsafe_now", safetyAgain: again },
    { safety: "not_this_time", safetyWhy: "Her boss was in the room." },
  ];
  for (const one of given) {
    const met = await meetingOf(caseId, await meet(caseId, one));
    assert.deepEqual(
      { safety: met?.safety, safetyAgain: met?.safetyAgain, safetyWhy: met?.safetyWhy },
      { safetyAgain: null, safetyWhy: null, ...one },
    );
  }
  const contactId = await meet(caseId);
  assert.deepEqual(
    (await waiting(ana)).map((one) => one.contactId),
    [contactId],
  );
  assert.deepEqual(await answer(ana, contactId, 1, "reviewed"), { version: 2 });
  assert.deepEqual([await waiting(ana), (await meetingOf(caseId, contactId))?.safety], [[], "reviewed"]);
  assert.equal((await show(caseId)).lastOn, await c.dayFrom(0));
  const wrong = await refusal(answer(ana, contactId, 2, "unsafe_now", { safetyAgain: await c.dayFrom(-3) }));
  assert.deepEqual(wrong.fields, { safetyAgain: "notThen" });
  assert.equal((await refusal(answer(ana, contactId, 2, "offered"))).status, 422);
  // What it was with is told with the answer alone: another answer takes it away.
  await answer(ana, contactId, 2, "not_this_time", { safetyWhy: "No time." });
  await answer(ana, contactId, 3, "done");
  assert.equal((await meetingOf(caseId, contactId))?.safetyWhy, null);
});

test("R85 what is no meeting with the person is not asked about: texts, arrangements, a word with somebody else, nobody there", async () => {
  const caseId = await open();
  const dayFrom0 = await c.dayFrom(0);
  for (const other of [
    { kind: "text" },
    { kind: "email" },
    { kind: "collateral", withWhom: "police" },
    { kind: "call", withWhom: "court" },
    { kind: "call", purpose: "logistics" },
    { result: "missed" },
    { kind: "attempt", result: "attempted" },
  ])
    await meet(caseId, other);
  assert.deepEqual(await waiting(ana), []);
  // A text may carry one all the same.
  await meet(caseId, { kind: "text", safety: "reviewed" });
  const { story } = await c.s.as(ana)(cases.show, { caseId });
  assert.ok(story.items.some((item) => item.contact?.kind === "text" && item.contact.safety === "reviewed"));
  assert.equal(dayFrom0, (await show(caseId)).lastOn);
});

test("R85 whatever way a meeting is written down by, it is there to be answered: a quick note, a check-in, a group, a no thank you is none", async () => {
  const caseId = await open();
  const onDay = await c.dayFrom(0);
  const before = (await waiting(ana)).length;
  await c.s.as(ana)(notes.add, {
    caseId,
    audience: "team",
    body: "Words",
    contact: { kind: "call", result: "completed", onDay },
  } as never);
  await c.s.as(ana)(checkIns.record, { caseId, feeling: "same", way: "call", nextOn: await c.dayFrom(3), title: "Again" } as never);
  const programId = c.town.programs.advocacy;
  const rows = [{ caseId, was: "there" }];
  await c.s.as(dolores)(groups.record, { programId, kind: "support", topic: "Rights", onDay, rows } as never);
  assert.equal((await waiting(ana)).length, before + 2);
  const mine = await waiting(dolores);
  assert.equal(mine.length, 1, "whoever led the group is asked");
  await answer(dolores, mine[0]?.contactId as Id, 1, "done");
  for (const { contactId, version } of await waiting(ana)) await answer(ana, contactId as Id, version, "not_this_time");
  assert.deepEqual(await waiting(ana), []);
  // One answer for all of a group, and an exception.
  const [one, two] = [await open("Jo"), await open("Sam")];
  const there = [one, two].map((each) => ({ caseId: each, was: "there" }));
  await c.s.as(ana)(groups.record, { programId, kind: "support", topic: "Rights", onDay, rows: there, safety: "done" } as never);
  const met = async (each: Id) => (await show(each)).meetings[0];
  await answer(ana, (await met(two))?.contactId as Id, 1, "unsafe_now");
  assert.deepEqual([(await met(one))?.safety, (await met(two))?.safety], ["done", "unsafe_now"]);
  assert.deepEqual(await waiting(ana), []);
  const other = await open();
  const version = await c.versionOf(other);
  await c.s.as(ana)(outreach.decline, { caseId: other, how: "call", onDay, ending: "keep", why: "Try in May.", version });
  assert.deepEqual(await waiting(ana), []);
});

test("R85 it is answered by whoever recorded it and by whoever answers for the case; who left, who is elsewhere and who only helps are refused", async () => {
  const caseId = await open();
  const byDolores = await meet(caseId, {}, dolores);
  const byAna = await meet(caseId);
  await answer(dolores, byAna, 1, "done");
  await answer(ana, byDolores, 1, "reviewed");
  const [row] = await c.s.given<{ safety_by: string }>("select safety_by from cases.contact where id = $1", [byAna]);
  assert.equal(row?.safety_by, dolores);
  // Put right by whoever recorded it: the same answer is still hers, another one is his own.
  const correct = async (version: number, given: string) =>
    c.s.as(ana)(contacts.correct, {
      contactId: byAna,
      kind: "call",
      result: "completed",
      onDay: await c.dayFrom(0),
      version,
      safety: given,
    } as never);
  const by = async () =>
    (await c.s.given<{ safety_by: string | null }>("select safety_by from cases.contact where id = $1", [byAna]))[0]?.safety_by;
  await correct(2, "done");
  assert.equal(await by(), dolores);
  await correct(3, "reviewed");
  assert.equal(await by(), null);

  const helper = await c.town.account(c.town.agencies.casaLuz, "Jo Helper");
  await c.town.member(c.town.agencies.casaLuz, helper, c.town.programs.advocacy, "case_manager");
  const unasked = await meet(caseId);
  assert.equal((await refusal(answer(helper, unasked, 1, "done"))).status, 404);
  await c.s.as(ana)(cases.addTeamMember, { caseId, accountId: helper as Id, role: "advocate", sections: ["notes", "contact"] });
  assert.equal((await refusal(answer(helper, unasked, 1, "done"))).status, 403);
  assert.equal((await refusal(answer(c.town.ines, unasked, 1, "done"))).status, 404);
  for (const asked of [() => show(caseId, c.town.ines), () => write(caseId, "x", null, c.town.ines)])
    assert.equal((await refusal(asked())).status, 404);
  // Neither section of it: that there is a case is known, and nothing of what keeps them safe.
  for (const asked of [() => show(caseId, helper), () => write(caseId, "x", null, helper)])
    assert.equal((await refusal(asked())).status, 403);
});

test("R85 why there was no word of safety is read by whoever wrote it down and by those who hold the safety section; the rest of the team reads that there was none", async () => {
  const caseId = await open("Jo");
  const why = "He was in the next room.";
  const contactId = await meet(caseId, { safety: "not_this_time", safetyWhy: why });
  const onTeam = async (name: string, sections: string[]) => {
    const who = await c.town.account(c.town.agencies.casaLuz, name);
    await c.town.member(c.town.agencies.casaLuz, who, c.town.programs.advocacy, "case_manager");
    await c.s.as(ana)(cases.addTeamMember, { caseId, accountId: who as Id, role: "advocate", sections } as never);
    return who;
  };
  const [housing, shelter] = [await onTeam("Ravi Housing", ["notes"]), await onTeam("Noor Shelter", ["notes", "safety"])];
  const told = async (who: string, id = contactId) => {
    const { story } = await c.s.as(who)(cases.show, { caseId });
    const met = story.items.find((one) => one.contact?.contactId === id)?.contact;
    return [met?.safety, met?.safetyWhy];
  };
  for (const who of [ana, dolores, shelter]) assert.deepEqual(await told(who), ["not_this_time", why]);
  assert.deepEqual(await told(housing), ["not_this_time", null]);
  const own = await meet(caseId, { safety: "not_this_time", safetyWhy: "No time." }, housing);
  assert.deepEqual(await told(housing, own), ["not_this_time", "No time."]);
});

test("R85 the answer is never lost and never forced: whatever is saved, pressed twice, pressed by two at once or put right", async () => {
  const answers = ["done", "reviewed", "declined", "unsafe_now", "not_this_time"] as const;
  const given = fc.constantFrom(...answers);
  const step = fc.oneof(
    fc.record({ do: fc.constant("meet" as const), kind: fc.constantFrom("one_to_one", "call", "visit", "text"), given: fc.option(given) }),
    fc.record({ do: fc.constant("answer" as const), at: fc.nat(9), given, old: fc.boolean() }),
    fc.record({ do: fc.constant("twice" as const), at: fc.nat(9), given }),
    fc.record({ do: fc.constant("both" as const), at: fc.nat(9), given, other: given }),
    fc.record({ do: fc.constant("correct" as const), at: fc.nat(9), given: fc.constantFrom(...answers, null, undefined) }),
  );
  const settle = <T>(promises: Promise<T>[]) =>
    Promise.all(
      promises.map((one) =>
        one.then(
          () => "done",
          (problem: Problem) => problem.code,
        ),
      ),
    );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      const caseId = await open();
      const held: { id: Id; safety: string | null; version: number }[] = [];
      const onDay = await c.dayFrom(0);
      for (const one of steps) {
        if (one.do === "meet") {
          const id = await meet(caseId, { kind: one.kind, safety: one.given });
          held.push({ id, safety: one.given, version: 1 });
          continue;
        }
        const it = held[one.at % Math.max(held.length, 1)];
        if (!it) continue;
        if (one.do === "answer") {
          const version = one.old && it.version > 1 ? it.version - 1 : it.version;
          const [how] = await settle([answer(ana, it.id, version, one.given)]);
          assert.equal(how, version === it.version || one.given === it.safety ? "done" : "stale");
          if (version === it.version) Object.assign(it, { safety: one.given, version: it.version + 1 });
        } else if (one.do === "twice") {
          assert.deepEqual(await settle([1, 2].map(() => answer(ana, it.id, it.version, one.given))), ["done", "done"]);
          Object.assign(it, { safety: one.given, version: it.version + 1 });
        } else if (one.do === "both") {
          const how = await settle([answer(ana, it.id, it.version, one.given), answer(dolores, it.id, it.version, one.other)]);
          const won = how[0] === "done" ? one.given : one.other;
          assert.deepEqual(how.toSorted(), one.given === one.other ? ["done", "done"] : ["done", "stale"]);
          Object.assign(it, { safety: won, version: it.version + 1 });
        } else {
          const safety = one.given === undefined ? {} : { safety: one.given };
          await c.s.as(ana)(contacts.correct, {
            contactId: it.id,
            kind: "call",
            result: "completed",
            onDay,
            version: it.version,
            ...safety,
          } as never);
          Object.assign(it, { safety: one.given ?? it.safety, version: it.version + 1 });
        }
      }
      const rows = await c.s.given<{ id: string; safety: string | null; version: number }>(
        "select id, safety, version from cases.contact where case_id = $1 order by id",
        [caseId],
      );
      assert.deepEqual(
        rows,
        held.toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1)),
      );
    }),
    { numRuns: 12 },
  );
});

test("C24 R85 when it is safe to talk again is a step of that day for whoever has the case, once a meeting however often it is said; another day moves it", async () => {
  const caseId = await open();
  const steps = async () =>
    (await c.s.as(ana)(cases.show, { caseId })).tasks
      .filter(({ title }) => title.startsWith("Talk about safety again"))
      .map(({ owner, dueOn, status }) => [owner.id, dueOn, status]);
  const [soon, later] = [await c.dayFrom(3), await c.dayFrom(9)];
  const met = await meet(caseId, { safety: "unsafe_now", safetyAgain: soon });
  assert.deepEqual(await steps(), [[ana, soon, "open"]]);
  await Promise.all([answer(ana, met, 1, "unsafe_now", { safetyAgain: soon }), answer(ana, met, 1, "unsafe_now", { safetyAgain: soon })]);
  assert.deepEqual(await steps(), [[ana, soon, "open"]]);
  const asked = { contactId: met, kind: "one_to_one", result: "completed", onDay: await c.dayFrom(0), safety: "unsafe_now" } as const;
  await c.s.as(ana)(contacts.correct, { ...asked, safetyAgain: later, version: (await meetingOf(caseId, met))?.version ?? 0 } as never);
  assert.deepEqual(await steps(), [[ana, later, "open"]]);
  // Answered afterwards by whoever supervises: the step is the case manager's all the same.
  const open2 = await meet(caseId);
  await answer(dolores, open2, 1, "unsafe_now", { safetyAgain: soon });
  assert.deepEqual(
    (await steps()).map(([owner, dueOn]) => [owner, dueOn]).toSorted(),
    [
      [ana, soon],
      [ana, later],
    ].toSorted(),
  );
  for (const given of [{ safety: "unsafe_now" }, { safety: "done", safetyAgain: soon }, { safety: "not_this_time", safetyAgain: soon }])
    await meet(caseId, given);
  assert.equal((await steps()).length, 2, "no day, no step; talked about, no step");
});

test("C24 R31 that circumstances changed is said with the meeting, afterwards or by itself, with few words or none; once of one meeting", async () => {
  const caseId = await open();
  await meet(caseId, { safety: "done", changed: { words: "He was released on Friday." } });
  const later = await meet(caseId);
  for (const _ of [1, 2]) await answer(ana, later, 1, "reviewed", { changed: {} });
  await c.s.as(ana)(circumstances.record, { caseId, words: "Moved to her sister's." });
  const { changes } = await show(caseId);
  assert.deepEqual(changes.map(({ words }) => words).toSorted(), ["He was released on Friday.", "Moved to her sister's.", null].toSorted());
  assert.equal(changes.filter(({ contactId }) => (contactId as string | null) === (later as string)).length, 1);
  const [stored] = await c.s.given<{ n: number }>(
    "select count(*)::int as n from cases.circumstance where position('released'::bytea in words) > 0",
  );
  assert.equal(stored?.n, 0, "the words are sealed");
  assert.equal((await refusal(c.s.as(c.town.ines)(circumstances.record, { caseId }))).status, 404);
});

test("R85 C25 an answer that is missing for three program days is a crack, after thirty days nobody is asked any more; the crack says no content", async () => {
  await c.at("2027-02-01");
  const caseId = await open("Amina");
  const contactId = await meet(caseId);
  const safetyCracks = async () => (await c.cracks(ana, caseId)).filter((crack) => crack.startsWith("safety"));
  await c.at("2027-02-04");
  assert.deepEqual(await safetyCracks(), []);
  await c.at("2027-02-05");
  assert.deepEqual(await safetyCracks(), ["safety_unanswered"]);
  const [found] = (await c.slipping(ana)).filter((one) => one.crack === "safety_unanswered");
  assert.deepEqual([found?.since, found?.days, found?.mine], ["2027-02-01", 4, true]);
  await answer(ana, contactId, 1, "not_this_time");
  assert.deepEqual(await safetyCracks(), []);
  const left = await meet(caseId);
  await c.at("2027-03-01");
  assert.deepEqual(await safetyCracks(), ["safety_unanswered"]);
  assert.equal(
    (await waiting(ana)).some((one) => (one.contactId as string) === (left as string)),
    true,
  );
  // The day after the last on which somebody would truly know.
  await c.s.moveBy((R85_SAFETY.askedDays - 24) * DAY);
  assert.equal(
    (await waiting(ana)).some((one) => (one.contactId as string) === (left as string)),
    false,
  );
  assert.deepEqual((await safetyCracks()).includes("safety_unanswered"), false);
  assert.equal((await meetingOf(caseId, left))?.mayAnswer, true, "who does know may still say so");
});

test("C25 R85 a case in which safety was not talked about for as many program days as its program says slips; not this time is no talk", async () => {
  await c.at("2027-06-01");
  const caseId = await open("Mateo");
  const stale = async () => (await c.cracks(ana, caseId)).includes("safety_stale");
  await meet(caseId, { safety: "declined" });
  await c.at("2027-07-13");
  assert.equal(await stale(), false);
  await c.at("2027-07-14");
  assert.equal(await stale(), true);
  await meet(caseId, { safety: "not_this_time" });
  assert.equal(await stale(), true);
  const contactId = await meet(caseId, { safety: "reviewed" });
  assert.equal(await stale(), false);
  // What is taken back to a meeting that did not happen was no talk either.
  await c.s.as(ana)(contacts.correct, { contactId, kind: "call", result: "missed", onDay: "2027-07-14", version: 1 });
  assert.equal(await stale(), true);
});

test("R85 elsewhere than in victim services it is the program's to say, and off until it does", async () => {
  await c.at("2027-09-01");
  const { ines, ida } = c.town;
  const { caseId } = await c.open(ines, { call: "Ravi" });
  const contactId = await meet(caseId, {}, ines);
  await c.at("2027-09-10");
  const asked = async () => [
    (await c.s.as(ines)(cases.show, { caseId })).case.asksSafety,
    (await waiting(ines)).length,
    (await c.cracks(ines, caseId)).includes("safety_unanswered"),
  ];
  assert.deepEqual(await asked(), [false, 0, false]);
  const { programs } = await c.s.as(ida)(calendar.show, {});
  const care = programs.find((one) => (one.id as string) === c.town.programs.care);
  assert.ok(care && !care.asksSafety && !care.alwaysAsksSafety && care.safetyDays === 30);
  const { id: programId, name: _, open: __, nextDay: ___, escalation: ____, alwaysAsksSafety: _____, ...clocks } = care;
  const set = { ...clocks, programId, escalationId: null };
  assert.equal((await refusal(c.s.as(ines)(calendar.changeClocks, { ...set, asksSafety: true }))).status, 403);
  assert.equal((await refusal(c.s.as(ida)(calendar.changeClocks, { ...set, safetyDays: 0 }))).status, 422);
  await c.s.as(ida)(calendar.changeClocks, { ...set, asksSafety: true, safetyDays: 5 });
  assert.deepEqual(await asked(), [true, 1, true]);
  assert.ok((await c.cracks(ines, caseId)).includes("safety_stale"));
  await answer(ines, contactId, 1, "done");
  assert.deepEqual(await asked(), [true, 0, false]);
});

test("R85 what is written of a plan stands once, is printed when paper is safe and counted, and its words go thirty days after another text took its place", async () => {
  const caseId = await open("Amina");
  const first = await write(caseId, "Go to the neighbour at 12. Bag is at work.");
  assert.equal((await show(caseId)).content?.body, "Go to the neighbour at 12. Bag is at work.");
  const print = (contentId: Id, more: object = { paperSafe: true }) => c.s.as(ana)(safety.print, { contentId, ...more } as never);
  assert.equal((await refusal(print(first, { paperSafe: false }))).status, 422);
  assert.equal((await print(first)).body, "Go to the neighbour at 12. Bag is at work.");
  await print(first);
  assert.equal((await show(caseId)).content?.prints, 2);

  // Two write at once: nobody's words go unseen.
  const both = await Promise.allSettled([write(caseId, "One", first), write(caseId, "Other", first, dolores)]);
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
  const lost = both.find((one) => one.status === "rejected")?.reason as Problem;
  assert.deepEqual([lost.status, lost.code], [409, "content.another"]);
  assert.equal((await refusal(print(first))).code, "content.gone");
  const { earlier, content } = await show(caseId);
  assert.deepEqual(
    earlier.map(({ kept, prints }) => [kept, prints]),
    [[true, 2]],
  );

  const bodies = async () =>
    c.s.given<{ id: string; there: boolean }>(
      "select id, body is not null as there from safety.content where case_id = $1 order by written_at",
      [caseId],
    );
  await c.s.moveBy(R85_SAFETY.contentDays * DAY - HOUR);
  await runJob(c.s.worker, forgetOld, {});
  assert.deepEqual(
    (await bodies()).map(({ there }) => there),
    [true, true],
  );
  await c.s.moveBy(HOUR);
  await runJob(c.s.worker, forgetOld, {});
  assert.deepEqual(
    (await bodies()).map(({ there }) => there),
    [false, true],
  );
  assert.deepEqual(
    (await show(caseId)).earlier.map(({ kept }) => kept),
    [false],
  );

  const standing = content?.contentId as Id;
  assert.equal((await refusal(c.s.as(c.town.ines)(safety.forget, { contentId: standing }))).status, 404);
  await c.s.as(ana)(safety.forget, { contentId: standing });
  assert.deepEqual(
    (await bodies()).map(({ there }) => there),
    [false, false],
  );
  assert.equal((await show(caseId)).content, null);
  assert.equal((await refusal(c.s.as(ana)(safety.forget, { contentId: standing }))).code, "content.gone");
  assert.equal((await refusal(print(standing))).code, "content.gone");
  await write(caseId, "Anew");
  await assert.rejects(c.s.app.pool.query("select safety.forget_old(0)"), { code: "42501" });
});
