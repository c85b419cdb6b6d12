import { type CopiedPlan, personsCopy } from "../plans/copy/personsCopy.ts";
import type { PublicLanguage } from "../ui/public/words.ts";
import type { OwnPlan } from "./pageProps.ts";

type Goal = CopiedPlan["goals"][number];
interface Step {
  readonly id: string;
  readonly what: string;
  readonly ownerKind: "staff" | "person" | "outside";
  readonly ownerName: string | null;
  readonly called: string | null;
  readonly dueOn: string | null;
  readonly status: "open" | "done";
}

/** A plan as the database hands it to its own person's page: words still sealed. */
export interface PlanRows {
  readonly mayWrite: boolean;
  readonly timeZone: string;
  readonly plan:
    | (Omit<CopiedPlan, "goals"> & {
        readonly id: string;
        readonly goals: readonly (Omit<Goal, "seq"> & {
          readonly id: string;
          readonly own: number | null;
          readonly steps: readonly Step[];
        })[];
      })
    | null;
}

/** Their plan in words: what the person's copy says of it, in the language of the page, and which steps are theirs. */
export function openOwnPlan(
  { mayWrite, timeZone, plan }: PlanRows,
  open: (table: string, row: string, column: string, sealed: string) => string,
  lang: PublicLanguage,
): { plan: OwnPlan | null; mayWrite: boolean } {
  if (!plan) return { plan: null, mayWrite: false };
  const goals = plan.goals.map(({ id, goalId, words }, i) => ({ goalId, seq: i + 1, words: open("plans.goal", id, "words", words) }));
  const live = plan.goals.map(({ goalId, own, steps }) => ({
    goalId,
    ratings: own === null ? [] : [{ kind: "own" as const, value: own }],
    actions: steps.map((step) => ({
      what: open("plans.action", step.id, "what", step.what),
      ownerKind: step.ownerKind,
      owner: step.called ? { name: step.called } : null,
      ownerName: step.ownerName && open("plans.action", step.id, "owner_name", step.ownerName),
      dueOn: step.dueOn,
      status: step.status,
    })),
  }));
  const statement = plan.statement && open("plans.plan", plan.id, "statement", plan.statement);
  return {
    mayWrite,
    plan: {
      copy: personsCopy({ ...plan, statement, goals }, live, { timeZone, locale: lang }),
      goals: plan.goals.map(({ goalId, steps }) => ({
        id: goalId,
        steps: steps.map(({ id, ownerKind, status }) => ({ id, mine: ownerKind === "person", done: status === "done" })),
      })),
    },
  };
}
