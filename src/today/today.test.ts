import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { tasks } from "../cases/tasks/contract.ts";
import { refusal } from "../kernel/testing.ts";
import { today } from "./contract.ts";
import { layStories, type Stories } from "./testing.ts";

let c: Stories;
let town: Stories["town"];
before(async () => {
  c = await layStories();
  town = c.town;
});
after(() => c.s.strike());

const newcomer = async (name: string) => {
  const id = await town.account(town.agencies.northlake, name);
  await town.member(town.agencies.northlake, id, town.programs.care, "case_manager");
  return id;
};

test("A12 B26 one list: what is overdue, due today, coming within the week and waiting on others, each with its case and its person", async () => {
  const jo = await newcomer("Jo Lists");
  const { caseId } = await c.open(jo, { dueOn: "2026-11-03", call: "Amina" });
  const add = async (title: string, dueOn: string, more: object = {}) =>
    (await c.s.as(jo)(tasks.add, { caseId, title, dueOn, kind: "task", ...more })).id;
  await add("Ring the housing desk", "2026-11-05");
  await add("Meeting", "2026-11-05", { kind: "appointment", atTime: "14:30" });
  await add("Letter", "2026-11-12");
  await add("Beyond the week", "2026-11-13");
  await add("Answer of the landlord", "2026-12-20", { kind: "waiting" });
  await c.at("2026-11-05");
  const list = await c.see(jo);
  const titles = (part: typeof list.due) => part.map((one) => [one.title, one.dueOn, one.atTime]);
  assert.equal(list.today, "2026-11-05");
  assert.deepEqual(titles(list.overdue), [["Call back", "2026-11-03", null]]);
  assert.deepEqual(titles(list.due), [
    ["Meeting", "2026-11-05", "14:30"],
    ["Ring the housing desk", "2026-11-05", null],
  ]);
  assert.deepEqual(titles(list.coming), [["Letter", "2026-11-12", null]]);
  assert.deepEqual(titles(list.waiting), [["Answer of the landlord", "2026-12-20", null]]);
  assert.deepEqual([list.slipping, list.putOff, list.urgent, list.next, list.slippingTotal], [[], [], [], null, 0]);
  assert.deepEqual([list.due[0]?.label?.call, list.due[0]?.caseId, list.due[0]?.coveredFor], ["Amina", caseId, null]);
  assert.deepEqual(list.caseload, { open: 1, resting: 0, weight: 1, capacity: 45 });
  assert.deepEqual(
    (await c.see(town.omar)).overdue.filter((one) => one.caseId === caseId),
    [],
  );
  const [seen] = await c.s.given<{ people: string[] }>(
    "select people from kernel.audit_event where account_id = $1 and action = 'today.show' and at < kernel.clock() order by at desc limit 1",
    [jo],
  );
  assert.equal(seen?.people.length, 1, "that the person was seen in a list is written down");
});

test("what rests does not push what is due from the list, and a task kept when its case closed stays on it", async () => {
  await c.at("2026-11-02");
  const jo = await newcomer("Jo Rests");
  const resting = await c.open(jo, { dueOn: "2026-11-02" });
  for (let i = 0; i < 110; i++) await c.s.as(jo)(tasks.add, { caseId: resting.caseId, title: `Rests ${i}`, dueOn: "2026-11-02" });
  const version = () => c.versionOf(resting.caseId);
  const carried = async () => (({ open, resting: rests }) => [open, rests])((await c.see(jo)).caseload);
  const [opened, rested] = (await carried()) as [number, number];
  await c.s.as(jo)(cases.pause, { caseId: resting.caseId, until: "2027-01-11", reason: "break", version: await version() });
  assert.deepEqual(await carried(), [opened - 1, rested + 1], "what rests is not called open");
  const closed = await c.open(jo, { dueOn: "2026-11-04" });
  const close = { caseId: closed.caseId, reason: "goals_met", outcome: "improved", openTasks: "keep" } as const;
  await c.s.as(jo)(cases.close, { ...close, version: await c.versionOf(closed.caseId) });
  const { caseId } = await c.open(jo, { dueOn: "2026-11-05" });
  await c.at("2026-11-05");
  const list = await c.see(jo);
  assert.deepEqual([list.overdue.map((one) => one.caseId), list.due.map((one) => one.caseId)], [[closed.caseId], [caseId]]);
  assert.deepEqual(list.slipping, [], "nothing that is closed or rests slips");
});

