import type { Message } from "../ui/words.ts";

/** Why cover could not be given. */
export const coverWrongs: Readonly<Record<string, Message>> = {
  "cover.cannotStandIn": {
    id: "staff.cover.cannot",
    message: "They cannot stand in here: somebody who does must work in the same confidential programs. Choose another colleague.",
  },
  "cover.decidesThere": {
    id: "staff.cover.decides",
    message: "They decide, or have decided, in one of the cases they would open by it. Choose another colleague.",
  },
  "lastDay.beforeStart": { id: "staff.cover.before", message: "The last day comes before the first. Change one of them." },
  "untilTime.beforeStart": { id: "staff.cover.before.time", message: "It ends before it begins. Change one of the times." },
  "lastDay.past": { id: "staff.cover.past", message: "That is over already. Choose a later day." },
  "lastDay.tooLong": { id: "staff.cover.long", message: "Cover lasts a year at most. Choose an earlier day." },
};
