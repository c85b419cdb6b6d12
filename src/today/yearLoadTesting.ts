import assert from "node:assert/strict";
import { cases } from "../cases/contract.ts";
import { concerns } from "../concerns/contract.ts";
import { training } from "../staff/training/contract.ts";
import { board } from "./caseload/contract.ts";
import type { Id } from "./testing.ts";
import { checkRings } from "./yearNightsTesting.ts";
import { addDays } from "./yearOracleTesting.ts";
import type { Team, Year } from "./yearTesting.ts";
import { as, soon, staffOf, type Verb, verb } from "./yearVerbTesting.ts";

const keeperOf = (y: Year, team: Team) =>
  y.rng.of(
    team.supervisors.filter(
      (id) =>
        y.canAct(id) &&
        y.oracle.roles(id).some((m) => m.program === team.programId && m.role === "supervisor" && m.sees === "program" && m.write),
    ),
  );
const carriersIn = (y: Year, team: Team) =>
  y.oracle.rows.memberships.filter(
    (m) =>
      m.program === team.programId &&
      ["case_manager", "supervisor"].includes(m.role) &&
      m.write &&
      y.oracle.roles(m.account).includes(m) &&
      y.canAct(m.account),
  );

/** What a program asks before a case: a training that runs out after some months, of each on another day; or a text that is reworded once. */
export async function layTraining(y: Year): Promise<void> {
  for (const [nth, team] of y.teams.entries()) {
    const [keeper] = team.supervisors as [string];
    const programId = team.programId as Id;
    const asked = { title: "What we ask", fromDay: y.day } as const;
    if (nth === 0) {
      const { id } = await as(y, keeper)(training.ask, { ...asked, programId, kind: "training", validMonths: 5 });
      for (const who of staffOf(team)) await record(y, keeper, id, who, addDays(y.day, -y.rng.below(90)));
    } else {
      const { id } = await as(y, keeper)(training.ask, {
        ...asked,
        programId,
        kind: "agreement",
        body: "I speak of nobody outside.",
        validMonths: 7,
      });
      for (const who of staffOf(team)) await as(y, who)(training.agree, { requirementId: id as Id });
    }
  }
}
const record = (y: Year, by: string, requirementId: string, who: string, doneOn: string) =>
  as(y, by)(training.record, { requirementId: requirementId as Id, accountId: who as Id, doneOn, proof: null });

/** To whom a concern of low risk goes while there is too much: of those who stand by and are there, to who has the fewest in hand; of several, to whom the last went longest ago. */
async function overflowTo(y: Year, program: string): Promise<string | null> {
  const { programs, memberships, concerns: open, at } = y.oracle.rows;
  const until = programs.find(({ id }) => id === program)?.overflow ?? null;
  if (until === null || until <= at) return null;
  const stands = new Set(
    memberships
      .filter((m) => m.program === program && m.standsBy && y.oracle.roles(m.account).includes(m))
      .map((m) => m.account)
      .filter((id) => y.oracle.carries(id, program) && !y.oracle.isAway(id)),
  );
  const given = await y.c.s.given<{ id: string; at: number }>(
    "select assigned_id as id, extract(epoch from max(assigned_at))::float8 as at from concerns.concern where program_id = $1 and assigned_id is not null group by 1",
    [program],
  );
  const rank = (id: string) =>
    [open.filter((c) => c.program === program && c.assigned === id).length, given.find((one) => one.id === id)?.at ?? 0] as const;
  const [first] = [...stands].sort((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1] || (a < b ? -1 : 1));
  return first ?? null;
}

/** Somebody says something, and it goes to whom it must: to those who stand by only what is of low risk, only until that day. */
export async function fileFollowed(
  y: Year,
  team: Team | undefined,
  urgency: "now" | "this_week" | "when_you_can",
  atRisk = false,
): Promise<void> {
  const by = team && y.rng.of([...staffOf(team), team.admin].filter((id) => y.canAct(id)));
  if (!team || !by) return;
  await y.refresh();
  const low = urgency === "when_you_can" && !atRisk;
  const due = low ? await overflowTo(y, team.programId) : null;
  const { doors } = await as(y, by)(concerns.doors, {});
  const doorId = doors.find((one) => one.programId === team.programId)?.id as never;
  const said = { doorId, narrative: "Has not been seen for a week.", urgency, atRisk: atRisk ? (["personal"] as const) : [] };
  const { id } = await as(y, by)(concerns.file, said as never);
  y.touch(id);
  const [row] = await y.c.s.given<{ to: string | null }>("select assigned_id as to from concerns.concern where id = $1", [id]);
  assert.equal(row?.to ?? null, due, `whose concern ${id} is: ${urgency}${atRisk ? ", somebody at risk" : ""}`);
  const until = y.oracle.rows.programs.find((p) => p.id === team.programId)?.overflow ?? 0;
  const over = until > y.oracle.rows.at ? "while it overflows" : "while there is room";
  const what = `concern ${low ? "of low risk" : "not of low risk"} ${over}`;
  y.counts.set(what, (y.counts.get(what) ?? 0) + 1);
}

