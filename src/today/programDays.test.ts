import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { absences } from "../staff/coverContract.ts";
import { type Id, layStories, type Stories } from "./testing.ts";

let c: Stories;
let ines: string;
before(async () => {
  c = await layStories();
  ines = c.town.ines;
  const { northlake } = c.town.agencies;
  await c.shut(northlake, "2026-11-26", "2026-11-27");
  await c.shut(northlake, "2026-12-21", "2027-01-03");
  await c.shut(northlake, "2027-01-18", "2027-01-18", c.town.programs.care);
  await c.shut(northlake, "2027-06-07", "2027-08-15");
});
after(() => c.s.strike());
beforeEach(() => c.at("2026-11-02"));

/** The last half minute without, and the first moment with. */
async function turns(who: string, caseId: Id, crack: string, day: string, zone?: string) {
  const before = new Date(Date.parse(`${day}T00:00Z`) - 30_000).toISOString();
  await c.at(before.slice(0, 10), before.slice(11, 19), zone);
  assert.deepEqual(await c.cracks(who, caseId), [], `not before ${day}`);
  await c.at(day, "00:00:00", zone);
  assert.deepEqual(await c.cracks(who, caseId), [crack], `from ${day} on`);
}

test("D05 B26 over a holiday and its weekend no clock runs", async () => {
  const { caseId } = await c.open(ines, { dueOn: "2026-11-25" });
  await c.at("2026-11-24");
  await c.meet(ines, caseId, "2026-11-24");
  // Thursday and Friday are closed: the third program day after Wednesday is the next Wednesday.
  await turns(ines, caseId, "step_overdue", "2026-12-02");
});

test("D05 C04 on 26 December nobody slips, and after the winter break the clock goes on where it stood", async () => {
  const { caseId } = await c.open(ines, { dueOn: "2027-03-01" });
  await c.at("2026-12-15");
  await c.meet(ines, caseId, "2026-12-15");
  const due = await c.open(ines, { dueOn: "2026-12-22" });
  await c.meet(ines, due.caseId, "2026-12-15");
  await c.at("2026-12-26");
  assert.deepEqual(
    (await c.slipping(ines)).filter((one) => [caseId, due.caseId].includes(one.caseId as Id)),
    [],
  );
  await c.at("2027-01-03", "23:59:30");
  assert.deepEqual(
    (await c.slipping(ines)).filter((one) => [caseId, due.caseId].includes(one.caseId as Id)),
    [],
    "the last day of the break",
  );
  // Due in the break: Monday, Tuesday and Wednesday of the first week have passed.
  await turns(ines, due.caseId, "step_overdue", "2027-01-06");
  // Three program days before the break, five and two after it: the eleventh is the next.
  await turns(ines, caseId, "silent", "2027-01-13");
});

test("D05 C04 over the summer nobody slips; a day one program closes is a day of the others", async () => {
  const { caseId } = await c.open(ines, { dueOn: "2027-09-30" });
  await c.at("2027-06-04");
  await c.meet(ines, caseId, "2027-06-04");
  await c.at("2027-08-15", "23:59:30");
  assert.deepEqual(await c.cracks(ines, caseId), []);
  await turns(ines, caseId, "silent", "2027-08-30");
  await c.at("2027-01-12");
  const here = await c.open(ines, { dueOn: "2027-01-14" });
  const there = await c.open(c.town.tomas, { program: "support", dueOn: "2027-01-14" });
  await turns(c.town.tomas, there.caseId, "step_overdue", "2027-01-19");
  await turns(ines, here.caseId, "step_overdue", "2027-01-20");
});

test("D05 a closure made known late stops the clocks that run", async () => {
  await c.at("2027-02-01");
  const { caseId } = await c.open(ines, { dueOn: "2027-02-02" });
  await c.at("2027-02-05");
  assert.deepEqual(await c.cracks(ines, caseId), ["step_overdue"]);
  await c.shut(c.town.agencies.northlake, "2027-02-04", "2027-02-04");
  assert.deepEqual(await c.cracks(ines, caseId), [], "it snowed");
  await turns(ines, caseId, "step_overdue", "2027-02-08");
});

