import { Card } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { useWords } from "../ui/words.ts";
import type { Decision } from "./contract.ts";
import { outcomeWords, termKindWords } from "./leaveWords.ts";

/** What was decided, the last first: its terms, how it is appealed, and, to a reviewer, why. */
export function DecisionRows({ decisions }: { decisions: readonly Decision[] }) {
  return decisions.toReversed().map((one) => <DecisionCard key={one.decisionId} one={one} />);
}

function DecisionCard({ one }: { one: Decision }) {
  const say = useWords();
  const formats = useFormats();
  const title = one.ofAppeal
    ? say({ id: "leaves.decision.appeal", message: "Decision on the appeal: {outcome}" }, { outcome: say(outcomeWords[one.outcome]) })
    : one.stage === "request"
      ? say({ id: "leaves.decision.request", message: "Decision on the leave: {outcome}" }, { outcome: say(outcomeWords[one.outcome]) })
      : say({ id: "leaves.decision.return", message: "Decision on the return: {outcome}" }, { outcome: say(outcomeWords[one.outcome]) });
  return (
    <Card title={title} aside={formats.longDay(one.onDay)}>
      <p className="text-quiet">
        <bdi>{one.by.name}</bdi>
      </p>
      {one.terms.length > 0 && (
        <ol className="mt-3 list-decimal space-y-2 ps-5">
          {one.terms.map((term, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: terms of a decision never change
            <li key={at}>
              <b>{say(termKindWords[term.kind])}:</b> <bdi>{term.what}</bdi>
              {term.cites && (
                <span className="block text-sm text-quiet">
                  {say({ id: "leaves.cites", message: "The policy says: “{cites}”" }, { cites: term.cites })}
                </span>
              )}
              {one.reasoning?.reasons[at] && (
                <span className="block text-sm">
                  {say({ id: "leaves.reason.is", message: "Because:" })} <bdi>{one.reasoning.reasons[at]}</bdi>
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      {one.reasoning && (
        <p className="mt-3 measure whitespace-pre-wrap wrap-anywhere" dir="auto">
          {one.reasoning.assessment}
        </p>
      )}
      {one.appealHow && one.appealBy && (
        <p className="mt-3 measure text-quiet">
          {one.appealBy < formats.today()
            ? say({ id: "leaves.appeal.over", message: "It could be appealed until {day}:" }, { day: formats.longDay(one.appealBy) })
            : say({ id: "leaves.appeal.until", message: "It can be appealed until {day}:" }, { day: formats.longDay(one.appealBy) })}{" "}
          <bdi>{one.appealHow}</bdi>
        </p>
      )}
      {one.appealedOn && (
        <div className="mt-3">
          <p className="font-semibold">
            {say({ id: "leaves.appealed.on", message: "Appealed on {day}" }, { day: formats.longDay(one.appealedOn) })}
          </p>
          {one.appealWords && (
            <p className="measure whitespace-pre-wrap wrap-anywhere" dir="auto">
              {one.appealWords}
            </p>
          )}
        </div>
      )}
    </Card>
  );
}
