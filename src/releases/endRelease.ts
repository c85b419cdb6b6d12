import { sql } from "kysely";
import { sealTitle } from "../cases/tasks/writeTask.ts";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { R46_CONFIRM_DAYS } from "../kernel/limits.ts";
import { conflict } from "../kernel/problem.ts";
import { tellStory } from "./draftRelease.ts";
import type { ReleaseRow } from "./queries.ts";
import { refuseStale } from "./signRelease.ts";

const confirmTitles = {
  en: "Give them the withdrawal in writing, if paper is safe",
  es: "Dele la retirada por escrito, si el papel es seguro",
} as const;

/** R45–R47: ended this second, for anybody who sees the case, whatever else there is. A step to confirm it in writing follows. */
export async function withdrawRelease(tx: Tx, releaseId: string, how: "oral" | "written"): Promise<Record<string, never>> {
  const task = newId();
  const title = sealTitle(tx, task, tx.actor.language === "es" ? confirmTitles.es : confirmTitles.en);
  await sql`select releases.withdraw(${releaseId}, ${how}, ${task}, ${title}, ${R46_CONFIRM_DAYS}::int)`.execute(tx.db);
  return {};
}

/** The person has the withdrawal in writing. */
export async function confirmWithdrawal(tx: Tx, found: ReleaseRow, version: number): Promise<{ version: number }> {
  if (found.withdrawn_at === null) throw conflict("release.notWithdrawn");
  if (found.confirmed_at !== null) return { version: found.version };
  return change(tx, found, version, { confirmed_at: clock().toISOString() });
}

/** What it was for is done: it stands no more. */
export async function finishRelease(tx: Tx, found: ReleaseRow, version: number): Promise<{ version: number }> {
  if (found.state !== "active" && found.state !== "coming") throw conflict("release.notLive");
  const done = await change(tx, found, version, { purpose_done_at: clock().toISOString() });
  await tellStory(tx, found, "done");
  return done;
}

/** R28: somebody looked at it again, today. */
export async function reviewRelease(tx: Tx, found: ReleaseRow, withPerson: boolean): Promise<{ id: string }> {
  if (found.state !== "active" && found.state !== "coming") throw conflict("release.notLive");
  const id = newId();
  await tx.db
    .insertInto("releases.review")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      program_id: found.program_id,
      person_id: found.person_id,
      case_id: found.case_id,
      release_id: found.id,
      on_day: tx.actor.today,
      by_id: tx.actor.id,
      with_person: withPerson,
    })
    .execute();
  return { id };
}

async function change(tx: Tx, found: ReleaseRow, version: number, columns: { confirmed_at?: string; purpose_done_at?: string }) {
  const done = await tx.db
    .updateTable("releases.release")
    .set({ ...columns, version: version + 1 })
    .where("id", "=", found.id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) await refuseStale(tx, found.id);
  return { version: version + 1 };
}
