import assert from "node:assert/strict";
import { absences, covers } from "../staff/coverContract.ts";
import { today } from "./contract.ts";
import type { Id } from "./testing.ts";
import { checkOffered } from "./yearMeetingsTesting.ts";
import { dayIn } from "./yearOracleTesting.ts";
import type { Team, Year } from "./yearTesting.ts";
import { as, soon, staffOf, type Verb, verb } from "./yearVerbTesting.ts";

const DAY = 86_400_000;
const sorted = (all: readonly string[]) => [...all].sort();
const supervisorOf = (y: Year, team: Team, but?: string) =>
  y.rng.of(
    team.supervisors.filter(
      (id) => id !== but && y.canAct(id) && y.oracle.roles(id).some((m) => m.program === team.programId && m.role === "supervisor"),
    ),
  );

/** Those who can stand in for one, as the asker is shown them. */
async function candidatesOf(y: Year, by: string, covered: string): Promise<{ id: string; away: boolean }[]> {
  const { candidates } = await as(y, by)(covers.candidates, { coveredId: covered as Id });
  const { rows } = y.oracle;
  const agency = rows.accounts.find(({ id }) => id === covered)?.agency;
  const due = rows.accounts.filter((a) => a.agency === agency && a.id !== by && a.id !== covered && y.oracle.couldCover(a.id, covered));
  assert.deepEqual(sorted(candidates.map(({ id }) => id)), sorted(due.map(({ id }) => id)), `who can stand in for ${covered}`);
  for (const { id, away } of candidates) assert.equal(away, y.oracle.isAway(id), `that ${id} is away`);
  return candidates.map(({ id, away }) => ({ id, away }));
}

/** Somebody cannot come today: who, for how long, and a press; somebody stands in, or nobody yet, and that is said the same minute. */
export async function awayAtOnce(y: Year, team: Team, who: string | undefined, covered: boolean, days = y.rng.below(3)): Promise<boolean> {
  const by = supervisorOf(y, team, who) ?? who;
  if (!who || !by || y.oracle.isAway(who)) return false;
  y.touch(who);
  const span = { firstDay: y.oracle.today(team.programId), lastDay: soon(y, days, days) };
  const there = (await candidatesOf(y, by, who)).filter(({ away }) => !away);
  const first = there.find(({ id }) => team.managers.includes(id)) ?? there[0];
  if (covered && first) await as(y, by)(covers.add, { coveredId: who as Id, byId: first.id as Id, ...span });
  else await as(y, by)(absences.add, { accountId: who as Id, ...span });
  await y.look();
  const stands = y.oracle.standIns(who);
  const theirs = y.oracle.cracks.filter((one) => one.crack === "manager_gone").map(({ subject }) => subject);
  const resting = (id: string) => y.oracle.rows.cases.some((row) => row.id === id && row.status === "paused");
  const dropped = y.oracle.rows.cases.filter((row) => row.manager === who && !resting(row.id) && !theirs.includes(row.id));
  if (stands.length === 0)
    assert.deepEqual(
      dropped.map(({ id }) => id),
      [],
      `of ${who}, who is away, and not said to be nobody's`,
    );
  const above = supervisorOf(y, team, who);
  if (stands.length === 0 && above && !y.oracle.isAway(above)) {
    await y.ask(above);
    const shown = (await y.c.see(above)).slipping.filter((one) => one.cracks.some(({ crack }) => crack === "manager_gone"));
    assert.ok(
      shown.every((one) => !one.mayOpen || one.label !== null),
      "a case that nobody carries is told with its person",
    );
  }
  // Nobody is offered the hours in which they are away.
  const row = y.oracle.rows.cases.find((one) => one.manager === who && y.oracle.isHeld(one.id) && one.program === team.programId);
  if (row && by !== who && !y.oracle.walled(by, { caseId: row.id, person: row.person })) await checkOffered(y, by, row, "no");
  const how = stands.length > 0 ? "away at once: covered" : "away at once: nobody";
  y.counts.set(how, (y.counts.get(how) ?? 0) + 1);
  return true;
}

/** Somebody with cases cannot come, and somebody who sees none of them otherwise stands in, if there is one. */
export const awayWithCases = (y: Year, team: Team) => {
  const busy = team.managers.filter((id) => y.canAct(id) && !y.oracle.isAway(id) && y.oracle.rows.cases.some((row) => row.manager === id));
  return awayAtOnce(y, team, y.rng.of(busy), true, 7);
};

interface Over {
  id: string;
  account: string;
  from: number;
  until: number;
  covers: { by: string; from: number; until: number }[];
}
interface Line {
  caseId: string;
  manager: string;
  program: string;
  person: string;
  closed: boolean;
  kind: string;
  by: string | null;
  at: number;
}
const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

