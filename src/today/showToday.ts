import type { z } from "zod";
import { ownTitles } from "../cases/tasks/ownTitles.ts";
import { openSubject } from "../concerns/queries.ts";
import type { Tx } from "../kernel/db.ts";
import { listRings } from "../oncall/queries.ts";
import { openLabel } from "../people/queries.ts";
import { showAway } from "./back/showAway.ts";
import { showBack } from "./back/showBack.ts";
import type { Today } from "./contract.ts";
import { listDied } from "./died/listDied.ts";
import { listExpiring } from "./expiring/listExpiring.ts";
import { type DueRow, dueTasks, findCaseload, findTakeBy, waitingConcerns } from "./queries.ts";
import { listNudges } from "./review/keepReview.ts";
import { listSettled } from "./settled/listSettled.ts";
import { showCracks } from "./showCracks.ts";

type Due = z.input<typeof Today>["due"][number];

/** All that the actor must not forget, and all that slips under whom they supervise, in the order in which it cannot wait. */
export async function showToday(tx: Tx): Promise<z.input<typeof Today>> {
  const { actor } = tx;
  const [rung, concerns, tasks, cracks, caseload, nudges, settled, died, away, back, expiring] = await Promise.all([
    listRings(tx),
    waitingConcerns(tx),
    dueTasks(tx),
    showCracks(tx),
    findCaseload(tx),
    listNudges(tx),
    listSettled(tx),
    listDied(tx),
    showAway(tx),
    showBack(tx),
    listExpiring(tx),
  ]);
  const due = tasks.rows.map((row) => showDue(tx, row));
  const urgent = concerns.rows.filter((row) => row.urgent).map((row) => row.id);
  const hours = new Map(urgent.length > 0 ? (await findTakeBy(tx, urgent)).rows.map((row) => [row.id, row]) : []);
  const active = due.filter((task) => task.kind !== "waiting");
  return {
    today: actor.today,
    rung,
    urgent: concerns.rows.map((row) => ({
      concernId: row.id,
      number: row.number,
      about: openSubject(tx, row).name,
      aboutSelf: row.about_self,
      programId: row.program_id,
      urgent: row.urgent,
      minutes: row.minutes,
      respondBy: row.respond_by,
      takeBy: hours.get(row.id)?.take_by ?? null,
      overdue: row.overdue || (hours.get(row.id)?.late ?? false),
      assignedId: row.assigned_id,
      mine: row.assigned_id !== null && actor.standsFor.includes(row.assigned_id),
      version: row.version,
    })),
    overdue: active.filter((task) => isPressing(task, actor.today)),
    due: active.filter((task) => task.dueOn === actor.today && !isPressing(task, actor.today)),
    coming: active.filter((task) => task.dueOn > actor.today),
    waiting: due.filter((task) => task.kind === "waiting"),
    ...cracks,
    nudges,
    died,
    away,
    back,
    expiring,
    settled,
    caseload: caseload.rows[0] ?? { open: 0, resting: 0, weight: 0, capacity: null },
  };
}

/** Past its day; or an answer called for somebody to look after their safety today. */
const isPressing = ({ dueOn, title }: Due, today: string) => dueOn < today || (dueOn === today && title === ownTitles.safetyFollowUp);

function showDue(tx: Tx, row: DueRow): Due {
  return {
    taskId: row.id,
    kind: row.kind,
    title: tx.open("cases.task", row.id, "title", row.title),
    dueOn: row.due_on,
    atTime: row.at_time,
    version: row.version,
    backFromPause: row.rested,
    intake: row.intake,
    coveredFor: row.owner_id === tx.actor.id ? null : row.owner,
    personId: row.person_id,
    label: row.label && openLabel(tx, row.person_id, row.label),
    caseId: row.case_id,
    caseNumber: row.case_number,
    programId: row.program_id,
  };
}
