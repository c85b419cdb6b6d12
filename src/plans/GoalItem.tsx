import { tasks } from "../cases/tasks/contract.ts";
import { isolate } from "../people/PersonName.tsx";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { useFormats } from "../ui/formats.ts";
import { Icon } from "../ui/Icon.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useMe } from "../ui/me.ts";
import { useWords } from "../ui/words.ts";
import { ActionForm } from "./ActionForm.tsx";
import { type Action, actions, goals, type LiveGoal } from "./contract.ts";
import { Dots } from "./Dots.tsx";
import { usePlanAct } from "./usePlanAct.ts";

interface GoalItemProps {
  seq: number;
  words: string;
  language: string;
  goal: LiveGoal | undefined;
  mayWrite: boolean;
  caseId: string;
  adding: boolean;
  onAdding: (open: boolean) => void;
}

/** One thing they want: their words, how it goes in their own view, and who does what for it. */
export function GoalItem({ seq, words, language, goal, mayWrite, caseId, adding, onAdding }: GoalItemProps) {
  const say = useWords();
  const formats = useFormats();
  const rate = useTell(goals.rate);
  const act = usePlanAct();
  const own = goal?.ratings.findLast(({ kind }) => kind === "own");
  const steps = (goal?.actions ?? []).filter(({ status }) => status !== "cancelled");
  return (
    <li className="flex items-baseline gap-3 py-4">
      <span aria-hidden="true" className="w-6 shrink-0 text-lg font-semibold text-quiet tabular-nums">
        {formats.number(seq)}
      </span>
      <div className="min-w-0 grow space-y-2">
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <h3 lang={language} className="min-w-48 grow basis-0 text-lg leading-snug font-semibold">
            <bdi>{words}</bdi>
          </h3>
          <span className="flex flex-wrap items-center gap-2 text-sm text-quiet">
            {own && <Dots value={own.value} />}
            {mayWrite && goal && (
              <Menu
                kind="quiet"
                label={say({ id: "plans.rate", message: "How is it going?" })}
                heading={say({ id: "plans.rate.theirs", message: "As they see it, today" })}
                entries={[5, 4, 3, 2, 1].map((value) => ({
                  id: String(value),
                  label: say({ id: "plans.ofFive", message: "{value} of 5" }, { value }),
                  run: () => void act(() => rate({ goalId: goal.goalId, kind: "own", value })),
                }))}
              />
            )}
          </span>
        </div>
        {steps.length > 0 && (
          <ul className="space-y-1">
            {steps.map((one) => (
              <Step key={one.actionId} one={one} mayWrite={mayWrite} />
            ))}
          </ul>
        )}
        {mayWrite &&
          goal &&
          (adding ? (
            <ActionForm goalId={goal.goalId} caseId={caseId} onDone={() => onAdding(false)} />
          ) : (
            <Button
              kind="quiet"
              icon="plus"
              className="-ms-3"
              label={say({ id: "plans.step.addTo", message: "Add a step: {goal}" }, { goal: isolate(words) })}
              onPress={() => onAdding(true)}
            >
              {say({ id: "plans.step.add", message: "Add a step" })}
            </Button>
          ))}
      </div>
    </li>
  );
}

function Step({ one, mayWrite }: { one: Action; mayWrite: boolean }) {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const complete = useTell(tasks.complete);
  const end = useTell(actions.end);
  const act = usePlanAct();
  const done = one.status === "done";
  const who =
    one.ownerKind === "person"
      ? say({ id: "plans.them", message: "they themselves" })
      : one.ownerKind === "outside"
        ? isolate(one.ownerName ?? "")
        : one.owner?.id === me.id
          ? say({ id: "plans.you", message: "you" })
          : isolate(one.owner?.name ?? "");
  const when = one.dueOn
    ? say({ id: "plans.by", message: "by {day}" }, { day: formats.nearDay(one.dueOn) })
    : one.ownerKind === "person"
      ? say({ id: "plans.whenReady", message: "when they are ready" })
      : "";
  const finish = () =>
    void act(() =>
      one.taskId
        ? complete({ taskId: one.taskId, version: one.version })
        : end({ actionId: one.actionId, version: one.version, as: "done" }),
    );
  return (
    <li className="flex flex-wrap items-center gap-x-3">
      <Icon name={done ? "check" : "forward"} className="text-quiet" />
      <span className="min-w-40 grow basis-0">
        <bdi>{one.what}</bdi> <span className="text-sm text-quiet">{[who, when].filter(Boolean).join(", ")}</span>
      </span>
      {done ? (
        <span className="text-sm text-quiet">{say({ id: "plans.step.isDone", message: "done" })}</span>
      ) : (
        mayWrite && (
          <Button
            kind="quiet"
            label={say({ id: "plans.step.doneOf", message: "Done: {step}" }, { step: isolate(one.what) })}
            onPress={finish}
          >
            {say({ id: "plans.step.done", message: "Done" })}
          </Button>
        )
      )}
    </li>
  );
}
