import { cases } from "../cases/contract.ts";
import { wakeCases } from "../cases/jobs.ts";
import { tasks } from "../cases/tasks/contract.ts";
import { concerns } from "../concerns/contract.ts";
import { accounts, memberships } from "../staff/contract.ts";
import { absences, covers } from "../staff/coverContract.ts";
import { today } from "./contract.ts";
import type { Id } from "./testing.ts";
import { addDays, type CaseRow } from "./yearOracleTesting.ts";
import type { Team, Year } from "./yearTesting.ts";

/** Something that may happen; false says that there was nothing to do it to. */
export interface Verb {
  readonly name: string;
  readonly weight: number;
  run(year: Year, team: Team): Promise<unknown>;
}

const as = (y: Year, account: string) => y.c.s.as(account);
const soon = (y: Year, least: number, most: number) => addDays(y.day, y.rng.between(least, most));
const staffOf = (team: Team) => [...team.managers, ...team.supervisors];
const gone = async (y: Year, team: Team, what: string) =>
  y.rng.of(
    (
      await y.c.s.given<{ id: string }>(`select a.id from staff.account a where a.agency_id = $1 and ${what} order by a.name`, [
        team.agencyId,
      ])
    ).map((row) => row.id),
  );

/** Whoever would do something in a case: its manager, else one who supervises. */
function hand(y: Year, team: Team, row: CaseRow): string | undefined {
  const free = (account: string) => y.canAct(account) && !y.oracle.walled(account, { caseId: row.id, person: row.person });
  const above = team.supervisors.filter((id) => free(id) && y.oracle.roles(id).some((m) => m.role === "supervisor" && m.write));
  return free(row.manager) && !y.rng.is(0.1) ? row.manager : above[0];
}

/** Something done in an open case, by whoever would. */
const inCase = (name: string, weight: number, run: (y: Year, who: string, row: CaseRow, team: Team) => Promise<unknown>): Verb => ({
  name,
  weight,
  run: async (y, team) => {
    const row = y.rng.of(y.oracle.rows.cases.filter((one) => one.program === team.programId));
    const who = row && hand(y, team, row);
    return row && who ? run(y, who, row, team) : false;
  },
});

/** Something done about a crack that stands. */
const atCrack = (name: string, weight: number, run: (y: Year, who: string, row: CaseRow, crack: string) => Promise<unknown>): Verb => ({
  name,
  weight,
  run: async (y, team) => {
    const one = y.rng.of(y.oracle.cracks.filter((crack) => crack.program === team.programId && crack.caseId !== null));
    const row = y.oracle.rows.cases.find((c) => c.id === one?.caseId);
    const who = row && hand(y, team, row);
    return one && row && who ? run(y, who, row, one.crack) : false;
  },
});

const verb = (name: string, weight: number, run: Verb["run"]): Verb => ({ name, weight, run });
const versionOf = (y: Year, row: CaseRow) => y.c.versionOf(row.id as Id);
const meet = (y: Year, who: string, row: CaseRow) => {
  const result = y.rng.of(["completed", "completed", "completed", "attempted", "missed"] as const) ?? "completed";
  return y.c.meet(who, row.id as Id, addDays(y.day, -y.rng.below(3)), result);
};
const addStep = (y: Year, who: string, row: CaseRow) => y.c.addStep(who, row.id as Id, soon(y, 0, 170));
const withStep = async (y: Year, row: CaseRow) => y.c.taskOf(row.id as Id);
const concernOf = async (y: Year, team: Team) =>
  y.rng.of(
    await y.c.s.given<{ id: Id; version: number }>(
      "select id, version from concerns.concern where program_id = $1 and status in ('received', 'in_triage') order by number",
      [team.programId],
    ),
  );
const triager = (y: Year, team: Team) =>
  y.rng.of(team.supervisors.filter((id) => y.canAct(id) && y.oracle.roles(id).some((m) => m.triage)));
const stepUp = (y: Year, account: string) =>
  y.c.s.given("update staff.session set stepped_up_at = kernel.clock() where account_id = $1", [account]);
const accountVersion = async (y: Year, id: string) =>
  (await y.c.s.given<{ version: number }>("select version from staff.account where id = $1", [id]))[0]?.version ?? 0;

