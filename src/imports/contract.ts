import { z } from "zod";
import { cursor, endpoint, id, moment, none, version, wordsOrNone } from "../kernel/contract.ts";

/** An import is a roster that was read: what is wrong in it, what it would change, and whether somebody agreed. */
export const RunId = id("ImportRun");

const Kind = z.enum(["site", "account", "person", "relationship", "enrolment", "class", "class_member"]);
const Change = z.enum(["new", "changed", "ended", "back"]);

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

const Counts = z.object({ same: z.number().int(), new: z.number().int(), changed: z.number().int(), ended: z.number().int(), back: z.number().int() });

export const Run = z.object({
  runId: RunId,
  programId: z.uuid(),
  programName: z.string(),
  fileName: z.string(),
  system: z.string(),
  format: z.string().nullable(),
  status: z.enum(["reading", "read", "refused", "applying", "applied", "failed", "dropped"]),
  counts: z.partialRecord(Kind, Counts),
  findings: z.object({ errors: z.number().int(), warnings: z.number().int(), notes: z.number().int() }),
  askedBy: z.string(),
  askedAt: moment,
  finishedAt: moment.nullable(),
  version,
});
export type Run = z.infer<typeof Run>;

const one = z.object({ runId: RunId });

/** The bytes of an uploaded file, as the door hands them on. */
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const imports = {
  list: endpoint({ name: "import.list", method: "GET", path: "/imports", in: none, out: z.object({ runs: z.array(Run) }), about: "The last fifty rosters that were read here." }),
  upload: endpoint({
    name: "import.upload",
    method: "POST",
    path: "/imports/roster",
    in: z.object({ programId: z.uuid(), fileName: z.string().max(200), system: wordsOrNone(60), file: bytes }),
    out: z.object({ runId: RunId }),
    about: "Reads a roster (a zip, sent as application/zip; the rest in the query). Nothing is written until somebody agrees. The same file again is the same run.",
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
    in: one.extend({ kind: Kind, change: Change.optional(), after: cursor }),
    out: z.object({ changes: z.array(z.object({ place: z.number().int(), change: Change, outside: z.string(), title: z.string(), fields: z.array(z.string()) })), next: z.string().nullable() }),
    about: "The rows of one kind that would change, fifty at a time.",
  }),
  agree: endpoint({ name: "import.agree", method: "POST", path: "/imports/:runId/agree", in: one.extend({ version }), out: Run, about: "Writes what was shown: all of it, or nothing." }),
  drop: endpoint({ name: "import.drop", method: "POST", path: "/imports/:runId/drop", in: one.extend({ version }), out: none, about: "Lets a read roster go without writing it." }),
};
