import type { z } from "zod";
import { programsAs } from "../kernel/actor.ts";
import type { Tx } from "../kernel/db.ts";
import { openLabel } from "../people/queries.ts";
import type { Slipping, Today } from "./contract.ts";
import { type CrackRow, cracksAbove, cracksHeld, type DueRow, dueTasks, findCaseload, waitingConcerns } from "./queries.ts";

type Due = z.input<typeof Today>["due"][number];

/** All that the actor must not forget, and all that slips under whom they supervise, in the order in which it cannot wait. */
export async function showToday(tx: Tx): Promise<z.input<typeof Today>> {
  const { actor } = tx;
  const supervised = programsAs(actor, "supervisor");
  const [concerns, tasks, held, above, caseload] = await Promise.all([
    waitingConcerns(tx),
    dueTasks(tx),
    cracksHeld(tx),
    supervised.length > 0 ? cracksAbove(tx, supervised) : { rows: [] },
    findCaseload(tx),
  ]);
  const due = tasks.rows.map((row) => showDue(tx, row));
  const active = due.filter((task) => task.kind !== "waiting");
  const slipping = new Map([...held.rows, ...above.rows].map((row) => [`${row.crack} ${row.subject_id}`, row]));
  return {
    today: actor.today,
    urgent: concerns.rows.map((row) => ({
      concernId: row.id,
      number: row.number,
      programId: row.program_id,
      urgent: row.urgent,
      minutes: row.minutes,
      respondBy: row.respond_by,
      overdue: row.overdue,
      assignedId: row.assigned_id,
      mine: row.assigned_id !== null && actor.standsFor.includes(row.assigned_id),
      version: row.version,
    })),
    overdue: active.filter((task) => task.dueOn < actor.today),
    due: active.filter((task) => task.dueOn === actor.today),
    coming: active.filter((task) => task.dueOn > actor.today),
    waiting: due.filter((task) => task.kind === "waiting"),
    slipping: [...slipping.values()].map((row) => showCrack(tx, row)).sort((a, b) => Number(b.high) - Number(a.high) || b.days - a.days),
    caseload: caseload.rows[0] ?? { open: 0, weight: 0, capacity: null },
  };
}

function showDue(tx: Tx, row: DueRow): Due {
  return {
    taskId: row.id,
    kind: row.kind,
    title: tx.open("cases.task", row.id, "title", row.title),
    dueOn: row.due_on,
    atTime: row.at_time,
    version: row.version,
    coveredFor: row.owner_id === tx.actor.id ? null : row.owner,
    personId: row.person_id,
    label: row.label && openLabel(tx, row.person_id, row.label),
    caseId: row.case_id,
    caseNumber: row.case_number,
    programId: row.program_id,
  };
}

function showCrack(tx: Tx, row: CrackRow): z.input<typeof Slipping> {
  return {
    crack: row.crack,
    subjectId: row.subject_id,
    concernId: row.subject === "concern" ? row.subject_id : null,
    concernNumber: row.concern_number,
    personId: row.person_id,
    label: row.person_id && row.label ? openLabel(tx, row.person_id, row.label) : null,
    caseId: row.case_id,
    caseNumber: row.case_number,
    programId: row.program_id,
    since: row.since,
    days: row.days,
    high: row.high,
    holder: row.holder,
    mine: row.holder_id !== null && tx.actor.standsFor.includes(row.holder_id),
  };
}
