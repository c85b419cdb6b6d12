import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { clock } from "../kernel/clock.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { crises, resources } from "./contract.ts";
import { isOpenAt, localMoment } from "./openHours.ts";
import { crisisRoutes } from "./routes.ts";

let c: Cases;
before(async () => {
  c = await layCases(crisisRoutes);
});
after(() => c.s.strike());

const at = (minutes = 0) => new Date(clock().getTime() - minutes * 60_000).toISOString();
const care = () => c.town.programs.care as Id;
const called = (code = "emergency", minutes = 0) => ({ kind: "called", code, at: at(minutes) }) as never;
const begin = async (who: string, more: object = {}) =>
  (await c.s.as(who)(crises.begin, { programId: care(), entries: [called()], ...more })).id as Id;
const show = (who: string, crisisId: Id) => c.s.as(who)(crises.show, { crisisId });
const join = async (who: string, crisisId: Id, caseId: Id, version?: number) =>
  c.s.as(who)(crises.join, { crisisId, caseId, version: version ?? (await show(who, crisisId)).version });

test("A04 a crisis begins with one tap, before anybody knows who it is about, each tap with its own moment", async () => {
  const { ines } = c.town;
  const crisisId = await begin(ines, { entries: [called("lifeline", 12)] });
  await c.s.as(ines)(crises.add, {
    crisisId,
    entries: [
      called("counselor", 5),
      { kind: "done", code: "stayed", at: at(4) } as never,
      { kind: "said", words: "“I am cold.” Sits by the door.", at: at(3) },
    ],
  });
  const found = await show(ines, crisisId);
  assert.deepEqual(
    found.entries.map(({ kind, code, words }) => [kind, code, words]),
    [
      ["called", "lifeline", null],
      ["called", "counselor", null],
      ["done", "stayed", null],
      ["said", null, "“I am cold.” Sits by the door."],
    ],
  );
  assert.deepEqual([found.caseId, found.personId, found.label, found.beganAt], [null, null, null, found.entries[0]?.at]);
  const [row] = await c.s.given<{ words: Buffer }>("select words from crises.entry where crisis_id = $1 and words is not null", [crisisId]);
  assert.ok(row && !row.words.toString("latin1").includes("cold"));
});

test("A04 whoever begins one reads first of those that may be going on: those they may write in, of the last hours, not set aside", async () => {
  const { ines, omar, sam, keiko, noor } = c.town;
  const crisisId = await begin(ines);
  const old = await begin(ines, { entries: [called("emergency", 13 * 60)] });
  const aside = await begin(ines);
  await c.s.as(ines)(crises.setAside, { crisisId: aside, why: "Begun by mistake", version: 1 });
  const running = async (who: string) => (await c.s.as(who)(crises.open, {})).running.map((one) => one.crisisId as string);
  for (const who of [ines, sam]) {
    const ids = await running(who);
    assert.deepEqual([ids.includes(crisisId), ids.includes(old), ids.includes(aside)], [true, false, false]);
  }
  for (const who of [omar, noor, keiko]) assert.ok(!(await running(who)).includes(crisisId));
});

test("A04 until it has a case it is on the list of whoever began it and of the supervisor; afterwards on nobody's", async () => {
  const { ines, omar, ravi, sam, keiko } = c.town;
  const crisisId = await begin(ines);
  const loose = async (who: string) => (await c.s.as(who)(crises.open, {})).loose.some((one) => one.crisisId === crisisId);
  assert.deepEqual(await Promise.all([ines, ravi, omar, keiko].map(loose)), [true, true, false, false]);
  assert.equal((await refusal(show(omar, crisisId))).status, 404);
  assert.equal((await refusal(show(keiko, crisisId))).status, 404);
  assert.deepEqual((await show(sam, crisisId)).access, { because: ["triage"], sections: 4095, canWrite: true });
  const { caseId } = await c.open(ines);
  await join(ines, crisisId, caseId);
  assert.deepEqual(await Promise.all([ines, ravi].map(loose)), [false, false]);
  assert.equal((await refusal(show(sam, crisisId))).status, 404, "who triages sees no more of it once it is a case's");
});

