import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { invalid } from "../kernel/problem.ts";
import type { cases, Regime } from "./contract.ts";
import { addNote, checkNote } from "./notes/addNote.ts";
import { requireCarrier } from "./queries.ts";
import type { NewTask } from "./tasks/contract.ts";
import { checkDay, writeTask } from "./tasks/writeTask.ts";
import { addTimeline } from "./timeline/addTimeline.ts";
import type { NewNote } from "./timeline/contract.ts";

export interface Opening extends Omit<z.output<typeof cases.open.in>, "personId" | "firstStep" | "note"> {
  readonly firstStep: Omit<NewTask, "ownerId">;
  readonly note?: NewNote | null | undefined;
}

/** Who is to have a case, and where: found before anybody is asked whether they may. */
export interface Openable {
  readonly programId: string;
  readonly personId: string;
  readonly regime: Regime;
}

/** The person, should the asker know of them, and the program, should it be of the asker's agency. */
export async function findOpenable(
  tx: Tx,
  { personId, programId }: { personId: string; programId: string },
): Promise<Openable | undefined> {
  const { rows } = await sql<Openable>`
    select b.id as "personId", p.id as "programId", p.regime from people.person b, agencies.program p where b.id = ${personId} and p.id = ${programId} and p.ended_at is null`.execute(
    tx.db,
  );
  return rows[0];
}

/**
 * Opens a case with its case manager and its first step: an open case always has a next one. Called by the door and by triage.
 * @throws Problem 409 `case.managerCannotCarry`, in the same words for whoever is unknown, untrained, inactive or walled.
 */
export async function openCase(tx: Tx, where: Openable, opening: Opening): Promise<string> {
  checkTarget(tx.actor.today, opening.targetEnd);
  checkDay(tx.actor.today, opening.firstStep.dueOn, "firstStep.");
  if (opening.note) checkNote(where.regime, opening.note, false, "note.");
  await requireCarrier(tx, opening.managerId, where.programId);
  const caseId = newId();
  const found = { id: caseId, ...where };
  await tx.db
    .insertInto("cases.case")
    .values({
      id: caseId,
      agency_id: tx.actor.agencyId,
      program_id: where.programId,
      person_id: where.personId,
      number: sql<number>`cases.draw_number()`,
      manager_id: opening.managerId,
      service_level: opening.serviceLevel,
      weight: opening.weight,
      risk: opening.risk ?? null,
      opened_on: tx.actor.today,
      opened_by: tx.actor.id,
      target_end: opening.targetEnd ?? null,
    })
    .execute();
  await Promise.all([
    addTimeline(tx, found, { kind: "opened", refId: caseId, codes: { level: opening.serviceLevel, managerId: opening.managerId } }),
    writeTask(tx, found, { ...opening.firstStep, ownerId: opening.managerId }),
  ]);
  if (opening.note) await addNote(tx, found, opening.note);
  return caseId;
}

/** A time-boxed episode ends on a day that is still to come (B06). */
export function checkTarget(today: string, targetEnd: string | null | undefined): void {
  if (targetEnd && targetEnd <= today) throw invalid({ targetEnd: "past" });
}
