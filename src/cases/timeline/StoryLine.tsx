import { useState } from "react";
import { SECTIONS } from "../../people/policy.ts";
import { useCall } from "../../ui/asking.ts";
import { useFormats } from "../../ui/formats.ts";
import { Link } from "../../ui/Link.tsx";
import { Menu, type MenuEntry } from "../../ui/Menu.tsx";
import { TimelineItem } from "../../ui/Timeline.tsx";
import { useWords } from "../../ui/words.ts";
import type { Opened } from "../CaseDialogs.tsx";
import type { CaseHead } from "../contract.ts";
import { notes } from "../notes/contract.ts";
import { AudienceBadge, isOpenNote, NoteView } from "../notes/NoteView.tsx";
import { mayAmendNote, mayCorrectContact, mayShareNote } from "../policy.ts";
import { useActor } from "../useActor.ts";
import { useTimeOfDay } from "../useTimeOfDay.ts";
import type { Contact, Note, StoryItem } from "./contract.ts";
import { useTold } from "./storyWords.ts";

interface StoryLineProps {
  item: StoryItem;
  found: CaseHead;
  onOpen: (opened: Opened) => void;
}

/** One thing that happened, with the note that goes with it and what may still be done about it. */
export function StoryLine({ item, found, onOpen }: StoryLineProps) {
  const say = useWords();
  const formats = useFormats();
  const sayTime = useTimeOfDay();
  const { icon, title, detail } = useTold()(item);
  const { contact, codes } = item;
  // What was asked for of this note alone: a restricted one that was opened, one whose new wording came later than the page.
  const [asked, setAsked] = useState<Note>();
  const note = item.note && (asked && asked.texts.length > item.note.texts.length ? asked : item.note);
  // As it was said of a contact; else when it was written, unless that was on a later day.
  const time = codes["before"]
    ? ""
    : contact?.atTime
      ? sayTime(contact.atTime)
      : formats.dayOf(item.at) === item.onDay
        ? formats.time(item.at)
        : "";
  const revealed = asked?.restricted === true ? () => setAsked(undefined) : undefined;
  const acts = useActs({ note, contact, found, onOpen, onNote: setAsked, onHide: revealed });
  return (
    <TimelineItem
      at={time}
      dateTime={contact?.atTime ? `${item.onDay}T${contact.atTime}` : item.at}
      title={title}
      icon={icon}
      detail={detail.join(" · ")}
      presence={item.kind === "note" && note !== null && !isOpenNote(note)}
      aside={
        <span className="flex items-center gap-1">
          {note && <AudienceBadge note={note} />}
          {acts.length > 0 && (
            <span className="-my-2 -me-2">
              <Menu
                kind="quiet"
                icon="more"
                iconOnly
                label={say({ id: "cases.story.acts", message: "More about: {title}" }, { title })}
                entries={acts}
              />
            </span>
          )}
        </span>
      }
    >
      {note && <NoteView note={note} onShown={setAsked} />}
      {typeof codes.concernId === "string" && (
        <Link href={`/concerns/${codes.concernId}`}>{say({ id: "cases.story.toConcern", message: "Read it" })}</Link>
      )}
      {typeof codes["requestId"] === "string" && found.access.sections & SECTIONS.legal ? (
        <Link href={`/requests/${codes["requestId"]}`}>{say({ id: "cases.story.toRequest", message: "Open the request" })}</Link>
      ) : null}
      {typeof codes.crisisId === "string" && (
        <Link href={`/crisis?id=${codes.crisisId}`}>{say({ id: "cases.story.toCrisis", message: "What was done" })}</Link>
      )}
      {typeof codes["responseId"] === "string" && found.access.sections & SECTIONS.notes ? (
        <Link href={`/responses/${codes["responseId"]}`}>{say({ id: "cases.story.toForm", message: "Read the form" })}</Link>
      ) : null}
    </TimelineItem>
  );
}

interface Acts {
  note: Note | null;
  contact: Contact | null;
  found: CaseHead;
  onOpen: (opened: Opened) => void;
  onNote: (note: Note | undefined) => void;
  onHide: (() => void) | undefined;
}

/** What may still be done about a line: its note amended, shared or folded again, its contact corrected. */
function useActs({ note, contact, found, onOpen, onNote, onHide }: Acts): MenuEntry[] {
  const say = useWords();
  const call = useCall();
  const actor = useActor();
  const acts: MenuEntry[] = [];
  if (note && isOpenNote(note)) {
    const { noteId, audience, restricted } = note;
    const held = { authorId: note.author.id, audience, access: found.access };
    // After an amendment a restricted note is folded again; of any other the new wording is asked for.
    const onAmended = () => {
      onNote(undefined);
      if (restricted) return;
      call(notes.show, { noteId }).then(
        (now) => onNote(now.note),
        () => {},
      );
    };
    if (onHide) acts.push({ id: "hide", icon: "hidden", label: say({ id: "cases.note.hide", message: "Fold it again" }), run: onHide });
    if (mayAmendNote(actor, held))
      acts.push({
        id: "amend",
        icon: "note",
        label: say({ id: "cases.note.amend", message: "Amend the note" }),
        run: () => onOpen({ what: "amend", note, onAmended }),
      });
    if (mayShareNote(actor, held))
      acts.push({
        id: "share",
        icon: "share",
        label: say({ id: "cases.note.share", message: "Put it into the record" }),
        run: () => onOpen({ what: "share", note }),
      });
  }
  if (contact && found.status !== "closed" && mayCorrectContact(actor, { recordedBy: contact.recordedBy, access: found.access }))
    acts.push({
      id: "correct",
      icon: "undo",
      label: say({ id: "cases.contact.correct", message: "Correct the contact" }),
      run: () => onOpen({ what: "correct", contact }),
    });
  return acts;
}
