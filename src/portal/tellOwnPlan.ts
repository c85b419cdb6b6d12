import { ownTitles } from "../cases/tasks/ownTitles.ts";
import type { Database } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { askPublic } from "../staff/asking.ts";

/** What a case manager finds among their steps. What was written stands with the plan, for those who may read it. */
const titles = {
  comment: ownTitles.planSaid,
  change: ownTitles.planChange,
  done: ownTitles.planTicked,
  open: ownTitles.planUnticked,
} as const;
/** Somebody looks at it within so many days. */
const LOOK_DAYS = 2;

/** What became of it: "out" without a page that opens, "none" where the page has no such plan, goal or step, "often" where it is enough for one day. */
export type Told = "done" | "same" | "often" | "none" | "out";

async function begin(database: Database, token: string, what: keyof typeof titles) {
  const whose = await askPublic<{ agencyId: string }>(database, "select portal.whose($1) as answer", [token]);
  if (!whose) return undefined;
  const seal = (table: string, row: string, column: string, text: string) =>
    database.keys.ring.seal(whose.agencyId, { table, row, column }, text);
  const taskId = newId();
  const title = seal("cases.task", taskId, "title", titles[what]);
  return { seal, task: [taskId, title, LOOK_DAYS] };
}

/** Keeps what they write about their plan, once for one id, and tells whoever carries the case. */
export async function sayOwn(
  database: Database,
  token: string,
  { id, what, goal, words }: { id: string; what: "comment" | "change"; goal: string | null; words: string },
): Promise<Told> {
  const begun = await begin(database, token, what);
  if (!begun) return "out";
  const told = await askPublic<Told>(database, "select portal.say($1, $2, $3, $4, $5, $6, $7, $8::int) as answer", [
    token,
    id,
    what,
    goal,
    begun.seal("plans.remark", id, "words", words),
    ...begun.task,
  ]);
  return told ?? "none";
}

/** Says that a step of theirs is done, or is not yet, and tells whoever carries the case. */
export async function tickOwn(database: Database, token: string, stepId: string, done: boolean): Promise<Told> {
  const begun = await begin(database, token, done ? "done" : "open");
  if (!begun) return "out";
  const told = await askPublic<Told>(database, "select portal.tick($1, $2, $3, $4, $5, $6::int) as answer", [
    token,
    stepId,
    done,
    ...begun.task,
  ]);
  return told ?? "none";
}