test("A04 it becomes a line of the case's story, and the next look a task due at that time", async () => {
  const { ines, ravi } = c.town;
  const crisisId = await begin(ines);
  const { caseId } = await c.open(ines);
  const check = { crisisId, onDay: await c.dayFrom(0), atTime: "21:30", accountId: ravi, title: "Look again after the crisis" };
  await c.s.as(ines)(crises.setCheck, { ...check, version: 1 });
  const mine = await c.s.as(ravi)(crises.open, {});
  assert.deepEqual(mine.checks.find((one) => one.crisisId === crisisId)?.check, {
    onDay: check.onDay,
    atTime: "21:30",
    by: { id: ravi, name: "Ravi Menon" },
    title: "Look again after the crisis",
  });
  await join(ines, crisisId, caseId);
  const found = await c.show(ines, caseId);
  assert.equal(found.story.items.find((one) => one.kind === "crisis")?.codes["crisisId"], crisisId);
  const task = found.tasks.find((one) => one.title === "Look again after the crisis");
  assert.deepEqual([task?.owner.id, task?.dueOn, task?.atTime, task?.kind], [ravi, check.onDay, "21:30", "follow_up"]);
  assert.equal((await show(ines, crisisId)).check, null);
  await c.s.as(ines)(crises.setCheck, { ...check, atTime: "23:00", accountId: ines, version: 3 });
  assert.ok((await c.show(ines, caseId)).tasks.some((one) => one.atTime === "23:00" && one.owner.id === ines));
  const no = await refusal(c.s.as(ines)(crises.setCheck, { ...check, accountId: c.town.omar, version: 4 }));
  assert.deepEqual([no.status, no.fields], [422, { accountId: "task.ownerCannotSee" }]);
});

test("A04 begun from a case it is the case's at once", async () => {
  const { ines, noor, omar } = c.town;
  const { caseId, personId } = await c.open(ines, { call: "Amina" });
  const crisisId = await begin(ines, { caseId });
  const found = await show(ines, crisisId);
  assert.deepEqual([found.caseId, found.personId, found.label?.call], [caseId, personId, "Amina"]);
  assert.equal((await c.show(ines, caseId)).story.items[0]?.kind, "crisis");
  // The words of a crisis are for those who read the case's notes.
  const { id } = await c.s.as(ines)(cases.addTeamMember, { caseId, accountId: noor, role: "counselor", sections: ["notes"] });
  assert.equal((await show(noor, crisisId)).entries.length, 1);
  await c.s.as(ines)(cases.endTeamMember, { caseId, memberId: id as Id });
  assert.equal((await refusal(show(noor, crisisId))).status, 404);
  await c.s.as(ines)(cases.addTeamMember, { caseId, accountId: noor, role: "counselor", sections: [] });
  assert.equal((await refusal(show(noor, crisisId))).status, 404);
  assert.equal((await refusal(begin(omar, { caseId }))).status, 404);
});

test("A04 a crisis joins no case that one does not see, of another program, closed, or a second one", async () => {
  const { ines, ravi, noor } = c.town;
  const crisisId = await begin(ines);
  const foreign = await c.open(c.town.tomas, { program: "support" });
  const omars = await c.open(c.town.omar);
  for (const caseId of [foreign.caseId, omars.caseId, newId() as Id])
    assert.equal((await refusal(join(ines, crisisId, caseId))).status, 404);
  const closed = await c.open(ines);
  const version = await c.versionOf(closed.caseId);
  await c.s.as(ines)(cases.close, { caseId: closed.caseId, reason: "goals_met", outcome: "improved", openTasks: "cancel", version });
  assert.equal((await refusal(join(ines, crisisId, closed.caseId))).code, "case.closed");
  const theirs = (await c.s.as(noor)(crises.begin, { programId: c.town.programs.counseling as Id, entries: [called()] })).id as Id;
  const { caseId } = await c.open(ines);
  await c.s.as(ines)(cases.addTeamMember, { caseId, accountId: noor, role: "counselor", sections: ["notes"] });
  assert.equal((await refusal(join(noor, theirs, caseId))).code, "crisis.otherProgram");
  await join(ines, crisisId, caseId);
  assert.equal((await refusal(join(ravi, crisisId, caseId))).code, "crisis.hasCase");
  assert.equal((await refusal(c.s.as(ines)(crises.setAside, { crisisId, why: "A mistake", version: 2 }))).code, "crisis.hasCase");
});

