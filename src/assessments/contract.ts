import { z } from "zod";
import { CaseId, Who } from "../cases/timeline/contract.ts";
import { Access, Created, day, endpoint, id, moment, personal, version, words } from "../kernel/contract.ts";
import { PersonId } from "../people/contract.ts";

/** A need is what somebody says of their own life: what carries them, what they lack, what stands in the way, what they achieved, whom they trust. */
export const NeedId = id("Need");
export type NeedId = z.infer<typeof NeedId>;
const ProgramId = id("Program");

export const NeedKind = z.enum(["trust", "strength", "accomplishment", "need", "barrier"]);
export type NeedKind = z.infer<typeof NeedKind>;
export const Priority = z.enum(["now", "soon", "later"]);
export type Priority = z.infer<typeof Priority>;
export const NeedStatus = z.enum(["open", "met", "not_wanted", "not_met", "mistaken"]);
export type NeedStatus = z.infer<typeof NeedStatus>;
/** From whom we know it (A01). */
export const HeardFrom = z.enum(["person", "family", "school", "provider", "seen"]);
export type HeardFrom = z.infer<typeof HeardFrom>;

/** A part of life, by its code in the program's list. */
export const DomainCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);

/** The list that is shipped, in the order in which it is asked. */
export const SHIPPED_DOMAINS = [
  "housing",
  "food",
  "finance",
  "physical_health",
  "mental_health",
  "safety",
  "education",
  "employment",
  "family",
  "social",
  "transport",
  "legal",
  "immigration",
] as const;
export type ShippedDomain = (typeof SHIPPED_DOMAINS)[number];

/** How one part of life is going, in the person's own eyes: 1 in trouble, 5 going well. */
export const Level = z.object({ domain: DomainCode, level: z.number().int().min(1).max(5) });
export type Level = z.infer<typeof Level>;

export const Need = z.object({
  needId: NeedId,
  kind: NeedKind,
  domain: DomainCode.nullable(),
  words: z.string(),
  heardFrom: HeardFrom,
  priority: Priority.nullable(),
  firstSeen: day,
  status: NeedStatus,
  statusOn: day,
  by: Who,
  recordedAt: moment,
  version,
});
export type Need = z.infer<typeof Need>;

/** One talk through it all: how each part of life was going, and how each need stood on that day. */
export const Assessment = z.object({
  assessmentId: id("Assessment"),
  number: z.number().int(),
  onDay: day,
  by: Who,
  at: moment,
  levels: z.array(Level),
  stood: z.array(z.object({ needId: NeedId, status: NeedStatus, priority: Priority.nullable() })),
});
export type Assessment = z.infer<typeof Assessment>;

/** A part of life the program asks about, or once did. */
export const Domain = z.object({
  code: DomainCode,
  /** In the program's own words; null: as it is shipped. */
  name: z.string().nullable(),
  asked: z.boolean(),
  /** How often something was said of it; 0: it is as it was shipped. */
  seq: z.number().int(),
  since: day.nullable(),
});
export type Domain = z.infer<typeof Domain>;

/** Everything there is about needs and strengths in a case. */
export const Sheet = z.object({
  caseId: CaseId,
  personId: PersonId,
  closed: z.boolean(),
  domains: z.array(Domain),
  /** After how many days it is talked through again, and when that is; null: the program has no such clock. */
  cycle: z.object({ days: z.number().int(), dueOn: day }).nullable(),
  needs: z.array(Need),
  /** Oldest first. */
  assessments: z.array(Assessment),
  access: Access,
});
export type Sheet = z.infer<typeof Sheet>;

const NewNeed = z.object({
  kind: NeedKind,
  domain: DomainCode.nullish(),
  words: personal(words(2_000)),
  heardFrom: HeardFrom.default("person"),
  priority: Priority.nullish(),
  /** When it was first seen; nothing said: on the day of the talk. */
  firstSeen: day.nullish(),
});
export type NewNeed = z.output<typeof NewNeed>;

const oneCase = z.object({ caseId: CaseId });

export const needs = {
  show: endpoint({
    name: "need.show",
    method: "GET",
    path: "/cases/:caseId/needs",
    in: oneCase,
    out: Sheet,
    about: "What carries somebody and what they need, in their own words, and every talk about it.",
  }),
  add: endpoint({
    name: "need.add",
    method: "POST",
    path: "/cases/:caseId/needs",
    creates: true,
    in: oneCase.extend(NewNeed.shape),
    out: Created,
    about: "Adds one strength, need, barrier or accomplishment between two talks. 422 domain.unknown, firstSeen.future. 409 case.closed.",
  }),
  change: endpoint({
    name: "need.change",
    method: "POST",
    path: "/needs/:needId/change",
    in: z.object({
      needId: NeedId,
      domain: DomainCode.nullish(),
      words: personal(words(2_000)),
      heardFrom: HeardFrom,
      priority: Priority.nullish(),
      firstSeen: day,
      status: NeedStatus,
      version,
    }),
    out: z.object({ version }),
    about:
      "Puts one right, or says that it is met, no longer wanted, could not be met, or was written down by mistake. 422 domain.unknown, firstSeen.future, status.notOfThisKind. 409 stale with what stands.",
  }),
};

export const assessments = {
  keep: endpoint({
    name: "assessment.keep",
    method: "POST",
    path: "/cases/:caseId/assessments",
    creates: true,
    in: oneCase.extend({
      /** The number of the last talk the asker saw; 0: none. */
      last: z.number().int().min(0),
      onDay: day,
      levels: z.array(Level).max(40).default([]),
      add: z.array(NewNeed).max(60).default([]),
      /** What became of those that were there. */
      answers: z
        .array(z.object({ needId: NeedId, status: NeedStatus, priority: Priority.nullish(), version }))
        .max(200)
        .default([]),
    }),
    out: Created,
    about:
      "Keeps one talk about needs and strengths: the first is the intake, each later one a reassessment. 409 stale, with all that stands, where somebody kept one since, or changed one of these; 422 nothing.said, onDay.future, domain.unknown.",
  }),
};

export const domains = {
  list: endpoint({
    name: "domain.list",
    method: "GET",
    path: "/programs/:programId/domains",
    in: z.object({ programId: ProgramId }),
    out: z.object({ domains: z.array(Domain), reassessDays: z.number().int().nullable(), version }),
    about: "The parts of life a program asks about, those it no longer asks about too, and after how many days it asks again.",
  }),
  add: endpoint({
    name: "domain.add",
    method: "POST",
    path: "/programs/:programId/domains",
    creates: true,
    in: z.object({ programId: ProgramId, name: words(80) }),
    out: Created,
    about: "Adds a part of life of the program's own. 422 name.taken, name.tooMany.",
  }),
  change: endpoint({
    name: "domain.change",
    method: "POST",
    path: "/programs/:programId/domains/change",
    in: z.object({
      programId: ProgramId,
      code: DomainCode,
      name: words(80).nullish(),
      asked: z.boolean(),
      seq: z.number().int().min(0),
    }),
    out: z.object({ seq: z.number().int() }),
    about:
      "Says from today what a part of life is called and whether it is asked about. What was written under it stays. 404 for a code that is not there. 422 name.taken. 409 stale with what stands.",
  }),
};
