import { wakeCases } from "../cases/jobs.ts";
import { concerns } from "../concerns/contract.ts";
import { accounts, memberships } from "../staff/contract.ts";
import { absences, covers } from "../staff/coverContract.ts";
import type { Id } from "./testing.ts";
import { checkRings } from "./yearNightsTesting.ts";
import { accountVersion, as, concernOf, gone, inCase, soon, staffOf, stepUp, triager, type Verb, verb } from "./yearVerbTesting.ts";

/** What happens to those who work there. */
export const staffing: Verb[] = [
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

/** What comes in, and what runs by itself. */
export const arriving: Verb[] = [
  verb("concern", 30, async (y, team) => {
    const by = y.rng.of(staffOf(team).filter((id) => y.canAct(id) && y.oracle.roles(id).length > 0));
    if (!by) return false;
    y.touch(await y.c.file(by, { urgency: y.rng.is(0.3) ? "now" : "when_you_can", program: team.programId }));
    return checkRings(y);
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
