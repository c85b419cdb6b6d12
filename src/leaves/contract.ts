import { z } from "zod";
import { CaseId, Who } from "../cases/timeline/contract.ts";
import { Access, Created, day, endpoint, id, moment, none, personal, version, words, wordsOrNone } from "../kernel/contract.ts";
import { PersonId } from "../people/contract.ts";

/**
 * A leave is somebody's time away from their studies for their health, from asking for it to coming back, under the version of the agency's written policy that held
 * on the day it was asked for. Its way is one, whatever the condition is: nothing here is told of what kind that is (R81).
 */
export const LeaveId = id("Leave");
export type LeaveId = z.infer<typeof LeaveId>;
export const PolicyId = id("LeavePolicy");
export const DecisionId = id("LeaveDecision");

/** Where a leave can stand, in the order of its way. */
export const statuses = [
  "requested",
  "documents_pending",
  "under_review",
  "decided",
  "on_leave",
  "return_requested",
  "return_decided",
  "appealed",
  "closed",
] as const;
export type Status = (typeof statuses)[number];

/** What can be done with it. */
export const acts = ["documents", "review", "decide", "begin", "askReturn", "appeal", "decideAppeal", "close"] as const;
export type Act = (typeof acts)[number];

const LeaveStatus = z.enum(statuses);
export const Outcome = z.enum(["approved", "modified", "denied"]);
export type Outcome = z.infer<typeof Outcome>;

/** What a leave touches elsewhere, and who there is asked: what somebody looks at before they go. */
export const Office = z.object({
  about: z.enum(["housing", "aid", "visa", "refund", "insurance", "other"]),
  who: words(160),
  /** What it means for them, and by when, in plain words. */
  says: words(600),
});
export type Office = z.infer<typeof Office>;

/** What an administrator writes as the next version. */
const Wording = z.object({
  title: words(160),
  summary: words(4000),
  body: words(40_000),
  language: z.enum(["en", "es", "ar"]),
  offices: z.array(Office).max(20),
  documentsDays: z.number().int().min(1).max(60),
  reviewDays: z.number().int().min(1).max(60),
  appealDays: z.number().int().min(5).max(180),
  effectiveOn: day,
});
export const Policy = Wording.extend({ policyId: PolicyId, number: z.number().int(), byName: z.string(), at: moment });
export type Policy = z.infer<typeof Policy>;
/** Of the version that applies, what stands beside a request. */
const Applies = Policy.pick({ policyId: true, number: true, title: true, effectiveOn: true, appealDays: true, offices: true });

/** A term of a decision. A least time away quotes the policy that says so, word for word (R82). */
const TermKind = z.enum(["least_time", "care", "contact", "studies", "other"]);
export type TermKind = z.infer<typeof TermKind>;
const KeptTerm = z.object({ kind: TermKind, what: z.string(), cites: z.string().nullable() });
/** Each has its own reason, of this person. */
const Term = z
  .object({ kind: TermKind, what: personal(words(1000)), reason: personal(words(2000)), cites: wordsOrNone(2000) })
  .superRefine(({ kind, cites }, context) => {
    if (kind === "least_time" && cites === null) context.addIssue({ code: "custom", path: ["cites"], message: "missing" });
  });

export const Decision = z.object({
  decisionId: DecisionId,
  stage: z.enum(["request", "return"]),
  /** It answers an appeal, and is the end of it. */
  ofAppeal: z.boolean(),
  outcome: Outcome,
  by: Who,
  onDay: day,
  terms: z.array(KeptTerm),
  appealHow: z.string().nullable(),
  appealBy: day.nullable(),
  appealedOn: day.nullable(),
  /** What they wrote, or had written down, when they appealed. */
  appealWords: z.string().nullable(),
  /** Why it was decided so, and the reason of each term: to reviewers alone; null to all others. */
  reasoning: z.object({ assessment: z.string(), reasons: z.array(z.string()) }).nullable(),
});
export type Decision = z.infer<typeof Decision>;

export const Leave = z.object({
  leaveId: LeaveId,
  status: LeaveStatus,
  from: day,
  /** Null while nobody knows; once it is approved somebody has said it. */
  until: day.nullable(),
  back: day.nullable(),
  due: day.nullable(),
  askedOn: day,
  /** They asked for it themselves, on their own page. */
  onPage: z.boolean(),
  closedOn: day.nullable(),
  closedBecause: z.enum(["returned", "denied", "withdrawn", "not_returning"]).nullable(),
  policy: Applies,
  /** The last one stands. */
  decisions: z.array(Decision),
  version,
});
export type Leave = z.infer<typeof Leave>;

