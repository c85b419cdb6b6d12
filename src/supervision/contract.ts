import { z } from "zod";
import { CaseId, Who } from "../cases/timeline/contract.ts";
import { Access, Created, day, endpoint, id, moment, none, personal, version, words, wordsOrNone } from "../kernel/contract.ts";
import { PersonId, PersonLabel } from "../people/contract.ts";

/**
 * An ask is what somebody asks the supervisors of a program about a case: a question, or a yes to what waits for one, a plan or a closing. It is addressed to
 * whoever supervises there and may see the case, and to nobody by name.
 */
export const AskId = id("Ask");
export const ReviewId = id("RecordReview");

export const AskKind = z.enum(["question", "plan", "closing"]);
export type AskKind = z.infer<typeof AskKind>;
export const AskStatus = z.enum(["asked", "answered", "closed", "taken_back"]);
export type AskStatus = z.infer<typeof AskStatus>;
export const AskAnswer = z.enum(["answered", "yes", "no"]);
export type AskAnswer = z.infer<typeof AskAnswer>;

export const Ask = z.object({
  askId: AskId,
  kind: AskKind,
  status: AskStatus,
  /** What was asked; null where a plan waits by itself, and where its words are gone. */
  words: z.string().nullable(),
  askedBy: Who,
  askedAt: moment,
  answer: AskAnswer.nullable(),
  answerWords: z.string().nullable(),
  answeredBy: Who.nullable(),
  answeredAt: moment.nullable(),
  /** Unanswered for longer than it should be. */
  late: z.boolean(),
  mayAnswer: z.boolean(),
  /** May be taken back, or laid aside once it is answered. */
  mayEnd: z.boolean(),
  version,
});
export type Ask = z.infer<typeof Ask>;

const ofCase = { caseId: CaseId, caseNumber: z.number().int(), personId: PersonId, label: PersonLabel, access: Access };

/** One that waits for the asker, with whom it is about. */
export const WaitingAsk = Ask.extend(ofCase);
export type WaitingAsk = z.infer<typeof WaitingAsk>;

export const Found = z.enum(["yes", "no", "na"]);
export type Found = z.infer<typeof Found>;

/** A record picked for a quarter, and what was found of it. */
export const RecordReview = z.object({
  ...ofCase,
  reviewId: ReviewId,
  programId: z.uuid(),
  manager: Who,
  quarter: day,
  dueOn: day,
  /** Spoken with as often as the program says. */
  contact: Found.nullable(),
  /** Their plan is current. */
  plan: Found.nullable(),
  /** There is a next step. */
  step: Found.nullable(),
  /** Safety was asked about; null where the program does not. */
  safety: Found.nullable(),
  asksSafety: z.boolean(),
  note: z.string().nullable(),
  doneAt: moment.nullable(),
  doneBy: Who.nullable(),
  mayReview: z.boolean(),
  version,
});
export type RecordReview = z.infer<typeof RecordReview>;

/** Whether plans and closings of a program wait for a supervisor's yes. */
const Wants = z.object({ plan: z.boolean(), closing: z.boolean() });

const one = z.object({ askId: AskId, version });

export const supervision = {
  ofCase: endpoint({
    name: "supervision.ofCase",
    method: "GET",
    path: "/cases/:caseId/supervision",
    in: z.object({ caseId: CaseId }),
    out: z.object({
      caseId: CaseId,
      personId: PersonId,
      /** Newest first; fifty at most. */
      asks: z.array(Ask),
      wants: Wants,
      /** The asker may ask here. */
      mayAsk: z.boolean(),
      /** Somebody supervises there who may know of it, now. */
      heard: z.boolean(),
      /** The asker's own closing of it waits for somebody else's yes. */
      needsYes: z.boolean(),
      access: Access,
    }),
    about: "What was asked of the program's supervisors about a case, and what they said.",
  }),
  waiting: endpoint({
    name: "supervision.waiting",
    method: "GET",
    path: "/supervision",
    in: none,
    out: z.object({
      /** Waits for the asker's answer, the oldest first. */
      asked: z.array(WaitingAsk),
      /** Asked by the asker, or about a case of theirs, answered and not yet laid aside. */
      answered: z.array(WaitingAsk),
      /** Records of this quarter, and of earlier ones that are not done, in the programs one supervises. */
      records: z.object({ total: z.number().int(), done: z.number().int(), late: z.number().int(), dueOn: day.nullable() }),
    }),
    about: "What waits for the asker as a supervisor, and what was answered to them.",
  }),
  raise: endpoint({
    name: "ask.raise",
    method: "POST",
    path: "/cases/:caseId/asks",
    creates: true,
    in: z.object({ caseId: CaseId, kind: AskKind.exclude(["plan"]), words: personal(words(4000)) }),
    out: Created,
    about:
      "Asks the program's supervisors about a case, or for their yes to its closing. 409 case.closed, ask.notNeeded, ask.alreadyAsked, ask.nobody (the asker alone supervises there).",
  }),
  answer: endpoint({
    name: "ask.answer",
    method: "POST",
    path: "/asks/:askId/answer",
    in: one.extend({ answer: AskAnswer, words: personal(wordsOrNone(4000)) }),
    out: none,
    about: "Answers: a question with words, a plan or a closing with yes or no, and a no with words. 409 ask.changed.",
  }),
  end: endpoint({
    name: "ask.end",
    method: "POST",
    path: "/asks/:askId/end",
    in: one,
    out: none,
    about: "Takes back what nobody answered yet, or lays aside what was answered. 409 ask.changed.",
  }),
};

export const recordReviews = {
  list: endpoint({
    name: "recordReview.list",
    method: "GET",
    path: "/record-reviews",
    in: none,
    out: z.object({
      today: day,
      quarter: day,
      /** Whether any program the asker supervises has its records looked through. */
      wanted: z.boolean(),
      reviews: z.array(RecordReview),
    }),
    about:
      "The records picked for this quarter and those of earlier ones that are not done, with what was found; of one's own records, what was found.",
  }),
  keep: endpoint({
    name: "recordReview.keep",
    method: "POST",
    path: "/record-reviews/:reviewId/keep",
    in: z.object({
      reviewId: ReviewId,
      contact: Found,
      plan: Found,
      step: Found,
      safety: Found.nullish(),
      note: personal(wordsOrNone(4000)),
      version,
    }),
    out: none,
    about:
      "Writes down what was found in a record, once. 422 safety missing, where the program asks at each meeting; 409 recordReview.done.",
  }),
};
