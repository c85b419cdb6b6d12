import type { Explain } from "../ui/explaining.ts";
import type { Message } from "../ui/words.ts";
import type { Clue, CopyKind, FerpaCode, MandateCode, ShareBasis, ShareMethod } from "./copyContract.ts";
import type { Duty, EmergencyLook } from "./recordContract.ts";

export const methodsOfSharing: Readonly<Record<ShareMethod, Message>> = {
  partner: { id: "disclosures.method.partner", message: "They sign in and read it" },
  link: { id: "disclosures.method.link", message: "A link, for 7 days" },
  printed: { id: "disclosures.method.printed", message: "On paper" },
  verbal: { id: "disclosures.method.verbal", message: "Told aloud" },
};

export const basesOfSharing: Readonly<Record<ShareBasis, Message>> = {
  release: { id: "disclosures.basis.release", message: "a signed release" },
  ferpa_exception: { id: "disclosures.basis.ferpa", message: "a school records exception" },
  mandate: { id: "disclosures.basis.mandate", message: "the law compels it" },
  emergency: { id: "disclosures.basis.emergency", message: "an emergency" },
  self: { id: "disclosures.basis.self", message: "given to the person" },
  aggregate: { id: "disclosures.basis.aggregate", message: "figures about nobody" },
  none: { id: "disclosures.basis.none", message: "nothing: it was said, and there was no release for it" },
};

export const codesOfSharing: Readonly<Record<FerpaCode | MandateCode, Message>> = {
  court_order: { id: "disclosures.code.order", message: "A court’s order" },
  statute: { id: "disclosures.code.statute", message: "A statute" },
  subpoena_received: { id: "disclosures.code.subpoena", message: "A subpoena" },
  school_official: { id: "disclosures.code.official", message: "School official with a legitimate interest" },
  transfer_school: { id: "disclosures.code.transfer", message: "The school they move to" },
  audit: { id: "disclosures.code.audit", message: "Audit or evaluation" },
  financial_aid: { id: "disclosures.code.aid", message: "Financial aid" },
  studies: { id: "disclosures.code.studies", message: "Studies for the school" },
  accreditation: { id: "disclosures.code.accreditation", message: "Accreditation" },
  dependent_parent: { id: "disclosures.code.parent", message: "Parent of a dependent student" },
  juvenile_justice: { id: "disclosures.code.juvenile", message: "Juvenile justice, by state law" },
  child_welfare: { id: "disclosures.code.welfare", message: "Child welfare agency" },
  directory: { id: "disclosures.code.directory", message: "Directory information" },
};

export const exemptClasses: Readonly<Record<"person" | "consented" | "school_official" | "directory", Message>> = {
  person: { id: "disclosures.exempt.person", message: "kept, though the law does not ask for it: to the person" },
  consented: { id: "disclosures.exempt.consented", message: "kept, though the law does not ask for it: they consented" },
  school_official: { id: "disclosures.exempt.official", message: "kept, though the law does not ask for it: school official" },
  directory: { id: "disclosures.exempt.directory", message: "kept, though the law does not ask for it: directory information" },
};

/** What a review of an emergency found. */
export const findingsOfEmergency: Readonly<Record<NonNullable<EmergencyLook["finding"]>, Message>> = {
  justified: { id: "disclosures.finding.justified", message: "found justified" },
  not_justified: { id: "disclosures.finding.notJustified", message: "found not justified" },
};

export const clueWords: Readonly<Record<Clue, Message>> = {
  address: { id: "disclosures.clue.address", message: "an address" },
  place: { id: "disclosures.clue.place", message: "where they are" },
  plate: { id: "disclosures.clue.plate", message: "a plate" },
  school: { id: "disclosures.clue.school", message: "a school" },
  employer: { id: "disclosures.clue.employer", message: "where somebody works" },
  phone: { id: "disclosures.clue.phone", message: "a number to call" },
  email: { id: "disclosures.clue.email", message: "an email address" },
  birth: { id: "disclosures.clue.birth", message: "a birth date" },
  number: { id: "disclosures.clue.number", message: "a number of theirs" },
  name: { id: "disclosures.clue.name", message: "their name" },
  otherName: { id: "disclosures.clue.otherName", message: "somebody else’s name" },
};

