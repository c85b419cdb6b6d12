import { z } from "zod";
import { FileId, MediaType } from "../files/contract.ts";
import { Access, Created, day, endpoint, id, moment, none, personal, version, words, wordsOrNone } from "../kernel/contract.ts";
import { leavingFile } from "../kernel/fileContract.ts";

/** A paper is what came to the desk: a subpoena, an officer, a question. Whoever stands there writes it down, and learns of nobody whether they are known. */
export const PaperId = id("Paper");
export type PaperId = z.infer<typeof PaperId>;

/** What comes to a desk. */
export const PaperKind = z.enum(["subpoena", "warrant", "court_order", "officer", "immigration", "public_records", "other"]);
export type PaperKind = z.infer<typeof PaperKind>;

/** What became of it. */
export const PaperOutcome = z.enum(["nothing_given", "with_counsel", "answered", "withdrawn"]);
export type PaperOutcome = z.infer<typeof PaperOutcome>;

const Who = z.object({ id: z.uuid(), name: z.string() });

/** A paper in a list: what kind, for which program, until when; no name. */
export const PaperHead = z.object({
  paperId: PaperId,
  number: z.number().int(),
  kind: PaperKind,
  programId: z.uuid(),
  programName: z.string(),
  cameOn: day,
  dueOn: day.nullable(),
  overdue: z.boolean(),
  legalHold: z.boolean(),
  counselTold: z.boolean(),
  ended: z.boolean(),
  recordedBy: Who,
  /** The reader answers for it: has counsel told, lifts a hold, ends it. */
  answers: z.boolean(),
});
export type PaperHead = z.infer<typeof PaperHead>;

/** All that was written of it. */
export const Paper = PaperHead.extend({
  asker: z.string(),
  wanted: z.string(),
  counsel: z.object({ words: z.string(), at: moment }).nullable(),
  file: z.object({ name: z.string(), mediaType: MediaType, size: z.number().int(), scan: z.enum(["clear", "pending", "held"]) }).nullable(),
  end: z.object({ outcome: PaperOutcome, why: z.string(), by: Who, at: moment }).nullable(),
  recordedAt: moment,
  /** The reader answers for it: lifts a hold, joins it to a case they see, ends it. */
  mayEnd: z.boolean(),
  version,
  access: Access,
});
export type Paper = z.infer<typeof Paper>;

const one = z.object({ paperId: PaperId });

export const desk = {
  show: endpoint({
    name: "desk.show",
    method: "GET",
    path: "/desk",
    in: none,
    out: z.object({
      today: day,
      /** Every program of the agency, with who answers for what comes to its desk. */
      programs: z.array(z.object({ programId: z.uuid(), name: z.string(), mine: z.boolean(), ring: z.array(Who) })),
      /** Whom to call, of the office's own list. */
      numbers: z.array(z.object({ name: z.string(), phone: z.string().nullable(), place: z.string().nullable() })),
      /** What is written down and open, as far as it is the asker's to read. */
      papers: z.array(PaperHead),
    }),
    about: "For whoever stands at the desk: whom to ring, and what came that they wrote down or answer for.",
  }),
  record: endpoint({
    name: "paper.record",
    method: "POST",
    path: "/papers",
    creates: true,
    in: z.object({
      programId: z.uuid(),
      kind: PaperKind,
      asker: personal(words(400)),
      wanted: personal(words(4000)),
      cameOn: day.nullish(),
      dueOn: day.nullish(),
      counsel: personal(wordsOrNone(1000)),
      legalHold: z.boolean().default(false),
      fileId: z.union([FileId, z.literal("")]).nullish(),
    }),
    out: Created,
    about: "Writes down what came to the desk. It asks for nobody's record, and says of nobody whether they are known.",
  }),
  paper: endpoint({
    name: "paper.show",
    method: "GET",
    path: "/papers/:paperId",
    in: one,
    out: Paper,
    about: "What came, to whoever wrote it down and to those who answer for it.",
  }),
  change: endpoint({
    name: "paper.change",
    method: "POST",
    path: "/papers/:paperId",
    in: one.extend({ counsel: personal(wordsOrNone(1000)), dueOn: day.nullish(), legalHold: z.boolean(), version }),
    out: none,
    about: "Says who was told, by when an answer is due, and whether all of it is kept. 409 paper.over.",
  }),
  end: endpoint({
    name: "paper.end",
    method: "POST",
    path: "/papers/:paperId/end",
    in: one.extend({ outcome: PaperOutcome, why: personal(words(1000, 3)), version }),
    out: none,
    about: "Says what became of it; by those who answer for it. 409 paper.over.",
  }),
  file: endpoint({
    name: "paper.file",
    method: "GET",
    path: "/papers/:paperId/file",
    weighty: true,
    in: one,
    out: leavingFile,
    about: "The paper itself, as it was photographed or sent.",
  }),
};
