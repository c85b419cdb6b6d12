import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { tasks } from "../cases/tasks/contract.ts";
import type { Id } from "../cases/testing.ts";
import { newId } from "../kernel/ids.ts";
import type { Problem } from "../kernel/problem.ts";
import { refusal } from "../kernel/testing.ts";
import { layReleases } from "../releases/testing.ts";
import { today } from "../today/contract.ts";
import { todayRoutes } from "../today/routes.ts";
import { escapeText, foldLine, writeCalendar } from "./calendar.ts";
import { appointments, type FreeTime, heldTimes, hours } from "./contract.ts";
import { appointmentRoutes } from "./routes.ts";

let c: Awaited<ReturnType<typeof layReleases>>;
before(async () => {
  c = await layReleases([...appointmentRoutes, ...todayRoutes]);
  await c.s.moveTo("2027-02-01", "07:00", "America/Chicago"); // a Monday
});
after(() => c.s.strike());

const weekly = {
  weekdays: [2],
  fromTime: "09:00",
  untilTime: "12:00",
  slotMinutes: 30,
  keptFor: "everybody",
  fromDay: "2027-01-01",
  untilDay: null,
} as const;
const setHours = async (who: string, more: object = {}) =>
  (await c.s.as(who)(hours.add, { ...weekly, accountId: who, programId: c.town.programs.care, ...more } as never)).id as Id;
const times = async (who: string, caseId: Id, more: object = {}) =>
  (await c.s.as(who)(appointments.times, { caseId, ...more } as never)).times;
const list = (who: string, caseId: Id) => c.s.as(who)(appointments.list, { caseId });
const book = async (who: string, caseId: Id, time: FreeTime | undefined, more: object = {}) =>
  (await c.s.as(who)(appointments.book, { caseId, providerId: time?.provider.id ?? "", startsAt: time?.startsAt ?? "", ...more })).id as Id;
const local = (instant: string) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "America/Chicago", dateStyle: "short", timeStyle: "short", hourCycle: "h23" })
    .format(new Date(instant))
    .replace(", ", " ");
const daysOf = (found: readonly FreeTime[]) => [...new Set(found.map(({ startsAt }) => local(startsAt).slice(0, 10)))];

