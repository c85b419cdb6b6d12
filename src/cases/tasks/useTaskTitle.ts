import { type Message, useWords } from "../../ui/words.ts";
import { usePurgedText } from "../usePurgedText.ts";
import { ownTitles } from "./ownTitles.ts";

const readConcern: Message = { id: "cases.own.readConcern", message: "Read what came in" };
const takeUpAgain: Message = { id: "cases.own.takeUpAgain", message: "Take the case up again" };
const closeAfterDeath: Message = { id: "cases.own.closeAfterDeath", message: "They have died. Close the case when you are ready" };
const tellManager: Message = { id: "cases.own.tellManager", message: "Tell them who their case manager is now" };
const signerMayNot: Message = {
  id: "cases.own.signerMayNot",
  message: "Who signed a release may not sign for them any more: it ended. Is a new one wanted?",
};
const missingNow: Message = {
  id: "cases.own.missingNow",
  message: "They are written down as missing: their releases ended. Who has to know?",
};
const askAfterImport: Message = { id: "cases.own.askAfterImport", message: "Came from before: what is the next step?" };
const safetyFollowUp: Message = { id: "cases.own.safetyFollowUp", message: "Speak with them today: it cannot wait" };

const safetyAgain: Message = { id: "cases.own.safetyAgain", message: "Talk about safety again, as you agreed with them" };

/** Of what stands around somebody: hearings, interviews, rights. */
const around: readonly (readonly [string, Message])[] = [
  [ownTitles.hearing, { id: "cases.own.hearing", message: "A hearing" }],
  [ownTitles.interview, { id: "cases.own.interview", message: "An interview" }],
  [ownTitles.appointment, { id: "cases.own.appointment", message: "An appointment" }],
  [ownTitles.filing, { id: "cases.own.filing", message: "Something to file" }],
  [ownTitles.discharge, { id: "cases.own.discharge", message: "A discharge" }],
  [ownTitles.visit, { id: "cases.own.visit", message: "A visit to an office" }],
  [ownTitles.aroundThem, { id: "cases.own.aroundThem", message: "Something around them" }],
  [ownTitles.prepareEvent, { id: "cases.own.prepareEvent", message: "The day before: get ready with them" }],
  [ownTitles.rightsAgain, { id: "cases.own.rightsAgain", message: "Go through their rights with them again" }],
  [ownTitles.legalClock, { id: "cases.own.legalClock", message: "A day comes up: look at what stands around them" }],
];

/** Of what they did with their plan on their own page. */
const ownPage: readonly (readonly [string, Message])[] = [
  [ownTitles.planSaid, { id: "cases.own.planSaid", message: "They wrote about their plan on their own page: read it there" }],
  [ownTitles.planChange, { id: "cases.own.planChange", message: "They want to change their plan: read what they wrote on their own page" }],
  [ownTitles.planTicked, { id: "cases.own.planTicked", message: "They say that a step of their plan is done" }],
  [ownTitles.formSent, { id: "cases.own.formSent", message: "They filled in a form on their own page: read it under Forms" }],
  [ownTitles.planUnticked, { id: "cases.own.planUnticked", message: "They say that a step of their plan is not done yet" }],
];

/** Of appointments with us. */
const meetings: readonly (readonly [string, Message])[] = [
  [ownTitles.meeting, { id: "cases.own.meeting", message: "An appointment with them" }],
  [ownTitles.missedMeeting, { id: "cases.own.missedMeeting", message: "They did not come to an appointment: ask how they are" }],
  [ownTitles.calledOff, { id: "cases.own.calledOff", message: "They called off an appointment on their own page: is another wanted?" }],
];

/** Of a leave, and of coming back. */
const away: readonly (readonly [string, Message])[] = [
  [ownTitles.leaveRequested, { id: "cases.own.leaveRequested", message: "They asked for a leave: say which documents are needed" }],
  [ownTitles.leaveDocuments, { id: "cases.own.leaveDocuments", message: "Documents for their leave are due" }],
  [ownTitles.leaveReview, { id: "cases.own.leaveReview", message: "Their leave is to be decided" }],
  [ownTitles.leaveDecided, { id: "cases.own.leaveDecided", message: "Their leave was decided: go through it with them" }],
  [ownTitles.leaveAway, { id: "cases.own.leaveAway", message: "They are on leave: is the return prepared?" }],
  [ownTitles.leaveReturn, { id: "cases.own.leaveReturn", message: "They want to come back: it is to be decided" }],
  [ownTitles.leaveReturning, { id: "cases.own.leaveReturning", message: "Their return was decided: go through it with them" }],
  [
    ownTitles.leaveTakenBack,
    { id: "cases.own.leaveTakenBack", message: "They took back on their own page that they want a leave: ask how they are" },
  ],
  [ownTitles.leaveAppeal, { id: "cases.own.leaveAppeal", message: "They appealed: somebody else is to decide" }],
  [
    ownTitles.comebackRelease,
    { id: "cases.own.comebackRelease", message: "Before they are discharged: ask whether the hospital may speak with us" },
  ],
  [ownTitles.comebackMeeting, { id: "cases.own.comebackMeeting", message: "Meeting before they come back" }],
  [ownTitles.comebackDay1, { id: "cases.own.comebackDay1", message: "They are back: check in after a day" }],
  [ownTitles.comebackDay3, { id: "cases.own.comebackDay3", message: "They are back: check in after three days" }],
  [ownTitles.comebackDay7, { id: "cases.own.comebackDay7", message: "They are back: check in after a week" }],
  [ownTitles.comebackDay30, { id: "cases.own.comebackDay30", message: "They are back: check in after a month" }],
];

/** By what is kept; some were kept in Spanish. */
const known: ReadonlyMap<string, Message> = new Map([
  [ownTitles.readConcern, readConcern],
  [ownTitles.takeUpAgain, takeUpAgain],
  [ownTitles.closeAfterDeath, closeAfterDeath],
  ["Ha fallecido. Cierre el caso cuando pueda", closeAfterDeath],
  [ownTitles.tellManager, tellManager],
  [ownTitles.signerMayNot, signerMayNot],
  [ownTitles.missingNow, missingNow],
  [ownTitles.askAfterImport, askAfterImport],
  [ownTitles.safetyFollowUp, safetyFollowUp],
  [ownTitles.safetyAgain, safetyAgain],
  ["Viene de antes: ¿cuál es el próximo paso?", askAfterImport],
  ...around,
  ...ownPage,
  ...away,
  ...meetings,
]);

/** How a step is called: as it was typed, or in the words of the page where nobody typed it. */
export function useTaskTitle(): (title: string) => string {
  const say = useWords();
  const written = usePurgedText();
  return (title) => {
    const own = known.get(title);
    return own ? say(own) : written(title);
  };
}

/** Whether nobody typed what the step says: such words name no person, and may stand on paper. */
export const isOwnTitle = (title: string): boolean => known.has(title);