test("R112 two write at once and nothing is lost; two who join at once, one does", async () => {
  const { ines, ravi } = c.town;
  const crisisId = await begin(ines);
  await Promise.all(
    [ines, ravi, ines, ravi].map((who, n) => c.s.as(who)(crises.add, { crisisId, entries: [called(n % 2 ? "police" : "family")] })),
  );
  assert.equal((await show(ines, crisisId)).entries.length, 5);
  const one = await c.open(ines);
  const other = await c.open(ines);
  const ends = await Promise.allSettled([join(ines, crisisId, one.caseId, 1), join(ravi, crisisId, other.caseId, 1)]);
  assert.equal(ends.filter((end) => end.status === "fulfilled").length, 1);
  const lines = await c.s.given("select from cases.timeline where kind = 'crisis' and ref_id = $1", [crisisId]);
  assert.equal(lines.length, 1);
  const second = await begin(ines);
  const no = await refusal(join(ines, second, one.caseId, 7));
  assert.deepEqual([no.status, no.code, (no.params["current"] as { version: number }).version], [409, "stale", 1]);
});

test("A04 a tap that was a mistake is taken back by whoever made it, and stays visible as that", async () => {
  const { ines, ravi, tomas } = c.town;
  const crisisId = await begin(ines);
  const entryId = (await show(ines, crisisId)).entries[0]?.entryId as Id;
  assert.equal((await refusal(c.s.as(ravi)(crises.takeBack, { crisisId, entryId }))).status, 403);
  assert.equal((await refusal(c.s.as(tomas)(crises.takeBack, { crisisId, entryId }))).status, 404);
  assert.equal((await refusal(c.s.as(ines)(crises.takeBack, { crisisId, entryId: newId() as Id }))).status, 404);
  await c.s.as(ines)(crises.takeBack, { crisisId, entryId });
  assert.deepEqual(
    (await show(ines, crisisId)).entries.map((one) => one.takenBack),
    [true],
  );
});

test("A04 what never needs a case is set aside with a reason, and leaves the list", async () => {
  const { ines, ravi } = c.town;
  const crisisId = await begin(ines);
  assert.equal((await refusal(c.s.as(ines)(crises.setAside, { crisisId, why: " ", version: 1 }))).status, 422);
  await c.s.as(ravi)(crises.setAside, { crisisId, why: "The ambulance took a visitor nobody knows.", version: 1 });
  const found = await show(ines, crisisId);
  assert.deepEqual([found.setAside, found.setAsideWhy], [true, "The ambulance took a visitor nobody knows."]);
  assert.ok(!(await c.s.as(ines)(crises.open, {})).loose.some((one) => one.crisisId === crisisId));
  const { caseId } = await c.open(ines);
  assert.equal((await refusal(join(ines, crisisId, caseId))).code, "crisis.setAside");
});

test("A04 a look is done by saying so, and is promised by nobody who is not there", async () => {
  const { ines, ravi, tomas, ida } = c.town;
  const crisisId = await begin(ines);
  const check = { crisisId, onDay: await c.dayFrom(1), atTime: null, accountId: ravi, title: "Look again", version: 1 };
  for (const accountId of [tomas, ida, newId()])
    assert.deepEqual((await refusal(c.s.as(ines)(crises.setCheck, { ...check, accountId }))).fields, { accountId: "task.ownerCannotSee" });
  assert.deepEqual((await refusal(c.s.as(ines)(crises.setCheck, { ...check, onDay: "2020-01-01" }))).fields, { dueOn: "past" });
  await c.s.as(ines)(crises.setCheck, check);
  assert.equal((await refusal(c.s.as(ines)(crises.setCheck, check))).code, "stale");
  await c.s.as(ravi)(crises.doneCheck, { crisisId, version: 2 });
  assert.deepEqual((await c.s.as(ravi)(crises.open, {})).checks, []);
});

test("A04 a crisis begins only where one works, with taps of the last two days", async () => {
  const { ines, ida, tomas } = c.town;
  assert.equal((await refusal(begin(ida))).status, 403);
  assert.equal((await refusal(begin(tomas))).status, 404);
  assert.deepEqual((await refusal(begin(ines, { entries: [called("emergency", -30)] }))).fields, { entries: "future" });
  assert.deepEqual((await refusal(begin(ines, { entries: [called("emergency", 49 * 60)] }))).fields, { entries: "tooLongAgo" });
  for (const entries of [[], [{ kind: "called", code: "dentist", at: at() }], [{ kind: "said", words: " ", at: at() }]])
    assert.equal((await refusal(begin(ines, { entries }))).status, 422);
});

test("R11 whoever is walled from the case is walled from its crisis", async () => {
  const { ines, ravi } = c.town;
  const { caseId } = await c.open(ines);
  const crisisId = await begin(ines, { caseId });
  await show(ravi, crisisId);
  await c.s.given("insert into access.wall (id, agency_id, account_id, case_id, origin) values ($1, $2, $3, $4, 'request')", [
    newId(),
    c.town.agencies.northlake,
    ravi,
    caseId,
  ]);
  assert.equal((await refusal(show(ravi, crisisId))).status, 404);
});

