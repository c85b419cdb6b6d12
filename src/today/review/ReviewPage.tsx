import type { z } from "zod";
import { StandInNotice } from "../../staff/StandInNotice.tsx";
import { useAsk, useTell } from "../../ui/asking.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card, RowItem, Rows } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { useFormats } from "../../ui/formats.ts";
import { Page } from "../../ui/Page.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { type Message, useWords } from "../../ui/words.ts";
import { crackKinds } from "../caseload/boardWords.ts";
import type { CrackKind } from "../contract.ts";
import { review } from "./contract.ts";
import { reviewExplain } from "./reviewWords.ts";

type Shown = z.output<typeof review.show.out>;

/** What a reviewer from outside sees of one who works alone: that something is late or was done, and nothing of anybody. */
export function ReviewPage() {
  const say = useWords();
  const formats = useFormats();
  const { reviewing, cracks, acts } = useAsk(review.show, {});
  const title = say({ id: "today.review", message: "Review" });
  if (!reviewing)
    return (
      <Page title={title} kind={title} width="text">
        <StandInNotice />
        <EmptyState icon="check" title={say({ id: "today.review.none", message: "You review nobody now" })}>
          {say({
            id: "today.review.none.text",
            message:
              "Whoever works alone may name somebody outside. When both the worker and an administrator have said yes, it stands here.",
          })}
        </EmptyState>
      </Page>
    );
  return (
    <Page
      width="text"
      title={title}
      kind={title}
      lead={say(
        {
          id: "today.review.lead",
          message: "{name} works alone. You see that something waits or was done, never about whom. Until {day}.",
        },
        { name: reviewing.worker, day: formats.day(reviewing.expiresOn) },
      )}
    >
      <Card flush title={say({ id: "today.review.waits", message: "What waits" })} aside={cracks.length || undefined}>
        {cracks.length === 0 ? (
          <p className="px-5 pt-1 pb-4 text-quiet">{say({ id: "today.review.waits.none", message: "Nothing slips." })}</p>
        ) : (
          <Rows>
            {cracks.map((crack) => (
              <Crack key={crack.crackId} crack={crack} />
            ))}
          </Rows>
        )}
      </Card>
      <Card
        flush
        title={say({ id: "today.review.acts", message: "What was done" })}
        aside={acts.filter((act) => !act.acknowledgedAt).length || undefined}
      >
        {acts.length === 0 ? (
          <p className="px-5 pt-1 pb-4 text-quiet">
            {say({
              id: "today.review.acts.none",
              message: "Closings at high risk, what is put off, and what is done past a rule stand here.",
            })}
          </p>
        ) : (
          <Rows>
            {acts.map((act) => (
              <Act key={act.actId} act={act} />
            ))}
          </Rows>
        )}
      </Card>
    </Page>
  );
}

const sentences: Readonly<Record<CrackKind, Message>> = {
  no_next_step: {
    id: "today.review.noStep",
    message: "A case has had no next step for {days, plural, =0 {less than a day} one {# day} other {# days}}.",
  },
  step_overdue: { id: "today.review.stepOverdue", message: "A step in a case is {days, plural, one {# day} other {# days}} late." },
  silent: { id: "today.review.silent", message: "A case has had no contact for {days, plural, one {# day} other {# days}}." },
  manager_gone: { id: "today.review.gone", message: "A case has nobody there to carry it." },
  urgent_unassigned: { id: "today.review.urgent", message: "An urgent concern is in nobody’s hands." },
  concern_unanswered: {
    id: "today.review.unanswered",
    message: "A concern has waited {days, plural, one {# day} other {# days}} past the promised answer.",
  },
  paper_due: { id: "today.review.paper", message: "What came to the desk was not answered by its day." },
  override_unreviewed: { id: "today.review.override", message: "Something was done past a rule, and nobody has looked at it." },
  crisis_check: { id: "today.review.crisis", message: "A crisis without a case was to be looked at again, and was not." },
  release_ends: { id: "today.review.releaseEnds", message: "A release of a case ends within two weeks." },
  release_ends_soon: { id: "today.review.releaseEndsSoon", message: "A release of a case ends within three days." },
  release_review: { id: "today.review.releaseReview", message: "A release of a case was to be looked at again, and was not." },
  safety_unanswered: { id: "today.review.safetyUnanswered", message: "A meeting has no answer about safety planning." },
  report_owed: { id: "today.review.reportOwed", message: "A report that the institution asks for was not made within a day." },
  safety_stale: { id: "today.review.safetyStale", message: "Safety planning was to be talked about again, and was not." },
  question_unanswered: { id: "today.review.question", message: "A question to a supervisor has no answer." },
  approval_overdue: { id: "today.review.approval", message: "A plan or a closing waits for a supervisor’s yes or no." },
  record_unreviewed: { id: "today.review.record", message: "A record was to be looked through, and was not." },
  plan_review: { id: "today.review.planReview", message: "A plan of a case was to be looked at again, and was not." },
  leave_late: { id: "today.review.leave", message: "Something of a leave was due, and was not done." },
  form_due: { id: "today.review.form", message: "A form in a case was to be gone through again, and was not." },
  roles_review: { id: "today.review.roles", message: "Somebody new helps in a case, and it was not gone through with the person." },
  reassessment_due: {
    id: "today.review.reassess",
    message: "Needs and strengths in a case were to be talked through again, and were not.",
  },
};