/** There is too much: two stand by, what is new of low risk goes to them until tomorrow night, and nothing else does. */
export async function tryOverflow(y: Year, team: Team): Promise<boolean> {
  const by = keeperOf(y, team);
  const there = carriersIn(y, team).filter((m) => y.oracle.carries(m.account, team.programId) && !y.oracle.isAway(m.account));
  if (!by || there.length === 0) return false;
  const programId = team.programId as Id;
  for (const { account } of there.slice(0, 2)) await as(y, account)(training.standBy, { programId, on: true });
  await as(y, by)(board.setOverflow, { programId, untilDay: addDays(y.oracle.today(programId), 1) });
  for (const urgency of ["when_you_can", "this_week", "now"] as const) await fileFollowed(y, team, urgency);
  await fileFollowed(y, team, "when_you_can", true);
  await checkRings(y);
  return true;
}

/** Who can be given a case, with how much room, and who lacks what is asked. */
async function checkRoom(y: Year, team: Team): Promise<boolean> {
  const by = keeperOf(y, team);
  if (!by) return false;
  await y.refresh();
  const shown = await as(y, by)(cases.staffFor, { programId: team.programId as Id });
  const { programs, shares, accounts } = y.oracle.rows;
  const capacity = programs.find(({ id }) => id === team.programId)?.capacity ?? 0;
  const due = accounts.filter(({ id }) => y.oracle.carries(id, team.programId));
  const room = (id: string) =>
    Math.round((capacity * (shares.find((one) => one.program === team.programId && one.account === id)?.percent ?? 100)) / 100);
  assert.deepEqual(
    shown.carriers.map(({ id, room: there }) => `${id} ${there}`).sort(),
    due.map(({ id }) => `${id} ${room(id)}`).sort(),
    `who can be given a case in ${team.programId}, and how many`,
  );
  const lacking = carriersIn(y, team).filter((m) => y.oracle.lacks(m.account, team.programId).length > 0);
  assert.deepEqual(
    shown.untrained.map(({ id }) => id).sort(),
    [...new Set(lacking.map(({ account }) => account as Id))].sort(),
    `who lacks what is asked in ${team.programId}`,
  );
  if (lacking.length > 0) y.counts.set("training ran out", (y.counts.get("training ran out") ?? 0) + 1);
  return true;
}

/** Too much, trainings that run out, and being there a part of the week. */
export const loads: Verb[] = [
  verb("stands by", 20, async (y, team) => {
    const who = y.rng.of(staffOf(team).filter((id) => y.canAct(id)));
    return who ? as(y, who)(training.standBy, { programId: team.programId as Id, on: y.rng.is(0.75) }) : false;
  }),
  verb("overflow set", 24, async (y, team) => {
    const by = keeperOf(y, team);
    const untilDay = y.rng.is(0.85) ? soon(y, 0, 9) : null;
    return by ? as(y, by)(board.setOverflow, { programId: team.programId as Id, untilDay }) : false;
  }),
  verb("concern followed", 70, async (y, team) => {
    const urgency = y.rng.of(["when_you_can", "when_you_can", "when_you_can", "this_week", "now"] as const) ?? "now";
    await fileFollowed(y, team, urgency, y.rng.is(0.2));
    if (urgency === "now") await checkRings(y);
  }),
  verb("trained again", 110, async (y, team) => {
    const by = keeperOf(y, team);
    const one = y.rng.of(carriersIn(y, team).filter((m) => y.oracle.lacks(m.account, team.programId).length > 0));
    const [asked] = one ? y.oracle.lacks(one.account, team.programId) : [];
    if (!one || !asked || !by) return false;
    y.touch(one.account);
    if (asked.kind === "agreement") return as(y, one.account)(training.agree, { requirementId: asked.id as Id });
    return record(y, by, asked.id, one.account, addDays(y.oracle.today(team.programId), -y.rng.below(30)));
  }),
  verb("text reworded", 3, async (y, team) => {
    const by = keeperOf(y, team);
    const asked = y.oracle.rows.asked.find((one) => one.program === team.programId && one.kind === "agreement" && one.until === null);
    const words = { title: "What we ask", body: "I speak of nobody outside, nor online.", validMonths: 7, fromDay: soon(y, 0, 5) };
    return asked && by ? as(y, by)(training.revise, { requirementId: asked.id as Id, ...words }) : false;
  }),
  verb("part of a week", 12, async (y, team) => {
    const by = keeperOf(y, team);
    const one = y.rng.of(carriersIn(y, team));
    if (!by || !one) return false;
    const was = y.oracle.rows.shares.find((s) => s.program === team.programId && s.account === one.account)?.percent ?? 100;
    const percent = y.rng.of([20, 40, 50, 100]) ?? 100;
    await as(y, by)(board.setShare, { programId: team.programId, accountId: one.account, percent, was });
    return checkRoom(y, team);
  }),
  verb("room looked at", 16, checkRoom),
];
