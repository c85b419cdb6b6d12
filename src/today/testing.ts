import { contacts } from "../cases/contacts/contract.ts";
import { tasks } from "../cases/tasks/contract.ts";
import { type Id, layCases } from "../cases/testing.ts";
import { concerns } from "../concerns/contract.ts";
import { concernRoutes } from "../concerns/routes.ts";
import type { Route } from "../kernel/door.ts";
import { newId } from "../kernel/ids.ts";
import { runJob } from "../kernel/runJob.ts";
import { staffRoutes } from "../staff/routes.ts";
import { type CrackKind, type PutOff, today } from "./contract.ts";
import { watchCracks } from "./jobs.ts";
import { todayRoutes } from "./routes.ts";

export type { Id };
export type Stories = Awaited<ReturnType<typeof layStories>>;

/** The zone of every agency of the town. */
export const ZONE = "America/Chicago";

/** The town with its cases, and a clock that is set to a day and an hour where the agencies are. Begins on Monday, 2 November 2026 at nine. */
export async function layStories(more: readonly Route[] = []) {
  const c = await layCases([...more, ...todayRoutes, ...concernRoutes, ...staffRoutes({ demo: false, sendLink: async () => {} })]);
  const { s, town } = c;

  /** Sets the clock to that day and time where the agencies are, or in another zone. */
  const at = (day: string, time = "09:00", zone = ZONE) => s.moveTo(day, time, zone);
  await at("2026-11-02");

  const show = (who: string) => s.as(who)(today.show, {});
  /** All that slips for somebody, every page of it, a case or concern at a time; and all that is put off. */
  const listWhole = async (who: string) => {
    const { slipping, putOff, next, putOffNext, overdue, due, coming, waiting } = await show(who);
    for (const [list, first] of [
      ["slipping", next],
      ["putOff", putOffNext],
    ] as const) {
      for (let after = first; after; ) {
        const page = await s.as(who)(today.cracks, { list, after });
        slipping.push(...page.slipping);
        putOff.push(...page.putOff);
        after = page.next;
      }
    }
    return { slipping, putOff, due: [...overdue, ...due, ...coming, ...waiting] };
  };
  /** The same, a crack at a time. */
  const list = async (who: string) => {
    const { slipping, ...rest } = await listWhole(who);
    return { slipping: slipping.flatMap(({ cracks, ...subject }): PutOff[] => cracks.map((one) => ({ ...subject, ...one }))), ...rest };
  };
  const slipping = async (who: string): Promise<PutOff[]> => (await list(who)).slipping;
  /** The kinds of crack somebody sees of a case or concern. */
  const cracks = async (who: string, subjectId: string): Promise<CrackKind[]> =>
    (await slipping(who))
      .filter((one) => one.subjectId === subjectId)
      .map((one) => one.crack)
      .sort();

  const taskOf = async (caseId: Id) =>
    (
      await s.given<{ id: string; version: number }>(
        "select id, version from cases.task where case_id = $1 and status = 'open' order by due_on, id limit 1",
        [caseId],
      )
    )[0];
  const finishStep = async (who: string, caseId: Id) => {
    const task = await taskOf(caseId);
    await s.as(who)(tasks.complete, { taskId: task?.id as Id, version: task?.version ?? 0 });
  };
  const addStep = async (who: string, caseId: Id, dueOn: string) =>
    (await s.as(who)(tasks.add, { caseId, title: "Call back", dueOn, kind: "follow_up" })).id as Id;
  const meet = (who: string, caseId: Id, onDay: string, result: "completed" | "attempted" | "missed" = "completed") =>
    s.as(who)(contacts.add, { caseId, kind: "call", result, onDay });

  const close = (agencyId: string, firstDay: string, lastDay: string, programId: string | null = null) =>
    s.given("insert into agencies.closure (id, agency_id, program_id, first_day, last_day, label) values ($1, $2, $3, $4, $5, 'Closed')", [
      newId(),
      agencyId,
      programId,
      firstDay,
      lastDay,
    ]);
  const wall = (accountId: string, caseId: Id) =>
    s.given(
      "insert into access.wall (id, agency_id, account_id, case_id, origin) select $1, agency_id, id, $3, 'personal' from staff.account where id = $2",
      [newId(), accountId, caseId],
    );
  /** Runs the job of every minute, once. */
  const watch = () => runJob(s.worker, watchCracks, {});
  /** Who was told that something is theirs to look at, by name, in order; each message by itself. */
  const told = async () =>
    (
      await s.given<{ name: string }>(
        "select split_part(a.name, ' ', 1) as name from messages.outbox o join staff.account a on a.id = o.account_id where o.template = 'crack.escalated' order by 1",
      )
    ).map((row) => row.name);

  const file = async (who: string, more: { urgency?: "now" | "when_you_can"; program?: string; about?: string } = {}) => {
    const { doors } = await s.as(who)(concerns.doors, {});
    const door = doors.find((one) => one.programId === (more.program ?? town.programs.care));
    const { id } = await s.as(who)(concerns.file, {
      doorId: door?.id as never,
      narrative: "Has not been seen for a week.",
      ...(more.about && { about: { name: more.about } }),
      urgency: more.urgency ?? "when_you_can",
    });
    return id as Id;
  };
  return {
    ...c,
    at,
    see: show,
    list,
    listWhole,
    slipping,
    cracks,
    taskOf,
    finishStep,
    addStep,
    meet,
    shut: close,
    wall,
    watch,
    told,
    file,
  };
}
