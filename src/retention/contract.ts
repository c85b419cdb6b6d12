import { z } from "zod";
import { day, endpoint, id, moment, none, personal, version, words } from "../kernel/contract.ts";
import { R90_REVIEW } from "../kernel/limits.ts";
import { PersonId, PersonLabel } from "../people/contract.ts";

/** What is due to go by its schedule waits for two people; a hold keeps it whatever they say (R90). Nothing goes by itself. */
export const ReviewId = id("Review");
export const HoldId = id("Hold");
const CaseId = id("Case");
const Who = z.object({ id: z.uuid(), name: z.string() });

/** The classes of records; every table with something about a person belongs to one (classes.ts). */
export const RecordClass = z.enum(["case_words", "case", "concern", "consult", "person", "roster", "message", "working", "staff", "trail"]);
export type RecordClass = z.infer<typeof RecordClass>;

/** Why something is kept longer. */
export const Because = z.enum(["returns", "open_matter", "law", "asked"]);
export type Because = z.infer<typeof Because>;

/** What one row of the queue is: one thing by itself, or all of a kind that a month left behind. */
export const Kind = z.enum(["case", "concern", "crisis", "paper", "person", "consults", "roster", "imports", "messages", "leftovers"]);
export type Kind = z.infer<typeof Kind>;

/** Something that is due to go. */
export const Review = z.object({
  reviewId: ReviewId,
  class: RecordClass.exclude(["staff", "trail"]),
  kind: Kind,
  /** null: of the whole agency. */
  programId: z.uuid().nullable(),
  program: z.string().nullable(),
  /** Of the case, the concern, the crisis or the paper. */
  number: z.number().int().nullable(),
  /** The concern, crisis or paper, to be looked at before anybody says a word. */
  subjectId: z.uuid().nullable(),
  /** The first day of the month of what goes by the month, and how many there were when it was found. */
  month: day.nullable(),
  amount: z.number().int().nullable(),
  /** Whose it is, to those who may know; null to others. */
  person: z.object({ id: PersonId, label: PersonLabel }).nullable(),
  caseId: CaseId.nullable(),
  dueOn: day,
  state: z.enum(["waiting", "let_go", "agreed", "purging"]),
  letGoBy: Who.nullable(),
  agreedBy: Who.nullable(),
  /** The reader may say the second word. */
  mayAnswer: z.boolean(),
  version,
});
export type Review = z.infer<typeof Review>;

/** What must not go, until two lift it. */
export const Hold = z.object({
  holdId: HoldId,
  /** Of the case; of the paper, where it came from one. */
  number: z.number().int(),
  /** All about the person, and not the case alone. */
  whole: z.boolean(),
  /** It was said at the desk, where its words stand; a paper names nobody, and holds what in its program names nobody. */
  desk: z.enum(["request", "paper"]).nullable(),
  deskId: z.uuid().nullable(),
  caseId: CaseId.nullable(),
  program: z.string().nullable(),
  person: z.object({ id: PersonId, label: PersonLabel }).nullable(),
  /** null where the reader decides on it without knowing whom it is about. */
  reason: z.string().nullable(),
  placedBy: Who,
  placedAt: moment,
  lift: z.object({ by: Who, at: moment, why: z.string().nullable() }).nullable(),
  mayAsk: z.boolean(),
  mayAnswer: z.boolean(),
  version,
});
export type Hold = z.infer<typeof Hold>;

/** After how many years a class goes in a program. */
export const Schedule = z.object({
  class: RecordClass,
  programId: z.uuid(),
  program: z.string(),
  /** null: it stays. */
  years: z.number().int().nullable(),
  /** Why; null where it is as shipped: a starting point, not advice. */
  why: z.string().nullable(),
  /** Whether it was said for this program, for the whole agency, or is as shipped. */
  from: z.enum(["program", "agency", "shipped"]),
  /** Of the program's own row; null where it has none. */
  version: version.nullable(),
});
export type Schedule = z.infer<typeof Schedule>;

const oneReview = z.object({ reviewId: ReviewId, version });
const oneHold = z.object({ holdId: HoldId, version });

