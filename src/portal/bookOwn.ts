import { ownTitles } from "../cases/tasks/ownTitles.ts";
import type { Database } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { askPublic } from "../staff/asking.ts";

/** Somebody asks whether another time is wanted, within so many days. */
const ASK_DAYS = 1;

/** A step that nobody typed, sealed for whoever's page it is; undefined without a page that opens. */
async function sealStep(database: Database, token: string, title: string) {
  const whose = await askPublic<{ agencyId: string }>(database, "select portal.whose($1) as answer", [token]);
  if (!whose) return undefined;
  const taskId = newId();
  return { taskId, sealed: database.keys.ring.seal(whose.agencyId, { table: "cases.task", row: taskId, column: "title" }, title) };
}

/** Takes a free time, once for one id: it is a step of whoever they meet. "out" without a page that opens, "none" where there is no such time for them. */
export async function bookOwn(
  database: Database,
  token: string,
  { id, providerId, startsAt }: { id: string; providerId: string; startsAt: string },
): Promise<"done" | "same" | "taken" | "often" | "none" | "out"> {
  const step = await sealStep(database, token, ownTitles.meeting);
  if (!step) return "out";
  const values = [token, id, providerId, startsAt, step.taskId, step.sealed];
  return (await askPublic<"done">(database, "select portal.book($1, $2, $3, $4::timestamptz, $5, $6) as answer", values)) ?? "none";
}

/** Calls one of their own appointments off, and tells whoever carries the case. */
export async function callOffOwn(database: Database, token: string, id: string): Promise<"done" | "same" | "none" | "out"> {
  const step = await sealStep(database, token, ownTitles.calledOff);
  if (!step) return "out";
  const values = [token, id, step.taskId, step.sealed, ASK_DAYS];
  return (await askPublic<"done">(database, "select portal.call_off($1, $2, $3, $4, $5::int) as answer", values)) ?? "none";
}
