import { useState } from "react";
import { eventKindWords, systemWords } from "../cases/timeline/aroundTold.ts";
import { useTimeOfDay } from "../cases/useTimeOfDay.ts";
import { isolate } from "../people/PersonName.tsx";
import { useSpoken } from "../people/personWords.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Icon } from "../ui/Icon.tsx";
import { Menu } from "../ui/Menu.tsx";
import { type Message, useWords } from "../ui/words.ts";
import type { Around, NavigationEvent } from "./contract.ts";
import { AddEventDialog, type EventAct, EventDialog } from "./EventForms.tsx";
import { interpreterModes, interpreterStates, statusWords } from "./navigationWords.ts";

/** The dated events around a person: what is to come, the nearest first, and what has been. */
export function EventsCard({ found }: { found: Around }) {
  const say = useWords();
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState<{ act: EventAct; event: NavigationEvent }>();
  const [past, setPast] = useState(false);
  const coming = found.events.filter(({ status }) => status === "coming").reverse();
  const over = found.events.filter(({ status }) => status !== "coming");
  const row = (event: NavigationEvent) => (
    <EventRow key={event.eventId} event={event} mayWrite={found.mayWrite} onOpen={(act) => setOpened({ act, event })} />
  );
  return (
    <Card
      flush
      title={say({ id: "navigation.events", message: "Dates around them" })}
      aside={
        found.mayWrite && (
          <Button icon="plus" onPress={() => setAdding(true)}>
            {say({ id: "navigation.add", message: "Add a date" })}
          </Button>
        )
      }
    >
      {coming.length === 0 && (
        <p className="px-5 py-4 text-quiet">
          {say({
            id: "navigation.events.none",
            message: "Nothing is to come. Hearings, interviews, appointments and things to file stand here, and on Today.",
          })}
        </p>
      )}
      <Rows>{coming.map(row)}</Rows>
      {over.length > 0 && (
        <div className="border-t border-line px-2 py-1.5">
          <Button kind="quiet" icon={past ? "up" : "down"} onPress={() => setPast(!past)}>
            {past
              ? say({ id: "navigation.past.hide", message: "Hide what has been" })
              : say({ id: "navigation.past.show", message: "What has been: {count}" }, { count: over.length })}
          </Button>
        </div>
      )}
      {past && <Rows>{over.map(row)}</Rows>}
      {adding && <AddEventDialog found={found} onClose={() => setAdding(false)} />}
      {opened && <EventDialog act={opened.act} event={opened.event} onClose={() => setOpened(undefined)} />}
    </Card>
  );
}

function EventRow({ event, mayWrite, onOpen }: { event: NavigationEvent; mayWrite: boolean; onOpen: (act: EventAct) => void }) {
  const say = useWords();
  const formats = useFormats();
  const sayTime = useTimeOfDay();
  const { nameOf } = useSpoken();
  const word = (table: Readonly<Record<string, Message>>, key: string) => (table[key] ? say(table[key]) : key);
  const { interpreter } = event;
  const coming = event.status === "coming";
  const time =
    event.atTime &&
    (event.zone ? `${sayTime(event.atTime)} (${event.zone.replace(/^.*\//, "").replaceAll("_", " ")})` : sayTime(event.atTime));
  const day = [coming ? formats.nearDay(event.onDay) : formats.day(event.onDay), time].filter(Boolean).join(", ");
  const what = word(eventKindWords, event.kind);
  const lines = [
    [event.place && isolate(event.place), event.words && isolate(event.words)].filter(Boolean).join(" · "),
    event.earlier.length > 0 &&
      say(
        { id: "navigation.earlier", message: "Moved; it was on {days}" },
        { days: formats.list(event.earlier.map((one) => formats.day(one))) },
      ),
    interpreter &&
      [
        say(interpreterStates[interpreter.state]),
        interpreter.language && nameOf(interpreter.language),
        interpreter.mode && say(interpreterModes[interpreter.mode]),
        interpreter.name && isolate(interpreter.name),
      ]
        .filter(Boolean)
        .join(" · "),
    event.outcome && isolate(event.outcome),
  ].filter(Boolean);
  return (
    <RowItem
      mark={<Icon name="calendar" className="text-quiet" />}
      title={`${what} · ${word(systemWords, event.system)}`}
      detail={
        <>
          <span className={coming ? "font-semibold text-ink" : undefined}>{day}</span>
          {!coming && ` · ${say(statusWords[event.status])}`}
          {event.accompanied === true &&
            ` · ${coming ? say({ id: "navigation.willGo", message: "somebody goes along" }) : say({ id: "navigation.didGo", message: "somebody went along" })}`}
          {coming && interpreter?.state === "needed" && (
            <>
              {" "}
              <Badge tone="outline">{say({ id: "navigation.int.open", message: "no interpreter yet" })}</Badge>
            </>
          )}
          {coming && formats.daysUntil(event.onDay) < 0 && (
            <>
              {" "}
              <Badge tone="outline">{say({ id: "navigation.unsaid", message: "what became of it?" })}</Badge>
            </>
          )}
          {lines.map((line) => (
            <span key={String(line)} className="block break-words">
              {line}
            </span>
          ))}
        </>
      }
      action={
        mayWrite &&
        coming && (
          <Menu
            kind="quiet"
            icon="more"
            iconOnly
            label={say({ id: "navigation.more", message: "More about: {what}, {day}" }, { what, day })}
            entries={[
              {
                id: "settle",
                icon: "check",
                label: say({ id: "navigation.act.settle", message: "What became of it" }),
                run: () => onOpen("settle"),
              },
              {
                id: "move",
                icon: "calendar",
                label: say({ id: "navigation.act.move", message: "It was moved" }),
                run: () => onOpen("move"),
              },
              {
                id: "book",
                icon: "people",
                label: say({ id: "navigation.act.book", message: "The interpreter" }),
                run: () => onOpen("book"),
              },
            ]}
          />
        )
      }
    />
  );
}
