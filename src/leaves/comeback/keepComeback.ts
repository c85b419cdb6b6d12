import type { UpdateObject } from "kysely";
import type { z } from "zod";
import type { DB } from "../../../db/types.ts";
import { shiftDay } from "../../cases/days.ts";
import { type FoundCase, findCase, lockCase } from "../../cases/queries.ts";
import { nextProgramDay } from "../../cases/restSteps.ts";
import { endTask } from "../../cases/tasks/changeTask.ts";
import { ownTitles } from "../../cases/tasks/ownTitles.ts";
import { findTask } from "../../cases/tasks/queries.ts";
import { addTask, writeTask, wrongDay } from "../../cases/tasks/writeTask.ts";
import { addTimeline, keysOf } from "../../cases/timeline/addTimeline.ts";
import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { D12_CHECK_DAYS } from "../../kernel/limits.ts";
import { conflict, invalid, notFound, stale } from "../../kernel/problem.ts";
import type { comebacks } from "./contract.ts";
import { type ComebackRow, findComeback, listComebacks } from "./queries.ts";
import { openComeback } from "./showComebacks.ts";

type Said = Omit<z.output<typeof comebacks.begin.in>, "caseId" | "after">;
const TABLE = "leaves.comeback";
const checkTitles = { 1: ownTitles.comebackDay1, 3: ownTitles.comebackDay3, 7: ownTitles.comebackDay7, 30: ownTitles.comebackDay30 };

/** What was said, as it is kept. The meeting is before the first class. */
function columnsOf(tx: Tx, id: string, { expectedOn, classOn, meetingOn, meetingAt, hospital, knowing, changes }: Said) {
  if (meetingOn && classOn && meetingOn > classOn) throw invalid({ meetingOn: "afterClass" });
  return {
    expected_on: expectedOn,
    class_on: classOn ?? null,
    meeting_on: meetingOn ?? null,
    meeting_at: meetingOn ? (meetingAt ?? null) : null,
    release: hospital,
    knowing: knowing.length > 0 ? tx.seal(TABLE, id, "knowing", JSON.stringify(knowing)) : null,
    changes: changes ? tx.seal(TABLE, id, "changes", changes) : null,
  };
}

function checkToCome(tx: Tx, field: string, onDay: string | null | undefined): void {
  const wrong = onDay && wrongDay(tx.actor.today, onDay);
  if (wrong) throw invalid({ [field]: wrong });
}

const meetingStep = (tx: Tx, found: FoundCase, { meetingOn, meetingAt }: Pick<Said, "meetingOn" | "meetingAt">) =>
  meetingOn
    ? addTask(tx, found, { kind: "appointment", title: ownTitles.comebackMeeting, dueOn: meetingOn, atTime: meetingAt ?? null })
    : null;

/** The hospital's release is asked while they are still there: the last program day that is left, today at the latest. */
const releaseStep = (tx: Tx, found: FoundCase, hospital: Said["hospital"]) =>
  hospital === "to_ask" ? addTask(tx, found, { kind: "task", title: ownTitles.comebackRelease, dueOn: tx.actor.today }) : null;

/** A return is expected, and prepared. */
export async function beginComeback(tx: Tx, found: FoundCase, input: z.output<typeof comebacks.begin.in>): Promise<{ id: string }> {
  const id = newId();
  checkToCome(tx, "expectedOn", input.expectedOn);
  const columns = columnsOf(tx, id, input);
  checkToCome(tx, "meetingOn", input.meetingOn);
  if ((await lockCase(tx, found.id)) === "closed") throw conflict("case.closed");
  if ((await listComebacks(tx, found.id)).some(({ status }) => status === "expected")) throw conflict("comeback.another");
  const meetingTask = await meetingStep(tx, found, input);
  const releaseTask = await releaseStep(tx, found, input.hospital);
  await tx.db
    .insertInto(TABLE)
    .values({
      id,
      ...keysOf(tx, found),
      after: input.after,
      ...columns,
      meeting_task: meetingTask,
      release_task: releaseTask,
      by_id: tx.actor.id,
    })
    .execute();
  await addTimeline(tx, found, { kind: "leave", refId: id, codes: { state: "expected" } });
  return { id };
}

