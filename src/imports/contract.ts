import { z } from "zod";
import { endpoint, id, moment, none, version, wordsOrNone } from "../kernel/contract.ts";

/** An import is a file that was read, a roster or old cases: what is wrong in it, what it would change, and whether somebody agreed. */
export const RunId = id("ImportRun");

export const Kind = z.enum(["site", "account", "person", "relationship", "enrolment", "class", "class_member", "case", "history"]);
export type Kind = z.infer<typeof Kind>;
export const Change = z.enum(["new", "changed", "ended", "back"]);
export type Change = z.infer<typeof Change>;

export const Finding = z.object({
  severity: z.enum(["error", "warning", "note"]),
  file: z.string().nullable(),
  line: z.number().int().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  value: z.string().nullish(),
  count: z.number().int(),
});
export type Finding = z.infer<typeof Finding>;

const Counts = z.object({
  same: z.number().int(),
  new: z.number().int(),
  changed: z.number().int(),
  ended: z.number().int(),
  back: z.number().int(),
});

export const Run = z.object({
  runId: RunId,
  /** A school's roster, or cases another system or a spreadsheet kept. */
  kind: z.enum(["roster", "cases"]),
  programId: z.uuid(),
  programName: z.string(),
  fileName: z.string(),
  system: z.string(),
  format: z.string().nullable(),
  status: z.enum(["reading", "mapping", "read", "refused", "applying", "applied", "failed", "dropped"]),
  counts: z.partialRecord(Kind, Counts),
  findings: z.object({ errors: z.number().int(), warnings: z.number().int(), notes: z.number().int(), leftOut: z.number().int() }),
  askedBy: z.string(),
  askedAt: moment,
  finishedAt: moment.nullable(),
  version,
});
export type Run = z.infer<typeof Run>;

const one = z.object({ runId: RunId });

/** The bytes of an uploaded file, as the door hands them on. */
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array).meta({ file: "application/zip" });

/** A program a roster's students can belong to; `usual` where it is the one that takes a school's concerns. */
export const RosterProgram = z.object({ programId: z.uuid(), name: z.string(), slug: z.string(), usual: z.boolean() });
export type RosterProgram = z.infer<typeof RosterProgram>;

/** What the formats call themselves. */
export const formatTitles: Readonly<Record<string, string>> = {
  "oneroster-1.1": "OneRoster 1.1",
  "oneroster-1.2": "OneRoster 1.2",
  "sds-1": "Microsoft SDS v1",
  "sds-2": "Microsoft SDS v2",
  "sds-2.1": "Microsoft SDS v2.1",
};

export const imports = {
  list: endpoint({
    name: "import.list",
    method: "GET",
    path: "/imports",
    in: none,
    out: z.object({ runs: z.array(Run), programs: z.array(RosterProgram) }),
    about:
      "The last fifty rosters and files of old cases that were read here and one may know of, and the programs a roster can be read for.",
  }),
  upload: endpoint({
    name: "import.upload",
    method: "POST",
    path: "/imports/roster",
    in: z.object({ programId: z.uuid(), fileName: z.string().max(200), system: wordsOrNone(60), file: bytes }),
    out: z.object({ runId: RunId }),
    about:
      "Reads a roster (a zip, sent as application/zip; the rest in the query). Nothing is written until somebody agrees. The same file again is the same run.",
  }),
  show: endpoint({
    name: "import.show",
    method: "GET",
    path: "/imports/:runId",
    in: one,
    out: Run.extend({ list: z.array(Finding) }),
    about: "What was found in a roster, by file, line and column, and what it would change.",
  }),
  changes: endpoint({
    name: "import.changes",
    method: "GET",
    path: "/imports/:runId/changes",
    in: one.extend({
      kind: Kind,
      change: Change.optional(),
      after: z
        .string()
        .regex(/^\d{1,9}$/)
        .optional(),
    }),
    out: z.object({
      changes: z.array(
        z.object({ place: z.number().int(), change: Change, outside: z.string(), title: z.string(), fields: z.array(z.string()) }),
      ),
      next: z.string().nullable(),
    }),
    about: "The rows of one kind that would change, fifty at a time.",
  }),
  agree: endpoint({
    name: "import.agree",
    method: "POST",
    path: "/imports/:runId/agree",
    in: one.extend({ version }),
    out: Run,
    about: "Writes what was shown: all of it, or nothing.",
  }),
  drop: endpoint({
    name: "import.drop",
    method: "POST",
    path: "/imports/:runId/drop",
    in: one.extend({ version }),
    out: none,
    about: "Lets a read roster go without writing it.",
  }),
};
