import type { IconName } from "../ui/Icon.tsx";
import type { Message } from "../ui/words.ts";

interface Kept {
  href: string;
  icon: IconName;
  title: Message;
  text: Message;
}

/** What an administrator keeps, and where. */
export const places: readonly Kept[] = [
  {
    href: "/settings/accounts",
    icon: "people",
    title: { id: "app.settings.accounts", message: "Accounts" },
    text: { id: "app.keeping.accounts", message: "Invite somebody, give roles, send a new way in, close an account." },
  },
  {
    href: "/settings/programs",
    icon: "team",
    title: { id: "app.settings.programs", message: "Programs" },
    text: { id: "app.keeping.programs", message: "Who helps together, and which rules hold for what they write down." },
  },
  {
    href: "/settings/calendar",
    icon: "calendar",
    title: { id: "app.settings.calendar", message: "Calendar and clocks" },
    text: { id: "app.keeping.calendar", message: "Days when nobody works, and how long things may wait." },
  },
  {
    href: "/settings/routing",
    icon: "concern",
    title: { id: "app.settings.routing", message: "Where concerns go" },
    text: { id: "app.keeping.routing", message: "Who reads what comes in, and the public pages it comes in by." },
  },
  {
    href: "/retention",
    icon: "clock",
    title: { id: "app.settings.retention", message: "How long things are kept" },
    text: { id: "app.keeping.retention", message: "After how many years each kind of record goes, and why." },
  },
  {
    href: "/imports",
    icon: "import",
    title: { id: "app.rail.import", message: "Import" },
    text: { id: "app.keeping.import", message: "Bring in a roster; nothing is written until you agree." },
  },
  {
    href: "/settings/key",
    icon: "lock",
    title: { id: "app.settings.key", message: "The key" },
    text: { id: "app.keeping.key", message: "What your agency’s words are sealed with, and changing it." },
  },
  {
    href: "/messages",
    icon: "note",
    title: { id: "app.settings.messages", message: "Messages that left" },
    text: { id: "app.keeping.messages", message: "What was sent, what waits, what did not arrive." },
  },
];
