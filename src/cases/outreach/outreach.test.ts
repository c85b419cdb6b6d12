import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../kernel/ids.ts";
import { refusal } from "../../kernel/testing.ts";
import { contacts } from "../contacts/contract.ts";
import { cases } from "../contract.ts";
import { type Cases, type Id, layCases } from "../testing.ts";
import { outreach } from "./contract.ts";

let c: Cases;
before(async () => {
  c = await layCases();
});
after(() => c.s.strike());

const attempt = (who: string, caseId: Id, method: "call" | "text" | "email" | "visit") => c.s.as(who)(outreach.attempt, { caseId, method });
const rowOf = async (who: string, caseId: Id, filter: "new" | "silent" | "all" = "all") =>
  (await c.s.as(who)(outreach.list, { filter })).rows.find((row) => (row.caseId as string) === (caseId as string));
const tryThrice = async (who: string, caseId: Id) => {
  for (const method of ["call", "call", "text"] as const) await attempt(who, caseId, method);
};
const close = async (who: string, caseId: Id) =>
  c.s.as(who)(cases.close, { caseId, reason: "no_response", outcome: "unknown", openTasks: "cancel", version: await c.versionOf(caseId) });

test("D32 one press records a try with its way, seen in the row and in the story; ten seconds to take it back", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  assert.equal((await rowOf(town.ines, caseId))?.isNew, true);
  const { id } = await attempt(town.ines, caseId, "text");
  await attempt(town.ines, caseId, "call");
  assert.deepEqual(
    (await rowOf(town.ines, caseId))?.tries.map(({ method }) => method),
    ["text", "call"],
  );
  const told = (await c.show(town.ines, caseId)).story.items.filter((item) => item.contact);
  assert.deepEqual(
    told.map(({ contact }) => [contact?.kind, contact?.method]),
    [
      ["attempt", "call"],
      ["attempt", "text"],
    ],
  );
  assert.equal((await refusal(s.as(town.ravi)(contacts.takeBack, { contactId: id as Id }))).status, 403);
  assert.equal((await refusal(s.as(town.omar)(contacts.takeBack, { contactId: id as Id }))).status, 404);
  await s.as(town.ines)(contacts.takeBack, { contactId: id as Id });
  assert.equal((await refusal(s.as(town.ines)(contacts.takeBack, { contactId: id as Id }))).status, 404);
  assert.equal((await rowOf(town.ines, caseId))?.tries.length, 1);
  assert.equal((await c.show(town.ines, caseId)).story.items.filter((item) => item.contact).length, 1);
  const { id: later } = await attempt(town.ines, caseId, "call");
  await s.moveBy(3 * 60_000);
  assert.equal((await refusal(s.as(town.ines)(contacts.takeBack, { contactId: later as Id }))).code, "contact.tooLate");
});

test("D32 three tries in two ways, and not before: then the case may be closed for want of an answer", async () => {
  const { town } = c;
  const { caseId } = await c.open(town.ines);
  await attempt(town.ines, caseId, "call");
  await attempt(town.ines, caseId, "call");
  await attempt(town.ines, caseId, "call");
  const no = await refusal(close(town.ines, caseId));
  assert.deepEqual([no.status, no.code, no.params], [409, "case.tooFewTries", { tries: 3, ways: 1 }]);
  assert.equal((await rowOf(town.ines, caseId))?.enough, false);
  await attempt(town.ines, caseId, "text");
  assert.equal((await rowOf(town.ines, caseId))?.enough, true);
  await close(town.ines, caseId);
  assert.equal(await rowOf(town.ines, caseId), undefined);
  assert.equal((await c.show(town.ines, caseId)).case.closureReason, "no_response");
});

test("D32 tries count from the last time anybody was spoken with", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  await tryThrice(town.ines, caseId);
  await s.as(town.ines)(contacts.add, { caseId, kind: "call", result: "completed", onDay: await c.dayFrom(0) });
  assert.equal((await refusal(close(town.ines, caseId))).code, "case.tooFewTries");
});

