import { useState } from "react";
import { isolate, usePersonText } from "../../people/PersonName.tsx";
import { useOptions } from "../../people/personWords.ts";
import { useTell } from "../../ui/asking.ts";
import { Button, Buttons } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import type { DraftKeeping } from "../../ui/draft.ts";
import { sayProblem } from "../../ui/explaining.ts";
import { Notice } from "../../ui/Notice.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { useWords } from "../../ui/words.ts";
import { outcomes } from "../caseWords.ts";
import { manyExplain } from "../many/manyWords.ts";
import { type SeasonLine, season } from "./contract.ts";
import { type Choices, settledOf } from "./seasonChoices.ts";

interface SettleCardProps {
  programId: string;
  lines: readonly SeasonLine[];
  choices: Choices;
  wakeOn: string | null;
  keeping: Pick<DraftKeeping<unknown>, "says" | "elsewhere">;
  onDone: (runId: string) => void;
}

/** What one press would do, in a line; what it needs to know besides; and the press. */
export function SettleCard({ programId, lines, choices, wakeOn, keeping, onDone }: SettleCardProps) {
  const say = useWords();
  const settle = useTell(season.settle);
  const [outcome, setOutcome] = useState<string>("unknown");
  const [steps, setSteps] = useState<string>("look");
  const [looked, setLooked] = useState(false);
  const text = usePersonText();
  const [problem, setProblem] = useState<unknown>();
  const outcomeOptions = useOptions(outcomes);
  const cases = lines.flatMap((line) => settledOf(line, choices.get(line.caseId)) ?? []);
  const undecided = lines.filter((line) => choices.has(line.caseId) && !settledOf(line, choices.get(line.caseId))).length;
  const count = (act: string) => cases.filter((one) => one.act === act).length;
  const closing = lines.filter((line) => choices.get(line.caseId)?.act === "close");
  const names = (of: readonly SeasonLine[]) => of.map(({ label }) => isolate(text(label))).join(", ");
  const withSteps = closing.filter(({ openTasks }) => openTasks > 0);
  const grave = lines.filter((line) => {
    const act = choices.get(line.caseId)?.act;
    return (act === "close" || act === "pause") && (line.risk === "high" || line.risk === "immediate");
  });
  const noDay = count("pause") > 0 && wakeOn === null;
  const press = async () => {
    setProblem(undefined);
    const openTasks = steps === "cancel" || steps === "keep" ? { openTasks: steps as "cancel" | "keep" } : {};
    try {
      onDone(
        (
          await settle({
            programId,
            cases: cases as never,
            wakeOn,
            outcome: outcome as "unknown",
            lookedAtRisk: looked && grave.length > 0,
            ...openTasks,
          })
        ).id,
      );
    } catch (refused) {
      setProblem(refused);
    }
  };
  return (
    <Card title={say({ id: "cases.season.settle.title", message: "Settle the year" })}>
      <div className="space-y-4">
        <p aria-live="polite" className="measure">
          {say(
            {
              id: "cases.season.summary",
              message: "Pause {pause}, close {close}, hand over {hand}. Carry on with {carry}: they stay as they are.",
            },
            { pause: count("pause"), close: count("close"), hand: count("hand"), carry: lines.length - cases.length - undecided },
          )}
        </p>
        {count("outside") > 0 && (
          <p className="measure">
            {say(
              {
                id: "cases.season.outside.count",
                message:
                  "{count, plural, one {One goes} other {# go}} to another agency: that takes a referral and a release, and stays open here.",
              },
              { count: count("outside") },
            )}
          </p>
        )}
        {closing.length > 0 && (
          <RadioGroup
            label={say({ id: "cases.closeMany.how", message: "How are they now, compared with the beginning?" })}
            hint={names(closing)}
            value={outcome}
            onChange={(value) => value && setOutcome(value)}
            options={outcomeOptions}
          />
        )}
        {grave.length > 0 && (
          <Checkbox
            label={say({ id: "cases.season.looked", message: "I have looked at each of these by itself: their risk is high" })}
            hint={names(grave)}
            value={looked}
            onChange={setLooked}
          />
        )}
        {withSteps.length > 0 && (
          <RadioGroup
            label={say(
              {
                id: "cases.closeMany.steps",
                message: "In {count, plural, one {one} other {#}} something is still to be done. What becomes of it?",
              },
              { count: withSteps.length },
            )}
            hint={names(withSteps)}
            value={steps}
            onChange={(value) => value && setSteps(value)}
            options={[
              { id: "look", label: say({ id: "cases.closeMany.steps.look", message: "Leave those open" }) },
              { id: "cancel", label: say({ id: "cases.closeMany.steps.cancel", message: "Cancel it and close" }) },
              { id: "keep", label: say({ id: "cases.closeMany.steps.keep", message: "Whoever has the step keeps it" }) },
            ]}
          />
        )}
        {undecided > 0 && (
          <Notice icon="info">
            {say(
              {
                id: "cases.season.undecided",
                message: "{count, plural, one {For one case} other {For # cases}} it is not said yet why it ends, or who takes it.",
              },
              { count: undecided },
            )}
          </Notice>
        )}
        {noDay && <Notice icon="info">{say({ id: "cases.season.noDay", message: "Say on which day the paused cases wake." })}</Notice>}
        {keeping.elsewhere && (
          <Notice
            icon="info"
            action={
              <div className="flex flex-wrap gap-2">
                <Button onPress={keeping.elsewhere.takeTheirs}>{say({ id: "cases.season.theirs", message: "Take those" })}</Button>
                <Button onPress={keeping.elsewhere.keepMine}>{say({ id: "cases.season.mine", message: "Keep these" })}</Button>
              </div>
            }
          >
            {say({ id: "cases.season.elsewhere", message: "You chose otherwise in another window." })}
          </Notice>
        )}
        {problem !== undefined && <Notice live>{sayProblem(say, manyExplain, problem)}</Notice>}
        <Buttons>
          <Button
            kind="primary"
            waiting={settle.waiting}
            disabled={cases.length === 0 || undecided > 0 || noDay || (grave.length > 0 && !looked)}
            onPress={() => void press()}
          >
            {say(
              { id: "cases.season.settle", message: "Settle {count, plural, =0 {cases} one {one case} other {# cases}}" },
              { count: cases.length },
            )}
          </Button>
          <span aria-live="polite" className="text-sm text-quiet">
            {keeping.says}
          </span>
        </Buttons>
      </div>
    </Card>
  );
}