test("C04 nothing is cut off: the worst fifty first, the rest page by page, each once", async () => {
  await c.at("2026-11-02");
  const jo = await newcomer("Jo Many");
  const opened = new Set<string>();
  for (let i = 0; i < 120; i++) {
    const { caseId } = await c.open(jo, { dueOn: "2026-11-03", risk: i % 40 === 7 ? "high" : "low" });
    opened.add(caseId);
  }
  await c.at("2026-11-12");
  const first = await c.see(jo);
  assert.deepEqual(
    [first.slipping.length, first.slippingTotal, first.slipping.slice(0, 4).map((one) => one.high)],
    [50, 120, [true, true, true, false]],
  );
  const all = await c.slipping(jo);
  assert.deepEqual([all.length, new Set(all.map((one) => one.subjectId)).size], [120, 120]);
  const above = (await c.slipping(town.ravi)).filter((one) => opened.has(one.subjectId));
  assert.equal(new Set(above.map((one) => one.subjectId)).size, 120);
  assert.equal(above.length, 120);
  const wrong = (after: string) => refusal(c.s.as(jo)(today.cracks, { after }));
  for (const after of ["x", Buffer.from("[1]").toString("base64url")]) assert.equal((await wrong(after)).status, 422);
});

test("C04 what slips in one program or agency is seen in no other, whatever one is there", async () => {
  await c.at("2026-11-02");
  const opened = [
    await c.open(town.ines, { dueOn: "2026-11-03" }),
    await c.open(town.tomas, { program: "support", dueOn: "2026-11-03" }),
    await c.open(town.ana, { program: "advocacy", dueOn: "2026-11-03" }),
  ].map((one) => one.caseId as string);
  await c.at("2026-11-11");
  const sees = async (who: string) => {
    const seen = (await c.slipping(who)).map((one) => one.subjectId as string);
    return opened.map((id) => seen.includes(id));
  };
  assert.deepEqual(await sees(town.ines), [true, false, false]);
  assert.deepEqual(await sees(town.ravi), [true, false, false]);
  assert.deepEqual(await sees(town.tomas), [false, true, false]);
  assert.deepEqual(await sees(town.keiko), [false, true, false]);
  assert.deepEqual(await sees(town.ana), [false, false, true]);
  assert.deepEqual(await sees(town.dolores), [false, false, true]);
  for (const other of [town.omar, town.sam, town.noor, town.ida, town.walt]) assert.deepEqual(await sees(other), [false, false, false]);
  // Another program's triager and case manager, a supervisor of another program of the agency, and one who only reads.
  const amina = await town.account(town.agencies.northlake, "Amina Above");
  await town.member(town.agencies.northlake, amina, town.programs.threat, "supervisor");
  assert.deepEqual(await sees(amina), [false, false, false]);
  const reader = await town.account(town.agencies.northlake, "Lin Reads");
  await town.member(town.agencies.northlake, reader, town.programs.care, "teammate");
  await c.s.given("update staff.membership set sees = 'program', can_write = false where account_id = $1", [reader]);
  assert.deepEqual(await sees(reader), [false, false, false], "to read a program is not to answer for it");
});

test("nobody asks without a session, and the calendar of the list is the asker's own", async () => {
  assert.equal((await refusal(c.s.asNobody(today.show, {}))).status, 401);
  assert.equal((await refusal(c.s.asNobody(today.cracks, {}))).status, 401);
  assert.equal((await refusal(c.s.asNobody(today.counts, { programId: town.programs.care }))).status, 401);
});
