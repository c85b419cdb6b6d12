import { Button } from "../ui/Button.tsx";
import { useKeys } from "../ui/keys.ts";
import { Menu, type MenuEntry } from "../ui/Menu.tsx";
import { type Message, useWords } from "../ui/words.ts";
import type { Opened } from "./CaseDialogs.tsx";
import { useMoveCase } from "./caseActs.ts";
import { steps } from "./caseWords.ts";
import type { CaseHead } from "./contract.ts";
import {
  mayAddContact,
  mayAddNote,
  mayAddTask,
  mayChangeCase,
  mayChangeTeam,
  mayCloseCase,
  mayMeetTogether,
  mayReopenCase,
  mayRest,
  mayTransferCase,
  stepsFrom,
} from "./policy.ts";
import { useActor } from "./useActor.ts";

/** What is done most in a case stands open; the rest is behind More. Nothing is offered that the door would refuse. */
export function CaseActions({ found, atHand, onOpen }: { found: CaseHead; atHand: AtHand; onOpen: (opened: Opened) => void }) {
  const say = useWords();
  const actor = useActor();
  const { move, wake } = useMoveCase(found);
  const open = found.status !== "closed";
  const more: MenuEntry[] = [];
  const add = (
    may: boolean,
    id: Exclude<Opened["what"], "correct" | "change" | "amend" | "share">,
    label: Message,
    icon: MenuEntry["icon"],
  ) => may && more.push({ id, icon, label: say(label), run: () => onOpen({ what: id }) });
  if (open && mayMeetTogether(actor, atHand))
    more.push({
      id: "together",
      icon: "people",
      label: say({ id: "cases.more.together", message: "They are here" }),
      hint: say({ id: "cases.more.together.hint", message: "Shows what is theirs and nothing else" }),
      href: `/cases/${found.caseId}/together`,
    });
  if (open)
    more.push({
      id: "visit",
      icon: "forward",
      label: say({ id: "cases.more.visit", message: "I am going out" }),
      hint: say({ id: "cases.more.visit.hint", message: "Somebody is told if you are not back" }),
      href: "/visits",
    });
  const changes = mayChangeCase(actor, atHand);
  add(open && mayTransferCase(actor, atHand), "transfer", { id: "cases.more.transfer", message: "Transfer it" }, "forward");
  add(open && changes, "level", { id: "cases.more.level", message: "Level, risk, target" }, "settings");
  add(open && mayChangeTeam(actor, atHand), "team", { id: "cases.more.team", message: "Add to the team" }, "team");
  if (changes) {
    for (const step of stepsFrom(found.status)) {
      if (step === "active" || step === "monitoring" || step === "closing")
        more.push({ id: step, icon: "check", label: say(steps[step]), run: () => void move(step) });
    }
  }
  add(changes && mayRest(found.status), "pause", { id: "cases.more.pause", message: "Pause it" }, "clock");
  if (changes && found.status === "paused")
    more.push({ id: "wake", icon: "undo", label: say({ id: "cases.more.wake", message: "Resume it" }), run: () => void wake() });
  const mayClose = open && mayCloseCase(actor, atHand);
  return (
    <>
      {mayAddNote(actor, found) && <NoteButton onOpen={onOpen} />}
      {open && mayAddContact(actor, found) && <ContactButton onOpen={onOpen} />}
      {open && mayAddTask(actor, found) && <TaskButton onOpen={onOpen} />}
      {mayClose && <Button onPress={() => onOpen({ what: "close" })}>{say({ id: "cases.act.close", message: "Close…" })}</Button>}
      {!open && mayReopenCase(actor, atHand) && (
        <Button icon="undo" onPress={() => onOpen({ what: "reopen" })}>
          {say({ id: "cases.act.reopen", message: "Reopen…" })}
        </Button>
      )}
      {more.length > 0 && <Menu label={say({ id: "cases.act.more", message: "More" })} icon="more" iconOnly entries={more} />}
    </>
  );
}

/** What the policies look at. */
export interface AtHand {
  programId: string;
  managerId: string | null;
  status: CaseHead["status"];
  access: CaseHead["access"];
}

function NoteButton({ onOpen }: { onOpen: (opened: Opened) => void }) {
  const say = useWords();
  // On a phone the bar beneath has it.
  return (
    <Button kind="primary" icon="note" className="max-md:hidden" onPress={() => onOpen({ what: "note" })}>
      {say({ id: "cases.act.note", message: "Note" })}
    </Button>
  );
}

function ContactButton({ onOpen }: { onOpen: (opened: Opened) => void }) {
  const say = useWords();
  useKeys("c", say({ id: "cases.key.contact", message: "Record a contact" }), () => onOpen({ what: "contact" }));
  return <Button onPress={() => onOpen({ what: "contact" })}>{say({ id: "cases.act.contact", message: "Contact" })}</Button>;
}

function TaskButton({ onOpen }: { onOpen: (opened: Opened) => void }) {
  const say = useWords();
  useKeys("t", say({ id: "cases.key.task", message: "Add a step" }), () => onOpen({ what: "task" }));
  return <Button onPress={() => onOpen({ what: "task" })}>{say({ id: "cases.act.task", message: "Step" })}</Button>;
}
