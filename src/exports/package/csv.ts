/** What a spreadsheet would take for a formula at the beginning of a cell; and the sign that guards one, which is guarded too, so that it can be undone. */
const GUARDED = /^[=+\-@\t\r\n'＝＋－＠]/;
const QUOTED = /[",\r\n]/;

/** How a cell is written (RFC 4180): NULL is nothing at all, an empty text is "". */
export function writeCell(value: string | null): string {
  if (value === null) return "";
  const safe = GUARDED.test(value) ? `'${value}` : value;
  return safe === "" || QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line of cells. */
export const writeLine = (cells: readonly (string | null)[]): string => `${cells.map(writeCell).join(",")}\r\n`;

/** How to read the tables, for index.json. */
export const csvRules = {
  encoding: "UTF-8, without a byte order mark",
  standard: "RFC 4180: commas, double quotes doubled inside quotes, each line ended by CR LF; a text may hold line ends of its own",
  firstLine: "the names of the columns",
  null: "a cell with nothing in it, not even quotes, is NULL; an empty text is two double quotes",
  guard:
    "a value that begins with = + - @ ' (or their full-width forms), a tab or a line end is written with one ' before it, so that no spreadsheet runs it: a cell that begins with ' loses exactly that one when it is read",
  times: "ISO 8601 in UTC with up to six decimals, or infinity; days as YYYY-MM-DD; times of day in the agency's own zone",
  lists: "JSON arrays",
} as const;
