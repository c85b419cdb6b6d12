import assert from "node:assert/strict";
import { handOver, many } from "../cases/many/contract.ts";
import { runManyJob } from "../cases/many/runMany.ts";
import { type Settled, season } from "../cases/season/contract.ts";
import { runJob } from "../kernel/runJob.ts";
import { accounts } from "../staff/contract.ts";
import type { Id } from "./testing.ts";
import type { CaseRow } from "./yearOracleTesting.ts";
import { isResting, type OpenStep, readSteps } from "./yearRotaTesting.ts";
import type { Team, Year } from "./yearTesting.ts";
import { accountVersion, as, staffOf, stepUp, type Verb, verb } from "./yearVerbTesting.ts";

/** The day after the summer on which what was paused for it wakes. */
export const SCHOOL_BEGINS = "2027-08-16";

const supervisor = (y: Year, team: Team) =>
  y.rng.of(
    team.supervisors.filter(
      (id) => y.canAct(id) && y.oracle.roles(id).some((m) => m.role === "supervisor" && m.sees === "program" && m.write),
    ),
  );
const openOf = (y: Year, team: Team) => y.oracle.rows.cases.filter((one) => one.program === team.programId);
/** Works through a run of more than fifty as the worker does. */
const workOff = async (y: Year, team: Team, runId: string, author: string) => {
  const [left] = await y.c.s.given<{ n: number }>(
    "select count(*)::int as n from cases.bulk_item where run_id = $1 and state = 'waiting'",
    [runId],
  );
  if ((left?.n ?? 0) > 0) await runJob(y.c.s.worker, runManyJob, { agencyId: team.agencyId, accountId: author, input: { runId } });
};

/** Somebody leaves, and what is theirs is given on: all of it but what could not be, and then nothing of it is unseen. */
async function leave(y: Year, team: Team): Promise<boolean> {
  const leaver = y.rng.of(team.managers.filter((id) => y.canAct(id)));
  const by = y.rng.is(0.5) ? team.admin : supervisor(y, team);
  if (!leaver || !by || by === leaver) return false;
  y.touch(leaver);
  await stepUp(y, by);
  const plan = await as(y, by)(handOver.plan, { accountId: leaver });
  const mine = openOf(y, team).filter((one) => one.manager === leaver);
  const walled = (one: CaseRow) => y.oracle.walled(by, { caseId: one.id, person: one.person });
  const ids = (all: readonly string[]) => [...all].sort();
  assert.deepEqual(
    ids(plan.cases.map((one) => one.caseId)),
    ids(mine.filter((one) => !walled(one)).map((one) => one.id)),
    `what ${leaver} leaves behind`,
  );
  // Most go as proposed, some to another, some are forgotten.
  const chosen = plan.cases.flatMap(({ caseId, version, toId }) => {
    const to = y.rng.is(0.8) ? toId : (y.rng.of(plan.receivers)?.accountId ?? null);
    return to === null || y.rng.is(0.1) ? [] : [{ caseId, version, toId: to }];
  });
  const coverById = y.rng.is(0.4) ? (y.rng.of(staffOf(team).filter((id) => y.canAct(id) && id !== leaver)) ?? null) : null;
  const { id: runId } = await as(y, by)(handOver.run, {
    accountId: leaver,
    cases: chosen,
    teller: y.rng.of(["receiver", "me"] as const) ?? "me",
    coverById,
  });
  await workOff(y, team, runId, by);
  await y.look();
  const { left, waiting } = await as(y, by)(many.show, { runId });
  assert.equal(waiting, 0);
  const steps = await readSteps(y.c.s);
  for (const { caseId, toId } of chosen) {
    const row = y.oracle.rows.cases.find((one) => one.id === caseId);
    const isLeft = left.some((one) => one.caseId === caseId);
    assert.equal(row?.manager, isLeft ? leaver : toId, `case ${caseId} was handed over`);
    if (isLeft) continue;
    const tell: unknown = steps.find(
      (one) => one.caseId === caseId && one.due <= y.oracle.today(team.programId) && [toId, by].includes(one.owner),
    );
    assert.ok(tell, `somebody tells the person of case ${caseId}`);
  }
  await as(y, team.admin)(accounts.deactivate, { accountId: leaver as Id, version: await accountVersion(y, leaver) });
  await y.look();
  const above = y.oracle.rows.memberships
    .filter(
      (m) =>
        m.program === team.programId && m.role === "supervisor" && m.sees === "program" && m.write && y.oracle.roles(m.account).includes(m),
    )
    .map((m) => m.account)
    .filter((id) => y.oracle.isActive(id));
  const unseen = steps.filter((one) => {
    if (one.owner !== leaver || walledStep(y, by, one)) return false;
    const row = y.oracle.rows.cases.find((c) => c.id === one.caseId);
    // In a case that is the leaver's still, it is that case which slips; what is left of a closed one goes to whoever supervises, if somebody does.
    return row ? row.manager !== leaver : above.some((id) => id !== leaver && !walledStep(y, id, one));
  });
  assert.deepEqual(
    unseen.map((one) => `case ${one.caseId} step ${one.id}`),
    [],
    `steps of ${leaver}, who has left, in the hands of nobody`,
  );
  await y.askAll();
  return true;
}
const walledStep = (y: Year, account: string, { caseId, person }: { caseId: string; person: string }) =>
  y.oracle.walled(account, { caseId, person });

