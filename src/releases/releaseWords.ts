import { useFormats } from "../ui/formats.ts";
import type { Option } from "../ui/options.ts";
import { type Message, useWords } from "../ui/words.ts";
import type {
  AloneBecause,
  PurposeKind,
  RecipientKind,
  Release,
  ReleaseItem,
  ReleaseMethod,
  ReleaseState,
  SignerKind,
} from "./contract.ts";

export const kindWords: Readonly<Record<RecipientKind, Message>> = {
  legal_aid: { id: "releases.kind.legalAid", message: "Legal aid" },
  housing: { id: "releases.kind.housing", message: "Housing" },
  benefits: { id: "releases.kind.benefits", message: "Benefits" },
  provider: { id: "releases.kind.provider", message: "Health or counseling" },
  school: { id: "releases.kind.school", message: "School" },
  college: { id: "releases.kind.college", message: "College" },
  victim_services: { id: "releases.kind.victimServices", message: "Victim services" },
  law_enforcement: { id: "releases.kind.police", message: "Police" },
  prosecutor: { id: "releases.kind.prosecutor", message: "Prosecutor" },
  court: { id: "releases.kind.court", message: "Court" },
  family: { id: "releases.kind.family", message: "Somebody of the family" },
  other: { id: "releases.kind.other", message: "Other" },
};

export const itemWords: Readonly<Record<ReleaseItem, Message>> = {
  identity: { id: "releases.item.identity", message: "Name, and that we help them" },
  contact: { id: "releases.item.contact", message: "How to reach them safely" },
  address: { id: "releases.item.address", message: "Where they live" },
  attendance: { id: "releases.item.attendance", message: "Attendance" },
  appointments: { id: "releases.item.appointments", message: "Appointments" },
  services: { id: "releases.item.services", message: "What help they get" },
  plan: { id: "releases.item.plan", message: "Their plan" },
  progress: { id: "releases.item.progress", message: "How it is going" },
  notes: { id: "releases.item.notes", message: "A note, as a copy" },
  assessment: { id: "releases.item.assessment", message: "Assessment results" },
  safety: { id: "releases.item.safety", message: "What keeps them safe" },
  documents: { id: "releases.item.documents", message: "A document of theirs" },
  schooling: { id: "releases.item.schooling", message: "School records" },
  medical: { id: "releases.item.medical", message: "Medical information" },
  legal: { id: "releases.item.legal", message: "What the legal matter needs" },
  letter: { id: "releases.item.letter", message: "A letter" },
};

export const purposeWords: Readonly<Record<PurposeKind, Message>> = {
  legal_help: { id: "releases.purpose.legal", message: "Legal help" },
  housing: { id: "releases.purpose.housing", message: "A place to live" },
  benefits: { id: "releases.purpose.benefits", message: "Money or benefits" },
  schooling: { id: "releases.purpose.schooling", message: "School or studies" },
  health: { id: "releases.purpose.health", message: "Health" },
  safety: { id: "releases.purpose.safety", message: "Safety" },
  investigation: { id: "releases.purpose.investigation", message: "An investigation" },
  prosecution: { id: "releases.purpose.prosecution", message: "A case in court against somebody else" },
  coordination: { id: "releases.purpose.coordination", message: "Working together" },
  other: { id: "releases.purpose.other", message: "Something else" },
};

export const methodWords: Readonly<Record<ReleaseMethod, Message>> = {
  verbal: { id: "releases.method.verbal", message: "By speaking" },
  written: { id: "releases.method.written", message: "On paper" },
  electronic: { id: "releases.method.electronic", message: "Electronically" },
};

export const stateWords: Readonly<Record<ReleaseState, Message>> = {
  draft: { id: "releases.state.draft", message: "not signed yet" },
  coming: { id: "releases.state.coming", message: "begins later" },
  active: { id: "releases.state.active", message: "stands" },
  expired: { id: "releases.state.expired", message: "ended by its day" },
  withdrawn: { id: "releases.state.withdrawn", message: "withdrawn" },
  lapsed: { id: "releases.state.lapsed", message: "lapsed" },
  superseded: { id: "releases.state.superseded", message: "renewed" },
  done: { id: "releases.state.done", message: "its purpose is done" },
};

