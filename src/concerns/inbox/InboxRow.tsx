import type { ReactNode } from "react";
import { useTell } from "../../ui/asking.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { RowItem } from "../../ui/Card.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Link } from "../../ui/Link.tsx";
import { useMe } from "../../ui/me.ts";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { channelWords, fromWords, statusWords } from "../concernWords.ts";
import { concerns, type InboxItem } from "../contract.ts";
import { useSayRefusal } from "../decision/refusals.ts";
import { mayDecide } from "../policy.ts";
import { categoryLabels } from "../public/wording.ts";
import { useClockWords } from "./clockWords.ts";
import { useConcernTitle } from "./concernTitle.ts";

export const concernHref = (concernId: string) => `/concerns/${concernId}`;

/** One concern in the inbox: whom it is about, from whom, how long it waits, who has it, and the way to take it. */
export function InboxRow({ item, decided = false, program }: { item: InboxItem; decided?: boolean; program: boolean }) {
  const say = useWords();
  const nameOf = useConcernTitle(true);
  const formats = useFormats();
  const clock = useClockWords()(item);
  const categories = item.categories.slice(0, 3).flatMap((one) => categoryLabels[one] ?? []);
  const name = nameOf(item);
  const numbered = say({ id: "concerns.triage.title.number", message: "Concern {number}" }, { number: item.number });
  const detail = [
    name === numbered ? null : numbered,
    decided
      ? say({ id: "concerns.triage.came", message: "came {day}" }, { day: formats.nearDay(formats.dayOf(item.clock.receivedAt)) })
      : null,
    say(fromWords[item.source]),
    item.channel === "phone" || item.channel === "mail" ? say(channelWords[item.channel]) : null,
    item.anonymous && !item.aboutSelf ? say({ id: "concerns.triage.anonymous", message: "anonymous" }) : null,
    program ? item.programName : null,
    ...categories.map((one) => say(one)),
  ].filter((part) => part !== null);
  return (
    <RowItem
      mark={<Mark item={item} decided={decided} />}
      title={
        <>
          <Link
            href={concernHref(item.id)}
            look="plain"
            className="me-2 text-ink underline decoration-edge underline-offset-[0.2em] hover:text-accent hover:decoration-2"
          >
            {name}
          </Link>
          <Signs item={item} decided={decided} />
        </>
      }
      detail={
        <>
          {!decided && (
            <span className="block">
              <span className={clock.overdue ? "font-semibold text-warn" : "text-ink"}>
                {[clock.waiting, clock.due].filter(Boolean).join("\u00a0· ")}
              </span>
            </span>
          )}
          <Parts>{detail}</Parts>
        </>
      }
      action={<Holder item={item} decided={decided} />}
    />
  );
}

function Mark({ item, decided }: { item: InboxItem; decided: boolean }) {
  const icon = decided ? "check" : item.urgent ? "warn" : item.assigned ? "person" : "concern";
  return <Icon name={icon} className={item.urgent && !decided ? "text-warn" : "text-quiet"} />;
}

function Signs({ item, decided }: { item: InboxItem; decided: boolean }) {
  const say = useWords();
  return (
    <span className="inline-flex flex-wrap gap-1.5 align-baseline font-normal">
      {item.urgent && !decided && <span className="sr-only">{say({ id: "concerns.triage.urgent", message: "Urgent" })}</span>}
      {item.added && <Badge tone="accent">{say({ id: "concerns.triage.added", message: "new words" })}</Badge>}
      {decided && <Badge tone="outline">{say(statusWords[item.status])}</Badge>}
      {item.direction === "worried_about" && !decided && (
        <Badge tone="outline">{say({ id: "concerns.triage.about", message: "what they may do" })}</Badge>
      )}
    </span>
  );
}

function Parts({ children }: { children: readonly ReactNode[] }) {
  return children.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line have no other name
    <span key={at}>
      {at > 0 && "\u00a0· "}
      <bdi>{part}</bdi>
    </span>
  ));
}

function Holder({ item, decided }: { item: InboxItem; decided: boolean }) {
  const say = useWords();
  const me = useMe();
  const { assigned } = item;
  if (decided) return null;
  if (assigned) {
    const mine = assigned.accountId === me.id;
    const text = mine
      ? say({ id: "concerns.triage.mine", message: "with you" })
      : say({ id: "concerns.triage.with", message: "with {name}" }, { name: assigned.name });
    return mine ? <Badge tone="accent">{text}</Badge> : <span className="text-sm text-quiet">{text}</span>;
  }
  if (!mayDecide(me, item)) return null;
  return <TakeButton item={item} />;
}

/** Takes a concern in one tap. */
export function TakeButton({ item }: { item: Pick<InboxItem, "id" | "version" | "about" | "number" | "aboutSelf"> }) {
  const say = useWords();
  const titleOf = useConcernTitle();
  const take = useTell(concerns.take);
  const sayRefusal = useSayRefusal();
  const press = () =>
    take({ concernId: item.id, version: item.version }).then(
      () => showToast({ text: say({ id: "concerns.triage.taken", message: "You have it now." }) }),
      (problem: unknown) => showToast({ text: sayRefusal(problem) }),
    );
  return (
    <Button
      waiting={take.waiting}
      onPress={() => void press()}
      label={say({ id: "concerns.triage.take.of", message: "Take it: {title}" }, { title: titleOf(item) })}
    >
      {say({ id: "concerns.triage.take", message: "Take it" })}
    </Button>
  );
}
