import assert from "node:assert/strict";
import { appointments } from "../appointments/contract.ts";
import { cases } from "../cases/contract.ts";
import { clock } from "../kernel/clock.ts";
import { Problem } from "../kernel/problem.ts";
import { type Id, ZONE } from "./testing.ts";
import { fileFollowed } from "./yearLoadTesting.ts";
import { readTimesOf } from "./yearMeetingsTesting.ts";
import type { CaseRow } from "./yearOracleTesting.ts";
import { momentIn } from "./yearRotaTesting.ts";
import type { Year } from "./yearTesting.ts";
import { atSecond, type Meeting } from "./yearTimesTesting.ts";
import { as } from "./yearVerbTesting.ts";

const SECOND = 1000;
const DAY = 86_400_000;

/** Something that begins or ends by the clock, and what is looked at before and after. */
interface Edge {
  readonly at: number;
  readonly name: string;
  check(): Promise<void>;
}

const opens = (y: Year, account: string, caseId: string): Promise<boolean> =>
  as(y, account)(cases.show, { caseId: caseId as Id }).then(
    () => true,
    (problem: unknown) => {
      if (problem instanceof Problem && problem.status === 404) return false;
      throw problem;
    },
  );

/** A case of the one who is covered that the other sees by nothing but that. */
const coveredCase = (y: Year, by: string, covered: string): CaseRow | undefined =>
  y.oracle.rows.cases.find(
    (row) =>
      row.manager === covered &&
      y.oracle.isHeld(row.id) &&
      ![by, covered].some((id) => y.oracle.walled(id, { caseId: row.id, person: row.person })) &&
      !y.oracle.roles(by).some((m) => m.program === row.program && m.sees === "program") &&
      !y.oracle.rows.covers.some((v) => v.by === by && v.covered !== covered && v.covered === row.manager),
  );

/** All that begins or ends between now and then, as it was read last. */
function edgesUntil(y: Year, until: number, holds: readonly Meeting[]): Edge[] {
  const { covers, absences, programs, at: now } = y.oracle.rows;
  const edges: Edge[] = [];
  for (const cover of covers)
    for (const at of [cover.from, cover.until])
      edges.push({
        at,
        name: "cover",
        check: async () => {
          const row = y.canAct(cover.by) ? coveredCase(y, cover.by, cover.covered) : undefined;
          if (!row) return;
          y.touch(row.id);
          const due = y.oracle.standsIn(cover.by, cover.covered);
          assert.equal(await opens(y, cover.by, row.id), due, `case ${row.id} of ${cover.covered} is open to ${cover.by}`);
          y.counts.set(`cover by the clock: ${due}`, (y.counts.get(`cover by the clock: ${due}`) ?? 0) + 1);
        },
      });
  // Beginning and end of an absence: what slips is held against the oracle at every look.
  for (const away of absences) for (const at of [away.from, away.until]) edges.push({ at, name: "absence", check: async () => undefined });
  for (const { id, overflow } of programs)
    if (overflow !== null)
      edges.push({
        at: overflow,
        name: "overflow",
        check: () =>
          fileFollowed(
            y,
            y.teams.find((team) => team.programId === id),
            "when_you_can",
          ),
      });
  const counseling = y.c.town.programs.counseling as Id;
  for (const hold of holds)
    if (hold.status === "held" && hold.heldUntil !== null)
      edges.push({
        at: hold.heldUntil,
        name: "hold",
        check: async () => {
          const row = y.oracle.rows.cases.find(({ id, manager }) => id === hold.caseId && y.canAct(manager) && y.oracle.isHeld(id));
          if (!row || y.oracle.walled(row.manager, { caseId: row.id, person: row.person })) return;
          const { times } = await as(y, row.manager)(appointments.times, { caseId: row.id as Id, heldAt: counseling });
          const free = (await readTimesOf(y)).free(
            hold.provider,
            counseling,
            ["other_programs"],
            y.oracle.rows.at,
            y.oracle.rows.at + 21 * DAY,
          );
          assert.deepEqual(
            times.map(({ startsAt }) => atSecond(startsAt)),
            free.map(({ from }) => atSecond(from)),
            `the time that was held for case ${row.id}`,
          );
          y.counts.set("hold by the clock", (y.counts.get("hold by the clock") ?? 0) + 1);
        },
      });
  return edges.filter(({ at }) => at > now + 2 * SECOND && at < until - 2 * SECOND).sort((a, b) => a.at - b.at);
}

/**
 * Sets the clock on, to a time in hours, minutes and seconds. Whatever begins or ends on the way is asked for one second before and one second after, when all
 * that slips is looked at, too; false where there was nothing.
 */
export async function passTo(y: Year, day: string, time: string, holds: readonly Meeting[]): Promise<boolean> {
  const edges = edgesUntil(y, momentIn(ZONE, day, time) + Number(time.slice(6)) * SECOND, holds);
  for (const at of new Set(edges.map((one) => one.at))) {
    const here = edges.filter((one) => one.at === at);
    for (const side of [-SECOND, SECOND]) {
      const left = at + side - clock().getTime();
      if (left <= 0 || (side < 0 && here.every(({ name }) => name === "absence"))) continue;
      await y.c.s.moveBy(left);
      await (side < 0 ? y.refresh() : y.look());
      for (const edge of here) {
        const isSame = () => y.oracle.rows.at < at === side < 0;
        try {
          if (isSame()) await edge.check();
        } catch (error) {
          // On a machine that is busy the second may have passed meanwhile.
          await y.refresh();
          if (isSame()) throw error;
        }
      }
    }
  }
  await y.c.at(day, time);
  return edges.length > 0;
}
