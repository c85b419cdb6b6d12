import { z } from "zod";
import { FileId } from "../files/contract.ts";
import { endpoint, id, moment, none, personal, words } from "../kernel/contract.ts";

/**
 * An export is everything an agency has, as one package of documented files: asked for by one person, said yes to by a second one and by those who work
 * in each confidential program, made by a job, fetched by the one who asked. All of them see who did what, and when.
 */
export const ExportId = id("Export");
export type ExportId = z.infer<typeof ExportId>;

const Who = z.object({ id: z.uuid(), name: z.string() });

/** Whose word it takes: that of the whole (no program), or of a confidential program. */
const Word = z.object({
  program: Who.nullable(),
  answer: z.enum(["yes", "no", "own", "nobody"]).nullable(),
  by: Who.nullable(),
  at: moment.nullable(),
  /** Who may say it. */
  saidBy: z.array(z.string()),
  /** The reader is one of them. */
  mine: z.boolean(),
});
export type Word = z.infer<typeof Word>;

/** An export as its people see it. */
export const Export = z.object({
  exportId: ExportId,
  reason: z.string(),
  askedBy: Who,
  askedAt: moment,
  lapsesAt: moment,
  status: z.enum(["asked", "making", "ready", "gone", "failed", "refused", "withdrawn", "lapsed"]),
  words: z.array(Word),
  /** The reader asked for it. */
  mine: z.boolean(),
  /** All that must be said is said: it can be made. */
  canBegin: z.boolean(),
  rowsDone: z.number().int(),
  rowsTotal: z.number().int(),
  finishedAt: moment.nullable(),
  size: z.number().int().nullable(),
  indexSha256: z.string().nullable(),
  expiresAt: moment.nullable(),
  fetched: z.array(z.object({ by: Who, at: moment })),
});
export type Export = z.infer<typeof Export>;

const one = z.object({ exportId: ExportId });

export const exports = {
  list: endpoint({
    name: "export.list",
    method: "GET",
    path: "/exports",
    in: none,
    out: z.object({ exports: z.array(Export), mayAsk: z.boolean() }),
    about: "The packages that were asked for, as far as they concern the asker: the last fifty, newest first.",
  }),
  show: endpoint({
    name: "export.show",
    method: "GET",
    path: "/exports/:exportId",
    in: one,
    out: Export,
    about: "A package: who asked, who said what, how far it is, who fetched it.",
  }),
  ask: endpoint({
    name: "export.ask",
    method: "POST",
    path: "/exports",
    creates: true,
    stepUp: true,
    in: z.object({ reason: personal(words(500)) }),
    out: z.object({ exportId: ExportId }),
    about: "Asks for everything the agency has. Nothing is made before a second person has said yes; unanswered for 72 hours, it lapses.",
  }),
  say: endpoint({
    name: "export.say",
    method: "POST",
    path: "/exports/:exportId/say",
    stepUp: true,
    in: one.extend({ answer: z.enum(["yes", "no"]) }),
    out: Export,
    about:
      "Says yes or no, for all that is the asker's to say. A no to the whole ends it; a no of a confidential program keeps that program in.",
  }),
  begin: endpoint({
    name: "export.begin",
    method: "POST",
    path: "/exports/:exportId/begin",
    stepUp: true,
    in: one,
    out: Export,
    about: "Has it made, with all that was said yes to by now. What failed may be begun again.",
  }),
  withdraw: endpoint({
    name: "export.withdraw",
    method: "POST",
    path: "/exports/:exportId/withdraw",
    in: one,
    out: Export,
    about: "Takes back what was asked, before it is made.",
  }),
  fetch: endpoint({
    name: "export.fetch",
    method: "POST",
    path: "/exports/:exportId/fetch",
    stepUp: true,
    in: one,
    out: z.object({ fileId: FileId }),
    about: "Writes down that its asker fetches it. For an hour from then, the file of that id is given out to them, and to nobody else.",
  }),
};
