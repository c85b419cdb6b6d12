import type { Message } from "../ui/words.ts";
import type { ConcernRecord, InboxItem } from "./contract.ts";

type Outcome = ConcernRecord["decisions"][number]["outcome"];

/** From whom it came, as the middle of a line. */
export const fromWords: Readonly<Record<InboxItem["source"], Message>> = {
  self: { id: "concerns.triage.from.self", message: "from the person themself" },
  family: { id: "concerns.triage.from.family", message: "from family" },
  staff: { id: "concerns.triage.from.staff", message: "from staff" },
  administrator: { id: "concerns.triage.from.administrator", message: "from an administrator" },
  community: { id: "concerns.triage.from.community", message: "from the community" },
  agency: { id: "concerns.triage.from.agency", message: "from another agency" },
  data: { id: "concerns.triage.from.data", message: "from our own data" },
};

/** How it came in. */
export const channelWords: Readonly<Record<InboxItem["channel"], Message>> = {
  form: { id: "concerns.triage.by.form", message: "by the public form" },
  staff: { id: "concerns.triage.by.staff", message: "filed here, signed in" },
  phone: { id: "concerns.triage.by.phone", message: "by phone" },
  mail: { id: "concerns.triage.by.mail", message: "by letter or e-mail" },
  data: { id: "concerns.triage.by.data", message: "found in data" },
  agency: { id: "concerns.triage.by.agency", message: "through an agency" },
};

/** What stands now. */
export const statusWords: Readonly<Record<InboxItem["status"], Message>> = {
  received: { id: "concerns.triage.status.received", message: "New" },
  in_triage: { id: "concerns.triage.status.inTriage", message: "Being looked at" },
  opened_case: { id: "concerns.triage.status.opened", message: "Case opened" },
  joined_case: { id: "concerns.triage.status.joined", message: "Joined to a case" },
  redirected: { id: "concerns.triage.status.redirected", message: "Passed on" },
  no_action: { id: "concerns.triage.status.noAction", message: "Nothing now" },
  duplicate: { id: "concerns.triage.status.duplicate", message: "Duplicate" },
};

/** What somebody did, as a sentence about them. */
export const deedWords: Readonly<Record<Outcome, Message>> = {
  rated: { id: "concerns.triage.deed.rated", message: "{name} rated it" },
  opened_case: { id: "concerns.triage.deed.opened", message: "{name} opened a case from it" },
  joined_case: { id: "concerns.triage.deed.joined", message: "{name} joined it to a case" },
  redirected: { id: "concerns.triage.deed.redirected", message: "{name} passed it on" },
  no_action: { id: "concerns.triage.deed.noAction", message: "{name} decided that nothing is done now" },
  duplicate: { id: "concerns.triage.deed.duplicate", message: "{name} marked it as a duplicate" },
};

/** How worried one is: each level by what can be seen, and how soon somebody acts. */
export const riskWords = {
  low: {
    label: { id: "concerns.triage.risk.low", message: "Low" },
    hint: {
      id: "concerns.triage.risk.low.hint",
      message: "Under strain, and coping. People and help are around them. Nothing points to harm.",
    },
  },
  some: {
    label: { id: "concerns.triage.risk.some", message: "Some" },
    hint: {
      id: "concerns.triage.risk.some.hint",
      message: "It shows in daily life: days missed, little sleep or food, drawing back. Somebody reaches out this week.",
    },
  },
  high: {
    label: { id: "concerns.triage.risk.high", message: "High" },
    hint: {
      id: "concerns.triage.risk.high.hint",
      message: "Harm was hinted at, or much has changed and few people are near. Somebody speaks with them today.",
    },
  },
  immediate: {
    label: { id: "concerns.triage.risk.immediate", message: "Immediate" },
    hint: { id: "concerns.triage.risk.immediate.hint", message: "Somebody may be hurt now. Call or go there before you do anything else." },
  },
} as const satisfies Record<string, { label: Message; hint: Message }>;

/** What victim services ask instead. */
export const timeWords = {
  tonight: {
    label: { id: "concerns.triage.time.tonight", message: "Tonight" },
    hint: { id: "concerns.triage.time.tonight.hint", message: "Not safe, or nowhere to stay, before tomorrow." },
  },
  this_week: {
    label: { id: "concerns.triage.time.thisWeek", message: "This week" },
    hint: {
      id: "concerns.triage.time.thisWeek.hint",
      message: "Something has to be settled within days: a court date, a place, a call back.",
    },
  },
  can_wait: {
    label: { id: "concerns.triage.time.canWait", message: "Can wait" },
    hint: { id: "concerns.triage.time.canWait.hint", message: "They want to know what there is, or to talk. Nothing presses." },
  },
} as const satisfies Record<string, { label: Message; hint: Message }>;

/** Why somebody is taken for the one who is meant. */
export const reasonWords = {
  name: { id: "concerns.triage.because.name", message: "name" },
  nickname: { id: "concerns.triage.because.nickname", message: "nickname" },
  sound: { id: "concerns.triage.because.sound", message: "the sound of the name" },
  born: { id: "concerns.triage.because.born", message: "birth date" },
  phone: { id: "concerns.triage.because.phone", message: "phone number" },
  email: { id: "concerns.triage.because.email", message: "e-mail" },
  class: { id: "concerns.triage.because.class", message: "class" },
  "school-id": { id: "concerns.triage.because.schoolId", message: "school number" },
} as const satisfies Record<string, Message>;

/** By what right a colleague sees it too. */
export const seenWords: Readonly<Record<ConcernRecord["alsoSeenBy"][number]["because"], Message>> = {
  assigned: { id: "concerns.triage.seen.assigned", message: "has it" },
  triage: { id: "concerns.triage.seen.triage", message: "sorts what comes in" },
  program: { id: "concerns.triage.seen.program", message: "reads the whole program" },
  cover: { id: "concerns.triage.seen.cover", message: "stands in for whoever has it" },
};

/** What a sender who is signed in may know of what they filed (R39). */
export const stateWords = {
  received: { id: "concerns.filing.state.received", message: "Received" },
  in_progress: { id: "concerns.filing.state.inProgress", message: "Being looked at" },
  followed_up: { id: "concerns.filing.state.followedUp", message: "Followed up" },
  need_more_information: { id: "concerns.filing.state.needMore", message: "We would like to know more" },
  constant: {
    id: "concerns.filing.state.constant",
    message: "It has arrived. Everybody who writes there gets this same answer, whoever it is about.",
  },
} as const satisfies Record<string, Message>;
