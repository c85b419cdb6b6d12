import { z } from "zod";
import { CaseId, Who } from "../cases/timeline/contract.ts";
import { FileId } from "../files/contract.ts";
import { Access, Created, day, endpoint, id, moment, none, personal, version, words, wordsOrNone } from "../kernel/contract.ts";
import { PersonId } from "../people/contract.ts";

/**
 * A release is the paper on which a person says that one recipient may learn these items, for this purpose, until then. It is drawn up, shown, signed,
 * and ends: by its day, by a word of theirs, by its purpose. What it said never changes, and it never comes back.
 */
export const ReleaseId = id("Release");
export type ReleaseId = z.infer<typeof ReleaseId>;
export const RecipientId = id("Recipient");
export type RecipientId = z.infer<typeof RecipientId>;

export const recipientKinds = [
  "law_enforcement", "prosecutor", "court", "provider", "school", "college", "victim_services", "legal_aid", "housing", "benefits", "family", "other",
] as const; // biome-ignore format: a list is read by its rows
export type RecipientKind = (typeof recipientKinds)[number];

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

/** Somebody outside who may be told something, as the agency's address book has them. */
export const Recipient = z.object({
  recipientId: RecipientId,
  name: z.string(),
  kind: z.enum(recipientKinds),
  /** An agency of the network: a colleague there can sign in and read what is shared. */
  partner: z.boolean(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  version,
});
export type Recipient = z.infer<typeof Recipient>;

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
  outlives: z.string().nullable(),
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
const Head = z.object({
  releaseId: ReleaseId,
  recipient: z.string().nullable(),
  kind: z.enum(recipientKinds),
  expiresAt: moment,
  state: ReleaseState,
});

const one = z.object({ releaseId: ReleaseId });
const ofCase = z.object({ caseId: CaseId });
const NewRecipient = z.object({
  kind: z.enum(recipientKinds),
  name: personal(words(160)).optional(),
  /** An agency of the network instead of a name. */
  partnerAgencyId: z.uuid().optional(),
  /** One of the family belongs to this case, and is known with it alone. */
  caseId: CaseId.optional(),
  address: personal(wordsOrNone(400)),
  phone: personal(wordsOrNone(60)),
  email: personal(wordsOrNone(160)),
});

export const recipients = {
  list: endpoint({
    name: "recipient.list",
    method: "GET",
    path: "/recipients",
    in: none,
    out: z.object({
      recipients: z.array(Recipient),
      partners: z.array(z.object({ id: z.uuid(), name: z.string() })),
      mayAdd: z.boolean(),
    }),
    about: "The agency's address book of those outside who may be told something; and the agencies of its network, by name alone.",
  }),
  add: endpoint({
    name: "recipient.add",
    method: "POST",
    path: "/recipients",
    creates: true,
    in: NewRecipient,
    out: Created,
    about: "Adds somebody to the address book: one name, or one agency of the network. 422 name.",
  }),
  end: endpoint({
    name: "recipient.end",
    method: "POST",
    path: "/recipients/:recipientId/end",
    in: z.object({ recipientId: RecipientId, version }),
    out: none,
    about: "Takes somebody off the address book: no new release is made out to them. What stands, stands.",
  }),
};

export const releases = {
  list: endpoint({
    name: "release.list",
    method: "GET",
    path: "/cases/:caseId/releases",
    in: ofCase,
    out: z.object({ personId: PersonId, releases: z.array(Release), heads: z.array(Head), mayMake: z.boolean(), access: Access }),
    about:
      "The releases of a case, newest first. Whoever sees the case without its legal section learns to whom and until when alone (`heads`), and may end one.",
  }),
  begin: endpoint({
    name: "release.begin",
    method: "GET",
    path: "/cases/:caseId/releases/new",
    in: ofCase,
    out: z.object({
      personId: PersonId,
      recipients: z.array(Recipient),
      partners: z.array(z.object({ id: z.uuid(), name: z.string() })),
      howLong: z.object({ usual: z.number().int(), warn: z.number().int(), most: z.number().int() }),
      language: z.string(),
      interpreter: z.boolean(),
      regime: z.enum(["FERPA", "VSP", "CONF", "BASE"]),
      access: Access,
    }),
    about: "What a new release starts from: whom it can be made out to, and how long one stands there.",
  }),
  draft: endpoint({
    name: "release.draft",
    method: "POST",
    path: "/cases/:caseId/releases",
    creates: true,
    in: z.object({
      caseId: CaseId,
      recipientId: RecipientId,
      toWhom: personal(words(160)),
      /** Of a colleague at a partner agency who will sign in, typed in full. Whether there is one is not said. */
      toEmail: personal(wordsOrNone(160)),
      items: z.array(z.string().max(40)).min(1).max(releaseItems.length),
      details: z.partialRecord(ReleaseItem, personal(words(300))).optional(),
      purposeKind: PurposeKind,
      purpose: personal(wordsOrNone(600)),
      methods: z.array(ReleaseMethod).min(1).max(3),
      startsOn: day.optional(),
      until: day.optional(),
      untilPurpose: z.boolean().default(false),
      language: z.string().regex(/^[a-z]{2,3}$/),
      interpreter: personal(wordsOrNone(160)),
      outlives: personal(wordsOrNone(300)),
      renewsId: ReleaseId.optional(),
    }),
    out: Created,
    about:
      "Draws up a release: one recipient, items of the closed list, an end. Nothing is shared by it. 422 by field: items `blanket`, until `past` or `tooLong`, recipientId, purpose. 409 release.died.",
  }),
  show: endpoint({
    name: "release.show",
    method: "GET",
    path: "/releases/:releaseId",
    in: one,
    out: z.object({
      release: Release,
      text: z.string(),
      textLocale: TextLocale,
      /** The first of its print: on the person's copy too. */
      print: z.string(),
      /** The text kept is the text that was shown and signed (R25). */
      fits: z.boolean(),
      /** Whether the person is a minor today; null where the birth date is not known. */
      minor: z.boolean().nullable(),
      /** In what capacity somebody usually signs here. */
      usualSigner: SignerKind,
      usualAlone: AloneBecause.nullable(),
      /** The adults who may sign for them (R24). */
      signers: z.array(z.object({ personId: PersonId, name: z.string() })),
      signature: z
        .object({
          how: SignedHow,
          name: z.string().nullable(),
          secondName: z.string().nullable(),
          fileId: FileId.nullable(),
          secondFileId: FileId.nullable(),
        })
        .nullable(),
      reviews: z.array(z.object({ onDay: day, by: Who, withPerson: z.boolean() })),
      access: Access,
    }),
    about: "A release whole: its exact text, whether that still is the text that was signed, and who may sign.",
  }),
  sign: endpoint({
    name: "release.sign",
    method: "POST",
    path: "/releases/:releaseId/sign",
    in: one.extend({
      saidVoluntary: z.literal(true),
      saidWithdrawal: z.literal(true),
      saidLimits: z.literal(true),
      saidRisks: z.literal(true),
      saidAlternatives: z.literal(true),
      signerKind: SignerKind,
      /** Whether they are a minor, as the worker knows it; asked where no birth date is kept. */
      minor: z.boolean().nullish(),
      aloneBecause: AloneBecause.nullish(),
      tooYoung: z.boolean().default(false),
      /** The adult who signs, for them or beside them. */
      adultId: PersonId.nullish(),
      how: SignedHow,
      authenticatedHow: AuthenticatedHow,
      name: personal(wordsOrNone(160)),
      secondName: personal(wordsOrNone(160)),
      signatureId: FileId.nullish(),
      secondSignatureId: FileId.nullish(),
      version,
    }),
    out: z.object({ version }),
    about:
      "Signs a draft with everything a release needs; each part that is missing is a 422 by its field. adultId: accused, noContact, noRights, ended, unknown. 409 release.notDraft, release.over, release.died.",
  }),
  withdraw: endpoint({
    name: "release.withdraw",
    method: "POST",
    path: "/releases/:releaseId/withdraw",
    in: one.extend({ how: z.enum(["oral", "written"]).default("oral") }),
    out: none,
    about:
      "Ends a release this second, on the person's word, by anybody who sees the case. Never refused for anything else; said twice it is still ended. It cannot be taken back.",
  }),
  confirm: endpoint({
    name: "release.confirm",
    method: "POST",
    path: "/releases/:releaseId/confirm",
    in: one.extend({ version }),
    out: z.object({ version }),
    about: "Says that the person has the withdrawal in writing. 409 release.notWithdrawn.",
  }),
  finish: endpoint({
    name: "release.finish",
    method: "POST",
    path: "/releases/:releaseId/finish",
    in: one.extend({ version }),
    out: z.object({ version }),
    about: "Says that what it was for is done: it stands no more. 409 release.notLive.",
  }),
  review: endpoint({
    name: "release.review",
    method: "POST",
    path: "/releases/:releaseId/reviews",
    creates: true,
    in: one.extend({ withPerson: z.boolean() }),
    out: Created,
    about: "Writes down that somebody looked at it again today, with the person or without. 409 release.notLive.",
  }),
  copy: endpoint({
    name: "release.copy",
    method: "GET",
    path: "/releases/:releaseId/copy",
    in: one,
    out: z.object({
      personId: PersonId,
      text: z.string(),
      textLocale: TextLocale,
      print: z.string(),
      signedAt: moment.nullable(),
      state: ReleaseState,
      access: Access,
    }),
    weighty: true,
    about: "The person's copy: the very text that was signed, to be printed or read aloud. That it was taken is on record first.",
  }),
};
