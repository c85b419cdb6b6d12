import { z } from "zod";
import { Access, Created, day, endpoint, id, moment, none, personal, version, words } from "../../kernel/contract.ts";
import { PersonId, PersonLabel, SafeLine } from "../../people/contract.ts";
import { Regime, Risk } from "../record/contract.ts";
import { AttemptMethod, CaseId, ContactId, Who } from "../timeline/contract.ts";

/** A try to reach somebody: by what, on which day. */
const Try = z.object({ contactId: ContactId, method: AttemptMethod.nullable(), onDay: day });

/** By what one may try. What is known to be unsafe is not offered; `detail` is the number or address, where there is one and it is safe. */
const Reach = z.object({ method: AttemptMethod, offered: z.boolean(), detail: z.string().nullable() });
export type Reach = z.infer<typeof Reach>;

/** How somebody said "no thank you". */
export const DeclineHow = z.enum(["one_to_one", "call", "text", "email", "visit"]);

export const ClosingReviewId = id("ClosingReview");

/** One case that waits to be reached, with what was tried since anybody was last spoken with. */
export const OutreachRow = z.object({
  caseId: CaseId,
  number: z.number().int(),
  programId: z.uuid(),
  programName: z.string(),
  regime: Regime,
  personId: PersonId,
  label: PersonLabel,
  manager: Who.nullable(),
  risk: Risk.nullable(),
  openedOn: day,
  lastContactOn: day.nullable(),
  /** Never spoken with since the case was opened or taken up again; otherwise silent for longer than the program lets pass. */
  isNew: z.boolean(),
  safeLine: SafeLine.nullable(),
  reach: z.array(Reach),
  tries: z.array(Try),
  /** Three tries, two ways (D32): the case may be closed for want of an answer. */
  enough: z.boolean(),
  /** Risk is high: somebody else looks at such a closing first. */
  needsReview: z.boolean(),
  review: z.object({ state: z.enum(["asked", "returned"]), words: z.string().nullable(), byName: z.string() }).nullable(),
  declined: z.object({ onDay: day, how: z.string(), keptWhy: z.string().nullable() }).nullable(),
  version,
  access: Access,
});
export type OutreachRow = z.infer<typeof OutreachRow>;

/** A closing for want of an answer that somebody else is asked to look at. */
export const ClosingReview = z.object({
  reviewId: ClosingReviewId,
  caseId: CaseId,
  number: z.number().int(),
  programName: z.string(),
  personId: PersonId,
  label: PersonLabel,
  risk: Risk.nullable(),
  lastContactOn: day.nullable(),
  tries: z.array(Try),
  askedBy: Who,
  askedAt: moment,
  /** Of the case, as it stands. */
  version,
  access: Access,
});
export type ClosingReview = z.infer<typeof ClosingReview>;

const one = z.object({ caseId: CaseId });

export const outreach = {
  list: endpoint({
    name: "outreach.list",
    method: "GET",
    path: "/cases/outreach",
    in: z.object({ filter: z.enum(["new", "silent", "all"]).default("all") }),
    out: z.object({ rows: z.array(OutreachRow), more: z.boolean() }),
    about:
      "The cases one carries or covers that wait to be reached, each with its tries and what may be done next; the hundred most pressing.",
  }),
  attempt: endpoint({
    name: "outreach.attempt",
    method: "POST",
    path: "/cases/:caseId/attempts",
    creates: true,
    in: one.extend({ method: AttemptMethod }),
    out: Created,
    about: "Records a try to reach the person, today. 409 outreach.unsafeWay, outreach.declined. `contact.takeBack` undoes it.",
  }),
  decline: endpoint({
    name: "outreach.decline",
    method: "POST",
    path: "/cases/:caseId/decline",
    creates: true,
    in: one.extend({
      how: DeclineHow,
      onDay: day,
      ending: z.enum(["close", "keep"]),
      /** Why the case stays open all the same; asked for then. */
      why: personal(words(2000, 3)).nullish(),
      version,
    }),
    out: Created,
    about: 'The person said "no thank you": when and how; the case is closed with that reason, or kept open with another.',
  }),
  askReview: endpoint({
    name: "closingReview.ask",
    method: "POST",
    path: "/cases/:caseId/closing-reviews",
    creates: true,
    in: one,
    out: Created,
    about:
      "Asks whoever supervises to look at a closing for want of an answer. 409 review.notNeeded, review.alreadyAsked, case.tooFewTries.",
  }),
  reviews: endpoint({
    name: "closingReview.list",
    method: "GET",
    path: "/closing-reviews",
    in: none,
    out: z.object({ reviews: z.array(ClosingReview) }),
    about: "The closings that wait for one's look, in the programs one supervises.",
  }),
  decide: endpoint({
    name: "closingReview.decide",
    method: "POST",
    path: "/closing-reviews/:reviewId/decide",
    in: z.object({
      reviewId: ClosingReviewId,
      decision: z.enum(["approved", "returned"]),
      /** Asked for where it is returned. */
      words: personal(words(2000, 3)).nullish(),
      /** Of the case, as it was looked at. */
      version,
    }),
    out: none,
    about: "Approves the closing, which closes the case, or returns it with words.",
  }),
};