const one = z.object({ leaveId: LeaveId, version });
const of = { caseId: CaseId };

export const leaves = {
  ofCase: endpoint({
    name: "leave.ofCase",
    method: "GET",
    path: "/cases/:caseId/leaves",
    in: z.object(of),
    out: z.object({
      personId: PersonId,
      /** The newest first; the first is the one that runs, if one does. */
      leaves: z.array(Leave),
      /** Whether the documents are complete; null: nobody has said (R84). */
      documents: z.boolean().nullable(),
      /** The version that holds today; null: the agency has none. */
      policy: Applies.nullable(),
      maySteer: z.boolean(),
      mayReview: z.boolean(),
      access: Access,
    }),
    about: "The leaves of a case: where each stands, by when what comes next is done, what was decided under which version of the policy.",
  }),
  ask: endpoint({
    name: "leave.ask",
    method: "POST",
    path: "/cases/:caseId/leaves",
    creates: true,
    in: z.object({ ...of, from: day, until: day.nullish() }),
    out: Created,
    about:
      "Asks for a leave, under the version that holds today. Nothing is asked of why. 422 until; 409 leave.noPolicy, leave.another, case.closed.",
  }),
  act: endpoint({
    name: "leave.act",
    method: "POST",
    path: "/leaves/:leaveId/steps",
    in: one.extend({
      act: z.enum(acts).exclude(["decide", "decideAppeal"]),
      back: day.nullish(),
      words: personal(wordsOrNone(8000)),
      /** Of an end: they say that they do not appeal what was not approved. */
      waived: z.boolean().default(false),
    }),
    out: z.object({ version }),
    about:
      "One step of a leave that is no decision. 422 back, words; 409 leave.notNow, leave.documentsMissing, leave.appealLate, leave.appealRuns, case.closed, stale.",
  }),
  decide: endpoint({
    name: "leave.decide",
    method: "POST",
    path: "/leaves/:leaveId/decisions",
    creates: true,
    in: one.extend({
      policyId: PolicyId,
      outcome: Outcome,
      assessment: personal(words(20_000)),
      terms: z.array(Term).max(20),
      /** Other days than were asked for; of a return, the day they come back. */
      from: day.nullish(),
      until: day.nullish(),
      /** How and until when it is appealed: always said, save of what answers an appeal. */
      appealHow: personal(wordsOrNone(4000)),
      appealBy: day.nullish(),
    }),
    out: Created,
    about:
      "Decides a request, a return or an appeal (R82, R83). 422 by field, until where nobody has said it, leave.sameDecider, leave.onTheCase, leave.notInPolicy, leave.appealTooSoon, leave.otherPolicy; 409 leave.notNow, leave.documentsMissing, stale.",
  }),
  sayKind: endpoint({
    name: "leave.sayKind",
    method: "POST",
    path: "/leaves/:leaveId/kind",
    in: z.object({ leaveId: LeaveId, kind: z.enum(["physical", "mental", "other"]) }),
    out: none,
    about:
      "Says, for counting alone, what kind of condition it is. Nobody reads it back, and nothing of the leave hangs on it (R81). 409 leave.notNow after the day it ended.",
  }),
  policies: endpoint({
    name: "leavePolicy.list",
    method: "GET",
    path: "/leave-policies",
    in: none,
    out: z.object({ policies: z.array(Policy), slug: z.string(), mayKeep: z.boolean() }),
    about: "Every version of the agency's policy, the newest first.",
  }),
  publish: endpoint({
    name: "leavePolicy.publish",
    method: "POST",
    path: "/leave-policies",
    creates: true,
    in: Wording,
    out: Created,
    about: "Publishes the next version, for anybody to read. What stood before it stays to be read. 422 effectiveOn.",
  }),
  equity: endpoint({
    name: "leave.equity",
    method: "GET",
    path: "/programs/:programId/leaves/:year",
    in: z.object({ programId: id("Program"), year: z.coerce.number().int().min(2000).max(2200) }),
    out: z.object({
      /** null: fewer than may be shown, or it could be worked out from them. */
      rows: z.array(
        z.object({
          kind: z.string(),
          outcomes: z.record(z.string(), z.number().int().nullable()),
          all: z.number().int().nullable(),
          decidedAfter: z.number().nullable(),
          away: z.number().nullable(),
        }),
      ),
      least: z.number().int(),
    }),
    about:
      "Outcomes and durations by kind of condition of the leaves asked for in one year that are over, ten more at a time, small numbers taken out (A26). Never to who decides an open request.",
  }),
};
