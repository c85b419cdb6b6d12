import { excerpt, type Findings, Unreadable } from "./findings.ts";
import { matchNames, type NameMatch } from "./names.ts";
import type { Sheet } from "./sheet.ts";

/** A file's header, understood. */
export interface Header<Column extends string> {
  readonly width: number;
  /** The taken columns that are there, and where each stands in a row. */
  readonly at: ReadonlyMap<Column, number>;
  /** Every column's name: the standard's where it was recognised, the file's own elsewhere. */
  readonly names: readonly string[];
  readonly hasPassword: boolean;
}

/** Recognises the columns, misspelt ones too. Throws Unreadable if one is missing without which no row makes sense. */
export function readHeader<Column extends string>(
  file: string,
  line: number,
  cells: readonly string[],
  sheet: Sheet<Column>,
  findings: Findings,
): Header<Column> {
  const headers = cells.map((cell) => cell.normalize("NFC").trim());
  const taken: readonly Column[] = [...new Set([...sheet.key, ...sheet.required, ...sheet.optional])];
  const matches = matchNames(headers, [...taken, ...(sheet.ignored ?? [])]);
  const names = headers.map((header, at) => matches[at]?.known ?? header);
  const at = new Map(taken.flatMap((column) => (names.includes(column) ? [[column, names.indexOf(column)] as const] : [])));
  describeHeader(file, headers, names, sheet, findings);

  const missing = sheet.required.filter((column) => !at.has(column));
  if (missing.length > 0) throw new Unreadable("header.missing", missingMessage(missing), line);
  reportHeader(file, line, headers, matches, sheet, findings);
  return { width: cells.length, at, names, hasPassword: [...names, ...headers].some((name) => /passw|pwd/i.test(name)) };
}

function describeHeader<Column extends string>(
  file: string,
  headers: readonly string[],
  names: readonly string[],
  sheet: Sheet<Column>,
  findings: Findings,
): void {
  const columns = new Map<string, { header: string; number: number }>();
  names.forEach((name, at) => {
    if (!columns.has(name)) columns.set(name, { header: headers[at] ?? name, number: at + 1 });
  });
  findings.describeFile(file, { columns, fields: sheet.fields ?? {} });
}

function reportHeader<Column extends string>(
  file: string,
  line: number,
  headers: readonly string[],
  matches: readonly (NameMatch | null)[],
  sheet: Sheet<Column>,
  findings: Findings,
): void {
  const recognised = new Set(matches.map((match) => match?.known));
  headers.forEach((header, at) => {
    const match = matches[at];
    if (match && match.how !== "exact") {
      const place = { file, line, column: match.known };
      findings.add("warning", "header.misspelt", place, `“${excerpt(header)}” was read as “${match.known}”.`);
    } else if (!match && header !== "" && recognised.has(header)) {
      findings.add(
        "error",
        "header.twice",
        { file, line, column: header },
        `There are two columns “${excerpt(header)}”. The first was read.`,
      );
    }
  });
  for (const column of sheet.expected ?? []) {
    if (!recognised.has(column))
      findings.add("warning", "header.lacking", { file, line }, `The standard asks for a column “${column}”; there is none.`);
  }
  const unknown = headers.filter((header, at) => header !== "" && !matches[at] && !recognised.has(header)).map(excerpt);
  if (unknown.length > 0) {
    const shown = unknown
      .slice(0, 8)
      .map((header) => `“${header}”`)
      .join(", ");
    const more = unknown.length > 8 ? ` and ${unknown.length - 8} more` : "";
    findings.add("note", "header.unknown", { file, line }, `Columns we do not know were not read: ${shown}${more}.`);
  }
}

function missingMessage(missing: readonly string[]): string {
  const [first, ...others] = missing.map((column) => `“${column}”`);
  return others.length === 0
    ? `The column ${first} is missing from the header, so the file could not be read.`
    : `The columns ${[first, ...others].join(", ")} are missing from the header, so the file could not be read.`;
}
