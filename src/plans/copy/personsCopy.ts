import type { Action, LiveGoal, Plan } from "../contract.ts";
import type { CopyLocale, PersonsCopy } from "./contract.ts";
import { wordings } from "./wording.ts";

/** The language the copy is written in, for somebody who speaks that one: theirs where it is written, else English, read to them. */
export const copyLocaleFor = (language: string): CopyLocale => (language === "es" || language === "ar" ? language : "en");

/** What of a version stands on the copy. */
export type CopiedPlan = Pick<
  Plan,
  "status" | "statement" | "language" | "authoredWith" | "agreedHow" | "agreedAt" | "endedAt" | "targetEnd" | "reviewOn" | "goals"
>;
/** What of a goal does: who does what, and how it goes as they see it. */
export interface CopiedGoal {
  readonly goalId: LiveGoal["goalId"];
  readonly actions: readonly CopiedStep[];
  readonly ratings: readonly Pick<LiveGoal["ratings"][number], "kind" | "value">[];
}
type CopiedStep = Pick<Action, "what" | "ownerKind" | "ownerName" | "dueOn" | "status"> & {
  readonly owner: { readonly name: string } | null;
};

/**
 * The person's own copy of one version: their words in their order, their own rating, who does what. The one place that makes it, for print, PDF, their
 * own page and whatever is shared of it. It reads no coding and no attainment score, no risk, no note: nothing that staff keep for themselves.
 */
export function personsCopy(
  plan: CopiedPlan,
  live: readonly CopiedGoal[],
  { timeZone, locale = copyLocaleFor(plan.language) }: { timeZone: string; locale?: CopyLocale | undefined },
): PersonsCopy {
  const w = wordings[locale];
  const format = (zone: string) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: zone });
  // Days are days: no zone moves them.
  const day = (iso: string) => format("UTC").format(new Date(`${iso}T00:00Z`));
  const dayOf = (moment: string) => format(timeZone).format(new Date(moment));
  const number = (n: number) => new Intl.NumberFormat(locale).format(n);
  const by = new Map(live.map((goal) => [goal.goalId, goal]));
  const over = plan.endedAt ?? "";
  return {
    locale,
    rtl: locale === "ar",
    title: w.title,
    said: [
      plan.status === "superseded" ? w.superseded(dayOf(over)) : "",
      plan.status === "completed" ? w.completed(dayOf(over)) : "",
      plan.status === "ended" ? w.ended(dayOf(over)) : "",
      w.authored[plan.authoredWith],
      plan.agreedAt === null ? w.draft : plan.agreedHow === "signed" ? w.signed(dayOf(plan.agreedAt)) : w.spoken(dayOf(plan.agreedAt)),
      plan.agreedAt === null ? "" : w.readBack,
    ].filter(Boolean),
    statement: plan.statement,
    language: plan.language,
    goals: plan.goals.map(({ goalId, words }, i) => {
      const own = by.get(goalId)?.ratings.findLast(({ kind }) => kind === "own");
      return {
        n: number(i + 1),
        words,
        going: own ? { value: own.value, says: w.going(number(own.value)) } : null,
        steps: (by.get(goalId)?.actions ?? [])
          .filter(({ status }) => status !== "cancelled")
          .map((action) => ({ what: action.what, who: sayWho(action), done: action.status === "done" ? w.done : null })),
      };
    }),
    headings: { goals: w.goals, steps: w.steps },
    foot: [plan.targetEnd ? w.target(day(plan.targetEnd)) : "", plan.endedAt === null ? w.review(day(plan.reviewOn)) : "", w.mine].filter(
      Boolean,
    ),
  };

  function sayWho({ ownerKind, owner, ownerName, dueOn }: CopiedStep): string {
    if (ownerKind === "person") return dueOn ? w.by(w.me, day(dueOn)) : w.whenReady;
    const who = (ownerKind === "staff" ? owner?.name : ownerName) ?? w.helper;
    return dueOn ? w.by(who, day(dueOn)) : who;
  }
}
