import type { ShownDoor } from "../publicPages.ts";
import type { Source } from "../sentForm.ts";

export interface Message {
  readonly id: string;
  readonly message: string;
}

/** What one kind of sender reads: at most eight fields, those without words here are not asked. */
export interface Wording {
  readonly heading: Message;
  readonly lead: Message;
  readonly words: Message;
  readonly wordsHint: Message | null;
  readonly who: Message | null;
  readonly where: Message | null;
  readonly name: Message;
  readonly reach: Message;
  /** B20 is asked of those who can tell. */
  readonly asksRisk: boolean;
}

const shared = {
  who: { id: "concerns.public.form.who", message: "Who is it about?" },
  whereSchool: { id: "concerns.public.form.whereSchool", message: "What tells us who they are: school, grade, class, hall" },
  whereOther: { id: "concerns.public.form.whereOther", message: "What tells us who they are: age, school, part of town" },
  name: { id: "concerns.public.form.name", message: "Your name" },
  nameAgency: { id: "concerns.public.form.nameAgency", message: "Your name and where you work" },
  nameSelf: { id: "concerns.public.form.nameSelf", message: "What may we call you?" },
  reach: { id: "concerns.public.form.reach", message: "How may we reach you?" },
  reachSelf: { id: "concerns.public.form.reachSelf", message: "How may we reach you safely?" },
  leadSelf: {
    id: "concerns.public.form.leadSelf",
    message: "This goes to people whose work is to help. Write as much or as little as you like.",
  },
  leadOther: { id: "concerns.public.form.leadOther", message: "This goes to people whose work is to help. It takes about a minute." },
};

const open: Readonly<Record<Source, Wording>> = {
  self: {
    heading: { id: "concerns.public.self.heading", message: "Tell us how things are" },
    lead: shared.leadSelf,
    words: { id: "concerns.public.self.words", message: "What is going on, and what would help?" },
    wordsHint: null,
    who: null,
    where: null,
    name: shared.nameSelf,
    reach: shared.reachSelf,
    asksRisk: false,
  },
  family: {
    heading: { id: "concerns.public.family.heading", message: "Tell us about your child or somebody in your family" },
    lead: shared.leadOther,
    words: { id: "concerns.public.family.words", message: "What are you seeing, and since when?" },
    wordsHint: { id: "concerns.public.family.wordsHint", message: "What already helps is worth saying too." },
    who: { id: "concerns.public.family.who", message: "Their name" },
    where: { id: "concerns.public.family.where", message: "Their school and grade, or where they study" },
    name: shared.name,
    reach: shared.reach,
    asksRisk: false,
  },
  staff: {
    heading: {
      id: "concerns.public.staff.heading",
      message: "Tell us about a {word, select, student {student} other {person}} you are worried about",
    },
    lead: shared.leadOther,
    words: { id: "concerns.public.staff.words", message: "What did you see or hear?" },
    wordsHint: {
      id: "concerns.public.staff.wordsHint",
      message: "Plain facts: what, when, how often, what you have tried. What goes well, too.",
    },
    who: shared.who,
    where: shared.whereSchool,
    name: shared.name,
    reach: shared.reach,
    asksRisk: true,
  },
  administrator: {
    heading: {
      id: "concerns.public.administrator.heading",
      message: "Refer a {word, select, student {student} other {person}} to the team",
    },
    lead: shared.leadOther,
    words: { id: "concerns.public.administrator.words", message: "What leads you to refer them, and what has been done so far?" },
    wordsHint: { id: "concerns.public.administrator.wordsHint", message: "Say what is decided elsewhere, so that nobody is asked twice." },
    who: shared.who,
    where: shared.whereSchool,
    name: shared.name,
    reach: shared.reach,
    asksRisk: true,
  },
  community: {
    heading: { id: "concerns.public.community.heading", message: "Tell us about somebody you are worried about" },
    lead: shared.leadOther,
    words: { id: "concerns.public.community.words", message: "What is happening?" },
    wordsHint: null,
    who: shared.who,
    where: shared.whereOther,
    name: shared.name,
    reach: shared.reach,
    asksRisk: false,
  },
  agency: {
    heading: { id: "concerns.public.agency.heading", message: "Tell us about somebody your agency knows" },
    lead: shared.leadOther,
    words: { id: "concerns.public.agency.words", message: "Why are you getting in touch, and what do you ask of us?" },
    wordsHint: { id: "concerns.public.agency.wordsHint", message: "Share only what the person agreed to, or what the law lets you share." },
    who: shared.who,
    where: shared.whereOther,
    name: shared.nameAgency,
    reach: shared.reach,
    asksRisk: false,
  },
};