test("R9 whoever began a crisis reads and writes it no more once it is a case's that they do not see, or once they have left the program", async () => {
  const { ines, omar, ravi, town } = { ...c.town, town: c.town };
  const write = (crisisId: Id) => c.s.as(omar)(crises.add, { crisisId, entries: [called("police")] });
  const joined = await begin(omar);
  assert.equal((await show(omar, joined)).access.canWrite, true);
  const { caseId } = await c.open(ines);
  await c.s.given("update access.wall set lifted_at = kernel.clock() where account_id = $1 and lifted_at is null", [ravi]);
  await join(ravi, joined, caseId);
  assert.equal((await refusal(show(omar, joined))).status, 404);
  assert.equal((await refusal(write(joined))).status, 404);
  const loose = await begin(omar);
  await c.s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1 and program_id = $2", [
    omar,
    town.programs.care,
  ]);
  assert.equal((await refusal(show(omar, loose))).status, 404);
  assert.equal((await refusal(write(loose))).status, 404);
});

test("A04 whom to call: the agency's and the program's lists, open now first, kept by those who answer for them", async () => {
  const { ines, ida, keiko } = c.town;
  // In this very file the supervisor of CARE is behind a wall, which lists do not know.
  const list = (who: string) => c.s.as(who)(resources.list, {});
  const entry = { week: 127, opens: null, closes: null, place: null };
  const closed = localMoment(clock(), "America/Chicago").time < "12:00" ? ["13:00", "14:00"] : ["01:00", "02:00"];
  const hours = { week: 127, opens: closed[0] as string, closes: closed[1] as string };
  await c.s.as(ida)(resources.add, { ...entry, ...hours, programId: null, name: "A: by day", phone: "555 0111" });
  await c.s.as(ida)(resources.add, { ...entry, programId: null, name: "B: always", phone: "555 0112" });
  await c.s.as(c.town.ravi)(resources.add, { ...entry, programId: care(), name: "C: room", phone: null, place: "Birch Hall 101" });
  const found = (await list(ines)).resources;
  assert.deepEqual(
    found.map((one) => [one.name, one.openNow]),
    [
      ["B: always", true],
      ["C: room", true],
      ["A: by day", false],
    ],
  );
  assert.deepEqual((await list(keiko)).resources, []);
  assert.deepEqual(
    (await list(c.town.noor)).resources.map((one) => one.name),
    ["B: always", "A: by day"],
  );
  const add = (who: string, more: object) =>
    c.s.as(who)(resources.add, { ...entry, programId: care(), name: "X", phone: "555 0113", ...more } as never);
  assert.equal((await refusal(add(ines, {}))).status, 403);
  assert.equal((await refusal(add(c.town.ravi, { programId: null }))).status, 403);
  assert.equal((await refusal(add(keiko, {}))).status, 404);
  assert.deepEqual((await refusal(add(ida, { phone: null }))).fields, { phone: "needed" });
  assert.deepEqual((await refusal(add(ida, { opens: "10:00" }))).fields, { closes: "needed" });
  assert.equal((await refusal(add(ida, { phone: "javascript:1" }))).status, 422);
  const resourceId = found[0]?.id as Id;
  assert.equal((await refusal(c.s.as(ines)(resources.end, { resourceId }))).status, 403);
  assert.equal((await refusal(c.s.as(keiko)(resources.end, { resourceId }))).status, 404);
  await c.s.as(ida)(resources.end, { resourceId });
  assert.equal((await refusal(c.s.as(ida)(resources.end, { resourceId }))).status, 404);
});

test("hours: days by bits, past midnight too", () => {
  const friday = { week: 1 << 4, opens: "22:00", closes: "06:00" };
  const of = (weekday: number, time: string) => isOpenAt(friday, { weekday, time });
  assert.deepEqual(
    [of(4, "21:59"), of(4, "22:00"), of(5, "05:59"), of(5, "06:00"), of(5, "22:00"), of(4, "03:00")],
    [false, true, true, false, false, false],
  );
  const monday = { week: 1 << 6, opens: "20:00", closes: "02:00" };
  assert.equal(isOpenAt(monday, { weekday: 0, time: "01:00" }), true);
  assert.deepEqual(localMoment(new Date("2026-03-09T04:30:00Z"), "America/Chicago"), { weekday: 6, time: "23:30" });
});
