import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Id } from "../cases/testing.ts";
import { concerns } from "../concerns/contract.ts";
import { concernRoutes } from "../concerns/routes.ts";
import { consults } from "../consults/contract.ts";
import { consultRoutes } from "../consults/routes.ts";
import { crises } from "../crises/contract.ts";
import { crisisRoutes } from "../crises/routes.ts";
import { clock } from "../kernel/clock.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { people } from "../people/contract.ts";
import { peopleRoutes } from "../people/routes.ts";
import { desk } from "../requests/paperContract.ts";
import { requestRoutes } from "../requests/routes.ts";
import { holds, type Kind, retention } from "./contract.ts";
import { layRetention, type Retained } from "./testing.ts";

let c: Retained;
/** Who looks after privacy in CARE: decides on cases, and reads of nothing that is written there. */
let officer: string;
before(async () => {
  c = await layRetention([...concernRoutes, ...consultRoutes, ...crisisRoutes, ...peopleRoutes, ...requestRoutes]);
  officer = await c.town.account(c.town.agencies.northlake, "Omar Officer");
  await c.town.member(c.town.agencies.northlake, officer, c.town.programs.care, "officer");
  for (const name of ["concern", "consult", "person", "working"] as const) await c.setYears(name, 1);
});
after(() => c.s.strike());

const lake = "Sleeps by the lake, and told nobody";
const care = () => c.town.programs.care as Id;
const kept = async (kind: Kind, who = c.town.ravi) => (await c.queue(who)).filter((one) => one.kind === kind);
const list = () => readFileSync(join(c.folder, "purged.log"), "utf8");
const months = async () => (await c.s.as(c.town.ravi)(retention.months, {})).months.map(({ gone: _, ...one }) => one);
const rows = async (table: string, column: string, id: string) =>
  (await c.s.given(`select from ${table} where ${column} = $1`, [id])).length;

/** A concern that somebody wrote, looked at, and that came to nothing. */
const filed = async (more: object = {}) => {
  const { doors } = await c.s.as(c.town.ines)(concerns.doors, {});
  const door = doors.find(({ programId }) => programId === c.town.programs.care);
  const about = { name: "Jo Rivera", detail: null };
  const { id } = await c.s.as(c.town.ines)(concerns.file, {
    ...{ doorId: door?.id as never, channel: "staff", narrative: lake, about, categories: [], urgency: "when_you_can" },
    ...more,
  } as never);
  await c.s.as(c.town.ravi)(concerns.noAction, {
    ...{ concernId: id as never, version: 1, why: "Nothing in it." },
    rating: { risk: "low", rationale: "Known to the team, steady." },
  } as never);
  return id as Id;
};
const ready = async (kind: Kind, pick: (one: Awaited<ReturnType<typeof kept>>[number]) => boolean = () => true) => {
  await c.find();
  const one = (await kept(kind)).find(pick);
  await c.agree(one);
  await c.days(31);
  return one;
};

