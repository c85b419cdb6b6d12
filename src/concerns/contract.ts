import { z } from "zod";
import { Access, Created, cursor, day, endpoint, id, moment, none, personal, version, words, wordsOrNone } from "../kernel/contract.ts";

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

const Regime = z.enum(["FERPA", "VSP", "CONF", "BASE"]);
const Colleague = z.object({ accountId: id("Account"), name: z.string() });

/** How long a concern has waited, and until when it may. */
export const Clock = z.object({
  receivedAt: moment,
  /** Minutes since it arrived, or since words were added to one already decided. */
  waitingMinutes: z.number().int(),
  /** The last program day on which it is answered in time. */
  respondBy: day.nullable(),
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
  /** Takes part in a program the asker reads or triages. */
  knownHere: z.boolean(),
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

const about = { concernId: id("Concern"), version };
const decided = { ...about, rating: Rating.optional() };

/** What a decision answers: what stands now. `moved` is true where the concern went to a program the asker does not triage. */
const Standing = z.object({ id: id("Concern"), status: z.enum(statuses), version, moved: z.boolean() });

export const concerns = {
  inbox: endpoint({
    name: "concern.inbox",
    method: "GET",
    path: "/concerns",
    in: z.object({ which: z.enum(["open", "mine", "decided"]).default("open"), programId: id("Program").optional(), cursor }),
    out: z.object({
      items: z.array(InboxItem),
      next: z.string().nullable(),
      /** Exact up to 500. */
      total: z.number().int(),
    }),
    about: "What came in to the programs one triages and to oneself: urgent first, then the oldest; floods below.",
  }),
  show: endpoint({
    name: "concern.show",
    method: "GET",
    path: "/concerns/:concernId",
    in: z.object({ concernId: id("Concern") }),
    out: ConcernRecord,
    about: "One concern: the sender's words, the clock, every decision, and who else may see it.",
  }),
  likely: endpoint({
    name: "concern.likely",
    method: "POST",
    path: "/concerns/:concernId/likely",
    in: z.object({
      concernId: id("Concern"),
      /** Other words to look by, such as a name found in the text. */ name: personal(wordsOrNone(200)).optional(),
    }),
    out: z.object({
      people: z.array(LikelyPerson),
      /** Other open concerns that are likely about the same person. */
      concerns: z.array(
        InboxItem.pick({ id: true, number: true, about: true, source: true, clock: true, status: true, urgent: true, access: true }),
      ),
    }),
    reads: true,
    about: "The persons who may be meant, and other open concerns that may be about the same one.",
  }),
  take: endpoint({
    name: "concern.take",
    method: "POST",
    path: "/concerns/:concernId/take",
    in: z.object(about),
    out: Standing,
    about: "Takes a concern into one's own hands.",
  }),
  assign: endpoint({
    name: "concern.assign",
    method: "POST",
    path: "/concerns/:concernId/assign",
    in: z.object({ ...about, accountId: id("Account") }),
    out: Standing,
    about: "Gives a concern to a colleague of its program.",
  }),
  rate: endpoint({
    name: "concern.rate",
    method: "POST",
    path: "/concerns/:concernId/rate",
    in: z.object({
      ...about,
      ...Rating.shape,
      /** B20, when triage knows better than the form. */ atRisk: z.array(z.enum(risksOf)).max(2).optional(),
    }),
    out: Standing,
    about: "Rates a concern on the neutral rubric, or in a VSP program by the time it needs, with a written rationale.",
  }),
  setDirection: endpoint({
    name: "concern.setDirection",
    method: "POST",
    path: "/concerns/:concernId/direction",
    in: z.object({ ...about, direction: z.enum(directions), why: personal(wordsOrNone(4000)).optional() }),
    out: Standing,
    about:
      "Says whether one is worried for them or about what they may do; the latter goes to the agency's threat assessment, where there is one.",
  }),
  openCase: endpoint({
    name: "concern.openCase",
    method: "POST",
    path: "/concerns/:concernId/open-case",
    in: z.object({
      ...decided,
      /** The person meant, or words for somebody not yet known: exactly one of the two. */
      personId: id("Person").optional(),
      newPerson: z
        .object({
          call: personal(words(80)),
          given: personal(wordsOrNone(80)).optional(),
          family: personal(wordsOrNone(80)).optional(),
          pronouns: personal(wordsOrNone(40)).optional(),
          born: personal(day).nullish(),
          language: z.string().max(20).nullish(),
        })
        .optional(),
      programId: id("Program"),
      managerId: id("Account"),
      serviceLevel: z.enum(["triage_only", "brief", "full"]).default("brief"),
      /** What is done first, and by when. */
      firstStep: z.object({ title: personal(words(200)), dueOn: day }),
    }),
    out: z.object({ id: id("Case"), personId: id("Person") }),
    creates: true,
    about: "Opens a case from a concern, about a person known or new, with a case manager and a first step.",
  }),
  joinCase: endpoint({
    name: "concern.joinCase",
    method: "POST",
    path: "/concerns/:concernId/join-case",
    in: z.object({
      ...decided,
      personId: id("Person"),
      /** Left out, the person's open case in the concern's program. */ caseId: id("Case").optional(),
    }),
    out: Standing,
    about: "Joins a concern to an open case.",
  }),
  redirect: endpoint({
    name: "concern.redirect",
    method: "POST",
    path: "/concerns/:concernId/redirect",
    in: z.object({
      ...decided,
      /** A program of the agency, whose inbox it then stands in; or an office outside, in words. */
      programId: id("Program").optional(),
      outside: personal(wordsOrNone(200)).optional(),
      why: personal(words(4000)),
    }),
    out: Standing,
    about: "Passes a concern on to another program, or records that it was passed to an office outside.",
  }),
  noAction: endpoint({
    name: "concern.noAction",
    method: "POST",
    path: "/concerns/:concernId/no-action",
    in: z.object({ ...decided, why: personal(words(4000)) }),
    out: Standing,
    about: "Ends a concern with nothing to be done now, and says why.",
  }),
  duplicate: endpoint({
    name: "concern.duplicate",
    method: "POST",
    path: "/concerns/:concernId/duplicate",
    in: z.object({ ...decided, ofConcernId: id("Concern") }),
    out: Standing,
    about: "Says that another concern already holds this; its rating stands for both unless one is given.",
  }),
  acknowledge: endpoint({
    name: "concern.acknowledge",
    method: "POST",
    path: "/concerns/:concernId/acknowledge",
    in: z.object(about),
    out: Standing,
    about: "Tells a sender who left an address that it arrived, without a word of what it is.",
  }),
  askSender: endpoint({
    name: "concern.askSender",
    method: "POST",
    path: "/concerns/:concernId/ask",
    in: z.object(about),
    out: Standing,
    about: "Shows a signed-in school sender that more is needed; nobody else is ever asked back.",
  }),
  passed: endpoint({
    name: "concern.passed",
    method: "GET",
    path: "/concerns/passed",
    in: none,
    out: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          number: z.number().int(),
          programId: id("Program"),
          toProgramName: z.string(),
          at: moment,
          by: Colleague,
          access: Access,
        }),
      ),
    }),
    about: "Which concerns left one's programs for another, by number alone.",
  }),
  doors: endpoint({
    name: "concern.doors",
    method: "GET",
    path: "/concern-doors",
    in: none,
    out: z.object({
      doors: z.array(
        z.object({
          id: id("Door"),
          slug: z.string(),
          title: z.string(),
          programId: id("Program"),
          programName: z.string(),
          regime: Regime,
          audience: z.enum(sources).nullable(),
        }),
      ),
      sites: z.array(z.object({ id: id("Site"), name: z.string() })),
    }),
    about: "Where a member of staff may file a concern.",
  }),
  file: endpoint({
    name: "concern.file",
    method: "POST",
    path: "/concerns",
    in: z.object({
      doorId: id("Door"),
      /** Their own worry, or one taken down from somebody by telephone or by hand. */
      channel: z.enum(["staff", "phone", "mail"]).default("staff"),
      source: z.enum(sources).default("staff"),
      narrative: personal(words(20_000)),
      about: z.object({ name: personal(wordsOrNone(200)), detail: personal(wordsOrNone(500)).optional() }).optional(),
      sender: z.object({ name: personal(wordsOrNone(200)), reach: personal(wordsOrNone(300)).optional() }).optional(),
      categories: z.array(z.enum(categories)).max(12).default([]),
      atRisk: z.array(z.enum(risksOf)).max(2).default([]),
      urgency: z.enum(urgencies).default("when_you_can"),
      siteId: id("Site").optional(),
    }),
    out: Created,
    creates: true,
    about: "Files a concern as a member of staff, for oneself or for a caller.",
  }),
  mine: endpoint({
    name: "concern.mine",
    method: "GET",
    path: "/concerns/mine",
    in: none,
    out: z.object({
      items: z.array(
        z.object({
          id: id("Concern"),
          number: z.number().int(),
          doorTitle: z.string(),
          filedAt: moment,
          state: z.enum(senderStates),
          access: Access,
        }),
      ),
    }),
    about: "What one filed oneself, and how far it is as a sender may know: four states in FERPA programs, one constant elsewhere.",
  }),
  addWords: endpoint({
    name: "concern.addWords",
    method: "POST",
    path: "/concerns/:concernId/words",
    in: z.object({ concernId: id("Concern"), words: personal(words(20_000)) }),
    out: Created,
    creates: true,
    about: "Adds to a concern one filed oneself.",
  }),
};

