import { useState } from "react";
import { isolate, PersonName, usePersonText } from "../people/PersonName.tsx";
import { useAsk } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { Page } from "../ui/Page.tsx";
import { Meter } from "../ui/Progress.tsx";
import { useWords } from "../ui/words.ts";
import { AskRows } from "./AskRows.tsx";
import { foundWords, recordQuestions } from "./askWords.ts";
import { type RecordReview, recordReviews, supervision } from "./contract.ts";
import { RecordDialog } from "./RecordDialog.tsx";

/** What supervisors are asked, what they said, and the records of the quarter. */
export function SupervisionPage() {
  const say = useWords();
  const { asked, answered } = useAsk(supervision.waiting, {}, { poll: true });
  const { reviews, wanted, today } = useAsk(recordReviews.list, {}, { poll: true });
  const title = say({ id: "supervision.page", message: "Supervision" });
  const mine = reviews.filter(({ mayReview }) => mayReview);
  const ofMe = reviews.filter(({ mayReview, doneAt }) => !mayReview && doneAt !== null);
  const empty = asked.length + answered.length + mine.length + ofMe.length === 0;
  return (
    <Page width="text" title={title} kind={title} back={{ href: "/", label: say({ id: "supervision.back", message: "Today" }) }}>
      {empty && (
        <EmptyState icon="check" title={say({ id: "supervision.page.none", message: "Nothing is asked" })}>
          {wanted
            ? say({
                id: "supervision.page.wanted",
                message: "Questions come here by themselves, and the records that are picked each quarter.",
              })
            : say({
                id: "supervision.page.none.text",
                message:
                  "A question is asked from a case, under Team & access. What a program wants its supervisors to approve or look through, its administrator says.",
              })}
        </EmptyState>
      )}
      {asked.length > 0 && (
        <Card flush title={say({ id: "supervision.today", message: "You are asked as a supervisor" })} aside={asked.length}>
          <AskRows all={asked} />
        </Card>
      )}
      {answered.length > 0 && (
        <Card flush title={say({ id: "supervision.today.answered", message: "A supervisor answered" })} aside={answered.length}>
          <AskRows all={answered} />
        </Card>
      )}
      {mine.length > 0 && <Records all={mine} today={today} />}
      {ofMe.length > 0 && (
        <Card flush title={say({ id: "supervision.ofMe", message: "What was found in your records" })} aside={ofMe.length}>
          <Rows>
            {ofMe.map((one) => (
              <RecordRow key={one.reviewId} one={one} today={today} />
            ))}
          </Rows>
        </Card>
      )}
    </Page>
  );
}

/** The records that were picked, by whose they are, and how many are done. */
function Records({ all, today }: { all: readonly RecordReview[]; today: string }) {
  const say = useWords();
  const formats = useFormats();
  const [looking, setLooking] = useState<RecordReview>();
  const done = all.filter(({ doneAt }) => doneAt !== null).length;
  const managers = [...new Map(all.map(({ manager }) => [manager.id, manager])).values()];
  const dueOn = all.map((one) => one.dueOn).toSorted()[0];
  return (
    <Card flush title={say({ id: "supervision.records", message: "Records of this quarter" })}>
      <div className="space-y-3 px-5 pt-1 pb-4">
        <p className="measure text-quiet">
          {say({
            id: "supervision.records.lead",
            message: "Picked by lot from the open cases of each colleague. What was picked stays picked until the next quarter.",
          })}
        </p>
        <Meter
          label={dueOn ? say({ id: "supervision.records.by", message: "By {day}" }, { day: formats.day(dueOn) }) : ""}
          value={done}
          max={all.length}
          detail={say({ id: "supervision.records.count", message: "{done} of {all} looked through" }, { done, all: all.length })}
        />
      </div>
      {managers.map((manager) => (
        <section key={manager.id} aria-label={manager.name}>
          <h3 className="border-t border-line bg-sunken px-5 py-1.5 text-sm font-semibold">
            <bdi>{manager.name}</bdi>
          </h3>
          <Rows>
            {all
              .filter((one) => one.manager.id === manager.id)
              .map((one) => (
                <RecordRow key={one.reviewId} one={one} today={today} onLook={() => setLooking(one)} />
              ))}
          </Rows>
        </section>
      ))}
      {looking && <RecordDialog one={looking} onClose={() => setLooking(undefined)} />}
    </Card>
  );
}

function RecordRow({ one, today, onLook }: { one: RecordReview; today: string; onLook?: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const text = usePersonText();
  const late = one.doneAt === null && one.dueOn < today;
  const found = (["contact", "plan", "step", "safety"] as const).flatMap((name) => {
    const value = one[name];
    return value ? [`${say(recordQuestions[name])} ${say(foundWords[value])}`] : [];
  });
  return (
    <RowItem
      title={
        <>
          <Link href={`/cases/${one.caseId}`} look="plain" className="hover:underline">
            <PersonName label={one.label} />
          </Link>{" "}
          {late && (
            <Badge tone="warn">
              {say({ id: "supervision.record.late", message: "was due on {day}" }, { day: formats.day(one.dueOn) })}
            </Badge>
          )}
        </>
      }
      detail={
        one.doneAt && one.doneBy ? (
          <>
            <span className="block">
              {isolate(one.doneBy.name)} · {formats.moment(one.doneAt)}
            </span>
            {found.map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
            {one.note && <bdi className="measure block whitespace-pre-line wrap-anywhere text-ink">{one.note}</bdi>}
          </>
        ) : (
          say({ id: "supervision.record.open", message: "Not looked through yet" })
        )
      }
      action={
        onLook &&
        one.doneAt === null && (
          <Button
            label={say({ id: "supervision.record.look.of", message: "Look through the record of {name}" }, { name: text(one.label) })}
            onPress={onLook}
          >
            {say({ id: "supervision.record.look", message: "Look through…" })}
          </Button>
        )
      }
    />
  );
}
