import { Fragment, useEffect, useRef, useState } from "react";
import { useGo, useParam } from "../ui/address.ts";
import { useAsk } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Explain } from "../ui/Explain.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { Slot } from "../ui/Slot.tsx";
import { useWords } from "../ui/words.ts";
import { fromWords, seenWords, statusWords } from "./concernWords.ts";
import { type ConcernRecord, concerns } from "./contract.ts";
import { History } from "./decision/History.tsx";
import { SenderPart } from "./decision/SenderPart.tsx";
import { LeftOver, TriageForm } from "./decision/TriageForm.tsx";
import { useClockWords } from "./inbox/clockWords.ts";
import { useConcernTitle } from "./inbox/concernTitle.ts";
import { HolderBar } from "./inbox/HolderBar.tsx";
import { TheirWords } from "./inbox/TheirWords.tsx";
import { mayDecide } from "./policy.ts";

/** One concern: the sender's words on one side, what one makes of them on the other. */
export function ConcernPage() {
  const say = useWords();
  const me = useMe();
  const concernId = useParam("concernId");
  const record = useAsk(concerns.show, { concernId });
  const title = useConcernTitle()(record);
  const waits = record.status === "received" || record.status === "in_triage";
  const decides = mayDecide(me, record);
  const go = useGo();
  const [moved, setMoved] = useState(false);
  useEffect(() => {
    // Only once the form is gone: what stands in it would hold the page.
    if (moved) go("/concerns", { replace: true });
  }, [moved, go]);
  const outcome = useRef<HTMLDivElement>(null);
  const waited = useRef(waits);
  useEffect(() => {
    // The form one was in is gone: whoever cannot see the page is told what stands there now.
    if (waited.current && !waits) outcome.current?.focus();
    waited.current = waits;
  }, [waits]);
  return (
    <Page
      title={title}
      kind={say({ id: "concerns.triage.page", message: "Concern" })}
      back={{ href: "/concerns", label: say({ id: "concerns.triage.inbox", message: "Concerns" }) }}
      lead={<Lead record={record} waits={waits} />}
      actions={waits && decides && <HolderBar record={record} />}
    >
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)] lg:gap-8">
        <div className="min-w-0 space-y-4 lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto lg:rounded-lg lg:border-b lg:border-line">
          <TheirWords record={record} />
        </div>
        <div key={record.id} ref={outcome} tabIndex={-1} className="min-w-0 space-y-6">
          <Reminders record={record} />
          {moved ? null : waits && decides ? (
            <Wait lines={8}>
              <TriageForm record={record} onMoved={() => setMoved(true)} />
            </Wait>
          ) : (
            <Decided record={record} decides={decides} waits={waits} />
          )}
          {waits && <History record={record} />}
        </div>
      </div>
    </Page>
  );
}

function Decided({ record, decides, waits }: { record: ConcernRecord; decides: boolean; waits: boolean }) {
  const say = useWords();
  const me = useMe();
  return (
    <>
      {decides && record.decisions[0]?.by.accountId !== me.id && (
        <Wait lines={1}>
          <LeftOver concernId={record.id} />
        </Wait>
      )}
      {!decides && waits && (
        <Notice>
          {say({
            id: "concerns.triage.readOnly",
            message: "You may read this and not decide it. It waits for those who sort what comes in.",
          })}
        </Notice>
      )}
      {!waits && <History record={record} />}
      {decides && <SenderPart record={record} otherId={record.decisions.find((one) => one.duplicateOf)?.duplicateOf ?? null} />}
      {!waits && (
        <Link href="/concerns" look="secondary" icon="back">
          {say({ id: "concerns.triage.toInbox", message: "Back to what waits" })}
        </Link>
      )}
    </>
  );
}

/** Where it stands, in one line; and who else sees it. */
function Lead({ record, waits }: { record: ConcernRecord; waits: boolean }) {
  const say = useWords();
  const me = useMe();
  const formats = useFormats();
  const clock = useClockWords()(record);
  const { assigned } = record;
  const holder = !assigned
    ? null
    : assigned.accountId === me.id
      ? say({ id: "concerns.triage.mine", message: "with you" })
      : say({ id: "concerns.triage.with", message: "with {name}" }, { name: assigned.name });
  const parts = [
    waits && [clock.waiting, clock.due].filter(Boolean).join("\u00a0· "),
    !waits && formats.ago(record.clock.receivedAt),
    say(fromWords[record.source]),
    record.anonymous && !record.aboutSelf && say({ id: "concerns.triage.anonymous", message: "anonymous" }),
    waits && record.sender.canAcknowledge && say({ id: "concerns.triage.wants", message: "wants to know it arrived" }),
    waits && holder,
  ].filter((part) => typeof part === "string");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <span>
        {waits && record.urgent && (
          <span className="me-2">
            <Badge tone="warn">{say({ id: "concerns.triage.urgent", message: "Urgent" })}</Badge>
          </span>
        )}
        {parts.map((part, at) => (
          <span key={part}>
            {at > 0 && "\u00a0· "}
            <span className={at === 0 && clock.overdue && waits ? "font-semibold text-warn" : undefined}>{part}</span>
          </span>
        ))}
      </span>
      {record.added && <Badge tone="accent">{say({ id: "concerns.triage.added", message: "new words" })}</Badge>}
      {!waits && <Badge tone="outline">{say(statusWords[record.status])}</Badge>}
      <Explain label={say({ id: "concerns.triage.seenBy", message: "Who else may see this" })}>
        {record.alsoSeenBy.length === 0 ? (
          <p>{say({ id: "concerns.triage.seenBy.nobody", message: "Nobody but you." })}</p>
        ) : (
          <ul className="space-y-1.5">
            {record.alsoSeenBy.map((one) => (
              <li key={one.accountId}>
                <bdi className="font-semibold">{one.name}</bdi> <span className="text-quiet">· {say(seenWords[one.because])}</span>
              </li>
            ))}
          </ul>
        )}
        <p className="mt-2 text-quiet">{say({ id: "concerns.triage.seenBy.looks", message: "Each look is recorded, yours too." })}</p>
      </Explain>
    </div>
  );
}

/** What whoever reads this may be bound to do now that they know. */
function Reminders({ record }: { record: ConcernRecord }) {
  const say = useWords();
  return record.reminders.map((one) =>
    one === "mandated_report" ? (
      <Notice key={one} tone="warn" title={say({ id: "concerns.triage.duty", message: "This form does not fulfill your duty to report" })}>
        {say({
          id: "concerns.triage.duty.text",
          message: "If a child may be hurt or neglected, the law may ask you yourself to call child protection or the police.",
        })}
      </Notice>
    ) : (
      <Fragment key={one}>
        <Notice title={say({ id: "concerns.triage.titleIx", message: "This may have to go to the Title IX coordinator" })}>
          {say({
            id: "concerns.triage.titleIx.text",
            message:
              "That it arrived here is notice already. Tell the coordinator, or write under “Why” what speaks against it. Do not investigate. For the crime report, note the day and the kind of place, and no name.",
          })}
        </Notice>
        <Slot name="concern.titleIxOwed" id={record.id} />
      </Fragment>
    ),
  );
}
