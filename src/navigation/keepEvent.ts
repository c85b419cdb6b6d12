import type { UpdateObject } from "kysely";
import { sql } from "kysely";
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
import { conflict, invalid } from "../kernel/problem.ts";
import type { Interpreter, navigation } from "./contract.ts";
import { type FoundEvent, findOpenStep, refuseStaleEvent } from "./queries.ts";

type In<Name extends keyof typeof navigation> = z.output<(typeof navigation)[Name]["in"]>;

/** What the step of an event is called: a word of a closed list, and nothing of where or with whom. */
const titleOf: Readonly<Record<In<"addEvent">["kind"], string>> = {
  hearing: ownTitles.hearing,
  interview: ownTitles.interview,
  appointment: ownTitles.appointment,
  filing: ownTitles.filing,
  discharge: ownTitles.discharge,
  visit: ownTitles.visit,
  other: ownTitles.aroundThem,
};

/** The step an event is. It is no appointment with us: on no page of the person's own or of a guardian (`cases.next_for_page`). */
const stepOf = (kind: In<"addEvent">["kind"], dueOn: string, atTime: string | null | undefined) =>
  ({ kind: "appointment", title: titleOf[kind], dueOn, atTime: atTime ?? null, source: "meeting" }) as const;

const dayBefore = (day: string) => new Date(Date.parse(`${day}T00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** Writes an event down. What is to come is a step of the case, and so on Today and in the story; what has been is a line of the story. */
export async function addEvent(tx: Tx, found: FoundCase, input: In<"addEvent">): Promise<{ id: string }> {
  const { today } = tx.actor;
  const toCome = input.onDay >= today;
  if (toCome) checkToCome(today, input.onDay);
  else if (input.onDay < yearsAfter(today, -2)) throw invalid({ onDay: "tooEarly" });
  if (input.zone && !isZone(input.zone)) throw invalid({ zone: "unknown" });
  if ((await lockCase(tx, found.id)) === "closed") throw conflict("case.closed");
  const id = newId();
  const step = stepOf(input.kind, input.onDay, input.zone ? null : input.atTime);
  const taskId = toCome ? await addTask(tx, found, step) : null;
  const before = dayBefore(input.onDay);
  const prepare = input.prepare && before >= today;
  const prepareId = prepare ? await addTask(tx, found, { kind: "task", title: ownTitles.prepareEvent, dueOn: before }) : null;
  await tx.db
    .insertInto("navigation.event")
    .values({
      id,
      ...keysOf(tx, found),
      kind: input.kind,
      system: input.system,
      on_day: input.onDay,
      at_time: input.atTime ?? null,
      zone: input.zone ?? null,
      place: sealIn(tx, id, "place", input.place),
      words: sealIn(tx, id, "words", input.words),
      accompanied: input.accompanied ?? null,
      ...interpreterColumns(tx, id, input.interpreter),
      task_id: taskId,
      prepare_id: prepareId,
      recorded_by: tx.actor.id,
    })
    .execute();
  if (!toCome) await tell(tx, found, id, { act: "event", kind: input.kind, system: input.system, on: input.onDay });
  return { id };
}

/** An event that is to come is a step: near enough to be one. */
function checkToCome(today: string, onDay: string): void {
  const wrong = wrongDay(today, onDay);
  if (wrong) throw invalid({ onDay: wrong });
}

const isZone = (zone: string) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
};

const sealIn = (tx: Tx, id: string, column: string, words: string | null | undefined) =>
  words ? tx.seal("navigation.event", id, column, words) : null;

const interpreterColumns = (tx: Tx, id: string, one: Interpreter | null | undefined) => ({
  interpreter: one?.state ?? null,
  interpreter_kind: one?.kind ?? null,
  interpreter_mode: one?.mode ?? null,
  interpreter_language: one?.language ?? null,
  interpreter_name: sealIn(tx, id, "interpreter_name", one?.name),
  interpreter_bound: one?.bound ?? null,
});

const tell = (tx: Tx, found: FoundCase, refId: string, codes: Readonly<Record<string, string | boolean>>) =>
  addTimeline(tx, found, { kind: "navigation", refId, codes });

async function changeEvent(tx: Tx, { event }: FoundEvent, version: number, columns: UpdateObject<DB, "navigation.event">) {
  const done = await tx.db
    .updateTable("navigation.event")
    .set({ ...columns, version: version + 1 })
    .where("id", "=", event.id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) await refuseStaleEvent(tx, event.id);
  return { version: version + 1 };
}

/** An event that is to come moves to another day; the one before is kept, and its steps go along. */
export async function moveEvent(tx: Tx, found: FoundEvent, { version, onDay, atTime }: In<"moveEvent">): Promise<{ version: number }> {
  checkToCome(tx.actor.today, onDay);
  if ((await lockCase(tx, found.id)) === "closed") throw conflict("case.closed");
  const { event } = found;
  if (event.status !== "coming") throw conflict("event.over");
  if (event.on_day === onDay && event.at_time === (atTime ?? null)) throw invalid({ onDay: "same" });
  const earlier = event.on_day === onDay ? event.earlier : [...event.earlier, event.on_day];
  const task = await findOpenStep(tx, event.task_id);
  const prepare = await findOpenStep(tx, event.prepare_id);
  const step = stepOf(event.kind, onDay, event.zone ? null : atTime);
  const columns: UpdateObject<DB, "navigation.event"> = { on_day: onDay, at_time: atTime ?? null, earlier };
  if (task) await changeTask(tx, task, { ...asTask(task), ...step });
  // Ticked too early, or from before there was one: the new day is a step again.
  else columns.task_id = await addTask(tx, found, step);
  const before = dayBefore(onDay);
  if (prepare && before >= tx.actor.today)
    await changeTask(tx, prepare, { ...asTask(prepare), kind: "task", title: ownTitles.prepareEvent, dueOn: before, atTime: null });
  else if (prepare) await endTask(tx, prepare, prepare.task.version, "cancelled");
  const changed = await changeEvent(tx, found, version, columns);
  await tell(tx, found, event.id, { act: "moved", kind: event.kind, system: event.system, from: event.on_day, on: onDay });
  return changed;
}

const asTask = (step: NonNullable<Awaited<ReturnType<typeof findOpenStep>>>) => ({
  taskId: step.id as never,
  version: step.task.version,
  ownerId: step.ownerId,
});

/** Says what became of an event; its steps end with it. */
export async function settleEvent(tx: Tx, found: FoundEvent, input: In<"settleEvent">): Promise<{ version: number }> {
  await lockCase(tx, found.id);
  const { event } = found;
  if (event.status !== "coming") throw conflict("event.over");
  if (input.status === "happened" && event.on_day > tx.actor.today) throw invalid({ status: "future" });
  for (const [at, taskId] of [event.task_id, event.prepare_id].entries()) {
    const step = await findOpenStep(tx, taskId);
    if (step) await endTask(tx, step, step.task.version, at === 0 && input.status === "happened" ? "done" : "cancelled");
  }
  const came =
    event.interpreter === null || input.interpreterCame == null ? event.interpreter : input.interpreterCame ? "came" : "not_there";
  const changed = await changeEvent(tx, found, input.version, {
    status: input.status,
    accompanied: input.accompanied ?? event.accompanied,
    interpreter: came,
    outcome: sealIn(tx, event.id, "outcome", input.outcome),
    settled_at: sql<string>`kernel.clock()`,
    settled_by: tx.actor.id,
  });
  await tell(tx, found, event.id, {
    act: "settled",
    kind: event.kind,
    system: event.system,
    on: event.on_day,
    status: input.status,
    ...(input.accompanied && { accompanied: true }),
  });
  return changed;
}

/** Says who interprets at an event. */
export async function bookInterpreter(tx: Tx, found: FoundEvent, { version, interpreter }: In<"bookInterpreter">) {
  await lockCase(tx, found.id);
  return changeEvent(tx, found, version, interpreterColumns(tx, found.event.id, interpreter));
}
