import { z } from "zod";
import { NoteId } from "../cases/timeline/contract.ts";
import { FileId, MediaType } from "../files/contract.ts";
import { id, moment, personal, words } from "../kernel/contract.ts";
import { RecipientId, ReleaseId, ReleaseItem, recipientKinds } from "../releases/contract.ts";

/** A package: copies for one recipient, written once. */
export const PackageId = id("Package");
export type PackageId = z.infer<typeof PackageId>;

/** In which way something is told. */
export const ShareMethod = z.enum(["partner", "link", "printed", "verbal"]);
export type ShareMethod = z.infer<typeof ShareMethod>;

/** What an item is a copy of. */
export const CopyKind = z.enum(["text", "fact", "redacted", "file", "spoken"]);
export type CopyKind = z.infer<typeof CopyKind>;

/** By what right something is told without a release, where there is such a right (R30, R37). */
export const FerpaCode = z.enum([
  "school_official",
  "transfer_school",
  "audit",
  "financial_aid",
  "studies",
  "accreditation",
  "dependent_parent",
  "juvenile_justice",
  "child_welfare",
  "directory",
]);
export type FerpaCode = z.infer<typeof FerpaCode>;
export const MandateCode = z.enum(["court_order", "statute", "subpoena_received"]);
export type MandateCode = z.infer<typeof MandateCode>;
/** On what something was told; on nothing, where it was said aloud and no right to it stood. */
export const ShareBasis = z.enum(["release", "ferpa_exception", "mandate", "emergency", "self", "aggregate", "none"]);
export type ShareBasis = z.infer<typeof ShareBasis>;

const Title = personal(words(160));
const Body = personal(words(20_000));

/** What a file can be, among what is released. */
export const fileItems = ["documents", "letter", "schooling", "medical", "legal", "assessment"] as const satisfies readonly ReleaseItem[];

/** What a copy of a note is, by what the note is of. The database holds the same (disclosures.item_of_note). */
export const itemOfTopic = (topic: string): ReleaseItem =>
  topic === "safety" || topic === "legal" ? topic : topic === "clinical" ? "medical" : "notes";

/** One copy, as it is about to leave. A file is named by its id and copied; all else is what is typed here. */
export const NewCopy = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), item: ReleaseItem, title: Title, body: Body }),
  z.object({ kind: z.literal("fact"), item: ReleaseItem, title: Title, body: Body }),
  /** A copy of a note, with what is not to be told taken out of it. */
  z.object({ kind: z.literal("redacted"), item: ReleaseItem, title: Title, body: Body, noteId: NoteId }),
  z.object({ kind: z.literal("file"), item: ReleaseItem, title: Title, fileId: FileId }),
  /** Said aloud; what of it is ticked. */
  z.object({ kind: z.literal("spoken"), item: ReleaseItem, title: Title }),
]);
export type NewCopy = z.output<typeof NewCopy>;

/** What in a text may tell who or where somebody is (R10). */
export const Clue = z.enum(["address", "place", "plate", "school", "employer", "phone", "email", "birth", "number", "name", "otherName"]);
export type Clue = z.infer<typeof Clue>;

/** A copy that left, as it left. */
export const Copy = z.object({
  seq: z.number().int(),
  item: ReleaseItem,
  kind: CopyKind,
  title: z.string(),
  body: z.string().nullable(),
  file: z.object({ mediaType: MediaType, size: z.number().int() }).nullable(),
});
export type Copy = z.infer<typeof Copy>;

/** Somebody one may share with now, because a release stands. */
export const Standing = z.object({
  releaseId: ReleaseId,
  recipientId: RecipientId,
  recipient: z.string(),
  kind: z.enum(recipientKinds),
  toWhom: z.string(),
  items: z.array(ReleaseItem),
  methods: z.array(ShareMethod),
  /** Where mail for a link would go; null where no address is known. */
  mail: z.boolean(),
  expiresAt: moment,
  /** In which language it was spoken of when they signed. */
  language: z.string(),
  /** Which of the offered facts they have heard before: to tell them again no reminder is asked. */
  told: z.array(ReleaseItem),
});
export type Standing = z.infer<typeof Standing>;
