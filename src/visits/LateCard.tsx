import { useState } from "react";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type SettledHow, type Visit, visits } from "./contract.ts";
import { PlaceOf } from "./PlaceOf.tsx";
import { visitExplain } from "./useVisits.ts";

/** A colleague who has not come back: since when, the last word, what to do, and what can be said of it, one press each. */
export function LateCard({ visit: { visitId, visitor, backBy, wordAt, arrivedAt, told } }: { visit: Visit }) {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const answer = useTell(visits.answer);
  const settle = useTell(visits.settle);
  const [wrong, setWrong] = useState<string>();
  const { name } = visitor;
  const on = told.findLast((one) => one.answer === "has_it")?.account;
  const press = (work: Promise<unknown>, text: string) =>
    work.then(
      () => {
        setWrong(undefined);
        showToast({ text });
      },
      (problem: unknown) => setWrong(sayProblem(say, visitExplain, problem)),
    );
  const came = (how: SettledHow) =>
    void press(settle({ visitId, how }), say({ id: "visits.settled.done", message: "Noted. Nobody else is told." }));
  return (
    <Card tone="warn" title={say({ id: "visits.late", message: "{name} has not come back" }, { name })}>
      <div className="space-y-4">
        <p>
          {say(
            { id: "visits.late.since", message: "Expected back by {time}, {ago}." },
            { time: formats.moment(backBy), ago: formats.ago(backBy) },
          )}{" "}
          {arrivedAt
            ? say(
                { id: "visits.late.arrived", message: "Arrived at {arrived}; the last word came at {word}." },
                { arrived: formats.time(arrivedAt), word: formats.time(wordAt) },
              )
            : say({ id: "visits.late.word", message: "The last word came at {word}." }, { word: formats.time(wordAt) })}{" "}
          {on && (
            <strong>
              {on.id === me.id
                ? say({ id: "visits.late.you", message: "You are on it." })
                : say({ id: "visits.late.on", message: "{who} is on it." }, { who: on.name })}
            </strong>
          )}
        </p>
        <PlaceOf visitId={visitId} name={name} />
        <ol className="measure list-decimal space-y-1 ps-6">
          <li>{say({ id: "visits.do.call", message: "Call them, and send a text." })}</li>
          <li>
            {say({
              id: "visits.do.office",
              message: "No answer: ask the office and whoever works with them whether they have heard anything.",
            })}
          </li>
          <li>
            {say(
              {
                id: "visits.do.emergency",
                message:
                  "Still nothing: call {number}. Say that a colleague went to this address for work, when they were to be back, and that they cannot be reached. Say nothing of whom they went to, or why.",
              },
              { number: me.agency.emergency },
            )}
          </li>
        </ol>
        {wrong && (
          <p role="alert" className="font-semibold">
            {wrong}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          {on?.id !== me.id && (
            <Button
              kind="primary"
              waiting={answer.waiting}
              label={say({ id: "visits.onIt.of", message: "I am on it: {name}" }, { name })}
              onPress={() =>
                void press(
                  answer({ visitId, answer: "has_it" }),
                  say({ id: "visits.onIt.done", message: "You are on it. Nobody else is told for an hour." }),
                )
              }
            >
              {say({ id: "visits.onIt", message: "I am on it" })}
            </Button>
          )}
          <Button
            kind={on?.id === me.id ? "primary" : "secondary"}
            icon="check"
            waiting={settle.waiting}
            label={say({ id: "visits.safe.of", message: "They are safe: {name}" }, { name })}
            onPress={() => came("safe")}
          >
            {say({ id: "visits.safe", message: "They are safe" })}
          </Button>
          <Button
            waiting={settle.waiting}
            label={say({ id: "visits.helped.of", message: "Help is with them: {name}" }, { name })}
            onPress={() => came("helped")}
          >
            {say({ id: "visits.helped", message: "Help is with them" })}
          </Button>
          <Button
            kind="quiet"
            waiting={answer.waiting}
            label={say({ id: "visits.passOn.of", message: "I cannot: tell somebody else of {name}" }, { name })}
            onPress={() =>
              void press(
                answer({ visitId, answer: "passed_on" }),
                say({ id: "visits.passOn.done", message: "Somebody else is being told." }),
              )
            }
          >
            {say({ id: "visits.passOn", message: "I cannot: tell somebody else" })}
          </Button>
        </div>
      </div>
    </Card>
  );
}
