import { z } from "zod";
import { ProgramKind } from "../agencies/programs/contract.ts";
import { CaseId, Who } from "../cases/timeline/contract.ts";
import { FileId } from "../files/contract.ts";
import { Access, Created, day, endpoint, moment, none, personal, version, words, wordsOrNone } from "../kernel/contract.ts";
import { PersonId } from "../people/contract.ts";
import { Recipient, RecipientId } from "./recipientContract.ts";
import {
  AloneBecause,
  AuthenticatedHow,
  Head,
  PurposeKind,
  Release,
  ReleaseId,
  ReleaseItem,
  ReleaseMethod,
  ReleaseState,
  releaseItems,
  SignedHow,
  SignerKind,
  TextLocale,
} from "./recordContract.ts";

export * from "./recipientContract.ts";
export * from "./recordContract.ts";

const one = z.object({ releaseId: ReleaseId });
const ofCase = z.object({ caseId: CaseId });

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
      /** Those it is mostly made out to first, each with whom there the last one named. */
      recipients: z.array(Recipient.extend({ lastWhom: z.string().nullable() })),
      partners: z.array(z.object({ id: z.uuid(), name: z.string() })),
      howLong: z.object({ usual: z.number().int(), warn: z.number().int(), most: z.number().int() }),
      language: z.string(),
      interpreter: z.boolean(),
      programKind: ProgramKind,
      /** They are written down as missing: nothing they would have to sign themselves can be signed. */
      missing: z.boolean(),
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
      /** They were said to be of age when they signed before. */
      saidOfAge: z.boolean(),
      /** That it was read with them and spoken about: when, and by whom. */
      readTogether: z.object({ at: moment, by: Who }).nullable(),
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
  read: endpoint({
    name: "release.read",
    method: "POST",
    path: "/releases/:releaseId/read",
    in: one.extend({
      saidVoluntary: z.literal(true),
      saidWithdrawal: z.literal(true),
      saidLimits: z.literal(true),
      saidRisks: z.literal(true),
      saidAlternatives: z.literal(true),
    }),
    out: none,
    about:
      "Says that its text was read together with whoever signs, and each of the five spoken about: now, by the asker. Said anew, the last time counts. 409 release.notDraft.",
  }),
  sign: endpoint({
    name: "release.sign",
    method: "POST",
    path: "/releases/:releaseId/sign",
    in: one.extend({
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
      "Signs a draft with everything a release needs; each part that is missing is a 422 by its field, name too where nothing of it can be seen. adultId: accused, noContact, noRights, ended, unknown. 409 release.notRead, release.notDraft, release.over, release.died, release.missing.",
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
