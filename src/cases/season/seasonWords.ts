import type { Message } from "../../ui/words.ts";
import type { Choice } from "./seasonChoices.ts";

/** What can become of a case. */
export const actWords: Readonly<Record<"carry" | Choice["act"], Message>> = {
  carry: { id: "cases.season.carry", message: "Carry on" },
  pause: { id: "cases.season.pause", message: "Pause" },
  close: { id: "cases.season.close", message: "Close" },
  hand: { id: "cases.season.hand", message: "Hand over" },
};
