import { z } from "zod";
import { CaseId, Who } from "../cases/timeline/contract.ts";
import { day, id, moment, version } from "../kernel/contract.ts";
import { PersonId } from "../people/contract.ts";
import { RecipientId, recipientKinds } from "./recipientContract.ts";

/**
 * A release is the paper on which a person says that one recipient may learn these items, for this purpose, until then. It is drawn up, shown, signed,
 * and ends: by its day, by a word of theirs, by its purpose. What it said never changes, and it never comes back.
 */
export const ReleaseId = id("Release");
export type ReleaseId = z.infer<typeof ReleaseId>;

/** What can be shared, each by itself. There is no word for everything (R23). */
export const releaseItems = [
  "identity", "contact", "address", "attendance", "appointments", "services", "plan", "progress", "notes", "assessment", "safety", "documents", "schooling",
  "medical", "legal", "letter",
] as const; // biome-ignore format: a list is read by its rows
export const ReleaseItem = z.enum(releaseItems);
export type ReleaseItem = z.infer<typeof ReleaseItem>;

export const purposeKinds = [
  "legal_help", "housing", "benefits", "schooling", "health", "safety", "investigation", "prosecution", "coordination", "other",
] as const; // biome-ignore format: a list is read by its rows
export const PurposeKind = z.enum(purposeKinds);
export type PurposeKind = z.infer<typeof PurposeKind>;

export const ReleaseMethod = z.enum(["verbal", "written", "electronic"]);
export type ReleaseMethod = z.infer<typeof ReleaseMethod>;
/** How a release stands at this moment. */
export const ReleaseState = z.enum(["draft", "coming", "active", "expired", "withdrawn", "lapsed", "superseded", "done"]);
export type ReleaseState = z.infer<typeof ReleaseState>;
/** In what capacity somebody signs (R24). */
export const SignerKind = z.enum(["self", "minor_alone", "minor_and_adult", "parent", "guardian", "guardian_ad_litem", "conservator"]);
export type SignerKind = z.infer<typeof SignerKind>;
/** Why a minor signs alone. */
export const AloneBecause = z.enum(["may_consent", "unaccompanied", "emancipated", "student_rights"]);
export type AloneBecause = z.infer<typeof AloneBecause>;
export const SignedHow = z.enum(["typed", "drawn", "paper"]);
/** How whoever signed was known. */
export const AuthenticatedHow = z.enum(["known", "document", "code_word"]);
/** The languages the text itself is written in. */
export const TextLocale = z.enum(["en", "es", "ar"]);
export type TextLocale = z.infer<typeof TextLocale>;
/** R20: what is spoken about before anybody signs, each by itself. */
export const spoken = ["saidVoluntary", "saidWithdrawal", "saidLimits", "saidRisks", "saidAlternatives"] as const;
/** What is known of a release that stands or stood. */
export const Release = z.object({
  releaseId: ReleaseId,
  caseId: CaseId,
  personId: PersonId,
  state: ReleaseState,
  recipient: z.object({ id: RecipientId, name: z.string(), kind: z.enum(recipientKinds), partner: z.boolean() }),
  toWhom: z.string(),
  toEmail: z.string().nullable(),
  items: z.array(z.object({ item: ReleaseItem, detail: z.string().nullable() })),
  purposeKind: PurposeKind,
  purpose: z.string().nullable(),
  methods: z.array(ReleaseMethod),
  startsAt: moment,
  expiresAt: moment,
  /** The last day on which it stands, where the agency is. */
  lastDay: day,
  untilPurpose: z.boolean(),
  language: z.string(),
  interpreter: z.string().nullable(),
  /** What they said of their death, and where `ifMissing` of being missing; null: it ends then. */
  outlives: z.string().nullable(),
  ifMissing: z.boolean(),
  lapsedBecause: z.enum(["death", "missing", "signer"]).nullable(),
  signedAt: moment.nullable(),
  signerKind: SignerKind.nullable(),
  signedHow: SignedHow.nullable(),
  by: Who,
  /** Taken back; `by` is null where the person did it themselves, on their own page. */
  withdrawn: z
    .object({ at: moment, how: z.enum(["oral", "written", "own_page"]), by: Who.nullable(), confirmedAt: moment.nullable() })
    .nullable(),
  renewsId: ReleaseId.nullable(),
  /** The day by which it is to be looked at again. */
  reviewOn: day.nullable(),
  version,
});
export type Release = z.infer<typeof Release>;

/** All that those see of a release who serve the case and do not hold its legal section: enough to end it. */
export const Head = z.object({
  releaseId: ReleaseId,
  recipient: z.string().nullable(),
  kind: z.enum(recipientKinds),
  expiresAt: moment,
  state: ReleaseState,
});
