import { useState } from "react";
import { useLocale } from "react-aria-components";
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
import { goesWords, kindWords, retentionExplain } from "./retentionWords.ts";

/** How many rows of a class stand there before somebody asks for more. */
const FIRST = 8;

/** What is due to go of one class: kept with one press, or let go by two. `because` is why, of what is kept; `count` how many there are, listed or not. */
export function ReviewRows({ all, count, because }: { all: readonly Review[]; count: number; because: Because }) {
  const say = useWords();
  const [shown, setShown] = useState(FIRST);
  const more = Math.min(all.length - shown, FIRST * 3);
  return (
    <>
      <Rows>
        {all.slice(0, shown).map((review) => (
          <ReviewRow key={review.reviewId} review={review} because={because} />
        ))}
      </Rows>
      {(more > 0 || count > all.length) && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-2.5">
          {more > 0 && (
            <Button kind="quiet" className="-ms-3" onPress={() => setShown(shown + more)}>
              {say({ id: "retention.more", message: "Show {n, plural, one {# more} other {# more}}" }, { n: more })}
            </Button>
          )}
          {count > all.length && (
            <p className="text-sm text-quiet">
              {say(
                { id: "retention.more.rest", message: "The soonest {n} of {count}; the others follow once these are decided." },
                { n: all.length, count },
              )}
            </p>
          )}
        </div>
      )}
    </>
  );
}

function ReviewRow({ review, because }: { review: Review; because: Because }) {
  const say = useWords();
  const formats = useFormats();
  const title = useTitle()(review);
  const href = placeOf(review);
  return (
    <RowItem
      title={
        <>
          {href ? <Link href={href}>{title}</Link> : title}
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
            {say(goesWords[review.class === "case_words" ? "case_words" : review.kind])}
            {" · "}
            {say({ id: "retention.dueOn", message: "from {day} on" }, { day: formats.day(review.dueOn) })}
            {review.program && (
              <>
                {" · "}
                <bdi>{review.program}</bdi>
              </>
            )}
          </span>
          <Standing review={review} />
        </>
      }
      action={review.state === "purging" ? undefined : <Answer review={review} because={because} name={title} />}
    />
  );
}

/** What a row is called: by its number, or by its month and how many there are. */
function useTitle() {
  const say = useWords();
  const { locale } = useLocale();
  return ({ kind, number, month, amount }: Review) => {
    const said = month
      ? new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(Date.parse(`${month}T00:00Z`))
      : "";
    return say(kindWords[kind], { number: String(number ?? ""), month: said, n: amount ?? 0 });
  };
}

/** Where it can be looked at before anybody says a word. */
function placeOf({ kind, caseId, subjectId, person }: Review): string | undefined {
  if (caseId) return `/cases/${caseId}`;
  if (kind === "person") return person ? `/people/${person.id}` : undefined;
  if (!subjectId) return undefined;
  if (kind === "concern") return `/concerns/${subjectId}`;
  return kind === "paper" ? `/desk/${subjectId}` : kind === "crisis" ? `/crisis?id=${subjectId}` : undefined;
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

function Answer({ review, because, name }: { review: Review; because: Because; name: string }) {
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
          label={say({ id: "retention.keep.of", message: "Keep a year: {name}" }, { name })}
          onPress={() => told(keep({ reviewId, version, because, years: 1 }), say({ id: "retention.kept", message: "Kept a year longer" }))}
        >
          {say({ id: "retention.keep", message: "Keep a year" })}
        </Button>
        {state === "waiting" && (
          <Button
            kind="quiet"
            waiting={letGo.waiting}
            label={say({ id: "retention.letGo.of", message: "Let it go: {name}" }, { name })}
            onPress={() => told(letGo({ reviewId, version }), say({ id: "retention.letGo.done", message: "A second person has to agree" }))}
          >
            {say({ id: "retention.letGo", message: "Let it go" })}
          </Button>
        )}
        {review.mayAnswer && (
          <Button
            kind="quiet"
            waiting={answer.waiting}
            label={say({ id: "retention.agree.of", message: "Agree, let it go: {name}" }, { name })}
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
