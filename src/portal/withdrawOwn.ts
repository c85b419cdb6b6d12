import type { Database } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { R46_CONFIRM_DAYS } from "../kernel/limits.ts";
import { askPublic } from "../staff/asking.ts";

const titles = {
  en: "They took back a release on their own page: see what follows",
  es: "Retiraron una autorización en su propia página: vea qué sigue",
} as const;

/** Takes back one of their own releases, this second. "out" without a page that opens, "none" where the page has no such release. */
export async function withdrawOwn(database: Database, token: string, releaseId: string): Promise<"done" | "none" | "out"> {
  const whose = await askPublic<{ agencyId: string; language: string }>(database, "select portal.whose($1) as answer", [token]);
  if (!whose) return "out";
  const taskId = newId();
  const title = database.keys.ring.seal(
    whose.agencyId,
    { table: "cases.task", row: taskId, column: "title" },
    whose.language === "es" ? titles.es : titles.en,
  );
  const done = await askPublic<boolean>(database, "select portal.withdraw($1, $2, $3, $4, $5::int) as answer", [
    token,
    releaseId,
    taskId,
    title,
    R46_CONFIRM_DAYS,
  ]);
  return done === null ? "none" : "done";
}