test("R90 R91 R93 a concern that joined no case goes when two who may read it say so: nothing of it is left but a month, and counts stand as before", async () => {
  const id = await filed();
  const other = await filed();
  await c.days(334);
  await c.find();
  assert.deepEqual(await kept("concern"), [], "32 days before");
  await c.days(4);
  await c.find();
  const one = (await kept("concern")).find(({ subjectId }) => subjectId === id);
  assert.ok(one && one.state === "waiting" && one.dueOn >= (await c.dayFrom(27)) && one.number !== null);
  for (const who of [officer, c.town.sam, c.town.ines, c.town.ida, c.town.keiko]) {
    assert.deepEqual(await kept("concern", who), []);
    assert.equal(
      (await refusal(c.s.as(who)(retention.keep, { reviewId: one.reviewId, because: "law" as const, years: 1, version: 1 }))).status,
      404,
    );
  }
  // Words that came after it was decided take the other one off: activity extends.
  await c.s.given(
    "insert into concerns.addition (id, agency_id, concern_id, body) select $1, agency_id, id, narrative from concerns.concern where id = $2",
    [newId(), other],
  );
  await c.agree(one);
  await c.purge();
  assert.equal(await rows("concerns.concern", "id", id), 1, "not before its day");
  await c.days(31);
  const before = await months();
  await c.find();
  await c.purge();
  assert.equal((await refusal(c.s.as(c.town.ravi)(concerns.show, { concernId: id as never }))).status, 404);
  for (const table of ["decision", "addition", "receipt", "passage", "not_them"])
    assert.equal(await rows(`concerns.${table}`, "concern_id", id), 0, table);
  assert.equal(await rows("concerns.concern", "id", other), 1);
  assert.ok(!(await kept("concern")).some(({ subjectId }) => subjectId === other), "what was written to is not due");
  assert.deepEqual(await months(), before);
  assert.ok(list().includes(id) && !/lake|Rivera|steady/.test(list()));
  const [stub] = await c.s.given<Record<string, unknown>>("select * from retention.stub where kind = 'concern' and final");
  assert.deepEqual([stub?.["outcome"], stub?.["amount"]], ["no_action", 1]);
  assert.ok(!JSON.stringify(stub).includes(id));
  const trail = await c.s.given<{ about: Record<string, string> }>(
    "select about from kernel.audit_event where action = 'retention.purge' and about ->> 'kind' = 'concern'",
  );
  assert.equal(trail[0]?.about["subjectId"], id, "who let what go stays on the trail");
  assert.ok((await c.s.given("select from kernel.audit_event where about ->> 'concernId' = $1", [id])).length > 0);
});

test("R90 R91 a crisis that was set aside and a paper the desk is done with go the same way", async () => {
  const { id: crisisId } = await c.s.as(c.town.ines)(crises.begin, {
    programId: care(),
    entries: [{ kind: "said", words: lake, at: clock().toISOString() }],
  } as never);
  await c.s.as(c.town.ines)(crises.setAside, { crisisId: crisisId as never, why: "A false alarm", version: 1 } as never);
  const paper = { programId: care(), kind: "other", asker: "A clerk", wanted: lake, counsel: null } as const;
  const { id: paperId } = await c.s.as(c.town.ines)(desk.record, paper);
  const version = (await c.s.as(c.town.ravi)(desk.paper, { paperId: paperId as never })).version;
  await c.s.as(c.town.ravi)(desk.end, { paperId: paperId as never, outcome: "nothing_given", why: "They went away", version } as never);
  await c.days(340);
  await c.find();
  assert.equal((await kept("paper", officer)).length, 1, "its officer reads what came to the desk");
  await c.agree((await kept("crisis"))[0]);
  await c.agree((await kept("paper"))[0]);
  await c.days(31);
  const before = await months();
  await c.purge();
  assert.deepEqual(
    [
      await rows("crises.crisis", "id", crisisId),
      await rows("crises.entry", "crisis_id", crisisId),
      await rows("requests.paper", "id", paperId),
    ],
    [0, 0, 0],
  );
  assert.deepEqual(await months(), before);
});

test("R90 R91 consults go by the month: their words are gone, and every count of that month is what it was", async () => {
  const today = await c.dayFrom(0);
  const asked = {
    programId: care(),
    askerKind: "parent",
    asker: "Amina's mother",
    about: lake,
    said: "Ask openly.",
    onDay: today,
  } as const;
  const { id } = await c.s.as(c.town.ines)(consults.add, asked as never);
  await c.s.given(
    "insert into oncall.hand_over (id, agency_id, program_id, words, by_id) select $1, agency_id, program_id, said, recorded_by from consults.consult where id = $2",
    [newId(), id],
  );
  const month = today.slice(0, 7);
  const counts = async () => (await c.s.as(c.town.ravi)(consults.counts, { programId: care(), month })).counts;
  await c.days(430);
  const one = await ready("consults", (found) => found.month === `${month}-01`);
  assert.deepEqual([one?.amount, one?.class, one?.programId], [2, "consult", care()]);
  assert.deepEqual(await kept("consults", officer), []);
  const before = await counts();
  assert.ok(before.length > 0);
  await c.purge();
  assert.deepEqual(await counts(), before);
  const shown = (await c.s.as(c.town.ravi)(consults.list, { programId: care() })).items.find((item) => item.id === id);
  assert.match(String(shown?.about), /^Text purged on \d{4}-\d\d-\d\d$/);
  assert.deepEqual([shown?.asker, shown?.onDay], [null, `${month}-01`]);
  assert.equal((await c.s.given("select from oncall.hand_over")).length, 0);
  await c.find();
  assert.ok(!(await kept("consults")).some((found) => found.month === `${month}-01`), "they go once");
});

