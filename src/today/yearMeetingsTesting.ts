import assert from "node:assert/strict";
import { appointments, heldTimes, hours } from "../appointments/contract.ts";
import { strays } from "../appointments/strayContract.ts";
import type { Id } from "./testing.ts";
import type { CaseRow } from "./yearOracleTesting.ts";
import { callOffOwnPage, givePage, type OwnAnswer, ownPages, ownTimes, takeOwn } from "./yearPagesTesting.ts";
import { wall } from "./yearRotaTesting.ts";
import type { Team, Year } from "./yearTesting.ts";
import { atSecond, type Meeting, readDesk, Times } from "./yearTimesTesting.ts";
import { as, hand, inCase, soon, staffOf, type Verb, verb } from "./yearVerbTesting.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Reads everybody, hours and appointments anew. */
export async function readTimesOf(y: Year): Promise<Times> {
  await y.refresh();
  y.desk = await readDesk(y.c.s);
  return new Times(y.desk, y.oracle);
}
const openOf = (y: Year, team: Team) => y.oracle.rows.cases.filter((row) => row.program === team.programId);

/** Hours of each week, for everybody who carries cases: some for all, some for staff, some for what cannot wait; and a counselor's, for holds. */
export async function layHours(y: Year): Promise<void> {
  const { town } = y.c;
  for (const team of y.teams)
    for (const [nth, who] of staffOf(team).entries())
      for (const [weekday, keptFor, fromTime, untilTime] of [
        [2 + (nth % 3), "everybody", "09:00", "11:00"],
        [4, "staff", "13:00", "14:30"],
        [5, "urgent", "15:00", "16:00"],
        // On Sundays of spring and autumn the clock is changed at two.
        ...(team.programId === town.programs.support ? [[7, "staff", "01:00", "04:00"] as const] : []),
      ] as const)
        await as(y, who)(hours.add, {
          ...{ accountId: who as Id, programId: team.programId as Id, weekdays: [weekday], fromTime, untilTime, slotMinutes: 30 },
          ...{ keptFor, fromDay: y.day },
        }).catch(() => undefined);
  await as(y, town.noor)(hours.add, {
    ...{ accountId: town.noor as Id, programId: town.programs.counseling as Id, weekdays: [3], fromTime: "09:00", untilTime: "15:00" },
    ...{ slotMinutes: 60, keptFor: "other_programs", fromDay: y.day },
  });
}

/** What is offered of each colleague is exactly what they have free; and of whoever must be among them, it is there. */
export async function checkOffered(y: Year, who: string, row: CaseRow, urgent: "yes" | "no"): Promise<{ account: string; from: number }[]> {
  const { times } = await as(y, who)(appointments.times, { caseId: row.id as Id, urgent });
  const oracle = await readTimesOf(y);
  const now = y.oracle.rows.at;
  const kept = urgent === "yes" ? ["everybody", "staff", "urgent"] : ["everybody", "staff"];
  const offered = [...new Set(times.map(({ provider }) => provider.id))];
  const due = y.oracle.isHeld(row.id) && !y.oracle.walled(row.manager, { caseId: row.id, person: row.person }) ? [row.manager] : [];
  const last = times.length < 200 ? Number.POSITIVE_INFINITY : Date.parse(times.at(-1)?.startsAt ?? "");
  for (const account of new Set([...offered, ...due])) {
    const theirs = times.filter(({ provider }) => provider.id === account).map(({ startsAt }) => atSecond(startsAt));
    const free = oracle.free(account, row.program, kept, now, now + 21 * DAY).map(({ from }) => from);
    assert.deepEqual(theirs, free.filter((from) => from < last).map(atSecond), `what ${account} is offered with for case ${row.id}`);
  }
  y.counts.set("offered", (y.counts.get("offered") ?? 0) + times.length);
  return times.map(({ provider, startsAt }) => ({ account: provider.id, from: Date.parse(startsAt) }));
}

/** The same on their own page: three weeks of what is for everybody, not within two hours, thirty at most. */
export function checkOwn(y: Year, oracle: Times, row: CaseRow, { times }: OwnAnswer): void {
  const now = y.oracle.rows.at;
  const last = times.length < 30 ? Number.POSITIVE_INFINITY : Date.parse(times.at(-1)?.startsAt ?? "");
  for (const account of new Set([...times.map(({ providerId }) => providerId), ...(y.oracle.isHeld(row.id) ? [row.manager] : [])])) {
    const free = oracle.free(account, row.program, ["everybody"], now + 2 * HOUR, now + 21 * DAY);
    assert.deepEqual(
      times.filter(({ providerId }) => providerId === account).map(({ startsAt }) => atSecond(startsAt)),
      free.filter(({ from }) => from < last).map(({ from }) => atSecond(from)),
      `what their own page offers of ${account} for case ${row.id}`,
    );
  }
}

