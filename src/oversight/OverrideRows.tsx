import { useState } from "react";
import { codesOfSharing } from "../disclosures/disclosureWords.ts";
import { isolate } from "../people/PersonName.tsx";
import { itemWords, kindWords } from "../releases/releaseWords.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { RowItem, Rows } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useWords } from "../ui/words.ts";
import type { Override } from "./contract.ts";
import { OverrideDialog } from "./OverrideDialog.tsx";
import { overrideFindings, overrideKinds } from "./oversightWords.ts";

/** What was done past a rule by one person alone; whoever must, looks at it here. */
export function OverrideRows({ all }: { all: readonly Override[] }) {
  const [looking, setLooking] = useState<Override>();
  return (
    <>
      <Rows>
        {all.map((one) => (
          <OverrideRow key={one.overrideId} one={one} onLook={() => setLooking(one)} />
        ))}
      </Rows>
      {looking && <OverrideDialog one={looking} onClose={() => setLooking(undefined)} />}
    </>
  );
}

/** What it was, to whom and of what, in one line. */
export function useOverrideText(): (one: Override) => string {
  const say = useWords();
  return ({ code, party, items }) =>
    [
      code && say(codesOfSharing[code]),
      party && isolate(party.name ?? say(kindWords[party.kind])),
      items.length > 0 && items.map((item) => say(itemWords[item])).join(", "),
    ]
      .filter(Boolean)
      .join(" · ");
}

function OverrideRow({ one, onLook }: { one: Override; onLook: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const what = useOverrideText()(one);
  const number =
    one.caseNumber === null
      ? say({ id: "oversight.noCase", message: "No case yet" })
      : say({ id: "oversight.case", message: "Case #{number}" }, { number: String(one.caseNumber) });
  const kind = say(overrideKinds[one.kind]);
  return (
    <RowItem
      title={kind}
      detail={
        <>
          <span className="block">
            {one.caseId ? <Link href={`/cases/${one.caseId}`}>{number}</Link> : number} ·{" "}
            {one.mine ? say({ id: "oversight.you", message: "You" }) : isolate(one.by.name)} · {formats.moment(one.at)}
          </span>
          {what && <bdi className="block wrap-anywhere">{what}</bdi>}
          {one.reason && <bdi className="block wrap-anywhere text-ink">{one.reason}</bdi>}
          {one.review ? (
            <span className="block">
              {say(overrideFindings[one.review.finding])} · {isolate(one.review.by.name)} · {formats.moment(one.review.at)}
              {one.review.words && <bdi className="block wrap-anywhere">{one.review.words}</bdi>}
            </span>
          ) : (
            <span className="mt-1 block">
              <Badge tone={one.overdue ? "warn" : "outline"} icon={one.overdue ? "warn" : "clock"}>
                {one.overdue
                  ? say({ id: "oversight.overdue", message: "Should have been looked at by {day}" }, { day: formats.day(one.reviewBy) })
                  : say({ id: "oversight.by", message: "To be looked at by {day}" }, { day: formats.day(one.reviewBy) })}
              </Badge>
            </span>
          )}
        </>
      }
      action={
        one.mayReview && (
          <Button
            label={say({ id: "oversight.look.of", message: "Look at it: {what}, {case}" }, { what: kind, case: number })}
            onPress={onLook}
          >
            {say({ id: "oversight.look", message: "Look at it" })}
          </Button>
        )
      }
    />
  );
}