export const signerWords: Readonly<Record<SignerKind, Message>> = {
  self: { id: "releases.signer.self", message: "They themselves" },
  minor_and_adult: { id: "releases.signer.both", message: "They, and an adult who may" },
  parent: { id: "releases.signer.parent", message: "A parent" },
  minor_alone: { id: "releases.signer.alone", message: "They alone, as a minor" },
  guardian: { id: "releases.signer.guardian", message: "A guardian or foster parent" },
  guardian_ad_litem: { id: "releases.signer.adLitem", message: "A guardian ad litem" },
  conservator: { id: "releases.signer.conservator", message: "A conservator" },
};

export const aloneWords: Readonly<Record<AloneBecause, Message>> = {
  may_consent: { id: "releases.alone.consent", message: "They may get this help alone by law" },
  unaccompanied: { id: "releases.alone.unaccompanied", message: "They are on their own: nobody answers for them" },
  emancipated: { id: "releases.alone.emancipated", message: "A court said they are of age" },
  student_rights: { id: "releases.alone.student", message: "At college the rights are the student’s" },
};

export const hows: Readonly<Record<"typed" | "drawn" | "paper", Message>> = {
  typed: { id: "releases.how.typed", message: "Type the name" },
  drawn: { id: "releases.how.drawn", message: "Sign on the screen" },
  paper: { id: "releases.how.paper", message: "Signed on paper" },
};

export const knownBy: Readonly<Record<"known" | "document" | "code_word", Message>> = {
  known: { id: "releases.known.known", message: "I know them" },
  document: { id: "releases.known.document", message: "They showed a document" },
  code_word: { id: "releases.known.code", message: "They said their code word" },
};

/** What is spoken about before anybody signs. */
export const spokenWords: Readonly<Record<"saidVoluntary" | "saidWithdrawal" | "saidLimits" | "saidRisks" | "saidAlternatives", Message>> =
  {
    saidVoluntary: { id: "releases.said.voluntary", message: "It is their choice. They get the same help either way." },
    saidWithdrawal: { id: "releases.said.withdrawal", message: "They can end it at any time by a word. What was shared stays shared." },
    saidLimits: { id: "releases.said.limits", message: "What we must tell others by law." },
    saidRisks: { id: "releases.said.risks", message: "What good it may do, and what harm." },
    saidAlternatives: { id: "releases.said.alternatives", message: "Other ways to get there without sharing." },
  };