test("D32 at high risk a supervisor looks first: asked, returned with words, asked again, approved", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines, { risk: "high" });
  const ask = (who: string) => s.as(who)(outreach.askReview, { caseId });
  assert.equal((await refusal(ask(town.ines))).code, "case.tooFewTries");
  await tryThrice(town.ines, caseId);
  assert.equal((await refusal(close(town.ines, caseId))).code, "case.needsReview");
  assert.equal((await refusal(ask(town.omar))).status, 404);
  assert.equal((await refusal(ask(town.keiko))).status, 404);
  const { id } = await ask(town.ines);
  assert.equal((await refusal(ask(town.ines))).code, "review.alreadyAsked");
  assert.equal((await rowOf(town.ines, caseId))?.review?.state, "asked");

  const mine = async (who: string) =>
    (await s.as(who)(outreach.reviews, {})).reviews.filter((one) => (one.caseId as string) === (caseId as string));
  assert.equal((await mine(town.ravi)).length, 1);
  assert.deepEqual([await mine(town.ines), await mine(town.keiko), await mine(town.sam)], [[], [], []]);
  const version = await c.versionOf(caseId);
  const decide = (who: string, reviewId: string, more: object) =>
    s.as(who)(outreach.decide, { reviewId: reviewId as Id, version, ...more } as never);
  assert.equal((await refusal(decide(town.ines, id, { decision: "approved" }))).status, 403);
  assert.equal((await refusal(decide(town.omar, id, { decision: "approved" }))).status, 404);
  assert.equal((await refusal(decide(town.keiko, id, { decision: "approved" }))).status, 404);
  assert.equal((await refusal(decide(town.ravi, newId(), { decision: "approved" }))).status, 404);
  assert.deepEqual((await refusal(decide(town.ravi, id, { decision: "returned" }))).fields, { words: "missing" });
  assert.equal((await refusal(decide(town.ravi, id, { decision: "approved", version: version + 1 }))).code, "stale");
  await decide(town.ravi, id, { decision: "returned", words: "Visit once, please." });
  assert.equal((await refusal(decide(town.ravi, id, { decision: "approved" }))).code, "review.alreadyDecided");
  const row = await rowOf(town.ines, caseId);
  assert.deepEqual([row?.review?.state, row?.review?.words, row?.review?.byName], ["returned", "Visit once, please.", "Ravi Menon"]);

  await attempt(town.ines, caseId, "visit");
  const { id: again } = await ask(town.ines);
  const both = await Promise.allSettled([
    decide(town.ravi, again, { decision: "approved" }),
    decide(town.ravi, again, { decision: "approved" }),
  ]);
  assert.equal(both.filter(({ status }) => status === "fulfilled").length, 1);
  const { case: head, story } = await c.show(town.ines, caseId);
  assert.deepEqual([head.status, head.closureReason], ["closed", "no_response"]);
  assert.deepEqual(
    story.items.filter(({ kind }) => kind === "review").map(({ codes }) => codes["state"]),
    ["approved", "asked", "returned", "asked"],
  );
});

test("D32 a review is only for risk that is high, and a new try answered in the meantime stops it", async () => {
  const { town, s } = c;
  const low = await c.open(town.ines);
  await tryThrice(town.ines, low.caseId);
  assert.equal((await refusal(s.as(town.ines)(outreach.askReview, { caseId: low.caseId }))).code, "review.notNeeded");
  const high = await c.open(town.ines, { risk: "immediate" });
  await tryThrice(town.ines, high.caseId);
  const { id } = await s.as(town.ines)(outreach.askReview, { caseId: high.caseId });
  await s.as(town.ines)(contacts.add, { caseId: high.caseId, kind: "call", result: "completed", onDay: await c.dayFrom(0) });
  const approve = s.as(town.ravi)(outreach.decide, { reviewId: id as Id, decision: "approved", version: await c.versionOf(high.caseId) });
  assert.equal((await refusal(approve)).code, "case.tooFewTries");
  assert.equal((await c.show(town.ines, high.caseId)).case.status, "intake");
});

