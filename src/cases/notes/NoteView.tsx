import { useRef, useState } from "react";
import { isolate } from "../../people/PersonName.tsx";
import { useCall } from "../../ui/asking.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { Explain } from "../../ui/Explain.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { useFormats } from "../../ui/formats.ts";
import { useWords } from "../../ui/words.ts";
import type { Note } from "../timeline/contract.ts";
import { usePurgedText } from "../usePurgedText.ts";
import { notes } from "./contract.ts";
import { audienceWords, topicWords } from "./noteWords.ts";

/** For whom a note is: on every note, never by colour alone (R05). */
export function AudienceBadge({ note }: { note: Note }) {
  const say = useWords();
  const closed = note.restricted || note.audience === "author";
  return (
    <Badge tone="outline" icon={closed ? "lock" : undefined}>
      {say(audienceWords[note.audience])}
      {note.restricted && ` · ${say({ id: "cases.note.isRestricted", message: "restricted" })}`}
    </Badge>
  );
}

/** Whether a note's words came with it; else that it is there is all that is shown (R06). */
export const isOpenNote = (note: Note) => note.texts.length > 0;

/** A note as far as one may read it: its words, that it is restricted and can be opened, or only that it is there. */
export function NoteView({ note, onShown }: { note: Note; onShown: (revealed: Note) => void }) {
  if (isOpenNote(note)) return <Words note={note} />;
  return note.mayReveal ? <Restricted note={note} onShown={onShown} /> : <BeyondAudience note={note} />;
}

function Restricted({ note, onShown }: { note: Note; onShown: (note: Note) => void }) {
  const say = useWords();
  const call = useCall();
  const asking = useRef(false);
  const [wrong, setWrong] = useState<string>();
  // Not told like a change: nothing else on the page has to be asked for, and looked at, again.
  const show = async () => {
    if (asking.current) return;
    asking.current = true;
    setWrong(undefined);
    try {
      onShown((await call(notes.reveal, { noteId: note.noteId })).note);
    } catch (problem) {
      setWrong(sayProblem(say, {}, problem));
    } finally {
      asking.current = false;
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <span className="text-quiet">{say({ id: "cases.note.one", message: "1 restricted note" })}</span>
      <Button kind="quiet" onPress={() => void show()} className="-my-1">
        {say({ id: "cases.note.show", message: "Show (this is recorded)" })}
      </Button>
      {wrong && (
        <span role="alert" className="font-semibold">
          {wrong}
        </span>
      )}
    </div>
  );
}

/** It is there; what it says is for others. */
function BeyondAudience({ note }: { note: Note }) {
  const say = useWords();
  const given = { name: isolate(note.author.name), topic: say(topicWords[note.topic]), audience: say(audienceWords[note.audience]) };
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <span className="text-quiet">{say({ id: "cases.note.others", message: "1 note for others" })}</span>
      <Explain label={say({ id: "cases.note.whyNot", message: "Why can’t I see it?" })}>
        <p>
          {say(
            {
              id: "cases.note.whyNot.text",
              message:
                "{name} wrote it for others than you (readers: {audience}; topic: {topic}). You see that it is there, so that nobody works past it.",
            },
            given,
          )}
        </p>
        <p className="mt-2">
          {say({ id: "cases.note.whyNot.ask", message: "If your work needs it, ask {name} or the case manager." }, given)}
        </p>
      </Explain>
    </div>
  );
}

/** The last wording on top, beneath it when and why it was amended, and what stood there before. */
function Words({ note }: { note: Note }) {
  const say = useWords();
  const formats = useFormats();
  const [last, ...earlier] = note.texts.toReversed();
  return (
    <>
      <Prose text={last?.body ?? ""} />
      {earlier.length > 0 && (
        <div className="mt-2 border-s-2 border-line ps-3 text-sm text-quiet">
          {note.texts.slice(1).map(({ seq, at, by, why }) => (
            <p key={seq}>
              {say(
                { id: "cases.note.amended", message: "Amended {moment} by {name}" },
                { moment: formats.moment(at), name: isolate(by.name) },
              )}
              {why && (
                <>
                  : <bdi>{why}</bdi>
                </>
              )}
            </p>
          ))}
          <div className="-mb-px">
            <Disclosure title={say({ id: "cases.note.before", message: "As it was before" })}>
              {earlier.map(({ seq, at, body }) => (
                <div key={seq} className="mb-3 last:mb-0">
                  <p>{formats.moment(at)}</p>
                  <Prose text={body} />
                </div>
              ))}
            </Disclosure>
          </div>
        </div>
      )}
    </>
  );
}

/** What somebody wrote, with its own lines and its own direction. */
function Prose({ text }: { text: string }) {
  const written = usePurgedText();
  return (
    <p dir="auto" className="whitespace-pre-wrap">
      {written(text)}
    </p>
  );
}