/** Why it was refused, by field and code. */
export const releaseExplain: Readonly<Record<string, Message>> = {
  "items.blanket": { id: "releases.wrong.blanket", message: "A release names each thing by itself. There is no release of everything." },
  "items.missing": { id: "releases.wrong.items", message: "Choose at least one thing." },
  "until.past": { id: "releases.wrong.past", message: "Choose a day to come." },
  "until.tooLong": { id: "releases.wrong.tooLong", message: "A release stands for a year at most." },
  "purpose.missing": { id: "releases.wrong.purpose", message: "Say in a few words what it is for." },
  "recipientId.unknown": { id: "releases.wrong.recipient", message: "They are no longer in the address book." },
  "email.notAnAddress": { id: "releases.wrong.mail", message: "“{label}”: one address, like name@example.org." },
  "toEmail.notAnAddress": { id: "releases.wrong.mail", message: "“{label}”: one address, like name@example.org." },
  "toEmail.notAPartner": { id: "releases.wrong.partner", message: "Only a partner agency’s colleague can sign in here." },
  "minor.missing": { id: "releases.wrong.minor", message: "Say whether they are under 18." },
  "adultId.accused": { id: "releases.wrong.accused", message: "They may not sign. Their page says why, under Family." },
  "adultId.noContact": { id: "releases.wrong.noContact", message: "There is to be no contact with them. They cannot sign." },
  "adultId.noRights": { id: "releases.wrong.noRights", message: "They may not decide for them. They cannot sign." },
  "adultId.ended": { id: "releases.wrong.ended", message: "The paper that said they may decide has ended. Ask again first." },
  "adultId.unknown": {
    id: "releases.wrong.unknown",
    message: "It is not known whether they may decide. Write it down under Family first.",
  },
  "signerKind.isMinor": { id: "releases.wrong.isMinor", message: "They are a minor." },
  "signerKind.isOfAge": { id: "releases.wrong.isOfAge", message: "They are of age and sign themselves." },
  "tooYoung.minorSignsToo": {
    id: "releases.wrong.tooYoung",
    message: "The minor signs too, unless they are too young to. Say so, or choose both.",
  },
  name: { id: "releases.wrong.name", message: "“{label}”: a name that can be seen." },
  secondName: { id: "releases.wrong.name", message: "“{label}”: a name that can be seen." },
  "release.notRead": { id: "releases.wrong.notRead", message: "Read it together first, and speak about each of the five." },
  "release.missing": {
    id: "releases.wrong.missing",
    message: "They are written down as missing. Write down on their page that they were found, if they are here.",
  },
  "release.died": { id: "releases.wrong.died", message: "They have died. A release stands only where they wanted it so." },
  "release.notDraft": { id: "releases.wrong.notDraft", message: "It was signed or put aside meanwhile." },
  "release.over": { id: "releases.wrong.over", message: "Its last day has passed. Draw up a new one." },
  "release.notLive": { id: "releases.wrong.notLive", message: "It stands no more." },
  "recipient.known": { id: "releases.wrong.known", message: "Somebody of that name is in the address book already." },
  "partnerAgencyId.notOfNetwork": { id: "releases.wrong.network", message: "That agency is not of your network." },
};

/** Of some recipients, what harm in so many words: to be spoken about, and not read out. */
export const harmWords: Readonly<Partial<Record<RecipientKind, Message>>> = {
  law_enforcement: {
    id: "releases.harm.police",
    message:
      "What the police hear they write down. It may reach the other side, the press, or whoever decides who may stay in the country.",
  },
  prosecutor: {
    id: "releases.harm.prosecutor",
    message: "A prosecutor must show the other side much of what they know, and goes on whether the person still wants it or not.",
  },
  court: { id: "releases.harm.court", message: "What a court has, the other side reads. It cannot be called back." },
  family: { id: "releases.harm.family", message: "What one of a family knows, others may come to know. Who lives with whom?" },
  school: { id: "releases.harm.school", message: "What a school keeps, a parent may ask to read." },
};

/** Why a release lapsed. */
export const lapsedWords: Readonly<Record<"death" | "missing" | "signer", Message>> = {
  death: { id: "releases.lapsed.death", message: "lapsed: they have died" },
  missing: { id: "releases.lapsed.missing", message: "lapsed: they were missing. Found again does not bring it back" },
  signer: { id: "releases.lapsed.signer", message: "lapsed: whoever signed may not sign for them" },
};

/** A table of words as things to choose from. */
export function useChoices<K extends string>(words: Readonly<Record<K, Message>>): (Option & { id: K })[] {
  const say = useWords();
  return (Object.keys(words) as K[]).map((id) => ({ id, label: say(words[id]) }));
}

/** How long one stands: "until Friday", "until it is done, at the latest 4 March". */
export function useUntil(): (one: Pick<Release, "lastDay" | "untilPurpose">) => string {
  const say = useWords();
  const formats = useFormats();
  return ({ lastDay, untilPurpose }) =>
    untilPurpose
      ? say({ id: "releases.until.purpose", message: "until it is done, at the latest {day}" }, { day: formats.nearDay(lastDay) })
      : say({ id: "releases.until", message: "until {day}" }, { day: formats.nearDay(lastDay) });
}
