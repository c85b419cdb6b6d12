import { type CsvRow, isFault, readRows } from "./csv.ts";
import type { DeliveredFile } from "./delivery.ts";
import type { Part } from "./draft.ts";
import { type Findings, Unreadable } from "./findings.ts";
import type { Manifest } from "./manifest.ts";
import { matchNames } from "./names.ts";
import { oneRoster11, oneRoster12, oneRosterUnused } from "./oneroster.ts";
import type { RosterFormat } from "./roster.ts";
import { sds2, sds21, sdsUnused } from "./sds.ts";
import { sds1 } from "./sds1.ts";
import { readLines } from "./text.ts";

/** A way of writing rosters: its files, and those of them nobody reads. */
export interface Format {
  readonly name: RosterFormat;
  readonly title: string;
  readonly parts: readonly Part[];
  readonly unused: readonly string[];
}

const formats: Readonly<Record<RosterFormat, Format>> = {
  "oneroster-1.1": { name: "oneroster-1.1", title: "OneRoster 1.1", parts: oneRoster11, unused: oneRosterUnused },
  "oneroster-1.2": { name: "oneroster-1.2", title: "OneRoster 1.2", parts: oneRoster12, unused: oneRosterUnused },
  "sds-1": { name: "sds-1", title: "Microsoft SDS v1", parts: sds1, unused: [] },
  "sds-2": { name: "sds-2", title: "Microsoft SDS v2", parts: sds2, unused: sdsUnused },
  "sds-2.1": { name: "sds-2.1", title: "Microsoft SDS v2.1", parts: sds21, unused: sdsUnused },
};

const everyFile = [
  ...new Set(Object.values(formats).flatMap(({ parts, unused }) => [...parts.map(({ file }) => file), ...unused])),
  "manifest.csv",
];

const ending = /\.csv$/i;

/** The delivered files by the names the standards give them; misspelt ones are named. */
export function recogniseFiles(files: readonly DeliveredFile[], findings: Findings): Map<string, DeliveredFile> {
  const csv = files.filter(({ name }) => ending.test(name));
  const recognised = new Map<string, DeliveredFile>();
  const matches = matchNames(
    csv.map(({ name }) => name.replace(ending, "")),
    everyFile.map((name) => name.replace(ending, "")),
  );
  csv.forEach((file, at) => {
    const match = matches[at];
    if (!match) return;
    const known = `${match.known}.csv`;
    recognised.set(known, file);
    if (match.how !== "exact") findings.add("warning", "file.misnamed", { file: file.name }, `The file was read as “${known}”.`);
  });
  const strangers = files.filter((file) => ![...recognised.values()].includes(file));
  for (const { name } of strangers)
    findings.add("note", "file.unknown", { file: name }, "This file is no part of a roster. It was not read.");
  return recognised;
}

/** Which format the delivery is in, told by its files and their headers; the manifest is asked only where they leave a choice. */
export async function detectFormat(files: ReadonlyMap<string, DeliveredFile>, manifest: Manifest | null): Promise<Format | null> {
  if (["Student.csv", "Section.csv", "School.csv", "StudentEnrollment.csv"].some((name) => files.has(name))) return formats["sds-1"];
  const has = async (name: string, columns: readonly string[]) => {
    const file = files.get(name);
    const matches = file ? matchNames(await peekHeader(file), columns) : [];
    return matches.some((match) => match !== null);
  };
  const rolesApart = files.has("roles.csv");
  const roleInside = await has("users.csv", ["role"]);
  const oneRoster =
    manifest !== null ||
    (await has("users.csv", ["enabledUser", "agentSourcedIds", "dateLastModified"])) ||
    (await has("classes.csv", ["schoolSourcedId", "termSourcedIds"])) ||
    (await has("roles.csv", ["roleType", "userProfileSourcedId"])) ||
    (await has("enrollments.csv", ["sourcedId"]));
  if (oneRoster)
    return formats[
      (rolesApart && !roleInside) || (!files.has("users.csv") && manifest?.version === "1.2") ? "oneroster-1.2" : "oneroster-1.1"
    ];
  if (rolesApart) return formats["sds-2.1"];
  return files.has("users.csv") || files.has("orgs.csv") ? formats["sds-2"] : null;
}

/** The first row of a file; none if it cannot be read, which reading it in earnest will say. */
async function peekHeader(file: DeliveredFile): Promise<readonly string[]> {
  try {
    for await (const run of readRows(readLines(file.open(), () => {}))) {
      const header = run.find((found): found is CsvRow => !isFault(found));
      if (header) return header.cells;
    }
  } catch (error) {
    if (!(error instanceof Unreadable) || error.code.startsWith("archive.")) throw error;
  }
  return [];
}