test("A35 weekly hours make free times: by the clock on the wall, on days on which the program is open, less absences; what is urgent is kept back", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.omar);
  assert.deepEqual(await times(town.omar, caseId), []);
  const own = await setHours(town.omar);
  await setHours(town.omar, { fromTime: "13:00", untilTime: "14:00", keptFor: "urgent" });
  const all = await times(town.omar, caseId);
  assert.deepEqual(daysOf(all), ["2027-02-02", "2027-02-09", "2027-02-16"]);
  assert.deepEqual(
    all.slice(0, 6).map(({ startsAt }) => local(startsAt).slice(11)),
    ["09:00", "09:30", "10:00", "10:30", "11:00", "11:30"],
  );
  const urgent = await times(town.omar, caseId, { urgent: "yes" });
  assert.equal(urgent.length, all.length + 6);
  // Away on the 9th from ten on, closed on the 16th.
  await s.given(
    "insert into staff.absence (id, agency_id, account_id, starts_at, ends_at) values ($1, $2, $3, '2027-02-09 10:00-06', '2027-02-10 00:00-06')",
    [newId(), town.agencies.northlake, town.omar],
  );
  await s.given(
    "insert into agencies.closure (id, agency_id, program_id, first_day, last_day, label) values ($1, $2, $3, '2027-02-16', '2027-02-16', 'Closed')",
    [newId(), town.agencies.northlake, town.programs.care],
  );
  const less = await times(town.omar, caseId);
  assert.deepEqual(daysOf(less), ["2027-02-02", "2027-02-09"]);
  assert.equal(less.filter(({ startsAt }) => local(startsAt).startsWith("2027-02-09")).length, 2);
  // Hours of one day stand on that day's own weekday, whatever was said.
  await setHours(town.omar, { weekdays: [1], fromTime: "15:00", untilTime: "15:30", fromDay: "2027-02-04", untilDay: "2027-02-04" });
  assert.ok((await times(town.omar, caseId)).some(({ startsAt }) => local(startsAt) === "2027-02-04 15:00"));
  assert.equal((await refusal(setHours(town.omar, { fromTime: "11:30", untilTime: "12:30" }))).code, "hours.overlap");
  assert.deepEqual((await refusal(setHours(town.omar, { fromTime: "11:00", untilTime: "11:10" }))).fields, { untilTime: "beforeStart" });
  assert.deepEqual((await refusal(setHours(town.omar, { weekdays: [5], untilDay: "2026-12-31" }))).fields, { untilDay: "beforeStart" });
  assert.deepEqual((await refusal(setHours(town.omar, { weekdays: [5], programId: town.programs.counseling }))).fields, {
    programId: "notThere",
  });
  assert.deepEqual((await refusal(setHours(town.omar, { weekdays: [] }))).fields, { weekdays: "missing" });
  // Several days at once: all of them, or where one is taken none; the same day said twice is one.
  const set = async () => (await s.as(town.omar)(hours.list, {})).hours.filter((one) => one.fromTime === "08:00").map((one) => one.weekday);
  assert.equal((await refusal(setHours(town.omar, { weekdays: [1, 2, 3], fromTime: "11:30", untilTime: "12:30" }))).code, "hours.overlap");
  await setHours(town.omar, { weekdays: [5, 1, 3, 1], fromTime: "08:00", untilTime: "08:30", keptFor: "staff", fromDay: "2028-01-01" });
  assert.deepEqual(await set(), [1, 3, 5]);
  await s.as(town.omar)(hours.end, { hoursId: own });
  assert.deepEqual(daysOf(await times(town.omar, caseId)), ["2027-02-04"]);
  assert.equal((await refusal(s.as(town.omar)(hours.end, { hoursId: own }))).status, 404);
});

test("hours are set by oneself or by who supervises; nobody else's, and of another agency there are none", async () => {
  const { town, s } = c;
  const set = (who: string, accountId: string, more: object = {}) =>
    s.as(who)(hours.add, { ...weekly, weekdays: [4], accountId, programId: town.programs.care, ...more } as never);
  const { id } = await set(town.ravi, town.ines, { fromTime: "16:00", untilTime: "17:00" });
  assert.ok((await s.as(town.ines)(hours.list, {})).hours.some(({ hoursId }) => hoursId === id));
  assert.equal((await refusal(set(town.omar, town.ines))).status, 403);
  assert.equal((await refusal(set(town.tomas, town.ines))).status, 404);
  assert.equal((await refusal(s.as(town.omar)(hours.end, { hoursId: id as Id }))).status, 403);
  assert.equal((await refusal(s.as(town.tomas)(hours.end, { hoursId: id as Id }))).status, 404);
  assert.deepEqual((await s.as(town.tomas)(hours.list, {})).hours, []);
  const into =
    "insert into appointments.hours (id, agency_id, program_id, account_id, weekday, from_time, until_time, slot_minutes, kept_for, from_day, set_by) values ($1, $2, $3, $4, 3, '09:00', '10:00', 30, 'staff', '2027-02-01', $5)";
  const past = (who: string, of: string, by = who) => s.past(who, into, [newId(), town.agencies.northlake, town.programs.care, of, by]);
  assert.deepEqual([await past(town.omar, town.omar), await past(town.ravi, town.ines)], ["1 rows", "1 rows"]);
  for (const refused of [past(town.omar, town.ines), past(town.omar, town.omar, town.ines), past(town.tomas, town.ines)])
    assert.match(await refused, /^42501 new row violates/);
  await s.as(town.ravi)(hours.end, { hoursId: id as Id });
});

