import type { Plan } from "./contract.ts";

/** One thing that is otherwise in a version than in the one before. */
export type Change =
  | { readonly what: "statement"; readonly from: string | null; readonly to: string | null }
  | { readonly what: "added" | "dropped"; readonly words: string }
  | { readonly what: "reworded"; readonly from: string; readonly to: string }
  | { readonly what: "moved"; readonly words: string; readonly from: number; readonly to: number }
  | { readonly what: "reviewOn" | "targetEnd" | "startOn"; readonly from: string | null; readonly to: string | null };

/** What is otherwise in a version than in the one before it, in the order of reading. Goals are followed by what they are, not by how they are worded. */
export function diffPlans(before: Plan, after: Plan): Change[] {
  const changes: Change[] = [];
  if (before.statement !== after.statement) changes.push({ what: "statement", from: before.statement, to: after.statement });
  const then = new Map(before.goals.map((goal) => [goal.goalId, goal]));
  const now = new Set(after.goals.map(({ goalId }) => goalId));
  // Places among those that stand in both: that one was dropped moves none.
  const kept = before.goals.filter(({ goalId }) => now.has(goalId)).map(({ goalId }) => goalId);
  const still = after.goals.filter(({ goalId }) => then.has(goalId)).map(({ goalId }) => goalId);
  for (const { goalId, words } of after.goals) {
    const old = then.get(goalId);
    if (!old) {
      changes.push({ what: "added", words });
      continue;
    }
    if (old.words !== words) changes.push({ what: "reworded", from: old.words, to: words });
    const [from, to] = [kept.indexOf(goalId), still.indexOf(goalId)];
    if (from > to) changes.push({ what: "moved", words, from: from + 1, to: to + 1 });
  }
  for (const { goalId, words } of before.goals) if (!now.has(goalId)) changes.push({ what: "dropped", words });
  for (const what of ["startOn", "targetEnd", "reviewOn"] as const)
    if (before[what] !== after[what]) changes.push({ what, from: before[what], to: after[what] });
  return changes;
}
