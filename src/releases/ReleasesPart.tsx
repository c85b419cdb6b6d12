import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useAsk } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { Slot } from "../ui/Slot.tsx";
import { useWords } from "../ui/words.ts";
import { type Release, type ReleaseId, releases } from "./contract.ts";
import { MissingNotice } from "./missing/MissingNotice.tsx";
import { itemWords, kindWords, lapsedWords, purposeWords, stateWords, useUntil } from "./releaseWords.ts";
import { WhoMayKnow } from "./WhoMayKnow.tsx";
import { WithdrawDialog } from "./WithdrawDialog.tsx";
import { lastMoment, warnDays } from "./wholeDays.ts";

const stands = ({ state }: { state: Release["state"] }) => state === "active" || state === "coming" || state === "draft";

/** The releases of a case: to whom, what, until when; and the way to end one in two presses. */
export function ReleasesPart({ id: caseId }: { id: string }) {
  const say = useWords();
  const formats = useFormats();
  const { personId, releases: all, heads, mayMake } = useAsk(releases.list, { caseId: caseId as never });
  const [ending, setEnding] = useState<{ releaseId: ReleaseId; name: string }>();
  const [open, setOpen] = useState(false);
  const live = all.filter(stands);
  const over = all.filter((one) => !stands(one));
  const openHeads = heads.filter(stands);
  return (
    <div className="max-w-4xl space-y-6">
      {mayMake && <MissingNotice id={personId} />}
      <Card
        flush
        title={say({ id: "releases.title", message: "Releases" })}
        aside={
          mayMake && (
            <Link look="secondary" href={`/cases/${caseId}/releases/new`}>
              {say({ id: "releases.new", message: "New release" })}
            </Link>
          )
        }
      >
        {live.length + openHeads.length === 0 && (
          <p className="px-5 py-4 text-quiet">
            {say({
              id: "releases.none",
              message: "No release stands: nothing of this case may leave on their word. Their help does not depend on it.",
            })}
          </p>
        )}
        <Rows>
          {live.map((one) => (
            <ReleaseRow key={one.releaseId} one={one} onEnd={() => setEnding({ releaseId: one.releaseId, name: one.recipient.name })} />
          ))}
          {openHeads.map((one) => {
            const name = one.recipient ?? say(kindWords[one.kind]);
            return (
              <RowItem
                key={one.releaseId}
                title={<bdi>{name}</bdi>}
                detail={say(
                  { id: "releases.until", message: "until {day}" },
                  { day: formats.nearDay(formats.dayOf(lastMoment(one.expiresAt))) },
                )}
                action={<EndButton name={name} onPress={() => setEnding({ releaseId: one.releaseId, name })} />}
              />
            );
          })}
        </Rows>
      </Card>
      <WhoMayKnow releases={all} />
      <Slot name="guidance" id="sharing" />
      {over.length > 0 && (
        <Card
          flush={open}
          title={say({ id: "releases.over", message: "Ended" })}
          aside={
            <Button kind="quiet" onPress={() => setOpen(!open)}>
              {open
                ? say({ id: "releases.over.hide", message: "Hide" })
                : say({ id: "releases.over.show", message: "Show {count}" }, { count: over.length })}
            </Button>
          }
        >
          {open && (
            <Rows>
              {over.map((one) => (
                <ReleaseRow key={one.releaseId} one={one} />
              ))}
            </Rows>
          )}
        </Card>
      )}
      {ending && <WithdrawDialog {...ending} onClose={() => setEnding(undefined)} />}
    </div>
  );
}

function EndButton({ name, onPress }: { name: string; onPress: () => void }) {
  const say = useWords();
  return (
    <Button onPress={onPress} label={say({ id: "releases.withdraw.of", message: "Withdraw: {name}" }, { name })}>
      {say({ id: "releases.withdraw", message: "Withdraw" })}
    </Button>
  );
}

function ReleaseRow({ one, onEnd }: { one: Release; onEnd?: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const until = useUntil();
  const draft = one.state === "draft";
  const near =
    one.state === "active" && one.signedAt !== null && formats.daysUntil(one.lastDay) <= warnDays(formats.dayOf(one.signedAt), one.lastDay);
  const items = one.items.map(({ item, detail }) => (detail ? `${say(itemWords[item])} (${isolate(detail)})` : say(itemWords[item])));
  return (
    <RowItem
      title={
        <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <Link href={`/releases/${one.releaseId}`}>
            <bdi>{one.recipient.name}</bdi>
          </Link>
          {one.state !== "active" && (
            <Badge tone={draft ? "accent" : "plain"}>
              {say(one.lapsedBecause && one.state === "lapsed" ? lapsedWords[one.lapsedBecause] : stateWords[one.state])}
            </Badge>
          )}
          {near && <Badge tone="warn">{say({ id: "releases.ends", message: "ends {day}" }, { day: formats.nearDay(one.lastDay) })}</Badge>}
        </span>
      }
      detail={
        <>
          <span className="block">{items.join(" · ")}</span>
          <span className="block">
            {[isolate(one.toWhom), say(purposeWords[one.purposeKind]), (near && !one.untilPurpose) || !stands(one) ? "" : until(one)]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </>
      }
      action={
        draft ? (
          <Link look="secondary" href={`/releases/${one.releaseId}`}>
            {say({ id: "releases.sign", message: "Sign" })}
          </Link>
        ) : (
          onEnd && <EndButton name={one.recipient.name} onPress={onEnd} />
        )
      }
    />
  );
}