/** The end of the school year: each case of the program is carried, paused until school begins, given to a colleague, or closed, by one press. */
export async function rollOver(y: Year, team: Team): Promise<boolean> {
  const by = supervisor(y, team);
  if (!by) return false;
  await stepUp(y, by);
  const { programId } = team;
  const shown = await as(y, by)(season.show, { programId });
  const rests = ({ status, life, program }: CaseRow) =>
    status === "paused" && (life.findLast(([kind]) => kind === "paused")?.[2] ?? "") > y.oracle.today(program);
  const mine = openOf(y, team).filter((one) => !rests(one) && !y.oracle.walled(by, { caseId: one.id, person: one.person }));
  const ids = (all: readonly string[]) => [...all].sort();
  if (!shown.more)
    assert.deepEqual(
      ids(shown.cases.map((one) => one.caseId)),
      ids(mine.map((one) => one.id)),
      "the cases of a program at its end of year",
    );
  assert.equal(shown.wakeOn, SCHOOL_BEGINS, "the first day of the next term");
  const settled = shown.cases.flatMap(({ caseId, version }): Settled[] => {
    const kind = y.rng.below(10);
    y.touch(caseId);
    if (kind < 5) return [{ caseId, version, act: "pause" }];
    if (kind < 7) return [{ caseId, version, act: "hand", toId: y.rng.of(staffOf(team)) ?? by, siteId: null }];
    return kind < 8 ? [{ caseId, version, act: "close", reason: "goals_met" }] : [];
  });
  if (settled.length === 0) return false;
  const { id: runId } = await as(y, by)(season.settle, {
    programId,
    cases: settled,
    wakeOn: SCHOOL_BEGINS,
    outcome: "improved",
    lookedAtRisk: true,
    openTasks: y.rng.of(["cancel", "keep"] as const),
  });
  await workOff(y, team, runId, by);
  await y.look();
  const { left, waiting } = await as(y, by)(many.show, { runId });
  assert.equal(waiting, 0);
  const slips = new Set(y.oracle.cracks.map((one) => one.subject));
  for (const one of settled) {
    const row = y.oracle.rows.cases.find(({ id }) => id === (one.caseId as string));
    const isLeft = left.some(({ caseId }) => caseId === one.caseId);
    const act = isLeft ? "left" : one.act;
    y.counts.set(`rolled over: ${act}`, (y.counts.get(`rolled over: ${act}`) ?? 0) + 1);
    if (act === "close") assert.equal(row, undefined, `case ${one.caseId} is closed`);
    if (one.act === "hand" && !isLeft) assert.equal(row?.manager, one.toId, `case ${one.caseId} is another's`);
    if (act !== "pause") continue;
    y.restless.delete(one.caseId);
    assert.equal(row?.status, "paused", `case ${one.caseId} rests`);
    assert.ok(!slips.has(one.caseId), `case ${one.caseId} is paused for the summer, and slips`);
  }
  return true;
}

/** On the day it wakes, a case is on the list of whoever manages it: something is to be done in it by then, or it slips. */
export async function checkWaking(y: Year): Promise<void> {
  const steps = await readSteps(y.c.s);
  const lost: string[] = [];
  for (const row of y.oracle.rows.cases) {
    const [kind, , until] = row.life.findLast(([one]) => ["paused", "resumed", "status", "reopened"].includes(one)) ?? [];
    if (kind !== "paused" || until !== y.oracle.today(row.program) || y.restless.has(row.id)) continue;
    y.counts.set("woke", (y.counts.get("woke") ?? 0) + 1);
    const isDue = steps.some((one) => one.caseId === row.id && one.owner === row.manager && one.due <= until && !isResting(one, until));
    if (!isDue && !y.oracle.cracks.some((one) => one.subject === row.id))
      lost.push(
        `case ${row.id} of ${row.manager} (${JSON.stringify({ life: row.life, given: new Date(row.given), steps: steps.filter((one) => one.caseId === row.id) })})`,
      );
  }
  assert.deepEqual(lost, [], `woke on ${y.day}, and on nobody's list`);
}

/** What somebody must do within a week in cases that are awake is on their list of today; and nothing of one that rests. */
export function checkDue(y: Year, account: string, shown: readonly { taskId: string }[], steps: readonly OpenStep[]): void {
  const found = new Set(shown.map((one) => one.taskId));
  const works = (program: string) => y.oracle.roles(account).some((m) => m.program === program && m.role !== "referrer");
  const mine = steps.filter((one) => one.owner === account && works(one.program) && !y.oracle.walled(account, one));
  const due = mine.filter((one) => {
    const today = y.oracle.today(one.program);
    return (
      one.status !== "closed" &&
      !isResting(one, today) &&
      !y.oracle.hasLost(account, one.program, one.caseId) &&
      // An appointment with somebody who sees the case no more stands with whoever carries it (checkMeetings).
      !(one.kind === "appointment" && y.oracle.rows.cases.some((row) => row.id === one.caseId && !y.oracle.sees(account, row))) &&
      (one.kind === "waiting" || Date.parse(one.due) <= Date.parse(today) + 7 * 86_400_000)
    );
  });
  if (shown.length < 100)
    assert.deepEqual(
      due.filter((one) => !found.has(one.id)).map((one) => `case ${one.caseId} step ${one.id}`),
      [],
      `missing from the day of ${account}`,
    );
  const rests = steps.filter((one) => found.has(one.id) && isResting(one, y.oracle.today(one.program)));
  assert.deepEqual(
    rests.map((one) => `case ${one.caseId} step ${one.id}`),
    [],
    `rests, and is in the day of ${account}`,
  );
}

/** Those who leave. */
export const seasons: Verb[] = [verb("left, handed over", 9, leave)];
