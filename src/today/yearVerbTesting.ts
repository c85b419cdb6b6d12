import type { Id } from "./testing.ts";
import type { CaseRow } from "./yearOracleTesting.ts";
import { addDays } from "./yearOracleTesting.ts";
import type { Team, Year } from "./yearTesting.ts";

/** Something that may happen; false says that there was nothing to do it to. */
export interface Verb {
  readonly name: string;
  readonly weight: number;
  run(year: Year, team: Team): Promise<unknown>;
}

export const as = (y: Year, account: string) => y.c.s.as(account);
export const soon = (y: Year, least: number, most: number) => addDays(y.day, y.rng.between(least, most));
export const staffOf = (team: Team) => [...team.managers, ...team.supervisors];
export const gone = async (y: Year, team: Team, what: string) =>
  y.rng.of(
    (
      await y.c.s.given<{ id: string }>(`select a.id from staff.account a where a.agency_id = $1 and ${what} order by a.name`, [
        team.agencyId,
      ])
    ).map((row) => row.id),
  );

/** Whoever would do something in a case: its manager, else one who supervises. */
export function hand(y: Year, team: Team, row: CaseRow): string | undefined {
  const free = (account: string) => y.canAct(account) && !y.oracle.walled(account, { caseId: row.id, person: row.person });
  const above = team.supervisors.filter((id) => free(id) && y.oracle.roles(id).some((m) => m.role === "supervisor" && m.write));
  return free(row.manager) && !y.rng.is(0.1) ? row.manager : above[0];
}

/** Something done in an open case, by whoever would. */
export const inCase = (name: string, weight: number, run: (y: Year, who: string, row: CaseRow, team: Team) => Promise<unknown>): Verb => ({
  name,
  weight,
  run: async (y, team) => {
    const row = y.rng.of(y.oracle.rows.cases.filter((one) => one.program === team.programId));
    const who = row && hand(y, team, row);
    if (row) y.touch(row.id);
    return row && who ? run(y, who, row, team) : false;
  },
});

/** Something done about a crack that stands. */
export const atCrack = (
  name: string,
  weight: number,
  run: (y: Year, who: string, row: CaseRow, crack: string) => Promise<unknown>,
): Verb => ({
  name,
  weight,
  run: async (y, team) => {
    const one = y.rng.of(y.oracle.cracks.filter((crack) => crack.program === team.programId && crack.caseId !== null));
    const row = y.oracle.rows.cases.find((c) => c.id === one?.caseId);
    const who = row && hand(y, team, row);
    if (row) y.touch(row.id);
    return one && row && who ? run(y, who, row, one.crack) : false;
  },
});

export const verb = (name: string, weight: number, run: Verb["run"]): Verb => ({ name, weight, run });
export const versionOf = (y: Year, row: CaseRow) => y.c.versionOf(row.id as Id);
export const meet = (y: Year, who: string, row: CaseRow) => {
  const result = y.rng.of(["completed", "completed", "completed", "attempted", "missed"] as const) ?? "completed";
  return y.c.meet(who, row.id as Id, addDays(y.day, -y.rng.below(3)), result);
};
export const addStep = (y: Year, who: string, row: CaseRow) => y.c.addStep(who, row.id as Id, soon(y, 0, 170));
export const withStep = async (y: Year, row: CaseRow) => y.c.taskOf(row.id as Id);
export const concernOf = async (y: Year, team: Team) =>
  y.rng.of(
    await y.c.s.given<{ id: Id; version: number }>(
      "select id, version from concerns.concern where program_id = $1 and status in ('received', 'in_triage') order by number",
      [team.programId],
    ),
  );
export const triager = (y: Year, team: Team) =>
  y.rng.of(team.supervisors.filter((id) => y.canAct(id) && y.oracle.roles(id).some((m) => m.triage)));
export const stepUp = (y: Year, account: string) =>
  y.c.s.given("update staff.session set stepped_up_at = kernel.clock() where account_id = $1", [account]);
export const accountVersion = async (y: Year, id: string) =>
  (await y.c.s.given<{ version: number }>("select version from staff.account where id = $1", [id]))[0]?.version ?? 0;
