import { useState } from "react";
import { useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useWords } from "../ui/words.ts";
import { type LiveGoal, type Plan, plans } from "./contract.ts";
import { GoalItem } from "./GoalItem.tsx";
import type { ShownPlans } from "./PlanPart.tsx";
import { authoredWords } from "./planWords.ts";
import { usePlanAct } from "./usePlanAct.ts";

/** The plan as it was agreed: their words, each goal with its steps and how it goes. */
export function AgreedPlan({
  plan,
  shown,
  caseId,
  onChange,
}: {
  plan: Plan;
  shown: ShownPlans;
  caseId: string;
  onChange?: (() => void) | undefined;
}) {
  const say = useWords();
  const formats = useFormats();
  const finish = useTell(plans.finish);
  const act = usePlanAct();
  const [adding, setAdding] = useState<string>();
  const live = (goalId: string): LiveGoal | undefined => shown.goals.find((goal) => goal.goalId === goalId);
  const end = (as: "completed" | "ended") => void act(() => finish({ planId: plan.planId, version: plan.version, as }));
  const agreedOn = plan.agreedAt ? formats.nearDay(formats.dayOf(plan.agreedAt)) : "";
  const late = formats.daysUntil(plan.reviewOn) < 0;
  const facts = [
    say(authoredWords[plan.authoredWith]),
    plan.agreedHow === "signed"
      ? say({ id: "plans.agreed.signed", message: "agreed {day}, with their name" }, { day: agreedOn })
      : say({ id: "plans.agreed.spoken", message: "agreed {day}, aloud" }, { day: agreedOn }),
    say({ id: "plans.readBack", message: "read back to them" }),
    plan.targetEnd && say({ id: "plans.untilDay", message: "planned until {day}" }, { day: formats.day(plan.targetEnd) }),
    !late && say({ id: "plans.review", message: "looked at again by {day}" }, { day: formats.nearDay(plan.reviewOn) }),
  ];
  return (
    <Card
      title={say({ id: "plans.want", message: "What they want" })}
      aside={say({ id: "plans.version", message: "Version {number}" }, { number: plan.number })}
      foot={
        <Buttons>
          {onChange && (
            <Button icon="note" onPress={onChange}>
              {say({ id: "plans.change", message: "Change something" })}
            </Button>
          )}
          <Link look="secondary" icon="print" href={`/plans/${plan.planId}/copy`}>
            {say({ id: "plans.print", message: "Print for them" })}
          </Link>
          {onChange && (
            <Menu
              kind="quiet"
              icon="more"
              iconOnly
              label={say({ id: "plans.more", message: "More about the plan" })}
              entries={[
                {
                  id: "completed",
                  icon: "check",
                  label: say({ id: "plans.finish.done", message: "They did what they wanted" }),
                  run: () => end("completed"),
                },
                { id: "ended", icon: "cross", label: say({ id: "plans.finish.ended", message: "The plan ends" }), run: () => end("ended") },
              ]}
            />
          )}
        </Buttons>
      }
    >
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-sm text-quiet">
        <span>{facts.filter(Boolean).join(" · ")}</span>
        {late && (
          <Badge tone="warn">
            {say({ id: "plans.review.late", message: "to be looked at again by {day}" }, { day: formats.nearDay(plan.reviewOn) })}
          </Badge>
        )}
      </p>
      {plan.statement && (
        <p lang={plan.language} dir="auto" className="measure mt-3 border-s-2 border-accent ps-4 text-lg whitespace-pre-line">
          {plan.statement}
        </p>
      )}
      <ol className="mt-4 divide-y divide-line">
        {plan.goals.map(({ goalId, words, seq }) => (
          <GoalItem
            key={goalId}
            seq={seq}
            words={words}
            language={plan.language}
            goal={live(goalId)}
            mayWrite={onChange !== undefined}
            caseId={caseId}
            adding={adding === goalId}
            onAdding={(open) => setAdding(open ? goalId : undefined)}
          />
        ))}
      </ol>
    </Card>
  );
}
