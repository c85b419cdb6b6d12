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
  "cover.outsiderThere": {
    id: "staff.cover.outsiderThere",
    message: "Somebody from outside stands in on some of these days already: one at a time. End that first, or choose other days.",
  },
  "lastDay.tooLongOutside": {
    id: "staff.cover.longOutside",
    message: "Somebody from outside stands in for six weeks at a stretch at most. Choose an earlier day; it can be given again.",
  },
  "lastDay.pastNaming": {
    id: "staff.cover.pastNaming",
    message: "They were named until an earlier day. Choose one until then, or name them anew.",
  },
  "outsider.notAlone": { id: "staff.outside.notAlone", message: "Somebody here can stand in: choose them." },
  "outsider.notOutside": {
    id: "staff.outside.notOutside",
    message: "That e-mail is of somebody who works here. Name somebody from outside.",
  },
  "outsider.alreadyThere": { id: "staff.outside.already", message: "Somebody is named already, one at a time. End that first." },
  "outsider.agreed": { id: "staff.outside.twice", message: "Somebody has answered this already." },
  "expiresOn.tooFar": { id: "staff.outside.tooFar", message: "Choose a day from today on, a year ahead at most." },
  "account.emailTaken": {
    id: "staff.outside.taken",
    message: "That e-mail belongs to another account. Ask for another one and name them again.",
  },
  "account.inactive": { id: "staff.outside.inactive", message: "Their account was closed: open it again under Accounts first." },
  "lastDay.beforeStart": { id: "staff.cover.before", message: "The last day comes before the first. Change one of them." },
  "untilTime.beforeStart": { id: "staff.cover.before.time", message: "It ends before it begins. Change one of the times." },
  "lastDay.past": { id: "staff.cover.past", message: "That is over already. Choose a later day." },
  "lastDay.tooLong": { id: "staff.cover.long", message: "Cover lasts a year at most. Choose an earlier day." },
};
