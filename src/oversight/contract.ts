import { z } from "zod";
import { FerpaCode, MandateCode } from "../disclosures/copyContract.ts";
import { day, endpoint, id, moment, none, personal, version, wordsOrNone } from "../kernel/contract.ts";
import { ReleaseItem } from "../releases/contract.ts";
import { recipientKinds } from "../releases/recipientContract.ts";

/** An override is what one person did alone past a gate, with their reason; somebody else looks at it (R71). */
export const OverrideId = id("Override");
const CaseId = id("Case");
const Who = z.object({ id: z.uuid(), name: z.string() });

/** What was done: shared on an exception of the schools, given away because the law compelled it, asked for though marked unsafe, or told aloud on nothing. */
export const OverrideKind = z.enum(["exception", "compelled", "unmasked", "unreleased"]);
export type OverrideKind = z.infer<typeof OverrideKind>;

/** What the one who looked at it found; `seen` where a reviewer from outside saw that it was done, and nothing of it. */
export const OverrideFinding = z.enum(["right", "should_not", "seen"]);
export type OverrideFinding = z.infer<typeof OverrideFinding>;

export const Override = z.object({
  overrideId: OverrideId,
  by: Who,
  mine: z.boolean(),
  programId: z.uuid(),
  kind: OverrideKind,
  at: moment,
  /** By which exception, or what compelled it. */
  code: z.union([FerpaCode, MandateCode]).nullable(),
  /** Who received it; of a family only that it is one. */
  party: z.object({ kind: z.enum(recipientKinds), name: z.string().nullable() }).nullable(),
  items: z.array(ReleaseItem),
  /** The reason given; null where its words are gone. */
  reason: z.string().nullable(),
  /** The order or statute that was named. */
  legal: z.string().nullable(),
  /** null where the reader may not open it, or there is none. */
  caseId: CaseId.nullable(),
  caseNumber: z.number().int().nullable(),
  reviewBy: day,
  overdue: z.boolean(),
  review: z.object({ finding: OverrideFinding, words: z.string().nullable(), by: Who, at: moment }).nullable(),
  mayReview: z.boolean(),
  version,
});
export type Override = z.infer<typeof Override>;

export const overrides = {
  list: endpoint({
    name: "override.list",
    method: "GET",
    path: "/overrides",
    in: none,
    out: z.object({ overrides: z.array(Override) }),
    about: "What the asker did past a gate, and what is theirs to look at; unreviewed ones first, the last hundred.",
  }),
  review: endpoint({
    name: "override.review",
    method: "POST",
    path: "/overrides/:overrideId/review",
    weighty: true,
    in: z.object({
      overrideId: OverrideId,
      finding: OverrideFinding.exclude(["seen"]),
      /** Why; needed where it should not have been. */
      words: personal(wordsOrNone(2000)),
      version,
    }),
    out: z.object({
      /** Whether the case's manager was given a step because of it. */
      stepLaid: z.boolean(),
    }),
    about:
      "Says whether it was right; never by who did it. Where it should not have been, the case's manager has a step to see to it. 409 override.reviewed.",
  }),
};
