import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { type Id, layCases } from "../cases/testing.ts";
import { refusal } from "../kernel/testing.ts";
import { concerns } from "./contract.ts";
import { concernRoutes } from "./routes.ts";

let c: Awaited<ReturnType<typeof layCases>>;
before(async () => {
  c = await layCases(concernRoutes);
});
after(() => c.s.strike());

const file = async (urgency: "now" | "when_you_can" = "when_you_can") => {
  const { doors } = await c.s.as(c.town.ravi)(concerns.doors, {});
  const doorId = doors.find((door) => door.programId === c.town.programs.care)?.id as never;
  return (await c.s.as(c.town.ravi)(concerns.file, { doorId, narrative: "Not seen for a week.", about: { name: "Jo" }, urgency })).id as Id;
};
const show = (who: string, concernId: string) => c.s.as(who)(concerns.show, { concernId: concernId as never });
const versionOf = async (id: string) => (await show(c.town.sam, id)).version;
type Risk = "low" | "some" | "high" | "immediate";
const because = (risk: Risk) => ({ risk, rationale: "What the neighbor says." });
const mark = async (id: Id, ofId: Id, risk: Risk) =>
  c.s.as(c.town.sam)(concerns.duplicate, { concernId: id, version: await versionOf(id), ofConcernId: ofId, rating: because(risk) });
const join = async (id: Id, personId: Id, risk?: Risk) =>
  c.s.as(c.town.sam)(concerns.joinCase, {
    concernId: id,
    version: await versionOf(id),
    personId,
    ...(risk && { rating: because(risk) }),
  });
const given = () => c.open(c.town.omar);
const head = (caseId: Id) => c.s.as(c.town.omar)(cases.show, { caseId });
const storyOf = async (caseId: Id) =>
  (await head(caseId)).story.items.filter((one) => one.kind === "concern").map((one) => (one.codes as { concernId?: string }).concernId);

test("A39: whoever may read a concern through its case reads all that was joined to it, a chain of them too, the most urgent on top", async () => {
  const { personId, caseId } = await given();
  const [urgent, second, third] = [await file("now"), await file(), await file()];
  await mark(urgent, second, "immediate");
  await mark(second, third, "low");
  assert.equal((await refusal(show(c.town.omar, urgent))).status, 404, "not yet of the case");
  await join(third, personId);
  assert.deepEqual(await storyOf(caseId), [urgent, third, second]);
  for (const id of [urgent, second, third]) assert.equal((await show(c.town.omar, id)).narrative, "Not seen for a week.");
  const late = await file("now");
  await mark(late, third, "low");
  assert.equal((await show(c.town.omar, late)).caseId, caseId);
  assert.equal((await storyOf(caseId))[0], late);
  assert.equal((await refusal(show(c.town.tomas, urgent))).status, 404);
});

test("A39: what the joined concern knew is kept: its graver rating, its urgency and whoever had it; a milder one takes nothing away", async () => {
  const [grave, stays, mild] = [await file("now"), await file(), await file()];
  await c.s.as(c.town.ravi)(concerns.take, { concernId: grave, version: 1 });
  await c.s.as(c.town.sam)(concerns.rate, { concernId: stays, version: 1, ...because("some") });
  await mark(grave, stays, "high");
  const shown = await show(c.town.sam, stays);
  assert.deepEqual(
    [shown.assigned?.accountId, shown.rating?.risk, shown.urgent, shown.clock.takeBy !== null],
    [c.town.ravi, "high", true, true],
  );
  await mark(mild, stays, "low");
  const after = await show(c.town.sam, stays);
  assert.deepEqual([after.assigned?.accountId, after.rating?.risk, after.urgent], [c.town.ravi, "high", true]);
});

test("A14: a grave concern that joins a case raises its risk and never lowers it, tells its manager without a word, and is a step for today", async () => {
  const { personId, caseId } = await given();
  const told = async () =>
    (await c.s.given("select from messages.outbox where account_id = $1 and template = 'concern.received'", [c.town.omar])).length;
  const before = await told();
  const first = await file();
  await join(first, personId, "high");
  const raised = await head(caseId);
  assert.equal(raised.case.risk, "high");
  assert.equal(raised.tasks.filter((one) => one.title === "Read what came in" && one.owner.id === c.town.omar).length, 1);
  assert.equal(await told(), before + 1);
  await join(await file(), personId, "low");
  const still = await head(caseId);
  assert.deepEqual([still.case.risk, still.tasks.length], ["high", raised.tasks.length]);
  await mark(await file(), first, "immediate");
  assert.equal((await head(caseId)).case.risk, "immediate", "joined to a concern that is in the case");
});

test("A14: an urgent concern keeps the minute by which something is done, in whosever hands it is, until it is decided", async () => {
  const id = await file("now");
  const { clock } = await show(c.town.sam, id);
  const minutes = (Date.parse(clock.takeBy ?? "") - Date.parse(clock.receivedAt)) / 60_000;
  assert.equal(minutes, 60);
  assert.equal((await show(c.town.sam, await file())).clock.takeBy, null);
  const sam = c.s.as(c.town.sam);
  const { version } = await sam(concerns.take, { concernId: id as never, version: 1 });
  const held = (await show(c.town.sam, id)).clock;
  assert.deepEqual([held.takeBy, held.overdue], [clock.takeBy, false], "accepting is not doing");
  await c.s.moveBy(61 * 60_000);
  assert.equal((await show(c.town.sam, id)).clock.overdue, true);
  await sam(concerns.noAction, { concernId: id as never, version, rating: because("low"), why: "Spoken with, safe." } as never);
  const done = (await show(c.town.sam, id)).clock;
  assert.deepEqual([done.takeBy, done.overdue], [null, false]);
});