/** Whoever is back reads what happened meanwhile, counted here line by line; put aside, it is told no more. */
async function comeBack(y: Year, team: Team): Promise<boolean> {
  const overs = await y.c.s.given<Over>(
    `select b.id, b.account_id as account, ${ms("b.starts_at")} as from, ${ms("coalesce(b.ended_at, b.ends_at)")} as until,
       (select coalesce(json_agg(json_build_object('by', o.name, 'from', ${ms("v.starts_at")}, 'until', ${ms("coalesce(v.ended_at, v.ends_at)")})), '[]')
          from staff.cover v join staff.account o on o.id = v.account_id where v.covered_id = b.account_id) as covers
       from staff.absence b where b.read_at is null and b.agency_id = $1 order by b.starts_at, b.id`,
    [team.agencyId],
  );
  await y.refresh();
  const now = y.oracle.rows.at;
  const mine = (account: string) =>
    overs.filter((b) => b.account === account && b.until <= now && b.until > b.from && b.until > now - 14 * DAY);
  const who = y.rng.of(staffOf(team).filter((id) => y.canAct(id) && !y.oracle.isAway(id) && mine(id).length > 0));
  const over = who && mine(who).sort((a, b) => b.until - a.until)[0];
  if (!who || !over) return false;
  y.touch(who);
  const lines = await y.c.s.given<Line>(
    `select t.case_id as "caseId", c.manager_id as manager, c.program_id as program, c.person_id as person, c.status = 'closed' as closed, t.kind, a.name as by, ${ms("t.at")} as at
       from cases.timeline t join cases.case c on c.id = t.case_id left join staff.account a on a.id = t.account_id where t.account_id is distinct from $1 and c.manager_id = $1`,
    [who],
  );
  const sees = ({ caseId, person, program, closed }: Line) =>
    !closed &&
    !y.oracle.walled(who, { caseId, person }) &&
    (y.oracle.isHeld(caseId) || y.oracle.roles(who).some((m) => m.program === program && m.sees === "program"));
  const counted = new Map<string, number>();
  for (const line of lines.filter((one) => one.at >= over.from && one.at < over.until && sees(one))) {
    const key = `${line.caseId} ${line.kind} ${line.by}`;
    counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  const { back } = await as(y, who)(today.show, {});
  const closed = new Set(lines.filter((one) => one.closed).map(({ caseId }) => caseId));
  const told = (back?.cases ?? [])
    .filter(({ caseId }) => !closed.has(caseId))
    .flatMap(({ caseId, changes }) => changes.map(({ kind, byName, count }) => `${caseId} ${kind} ${byName}: ${count}`));
  const due = [...counted].map(([key, count]) => `${key}: ${count}`);
  assert.equal(back?.absenceId, over.id, `what ${who} comes back to`);
  // The page holds thirty cases, the latest first.
  if ((back?.total ?? 0) <= 30) assert.deepEqual(sorted(told), sorted(due), `what happened while ${who} was away`);
  else
    assert.ok(
      told.every((line) => due.includes(line)),
      `what happened while ${who} was away`,
    );
  const stoodIn = over.covers.filter((v) => v.from < over.until && v.until > over.from).map(({ by }) => by);
  assert.deepEqual(sorted(back?.coveredBy ?? []), sorted([...new Set(stoodIn)]), `who stood in for ${who}`);
  y.counts.set("back: lines", (y.counts.get("back: lines") ?? 0) + due.length);
  await as(y, who)(absences.read, { absenceId: over.id as Id });
  assert.notEqual((await as(y, who)(today.show, {})).back?.absenceId, over.id, "read, and told again");
  return true;
}

/** Whoever stands in cannot come either: who supervises hands it on to the next, until the same day. */
async function handOn(y: Year, team: Team): Promise<boolean> {
  const { at, covers: all } = y.oracle.rows;
  const gone = all.filter(
    (v) => v.from <= at && v.until > at && staffOf(team).includes(v.covered) && y.oracle.isAway(v.covered) && y.oracle.isAway(v.by),
  );
  const one = y.rng.of(gone.filter((v) => y.canAct(v.covered) && y.oracle.standIns(v.covered).length === 0));
  const by = one && supervisorOf(y, team, one.covered);
  if (!one || !by) return false;
  const to = (await candidatesOf(y, by, one.covered)).find(({ away }) => !away);
  if (!to) return false;
  const lastDay = dayIn(team.zone, one.until - 1000);
  const span = { firstDay: y.oracle.today(team.programId), lastDay, away: false };
  await as(y, by)(covers.add, { coveredId: one.covered as Id, byId: to.id as Id, ...span });
  await y.look();
  assert.deepEqual(y.oracle.standIns(one.covered), [to.id], `who stands in for ${one.covered} now`);
  y.counts.set("handed on", (y.counts.get("handed on") ?? 0) + 1);
  return true;
}

/** All of it in one morning: somebody cannot come, nor can who stands in, and a third has the cases. */
export async function handOnAll(y: Year, team: Team): Promise<boolean> {
  await awayWithCases(y, team);
  const stands = y.oracle.rows.covers.filter((v) => team.managers.includes(v.covered) && y.oracle.standIns(v.covered).includes(v.by));
  await awayAtOnce(y, team, y.rng.of(stands.map(({ by }) => by)), false, 0);
  return handOn(y, team);
}

/** Being away on a sudden, cover that passes on, and coming back. */
export const aways: Verb[] = [
  verb("away at once", 20, (y, team) => awayAtOnce(y, team, y.rng.of(staffOf(team).filter((id) => y.canAct(id))), y.rng.is(0.5))),
  verb("cover away too", 10, async (y, team) => {
    const stands = y.oracle.rows.covers.filter((v) => y.oracle.isAway(v.covered) && y.oracle.standIns(v.covered).includes(v.by));
    return awayAtOnce(y, team, y.rng.of(stands.map(({ by }) => by).filter((id) => staffOf(team).includes(id))), false);
  }),
  verb("cover handed on", 30, handOn),
  verb("back, and read", 60, comeBack),
];
