import assert from "node:assert/strict";
import { appointments } from "../appointments/contract.ts";
import { newId } from "../kernel/ids.ts";
import { Problem } from "../kernel/problem.ts";
import type { Id } from "./testing.ts";
import { checkOwn, readTimesOf } from "./yearMeetingsTesting.ts";
import type { CaseRow } from "./yearOracleTesting.ts";
import { givePage, type OwnAnswer, ownPages, takeOwn } from "./yearPagesTesting.ts";
import type { Team, Year } from "./yearTesting.ts";
import { atSecond, type Time } from "./yearTimesTesting.ts";
import { as } from "./yearVerbTesting.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MANY = 50;
const OWN = 12;

/** Whose time they all want, with the cases that are theirs. */
async function pickTime(y: Year, team: Team): Promise<{ time: Time; rows: CaseRow[]; askers: string[] } | undefined> {
  const oracle = await readTimesOf(y);
  const now = y.oracle.rows.at;
  for (const account of [...team.managers, ...team.supervisors]) {
    const rows = y.oracle.rows.cases.filter(
      (row) =>
        row.manager === account &&
        y.oracle.isHeld(row.id) &&
        !y.oracle.rows.walls.some((w) => w.caseId === row.id || w.person === row.person),
    );
    const [time] = oracle.free(account, team.programId, ["everybody"], now + 3 * HOUR, now + 20 * DAY);
    const askers = [...new Set([account, ...team.supervisors])].filter(
      (id) =>
        y.canAct(id) && y.oracle.roles(id).some((m) => m.program === team.programId && m.write && (id === account || m.sees === "program")),
    );
    if (time && rows.length >= 3 && askers.length > 0) return { time, rows: rows.slice(0, 6), askers };
  }
  return undefined;
}

interface Told {
  readonly has: boolean;
  readonly words: string;
  readonly nearest: readonly number[];
  readonly row: CaseRow;
  /** What their own page told, where it was asked. */
  readonly own: OwnAnswer | null;
}

/** Fifty ask for one time at once, some of them on their own pages: one has it, and all others are told so with the next that are free; though connections are killed meanwhile. */
export async function playStorm(y: Year, team: Team, killing: boolean): Promise<boolean> {
  const found = await pickTime(y, team);
  if (!found) return false;
  const { time, rows, askers } = found;
  const startsAt = new Date(time.from).toISOString();
  for (const row of rows.slice(0, 2)) {
    y.touch(row.id);
    if (ownPages(y, ({ id }) => id === row.id).length === 0) await givePage(y, team, row);
  }
  const before = await readTimesOf(y);
  const pages = ownPages(y, ({ id }) => rows.some((row) => row.id === id)).filter(
    ({ caseId }) =>
      before.desk.meetings.filter((m) => m.caseId === caseId && m.byThemselves && m.status === "booked" && m.from > y.oracle.rows.at)
        .length < 3,
  );
  let lost = 0;
  /** A connection that is lost says nothing of what became of it: the same press is sent again. */
  const again = async <T>(ask: () => Promise<T>, isLost: (answer: T) => boolean): Promise<T> => {
    for (let tries = 0; ; tries++) {
      const answer = await ask();
      if (!isLost(answer) || tries > 20) return answer;
      lost += 1;
    }
  };
  const byStaff = async (n: number): Promise<Told> => {
    const row = rows[n % rows.length] as CaseRow;
    const key = crypto.randomUUID();
    const book = () =>
      as(y, askers[n % askers.length] ?? "")(appointments.book, { caseId: row.id as Id, providerId: time.account, startsAt }, key);
    const answer = await again(
      () =>
        book().then(
          () => undefined,
          (problem: unknown) => problem,
        ),
      (problem) => problem instanceof Problem && problem.status >= 500,
    );
    if (answer === undefined) return { has: true, words: "", nearest: [], row, own: null };
    if (!(answer instanceof Problem)) throw answer;
    const nearest = (answer.params["nearest"] ?? []) as { startsAt: string }[];
    return {
      has: false,
      words: `${answer.status} ${answer.code}`,
      nearest: nearest.map((one) => Date.parse(one.startsAt)),
      row,
      own: null,
    };
  };
  const onPage = async (n: number): Promise<Told> => {
    const page = pages[n % pages.length] as (typeof pages)[number];
    const row = rows.find(({ id }) => id === page.caseId) as CaseRow;
    const once = newId();
    const answer = await again(
      () => takeOwn(y, page, time.account, time.from, once),
      ({ status }) => status >= 500,
    );
    return { has: answer.status === 303, words: `${answer.status} ${answer.trouble}`, nearest: [], row, own: answer };
  };
  const storm = Promise.all(
    Array.from({ length: MANY }, (_, n) => (n % 4 === 1 && n < 4 * OWN && pages.length > 0 ? onPage(n) : byStaff(n))),
  );
  if (killing)
    for (const ms of [15, 30, 60]) {
      await new Promise((done) => setTimeout(done, ms));
      await y.c.s.given(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'holdfast_app' and datname = $1 and state <> 'idle' order by query_start limit 2",
        [y.c.s.test.name],
      );
    }
  const told = await storm;
  const oracle = await readTimesOf(y);
  const now = y.oracle.rows.at;
  const here = oracle.desk.meetings.filter((m) => m.provider === time.account && m.from === time.from && oracle.keeps(m));
  assert.equal(here.length, 1, `one has ${startsAt} of ${time.account}`);
  assert.equal(told.filter(({ has }) => has).length, 1, "and one is told so");
  const losers = told.filter(({ has }) => !has);
  assert.deepEqual([...new Set(losers.filter(({ own }) => !own).map(({ words }) => words))], ["409 appointment.taken"]);
  if (pages.length > 0) assert.deepEqual([...new Set(losers.filter(({ own }) => own).map(({ words }) => words))], ["409 taken"]);
  const far = (from: number) => Math.abs(from - time.from);
  const free = oracle
    .free(time.account, team.programId, ["everybody", "staff"], Math.max(now, time.from - 7 * DAY), time.from + 14 * DAY)
    .map(({ from }) => from);
  const nearest = free
    .map(far)
    .sort((a, b) => a - b)
    .slice(0, 5);
  for (const one of losers.filter(({ own }) => !own)) {
    if (nearest.length > 0) assert.deepEqual(one.nearest.map(far), nearest, "the nearest that are free");
    assert.ok(nearest.length === 0 || one.nearest.every((from) => free.some((at) => atSecond(at) === atSecond(from))), "and they are free");
  }
  const [page] = losers.filter(({ own }) => own);
  if (page?.own) checkOwn(y, oracle, page.row, page.own);
  y.counts.set("storm: own pages", (y.counts.get("storm: own pages") ?? 0) + told.filter(({ own }) => own).length);
  y.counts.set("storm: connections lost", (y.counts.get("storm: connections lost") ?? 0) + lost);
  await y.look();
  return true;
}
