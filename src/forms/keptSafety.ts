import type { Tx } from "../kernel/db.ts";
import { conflict } from "../kernel/problem.ts";
import type { FoundForm } from "./queries.ts";
import { type Form, type Item, walkItems } from "./questionnaire/form.ts";
import { readQuestionnaire } from "./questionnaire/readQuestionnaire.ts";
import { listShipped } from "./shipped.ts";

/** By which weights of an answer a question calls for a look at somebody's safety. */
const callsAt = ({ safetyFrom, options }: Item): number[] =>
  options.flatMap(({ weight }) => (safetyFrom !== null && weight !== null && weight >= safetyFrom ? [weight] : []));

/** The questions and totals that called for safety and would do so no longer, or less: left out, made conditional or hidden, asked later, an answer of theirs taken away. */
export function findLostSafety(before: Form, after: Form): string[] {
  const now = new Map([...walkItems(after.items)].map((item) => [item.linkId, item]));
  return [...walkItems(before.items)].flatMap((item) => {
    if (item.safetyFrom === null) return [];
    const same = now.get(item.linkId);
    const stands =
      same !== undefined &&
      same.safetyFrom !== null &&
      same.safetyFrom <= item.safetyFrom &&
      (!same.hidden || item.hidden) &&
      (same.shownWhen === null || item.shownWhen !== null) &&
      callsAt(item).every((weight) => callsAt(same).includes(weight));
    return stands ? [] : [item.linkId];
  });
}

/** An edition that would call for safety less than the one published before it, or than the one that comes with Holdfast, is not published: nobody would notice. */
export async function requireSafetyKept(tx: Tx, found: FoundForm): Promise<void> {
  const after = readQuestionnaire(found.document).form;
  const last = await tx.db
    .selectFrom("forms.form")
    .select("document")
    .where("slug", "=", found.slug)
    .where("published_at", "is not", null)
    .orderBy("edition", "desc")
    .limit(1)
    .executeTakeFirst();
  for (const document of [last?.document, listShipped().find(({ name }) => name === found.slug)?.document]) {
    const before = document === undefined ? null : readQuestionnaire(document).form;
    if (before && after && findLostSafety(before, after).length > 0) throw conflict("form.losesSafety");
  }
}
