import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Timeline, TimelineItem } from "../ui/Timeline.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Crisis, crises, type Entry, type NewEntry } from "./contract.ts";
import { calledWords, doneWords, kindIcons } from "./crisisWords.ts";

/** What happened so far, the latest first; what is on its way stands on top. */
export function CrisisLines({ crisis, unsent }: { crisis: Crisis | undefined; unsent: readonly NewEntry[] }) {
  const say = useWords();
  const formats = useFormats();
  const entries = [...(crisis?.entries ?? [])].reverse();
  const word = useEntryWord();
  if (entries.length + unsent.length === 0) return null;
  return (
    <Card title={say({ id: "crises.lines", message: "So far" })}>
      <Timeline label={say({ id: "crises.lines", message: "So far" })}>
        {[...unsent].reverse().map((one) => (
          <TimelineItem
            key={`${one.at} ${one.kind === "said" ? "" : one.code}`}
            at={formats.time(one.at)}
            dateTime={one.at}
            icon={kindIcons[one.kind]}
            title={word(one.kind, one.kind === "said" ? null : one.code)}
            detail={say({ id: "crises.lines.onItsWay", message: "on its way" })}
          >
            {one.kind === "said" && <p className="whitespace-pre-line">{one.words}</p>}
          </TimelineItem>
        ))}
        {crisis && entries.map((one) => <Line key={one.entryId} crisis={crisis} entry={one} />)}
      </Timeline>
    </Card>
  );
}

function useEntryWord() {
  const say = useWords();
  return (kind: Entry["kind"], code: string | null): string => {
    const of = (words: Readonly<Record<string, { id: string; message: string }>>) => (code && words[code] ? say(words[code]) : "");
    if (kind === "called") return say({ id: "crises.lines.called", message: "Called: {whom}" }, { whom: of(calledWords) });
    return kind === "done" ? of(doneWords) : say({ id: "crises.lines.words", message: "In words" });
  };
}

function Line({ crisis, entry }: { crisis: Crisis; entry: Entry }) {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const word = useEntryWord();
  const takeBack = useTell(crises.takeBack);
  const title = word(entry.kind, entry.code);
  const { takenBack } = entry;
  const failed = (problem: unknown) => showToast({ text: sayProblem(say, {}, problem) });
  const today = formats.dayOf(entry.at) === formats.today();
  return (
    <TimelineItem
      at={today ? formats.time(entry.at) : formats.moment(entry.at)}
      dateTime={entry.at}
      icon={kindIcons[entry.kind]}
      presence={takenBack}
      title={takenBack ? <s>{title}</s> : title}
      detail={takenBack ? `${entry.by.name} · ${say({ id: "crises.lines.takenBack", message: "taken back" })}` : entry.by.name}
      aside={
        entry.by.id === me.id &&
        !takenBack && (
          <Button
            kind="quiet"
            icon="undo"
            className="-my-2"
            waiting={takeBack.waiting}
            label={say({ id: "crises.lines.takeBack", message: "Take back: {title}" }, { title })}
            onPress={() => void takeBack({ crisisId: crisis.crisisId, entryId: entry.entryId }).catch(failed)}
          />
        )
      }
    >
      {entry.words && !takenBack && <p className="whitespace-pre-line">{entry.words}</p>}
    </TimelineItem>
  );
}