/** What was prepared changes, and its steps with it. */
export async function changeComeback(tx: Tx, row: ComebackRow, input: z.output<typeof comebacks.change.in>) {
  const found = await requireRunning(tx, row);
  if (input.expectedOn !== row.expectedOn) checkToCome(tx, "expectedOn", input.expectedOn);
  const columns: UpdateObject<DB, "leaves.comeback"> = columnsOf(tx, row.comebackId, input);
  if ((input.meetingOn ?? null) !== row.meetingOn || (input.meetingAt ?? null) !== row.meetingAt) {
    checkToCome(tx, "meetingOn", input.meetingOn);
    await settleStep(tx, row.meetingTask, "cancelled");
    columns.meeting_task = await meetingStep(tx, found, input);
  }
  if (input.hospital !== row.hospital) {
    await settleStep(tx, row.releaseTask, "done");
    columns.release_task = await releaseStep(tx, found, input.hospital);
  }
  return keep(tx, row, input.version, columns);
}

/** They are back: somebody asks how it goes after one, three, seven and thirty days, each on a day on which the program is there, and none on the day of another. */
export async function beBack(tx: Tx, row: ComebackRow, { version, backOn }: z.output<typeof comebacks.back.in>) {
  const found = await requireRunning(tx, row);
  const { today } = tx.actor;
  if (backOn > today) throw invalid({ backOn: "future" });
  if (backOn < shiftDay(today, -D12_CHECK_DAYS[3])) throw invalid({ backOn: "tooEarly" });
  const { managerId } = found;
  if (managerId === null) throw conflict("case.closed");
  const checks: string[] = [];
  let before = shiftDay(today, -1);
  for (const after of D12_CHECK_DAYS) {
    const wanted = shiftDay(backOn, after);
    const free = shiftDay(before, 1);
    before = await nextProgramDay(tx, found.programId, wanted > free ? wanted : free);
    checks.push(
      await writeTask(tx, found, { kind: "follow_up", title: checkTitles[after], dueOn: before, ownerId: managerId, source: "check_in" }),
    );
  }
  await settleStep(tx, row.releaseTask, "cancelled");
  await addTimeline(tx, found, { kind: "leave", refId: row.comebackId, codes: { state: "back" } });
  return keep(tx, row, version, { status: "back", back_on: backOn, check_tasks: checks });
}

/** It does not come to it, or is over. */
export async function endComeback(tx: Tx, row: ComebackRow, version: number): Promise<Record<string, never>> {
  if (row.status === "ended") return {};
  for (const step of [row.meetingTask, row.releaseTask]) await settleStep(tx, step, "cancelled");
  await keep(tx, row, version, { status: "ended" });
  return {};
}

async function requireRunning(tx: Tx, row: ComebackRow): Promise<FoundCase> {
  if (row.status !== "expected") throw conflict("comeback.over");
  if ((await lockCase(tx, row.caseId)) === "closed") throw conflict("case.closed");
  const found = await findCase(tx, row);
  if (!found) throw notFound();
  return found;
}

/** A step of it that is open still. */
async function settleStep(tx: Tx, taskId: string | null, as: "done" | "cancelled"): Promise<void> {
  const step = taskId ? await findTask(tx, { taskId }) : undefined;
  if (step?.status === "open") await endTask(tx, step, step.task.version, as);
}

async function keep(tx: Tx, row: ComebackRow, version: number, columns: UpdateObject<DB, "leaves.comeback">) {
  const done = await tx.db
    .updateTable(TABLE)
    .set({ ...columns, version: version + 1 })
    .where("id", "=", row.comebackId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return { version: version + 1 };
  throw stale(openComeback(tx, (await findComeback(tx, row)) ?? row));
}
