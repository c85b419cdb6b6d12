import { useState } from "react";
import { circumstances } from "../cases/circumstances/contract.ts";
import { isolate } from "../people/PersonName.tsx";
import { itemWords } from "../releases/releaseWords.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Disclosure as Folded } from "../ui/Disclosure.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { disclosures } from "./contract.ts";
import { DutyRows } from "./DutyRows.tsx";
import { basesOfSharing, methodsOfSharing } from "./disclosureWords.ts";
import { EmergencyLookRow } from "./EmergencyLookRow.tsx";
import { LooksList } from "./LooksList.tsx";
import type { Disclosure } from "./recordContract.ts";
import { ShareDialog } from "./ShareDialog.tsx";

/** What of a case was shared and with whom, who read it in an emergency, the way to share, what is owed, and who looked. */
export function DisclosuresPart({ id: caseId }: { id: string }) {
  const say = useWords();
  const formats = useFormats();
  const found = useAsk(disclosures.record, { caseId: caseId as never });
  const change = useTell(circumstances.record);
  const [sharing, setSharing] = useState(false);
  if (!found.readable && found.duties.length === 0) return null;
  const about = { caseId: caseId as never };
  const shared = found.disclosures.length + found.emergencies.length;
  return (
    <div className="max-w-4xl space-y-6">
      {found.duties.length > 0 && <DutyRows duties={found.duties} may={found.mayAnswer} />}
      {found.readable && (
        <Card
          flush
          title={say({ id: "disclosures.title", message: "What was shared" })}
          aside={
            found.mayShare && (
              <Button kind="primary" icon="share" onPress={() => setSharing(true)}>
                {say({ id: "disclosures.share", message: "Share…" })}
              </Button>
            )
          }
        >
          {shared === 0 && (
            <p className="px-5 py-4 text-quiet">
              {say({ id: "disclosures.none", message: "Nothing of this case was shared with anybody." })}
            </p>
          )}
          <Rows>
            {found.disclosures.map((one) => (
              <SharedRow key={one.packageId} one={one} />
            ))}
            {found.emergencies.map((one) => (
              <EmergencyLookRow key={one.at + one.by.id} one={one} />
            ))}
          </Rows>
          <div className="flex flex-wrap gap-x-4 gap-y-1 px-5 pb-3">
            {shared > 0 && (
              <Link look="quiet" icon="share" href={`/cases/${caseId}/disclosures`}>
                {say({ id: "disclosures.paper", message: "The record, to print" })}
              </Link>
            )}
            {found.mayShare && (
              <Button
                kind="quiet"
                waiting={change.waiting}
                onPress={() =>
                  void change(about).then(() =>
                    showToast({
                      text: say({ id: "disclosures.changed", message: "Noted. They are asked again before anything new is shared." }),
                    }),
                  )
                }
              >
                {say({ id: "disclosures.change", message: "Their circumstances have changed" })}
              </Button>
            )}
          </div>
        </Card>
      )}
      {found.readable && found.reminders.length > 0 && (
        <Folded title={say({ id: "disclosures.asked", message: "When they were asked" })} aside={found.reminders.length}>
          <ul className="space-y-1.5">
            {found.reminders.map((one) => (
              <li key={one.at + one.by.id}>
                {formats.moment(one.at)} · <bdi>{one.recipient}</bdi> · {one.items.map((item) => say(itemWords[item])).join(", ")}:{" "}
                <b>
                  {one.choice === "no"
                    ? say({ id: "disclosures.choice.no", message: "No" })
                    : one.choice === "narrowed"
                      ? say({ id: "disclosures.choice.narrowed", message: "Only this" })
                      : say({ id: "disclosures.choice.yes", message: "Yes" })}
                </b>{" "}
                <span className="text-quiet">{one.by.name}</span>
              </li>
            ))}
          </ul>
        </Folded>
      )}
      {found.readable && (
        <Folded title={say({ id: "disclosures.looks", message: "Who looked" })}>
          <Wait lines={3}>
            <LooksList caseId={caseId} />
          </Wait>
        </Folded>
      )}
      {sharing && <ShareDialog caseId={caseId} onClose={() => setSharing(false)} />}
    </div>
  );
}

function SharedRow({ one }: { one: Disclosure }) {
  const say = useWords();
  const formats = useFormats();
  const to =
    one.recipient === null
      ? say({ id: "disclosures.toThem", message: "The person themselves" })
      : [one.recipient, one.toWhom]
          .filter(Boolean)
          .map((part) => isolate(part ?? ""))
          .join(" · ");
  const last = one.openings[0];
  return (
    <RowItem
      title={
        <Link look="plain" className="hover:underline" href={`/packages/${one.packageId}`}>
          {to}
        </Link>
      }
      detail={
        <>
          {one.items.map(({ title }) => isolate(title)).join(", ")}
          <br />
          {formats.day(formats.dayOf(one.madeAt))} · {say(methodsOfSharing[one.method])} · {say(basesOfSharing[one.basis])}
          {last && ` · ${say({ id: "disclosures.openedAt", message: "opened {when}" }, { when: formats.moment(last.at) })}`}
        </>
      }
      action={
        one.opens !== null &&
        (one.opens ? (
          <Badge tone="accent">{say({ id: "disclosures.opens", message: "can be opened" })}</Badge>
        ) : (
          <Badge tone="outline">{say({ id: "disclosures.shut", message: "closed" })}</Badge>
        ))
      }
    />
  );
}