test("A35 a time in the hour that the clock jumps over in spring is none, and in autumn each stands once", async () => {
  const { town } = c;
  const { caseId } = await c.open(town.ines);
  const night = { weekdays: [7], fromTime: "00:00", untilTime: "04:00" };
  await c.s.given("update agencies.program set week = 127 where id = $1", [town.programs.care]);
  const id = await setHours(town.ines, night);
  const spring = (await times(town.ines, caseId, { from: "2027-03-14" }))
    .map(({ startsAt }) => local(startsAt))
    .filter((at) => at.startsWith("2027-03-14"));
  assert.deepEqual(
    spring.map((at) => at.slice(11)),
    ["00:00", "00:30", "01:00", "01:30", "03:00", "03:30"],
  );
  const autumn = (await times(town.ines, caseId, { from: "2027-11-07" })).filter(({ startsAt }) =>
    local(startsAt).startsWith("2027-11-07"),
  );
  assert.equal(autumn.length, 8);
  assert.ok(
    autumn.every(
      ({ startsAt, endsAt }, at) =>
        Date.parse(endsAt) - Date.parse(startsAt) === 1_800_000 && (at === 0 || startsAt >= (autumn[at - 1]?.endsAt ?? "")),
    ),
  );
  await c.s.as(town.ines)(hours.end, { hoursId: id });
  await c.s.given("update agencies.program set week = 31 where id = $1", [town.programs.care]);
});

test("A35 fifty ask for one time at once: one has it, forty-nine are told which are the nearest that are free", async () => {
  const { town, s } = c;
  await setHours(town.ines);
  const ours = await Promise.all([c.open(town.ines), c.open(town.ines), c.open(town.ines), c.open(town.ines)]);
  const [first] = await times(town.ines, ours[0]?.caseId as Id);
  assert.ok(first);
  const asked = Array.from({ length: 50 }, (_, n) => book(n % 2 ? town.ines : town.ravi, ours[n % 4]?.caseId as Id, first));
  const answers = await Promise.allSettled(asked);
  const lost = answers.filter((one) => one.status === "rejected").map(({ reason }) => reason as Problem);
  assert.equal(answers.length - lost.length, 1, "one has it");
  assert.deepEqual([...new Set(lost.map(({ status, code }) => `${status} ${code}`))], ["409 appointment.taken"]);
  for (const { params } of lost) {
    const nearest = params["nearest"] as FreeTime[];
    assert.deepEqual(
      nearest.slice(0, 2).map(({ startsAt }) => local(startsAt)),
      ["2027-02-02 09:30", "2027-02-02 10:00"],
    );
  }
  const [kept] = await s.given<{ n: number }>("select count(*)::int as n from appointments.appointment where starts_at = $1", [
    first.startsAt,
  ]);
  assert.equal(kept?.n, 1);
  // The database itself refuses what no verb would let through.
  await assert.rejects(
    s.given(
      `insert into appointments.appointment (id, agency_id, program_id, person_id, case_id, provider_id, with_program_id, starts_at, ends_at)
       select $1, agency_id, program_id, person_id, case_id, provider_id, with_program_id, starts_at + interval '10 minutes', ends_at + interval '10 minutes' from appointments.appointment where starts_at = $2`,
      [newId(), first.startsAt],
    ),
    /one_at_a_time/,
  );
});

