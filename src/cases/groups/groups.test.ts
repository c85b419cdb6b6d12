import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../kernel/ids.ts";
import { refusal } from "../../kernel/testing.ts";
import { contacts } from "../contacts/contract.ts";
import { cases } from "../contract.ts";
import { type Cases, type Id, layCases } from "../testing.ts";
import { groups } from "./contract.ts";

let c: Cases;
before(async () => {
  c = await layCases();
});
after(() => c.s.strike());

const record = async (who: string, rows: readonly { caseId: Id; was: "there" | "absent" | "excused" }[], more: object = {}) =>
  c.s.as(who)(groups.record, {
    programId: c.town.programs.care,
    kind: "skills",
    topic: "Exam weeks without panic",
    onDay: await c.dayFrom(0),
    minutes: 50,
    rows: [...rows],
    ...more,
  } as never);

test("D26 a session is entered once for all: each one's own line, as if it had been entered there alone", async () => {
  const { town, s } = c;
  const opened = await Promise.all(["Jo", "Amina", "Lin"].map((call) => c.open(town.ines, { call })));
  const [jo, amina, lin] = opened.map(({ caseId }) => caseId) as [Id, Id, Id];
  const { id } = await record(town.ines, [
    { caseId: jo, was: "there" },
    { caseId: amina, was: "absent" },
    { caseId: lin, was: "excused" },
  ]);
  const line = async (caseId: Id) => {
    const { case: head, story } = await c.show(town.ines, caseId);
    const contact = story.items.find((item) => item.contact)?.contact;
    return [contact?.kind, contact?.result, contact?.excused, contact?.minutes, contact?.topic, head.contacts];
  };
  assert.deepEqual(await line(jo), ["group", "completed", false, 50, "Exam weeks without panic", 1]);
  assert.deepEqual(await line(amina), ["group", "missed", false, null, "Exam weeks without panic", 0]);
  assert.deepEqual(await line(lin), ["group", "missed", true, null, "Exam weeks without panic", 0]);
  const session = await s.as(town.ines)(groups.show, { sessionId: id as Id });
  assert.deepEqual(session.rows.map(({ label, was }) => [label.call, was]).sort(), [["Amina", "absent"], ["Jo", "there"], ["Lin", "excused"]]); // biome-ignore format: a row each
  // One mechanism: entered alone it is the same row, but for the session and its topic.
  const { caseId: alone } = await c.open(town.ines);
  await s.as(town.ines)(contacts.add, { caseId: alone, kind: "group", result: "completed", onDay: await c.dayFrom(0), minutes: 50 });
  const columns = (caseId: Id) =>
    s.given(
      "select kind, result, on_day, at_time, minutes, with_whom, purpose, safety, method, declined, feeling, recorded_by, version from cases.contact where case_id = $1",
      [caseId],
    );
  assert.deepEqual(await columns(jo), await columns(alone));
  // And it is corrected like any other.
  const wrong = (await c.show(town.ines, amina)).story.items.find((item) => item.contact)?.contact;
  await s.as(town.ines)(contacts.correct, {
    contactId: wrong?.contactId as Id,
    kind: "group",
    result: "completed",
    onDay: await c.dayFrom(0),
    version: 1,
  });
  assert.equal((await c.show(town.ines, amina)).case.contacts, 1);
});

test("D26 no member can be found in another's story, trail or anywhere else one may look", async () => {
  const { town, s } = c;
  const calls = ["Mateo", "Siobhan", "Karim"];
  const opened = await Promise.all(calls.map((call) => c.open(call === "Mateo" ? town.omar : town.ines, { call })));
  await record(
    town.ravi,
    opened.map(({ caseId }) => ({ caseId, was: "there" as const })),
    { topic: "After a loss" },
  );
  for (const [at, { caseId, personId }] of opened.entries()) {
    const others = opened.filter((_, other) => other !== at);
    const reader = at === 0 ? town.omar : town.ines;
    const told = JSON.stringify([
      await c.show(reader, caseId),
      await s.as(reader)(cases.story, { caseId }),
      await s.as(reader)(cases.story, { caseId, kind: "contact" }),
    ]);
    const trail = JSON.stringify(await s.given("select * from kernel.audit_event where $1 = any (people)", [personId]));
    const timeline = JSON.stringify(await s.given("select * from cases.timeline where case_id = $1", [caseId]));
    for (const other of others) {
      for (const id of [other.caseId, other.personId]) {
        assert.ok(!told.includes(id), "told of another member");
        assert.ok(!timeline.includes(id), "the story names another member");
        assert.ok(!trail.includes(id), "the trail of one names another");
      }
    }
    for (const call of calls.filter((_, other) => other !== at)) assert.ok(!told.includes(call));
    assert.doesNotMatch(told, /session/i);
  }
  // The entry about the session itself names no member.
  const about = await s.given("select about, people from kernel.audit_event where action = 'group.record' order by at desc limit 1");
  assert.deepEqual(about[0]?.["people"], []);
  for (const { caseId } of opened) assert.ok(!JSON.stringify(about).includes(caseId));
  // Whoever carries one of the three cases, and did not record it, does not know of the session.
  assert.deepEqual((await s.as(town.omar)(groups.list, {})).sessions, []);
});

