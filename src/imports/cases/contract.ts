import { z } from "zod";
import { endpoint, none, personal, version, words, wordsOrNone } from "../../kernel/contract.ts";
import { PersonId, PersonLabel } from "../../people/contract.ts";
import { Run, RunId } from "../contract.ts";

/** Old cases are those another system or a spreadsheet kept: its columns are said to be ours once, then they come in like a roster. */
const one = z.object({ runId: RunId });

/** What a column of an old system can be here. `keep`: its words go into the history as they are. */
export const Field = z.enum([
  "caseId",
  "personId",
  "studentId",
  "call",
  "given",
  "family",
  "fullName",
  "born",
  "email",
  "phone",
  "site",
  "grade",
  "program",
  "status",
  "openedOn",
  "closedOn",
  "outcome",
  "risk",
  "owner",
  "nextStep",
  "nextStepOn",
  "noteId",
  "noteOn",
  "noteKind",
  "noteAuthor",
  "noteText",
  "noteAudience",
  "keep",
]);
export type Field = z.infer<typeof Field>;

const choices = <V extends z.ZodType>(value: V) => z.record(z.string().max(200), value).default({});

/** Which column of an old system's tables is which field here, and which of its words means what. */
export const Mapping = z.object({
  tables: z
    .array(
      z.object({ name: z.string().max(200), role: z.enum(["cases", "history", "none"]), columns: z.record(z.string().max(130), Field) }),
    )
    .max(60),
  dayOrder: z.enum(["day-first", "month-first"]).nullable().default(null),
  statuses: choices(z.enum(["open", "closed"])),
  programs: choices(z.enum(["here", "leave"])),
  owners: choices(z.uuid()),
  /** What the source is called, kept with a saved mapping. */
  source: z.string().max(60).optional(),
  /** Old persons that somebody says are persons here. */
  same: choices(z.uuid()),
});
export type Mapping = z.infer<typeof Mapping>;
/** What a saved mapping is called. */
export const MappingName = words(60);

/** A column as it is mapped by: its header, three of its values, and what it is taken for. */
export const Column = z.object({ header: z.string(), samples: z.array(z.string()), field: Field.nullable() });
export const Table = z.object({ name: z.string(), rows: z.number().int(), columns: z.array(Column) });
export type Table = z.infer<typeof Table>;

const Choice = z.object({ text: z.string(), rows: z.number().int() });

/** A person of the file who may be one who is here: for somebody to say, never merged. */
export const Alike = z.object({
  key: z.string(),
  title: z.string(),
  line: z.number().int(),
  personId: PersonId,
  label: PersonLabel,
  number: z.number().int(),
});
export type Alike = z.infer<typeof Alike>;

export const Look = z.object({
  runId: RunId,
  version,
  tables: z.array(Table),
  mapping: Mapping,
  saved: z.string().nullable(),
  names: z.array(z.string()),
  missing: z.enum(["cases", "caseId", "name", "historyId"]).nullable(),
  choices: z.object({ owners: z.array(Choice), statuses: z.array(Choice), programs: z.array(Choice), dayOrder: z.boolean() }),
  carriers: z.array(z.object({ id: z.uuid(), name: z.string() })),
  alike: z.array(Alike),
});
export type Look = z.infer<typeof Look>;

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array).meta({ file: "application/zip" });

export const oldCases = {
  upload: endpoint({
    name: "import.uploadCases",
    method: "POST",
    path: "/imports/cases",
    in: z.object({ programId: z.uuid(), fileName: z.string().max(200), system: wordsOrNone(60), file: bytes }),
    out: z.object({ runId: RunId }),
    about:
      "Takes old cases (a workbook, or a zip of CSV files and workbooks, sent as application/zip) for a program whose cases one opens and writes. The same file again is the same run.",
  }),
  programs: endpoint({
    name: "import.programs",
    method: "GET",
    path: "/imports/programs",
    in: none,
    out: z.object({ programs: z.array(z.object({ programId: z.uuid(), name: z.string() })), sources: z.array(z.string()) }),
    about: "The programs one may bring old cases into, and what the sources were called before.",
  }),
  look: endpoint({
    name: "import.look",
    method: "GET",
    path: "/imports/:runId/mapping",
    in: one,
    out: Look,
    about: "The tables of a file of old cases with three values a column, how they are mapped, and what only a person can say.",
  }),
  map: endpoint({
    name: "import.map",
    method: "POST",
    path: "/imports/:runId/mapping",
    in: one.extend({ version, mapping: personal(Mapping), name: MappingName }),
    out: Run,
    about: "Saves the mapping under a name, and reads the file by it. Nothing is written until somebody agrees.",
  }),
};
