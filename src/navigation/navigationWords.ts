import { caseExplain } from "../cases/caseExplain.ts";
import type { Explain } from "../ui/explaining.ts";
import type { Message } from "../ui/words.ts";
import type { Interpreter, NavigationEvent } from "./contract.ts";
import type { AbuseReport, Milestone, RightsGiven } from "./legalContract.ts";

type Table<K extends string> = Readonly<Record<K, Message>>;

export const statusWords: Table<NavigationEvent["status"]> = {
  coming: { id: "navigation.coming", message: "to come" },
  happened: { id: "navigation.happened", message: "took place" },
  missed: { id: "navigation.missed", message: "they did not go" },
  cancelled: { id: "navigation.cancelled", message: "called off" },
};

export const interpreterStates: Table<Interpreter["state"]> = {
  needed: { id: "navigation.int.needed", message: "Interpreter needed, not booked" },
  booked: { id: "navigation.int.booked", message: "Interpreter booked" },
  came: { id: "navigation.int.came", message: "The interpreter was there" },
  not_there: { id: "navigation.int.notThere", message: "No interpreter was there" },
};

export const interpreterKinds: Table<NonNullable<Interpreter["kind"]>> = {
  professional: { id: "navigation.int.professional", message: "A professional" },
  court: { id: "navigation.int.court", message: "Theirs, at that office" },
  staff: { id: "navigation.int.staff", message: "Somebody of ours" },
  chosen: { id: "navigation.int.chosen", message: "Somebody the person chose" },
};

export const interpreterModes: Table<NonNullable<Interpreter["mode"]>> = {
  in_person: { id: "navigation.int.inPerson", message: "In person" },
  phone: { id: "navigation.int.phone", message: "By phone" },
  video: { id: "navigation.int.video", message: "By video" },
};

export const rightWords: Table<RightsGiven["rights"][number]> = {
  told_of_hearings: { id: "navigation.right.told", message: "To be told of hearings" },
  be_heard: { id: "navigation.right.heard", message: "To be heard" },
  restitution: { id: "navigation.right.restitution", message: "Restitution" },
  compensation: { id: "navigation.right.compensation", message: "Victim compensation" },
  protection_order: { id: "navigation.right.protection", message: "A protection order" },
  confidentiality: { id: "navigation.right.confidentiality", message: "Confidentiality and its limits" },
  immigration: { id: "navigation.right.immigration", message: "Protections for immigrants" },
  interpreter: { id: "navigation.right.interpreter", message: "An interpreter" },
};

export const copyWords: Table<RightsGiven["copy"]> = {
  given: { id: "navigation.copy.given", message: "They took a copy" },
  not_safe: { id: "navigation.copy.notSafe", message: "Paper is not safe" },
  declined: { id: "navigation.copy.declined", message: "They wanted none" },
};

export const milestoneWords: Table<Milestone["kind"]> = {
  u_certification: { id: "navigation.m.uCert", message: "U visa: law-enforcement certification (I-918B)" },
  u_petition: { id: "navigation.m.uPetition", message: "U visa: petition" },
  t_declaration: { id: "navigation.m.tDecl", message: "T visa: law-enforcement declaration (I-914B)" },
  t_application: { id: "navigation.m.tApplication", message: "T visa: application" },
  continued_presence: { id: "navigation.m.cp", message: "Continued Presence" },
  hhs_letter: { id: "navigation.m.hhs", message: "HHS letter of a minor" },
  vawa_petition: { id: "navigation.m.vawa", message: "VAWA self-petition" },
  asylum: { id: "navigation.m.asylum", message: "Asylum" },
  work_permit: { id: "navigation.m.work", message: "Work permit" },
  protection_order: { id: "navigation.m.order", message: "Protection order" },
  compensation: { id: "navigation.m.compensation", message: "Claim for victim compensation" },
  restitution: { id: "navigation.m.restitution", message: "Restitution" },
  other: { id: "navigation.m.other", message: "Another legal matter" },
};

export const stateWords: Table<Milestone["state"]> = {
  asked: { id: "navigation.st.asked", message: "Asked for" },
  signed: { id: "navigation.st.signed", message: "Signed" },
  filed: { id: "navigation.st.filed", message: "Filed" },
  granted: { id: "navigation.st.granted", message: "Granted" },
  refused: { id: "navigation.st.refused", message: "Refused" },
  ended: { id: "navigation.st.ended", message: "Over" },
};

export const reportedTo: Table<AbuseReport["toKind"]> = {
  hotline: { id: "navigation.to.hotline", message: "The child-abuse hotline" },
  child_welfare: { id: "navigation.to.welfare", message: "Child protective services" },
  police: { id: "navigation.to.police", message: "The police" },
  other: { id: "navigation.to.other", message: "Somebody else the law names" },
};

export const reportModes: Table<AbuseReport["mode"]> = {
  phone: { id: "navigation.by.phone", message: "By phone" },
  online: { id: "navigation.by.online", message: "Online" },
  in_person: { id: "navigation.by.person", message: "In person" },
  writing: { id: "navigation.by.writing", message: "In writing" },
};

/** What can be wrong with what is told here, by the code the server says it with. */
export const navigationExplain: Explain = {
  ...caseExplain,
  "zone.unknown": { id: "navigation.wrong.zone", message: "That time zone is not known. Choose one of the list." },
  "onDay.same": { id: "navigation.wrong.same", message: "That is when it is already. Choose another day or time." },
  "status.future": { id: "navigation.wrong.status", message: "It has not been yet. It can be called off, or moved." },
  "clockOn.tooEarly": { id: "navigation.wrong.clock", message: "“{label}”: choose a day after the one it counts from." },
  "writtenDueOn.tooEarly": { id: "navigation.wrong.written", message: "“{label}”: choose a day after the report." },
  "event.over": { id: "navigation.wrong.over", message: "Somebody has written down already what became of it." },
};