test('D32 "no thank you" is respected and written down: no more tries, and the case closed or kept open for a reason', async () => {
  const { town, s } = c;
  const onDay = await c.dayFrom(0);
  const { caseId } = await c.open(town.ines);
  const decline = async (who: string, more: object) =>
    s.as(who)(outreach.decline, { caseId, how: "text", onDay, ending: "keep", version: await c.versionOf(caseId), ...more } as never);
  assert.deepEqual((await refusal(decline(town.ines, {}))).fields, { why: "missing" });
  assert.deepEqual((await refusal(decline(town.ines, { why: "They may come back", onDay: await c.dayFrom(1) }))).fields, {
    onDay: "future",
  });
  assert.equal((await refusal(decline(town.omar, { why: "They may come back" }))).status, 404);
  assert.equal((await refusal(decline(town.ines, { why: "They may come back", version: 99 }))).code, "stale");
  await decline(town.ines, { why: "Shelter place is held until Friday" });
  assert.equal((await refusal(attempt(town.ines, caseId, "call"))).code, "outreach.declined");
  assert.equal((await c.show(town.ines, caseId)).story.items[0]?.contact?.declined, true);
  await s.given("update cases.case set clock_from = clock_from - 60, opened_on = opened_on - 60 where id = $1", [caseId]);
  await s.given("update cases.contact set on_day = on_day - 50 where case_id = $1", [caseId]);
  const row = await rowOf(town.ines, caseId, "silent");
  assert.deepEqual([row?.declined?.how, row?.declined?.keptWhy], ["text", "Shelter place is held until Friday"]);

  const other = await c.open(town.ines);
  await s.as(town.ines)(outreach.decline, {
    caseId: other.caseId,
    how: "call",
    onDay,
    ending: "close",
    version: await c.versionOf(other.caseId),
  });
  const { case: head } = await c.show(town.ines, other.caseId);
  assert.deepEqual([head.status, head.closureReason, head.nextStep], ["closed", "declined", null]);
});

test("R86 what is not safe is not offered, and not taken", async () => {
  const { town, s } = c;
  const line = { hours: null, voicemail: false, codeWord: null, avoid: "Shared phone" };
  const who = (prefer: string) => c.person(town.agencies.northlake, town.programs.care, "Jo", { prefer, ...line });
  const offered = async (caseId: Id) =>
    (await rowOf(town.ines, caseId))?.reach.filter(({ offered }) => offered).map(({ method }) => method);
  const inPerson = await c.open(town.ines, { person: await who("in_person") });
  assert.deepEqual(await offered(inPerson.caseId), ["visit"]);
  assert.equal((await refusal(attempt(town.ines, inPerson.caseId, "call"))).code, "outreach.unsafeWay");
  await attempt(town.ines, inPerson.caseId, "visit");
  const through = await c.open(town.ines, { person: await who("through_someone") });
  assert.deepEqual(await offered(through.caseId), []);
  const plain = await c.open(town.ines);
  const point = async (safe: string, textOk: boolean, value: string) => {
    const id = newId();
    await s.given(
      "insert into people.contact_point (id, agency_id, person_id, kind, value, safe, voicemail_ok, text_ok) values ($1, $2, $3, 'phone', $4, $5, false, $6)",
      [
        id,
        town.agencies.northlake,
        plain.personId,
        s.keys.ring.seal(town.agencies.northlake, { table: "people.contact_point", row: id, column: "value" }, value),
        safe,
        textOk,
      ],
    );
  };
  assert.deepEqual(await offered(plain.caseId), ["call", "text", "email", "visit"]);
  await point("unsafe", true, "555 0100 1111");
  assert.deepEqual(await offered(plain.caseId), ["email", "visit"]);
  await point("unknown", false, "555 0100 2222");
  assert.deepEqual(await offered(plain.caseId), ["call", "email", "visit"]);
  assert.doesNotMatch(JSON.stringify(await s.as(town.ines)(outreach.list, {})), /555 0100 1111/);
});

test("tries are recorded by whoever writes in the case, in one that is open", async () => {
  const { town } = c;
  const { caseId } = await c.open(town.ines);
  assert.equal((await refusal(attempt(town.omar, caseId, "call"))).status, 404);
  assert.equal((await refusal(attempt(town.tomas, caseId, "call"))).status, 404);
  assert.equal((await refusal(attempt(town.ida, caseId, "call"))).status, 404);
  await tryThrice(town.ines, caseId);
  await close(town.ines, caseId);
  assert.equal((await refusal(attempt(town.ines, caseId, "visit"))).code, "case.closed");
  assert.equal((await c.s.as(town.ida)(outreach.list, {})).rows.length, 0);
});
