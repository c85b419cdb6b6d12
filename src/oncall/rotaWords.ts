import type { Message } from "../ui/words.ts";
import type { Turn } from "./contract.ts";

/** The days of the week, Monday first, as options of a field. */
export const weekdays: readonly Message[] = [
  { id: "oncall.monday", message: "Monday" },
  { id: "oncall.tuesday", message: "Tuesday" },
  { id: "oncall.wednesday", message: "Wednesday" },
  { id: "oncall.thursday", message: "Thursday" },
  { id: "oncall.friday", message: "Friday" },
  { id: "oncall.saturday", message: "Saturday" },
  { id: "oncall.sunday", message: "Sunday" },
];

/** Why whoever has a turn would not be rung. */
export const wrongs: Readonly<Record<NonNullable<Turn["wrong"]>, Message>> = {
  left: { id: "oncall.wrong.left", message: "has left" },
  away: { id: "oncall.wrong.away", message: "is away, and nobody stands in" },
  noRight: { id: "oncall.wrong.noRight", message: "may not take up concerns here" },
};

/** What a rota refuses, in words. */
export const refusals: Readonly<Record<string, Message>> = {
  "accountId.cannotBeRung": {
    id: "oncall.refused.taker",
    message: "They may not take up this program's concerns, so they cannot be rung. Choose somebody who triages.",
  },
  "untilTime.beforeStart": { id: "oncall.refused.before", message: "It ends before it begins. Change one of the times." },
  "lastDay.past": { id: "oncall.refused.past", message: "That is over already. Choose a later day." },
  "lastDay.tooLong": { id: "oncall.refused.long", message: "One turn lasts a fortnight at most. Choose an earlier day." },
  "onDay.noTurn": { id: "oncall.refused.noTurn", message: "That turn is over, or is there no more." },
  "rota.swapped": { id: "oncall.refused.swapped", message: "Somebody has just changed this turn. Look at it again." },
};