test("R90 a person with no case left goes with all that is known of them; their parent stays as long as they do, and is then asked about", async () => {
  const make = async (call: string) => {
    const { personId, caseId } = await c.open(c.town.ines, { call });
    await c.close(caseId);
    await c.s.given("set session_replication_role = replica");
    for (const table of [
      "cases.note_text",
      "cases.note",
      "cases.contact",
      "cases.task",
      "cases.timeline",
      "access.grant",
      "cases.team_member",
    ])
      await c.s.given(`delete from ${table} where case_id = $1`, [caseId]);
    await c.s.given("delete from cases.case where id = $1", [caseId]);
    await c.s.given("set session_replication_role = origin");
    return personId;
  };
  const [child, parent, stays] = [await make("Wendell"), await make("Nuria"), (await c.open(c.town.ines, { call: "Lin" })).personId];
  const relate = (of: string, other: string) =>
    c.s.given("insert into people.relationship (id, agency_id, person_id, other_id, kind) values ($1, $2, $3, $4, 'parent')", [
      newId(),
      c.town.agencies.northlake,
      of,
      other,
    ]);
  await relate(child, parent);
  await c.s.given(
    "insert into people.participation (agency_id, person_id, program_id, because) values ($1, $2, $3, 'triage') on conflict do nothing",
    [c.town.agencies.northlake, child, care()],
  );
  await c.days(400);
  await c.find();
  const found = (await kept("person")).map(({ person }) => person?.id);
  assert.ok(found.includes(child as never) && !found.includes(parent as never) && !found.includes(stays as never));
  assert.deepEqual(await kept("person", officer), []);
  await c.agree((await kept("person")).find(({ person }) => person?.id === child));
  await c.days(31);
  await c.purge();
  assert.equal((await refusal(c.s.as(c.town.ravi)(people.show, { personId: child as never }))).status, 404);
  for (const [table, column] of [
    ["people.person", "id"],
    ["people.name", "person_id"],
    ["people.participation", "person_id"],
    ["people.relationship", "person_id"],
  ] as const)
    assert.equal(await rows(table, column, child), 0, table);
  assert.ok(!list().includes("Wendell"));
  await c.find();
  assert.ok(
    (await c.s.given<{ subject_id: string }>("select subject_id from retention.review where kind = 'person' and state = 'waiting'")).some(
      (one) => one.subject_id === parent,
    ),
    "and now their parent is asked about, by themself",
  );
});

