import { cases } from "../cases/contract.ts";
import { tasks } from "../cases/tasks/contract.ts";
import { today } from "./contract.ts";
import type { Id } from "./testing.ts";
import type { Team } from "./yearTesting.ts";
import { addStep, as, atCrack, inCase, meet, soon, staffOf, type Verb, verb, versionOf, withStep } from "./yearVerbTesting.ts";

/** What is done in cases, and about what slips. */
export const casework: Verb[] = [
  inCase("contact", 110, meet),
  inCase("step added", 60, addStep),
  inCase("step done", 90, async (y, who, row) => {
    y.restless.add(row.id);
    return row.due === null ? false : y.c.finishStep(who, row.id as Id);
  }),
  inCase("step moved", 40, async (y, who, row) => {
    y.restless.add(row.id);
    const task = await withStep(y, row);
    return task
      ? as(y, who)(tasks.change, {
          taskId: task.id as Id,
          version: task.version,
          title: "Later",
          dueOn: soon(y, 0, 60),
          ownerId: row.manager,
          kind: "task",
        })
      : false;
  }),
  inCase("step cancelled", 20, async (y, who, row) => {
    y.restless.add(row.id);
    const task = await withStep(y, row);
    return task ? as(y, who)(tasks.cancel, { taskId: task.id as Id, version: task.version }) : false;
  }),
  inCase("risk", 20, async (y, who, row) =>
    as(y, who)(cases.changeLevel, {
      caseId: row.id as Id,
      serviceLevel: "full",
      weight: 2,
      risk: y.rng.of(["low", "some", "high", "immediate"] as const) ?? null,
      targetEnd: null,
      version: await versionOf(y, row),
    }),
  ),
  inCase("paused", 25, async (y, who, row) => {
    await as(y, who)(cases.pause, { caseId: row.id as Id, until: soon(y, 1, 60), reason: "leave", version: await versionOf(y, row) });
    y.restless.delete(row.id);
  }),
  inCase("resumed", 25, async (y, who, row) =>
    row.status === "paused" ? as(y, who)(cases.resume, { caseId: row.id as Id, version: await versionOf(y, row) }) : false,
  ),
  inCase("status", 10, async (y, who, row) =>
    as(y, who)(cases.changeStatus, {
      caseId: row.id as Id,
      to: y.rng.of(["active", "monitoring"] as const) ?? "active",
      version: await versionOf(y, row),
    }),
  ),
  inCase("transferred", 30, async (y, who, row, team) =>
    as(y, who)(cases.transfer, {
      caseId: row.id as Id,
      managerId: y.rng.of(staffOf(team)) ?? who,
      reason: "workload",
      version: await versionOf(y, row),
    }),
  ),
  inCase("closed", 14, async (y, who, row) =>
    as(y, who)(cases.close, {
      caseId: row.id as Id,
      reason: "goals_met",
      outcome: "improved",
      openTasks: y.rng.of(["cancel", "keep"] as const),
      version: await versionOf(y, row),
    }),
  ),
  verb("reopened", 14, async (y, team) => {
    const [closed] = await y.c.s.given<{ id: Id; version: number }>(
      "select id, version from cases.case where status = 'closed' and program_id = $1 order by closed_on, number limit 1",
      [team.programId],
    );
    const who = team.supervisors.find((id) => y.canAct(id));
    if (!closed || !who) return false;
    const firstStep = { title: "Again", dueOn: soon(y, 0, 9), kind: "task" as const };
    return as(y, who)(cases.reopen, { caseId: closed.id, managerId: y.rng.of(staffOf(team)) ?? who, firstStep, version: closed.version });
  }),
  verb("opened", 30, async (y, team) => (y.teams.reduce((n, one) => n + one.caseIds.length, 0) < 200 ? y.open(team) : false)),
  atCrack("crack answered", 420, async (y, who, row, crack) => {
    if (crack === "silent") return y.c.meet(who, row.id as Id, y.day);
    if (crack === "manager_gone") return false;
    if (crack === "step_overdue") await y.c.finishStep(who, row.id as Id);
    return addStep(y, who, row);
  }),
  atCrack("late step done", 30, async (y, who, row, crack) => (crack === "step_overdue" ? y.c.finishStep(who, row.id as Id) : false)),
  atCrack("given to another", 150, async (y, _who, row, crack) => {
    const team = y.teams.find((one) => one.programId === row.program) as Team;
    const [above] = team.supervisors.filter((id) => y.canAct(id) && !y.oracle.walled(id, { caseId: row.id, person: row.person }));
    const to = y.rng.of(staffOf(team).filter((id) => y.oracle.answers(id) && y.oracle.roles(id).length > 0));
    if (crack !== "manager_gone" || !above || !to) return false;
    return as(y, above)(cases.transfer, { caseId: row.id as Id, managerId: to, reason: "leaving", version: await versionOf(y, row) });
  }),
  atCrack("put off", 40, (y, who, row, crack) =>
    as(y, who)(today.snooze, { crack: crack as "silent", subjectId: row.id, untilDay: soon(y, 1, 20), reason: "Away with family." }),
  ),
  verb("put off no longer", 8, async (y, team) => {
    const one = y.rng.of(
      await y.c.s.given<{ id: string; by_id: string }>(
        "select id, by_id from today.snooze where ended_at is null and program_id = $1 order by at",
        [team.programId],
      ),
    );
    return one && y.canAct(one.by_id) ? as(y, one.by_id)(today.unsnooze, { snoozeId: one.id }) : false;
  }),
];