/** The step of an appointment is open exactly while that is to come or unmarked, on its day and at its time. */
export async function checkMeetings(y: Year): Promise<void> {
  const { desk } = await readTimesOf(y);
  const wrong = desk.meetings.filter(({ step, status, from, program }) => {
    if (step === null) return false;
    const open = step.status === "open";
    const shown = new Date(wall(y.oracle.zone(program), from)).toISOString();
    return open !== (status === "booked") || (open && (step.due !== shown.slice(0, 10) || step.time !== shown.slice(11, 16)));
  });
  assert.deepEqual(wrong, [], `appointments and their steps on ${y.day}`);
  assert.deepEqual(
    desk.meetings.filter(({ step, status, heldUntil }) => step === null && heldUntil === null && status === "booked"),
    [],
    "agreed on, and a step of nobody",
  );
  // With somebody who sees the case no more, it stands with whoever carries it.
  const now = y.oracle.rows.at;
  for (const one of desk.meetings.filter((m) => m.status === "booked" && m.heldUntil === null && m.from > now)) {
    const at = row(y, one);
    if (!at || y.oracle.sees(one.provider, at) || at.manager === one.provider || !y.oracle.isHeld(at.id) || !y.oracle.sees(at.manager, at))
      continue;
    const { appointments: told } = await as(y, at.manager)(strays.list, {});
    assert.ok(
      told.some(({ appointmentId }) => appointmentId === (one.id as never)),
      `appointment ${one.id} is with nobody of case ${at.id}`,
    );
    y.counts.set("stray", (y.counts.get("stray") ?? 0) + 1);
    break;
  }
}

const meetingOf = async (y: Year, team: Team, which: (one: Meeting, now: number) => boolean) => {
  const { desk } = await readTimesOf(y);
  const one = y.rng.of(desk.meetings.filter((m) => m.program === team.programId && which(m, y.oracle.rows.at)));
  if (one) y.touch(one.caseId);
  return one;
};
const row = (y: Year, one: Meeting | undefined) => y.oracle.rows.cases.find(({ id }) => id === one?.caseId);

const stepsIn = (y: Year, caseId: string) =>
  y.c.s.given<{ id: string; due: string; owner: string; kind: string }>(
    "select id, due_on::text as due, owner_id as owner, kind from cases.task where case_id = $1 and status = 'open'",
    [caseId],
  );

/** Somebody says whether they came. Who did not is asked after on the next day on which the program is there. */
async function settle(y: Year, team: Team): Promise<unknown> {
  const one = await meetingOf(y, team, (m, now) => m.status === "booked" && m.heldUntil === null && m.from <= now);
  const at = row(y, one);
  const who = at && hand(y, team, at);
  if (!one || !at || !who) return false;
  const before = await stepsIn(y, one.caseId);
  const status = y.rng.is(0.5) ? "kept" : "missed";
  await as(y, who)(appointments.settle, { appointmentId: one.id as Id, version: one.version, status });
  const fresh = (await stepsIn(y, one.caseId)).filter(({ id }) => !before.some((old) => old.id === id));
  const due = y.oracle.days(at.program).next(y.oracle.today(at.program));
  assert.deepEqual(
    fresh.map(({ due: on, owner, kind }) => [on, owner, kind]),
    status === "missed" ? [[due, at.manager, "follow_up"]] : [],
    `what follows from an appointment that was ${status}, in case ${one.caseId}`,
  );
  y.counts.set(`appointment ${status}`, (y.counts.get(`appointment ${status}`) ?? 0) + 1);
  return undefined;
}

const changing =
  (what: "move" | "cancel") =>
  async (y: Year, team: Team): Promise<unknown> => {
    const one = await meetingOf(y, team, (m, now) => ["booked", "held"].includes(m.status) && m.from > now);
    const at = row(y, one);
    const who = at && hand(y, team, at);
    if (!one || !at || !who) return false;
    const own = { appointmentId: one.id as Id, version: one.version };
    if (what === "cancel") return as(y, who)(appointments.cancel, own);
    const to = y.rng.of(await checkOffered(y, who, at, "no"));
    return to ? as(y, who)(appointments.move, { ...own, providerId: to.account, startsAt: new Date(to.from).toISOString() }) : false;
  };