test("A35 R15 an appointment is a step on Today; moved it goes along, called off the time is free; whoever serves no case knows of none", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const [first, second] = await times(town.ines, caseId);
  const appointmentId = await book(town.ines, caseId, first);
  const own = (await s.as(town.ines)(today.show, {})).coming.find((one) => one.caseId === caseId && one.kind === "appointment");
  assert.deepEqual([own?.title, own?.atTime], ["An appointment with them", local(first?.startsAt ?? "").slice(11)]);
  assert.ok(!(await times(town.ines, caseId)).some(({ startsAt }) => startsAt === first?.startsAt));
  const step = (await c.show(town.ines, caseId)).tasks.find(({ kind }) => kind === "appointment");
  assert.ok(step);
  // The step by itself cannot move away from the meeting, nor be done before it.
  const other = { taskId: step.taskId as Id, version: step.version, title: step.title, ownerId: town.ines, kind: "appointment" } as const;
  assert.equal((await refusal(s.as(town.ines)(tasks.change, { ...other, dueOn: "2027-02-20", atTime: null }))).code, "task.isAppointment");
  assert.equal((await refusal(s.as(town.ines)(tasks.complete, { taskId: step.taskId, version: step.version }))).code, "appointment.notYet");
  const to = { appointmentId, version: 1, providerId: town.ines, startsAt: second?.startsAt ?? "" };
  await s.as(town.ines)(appointments.move, to);
  assert.equal((await refusal(s.as(town.ines)(appointments.move, to))).status, 409);
  const moved = (await list(town.ravi, caseId)).appointments[0];
  assert.deepEqual([moved?.startsAt, moved?.status, moved?.version], [second?.startsAt, "booked", 2]);
  assert.ok((await times(town.ines, caseId)).some(({ startsAt }) => startsAt === first?.startsAt));
  assert.equal(
    (await refusal(s.as(town.ines)(appointments.settle, { appointmentId, version: 2, status: "kept" }))).code,
    "appointment.notYet",
  );
  // Not there for those who do not see the case; a colleague who does not see it is nobody to meet.
  const one = { appointmentId, version: 2 };
  for (const who of [town.omar, town.tomas, town.ida]) {
    assert.equal((await refusal(list(who, caseId))).status, 404);
    assert.equal((await refusal(times(who, caseId))).status, 404);
    assert.equal((await refusal(s.as(who)(appointments.cancel, one))).status, 404);
    assert.equal((await refusal(s.as(who)(appointments.move, { ...to, version: 2 }))).status, 404);
    assert.equal((await refusal(s.as(who)(appointments.settle, { ...one, status: "kept" }))).status, 404);
    assert.equal((await refusal(book(who, caseId, first))).status, 404);
  }
  assert.deepEqual(
    (await refusal(s.as(town.ines)(appointments.book, { caseId, providerId: town.omar, startsAt: first?.startsAt ?? "" }))).fields,
    {
      providerId: "cannotSee",
    },
  );
  await s.as(town.ines)(cases.addTeamMember, { caseId, accountId: town.noor, role: "counselor", sections: [], canWrite: false });
  assert.equal((await list(town.noor, caseId)).mayBook, false);
  assert.equal((await refusal(book(town.noor, caseId, first))).status, 403);
  await s.as(town.ravi)(appointments.cancel, one);
  assert.equal((await refusal(s.as(town.ravi)(appointments.cancel, { ...one, version: 3 }))).code, "appointment.over");
  assert.ok(!(await c.show(town.ines, caseId)).tasks.some(({ kind }) => kind === "appointment"));
  assert.ok((await times(town.ines, caseId)).some(({ startsAt }) => startsAt === second?.startsAt));
  const acts = (await c.show(town.ines, caseId)).story.items.filter(({ kind }) => kind === "appointment").map(({ codes }) => codes["act"]);
  assert.deepEqual(acts, ["cancelled", "moved"]);
});

