import { useState } from "react";
import { isolate, PersonName } from "../people/PersonName.tsx";
import { useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button, Buttons } from "../ui/Button.tsx";
import { RowItem, Rows } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Because, type Review, retention } from "./contract.ts";
import { retentionExplain } from "./retentionWords.ts";

/** What is due to go: kept with one press, or let go by two. `because` is why, of what is kept. */
export function ReviewRows({ all, because }: { all: readonly Review[]; because: Because }) {
  return (
    <Rows>
      {all.map((review) => (
        <ReviewRow key={review.reviewId} review={review} because={because} />
      ))}
    </Rows>
  );
}

function ReviewRow({ review, because }: { review: Review; because: Because }) {
  const say = useWords();
  const formats = useFormats();
  const number = String(review.caseNumber ?? "");
  const title = say({ id: "retention.case", message: "Case #{number}" }, { number });
  return (
    <RowItem
      title={
        <>
          {review.caseId ? <Link href={`/cases/${review.caseId}`}>{title}</Link> : title}
          {review.person && (
            <>
              {" "}
              <PersonName label={review.person.label} />
            </>
          )}
        </>
      }
      detail={
        <>
          <span className="block">
            {review.class === "case"
              ? say({ id: "retention.what.case", message: "All of it: only numbers stay" })
              : say({ id: "retention.what.words", message: "Its words: notes, steps, files. The rest stays" })}
            {" · "}
            {say({ id: "retention.dueOn", message: "from {day} on" }, { day: formats.day(review.dueOn) })}
            {" · "}
            <bdi>{review.program}</bdi>
          </span>
          <Standing review={review} />
        </>
      }
      action={review.state === "purging" ? undefined : <Answer review={review} because={because} number={number} />}
    />
  );
}

function Standing({ review }: { review: Review }) {
  const say = useWords();
  const { letGoBy, agreedBy, state } = review;
  if (state === "waiting") return null;
  const text =
    state === "let_go"
      ? say({ id: "retention.letGoBy", message: "{name} let it go. A second person has to agree" }, { name: isolate(letGoBy?.name ?? "") })
      : state === "agreed"
        ? say(
            { id: "retention.agreedBy", message: "{one} and {two} let it go; it goes on its day" },
            { one: isolate(letGoBy?.name ?? ""), two: isolate(agreedBy?.name ?? "") },
          )
        : say({ id: "retention.going", message: "It is going now" });
  return (
    <span className="mt-1 block">
      <Badge tone="outline" icon="clock">
        {text}
      </Badge>
    </span>
  );
}

function Answer({ review, because, number }: { review: Review; because: Because; number: string }) {
  const say = useWords();
  const keep = useTell(retention.keep);
  const letGo = useTell(retention.letGo);
  const answer = useTell(retention.answer);
  const [wrong, setWrong] = useState<string>();
  const { reviewId, version, state } = review;
  const told = (work: Promise<unknown>, text: string) =>
    void work.then(
      () => showToast({ text }),
      (problem: unknown) => setWrong(sayProblem(say, retentionExplain, problem)),
    );
  return (
    <div>
      <Buttons>
        <Button
          waiting={keep.waiting}
          label={say({ id: "retention.keep.of", message: "Keep a year: case #{number}" }, { number })}
          onPress={() => told(keep({ reviewId, version, because, years: 1 }), say({ id: "retention.kept", message: "Kept a year longer" }))}
        >
          {say({ id: "retention.keep", message: "Keep a year" })}
        </Button>
        {state === "waiting" && (
          <Button
            kind="quiet"
            waiting={letGo.waiting}
            label={say({ id: "retention.letGo.of", message: "Let it go: case #{number}" }, { number })}
            onPress={() => told(letGo({ reviewId, version }), say({ id: "retention.letGo.done", message: "A second person has to agree" }))}
          >
            {say({ id: "retention.letGo", message: "Let it go" })}
          </Button>
        )}
        {review.mayAnswer && (
          <Button
            kind="quiet"
            waiting={answer.waiting}
            label={say({ id: "retention.agree.of", message: "Agree: let it go, case #{number}" }, { number })}
            onPress={() =>
              told(
                answer({ reviewId, version, answer: "go" }),
                say({ id: "retention.agree.done", message: "It goes on its day, and not before" }),
              )
            }
          >
            {say({ id: "retention.agree", message: "Agree: let it go" })}
          </Button>
        )}
      </Buttons>
      {wrong && (
        <p role="alert" className="mt-2 font-semibold">
          {wrong}
        </p>
      )}
    </div>
  );
}
