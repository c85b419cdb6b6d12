import { useState } from "react";
import { contactKinds, safetyAnswers } from "../cases/contacts/contactWords.ts";
import { useAsk } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Slot } from "../ui/Slot.tsx";
import { useWords } from "../ui/words.ts";
import { AnswerButtons } from "./AnswerButtons.tsx";
import { ChangesCard } from "./ChangesCard.tsx";
import { ContentCard } from "./ContentCard.tsx";
import { type Meeting, safety } from "./contract.ts";

/** What keeps somebody safe: each meeting's one answer, how circumstances changed, and what they want written down of a plan. */
export function SafetyPart({ id: caseId }: { id: string }) {
  const say = useWords();
  const formats = useFormats();
  const found = useAsk(safety.show, { caseId: caseId as never });
  const [all, setAll] = useState(false);
  const shown = all ? found.meetings : found.meetings.slice(0, 6);
  return (
    <div className="max-w-4xl space-y-6">
      <Card
        flush
        title={say({ id: "safety.meetings", message: "At each meeting" })}
        foot={
          shown.length < found.meetings.length && (
            <Button kind="quiet" onPress={() => setAll(true)}>
              {say({ id: "safety.meetings.all", message: "Show all" })}
            </Button>
          )
        }
      >
        <p className="px-5 pb-3 text-quiet">
          {found.lastOn
            ? say({ id: "safety.last", message: "Safety was last talked about on {day}." }, { day: formats.day(found.lastOn) })
            : say({ id: "safety.never", message: "Nobody has said yet that safety was talked about." })}
          {found.meetings.length === 0 &&
            ` ${say({ id: "safety.meetings.none", message: "Each meeting, call or visit that is recorded asks once; the answers stand here." })}`}
        </p>
        <Rows>
          {shown.map((one) => (
            <MeetingRow key={one.contactId} one={one} />
          ))}
        </Rows>
      </Card>
      <ChangesCard found={found} />
      <ContentCard found={found} />
      <Slot name="guidance" id="safety" />
    </div>
  );
}

function MeetingRow({ one }: { one: Meeting }) {
  const say = useWords();
  const formats = useFormats();
  const [changing, setChanging] = useState(false);
  const about = `${say(contactKinds[one.kind])}, ${formats.day(one.onDay)}`;
  const asks = one.mayAnswer && (one.safety === null || changing);
  return (
    <RowItem
      title={
        one.safety === null ? (
          <Badge tone="outline">{say({ id: "safety.unanswered", message: "not answered" })}</Badge>
        ) : (
          say(safetyAnswers[one.safety])
        )
      }
      detail={
        <>
          {about} · <bdi>{one.by.name}</bdi>
          {one.safetyAgain && ` · ${say({ id: "safety.again", message: "again on {day}" }, { day: formats.day(one.safetyAgain) })}`}
          {one.safetyWhy && <bdi className="block text-ink wrap-anywhere">{one.safetyWhy}</bdi>}
          {asks && (
            <AnswerButtons
              contactId={one.contactId}
              version={one.version}
              about={about}
              chosen={one.safety}
              onAnswered={() => setChanging(false)}
            />
          )}
        </>
      }
      action={
        one.mayAnswer &&
        one.safety !== null && (
          <Button
            kind="quiet"
            label={say({ id: "safety.change.of", message: "Another answer: {meeting}" }, { meeting: about })}
            onPress={() => setChanging(!changing)}
          >
            {changing ? say({ id: "safety.change.not", message: "Leave it" }) : say({ id: "safety.change", message: "Another answer" })}
          </Button>
        )
      }
    />
  );
}