test("D05 a day begins at midnight where the agency is", async () => {
  const { s, town } = c;
  await s.given("update agencies.agency set time_zone = 'Pacific/Honolulu' where id = $1", [town.agencies.rioVerde]);
  await s.given("update agencies.agency set time_zone = 'Pacific/Auckland' where id = $1", [town.agencies.casaLuz]);
  const here = await c.open(ines, { dueOn: "2026-11-04" });
  const west = await c.open(town.tomas, { program: "support", dueOn: "2026-11-04" });
  const east = await c.open(town.ana, { program: "advocacy", dueOn: "2026-11-04" });
  await turns(town.ana, east.caseId, "step_overdue", "2026-11-09", "Pacific/Auckland");
  assert.deepEqual([await c.cracks(ines, here.caseId), await c.cracks(town.tomas, west.caseId)], [[], []]);
  await turns(ines, here.caseId, "step_overdue", "2026-11-09");
  assert.deepEqual(await c.cracks(town.tomas, west.caseId), [], "there it is still Sunday");
  await turns(town.tomas, west.caseId, "step_overdue", "2026-11-09", "Pacific/Honolulu");
  assert.deepEqual([(await c.see(ines)).today, (await c.see(town.tomas)).today], ["2026-11-09", "2026-11-09"]);
});

test("D05 A14 in the nights in which the clocks are changed a day is a day and an hour an hour", async () => {
  const { s, town } = c;
  const allWeek = await s.given<{ week: number }>("update agencies.program set week = 127 where id = $1 returning week", [
    town.programs.care,
  ]);
  assert.equal(allWeek[0]?.week, 127);
  try {
    for (const [opened, due, sunday, monday] of [
      ["2026-10-20", "2026-10-29", "2026-11-01", "2026-11-02"],
      ["2027-03-05", "2027-03-11", "2027-03-14", "2027-03-15"],
    ] as const) {
      await c.at(opened);
      const first = await c.open(ines, { dueOn: due });
      const second = await c.open(ines, { dueOn: `${due.slice(0, 8)}${Number(due.slice(8)) + 1}` });
      await c.at(due);
      await c.meet(ines, first.caseId, due);
      await c.meet(ines, second.caseId, due);
      await turns(ines, first.caseId, "step_overdue", sunday);
      await turns(ines, second.caseId, "step_overdue", monday);
      // Away on that Sunday, from its first moment to its last.
      await c.at(sunday, "00:00");
      const { id } = await s.as(ines)(absences.add, { accountId: ines as never, firstDay: sunday, lastDay: sunday });
      assert.deepEqual(await c.cracks(c.town.ravi, second.caseId), ["manager_gone"]);
      await c.at(sunday, "23:59:30");
      assert.deepEqual(await c.cracks(c.town.ravi, second.caseId), ["manager_gone"]);
      await c.at(monday, "00:00");
      assert.deepEqual(await c.cracks(c.town.ravi, second.caseId), []);
      await s.given("delete from staff.absence where id = $1", [id]);
      // Urgent at half past one, an hour before the clocks stand elsewhere: its sixty minutes are minutes.
      await c.at(sunday, "01:30");
      const concernId = await c.file(ines, { urgency: "now" });
      await s.moveBy(59.5 * 60_000);
      assert.deepEqual(await c.cracks(c.town.ravi, concernId), []);
      await s.moveBy(31_000);
      assert.deepEqual(await c.cracks(c.town.ravi, concernId), ["urgent_unassigned"]);
    }
  } finally {
    await s.given("update agencies.program set week = 31 where id = $1", [town.programs.care]);
  }
});

test("a case older than the calendar is on the list all the same", async () => {
  const { caseId } = await c.open(ines, { dueOn: "2026-12-01" });
  await c.s.given("update cases.case set opened_on = '2009-05-04', clock_from = '2009-05-04' where id = $1", [caseId]);
  assert.deepEqual(await c.cracks(ines, caseId), ["silent"]);
  assert.ok(Number((await c.slipping(ines)).find((one) => one.caseId === caseId)?.days) > 2000);
});
