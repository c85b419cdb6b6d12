import type { Message } from "../../ui/words.ts";

/** What became of a closing that somebody else looks at. */
export const reviewTold: Readonly<Record<string, Message>> = {
  asked: { id: "cases.story.review.asked", message: "Asked to look at a closing: nobody answered" },
  approved: { id: "cases.story.review.approved", message: "The closing was looked at and approved" },
  returned: { id: "cases.story.review.returned", message: "The closing was looked at and returned" },
};

/** What was signed, ended or shared. */
export const releaseTold: Readonly<Record<string, Message>> = {
  signed: { id: "cases.story.release.signed", message: "A release was signed" },
  withdrawn: { id: "cases.story.release.withdrawn", message: "A release was withdrawn" },
  lapsed: { id: "cases.story.release.lapsed", message: "A release lapsed: what is written of them, or of who signed, ended it" },
  done: { id: "cases.story.release.done", message: "A release ended: its purpose is done" },
  shared: { id: "cases.story.release.shared", message: "Something was shared, by a release" },
  excepted: { id: "cases.story.release.excepted", message: "Something was shared, as the law on school records allows" },
  unreleased: { id: "cases.story.release.unreleased", message: "Something was said aloud, and there was no release for it" },
  compelled: { id: "cases.story.release.compelled", message: "Something was given away because the law compelled it" },
  given: { id: "cases.story.release.given", message: "They were given a copy" },
  nothing: { id: "cases.story.release.nothing", message: "Nothing was shared in the contact" },
};

/** Their plan, and what they say of it on their own page. */
export const planTold: Readonly<Record<string, Message>> = {
  agreed: { id: "cases.story.plan.agreed", message: "A plan was agreed with them" },
  completed: { id: "cases.story.plan.completed", message: "Their plan is done" },
  ended: { id: "cases.story.plan.ended", message: "Their plan ended" },
  comment: { id: "cases.story.plan.comment", message: "They wrote about their plan on their own page" },
  change: { id: "cases.story.plan.change", message: "They asked on their own page that their plan be changed" },
  ticked: { id: "cases.story.plan.ticked", message: "They said on their own page that a step of theirs is done" },
  unticked: { id: "cases.story.plan.unticked", message: "They said on their own page that a step of theirs is not done yet" },
};

/** What was asked about the record, and what became of it. */
export const requestTold: Readonly<Record<string, Message>> = {
  inspection: { id: "cases.story.request.inspection", message: "Somebody asked to see the record" },
  amendment: { id: "cases.story.request.amendment", message: "Somebody asked that the record be amended" },
  transfer: { id: "cases.story.request.transfer", message: "A new school asked for the record" },
  production: { id: "cases.story.request.production", message: "The record was asked for by law" },
  given: { id: "cases.story.request.given", message: "A request for the record was answered" },
  nothing: { id: "cases.story.request.nothing", message: "A request for the record was answered: nothing was given" },
  withdrawn: { id: "cases.story.request.withdrawn", message: "A request for the record was taken back" },
  agreed: { id: "cases.story.request.agreed", message: "The record was amended as asked" },
  refused: { id: "cases.story.request.refused", message: "An amendment was refused; they were told of the hearing" },
  statement: { id: "cases.story.request.statement", message: "Their own statement was laid beside the record" },
};

/** Who helps, and that it was gone through. */
export const involvementTold: Readonly<Record<string, Message>> = {
  joined: { id: "cases.story.involvement.joined", message: "Somebody outside helps now" },
  left: { id: "cases.story.involvement.left", message: "Somebody outside helps no more" },
  reviewed: { id: "cases.story.involvement.reviewed", message: "Who does what was gone through with them" },
  reviewedAlone: { id: "cases.story.involvement.alone", message: "Who does what was gone through, without them" },
  connection: { id: "cases.story.involvement.connection", message: "How their way to a service stands was written down" },
  point: { id: "cases.story.involvement.point", message: "They chose whom they ask first" },
  noPoint: { id: "cases.story.involvement.noPoint", message: "They have nobody they ask first any more" },
};

/** What was asked of a supervisor, and what they said; none of the words. */
export const supervisionTold: Readonly<Record<string, Message>> = {
  "question.asked": { id: "cases.story.ask.question", message: "A supervisor was asked" },
  "question.answered": { id: "cases.story.ask.answered", message: "A supervisor answered" },
  "question.takenBack": { id: "cases.story.ask.takenBack", message: "A question to a supervisor was taken back" },
  "closing.asked": { id: "cases.story.ask.closing", message: "A supervisor was asked for a yes to closing the case" },
  "closing.yes": { id: "cases.story.ask.closingYes", message: "A supervisor said yes to closing the case" },
  "closing.no": { id: "cases.story.ask.closingNo", message: "A supervisor said: do not close the case yet" },
  "closing.takenBack": { id: "cases.story.ask.closingBack", message: "Asking for a yes to the closing was taken back" },
  "plan.yes": { id: "cases.story.ask.planYes", message: "A supervisor said yes to their plan" },
  "plan.no": { id: "cases.story.ask.planNo", message: "A supervisor said: look at their plan with them again" },
  "plan.takenBack": { id: "cases.story.ask.planBack", message: "Their plan waits for no yes any more" },
};

/** What the school's roster said of an adult. */
export const rosterTold: Readonly<Record<string, Message>> = {
  taken: { id: "cases.story.roster.taken", message: "What an adult may do was taken from the school’s roster" },
  kept: { id: "cases.story.roster.kept", message: "What an adult may do was kept, against the school’s roster" },
  takenBack: { id: "cases.story.roster.back", message: "What an adult may do stands again as before the roster" },
};
