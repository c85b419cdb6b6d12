import type { Explain } from "../ui/explaining.ts";
import type { Message } from "../ui/words.ts";
import type { AskerKind, HoldReason, RequestKind, RequestOutcome } from "./contract.ts";
import type { PaperKind, PaperOutcome } from "./paperContract.ts";

export const paperKinds: Readonly<Record<PaperKind, Message>> = {
  subpoena: { id: "requests.paper.subpoena", message: "Subpoena" },
  warrant: { id: "requests.paper.warrant", message: "Warrant" },
  court_order: { id: "requests.paper.order", message: "Court order" },
  officer: { id: "requests.paper.officer", message: "Police officer" },
  immigration: { id: "requests.paper.immigration", message: "Immigration agent" },
  public_records: { id: "requests.paper.public", message: "Public-records request" },
  other: { id: "requests.paper.other", message: "Something else" },
};

export const paperOutcomes: Readonly<Record<PaperOutcome, Message>> = {
  nothing_given: { id: "requests.paper.nothing", message: "Nothing was given" },
  with_counsel: { id: "requests.paper.counsel", message: "Counsel has it" },
  answered: { id: "requests.paper.answered", message: "It was answered" },
  withdrawn: { id: "requests.paper.withdrawn", message: "It was taken back" },
};

export const requestKinds: Readonly<Record<RequestKind, Message>> = {
  inspection: { id: "requests.kind.inspection", message: "To see the record" },
  amendment: { id: "requests.kind.amendment", message: "To have it amended" },
  transfer: { id: "requests.kind.transfer", message: "A new school asks" },
  production: { id: "requests.kind.production", message: "Compelled by law" },
};

export const askerKinds: Readonly<Record<AskerKind, Message>> = {
  person: { id: "requests.asker.person", message: "The person themselves" },
  parent: { id: "requests.asker.parent", message: "A parent" },
  representative: { id: "requests.asker.representative", message: "An attorney of a party" },
  school: { id: "requests.asker.school", message: "A school" },
  court: { id: "requests.asker.court", message: "A court" },
  other: { id: "requests.asker.other", message: "Somebody else" },
};

/** Who may ask for what. */
export const askersOf: Readonly<Record<RequestKind, readonly AskerKind[]>> = {
  inspection: ["person", "parent"],
  amendment: ["person", "parent"],
  transfer: ["school"],
  production: ["court", "representative", "other"],
};

export const holdReasons: Readonly<Record<HoldReason, Message>> = {
  others_names: { id: "requests.hold.others", message: "Other people’s names" },
  private_note: { id: "requests.hold.private", message: "A private note" },
  treatment: { id: "requests.hold.treatment", message: "A record of treatment" },
  law_unit: { id: "requests.hold.law", message: "A record of the law-enforcement unit" },
  child_protection: { id: "requests.hold.child", message: "A report to child protection" },
  safety: { id: "requests.hold.safety", message: "Their safety" },
  needs_release: { id: "requests.hold.release", message: "It needs a release" },
  not_asked_for: { id: "requests.hold.notAsked", message: "It was not asked for" },
};

export const requestOutcomes: Readonly<Record<RequestOutcome, Message>> = {
  given: { id: "requests.outcome.given", message: "Given" },
  nothing: { id: "requests.outcome.nothing", message: "Nothing was given" },
  agreed: { id: "requests.outcome.agreed", message: "Amended as asked" },
  refused: { id: "requests.outcome.refused", message: "Not amended" },
  withdrawn: { id: "requests.outcome.withdrawn", message: "Taken back" },
};

/** What the door says no to, in words. */
export const requestExplain: Explain = {
  past: { id: "requests.wrong.past", message: "That day is before it came." },
  future: { id: "requests.wrong.future", message: "That day is still to come." },
  "dueOn.tooFar": { id: "requests.wrong.tooFar", message: "The law gives 45 days (10 for a new school). Choose a day within them." },
  required: { id: "requests.wrong.required", message: "Please fill this in." },
  unknown: { id: "requests.wrong.unknown", message: "Please choose one from the list." },
  "paper.over": { id: "requests.wrong.paperOver", message: "This is over. Nothing was changed." },
  "request.over": { id: "requests.wrong.over", message: "This request is over. Nothing was changed." },
  "request.undecided": { id: "requests.wrong.undecided", message: "Decide on everything in the list first." },
  "request.nothing": { id: "requests.wrong.nothing", message: "Nothing in the list is to be given." },
  "request.nothingLeft": {
    id: "requests.wrong.nothingLeft",
    message: "Nothing was given yet. Give it first, or say that nothing was given.",
  },
  "request.notYours": { id: "requests.wrong.notYours", message: "Somebody who may read it has to decide on it." },
  "request.given": { id: "requests.wrong.given", message: "It has left already. It stays as it was decided." },
  "request.askerBarred": {
    id: "requests.wrong.barred",
    message: "An order, or what is kept of their rights, says that this adult must not have the record. Nothing was given.",
  },
  "request.parentNeedsRelease": {
    id: "requests.wrong.parent",
    message: "In this program a parent has no right to the record. A release by the person is needed.",
  },
  "request.changed": { id: "requests.wrong.changed", message: "It was changed meanwhile. Look at it again." },
  "request.noOrder": { id: "requests.wrong.noOrder", message: "A subpoena is not an order. A release or a court’s order is needed." },
  "request.decidedByYou": {
    id: "requests.wrong.decidedByYou",
    message: "You decided yourself that something on this list goes. Somebody else has to approve it, or decide that anew.",
  },
  "share.orderNotApproved": {
    id: "requests.wrong.notApproved",
    message: "A second person has to approve the order, and what goes for it, first.",
  },
  "share.basisNotEnough": {
    id: "requests.wrong.basis",
    message: "In this program nothing may leave for this without a release. Nothing was given.",
  },
  "share.noMail": { id: "requests.wrong.noMail", message: "No e-mail address is known for them. Print it instead." },
  "paperSafe.notSafe": { id: "requests.wrong.paper", message: "Paper is not safe for them. Choose another way." },
};