const rule = {
  /** The program of the door it came in by. */
  programId: id("Program"),
  place: z.number().int().min(1).max(999),
  whenSource: z.enum(sources).nullish(),
  whenCategory: z.enum(categories).nullish(),
  whenUrgency: z.enum(urgencies).nullish(),
  whenSite: id("Site").nullish(),
  toProgram: id("Program").nullish(),
  toAccount: id("Account").nullish(),
};

export const RoutingRule = z.object({
  id: id("RoutingRule"),
  ...rule,
  programName: z.string(),
  siteName: z.string().nullable(),
  toProgramName: z.string().nullable(),
  toAccountName: z.string().nullable(),
  access: Access,
});

export const routing = {
  list: endpoint({
    name: "routing.list",
    method: "GET",
    path: "/routing-rules",
    in: none,
    out: z.object({ rules: z.array(RoutingRule) }),
    about: "Where concerns go by themselves: the first rule that fits, in order.",
  }),
  add: endpoint({
    name: "routing.add",
    method: "POST",
    path: "/routing-rules",
    in: z.object(rule),
    out: Created,
    creates: true,
    about: "Adds a routing rule.",
  }),
  end: endpoint({
    name: "routing.end",
    method: "POST",
    path: "/routing-rules/:ruleId/end",
    in: z.object({ ruleId: id("RoutingRule") }),
    out: none,
    about: "Ends a routing rule.",
  }),
};
