import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { newId } from "../kernel/ids.ts";
import { A35_MOST_HOLDS } from "../kernel/limits.ts";
import { refusal } from "../kernel/testing.ts";
import { absences, covers } from "../staff/coverContract.ts";
import { staffRoutes } from "../staff/routes.ts";
import { appointments, hours } from "./contract.ts";
import { appointmentRoutes } from "./routes.ts";
import { strays } from "./strayContract.ts";

let c: Cases;
before(async () => {
  c = await layCases([...appointmentRoutes, ...staffRoutes({ demo: false, sendLink: async () => {} })]);
  const { s, town } = c;
  await s.moveTo("2027-02-01", "07:00", "America/Chicago"); // a Monday
  for (const [accountId, programId, keptFor] of [
    [town.ines, town.programs.care, "everybody"],
    [town.omar, town.programs.care, "everybody"],
    [town.noor, town.programs.counseling, "other_programs"],
  ] as const)
    for (const weekday of [2, 3])
      await s.as(accountId)(hours.add, {
        accountId: accountId as never,
        programId: programId as never,
        weekdays: [weekday],
        fromTime: "09:00",
        untilTime: "12:00",
        slotMinutes: 30,
        keptFor,
        fromDay: "2027-01-01",
      });
});
after(() => c.s.strike());

const at = (time: string, day = 2) => `2027-02-0${day}T${time}:00-06:00`;
const iso = (moment: string) => new Date(moment).toISOString().replace(".000Z", "Z");
const book = async (who: string, caseId: Id, providerId: string, time: string, day = 2) =>
  (await c.s.as(who)(appointments.book, { caseId, providerId, startsAt: iso(at(time, day)) })).id as Id;
const one = async (who: string, caseId: Id, id: Id) =>
  (await c.s.as(who)(appointments.list, { caseId })).appointments.find(({ appointmentId }) => (appointmentId as never) === id)!;
const stray = async (who: string) => (await c.s.as(who)(strays.list, {})).appointments;

test("A18 A35 a case given on: its time with the colleague before is said on Today of who carries it now, and kept at its time, or called off, in a press; never taken from who has the case", async () => {
  const { s, town } = c;
  const { caseId } = await c.open(town.ines);
  const [kept, off] = [await book(town.ines, caseId, town.ines, "09:00"), await book(town.ines, caseId, town.ines, "10:00")];
  assert.deepEqual(await stray(town.ines), []);
  assert.equal((await refusal(s.as(town.ravi)(strays.take, { appointmentId: kept, version: 1 }))).code, "appointment.theirs");
  assert.equal((await refusal(s.as(town.tomas)(strays.take, { appointmentId: kept, version: 1 }))).status, 404);
  await s.as(town.ravi)(cases.transfer, { caseId, managerId: town.omar, reason: "workload", version: await c.versionOf(caseId) } as never);
  assert.deepEqual(
    (await stray(town.omar)).map(({ appointmentId, providerGone, provider }) => [appointmentId, providerGone, provider.name]),
    [
      [kept, true, "Ines Carvalho"],
      [off, true, "Ines Carvalho"],
    ],
  );
  assert.deepEqual(await stray(town.ines), []);
  assert.equal((await one(town.omar, caseId, kept)).providerGone, true);
  assert.equal((await refusal(s.as(town.ines)(strays.take, { appointmentId: kept, version: 1 }))).status, 404);
  const other = await c.open(town.omar);
  const own = await book(town.omar, other.caseId, town.omar, "09:00");
  assert.equal((await refusal(s.as(town.omar)(strays.take, { appointmentId: kept, version: 1 }))).code, "appointment.busy");
  await s.as(town.omar)(appointments.cancel, { appointmentId: own, version: 1 });
  await s.as(town.omar)(strays.take, { appointmentId: kept, version: 1 });
  assert.equal(
    (await refusal(s.as(town.omar)(strays.take, { appointmentId: kept, version: 1 }))).code,
    "appointment.theirs",
    "twice is once",
  );
  await s.as(town.omar)(appointments.cancel, { appointmentId: off, version: 1 });
  const now = await one(town.omar, caseId, kept);
  assert.deepEqual([now.provider.id, now.startsAt, now.providerGone], [town.omar, iso(at("09:00")), false]);
  assert.deepEqual(await stray(town.omar), []);
  const step = (await c.show(town.omar, caseId)).tasks.find(({ kind }) => kind === "appointment");
  assert.deepEqual([step?.owner.id, step?.atTime], [town.omar, "09:00"]);
});

