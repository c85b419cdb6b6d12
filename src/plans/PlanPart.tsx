import type { z } from "zod";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Slot } from "../ui/Slot.tsx";
import { useWords } from "../ui/words.ts";
import { AgreedPlan } from "./AgreedPlan.tsx";
import { CodingRows } from "./CodingRows.tsx";
import { plans } from "./contract.ts";
import { PlanEditor } from "./PlanEditor.tsx";
import { PlanProgress } from "./PlanProgress.tsx";
import { PlanRemarks } from "./PlanRemarks.tsx";
import { PlanVersions } from "./PlanVersions.tsx";
import { usePlanAct } from "./usePlanAct.ts";

export type ShownPlans = z.output<typeof plans.show.out>;

/** What they want, as they say it; how it goes; and apart from it, what staff count it as. */
export function PlanPart({ id: caseId }: { id: string }) {
  const say = useWords();
  const shown = useAsk(plans.show, { caseId: caseId as never });
  const begin = useTell(plans.begin);
  const act = usePlanAct();
  const { mayWrite } = shown;
  const draft = shown.plans.find(({ status }) => status === "draft");
  const agreed = shown.plans.find(({ status }) => status === "agreed");
  const start = () => void act(() => begin({ caseId: caseId as never }));
  const standing = agreed ?? draft;
  const goals = standing ? shown.goals.filter(({ goalId }) => standing.goals.some((goal) => goal.goalId === goalId)) : [];
  return (
    <div className="max-w-4xl space-y-6">
      {agreed && <Slot name="plan.yes" id={caseId} />}
      {draft && mayWrite ? (
        <>
          <PlanEditor key={draft.planId} draft={draft} before={agreed} shown={shown} />
          {agreed && (
            <Disclosure title={say({ id: "plans.until", message: "What stands until then" })}>
              <AgreedPlan plan={agreed} shown={shown} caseId={caseId} />
            </Disclosure>
          )}
        </>
      ) : agreed ? (
        <AgreedPlan plan={agreed} shown={shown} caseId={caseId} {...(mayWrite && { onChange: start })} />
      ) : (
        <EmptyState
          icon="note"
          title={say({ id: "plans.none", message: "There is no plan yet" })}
          action={
            mayWrite && (
              <Button kind="primary" icon="plus" onPress={start} waiting={begin.waiting}>
                {say({ id: "plans.begin", message: "Write a plan with them" })}
              </Button>
            )
          }
        >
          {say({
            id: "plans.none.text",
            message: "A plan is what they want, in their words and their order. There is no form to fill: begin with one thing.",
          })}
        </EmptyState>
      )}
      <PlanRemarks remarks={shown.remarks} goals={shown.goals} />
      <Slot name="guidance" id="plan" />
      {agreed && <PlanProgress caseId={caseId} goals={goals} />}
      {goals.length > 0 && (
        <Card tone="quiet" title={say({ id: "plans.coding", message: "What we count it as" })}>
          <p className="measure mb-3 text-sm text-quiet">
            {say({
              id: "plans.coding.text",
              message: "For our statistics. It is never on their copy, and their words are never changed to fit it.",
            })}
          </p>
          <CodingRows goals={goals} mayWrite={mayWrite} />
        </Card>
      )}
      <PlanVersions all={shown.plans} />
    </div>
  );
}