const quietShared = {
  heading: { id: "concerns.public.quiet.heading", message: "Write to us" },
  lead: { id: "concerns.public.quiet.lead", message: "You can write to us here. You need not say who you are." },
  who: { id: "concerns.public.quiet.who", message: "Whom it is about, if you want to say" },
  where: null,
  words: { id: "concerns.public.quiet.words", message: "What would you like us to know?" },
  wordsHint: null,
  name: shared.nameSelf,
  reach: shared.reachSelf,
  asksRisk: false,
};

/** Where the law forbids to say who is known, the words say nothing of what kind of help it is either. */
const quiet: Readonly<Record<Source, Wording>> = {
  self: { ...quietShared, who: null },
  family: {
    ...quietShared,
    words: { id: "concerns.public.quiet.familyWords", message: "What would you like us to know about them, or about your family?" },
  },
  staff: {
    ...quietShared,
    words: { id: "concerns.public.quiet.staffWords", message: "What did you see or hear that you would like us to know?" },
  },
  administrator: {
    ...quietShared,
    words: { id: "concerns.public.quiet.administratorWords", message: "What would your office like us to know?" },
  },
  community: quietShared,
  agency: {
    ...quietShared,
    words: { id: "concerns.public.quiet.agencyWords", message: "What would your agency like us to know?" },
    name: shared.nameAgency,
  },
};

export const isQuiet = (door: Pick<ShownDoor, "regime">) => door.regime === "VSP" || door.regime === "CONF";

/** What a door is called in that language; where nobody has said, in the agency's own. */
export const titleOf = (door: Pick<ShownDoor, "title" | "titles">, lang: string) => door.titles[lang] ?? door.title;

/** The words for that sender at that door. */
export const wordingOf = (door: Pick<ShownDoor, "regime">, as: Source): Wording => (isQuiet(door) ? quiet : open)[as];

/** How each sender calls themself where one chooses. */
export const senderLabels: Readonly<Record<Source, Message>> = {
  self: { id: "concerns.public.who.self", message: "I am writing about myself" },
  family: { id: "concerns.public.who.family", message: "I am a parent, guardian or family" },
  staff: { id: "concerns.public.who.staff", message: "I am a teacher or on the staff" },
  administrator: { id: "concerns.public.who.administrator", message: "I am an administrator" },
  community: { id: "concerns.public.who.community", message: "I am a friend, a neighbor, or somebody else" },
  agency: { id: "concerns.public.who.agency", message: "I write for another agency" },
};

export const categoryLabels: Readonly<Record<string, Message>> = {
  basic_needs: { id: "concerns.public.category.basicNeeds", message: "Food or money" },
  housing: { id: "concerns.public.category.housing", message: "Housing" },
  academics: { id: "concerns.public.category.academics", message: "School work" },
  attendance: { id: "concerns.public.category.attendance", message: "Missing class" },
  mental_health: { id: "concerns.public.category.mentalHealth", message: "Mood or stress" },
  relationships: { id: "concerns.public.category.relationships", message: "Family, friends" },
  safety: { id: "concerns.public.category.safety", message: "Safety" },
  harm_by_others: { id: "concerns.public.category.harmByOthers", message: "Hurt by somebody" },
  substance_use: { id: "concerns.public.category.substanceUse", message: "Alcohol, drugs" },
  health: { id: "concerns.public.category.health", message: "Health" },
  behavior: { id: "concerns.public.category.behavior", message: "Behavior" },
  other: { id: "concerns.public.category.other", message: "Something else" },
};

export const urgencyLabels: Readonly<Record<string, Message>> = {
  now: { id: "concerns.public.urgency.now", message: "Today" },
  this_week: { id: "concerns.public.urgency.thisWeek", message: "This week" },
  when_you_can: { id: "concerns.public.urgency.whenYouCan", message: "When you can" },
};

export const riskLabels: Readonly<Record<string, Message>> = {
  personal: { id: "concerns.public.risk.personal", message: "How they are doing" },
  academic: { id: "concerns.public.risk.academic", message: "Their school work" },
};
