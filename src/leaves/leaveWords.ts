import type { Explain } from "../ui/explaining.ts";
import type { Message } from "../ui/words.ts";
import type { After, Comeback } from "./comeback/contract.ts";
import type { Act, Leave, Outcome, Status, TermKind } from "./contract.ts";

/** Where a leave stands. */
export const statusWords: Readonly<Record<Status, Message>> = {
  requested: { id: "leaves.status.requested", message: "asked for" },
  documents_pending: { id: "leaves.status.documents", message: "documents are to come" },
  under_review: { id: "leaves.status.review", message: "under review" },
  decided: { id: "leaves.status.decided", message: "decided" },
  on_leave: { id: "leaves.status.away", message: "on leave" },
  return_requested: { id: "leaves.status.return", message: "wants to come back" },
  return_decided: { id: "leaves.status.returnDecided", message: "return decided" },
  appealed: { id: "leaves.status.appealed", message: "appealed" },
  closed: { id: "leaves.status.closed", message: "over" },
};

/** What comes next, by the day that stands beside it. */
export const nextWords: Readonly<Record<Exclude<Status, "closed">, Message>> = {
  requested: { id: "leaves.next.requested", message: "Tell them which documents are needed" },
  documents_pending: { id: "leaves.next.documents", message: "The documents come, and a reviewer says that all is there" },
  under_review: { id: "leaves.next.review", message: "A reviewer decides" },
  decided: { id: "leaves.next.decided", message: "Go through the decision with them; then the leave begins, or they appeal" },
  on_leave: { id: "leaves.next.away", message: "They say when they want to come back" },
  return_requested: { id: "leaves.next.return", message: "The documents for the return come, and a reviewer decides" },
  return_decided: { id: "leaves.next.returnDecided", message: "Go through the decision with them; then they are back, or they appeal" },
  appealed: { id: "leaves.next.appealed", message: "Somebody else decides, who neither decided before nor works on the case" },
};

/** What can be done now, on a button. */
export const actWords: Readonly<Record<Exclude<Act, "decide" | "decideAppeal">, Message>> = {
  documents: { id: "leaves.act.documents", message: "They know which documents are needed" },
  review: { id: "leaves.act.review", message: "Give it to the reviewers" },
  begin: { id: "leaves.act.begin", message: "The leave begins" },
  askReturn: { id: "leaves.act.askReturn", message: "They want to come back…" },
  appeal: { id: "leaves.act.appeal", message: "They appeal…" },
  close: { id: "leaves.act.close", message: "End it…" },
};

export const outcomeWords: Readonly<Record<Outcome, Message>> = {
  approved: { id: "leaves.outcome.approved", message: "Approved" },
  modified: { id: "leaves.outcome.modified", message: "Approved in another way" },
  denied: { id: "leaves.outcome.denied", message: "Not approved" },
};

export const becauseWords: Readonly<Record<NonNullable<Leave["closedBecause"]>, Message>> = {
  returned: { id: "leaves.because.returned", message: "They are back." },
  denied: { id: "leaves.because.denied", message: "It was not approved." },
  withdrawn: { id: "leaves.because.withdrawn", message: "They did not want it any more." },
  not_returning: { id: "leaves.because.notReturning", message: "They are not coming back." },
};

export const termKindWords: Readonly<Record<TermKind, Message>> = {
  care: { id: "leaves.term.care", message: "Care" },
  contact: { id: "leaves.term.contact", message: "Staying in touch" },
  studies: { id: "leaves.term.studies", message: "Studies" },
  least_time: { id: "leaves.term.least", message: "A least time away" },
  other: { id: "leaves.term.other", message: "Something else" },
};

/** After what somebody comes back. */
export const afterWords: Readonly<Record<After, Message>> = {
  hospital: { id: "leaves.after.hospital", message: "A hospital" },
  leave: { id: "leaves.after.leave", message: "A leave" },
  suspension: { id: "leaves.after.suspension", message: "A suspension" },
  missing: { id: "leaves.after.missing", message: "Having been missing" },
};

/** Whether the hospital may speak with us. */
export const releaseWords: Readonly<Record<Comeback["hospital"], Message>> = {
  to_ask: { id: "leaves.release.toAsk", message: "Still to be asked, before they are discharged" },
  signed: { id: "leaves.release.signed", message: "Yes, signed" },
  declined: { id: "leaves.release.declined", message: "No, they do not want it" },
  not_needed: { id: "leaves.release.notNeeded", message: "Not needed" },
};

/** Why something was not kept. */
export const leaveExplain: Explain = {
  "until.past": { id: "leaves.wrong.until", message: "The last day comes after the first." },
  "until.missing": { id: "leaves.wrong.untilMissing", message: "Nobody has said until when. An approval says it." },
  "back.past": { id: "leaves.wrong.back", message: "That day is over. Choose one to come." },
  "effectiveOn.past": { id: "leaves.wrong.effective", message: "A version holds from today on at the earliest." },
  "meetingOn.afterClass": { id: "leaves.wrong.meeting", message: "Meet before the first class, or on its day." },
  "backOn.future": { id: "leaves.wrong.backOn", message: "That day is still to come." },
  "backOn.tooEarly": { id: "leaves.wrong.backLong", message: "That is more than thirty days ago. End this, and check in with them today." },
  past: { id: "leaves.wrong.past", message: "That day is over. Choose one to come." },
  "leave.noPolicy": { id: "leaves.wrong.noPolicy", message: "No policy is published yet. An administrator does that under Settings." },
  "leave.another": { id: "leaves.wrong.another", message: "A leave runs here already." },
  "leave.notNow": { id: "leaves.wrong.notNow", message: "Somebody else has moved it meanwhile. Look at where it stands now." },
  "leave.documentsMissing": {
    id: "leaves.wrong.documents",
    message: "A reviewer has not said yet that all documents are there. They say it under Files.",
  },
  "leave.appealLate": { id: "leaves.wrong.late", message: "The days for an appeal are over, or what was decided of one is the end of it." },
  "leave.appealRuns": {
    id: "leaves.wrong.appealRuns",
    message: "They can still appeal. It is ended once those days are over, or when they say that they do not appeal.",
  },
  "leave.sameDecider": { id: "leaves.wrong.same", message: "You decided this before. Somebody else answers the appeal." },
  "leave.onTheCase": { id: "leaves.wrong.onCase", message: "Whoever works on this case does not answer an appeal. Somebody else does." },
  "leave.notInPolicy": {
    id: "leaves.wrong.cites",
    message: "That does not stand in the policy, word for word. Copy the sentence from there.",
  },
  "leave.appealTooSoon": { id: "leaves.wrong.soon", message: "The policy gives them more days for an appeal." },
  "comeback.another": { id: "leaves.wrong.comeback", message: "A return is prepared here already." },
  "comeback.over": { id: "leaves.wrong.over", message: "Somebody else has settled this meanwhile." },
  "leavePolicy.another": { id: "leaves.wrong.published", message: "Somebody else has just published a version. Look at theirs first." },
  "case.closed": { id: "leaves.wrong.closed", message: "The case is closed." },
};
