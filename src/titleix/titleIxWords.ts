import type { Explain } from "../ui/explaining.ts";
import type { Message } from "../ui/words.ts";
import type { MeasureKind, MeasureState, PartyRole, Support } from "./contract.ts";

/** What the institution asks of everybody, until it says so itself. */
export const shippedDuty: Message = {
  id: "titleix.duty",
  message:
    "Tell the Title IX coordinator today what you were told. Do not ask further and do not investigate: listen, say that you are private and not confidential, and name somebody who is.",
};

export const partyRoles: Readonly<Record<PartyRole, Message>> = {
  complainant: { id: "titleix.role.complainant", message: "Complainant" },
  respondent: { id: "titleix.role.respondent", message: "Respondent" },
};

export const supportWords: Readonly<Record<Support, Message>> = {
  not_yet_notified: { id: "titleix.support.notYet", message: "Not yet notified" },
  offered: { id: "titleix.support.offered", message: "Support offered" },
  declined: { id: "titleix.support.declined", message: "Support declined" },
  not_ours: { id: "titleix.support.notOurs", message: "Not our student" },
  unknown: { id: "titleix.support.unknown", message: "Not known" },
};

export const measureKinds: Readonly<Record<MeasureKind, Message>> = {
  housing: { id: "titleix.kind.housing", message: "Another place to live" },
  classes: { id: "titleix.kind.classes", message: "Classes, deadlines, examinations" },
  work: { id: "titleix.kind.work", message: "Work on campus" },
  no_contact: { id: "titleix.kind.noContact", message: "No contact" },
  escort: { id: "titleix.kind.escort", message: "Somebody to walk with" },
  counseling: { id: "titleix.kind.counseling", message: "Counseling" },
  leave: { id: "titleix.kind.leave", message: "A leave" },
  other: { id: "titleix.kind.other", message: "Something else" },
};

export const measureStates: Readonly<Record<MeasureState, Message>> = {
  offered: { id: "titleix.state.offered", message: "Offered" },
  declined: { id: "titleix.state.declined", message: "Declined" },
  agreed: { id: "titleix.state.agreed", message: "Agreed, to be carried out" },
  implemented: { id: "titleix.state.implemented", message: "In place" },
  ended: { id: "titleix.state.ended", message: "Ended" },
};

/** What can be wrong, in words. */
export const titleIxExplain: Explain = {
  "report.settled": { id: "titleix.wrong.settled", message: "Somebody has answered this already." },
  "policy.cannotCoordinate": {
    id: "titleix.wrong.coordinator",
    message: "Only somebody who works here with people can coordinate, and nobody names themself.",
  },
  "party.noSuchCase": { id: "titleix.wrong.case", message: "There is no case of that number to link." },
  "party.linked": { id: "titleix.wrong.linked", message: "They are a party of this complaint already." },
  "party.servesBoth": {
    id: "titleix.wrong.both",
    message: "One colleague works for both sides. Hand one of the cases over first, then link it.",
  },
  "party.servedByCoordinator": { id: "titleix.wrong.yours", message: "You work on that case yourself. Hand it over first." },
  "wall.nobodyLeft": {
    id: "titleix.wrong.nobodyLeft",
    message: "Nobody would be left who could carry a case or hear what cannot wait. Name somebody else first.",
  },
  "seat.worksCases": {
    id: "titleix.wrong.fullTime",
    message: "A full-time case manager decides nothing here, hears nothing and judges no appeal.",
  },
  "seat.servedParty": { id: "titleix.wrong.served", message: "They worked with one of the parties." },
  "seat.nobody": { id: "titleix.wrong.nobody", message: "They do not work here." },
  "complaint.changed": { id: "titleix.wrong.changed", message: "This was changed meanwhile. Look at it again." },
  "measure.cannotHelp": { id: "titleix.wrong.help", message: "One of these colleagues cannot be asked to do this." },
  "measure.changed": { id: "titleix.wrong.measure", message: "This was changed meanwhile. Look at it again." },
  "inForceOn.past": { id: "titleix.wrong.past", message: "From today on, or later." },
  "onDay.future": { id: "titleix.wrong.future", message: "Not a day to come." },
};