test("D26 all or none: a case that is closed, another's, or of another program stops the whole", async () => {
  const { town, s } = c;
  const mine = await c.open(town.ines);
  const closed = await c.open(town.ines);
  const omars = await c.open(town.omar);
  const theirs = await c.open(town.tomas, { program: "support" });
  await s.as(town.ines)(cases.close, { caseId: closed.caseId, reason: "goals_met", outcome: "improved", openTasks: "cancel", version: 1 });
  const with_ = (caseId: Id) => record(town.ines, [{ caseId: mine.caseId, was: "there" }, { caseId, was: "there" }]); // biome-ignore format: two rows
  const no = await refusal(with_(closed.caseId));
  assert.deepEqual([no.status, no.code, no.params["caseId"]], [409, "group.caseClosed", closed.caseId]);
  assert.equal((await refusal(with_(omars.caseId))).status, 404);
  assert.equal((await refusal(with_(theirs.caseId))).status, 404);
  assert.equal((await refusal(with_(newId() as Id))).status, 404);
  assert.deepEqual((await refusal(with_(mine.caseId))).fields, { rows: "twice" });
  assert.deepEqual((await refusal(record(town.ines, [{ caseId: mine.caseId, was: "there" }], { onDay: await c.dayFrom(1) }))).fields, {
    onDay: "future",
  });
  assert.equal((await refusal(record(town.ines, []))).status, 422);
  assert.equal((await refusal(record(town.tomas, [{ caseId: mine.caseId, was: "there" }]))).status, 404);
  assert.equal((await c.show(town.ines, mine.caseId)).case.contacts, 0);
  assert.equal((await s.given("select from cases.group_session where topic is null or rows_count = 0")).length, 0);
});

test("D26 who may be in a group: the cases of the program one writes in; a session is its recorder's and the program's readers'", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines, { call: "Sam" });
  const programId = town.programs.care;
  const of = async (who: string) => (await s.as(who)(groups.candidates, { programId })).candidates.map((one) => one.caseId as string);
  assert.ok((await of(town.ines)).includes(caseId));
  assert.ok((await of(town.ravi)).includes(caseId));
  assert.ok(!(await of(town.omar)).includes(caseId));
  for (const who of [town.tomas, town.ida, town.noor])
    assert.equal((await refusal(s.as(who)(groups.candidates, { programId }))).status, 404);
  const { id } = await record(town.ines, [{ caseId, was: "there" }]);
  assert.equal((await s.as(town.ravi)(groups.show, { sessionId: id as Id })).members, 1);
  // Whoever is behind a wall counts only whom they see.
  const other = await c.open(town.ines, { call: "Lin" });
  const pair = [caseId, other.caseId].map((one) => ({ caseId: one, was: "there" as const }));
  const both = (await record(town.ines, pair)).id as Id;
  await s.given("insert into access.wall (id, agency_id, account_id, case_id, origin) values ($1, $2, $3, $4, 'request')", [
    newId(),
    town.agencies.northlake,
    town.ravi,
    other.caseId,
  ]);
  const seen = await s.as(town.ravi)(groups.show, { sessionId: both });
  assert.deepEqual([seen.members, seen.rows.length], [1, 1]);
  assert.equal((await s.as(town.ravi)(groups.list, {})).sessions.find((one) => (one.sessionId as string) === both)?.members, 1);
  assert.equal((await s.as(town.ines)(groups.show, { sessionId: both })).members, 2);
  for (const who of [town.omar, town.tomas, town.ida])
    assert.equal((await refusal(s.as(who)(groups.show, { sessionId: id as Id }))).status, 404);
  assert.equal((await refusal(s.as(town.ines)(groups.show, { sessionId: newId() as Id }))).status, 404);
});

test("D26 a session entered with a mistake is taken back whole by whoever entered it, for a quarter of an hour, to be entered anew", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines, { call: "Jo" });
  const other = await c.open(town.ines, { call: "Lin" });
  const rows = [caseId, other.caseId].map((one) => ({ caseId: one, was: "there" as const }));
  const { id } = await record(town.ines, rows);
  const listed = async (sessionId: string) =>
    (await s.as(town.ines)(groups.list, {})).sessions.find((one) => (one.sessionId as string) === sessionId);
  assert.equal((await listed(id))?.mayTakeBack, true);
  assert.equal((await s.as(town.ravi)(groups.list, {})).sessions.find((one) => (one.sessionId as string) === id)?.mayTakeBack, false);
  const takeBack = (who: string, sessionId: string) => s.as(who)(groups.takeBack, { sessionId: sessionId as Id });
  assert.equal((await refusal(takeBack(town.ravi, id))).status, 403);
  for (const who of [town.omar, town.tomas, town.ida]) assert.equal((await refusal(takeBack(who, id))).status, 404);
  assert.equal((await refusal(takeBack(town.ines, newId()))).status, 404);
  await takeBack(town.ines, id);
  assert.equal(await listed(id), undefined);
  const { case: head, story } = await c.show(town.ines, caseId);
  assert.deepEqual([head.contacts, head.lastContactOn, story.items.some((item) => item.contact)], [0, null, false]);
  assert.equal((await refusal(takeBack(town.ines, id))).code, "group.tooLate");
  const { id: anew } = await record(town.ines, [rows[0]!, { caseId: other.caseId, was: "absent" }]);
  assert.equal((await c.show(town.ines, other.caseId)).case.contacts, 0);
  await s.moveBy(16 * 60_000);
  assert.equal((await listed(anew))?.mayTakeBack, false);
  assert.equal((await refusal(takeBack(town.ines, anew))).code, "group.tooLate");
});
