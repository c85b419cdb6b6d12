import type { Standing } from "../../staff/training/contract.ts";
import type { Explain } from "../../ui/explaining.ts";
import type { Message } from "../../ui/words.ts";

/** How somebody stands with what is asked. */
export const stateWords: Readonly<Record<Standing["state"], Message>> = {
  holds: { id: "today.state.holds", message: "Has it" },
  soon: { id: "today.state.soon", message: "Ends soon" },
  missing: { id: "today.state.missing", message: "Missing" },
};

/** Why something that is asked could not be changed, or was not had. */
export const requirementWrongs: Explain = {
  "requirement.over": { id: "today.asked.over", message: "It is asked no more, or another wording stands. Close this to see how it is." },
  "requirement.toAgree": { id: "today.asked.toAgree", message: "Everybody agrees to a text themselves." },
  "requirement.toTrain": { id: "today.asked.toTrain", message: "A training is written down by whoever supervises." },
  "body.missing": { id: "today.asked.body", message: "Write the text they agree to." },
  "fromDay.past": { id: "today.asked.past", message: "It cannot be asked of days that have passed. Choose today or later." },
  "fromDay.beforeStart": {
    id: "today.asked.beforeStart",
    message: "The wording before is not asked until later. Choose that day or a later one.",
  },
  "doneOn.future": { id: "today.asked.future", message: "That day is still to come. Choose the day of the training." },
  "accountId.unknown": { id: "today.asked.unknown", message: "They do not work in this program. Choose somebody who does." },
};
