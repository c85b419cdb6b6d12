import type { Explain } from "../../ui/explaining.ts";
import type { Message } from "../../ui/words.ts";
import { outreachExplain } from "../outreach/outreachWords.ts";

/** Why one of many was left, said beside its name. */
export const leftBecause: Readonly<Record<string, Message>> = {
  "case.urgentTasks": { id: "cases.left.urgent", message: "something is due in the next days, or an appointment is to come" },
  "case.openTasks": { id: "cases.left.openTasks", message: "something is still to be done in it" },
  "case.highRisk": { id: "cases.left.risk", message: "risk is high: a supervisor closes it, or looks at it first" },
  "case.tooFewTries": { id: "cases.left.tries", message: "not yet tried three times in two ways" },
  "case.needsReview": { id: "cases.left.review", message: "a supervisor looks at it first" },
  "case.leaveRuns": { id: "cases.left.leaveRuns", message: "a leave runs here: it is decided and ended first" },
  "case.needsYes": { id: "cases.left.needsYes", message: "a supervisor says yes first: ask for it in the case" },
  "case.managerCannotCarry": { id: "cases.left.carry", message: "the colleague chosen cannot carry it now" },
  "case.illegalStep": { id: "cases.left.closed", message: "it is closed already" },
  "case.closed": { id: "cases.left.closed", message: "it is closed already" },
  "case.personDied": { id: "cases.left.died", message: "the person has died: it is closed by itself" },
  "case.paused": { id: "cases.left.paused", message: "it is paused already" },
  "case.highRiskRests": { id: "cases.left.riskRests", message: "risk is high: a supervisor decides whether it rests" },
  "case.highRiskLook": { id: "cases.left.riskLook", message: "risk is high: look at it by itself first, and say so" },
  "case.appointment": { id: "cases.left.appointment", message: "an appointment falls into the pause" },
  "case.otherAgency": { id: "cases.left.agency", message: "another agency needs a referral and a release: send them from the case" },
  "case.sameManager": { id: "cases.left.sameManager", message: "they have this case already" },
  stale: { id: "cases.left.stale", message: "somebody has changed it meanwhile" },
};

/** Where nothing more can be said. */
export const leftOtherwise: Message = { id: "cases.left.other", message: "it is not yours to change now" };

/** What can be wrong with a press on many. */
export const manyExplain: Explain = {
  ...outreachExplain,
  "caseRun.tooLate": { id: "cases.many.wrong.late", message: "It is too late to take this back. Reopen the cases one by one." },
  "caseRun.stillRunning": { id: "cases.many.wrong.running", message: "It is not finished yet. Take it back when it is." },
  wakeOn: { id: "cases.many.wrong.wakeOn", message: "Choose a day still to come, within a year, on which the paused cases wake." },
  "cover.cannotStandIn": { id: "cases.many.wrong.cover", message: "They cannot stand in there. Choose somebody else." },
  "group.tooLate": {
    id: "cases.many.wrong.groupLate",
    message: "It is too late to take the session back. Correct each one’s own line in their case.",
  },
  "group.caseClosed": { id: "cases.many.wrong.groupClosed", message: "One of these cases was closed meanwhile. Look at the list again." },
};
