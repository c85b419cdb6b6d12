import type { Message } from "../../ui/words.ts";
import type { Presence } from "./contract.ts";

/** What kind of group it is. */
export const groupKinds: Readonly<Record<"support" | "skills" | "workshop" | "class" | "other", Message>> = {
  support: { id: "cases.group.support", message: "Support group" },
  skills: { id: "cases.group.skills", message: "Skills group" },
  workshop: { id: "cases.group.workshop", message: "Workshop" },
  class: { id: "cases.group.class", message: "Class visit" },
  other: { id: "cases.group.other", message: "Another group" },
};

/** Who was there. */
export const presences: Readonly<Record<Presence, Message>> = {
  there: { id: "cases.group.there", message: "There" },
  absent: { id: "cases.group.absent", message: "Absent" },
  excused: { id: "cases.group.excused", message: "Excused" },
};
