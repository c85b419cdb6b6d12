import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useOptions } from "../people/personWords.ts";
import { useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { RowItem, Rows } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Emergency, emergencies } from "./emergencyContract.ts";
import { emergencyExplain, findingWords } from "./wallWords.ts";

/** What was opened, or refused, in an emergency; whoever must, looks at it here. */
export function EmergencyRows({ all }: { all: readonly Emergency[] }) {
  const [reviewing, setReviewing] = useState<Emergency>();
  return (
    <>
      <Rows>
        {all.map((one) => (
          <EmergencyRow key={one.emergencyId} one={one} onReview={() => setReviewing(one)} />
        ))}
      </Rows>
      {reviewing && <ReviewDialog one={reviewing} onClose={() => setReviewing(undefined)} />}
    </>
  );
}

function EmergencyRow({ one, onReview }: { one: Emergency; onReview: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const number = say({ id: "walls.emergency.case", message: "Case #{number}" }, { number: String(one.caseNumber) });
  const until =
    one.outcome === "refused"
      ? say({
          id: "walls.emergency.notOpened",
          message: "not opened: they are kept out of it. Look yourself whether somebody is in danger.",
        })
      : one.running
        ? say({ id: "walls.emergency.until", message: "open until {when}" }, { when: formats.moment(one.until ?? one.at) })
        : say({ id: "walls.emergency.wasUntil", message: "was open until {when}" }, { when: formats.moment(one.until ?? one.at) });
  return (
    <RowItem
      title={one.caseId ? <Link href={`/cases/${one.caseId}`}>{number}</Link> : number}
      detail={
        <>
          <span className="block">
            {[one.mine ? say({ id: "walls.emergency.you", message: "You" }) : isolate(one.by.name), formats.moment(one.at), until].join(
              " · ",
            )}
          </span>
          <bdi className="block wrap-anywhere">{one.threat}</bdi>
          <span className="block text-quiet wrap-anywhere">
            {say({ id: "walls.emergency.in", message: "Told by, or in it: {who}" }, { who: isolate(one.parties) })}
          </span>
          {one.review ? (
            <span className="block">
              {say(findingWords[one.review.finding])} · {isolate(one.review.by.name)} · {formats.moment(one.review.at)}
              <bdi className="block wrap-anywhere">{one.review.words}</bdi>
            </span>
          ) : (
            <span className="mt-1 block">
              <Badge tone={one.overdue ? "warn" : "outline"} icon={one.overdue ? "warn" : "clock"}>
                {one.overdue
                  ? say(
                      { id: "walls.emergency.overdue", message: "Should have been looked at by {day}" },
                      { day: formats.day(one.reviewBy) },
                    )
                  : say({ id: "walls.emergency.by", message: "To be looked at by {day}" }, { day: formats.day(one.reviewBy) })}
              </Badge>
            </span>
          )}
        </>
      }
      action={
        one.mayReview && (
          <Button
            label={say({ id: "walls.review.of", message: "Look at it: case #{number}" }, { number: String(one.caseNumber) })}
            onPress={onReview}
          >
            {say({ id: "walls.review", message: "Look at it" })}
          </Button>
        )
      }
    />
  );
}

function ReviewDialog({ one, onClose }: { one: Emergency; onClose: () => void }) {
  const say = useWords();
  return (
    <Dialog title={say({ id: "walls.review.title", message: "Was the emergency access right?" })} open onClose={onClose} firm>
      <Form
        tell={useTell(emergencies.review)}
        also={{ emergencyId: one.emergencyId, version: one.version }}
        explain={emergencyExplain}
        submit={say({ id: "walls.review.do", message: "Keep this in the record" })}
        onDone={() => {
          showToast({ text: say({ id: "walls.review.done", message: "Kept in the record" }) });
          onClose();
        }}
      >
        <p>
          {say({ id: "walls.review.said", message: "{name} wrote:" }, { name: isolate(one.by.name) })}{" "}
          <bdi className="wrap-anywhere">{one.threat}</bdi>
        </p>
        <RadioGroup
          name="finding"
          label={say({ id: "walls.review.finding", message: "What do you find?" })}
          options={useOptions(findingWords)}
          look="list"
        />
        <TextArea
          name="words"
          rows={3}
          max={2000}
          label={say({ id: "walls.review.words", message: "Why?" })}
          hint={say({ id: "walls.review.words.hint", message: "What was not justified is closed at once." })}
        />
      </Form>
    </Dialog>
  );
}