test("A35 kept is attendance and nothing else; one that was missed makes a step for the next day; unmarked it stands on Today", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const [one, two, three] = (await times(town.ines, caseId)).filter(({ startsAt }) => local(startsAt) >= "2027-02-02 10:00");
  const [kept, missed, ticked] = [
    await book(town.ravi, caseId, one),
    await book(town.ines, caseId, two),
    await book(town.ines, caseId, three),
  ];
  const [mail] = await s.given<{ template: string; n: number }>(
    "select template, count(*)::int as n from messages.outbox where account_id = $1 and $2 = any (about) group by template",
    [town.ines, caseId],
  );
  assert.deepEqual(mail, { template: "appointment.yours", n: 1 }, "whom a colleague booked is told, and of what is not");
  await s.moveTo("2027-02-03", "08:00", "America/Chicago");
  const overdue = (await s.as(town.ines)(today.show, {})).overdue.filter((due) => due.caseId === caseId && due.kind === "appointment");
  assert.equal(overdue.length, 3);
  assert.deepEqual(
    (await s.as(town.ines)(appointments.own, {})).appointments
      .filter((own) => own.caseId === caseId)
      .map(({ unmarked, label }) => [unmarked, label?.call]),
    [
      [true, "Jo"],
      [true, "Jo"],
      [true, "Jo"],
    ],
  );
  await s.as(town.ines)(appointments.settle, { appointmentId: kept, version: 1, status: "kept" });
  await s.as(town.ines)(appointments.settle, { appointmentId: missed, version: 1, status: "missed" });
  assert.equal(
    (await refusal(s.as(town.ines)(appointments.settle, { appointmentId: missed, version: 2, status: "kept" }))).code,
    "appointment.over",
  );
  const shown = await c.show(town.ines, caseId);
  const after = shown.tasks.find(({ title }) => title.startsWith("They did not come"));
  assert.deepEqual([after?.dueOn, after?.owner.id, after?.kind], ["2027-02-04", town.ines, "follow_up"]);
  // Ticked on Today, it was kept; taken back, it is unmarked again.
  const task = shown.tasks.find(({ kind }) => kind === "appointment");
  const status = async () => (await list(town.ines, caseId)).appointments.find(({ appointmentId }) => appointmentId === ticked)?.status;
  await s.as(town.ines)(tasks.complete, { taskId: task?.taskId as Id, version: task?.version ?? 1 });
  assert.equal(await status(), "kept");
  await s.as(town.ines)(tasks.reopen, { taskId: task?.taskId as Id, version: 2 });
  assert.equal(await status(), "booked");
  const columns = await s.given<{ name: string }>(
    "select attname as name from pg_attribute where attrelid = 'appointments.appointment'::regclass and attnum > 0 and atttypid = 'bytea'::regtype",
  );
  assert.deepEqual(columns, [], "there is no room for words");
});

test("a step that was called off and is taken back is an appointment again, unless somebody has the time by now", async () => {
  const { town, s } = c;
  const [one, two] = [await c.open(town.ines), await c.open(town.ines)];
  const [time] = await times(town.ines, one.caseId);
  const appointmentId = await book(town.ines, one.caseId, time);
  const step = async () => (await c.show(town.ines, one.caseId)).tasks.find(({ kind }) => kind === "appointment");
  const taskId = (await step())?.taskId as Id;
  await s.as(town.ines)(tasks.cancel, { taskId, version: 1 });
  await s.as(town.ines)(tasks.reopen, { taskId, version: 2 });
  assert.equal((await list(town.ines, one.caseId)).appointments[0]?.status, "booked");
  await s.as(town.ines)(tasks.cancel, { taskId, version: 3 });
  const other = await book(town.ines, two.caseId, time);
  assert.equal((await refusal(s.as(town.ines)(tasks.reopen, { taskId, version: 4 }))).code, "appointment.taken");
  assert.equal((await list(town.ines, one.caseId)).appointments.find((it) => it.appointmentId === appointmentId)?.status, "cancelled");
  await s.as(town.ines)(appointments.cancel, { appointmentId: other, version: 1 });
});