const casework: Verb[] = [
  inCase("contact", 110, meet),
  inCase("step added", 60, addStep),
  inCase("step done", 90, async (y, who, row) => (row.due === null ? false : y.c.finishStep(who, row.id as Id))),
  inCase("step moved", 40, async (y, who, row) => {
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
  inCase("paused", 25, async (y, who, row) =>
    as(y, who)(cases.pause, { caseId: row.id as Id, until: soon(y, 1, 60), reason: "leave", version: await versionOf(y, row) }),
  ),
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

const staffing: Verb[] = [
  verb("away", 14, async (y, team) => {
    const who = y.rng.of(staffOf(team).filter((id) => y.canAct(id)));
    const by = y.rng.of(staffOf(team).filter((id) => id !== who && y.canAct(id)));
    if (!who || !by) return false;
    const span = { firstDay: soon(y, 0, 3), lastDay: soon(y, 3, 14), untilTime: y.rng.of([null, "12:00"]) ?? null };
    if (y.rng.is(0.4)) return as(y, who)(absences.add, { accountId: who as Id, ...span });
    return as(y, who)(covers.add, { coveredId: who as Id, byId: by as Id, ...span, away: y.rng.is(0.9) });
  }),
  verb("back early", 8, async (y, team) => {
    const [one] = await y.c.s.given<{ id: Id; account_id: string }>(
      "select id, account_id from staff.absence where ended_at is null and ends_at > kernel.clock() and agency_id = $1 order by starts_at, id limit 1",
      [team.agencyId],
    );
    return one && y.canAct(one.account_id) ? as(y, one.account_id)(absences.end, { absenceId: one.id }) : false;
  }),
  verb("cover ended", 6, async (y, team) => {
    const [one] = await y.c.s.given<{ id: Id; account_id: string }>(
      "select id, account_id from staff.cover where ended_at is null and ends_at > kernel.clock() and agency_id = $1 order by starts_at, id limit 1",
      [team.agencyId],
    );
    return one && y.canAct(one.account_id) ? as(y, one.account_id)(covers.end, { coverId: one.id }) : false;
  }),
  verb("left", 7, async (y, team) => {
    const who = y.rng.of(staffOf(team).filter((id) => y.canAct(id)));
    return who ? as(y, team.admin)(accounts.deactivate, { accountId: who as Id, version: await accountVersion(y, who) }) : false;
  }),
  verb("came back", 24, async (y, team) => {
    const who = await gone(y, team, "a.status = 'inactive'");
    if (!who) return false;
    await stepUp(y, team.admin);
    await as(y, team.admin)(accounts.reactivate, { accountId: who as Id, version: await accountVersion(y, who) });
    await y.c.s.given("update staff.session set revoked_at = null where account_id = $1", [who]);
  }),
  verb("role ended", 4, async (y, team) => {
    const one = y.rng.of(
      await y.c.s.given<{ id: Id }>("select id from staff.membership where program_id = $1 and ends_at > kernel.clock() order by id", [
        team.programId,
      ]),
    );
    return one ? as(y, team.admin)(memberships.end, { membershipId: one.id }) : false;
  }),
  verb("role given", 24, async (y, team) => {
    const who = y.rng.of(staffOf(team).filter((id) => y.canAct(id) && y.oracle.roles(id).length === 0));
    if (!who) return false;
    const above = team.supervisors.includes(who);
    await stepUp(y, team.admin);
    return as(y, team.admin)(memberships.add, {
      accountId: who as Id,
      programId: team.programId as Id,
      role: above ? "supervisor" : "case_manager",
      sees: above ? "program" : "assigned",
      mayTriage: above,
      trainedUntil: y.rng.is(0.3) ? soon(y, 5, 60) : null,
    });
  }),
  verb("training", 8, (y, team) =>
    y.c.s.given("update staff.membership set trained_until = $2 where account_id = $1 and ends_at > kernel.clock()", [
      y.rng.of(staffOf(team)),
      y.rng.is(0.4) ? soon(y, -1, 4) : null,
    ]),
  ),
  inCase("barred", 5, (y, _who, row, team) => y.c.wall(y.rng.of(staffOf(team)) ?? row.manager, row.id as Id)),
  verb("barred no longer", 5, (y, team) =>
    y.c.s.given(
      "update access.wall set lifted_at = kernel.clock() where id = (select id from access.wall where lifted_at is null and agency_id = $1 order by placed_at, id limit 1)",
      [team.agencyId],
    ),
  ),
  verb("snow", 1, (y, team) => y.c.shut(team.agencyId, soon(y, 0, 2), soon(y, 2, 3))),
];

const arriving: Verb[] = [
  verb("concern", 30, (y, team) => {
    const by = y.rng.of(staffOf(team).filter((id) => y.canAct(id) && y.oracle.roles(id).length > 0));
    return by ? y.c.file(by, { urgency: y.rng.is(0.3) ? "now" : "when_you_can", program: team.programId }) : Promise.resolve(false);
  }),
  verb("concern taken", 22, async (y, team) => {
    const [one, who] = [await concernOf(y, team), triager(y, team)];
    return one && who ? as(y, who)(concerns.take, { concernId: one.id, version: one.version }) : false;
  }),
  verb("concern decided", 26, async (y, team) => {
    const [one, who] = [await concernOf(y, team), triager(y, team)];
    const rating = { risk: "low" as const, rationale: "Steady." };
    return one && who ? as(y, who)(concerns.noAction, { concernId: one.id, version: one.version, rating, why: "Solved." }) : false;
  }),
  verb("job: watch", 20, (y) => y.c.watch()),
  verb("job: wake", 20, (y) => wakeCases(y.c.s.worker)),
];

export const verbs: readonly Verb[] = [...casework, ...staffing, ...arriving];