function Crack({ crack: { crackId, crack, days, high, toldOn, putOffUntil, nudgedAt } }: { crack: Shown["cracks"][number] }) {
  const say = useWords();
  const formats = useFormats();
  const tell = useTell(review.nudge);
  const nudge = () =>
    tell({ crackId }).then(
      () => showToast({ text: say({ id: "today.review.nudged", message: "Asked to look: the message says nothing more" }) }),
      (problem: unknown) => showToast({ text: sayProblem(say, reviewExplain, problem) }),
    );
  const sentence = say(sentences[crack], { days });
  return (
    <RowItem
      title={
        <>
          {sentence} {high && <Badge tone="warn">{say({ id: "today.review.high", message: "high risk" })}</Badge>}
        </>
      }
      detail={[
        say({ id: "today.review.told", message: "The worker was told on {day}" }, { day: formats.day(toldOn) }),
        putOffUntil && say({ id: "today.review.putOff", message: "put off until {day}" }, { day: formats.day(putOffUntil) }),
        nudgedAt && say({ id: "today.review.asked", message: "you asked {when}" }, { when: formats.ago(nudgedAt) }),
      ]
        .filter(Boolean)
        .join(" · ")}
      action={
        <Button
          waiting={tell.waiting}
          label={say({ id: "today.review.nudgeOf", message: "Ask to look: {what}" }, { what: sentence })}
          onPress={() => void nudge()}
        >
          {say({ id: "today.review.nudge", message: "Ask to look" })}
        </Button>
      }
    />
  );
}

const actSentences: Readonly<Record<Shown["acts"][number]["what"], Message>> = {
  closing: { id: "today.review.closing", message: "A case at high risk was closed on {day}." },
  snooze: { id: "today.review.snooze", message: "Something was put off on {day} until {until}." },
  exception: { id: "today.review.exception", message: "Something was shared on {day} without a release, by an exception for schools." },
  compelled: { id: "today.review.compelled", message: "Something was given away on {day} because the law compelled it." },
  unmasked: { id: "today.review.unmasked", message: "A number marked unsafe was shown on {day}." },
  emergency: { id: "today.review.emergency", message: "A case was opened in an emergency on {day}." },
};

function Act({ act: { actId, what, crack, onDay, untilDay, acknowledgedAt } }: { act: Shown["acts"][number] }) {
  const say = useWords();
  const formats = useFormats();
  const tell = useTell(review.acknowledge);
  const given = { day: formats.day(onDay), until: untilDay ? formats.day(untilDay) : "" };
  const title = say(actSentences[what], given);
  const seen = () => tell({ actId }).catch((problem: unknown) => showToast({ text: sayProblem(say, reviewExplain, problem) }));
  return (
    <RowItem
      title={title}
      detail={crack && say(crackKinds[crack])}
      action={
        acknowledgedAt ? (
          <span className="text-sm text-quiet">
            {say({ id: "today.review.seenOn", message: "seen {when}" }, { when: formats.ago(acknowledgedAt) })}
          </span>
        ) : (
          <Button
            waiting={tell.waiting}
            label={say({ id: "today.review.seeOf", message: "I have seen it: {what}" }, { what: title })}
            onPress={() => void seen()}
          >
            {say({ id: "today.review.see", message: "I have seen it" })}
          </Button>
        )
      }
    />
  );
}
