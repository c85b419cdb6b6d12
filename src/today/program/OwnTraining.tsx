import type { z } from "zod";
import { isolate } from "../../people/PersonName.tsx";
import { type Member, training } from "../../staff/training/contract.ts";
import { useTell } from "../../ui/asking.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card, RowItem, Rows } from "../../ui/Card.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { useFormats } from "../../ui/formats.ts";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { requirementWrongs, stateWords } from "./programWords.ts";

type Shown = z.output<typeof training.show.out>;

/** What the program asks of oneself: a text is agreed to here, a training is written down by whoever supervises. */
export function OwnTraining({ shown, mine }: { shown: Shown; mine: Member }) {
  const say = useWords();
  const formats = useFormats();
  const agree = useTell(training.agree);
  const accept = (requirementId: string) =>
    void agree({ requirementId: requirementId as never }).then(
      () => showToast({ text: say({ id: "today.own.agreed", message: "Agreed" }) }),
      (problem: unknown) => showToast({ text: sayProblem(say, requirementWrongs, problem) }),
    );
  if (shown.requirements.length === 0) return null;
  return (
    <Card title={say({ id: "today.own", message: "What is asked of you" })} flush>
      <Rows>
        {shown.requirements.map((one) => {
          const standing = mine.standings.find(({ requirementId }) => requirementId === one.requirementId);
          const state = standing?.state ?? "missing";
          const later = formats.daysUntil(one.fromDay) > 0;
          return (
            <RowItem
              key={one.requirementId}
              title={
                <>
                  <bdi>{one.title}</bdi>{" "}
                  {state !== "holds" && <Badge tone={state === "missing" && !later ? "warn" : "outline"}>{say(stateWords[state])}</Badge>}
                </>
              }
              detail={
                <>
                  {standing?.validUntil
                    ? say({ id: "today.own.until", message: "Counts until {day}" }, { day: formats.day(standing.validUntil) })
                    : standing?.doneOn
                      ? say({ id: "today.own.done", message: "Since {day}" }, { day: formats.day(standing.doneOn) })
                      : one.kind === "training"
                        ? say({ id: "today.own.training", message: "Your supervisor writes down that you were trained." })
                        : say({ id: "today.own.read", message: "Read it, then agree." })}
                  {later && (
                    <span className="block">
                      {say({ id: "today.own.from", message: "Asked from {day}" }, { day: formats.day(one.fromDay) })}
                    </span>
                  )}
                  {standing?.proof && (
                    <span className="block wrap-anywhere">
                      <bdi>{standing.proof}</bdi>
                    </span>
                  )}
                  {one.body && (
                    <Disclosure title={say({ id: "today.own.text", message: "The text" })} open={state === "missing"}>
                      <p className="measure whitespace-pre-wrap text-ink wrap-anywhere" dir="auto">
                        {one.body}
                      </p>
                    </Disclosure>
                  )}
                </>
              }
              action={
                one.kind === "agreement" &&
                state !== "holds" && (
                  <Button
                    kind="secondary"
                    waiting={agree.waiting}
                    label={say({ id: "today.own.agree.which", message: "I agree: {title}" }, { title: isolate(one.title) })}
                    onPress={() => accept(one.requirementId)}
                  >
                    {say({ id: "today.own.agree", message: "I agree" })}
                  </Button>
                )
              }
            />
          );
        })}
      </Rows>
    </Card>
  );
}