test("R90 R71 what the desk said to hold stays held once it is answered, until two lift it; a paper that names nobody holds what names nobody", async () => {
  const id = await filed();
  const { id: paperId } = await c.s.as(c.town.ines)(desk.record, {
    ...{ programId: care(), kind: "subpoena", asker: "A server", wanted: "All of Jo R.", counsel: null, legalHold: true },
  } as never);
  await c.days(400);
  await c.find();
  const due = async () => (await kept("concern")).some(({ subjectId }) => subjectId === id);
  assert.equal(await due(), false);
  const { version } = await c.s.as(c.town.ravi)(desk.paper, { paperId: paperId as never });
  await c.s.as(c.town.ravi)(desk.end, { paperId: paperId as never, outcome: "with_counsel", why: "Counsel has it", version } as never);
  const held = async (who = c.town.ravi) => (await c.s.as(who)(holds.list, {})).holds.find(({ deskId }) => deskId === paperId);
  const hold = await held();
  assert.deepEqual([hold?.desk, hold?.reason, hold?.person, hold?.mayAsk], ["paper", null, null, true]);
  assert.equal(await held(c.town.ines), undefined);
  await c.find();
  assert.equal(await due(), false, "ended, and held all the same");
  const holdId = hold?.holdId as never;
  await c.s.as(c.town.ravi)(holds.askLift, { holdId, why: "The suit is settled", version: 1 });
  await c.stepUp(c.town.ravi);
  assert.equal((await refusal(c.s.as(c.town.ravi)(holds.answerLift, { holdId, answer: "lift", version: 2 }))).status, 403);
  assert.equal((await refusal(c.s.as(c.town.ines)(holds.answerLift, { holdId, answer: "lift", version: 2 }))).status, 404);
  assert.equal((await c.s.as(c.second)(holds.list, {})).holds.find(({ deskId }) => deskId === paperId)?.lift?.why, "The suit is settled");
  await c.stepUp(c.second);
  await c.s.as(c.second)(holds.answerLift, { holdId, answer: "lift", version: 2 });
  await c.find();
  assert.equal(await due(), true);
});

test("R90 R87 whoever decides is told once that something is due, in words that say nothing", async () => {
  await c.s.given("delete from messages.outbox where template = 'retention.due'");
  await filed();
  await c.days(400);
  await c.find();
  await c.find();
  const told = await c.s.given<{ account_id: string }>(
    "select account_id from messages.outbox where template = 'retention.due' order by 1",
  );
  const who = told.map(({ account_id }) => account_id);
  assert.deepEqual([...new Set(who)].length, who.length, "once each");
  assert.ok(who.includes(c.town.ravi) && who.includes(c.second) && !who.includes(c.town.ines) && !who.includes(officer));
});

test("R90 an ordinary press of two at once counts once, and keeping wins over what was let go", async () => {
  const id = await filed();
  await c.days(400);
  await c.find();
  const one = (await kept("concern")).find(({ subjectId }) => subjectId === id);
  assert.ok(one);
  const press = { reviewId: one.reviewId, version: one.version };
  const both = await Promise.allSettled([c.s.as(c.town.ravi)(retention.letGo, press), c.s.as(c.second)(retention.letGo, press)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  const now = (await kept("concern")).find(({ subjectId }) => subjectId === id);
  const other = now?.letGoBy?.id === c.town.ravi ? c.second : c.town.ravi;
  await c.stepUp(other);
  await c.s.as(other)(retention.answer, { reviewId: one.reviewId, version: 2, answer: "go" });
  await c.s.as(c.town.ravi)(retention.keep, { reviewId: one.reviewId, because: "open_matter", years: 2, version: 3 });
  await c.days(400);
  await c.find();
  await c.purge();
  assert.equal(await rows("concerns.concern", "id", id), 1);
  assert.ok(!(await kept("concern")).some(({ subjectId }) => subjectId === id));
});

test("R90 thirty days are days where the agency is: over the night that is an hour short, and with a clock that is put back", async () => {
  // The night of 12 March 2034 has twenty-three hours in Chicago.
  await c.s.moveTo("2034-02-10", "23:40", "America/Chicago");
  const id = await filed();
  await c.s.moveTo("2035-02-15", "23:40", "America/Chicago");
  await c.find();
  const one = (await kept("concern")).find(({ subjectId }) => subjectId === id);
  assert.equal(one?.dueOn, "2035-03-17");
  await c.agree(one);
  await c.s.moveTo("2035-03-16", "23:50", "America/Chicago");
  await c.purge();
  assert.equal(
    await rows("concerns.concern", "id", id),
    1,
    "ten minutes before its day, though thirty times twenty-four hours are not over",
  );
  await c.s.moveTo("2035-03-17", "00:05", "America/Chicago");
  await c.s.moveBy(-20 * 60_000);
  await c.purge();
  assert.equal(await rows("concerns.concern", "id", id), 1, "put back, it waits again");
  await c.s.moveBy(20 * 60_000);
  await c.purge();
  assert.equal(await rows("concerns.concern", "id", id), 0);
});
