import { z } from "zod";
import { Access, cursor, day, endpoint, id, moment, none, personal, version, words, wordsOrNone } from "../kernel/contract.ts";
import { Colleague, ConcernRecord, directions, InboxItem, LikelyPerson, Rating, risksOf, statuses } from "./record/contract.ts";

import { sending } from "./sending/contract.ts";

export * from "./record/contract.ts";
export * from "./rules/contract.ts";

const about = { concernId: id("Concern"), version };
const decided = { ...about, rating: Rating.optional() };

/** What a decision answers: what stands now. `moved` is true where the concern went to a program the asker does not triage. */
const Standing = z.object({ id: id("Concern"), status: z.enum(statuses), version, moved: z.boolean() });

const aboutPerson = z.object({ concernId: id("Concern"), personId: id("Person") });
const aboutWhom = z.object({ id: id("Concern"), personId: id("Person") });

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
  ruleOut: endpoint({
    name: "concern.ruleOut",
    method: "POST",
    path: "/concerns/:concernId/not-them",
    in: aboutPerson,
    out: aboutWhom,
    about: "Says that a concern is not about that person: who said so, and when, is kept with it.",
  }),
  ruleIn: endpoint({
    name: "concern.ruleIn",
    method: "POST",
    path: "/concerns/:concernId/perhaps-them",
    in: aboutPerson,
    out: aboutWhom,
    about: "Takes it back that a concern is not about that person.",
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
  ...sending,
};
