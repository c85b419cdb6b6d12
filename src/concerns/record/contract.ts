import { z } from "zod";
import { Access, day, id, moment, personal, version, words } from "../../kernel/contract.ts";

/** Who is worried: each has a wording of their own at the public door. */
export const sources = ["self", "family", "staff", "administrator", "community", "agency"] as const;
/** How it came in. */
export const channels = ["form", "staff", "phone", "mail", "data", "agency"] as const;
/** How soon, as the sender says. */
export const urgencies = ["now", "this_week", "when_you_can"] as const;
/** What it touches, in the field's own neutral terms. */
export const categories = [
  "basic_needs", "housing", "academics", "attendance", "mental_health", "relationships", "safety", "harm_by_others", "substance_use", "health", "behavior", "other",
] as const; // biome-ignore format: a list is read by its rows
/** B20: whether it is their person or their schooling that is at risk, or both. */
export const risksOf = ["personal", "academic"] as const;
export const statuses = ["received", "in_triage", "opened_case", "joined_case", "redirected", "no_action", "duplicate"] as const;
/** The neutral rubric; a VSP program asks `timeNeeds` instead. */
export const risks = ["low", "some", "high", "immediate"] as const;
export const timeNeeds = ["tonight", "this_week", "can_wait"] as const;
/** D06: worried for them, or about what they may do. */
export const directions = ["worried_for", "worried_about"] as const;
/** What a signed-in sender of a FERPA program's concern is told; `constant` is what all others are told (R39). */
export const senderStates = ["received", "in_progress", "followed_up", "need_more_information", "constant"] as const;

export const Regime = z.enum(["FERPA", "VSP", "CONF", "BASE"]);
export const Colleague = z.object({ accountId: id("Account"), name: z.string() });

/** How long a concern has waited, and until when it may. */
export const Clock = z.object({
  receivedAt: moment,
  /** Minutes since it arrived, or since words were added to one already decided. */
  waitingMinutes: z.number().int(),
  /** The last program day on which it is answered in time. */
  respondBy: day.nullable(),
  /** Until when somebody is to have it in hand, where it is urgent and nobody has. */
  takeBy: moment.nullable(),
  /** Past that day; or urgent, in nobody's hands, and past its minutes. */
  overdue: z.boolean(),
});

const head = {
  id: id("Concern"),
  number: z.number().int(),
  programId: id("Program"),
  programName: z.string(),
  regime: Regime,
  /** The word this program has for the person. */
  personWord: z.enum(["student", "participant", "survivor", "client"]),
  channel: z.enum(channels),
  source: z.enum([...sources, "data"]),
  anonymous: z.boolean(),
  aboutSelf: z.boolean(),
  /** Whom it is about, in the sender's words. */
  about: z.string().nullable(),
  categories: z.array(z.string()),
  atRisk: z.array(z.enum(risksOf)),
  urgency: z.enum(urgencies),
  urgent: z.boolean(),
  flood: z.boolean(),
  direction: z.enum(directions).nullable(),
  status: z.enum(statuses),
  clock: Clock,
  assigned: Colleague.nullable(),
  /** Words were added after it was last decided or taken. */
  added: z.boolean(),
  version,
  access: Access,
};

export const InboxItem = z.object(head);
export type InboxItem = z.infer<typeof InboxItem>;

/** One thing triage decided, by whom and why. */
export const Decision = z.object({
  id: id("Decision"),
  at: moment,
  by: Colleague,
  risk: z.enum(risks).nullable(),
  timeNeed: z.enum(timeNeeds).nullable(),
  rationale: z.string(),
  outcome: z.enum(["rated", "opened_case", "joined_case", "redirected", "no_action", "duplicate"]),
  caseId: id("Case").nullable(),
  duplicateOf: id("Concern").nullable(),
  redirectedTo: z.string().nullable(),
});

export const ConcernRecord = z.object({
  ...head,
  /** Their words, untouched. */
  narrative: z.string(),
  /** What they sent that no field of the form could hold. */
  appendix: z.array(z.object({ field: z.string(), value: z.string() })),
  /** What they added afterwards, oldest first. */
  additions: z.array(z.object({ id: z.uuid(), at: moment, words: z.string() })),
  subject: z.object({ name: z.string().nullable(), detail: z.string().nullable() }),
  sender: z.object({
    name: z.string().nullable(),
    reach: z.string().nullable(),
    account: Colleague.nullable(),
    language: z.string(),
    acknowledgedAt: moment.nullable(),
    /** There is an address to which a word without content can go. */
    canAcknowledge: z.boolean(),
    /** They are signed-in school staff of a FERPA program: they may be asked for more (R39). */
    canAsk: z.boolean(),
  }),
  decisions: z.array(Decision),
  /** The rating that stands, if any: an outcome needs one. */
  rating: z
    .object({ risk: z.enum(risks).nullable(), timeNeed: z.enum(timeNeeds).nullable(), rationale: z.string(), at: moment })
    .nullable(),
  /** Who else may see this, and by what right. */
  alsoSeenBy: z.array(Colleague.extend({ because: z.enum(["assigned", "triage", "program", "cover"]) })),
  personId: id("Person").nullable(),
  caseId: id("Case").nullable(),
  /** What the reader may be bound to do now that they know (D07). */
  reminders: z.array(z.enum(["mandated_report", "title_ix"])),
});
export type ConcernRecord = z.infer<typeof ConcernRecord>;

/** Somebody already known who may be meant: identity only, and what the asker's own rights show beside it. */
export const LikelyPerson = z.object({
  personId: id("Person"),
  call: z.string(),
  tag: z.string().nullable(),
  /** School and grade, where they are enrolled. */
  className: z.string().nullable(),
  /** 0 to 100. */
  percent: z.number().int(),
  band: z.enum(["likely", "possible", "weak"]),
  because: z.array(z.enum(["name", "nickname", "sound", "born", "phone", "email", "class", "school-id"])),
  /** Somebody said at triage that this concern is not about them. */
  ruledOut: z.object({ by: Colleague, at: moment }).nullable(),
  /** Takes part in a program the asker reads or triages. */
  knownHere: z.boolean(),
  /** The person has died. */
  diedOn: day.nullable(),
  /** Open cases that the asker may see. */
  cases: z.array(
    z.object({ caseId: id("Case"), programId: id("Program"), programName: z.string(), manager: Colleague.nullable(), openedOn: day }),
  ),
  access: Access,
});

/** The rating an outcome needs, given with it or before it: risk everywhere, the need of time in VSP. The wrong one is a 422. */
export const Rating = z.object({
  risk: z.enum(risks).optional(),
  timeNeed: z.enum(timeNeeds).optional(),
  rationale: personal(words(4000)),
});
