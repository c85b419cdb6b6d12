import type { UpdateObject } from "kysely";
import type { z } from "zod";
import type { DB } from "../../db/types.ts";
import { yearsAfter } from "../cases/contacts/addContact.ts";
import { type FoundCase, lockCase } from "../cases/queries.ts";
import { changeTask, endTask } from "../cases/tasks/changeTask.ts";
import { ownTitles } from "../cases/tasks/ownTitles.ts";
import { addTask, wrongDay } from "../cases/tasks/writeTask.ts";
import { addTimeline, keysOf } from "../cases/timeline/addTimeline.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid, notFound, stale } from "../kernel/problem.ts";
import type { AbuseReport, legal, Milestone } from "./legalContract.ts";
import { findMilestone, findOpenStep, findReport } from "./queries.ts";

type In<Name extends keyof typeof legal> = z.output<(typeof legal)[Name]["in"]>;

/** How long before a clock runs out its step is due. */
const AHEAD_DAYS = 14;

/** Writes down that rights were explained; the step to do it again takes the place of the one before. */
export async function explainRights(tx: Tx, found: FoundCase, input: In<"explainRights">): Promise<{ id: string }> {
  if (found.regime !== "VSP") throw conflict("rights.notHere");
  const { today } = tx.actor;
  if (input.reviewOn <= today) throw invalid({ reviewOn: "past" });
  if (input.reviewOn > yearsAfter(today, 1)) throw invalid({ reviewOn: "tooFar" });
  if ((await lockCase(tx, found.id)) === "closed") throw conflict("case.closed");
  const before = await tx.db
    .selectFrom("navigation.rights")
    .select("task_id")
    .where("case_id", "=", found.id)
    .orderBy("on_day", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  const due = await findOpenStep(tx, before?.task_id ?? null);
  if (due) await endTask(tx, due, due.task.version, "done");
  const id = newId();
  const taskId = await addTask(tx, found, { kind: "follow_up", title: ownTitles.rightsAgain, dueOn: input.reviewOn });
  await tx.db
    .insertInto("navigation.rights")
    .values({
      id,
      ...keysOf(tx, found),
      rights: [...new Set(input.rights)],
      language: input.language,
      interpreted: input.interpreted,
      copy: input.copy,
      on_day: today,
      review_on: input.reviewOn,
      task_id: taskId,
      by_id: tx.actor.id,
    })
    .execute();
  await addTimeline(tx, found, { kind: "navigation", refId: id, codes: { act: "rights", count: input.rights.length } });
  return { id };
}

/** Writes down a step of an immigration or justice matter. No line of the story tells of it. */
export async function addMilestone(tx: Tx, found: FoundCase, input: In<"addMilestone">): Promise<{ id: string }> {
  if (found.regime !== "VSP") throw conflict("milestone.notHere");
  checkMilestone(tx.actor.today, input);
  if ((await lockCase(tx, found.id)) === "closed") throw conflict("case.closed");
  const id = newId();
  await tx.db
    .insertInto("navigation.milestone")
    .values({
      id,
      ...keysOf(tx, found),
      kind: input.kind,
      ...milestoneColumns(tx, id, input),
      task_id: await keepClock(tx, found, null, input),
      recorded_by: tx.actor.id,
    })
    .execute();
  return { id };
}

function checkMilestone(today: string, { onDay, clockOn }: Pick<In<"addMilestone">, "onDay" | "clockOn">): void {
  if (onDay > today) throw invalid({ onDay: "future" });
  if (clockOn && clockOn < onDay) throw invalid({ clockOn: "tooEarly" });
}

const milestoneColumns = (tx: Tx, id: string, input: Omit<In<"addMilestone">, "caseId" | "kind">) => ({
  state: input.state,
  on_day: input.onDay,
  clock_on: input.clockOn ?? null,
  rule: input.rule ?? null,
  words: input.words ? tx.seal("navigation.milestone", id, "words", input.words) : null,
});

/** The step before a clock runs out, there while it runs: it says of no matter, nor that there is one, for tasks are read by all who serve the case. */
async function keepClock(
  tx: Tx,
  found: FoundCase,
  taskId: string | null,
  { state, clockOn }: Pick<In<"addMilestone">, "state" | "clockOn">,
): Promise<string | null> {
  const { today } = tx.actor;
  const step = await findOpenStep(tx, taskId);
  const runs = clockOn && clockOn >= today && state !== "refused" && state !== "ended";
  const ahead = clockOn && new Date(Date.parse(`${clockOn}T00:00Z`) - AHEAD_DAYS * 86_400_000).toISOString().slice(0, 10);
  const dueOn = runs && ahead ? (ahead < today ? today : ahead) : undefined;
  if (!dueOn || wrongDay(today, dueOn)) {
    if (step) await endTask(tx, step, step.task.version, "done");
    return null;
  }
  const what = { kind: "follow_up", title: ownTitles.legalClock, dueOn } as const;
  if (!step) return addTask(tx, found, what);
  if (step.dueOn !== dueOn)
    await changeTask(tx, step, { ...what, taskId: step.id as never, version: step.task.version, ownerId: step.ownerId, atTime: null });
  return step.id;
}

/** Says where such a matter stands now. */
export async function changeMilestone(
  tx: Tx,
  found: FoundCase & { readonly milestone: Milestone; readonly taskId: string | null },
  input: In<"changeMilestone">,
): Promise<{ version: number }> {
  checkMilestone(tx.actor.today, input);
  const closed = (await lockCase(tx, found.id)) === "closed";
  const { milestoneId } = found.milestone;
  const columns: UpdateObject<DB, "navigation.milestone"> = {
    ...milestoneColumns(tx, milestoneId, input),
    ...(!closed && { task_id: await keepClock(tx, found, found.taskId, input) }),
    version: input.version + 1,
  };
  const done = await tx.db
    .updateTable("navigation.milestone")
    .set(columns)
    .where("id", "=", milestoneId)
    .where("version", "=", input.version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) {
    const now = await findMilestone(tx, { milestoneId });
    throw now ? stale(now.milestone) : notFound();
  }
  return { version: input.version + 1 };
}

/** Writes down that one reported, in a closed case too: the duty does not end with it. No line of the story tells of it. */
export async function reportAbuse(tx: Tx, found: FoundCase, input: In<"reportAbuse">): Promise<{ id: string }> {
  if (input.onDay > tx.actor.today) throw invalid({ onDay: "future" });
  if (input.writtenDueOn && input.writtenDueOn < input.onDay) throw invalid({ writtenDueOn: "tooEarly" });
  await lockCase(tx, found.id);
  const id = newId();
  const seal = (column: string, words: string | null | undefined) => (words ? tx.seal("navigation.report", id, column, words) : null);
  await tx.db
    .insertInto("navigation.report")
    .values({
      id,
      ...keysOf(tx, found),
      to_kind: input.toKind,
      mode: input.mode,
      to_whom: seal("to_whom", input.toWhom),
      reference: seal("reference", input.reference),
      on_day: input.onDay,
      at_time: input.atTime ?? null,
      home_told: input.homeTold,
      written_due_on: input.writtenDueOn ?? null,
      recorded_by: tx.actor.id,
    })
    .execute();
  return { id };
}

/** Adds what came later to one's own report. */
export async function completeReport(
  tx: Tx,
  found: FoundCase & { readonly report: AbuseReport },
  { reference, writtenOn, version }: In<"completeReport">,
): Promise<{ version: number }> {
  if (writtenOn && writtenOn > tx.actor.today) throw invalid({ writtenOn: "future" });
  const { reportId } = found.report;
  const done = await tx.db
    .updateTable("navigation.report")
    .set({
      ...(reference && { reference: tx.seal("navigation.report", reportId, "reference", reference) }),
      ...(writtenOn && { written_on: writtenOn }),
      version: version + 1,
    })
    .where("id", "=", reportId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) {
    const now = await findReport(tx, { reportId });
    throw now ? stale(now.report) : notFound();
  }
  return { version: version + 1 };
}