test("A35 R06 a time at the counseling center is held with no name and released by itself; confirmed, CARE learns attendance by a paper of theirs there and else nothing", async () => {
  const { town, s } = c;
  const { counseling } = town.programs;
  await setHours(town.noor, { programId: counseling, weekdays: [5], keptFor: "other_programs" });
  const { caseId, personId } = await c.open(town.ines, { call: "Amina" });
  assert.deepEqual((await list(town.ines, caseId)).holdsAt, [{ id: counseling, name: "Counseling Center" }]);
  const free = async () => times(town.ines, caseId, { heldAt: counseling });
  const hold = async (time: FreeTime | undefined) =>
    (
      await s.as(town.ines)(appointments.hold, {
        caseId,
        programId: counseling as Id,
        providerId: town.noor,
        startsAt: time?.startsAt ?? "",
      })
    ).id as Id;
  const [first, second, third] = await free();
  assert.ok(first && second && third);
  // Not of one's own program, not what nobody keeps for it, not twice.
  assert.deepEqual(
    (
      await refusal(
        s.as(town.ines)(appointments.hold, {
          caseId,
          programId: town.programs.care as Id,
          providerId: town.ines,
          startsAt: first.startsAt,
        }),
      )
    ).fields,
    { programId: "own" },
  );
  const lapsing = await hold(first);
  assert.equal((await refusal(hold(first))).code, "appointment.taken");
  const [held] = (await s.as(town.noor)(appointments.own, {})).held;
  assert.deepEqual([held?.appointmentId, held?.askedBy, held?.status], [lapsing, "CARE team", "held"]);
  assert.doesNotMatch(JSON.stringify(await s.as(town.noor)(appointments.own, {})), new RegExp(`Amina|${personId}|${caseId}`));
  const answer = (who: string, appointmentId: Id, version: number, said: string, releaseId?: Id) =>
    s.as(who)(heldTimes.answer, { appointmentId, version, answer: said, releaseId } as never);
  const inList = async (id: Id) => (await list(town.ines, caseId)).appointments.find(({ appointmentId }) => appointmentId === id);
  assert.equal((await inList(lapsing))?.hold?.code, held?.code);
  const past = "select appointments.answer_hold($1, 1, 'booked', null, null, null)";
  for (const who of [town.ines, town.omar, town.ida, town.tomas]) {
    assert.equal((await refusal(answer(who, lapsing, 1, "booked"))).status, 404);
    assert.equal(await s.past(who, past, [lapsing]), "42501 not available", "nor past the door");
  }
  assert.equal(await s.past(town.noor, past, [lapsing]), "1 rows");
  assert.equal((await refusal(answer(town.noor, lapsing, 7, "booked"))).code, "hold.changed");
  assert.equal((await refusal(answer(town.noor, lapsing, 1, "over"))).code, "hold.notNow");
  // CARE cannot say what came of it, nor move what is not theirs.
  assert.equal(
    (await refusal(s.as(town.ines)(appointments.settle, { appointmentId: lapsing, version: 1, status: "kept" }))).code,
    "appointment.over",
  );
  await s.moveBy(49 * 3_600_000);
  assert.equal((await inList(lapsing))?.status, "released");
  assert.deepEqual((await s.as(town.noor)(appointments.own, {})).held, []);
  assert.equal((await refusal(answer(town.noor, lapsing, 1, "booked"))).status, 404);

  const [again, told] = (await free()).slice(0, 2);
  const silent = await hold(again);
  const spoken = await hold(told);
  await answer(town.noor, silent, 1, "booked");
  await answer(town.noor, spoken, 1, "booked");
  assert.equal((await inList(spoken))?.status, "booked");
  await s.moveBy(7 * 86_400_000);
  // Nothing may be told without a paper, and of another's paper nothing either.
  assert.deepEqual((await s.as(town.noor)(heldTimes.papers, { appointmentId: silent })).papers, []);
  assert.equal((await refusal(answer(town.noor, silent, 2, "missed"))).code, "hold.noRelease");
  await answer(town.noor, silent, 2, "over");
  assert.equal((await inList(silent))?.status, "over");
  // They are a client there by now, and let attendance be told.
  await s.given("insert into people.participation (agency_id, person_id, program_id, because) values ($1, $2, $3, 'triage')", [
    town.agencies.northlake,
    personId,
    counseling,
  ]);
  const theirs = {
    personId,
    programId: counseling,
    managerId: town.noor,
    serviceLevel: "brief",
    firstStep: { title: "Meet", dueOn: await c.dayFrom(3) },
  };
  const boss = await town.account(town.agencies.northlake, "Boss There");
  await town.member(town.agencies.northlake, boss, counseling, "supervisor");
  const { id: there } = await s.as(boss)(cases.open, theirs as never);
  const recipientId = await c.recipient(town.noor, "CARE team", "housing");
  const about = { items: ["identity", "attendance"], purposeKind: "coordination" };
  const releaseId = await c.signed(town.noor, there as Id, recipientId, about);
  assert.deepEqual((await s.as(town.noor)(heldTimes.papers, { appointmentId: spoken })).papers, [{ releaseId, recipient: "CARE team" }]);
  assert.equal((await refusal(answer(town.noor, spoken, 2, "kept", newId() as Id))).code, "hold.noRelease");
  await answer(town.noor, spoken, 2, "missed", releaseId);
  assert.equal((await inList(spoken))?.status, "missed");
  const shown = await c.show(town.ines, caseId);
  assert.ok(shown.tasks.some(({ title }) => title.startsWith("They did not come")));
  const acts = shown.story.items.filter(({ kind }) => kind === "appointment").map(({ codes }) => codes["act"]);
  assert.deepEqual(acts, ["missed", "over", "booked", "booked", "held", "held", "held"]);
  assert.doesNotMatch(JSON.stringify(shown), new RegExp(`${there}|${releaseId}`), "of the case there, nothing");
});

