import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import type { Id } from "../cases/testing.ts";
import { refusal } from "../kernel/testing.ts";
import { layReleases } from "../releases/testing.ts";
import { appointments, heldTimes, hours } from "./contract.ts";
import { appointmentRoutes } from "./routes.ts";

let c: Awaited<ReturnType<typeof layReleases>>;
before(async () => {
  c = await layReleases([...appointmentRoutes]);
  await c.s.moveTo("2027-02-01", "07:00", "America/Chicago"); // a Monday
});
after(() => c.s.strike());

const weekly = { fromTime: "09:00", untilTime: "12:00", slotMinutes: 30, fromDay: "2027-01-01", untilDay: null } as const;
const add = (who: string, accountId: string, programId: string, more: object = {}) =>
  c.s.as(who)(hours.add, { ...weekly, weekdays: [2], keptFor: "everybody", accountId, programId, ...more } as never);

test("A35 R06 for whom a time is held is told to nobody there before they come; a paper to their family, a court, the police or another agency lets no colleague here be told", async () => {
  const { town, s } = c;
  const { counseling } = town.programs;
  await add(town.noor, town.noor, counseling, { weekdays: [5], keptFor: "other_programs" });
  const { caseId, personId } = await c.open(town.ines);
  await s.given("insert into people.participation (agency_id, person_id, program_id, because) values ($1, $2, $3, 'triage')", [
    town.agencies.northlake,
    personId,
    counseling,
  ]);
  const boss = await town.account(town.agencies.northlake, "Boss There");
  await town.member(town.agencies.northlake, boss, counseling, "supervisor");
  const there = (
    await s.as(boss)(cases.open, {
      ...{ personId, programId: counseling, managerId: town.noor, serviceLevel: "brief" },
      firstStep: { title: "Meet", dueOn: await c.dayFrom(3) },
    } as never)
  ).id as Id;
  const about = { items: ["identity", "attendance"], purposeKind: "coordination" };
  const court = await c.signed(town.noor, there, await c.recipient(town.noor, "The prosecutor", "prosecutor"), about);
  const care = await c.signed(town.noor, there, await c.recipient(town.noor, "CARE team", "housing"), about);

  const { times } = await s.as(town.ines)(appointments.times, { caseId, heldAt: counseling as Id });
  const held = { caseId, programId: counseling as Id, providerId: town.noor, startsAt: times[0]?.startsAt ?? "" };
  const appointmentId = (await s.as(town.ines)(appointments.hold, held)).id as Id;
  const papers = async () =>
    (await s.as(town.noor)(heldTimes.papers, { appointmentId })).papers.map(({ releaseId }) => releaseId as string);
  assert.deepEqual(await papers(), [], "held: a name would be told by its papers");
  await s.as(town.noor)(heldTimes.answer, { appointmentId, version: 1, answer: "booked" });
  assert.deepEqual(await papers(), [], "confirmed, and to come");
  await s.moveBy(7 * 86_400_000);
  assert.deepEqual(await papers(), [care]);
  const kept = (releaseId: string) =>
    s.as(town.noor)(heldTimes.answer, { appointmentId, version: 2, answer: "kept", releaseId: releaseId as Id });
  assert.equal((await refusal(kept(court))).code, "hold.noRelease");
  await kept(care);
  await s.moveBy(-7 * 86_400_000);
});

test("hours of a colleague in another program are set there: who supervises them in one opens no times of theirs in the other, nor ends or reads them", async () => {
  const { town, s } = c;
  const { care, counseling } = town.programs;
  const lin = await town.account(town.agencies.northlake, "Lin Both");
  await town.member(town.agencies.northlake, lin, care, "case_manager");
  await town.member(town.agencies.northlake, lin, counseling, "case_manager");
  await add(town.ravi, lin, care);
  const more = { weekdays: [3], keptFor: "other_programs" };
  assert.equal((await refusal(add(town.ravi, lin, counseling, more))).status, 403);
  const { id } = await add(lin, lin, counseling, more);
  const seen = await s.as(town.ravi)(hours.list, {});
  assert.ok(!seen.hours.some(({ hoursId }) => hoursId === id));
  assert.deepEqual(
    seen.maySetFor.find((one) => one.id === lin)?.programs.map((program) => program.id as string),
    [care],
  );
  assert.equal((await refusal(s.as(town.ravi)(hours.end, { hoursId: id as Id }))).status, 403);
  // Past every verb, the database says the same.
  assert.equal(await s.past(town.ravi, "update appointments.hours set ended_at = kernel.clock() where id = $1", [id]), "0 rows");
  const row =
    "insert into appointments.hours (id, agency_id, program_id, account_id, weekday, from_time, until_time, slot_minutes, kept_for, from_day, set_by)";
  const values = [town.agencies.northlake, counseling, lin, town.ravi];
  assert.match(
    await s.past(
      town.ravi,
      `${row} values (gen_random_uuid(), $1, $2, $3, 4, '09:00', '10:00', 30, 'other_programs', '2027-01-01', $4)`,
      values,
    ),
    /^42501/,
  );
  await s.as(lin)(hours.end, { hoursId: id as Id });
});

test("days and instants that no calendar has are refused in words, whatever is asked by them; a day far off has no times and costs nothing", async () => {
  const { town, s } = c;
  await add(town.ines, town.ines, town.programs.care);
  const { caseId } = await c.open(town.ines);
  const times = (from: string) => s.as(town.ines)(appointments.times, { caseId, from });
  assert.equal((await refusal(times("0000-01-01"))).status, 422);
  for (const far of ["0001-01-01", "9999-12-31"]) assert.ok((await times(far)).times.length < 200, far);
  for (const startsAt of ["0000-01-01T00:00:00Z", "2027-02-02T09:00:00+20:00"]) {
    const problem = await refusal(s.as(town.ines)(appointments.book, { caseId, providerId: town.ines, startsAt }));
    assert.equal(problem.status, 422, startsAt);
  }
  assert.equal(
    (await refusal(s.as(town.ines)(appointments.book, { caseId, providerId: town.ines, startsAt: "9999-12-31T23:59:59Z" }))).code,
    "appointment.taken",
  );
});
