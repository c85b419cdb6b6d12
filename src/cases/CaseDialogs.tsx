import type { ComponentType } from "react";
import { Dialog } from "../ui/Dialog.tsx";
import { PartPlace } from "../ui/PartGuard.tsx";
import { part } from "../ui/part.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { type Message, useWords } from "../ui/words.ts";
import type { CaseHead } from "./contract.ts";
import type { Contact, Note, Task } from "./timeline/contract.ts";

const QuickNote = part(() => import("./QuickNote.tsx"), "QuickNote");
const CorrectContact = part(() => import("./ContactForm.tsx"), "CorrectContactForm");
const ChangeTask = part(() => import("./TaskForm.tsx"), "ChangeTaskForm");
const Amend = part(() => import("./AmendForm.tsx"), "AmendForm");
const ShareNote = part(() => import("./AmendForm.tsx"), "ShareNoteForm");

interface CaseFormProps {
  found: CaseHead;
  onDone: () => void;
}

/** What is done to a case in a dialog of its own; each loaded when it is first opened. */
const forms = {
  contact: part(() => import("./ContactForm.tsx"), "ContactForm"),
  task: part(() => import("./TaskForm.tsx"), "TaskForm"),
  transfer: part(() => import("./TransferForm.tsx"), "TransferForm"),
  level: part(() => import("./LevelForm.tsx"), "LevelForm"),
  pause: part(() => import("./PauseForm.tsx"), "PauseForm"),
  team: part(() => import("./TeamForm.tsx"), "TeamForm"),
  close: part(() => import("./CloseForm.tsx"), "CloseForm"),
  reopen: part(() => import("./ReopenForm.tsx"), "ReopenForm"),
} satisfies Record<string, ComponentType<CaseFormProps>>;

type Plain = keyof typeof forms;

/** What is open over a case's page. */
export type Opened =
  | { what: Plain | "note" }
  | { what: "correct"; contact: Contact }
  | { what: "change"; task: Task }
  | { what: "amend"; note: Note; onAmended: () => void }
  | { what: "share"; note: Note };

const titles: Readonly<Record<Opened["what"], Message>> = {
  note: { id: "cases.dialog.note", message: "Write a note" },
  contact: { id: "cases.dialog.contact", message: "Record a contact" },
  task: { id: "cases.dialog.task", message: "Add a step" },
  transfer: { id: "cases.dialog.transfer", message: "Transfer the case" },
  level: { id: "cases.dialog.level", message: "Level, risk and target" },
  pause: { id: "cases.dialog.pause", message: "Pause the case" },
  team: { id: "cases.dialog.team", message: "Add somebody to the team" },
  close: { id: "cases.dialog.close", message: "Close the case" },
  reopen: { id: "cases.dialog.reopen", message: "Reopen the case" },
  correct: { id: "cases.dialog.correct", message: "Correct the contact" },
  change: { id: "cases.dialog.change", message: "Change the step" },
  amend: { id: "cases.dialog.amend", message: "Amend the note" },
  share: { id: "cases.dialog.share", message: "Put it into the record" },
};

/** Whatever is open over a case's page. */
export function CaseDialogs({ found, opened, onClose }: { found: CaseHead; opened: Opened | undefined; onClose: () => void }) {
  const say = useWords();
  if (!opened) return null;
  return (
    <Dialog title={say(titles[opened.what])} open onClose={onClose} firm width={opened.what === "close" ? "wide" : "normal"}>
      <PartPlace fallback={<Skeleton lines={5} />}>
        <Inside found={found} opened={opened} onClose={onClose} />
      </PartPlace>
    </Dialog>
  );
}

function Inside({ found, opened, onClose }: { found: CaseHead; opened: Opened; onClose: () => void }) {
  switch (opened.what) {
    case "note":
      return <QuickNote onClose={onClose} />;
    case "correct":
      return <CorrectContact found={found} contact={opened.contact} onDone={onClose} />;
    case "change":
      return <ChangeTask found={found} task={opened.task} onDone={onClose} />;
    case "amend":
      return (
        <Amend
          note={opened.note}
          onDone={() => {
            opened.onAmended();
            onClose();
          }}
        />
      );
    case "share":
      return <ShareNote note={opened.note} regime={found.regime} onDone={onClose} />;
    default: {
      const Plain = forms[opened.what];
      return <Plain found={found} onDone={onClose} />;
    }
  }
}
