import { useState } from "react";
import { Button, Buttons } from "./Button.tsx";
import { type Explain, sayProblem } from "./explaining.ts";
import { showToast } from "./Toast.tsx";
import { useWords } from "./words.ts";

interface Answer {
  readonly text: string;
  /** Said to whoever hears the button without its row. */
  readonly label: string;
  /** What is said when it is done. */
  readonly done: string;
}

/** What a second person says to a wish to lift something: it is lifted, or it is kept. */
export function SecondWord(props: {
  lift: Answer;
  keep: Answer;
  waiting: boolean;
  onAnswer: (word: "lift" | "keep") => Promise<unknown>;
  explain: Explain;
}) {
  const say = useWords();
  const [wrong, setWrong] = useState<string>();
  const answer = (word: "lift" | "keep") => () =>
    void props.onAnswer(word).then(
      () => showToast({ text: props[word].done }),
      (problem: unknown) => setWrong(sayProblem(say, props.explain, problem)),
    );
  const { lift, keep } = props;
  return (
    <div>
      <Buttons>
        <Button waiting={props.waiting} label={lift.label} onPress={answer("lift")}>
          {lift.text}
        </Button>
        <Button kind="quiet" label={keep.label} onPress={answer("keep")}>
          {keep.text}
        </Button>
      </Buttons>
      {wrong && (
        <p role="alert" className="mt-2 font-semibold">
          {wrong}
        </p>
      )}
    </div>
  );
}