export const copyKinds: Readonly<Record<CopyKind, Message>> = {
  text: { id: "disclosures.kind.text", message: "Letter or summary" },
  fact: { id: "disclosures.kind.fact", message: "Fact" },
  redacted: { id: "disclosures.kind.redacted", message: "Copy of a note" },
  file: { id: "disclosures.kind.file", message: "File" },
  spoken: { id: "disclosures.kind.spoken", message: "Told aloud" },
};

export const dutyKinds: Readonly<Record<Duty["kind"], Message>> = {
  notify: { id: "disclosures.duty.notify", message: "Attempt to notify the person" },
  safety: { id: "disclosures.duty.safety", message: "Safety steps taken" },
};
export const dutyResults: Readonly<Record<NonNullable<Duty["answer"]>["result"], Message>> = {
  done: { id: "disclosures.duty.done", message: "Done" },
  tried: { id: "disclosures.duty.tried", message: "Tried, without success" },
  not_safe: { id: "disclosures.duty.notSafe", message: "Not safe to do" },
  forbidden: { id: "disclosures.duty.forbidden", message: "A court ordered not to" },
};

/** What the door says no to, in words. */
export const shareExplain: Explain = {
  "share.noRelease": { id: "disclosures.wrong.noRelease", message: "This release no longer stands. Nothing was shared." },
  "share.orderNotApproved": {
    id: "disclosures.wrong.notApproved",
    message: "In this program an order is looked at by two people first. Write it down under Requests, and let a second person approve it.",
  },
  "share.notOnTheList": {
    id: "disclosures.wrong.notOnTheList",
    message: "In this program only what a second person saw leaves on an order. Give it under Requests, from its list. Nothing was shared.",
  },
  "share.notCovered": {
    id: "disclosures.wrong.notCovered",
    message: "Something here is not in the release. Take it out, or make a new release.",
  },
  "share.planNotTheirs": {
    id: "disclosures.wrong.plan",
    message: "Of a plan only what stands on their own copy leaves. Take lines out as they wish, and put none in. Nothing was shared.",
  },
  "share.methodNotCovered": { id: "disclosures.wrong.method", message: "The release does not name this way of sharing." },
  "share.optedOut": {
    id: "disclosures.wrong.optedOut",
    message: "They opted out of directory information: nobody outside is told that they are enrolled, nor their name. It takes a release.",
  },
  "share.basisNotEnough": {
    id: "disclosures.wrong.basis",
    message: "Nothing leaves this program on that. It takes a release, a court’s order or a statute.",
  },
  "share.reminderNeeded": {
    id: "disclosures.wrong.reminder",
    message: "Something here is new to them. Tell the person again first, and say what they answered.",
  },
  "share.wrongItem": {
    id: "disclosures.wrong.item",
    message: "A note leaves as what it is of, a file as a document: under nothing else. Nothing was shared.",
  },
  "share.saidNo": { id: "disclosures.wrong.saidNo", message: "They said no. Nothing leaves until they are asked again." },
  "share.notPartner": { id: "disclosures.wrong.notPartner", message: "The release names nobody there who signs in." },
  "share.noMail": {
    id: "disclosures.wrong.noMail",
    message: "No email address is kept for this recipient. Add one to the address book, or choose another way.",
  },
  "share.tooLarge": {
    id: "disclosures.wrong.tooLarge",
    message: "These files are too large together. Share some of them now, and the others after.",
  },
  "share.recipientEnded": { id: "disclosures.wrong.recipientEnded", message: "This recipient is no longer in the address book." },
  "share.givenByHand": { id: "disclosures.wrong.byHand", message: "This was given by hand: there is nothing to close." },
  paperSafe: { id: "disclosures.wrong.paper", message: "Paper is not safe for them, or it has not been asked. Choose another way." },
  purpose: { id: "disclosures.wrong.purpose", message: "Say what it is for." },
  legal: { id: "disclosures.wrong.legal", message: "Say which order or statute." },
  basisCode: { id: "disclosures.wrong.code", message: "Say which one." },
  recipientId: { id: "disclosures.wrong.recipient", message: "Choose who it is for." },
  items: { id: "disclosures.wrong.items", message: "Every item needs a title, and words where it has any." },
  noteId: { id: "disclosures.wrong.note", message: "That note is not open to you." },
  fileId: { id: "disclosures.wrong.file", message: "That file is not open to you." },
};