/** Appointments as they are made, kept, missed and called off, by staff and by the person. */
export const meetings: Verb[] = [
  inCase("appointment booked", 70, async (y, who, at) => {
    const urgent = y.rng.is(0.3);
    const time = y.rng.of((await checkOffered(y, who, at, urgent ? "yes" : "no")).slice(0, 12));
    if (!time) return false;
    const asked = { caseId: at.id as Id, providerId: time.account, startsAt: new Date(time.from).toISOString(), urgent };
    return as(y, who)(appointments.book, asked);
  }),
  verb("appointment taken by themselves", 40, async (y, team) => {
    const pages = ownPages(y, (one) => one.program === team.programId);
    const fresh = openOf(y, team).filter((one) => !pages.some(({ caseId }) => caseId === one.id));
    const page = pages.length < 4 ? await givePage(y, team, y.rng.of(fresh) as CaseRow) : y.rng.of(pages);
    const at = openOf(y, team).find(({ id }) => page && id === page.caseId);
    if (!page || !at) return false;
    y.touch(at.id);
    const shown = await ownTimes(y, page);
    const oracle = await readTimesOf(y);
    checkOwn(y, oracle, at, shown);
    const time = y.rng.of(shown.times);
    if (!time) return false;
    const own = oracle.desk.meetings.filter((m) => m.caseId === at.id && m.byThemselves);
    const often =
      own.filter((m) => m.status === "booked" && m.from > y.oracle.rows.at).length >= 3 ||
      own.filter((m) => m.booked > y.oracle.rows.at - DAY).length >= 10;
    const told = await takeOwn(y, page, time.providerId, Date.parse(time.startsAt));
    assert.equal(told.status, often ? 429 : 303, `a time on the page of case ${at.id}`);
    return undefined;
  }),
  verb("appointment called off by themselves", 10, async (y, team) => {
    const one = await meetingOf(y, team, (m, now) => m.status === "booked" && m.byThemselves && m.from > now);
    const [page] = ownPages(y, (at) => at.id === one?.caseId);
    return one && page ? assert.equal(await callOffOwnPage(y, page, one.id), 303) : false;
  }),
  verb("appointment settled", 110, settle),
  verb("appointment moved", 16, changing("move")),
  verb("appointment called off", 14, changing("cancel")),
  verb("time held", 24, async (y, team) => {
    const { town } = y.c;
    const [at] = openOf(y, team).filter((one) => !y.oracle.walled(one.manager, { caseId: one.id, person: one.person }) && y.rng.is(0.1));
    const who = at && hand(y, team, at);
    if (!who || team.programId !== town.programs.care) return false;
    const heldAt = town.programs.counseling as Id;
    const { times } = await as(y, who)(appointments.times, { caseId: at.id as Id, heldAt });
    const oracle = await readTimesOf(y);
    const now = y.oracle.rows.at;
    const free = oracle.free(town.noor, heldAt, ["other_programs"], now, now + 21 * DAY);
    assert.deepEqual(
      times.map(({ startsAt }) => atSecond(startsAt)),
      free.map(({ from }) => atSecond(from)),
      "times that the counseling center keeps for holds",
    );
    const time = y.rng.of(times);
    const asked = { caseId: at.id as Id, programId: heldAt, providerId: town.noor, startsAt: time?.startsAt ?? "" };
    return time ? as(y, who)(appointments.hold, asked) : false;
  }),
  verb("hold answered", 10, async (y) => {
    const { held } = await as(y, y.c.town.noor)(appointments.own, {});
    const { desk } = await readTimesOf(y);
    const now = y.oracle.rows.at;
    const stands = desk.meetings.filter(
      (m) => m.heldUntil !== null && (m.status === "booked" || (m.status === "held" && m.heldUntil > now)),
    );
    assert.deepEqual(held.map((one) => one.appointmentId as string).sort(), stands.map(({ id }) => id).sort(), "times that are held");
    const one = y.rng.of(held.filter(({ status }) => status === "held"));
    const answer = y.rng.is(0.7) ? "booked" : "released";
    return one ? as(y, y.c.town.noor)(heldTimes.answer, { appointmentId: one.appointmentId, version: one.version, answer }) : false;
  }),
  verb("hours of one day", 8, async (y, team) => {
    const who = y.rng.of(staffOf(team).filter((id) => y.canAct(id)));
    const fromDay = soon(y, 1, 9);
    const one = {
      weekdays: [],
      fromTime: "17:00",
      untilTime: "18:00",
      slotMinutes: 30,
      keptFor: "everybody" as const,
      fromDay,
      untilDay: fromDay,
    };
    return who ? as(y, who)(hours.add, { ...one, accountId: who as Id, programId: team.programId as Id }) : false;
  }),
];
