import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { PersonName, usePersonText } from "../../people/PersonName.tsx";
import { askKey, useCall, useTell } from "../../ui/asking.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { Form } from "../../ui/Form.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Link } from "../../ui/Link.tsx";
import { useMe } from "../../ui/me.ts";
import { TextArea } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { worries } from "../caseWords.ts";
import { attemptMethods } from "../contacts/contactWords.ts";
import { type ClosingReview, outreach } from "./contract.ts";
import { outreachExplain } from "./outreachWords.ts";

/** The closings that wait for a supervisor's look; nothing where there are none. */
export function ReviewsCard() {
  const say = useWords();
  const me = useMe();
  const call = useCall();
  const supervises = me.programs.some(({ role }) => role === "supervisor");
  const { data } = useQuery({ queryKey: askKey(outreach.reviews, {}), queryFn: () => call(outreach.reviews, {}), enabled: supervises });
  const reviews = data?.reviews ?? [];
  if (reviews.length === 0) return null;
  return (
    <Card title={say({ id: "cases.reviews", message: "Asked to look: closing without an answer" })} aside={reviews.length} flush>
      <ul className="divide-y divide-line">
        {reviews.map((review) => (
          <ReviewLine key={review.reviewId} review={review} />
        ))}
      </ul>
    </Card>
  );
}

function ReviewLine({ review }: { review: ClosingReview }) {
  const say = useWords();
  const text = usePersonText();
  const formats = useFormats();
  const decide = useTell(outreach.decide);
  const memory = useQueryClient();
  const [returning, setReturning] = useState(false);
  const { reviewId, version, label, risk, tries, askedBy, caseId, lastContactOn } = review;
  const name = text(label);
  const approve = () =>
    decide({ reviewId, decision: "approved", version }).then(
      () => showToast({ text: say({ id: "cases.close.done", message: "Case closed" }) }),
      (problem: unknown) => {
        showToast({ text: sayProblem(say, outreachExplain, problem) });
        void memory.invalidateQueries();
      },
    );
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-2 px-5 py-3">
      <div className="min-w-56 grow basis-0">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          <Link href={`/cases/${caseId}`} look="plain">
            <PersonName label={label} />
          </Link>
          {risk && <Badge tone="warn">{say(worries[risk])}</Badge>}
        </p>
        <p className="text-sm text-quiet">
          {say({ id: "cases.reviews.by", message: "{name} asks" }, { name: askedBy.name })} ·{" "}
          {lastContactOn
            ? say({ id: "cases.outreach.since.silent", message: "Last spoken with {day}" }, { day: formats.nearDay(lastContactOn) })
            : say({ id: "cases.reviews.never", message: "never spoken with" })}
        </p>
        <p className="mt-1 text-sm">
          {tries
            .map(
              ({ method, onDay }) =>
                `${method ? say(attemptMethods[method]) : say({ id: "cases.outreach.tried", message: "Tried" })} ${formats.nearDay(onDay)}`,
            )
            .join(" · ")}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          waiting={decide.waiting}
          label={say({ id: "cases.reviews.approve.who", message: "Approve closing the case of {name}" }, { name })}
          onPress={() => void approve()}
        >
          {say({ id: "cases.reviews.approve", message: "Approve and close" })}
        </Button>
        <Button
          kind="quiet"
          label={say({ id: "cases.reviews.return.who", message: "Return the case of {name} with words" }, { name })}
          onPress={() => setReturning(true)}
        >
          {say({ id: "cases.reviews.return", message: "Return…" })}
        </Button>
      </div>
      {returning && <ReturnDialog review={review} onClose={() => setReturning(false)} />}
    </li>
  );
}

function ReturnDialog({ review: { reviewId, version, label }, onClose }: { review: ClosingReview; onClose: () => void }) {
  const say = useWords();
  const text = usePersonText();
  return (
    <Dialog
      title={say({ id: "cases.reviews.return.title", message: "Not yet: {name}" }, { name: text(label) })}
      open
      onClose={onClose}
      width="narrow"
    >
      <Form
        tell={useTell(outreach.decide)}
        also={{ reviewId, version, decision: "returned" }}
        explain={outreachExplain}
        submit={say({ id: "cases.reviews.return.save", message: "Return it" })}
        onDone={() => {
          showToast({ text: say({ id: "cases.reviews.returned", message: "Returned with your words" }) });
          onClose();
        }}
      >
        <TextArea
          name="words"
          rows={3}
          max={2000}
          autoFocus
          optional={false}
          label={say({ id: "cases.reviews.words", message: "What should be tried first?" })}
        />
      </Form>
    </Dialog>
  );
}
