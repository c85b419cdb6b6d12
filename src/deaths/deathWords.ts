import type { Explain } from "../ui/explaining.ts";
import type { Message } from "../ui/words.ts";
import type { Nearness } from "./contract.ts";

/** Who somebody may be written down as; colleagues stand on the list by their cases. */
export const nearnessToAdd = {
  family: { id: "deaths.near.family", message: "Family" },
  friend: { id: "deaths.near.friend", message: "Friend" },
  co_member: { id: "deaths.near.member", message: "Of the same group or class" },
} as const satisfies Record<Exclude<Nearness, "staff">, Message>;

/** Who somebody is to the one who died. */
export const nearness: Record<Nearness, Message> = {
  ...nearnessToAdd,
  staff: { id: "deaths.near.staff", message: "Colleague who worked with them" },
};

/** What can be wrong, by the code the server says it with. */
export const deathExplain: Explain = {
  future: { id: "deaths.wrong.future", message: "“{label}”: choose today or a day before." },
  notTheirName: { id: "deaths.wrong.name", message: "That is not what they are called here. Look whether it is the right person." },
  notOfTheirs: { id: "deaths.wrong.family", message: "They do not stand with the family any more. Write the name instead." },
  "death.saidAlready": { id: "deaths.wrong.already", message: "Somebody has written it down already. Show the page again." },
  "death.notSaid": { id: "deaths.wrong.not", message: "It was taken back meanwhile. Show the page again." },
  "bereaved.alreadyConcern": { id: "deaths.wrong.concern", message: "A concern is filed already." },
  "bereaved.noDoor": { id: "deaths.wrong.door", message: "Your programs take no concerns by a form. Write it down under Concerns." },
  "bereaved.listed": { id: "deaths.wrong.listed", message: "They stand on the list already." },
  stale: { id: "deaths.wrong.stale", message: "Somebody changed it meanwhile. Show the page again." },
};