test("R11 A18 behind a wall, with an ended membership, in a planned absence: each time stands with whoever carries the case, or stands in; an absence says first how many it is laid over", async () => {
  const { s, town } = c;
  const { northlake } = town.agencies;
  const { caseId } = await c.open(town.ines);
  const lin = await town.account(northlake, "Lin O'Brien");
  await town.member(northlake, lin, town.programs.care, "supervisor");
  await s.as(lin)(hours.add, {
    accountId: lin as never,
    programId: town.programs.care as never,
    weekdays: [3],
    fromTime: "09:00",
    untilTime: "10:00",
    slotMinutes: 30,
    keptFor: "staff",
    fromDay: "2027-01-01",
  });
  const walled = await book(town.ines, caseId, lin, "09:00", 3);
  await s.given("insert into access.wall (id, agency_id, account_id, case_id, origin) values ($1, $2, $3, $4, 'personal')", [
    newId(),
    northlake,
    lin,
    caseId,
  ]);
  assert.deepEqual(
    (await stray(town.ines)).map(({ appointmentId }) => appointmentId),
    [walled],
  );
  await s.given("update access.wall set lifted_at = kernel.clock() where account_id = $1", [lin]);
  assert.deepEqual(await stray(town.ines), []);
  await s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [lin]);
  assert.deepEqual(
    (await stray(town.ines)).map(({ appointmentId }) => appointmentId),
    [walled],
  );
  await s.as(town.ines)(strays.take, { appointmentId: walled, version: 1 });

  const mine = await book(town.ines, caseId, town.ines, "11:00");
  const inSpan = (who: string, firstDay: string, lastDay: string) =>
    s.as(who)(strays.inSpan, { accountId: town.ines as never, firstDay, lastDay });
  const { count, first } = await inSpan(town.ines, "2027-02-02", "2027-02-03");
  assert.deepEqual([count, first], [2, iso(at("11:00"))]);
  assert.equal((await inSpan(town.ravi, "2027-02-02", "2027-02-02")).count, 1, "who supervises arranges it too");
  assert.equal((await inSpan(town.ines, "2027-02-04", "2027-02-05")).count, 0);
  for (const who of [town.tomas, town.noor, town.ida]) assert.equal((await inSpan(who, "2027-02-01", "2027-02-09")).count, 0);
  const { id: coverId } = await s.as(town.ines)(covers.add, {
    coveredId: town.ines as never,
    byId: town.omar as never,
    firstDay: "2027-02-01",
    lastDay: "2027-02-02",
  });
  const [away, ...rest] = await stray(town.omar);
  assert.deepEqual(
    [away?.appointmentId, away?.providerAway, away?.providerGone, rest.length],
    [mine, true, false, 0],
    "and not the one of the day after",
  );
  await s.as(town.omar)(strays.take, { appointmentId: mine, version: 1 });
  assert.deepEqual(await stray(town.omar), []);
  await s.as(town.ines)(covers.end, { coverId: coverId as never });
  for (const { id } of (await s.as(town.ines)(covers.list, {})).absences) await s.as(town.ines)(absences.end, { absenceId: id });
  assert.deepEqual(
    (await stray(town.ines)).map(({ providerGone }) => providerGone),
    [true],
    "back again, it is with who stood in, who has the case no more",
  );
});

test("A35 so many holds a case has open, and no more; a case that closes gives them back, and leaves no appointment of its own to come", async () => {
  const { s, town } = c;
  const { caseId } = await c.open(town.omar);
  const hold = (time: string, day = 3) =>
    s.as(town.omar)(appointments.hold, {
      caseId,
      programId: town.programs.counseling as never,
      providerId: town.noor as never,
      startsAt: iso(at(time, day)),
    });
  for (const time of ["09:00", "09:30", "10:00"]) await hold(time);
  assert.equal((await refusal(hold("10:30"))).code, "hold.tooMany");
  const [row] = await s.given<{ most: number }>("select appointments.most_holds() as most");
  assert.equal(row?.most, A35_MOST_HOLDS);
  const [open] = (await s.as(town.omar)(appointments.list, { caseId })).appointments;
  await s.as(town.omar)(appointments.cancel, { appointmentId: open!.appointmentId, version: 1 });
  await hold("10:30");
  const booked = await book(town.omar, caseId, town.omar, "11:30", 3);
  const close = async (more: object) =>
    s.as(town.omar)(cases.close, {
      caseId,
      version: await c.versionOf(caseId),
      reason: "goals_met",
      outcome: "improved",
      note: null,
      ...more,
    } as never);
  assert.equal((await refusal(close({}))).code, "case.openTasks");
  assert.equal(
    (await s.as(town.omar)(appointments.list, { caseId })).appointments.filter(({ status }) => status === "held").length,
    3,
    "refused, nothing is given back",
  );
  await close({ openTasks: "cancel" });
  const after = (await s.as(town.ravi)(appointments.list, { caseId })).appointments;
  assert.ok(after.every(({ status }) => status === "cancelled"));
  assert.ok(after.some(({ appointmentId }) => (appointmentId as never) === booked));
});