export const retention = {
  queue: endpoint({
    name: "retention.queue",
    method: "GET",
    path: "/retention/reviews",
    in: none,
    out: z.object({
      reviews: z.array(Review),
      /** How many there are of each class; of a long one the soonest are among `reviews`. */
      classes: z.array(z.object({ class: RecordClass, count: z.number().int() })),
    }),
    about: "What is due to go where the asker decides and, of anything but a case, may read it: the soonest of each class.",
  }),
  keep: endpoint({
    name: "retention.keep",
    method: "POST",
    path: "/retention/reviews/:reviewId/keep",
    weighty: true,
    in: oneReview.extend({ because: Because, years: z.number().int().min(1).max(R90_REVIEW.mostYears) }),
    out: none,
    about: "Keeps it so many years longer, for a reason. 409 review.changed.",
  }),
  letGo: endpoint({
    name: "retention.letGo",
    method: "POST",
    path: "/retention/reviews/:reviewId/let-go",
    weighty: true,
    in: oneReview,
    out: none,
    about: "The first of two words that it may go. Nothing goes by it alone, and not before its day. 409 review.changed.",
  }),
  answer: endpoint({
    name: "retention.answer",
    method: "POST",
    path: "/retention/reviews/:reviewId/answer",
    weighty: true,
    stepUp: true,
    in: oneReview.extend({ answer: z.enum(["go", "wait"]) }),
    out: none,
    about: "The second word, by somebody else: it goes on its day, or stays in the queue. 409 review.changed.",
  }),
  schedules: endpoint({
    name: "retention.schedules",
    method: "GET",
    path: "/retention/schedules",
    in: none,
    out: z.object({ schedules: z.array(Schedule) }),
    about: "After how many years each class of records goes, by program.",
  }),
  setSchedule: endpoint({
    name: "retention.setSchedule",
    method: "POST",
    path: "/retention/schedules",
    weighty: true,
    stepUp: true,
    in: z.object({
      programId: z.uuid().nullable(),
      class: RecordClass,
      years: z.number().int().min(0).max(100).nullable(),
      why: words(1000, 5),
      /** Of the row that is written over; null where there is none yet. */
      version: version.nullable(),
    }),
    out: none,
    about: "Says after how many years a class goes, in a program or the whole agency, and why. 409 schedule.changed; 422 schedule.fixed.",
  }),
  totals: endpoint({
    name: "retention.totals",
    method: "GET",
    path: "/retention/totals",
    in: none,
    out: z.object({
      totals: z.array(
        z.object({
          programId: z.uuid(),
          program: z.string(),
          year: z.number().int(),
          closed: z.number().int(),
          contacts: z.number().int(),
          improved: z.number().int(),
          gone: z.number().int(),
        }),
      ),
    }),
    about: "Cases closed in each year, with what was done, in the programs the asker reads; those that are gone count as before.",
  }),
  months: endpoint({
    name: "retention.months",
    method: "GET",
    path: "/retention/months",
    in: none,
    out: z.object({
      months: z.array(
        z.object({
          programId: z.uuid().nullable(),
          program: z.string().nullable(),
          kind: z.enum(["concern", "crisis", "paper", "person", "roster", "messages"]),
          month: day,
          count: z.number().int(),
          gone: z.number().int(),
        }),
      ),
    }),
    about:
      "What arrived and joined no case, and what left, by the month, in the programs the asker reads; what is gone counts as before. The newest 200.",
  }),
};

export const holds = {
  list: endpoint({
    name: "hold.list",
    method: "GET",
    path: "/retention/holds",
    in: none,
    out: z.object({ holds: z.array(Hold) }),
    about: "What must not go, of cases and persons the asker answers for or decides on.",
  }),
  ofCase: endpoint({
    name: "hold.ofCase",
    method: "GET",
    path: "/cases/:caseId/holds",
    in: z.object({ caseId: CaseId }),
    out: z.object({ holds: z.array(Hold), mayPlace: z.boolean() }),
    about: "What holds a case, and whether the asker may hold it.",
  }),
  place: endpoint({
    name: "hold.place",
    method: "POST",
    path: "/retention/holds",
    creates: true,
    weighty: true,
    in: z.object({ caseNumber: z.number().int().positive().max(99_999_999), whole: z.boolean(), reason: personal(words(1000, 5)) }),
    out: z.object({ id: z.uuid() }),
    about: "Holds a case, or all of its person, whatever a schedule says, from this second on. 409 hold.noCase, hold.standing.",
  }),
  askLift: endpoint({
    name: "hold.askLift",
    method: "POST",
    path: "/retention/holds/:holdId/ask-lift",
    in: oneHold.extend({ why: personal(words(1000, 5)) }),
    out: none,
    about: "Asks that a hold be lifted. It stands until a second person says yes. 409 hold.changed.",
  }),
  answerLift: endpoint({
    name: "hold.answerLift",
    method: "POST",
    path: "/retention/holds/:holdId/answer-lift",
    weighty: true,
    stepUp: true,
    in: oneHold.extend({ answer: z.enum(["lift", "keep"]) }),
    out: none,
    about: "The second word: lifts a hold somebody else asked to lift, or keeps it. 409 hold.changed.",
  }),
};
