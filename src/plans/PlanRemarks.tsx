import { isolate } from "../people/PersonName.tsx";
import { Badge } from "../ui/Badge.tsx";
import { Card } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { useWords } from "../ui/words.ts";
import type { LiveGoal } from "./contract.ts";
import type { Remark } from "./remarkContract.ts";

/** What they wrote about their plan on their own page, the newest first. */
export function PlanRemarks({ remarks, goals }: { remarks: readonly Remark[]; goals: readonly LiveGoal[] }) {
  const say = useWords();
  const formats = useFormats();
  if (remarks.length === 0) return null;
  const goalOf = (id: string | null) => goals.find(({ goalId }) => goalId === id)?.words;
  return (
    <Card title={say({ id: "plans.remarks", message: "From their own page" })}>
      <ul className="divide-y divide-line">
        {remarks.map(({ remarkId, kind, goalId, at, words }) => {
          const goal = goalOf(goalId);
          return (
            <li key={remarkId} className="py-3">
              <p className="text-sm text-quiet">
                {kind === "change" && (
                  <>
                    <Badge>{say({ id: "plans.remarks.change", message: "they want to change this" })}</Badge>{" "}
                  </>
                )}
                {[
                  kind === "comment" && say({ id: "plans.remarks.comment", message: "a word on it" }),
                  formats.nearDay(formats.dayOf(at)),
                  goal ? isolate(goal) : say({ id: "plans.remarks.whole", message: "the whole plan" }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
              <p dir="auto" className="measure mt-1 whitespace-pre-line">
                {words}
              </p>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