test("A35 a calendar is RFC 5545: folded at 75 octets, escaped, in UTC through the change of the clock, and says Appointment and no more", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines, { call: "O'Brien" });
  const [time] = await times(town.ines, caseId, { from: "2027-03-16" });
  const id = await book(town.ines, caseId, time);
  const answer = await s.sendRaw(await s.tokenOf(town.ines), "GET", "/appointments/calendar");
  assert.match(String(answer.headers["content-type"]), /^text\/calendar/);
  const text = answer.body;
  assert.ok(text.includes(`UID:${id}\r\n`) && text.includes("DTSTART:20270316T140000Z\r\n"), "nine in Chicago in summer time is fourteen");
  assert.match(text, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
  assert.ok(text.endsWith("END:VCALENDAR\r\n") && !/[^\r]\n/.test(text));
  assert.doesNotMatch(text, /O'Brien|CARE|Northlake|Ines/);
  assert.deepEqual([...new Set(text.match(/^SUMMARY:.*$/gm))], ["SUMMARY:Appointment"]);
  // Not another's.
  assert.ok(!(await s.sendRaw(await s.tokenOf(town.ravi), "GET", "/appointments/calendar")).body.includes(id));

  const long = foldLine(`SUMMARY:${"é".repeat(80)}${"🙂".repeat(20)}`);
  assert.ok(long.split("\r\n").every((line) => Buffer.byteLength(line) <= 75));
  assert.equal(long.replaceAll("\r\n ", ""), `SUMMARY:${"é".repeat(80)}${"🙂".repeat(20)}`);
  assert.equal(escapeText("a;b,c\\d\ne\r\nf"), "a\\;b\\,c\\\\d\\ne\\nf");
  const entry = { id: "1", startsAt: "2027-11-07T06:30:00Z", endsAt: "2027-11-07T07:30:00+00:00", version: 3 };
  const written = writeCalendar([entry], { summary: "Cita; ya, sí", now: new Date("2027-01-01T00:00:00Z") });
  assert.match(
    written,
    /DTSTAMP:20270101T000000Z\r\nDTSTART:20271107T063000Z\r\nDTEND:20271107T073000Z\r\nSEQUENCE:2\r\nSUMMARY:Cita\\; ya\\, sí\r\n/,
  );
});
